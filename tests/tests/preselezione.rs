//! Preselection on a real archive: everybody in the list is weighed, distance and capacities count, the rosa is
//! asked and sent, the terms of the publication run.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_app::api::{DatiPersona, Disponibilita, Indirizzo, Titolo};
use mirato_tests::banco::{Banco, tra};
use mirato_tests::persone::{ELENA, in_elenco, registra};
use serde_json::{Value, json};
use std::io::Read;

/// Someone who fits, in Savona, thirty kilometres at most.
fn adatta() -> DatiPersona {
    DatiPersona {
        qualifiche: vec!["Contabilità ordinaria".to_owned()],
        profilo: "contabilità".to_owned(),
        titoli: vec![Titolo { livello: "diploma".to_owned(), ..Titolo::default() }],
        residenza: Indirizzo { comune: "Savona".to_owned(), provincia: "SV".to_owned(), ..Indirizzo::default() },
        disponibilita: Disponibilita {
            privati: true,
            tempo_pieno: true,
            part_time: true,
            distanza_km: 30,
            ..Disponibilita::default()
        },
        ..DatiPersona::default()
    }
}

fn richiesta(datore: &str, altro: Value) -> Value {
    let mut dati = json!({
        "codice_fiscale_datore": datore, "ricevuta_il": tra(-5), "provincia": "SV", "comune": "Savona",
        "elenco": "art18", "profilo": "addetta alla contabilità", "posti": 1, "contratto": "determinato",
        "qualifiche": ["contabilita ordinaria"], "titolo_minimo": "diploma", "ore": "20:00", "ore_contratto": "40:00",
    });
    dati.as_object_mut().unwrap().extend(altro.as_object().unwrap().clone());
    json!({ "id": "", "versione": 0, "dati": dati })
}

async fn bricola(banco: &Banco) -> String {
    let elenco = banco.fa("datori", json!({ "testo": "officine bricola" })).await;
    elenco["righe"][0]["codice_fiscale"].as_str().unwrap().to_owned()
}

