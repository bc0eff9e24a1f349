//! Agreements on hires (L. 68/1999 art. 11, 12 and 12-bis; D.Lgs. 276/2003 art. 14), their plan and who fills it.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::scrittura::{Fatto, Scrittura, impronta_del_record};

parole! {
    /// Kind of agreement, as the law part names it.
    TipoConvenzione {
        /// Programme of hires (art. 11 c. 1-2).
        Programma = "programma",
        /// Integration into work (art. 11 c. 4 and 7).
        IntegrazioneLavorativa = "integrazione_lavorativa",
        /// Temporary, with another host (art. 12).
        InserimentoTemporaneo = "inserimento_temporaneo",
        /// With whom receives the work entrusted (art. 12-bis).
        InserimentoLavorativo = "inserimento_lavorativo",
        /// With social cooperatives (art. 14 D.Lgs. 276/2003).
        CooperativaSociale = "cooperativa_sociale",
    }
}

parole! {
    /// State of an agreement.
    StatoConvenzione {
        /// Asked for, no opinion yet.
        Richiesta = "richiesta",
        /// Opinions are in.
        InIstruttoria = "in_istruttoria",
        /// Written and numbered, waiting for the signatures.
        Proposta = "proposta",
        /// Signed by both sides.
        Stipulata = "stipulata",
        /// Over, with units left.
        Scaduta = "scaduta",
        /// A notice of breach was given.
        Inadempiente = "inadempiente",
        /// Resolved.
        Risolta = "risolta",
        /// Over, every unit hired.
        Conclusa = "conclusa",
        /// Not granted, or given up before the signature.
        Respinta = "respinta",
    }
}

impl StatoConvenzione {
    /// Whether the plan is being carried out.
    #[must_use]
    pub const fn in_corso(self) -> bool {
        matches!(self, Self::Stipulata | Self::Inadempiente)
    }

    /// Whether the request waits for an answer.
    #[must_use]
    pub const fn aperta(self) -> bool {
        matches!(self, Self::Richiesta | Self::InIstruttoria)
    }
}

aggregato! {
    /// An agreement, from its request on.
    "convenzione" Convenzione {
        /// Employer.
        datore_id: String,
        /// Kind.
        #[sqlx(try_from = "String")]
        tipo: TipoConvenzione,
        /// Province of the request.
        provincia: String,
        /// When the request was received, ISO date.
        ricevuta_il: String,
        /// State.
        #[sqlx(try_from = "String")]
        stato: StatoConvenzione,
        /// Day by which to answer; once signed, the next day to keep.
        scadenza: Option<String>,
        /// First day.
        dal: String,
        /// Last day.
        fino_al: String,
        /// Day of the last signature.
        stipulata_il: Option<String>,
        /// Number and year, as acts cite it.
        estremi: Option<String>,
        /// Units still to be hired.
        residue: i64,
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

aggregato! {
    /// A row of a plan.
    "convenzione_riga" RigaConvenzione {
        /// Agreement.
        convenzione_id: String,
        /// Employer.
        datore_id: String,
        /// Number in the plan.
        numero: i64,
        /// Units to hire.
        unita: i64,
        /// List they are hired from.
        elenco: String,
        /// Profile.
        profilo: String,
        /// By name or by number.
        modalita: String,
        /// What fills it.
        modo: String,
        /// Days of trial or months of contract.
        quanto: Option<i64>,
        /// Least weekly hours.
        ore_minime: Option<String>,
        /// Province of the workplace.
        provincia: String,
        /// Day agreed on.
        scadenza: String,
        /// Day that holds, extensions and replacements counted.
        scade_il: String,
        /// State, as it was last reckoned.
        stato: String,
        /// Units still to be hired.
        residue: i64,
        /// Extensions, each with its act.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        proroghe: Json,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
}

aggregato! {
    /// Who fills a row.
    "convenzione_inserimento" Inserimento {
        /// Agreement.
        convenzione_id: String,
        /// Row.
        riga_id: String,
        /// Employer.
        datore_id: String,
        /// Person.
        persona_id: String,
        /// By which title: `nulla_osta`, `assunzione`, `computo`, `tirocinio`.
        titolo: String,
        /// First day.
        dal: String,
        /// Kind of record it comes from: `nulla_osta`, `computo`.
        origine: String,
        /// Its id.
        origine_id: String,
        /// Last day of work, once it ended.
        uscita_il: Option<String>,
        /// Ground of its end.
        uscita_motivo: Option<String>,
        /// What the office noted.
        nota: String,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
    fn della_persona(&self) -> Option<&str> {
        Some(&self.persona_id)
    }
}

const TOGLI_RIGA: &str = "DELETE FROM convenzione_riga WHERE id = $1";
const TOGLI_INSERIMENTO: &str = "DELETE FROM convenzione_inserimento WHERE id = $1";

pub(crate) const FRASI: &[&str] = &[TOGLI_RIGA, TOGLI_INSERIMENTO];

const RIGHE: &str = "WHERE convenzione_id = $1 ORDER BY numero";
const INSERIMENTI: &str = "WHERE convenzione_id = $1 ORDER BY dal, id";

impl Archivio {
    /// An employer's agreements, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn convenzioni_del_datore(&self, datore_id: &str) -> Esito<Vec<Convenzione>> {
        self.elenca("WHERE datore_id = $1 ORDER BY dal DESC, id DESC", vec![datore_id.into()]).await
    }

    /// Those being carried out in which, by that day, something has come to its day: a row, the end, or the
    /// first day without somebody who filled a row.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn convenzioni_da_rivedere(&self, oggi: &str) -> Esito<Vec<Convenzione>> {
        let seguito = "WHERE stato IN ('stipulata', 'inadempiente') AND (fino_al < $1 OR scadenza < $1 OR id IN (\
             SELECT r.convenzione_id FROM convenzione_riga r WHERE r.residue <> r.unita - (SELECT count(*) \
             FROM convenzione_inserimento i WHERE i.riga_id = r.id AND i.titolo IN ('assunzione', 'computo') \
             AND i.dal <= $1 AND (i.uscita_il IS NULL OR i.uscita_il >= $1)))) ORDER BY id";
        self.elenca(seguito, vec![oggi.into()]).await
    }

    /// Agreements signed by both sides of employers after one id and up to another, by employer: a run over the
    /// whole archive reads them page by page.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn convenzioni_fra(&self, dopo: &str, fino: &str) -> Esito<Vec<Convenzione>> {
        let seguito = "WHERE datore_id > $1 AND datore_id <= $2 AND stipulata_il IS NOT NULL \
             ORDER BY datore_id, dal DESC, id DESC";
        self.elenca(seguito, vec![dopo.into(), fino.into()]).await
    }

    /// Those being carried out, the one that ends first before the others.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn convenzioni_in_corso(&self) -> Esito<Vec<Convenzione>> {
        self.elenca("WHERE stato IN ('stipulata', 'inadempiente') ORDER BY fino_al, id", Vec::new()).await
    }

    /// The rows of a plan, in order.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn righe_della_convenzione(&self, convenzione_id: &str) -> Esito<Vec<RigaConvenzione>> {
        self.elenca(RIGHE, vec![convenzione_id.into()]).await
    }

    /// Who fills the rows of a plan, the earliest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn inserimenti_della_convenzione(&self, convenzione_id: &str) -> Esito<Vec<Inserimento>> {
        self.elenca(INSERIMENTI, vec![convenzione_id.into()]).await
    }
}

