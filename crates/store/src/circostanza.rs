//! Circumstances of an employer that a certificate weighs: agreements, exemptions, suspensions,
//! requests to hire and the office's answers.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::scrittura::{Fatto, Scrittura, impronta_del_record};

parole! {
    /// Kind of circumstance.
    TipoCircostanza {
        /// Agreement (art. 11 and following).
        Convenzione = "convenzione",
        /// Partial exemption (art. 5 c. 3).
        Esonero = "esonero",
        /// Suspension of the obligations (art. 3 c. 5).
        Sospensione = "sospensione",
        /// Compensation between provinces or companies of a group (art. 5 c. 8).
        Compensazione = "compensazione",
        /// Request to hire (art. 9).
        RichiestaAssunzione = "richiesta_assunzione",
        /// The office's answer to it.
        RispostaUfficio = "risposta_ufficio",
        /// The day on which the obligation arose.
        Insorgenza = "insorgenza",
    }
}

aggregato! {
    /// A circumstance, for a period.
    "circostanza" Circostanza {
        /// Employer.
        datore_id: String,
        /// Province; none when it concerns them all.
        provincia: Option<String>,
        /// Kind.
        #[sqlx(try_from = "String")]
        tipo: TipoCircostanza,
        /// First day, ISO date.
        dal: String,
        /// Last day, if it has one.
        al: Option<String>,
        /// Units concerned.
        unita: Option<i64>,
        /// Number and date of the act, protocol.
        estremi: Option<String>,
        /// Whatever else the form holds.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
        /// Kind of procedure it comes from, such as `esonero`; none when an official wrote it down.
        origine: Option<String>,
        /// The procedure's record.
        origine_id: Option<String>,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
}

impl Archivio {
    /// Circumstances of the employers after `dopo` and up to `fino`, by id and then the earliest first: a page of
    /// a run over the whole archive.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn circostanze_fra(&self, dopo: &str, fino: &str) -> Esito<Vec<Circostanza>> {
        let seguito = "WHERE datore_id > $1 AND datore_id <= $2 ORDER BY datore_id, dal, id";
        self.elenca(seguito, vec![dopo.into(), fino.into()]).await
    }

    /// An employer's circumstances, the latest first; with `giorno`, those in force on it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn circostanze(&self, datore_id: &str, giorno: Option<&str>) -> Esito<Vec<Circostanza>> {
        let seguito = "WHERE datore_id = $1 AND ($2 IS NULL OR (dal <= $2 AND (al IS NULL OR al >= $2))) \
             ORDER BY dal DESC, id DESC";
        self.elenca(seguito, vec![datore_id.into(), giorno.into()]).await
    }
}

const DEL_DATORE: &str = "WHERE datore_id = $1 ORDER BY dal DESC, id DESC";
const TOGLI: &str = "DELETE FROM circostanza WHERE id = $1";

pub(crate) const FRASI: &[&str] = &[TOGLI];

impl Scrittura {
    /// An employer's circumstances as this transaction sees them, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn circostanze(&mut self, datore_id: &str) -> Esito<Vec<Circostanza>> {
        let frase = crate::aggregato::frase_leggi::<Circostanza>(DEL_DATORE);
        self.conn().righe(&frase, vec![datore_id.into()]).await
    }

    /// The circumstances that a procedure has made, the earliest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn circostanze_di(&mut self, origine: &str, origine_id: &str) -> Esito<Vec<Circostanza>> {
        let seguito = "WHERE origine = $1 AND origine_id = $2 ORDER BY dal, id";
        let frase = crate::aggregato::frase_leggi::<Circostanza>(seguito);
        self.conn().righe(&frase, vec![origine.into(), origine_id.into()]).await
    }

    /// Takes a circumstance away; the register remembers it.
    ///
    /// # Errors
    /// [`crate::StoreError::NonTrovato`].
    pub async fn elimina_circostanza(&mut self, id: &str) -> Esito<()> {
        let prima: Circostanza = self.leggi(id).await?;
        self.conn().esegui(TOGLI, vec![id.into()]).await?;
        self.fatto(Fatto {
            azione: "eliminato",
            oggetto: "circostanza",
            id,
            datore_id: Some(&prima.datore_id),
            prima: Some(impronta_del_record(&prima)),
            dopo: None,
            ..Fatto::default()
        });
        Ok(())
    }
}
