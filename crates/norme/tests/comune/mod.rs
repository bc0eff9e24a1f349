//! Cases of law on a request: `casi/<subject>/*.toml`.
//!
//! A case gives a request as the command line takes it and what the answer must hold; or the stable
//! code of the error. An unknown field on either side fails, and so does an empty folder.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use mirato_domain::Errore;
use mirato_norme::{ErroreNorma, Parametri};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    caso: Vec<Caso>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Caso {
    /// What the case is about.
    nome: String,
    /// Where the expected values come from.
    fonte: String,
    /// The request.
    richiesta: Value,
    /// What the answer must hold; the answer may hold more.
    atteso: Option<Value>,
    /// Or the code of the error.
    errore: Option<String>,
}

/// Everything expected stands in the answer; lists are compared whole.
fn contiene(dove: &str, atteso: &Value, risposta: &Value) -> Result<(), String> {
    match (atteso, risposta) {
        (Value::Object(attesi), Value::Object(campi)) => attesi.iter().try_for_each(|(nome, valore)| {
            let campo = campi.get(nome).ok_or_else(|| format!("{dove}.{nome} is not in the answer"))?;
            contiene(&format!("{dove}.{nome}"), valore, campo)
        }),
        (Value::Array(attesi), Value::Array(voci)) if attesi.len() == voci.len() => attesi
            .iter()
            .zip(voci)
            .enumerate()
            .try_for_each(|(n, (atteso, voce))| contiene(&format!("{dove}[{n}]"), atteso, voce)),
        _ if atteso == risposta => Ok(()),
        _ => Err(format!("{dove}: expected {atteso}, got {risposta}")),
    }
}

/// Runs every case of a folder.
pub fn esegui<R: DeserializeOwned, T: serde::Serialize>(
    cartella: &str,
    calcola: impl Fn(&Parametri, &R) -> Result<T, ErroreNorma>,
) {
    let parametri = Parametri::nazionali().unwrap();
    let radice = Path::new(env!("CARGO_MANIFEST_DIR")).join("casi").join(cartella);
    let mut quanti = 0;
    for voce in fs::read_dir(&radice).unwrap() {
        let percorso = voce.unwrap().path();
        let testo = fs::read_to_string(&percorso).unwrap();
        let file: File = toml::from_str(&testo).unwrap_or_else(|errore| panic!("{}: {errore}", percorso.display()));
        for caso in file.caso {
            quanti += 1;
            let nome = format!("{}, «{}» ({})", percorso.display(), caso.nome, caso.fonte);
            assert!(!caso.fonte.trim().is_empty(), "{nome}: no source");
            let richiesta =
                serde_json::from_value::<R>(caso.richiesta).unwrap_or_else(|errore| panic!("{nome}: {errore}"));
            let risposta = calcola(&parametri, &richiesta).map_err(Errore::from);
            match (&caso.atteso, &caso.errore, risposta) {
                (Some(atteso), None, Ok(risposta)) => {
                    let risposta = serde_json::to_value(risposta).unwrap();
                    contiene("risposta", atteso, &risposta).unwrap_or_else(|errore| panic!("{nome}: {errore}"));
                }
                (None, Some(codice), Err(errore)) => assert_eq!(*codice, errore.codice, "{nome}"),
                (_, _, Ok(_)) => panic!("{nome}: an error was expected"),
                (_, _, Err(errore)) => panic!("{nome}: {errore}"),
            }
        }
    }
    assert!(quanti > 0, "casi/{cartella} is empty: no case would be checked");
}
