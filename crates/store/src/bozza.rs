//! Drafts of forms, saved while somebody types.
//!
//! They are the user's own scratch paper, not records of the office: they are not written to the
//! register and do not wait for whoever is writing.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;

/// A form as it was left.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct Bozza {
    /// Which form: the caller's own key, such as `datore/0190…`.
    pub chiave: String,
    /// What was typed.
    #[sqlx(try_from = "String")]
    #[ts(type = "unknown")]
    pub dati: Json,
    /// When, ISO instant.
    pub salvata_il: String,
}

const SALVA: &str = "INSERT INTO bozza (utente, chiave, dati, salvata_il) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (utente, chiave) DO UPDATE SET dati = excluded.dati, salvata_il = excluded.salvata_il";
const UNA: &str = "SELECT chiave, dati, salvata_il FROM bozza WHERE utente = $1 AND chiave = $2";
const TUTTE: &str = "SELECT chiave, dati, salvata_il FROM bozza WHERE utente = $1 ORDER BY salvata_il DESC, chiave";
const TOGLI: &str = "DELETE FROM bozza WHERE utente = $1 AND chiave = $2";

pub(crate) const FRASI: &[&str] = &[SALVA, UNA, TUTTE, TOGLI];

impl Archivio {
    /// Keeps what a user has typed so far in a form.
    ///
    /// # Errors
    /// If the archive is busy for too long.
    pub async fn salva_bozza(&self, utente: &str, bozza: &Bozza) -> Esito<()> {
        let valori = vec![utente.into(), (&bozza.chiave).into(), (&bozza.dati).into(), (&bozza.salvata_il).into()];
        self.db().presa().await?.conn().esegui(SALVA, valori).await.map(|_| ())
    }

    /// A user's draft of a form.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn bozza(&self, utente: &str, chiave: &str) -> Esito<Option<Bozza>> {
        self.db().presa().await?.conn().riga(UNA, vec![utente.into(), chiave.into()]).await
    }

    /// Every draft of a user, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn bozze(&self, utente: &str) -> Esito<Vec<Bozza>> {
        self.db().presa().await?.conn().righe(TUTTE, vec![utente.into()]).await
    }

    /// Throws a draft away; nothing happens if there is none.
    ///
    /// # Errors
    /// If the archive is busy for too long.
    pub async fn elimina_bozza(&self, utente: &str, chiave: &str) -> Esito<()> {
        self.db().presa().await?.conn().esegui(TOGLI, vec![utente.into(), chiave.into()]).await.map(|_| ())
    }
}
