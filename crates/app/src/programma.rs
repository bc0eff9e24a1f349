//! The program: at most one open archive, the long works, the clock.

use crate::api::{Avviso, Tono};
use crate::lavori::Lavori;
use crate::orologio::Orologio;
use crate::ufficio::Ufficio;
use mirato_documents::Compositore;
use mirato_domain::Errore;
use mirato_store::Archivio;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::RwLock;

/// A run of the program.
pub struct Programma {
    ufficio: RwLock<Option<Arc<Ufficio>>>,
    lavori: Arc<Lavori>,
    orologio: Orologio,
    /// Where this user's recent archives are remembered; nowhere on the command line.
    dati: Option<PathBuf>,
    avviso: Mutex<Option<Avviso>>,
}

/// How many archives are remembered.
const RECENTI: usize = 6;

impl Programma {
    /// A run without an archive yet.
    #[must_use]
    pub fn nuovo(dati: Option<PathBuf>, orologio: Orologio) -> Self {
        Self { ufficio: RwLock::new(None), lavori: Arc::default(), orologio, dati, avviso: Mutex::new(None) }
    }

    /// The long works.
    #[must_use]
    pub fn lavori(&self) -> &Arc<Lavori> {
        &self.lavori
    }

    /// The clock.
    #[must_use]
    pub const fn orologio(&self) -> Orologio {
        self.orologio
    }

    /// The open office.
    ///
    /// # Errors
    /// `archivio_chiuso`.
    pub async fn ufficio(&self) -> Result<Arc<Ufficio>, Errore> {
        self.ufficio_se_aperto()
            .await
            .ok_or_else(|| Errore::stato("archivio_chiuso", "Nessun archivio è aperto: aprine uno."))
    }

    /// The open office, if there is one.
    pub async fn ufficio_se_aperto(&self) -> Option<Arc<Ufficio>> {
        self.ufficio.read().await.clone()
    }

    /// Opens an archive, or makes a new one; the one open before is closed.
    ///
    /// # Errors
    /// Those of the archive: wrong password, not an archive, newer than the program…
    pub async fn apri(&self, posizione: &str, parola: &str, nuovo: bool, utente: &str) -> Result<(), Errore> {
        let parola = (!parola.is_empty()).then_some(parola);
        let archivio =
            if nuovo { Archivio::crea(posizione, parola).await? } else { Archivio::apri(posizione, parola).await? };
        let compositore = Arc::new(Compositore::nuovo()?);
        let ufficio = Ufficio::nuovo(archivio, utente, self.orologio, compositore, Arc::clone(&self.lavori)).await?;
        let prima = self.ufficio.write().await.replace(Arc::new(ufficio));
        if let Some(prima) = prima {
            prima.archivio.chiudi().await;
        }
        *self.avviso.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.ricorda(posizione);
        Ok(())
    }

    /// Closes the archive, if one is open. To be called before the process ends: the engine's threads
    /// must not be running while the libraries under them are taken down.
    pub async fn chiudi(&self) {
        if let Some(ufficio) = self.ufficio.write().await.take() {
            ufficio.archivio.chiudi().await;
        }
    }

    /// Opens the archive named by MIRATO_ARCHIVIO with MIRATO_PASSWORD, if they are set; a refusal is
    /// shown by the window, which opens all the same.
    pub async fn apri_da_ambiente(&self) {
        let (Ok(posizione), Ok(parola)) = (std::env::var("MIRATO_ARCHIVIO"), std::env::var("MIRATO_PASSWORD")) else {
            return;
        };
        let utente = std::env::var("MIRATO_UTENTE").unwrap_or_else(|_| utente_del_sistema());
        if let Err(errore) = self.apri(&posizione, &parola, false, &utente).await {
            let avviso = Avviso { codice: errore.codice, messaggio: errore.messaggio, tono: Tono::Errore };
            *self.avviso.lock().unwrap_or_else(PoisonError::into_inner) = Some(avviso);
        }
    }

    /// Why the archive of the environment did not open.
    #[must_use]
    pub fn avviso(&self) -> Option<Avviso> {
        self.avviso.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Archives opened before, latest first.
    #[must_use]
    pub fn recenti(&self) -> Vec<String> {
        let testo = self.dati.as_ref().and_then(|dati| std::fs::read_to_string(dati.join("recenti.txt")).ok());
        testo.unwrap_or_default().lines().map(str::to_owned).collect()
    }

    fn ricorda(&self, posizione: &str) {
        let Some(dati) = &self.dati else { return };
        // An address may hold a password: only files are remembered.
        if posizione.contains("://") {
            return;
        }
        let mut recenti = self.recenti();
        recenti.retain(|altra| altra != posizione);
        recenti.insert(0, posizione.to_owned());
        recenti.truncate(RECENTI);
        if let Err(errore) = std::fs::write(dati.join("recenti.txt"), recenti.join("\n")) {
            tracing::warn!(%errore, "gli archivi recenti non si ricordano");
        }
    }
}

/// Name of the user of the computer.
#[must_use]
pub fn utente_del_sistema() -> String {
    std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_else(|_| "utente".to_owned())
}
