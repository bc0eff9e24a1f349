//! What changed between two reviews of one employer.

use super::Revisione;
use crate::errore::italiana;
use chrono::NaiveDate;
use mirato_domain::Provincia;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A figure that differs between two reviews.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "DifferenzaRevisione")]
pub struct Differenza {
    /// Province; none for the employer as a whole.
    #[ts(type = "string | null")]
    pub provincia: Option<Provincia>,
    /// Stable name of the figure.
    pub campo: String,
    /// Its name, in Italian.
    pub nome: String,
    /// Before, as it is read; empty if there was none.
    pub prima: String,
    /// After, as it is read; empty if there is none.
    pub dopo: String,
}

/// A figure as it is compared and shown.
type Figura = (&'static str, &'static str, String);

/// The figures that differ, the employer's first and then by province.
#[must_use]
pub fn differenze(prima: &Revisione, dopo: &Revisione) -> Vec<Differenza> {
    let mut elenco = Vec::new();
    confronta(&mut elenco, None, &del_datore(prima), &del_datore(dopo));
    let mut province: Vec<Provincia> = prima.province.iter().chain(&dopo.province).map(|una| una.provincia).collect();
    province.sort_unstable();
    province.dedup();
    for provincia in province {
        let (una, altra) = (della_provincia(prima, provincia), della_provincia(dopo, provincia));
        confronta(&mut elenco, Some(provincia), &una, &altra);
    }
    elenco
}

fn confronta(elenco: &mut Vec<Differenza>, provincia: Option<Provincia>, prima: &[Figura], dopo: &[Figura]) {
    let vuota = |figure: &[Figura]| figure.iter().map(|(campo, nome, _)| (*campo, *nome, String::new())).collect();
    let (assente, nuova): (Vec<Figura>, Vec<Figura>) = (vuota(dopo), vuota(prima));
    let prima = if prima.is_empty() { &assente } else { prima };
    let dopo = if dopo.is_empty() { &nuova } else { dopo };
    for ((campo, nome, una), (_, _, altra)) in prima.iter().zip(dopo) {
        if una != altra {
            elenco.push(Differenza {
                provincia,
                campo: (*campo).to_owned(),
                nome: (*nome).to_owned(),
                prima: una.clone(),
                dopo: altra.clone(),
            });
        }
    }
}

fn giorno(data: Option<NaiveDate>) -> String {
    data.map(|data| italiana(&data)).unwrap_or_default()
}

fn del_datore(revisione: &Revisione) -> Vec<Figura> {
    vec![
        ("classe", "Classe", revisione.classe.nome().to_owned()),
        ("base_art3", "Base di computo", revisione.base_art3.to_string()),
        ("esito", "Esito", revisione.esito_nome.clone()),
        ("prospetto", "Prospetto", revisione.prospetto.stato.nome().to_owned()),
    ]
}

fn della_provincia(revisione: &Revisione, provincia: Provincia) -> Vec<Figura> {
    let Some(una) = revisione.province.iter().find(|una| una.provincia == provincia) else { return Vec::new() };
    vec![
        ("base_art3", "Base di computo", una.base_art3.to_string()),
        ("quota_art3", "Quota dell'art. 3", una.quota_art3.to_string()),
        ("quota_art18", "Quota dell'art. 18", una.quota_art18.to_string()),
        ("in_forza_art3", "In forza, art. 3", una.in_forza_art3.to_string()),
        ("in_forza_art18", "In forza, art. 18", una.in_forza_art18.to_string()),
        ("esonerate", "Unità esonerate", una.esonerate.to_string()),
        ("sospese", "Unità sospese", una.sospese.to_string()),
        ("scopertura_art3", "Scopertura dell'art. 3", una.scopertura_art3.to_string()),
        ("scopertura_art18", "Scopertura dell'art. 18", una.scopertura_art18.to_string()),
        ("scoperta_dal", "Scoperta dal", giorno(una.scoperta_dal)),
        ("esito", "Esito", una.esito_nome.clone()),
    ]
}
