//! Pure reckonings, for `mirato calcola`: a JSON document in, a JSON document out, no archive.

use crate::leggi::Leggi;
use mirato_domain::Errore;
use mirato_norme::graduatoria::{self, TabelleCriteri};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calcolo {
    /// Base, quota, uncovered units.
    Quota,
    /// Working days between two dates.
    GiorniLavorativi,
    /// Fee of an exemption.
    Contributo,
    /// Sanctions of art. 15.
    Sanzione,
    /// Term of a procedure.
    Termini,
    /// Ranking of the candidates of a call.
    Graduatoria,
}

/// Reckons; `spiega` keeps the explanation.
///
/// # Errors
/// `json_non_valido` or `campo_non_valido` naming line or field, or what the rule refuses.
pub fn calcola(calcolo: Calcolo, documento: &str, spiega: bool) -> Result<Value, Errore> {
    let leggi = Leggi::nuove("")?;
    let parametri = &leggi.parametri;
    let mut risposta = match calcolo {
        Calcolo::Quota => risposta(&mirato_norme::quota::calcola(&leggi_documento(documento)?, parametri, spiega)?),
        Calcolo::GiorniLavorativi => {
            risposta(&mirato_norme::calendario::giorni_lavorativi(parametri, &leggi_documento(documento)?)?)
        }
        Calcolo::Contributo => risposta(&mirato_norme::l68_1999::art05_contributo::contributo(
            parametri,
            &leggi_documento(documento)?,
            spiega,
        )?),
        Calcolo::Sanzione => {
            risposta(&mirato_norme::l68_1999::art15_sanzioni::sanzione(parametri, &leggi_documento(documento)?)?)
        }
        Calcolo::Termini => {
            risposta(&mirato_norme::l241_1990::termini::termine(parametri, &leggi_documento(documento)?)?)
        }
        Calcolo::Graduatoria => {
            let tabelle = TabelleCriteri::fornite()?;
            risposta(&graduatoria::calcola(parametri, &tabelle, &leggi_documento(documento)?)?)
        }
    }?;
    if let (false, Value::Object(campi)) = (spiega, &mut risposta) {
        campi.remove("spiegazione");
    }
    Ok(risposta)
}

fn risposta<T: Serialize>(valore: &T) -> Result<Value, Errore> {
    serde_json::to_value(valore)
        .map_err(|errore| Errore::guasto("risposta_non_scritta", format!("La risposta non si scrive: {errore}")))
}

/// Reads a document; an error names the field, or the line where the JSON breaks.
fn leggi_documento<T: DeserializeOwned>(documento: &str) -> Result<T, Errore> {
    let mut lettore = serde_json::Deserializer::from_str(documento);
    let valore = serde_path_to_error::deserialize(&mut lettore).map_err(|errore| {
        let campo = errore.path().to_string();
        let interno = errore.into_inner();
        if interno.is_data() {
            let motivo = in_italiano(&interno.to_string());
            Errore::dato("campo_non_valido", format!("Il documento ha un campo da correggere: {motivo}."))
                .con_campo(campo, motivo)
        } else {
            json_rotto(&interno)
        }
    })?;
    lettore.end().map_err(|errore| json_rotto(&errore))?;
    Ok(valore)
}

fn json_rotto(errore: &serde_json::Error) -> Errore {
    let messaggio = format!(
        "Il documento non è JSON: si interrompe alla riga {}, colonna {}. Controlla virgole, virgolette e parentesi.",
        errore.line(),
        errore.column()
    );
    Errore::dato("json_non_valido", messaggio)
}

