//! Key files as other programs write them: RSA and P-256, modern and old containers, keys that are refused.
#![allow(clippy::unwrap_used)]

mod comune;
#[path = "comune/openssl.rs"]
mod openssl;

use std::{fs, path::Path};

use chrono::{DateTime, FixedOffset};
use comune::{CAMPI, Indice, documento};
use mirato_firma::{Algoritmo, ChiavePkcs12, Firmatario, Opzioni, firma, prepara, verifica};

fn pkcs12(cartella: &Path, nome: &str, opzioni: &str) -> Vec<u8> {
    openssl::openssl(
        cartella,
        &format!(
            "pkcs12 -export -in {nome}.pem -inkey {nome}.key -certfile radice.pem -passout pass:segreta -out {nome}.p12 {opzioni}"
        ),
    );
    fs::read(cartella.join(format!("{nome}.p12"))).unwrap()
}

/// The certificates are made now, so the signature is of the first instant at which they hold.
fn opzioni(chiave: &dyn Firmatario) -> Opzioni {
    let ora: DateTime<FixedOffset> = chiave.certificato().unwrap().dal.fixed_offset();
    Opzioni { ora, motivo: None, luogo: None, tsa: None }
}

#[test]
fn keys_of_every_admitted_kind_sign_and_verify() {
    let cartella = tempfile::tempdir().unwrap();
    let cartella = cartella.path();
    let radice = openssl::radice(cartella);
    let preparato = prepara(&documento(Indice::Tabella, "atto"), &CAMPI).unwrap();
    let vecchio = "-legacy -certpbe PBE-SHA1-RC2-40 -keypbe PBE-SHA1-3DES -macalg sha1";
    for (nome, tipo, contenitore, algoritmo) in [
        ("rsa", openssl::RSA, "", Algoritmo::RsaSha256),
        ("rsa-vecchio", openssl::RSA, vecchio, Algoritmo::RsaSha256),
        ("p256", openssl::P256, "", Algoritmo::EcdsaP256Sha256),
        ("p256-vecchio", openssl::P256, vecchio, Algoritmo::EcdsaP256Sha256),
    ] {
        openssl::certificato(cartella, nome, tipo, openssl::USO_FIRMA);
        let dati = pkcs12(cartella, nome, contenitore);
        assert_eq!(ChiavePkcs12::apri(&dati, "altra").unwrap_err().codice(), "chiave_password_errata", "{nome}");
        let chiave = ChiavePkcs12::apri(&dati, "segreta").unwrap();
        assert_eq!(chiave.algoritmo(), algoritmo, "{nome}");
        let firmato = firma(&preparato, CAMPI[0].0, &chiave, &opzioni(&chiave)).unwrap();
        let esame = verifica(&firmato, std::slice::from_ref(&radice)).unwrap();
        assert!(esame.documento_integro && esame.firme[0].fidata, "{nome}: {esame:#?}");
        assert_eq!((esame.firme[0].firmatario.as_str(), esame.firme[0].emittente.as_str()), (nome, "Radice"));
    }
}

#[test]
fn keys_that_may_not_sign_are_refused() {
    let cartella = tempfile::tempdir().unwrap();
    let cartella = cartella.path();
    openssl::radice(cartella);
    let preparato = prepara(&documento(Indice::Tabella, "atto"), &CAMPI).unwrap();

    openssl::certificato(cartella, "accesso", openssl::P256, openssl::USO_ACCESSO);
    let chiave = ChiavePkcs12::apri(&pkcs12(cartella, "accesso", ""), "segreta").unwrap();
    let errore = firma(&preparato, CAMPI[0].0, &chiave, &opzioni(&chiave)).unwrap_err();
    assert_eq!(errore.codice(), "certificato_uso_non_ammesso");

    openssl::certificato(cartella, "p521", "ec -pkeyopt ec_paramgen_curve:secp521r1", openssl::USO_FIRMA);
    let errore = ChiavePkcs12::apri(&pkcs12(cartella, "p521", ""), "segreta").unwrap_err();
    assert_eq!(errore.codice(), "chiave_non_ammessa");
}
