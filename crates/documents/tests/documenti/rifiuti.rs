//! What is missing or wrong is refused by the name of its field, before Typst runs.

use crate::casi::{catena, esempio, esempio_relazione};
use crate::persone::{computi, etichette, lettere, nulla_osta};
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

fn rifiuto(modello: &str, casi: &[(&'static str, Value)], puntatore: &str, valore: Value) -> String {
    let mut dati = casi[0].1.clone();
    *dati.pointer_mut(puntatore).unwrap_or_else(|| panic!("{modello}: {puntatore} is not there")) = valore;
    campo(modello, &dati)
}

#[test]
fn a_wrong_field_of_an_act_about_a_person_is_named() {
    let (nulla_osta, computi) = (nulla_osta(), computi());
    for (modello, casi, puntatore, valore, atteso) in [
        ("nulla_osta", &nulla_osta, "/persona/codice_fiscale", json!("TRMLRI89E03X000A"), "persona.codice_fiscale"),
        ("nulla_osta", &nulla_osta, "/persona/codice_fiscale", json!("00000000018"), "persona.codice_fiscale"),
        ("nulla_osta", &nulla_osta, "/persona/nato_il", json!("2027-01-01"), "atto.data"),
        ("nulla_osta", &nulla_osta, "/persona/nato_il", json!("1989-02-29"), "persona.nato_il"),
        ("nulla_osta", &nulla_osta, "/persona/nominativo", json!(" "), "persona.nominativo"),
        ("nulla_osta", &nulla_osta, "/atto/numero", Value::Null, "atto.numero"),
        ("nulla_osta", &nulla_osta, "/iscritta_dal", json!("2026-11-25"), "atto.data"),
        ("nulla_osta", &nulla_osta, "/valido_al", json!("2026-11-23"), "valido_al"),
        ("nulla_osta", &nulla_osta, "/valido_al", json!("2026-11-30"), "valido_al"),
        ("nulla_osta", &nulla_osta, "/contratto/inizio_al", json!("2026-11-30"), "contratto.inizio_al"),
        ("nulla_osta", &nulla_osta, "/contratto/inizio_dal", json!("2026-11-23"), "contratto.inizio_dal"),
        ("nulla_osta", &nulla_osta, "/contratto/durata_mesi", json!(0), "contratto.durata_mesi"),
        ("nulla_osta", &nulla_osta, "/contratto/mansione", json!(""), "contratto.mansione"),
        ("nulla_osta", &nulla_osta, "/verifiche", json!([]), "verifiche"),
        ("nulla_osta", &nulla_osta, "/verifiche/1/norma", json!(""), "verifiche[1].norma"),
        ("computo", &computi, "/caso", json!("mai"), "caso"),
        ("computo", &computi, "/effetto_dal", json!("2019-03-03"), "effetto_dal"),
        ("computo", &computi, "/fino_al", json!("2026-10-07"), "fino_al"),
        ("computo", &computi, "/ore", json!(""), "ore"),
        ("computo", &computi, "/datore/sede", json!(""), "datore.sede"),
        ("computo", &computi, "/verifiche", json!([]), "verifiche"),
    ] {
        assert_eq!(rifiuto(modello, casi, puntatore, valore.clone()), atteso, "{puntatore} = {valore}");
    }
}

#[test]
fn a_wrong_field_of_a_letter_or_of_a_label_is_named() {
    let (lettere, etichette) = (lettere(), etichette());
    for (modello, casi, puntatore, valore, atteso) in [
        ("lettera", &lettere, "/lettere", json!([]), "lettere"),
        ("lettera", &lettere, "/lettere/0/contenuto/giorno", json!("2026-11-23"), "lettere[0].contenuto.giorno"),
        ("lettera", &lettere, "/lettere/0/contenuto/giorno", json!("2027-02-29"), "lettere[0].contenuto"),
        ("lettera", &lettere, "/lettere/0/contenuto/tipo", json!("invito"), "lettere[0].contenuto.tipo"),
        ("lettera", &lettere, "/lettere/1/contenuto/iscritta_dal", json!("2026-11-25"), "data"),
        ("lettera", &lettere, "/lettere/2/contenuto/motivi", json!("  "), "lettere[2].contenuto.motivi"),
        (
            "lettera",
            &lettere,
            "/lettere/2/contenuto/osservazioni_entro",
            json!("2026-11-23"),
            "lettere[2].contenuto.osservazioni_entro",
        ),
        (
            "lettera",
            &lettere,
            "/lettere/3/contenuto/reiscrizione_dal",
            json!("2026-11-30"),
            "lettere[3].contenuto.reiscrizione_dal",
        ),
        ("lettera", &lettere, "/avvertenze", json!([]), "avvertenze"),
        ("lettera", &lettere, "/lettere/4/contenuto/contatti", json!([]), "lettere[4].contenuto.contatti"),
        ("lettera", &lettere, "/lettere/5/contenuto/sezioni", json!([]), "lettere[5].contenuto.sezioni"),
        ("lettera", &lettere, "/lettere/5/persona/codice_fiscale", json!(""), "lettere[5].persona.codice_fiscale"),
        ("etichette", &etichette, "/colonne", json!(4), "colonne"),
        ("etichette", &etichette, "/righe", json!(8), "colonne"),
        ("etichette", &etichette, "/etichette", json!([]), "etichette"),
        ("etichette", &etichette, "/etichette/1", json!([" "]), "etichette[1]"),
        ("etichette", &etichette, "/etichette/1", json!(["a", "a", "a", "a", "a", "a", "a"]), "etichette[1]"),
        ("etichette", &etichette, "/etichette/1/0", json!("a".repeat(101)), "etichette[1]"),
    ] {
        assert_eq!(rifiuto(modello, casi, puntatore, valore.clone()), atteso, "{puntatore} = {valore}");
    }
}
