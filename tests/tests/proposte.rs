//! What events ask for, of everybody, and the list of people written out with and without health data.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_app::api::{DatiPersona, Indirizzo};
use mirato_tests::banco::Banco;
use mirato_tests::persone::{ELENA, accerta, in_elenco, iscritta, registra};
use serde_json::{Value, json};
use std::path::Path;

#[tokio::test(flavor = "multi_thread")]
async fn events_are_looked_at_for_everybody() {
    let banco = Banco::nuovo().await;
    // Beyond the age of pension, whatever it is: more people than fit in a page.
    let anziana = DatiPersona { nato_il: "1940-05-20".to_owned(), ..DatiPersona::default() };
    let quante = 1_100;
    let ids = in_elenco(&banco, vec![anziana; quante]).await;
    let chiedi = |da: usize| json!({ "codice": "eta_pensionabile", "da": da, "quanti": 200 });
    let prima = banco.fa("proposte", chiedi(0)).await;
    assert!(prima["totale"].as_u64() >= Some(1_100), "{}", prima["totale"]);
    let mut viste = std::collections::BTreeSet::new();
    for da in (0..usize::try_from(prima["totale"].as_u64().unwrap()).unwrap()).step_by(200) {
        let pagina = banco.fa("proposte", chiedi(da)).await;
        viste.extend(
            pagina["righe"].as_array().unwrap().iter().map(|riga| riga["persona_id"].as_str().unwrap().to_owned()),
        );
    }
    assert!(ids.iter().all(|id| viste.contains(id)), "the last one too");
    // The same as the person's own page says.
    let scheda = banco.fa("persona", json!({ "id": ids[quante - 1] })).await;
    assert_eq!(scheda["proposte"][0]["codice"], "eta_pensionabile");
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_and_a_residence_elsewhere_are_events_too() {
    let banco = Banco::nuovo().await;
    let (persona, _) = iscritta(&banco, ELENA).await;
    let sue = async || {
        let tutte = banco.fa("proposte", json!({ "quanti": 500 })).await;
        let sue = tutte["righe"].as_array().unwrap().iter().filter(|riga| riga["persona_id"] == json!(persona));
        sue.map(|riga| riga["codice"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(sue().await, Vec::<String>::new());
    let altrove = Indirizzo { comune: "Bolzano".to_owned(), provincia: "BZ".to_owned(), ..Indirizzo::default() };
    let scheda = banco.fa("persona", json!({ "id": persona })).await;
    let mut dati = scheda["dati"].clone();
    dati["residenza"] = serde_json::to_value(altrove).unwrap();
    banco.fa("persona_salva", json!({ "id": persona, "versione": scheda["versione"], "dati": dati })).await;
    let codici = sue().await;
    assert_eq!(
        codici,
        banco.fa("persona", json!({ "id": persona })).await["proposte"]
            .as_array()
            .unwrap()
            .iter()
            .map(|voce| voce["codice"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    );
    assert!(!codici.is_empty(), "another office is competent");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_goes_out_without_health_data_unless_somebody_says_why() {
    let banco = Banco::nuovo().await;
    let persona = registra(&banco, ELENA).await["id"].as_str().unwrap().to_owned();
    accerta(&banco, &persona, "74").await;
    let dove = banco.cartella.path().join("persone.csv");
    let esporta = |sanitari: Value| json!({ "filtro": { "testo": "parodi" }, "formato": "csv", "percorso": dove, "sanitari": sanitari });
    banco.fa("persone_esporta", esporta(Value::Null)).await;
    let chiaro = testo(&dove);
    assert!(chiaro.contains("Parodi") && chiaro.contains("Iscrizioni"), "{chiaro}");
    assert!(!chiaro.contains("74") && !chiaro.to_lowercase().contains("invalid"), "{chiaro}");
    let senza = esporta(json!({ "motivo": "" }));
    assert_eq!(banco.rifiuto("persone_esporta", senza).await, "motivo_mancante");
    assert_eq!(testo(&dove), chiaro, "nothing is written");
    banco.fa("persone_esporta", esporta(json!({ "motivo": "richiesta del comitato tecnico" }))).await;
    let aperto = testo(&dove);
    assert!(aperto.contains("74") && aperto.contains("Percentuale"), "{aperto}");
    let scheda = banco.fa("persona", json!({ "id": persona })).await;
    let aperture = scheda["fascicolo"]["aperture"].to_string();
    assert!(aperture.contains("richiesta del comitato tecnico"), "{aperture}");
}

fn testo(file: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(file).unwrap()).into_owned()
}
