//! The office at work: an open archive, its law, its settings, and who is working.

use crate::api::Impostazioni;
use crate::graduatorie::Tenuta;
use crate::lavori::Lavori;
use crate::leggi::Leggi;
use crate::orologio::Orologio;
use mirato_documents::Compositore;
use mirato_domain::Errore;
use mirato_store::{Archivio, Autore, ChiaveFascicoli};
use std::sync::{Arc, PoisonError, RwLock};

/// An office at work.
pub struct Ufficio {
    /// The open archive.
    pub archivio: Archivio,
    /// Who works.
    pub utente: String,
    /// The clock.
    pub orologio: Orologio,
    /// Composes acts.
    pub compositore: Arc<Compositore>,
    /// Long works.
    pub lavori: Arc<Lavori>,
    stato: RwLock<Stato>,
    fascicoli: RwLock<Option<ChiaveFascicoli>>,
    graduatoria: RwLock<Option<(String, Arc<Tenuta>)>>,
}

/// What the settings change while the archive is open.
struct Stato {
    leggi: Arc<Leggi>,
    impostazioni: Arc<Impostazioni>,
}

impl Ufficio {
    /// Puts an office to work on an open archive.
    ///
    /// # Errors
    /// If the office's settings or parameters cannot be read.
    pub async fn nuovo(
        archivio: Archivio,
        utente: &str,
        orologio: Orologio,
        compositore: Arc<Compositore>,
        lavori: Arc<Lavori>,
    ) -> Result<Self, Errore> {
        let stato = Self::leggi_stato(&archivio).await?;
        let (utente, stato) = (utente.to_owned(), RwLock::new(stato));
        let (fascicoli, graduatoria) = (RwLock::default(), RwLock::default());
        Ok(Self { archivio, utente, orologio, compositore, lavori, stato, fascicoli, graduatoria })
    }

    async fn leggi_stato(archivio: &Archivio) -> Result<Stato, Errore> {
        let Some(ufficio) = archivio.ufficio().await? else {
            return Ok(Stato { leggi: Arc::new(Leggi::nuove("")?), impostazioni: Arc::default() });
        };
        let mut impostazioni: Impostazioni = ufficio.dati.leggi().map_err(|errore| {
            Errore::guasto(
                "impostazioni_illeggibili",
                format!("Le impostazioni dell'archivio non si leggono: {errore}"),
            )
        })?;
        impostazioni.versione = ufficio.versione;
        Ok(Stato { leggi: Arc::new(Leggi::nuove(&ufficio.parametri)?), impostazioni: Arc::new(impostazioni) })
    }

    /// Reads settings and parameters again, after somebody changed them.
    ///
    /// # Errors
    /// As [`Self::nuovo`].
    pub async fn rileggi(&self) -> Result<(), Errore> {
        let stato = Self::leggi_stato(&self.archivio).await?;
        *self.stato.write().unwrap_or_else(PoisonError::into_inner) = stato;
        Ok(())
    }

    /// The law as this office applies it.
    #[must_use]
    pub fn leggi(&self) -> Arc<Leggi> {
        Arc::clone(&self.stato.read().unwrap_or_else(PoisonError::into_inner).leggi)
    }

    /// The office's settings.
    #[must_use]
    pub fn impostazioni(&self) -> Arc<Impostazioni> {
        Arc::clone(&self.stato.read().unwrap_or_else(PoisonError::into_inner).impostazioni)
    }

    /// The key of sealed data, if it was unlocked in this session.
    #[must_use]
    pub fn chiave_fascicoli(&self) -> Option<ChiaveFascicoli> {
        self.fascicoli.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Unlocks sealed data for this session, with the user's own word.
    ///
    /// # Errors
    /// `non_abilitato`, `parola_fascicoli_errata`.
    pub async fn sblocca_fascicoli(&self, parola: &str) -> Result<ChiaveFascicoli, Errore> {
        let chiave = self.archivio.sblocca_fascicoli(&self.utente, parola).await?;
        *self.fascicoli.write().unwrap_or_else(PoisonError::into_inner) = Some(chiave.clone());
        Ok(chiave)
    }

    /// Locks sealed data again.
    pub fn dimentica_chiave(&self) {
        *self.fascicoli.write().unwrap_or_else(PoisonError::into_inner) = None;
        *self.graduatoria.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Keeps the ranking whose points were opened, one at a time.
    pub(crate) fn tieni_graduatoria(&self, id: &str, tenuta: Tenuta) {
        let tenuta = (id.to_owned(), Arc::new(tenuta));
        *self.graduatoria.write().unwrap_or_else(PoisonError::into_inner) = Some(tenuta);
    }

    /// The ranking with this id, if its points are open in this session.
    pub(crate) fn graduatoria_aperta(&self, id: &str) -> Option<Arc<Tenuta>> {
        let aperta = self.graduatoria.read().unwrap_or_else(PoisonError::into_inner);
        aperta.as_ref().filter(|(aperto, _)| aperto == id).map(|(_, tenuta)| Arc::clone(tenuta))
    }

    /// Who writes now, for the audit register.
    #[must_use]
    pub fn autore(&self) -> Autore {
        Autore { utente: self.utente.clone(), quando: self.orologio.iso() }
    }

    /// Whether a province is of this office's competence; without settings, every province is.
    #[must_use]
    pub fn competente(&self, sigla: &str) -> bool {
        let impostazioni = self.impostazioni();
        impostazioni.province.is_empty() || impostazioni.province.iter().any(|provincia| provincia == sigla)
    }

    /// The program's category for a UNIPI code, as the office has mapped it.
    #[must_use]
    pub fn categoria(&self, codice: &str) -> Option<String> {
        let impostazioni = self.impostazioni();
        let mappata = impostazioni.categorie_escluse.iter().find(|mappata| mappata.codice == codice)?;
        (!mappata.categoria.is_empty()).then(|| mappata.categoria.clone())
    }
}
