//! The quarterly review from outside: an employer through the sixty days, letters and their log, what is
//! kept and what is refused; the same figures on both engines.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

#[path = "../../crates/store/tests/archivio/server.rs"]
mod server;

use mirato_app::comandi::esegui;
use mirato_app::{Orologio, Programma, importazioni, revisioni};
use mirato_tests::banco::{Banco, tra};
use mirato_tests::mirato::mirato;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Runs a review of today; its id.
async fn rivedi(banco: &Banco) -> String {
    let avviata = banco.fa("revisione_avvia", json!({})).await;
    let fine = banco.fine(&avviata["lavoro"]).await;
    assert_eq!(fine["stato"], "fatto", "{fine}");
    let tutte = banco.fa("revisioni", json!({})).await;
    tutte[0]["id"].as_str().unwrap().to_owned()
}

/// The walk-through's employer in a review: its page.
async fn bricola(banco: &Banco, revisione: &str) -> Value {
    let elenco = banco.fa("revisione", json!({ "revisione_id": revisione, "testo": "officine bricola" })).await;
    assert_eq!(elenco["totale"], 1, "{elenco}");
    let datore = &elenco["righe"][0]["datore_id"];
    banco.fa("revisione_datore", json!({ "revisione_id": revisione, "datore_id": datore })).await
}

fn savona(scheda: &Value) -> &Value {
    scheda["province"].as_array().unwrap().iter().find(|voce| voce["provincia"] == "SV").unwrap()
}

