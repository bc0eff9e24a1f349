//! The timeline of an employer, out of the register.

use crate::archivio::Archivio;
use crate::errore::Esito;

/// Something that was done about an employer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct Fatto {
    /// Place in the register.
    pub sequenza: i64,
    /// When, ISO instant.
    pub quando: String,
    /// Who.
    pub utente: String,
    /// What was done.
    pub azione: String,
    /// Kind of record.
    pub oggetto: String,
    /// Its id.
    pub oggetto_id: String,
    /// The record's title today, if the search knows it.
    pub titolo: Option<String>,
}

pub(super) const STORIA: &str = "SELECT g.sequenza, g.quando, g.utente, g.azione, g.oggetto, g.oggetto_id, r.titolo \
     FROM registro g LEFT JOIN ricerca r ON r.oggetto = g.oggetto AND r.oggetto_id = g.oggetto_id \
     WHERE g.datore_id = $1 ORDER BY g.sequenza DESC LIMIT $2 OFFSET $3";

pub(super) const DI_UN_RECORD: &str = "SELECT g.sequenza, g.quando, g.utente, g.azione, g.oggetto, g.oggetto_id, \
     r.titolo FROM registro g LEFT JOIN ricerca r ON r.oggetto = g.oggetto AND r.oggetto_id = g.oggetto_id \
     WHERE g.oggetto = $1 AND g.oggetto_id = $2 ORDER BY g.sequenza DESC";

pub(super) const DELLA_PERSONA: &str = "SELECT g.sequenza, g.quando, g.utente, g.azione, g.oggetto, g.oggetto_id, \
     coalesce(g.motivo, r.titolo) AS titolo \
     FROM registro g LEFT JOIN ricerca r ON r.oggetto = g.oggetto AND r.oggetto_id = g.oggetto_id \
     WHERE g.persona_id = $1 ORDER BY g.sequenza DESC LIMIT $2 OFFSET $3";

impl Archivio {
    /// Everything that was done about a person and its iscrizioni, jobs, nulla osta and acts: newest
    /// first. Openings of the sealed part carry their reason as title.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn storia_della_persona(&self, persona_id: &str, limite: u32, salta: u32) -> Esito<Vec<Fatto>> {
        let valori = vec![persona_id.into(), i64::from(limite).into(), i64::from(salta).into()];
        self.db().presa().await?.conn().righe(DELLA_PERSONA, valori).await
    }

    /// Everything that was done about an employer and its prospetti, requests, acts, circumstances
    /// and verifications: newest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn storia_del_datore(&self, datore_id: &str, limite: u32, salta: u32) -> Esito<Vec<Fatto>> {
        let valori = vec![datore_id.into(), i64::from(limite).into(), i64::from(salta).into()];
        self.db().presa().await?.conn().righe(STORIA, valori).await
    }

    /// What was done to one record, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn storia(&self, oggetto: &str, id: &str) -> Esito<Vec<Fatto>> {
        self.db().presa().await?.conn().righe(DI_UN_RECORD, vec![oggetto.into(), id.into()]).await
    }
}
