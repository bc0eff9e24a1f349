//! What happens to a person: jobs, meetings, services.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::scrittura::{Fatto, Scrittura, impronta_del_record};

aggregato! {
    /// A job.
    "rapporto" Rapporto {
        /// Person.
        persona_id: String,
        /// Employer, if it is in the archive.
        datore_id: Option<String>,
        /// `indeterminato`, `determinato`, `autonomo`, `tirocinio`.
        tipo: String,
        /// First day, ISO date.
        dal: String,
        /// Last day, if it is over or has a term.
        al: Option<String>,
        /// The nulla osta it began with.
        nulla_osta_id: Option<String>,
        /// Whatever else the form holds.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
    }
    fn del_datore(&self) -> Option<&str> {
        self.datore_id.as_deref()
    }
    fn della_persona(&self) -> Option<&str> {
        Some(&self.persona_id)
    }
}

aggregato! {
    /// A meeting, a service, a note.
    "evento" Evento {
        /// Person.
        persona_id: String,
        /// Day, ISO date.
        data: String,
        /// `colloquio`, `tutoraggio`, `servizio`, `convocazione`, `assenza`, `rifiuto`, `nota`.
        tipo: String,
        /// Title.
        titolo: String,
        /// Words.
        testo: String,
    }
    fn della_persona(&self) -> Option<&str> {
        Some(&self.persona_id)
    }
}

const TOGLI_RAPPORTO: &str = "DELETE FROM rapporto WHERE id = $1";
const TOGLI_EVENTO: &str = "DELETE FROM evento WHERE id = $1";

pub(crate) const FRASI: &[&str] = &[TOGLI_RAPPORTO, TOGLI_EVENTO];

impl Archivio {
    /// A person's jobs, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn rapporti(&self, persona_id: &str) -> Esito<Vec<Rapporto>> {
        self.elenca("WHERE persona_id = $1 ORDER BY dal DESC, id DESC", vec![persona_id.into()]).await
    }

    /// A person's events, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn eventi(&self, persona_id: &str) -> Esito<Vec<Evento>> {
        self.elenca("WHERE persona_id = $1 ORDER BY data DESC, id DESC", vec![persona_id.into()]).await
    }

    /// The job that began with a nulla osta.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn rapporto_del_nulla_osta(&self, nulla_osta_id: &str) -> Esito<Option<Rapporto>> {
        self.trova("WHERE nulla_osta_id = $1", vec![nulla_osta_id.into()]).await
    }
}

impl Scrittura {
    /// Takes a job away; the register remembers it.
    ///
    /// # Errors
    /// [`crate::StoreError::NonTrovato`].
    pub async fn elimina_rapporto(&mut self, id: &str) -> Esito<()> {
        let prima: Rapporto = self.leggi(id).await?;
        self.elimina(TOGLI_RAPPORTO, "rapporto", id, &prima.persona_id, impronta_del_record(&prima)).await
    }

    /// Takes an event away; the register remembers it.
    ///
    /// # Errors
    /// [`crate::StoreError::NonTrovato`].
    pub async fn elimina_evento(&mut self, id: &str) -> Esito<()> {
        let prima: Evento = self.leggi(id).await?;
        self.elimina(TOGLI_EVENTO, "evento", id, &prima.persona_id, impronta_del_record(&prima)).await
    }

    async fn elimina(
        &mut self,
        frase: &str,
        oggetto: &'static str,
        id: &str,
        persona_id: &str,
        prima: String,
    ) -> Esito<()> {
        self.conn().esegui(frase, vec![id.into()]).await?;
        self.fatto(Fatto {
            azione: "eliminato",
            oggetto,
            id,
            persona_id: Some(persona_id),
            prima: Some(prima),
            ..Fatto::default()
        });
        Ok(())
    }
}
