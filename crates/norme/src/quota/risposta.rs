//! The answer of `mirato calcola quota`.
#![allow(
    clippy::disallowed_types,
    reason = "serde's flatten writes a reader of f64 into its code; no figure here is one"
)]

use super::conteggio::{Conteggio, Territorio};
use crate::esito::Esito;
use crate::l68_1999::art03_quota::Classe;
use crate::l68_1999::art05_compensazioni::CompensazioneProposta;
use crate::voce::Voce;
use chrono::NaiveDate;
use mirato_domain::Provincia;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The quota of an employer on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RispostaQuota {
    /// The day the figures describe.
    #[ts(type = "string")]
    pub data_riferimento: NaiveDate,
    /// Class of employer.
    pub classe: Classe,
    /// Figures of the country.
    pub nazionale: Nazionale,
    /// Figures of each province, in the order of the input.
    pub province: Vec<Provinciale>,
    /// Whether the provinces add up to the country.
    pub coerenza: Coerenza,
    /// What the user should know.
    pub avvisi: Vec<Avviso>,
    /// The tree behind every figure, if asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spiegazione: Option<Voce>,
}

/// Figures that the country and each province have alike, in workers and units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cifre {
    /// Base of art. 3.
    #[ts(type = "number")]
    pub base_art3: i64,
    /// Base of art. 18.
    #[ts(type = "number")]
    pub base_art18: i64,
    /// Units of art. 3 due, suspended ones left out.
    #[ts(type = "number")]
    pub quota_art3: i64,
    /// Units of art. 18 due, suspended ones left out.
    #[ts(type = "number")]
    pub quota_art18: i64,
    /// Exempt units, granted and self-certified.
    #[ts(type = "number")]
    pub esonerati: i64,
    /// Units of art. 3 covered.
    #[ts(type = "number")]
    pub in_forza_art3: i64,
    /// Workers of art. 18 in force.
    #[ts(type = "number")]
    pub in_forza_art18: i64,
    /// Uncovered units of art. 3 after compensation, never below zero.
    #[ts(type = "number")]
    pub scopertura_art3: i64,
    /// The same before compensation, with its sign: a surplus is negative.
    #[ts(type = "number")]
    pub scopertura_art3_reale: i64,
    /// Uncovered units of art. 18 after compensation, never below zero.
    #[ts(type = "number")]
    pub scopertura_art18: i64,
    /// The same before compensation, with its sign.
    #[ts(type = "number")]
    pub scopertura_art18_reale: i64,
    /// Units of art. 3 lowered by the surplus of art. 18 of 17 January 2000.
    #[ts(type = "number")]
    pub abbattimento_esuberi_art18: i64,
}

/// Figures of the country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Nazionale {
    /// Figures that provinces have too.
    #[serde(flatten)]
    pub cifre: Cifre,
    /// Balance of compensations within the group, art. 3.
    #[ts(type = "number")]
    pub compensazione_gruppo_art3: i64,
    /// Balance of compensations within the group, art. 18.
    #[ts(type = "number")]
    pub compensazione_gruppo_art18: i64,
    /// Surplus of art. 18 that could be used, whatever is uncovered, as the prospetto declares it.
    #[ts(type = "number")]
    pub quota_esuberi_art18: i64,
    /// Units of art. 3 suspended, where a suspension applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "number", optional)]
    pub quota_art3_sospesa: Option<i64>,
    /// Units of art. 18 suspended, where a suspension applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "number", optional)]
    pub quota_art18_sospesa: Option<i64>,
}

/// Figures of a province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Provinciale {
    /// Province.
    #[ts(type = "string")]
    pub provincia: Provincia,
    /// Figures that the country has too.
    #[serde(flatten)]
    pub cifre: Cifre,
    /// Balance of compensations, art. 3: a surplus is positive.
    #[ts(type = "number")]
    pub compensazione_art3: i64,
    /// Balance of compensations, art. 18.
    #[ts(type = "number")]
    pub compensazione_art18: i64,
    /// Units of art. 3 suspended, where a suspension applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "number", optional)]
    pub quota_art3_sospesa: Option<i64>,
    /// Units of art. 18 suspended, where a suspension applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "number", optional)]
    pub quota_art18_sospesa: Option<i64>,
}

/// Whether the provinces add up to the country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Coerenza {
    /// The quota of art. 3.
    #[serde(flatten)]
    pub art3: CoerenzaQuota,
    /// The quota of art. 18.
    pub art18: CoerenzaQuota,
}

/// The same for one quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoerenzaQuota {
    /// Uncovered units of all provinces.
    #[ts(type = "number")]
    pub somma_scoperture_province: i64,
    /// Uncovered units of the country.
    #[ts(type = "number")]
    pub scopertura_nazionale: i64,
    /// Whether the two are equal.
    pub coerente: bool,
    /// The pairs that would make them equal; empty if they are.
    pub compensazioni_proposte: Vec<CompensazioneProposta>,
}

/// Something the user should know, in Italian.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "AvvisoNorma")]
pub struct Avviso {
    /// Stable code.
    pub codice: String,
    /// What it is and what to do.
    pub messaggio: String,
}

fn cifre(territorio: &Territorio) -> Cifre {
    Cifre {
        base_art3: territorio.computo.base_art3(),
        base_art18: territorio.computo.base_art18(),
        quota_art3: territorio.art3.dovuta,
        quota_art18: territorio.art18.dovuta,
        esonerati: territorio.esonerati,
        in_forza_art3: territorio.copertura.totale(),
        in_forza_art18: territorio.computo.categorie_protette,
        scopertura_art3: territorio.scopertura_art3(),
        scopertura_art3_reale: territorio.reale_art3(),
        scopertura_art18: territorio.scopertura_art18(),
        scopertura_art18_reale: territorio.reale_art18(),
        abbattimento_esuberi_art18: territorio.abbattimento,
    }
}

/// Figures of the country.
pub(super) fn nazionale(conteggio: &Conteggio<'_>) -> Nazionale {
    let territorio = &conteggio.nazionale;
    let sospesa = conteggio.province.iter().any(|provincia| provincia.sospensione.valore().is_some());
    let anche_art18 = sospesa && conteggio.regole.sospensione.anche_art18;
    Nazionale {
        cifre: cifre(territorio),
        compensazione_gruppo_art3: territorio.compensazione_art3,
        compensazione_gruppo_art18: territorio.compensazione_art18,
        quota_esuberi_art18: conteggio.esuberi.utilizzabili(),
        quota_art3_sospesa: sospesa.then(|| territorio.art3.sospesa()),
        quota_art18_sospesa: anche_art18.then(|| territorio.art18.sospesa()),
    }
}

/// Figures of each province.
pub(super) fn province(conteggio: &Conteggio<'_>) -> Vec<Provinciale> {
    let voci = conteggio.province.iter().zip(&conteggio.situazione.province);
    voci.map(|(territorio, provincia)| {
        let sospesa = matches!(territorio.sospensione, Esito::Valore(_));
        let anche_art18 = sospesa && conteggio.regole.sospensione.anche_art18;
        Provinciale {
            provincia: provincia.provincia,
            cifre: cifre(territorio),
            compensazione_art3: territorio.compensazione_art3,
            compensazione_art18: territorio.compensazione_art18,
            quota_art3_sospesa: sospesa.then(|| territorio.art3.sospesa()),
            quota_art18_sospesa: anche_art18.then(|| territorio.art18.sospesa()),
        }
    })
    .collect()
}
