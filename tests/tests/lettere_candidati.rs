//! Letters to who applied, terms that follow from a call, lists and search: through the window's commands.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_tests::avvisi::{ADA, IVO, calcola, chiudi, domanda, pubblicato, registra};
use mirato_tests::banco::{Banco, tra};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// Days to complete an application and to ask for a review, by the practice of the offices.
const TERMINE: i64 = 10;

fn testo_pdf(file: &Path) -> String {
    let esito = Command::new("pdftotext").arg("-layout").arg(file).arg("-").output().unwrap();
    String::from_utf8_lossy(&esito.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lettere(banco: &Banco, avviso: &Value, tipo: &str, altro: Value) -> Value {
    let cartella = banco.cartella.path();
    let mut dati = json!({ "avviso_id": avviso["riga"]["id"], "tipo": tipo, "cartella": cartella });
    dati.as_object_mut().unwrap().extend(altro.as_object().unwrap().clone());
    dati
}

async fn prova(banco: &Banco, lettere: &Value) -> Value {
    banco.fa("candidati_lettere_prova", json!({ "lettere": lettere, "larghezza": 400 })).await
}

/// Issues letters and waits; what came of each.
async fn emetti(banco: &Banco, lettere: &Value) -> Value {
    let avviato = banco.fa("candidati_lettere_emetti", lettere.clone()).await;
    let fine = banco.fine(&avviato["lavoro"]).await;
    assert_eq!(fine["stato"], "fatto", "{fine}");
    fine["voci"].clone()
}

async fn scadenze(banco: &Banco, tipo: &str) -> Vec<Value> {
    let righe = banco.fa("scadenzario", json!({ "tipo": tipo, "quanti": 100 })).await["righe"].clone();
    righe.as_array().unwrap().clone()
}

/// The file of the only letter in the folder.
fn file(banco: &Banco, tipo: &str) -> std::path::PathBuf {
    let nomi = std::fs::read_dir(banco.cartella.path()).unwrap();
    let mut nomi = nomi.map(|voce| voce.unwrap().path()).filter(|file| {
        let nome = file.file_name().unwrap().to_string_lossy();
        nome.starts_with(tipo) && !nome.contains("tutte")
    });
    let uno = nomi.next().expect("a letter");
    assert!(nomi.next().is_none(), "one letter alone");
    uno
}

#[tokio::test(flavor = "multi_thread")]
async fn who_lacks_something_is_asked_and_who_is_left_out_is_told_why() {
    let banco = Banco::nuovo().await;
    let scheda = pubblicato(&banco, json!({})).await;
    registra(&banco, ADA, "74", true).await;
    registra(&banco, IVO, "80", false).await;
    let senza_documento = json!({ "firma": "autografa" });
    let ada = banco.fa("domanda_avviso_salva", domanda(&scheda, ADA.2, senza_documento, "5000")).await;
    banco.fa("domanda_avviso_salva", domanda(&scheda, IVO.2, json!({}), "0")).await;

    let chiedi = lettere(&banco, &scheda, "integrazione", json!({ "unico": true }));
    let vista = prova(&banco, &chiedi).await;
    assert_eq!((&vista["da_emettere"], &vista["giorno"]), (&json!(1), &json!(tra(TERMINE))), "{vista}");
    assert!(!vista["anteprima"]["pagine"].as_array().unwrap().is_empty());
    // Somebody chosen in another state is skipped, and the reason is said.
    let tutte = banco.fa("domande_avviso", json!({ "avviso_id": scheda["riga"]["id"] })).await;
    let codici: Vec<&Value> = tutte["righe"].as_array().unwrap().iter().map(|riga| &riga["codice"]).collect();
    let vista = prova(&banco, &lettere(&banco, &scheda, "integrazione", json!({ "codici": codici }))).await;
    assert_eq!(vista["saltate"][0]["motivo"], "la domanda non è da integrare");

    let voci = emetti(&banco, &chiedi).await;
    assert_eq!(voci.as_array().unwrap().len(), 1);
    let testo = testo_pdf(&file(&banco, "integrazione"));
    for parola in ["Elena", ada["riga"]["codice"].as_str().unwrap(), "documento di identità", "Lettera n."] {
        assert!(testo.contains(parola), "«{parola}» is not in the letter:\n{testo}");
    }
    assert!(
        !testo.contains("74 %") && !testo.contains("74%") && !testo.contains("5.000"),
        "what gives points is in no letter:\n{testo}"
    );
    assert!(banco.cartella.path().join("integrazione-tutte.pdf").exists());
    // The term runs from the act: application, schedule and list say the same.
    let dopo = banco.fa("domanda_avviso", json!({ "id": ada["riga"]["id"] })).await;
    assert_eq!(dopo["integrare_entro"], tra(TERMINE));
    assert!(!dopo["passi"].to_string().contains("chiedi_integrazione"));
    let scadenza = &scadenze(&banco, "avviso_integrazione").await[0];
    assert_eq!((&scadenza["data"], &scadenza["destinazione"]["id"]), (&json!(tra(TERMINE)), &scheda["riga"]["id"]));
    let emesse = banco.fa("candidati_lettere", json!({ "id": scheda["riga"]["id"] })).await;
    assert_eq!((&emesse[0]["tipo"], &emesse[0]["giorno"]), (&json!("integrazione"), &json!(tra(TERMINE))));
    // Nobody gets the same letter twice, unless the first is annulled.
    let ancora = json!({ "lettere": chiedi, "larghezza": 400 });
    assert_eq!(banco.rifiuto("candidati_lettere_prova", ancora.clone()).await, "nessuna_lettera");
    banco.fa("atto_annulla", json!({ "id": emesse[0]["atto_id"], "motivo": "termine sbagliato" })).await;
    let dopo = banco.fa("domanda_avviso", json!({ "id": ada["riga"]["id"] })).await;
    assert_eq!(dopo["integrare_entro"], "");
    assert!(scadenze(&banco, "avviso_integrazione").await.is_empty());
    assert_eq!(banco.fa("candidati_lettere_prova", ancora).await["da_emettere"], 1);

    emetti(&banco, &lettere(&banco, &scheda, "esclusione", json!({}))).await;
    let testo = testo_pdf(&file(&banco, "esclusione"));
    for parola in ["Ivo", "Persona non iscritta", "Riesame"] {
        assert!(testo.contains(parola), "«{parola}» is not in the letter:\n{testo}");
    }
    let sbagliata = json!({ "lettere": lettere(&banco, &scheda, "auguri", json!({})), "larghezza": 400 });
    assert_eq!(banco.rifiuto("candidati_lettere_prova", sbagliata).await, "lettera_non_valida");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_sent_is_summoned_and_the_terms_of_the_call_are_in_the_schedule() {
    let banco = Banco::nuovo().await;
    let scheda = pubblicato(&banco, json!({})).await;
    let id = scheda["riga"]["id"].clone();
    let del_nostro = |righe: Vec<Value>| righe.into_iter().filter(|riga| riga["destinazione"]["id"] == id).count();
    registra(&banco, ADA, "74", true).await;
    banco.fa("domanda_avviso_salva", domanda(&scheda, ADA.2, json!({}), "5000")).await;
    assert_eq!(del_nostro(scadenze(&banco, "avviso_adesioni").await), 1);
    chiudi(&banco, &id).await;
    assert_eq!(del_nostro(scadenze(&banco, "avviso_graduatoria").await), 1);
    let calcolata = calcola(&banco, &id, "").await;
    let mut approva = json!({ "avviso_id": id, "versione": calcolata["versione"], "definitiva": false });
    banco.fa("graduatoria_approva", approva.clone()).await;
    let riesami = scadenze(&banco, "avviso_riesame").await;
    let fine = riesami.iter().find(|riga| riga["destinazione"]["id"] == id).unwrap();
    assert_eq!(fine["data"], tra(TERMINE));

    let banco = banco.dopo(TERMINE + 1).await;
    let scheda = banco.fa("avviso", json!({ "id": id })).await;
    approva["versione"] = scheda["versione"].clone();
    approva["definitiva"] = json!(true);
    banco.fa("graduatoria_approva", approva).await;
    assert_eq!(del_nostro(scadenze(&banco, "avviso_validita").await), 1);
    let scheda = banco.fa("avviso", json!({ "id": id })).await;
    let chiedi = lettere(&banco, &scheda, "convocazione", json!({}));
    let incompleta = banco.prova("candidati_lettere_prova", json!({ "lettere": chiedi, "larghezza": 400 })).await;
    let incompleta = incompleta.unwrap_err();
    for campo in ["giorno", "ora", "luogo", "documenti", "assenza"] {
        assert!(incompleta.campi.iter().any(|uno| uno.campo == campo), "{campo}: {:?}", incompleta.campi);
    }
    let completa = json!({
        "giorno": tra(TERMINE + 20), "ora": "9.30", "luogo": "sala del Consiglio, piazza 1", "assenza": "Chi manca rinuncia",
        "documenti": "documento di identità\ncurriculum", "prova": "Un colloquio.",
    });
    let chiedi = lettere(&banco, &scheda, "convocazione", completa);
    // Nobody was sent yet: there is nobody to summon.
    let presto = json!({ "lettere": chiedi, "larghezza": 400 });
    assert_eq!(banco.rifiuto("candidati_lettere_prova", presto).await, "nessuna_lettera");
    let avvia = |entro: String| json!({ "id": id, "versione": scheda["versione"], "esiti_entro": entro });
    assert_eq!(banco.rifiuto("candidati_avvia", avvia(tra(1))).await, "avviamento_non_valido");
    banco.fa("candidati_avvia", avvia(tra(TERMINE + 30))).await;
    let attesi = scadenze(&banco, "avviso_esiti").await;
    assert_eq!(attesi[0]["data"], tra(TERMINE + 30));
    let mut passata = chiedi.clone();
    passata["giorno"] = json!(tra(0));
    let rifiuto = banco.prova("candidati_lettere_prova", json!({ "lettere": passata, "larghezza": 400 })).await;
    assert_eq!(rifiuto.unwrap_err().campi[0].campo, "giorno");
    emetti(&banco, &chiedi).await;
    let testo = testo_pdf(&file(&banco, "convocazione"));
    for parola in ["Elena", "9.30", "sala del Consiglio", "curriculum", "Un colloquio", "Chi manca rinuncia."] {
        assert!(testo.contains(parola), "«{parola}» is not in the letter:\n{testo}");
    }
    // The last outcome takes the term away.
    let scheda = banco.fa("avviso", json!({ "id": id })).await;
    let codice = scheda["uso"]["chiamate"][0]["codice"].clone();
    let esito = json!({
        "id": id, "versione": scheda["versione"], "codice": codice, "esito": "idoneo", "data": tra(TERMINE + 1),
    });
    banco.fa("candidato_esito", esito).await;
    assert!(scadenze(&banco, "avviso_esiti").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_are_found_filtered_and_written_out_without_what_gives_points() {
    let banco = Banco::nuovo().await;
    let scheda = pubblicato(&banco, json!({ "profilo": "istruttore contabile" })).await;
    let (id, numero) = (&scheda["riga"]["id"], scheda["riga"]["numero"].as_str().unwrap());
    registra(&banco, ADA, "74", true).await;
    banco.fa("domanda_avviso_salva", domanda(&scheda, ADA.2, json!({}), "4321")).await;
    for cercato in ["istruttore cont", numero] {
        let trovati = banco.fa("cerca", json!({ "testo": cercato, "limite": 12 })).await;
        let nostro = trovati.as_array().unwrap().iter().find(|uno| uno["id"] == *id);
        assert_eq!(nostro.unwrap()["destinazione"]["pagina"], "avviso", "{cercato}: {trovati}");
    }
    let elenco = banco.fa("avvisi", json!({ "testo": "istruttore contabile" })).await;
    assert_eq!(elenco["totale"], 1, "{elenco}");
    let conclusa = |tutti: &Value| {
        let righe = tutti["righe"].as_array().unwrap().iter();
        righe
            .clone()
            .any(|riga| ["definitiva", "in_utilizzo", "concluso"].contains(&riga["stato"]["codice"].as_str().unwrap()))
    };
    let aperti = banco.fa("avvisi", json!({ "stato": "aperti" })).await;
    assert!(aperti["totale"].as_u64().unwrap() > 0 && !conclusa(&aperti), "{aperti}");
    assert_eq!(banco.rifiuto("avvisi", json!({ "stato": "chissà" })).await, "filtro_non_valido");

    let cartella = banco.cartella.path();
    for formato in ["csv", "xlsx", "pdf"] {
        let scrivi = json!({
            "filtro": { "testo": "istruttore" }, "formato": formato, "percorso": cartella.join(format!("a.{formato}")),
        });
        assert_eq!(banco.fa("avvisi_esporta", scrivi).await["righe"], 1, "{formato}");
        let scrivi = json!({
            "filtro": { "avviso_id": id }, "formato": formato, "percorso": cartella.join(format!("d.{formato}")),
        });
        assert_eq!(banco.fa("domande_avviso_esporta", scrivi).await["righe"], 1, "{formato}");
    }
    let avvisi = std::fs::read_to_string(cartella.join("a.csv")).unwrap();
    assert!(avvisi.contains("istruttore contabile") && avvisi.contains(numero), "{avvisi}");
    let domande = std::fs::read_to_string(cartella.join("d.csv")).unwrap();
    assert!(domande.contains(ADA.2), "{domande}");
    for vietato in ["4321", "reddito", "invalid", "art. 8"] {
        assert!(!domande.contains(vietato), "«{vietato}» is in the list:\n{domande}");
    }
}
