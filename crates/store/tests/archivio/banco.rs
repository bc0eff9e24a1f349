//! The bench: an empty archive on each engine.
//!
//! PostgreSQL is the one named by MIRATO_PROVA_PG (any database of it: each test makes its own) or,
//! without it, a cluster started here on a local socket and stopped when the tests end.

use mirato_store::{Archivio, Autore, Circostanza, Datore, Json, Prospetto, RichiestaOttemperanza};
use mirato_store::{Atto, OrigineProspetto, StatoAtto, StatoProspetto, StatoRichiesta, TipoProspetto};
use sqlx::{Connection, Executor};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

pub const PAROLA: &str = "l'archivio è «segreto»";

/// An empty archive and where it is.
pub struct Banco {
    pub archivio: Archivio,
    pub posizione: String,
    pub parola: Option<&'static str>,
    pub cartella: tempfile::TempDir,
}

impl Banco {
    pub async fn sqlite() -> Self {
        let cartella = tempfile::tempdir().unwrap();
        let posizione = cartella.path().join("prova.mirato").to_str().unwrap().to_owned();
        let archivio = Archivio::crea(&posizione, Some(PAROLA)).await.unwrap();
        Self { archivio, posizione, parola: Some(PAROLA), cartella }
    }

    pub async fn postgres() -> Self {
        static NUMERO: AtomicU32 = AtomicU32::new(0);
        let nome = format!("prova_{}_{}", std::process::id(), NUMERO.fetch_add(1, Ordering::SeqCst));
        let server = server();
        let mut capo = sqlx::PgConnection::connect(server).await.unwrap();
        capo.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {nome}"))).await.unwrap();
        let posizione = altro_database(server, &nome);
        let archivio = Archivio::crea(&posizione, None).await.unwrap();
        Self { archivio, posizione, parola: None, cartella: tempfile::tempdir().unwrap() }
    }

    pub async fn entrambi() -> [Self; 2] {
        [Self::sqlite().await, Self::postgres().await]
    }

    pub fn sqlite_(&self) -> bool {
        self.parola.is_some()
    }

    /// Runs SQL behind the program's back, as somebody with the password could.
    pub async fn di_nascosto(&self, sql: &str) -> Result<(), sqlx::Error> {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        if self.sqlite_() {
            // The password itself, not our derived key: the file is an ordinary SQLCipher file.
            let opzioni = sqlx::sqlite::SqliteConnectOptions::new()
                .filename(&self.posizione)
                .pragma("key", format!("'{}'", PAROLA.replace('\'', "''")))
                .foreign_keys(true);
            let mut conn = sqlx::SqliteConnection::connect_with(&opzioni).await?;
            let esito = sqlx::raw_sql(sql).execute(&mut conn).await.map(|_| ());
            conn.close().await?;
            esito
        } else {
            let mut conn = sqlx::PgConnection::connect(&self.posizione).await?;
            sqlx::raw_sql(sql).execute(&mut conn).await.map(|_| ())
        }
    }
}

pub fn autore() -> Autore {
    Autore { utente: "ada".into(), quando: "2026-11-22T09:30:00+01:00".into() }
}

pub fn datore(codice_fiscale: &str, denominazione: &str) -> Datore {
    Datore {
        id: String::new(),
        codice_fiscale: codice_fiscale.into(),
        partita_iva: Some(codice_fiscale.into()),
        denominazione: denominazione.into(),
        natura: "privato".into(),
        provincia: Some("GE".into()),
        comune: Some("Genova".into()),
        indirizzo: None,
        cap: None,
        pec: None,
        telefono: None,
        settore: None,
        ccnl: None,
        versione: 0,
    }
}

pub fn prospetto(datore_id: &str, codice: &str, data_riferimento: &str) -> Prospetto {
    Prospetto {
        id: String::new(),
        datore_id: datore_id.into(),
        codice_comunicazione: Some(codice.into()),
        codice_precedente: None,
        tipo: TipoProspetto::Prospetto,
        data_invio: Some("2026-01-20".into()),
        data_riferimento: data_riferimento.into(),
        protocollo: None,
        stato: StatoProspetto::Valido,
        origine: OrigineProspetto::Unipi,
        impronta: mirato_store::impronta(codice.as_bytes()),
        quadri: Json::da_testo(r#"{"quadro_a":{"totale":120}}"#).unwrap(),
        importazione_id: None,
        versione: 0,
    }
}

pub fn richiesta(codice_fiscale: &str, protocollo: &str, scadenza: Option<&str>) -> RichiestaOttemperanza {
    RichiestaOttemperanza {
        id: String::new(),
        protocollo: Some(protocollo.into()),
        ricevuta_il: "2026-11-10".into(),
        codice_ipa: Some("c_d969".into()),
        ente: "Comune di Genova".into(),
        pec: Some("comunegenova@postemailcertificata.it".into()),
        cig: Some("A01B23C45D".into()),
        oggetto_gara: Some("Manutenzione del verde".into()),
        datore_id: None,
        codice_fiscale_datore: codice_fiscale.into(),
        data_riferimento: "2026-11-10".into(),
        determina_del: None,
        stato: StatoRichiesta::InIstruttoria,
        dati: Json::default(),
        scadenza: scadenza.map(str::to_owned),
        versione: 0,
    }
}

pub fn atto(registro: &str, datore_id: Option<&str>) -> Atto {
    Atto {
        id: String::new(),
        registro: registro.into(),
        anno: 2026,
        numero: None,
        stato: StatoAtto::Bozza,
        motivo_annullamento: None,
        emesso_il: None,
        oggetto: "Certificato di ottemperanza".into(),
        datore_id: datore_id.map(str::to_owned),
        persona_id: None,
        richiesta_id: None,
        modello: "ottemperanza".into(),
        versione_modello: "v1".into(),
        dati: Json::default(),
        spiegazione: Json::default(),
        impronta: None,
        firme: Json::da_testo("[]").unwrap(),
        protocollo: None,
        trasmesso_il: None,
        versione_programma: "0.1.0".into(),
        impronta_parametri: "00".into(),
        versione: 0,
    }
}

pub fn circostanza(datore_id: &str, dal: &str, al: Option<&str>) -> Circostanza {
    Circostanza {
        id: String::new(),
        datore_id: datore_id.into(),
        provincia: Some("GE".into()),
        tipo: mirato_store::TipoCircostanza::Convenzione,
        dal: dal.into(),
        al: al.map(str::to_owned),
        unita: Some(2),
        estremi: Some("conv. 12/2026".into()),
        dati: Json::default(),
        origine: None,
        origine_id: None,
        versione: 0,
    }
}

fn altro_database(url: &str, nome: &str) -> String {
    let (prima, query) = url.split_once('?').map_or((url, String::new()), |(p, q)| (p, format!("?{q}")));
    let autorita = prima.find("://").unwrap() + 3;
    let fine = prima[autorita..].find('/').map_or(prima.len(), |i| autorita + i);
    format!("{}/{nome}{query}", &prima[..fine])
}

fn server() -> &'static str {
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
