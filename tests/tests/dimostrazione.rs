//! The main job on the demonstration, end to end: import, verification, certificates, signatures, and
//! documents validated by tools that are not ours.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_tests::mirato::{mirato, radice};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The demonstration is made once and looked at by every test.
fn dimostrazione() -> &'static Path {
    static CARTELLA: OnceLock<tempfile::TempDir> = OnceLock::new();
    CARTELLA
        .get_or_init(|| {
            let cartella = tempfile::tempdir().unwrap();
            let esito = mirato(&["demo".as_ref(), cartella.path().as_os_str()], "");
            assert_eq!(esito.stato, 0, "{}\n{}", esito.uscita, esito.errori);
            println!("{}", esito.uscita);
            cartella
        })
        .path()
}

fn archivio() -> String {
    dimostrazione().join("dimostrazione.mirato").to_string_lossy().into_owned()
}

fn atti() -> Vec<PathBuf> {
    let mut atti: Vec<PathBuf> =
        std::fs::read_dir(dimostrazione().join("atti")).unwrap().map(|voce| voce.unwrap().path()).collect();
    atti.sort();
    assert!(!atti.is_empty(), "the demonstration signs acts");
    atti
}

fn python() -> String {
    std::env::var("MIRATO_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

#[test]
fn every_employer_is_verified_and_bricola_lacks_two_units_in_savona() {
    let verificati = mirato(&["verifica", "--json", "--archivio", &archivio()], "").json();
    let verificati = verificati.as_array().unwrap();
    assert!(verificati.len() > 150, "only {} employers", verificati.len());
    let bricola = verificati
        .iter()
        .find(|v| v["denominazione"] == "Officine Bricola S.p.A.")
        .expect("the walk-through's employer");
    assert_eq!(bricola["nazionale"]["base_art3"], 97);
    assert_eq!(bricola["nazionale"]["quota_art3"], 7, "7% of 97 is 6,79");
    let savona = bricola["province"].as_array().unwrap().iter().find(|p| p["provincia"] == "SV").unwrap();
    assert_eq!(
        (savona["quota_art3"].as_i64(), savona["in_forza_art3"].as_i64(), savona["scopertura_art3"].as_i64()),
        (Some(2), Some(0), Some(2))
    );
    let differenze = bricola["differenze_dal_dichiarato"].as_array().unwrap();
    assert!(differenze.iter().any(|d| d["dove"] == "SV" && d["campo"] == "scopertura_art3"), "{differenze:?}");
    for classe in ["oltre_50", "36_50", "15_35", "non_soggetto"] {
        assert!(verificati.iter().any(|v| v["classe"] == classe), "no employer of class {classe}");
    }
}

#[test]
fn a_second_import_changes_nothing() {
    let file: Vec<String> = std::fs::read_dir(dimostrazione().join("prospetti"))
        .unwrap()
        .map(|voce| voce.unwrap().path().to_string_lossy().into_owned())
        .filter(|nome| nome.ends_with(".xml"))
        .take(5)
        .collect();
    let prima = mirato(&["registro", "verifica", "--archivio", &archivio()], "").uscita;
    let mut parole = vec!["importa", "prospetti", "--prova", "--archivio"];
    let archivio = archivio();
    parole.push(&archivio);
    parole.extend(file.iter().map(String::as_str));
    assert_eq!(mirato(&parole, "").stato, 0);
    assert_eq!(
        mirato(&["registro", "verifica", "--archivio", &archivio], "").uscita,
        prima,
        "a dry run writes nothing"
    );
}

#[test]
fn each_wrong_file_is_refused_with_what_to_do() {
    let cartella = tempfile::tempdir().unwrap();
    let archivio = cartella.path().join("vuoto.mirato").to_string_lossy().into_owned();
    assert_eq!(mirato(&["archivio", "crea", "--archivio", &archivio], "").stato, 0);
    let mut provati = 0;
    for voce in std::fs::read_dir(dimostrazione().join("sbagliati")).unwrap() {
        let file = voce.unwrap().path().to_string_lossy().into_owned();
        let esito = mirato(&["importa", "prospetti", &file, "--archivio", &archivio], "");
        assert_eq!(esito.stato, 3, "{file}: {}", esito.errori);
        let errore = esito.errore();
        assert_eq!(errore["campi"].as_array().unwrap().len(), 1, "{file}");
        assert!(errore["campi"][0]["messaggio"].as_str().unwrap().len() > 20, "{file} gets no clear message");
        provati += 1;
    }
    assert!(provati >= 6, "only {provati} wrong files");
    assert_eq!(
        mirato(&["verifica", "--json", "--archivio", &archivio], "").json(),
        Value::Array(Vec::new()),
        "the archive is untouched"
    );
}

#[test]
fn acts_are_pdf_a_and_pdf_ua_for_tools_that_are_not_ours() {
    let esito = Command::new(python()).arg(radice().join("tests/documenti/valida.py")).args(atti()).output().unwrap();
    assert!(
        esito.status.success(),
        "{}{}",
        String::from_utf8_lossy(&esito.stdout),
        String::from_utf8_lossy(&esito.stderr)
    );
}

#[test]
fn signatures_hold_for_pyhanko_and_pdfsig() {
    let esito = Command::new(python())
        .arg(radice().join("tests/documenti/verifica_firma.py"))
        .arg("--radice")
        .arg(dimostrazione().join("autorita-dimostrazione.pem"))
        .args(atti())
        .output()
        .unwrap();
    assert!(
        esito.status.success(),
        "{}{}",
        String::from_utf8_lossy(&esito.stdout),
        String::from_utf8_lossy(&esito.stderr)
    );
}

#[test]
fn our_own_verification_knows_its_acts_and_finds_a_changed_byte() {
    let atto = &atti()[0];
    let nome = atto.to_string_lossy().into_owned();
    let esito = mirato(&["documento", "verifica", &nome, "--json", "--archivio", &archivio()], "");
    assert_eq!(esito.stato, 0, "{}", esito.errori);
    let esame = esito.json();
    assert_eq!(esame["esito"], "valido");
    assert!(esame["atto"].is_object(), "the register knows the act");
    let mut byte = std::fs::read(atto).unwrap();
    let meta = byte.len() / 3;
    byte[meta] ^= 1;
    let cartella = tempfile::tempdir().unwrap();
    let alterato = cartella.path().join("alterato.pdf");
    std::fs::write(&alterato, byte).unwrap();
    let esito = mirato(&["documento", "verifica", &alterato.to_string_lossy(), "--archivio", &archivio()], "");
    assert!([3, 4].contains(&esito.stato), "one changed byte must break the signature: {}", esito.uscita);
    let non_firmato = cartella.path().join("testo.pdf");
    std::fs::write(&non_firmato, "non è un PDF").unwrap();
    assert_eq!(mirato(&["documento", "verifica", &non_firmato.to_string_lossy()], "").stato, 3);
}

#[test]
fn a_certificate_is_issued_once_and_signed_from_the_command_line() {
    let verificati = mirato(&["verifica", "--json", "--archivio", &archivio(), "--provincia", "SV"], "").json();
    let bricola = verificati
        .as_array()
        .unwrap()
        .iter()
        .find(|v| v["denominazione"] == "Officine Bricola S.p.A.")
        .unwrap()
        .clone();
    let codice = bricola["codice_fiscale"].as_str().unwrap();
    let cartella = tempfile::tempdir().unwrap();
    let pdf = cartella.path().join("certificato.pdf").to_string_lossy().into_owned();
    let richiesta = |cig: &str, giorno: &str| {
        let parole = [
            "emetti",
            "ottemperanza",
            "--json",
            "--archivio",
            &archivio(),
            "--datore",
            codice,
            "--ente",
            "Comune di Prova",
            "--codice-ipa",
            "c_z999",
            "--cig",
            cig,
            "--protocollo",
            "1/2026",
            "--ricevuta-il",
            "10/10/2026",
            "--data-riferimento",
            giorno,
            "--uscita",
            &pdf,
        ];
        mirato(&parole, "")
    };
    let sbagliata = richiesta("B4F2A7719", "31/09/2026");
    assert_eq!(sbagliata.stato, 3);
    let campi = sbagliata.errore()["campi"].clone();
    assert!(campi.as_array().unwrap().iter().any(|c| c["campo"] == "cig"), "{campi}");
    assert!(campi.as_array().unwrap().iter().any(|c| c["campo"] == "data_riferimento"), "{campi}");
    let emesso = richiesta("B4F2A77191", "30/09/2026");
    assert_eq!(emesso.stato, 0, "{}", emesso.errori);
    let numero = emesso.json()["riga"]["numero"].as_str().unwrap().to_owned();
    let chiave = dimostrazione().join("chiave-dimostrazione.p12").to_string_lossy().into_owned();
    let firmato = mirato(
        &[
            "firma",
            &numero,
            "--p12",
            &chiave,
            "--uscita",
            &cartella.path().to_string_lossy(),
            "--archivio",
            &archivio(),
        ],
        "",
    );
    assert_eq!(firmato.stato, 0, "{}", firmato.errori);
    let firmato = cartella.path().join(format!("{}.pdf", numero.replace('/', "-"))).to_string_lossy().into_owned();
    assert_eq!(mirato(&["documento", "verifica", &firmato, "--archivio", &archivio()], "").stato, 0);
    assert_eq!(mirato(&["registro", "verifica", "--archivio", &archivio()], "").stato, 0);
    // A second act by the same hand: the employer's signature is asked of a key that does not open.
    let rifiutata = mirato(&["firma", &numero, "--p12", &pdf, "--archivio", &archivio()], "");
    assert!([3, 4, 5].contains(&rifiutata.stato), "a PDF is no key: {}", rifiutata.uscita);
}
