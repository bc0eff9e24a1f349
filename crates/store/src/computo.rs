//! Authorisations to count a worker in the quota (L. 68/1999 art. 4 c. 3-bis and 4).

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::scrittura::Scrittura;

parole! {
    /// State of an authorisation.
    StatoComputo {
        /// Asked for.
        InIstruttoria = "in_istruttoria",
        /// Granted.
        Autorizzato = "autorizzato",
        /// Refused.
        Negato = "negato",
        /// Withdrawn by the office.
        Revocato = "revocato",
        /// The job ended.
        Cessato = "cessato",
    }
}

aggregato! {
    /// An application to count a worker, and what became of it.
    "computo" Computo {
        /// Person.
        persona_id: String,
        /// Employer.
        datore_id: String,
        /// Province of the workplace.
        provincia: String,
        /// When it was received, ISO date.
        ricevuta_il: String,
        /// State.
        #[sqlx(try_from = "String")]
        stato: StatoComputo,
        /// Day by which to answer; none once answered.
        scadenza: Option<String>,
        /// First day on which it counts.
        effetto_dal: Option<String>,
        /// Last day on which it counts, if it has one.
        fino_al: Option<String>,
        /// Whether the sealed part reaches the threshold: `raggiunto`, `non_raggiunto`; none before the check.
        requisito: Option<String>,
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
    /// A person's authorisations, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn computi_della_persona(&self, persona_id: &str) -> Esito<Vec<Computo>> {
        self.elenca("WHERE persona_id = $1 ORDER BY ricevuta_il DESC, id DESC", vec![persona_id.into()]).await
    }
}

impl Scrittura {
    /// The application that an act granted, as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn computo_dell_atto(&mut self, atto_id: &str) -> Esito<Option<Computo>> {
        let frase = crate::aggregato::frase_leggi::<Computo>("WHERE atto_id = $1");
        self.conn().riga(&frase, vec![atto_id.into()]).await
    }
}
