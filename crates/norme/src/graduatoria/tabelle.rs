//! The tables the program ships, and those of the office beside them.

use super::candidato::Tabella;
use super::criteri::Criteri;
use super::dentro;
use crate::errore::ErroreNorma;
use chrono::NaiveDate;
use std::collections::BTreeMap;

include!(concat!(env!("OUT_DIR"), "/criteri_forniti.rs"));

/// Tables of criteria by code.
#[derive(Debug, Clone, Default)]
pub struct TabelleCriteri(BTreeMap<String, Criteri>);

impl TabelleCriteri {
    /// The tables the program ships. Some have values to be confirmed: they are there to be completed.
    ///
    /// # Errors
    /// `Dato` if a file is written badly; the tests of this crate keep that from happening.
    pub fn fornite() -> Result<Self, ErroreNorma> {
        let mut tabelle = Self::default();
        for (nome, testo) in FORNITE {
            let criteri = Criteri::leggi(testo)?;
            if criteri.codice != *nome {
                let testo = format!("la tabella «{}» sta nel file «{nome}»: danno lo stesso nome", criteri.codice);
                return Err(ErroreNorma::campo("codice", testo));
            }
            tabelle.0.insert(criteri.codice.clone(), criteri);
        }
        Ok(tabelle)
    }

    /// These tables with one of the office, which takes the place of one with the same code.
    ///
    /// # Errors
    /// `Dato` if the table is written badly.
    pub fn con(mut self, criteri: Criteri) -> Result<Self, ErroreNorma> {
        criteri.verifica()?;
        self.0.insert(criteri.codice.clone(), criteri);
        Ok(self)
    }

    /// A table by code.
    #[must_use]
    pub fn trova(&self, codice: &str) -> Option<&Criteri> {
        self.0.get(codice)
    }

    /// Every table, by code.
    pub fn elenco(&self) -> impl Iterator<Item = &Criteri> {
        self.0.values()
    }

    /// The table of a request.
    pub(super) fn scegli<'a>(&'a self, tabella: &'a Tabella) -> Result<&'a Criteri, ErroreNorma> {
        match tabella {
            Tabella::Scritta(criteri) => {
                criteri.verifica().map_err(|errore| dentro("criteri", errore))?;
                Ok(criteri)
            }
            Tabella::Nome(nome) => self.trova(nome).ok_or_else(|| {
                let tutte: Vec<&str> = self.0.keys().map(String::as_str).collect();
                let testo = format!("la tabella di criteri «{nome}» non c'è; ci sono: {}", tutte.join(", "));
                ErroreNorma::campo("criteri", testo)
            }),
        }
    }
}

impl Criteri {
    /// Reads a table from its file.
    ///
    /// # Errors
    /// `Dato` if the TOML cannot be read, or as [`Criteri::verifica`].
    pub fn leggi(testo: &str) -> Result<Self, ErroreNorma> {
        let criteri: Self = toml::from_str(testo)
            .map_err(|errore| ErroreNorma::campo("criteri", format!("la tabella non si legge: {errore}")))?;
        criteri.verifica()?;
        Ok(criteri)
    }

    /// The table as its file writes it.
    ///
    /// # Errors
    /// `Dato` if it cannot be written.
    pub fn scrivi(&self) -> Result<String, ErroreNorma> {
        toml::to_string_pretty(self)
            .map_err(|errore| ErroreNorma::campo("criteri", format!("la tabella non si scrive: {errore}")))
    }

    /// Refuses a day on which the table does not hold.
    pub(super) fn vale(&self, giorno: NaiveDate) -> Result<(), ErroreNorma> {
        match (self.dal, self.al) {
            (Some(dal), _) if giorno < dal => {
                Err(ErroreNorma::FuoriVigenza { cosa: self.nome.clone(), data: giorno, prima: dal })
            }
            (_, Some(al)) if giorno > al => {
                let dal = al.succ_opt().unwrap_or(al);
                Err(ErroreNorma::Cessato { cosa: self.nome.clone(), data: giorno, dal })
            }
            _ => Ok(()),
        }
    }
}
