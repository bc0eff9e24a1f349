//! Iscrizioni to the lists, numbered by list and year.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::scrittura::Scrittura;

parole! {
    /// State of an iscrizione.
    StatoIscrizione {
        /// Asked for, not yet decided.
        Domanda = "domanda",
        /// In the list.
        Aperta = "aperta",
        /// In the list, suspended.
        Sospesa = "sospesa",
        /// No longer in the list.
        Chiusa = "chiusa",
        /// Refused.
        Respinta = "respinta",
    }
}

aggregato! {
    /// An iscrizione: what category it rests on is in the sealed part.
    "iscrizione" Iscrizione {
        /// Person.
        persona_id: String,
        /// List: `art8`, `art18`, `centralinisti`, `massofisioterapisti`, `terapisti`.
        elenco: String,
        /// Year of the number.
        anno: Option<i64>,
        /// Number in the list, given on registration.
        numero: Option<i64>,
        /// State.
        #[sqlx(try_from = "String")]
        stato: StatoIscrizione,
        /// When it was asked for, ISO date.
        richiesta_il: String,
        /// First day in the list.
        iscritta_dal: Option<String>,
        /// Day from which seniority runs.
        anzianita_dal: Option<String>,
        /// Last day of the suspension, if it has one.
        sospesa_fino_al: Option<String>,
        /// Last day in the list.
        chiusa_il: Option<String>,
        /// Ground of the suspension, cancellation or refusal.
        motivo: Option<String>,
        /// Day by which to decide.
        scadenza: Option<String>,
        /// Compulsory documents still missing.
        documenti_mancanti: i64,
        /// Whatever else the form holds, and the steps taken.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
    }
    fn della_persona(&self) -> Option<&str> {
        Some(&self.persona_id)
    }
}

impl Archivio {
    /// A person's iscrizioni, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn iscrizioni_della_persona(&self, persona_id: &str) -> Esito<Vec<Iscrizione>> {
        self.elenca("WHERE persona_id = $1 ORDER BY richiesta_il DESC, id DESC", vec![persona_id.into()]).await
    }
}

impl Archivio {
    /// The iscrizioni that were in a list on a day, by id: a page after `dopo`.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn iscrizioni_al(&self, elenco: &str, giorno: &str, dopo: &str, quante: u32) -> Esito<Vec<Iscrizione>> {
        let seguito = "WHERE elenco = $1 AND iscritta_dal <= $2 AND (chiusa_il IS NULL OR chiusa_il >= $2) \
             AND id > $3 ORDER BY id LIMIT $4";
        self.elenca(seguito, vec![elenco.into(), giorno.into(), dopo.into(), i64::from(quante).into()]).await
    }
}

impl Scrittura {
    /// Puts an application in the list: gives it the next number of its list and year.
    ///
    /// # Errors
    /// As [`Scrittura::salva`].
    pub async fn iscrivi(&mut self, iscrizione: Iscrizione, anno: i64) -> Esito<Iscrizione> {
        let registro = format!("iscrizione.{}", iscrizione.elenco);
        let numero = self.prendi_numero(&registro, anno).await?;
        let numerata =
            Iscrizione { anno: Some(anno), numero: Some(numero), stato: StatoIscrizione::Aperta, ..iscrizione };
        let salvata = self.salva_come(numerata, "iscritta").await?;
        self.numeri.remove(&(registro, anno, numero));
        Ok(salvata)
    }

    /// Puts in the lists iscrizioni that another program held, each with the year of its number: they take
    /// the next numbers of their list and year, in the order in which they come.
    ///
    /// # Errors
    /// As [`Scrittura::inserisci`].
    pub async fn iscrivi_tutte(&mut self, iscrizioni: Vec<(Iscrizione, i64)>) -> Esito<Vec<Iscrizione>> {
        let mut numerate = Vec::with_capacity(iscrizioni.len());
        for (iscrizione, anno) in iscrizioni {
            // One by one: the archive lets no number be skipped, not even for a moment.
            let numero = self.prossimo_numero(&format!("iscrizione.{}", iscrizione.elenco), anno).await?;
            let stato = StatoIscrizione::Aperta;
            numerate.push(Iscrizione { anno: Some(anno), numero: Some(numero), stato, ..iscrizione });
        }
        self.inserisci_tutti(numerate).await
    }

    /// As [`Archivio::iscrizioni_della_persona`], as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn iscrizioni_della_persona(&mut self, persona_id: &str) -> Esito<Vec<Iscrizione>> {
        let frase = crate::aggregato::frase_leggi::<Iscrizione>("WHERE persona_id = $1 ORDER BY id DESC");
        self.conn().righe(&frase, vec![persona_id.into()]).await
    }
}
