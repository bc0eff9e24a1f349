//! Partial exemptions (L. 68/1999 art. 5 c. 3), the steps of their procedure, self-certifications (c. 3-bis).

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::scrittura::{Fatto, Scrittura, impronta_del_record};

parole! {
    /// Kind of application.
    TipoEsonero {
        /// The first, or one after a gap.
        Prima = "prima",
        /// It continues one that is ending.
        Rinnovo = "rinnovo",
        /// Another percentage in place of the one in force.
        Variazione = "variazione",
    }
}

parole! {
    /// State of an exemption.
    StatoEsonero {
        /// Asked for.
        InIstruttoria = "in_istruttoria",
        /// Waiting for documents that were asked for.
        Sospeso = "sospeso",
        /// The notice that comes before a refusal has gone out.
        Preavviso = "preavviso",
        /// Granted.
        Concesso = "concesso",
        /// Refused.
        Negato = "negato",
        /// Taken back by the employer.
        Ritirato = "ritirato",
        /// Its time is over.
        Scaduto = "scaduto",
        /// Another percentage took its place.
        Sostituito = "sostituito",
        /// Withdrawn by the office.
        Revocato = "revocato",
        /// Lost for not having paid.
        Decaduto = "decaduto",
    }
}

impl StatoEsonero {
    /// Whether the office still has to decide.
    #[must_use]
    pub const fn aperto(self) -> bool {
        matches!(self, Self::InIstruttoria | Self::Sospeso | Self::Preavviso)
    }
}

aggregato! {
    /// An application for exemption, and what became of it.
    "esonero" Esonero {
        /// Employer.
        datore_id: String,
        /// Kind.
        #[sqlx(try_from = "String")]
        tipo: TipoEsonero,
        /// The exemption it continues or changes.
        precedente_id: Option<String>,
        /// Provinces concerned, each between blanks: " GE SV ".
        province: String,
        /// When it was received, ISO date: the requested percentage counts from here.
        ricevuta_il: String,
        /// State.
        #[sqlx(try_from = "String")]
        stato: StatoEsonero,
        /// Day by which to decide; none while suspended and once decided.
        scadenza: Option<String>,
        /// Percentage asked for, the highest of the provinces.
        percentuale_richiesta: i64,
        /// Last day asked for.
        richiesto_al: String,
        /// Day of the decision.
        deciso_il: Option<String>,
        /// Percentage granted, the highest of the provinces.
        percentuale_concessa: Option<i64>,
        /// Last day granted.
        scade_il: Option<String>,
        /// First day on which it no longer holds, if it ended before its time.
        cessato_il: Option<String>,
        /// The act that decided it.
        atto_id: Option<String>,
        /// The form, the units of each province, what was examined.
        #[sqlx(try_from = "String")]
        #[ts(type = "unknown")]
        dati: Json,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
}

parole! {
    /// What was done in a procedure.
    TipoPasso {
        /// The office asked for documents: the term is suspended.
        RichiestaIntegrazione = "richiesta_integrazione",
        /// An inspection was ordered.
        Sopralluogo = "sopralluogo",
        /// Another office was asked for its opinion.
        Parere = "parere",
        /// Notice before a refusal or a partial grant.
        Preavviso = "preavviso",
        /// Grant.
        Concessione = "concessione",
        /// Refusal.
        Diniego = "diniego",
        /// The employer took the application back.
        Ritiro = "ritiro",
        /// Its time ended.
        Scadenza = "scadenza",
        /// Another percentage took its place.
        Sostituzione = "sostituzione",
        /// Withdrawal.
        Revoca = "revoca",
        /// Loss for not having paid.
        Decadenza = "decadenza",
        /// Payment notice.
        Avviso = "avviso",
        /// Reminder.
        Sollecito = "sollecito",
        /// Formal notice to pay.
        Diffida = "diffida",
        /// Report to the Ispettorato.
        Segnalazione = "segnalazione",
    }
}

aggregato! {
    /// A step of a procedure of exemption: what was done, the act that says it, the sum that it asks for.
    "esonero_passo" EsoneroPasso {
        /// Exemption.
        esonero_id: String,
        /// Employer.
        datore_id: String,
        /// What.
        #[sqlx(try_from = "String")]
        tipo: TipoPasso,
        /// When, ISO date.
        data: String,
        /// Day by which it must be answered or paid.
        scadenza: Option<String>,
        /// Day on which what it waited for arrived.
        chiuso_il: Option<String>,
        /// Province, of an opinion.
        provincia: Option<String>,
        /// What an opinion or an inspection found: `favorevole`, `favorevole 50`, `contrario`, `accertato`,
        /// `non_accertato`.
        esito: Option<String>,
        /// Act.
        atto_id: Option<String>,
        /// Number and day of an act that was issued outside the program.
        estremi: Option<String>,
        /// First day of the period that a notice asks for.
        dal: Option<String>,
        /// Last day of that period.
        al: Option<String>,
        /// Sum asked for, in cents.
        importo: Option<i64>,
        /// Unique payment code.
        iuv: Option<String>,
        /// pagoPA notice number.
        numero_avviso: Option<String>,
        /// What an official wrote: reasons, outcome.
        nota: Option<String>,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
}

aggregato! {
    /// Units that an employer declares exempt by itself, for work at 60 per mille or more.
    "autocertificazione" Autocertificazione {
        /// Employer.
        datore_id: String,
        /// Province.
        provincia: String,
        /// When it was sent, ISO date.
        presentata_il: String,
        /// First day.
        dal: String,
        /// Last day, if it has one.
        al: Option<String>,
        /// Workers at 60 per mille or more.
        lavoratori: i64,
        /// Exempt units.
        unita: i64,
        /// Protocol of the communication.
        estremi: Option<String>,
        /// Note.
        nota: Option<String>,
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.datore_id)
    }
}

const TOGLI_AUTOCERTIFICAZIONE: &str = "DELETE FROM autocertificazione WHERE id = $1";
const TOGLI_PASSO: &str = "DELETE FROM esonero_passo WHERE id = $1";

pub(crate) const FRASI: &[&str] = &[TOGLI_AUTOCERTIFICAZIONE, TOGLI_PASSO];

impl Archivio {
    /// An employer's exemptions, the earliest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn esoneri_del_datore(&self, datore_id: &str) -> Esito<Vec<Esonero>> {
        self.elenca("WHERE datore_id = $1 ORDER BY ricevuta_il, id", vec![datore_id.into()]).await
    }

    /// Granted ones whose last day was before a day.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn esoneri_da_scadere(&self, oggi: &str) -> Esito<Vec<Esonero>> {
        self.elenca("WHERE stato = 'concesso' AND scade_il < $1 ORDER BY id", vec![oggi.into()]).await
    }

    /// Every exemption, for reckonings over all of them.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn esoneri(&self) -> Esito<Vec<Esonero>> {
        self.elenca("ORDER BY datore_id, ricevuta_il, id", vec![]).await
    }

    /// The steps of an exemption, in order.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn passi_esonero(&self, esonero_id: &str) -> Esito<Vec<EsoneroPasso>> {
        self.elenca("WHERE esonero_id = $1 ORDER BY data, id", vec![esonero_id.into()]).await
    }

    /// The notice with a unique payment code or a notice number.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn avviso_esonero(&self, codice: &str) -> Esito<Option<EsoneroPasso>> {
        self.trova("WHERE iuv = $1 OR numero_avviso = $1", vec![codice.into()]).await
    }

    /// An employer's self-certifications, the earliest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn autocertificazioni(&self, datore_id: &str) -> Esito<Vec<Autocertificazione>> {
        self.elenca("WHERE datore_id = $1 ORDER BY dal, id", vec![datore_id.into()]).await
    }
}

