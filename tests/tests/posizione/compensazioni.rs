//! Compensations: proposals taken over, and a public body that asks for an act.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn the_pairs_that_the_quota_proposes_are_taken_over_with_one_action() {
    let banco = Banco::nuovo().await;
    // Genova: 60 − 6 − 1 of art. 18 = 53, 3,71 → 4. Savona: 54 − 1 = 53, 3,71 → 4. Italia: 106, 7,42 → 7, and
    // one of the two quotas is brought down to 3. In force 7: nothing is due in Italia, while Savona is short.
    let quadri = json!([provincia("GE", 60, 6, 1), provincia("SV", 54, 1, 0)]);
    let datore = banco.datore("02345670109", "privato", &[("2025-12-31", quadri)]).await;
    let prima = banco.posizione(&datore, "").await;
    let proposte = prima["proposte"].as_array().unwrap();
    assert!(!proposte.is_empty(), "{prima}");
    let numero: i64 = proposte.iter().map(|una| una["numero"].as_i64().unwrap()).sum();
    let savona = banco.cifre(&datore, "", "SV").await;
    let gruppo = banco.fa("compensazioni_accogli", json!({ "datore_id": datore })).await;
    assert!(gruppo["saldi"].as_array().unwrap().iter().all(|saldo| saldo["in_pareggio"] == true), "{gruppo}");
    assert!(gruppo["avvisi"].as_array().unwrap().is_empty(), "{gruppo}");
    let dopo = banco.cifre(&datore, "", "SV").await;
    assert_eq!(dopo[3], savona[3] - numero, "what Genova has too much is less due in Savona");
    assert!(banco.posizione(&datore, "").await["proposte"].as_array().unwrap().is_empty());
    let (codice, _) = banco.rifiuto("compensazioni_accogli", json!({ "datore_id": datore })).await;
    assert_eq!(codice, "nessuna_proposta");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_public_body_compensates_inside_its_region_and_by_an_act() {
    let banco = Banco::nuovo().await;
    let codice = "00856930102";
    banco.datore(codice, "pubblico", &[("2025-12-31", al_31_dicembre())]).await;
    let dati = json!({
        "codice_fiscale_datore": codice, "protocollo": "77/2026", "ricevuta_il": "1/10/2026", "dal": "1/11/2026",
        "soggetto": "disabili", "provincia_eccedenza": "GE", "provincia_riduzione": "SV", "numero": 1,
        "motivazione": "A Savona non ci sono posti adatti.",
    });
    let salva = |dati: &Value| json!({ "id": "", "versione": 0, "dati": dati });
    let scheda = banco.fa("compensazione_salva", salva(&dati)).await;
    assert_eq!(
        (&scheda["riga"]["tipo"], &scheda["riga"]["stato"]["codice"]),
        (&json!("autorizzata"), &json!("in_istruttoria"))
    );
    let id = scheda["riga"]["datore_id"].as_str().unwrap().to_owned();
    assert_eq!(banco.cifre(&id, "", "SV").await[3], 1, "an application changes nothing");
    let richiesta = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "passo": "autorizza" });
    let scheda = banco.fa("compensazione_passo", richiesta).await;
    assert_eq!(scheda["atti"].as_array().unwrap().len(), 1, "{scheda}");
    assert_eq!((banco.cifre(&id, "31/10/2026", "SV").await[3], banco.cifre(&id, "1/11/2026", "SV").await[3]), (1, 0));
    assert_eq!(banco.cifre(&id, "1/11/2026", "GE").await[3], 4);
    // Outside the region the decree is barred, and said why.
    let mut fuori = dati.clone();
    fuori["provincia_riduzione"] = json!("MI");
    let scheda = banco.fa("compensazione_salva", salva(&fuori)).await;
    assert!(!scheda["passi"].as_array().unwrap().contains(&json!("autorizza")), "{scheda}");
    assert!(scheda["impedimento"].as_str().unwrap().contains("una sola regione"), "{scheda}");
}
