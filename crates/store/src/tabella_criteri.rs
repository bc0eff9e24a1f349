//! The office's own tables of criteria for rankings. The tables the program ships are not here.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::scrittura::{Fatto, Scrittura, impronta_del_record};

aggregato! {
    /// A table of criteria of the office. While a published call gives points by it, the archive lets
    /// nothing of it change.
    "tabella_criteri" TabellaCriteri {
        /// Stable code.
        codice: String,
        /// Name.
        nome: String,
        /// Code of the table it was copied from.
        copiata_da: String,
        /// The table, as `norme` reads it.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
    }
}

const IN_USO: &str = "SELECT DISTINCT criteri FROM avviso WHERE stato <> 'bozza' ORDER BY criteri";
const TOGLI: &str = "DELETE FROM tabella_criteri WHERE id = $1";

pub(crate) const FRASI: &[&str] = &[IN_USO, TOGLI];

impl Archivio {
    /// The office's tables, by name.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn tabelle_criteri(&self) -> Esito<Vec<TabellaCriteri>> {
        self.elenca("ORDER BY nome, codice", Vec::new()).await
    }

    /// Codes of the tables by which a published call gives points.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn criteri_in_uso(&self) -> Esito<Vec<String>> {
        self.db().presa().await?.conn().testi(IN_USO, Vec::new()).await
    }
}

impl Scrittura {
    /// Takes a table away.
    ///
    /// # Errors
    /// [`crate::StoreError::NonTrovato`]; [`crate::StoreError::Immutabile`] while a call gives points by it.
    pub async fn elimina_tabella_criteri(&mut self, id: &str) -> Esito<()> {
        let prima: TabellaCriteri = self.leggi(id).await?;
        self.conn().esegui(TOGLI, vec![id.into()]).await?;
        self.fatto(Fatto {
            azione: "eliminato",
            oggetto: "tabella_criteri",
            id,
            prima: Some(impronta_del_record(&prima)),
            ..Fatto::default()
        });
        Ok(())
    }
}
