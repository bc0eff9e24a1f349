//! Tokens, with SoftHSM in a folder of its own. The library reads its configuration from the environment when it is
//! loaded, so this test makes the tokens and then runs itself again with the variable set.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod comune;
#[path = "comune/openssl.rs"]
mod openssl;

use std::{env, fs, path::Path, process::Command};

use comune::{CAMPI, Indice, documento};
use mirato_firma::{Algoritmo, Firmatario, Lettore, Opzioni, TokenPkcs11, elenca_lettori, firma, prepara, verifica};

const MODULI: [&str; 3] = [
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib64/pkcs11/libsofthsm2.so",
];
const PIN: &str = "123456";

fn main() {
    if let Ok(cartella) = env::var("MIRATO_PROVA_TOKEN") {
        prove(Path::new(&cartella));
        return;
    }
    let cartella = tempfile::tempdir().unwrap();
    let configurazione = cartella.path().join("softhsm2.conf");
    let deposito = cartella.path().join("token");
    fs::create_dir(&deposito).unwrap();
    fs::write(&configurazione, format!("directories.tokendir = {}\n", deposito.display())).unwrap();
    openssl::radice(cartella.path());
    for (nome, tipo) in [("rsa", openssl::RSA), ("p256", openssl::P256), ("sempre", openssl::RSA)] {
        openssl::certificato(cartella.path(), nome, tipo, openssl::USO_FIRMA);
        token(cartella.path(), &configurazione, nome, nome == "sempre");
    }
    crea_token(cartella.path(), &configurazione, "vuoto");
    let esito = Command::new(env::current_exe().unwrap())
        .env("SOFTHSM2_CONF", &configurazione)
        .env("MIRATO_PROVA_TOKEN", cartella.path())
        .status()
        .unwrap();
    assert!(esito.success(), "the checks on the tokens failed");
    println!("token: rsa, p256, PIN at each signature, errors: ok");
}

fn modulo() -> &'static Path {
    MODULI.iter().map(Path::new).find(|p| p.exists()).expect("install softhsm2: its PKCS#11 module is needed")
}

fn con_configurazione(cartella: &Path, configurazione: &Path, programma: &str, riga: &str) {
    let conf = format!("SOFTHSM2_CONF={}", configurazione.display());
    let mut argomenti = vec![conf.as_str(), programma];
    argomenti.extend(riga.split_whitespace());
    openssl::esegui(cartella, "env", &argomenti);
}

fn crea_token(cartella: &Path, configurazione: &Path, nome: &str) {
    let riga = format!("--init-token --free --label {nome} --pin {PIN} --so-pin 87654321");
    con_configurazione(cartella, configurazione, "softhsm2-util", &riga);
}

/// A token with one key and its certificate; with `sempre` the key asks for the PIN at each signature.
fn token(cartella: &Path, configurazione: &Path, nome: &str, sempre: bool) {
    crea_token(cartella, configurazione, nome);
    openssl::openssl(cartella, &format!("pkey -in {nome}.key -outform DER -out {nome}.key.der"));
    let base =
        format!("--module {} --token-label {nome} --login --pin {PIN} --id 01 --label {nome}", modulo().display());
    let chiave = format!("{base} --write-object {nome}.key.der --type privkey --usage-sign");
    let chiave = if sempre { format!("{chiave} --always-auth") } else { chiave };
    con_configurazione(cartella, configurazione, "pkcs11-tool", &chiave);
    con_configurazione(
        cartella,
        configurazione,
        "pkcs11-tool",
        &format!("{base} --write-object {nome}.der --type cert"),
    );
}

fn prove(cartella: &Path) {
    let lettori = elenca_lettori(modulo()).unwrap();
    let slot = |nome: &str| lettori.iter().find(|l| l.etichetta == nome).unwrap();
    for (nome, algoritmo) in
        [("rsa", Algoritmo::RsaSha256), ("p256", Algoritmo::EcdsaP256Sha256), ("sempre", Algoritmo::RsaSha256)]
    {
        firma_e_verifica(cartella, slot(nome), algoritmo);
    }
    let apri = |slot, pin| TokenPkcs11::apri(modulo(), slot, pin).map_err(|e| e.codice());
    assert_eq!(apri(slot("rsa").slot, "000000").unwrap_err(), "pin_errato");
    assert_eq!(apri(slot("vuoto").slot, PIN).unwrap_err(), "token_senza_certificato");
    assert!(slot("vuoto").certificati.is_empty());
    assert_eq!(apri(999_999_999_999, PIN).unwrap_err(), "token_assente");
}

fn firma_e_verifica(cartella: &Path, lettore: &Lettore, algoritmo: Algoritmo) {
    let certificato = &lettore.certificati[0].certificato;
    assert_eq!((certificato.nome.as_str(), certificato.non_ripudio), (lettore.etichetta.as_str(), Some(true)));
    assert!(!lettore.pin_bloccato);
    let token = TokenPkcs11::apri(modulo(), lettore.slot, PIN).unwrap();
    assert_eq!(token.algoritmo(), algoritmo);
    assert!(!format!("{token:?}").contains(PIN));
    let ora = certificato.dal.fixed_offset();
    let opzioni = Opzioni { ora, motivo: None, luogo: None, tsa: None };
    let mut pdf = prepara(&documento(Indice::Flusso, "atto"), &CAMPI).unwrap();
    for (campo, _) in CAMPI {
        pdf = firma(&pdf, campo, &token, &opzioni).unwrap();
    }
    let esame = verifica(&pdf, &[fs::read(cartella.join("radice.der")).unwrap()]).unwrap();
    assert!(esame.documento_integro && esame.firme.iter().all(|f| f.fidata), "{}: {esame:#?}", lettore.etichetta);
    assert_eq!(esame.firme.len(), 2);
}
