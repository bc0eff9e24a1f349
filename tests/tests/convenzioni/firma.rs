//! The employer's signed copy, and what the employer is from then on.

use super::{
    certificato, circostanze, firma_datore, firma_ufficio, passo, richiesta, rileggi, rivisto, salva, scoperto,
    scopertura, scrivi_atto,
};
use mirato_tests::banco::{Banco, tra};
use mirato_tests::mirato::mirato;
use serde_json::{Value, json};
use std::path::Path;

/// The file in an envelope signed by the employer, as a program for signatures makes it.
fn imbusta(file: &Path) -> Vec<u8> {
    let cartella = tempfile::tempdir().unwrap();
    let openssl = |riga: &str| {
        let parole = riga.split_whitespace();
        let uscita = std::process::Command::new("openssl").args(parole).current_dir(&cartella).output().unwrap();
        assert!(uscita.status.success(), "{riga}: {}", String::from_utf8_lossy(&uscita.stderr));
        uscita.stdout
    };
    openssl("req -x509 -newkey rsa:2048 -nodes -keyout k -out c -days 9 -subj /CN=Ulderico_Fantechi");
    let file = file.display();
    openssl(&format!("cms -sign -nodetach -binary -cades -stream -in {file} -signer c -inkey k -outform DER"))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_makes_compliant_from_the_signature_and_its_copy_is_verified() {
    let banco = Banco::nuovo().await;
    let datore = scoperto(&banco).await;
    // Without the signature of the request and the committee nothing is proposed: art. 11 c. 1, art. 38 D.P.R. 445.
    let mut dati = richiesta(&datore, 0, 60);
    (dati["firmata"], dati["comitato_il"], dati["comitato_esito"]) = (json!(false), json!(""), json!(""));
    let scheda = salva(&banco, dati).await;
    assert_eq!((&scheda["riga"]["stato"]["codice"], &scheda["proponibile"]), (&json!("richiesta"), &json!(false)));
    let proponi = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"] });
    assert_eq!(banco.rifiuto("convenzione_proponi", proponi).await, "convenzione_impedita");
    let completa =
        json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "dati": richiesta(&datore, 0, 60) });
    let scheda = banco.fa("convenzione_salva", completa).await;
    assert_eq!(scheda["riga"]["stato"]["codice"], "in_istruttoria");
    let proponi = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"] });
    let atto = banco.fa("convenzione_proponi", proponi).await["riga"]["id"].clone();
    let scheda = rileggi(&banco, &scheda).await;
    assert_eq!((&scheda["riga"]["stato"]["codice"], &scheda["esito"]), (&json!("proposta"), &json!("")));
    assert_eq!(certificato(&banco, &datore, "2026/2").await.unwrap(), "non_ottemperante", "nobody has signed yet");

    let proposta = scrivi_atto(&banco, &atto, "proposta.pdf").await;
    let firmata = banco.cartella.path().join("firmata.pdf");
    firma_datore(&proposta, &firmata);
    let stipula = |scheda: &Value, file: &Path| passo(scheda, "stipula", json!({ "file": file, "data": tra(0) }));
    assert_eq!(banco.rifiuto("convenzione_passo", stipula(&scheda, &firmata)).await, "firma_ufficio_mancante");
    firma_ufficio(&banco, &atto).await;
    let nostra = scrivi_atto(&banco, &atto, "nostra.pdf").await;
    assert_eq!(banco.rifiuto("convenzione_passo", stipula(&scheda, &nostra)).await, "firma_datore_mancante");
    let altra = banco.cartella.path().join("altra.pdf");
    std::fs::write(&altra, &std::fs::read(&firmata).unwrap()[1..]).unwrap();
    assert_eq!(banco.rifiuto("convenzione_passo", stipula(&scheda, &altra)).await, "copia_diversa");
    let mut guasta = std::fs::read(&firmata).unwrap();
    let fine = guasta.len() - 1;
    guasta.truncate(fine - 40);
    guasta.extend_from_slice(b"\n% aggiunto dopo la firma\n");
    std::fs::write(&altra, guasta).unwrap();
    assert!(banco.prova("convenzione_passo", stipula(&scheda, &altra)).await.is_err(), "a tampered copy");

    // In an envelope: cut short, around another text, and whole around what we sent.
    let p7m = banco.cartella.path().join("firmata.pdf.p7m");
    std::fs::write(&p7m, &imbusta(&nostra)[..2000]).unwrap();
    assert_eq!(banco.rifiuto("convenzione_passo", stipula(&scheda, &p7m)).await, "p7m_illeggibile");
    std::fs::write(&p7m, imbusta(&altra)).unwrap();
    assert!(banco.prova("convenzione_passo", stipula(&scheda, &p7m)).await.is_err(), "an envelope of something else");

    let scheda = banco.fa("convenzione_passo", stipula(&scheda, &firmata)).await;
    assert_eq!((&scheda["esito"], &scheda["in_regola"]), (&json!("rispettata"), &json!(true)), "{scheda}");
    assert!(scheda["firma"]["firmatari"][0].as_str().unwrap().contains("Fantechi"), "{}", scheda["firma"]);
    assert_eq!(scheda["allegati"].as_array().unwrap().len(), 1);
    let sue = circostanze(&banco, &datore, "convenzione").await;
    assert_eq!((sue.len(), &sue[0]["unita"]), (1, &json!(datore.mancano)));
    assert_eq!(sue[0]["stato"], "scadenze_rispettate");
    assert_eq!(
        banco.rifiuto("circostanza_elimina", json!({ "id": sue[0]["id"] })).await,
        "circostanza_di_un_procedimento"
    );
    assert_eq!(
        certificato(&banco, &datore, "2026/3").await.unwrap(),
        "ottemperante_convenzione",
        "compliant from the signature"
    );
    assert_eq!(scopertura(&banco, &datore).await, datore.mancano, "a plan covers nobody by itself");
    assert_eq!(rivisto(&banco, &datore, &tra(0)).await, ("con_strumento".to_owned(), datore.mancano));
    // The day before nobody had signed: a review of that day says so, whatever stands today.
    assert_eq!(rivisto(&banco, &datore, &tra(-1)).await, ("oltre_termine".to_owned(), 0));
    let annulla = json!({ "id": atto, "motivo": "ripensamento" });
    assert_eq!(banco.rifiuto("atto_annulla", annulla).await, "convenzione_stipulata");
    let registro = mirato(&["registro", "verifica", "--archivio", &banco.archivio().to_string_lossy()], "");
    assert_eq!(registro.stato, 0, "{}", registro.errori);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_signed_in_an_envelope_is_verified_as_one_signed_inside() {
    let banco = Banco::nuovo().await;
    let datore = scoperto(&banco).await;
    let scheda = salva(&banco, richiesta(&datore, 0, 60)).await;
    let proponi = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"] });
    let atto = banco.fa("convenzione_proponi", proponi).await["riga"]["id"].clone();
    firma_ufficio(&banco, &atto).await;
    let nostra = scrivi_atto(&banco, &atto, "nostra.pdf").await;
    let p7m = banco.cartella.path().join("firmata.pdf.p7m");
    std::fs::write(&p7m, imbusta(&nostra)).unwrap();
    let scheda = rileggi(&banco, &scheda).await;
    let stipula = passo(&scheda, "stipula", json!({ "file": p7m, "data": tra(0) }));
    let scheda = banco.fa("convenzione_passo", stipula).await;
    assert_eq!(scheda["in_regola"], true);
    assert_eq!(scheda["firma"]["firmatari"], json!(["Ulderico_Fantechi"]), "the office's own is not counted");
    assert!(scheda["firma"]["messaggio"].as_str().unwrap().contains("autorità"), "of no authority we trust: said so");
    assert_eq!(scheda["allegati"][0]["nome"], "firmata.pdf.p7m");
}