/// Weighs everybody; the work, once it has ended.
async fn pesa(banco: &Banco, scheda: &Value, capacita: Option<&str>) -> Value {
    let parola = if capacita.is_some() { "dimostrazione" } else { "" };
    let chiedi = json!({
        "id": scheda["riga"]["id"], "con_capacita": capacita.is_some(), "motivo": capacita.unwrap_or_default(),
        "parola": parola,
    });
    let lavoro = banco.fa("candidati_pesa", chiedi).await["lavoro"].clone();
    let fine = banco.fine(&lavoro).await;
    assert_eq!(fine["stato"], "fatto", "{fine}");
    let cerca = json!({ "id": scheda["riga"]["id"], "lavoro": lavoro, "da": 0, "quanti": 200 });
    banco.fa("candidati", cerca).await
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_is_weighed_and_the_best_come_first() {
    let banco = Banco::nuovo().await;
    // A second-rate profession for all but the last, who is also the last in the archive.
    let mediocre = DatiPersona { qualifiche: vec!["magazzino".to_owned()], ..adatta() };
    let mut persone = vec![mediocre; 4_500];
    persone.push(adatta());
    let ids = in_elenco(&banco, persone).await;
    let datore = bricola(&banco).await;
    let scheda = banco.fa("preselezione_salva", richiesta(&datore, json!({}))).await;
    let trovati = pesa(&banco, &scheda, None).await;
    let pesate = trovati["pesate"].as_u64().unwrap();
    assert!(pesate >= 4_501, "{pesate}");
    assert_eq!(trovati["totale"], 500, "the best ones can be seen");
    let righe = trovati["righe"].as_array().unwrap();
    assert_eq!(righe[0]["persona_id"], json!(ids[4_500]), "{}", righe[0]);
    assert_eq!(righe[0]["punteggio"], 100);
    // With the same score, who has been in the list longer comes first: 2005 is the earliest day.
    let secondo = ids.iter().position(|id| righe[1]["persona_id"] == json!(id)).unwrap();
    assert_eq!(secondo % 20, 19);

    let chiedi = json!({ "id": scheda["riga"]["id"], "con_capacita": false });
    let lavoro = banco.fa("candidati_pesa", chiedi).await["lavoro"].clone();
    banco.fa("lavoro_annulla", json!({ "lavoro": lavoro })).await;
    assert_eq!(banco.fine(&lavoro).await["stato"], "annullato");
    let cerca = json!({ "id": scheda["riga"]["id"], "lavoro": lavoro, "da": 0, "quanti": 10 });
    assert_eq!(banco.rifiuto("candidati", cerca).await, "confronto_passato");
}

#[tokio::test(flavor = "multi_thread")]
async fn distance_is_a_straight_line_between_comuni() {
    let banco = Banco::nuovo().await;
    let altrove = |comune: &str, provincia: &str| Indirizzo {
        comune: comune.to_owned(),
        provincia: provincia.to_owned(),
        ..Indirizzo::default()
    };
    let lontana = DatiPersona { residenza: altrove("Bolzano", "BZ"), ..adatta() };
    // Who lives where they work is near, wherever they are registered.
    let domiciliata = DatiPersona { domicilio: altrove("Savona", "SV"), ..lontana.clone() };
    let ignota = DatiPersona { residenza: altrove("Paese che non c'è", "SV"), ..adatta() };
    let ids = in_elenco(&banco, vec![adatta(), lontana, domiciliata, ignota]).await;
    let datore = bricola(&banco).await;
    let scheda = banco.fa("preselezione_salva", richiesta(&datore, json!({}))).await;
    let trovati = pesa(&banco, &scheda, None).await;
    let riga = |posto: usize| {
        let mut righe = trovati["righe"].as_array().unwrap().iter();
        righe.find(|riga| riga["persona_id"] == json!(ids[posto])).unwrap().clone()
    };
    assert!(riga(0)["spiegazione"].to_string().contains("0 km in linea d'aria fra i centri dei comuni"), "{}", riga(0));
    assert_eq!(riga(1)["escluso_perche"], "Il posto è oltre la distanza che può percorrere");
    assert_eq!((&riga(2)["escluso_perche"], &riga(2)["punteggio"]), (&json!(""), &json!(100)));
    assert_eq!(riga(3)["mancanti"], json!(["distanza dal posto di lavoro"]));
    let motivi = trovati["esclusioni"].as_array().unwrap();
    assert!(motivi.iter().any(|uno| uno["motivo"] == riga(1)["escluso_perche"] && uno["quante"].as_u64() >= Some(1)));
}

/// Seals a capacity of a person.
async fn capace(banco: &Banco, persona: &str, grado: &str) {
    let apri = json!({ "persona_id": persona, "motivo": "scheda", "parola": "dimostrazione" });
    let aperto = banco.fa("fascicolo_apri", apri).await;
    let dati = json!({ "capacita": [{ "codice": "mani", "grado": grado }], "diagnosi_funzionale": "parola segreta" });
    let salva = json!({ "persona_id": persona, "versione": aperto["versione"], "dati": dati });
    banco.fa("fascicolo_salva", salva).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn capacities_count_with_a_reason_and_every_opening_is_written() {
    let banco = Banco::nuovo().await;
    let ids = in_elenco(&banco, vec![adatta(), adatta(), adatta()]).await;
    capace(&banco, &ids[0], "lieve").await;
    capace(&banco, &ids[1], "alto").await;
    let datore = bricola(&banco).await;
    let ignota = json!({ "capacita": [{ "codice": "MV1", "grado": "medio" }] });
    let rifiuto = banco.prova("preselezione_salva", richiesta(&datore, ignota)).await.unwrap_err();
    assert_eq!(
        (rifiuto.codice.as_str(), rifiuto.campi[0].campo.as_str()),
        ("preselezione_non_valida", "capacita[0].codice")
    );
    let chieste = json!({ "capacita": [{ "codice": "mani", "grado": "medio", "essenziale": true }] });
    let scheda = banco.fa("preselezione_salva", richiesta(&datore, chieste)).await;
    let senza = json!({ "id": scheda["riga"]["id"], "con_capacita": true, "motivo": " " });
    assert_eq!(banco.rifiuto("candidati_pesa", senza).await, "motivo_mancante");

    let chiaro = pesa(&banco, &scheda, None).await;
    assert_eq!((&chiaro["con_capacita"], &chiaro["fascicoli_aperti"]), (&json!(false), &json!(0)));
    let trovati = pesa(&banco, &scheda, Some("preselezione di prova")).await;
    assert_eq!(trovati["con_capacita"], true);
    let righe = trovati["righe"].as_array().unwrap();
    let riga = |posto: usize| righe.iter().find(|riga| riga["persona_id"] == json!(ids[posto])).unwrap();
    assert_eq!((&riga(1)["punteggio"], &riga(1)["escluso_perche"]), (&json!(100), &json!("")));
    assert_eq!(riga(0)["escluso_perche"], "Una capacità essenziale non raggiunge il grado richiesto");
    assert_eq!(riga(2)["mancanti"], json!(["valutazione di 1 capacità su 1"]), "never assessed is not unable");
    assert_eq!(righe[0]["persona_id"], json!(ids[1]), "the only one who reaches all");
    for persona in &ids[..2] {
        let scheda = banco.fa("persona", json!({ "id": persona })).await;
        let aperture = scheda["fascicolo"]["aperture"].as_array().unwrap();
        assert_eq!(aperture.iter().filter(|voce| voce["dettaglio"] == "preselezione di prova").count(), 1);
    }
    assert!(!trovati.to_string().contains("parola segreta") && !trovati.to_string().contains("mani"), "{trovati}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rosa_is_asked_and_sent_and_the_terms_run() {
    let banco = Banco::nuovo().await;
    let ids = in_elenco(&banco, vec![adatta(), adatta()]).await;
    capace(&banco, &ids[0], "alto").await;
    let datore = bricola(&banco).await;
    let indeterminato = json!({ "contratto": "indeterminato" });
    // Brescia: ten days for a contract with an end, thirty without; then seven to collect candidates.
    for (altro, giorni) in [(indeterminato, 30), (json!({}), 10)] {
        let scheda = banco.fa("preselezione_salva", richiesta(&datore, altro)).await;
        let pubblica = json!({
            "id": scheda["riga"]["id"], "versione": scheda["versione"], "passo": "pubblica", "data": tra(0),
        });
        let scheda = banco.fa("preselezione_passo", pubblica).await;
        assert_eq!(scheda["pubblicazione_fino_al"], tra(giorni));
        assert_eq!(scheda["risposta_entro"], tra(giorni + 7));
        for (tipo, giorno) in [("preselezione_pubblicazione", giorni), ("preselezione", giorni + 7)] {
            let scadenze = banco.fa("scadenzario", json!({ "tipo": tipo, "quanti": 100 })).await;
            let sua = scadenze["righe"].as_array().unwrap().iter().find(|riga| riga["data"] == tra(giorno));
            assert!(sua.is_some(), "{tipo}: {scadenze}");
        }
        invia(&banco, &scheda, &ids).await;
    }
    let rimaste = banco.fa("scadenzario", json!({ "tipo": "preselezione_pubblicazione", "quanti": 100 })).await;
    assert_eq!(rimaste["totale"], 0, "a rosa that was sent waits for nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_put_together_with_another_record_stays_in_the_rosa() {
    let banco = Banco::nuovo().await;
    let ids = in_elenco(&banco, vec![adatta()]).await;
    let datore = bricola(&banco).await;
    let scheda = banco.fa("preselezione_salva", richiesta(&datore, json!({}))).await;
    let riga = json!({
        "persona_id": ids[0], "persona": "", "punteggio": 90, "risposta": "da_chiedere", "risposta_il": "",
        "esito": "in_attesa", "nota": "",
    });
    let salva = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "rosa": [riga] });
    banco.fa("rosa_salva", salva).await;
    let tieni = registra(&banco, ELENA).await["id"].clone();
    banco.fa("persone_unisci", json!({ "tieni": tieni, "togli": ids[0], "motivo": "stessa persona" })).await;
    let dopo = banco.fa("preselezione", json!({ "id": scheda["riga"]["id"] })).await;
    assert_eq!(dopo["rosa"][0]["persona_id"], tieni);
}

/// Asks two people, sends who said yes, and looks at what the employer gets.
async fn invia(banco: &Banco, scheda: &Value, ids: &[String]) {
    let uno = |id: &str, risposta: &str| {
        json!({
            "persona_id": id, "persona": "", "punteggio": 90, "chiesta_il": tra(-1), "risposta": risposta,
            "risposta_il": "", "esito": "in_attesa", "nota": "nota riservata",
        })
    };
    let salva =
        |versione: &Value, righe: Value| json!({ "id": scheda["riga"]["id"], "versione": versione, "rosa": righe });
    let chieste = json!([uno(&ids[0], "chiesta"), uno(&ids[1], "chiesta")]);
    let attesa = banco.fa("rosa_salva", salva(&scheda["versione"], chieste)).await;
    assert_eq!(attesa["rosa"][0]["chiesta_il"], tra(-1));
    let dove = banco.cartella.path().join("rosa.xlsx");
    let passo = |versione: &Value| json!({ "id": scheda["riga"]["id"], "versione": versione, "passo": "invia_rosa", "percorso": dove });
    assert_eq!(banco.rifiuto("preselezione_passo", passo(&attesa["versione"])).await, "rosa_vuota");
    let risposte = json!([uno(&ids[0], "disponibile"), uno(&ids[1], "non_disponibile")]);
    let pronta = banco.fa("rosa_salva", salva(&attesa["versione"], risposte)).await;
    let inviata = banco.fa("preselezione_passo", passo(&pronta["versione"])).await;
    assert_eq!(inviata["riga"]["stato"]["codice"], "rosa_inviata");
    let testo = contenuto(&dove);
    assert!(testo.contains("Persona 0") && !testo.contains("Persona 1"), "{testo}");
    for riservato in ["segreta", "riservata", "art18", "art. 18", "mani"] {
        assert!(!testo.contains(riservato), "{riservato}: {testo}");
    }
    // The same to be printed.
    let stampa = banco.cartella.path().join("rosa.pdf");
    let mut di_nuovo = passo(&inviata["versione"]);
    di_nuovo["percorso"] = json!(stampa);
    let inviata = banco.fa("preselezione_passo", di_nuovo).await;
    assert!(std::fs::read(&stampa).unwrap().starts_with(b"%PDF"));
    let esito = json!([{
        "persona_id": ids[0], "persona": "", "punteggio": 90, "chiesta_il": tra(-1), "risposta": "disponibile",
        "risposta_il": tra(0), "esito": "colloquio", "nota": "",
    }]);
    let tornata = banco.fa("rosa_salva", salva(&inviata["versione"], esito)).await;
    assert_eq!(tornata["rosa"][0]["esito"], "colloquio", "outcomes come back after the rosa was sent");
}

/// Every text of a spreadsheet.
fn contenuto(file: &std::path::Path) -> String {
    let mut archivio = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut testo = String::new();
    for posto in 0..archivio.len() {
        let _ = archivio.by_index(posto).unwrap().read_to_string(&mut testo);
    }
    testo
}
