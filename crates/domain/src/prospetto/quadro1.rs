//! Quadro 1: the employer.

use crate::situazione::Natura;
use crate::{CodiceFiscale, Percentuale, Provincia};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Quadro 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quadro1 {
    /// The prospetto itself.
    pub dati_prospetto: DatiProspetto,
    /// The employer.
    pub dati_aziendali: DatiAziendali,
    /// Gradual hiring of a public body become private (abrogated for the rest from 2018).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gradualita: Option<Gradualita>,
    /// Suspension on the whole national territory for collective dismissal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sospensione_mobilita: Option<SospensioneMobilita>,
    /// Public selections, by region.
    #[serde(default)]
    pub assunzioni_pubblica_selezione: Vec<AssunzioniPubblicaSelezione>,
}

/// The prospetto itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatiProspetto {
    /// The day the figures describe.
    pub data_riferimento: NaiveDate,
    /// Whether the head of a group sends it for another company.
    #[serde(default)]
    pub capogruppo: bool,
    /// Tax code of the head of the group, Italian or foreign (two letters of the state first).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codice_fiscale_capogruppo: Option<String>,
    /// Whether that head is foreign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capogruppo_estera: Option<bool>,
    /// Workers on the national territory, as declared.
    pub lavoratori_nazionali: u32,
    /// Class, as declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categoria_azienda: Option<CategoriaAzienda>,
    /// First and second hire (a duty abrogated from 2018, still in the form).
    #[serde(default)]
    pub prime_assunzioni: PrimeAssunzioni,
}

/// Class of an employer, as declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CategoriaAzienda {
    /// Over 50 workers (A).
    #[serde(rename = "oltre_50")]
    Oltre50,
    /// From 36 to 50 (B).
    #[serde(rename = "36_50")]
    Da36A50,
    /// From 15 to 35 (C).
    #[serde(rename = "15_35")]
    Da15A35,
}

/// Hires beyond the fourteenth worker, as the form still asks for them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrimeAssunzioni {
    /// Nothing said.
    #[default]
    NonDette,
    /// No further hire.
    Nessuna,
    /// The dates of the first and of the second hire.
    Date {
        /// First.
        prima: NaiveDate,
        /// Second.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seconda: Option<NaiveDate>,
    },
}

/// The employer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatiAziendali {
    /// Who declares.
    pub dichiarante: Dichiarante,
    /// Legal seat.
    pub sede_legale: SedeLegale,
    /// Whom to write to; absent in a spreadsheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referente: Option<Referente>,
}

/// Who declares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dichiarante {
    /// Kind of employer.
    pub natura: Natura,
    /// Tax code.
    pub codice_fiscale: CodiceFiscale,
    /// Name.
    pub denominazione: String,
    /// ATECO code, `dd.dd.dd`; empty if a spreadsheet does not give it.
    #[serde(default)]
    pub settore: String,
    /// Code of the collective agreement; empty if a spreadsheet does not give it.
    #[serde(default)]
    pub ccnl: String,
}

/// Telephone, fax and mail.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Recapiti {
    /// Telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telefono: Option<String>,
    /// Fax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fax: Option<String>,
    /// Mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Legal seat.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SedeLegale {
    /// Cadastral code of the comune or foreign state (`0000` if the form does not say).
    pub comune: String,
    /// Province, where the source names it instead of leaving it to the comune.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provincia: Option<Provincia>,
    /// Postal code.
    #[serde(default)]
    pub cap: String,
    /// Street and number.
    #[serde(default)]
    pub indirizzo: String,
    /// Telephone, fax, mail.
    #[serde(default)]
    pub recapiti: Recapiti,
    /// Certified mail; may be empty.
    #[serde(default)]
    pub pec: String,
}

/// Whom to write to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referente {
    /// Tax code.
    pub codice_fiscale: CodiceFiscale,
    /// Family name.
    pub cognome: String,
    /// Given name.
    pub nome: String,
    /// Street and number.
    pub indirizzo: String,
    /// Cadastral code of the comune.
    pub comune: String,
    /// Postal code.
    pub cap: String,
    /// Telephone, fax, mail.
    #[serde(default)]
    pub recapiti: Recapiti,
}

/// Gradual hiring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gradualita {
    /// Date of the act.
    pub data_atto: NaiveDate,
    /// Reference of the act.
    pub estremi_atto: String,
    /// Hires of people without disabilities before the transformation.
    pub assunzioni_prima: u32,
    /// Date of the transformation.
    pub data_trasformazione: NaiveDate,
    /// Percentage; the form lets it be blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percentuale: Option<Percentuale>,
}

/// National suspension for collective dismissal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SospensioneMobilita {
    /// Whether there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_corso: Option<bool>,
    /// Its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_fine: Option<NaiveDate>,
}

/// Balance of public selections in a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssunzioniPubblicaSelezione {
    /// Two-digit ISTAT code of the region.
    pub regione: String,
    /// Balance for workers with disabilities.
    pub saldo_disabili: i32,
    /// Balance for the categories of art. 18.
    pub saldo_art18: i32,
    /// Notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
