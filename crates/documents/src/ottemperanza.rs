//! Data of the certificate of compliance (art. 17 L. 68/1999).
//!
//! The caller gives facts; the words of the act stand in its template. A draft, the act to be signed
//! and its analogue copy share the same data but for [`Stato`].

mod esito;

pub use esito::{
    AltreProvince, Convenzione, Esito, EsoneroConcesso, EsoneroRichiesto, NonOttemperante, NonSoggetto, Ottemperante,
    Ragione, RichiestaPresentata, ScoperturaProvincia, Sospensione, TerminiNonDecorsi, UfficioInterpellato,
};

pub use crate::pratica::{Atto, Destinatario, Operatore, Segnatura};
pub use crate::provvedimento::Premessa;

use crate::calcolo::Calcolo;
use crate::carta::{Avvertenza, Carta, Firma, Stato};
use crate::errore::ErroreDocumento;
use crate::lettura::pieno;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "ottemperanza";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Everything the act prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Draft, to be signed, analogue copy.
    pub stato: Stato,
    /// Letterhead.
    pub carta: Carta,
    /// Number and day of the act.
    pub atto: Atto,
    /// Protocol, file, request it answers.
    pub segnatura: Segnatura,
    /// The contracting authority.
    pub destinatario: Destinatario,
    /// The employer.
    pub operatore: Operatore,
    /// The tender.
    pub gara: Gara,
    /// Outcome at the reference date.
    pub esito: Esito,
    /// Outcome on the day of issue, only if it differs from [`Dati::esito`].
    #[serde(default)]
    pub esito_al_rilascio: Option<Esito>,
    /// A sentence the office adds below the outcome.
    #[serde(default)]
    pub precisazione: Option<String>,
    /// Recitals, in order.
    #[serde(default)]
    pub premesse: Vec<Premessa>,
    /// Who signs.
    pub firma: Firma,
    /// Notices at the foot: validity, person responsible, appeal.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
    /// The reckoning, printed as an annex.
    #[serde(default)]
    pub calcolo: Option<Calcolo>,
}

/// The tender the certificate serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gara {
    /// Tender identification code.
    #[serde(default)]
    pub cig: Option<String>,
    /// Subject.
    #[serde(default)]
    pub oggetto: Option<String>,
    /// Rule on exclusion that governs the tender.
    pub norma: NormaGara,
    /// Reference date named by the contracting authority.
    pub data_riferimento: NaiveDate,
    /// What that date is ("termine delle offerte").
    pub riferimento: String,
}

/// The rule on exclusion that governs a tender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NormaGara {
    /// Art. 94, c. 5, lett. b), D.Lgs. 36/2023.
    #[serde(rename = "dlgs_36_2023")]
    Dlgs36Del2023,
    /// Art. 80, c. 5, lett. i), D.Lgs. 50/2016, for tenders called under it.
    #[serde(rename = "dlgs_50_2016")]
    Dlgs50Del2016,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.atto.valida(&self.stato)?;
        self.segnatura.valida()?;
        self.destinatario.valida("destinatario")?;
        self.operatore.valida("operatore")?;
        pieno("gara.riferimento", &self.gara.riferimento)?;
        self.firma.valida()?;
        self.esito.valida("esito")?;
        if let Some(esito) = &self.esito_al_rilascio {
            esito.valida("esito_al_rilascio")?;
            self.valida_due_esiti(esito)?;
        }
        self.calcolo.as_ref().map_or(Ok(()), |calcolo| calcolo.valida("calcolo"))
    }

    fn valida_due_esiti(&self, al_rilascio: &Esito) -> Result<(), ErroreDocumento> {
        let sospesi = [&self.esito, al_rilascio].iter().any(|esito| matches!(esito, Esito::AltreProvince(_)));
        if sospesi {
            return Err(ErroreDocumento::dato(
                "esito_al_rilascio",
                "non va indicato finché mancano le risposte di altre province",
            ));
        }
        if &self.esito == al_rilascio {
            return Err(ErroreDocumento::dato("esito_al_rilascio", "è uguale a «esito»: toglilo"));
        }
        Ok(())
    }
}
