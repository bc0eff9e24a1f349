//! The TOML shape of a parameter, national or of an office.

use super::tabella::{self, Riga};
use super::valore::{Alternativa, Unita, Valore, ValoreDatato};
use crate::errore::ErroreNorma;
use crate::fonte::Certezza;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A parameter as its file writes it. What an office adds to a national parameter leaves out
/// description and unit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Documento {
    pub descrizione: Option<String>,
    pub unita: Option<Unita>,
    pub verificato_al: NaiveDate,
    #[serde(default)]
    pub locale: bool,
    pub nota: Option<String>,
    pub rivedere_dal: Option<NaiveDate>,
    pub rivedere_perche: Option<String>,
    /// First day of the encoded history of a table.
    pub dal: Option<NaiveDate>,
    #[serde(default)]
    valore: Vec<ValoreScritto>,
    #[serde(default)]
    alternativa: Vec<AlternativaScritta>,
    #[serde(default)]
    riga: Vec<toml::Table>,
}

/// The parameters of an office: `[parametro.<id>]`, each of the national shape.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DocumentoLocale {
    #[serde(default)]
    pub parametro: BTreeMap<String, Documento>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ValoreScritto {
    dal: NaiveDate,
    valore: toml::Value,
    fonte: String,
    pubblicato: Option<String>,
    certezza: Option<Certezza>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AlternativaScritta {
    valore: toml::Value,
    fonte: String,
    certezza: Certezza,
    spiega: String,
}

impl Documento {
    /// Values sorted by their first day, checked: written in the unit, with a source, no two on one day.
    pub fn valori(&self, id: &str, unita: Unita, locale: bool) -> Result<Vec<ValoreDatato>, ErroreNorma> {
        let errato = |motivo: String| ErroreNorma::ParametroErrato { id: id.to_owned(), motivo };
        let mut valori = Vec::with_capacity(self.valore.len());
        for scritto in &self.valore {
            let valore = Valore::leggi(unita, &scritto.valore).map_err(errato)?;
            if scritto.fonte.trim().is_empty() {
                return Err(errato(format!("il valore dal {} non ha la fonte", scritto.dal.format("%d/%m/%Y"))));
            }
            valori.push(ValoreDatato {
                dal: scritto.dal,
                testo: valore.italiano(unita),
                valore,
                fonte: scritto.fonte.clone(),
                pubblicato: scritto.pubblicato.clone(),
                certezza: scritto.certezza.unwrap_or(if locale {
                    Certezza::PrassiUfficio
                } else {
                    Certezza::TestoDiLegge
                }),
                locale,
            });
        }
        if let Some(coppia) = valori.windows(2).find(|coppia| coppia[0].dal >= coppia[1].dal) {
            return Err(errato(format!(
                "i valori dal {} e dal {} non sono in ordine di data o si sovrappongono",
                coppia[0].dal.format("%d/%m/%Y"),
                coppia[1].dal.format("%d/%m/%Y")
            )));
        }
        Ok(valori)
    }

    /// The alternatives the law leaves open.
    pub fn alternative(&self, id: &str, unita: Unita) -> Result<Vec<Alternativa>, ErroreNorma> {
        self.alternativa
            .iter()
            .map(|scritta| {
                let valore = Valore::leggi(unita, &scritta.valore)
                    .map_err(|motivo| ErroreNorma::ParametroErrato { id: id.to_owned(), motivo })?;
                Ok(Alternativa {
                    testo: valore.italiano(unita),
                    valore,
                    fonte: scritta.fonte.clone(),
                    certezza: scritta.certezza,
                    spiega: scritta.spiega.clone(),
                })
            })
            .collect()
    }

    /// Rows of a table, checked: each with code, name and source, no two of one code on one day.
    pub fn righe(&self, id: &str, inizio: NaiveDate, locale: bool) -> Result<Vec<Riga>, ErroreNorma> {
        tabella::leggi(&self.riga, inizio, locale)
            .map_err(|motivo| ErroreNorma::ParametroErrato { id: id.to_owned(), motivo })
    }
}
