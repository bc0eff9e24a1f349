//! Data are read before Typst runs: what is missing or misshapen is refused by the name of its field.

use crate::errore::ErroreDocumento;
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads typed data.
///
/// # Errors
/// The path of the first field that is missing, unknown or misshapen. Its value is never repeated.
pub(crate) fn leggi<T: DeserializeOwned>(dati: &Value) -> Result<T, ErroreDocumento> {
    serde_path_to_error::deserialize(dati).map_err(|errore| {
        let percorso = errore.path().to_string();
        let percorso = if percorso == "." { String::new() } else { percorso };
        racconta(&percorso, &errore.inner().to_string())
    })
}

/// Turns what serde says into a field and an Italian reason.
fn racconta(percorso: &str, detto: &str) -> ErroreDocumento {
    let nominato = detto.split('`').nth(1).unwrap_or_default();
    if detto.starts_with("missing field") {
        return ErroreDocumento::dato(unisci(percorso, nominato), "manca, va indicato");
    }
    if detto.starts_with("unknown field") {
        let campo = if percorso.rsplit('.').next() == Some(nominato) {
            percorso.to_owned()
        } else {
            unisci(percorso, nominato)
        };
        return ErroreDocumento::dato(campo, "non è un campo del modello: correggi il nome o toglilo");
    }
    let campo = if percorso.is_empty() { "dati" } else { percorso };
    if detto.starts_with("unknown variant") {
        let ammessi: Vec<_> = detto.split('`').skip(3).step_by(2).collect();
        return ErroreDocumento::dato(campo, format!("valore non ammesso: scegli fra {}", ammessi.join(", ")));
    }
    // Only chrono does not say what it expected.
    let atteso = detto.rsplit_once("expected ").map_or("", |(_, atteso)| atteso);
    ErroreDocumento::dato(campo, format!("forma sbagliata: ci vuole {}", forma(atteso)))
}

fn forma(atteso: &str) -> &'static str {
    match atteso {
        "a string" => "un testo",
        "a sequence" => "un elenco",
        "a map" => "un oggetto",
        "a boolean" => "vero o falso",
        intero if intero.starts_with(['u', 'i']) => "un numero intero non negativo",
        oggetto if oggetto.starts_with("struct") => "un oggetto",
        scelta if scelta.contains("enum") || scelta.contains("variant") => "una delle scelte previste dal modello",
        _ => "una data esistente, nella forma AAAA-MM-GG",
    }
}

fn unisci(percorso: &str, campo: &str) -> String {
    if percorso.is_empty() { campo.to_owned() } else { format!("{percorso}.{campo}") }
}

/// A text that must not be blank.
pub(crate) fn pieno(campo: &str, testo: &str) -> Result<(), ErroreDocumento> {
    if testo.trim().is_empty() { Err(ErroreDocumento::dato(campo, "è vuoto, va indicato")) } else { Ok(()) }
}

/// A second day that must not come before the first.
pub(crate) fn non_prima(
    campo: &str,
    giorno: NaiveDate,
    (nome_primo, primo): (&str, NaiveDate),
) -> Result<(), ErroreDocumento> {
    if giorno < primo {
        Err(ErroreDocumento::dato(campo, format!("viene prima di «{nome_primo}»: correggi una delle due date")))
    } else {
        Ok(())
    }
}

/// Refuses characters that no embedded font can draw: PDF/A does not allow a missing glyph.
pub(crate) fn caratteri(dati: &Value, disegnabile: &dyn Fn(char) -> bool) -> Result<(), ErroreDocumento> {
    estraneo(dati, disegnabile).map_or(Ok(()), |(campo, carattere)| {
        let codice = u32::from(carattere);
        let motivo = format!("contiene il carattere U+{codice:04X}, che non si può stampare: sostituiscilo");
        Err(ErroreDocumento::dato(campo, motivo))
    })
}

/// The first character that cannot be drawn, and its field. The path is put together on the way back, because
/// there is nearly always none.
fn estraneo(valore: &Value, disegnabile: &dyn Fn(char) -> bool) -> Option<(String, char)> {
    match valore {
        Value::Object(mappa) => {
            mappa.iter().filter(|(chiave, _)| *chiave != "contenuto_base64").find_map(|(chiave, valore)| {
                estraneo(valore, disegnabile).map(|(dentro, carattere)| (innesta(chiave, &dentro), carattere))
            })
        }
        Value::Array(valori) => valori.iter().enumerate().find_map(|(indice, valore)| {
            estraneo(valore, disegnabile)
                .map(|(dentro, carattere)| (innesta(&format!("[{indice}]"), &dentro), carattere))
        }),
        Value::String(testo) => testo
            .chars()
            .find(|&carattere| carattere != '\n' && !disegnabile(carattere))
            .map(|carattere| (String::new(), carattere)),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn innesta(fuori: &str, dentro: &str) -> String {
    if dentro.is_empty() || dentro.starts_with('[') { format!("{fuori}{dentro}") } else { format!("{fuori}.{dentro}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::carta::Firma;
    use serde_json::json;

    fn motivo(dati: Value) -> (String, String) {
        match leggi::<crate::ottemperanza::Dati>(&dati) {
            Err(ErroreDocumento::Dato { campo, motivo }) => (campo, motivo),
            altro => panic!("atteso un errore di dato, avuto {altro:?}"),
        }
    }

    #[test]
    fn a_missing_field_is_named() {
        assert_eq!(motivo(json!({})).0, "stato");
    }

    #[test]
    fn an_unknown_field_is_named_once() {
        let errore = leggi::<Firma>(&json!({ "luogo": "A", "nome": "C", "grado": "D" })).unwrap_err();
        assert!(matches!(&errore, ErroreDocumento::Dato { campo, .. } if campo == "grado"), "{errore}");
    }

    #[test]
    fn a_wrong_type_is_named_and_its_value_is_not_repeated() {
        let errore = leggi::<Firma>(&json!({ "luogo": "A", "ruolo": 731_954, "nome": "C" })).unwrap_err().to_string();
        assert!(errore.contains("ruolo") && errore.contains("un testo"), "{errore}");
        assert!(!errore.contains("731"), "the value was repeated: {errore}");
    }

    #[test]
    fn a_character_without_a_glyph_is_refused_where_it_stands() {
        let errore =
            caratteri(&json!({ "a": ["x", { "b": "sì\u{1F600}" }] }), &|c| c.is_alphabetic()).unwrap_err().to_string();
        assert!(errore.contains("a[1].b") && errore.contains("U+1F600"), "{errore}");
    }
}
