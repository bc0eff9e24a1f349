//! Tables of criteria of the office: copied, completed, tried on examples, frozen by who uses them.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_tests::avvisi::{avviso, ente};
use mirato_tests::banco::Banco;
use serde_json::{Value, json};

async fn copia(banco: &Banco, codice: &str, nome: &str) -> Value {
    banco.fa("criteri_copia", json!({ "codice": codice, "nome": nome })).await
}

fn salva(scheda: &Value, criteri: &Value) -> Value {
    json!({ "id": scheda["id"], "versione": scheda["versione"], "criteri": criteri })
}

fn campi(errore: &mirato_domain::Errore) -> Vec<&str> {
    errore.campi.iter().map(|campo| campo.campo.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_that_is_not_known_is_copied_completed_and_used() {
    let banco = Banco::nuovo().await;
    ente(&banco).await;
    let scheda = copia(&banco, "toscana-art18", "Toscana, elenco art. 18, 2026").await;
    assert_eq!(scheda["tabella"]["codice"], "toscana-elenco-art-18-2026");
    let mancano = scheda["tabella"]["da_confermare"].as_array().unwrap().len();
    assert!(mancano > 0, "{scheda}");
    // A second copy of the same name has a code of its own; a shipped table is never replaced.
    let altra = copia(&banco, "toscana-art18", "Toscana, elenco art. 18, 2026").await;
    assert_eq!(altra["tabella"]["codice"], "toscana-elenco-art-18-2026-2");
    let omonima = copia(&banco, "umbria", "Umbria").await;
    assert_ne!(omonima["tabella"]["codice"], "umbria");
    assert_eq!(banco.rifiuto("criteri_copia", json!({ "codice": "umbria", "nome": " " })).await, "criteri_non_validi");

    // Until its values are there no call can use it, and the examples say which ones are missing.
    let codice = scheda["tabella"]["codice"].as_str().unwrap();
    let errore = banco.prova("avviso_salva", avviso(json!({ "criteri": codice }))).await.unwrap_err();
    assert_eq!(campi(&errore), ["criteri"]);
    let mut criteri = scheda["criteri"].clone();
    let esempi = banco.fa("criteri_esempi", json!({ "criteri": criteri, "elenco": "art18" })).await;
    assert_eq!(esempi["da_confermare"].as_array().unwrap().len(), mancano);
    assert!(esempi["da_confermare"][0]["messaggio"].as_str().unwrap().starts_with("«Punteggio di base»"), "{esempi}");
    assert_eq!(esempi["righe"][0]["riga"]["punteggio"], "");

    completa(&mut criteri);
    let salvata = banco.fa("criteri_salva", salva(&scheda, &criteri)).await;
    assert_eq!(salvata["tabella"]["usabile"], true, "{salvata}");
    let avviso = banco.fa("avviso_salva", avviso(json!({ "criteri": codice, "elenco": "art18" }))).await;
    assert_eq!(avviso["criteri"]["nome"], "Toscana, elenco art. 18, 2026");

    // A draft keeps it from being thrown away, not from being written.
    assert_eq!(banco.rifiuto("criteri_elimina", json!({ "id": scheda["id"] })).await, "criteri_in_uso");
    let salvata = banco.fa("criteri_salva", salva(&salvata, &criteri)).await;
    let pubblica = json!({ "id": avviso["riga"]["id"], "versione": avviso["versione"] });
    let atto = banco.fa("avviso_pubblica", pubblica).await;
    let ferma = banco.fa("criteri_tabella", json!({ "codice": codice })).await;
    assert_eq!(ferma["tabella"]["in_uso"], true);
    assert_eq!(banco.rifiuto("criteri_salva", salva(&salvata, &criteri)).await, "criteri_in_uso");
    assert_eq!(banco.rifiuto("criteri_elimina", json!({ "id": scheda["id"] })).await, "criteri_in_uso");
    // Copied, it can be written again; its publication annulled, it is free.
    copia(&banco, codice, "Toscana 2027").await;
    let annulla = json!({ "id": atto["riga"]["id"], "motivo": "posti sbagliati" });
    banco.fa("atto_annulla", annulla).await;
    banco.fa("criteri_salva", salva(&salvata, &criteri)).await;
    banco.fa("criteri_elimina", json!({ "id": altra["id"] })).await;
}

/// Values for the table of Toscana: invented, as an office would type its own.
fn completa(criteri: &mut Value) {
    let formule = [
        ("base", json!({ "tipo": "fisso", "punti": 1000 })),
        (
            "anzianita",
            json!({
                "tipo": "per_unita", "dato": "mesi_dal_riferimento", "riferimento": "1988-04-30", "punti": 1,
            }),
        ),
        ("carico_familiare", json!({ "tipo": "per_unita", "dato": "persone_a_carico", "punti": 10 })),
        (
            "condizione_economica",
            json!({
                "tipo": "scaglioni", "dato": "reddito", "soglia": 8000, "primo": 50, "ogni": 1000, "punti": 10,
            }),
        ),
    ];
    for componente in criteri["componenti"].as_array_mut().unwrap() {
        let codice = componente["codice"].clone();
        let formula = formule.iter().find(|(nome, _)| codice == *nome).unwrap();
        componente["formula"] = formula.1.clone();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn examples_are_computed_again_as_the_table_changes() {
    let banco = Banco::nuovo().await;
    let scheda = copia(&banco, "lombardia-lecco", "Prova").await;
    let mut criteri = scheda["criteri"].clone();
    let di = |esempi: &Value, nome: &str| {
        let righe = esempi["righe"].as_array().unwrap().iter();
        righe.clone().find(|riga| riga["nome"] == nome).unwrap()["riga"].clone()
    };
    let voce = |riga: &Value, codice: &str| {
        let voci = riga["voci"].as_array().unwrap().iter();
        voci.clone().find(|voce| voce["voce"] == codice).unwrap()["punti"].clone()
    };
    let chiedi = |criteri: &Value, elenco: &str| json!({ "criteri": criteri, "elenco": elenco });
    let prima = banco.fa("criteri_esempi", chiedi(&criteri, "art8")).await;
    assert_eq!(prima["righe"].as_array().unwrap().len(), 6);
    // Anna has two dependants, at 12 points each, and 74 per cent, in the band of 21.
    let anna = di(&prima, "Anna");
    assert_eq!((voce(&anna, "carico_familiare"), voce(&anna, "invalidita")), (json!("−24"), json!("−21")));
    // Dario and Elisa have the same points: the younger one goes first, and the row says so.
    let (dario, elisa) = (di(&prima, "Dario"), di(&prima, "Elisa"));
    assert_eq!(dario["punteggio"], elisa["punteggio"]);
    assert_eq!(elisa["posizione"].as_u64().unwrap() + 1, dario["posizione"].as_u64().unwrap());
    assert!(elisa["parita"].as_str().unwrap().contains("giovane"), "{elisa}");
    // Fabio has not said the income: without a value for its absence there are no points.
    assert_eq!(di(&prima, "Fabio")["esito"], "incompleta");
    // Another figure, another list, and the examples follow.
    criteri["componenti"][2]["formula"]["punti"] = json!(15);
    let dopo = banco.fa("criteri_esempi", chiedi(&criteri, "art8")).await;
    assert_eq!(voce(&di(&dopo, "Anna"), "carico_familiare"), "−30");
    let senza = banco.fa("criteri_esempi", chiedi(&criteri, "art18")).await;
    let voci = di(&senza, "Anna")["voci"].to_string();
    assert!(!voci.contains("invalidita"), "{voci}");
    // Nothing of this was written.
    let tenuta = banco.fa("criteri_tabella", json!({ "codice": "prova" })).await;
    assert_eq!(tenuta["criteri"]["componenti"][2]["formula"]["punti"], 12);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_badly_is_named_with_component_and_row() {
    let banco = Banco::nuovo().await;
    let scheda = copia(&banco, "lombardia-lecco", "Prova").await;
    let buoni = scheda["criteri"].clone();
    let fascia = |n: usize, campo: &str, valore: i64| {
        let mut criteri = buoni.clone();
        criteri["componenti"][4]["formula"]["fasce"][n][campo] = json!(valore);
        criteri
    };
    let (vuoto, sovrapposta) = (fascia(1, "da", 53), fascia(1, "da", 50));
    let mut pari = buoni.clone();
    pari["parita"] = json!(["anzianita_maggiore"]);
    let mut senza_fonte = buoni.clone();
    senza_fonte["fonte"] = json!("");
    let mut negativa = buoni.clone();
    negativa["componenti"][0]["formula"]["punti"] = json!(-1000);
    for (criteri, campo, parole) in [
        (&vuoto, "componenti[4].formula.fasce[0]", "«Grado di invalidità», fascia 1: fra 50 e 53 c'è un vuoto"),
        (&sovrapposta, "componenti[4].formula.fasce[0]", "«Grado di invalidità», fascia 1: si sovrappone"),
        (&pari, "parita", "due candidati potrebbero restare pari per sempre"),
        (&senza_fonte, "fonte", "è vuoto"),
        (&negativa, "componenti[0].formula.punti", "«Punteggio di base»: è negativo"),
    ] {
        let errore = banco.prova("criteri_salva", salva(&scheda, criteri)).await.unwrap_err();
        assert_eq!((errore.codice.as_str(), campi(&errore)), ("criteri_non_validi", vec![campo]));
        assert!(errore.campi[0].messaggio.starts_with(parole), "{}", errore.campi[0].messaggio);
        let esempi = banco.fa("criteri_esempi", json!({ "criteri": criteri, "elenco": "art8" })).await;
        assert_eq!(esempi["errori"][0]["campo"], campo);
        assert_eq!(esempi["righe"][0]["riga"]["posizione"], 0, "nobody has points by a table with errors");
    }
    // A value that is not there is no error: it waits, and the table cannot be used.
    let mut ignoto = buoni.clone();
    ignoto["componenti"][2]["formula"]["punti"] = json!("da confermare");
    let salvata = banco.fa("criteri_salva", salva(&scheda, &ignoto)).await;
    assert_eq!(salvata["tabella"]["da_confermare"], json!(["componenti[2].formula.punti"]));
    // A save that comes second is refused.
    assert_eq!(banco.rifiuto("criteri_salva", salva(&scheda, &buoni)).await, "salvataggio_superato");
}
