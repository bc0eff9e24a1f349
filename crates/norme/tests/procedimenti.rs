//! The cases of law of calendar, terms, sanctions and compliance: `casi/<subject>/*.toml`.
//!
//! How a case is written is said in `comune`.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod comune;

use comune::esegui;
use mirato_norme::{calendario, l68_1999, l241_1990};
use serde::Deserialize;
use std::fs;
use std::path::Path;

#[test]
fn calendar() {
    esegui("calendario", calendario::giorni_lavorativi);
}

#[test]
fn terms() {
    esegui("termini", l241_1990::termini::termine);
}

#[test]
fn sanctions() {
    esegui("art15_sanzioni", l68_1999::art15_sanzioni::sanzione);
}

#[test]
fn compliance() {
    esegui("art17_ottemperanza", l68_1999::art17_ottemperanza::ottemperanza);
}

#[test]
fn fees() {
    esegui("art05_contributo", |p, richiesta| l68_1999::art05_contributo::contributo(p, richiesta, true));
}

#[test]
fn fee_accounts() {
    esegui("art05_conto", l68_1999::art05_conto::conto);
}

#[test]
fn applications_for_exemption() {
    esegui("art05_domanda", l68_1999::art05_domanda_esonero::verifica);
}

#[test]
fn self_certified_exemptions() {
    esegui("art05_autocertificazione", l68_1999::art05_autocertificazione::verifica);
}

#[test]
fn suspensions() {
    esegui("art03_sospensione", l68_1999::art03_richiesta_sospensione::verifica);
}

#[test]
fn the_register_of_coverage_names_files_that_exist() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Registro {
        articolo: Vec<Articolo>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Articolo {
        atto: String,
        articolo: String,
        oggetto: String,
        stato: Stato,
        verificato_il: Option<String>,
        #[serde(default)]
        codice: Vec<String>,
        #[serde(default)]
        casi: Vec<String>,
        nota: Option<String>,
    }
    #[derive(Deserialize, PartialEq, Eq)]
    #[serde(rename_all = "snake_case")]
    enum Stato {
        Completo,
        Parziale,
        Assente,
    }
    let radice = Path::new(env!("CARGO_MANIFEST_DIR"));
    let registro: Registro = toml::from_str(&fs::read_to_string(radice.join("copertura.toml")).unwrap()).unwrap();
    for articolo in registro.articolo {
        let nome = format!("art. {} {}", articolo.articolo, articolo.atto);
        for percorso in articolo.codice.iter().chain(&articolo.casi) {
            assert!(radice.join(percorso).exists(), "{nome}: {percorso} does not exist");
        }
        let codificato = articolo.stato != Stato::Assente;
        assert_eq!(codificato, !articolo.codice.is_empty(), "{nome}: what is encoded names its code");
        assert_eq!(codificato, articolo.verificato_il.is_some(), "{nome}: what is encoded says when it was checked");
        assert!(articolo.stato == Stato::Completo || articolo.nota.is_some(), "{nome}: what is missing is said");
    }
}
