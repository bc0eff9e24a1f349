//! What is missing or wrong is refused by the name of its field, before Typst runs.

use crate::casi::{catena, esempio, esempio_relazione};
use mirato_documents::{Compositore, ErroreDocumento};
use mirato_domain::{Errore, Genere};
use serde_json::{Value, json};

fn campo(modello: &str, dati: &Value) -> String {
    match Compositore::nuovo().unwrap().componi(modello, "v1", dati) {
        Err(ErroreDocumento::Dato { campo, .. }) => campo,
        altro => panic!("a datum error was expected, got {:?}", altro.map(|documento| documento.pagine)),
    }
}

fn rifiutato(puntatore: &str, valore: Value) -> String {
    let mut dati = serde_json::to_value(esempio()).unwrap();
    *dati.pointer_mut(puntatore).unwrap() = valore;
    campo("ottemperanza", &dati)
}

#[test]
fn a_field_of_the_wrong_shape_is_named() {
    for (puntatore, valore, atteso) in [
        ("/gara/data_riferimento", json!("2026-09-31"), "gara.data_riferimento"),
        ("/gara/norma", json!("dlgs_163_2006"), "gara.norma"),
        ("/atto/numero", json!(-1), "atto.numero"),
        ("/atto/numero", Value::Null, "atto.numero"),
        ("/atto/anno", json!(2025), "atto.anno"),
        ("/operatore/denominazione", json!("  "), "operatore.denominazione"),
        ("/operatore/sede", json!(7), "operatore.sede"),
        ("/premesse/1/testo", json!([]), "premesse[1].testo"),
        ("/calcolo/nodi/0/figli/2/nome", json!(""), "calcolo.nodi[0].figli[2].nome"),
        ("/calcolo/nodi", json!([]), "calcolo.nodi"),
        ("/carta/stemma/testo_alternativo", json!("stemma"), "carta.stemma.testo_alternativo"),
        ("/carta/stemma/contenuto_base64", json!("%%%"), "carta.stemma.contenuto_base64"),
        ("/carta/stemma/formato", json!("png"), "carta.stemma.contenuto_base64"),
        ("/firma/nome", json!("Perla \u{1F600}"), "firma.nome"),
        ("/esito", json!({ "non_soggetto": { "base_computo": 15, "soglia": 15 } }), "esito.non_soggetto.base_computo"),
        ("/esito", json!({ "altre_province": { "uffici": [] } }), "esito.altre_province.uffici"),
        ("/esito", json!({ "non_ottemperante": { "scoperture": [] } }), "esito.non_ottemperante.scoperture"),
    ] {
        assert_eq!(rifiutato(puntatore, valore.clone()), atteso, "{puntatore} = {valore}");
    }
}

#[test]
fn a_field_that_is_missing_is_named() {
    for (oggetto, nome, atteso) in [
        ("", "esito", "esito"),
        ("/gara", "data_riferimento", "gara.data_riferimento"),
        ("/esito/ottemperante/ragioni/0/convenzione", "numero", "esito.ottemperante.ragioni[0].convenzione.numero"),
    ] {
        let mut dati = serde_json::to_value(esempio()).unwrap();
        dati.pointer_mut(oggetto).unwrap().as_object_mut().unwrap().remove(nome).unwrap();
        assert_eq!(campo("ottemperanza", &dati), atteso);
    }
}

#[test]
fn the_two_dates_must_differ_to_be_told_apart() {
    let mut dati = esempio();
    dati.esito_al_rilascio = Some(dati.esito.clone());
    assert_eq!(campo("ottemperanza", &serde_json::to_value(dati).unwrap()), "esito_al_rilascio");
}

#[test]
fn a_tree_deeper_than_what_can_be_read_is_refused() {
    let mut dati = esempio();
    dati.calcolo = Some(catena(16));
    Compositore::nuovo().unwrap().componi("ottemperanza", "v1", &serde_json::to_value(&dati).unwrap()).unwrap();
    dati.calcolo = Some(catena(17));
    let nominato = campo("ottemperanza", &serde_json::to_value(dati).unwrap());
    assert!(nominato.starts_with("calcolo.nodi[0].figli"), "{nominato}");
}

#[test]
fn a_row_with_too_few_cells_is_named() {
    let mut dati = esempio_relazione();
    dati.tabelle[0].righe[2].pop();
    assert_eq!(campo("relazione", &serde_json::to_value(dati).unwrap()), "tabelle[0].righe[2]");
}

#[test]
fn an_unknown_template_is_refused_and_told_as_invalid_input() {
    let errore = Compositore::nuovo().unwrap().componi("ottemperanza", "v9", &json!({})).unwrap_err();
    assert!(matches!(errore, ErroreDocumento::ModelloIgnoto { .. }));
    let errore: Errore = errore.into();
    assert_eq!((errore.codice.as_str(), errore.genere), ("modello_ignoto", Genere::Dato));
}

/// The gate of the export: a drawing that names a file outside is not read, and the act is not written
/// as if nothing had happened.
#[test]
fn a_broken_coat_of_arms_stops_the_composition() {
    let mut dati = serde_json::to_value(esempio()).unwrap();
    dati["carta"]["stemma"]["contenuto_base64"] = json!("PHN2Zz5ub24gY2hpdXNv"); // <svg>non chiuso
    let errore = Compositore::nuovo().unwrap().componi("ottemperanza", "v1", &dati).unwrap_err();
    assert!(matches!(errore, ErroreDocumento::Composizione(_)), "{errore}");
}
