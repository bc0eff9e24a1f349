//! Compensations between provinces and within a group (L. 68/1999 art. 5 cc. 8 to 8-quater).

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::scrittura::Scrittura;

parole! {
    /// Kind of compensation.
    TipoCompensazione {
        /// Declared by a private employer or a group: nobody authorises it.
        Dichiarata = "dichiarata",
        /// Asked for by a public body, and authorised inside the region.
        Autorizzata = "autorizzata",
    }
}

parole! {
    /// State of a compensation.
    StatoCompensazione {
        /// Asked for by a public body.
        InIstruttoria = "in_istruttoria",
        /// It holds.
        InVigore = "in_vigore",
        /// Refused.
        Negata = "negata",
        /// Over.
        Cessata = "cessata",
    }
}

aggregato! {
    /// A compensation with its two sides: more hires in a province, fewer in another.
    "compensazione" Compensazione {
        /// Employer on the side with more hires.
        datore_id: String,
        /// Kind.
        #[sqlx(try_from = "String")]
        tipo: TipoCompensazione,
        /// State.
        #[sqlx(try_from = "String")]
        stato: StatoCompensazione,
        /// When the application or the declaration was received, ISO date.
        ricevuta_il: String,
        /// Day by which to answer an application; none once answered.
        scadenza: Option<String>,
        /// First day.
        dal: String,
        /// Last day, if it has one.
        al: Option<String>,
        /// Which quota: `disabili`, `categorie_protette`.
        soggetto: String,
        /// Province with more hires.
        provincia_eccedenza: String,
        /// Province with fewer hires.
        provincia_riduzione: String,
        /// Units.
        numero: i64,
        /// Company of the group on the side with fewer hires; none within one employer.
        datore_riduzione_id: Option<String>,
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
}

impl Archivio {
    /// Compensations in which an employer is on either side, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn compensazioni_del_datore(&self, datore_id: &str) -> Esito<Vec<Compensazione>> {
        let seguito = "WHERE datore_id = $1 OR datore_riduzione_id = $1 ORDER BY dal DESC, id DESC";
        self.elenca(seguito, vec![datore_id.into()]).await
    }
}

impl Scrittura {
    /// The compensation that an act authorised, as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn compensazione_dell_atto(&mut self, atto_id: &str) -> Esito<Option<Compensazione>> {
        let frase = crate::aggregato::frase_leggi::<Compensazione>("WHERE atto_id = $1");
        self.conn().riga(&frase, vec![atto_id.into()]).await
    }
}
