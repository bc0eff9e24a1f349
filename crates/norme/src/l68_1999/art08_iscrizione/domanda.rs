//! What the office knows of a person who asks to be registered.

use chrono::NaiveDate;
use mirato_domain::{Accertamento, Elenco, Euro, Provincia};
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A request of registration. Debug output hides it: it holds health data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DomandaIscrizione {
    /// Day of the request.
    pub presentata_il: NaiveDate,
    /// The list asked for.
    pub elenco: Elenco,
    /// Code of the category, in the table of categories.
    pub categoria: String,
    /// First registration, registration again or transfer from another office.
    #[serde(default)]
    pub modo: ModoIscrizione,
    /// Date of birth.
    pub nato_il: NaiveDate,
    /// Citizenship.
    pub cittadinanza: Cittadinanza,
    /// Last day of the permit to stay, for a citizen of a country outside the Union.
    #[serde(default)]
    pub permesso_fino_al: Option<NaiveDate>,
    /// Whether the renewal of the permit has been asked for.
    #[serde(default)]
    pub permesso_in_rinnovo: bool,
    /// Province of residence.
    #[serde(default)]
    pub provincia_residenza: Option<Provincia>,
    /// Province of domicile, where it differs.
    #[serde(default)]
    pub provincia_domicilio: Option<Provincia>,
    /// Provinces the office answers for.
    pub province_ufficio: Vec<Provincia>,
    /// Day of the declaration of immediate availability.
    #[serde(default)]
    pub did_il: Option<NaiveDate>,
    /// Expected yearly income from work in course.
    #[serde(default)]
    pub redditi: Vec<RedditoPrevisto>,
    /// The proof of the category.
    #[serde(default)]
    pub accertamento: Option<Accertamento>,
    /// Every registration still open, with this office or another.
    #[serde(default)]
    pub iscrizioni_aperte: Vec<IscrizioneAperta>,
    /// The last cancellation from this list, if there is one.
    #[serde(default)]
    pub ultima_cancellazione: Option<CancellazionePrecedente>,
    /// For orphans: the event.
    #[serde(default)]
    pub evento: Option<EventoFamiliare>,
    /// For relatives of a grave invalid: whether the invalid was struck off without ever being placed.
    #[serde(default)]
    pub dante_causa_mai_avviato: Option<bool>,
    /// Codes of the documents that have arrived.
    #[serde(default)]
    pub documenti: Vec<String>,
}

impl fmt::Debug for DomandaIscrizione {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DomandaIscrizione(sigillata)")
    }
}

/// How a person enters the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ModoIscrizione {
    /// For the first time.
    #[default]
    Prima,
    /// After a cancellation.
    Reiscrizione,
    /// From the list of another office.
    Trasferimento,
}

/// Citizenship, as far as the law distinguishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Cittadinanza {
    /// Italian.
    Italiana,
    /// Of another State of the European Union, or equated.
    UnioneEuropea,
    /// Of another country.
    ExtraUe,
}

/// Expected yearly income from a kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedditoPrevisto {
    /// Kind of work.
    pub lavoro: TipoLavoro,
    /// Amount expected in the year.
    pub importo: Euro,
}

/// Kind of work, as the limits of income distinguish it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TipoLavoro {
    /// Employed.
    Subordinato,
    /// Self-employed.
    Autonomo,
}

impl TipoLavoro {
    /// The parameter that holds its limit of income.
    pub(super) const fn limite(self) -> &'static str {
        match self {
            Self::Subordinato => "limite_reddito_subordinato",
            Self::Autonomo => "limite_reddito_autonomo",
        }
    }

    pub(super) const fn nome(self) -> &'static str {
        match self {
            Self::Subordinato => "lavoro subordinato",
            Self::Autonomo => "lavoro autonomo",
        }
    }
}

/// A registration still open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IscrizioneAperta {
    /// The list.
    pub elenco: Elenco,
    /// Province of the office that keeps it; none for this office.
    #[serde(default)]
    pub altro_ufficio: Option<Provincia>,
}

/// The last cancellation from the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CancellazionePrecedente {
    /// First day out of the list.
    pub il: NaiveDate,
    /// Code of the ground, in the table of grounds of cancellation.
    pub motivo: String,
}

/// The event that made a person an orphan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventoFamiliare {
    /// Day of the event.
    pub il: NaiveDate,
    /// What the person studied on that day, if anything.
    #[serde(default)]
    pub studi: Option<Studi>,
}

/// Studies that prolong the age of orphans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Studi {
    /// Secondary school.
    ScuolaSuperiore,
    /// University.
    Universita,
}
