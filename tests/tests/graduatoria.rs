//! A call of a public body from the request to the people sent: through the commands that the window calls.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_app::{Orologio, Programma};
use mirato_tests::banco::{Banco, tra};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

const ENTE: &str = "00000000109";
const ADA: (&str, &str, &str) = ("Parodi", "Elena", "PRDLNE84D52D969X");
const IVO: (&str, &str, &str) = ("Ghiglione", "Ivo", "GHGVIO70C03D969P");

async fn ente(banco: &Banco) {
    let dati = json!({
        "id": "", "versione": 0, "codice_fiscale": ENTE, "partita_iva": "", "denominazione": "Comune di Pietralba",
        "natura": "pubblico", "provincia": "GE", "comune": "Genova", "indirizzo": "piazza 1", "cap": "16100",
        "pec": "protocollo@pietralba.example", "telefono": "", "settore": "", "ccnl": "",
    });
    banco.fa("datore_salva", dati).await;
}

fn avviso(altro: Value) -> Value {
    let mut dati = json!({
        "codice_fiscale_ente": ENTE, "codice_ipa": "c_z990", "protocollo": "900/2026", "richiesta_il": tra(-3),
        "base": "legge68", "elenco": "art8", "provincia": "GE", "profilo": "operatore amministrativo", "posti": 1,
        "per_posto": 1, "contratto": "indeterminato", "ore": "36", "ore_contratto": "36:00", "sede": "Genova",
        "requisiti": ["licenza media"], "canali": ["pec", "a_mano"], "come": "Con il modulo del Servizio.",
        "criteri": "lombardia-lecco", "adesioni_dal": tra(0), "adesioni_al": tra(0),
    });
    dati.as_object_mut().unwrap().extend(altro.as_object().unwrap().clone());
    json!({ "id": "", "versione": 0, "dati": dati })
}

/// A published call that takes applications today alone.
async fn pubblicato(banco: &Banco) -> Value {
    ente(banco).await;
    let scheda = banco.fa("avviso_salva", avviso(json!({}))).await;
    let rilascia = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"] });
    let atto = banco.fa("avviso_pubblica", rilascia).await;
    assert_eq!(atto["riga"]["tipo"], "Avviso di avviamento a selezione");
    banco.fa("avviso", json!({ "id": scheda["riga"]["id"] })).await
}

async fn registra(banco: &Banco, chi: (&str, &str, &str), percentuale: &str, iscritta: bool) {
    let dati = json!({
        "cognome": chi.0, "nome": chi.1, "codice_fiscale": chi.2, "cellulare": "333 000 1234", "did_il": tra(-400),
        "residenza": { "comune": "Savona", "provincia": "SV", "indirizzo": "via Paleocapa 1", "cap": "17100" },
    });
    let persona = banco.fa("persona_salva", json!({ "id": "", "versione": 0, "dati": dati })).await;
    let apri = json!({ "persona_id": persona["id"], "motivo": "prova", "parola": "dimostrazione" });
    let aperto = banco.fa("fascicolo_apri", apri).await;
    let verbale =
        json!({ "tipo": "verbale_invalidita_civile", "percentuale": percentuale, "rilasciato_il": tra(-500) });
    let dati = json!({ "categoria_art8": "invalido_civile", "natura": ["fisica"], "accertamenti": [verbale] });
    let salva = json!({ "persona_id": persona["id"], "versione": aperto["versione"], "dati": dati });
    banco.fa("fascicolo_salva", salva).await;
    if !iscritta {
        return;
    }
    let mut dati =
        json!({ "persona_id": persona["id"], "elenco": "art8", "ingresso": "prima", "richiesta_il": tra(-100) });
    let scheda = banco.fa("iscrizione_salva", json!({ "id": "", "versione": 0, "dati": dati })).await;
    let documenti = scheda["documenti"].as_array().unwrap().iter();
    dati["documenti"] = documenti.map(|d| json!({ "codice": d["codice"], "consegnato_il": tra(-100) })).collect();
    let salva = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "dati": dati });
    let scheda = banco.fa("iscrizione_salva", salva).await;
    let passo = json!({
        "id": scheda["riga"]["id"], "versione": scheda["versione"], "passo": "iscrivi", "data": tra(-90),
    });
    banco.fa("iscrizione_passo", passo).await;
}

fn domanda(avviso: &Value, codice: &str, altro: Value, reddito: &str) -> Value {
    let mut dati = json!({
        "codice_fiscale": codice, "pervenuta_il": tra(0), "canale": "pec", "protocollo": "1001/2026",
        "firma": "digitale", "requisiti": ["si"],
    });
    dati.as_object_mut().unwrap().extend(altro.as_object().unwrap().clone());
    let punteggio = json!({ "reddito": reddito, "persone_a_carico": 1 });
    json!({ "avviso_id": avviso["riga"]["id"], "dati": dati, "punteggio": punteggio })
}

async fn chiudi(banco: &Banco, id: &Value) -> Value {
    let scheda = banco.fa("avviso", json!({ "id": id })).await;
    banco.fa("avviso_passo", json!({ "id": id, "versione": scheda["versione"], "passo": "chiudi" })).await
}

async fn calcola(banco: &Banco, id: &Value, nota: &str) -> Value {
    let lavoro = banco.fa("graduatoria_calcola", json!({ "avviso_id": id, "nota": nota })).await;
    let fine = banco.fine(&lavoro["lavoro"]).await;
    assert_eq!(fine["stato"], "fatto", "{fine}");
    banco.fa("avviso", json!({ "id": id })).await
}

fn testo_pdf(file: &Path) -> String {
    let esito = Command::new("pdftotext").arg("-layout").arg(file).arg("-").output().unwrap();
    String::from_utf8_lossy(&esito.stdout).into_owned()
}

#[tokio::test]
async fn applications_are_judged_by_days_registry_and_person() {
    let banco = Banco::nuovo().await;
    let scheda = pubblicato(&banco).await;
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

#[tokio::test]
async fn a_ranking_is_computed_published_corrected_and_used() {
    let banco = Banco::nuovo().await;
    let scheda = pubblicato(&banco).await;
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

#[tokio::test]
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
