//! A copy of the demonstration, open: stories call the commands that the window calls.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use crate::mirato::mirato;
use mirato_app::comandi::esegui;
use mirato_app::{Orologio, Programma};
use mirato_domain::Errore;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tokio::runtime::{Handle, RuntimeFlavor};

/// The demonstration is made once for each test program; each test works on its own copy.
fn dimostrazione() -> &'static Path {
    static CARTELLA: OnceLock<tempfile::TempDir> = OnceLock::new();
    CARTELLA
        .get_or_init(|| {
            let cartella = tempfile::tempdir().unwrap();
            let esito = mirato(&["demo".as_ref(), cartella.path().as_os_str()], "");
            assert_eq!(esito.stato, 0, "{}\n{}", esito.uscita, esito.errori);
            cartella
        })
        .path()
}

/// A copy of the demonstration, open for an official who may open sealed data.
pub struct Banco {
    /// The program, as the window holds it.
    pub programma: Programma,
    /// Where the copy lies; files of the test may go there too.
    pub cartella: tempfile::TempDir,
}

impl Banco {
    /// A new copy.
    ///
    /// # Panics
    /// If the demonstration cannot be made or opened.
    pub async fn nuovo() -> Self {
        let cartella = tempfile::tempdir().unwrap();
        let archivio = cartella.path().join("prova.mirato");
        std::fs::copy(dimostrazione().join("dimostrazione.mirato"), &archivio).unwrap();
        let programma = Programma::nuovo(None, Orologio::Sistema);
        programma.apri(&archivio.to_string_lossy(), "dimostrazione", false, "Lucia Ferrando").await.unwrap();
        Self { programma, cartella }
    }

    /// The folder of the demonstration's prospetti, as they were imported.
    #[must_use]
    pub fn prospetti() -> PathBuf {
        dimostrazione().join("prospetti")
    }

    /// The file of the archive.
    #[must_use]
    pub fn archivio(&self) -> PathBuf {
        self.cartella.path().join("prova.mirato")
    }

    /// The same copy, opened again as many days later.
    ///
    /// # Panics
    /// If it cannot be opened again.
    pub async fn dopo(mut self, giorni: i64) -> Self {
        self.programma.chiudi().await;
        let istante = Orologio::Sistema.adesso() + chrono::Duration::days(giorni);
        self.programma = Programma::nuovo(None, Orologio::Fisso(istante));
        let archivio = self.archivio();
        self.programma.apri(&archivio.to_string_lossy(), "dimostrazione", false, "Lucia Ferrando").await.unwrap();
        self
    }

    /// Calls a command.
    ///
    /// # Errors
    /// As the command.
    pub async fn prova(&self, comando: &str, richiesta: Value) -> Result<Value, Errore> {
        esegui(&self.programma, comando, richiesta).await
    }

    /// Calls a command that must succeed.
    ///
    /// # Panics
    /// If it does not.
    pub async fn fa(&self, comando: &str, richiesta: Value) -> Value {
        self.prova(comando, richiesta).await.unwrap_or_else(|errore| panic!("{comando}: {errore:?}"))
    }

    /// Calls a command that must be refused; the code of the refusal.
    ///
    /// # Panics
    /// If it is not.
    pub async fn rifiuto(&self, comando: &str, richiesta: Value) -> String {
        match self.prova(comando, richiesta).await {
            Ok(risposta) => panic!("{comando} was not refused: {risposta}"),
            Err(errore) => errore.codice,
        }
    }

    /// Waits until a work in the background ends; how it ended.
    ///
    /// # Panics
    /// If the work is not known.
    pub async fn fine(&self, lavoro: &Value) -> Value {
        loop {
            let visto = self.fa("lavoro", serde_json::json!({ "lavoro": lavoro })).await;
            if visto["stato"] != "in_corso" {
                return visto;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
    }
}

/// A test program must not end while the engine's threads still run under it. Connections go back to their pool
/// in tasks of the runtime: one with a single thread could not wait for them here.
impl Drop for Banco {
    fn drop(&mut self) {
        let Ok(attesa) = Handle::try_current() else { return };
        if attesa.runtime_flavor() == RuntimeFlavor::MultiThread {
            tokio::task::block_in_place(|| {
                attesa.block_on(async {
                    // A test that failed half way may hold a connection: it must end all the same.
                    let _ = tokio::time::timeout(std::time::Duration::from_secs(5), self.programma.chiudi()).await;
                });
            });
        }
    }
}

/// A day so many days from today, ISO.
#[must_use]
pub fn tra(giorni: i64) -> String {
    (Orologio::Sistema.oggi() + chrono::Duration::days(giorni)).to_string()
}
