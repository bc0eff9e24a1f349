//! A call of a public body from the request to the people sent: through the commands that the window calls.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_app::{Orologio, Programma};
use mirato_tests::avvisi::{ADA, IVO, avviso, calcola, chiudi, domanda, ente, pubblicato, registra};
use mirato_tests::banco::{Banco, tra};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

fn testo_pdf(file: &Path) -> String {
    let esito = Command::new("pdftotext").arg("-layout").arg(file).arg("-").output().unwrap();
    String::from_utf8_lossy(&esito.stdout).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn applications_are_judged_by_days_registry_and_person() {
    let banco = Banco::nuovo().await;
    let scheda = pubblicato(&banco, json!({})).await;
    registra(&banco, ADA, "74", true).await;
    registra(&banco, IVO, "80", false).await;
    // The day before the call opens: it is recorded and left out, with the reason.
    let prima =
        banco.fa("domanda_avviso_salva", domanda(&scheda, ADA.2, json!({ "pervenuta_il": tra(-1) }), "0")).await;
    assert_eq!(prima["riga"]["stato"]["codice"], "esclusa");
    assert!(prima["riga"]["motivo"].as_str().unwrap().starts_with("Fuori dai giorni"), "{prima}");
    // The same person again: refused, naming the first.
    let doppia = banco.prova("domanda_avviso_salva", domanda(&scheda, ADA.2, json!({}), "0")).await.unwrap_err();
    assert_eq!(doppia.codice, "domanda_doppia");
    assert!(doppia.messaggio.contains(prima["riga"]["codice"].as_str().unwrap()), "{}", doppia.messaggio);
    // In the archive, but in no list on the day.
    let fuori = banco.fa("domanda_avviso_salva", domanda(&scheda, IVO.2, json!({}), "0")).await;
    assert!(fuori["riga"]["motivo"].as_str().unwrap().starts_with("Persona non iscritta"), "{fuori}");
    // Signed by hand without a document: to be completed; on the day it is there, admitted.
    let rotta = json!({ "pervenuta_il": tra(0), "firma": "autografa" });
    let mut corretta = domanda(&scheda, ADA.2, rotta, "0");
    corretta["id"] = prima["riga"]["id"].clone();
    corretta["versione"] = prima["versione"].clone();
    let incompleta = banco.fa("domanda_avviso_salva", corretta.clone()).await;
    assert_eq!(incompleta["riga"]["stato"]["codice"], "da_integrare");
    corretta["versione"] = incompleta["versione"].clone();
    corretta["dati"]["documento_identita"] = json!(true);
    let ammessa = banco.fa("domanda_avviso_salva", corretta).await;
    assert_eq!(ammessa["riga"]["stato"]["codice"], "ammessa", "{ammessa}");
    // A negative income, and words in its place, are named.
    for reddito in ["-5", "tanto"] {
        let errata =
            banco.prova("domanda_avviso_salva", domanda(&scheda, IVO.2, json!({}), reddito)).await.unwrap_err();
        assert_eq!(
            (errata.codice.as_str(), errata.campi[0].campo.as_str()),
            ("domanda_non_valida", "punteggio.reddito")
        );
    }
    // What gives points is in no list and opens with a reason alone.
    let elenco = banco.fa("domande_avviso", json!({ "avviso_id": scheda["riga"]["id"] })).await;
    assert_eq!(elenco["totale"], 2);
    assert!(!elenco.to_string().contains("reddito"), "{elenco}");
    let senza = json!({ "id": prima["riga"]["id"], "motivo": " " });
    assert_eq!(banco.rifiuto("domanda_avviso_apri", senza).await, "motivo_mancante");
    let aperta = banco.fa("domanda_avviso_apri", json!({ "id": prima["riga"]["id"], "motivo": "controllo" })).await;
    assert_eq!(aperta["punteggio"]["persone_a_carico"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ranking_is_computed_published_corrected_and_used() {
    let banco = Banco::nuovo().await;
    let scheda = pubblicato(&banco, json!({})).await;
    let id = &scheda["riga"]["id"];
    registra(&banco, ADA, "74", true).await;
    registra(&banco, IVO, "80", true).await;
    let ada = banco.fa("domanda_avviso_salva", domanda(&scheda, ADA.2, json!({}), "5000")).await;
    // Without an income there are no points: the candidate stays out, and the reason is said.
    let ivo = banco.fa("domanda_avviso_salva", domanda(&scheda, IVO.2, json!({}), "")).await;
    let presto = json!({ "avviso_id": id });
    let lavoro = banco.fa("graduatoria_calcola", presto).await;
    assert_eq!(banco.fine(&lavoro["lavoro"]).await["errore"]["codice"], "graduatoria_non_calcolabile");
    chiudi(&banco, id).await;
    let calcolata = calcola(&banco, id, "").await;
    let prima = &calcolata["graduatorie"][0];
    assert_eq!((&prima["ammesse"], &prima["incomplete"]), (&json!(1), &json!(1)), "{prima}");

    // Closed, the ranking shows no points by component; open, each one with its citation.
    let chiusa = banco.fa("graduatoria_righe", json!({ "id": prima["id"] })).await;
    assert_eq!((&chiusa["aperta"], &chiusa["righe"][0]["voci"]), (&json!(false), &json!([])));
    let aperta = banco.fa("graduatoria_apri", json!({ "id": prima["id"], "motivo": "istruttoria" })).await;
    let riga = &aperta["righe"][0];
    assert_eq!((&riga["codice"], &riga["posizione"]), (&ada["riga"]["codice"], &json!(1)));
    let voce = |codice: &str| riga["voci"].as_array().unwrap().iter().find(|v| v["voce"] == codice).unwrap().clone();
    // Lombardia (Lecco): 12 less for a dependant; 21 less from 67 to 79 per cent; nothing up to 7,746.85 euro.
    assert_eq!(voce("carico_familiare")["punti"], "−12");
    assert_eq!(voce("invalidita")["punti"], "−21");
    assert_eq!(voce("condizione_economica")["punti"], "0");
    let fuori = &aperta["righe"][1];
    assert_eq!((&fuori["esito"], &fuori["punteggio"]), (&json!("incompleta"), &json!("")));
    assert!(fuori["motivo"].as_str().unwrap().contains("reddito"), "{fuori}");

    // Everybody's own sheet is a file named by the code, and no act.
    let atti = banco.fa("atti", json!({})).await["totale"].clone();
    let schede = banco.cartella.path().join("schede");
    std::fs::create_dir(&schede).unwrap();
    let lavoro = banco.fa("candidati_schede", json!({ "id": prima["id"], "cartella": schede })).await;
    assert_eq!(banco.fine(&lavoro["lavoro"]).await["stato"], "fatto");
    let mut nomi: Vec<String> = std::fs::read_dir(&schede)
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    nomi.sort();
    let codici = [&riga["codice"], &fuori["codice"]].map(|codice| format!("scheda-{}.pdf", codice.as_str().unwrap()));
    assert_eq!(nomi.len(), 2);
    assert!(codici.iter().all(|codice| nomi.contains(codice)), "{nomi:?}");
    let testo = testo_pdf(&schede.join(&codici[0]));
    assert!(testo.contains("Carico familiare") && testo.contains("Parodi"), "{testo}");
    assert_eq!(banco.fa("atti", json!({})).await["totale"], atti);

    // Nothing is published before the decree.
    let file = banco.cartella.path().join("esito-avviso.pdf");
    let pubblica = |nome: &Path| json!({ "id": prima["id"], "dal": tra(0), "al": tra(10), "percorso": nome });
    assert_eq!(banco.rifiuto("graduatoria_pubblica", pubblica(&file)).await, "graduatoria_da_approvare");
    let approva = json!({ "avviso_id": id, "versione": calcolata["versione"], "definitiva": false });
    let decreto = banco.fa("graduatoria_approva", approva).await;
    assert_eq!(decreto["riga"]["tipo"], "Decreto di graduatoria");
    // A name of file or a heading that tells the list is refused.
    let rivelatore = banco.cartella.path().join("graduatoria-L68-disabili.pdf");
    assert_eq!(banco.rifiuto("graduatoria_pubblica", pubblica(&rivelatore)).await, "pubblicazione_rivelatrice");
    let mut intestata = pubblica(&file);
    intestata["servizio"] = json!("Collocamento mirato");
    assert_eq!(banco.rifiuto("graduatoria_pubblica", intestata).await, "pubblicazione_rivelatrice");
    banco.fa("graduatoria_pubblica", pubblica(&file)).await;
    let testo = testo_pdf(&file);
    assert!(testo.contains(ada["riga"]["codice"].as_str().unwrap()), "{testo}");
    let minuscolo = testo.to_lowercase();
    for vietato in [
        "parodi",
        "elena",
        "ghiglione",
        "12/04/1984",
        "prdlne",
        "invalid",
        "disabil",
        "74%",
        "5.000",
        "5000",
        "reddito",
        "mirato",
        "68/1999",
        "art. 8",
        "1984",
    ] {
        assert!(!minuscolo.contains(vietato), "«{vietato}» is in the published file:\n{testo}");
    }

    // A correction after the approval says why, and the final ranking waits for the end of the objections.
    let mut corretta = domanda(&scheda, IVO.2, json!({}), "9000");
    corretta["id"] = ivo["riga"]["id"].clone();
    corretta["versione"] = ivo["versione"].clone();
    assert_eq!(banco.rifiuto("domanda_avviso_salva", corretta.clone()).await, "domanda_non_valida");
    corretta["correzione"] = json!("reddito dichiarato con la richiesta di riesame");
    let corretta = banco.fa("domanda_avviso_salva", corretta).await;
    assert_eq!(corretta["correzioni"][0]["utente"], "Lucia Ferrando");
    let mossi = banco.fa("graduatoria_confronta", json!({ "avviso_id": id })).await;
    assert_eq!((&mossi["mossi"], &mossi["righe"][0]["codice"]), (&json!(1), &ivo["riga"]["codice"]), "{mossi}");
    assert_eq!(banco.rifiuto("graduatoria_calcola", json!({ "avviso_id": id })).await, "nota_mancante");
    let ricalcolata = calcola(&banco, id, "accolto il riesame").await;
    assert_eq!(ricalcolata["graduatorie"][0]["tipo"], "corretta");
    let definitiva = json!({ "avviso_id": id, "versione": ricalcolata["versione"], "definitiva": true });
    assert_eq!(banco.rifiuto("graduatoria_approva", definitiva.clone()).await, "riesame_in_corso");
    usa(&banco, id, definitiva).await;
}

/// Eleven days later: the final ranking, the list to the body, a refusal, the next one.
async fn usa(banco: &Banco, id: &Value, mut definitiva: Value) {
    let dopo = Orologio::Sistema.adesso() + chrono::Duration::days(11);
    let programma = Programma::nuovo(None, Orologio::Fisso(dopo));
    programma.apri(&banco.archivio().to_string_lossy(), "dimostrazione", false, "Lucia Ferrando").await.unwrap();
    let dopo = Banco { programma, cartella: tempfile::tempdir().unwrap() };
    definitiva["riesami"] = json!(1);
    definitiva["accolti"] = json!(1);
    dopo.fa("graduatoria_approva", definitiva).await;
    let scheda = dopo.fa("avviso", json!({ "id": id })).await;
    assert_eq!(scheda["graduatorie"][0]["tipo"], "definitiva");
    // One post, one person for each post: no more than one is sent.
    let prossimi = scheda["uso"]["prossimi"].as_array().unwrap().clone();
    assert_eq!(prossimi.len(), 1, "{scheda}");
    let avvia = |scheda: &Value| json!({ "id": id, "versione": scheda["versione"] });
    let atto = dopo.fa("candidati_avvia", avvia(&scheda)).await;
    let file = dopo.cartella.path().join("avviamento.pdf");
    dopo.fa("atto_salva", json!({ "id": atto["riga"]["id"], "percorso": file })).await;
    let primo = prossimi[0]["persona"].as_str().unwrap();
    let cognome = primo.split(' ').next().unwrap();
    let testo = testo_pdf(&file);
    let altro = if cognome == "Parodi" { "Ghiglione" } else { "Parodi" };
    assert!(testo.contains(cognome) && !testo.contains(altro), "only who is sent is named:\n{testo}");
    let scheda = dopo.fa("avviso", json!({ "id": id })).await;
    assert_eq!(dopo.rifiuto("candidati_avvia", avvia(&scheda)).await, "graduatoria_non_utilizzabile");
    let esito = json!({
        "id": id, "versione": scheda["versione"], "codice": prossimi[0]["codice"], "esito": "rinuncia", "data": tra(11),
    });
    let scheda = dopo.fa("candidato_esito", esito).await;
    assert_eq!(scheda["uso"]["prossimi"][0]["posizione"], 2, "the next one comes");
    let registro =
        mirato_tests::mirato::mirato(&["registro", "verifica", "--archivio", &banco.archivio().to_string_lossy()], "");
    assert_eq!(registro.stato, 0, "{}", registro.errori);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_errors_names_every_field() {
    let banco = Banco::nuovo().await;
    ente(&banco).await;
    let sbagliato =
        avviso(json!({ "posti": 0, "riservati": 2, "criteri": "toscana-art18", "canali": [], "sede": " " }));
    let errore = banco.prova("avviso_salva", sbagliato).await.unwrap_err();
    assert_eq!(errore.codice, "avviso_non_valido");
    for campo in ["posti", "riservati", "criteri", "canali", "sede"] {
        assert!(errore.campi.iter().any(|uno| uno.campo == campo), "{campo}: {:?}", errore.campi);
    }
}
