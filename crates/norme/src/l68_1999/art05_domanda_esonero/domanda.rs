//! What the office knows of an application for exemption.

use crate::l68_1999::art03_quota::Classe;
use crate::l241_1990::termini::SospensioneTermine;
use chrono::NaiveDate;
use mirato_domain::situazione::Natura;
use mirato_domain::{Euro, Percentuale, Provincia};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An application for partial exemption, for one or several production units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DomandaEsonero {
    /// Day the application arrived: the fee is due from it.
    pub pervenuta_il: NaiveDate,
    /// Day on which it is judged.
    pub al: NaiveDate,
    /// Kind of employer.
    pub natura: Natura,
    /// Class by the national base.
    pub classe: Classe,
    /// Province of the legal seat.
    pub sede_legale: Provincia,
    /// Provinces the office answers for.
    pub province_ufficio: Vec<Provincia>,
    /// First application, renewal or change.
    pub tipo: TipoDomanda,
    /// The production units, one for each province.
    pub unita: Vec<UnitaProduttiva>,
    /// The grounds, each with its proofs.
    pub motivi: Vec<MotivoChiesto>,
    /// Last day asked for; without it, the longest the office grants.
    #[serde(default)]
    pub fino_al: Option<NaiveDate>,
    /// The sector of the higher ceiling, if the employer says to belong to it.
    #[serde(default)]
    pub settore: Option<SettoreOttanta>,
    /// Whether other ways to employ people with disabilities were looked at first; none if it is not said.
    #[serde(default)]
    pub altre_possibilita_esaminate: Option<bool>,
    /// Whether the stamp duty is paid.
    #[serde(default)]
    pub bollo_assolto: bool,
    /// What was paid of the fees of the istruttoria.
    #[serde(default)]
    pub oneri_versati: Option<Euro>,
    /// Codes of the documents that have arrived.
    #[serde(default)]
    pub documenti: Vec<String>,
    /// Suspensions of the term already known, such as that for integrations; the notice of refusal apart.
    #[serde(default)]
    pub sospensioni: Vec<SospensioneTermine>,
    /// The notice of refusal (art. 10-bis L. 241/1990), if it was sent.
    #[serde(default)]
    pub preavviso: Option<PreavvisoInviato>,
    /// Whether an inspection was asked for, which lengthens the term.
    #[serde(default)]
    pub ispezione: bool,
}

/// A notice of refusal, with the answer to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreavvisoInviato {
    /// Day on which the employer received it.
    pub comunicato_il: NaiveDate,
    /// Day on which the observations arrived.
    #[serde(default)]
    pub osservazioni_il: Option<NaiveDate>,
}

/// Kind of application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "tipo", rename_all = "snake_case", deny_unknown_fields)]
pub enum TipoDomanda {
    /// The first, or a new one.
    Prima {},
    /// The renewal of an exemption.
    Rinnovo {
        /// Last day of the exemption.
        scade_il: NaiveDate,
        /// Consecutive renewals already granted.
        #[serde(default)]
        rinnovi: u32,
    },
    /// Another percentage for an exemption in force.
    VariazionePercentuale {
        /// Last day of the exemption.
        scade_il: NaiveDate,
    },
}

/// A production unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitaProduttiva {
    /// Its province.
    pub provincia: Provincia,
    /// Its name and place, as the act writes them.
    pub nome: String,
    /// Units of art. 3 due in the province.
    pub quota_art3: u32,
    /// Uncovered units of art. 3, before this exemption.
    pub scopertura_art3: u32,
    /// Units self-certified for work at 60 per mille or more.
    #[serde(default)]
    pub autocertificate: u32,
    /// Units of a compensation in surplus declared for the province.
    #[serde(default)]
    pub compensazione_eccedenza: u32,
    /// Percentage of the quota asked for.
    pub percentuale: Percentuale,
    /// What the office of the province thinks, if it is another office.
    #[serde(default)]
    pub parere: Option<Parere>,
}

/// The opinion of the office of another province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parere {
    /// Its day.
    pub il: NaiveDate,
    /// Whether it is favourable.
    pub favorevole: bool,
    /// Percentage it would grant, if it is not the one asked for.
    #[serde(default)]
    pub percentuale: Option<Percentuale>,
}

/// A ground of exemption (D.M. 357/2000 art. 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MotivoEsonero {
    /// Strain of the work.
    Faticosita,
    /// Danger of the work, also of its environment.
    Pericolosita,
    /// Particular way in which the work is done.
    ParticolareModalita,
}

impl MotivoEsonero {
    /// The ground in words.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Faticosita => "faticosità della prestazione",
            Self::Pericolosita => "pericolosità del tipo di attività",
            Self::ParticolareModalita => "particolare modalità di svolgimento",
        }
    }
}

/// A ground with its proofs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MotivoChiesto {
    /// The ground.
    pub motivo: MotivoEsonero,
    /// What proves it, as the application says it.
    #[serde(default)]
    pub prove: Vec<String>,
    /// Whether an inspection or the office's own examination has found it; none before that.
    #[serde(default)]
    pub accertato: Option<bool>,
}

/// A sector of the higher ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SettoreOttanta {
    /// Security and surveillance.
    Vigilanza,
    /// Private transport.
    TrasportoPrivato,
}

impl SettoreOttanta {
    /// The sector in words.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Vigilanza => "sicurezza e vigilanza",
            Self::TrasportoPrivato => "trasporto privato",
        }
    }
}
