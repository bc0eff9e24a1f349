//! What each user prefers: columns, widths, saved views. Like drafts, not in the register.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;

const SALVA: &str = "INSERT INTO preferenza (utente, chiave, dati) VALUES ($1, $2, $3) \
     ON CONFLICT (utente, chiave) DO UPDATE SET dati = excluded.dati";
const UNA: &str = "SELECT dati FROM preferenza WHERE utente = $1 AND chiave = $2";

pub(crate) const FRASI: &[&str] = &[SALVA, UNA];

impl Archivio {
    /// A user's preference, if it was ever saved.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn preferenza(&self, utente: &str, chiave: &str) -> Esito<Option<Json>> {
        let mut presa = self.db().presa().await?;
        Ok(presa.conn().testi(UNA, vec![utente.into(), chiave.into()]).await?.pop().map(Json::from))
    }

    /// Saves a user's preference.
    ///
    /// # Errors
    /// If the archive is busy for too long.
    pub async fn salva_preferenza(&self, utente: &str, chiave: &str, dati: &Json) -> Esito<()> {
        let valori = vec![utente.into(), chiave.into(), dati.into()];
        self.db().presa().await?.conn().esegui(SALVA, valori).await.map(|_| ())
    }
}
