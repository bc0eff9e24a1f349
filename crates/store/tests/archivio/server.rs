//! PostgreSQL for the tests: the one named by MIRATO_PROVA_PG (any database of it: each test makes its own)
//! or, without it, a cluster started here on a local socket and stopped when the tests end.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// Address of a database of the server.
pub fn server() -> &'static str {
    static SERVER: OnceLock<String> = OnceLock::new();
    SERVER.get_or_init(|| std::env::var("MIRATO_PROVA_PG").unwrap_or_else(|_| avvia_cluster()))
}

/// Starts a PostgreSQL cluster of its own, and leaves a watcher that stops it when this process ends.
fn avvia_cluster() -> String {
    let binari = binari_postgres();
    let radice = tempfile::Builder::new().prefix("mirato-pg").tempdir().unwrap().keep();
    let (dati, presa) = (radice.join("dati"), radice.join("presa"));
    std::fs::create_dir(&presa).unwrap();
    let da_root = esegui("id", &["-u"]).trim() == "0";
    if da_root {
        // PostgreSQL refuses to run as root.
        esegui("chown", &["-R", "postgres", radice.to_str().unwrap()]);
    }
    let come = |programma: &str, argomenti: &[&str]| {
        let programma = binari.join(programma);
        let programma = programma.to_str().unwrap();
        if da_root {
            esegui("runuser", &[&["-u", "postgres", "--", programma], argomenti].concat());
        } else {
            esegui(programma, argomenti);
        }
    };
    let (dati, presa) = (dati.to_str().unwrap(), presa.to_str().unwrap());
    come("initdb", &["-D", dati, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
    let opzioni = format!("-k {presa} -c listen_addresses='' -c fsync=off -c max_connections=200");
    let log = format!("{presa}/log");
    come("pg_ctl", &["-D", dati, "-o", &opzioni, "-l", &log, "-w", "start"]);
    sorveglia(&binari, &radice, dati, da_root);
    format!("postgres://postgres@localhost/postgres?host={presa}")
}

#[allow(clippy::zombie_processes, reason = "it outlives the test on purpose: it stops the server when the test ends")]
fn sorveglia(binari: &Path, radice: &Path, dati: &str, da_root: bool) {
    let ferma = format!("{}/pg_ctl -D {dati} -m immediate stop", binari.display());
    let ferma = if da_root { format!("runuser -u postgres -- {ferma}") } else { ferma };
    let attesa = format!("tail --pid={} -f /dev/null; {ferma}; rm -rf {}", std::process::id(), radice.display());
    Command::new("sh")
        .args(["-c", &attesa])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
}

fn binari_postgres() -> PathBuf {
    let cartelle = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut binari: Vec<PathBuf> =
        cartelle.map(|c| c.path().join("bin")).filter(|b| b.join("initdb").exists()).collect();
    binari.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap()).filter(|b| b.join("initdb").exists()));
    binari.into_iter().next().expect(
        "these tests need PostgreSQL: install it (on Debian: apt install postgresql) or name a server in MIRATO_PROVA_PG",
    )
}

fn esegui(programma: &str, argomenti: &[&str]) -> String {
    // Output goes to a file: a server started here would keep a pipe open for ever.
    let uscita = tempfile::tempfile().unwrap();
    let stato = Command::new(programma)
        .args(argomenti)
        .current_dir("/")
        .stdout(uscita.try_clone().unwrap())
        .stderr(uscita.try_clone().unwrap())
        .status()
        .unwrap_or_else(|e| panic!("{programma}: {e}"));
    let mut testo = String::new();
    let mut uscita = uscita;
    std::io::Seek::rewind(&mut uscita).unwrap();
    std::io::Read::read_to_string(&mut uscita, &mut testo).unwrap();
    assert!(stato.success(), "{programma} {argomenti:?}: {testo}");
    testo
}
