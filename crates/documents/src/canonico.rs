//! Canonical JSON and the code of an act.
//!
//! The code printed in the footer cannot be a digest of the PDF that contains it: it is a digest of
//! the data, written in one way only, so that whoever holds the data can recompute it.

use serde_json::Value;
use sha2::{Digest, Sha256};

/// JSON with the keys of every object in order and without spaces. `null` members are left out, so
/// that an absent field and a `null` one are the same datum.
#[must_use]
pub fn json_canonico(valore: &Value) -> String {
    let mut testo = String::new();
    scrivi(valore, &mut testo);
    testo
}

fn scrivi(valore: &Value, testo: &mut String) {
    match valore {
        Value::Object(mappa) => oggetto(mappa.iter(), testo),
        Value::Array(valori) => elenco(testo, ['[', ']'], valori, |testo, valore| scrivi(valore, testo)),
        semplice => testo.push_str(&semplice.to_string()),
    }
}

fn oggetto<'a>(voci: impl Iterator<Item = (&'a String, &'a Value)>, testo: &mut String) {
    let mut voci: Vec<_> = voci.filter(|(_, valore)| !valore.is_null()).collect();
    voci.sort_by_key(|(chiave, _)| chiave.as_str());
    elenco(testo, ['{', '}'], voci, |testo, (chiave, valore)| {
        testo.push_str(&Value::from(chiave.as_str()).to_string());
        testo.push(':');
        scrivi(valore, testo);
    });
}

fn elenco<T>(
    testo: &mut String,
    [apre, chiude]: [char; 2],
    voci: impl IntoIterator<Item = T>,
    mut una: impl FnMut(&mut String, T),
) {
    testo.push(apre);
    for (indice, voce) in voci.into_iter().enumerate() {
        if indice > 0 {
            testo.push(',');
        }
        una(testo, voce);
    }
    testo.push(chiude);
}

/// The code of an act: the first twelve hexadecimal digits, in groups of four, of its
/// [`impronta_dati`].
#[must_use]
pub fn codice_atto(modello: &str, versione: &str, dati: &Value) -> String {
    codice(&impronta_dati(modello, versione, dati))
}

/// SHA-256, in hexadecimal capitals, of the template of an act, its version and its canonical data. The
/// member `stato` is left out: an analogue copy bears the code of its original.
pub(crate) fn impronta_dati(modello: &str, versione: &str, dati: &Value) -> String {
    let mut testo = String::from("{\"dati\":");
    match dati {
        Value::Object(mappa) => oggetto(mappa.iter().filter(|(chiave, _)| *chiave != "stato"), &mut testo),
        altro => scrivi(altro, &mut testo),
    }
    for (chiave, valore) in [("modello", modello), ("versione", versione)] {
        testo.push_str(&format!(",\"{chiave}\":{}", Value::from(valore)));
    }
    testo.push('}');
    hex::encode_upper(Sha256::digest(testo))
}

/// The code of an act whose [`impronta_dati`] is known.
pub(crate) fn codice(impronta: &str) -> String {
    format!("{} {} {}", &impronta[..4], &impronta[4..8], &impronta[8..12])
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_order_of_keys_and_null_members_do_not_count() {
        let uno = json!({ "b": [1, { "z": null, "y": "è\n" }], "a": true });
        let due: Value = serde_json::from_str(r#"{ "a": true, "b": [1, {"y": "è\n"}] }"#).unwrap();
        assert_eq!(json_canonico(&uno), r#"{"a":true,"b":[1,{"y":"è\n"}]}"#);
        assert_eq!(json_canonico(&uno), json_canonico(&due));
    }

    #[test]
    fn the_code_changes_with_the_data_and_not_with_the_state() {
        let codice = |dati| codice_atto("ottemperanza", "v1", &dati);
        let bozza = codice(json!({ "stato": "bozza", "cig": "A" }));
        assert_eq!(bozza, codice(json!({ "stato": "da_firmare", "cig": "A" })));
        assert_ne!(bozza, codice(json!({ "stato": "bozza", "cig": "B" })));
        assert_ne!(bozza, codice_atto("ottemperanza", "v2", &json!({ "cig": "A" })));
        assert_eq!(bozza.len(), "7C4E 19AB 5D02".len());
    }

    #[test]
    fn the_code_can_be_worked_out_by_whoever_holds_the_data() {
        // printf '{"dati":{"cig":"A"},"modello":"ottemperanza","versione":"v1"}' | sha256sum
        assert_eq!(codice_atto("ottemperanza", "v1", &json!({ "stato": "bozza", "cig": "A" })), "C475 822A 9EC6");
    }
}
