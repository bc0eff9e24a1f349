//! Letters and labels: a page and a bookmark for each, and nothing said that must not be said.

use crate::persone::{computi, esempio_etichette, esempio_lettere, lettere, nulla_osta};
use crate::{datori, selezioni};
use hayro::hayro_syntax::Pdf;
use mirato_documents::lettera::{Contenuto, Dati};
use mirato_documents::{Compositore, DocumentoComposto};
use serde_json::{Value, json};

fn componi(modello: &str, dati: &Value) -> DocumentoComposto {
    Compositore::nuovo().unwrap().componi(modello, "v1", dati).unwrap_or_else(|errore| panic!("{errore}"))
}

fn valore(dati: &Dati) -> Value {
    serde_json::to_value(dati).unwrap()
}

#[test]
fn every_kind_of_letter_by_itself_is_one_page() {
    for (nome, dati) in lettere().into_iter().filter(|(nome, _)| nome.starts_with("lettera_")) {
        let pagine = componi("lettera", &dati).pagine;
        if nome == "lettera_scheda_lunga" {
            assert!(pagine > 2, "{nome}: {pagine} pages");
        } else {
            assert_eq!(pagine, 1, "{nome}");
        }
    }
}

#[test]
fn every_letter_to_an_employer_or_to_a_candidate_is_one_page() {
    for (modello, esempio) in [
        ("lettera_datore", datori::lettere().swap_remove(0).1),
        ("lettera_candidato", selezioni::lettere().swap_remove(0).1),
    ] {
        let quante = esempio["lettere"].as_array().unwrap().len();
        assert_eq!(componi(modello, &esempio).pagine, quante, "{modello}");
    }
}

#[test]
fn a_hundred_letters_are_a_hundred_pages() {
    let mut dati = esempio_lettere();
    let convocazione = dati.lettere[0].clone();
    dati.lettere = vec![convocazione; 100];
    assert_eq!(componi("lettera", &valore(&dati)).pagine, 100);
}

#[test]
fn acts_about_a_person_are_one_page_up_to_eight_checks() {
    let lunghi = ["nulla_osta_lungo", "computo_bozza_lungo"];
    for (modello, casi) in [("nulla_osta", nulla_osta()), ("computo", computi())] {
        for (nome, dati) in casi {
            assert_eq!(componi(modello, &dati).pagine, if lunghi.contains(&nome) { 2 } else { 1 }, "{nome}");
        }
    }
}

#[test]
fn labels_fill_the_sheet_before_they_take_another() {
    for (colonne, righe) in [(2_u8, 7_u8), (3, 8)] {
        let posti = usize::from(colonne * righe);
        for (quante, attese) in [(1, 1), (posti, 1), (posti + 1, 2)] {
            let mut dati = esempio_etichette();
            (dati.colonne, dati.righe) = (colonne, righe);
            dati.etichette = dati.etichette.iter().cycle().take(quante).cloned().collect();
            let documento = componi("etichette", &serde_json::to_value(dati).unwrap());
            assert_eq!(documento.pagine, attese, "{quante} labels on {colonne} by {righe}");
            let pdf = Pdf::new(documento.pdf).unwrap();
            let (larghezza, altezza) = pdf.pages()[0].render_dimensions();
            assert!((larghezza - 595.28).abs() < 0.1 && (altezza - 841.89).abs() < 0.1, "{larghezza} × {altezza}");
        }
    }
}

/// Debug output goes to logs: it must not tell who a letter is about, nor what the office holds.
#[test]
fn debug_output_names_nobody() {
    let mut dati = esempio_lettere();
    dati.lettere.retain(|lettera| matches!(lettera.contenuto, Contenuto::Scheda { .. }));
    let detto = format!("{:?} {:?}", dati.lettere[0].persona, dati.lettere[0].contenuto);
    for taciuto in ["Rossi", "RSSNNA", "segreteria", "Olmo"] {
        assert!(!detto.contains(taciuto), "{taciuto} was told: {detto}");
    }
}

/// There is no place for health in these acts: a member that would carry it is refused, not ignored.
#[test]
fn a_datum_on_health_has_no_place() {
    for (modello, casi) in [("nulla_osta", nulla_osta()), ("computo", computi())] {
        for campo in ["diagnosi", "percentuale", "categoria"] {
            let mut dati = casi[0].1.clone();
            dati["persona"][campo] = json!("67");
            let errore = Compositore::nuovo().unwrap().componi(modello, "v1", &dati).unwrap_err().to_string();
            assert!(errore.contains(&format!("persona.{campo}")) && !errore.contains("67"), "{errore}");
        }
    }
}
