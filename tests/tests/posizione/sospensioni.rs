//! Suspensions: what they lower, what they run, what they refuse.

use super::*;

fn sospensione() -> Value {
    json!({ "id": "", "versione": 0, "dati": {
        "codice_fiscale_datore": ACME, "causale": "cigs", "protocollo": "900/2026", "ricevuta_il": "1/5/2026",
        "dal": "1/5/2026", "al": "31/10/2026", "documento": true,
        "misure": [{ "provincia": "GE", "percentuale": "50", "lavoratori": 0 }],
    } })
}

async fn passo(banco: &Banco, scheda: &Value, passo: &str, altro: Value) -> Value {
    let mut richiesta = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "passo": passo });
    richiesta.as_object_mut().unwrap().extend(altro.as_object().unwrap().clone());
    banco.fa("sospensione_passo", richiesta).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspension_lowers_the_quota_while_it_lasts_and_then_sixty_days_run() {
    let banco = Banco::nuovo().await;
    let datore = acme(&banco).await;
    anno(&banco, &datore).await;
    let scheda = banco.fa("sospensione_salva", sospensione()).await;
    assert_eq!(banco.cifre(&datore, "1/6/2026", "GE").await, [85, 6, 5, 1], "communicated, it suspends nothing");
    // 50% of 6 units: 3 stay due, 3 are suspended.
    assert_eq!(scheda["effetti"][0]["sospese"], 3, "{scheda}");
    let scheda = passo(&banco, &scheda, "temporanea", json!({})).await;
    // Three months from the communication of 1 May, the last day being 31 July (art. 4 c. 3 D.P.R. 333/2000).
    assert_eq!(scheda["riga"]["scadenza"], "2026-07-31", "{scheda}");
    assert_eq!(banco.cifre(&datore, "30/4/2026", "GE").await, [85, 6, 5, 1]);
    assert_eq!(banco.cifre(&datore, "1/5/2026", "GE").await, [85, 3, 5, 0]);
    assert_eq!(banco.cifre(&datore, "31/7/2026", "GE").await, [85, 3, 5, 0]);
    assert_eq!(banco.cifre(&datore, "1/8/2026", "GE").await, [85, 6, 5, 1]);
    let scheda = passo(&banco, &scheda, "rinnova", json!({})).await;
    assert_eq!(banco.cifre(&datore, "1/8/2026", "GE").await, [85, 3, 5, 0], "renewed once, to 31 October");
    assert!(!scheda["passi"].as_array().unwrap().contains(&json!("rinnova")), "renewable once: {scheda}");
    let riconosci = json!({ "al": "15/10/2026", "atto": "decreto ministeriale n. 12", "atto_del": "1/10/2026" });
    let scheda = passo(&banco, &scheda, "riconosci", riconosci).await;
    assert_eq!(banco.cifre(&datore, "15/10/2026", "GE").await, [85, 3, 5, 0]);
    assert_eq!(banco.cifre(&datore, "16/10/2026", "GE").await, [85, 6, 5, 1]);
    // Sixty days after 15 October: 14 December.
    assert_eq!(scheda["riga"]["scadenza"], "2026-12-14", "{scheda}");
    assert_eq!(scheda["riga"]["scadenza_nome"], "richiesta di assunzione");
    assert_eq!(scheda["atti"].as_array().unwrap().len(), 3, "two temporary acts and the recognition");
    // The last act annulled, the suspension is temporary again.
    let atto = &scheda["atti"][0]["id"];
    banco.fa("atto_annulla", json!({ "id": atto, "motivo": "prova" })).await;
    let scheda = banco.fa("sospensione", json!({ "id": scheda["riga"]["id"] })).await;
    assert_eq!(scheda["riga"]["stato"]["codice"], "temporanea", "{scheda}");
    assert_eq!(banco.cifre(&datore, "31/10/2026", "GE").await, [85, 3, 5, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspension_that_contradicts_something_is_refused_by_name() {
    let banco = Banco::nuovo().await;
    let datore = acme(&banco).await;
    let scheda = banco.fa("sospensione_salva", sospensione()).await;
    let casi = [
        ("causale", json!("solidarieta"), "c'è già una sospensione per cassa integrazione straordinaria a Genova"),
        ("misure", json!([{ "provincia": "MI", "percentuale": "50", "lavoratori": 0 }]), "non ha lavoratori a Milano"),
        ("misure", json!([{ "provincia": "SV", "percentuale": "", "lavoratori": 35 }]), "i dipendenti sono 34"),
        ("misure", json!([{ "provincia": "SV", "percentuale": "50", "lavoratori": 3 }]), "non tutti e due"),
        (
            "misure",
            json!([{ "provincia": "SV", "percentuale": "", "lavoratori": 0 }]),
            "Indica quanto lavoro è sospeso",
        ),
        ("misure", json!([]), "Indica almeno una provincia"),
        ("al", json!("30/4/2026"), "La fine viene prima"),
        ("causale", json!("licenziamento_collettivo"), "c'è già una sospensione"),
    ];
    for (campo, valore, attesa) in casi {
        let mut altra = sospensione();
        altra["dati"][campo] = valore.clone();
        let (codice, parole) = banco.rifiuto("sospensione_salva", altra).await;
        assert_eq!(codice, "sospensione_non_valida", "{campo} {valore}");
        assert!(parole.contains(attesa), "{campo} {valore}: {parole}");
    }
    // A public employer has no suspension at all.
    let pubblico = banco.datore("00856930102", "pubblico", &[("2025-12-31", al_31_dicembre())]).await;
    let mut altra = sospensione();
    altra["dati"]["codice_fiscale_datore"] = json!("00856930102");
    let (_, parole) = banco.rifiuto("sospensione_salva", altra).await;
    assert!(parole.contains("solo per i datori privati"), "{parole}");
    // Refused, it is no longer in the way.
    let respinta = passo(&banco, &scheda, "respingi", json!({ "data": "20/5/2026", "nota": "manca il decreto" })).await;
    assert_eq!(respinta["riga"]["stato"]["codice"], "respinta");
    let mut altra = sospensione();
    altra["dati"]["causale"] = json!("licenziamento_collettivo");
    altra["dati"]["misure"] = json!([]);
    altra["dati"]["licenziati"] = json!(6);
    let scheda = banco.fa("sospensione_salva", altra).await;
    let scheda = passo(&banco, &scheda, "riconosci", json!({ "al": "15/5/2026" })).await;
    // Six dismissals are at least five: six more months of precedence, to 15 November; nothing is due anywhere.
    assert_eq!(scheda["riga"]["al"], "2026-11-15", "{scheda}");
    assert_eq!(banco.cifre(&datore, "1/6/2026", "nazionale").await[1], 0);
    assert_eq!(banco.cifre(&datore, "1/6/2026", "SV").await[1], 0);
    let _ = pubblico;
}
