//! Nulla osta to hiring (L. 68/1999 art. 7).

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::scrittura::Scrittura;

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

    /// Issued ones of an employer, not used yet, for a province.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn nulla_osta_aperti_del_datore(&self, datore_id: &str, provincia: &str) -> Esito<Vec<NullaOsta>> {
        let seguito = "WHERE datore_id = $1 AND provincia = $2 AND stato = 'rilasciato' ORDER BY id";
        self.elenca(seguito, vec![datore_id.into(), provincia.into()]).await
    }

    /// The nulla osta that an act issued.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn nulla_osta_per_atto(&self, atto_id: &str) -> Esito<Option<NullaOsta>> {
        self.trova("WHERE atto_id = $1", vec![atto_id.into()]).await
    }
}

impl Scrittura {
    /// The nulla osta that an act issued, as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn nulla_osta_dell_atto(&mut self, atto_id: &str) -> Esito<Option<NullaOsta>> {
        let frase = crate::aggregato::frase_leggi::<NullaOsta>("WHERE atto_id = $1");
        self.conn().riga(&frase, vec![atto_id.into()]).await
    }
}
