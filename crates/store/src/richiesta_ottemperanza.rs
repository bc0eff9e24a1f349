//! Requests of contracting authorities for the certificate of art. 17.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::ricerca::Voce;

parole! {
    /// State of a request.
    StatoRichiesta {
        /// Being keyed in.
        Bozza = "bozza",
        /// Being examined.
        InIstruttoria = "in_istruttoria",
        /// Answered.
        Evasa = "evasa",
        /// Closed without an answer.
        Archiviata = "archiviata",
    }
}

aggregato! {
    /// A request for the certificate of compliance (L. 68/1999 art. 17).
    "richiesta_ottemperanza" RichiestaOttemperanza {
        /// Protocol number of arrival.
        protocollo: Option<String>,
        /// When it was received, ISO date.
        ricevuta_il: String,
        /// IPA code of the body that asks.
        codice_ipa: Option<String>,
        /// Its name.
        ente: String,
        /// Its certified e-mail.
        pec: Option<String>,
        /// CIG of the tender.
        cig: Option<String>,
        /// Object of the tender.
        oggetto_gara: Option<String>,
        /// The employer, once it is known to the archive.
        datore_id: Option<String>,
        /// Tax code of the employer, as asked.
        codice_fiscale_datore: String,
        /// The day at which compliance is asked, ISO date.
        data_riferimento: String,
        /// Date of the award decision, if that is what counts.
        determina_del: Option<String>,
        /// State.
        #[sqlx(try_from = "String")]
        stato: StatoRichiesta,
        /// Whatever else the form holds.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
        /// Day by which to answer, ISO date.
        scadenza: Option<String>,
    }
    fn del_datore(&self) -> Option<&str> {
        self.datore_id.as_deref()
    }
    fn voce(&self) -> Option<Voce> {
        let protocollo = self.protocollo.as_ref().map(|p| format!(" prot. {p}")).unwrap_or_default();
        let mut parole = vec![self.ente.clone(), self.codice_fiscale_datore.clone()];
        parole.extend([&self.protocollo, &self.cig, &self.codice_ipa].into_iter().flatten().cloned());
        Some(Voce {
            titolo: format!("Richiesta{protocollo} di {}", self.ente),
            dettaglio: format!("per {}", self.codice_fiscale_datore),
            parole,
        })
    }
}

impl Archivio {
    /// Every request about an employer, the latest first: also those that named its tax code before
    /// it was in the archive.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn richieste_del_datore(
        &self,
        datore_id: &str,
        codice_fiscale: &str,
    ) -> Esito<Vec<RichiestaOttemperanza>> {
        let seguito = "WHERE datore_id = $1 OR codice_fiscale_datore = $2 ORDER BY ricevuta_il DESC, id DESC";
        self.elenca(seguito, vec![datore_id.into(), codice_fiscale.into()]).await
    }
}
