//! A long spreadsheet into the encrypted archive: all of it, once, with what holds verified; or nothing.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_app::importazioni::importa_interi;
use mirato_app::{Orologio, Programma, comandi};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// More than the program writes at a time.
const DATORI: u32 = 300;
/// So many that there is time to stop.
const MOLTI_DATORI: u32 = 900;

/// A valid code of the range that no office issues.
fn codice(n: u32) -> String {
    let dieci = format!("99987{n:05}");
    let cifre = dieci.bytes().enumerate().map(|(posto, cifra)| match (posto % 2, u32::from(cifra - b'0')) {
        (0, cifra) => cifra,
        (_, cifra) if cifra > 4 => 2 * cifra - 9,
        (_, cifra) => 2 * cifra,
    });
    format!("{dieci}{}", (10 - cifre.sum::<u32>() % 10) % 10)
}

/// The office's spreadsheet: each employer with sixty workers and as many disabled ones as told.
fn foglio(cartella: &Path, nome: &str, datori: u32, disabili: impl Fn(u32) -> u32) -> PathBuf {
    let mut libro = Workbook::new();
    let chiave = ["codice_fiscale", "data_riferimento", "provincia"];
    let prospetti = libro.add_worksheet().set_name("Prospetti").unwrap();
    let altre = ["denominazione", "natura", "sede_legale", "totale_dipendenti", "disabili_tempo_pieno"];
    prospetti.write_row(0, 0, chiave.into_iter().chain(altre)).unwrap();
    for n in 0..datori {
        let testi = [&codice(n), "31/12/2025", "GE", &format!("Bricola {n} S.r.l."), "privato", "GE"];
        prospetti.write_row(n + 1, 0, testi).unwrap();
        prospetti.write_row(n + 1, 6, [60, disabili(n)]).unwrap();
    }
    let altri: [(&str, &[&str]); 3] = [
        ("Part-time", &["gruppo", "numero", "ore", "ore_contratto"]),
        ("Esclusioni", &["categoria", "numero"]),
        ("Compensazioni", &["con_provincia", "tipo", "soggetto", "numero"]),
    ];
    for (nome, colonne) in altri {
        let pagina = libro.add_worksheet().set_name(nome).unwrap();
        pagina.write_row(0, 0, chiave.into_iter().chain(colonne.iter().copied())).unwrap();
    }
    let file = cartella.join(nome);
    libro.save(&file).unwrap();
    file
}

async fn aperto(cartella: &Path) -> Programma {
    let programma = Programma::nuovo(None, Orologio::Sistema);
    let archivio = cartella.join("prova.mirato");
    programma.apri(&archivio.to_string_lossy(), "parola di prova", true, "ada").await.unwrap();
    programma
}

/// Verified employers with some units short, and how many prospetti there are in each state.
async fn contenuto(programma: &Programma) -> (i64, Vec<(String, usize)>) {
    let ufficio = programma.ufficio().await.unwrap();
    let (mut stati, mut scopertura, mut dopo) = (std::collections::BTreeMap::new(), 0, String::new());
    loop {
        let datori = ufficio.archivio.datori(&dopo, 500).await.unwrap();
        let Some(ultimo) = datori.last() else { break };
        dopo.clone_from(&ultimo.id);
        for datore in &datori {
            for prospetto in ufficio.archivio.prospetti_del_datore(&datore.id).await.unwrap() {
                *stati.entry(prospetto.stato.as_str().to_owned()).or_insert(0) += 1;
                if prospetto.stato == mirato_store::StatoProspetto::Valido {
                    let verifica = ufficio.archivio.ultima_verifica(&prospetto.id).await.unwrap().expect("verified");
                    scopertura += verifica.scopertura_art3;
                    let spiegazione: Value = verifica.spiegazione.leggi().unwrap();
                    assert!(!spiegazione["figli"].as_array().unwrap().is_empty(), "{spiegazione}");
                }
            }
        }
    }
    (scopertura, stati.into_iter().collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_in_once_and_a_later_one_of_the_same_day_takes_its_place() {
    let cartella = tempfile::tempdir().unwrap();
    let programma = aperto(cartella.path()).await;
    let ufficio = programma.ufficio().await.unwrap();
    let primo = foglio(cartella.path(), "primo.xlsx", DATORI, |_| 4);
    let tutti = DATORI as usize;

    let esito = importa_interi(&ufficio, std::slice::from_ref(&primo), false).await.unwrap();
    assert_eq!((esito.file[0].stato.as_str(), esito.file[0].entrati), ("importato", tutti));
    // Sixty workers less four disabled: seven in a hundred of 56 is 3,92, hence four, and four there are.
    assert_eq!(contenuto(&programma).await, (0, vec![("valido".to_owned(), tutti)]));

    let esito = importa_interi(&ufficio, &[primo], false).await.unwrap();
    assert_eq!((esito.file[0].stato.as_str(), esito.file[0].entrati), ("duplicato", 0));

    // A third of the employers send other figures for the same day: of the two sendings one holds.
    let secondo = foglio(cartella.path(), "secondo.xlsx", DATORI, |n| if n % 3 == 0 { 3 } else { 4 });
    let esito = importa_interi(&ufficio, &[secondo], false).await.unwrap();
    assert_eq!(esito.file[0].entrati, tutti / 3);
    let (_, stati) = contenuto(&programma).await;
    assert_eq!(stati, vec![("superato".to_owned(), tutti / 3), ("valido".to_owned(), tutti)]);
    assert_eq!(ufficio.archivio.verifica_registro().await.unwrap().guasto, None);
}

async fn chiama(programma: &Programma, comando: &str, richiesta: Value) -> Value {
    comandi::esegui(programma, comando, richiesta).await.unwrap_or_else(|errore| panic!("{comando}: {errore:?}"))
}

/// Asks how a work stands until it says what is waited for.
async fn attendi(programma: &Programma, lavoro: &Value, giunto: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..60_000 {
        let stato = chiama(programma, "lavoro", lavoro.clone()).await;
        if giunto(&stato) {
            return stato;
        }
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
    panic!("the work does not get there");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_import_leaves_nothing_behind() {
    let cartella = tempfile::tempdir().unwrap();
    let programma = aperto(cartella.path()).await;
    let ufficio = programma.ufficio().await.unwrap();
    let prima = ufficio.archivio.verifica_registro().await.unwrap();
    let file = foglio(cartella.path(), "lungo.xlsx", MOLTI_DATORI, |_| 3);
    let prova = chiama(&programma, "importa_prova", json!({ "file": [file] })).await;
    attendi(&programma, &prova, |lavoro| lavoro["stato"] == "fatto").await;
    let importa = chiama(&programma, "importa_conferma", prova).await;
    attendi(&programma, &importa, |lavoro| lavoro["fatti"].as_u64() >= Some(200)).await;
    chiama(&programma, "lavoro_annulla", importa.clone()).await;
    let fine = attendi(&programma, &importa, |lavoro| lavoro["stato"] != "in_corso").await;
    assert_eq!(fine["stato"], "annullato", "{fine}");
    assert_eq!(contenuto(&programma).await, (0, vec![]));
    assert!(ufficio.archivio.importazioni(10, 0).await.unwrap().is_empty());
    assert_eq!(ufficio.archivio.verifica_registro().await.unwrap(), prima);
}
