//! Preselezione: an employer's request for a profile and the people put forward.

use crate::json::Json;

parole! {
    /// State of a request.
    StatoPreselezione {
        /// Being worked on.
        Aperta = "aperta",
        /// Published.
        Pubblicata = "pubblicata",
        /// The employer has the rosa.
        RosaInviata = "rosa_inviata",
        /// Over.
        Conclusa = "conclusa",
    }
}

aggregato! {
    /// A request for a profile.
    "preselezione" Preselezione {
        /// Employer.
        datore_id: String,
        /// Province of the workplace.
        provincia: String,
        /// When it was received, ISO date.
        ricevuta_il: String,
        /// State.
        #[sqlx(try_from = "String")]
        stato: StatoPreselezione,
        /// Day by which to answer.
        scadenza: Option<String>,
        /// Last day on which the request is published.
        pubblicata_fino_al: Option<String>,
        /// What the employer asks for.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
        /// The people put forward, with answers and outcomes.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        rosa: Json,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
}