/// The reader's own words in Italian; what the types of the domain say is Italian already.
fn in_italiano(motivo: &str) -> String {
    let motivo = motivo.split(" at line ").next().unwrap_or(motivo);
    let nome = |testo: &str| testo.split('`').nth(1).unwrap_or_default().to_owned();
    if motivo.starts_with("unknown field") {
        let attesi = motivo
            .split_once("expected")
            .map(|(_, attesi)| attesi.replace("one of", "").replace('`', ""))
            .unwrap_or_default();
        let attesi = attesi.trim().trim_start_matches("there are no fields");
        return format!("il campo «{}» non esiste; i campi sono: {}", nome(motivo), attesi.trim());
    }
    if motivo.starts_with("missing field") {
        return format!("manca il campo «{}»", nome(motivo));
    }
    if motivo.starts_with("duplicate field") {
        return format!("il campo «{}» è scritto due volte", nome(motivo));
    }
    if motivo.starts_with("unknown variant") {
        let ammessi = motivo
            .split_once("expected")
            .map(|(_, ammessi)| ammessi.replace("one of", "").replace('`', ""))
            .unwrap_or_default();
        return format!("il valore «{}» non è ammesso; scegli fra: {}", nome(motivo), ammessi.trim());
    }
    if let Some(resto) = motivo.strip_prefix("invalid type: ").or_else(|| motivo.strip_prefix("invalid value: ")) {
        let (trovato, atteso) = resto.split_once(", expected ").unwrap_or((resto, "un altro valore"));
        return format!("trovato {}, serve {}", tipo(trovato), tipo(atteso));
    }
    match motivo {
        "input contains invalid characters" | "input is out of range" | "premature end of input" | "trailing input" => {
            "la data non si legge: scrivi anno, mese e giorno, per esempio 2025-12-31".to_owned()
        }
        altro => altro.to_owned(),
    }
}

fn tipo(testo: &str) -> String {
    [
        ("integer", "il numero"),
        ("floating point", "il numero con la virgola"),
        ("boolean", "il valore"),
        ("string", "il testo"),
        ("null", "niente"),
        ("sequence", "un elenco"),
        ("map", "un oggetto"),
        ("struct", "un oggetto"),
        ("u32", "un numero intero non negativo"),
        ("i64", "un numero intero"),
        ("a borrowed", "un testo"),
        ("a string", "un testo"),
        ("a sequence", "un elenco"),
        ("a formatted date string", "una data AAAA-MM-GG"),
    ]
    .iter()
    .find_map(|(inglese, italiano)| {
        testo.strip_prefix(inglese).map(|resto| {
            let valore = resto.trim().trim_matches('`');
            if valore.is_empty() || inglese.starts_with("struct") {
                (*italiano).to_owned()
            } else {
                format!("{italiano} {valore}")
            }
        })
    })
    .unwrap_or_else(|| testo.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errore(calcolo: Calcolo, documento: &str) -> Errore {
        calcola(calcolo, documento, false).expect_err("must be refused")
    }

    #[test]
    fn a_misspelt_field_is_named() {
        let documento = r#"{"data_riferimento":"2025-12-31","datore":{"natura":"privato","sede_legale":"GE"},
            "province":[{"provincia":"GE","totale_dipendenti":20,"disabilli":{}}]}"#;
        let errore = errore(Calcolo::Quota, documento);
        assert_eq!(errore.codice, "campo_non_valido");
        assert_eq!(errore.campi[0].campo, "province[0].disabilli");
        assert!(errore.campi[0].messaggio.contains("«disabilli» non esiste"), "{}", errore.campi[0].messaggio);
    }

    #[test]
    fn broken_json_names_the_line() {
        let errore = errore(Calcolo::Termini, "{\n  \"procedimento\": ");
        assert_eq!(errore.codice, "json_non_valido");
        assert!(errore.messaggio.contains("riga 2"), "{}", errore.messaggio);
    }

    #[test]
    fn wrong_types_and_values_are_said_in_italian() {
        let con = |sede: &str, totale: &str| {
            format!(
                r#"{{"data_riferimento":"2025-12-31","datore":{{"natura":"privato","sede_legale":{sede}}},"province":[{{"provincia":"GE","totale_dipendenti":{totale}}}]}}"#
            )
        };
        for (documento, atteso) in [
            (con("\"XX\"", "20"), "sigla di una provincia"),
            (con("\"GE\"", "\"venti\""), "serve un numero intero non negativo"),
            (con("\"GE\"", "-3"), "serve un numero intero non negativo"),
            (con("\"GE\"", "2.5"), "serve un numero intero non negativo"),
        ] {
            let errore = errore(Calcolo::Quota, &documento);
            assert!(errore.campi[0].messaggio.contains(atteso), "{} does not say {atteso}", errore.campi[0].messaggio);
        }
    }

    #[test]
    fn the_explanation_can_be_left_out() {
        let documento = r#"{"dal":"2026-01-01","al":"2026-01-31","giorni_settimana":5}"#;
        assert!(calcola(Calcolo::GiorniLavorativi, documento, true).unwrap().get("spiegazione").is_some());
        assert!(calcola(Calcolo::GiorniLavorativi, documento, false).unwrap().get("spiegazione").is_none());
    }
}
