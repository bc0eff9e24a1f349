//! What the office knows of a person whose registrations are watched.

use super::domanda::Cittadinanza;
use super::lavoro::Rapporto;
use chrono::NaiveDate;
use mirato_domain::{Accertamento, Elenco, Provincia};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A person as the office knows them. Debug output hides it: it holds health data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatoPersona {
    /// Date of birth.
    pub nato_il: NaiveDate,
    /// Day of death.
    #[serde(default)]
    pub deceduta_il: Option<NaiveDate>,
    /// Citizenship.
    pub cittadinanza: Cittadinanza,
    /// Last day of the permit to stay.
    #[serde(default)]
    pub permesso_fino_al: Option<NaiveDate>,
    /// Province of residence.
    #[serde(default)]
    pub provincia_residenza: Option<Provincia>,
    /// Since when the person lives there.
    #[serde(default)]
    pub residenza_dal: Option<NaiveDate>,
    /// Provinces the office answers for.
    pub province_ufficio: Vec<Provincia>,
    /// Day of the last declaration of immediate availability.
    #[serde(default)]
    pub did_il: Option<NaiveDate>,
    /// Registrations, open, suspended or closed; of each list the last one.
    pub iscrizioni: Vec<IscrizioneInCorso>,
    /// Jobs.
    #[serde(default)]
    pub rapporti: Vec<Rapporto>,
    /// Convocations without an answer and refusals of a suitable job, and what came between them.
    #[serde(default)]
    pub rifiuti: Vec<Rifiuto>,
}

/// A registration as it stands.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IscrizioneInCorso {
    /// The list.
    pub elenco: Elenco,
    /// Code of the category.
    pub categoria: String,
    /// First day.
    pub dal: NaiveDate,
    /// Open, suspended or closed.
    pub stato: StatoIscrizione,
    /// The proof in force.
    #[serde(default)]
    pub accertamento: Option<Accertamento>,
    /// Whether the office has left it out of the proposals.
    #[serde(default)]
    pub esclusa: bool,
}

/// State of a registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "tipo", deny_unknown_fields)]
pub enum StatoIscrizione {
    /// Open.
    Aperta,
    /// Suspended.
    Sospesa {
        /// First day.
        dal: NaiveDate,
        /// Code of the ground.
        motivo: String,
    },
    /// Closed.
    Chiusa {
        /// First day out of the list.
        dal: NaiveDate,
        /// Code of the ground.
        motivo: String,
    },
}

/// A convocation without an answer, or a refused job; or an answer, which breaks the sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rifiuto {
    /// The day.
    pub il: NaiveDate,
    /// Whether the person had a good reason, or answered.
    pub giustificato: bool,
}

impl fmt::Debug for StatoPersona {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StatoPersona(sigillato)")
    }
}

impl fmt::Debug for IscrizioneInCorso {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IscrizioneInCorso({})", self.elenco.codice())
    }
}
