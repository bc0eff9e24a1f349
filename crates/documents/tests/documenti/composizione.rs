//! Composing works for every case, is reproducible, and can be done from several threads.

use crate::casi::{certificati, copia, esempio, relazioni, tutti};
use crate::selezioni::graduatoria;
use mirato_documents::{Compositore, DocumentoComposto, ErroreDocumento, pagine_png};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

fn componi(compositore: &Compositore, modello: &str, nome: &str, dati: &Value) -> DocumentoComposto {
    compositore.componi(modello, "v1", dati).unwrap_or_else(|errore| panic!("{nome}: {errore}"))
}

/// The files are left in `target/tmp/documenti`, where tests/documenti/valida.py looks at them.
#[test]
fn every_case_is_composed_without_warnings() {
    let cartella = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documenti");
    fs::create_dir_all(&cartella).unwrap();
    let compositore = Compositore::nuovo().unwrap();
    for (modello, nome, dati) in tutti() {
        let documento = componi(&compositore, modello, nome, &dati);
        assert!(documento.pdf.starts_with(b"%PDF-1.7"), "{nome} is not a PDF 1.7");
        assert_eq!(documento.avvertenze, Vec::<String>::new(), "{nome} has warnings");
        fs::write(cartella.join(format!("{nome}.pdf")), &documento.pdf).unwrap();
    }
}

#[test]
fn a_certificate_without_annexes_is_one_page_and_thirty_provinces_go_to_an_annex() {
    let compositore = Compositore::nuovo().unwrap();
    let mut dati = serde_json::to_value(esempio()).unwrap();
    dati["calcolo"] = Value::Null;
    assert_eq!(componi(&compositore, "ottemperanza", "senza calcolo", &dati).pagine, 1);
    let (_, mut trenta) = certificati().into_iter().find(|(nome, _)| *nome == "non_ottemperante_30").unwrap();
    trenta["calcolo"] = Value::Null;
    assert_eq!(componi(&compositore, "ottemperanza", "trenta province", &trenta).pagine, 2);
}

#[test]
fn the_same_data_give_the_same_bytes_and_other_data_another_code() {
    let dati = serde_json::to_value(esempio()).unwrap();
    let uno = componi(&Compositore::nuovo().unwrap(), "ottemperanza", "uno", &dati);
    let compositore = Compositore::nuovo().unwrap();
    let due = componi(&compositore, "ottemperanza", "due", &dati);
    assert!(uno == due, "the file depends on something that is not in the data");
    let mut altri = dati;
    altri["gara"]["cig"] = json!("Z9X0000A1C");
    let tre = componi(&compositore, "ottemperanza", "tre", &altri);
    assert_ne!(tre.codice, uno.codice);
    assert_ne!(tre.impronta_sha256, uno.impronta_sha256);
}

#[test]
fn an_analogue_copy_bears_the_code_of_its_original() {
    let compositore = Compositore::nuovo().unwrap();
    let mut dati = esempio();
    let originale = componi(&compositore, "ottemperanza", "originale", &serde_json::to_value(&dati).unwrap());
    dati.stato = copia();
    let copia = componi(&compositore, "ottemperanza", "copia", &serde_json::to_value(&dati).unwrap());
    assert_eq!(copia.codice, originale.codice);
    assert_ne!(copia.pdf, originale.pdf);
}

/// The program is named after the placement: a file that is published must not say which program made it.
#[test]
fn a_published_ranking_does_not_name_the_program() {
    let compositore = Compositore::nuovo().unwrap();
    let nomina = |pdf: &[u8]| pdf.windows(6).any(|parte| parte.eq_ignore_ascii_case(b"mirato"));
    let pubblicata = componi(&compositore, "graduatoria", "quaranta", &graduatoria(40));
    assert!(!nomina(&pubblicata.pdf), "the file names the program");
    let relazione = componi(&compositore, "relazione", "relazione", &relazioni()[0].1);
    assert!(nomina(&relazione.pdf), "this test would not see the name");
}

#[test]
fn several_threads_share_one_compositor() {
    let compositore = Compositore::nuovo().unwrap();
    let dati = serde_json::to_value(esempio()).unwrap();
    let atteso = componi(&compositore, "ottemperanza", "solo", &dati).impronta_sha256;
    thread::scope(|ambito| {
        for _ in 0..3 {
            ambito.spawn(|| assert_eq!(componi(&compositore, "ottemperanza", "filo", &dati).impronta_sha256, atteso));
        }
    });
}

#[test]
fn many_are_composed_at_once_each_as_it_would_be_alone() {
    let compositore = Compositore::nuovo().unwrap();
    let dati: Vec<Value> =
        certificati().into_iter().map(|(_, dati)| dati).chain([json!({})]).cycle().take(40).collect();
    let avuti = Mutex::new(BTreeMap::new());
    compositore.componi_molti("ottemperanza", "v1", &dati, |indice, composto| {
        assert!(avuti.lock().unwrap().insert(indice, composto).is_none(), "number {indice} was composed twice");
    });
    let avuti = avuti.into_inner().unwrap();
    assert_eq!(avuti.len(), dati.len());
    for (indice, composto) in avuti {
        match (composto, Compositore::nuovo().unwrap().componi("ottemperanza", "v1", &dati[indice])) {
            (Ok(insieme), Ok(solo)) => assert!(insieme == solo, "number {indice} depends on its neighbours"),
            (insieme, solo) => assert!(insieme.is_err() && solo.is_err(), "number {indice} fails only sometimes"),
        }
    }
}

#[test]
fn the_preview_has_a_png_of_the_asked_width_for_each_page() {
    let compositore = Compositore::nuovo().unwrap();
    let documento = componi(&compositore, "ottemperanza", "esempio", &serde_json::to_value(esempio()).unwrap());
    let pagine = pagine_png(&documento.pdf, 600).unwrap();
    assert_eq!(pagine.len(), documento.pagine);
    for pagina in pagine {
        assert!(pagina.starts_with(b"\x89PNG\r\n\x1a\n"));
        assert_eq!(u32::from_be_bytes(pagina[16..20].try_into().unwrap()), 600, "width in IHDR");
        assert!(pagina.len() > 10_000, "a blank page would be smaller: {} bytes", pagina.len());
    }
}

#[test]
fn what_is_not_a_pdf_or_has_no_width_has_no_preview() {
    assert!(matches!(pagine_png(b"testo", 600), Err(ErroreDocumento::Anteprima(_))));
    let documento = Compositore::nuovo().unwrap().componi("relazione", "v1", &relazioni()[0].1).unwrap();
    assert!(matches!(pagine_png(&documento.pdf, 0), Err(ErroreDocumento::Anteprima(_))));
    assert!(matches!(pagine_png(&documento.pdf, 4_962), Err(ErroreDocumento::Anteprima(_))));
}
