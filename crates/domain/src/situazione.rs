//! What an employer's workforce looks like on a day: the input of every reckoning of the quota.
//!
//! The shape is that of `mirato calcola quota` (docs/riga-di-comando.md): fields may be added, none
//! renamed. Unknown fields are refused by name, because a misspelt field must never be silently zero.

use crate::{CodiceFiscale, Ore, Percentuale, Provincia};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An employer's workforce on a day, province by province.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situazione {
    /// The day the figures describe.
    pub data_riferimento: NaiveDate,
    /// Who the employer is, as far as the law asks.
    pub datore: Datore,
    /// One entry for each province in which the employer has workers.
    pub province: Vec<SituazioneProvinciale>,
}

/// What the law asks to know of an employer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Datore {
    /// Kind of employer.
    pub natura: Natura,
    /// Province of the legal seat.
    pub sede_legale: Provincia,
}

/// Kind of employer (UNIPI: A, D, B, C).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Natura {
    /// Private employer.
    Privato,
    /// Private employer that belongs to a group of companies.
    PrivatoInGruppo,
    /// Public economic body.
    EntePubblicoEconomico,
    /// Public administration.
    Pubblico,
}

impl Natura {
    /// Whether art. 5 c. 8-ter (compensation authorised inside the region) and art. 3 c. 5
    /// (suspension for private employers alone) treat it as a public employer.
    #[must_use]
    pub const fn pubblica(self) -> bool {
        matches!(self, Self::Pubblico)
    }
}

/// The workforce in one province.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SituazioneProvinciale {
    /// Province.
    pub provincia: Provincia,
    /// All subordinate workers, before any exclusion.
    pub totale_dipendenti: u32,
    /// Workers with disabilities employed under the law (telephonists and physiotherapists apart).
    #[serde(default)]
    pub disabili: Gruppo,
    /// Blind telephonists (L. 113/1985).
    #[serde(default)]
    pub centralinisti: Gruppo,
    /// Blind massage and physiotherapists (L. 29/1994).
    #[serde(default)]
    pub massofisioterapisti: Gruppo,
    /// Workers with disabilities supplied by an agency for at least twelve months.
    #[serde(default)]
    pub disabili_somministrati: Gruppo,
    /// Workers with disabilities placed under art. 12-bis or under art. 14 D.Lgs. 276/2003.
    #[serde(default)]
    pub disabili_convenzione_12bis_14: Gruppo,
    /// Workers of the protected categories of art. 18.
    #[serde(default)]
    pub categorie_protette: u32,
    /// Those of them who were in force on 17 January 2000.
    #[serde(default)]
    pub categorie_protette_al_17_01_2000: u32,
    /// Excluded categories with the number of workers.
    #[serde(default)]
    pub esclusioni: Vec<Esclusione>,
    /// Part-time workers.
    #[serde(default)]
    pub part_time: Vec<GruppoPartTime>,
    /// On-call workers, with the hours actually worked.
    #[serde(default)]
    pub intermittenti: Vec<GruppoPartTime>,
    /// Teleworkers; the part-time ones are given here alone, not in `part_time` too.
    #[serde(default)]
    pub telelavoro: Gruppo,
    /// Partial exemption (art. 5 c. 3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub esonero: Option<Esonero>,
    /// Self-certified exemption for work at an INAIL rate of 60 per mille or more (art. 5 c. 3-bis).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub esonero_60_per_mille: Option<Esonero60PerMille>,
    /// Suspension of the obligations (art. 3 c. 5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sospensione: Option<Sospensione>,
    /// Compensations between provinces or companies of a group (art. 5 c. 8).
    #[serde(default)]
    pub compensazioni: Vec<Compensazione>,
}

