//! Keys and authorities made with the `openssl` command, as the outside world makes them.
#![allow(dead_code, clippy::unwrap_used)]

use std::{fs, path::Path, process::Command};

/// Runs a program in `cartella`, showing its output when it fails.
pub fn esegui(cartella: &Path, programma: &str, argomenti: &[&str]) {
    let uscita = Command::new(programma).args(argomenti).current_dir(cartella).output().unwrap();
    assert!(
        uscita.status.success(),
        "{programma} {argomenti:?}: {}{}",
        String::from_utf8_lossy(&uscita.stdout),
        String::from_utf8_lossy(&uscita.stderr)
    );
}

pub fn openssl(cartella: &Path, riga: &str) {
    esegui(cartella, "openssl", &riga.split_whitespace().collect::<Vec<_>>());
}

/// A root authority, `radice.pem` and `radice.der`.
pub fn radice(cartella: &Path) -> Vec<u8> {
    openssl(
        cartella,
        "req -x509 -newkey rsa:2048 -nodes -keyout radice.key -out radice.pem -days 900 -subj /CN=Radice \
         -addext keyUsage=critical,keyCertSign,cRLSign",
    );
    openssl(cartella, "x509 -in radice.pem -outform DER -out radice.der");
    fs::read(cartella.join("radice.der")).unwrap()
}

/// A key `nome.key` with its certificate `nome.pem` under the root; `tipo` is an openssl `-newkey` argument.
pub fn certificato(cartella: &Path, nome: &str, tipo: &str, estensioni: &str) {
    fs::write(cartella.join("estensioni.cnf"), estensioni).unwrap();
    openssl(cartella, &format!("req -newkey {tipo} -nodes -keyout {nome}.key -out {nome}.csr -subj /CN={nome}"));
    openssl(
        cartella,
        &format!(
            "x509 -req -in {nome}.csr -CA radice.pem -CAkey radice.key -CAcreateserial -days 800 -out {nome}.pem \
             -extfile estensioni.cnf"
        ),
    );
    openssl(cartella, &format!("x509 -in {nome}.pem -outform DER -out {nome}.der"));
}

pub const USO_FIRMA: &str = "basicConstraints=CA:FALSE\nkeyUsage=critical,nonRepudiation\n";
pub const USO_ACCESSO: &str = "basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n";
pub const USO_MARCA: &str = "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n";
pub const RSA: &str = "rsa:2048";
pub const P256: &str = "ec -pkeyopt ec_paramgen_curve:prime256v1";
