//! What is certified, and the instruments that govern uncovered units.

use crate::errore::ErroreDocumento;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is certified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Esito {
    /// The employer is not bound: its base is below the threshold.
    NonSoggetto(NonSoggetto),
    /// Compliant: nothing uncovered, or every uncovered unit governed by an instrument.
    Ottemperante(Ottemperante),
    /// Not compliant: units uncovered past the terms, without an instrument.
    NonOttemperante(NonOttemperante),
    /// Other provinces must answer first: an interim answer, not a certificate.
    AltreProvince(AltreProvince),
}

/// Below the threshold of art. 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NonSoggetto {
    /// National base of reckoning.
    pub base_computo: u32,
    /// Workers from which the obligation starts: a dated parameter.
    pub soglia: u32,
}

/// Compliant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ottemperante {
    /// Instruments that govern the uncovered units; none if nothing is uncovered.
    #[serde(default)]
    pub ragioni: Vec<Ragione>,
}

/// Not compliant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NonOttemperante {
    /// Instruments that govern part of the uncovered units.
    #[serde(default)]
    pub ragioni: Vec<Ragione>,
    /// Units by province; at least one uncovered.
    pub scoperture: Vec<ScoperturaProvincia>,
}

/// Position of one province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoperturaProvincia {
    /// Province.
    pub provincia: String,
    /// Reserved quota.
    pub quota: u32,
    /// Units covered.
    pub coperte: u32,
    /// Units uncovered but governed by an instrument.
    pub regolate: u32,
    /// Units uncovered without an instrument.
    pub scoperte: u32,
    /// Day on which the obligation arose.
    #[serde(default)]
    pub obbligo_dal: Option<NaiveDate>,
}

/// Offices of other provinces that must answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AltreProvince {
    /// The offices; at least one has not answered.
    pub uffici: Vec<UfficioInterpellato>,
}

/// An office that was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UfficioInterpellato {
    /// Province.
    pub provincia: String,
    /// Office.
    pub ufficio: String,
    /// Day of the question.
    #[serde(default)]
    pub chiesto_il: Option<NaiveDate>,
    /// Day of the answer; absent while it is awaited.
    #[serde(default)]
    pub risposto_il: Option<NaiveDate>,
}

/// An instrument that governs uncovered units. Where `provincia` or `unita` is absent the whole
/// obligation is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ragione {
    /// A convention in force whose instalments are met.
    Convenzione(Convenzione),
    /// A partial exemption granted, its contribution paid.
    EsoneroConcesso(EsoneroConcesso),
    /// A partial exemption asked for, its contribution paid since the application.
    EsoneroRichiesto(EsoneroRichiesto),
    /// Obligations suspended.
    Sospensione(Sospensione),
    /// The term for the request has not run out.
    TerminiNonDecorsi(TerminiNonDecorsi),
    /// The request was sent within its term.
    RichiestaPresentata(RichiestaPresentata),
}

/// A convention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Convenzione {
    /// Province.
    #[serde(default)]
    pub provincia: Option<String>,
    /// Units.
    #[serde(default)]
    pub unita: Option<u32>,
    /// "art. 11", "art. 12-bis".
    pub norma: String,
    /// Number.
    pub numero: String,
    /// Day it was made.
    pub data: NaiveDate,
    /// Next instalment.
    #[serde(default)]
    pub prossima_scadenza: Option<NaiveDate>,
}

/// A partial exemption granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EsoneroConcesso {
    /// Province.
    #[serde(default)]
    pub provincia: Option<String>,
    /// Units.
    #[serde(default)]
    pub unita: Option<u32>,
    /// Number of the decree.
    pub numero: String,
    /// Day of the decree.
    pub data: NaiveDate,
    /// Last day.
    #[serde(default)]
    pub al: Option<NaiveDate>,
}

/// A partial exemption asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EsoneroRichiesto {
    /// Province.
    #[serde(default)]
    pub provincia: Option<String>,
    /// Units.
    #[serde(default)]
    pub unita: Option<u32>,
    /// Day of the application.
    pub data: NaiveDate,
}

/// A suspension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sospensione {
    /// Province.
    #[serde(default)]
    pub provincia: Option<String>,
    /// Units.
    #[serde(default)]
    pub unita: Option<u32>,
    /// Last day.
    pub al: NaiveDate,
    /// Why ("cassa integrazione straordinaria").
    pub causa: String,
}

/// A term that has not run out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TerminiNonDecorsi {
    /// Province.
    #[serde(default)]
    pub provincia: Option<String>,
    /// Units.
    #[serde(default)]
    pub unita: Option<u32>,
    /// Day on which the obligation arose.
    pub obbligo_dal: NaiveDate,
    /// Last day for the request.
    pub termine: NaiveDate,
}

/// A request sent within its term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RichiestaPresentata {
    /// Province.
    #[serde(default)]
    pub provincia: Option<String>,
    /// Units.
    #[serde(default)]
    pub unita: Option<u32>,
    /// Day on which the obligation arose.
    pub obbligo_dal: NaiveDate,
    /// Day of the request.
    pub richiesta_il: NaiveDate,
}

impl Esito {
    pub(super) fn valida(&self, campo: &str) -> Result<(), ErroreDocumento> {
        match self {
            Self::NonSoggetto(esito) if esito.base_computo >= esito.soglia => Err(ErroreDocumento::dato(
                format!("{campo}.non_soggetto.base_computo"),
                "raggiunge la soglia: il datore è soggetto agli obblighi",
            )),
            Self::NonOttemperante(esito) if esito.scoperture.iter().all(|voce| voce.scoperte == 0) => {
                Err(ErroreDocumento::dato(
                    format!("{campo}.non_ottemperante.scoperture"),
                    "non riporta alcuna unità scoperta: indica le unità per provincia",
                ))
            }
            Self::AltreProvince(esito) if esito.uffici.iter().all(|ufficio| ufficio.risposto_il.is_some()) => {
                Err(ErroreDocumento::dato(
                    format!("{campo}.altre_province.uffici"),
                    "non riporta alcuna risposta attesa: indica chi deve rispondere, o certifica la posizione",
                ))
            }
            _ => Ok(()),
        }
    }
}