impl Scrittura {
    /// An employer's exemptions, as this transaction sees them.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn esoneri_del_datore(&mut self, datore_id: &str) -> Esito<Vec<Esonero>> {
        let seguito = "WHERE datore_id = $1 ORDER BY ricevuta_il, id";
        let frase = crate::aggregato::frase_leggi::<Esonero>(seguito);
        self.conn().righe(&frase, vec![datore_id.into()]).await
    }

    /// The step that an act says, as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn passo_dell_atto(&mut self, atto_id: &str) -> Esito<Option<EsoneroPasso>> {
        let frase = crate::aggregato::frase_leggi::<EsoneroPasso>("WHERE atto_id = $1");
        self.conn().riga(&frase, vec![atto_id.into()]).await
    }

    /// Takes a step away, as when its act is annulled; the register remembers it.
    ///
    /// # Errors
    /// [`crate::StoreError::NonTrovato`].
    pub async fn elimina_passo_esonero(&mut self, id: &str) -> Esito<()> {
        let prima: EsoneroPasso = self.leggi(id).await?;
        let impronta = impronta_del_record(&prima);
        self.togli(TOGLI_PASSO, ("esonero_passo", id), &prima.datore_id, impronta).await
    }

    /// Takes a self-certification away; the register remembers it.
    ///
    /// # Errors
    /// [`crate::StoreError::NonTrovato`].
    pub async fn elimina_autocertificazione(&mut self, id: &str) -> Esito<()> {
        let prima: Autocertificazione = self.leggi(id).await?;
        let impronta = impronta_del_record(&prima);
        self.togli(TOGLI_AUTOCERTIFICAZIONE, ("autocertificazione", id), &prima.datore_id, impronta).await
    }

    pub(crate) async fn togli(
        &mut self,
        frase: &str,
        (oggetto, id): (&'static str, &str),
        datore_id: &str,
        prima: String,
    ) -> Esito<()> {
        self.conn().esegui(frase, vec![id.into()]).await?;
        self.fatto(Fatto {
            azione: "eliminato",
            oggetto,
            id,
            datore_id: Some(datore_id),
            prima: Some(prima),
            ..Fatto::default()
        });
        Ok(())
    }
}
