//! What changed in an employer's workforce after its prospetto: hires and workers counted later.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::scrittura::{Fatto, Scrittura, impronta_del_record};

parole! {
    /// Kind of change.
    TipoMovimento {
        /// A person of the lists was hired.
        Assunzione = "assunzione",
        /// A worker of the employer began to count in the quota.
        Computo = "computo",
    }
}

aggregato! {
    /// A change of an employer's workforce, with where it comes from.
    "movimento" Movimento {
        /// Employer.
        datore_id: String,
        /// Province of the workplace.
        provincia: String,
        /// First day on which it counts, ISO date.
        data: String,
        /// Last day, if it has one.
        fino_al: Option<String>,
        /// Kind.
        #[sqlx(try_from = "String")]
        tipo: TipoMovimento,
        /// List of the person.
        elenco: String,
        /// Weekly hours, if part-time.
        ore: Option<String>,
        /// Weekly hours of a full-time worker.
        ore_contratto: Option<String>,
        /// Kind of record it comes from: `nulla_osta`, `computo`.
        origine: String,
        /// Its id.
        origine_id: String,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
}

const TOGLI: &str = "DELETE FROM movimento WHERE id = $1";

pub(crate) const FRASI: &[&str] = &[TOGLI];

impl Archivio {
    /// Changes of the employers after `dopo` and up to `fino`, by id and then the earliest first: a page of
    /// a run over the whole archive.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn movimenti_fra(&self, dopo: &str, fino: &str) -> Esito<Vec<Movimento>> {
        let seguito = "WHERE datore_id > $1 AND datore_id <= $2 ORDER BY datore_id, data, id";
        self.elenca(seguito, vec![dopo.into(), fino.into()]).await
    }

    /// An employer's changes, the earliest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn movimenti(&self, datore_id: &str) -> Esito<Vec<Movimento>> {
        self.elenca("WHERE datore_id = $1 ORDER BY data, id", vec![datore_id.into()]).await
    }
}

impl Scrittura {
    /// As [`Archivio::movimenti`], as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn movimenti(&mut self, datore_id: &str) -> Esito<Vec<Movimento>> {
        let frase = crate::aggregato::frase_leggi::<Movimento>("WHERE datore_id = $1 ORDER BY data, id");
        self.conn().righe(&frase, vec![datore_id.into()]).await
    }

    /// The change that comes from a record, if there is one.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn movimento_di(&mut self, origine: &str, origine_id: &str) -> Esito<Option<Movimento>> {
        let frase = crate::aggregato::frase_leggi::<Movimento>("WHERE origine = $1 AND origine_id = $2");
        self.conn().riga(&frase, vec![origine.into(), origine_id.into()]).await
    }

    /// Takes a change away, as when a hire falls through; the register remembers it.
    ///
    /// # Errors
    /// [`crate::StoreError::NonTrovato`].
    pub async fn elimina_movimento(&mut self, id: &str) -> Esito<()> {
        let prima: Movimento = self.leggi(id).await?;
        self.conn().esegui(TOGLI, vec![id.into()]).await?;
        self.fatto(Fatto {
            azione: "eliminato",
            oggetto: "movimento",
            id,
            datore_id: Some(&prima.datore_id),
            prima: Some(impronta_del_record(&prima)),
            ..Fatto::default()
        });
        Ok(())
    }
}