/// Takes the walk-through's agreement away and says when its obligation arose in Savona.
async fn insorta(banco: &Banco, datore: &str, dal: &str) {
    let scheda = banco.fa("datore", json!({ "id": datore })).await;
    for circostanza in scheda["circostanze"].as_array().unwrap() {
        banco.fa("circostanza_elimina", json!({ "id": circostanza["id"] })).await;
    }
    let nuova = json!({
        "id": "", "versione": 0, "datore_id": datore, "tipo": "insorgenza", "provincia": "", "dal": dal, "al": "",
        "unita": 0, "estremi": "", "stato": "", "note": "",
    });
    banco.fa("circostanza_salva", nuova).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_employer_through_the_sixty_days() {
    let banco = Banco::nuovo().await;
    let prima = rivedi(&banco).await;
    let scheda = bricola(&banco, &prima).await;
    // The walk-through: in Savona quota 2, nobody in force, an agreement of 2 units.
    let sv = savona(&scheda);
    assert_eq!((&sv["quota_art3"], &sv["in_forza_art3"], &sv["scopertura_art3"]), (&json!(2), &json!(0), &json!(2)));
    assert_eq!((&sv["stato"]["codice"], &sv["convenzione"]), (&json!("con_strumento"), &json!(2)));
    let datore = scheda["riga"]["datore_id"].as_str().unwrap().to_owned();
    // Art. 9 c. 1: on the sixtieth day after it arose the term still runs, on the sixty-first it is over.
    for (giorni, stato) in [(-59, "nei_termini"), (-60, "nei_termini"), (-61, "oltre_termine")] {
        insorta(&banco, &datore, &tra(giorni)).await;
        let scheda = bricola(&banco, &rivedi(&banco).await).await;
        assert_eq!(savona(&scheda)["stato"]["codice"], stato, "{giorni} days: {scheda}");
        assert_eq!(scheda["riga"]["termine"], tra(giorni + 60));
    }
    insorta(&banco, &datore, &tra(-75)).await;
    let dopo = bricola(&banco, &rivedi(&banco).await).await;
    assert!(dopo["riga"]["esposizione"].as_i64().unwrap() > 0, "two weeks past the term: {dopo}");
    assert!(dopo["spiegazione"].to_string().contains("Ispettorato"), "the exposure is said to be information");
    let cambiamenti = dopo["riga"]["cambiamenti"].to_string();
    assert!(cambiamenti.contains("È passato il termine"), "{cambiamenti}");
    // The first review has stayed as it was.
    assert_eq!(savona(&bricola(&banco, &prima).await), sv);
    assert_eq!(dopo["storia"].as_array().unwrap().len(), 8, "three of the demonstration and five of ours");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_to_come_and_a_wrong_filter_are_refused() {
    let banco = Banco::nuovo().await;
    assert_eq!(banco.rifiuto("revisione_avvia", json!({ "alla_data": tra(1) })).await, "revisione_futura");
    assert_eq!(banco.rifiuto("revisione_avvia", json!({ "alla_data": "31/9/2026" })).await, "data_non_valida");
    let id = rivedi(&banco).await;
    for (campo, valore) in [("tolleranza", "due"), ("tolleranza", "-1"), ("classe", "grande"), ("ordina", "x")] {
        let filtro = json!({ "revisione_id": id, campo: valore });
        assert_eq!(banco.rifiuto("revisione", filtro).await, "filtro_non_valido", "{campo} {valore}");
    }
    let altro = json!({ "revisione_id": id, "datore_id": "nessuno" });
    assert_eq!(banco.rifiuto("revisione_datore", altro).await, "non_trovato");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_review_stopped_while_it_runs_leaves_nothing() {
    let banco = Banco::nuovo().await;
    let prima = banco.fa("revisioni", json!({})).await;
    let avviata = banco.fa("revisione_avvia", json!({})).await;
    banco.fa("lavoro_annulla", json!({ "lavoro": avviata["lavoro"] })).await;
    let fine = banco.fine(&avviata["lavoro"]).await;
    assert_eq!((&fine["stato"], &fine["errore"]), (&json!("annullato"), &Value::Null), "{fine}");
    assert_eq!(banco.fa("revisioni", json!({})).await, prima, "no review of it, whole or not");
    let ufficio = banco.programma.ufficio().await.unwrap();
    let incompiute = ufficio.archivio.revisioni_incompiute("9999-12-31T00:00:00+00:00").await.unwrap();
    assert!(incompiute.is_empty(), "{incompiute:?}");
    rivedi(&banco).await;
    let registro = mirato(&["registro", "verifica", "--archivio", &banco.archivio().to_string_lossy()], "");
    assert_eq!(registro.stato, 0, "{}", registro.errori);
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_are_acts_and_nobody_gets_one_twice() {
    let banco = Banco::nuovo().await;
    let prima = rivedi(&banco).await;
    let datore = bricola(&banco, &prima).await["riga"]["datore_id"].as_str().unwrap().to_owned();
    insorta(&banco, &datore, &tra(-75)).await;
    let id = rivedi(&banco).await;
    let cartella = banco.cartella.path().join("lettere");
    std::fs::create_dir(&cartella).unwrap();
    let filtro = json!({ "revisione_id": id, "stato": "oltre_termine" });
    let chiedi = |tipo: &str| {
        json!({ "tipo": tipo, "ids": [datore], "filtro": filtro, "entro": tra(30), "testo": "", "unico": true,
                "cartella": cartella.to_string_lossy() })
    };
    let emetti = async |tipo: &str| {
        let avviata = banco.fa("revisione_lettere_emetti", chiedi(tipo)).await;
        banco.fine(&avviata["lavoro"]).await
    };
    let passata =
        json!({ "tipo": "invito", "ids": [datore], "filtro": filtro, "entro": tra(-1), "cartella": "/nessuna" });
    assert_eq!(banco.rifiuto("revisione_lettere_emetti", passata).await, "lettera_non_valida");
    let emessa = emetti("invito").await;
    assert_eq!(emessa["voci"][0]["stato"], "fatto", "{emessa}");
    let lettere = banco.fa("revisione_lettere", json!({ "id": id })).await;
    let numero = lettere[0]["numero"].as_str().unwrap().to_owned();
    assert!(cartella.join(format!("invito-{}.pdf", numero.replace('/', "-"))).is_file());
    assert!(cartella.join("invito-tutte.pdf").is_file());
    let atto = banco.fa("atto", json!({ "id": lettere[0]["atto_id"] })).await;
    assert_eq!(atto["riga"]["stato"]["codice"], "da_firmare", "{atto}");
    let ripetuta = emetti("invito").await;
    assert!(ripetuta["voci"][0]["messaggio"].as_str().unwrap().contains(&numero), "{ripetuta}");
    let segnalata = emetti("segnalazione").await;
    assert_eq!(segnalata["voci"][0]["stato"], "fatto", "{segnalata}");
    assert_eq!(banco.fa("revisione_lettere", json!({ "id": id })).await.as_array().unwrap().len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_review_leaves_as_a_spreadsheet_and_as_a_report() {
    let banco = Banco::nuovo().await;
    let id = rivedi(&banco).await;
    let filtro = json!({ "revisione_id": id, "tolleranza": "0" });
    let visti = banco.fa("revisione", filtro.clone()).await;
    for formato in ["csv", "xlsx", "pdf"] {
        let percorso = banco.cartella.path().join(format!("revisione.{formato}"));
        let chiedi = json!({ "filtro": filtro, "formato": formato, "percorso": percorso.to_string_lossy() });
        let scritto = banco.fa("revisione_esporta", chiedi).await;
        assert!(scritto["righe"].as_u64() >= visti["totale"].as_u64(), "{formato}: {scritto}");
        assert!(std::fs::metadata(&percorso).unwrap().len() > 1_000, "{formato}");
    }
    let rapporto = banco.fa("revisione_rapporto", json!({ "id": id })).await;
    assert_eq!(rapporto["riga"]["stato"]["codice"], "da_firmare", "{rapporto}");
    assert_eq!(banco.rifiuto("revisione_rapporto", json!({ "id": id })).await, "rapporto_gia_emesso");
    let csv = std::fs::read_to_string(banco.cartella.path().join("revisione.csv")).unwrap();
    assert_eq!(
        csv.lines().count() as u64,
        visti["totale"].as_u64().unwrap() + 4,
        "headings and three lines at the foot"
    );
}

/// An archive of one engine with the demonstration's prospetti and a review of them.
async fn con_prospetti(posizione: &str, parola: &str, prospetti: &[PathBuf]) -> Value {
    let programma = Programma::nuovo(None, Orologio::Sistema);
    programma.apri(posizione, parola, true, "Lucia Ferrando").await.unwrap();
    let ufficio = programma.ufficio().await.unwrap();
    importazioni::importa_interi(&ufficio, prospetti, false).await.unwrap();
    let fatta = revisioni::in_primo_piano(&ufficio, None).await.unwrap();
    let mut righe = Vec::new();
    loop {
        let filtro = json!({ "revisione_id": fatta.id, "ordina": "denominazione", "da": righe.len(), "quanti": 500 });
        let pagina = esegui(&programma, "revisione", filtro).await.unwrap();
        let lette = pagina["righe"].as_array().unwrap().clone();
        if lette.is_empty() {
            break;
        }
        righe.extend(lette);
    }
    righe.sort_by_key(|riga| riga["codice_fiscale"].to_string());
    for riga in &mut righe {
        riga.as_object_mut().unwrap().remove("datore_id");
    }
    let mut quadro = esegui(&programma, "revisione_quadro", json!({ "revisione_id": fatta.id })).await.unwrap();
    for campo in ["id", "eseguita_il"] {
        quadro["testata"].as_object_mut().unwrap().remove(campo);
    }
    programma.chiudi().await;
    json!({ "righe": righe, "quadro": quadro })
}

fn psql(url: &str, sql: &str) {
    let stato = std::process::Command::new("psql").args([url, "-qc", sql]).status().expect("psql");
    assert!(stato.success(), "{sql}");
}

#[tokio::test(flavor = "multi_thread")]
async fn both_engines_give_the_same_figures() {
    let banco = Banco::nuovo().await;
    let mut prospetti: Vec<PathBuf> =
        std::fs::read_dir(Banco::prospetti()).unwrap().map(|voce| voce.unwrap().path()).collect();
    prospetti.sort();
    let file = banco.cartella.path().join("sqlite.mirato");
    let sqlite = con_prospetti(&file.to_string_lossy(), "parola di prova", &prospetti).await;
    let url = server::server();
    let nome = format!("revisione_{}", std::process::id());
    psql(url, &format!("CREATE DATABASE {nome}"));
    let (prima, query) =
        url.split_once('?').map_or((url, String::new()), |(prima, query)| (prima, format!("?{query}")));
    let (server, _) = prima.rsplit_once('/').unwrap();
    let postgres = con_prospetti(&format!("{server}/{nome}{query}"), "", &prospetti).await;
    assert!(sqlite["righe"].as_array().unwrap().len() > 200, "the demonstration's employers");
    assert_eq!(sqlite["quadro"], postgres["quadro"]);
    assert_eq!(sqlite["righe"], postgres["righe"]);
}
