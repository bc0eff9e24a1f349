//! The turn of the year: the position taken over, and how the yearly prospetto differs from it.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::scrittura::{Fatto, Scrittura, impronta_del_record};

aggregato! {
    /// An employer's position taken over into a year.
    "riporto" Riporto {
        /// Employer.
        datore_id: String,
        /// The new year.
        anno: i64,
        /// The prospetto from which the position comes.
        prospetto_id: String,
        /// When: ISO instant.
        eseguito_il: String,
        /// What went over, what did not and why.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
}

aggregato! {
    /// Which differences between a yearly prospetto and the position were accepted.
    "confronto" Confronto {
        /// Employer.
        datore_id: String,
        /// The prospetto.
        prospetto_id: String,
        /// The differences, with the notes of whoever accepted them.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
}

const TOGLI: &str = "DELETE FROM riporto WHERE id = $1";

pub(crate) const FRASI: &[&str] = &[TOGLI];

impl Archivio {
    /// The years into which an employer's position was taken over, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn riporti(&self, datore_id: &str) -> Esito<Vec<Riporto>> {
        self.elenca("WHERE datore_id = $1 ORDER BY anno DESC", vec![datore_id.into()]).await
    }

    /// What was accepted of a prospetto's differences, if anything was.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn confronto_del_prospetto(&self, prospetto_id: &str) -> Esito<Option<Confronto>> {
        self.trova("WHERE prospetto_id = $1", vec![prospetto_id.into()]).await
    }
}

impl Scrittura {
    /// Takes back a turn of the year; the register remembers it.
    ///
    /// # Errors
    /// [`crate::StoreError::NonTrovato`].
    pub async fn elimina_riporto(&mut self, id: &str) -> Esito<()> {
        let prima: Riporto = self.leggi(id).await?;
        self.conn().esegui(TOGLI, vec![id.into()]).await?;
        self.fatto(Fatto {
            azione: "eliminato",
            oggetto: "riporto",
            id,
            datore_id: Some(&prima.datore_id),
            prima: Some(impronta_del_record(&prima)),
            ..Fatto::default()
        });
        Ok(())
    }
}
