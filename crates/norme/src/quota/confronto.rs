//! Declared figures beside the reckoned ones, each difference with its reason.

use super::risposta::RispostaQuota;
use crate::aritmetica::con_segno;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A declared figure that differs from the reckoned one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "DifferenzaNorma")]
pub struct Differenza {
    /// `nazionale`, or the sigla of a province.
    pub dove: String,
    /// Name of the figure, as in the answer.
    pub campo: String,
    /// Declared.
    #[ts(type = "number")]
    pub dichiarato: i64,
    /// Reckoned.
    #[ts(type = "number")]
    pub calcolato: i64,
    /// Identifier of the step that explains the reckoned figure.
    pub spiegazione: String,
    /// Why, in Italian.
    pub perche: String,
}

/// The declared figures that differ, in the order of territory and name. `dove` is `nazionale` or a
/// sigla; a figure that the answer does not hold is left out, because there is nothing to compare.
#[must_use]
pub fn differenze(dichiarato: &BTreeMap<(String, String), i64>, risposta: &RispostaQuota) -> Vec<Differenza> {
    let mut differenze = Vec::new();
    for ((dove, campo), dichiarata) in dichiarato {
        let Some(calcolata) = risposta.cifra(dove, campo).filter(|calcolata| calcolata != dichiarata) else { continue };
        let spiegazione =
            if dove == "nazionale" { format!("nazionale.{campo}") } else { format!("province.{dove}.{campo}") };
        differenze.push(Differenza {
            perche: perche(risposta, &spiegazione, *dichiarata - calcolata),
            dove: dove.clone(),
            campo: campo.clone(),
            dichiarato: *dichiarata,
            calcolato: calcolata,
            spiegazione,
        });
    }
    differenze
}

/// The words of the step behind a figure, and the step below it that is as large as the difference.
fn perche(risposta: &RispostaQuota, id: &str, scarto: i64) -> String {
    let Some(voce) = risposta.spiegazione.as_ref().and_then(|radice| radice.trova(id)) else {
        return "Ricalcola con la spiegazione per sapere da dove viene la differenza.".to_owned();
    };
    let mut testo = voce.spiega.clone();
    if let Some(conto) = &voce.conto {
        testo.push_str(&format!(" {conto}."));
    }
    let misura = [con_segno(scarto), con_segno(-scarto)];
    let mut uguali = voce.figli.iter().filter(|figlia| figlia.applicata && misura.contains(&figlia.valore));
    if let (Some(figlia), None) = (uguali.next(), uguali.next()) {
        testo.push_str(&format!(
            " La differenza è pari a «{}» ({}): controlla quella riga.",
            figlia.nome, figlia.valore
        ));
    }
    testo
}

impl RispostaQuota {
    /// A figure by territory (`nazionale` or a sigla) and name; `None` if the answer does not hold it.
    #[must_use]
    pub fn cifra(&self, dove: &str, campo: &str) -> Option<i64> {
        if dove == "nazionale" {
            let nazionale = &self.nazionale;
            return nazionale.cifre.cifra(campo).or(match campo {
                "compensazione_gruppo_art3" => Some(nazionale.compensazione_gruppo_art3),
                "compensazione_gruppo_art18" => Some(nazionale.compensazione_gruppo_art18),
                "quota_esuberi_art18" => Some(nazionale.quota_esuberi_art18),
                "quota_art3_sospesa" => nazionale.quota_art3_sospesa,
                "quota_art18_sospesa" => nazionale.quota_art18_sospesa,
                _ => None,
            });
        }
        let provincia = self.province.iter().find(|provincia| provincia.provincia.sigla() == dove)?;
        provincia.cifre.cifra(campo).or(match campo {
            "compensazione_art3" => Some(provincia.compensazione_art3),
            "compensazione_art18" => Some(provincia.compensazione_art18),
            "quota_art3_sospesa" => provincia.quota_art3_sospesa,
            "quota_art18_sospesa" => provincia.quota_art18_sospesa,
            _ => None,
        })
    }
}

/// A figure by its name in the answer, and how to read it.
type Figura = (&'static str, fn(&super::risposta::Cifre) -> i64);

impl super::risposta::Cifre {
    /// A figure by its name in the answer.
    #[must_use]
    pub fn cifra(&self, campo: &str) -> Option<i64> {
        Self::CAMPI.iter().find(|(nome, _)| *nome == campo).map(|(_, leggi)| leggi(self))
    }

    /// The figures by name, in the order of the answer.
    pub const CAMPI: [Figura; 12] = [
        ("base_art3", |cifre| cifre.base_art3),
        ("base_art18", |cifre| cifre.base_art18),
        ("quota_art3", |cifre| cifre.quota_art3),
        ("quota_art18", |cifre| cifre.quota_art18),
        ("esonerati", |cifre| cifre.esonerati),
        ("in_forza_art3", |cifre| cifre.in_forza_art3),
        ("in_forza_art18", |cifre| cifre.in_forza_art18),
        ("scopertura_art3", |cifre| cifre.scopertura_art3),
        ("scopertura_art3_reale", |cifre| cifre.scopertura_art3_reale),
        ("scopertura_art18", |cifre| cifre.scopertura_art18),
        ("scopertura_art18_reale", |cifre| cifre.scopertura_art18_reale),
        ("abbattimento_esuberi_art18", |cifre| cifre.abbattimento_esuberi_art18),
    ];
}
