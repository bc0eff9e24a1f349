//! Data of a printed report: what is seen on the screen, as a document.
//!
//! Lists, the import log and "Stampa motivazione" are all reports. A report is not an act: it has no
//! number, no signature and no code.

use crate::calcolo::{Calcolo, Cifra};
use crate::carta::Carta;
use crate::errore::ErroreDocumento;
use crate::lettura::pieno;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "relazione";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Everything a report prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Letterhead.
    pub carta: Carta,
    /// Title.
    pub titolo: String,
    /// A line below the title.
    #[serde(default)]
    pub sottotitolo: Option<String>,
    /// Filters in force and other particulars, one line each ("Provincia", "Genova").
    #[serde(default)]
    pub filtri: Vec<Filtro>,
    /// Day of printing.
    pub data: NaiveDate,
    /// Hour of printing ("10.44").
    #[serde(default)]
    pub ora: Option<String>,
    /// Who printed it.
    pub utente: String,
    /// Landscape page, for many columns.
    #[serde(default)]
    pub orizzontale: bool,
    /// Figures in evidence.
    #[serde(default)]
    pub cifre: Vec<Cifra>,
    /// Tables, in order.
    #[serde(default)]
    pub tabelle: Vec<Tabella>,
    /// An explained reckoning.
    #[serde(default)]
    pub calcolo: Option<Calcolo>,
    /// Notes at the end.
    #[serde(default)]
    pub note: Vec<String>,
}

/// A filter or another particular.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filtro {
    /// Name.
    pub voce: String,
    /// Value.
    pub testo: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tabella {
    /// Heading of its section.
    #[serde(default)]
    pub titolo: Option<String>,
    /// Columns.
    pub colonne: Vec<Colonna>,
    /// Rows: as many cells as there are columns.
    pub righe: Vec<Vec<String>>,
    /// Totals: as many cells as there are columns.
    #[serde(default)]
    pub totale: Option<Vec<String>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colonna {
    /// Heading.
    pub titolo: String,
    /// Share of the width; absent, the column is as wide as its content.
    #[serde(default)]
    pub peso: Option<u8>,
    /// Figures are aligned to the right.
    #[serde(default)]
    pub destra: bool,
}

impl Colonna {
    /// A column of text with a share of the width.
    pub fn testo(titolo: impl Into<String>, peso: u8) -> Self {
        Self { titolo: titolo.into(), peso: Some(peso), destra: false }
    }

    /// A column of figures, as wide as they are.
    pub fn cifre(titolo: impl Into<String>) -> Self {
        Self { titolo: titolo.into(), peso: None, destra: true }
    }
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        pieno("titolo", &self.titolo)?;
        pieno("utente", &self.utente)?;
        for (indice, tabella) in self.tabelle.iter().enumerate() {
            tabella.valida(&format!("tabelle[{indice}]"))?;
        }
        self.calcolo.as_ref().map_or(Ok(()), |calcolo| calcolo.valida("calcolo"))
    }
}

impl Tabella {
    pub(crate) fn valida(&self, campo: &str) -> Result<(), ErroreDocumento> {
        if self.colonne.is_empty() {
            return Err(ErroreDocumento::dato(format!("{campo}.colonne"), "è vuoto: indica almeno una colonna"));
        }
        for (indice, colonna) in self.colonne.iter().enumerate() {
            pieno(&format!("{campo}.colonne[{indice}].titolo"), &colonna.titolo)?;
        }
        let attese = self.colonne.len();
        let righe = self.righe.iter().enumerate().map(|(indice, riga)| (format!("righe[{indice}]"), riga));
        let totale = self.totale.iter().map(|riga| ("totale".to_owned(), riga));
        for (nome, riga) in righe.chain(totale) {
            if riga.len() != attese {
                return Err(ErroreDocumento::dato(
                    format!("{campo}.{nome}"),
                    format!("ha {} celle, le colonne sono {attese}", riga.len()),
                ));
            }
        }
        Ok(())
    }
}
