//! Quadro 2: the workforce in one province.

use super::lavoratore::LavoratoreComputabile;
use super::quadro1::Recapiti;
use crate::situazione::{Soggetto, TipoCompensazione};
use crate::{CodiceFiscale, Ore, Percentuale, Provincia};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Quadro 2.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quadro2 {
    /// Province and its seat.
    pub dati_provinciali: DatiProvinciali,
    /// The employer's own workers.
    pub dipendenti: PersonaleDipendente,
    /// Workers who count though employed by others.
    #[serde(default)]
    pub non_dipendenti: PersonaleNonDipendente,
    /// Workers who count towards the quotas, one by one.
    #[serde(default)]
    pub lavoratori_computabili: Vec<LavoratoreComputabile>,
    /// Positions on offer.
    #[serde(default)]
    pub posti_lavoro: Vec<PostoLavoro>,
    /// Compensations.
    #[serde(default)]
    pub compensazioni: Vec<CompensazioneDichiarata>,
    /// Suspension.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sospensione: Option<SospensioneDichiarata>,
    /// Hires after the transformation of a public body (gradual hiring).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gradualita_assunzioni: Option<u32>,
    /// Partial exemption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub esonero: Option<EsoneroDichiarato>,
    /// Self-certified exemption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub esonero_autocertificato: Option<EsoneroAutocertificato>,
    /// Convention.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub convenzione: Option<Convenzione>,
    /// Notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Province and its seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatiProvinciali {
    /// Province.
    pub provincia: Provincia,
    /// Seat in the province; absent in a spreadsheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sede: Option<SedeRiferimento>,
    /// Telephone operator positions that the law wants filled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posti_centralinisti: Option<u32>,
    /// Massage and physiotherapist positions that the law wants filled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posti_massofisioterapisti: Option<u32>,
}

/// Seat in a province, and whom to write to there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SedeRiferimento {
    /// Cadastral code of the comune.
    pub comune: String,
    /// Postal code.
    pub cap: String,
    /// Street and number.
    pub indirizzo: String,
    /// Telephone, fax, mail.
    #[serde(default)]
    pub recapiti: Recapiti,
    /// Family name of the person to write to.
    pub referente_cognome: String,
    /// Given name of the person to write to.
    pub referente_nome: String,
}

/// Workers by full time and part time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TempoPienoPartTime {
    /// Full time.
    #[serde(default)]
    pub tempo_pieno: u32,
    /// Part time, by hours.
    #[serde(default)]
    pub part_time: Vec<DettaglioOrario>,
}

/// Workers who share the same hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DettaglioOrario {
    /// How many.
    pub numero: u32,
    /// Weekly hours of a full-time worker.
    pub orario_contrattuale: Ore,
    /// Their weekly hours (for on-call workers, those worked).
    pub orario: Ore,
}

/// The employer's own workers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonaleDipendente {
    /// All workers.
    pub lavoratori: u32,
    /// Workers with disabilities, those of the next two groups apart.
    #[serde(default)]
    pub disabili: TempoPienoPartTime,
    /// Blind telephonists.
    #[serde(default)]
    pub centralinisti: TempoPienoPartTime,
    /// Blind massage and physiotherapists.
    #[serde(default)]
    pub massofisioterapisti: TempoPienoPartTime,
    /// Teleworkers.
    #[serde(default)]
    pub telelavoro: TempoPienoPartTime,
    /// Excluded categories.
    #[serde(default)]
    pub categorie_escluse: Vec<CategoriaEsclusa>,
    /// Part-timers.
    #[serde(default)]
    pub part_time: Vec<DettaglioOrario>,
    /// On-call workers.
    #[serde(default)]
    pub intermittenti: Vec<DettaglioOrario>,
    /// Workers of art. 18.
    #[serde(default)]
    pub categorie_protette: u32,
    /// Those of them in force on 17 January 2000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categorie_protette_al_17_01_2000: Option<u32>,
}

/// Workers who count though employed by others.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonaleNonDipendente {
    /// Supplied by an agency.
    #[serde(default)]
    pub somministrati: TempoPienoPartTime,
    /// Placed under art. 12-bis L. 68/1999 or art. 14 D.Lgs. 276/2003.
    #[serde(default)]
    pub convenzione_12bis_14: TempoPienoPartTime,
}

/// An excluded category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoriaEsclusa {
    /// Four-digit code of the national file, or a code of the program's table from a spreadsheet.
    pub categoria: String,
    /// How many workers.
    pub numero: u32,
}

/// Called by number or by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CategoriaAssunzione {
    /// By number (NU).
    Numerica,
    /// By name (NO).
    Nominativa,
}

/// A position on offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostoLavoro {
    /// Occupation, six levels of the ISTAT classification.
    pub qualifica: String,
    /// Tasks.
    pub mansione: String,
    /// How many.
    pub numero: u32,
    /// Which quota.
    pub soggetto: Soggetto,
    /// Cadastral code of the comune.
    pub comune: String,
    /// Abilities asked for, and what speaks against.
    pub capacita_controindicazioni: String,
    /// Architectural barriers.
    pub barriere_architettoniche: bool,
    /// Night shifts.
    pub turni_notturni: bool,
    /// Reached by public transport.
    pub mezzi_pubblici: bool,
    /// Called by number or by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categoria_assunzione: Option<CategoriaAssunzione>,
}

/// A compensation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompensazioneDichiarata {
    /// The other province.
    pub provincia: Provincia,
    /// More here, or fewer here.
    pub tipo: TipoCompensazione,
    /// Units.
    pub numero: u32,
    /// Which quota.
    pub soggetto: Soggetto,
    /// The other company of the group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub azienda_gruppo: Option<CodiceFiscale>,
}

/// State of a concession.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatoConcessione {
    /// Granted (E).
    Concessa,
    /// Requested (F).
    Richiesta,
}

/// Suspension of the obligations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SospensioneDichiarata {
    /// Granted or requested.
    pub stato: StatoConcessione,
    /// Ground, one character of a list that is not public.
    pub causale: String,
    /// Its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_fine: Option<NaiveDate>,
    /// Suspended workers.
    pub lavoratori: u32,
}

/// Partial exemption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EsoneroDichiarato {
    /// Granted or requested.
    pub stato: StatoConcessione,
    /// Date of the act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_atto: Option<NaiveDate>,
    /// Reference of the act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estremi_atto: Option<String>,
    /// Its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fino_al: Option<NaiveDate>,
    /// Percentage of the quota.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percentuale: Option<Percentuale>,
    /// Exempt units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lavoratori: Option<u32>,
}

/// Self-certified exemption for work at an INAIL rate of 60 per mille or more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EsoneroAutocertificato {
    /// Date of the self-certification.
    pub data: NaiveDate,
    /// Workers at that rate.
    pub lavoratori_60_per_mille: u32,
    /// Exempt units.
    pub lavoratori_esonerati: u32,
    /// Percentage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percentuale: Option<Percentuale>,
}

/// Convention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Convenzione {
    /// Granted or requested.
    pub stato: StatoConcessione,
    /// Date of the act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_atto: Option<NaiveDate>,
    /// Reference of the act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estremi_atto: Option<String>,
    /// Kind, one character of a list that is not public.
    pub tipo: String,
    /// Hires it provides for.
    pub lavoratori_previsti: u32,
    /// Signed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_stipula: Option<NaiveDate>,
    /// Granted on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_concessione: Option<NaiveDate>,
}
