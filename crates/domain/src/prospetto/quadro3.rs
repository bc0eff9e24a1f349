//! Quadro 3: the figures as the employer declares them.

use super::DoveCampo;
use crate::Provincia;
use crate::situazione::TipoCompensazione;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Quadro 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quadro3 {
    /// National figures.
    pub nazionale: Riepilogo,
    /// What could be reduced by art. 18 workers beyond their quota, as declared.
    #[serde(default)]
    pub quota_esuberi_art18: u32,
    /// Figures of each province.
    pub province: Vec<RiepilogoProvinciale>,
    /// Notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Figures as declared. A shortfall cannot be negative in the form: a surplus is declared as zero.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Riepilogo {
    /// Base of art. 3.
    pub base_art3: u32,
    /// Base of art. 18.
    pub base_art18: u32,
    /// Quota of art. 3.
    pub quota_art3: u32,
    /// Quota of art. 18.
    pub quota_art18: u32,
    /// Exempt units.
    pub esonerati: u32,
    /// Workers with disabilities in force.
    pub in_forza_art3: u32,
    /// Workers of art. 18 in force.
    pub in_forza_art18: u32,
    /// Shortfall of art. 3.
    pub scopertura_art3: u32,
    /// Shortfall of art. 18.
    pub scopertura_art18: u32,
    /// Whether a suspension is under way.
    pub sospensioni_in_corso: bool,
}

/// Figures of a province, as declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiepilogoProvinciale {
    /// Province.
    pub provincia: Provincia,
    /// Figures.
    pub cifre: Riepilogo,
    /// Compensation of art. 3: direction, and units if given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compensazione_art3: Option<(TipoCompensazione, Option<u32>)>,
    /// Compensation of art. 18: direction, and units if given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compensazione_art18: Option<(TipoCompensazione, Option<u32>)>,
}

impl Riepilogo {
    fn cifre(&self) -> [(&'static str, u32); 9] {
        [
            ("base_art3", self.base_art3),
            ("base_art18", self.base_art18),
            ("quota_art3", self.quota_art3),
            ("quota_art18", self.quota_art18),
            ("esonerati", self.esonerati),
            ("in_forza_art3", self.in_forza_art3),
            ("in_forza_art18", self.in_forza_art18),
            ("scopertura_art3", self.scopertura_art3),
            ("scopertura_art18", self.scopertura_art18),
        ]
    }
}

impl RiepilogoProvinciale {
    /// Signed units of a declared compensation: more here positive, fewer here negative.
    fn con_segno(dichiarata: Option<(TipoCompensazione, Option<u32>)>) -> i64 {
        match dichiarata {
            Some((TipoCompensazione::Eccedenza, numero)) => i64::from(numero.unwrap_or(0)),
            Some((TipoCompensazione::Riduzione, numero)) => -i64::from(numero.unwrap_or(0)),
            None => 0,
        }
    }
}

impl Quadro3 {
    pub(super) fn cifre(&self) -> BTreeMap<DoveCampo, i64> {
        let mut tutte = BTreeMap::new();
        let mut aggiungi = |dove: &str, campo: &str, valore: i64| {
            tutte.insert((dove.to_owned(), campo.to_owned()), valore);
        };
        for (campo, valore) in self.nazionale.cifre() {
            aggiungi("nazionale", campo, i64::from(valore));
        }
        for provincia in &self.province {
            let dove = provincia.provincia.sigla();
            for (campo, valore) in provincia.cifre.cifre() {
                aggiungi(dove, campo, i64::from(valore));
            }
            aggiungi(dove, "compensazione_art3", RiepilogoProvinciale::con_segno(provincia.compensazione_art3));
            aggiungi(dove, "compensazione_art18", RiepilogoProvinciale::con_segno(provincia.compensazione_art18));
        }
        tutte
    }
}