impl Scrittura {
    /// As [`Archivio::convenzioni_del_datore`], as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn convenzioni_del_datore(&mut self, datore_id: &str) -> Esito<Vec<Convenzione>> {
        let frase = crate::aggregato::frase_leggi::<Convenzione>("WHERE datore_id = $1 ORDER BY dal DESC, id DESC");
        self.conn().righe(&frase, vec![datore_id.into()]).await
    }

    /// As [`Archivio::righe_della_convenzione`], as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn righe_della_convenzione(&mut self, convenzione_id: &str) -> Esito<Vec<RigaConvenzione>> {
        let frase = crate::aggregato::frase_leggi::<RigaConvenzione>(RIGHE);
        self.conn().righe(&frase, vec![convenzione_id.into()]).await
    }

    /// As [`Archivio::inserimenti_della_convenzione`], as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn inserimenti_della_convenzione(&mut self, convenzione_id: &str) -> Esito<Vec<Inserimento>> {
        let frase = crate::aggregato::frase_leggi::<Inserimento>(INSERIMENTI);
        self.conn().righe(&frase, vec![convenzione_id.into()]).await
    }

    /// What a record fills, if it fills a row.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn inserimento_di(&mut self, origine: &str, origine_id: &str) -> Esito<Option<Inserimento>> {
        let frase = crate::aggregato::frase_leggi::<Inserimento>("WHERE origine = $1 AND origine_id = $2");
        self.conn().riga(&frase, vec![origine.into(), origine_id.into()]).await
    }

    /// Empties a row as if it had never been filled; the register remembers it.
    ///
    /// # Errors
    /// [`crate::StoreError::NonTrovato`].
    pub async fn elimina_inserimento(&mut self, id: &str) -> Esito<()> {
        let prima: Inserimento = self.leggi(id).await?;
        self.conn().esegui(TOGLI_INSERIMENTO, vec![id.into()]).await?;
        self.fatto(Fatto {
            azione: "eliminato",
            oggetto: "convenzione_inserimento",
            id,
            datore_id: Some(&prima.datore_id),
            persona_id: Some(&prima.persona_id),
            prima: Some(impronta_del_record(&prima)),
            ..Fatto::default()
        });
        Ok(())
    }

    /// Takes a row off a plan that nobody has signed yet; the register remembers it.
    ///
    /// # Errors
    /// [`crate::StoreError::NonTrovato`]; if somebody fills it.
    pub async fn elimina_riga_della_convenzione(&mut self, id: &str) -> Esito<()> {
        let prima: RigaConvenzione = self.leggi(id).await?;
        self.conn().esegui(TOGLI_RIGA, vec![id.into()]).await?;
        self.fatto(Fatto {
            azione: "eliminata",
            oggetto: "convenzione_riga",
            id,
            datore_id: Some(&prima.datore_id),
            prima: Some(impronta_del_record(&prima)),
            ..Fatto::default()
        });
        Ok(())
    }
}
