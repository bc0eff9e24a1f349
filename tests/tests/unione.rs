//! Two records of one person, both with a sealed part: opened with a reason, chosen field by field, sealed into
//! one, and neither lost.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_tests::banco::Banco;
use mirato_tests::mirato::mirato;
use mirato_tests::persone::{ELENA, accerta, registra};
use serde_json::{Value, json};

/// The same person under another code, as omocodia gives it.
const OMOCODIA: (&str, &str, &str) = ("Parodi", "Elena", "PRDLNE84D52D96VM");

async fn due(banco: &Banco) -> (String, String) {
    let prima = registra(banco, ELENA).await["id"].as_str().unwrap().to_owned();
    let seconda = registra(banco, OMOCODIA).await["id"].as_str().unwrap().to_owned();
    accerta(banco, &prima, "60").await;
    accerta(banco, &seconda, "74").await;
    (prima, seconda)
}

fn unisci(tieni: &str, togli: &str, fascicolo: Value) -> Value {
    json!({ "tieni": tieni, "togli": togli, "motivo": "stessa persona, omocodia", "fascicolo": fascicolo })
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sealed_parts_become_one_and_neither_is_lost() {
    let banco = Banco::nuovo().await;
    let (tieni, togli) = due(&banco).await;
    assert_eq!(banco.rifiuto("persone_unisci", unisci(&tieni, &togli, Value::Null)).await, "fascicoli_da_unire");
    let apri = |motivo: &str| json!({ "tieni": tieni, "togli": togli, "motivo": motivo, "parola": "dimostrazione" });
    assert_eq!(banco.rifiuto("fascicoli_da_unire", apri("")).await, "motivo_mancante");
    let aperti = banco.fa("fascicoli_da_unire", apri("unione di due schede")).await;
    let percentuale = |fascicolo: &Value| fascicolo["accertamenti"][0]["percentuale"].clone();
    assert_eq!(percentuale(&aperti["tieni"]["dati"]), "60");
    assert_eq!(percentuale(&aperti["togli"]["dati"]), "74");

    let mut scelta = aperti["tieni"]["dati"].clone();
    scelta["accertamenti"] = aperti["togli"]["dati"]["accertamenti"].clone();
    let scelto = |versione: &Value| json!({ "dati": scelta, "versione_tieni": aperti["tieni"]["versione"], "versione_togli": versione });
    // What a colleague sealed in between is never overwritten unseen.
    let vecchia = unisci(&tieni, &togli, scelto(&json!(99)));
    assert_eq!(banco.rifiuto("persone_unisci", vecchia).await, "fascicoli_cambiati");
    let scheda = banco.fa("persone_unisci", unisci(&tieni, &togli, scelto(&aperti["togli"]["versione"]))).await;
    assert_eq!(scheda["fascicolo"]["presente"], true);
    assert!(!scheda.to_string().contains("\"74\""), "nothing sealed on the page: {scheda}");

    let riapri = json!({ "persona_id": tieni, "motivo": "verifica" });
    let unito = banco.fa("fascicolo_apri", riapri).await;
    assert_eq!(percentuale(&unito["dati"]), "74");
    let prima = unito["dati"]["precedenti"].as_array().unwrap();
    assert_eq!(prima.len(), 2);
    assert_eq!((&prima[0]["codice_fiscale"], percentuale(&prima[0]["dati"])), (&json!(ELENA.2), json!("60")));
    assert_eq!((&prima[1]["codice_fiscale"], percentuale(&prima[1]["dati"])), (&json!(OMOCODIA.2), json!("74")));
    // A later save keeps them.
    let salva = json!({ "persona_id": tieni, "versione": unito["versione"], "dati": unito["dati"] });
    let salvato = banco.fa("fascicolo_salva", salva).await;
    assert_eq!(salvato["dati"]["precedenti"].as_array().unwrap().len(), 2);

    let aperture = banco.fa("persona", json!({ "id": togli })).await["fascicolo"]["aperture"].clone();
    let motivi: Vec<_> = aperture.as_array().unwrap().iter().map(|voce| voce["dettaglio"].clone()).collect();
    assert!(motivi.contains(&json!("unione di due schede")), "{motivi:?}");
    let ancora = unisci(&tieni, &togli, Value::Null);
    assert_eq!(banco.rifiuto("persone_unisci", ancora).await, "scheda_gia_unita");
    let integro = mirato(&["registro", "verifica", "--archivio", &banco.archivio().to_string_lossy()], "");
    assert_eq!(integro.stato, 0, "{}", integro.errori);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_part_of_the_one_taken_away_alone_goes_over_too() {
    let banco = Banco::nuovo().await;
    let (tieni, togli) = due(&banco).await;
    // The other way round: the one that stays has nothing sealed.
    let vuota = registra(&banco, ("Parodi", "Elena", "PRDLNE84D52D9S9J")).await["id"].as_str().unwrap().to_owned();
    let apri = json!({ "tieni": vuota, "togli": togli, "motivo": "unione", "parola": "dimostrazione" });
    let aperti = banco.fa("fascicoli_da_unire", apri).await;
    assert_eq!(aperti["tieni"]["versione"], 0);
    let scelto =
        json!({ "dati": aperti["togli"]["dati"], "versione_tieni": 0, "versione_togli": aperti["togli"]["versione"] });
    banco.fa("persone_unisci", unisci(&vuota, &togli, scelto)).await;
    let unito = banco.fa("fascicolo_apri", json!({ "persona_id": vuota, "motivo": "verifica" })).await;
    assert_eq!(unito["dati"]["precedenti"].as_array().unwrap().len(), 1);
    // Where only the one that stays has a sealed part, nothing is opened.
    let senza = registra(&banco, ("Parodi", "Elena", "PRDLNE84D52D9SVY")).await["id"].as_str().unwrap().to_owned();
    banco.fa("persone_unisci", unisci(&tieni, &senza, Value::Null)).await;
}
