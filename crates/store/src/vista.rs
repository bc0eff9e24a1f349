//! Saved views: a name for a list's filter, a user's own or the whole office's.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::scrittura::{Fatto, Scrittura, impronta_del_record};

aggregato! {
    /// A view of a list.
    "vista" Vista {
        /// Page whose list it filters.
        pagina: String,
        /// Name.
        nome: String,
        /// Its user; empty for the whole office.
        utente: String,
        /// The page's filter.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        filtro: Json,
    }
}

const PER_PAGINA: &str = "WHERE pagina = $1 AND utente IN ('', $2) ORDER BY nome, id";
const TOGLI: &str = "DELETE FROM vista WHERE id = $1";

pub(crate) const FRASI: &[&str] = &[TOGLI];

impl Archivio {
    /// The views of a page that a user sees: the office's and the user's own.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn viste(&self, pagina: &str, utente: &str) -> Esito<Vec<Vista>> {
        self.elenca(PER_PAGINA, vec![pagina.into(), utente.into()]).await
    }
}

impl Scrittura {
    /// Takes a view away.
    ///
    /// # Errors
    /// [`crate::StoreError::NonTrovato`].
    pub async fn elimina_vista(&mut self, id: &str) -> Esito<()> {
        let prima: Vista = self.leggi(id).await?;
        self.conn().esegui(TOGLI, vec![id.into()]).await?;
        self.fatto(Fatto {
            azione: "eliminato",
            oggetto: "vista",
            id,
            prima: Some(impronta_del_record(&prima)),
            ..Fatto::default()
        });
        Ok(())
    }
}
