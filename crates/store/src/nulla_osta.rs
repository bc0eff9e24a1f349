//! Nulla osta to hiring (L. 68/1999 art. 7).

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;

parole! {
    /// State of a nulla osta.
    StatoNullaOsta {
        /// Asked for.
        InIstruttoria = "in_istruttoria",
        /// Issued, not yet used.
        Rilasciato = "rilasciato",
        /// The person was hired.
        Utilizzato = "utilizzato",
        /// Its validity went by.
        Scaduto = "scaduto",
        /// Withdrawn.
        Ritirato = "ritirato",
        /// Refused.
        Negato = "negato",
    }
}

aggregato! {
    /// A request for a nulla osta, and what became of it.
    "nulla_osta" NullaOsta {
        /// Person.
        persona_id: String,
        /// Employer.
        datore_id: String,
        /// Province of the workplace.
        provincia: String,
        /// List of the person.
        elenco: String,
        /// When it was received, ISO date.
        ricevuta_il: String,
        /// State.
        #[sqlx(try_from = "String")]
        stato: StatoNullaOsta,
        /// Day by which to answer; none once answered.
        scadenza: Option<String>,
        /// Last day of validity, once issued.
        valido_al: Option<String>,
        /// The act.
        atto_id: Option<String>,
        /// Whatever else the form holds.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
    fn della_persona(&self) -> Option<&str> {
        Some(&self.persona_id)
    }
}

impl Archivio {
    /// A person's nulla osta, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn nulla_osta_della_persona(&self, persona_id: &str) -> Esito<Vec<NullaOsta>> {
        self.elenca("WHERE persona_id = $1 ORDER BY ricevuta_il DESC, id DESC", vec![persona_id.into()]).await
    }

    /// Issued ones whose validity ended before a day.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn nulla_osta_da_scadere(&self, oggi: &str) -> Esito<Vec<NullaOsta>> {
        self.elenca("WHERE stato = 'rilasciato' AND valido_al < $1 ORDER BY id", vec![oggi.into()]).await
    }
}