impl SituazioneProvinciale {
    /// A province with that many workers and nothing else.
    #[must_use]
    pub fn nuova(provincia: Provincia, totale_dipendenti: u32) -> Self {
        Self {
            provincia,
            totale_dipendenti,
            disabili: Gruppo::default(),
            centralinisti: Gruppo::default(),
            massofisioterapisti: Gruppo::default(),
            disabili_somministrati: Gruppo::default(),
            disabili_convenzione_12bis_14: Gruppo::default(),
            categorie_protette: 0,
            categorie_protette_al_17_01_2000: 0,
            esclusioni: Vec::new(),
            part_time: Vec::new(),
            intermittenti: Vec::new(),
            telelavoro: Gruppo::default(),
            esonero: None,
            esonero_60_per_mille: None,
            sospensione: None,
            compensazioni: Vec::new(),
        }
    }
}

/// Workers counted apart by full time and part time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gruppo {
    /// Full-time workers.
    #[serde(default)]
    pub tempo_pieno: u32,
    /// Part-time workers by hours.
    #[serde(default)]
    pub part_time: Vec<GruppoPartTime>,
}

impl Gruppo {
    /// Workers as heads, whatever their hours; saturates far beyond any workforce.
    #[must_use]
    pub fn teste(&self) -> u32 {
        self.part_time.iter().fold(self.tempo_pieno, |somma, gruppo| somma.saturating_add(gruppo.numero))
    }
}

/// Part-time (or on-call) workers who share the same hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GruppoPartTime {
    /// How many.
    pub numero: u32,
    /// Their weekly hours (for on-call workers, those actually worked).
    pub ore: Ore,
    /// Weekly hours of a full-time worker under the same collective agreement.
    pub ore_contratto: Ore,
    /// Disability above 50 per cent (DPR 333/2000 art. 3 c. 5); only for workers with disabilities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invalidita_oltre_50: Option<bool>,
}

/// An excluded category and its workers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Esclusione {
    /// Code of the dated table of excluded categories, or `altre`, `altre_art3`, `altre_art18`.
    pub categoria: String,
    /// How many workers.
    pub numero: u32,
}

/// Partial exemption in a province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Esonero {
    /// Granted, or only requested.
    pub stato: StatoEsonero,
    /// Exempt units, as declared.
    pub unita: u32,
}

/// State of an exemption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatoEsonero {
    /// Granted.
    Concesso,
    /// Requested, not yet decided.
    Richiesto,
}

/// Self-certified exemption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Esonero60PerMille {
    /// Exempt units.
    pub unita: u32,
}

/// Suspension of the obligations in a province, measured by a percentage or by suspended workers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sospensione {
    /// Ground.
    pub tipo: TipoSospensione,
    /// Part of the work suspended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percentuale: Option<Percentuale>,
    /// Workers suspended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lavoratori_sospesi: Option<u32>,
}

/// Ground of a suspension (art. 3 c. 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TipoSospensione {
    /// Extraordinary wage supplement.
    Cigs,
    /// Solidarity contract.
    Solidarieta,
    /// Collective dismissal: total, on the whole national territory.
    LicenziamentoCollettivo,
    /// Bankruptcy or another insolvency procedure that ends the activity: total.
    Fallimento,
    /// Workers led to retirement by an incentive (art. 4 cc. 1-7-ter L. 92/2012) or a solidarity fund.
    EsodoIncentivato,
}

/// A compensation declared for a province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compensazione {
    /// The other province of the pair.
    pub provincia: Provincia,
    /// More here, or fewer here.
    pub tipo: TipoCompensazione,
    /// Which quota.
    pub soggetto: Soggetto,
    /// Units.
    pub numero: u32,
    /// The other company of the group, if the compensation is between companies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub azienda_gruppo: Option<CodiceFiscale>,
}

/// Direction of a compensation (UNIPI: E, R).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TipoCompensazione {
    /// More hires here.
    Eccedenza,
    /// Fewer hires here.
    Riduzione,
}

/// Which of the two quotas (UNIPI: D, C).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Soggetto {
    /// Workers with disabilities (art. 3).
    Disabili,
    /// Protected categories (art. 18).
    CategorieProtette,
}
