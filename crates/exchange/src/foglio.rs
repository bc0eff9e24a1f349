//! Prospetti from a spreadsheet (xlsx or ods), for an office that receives figures and not files.
//!
//! Reading is a dry run: it says what would go in, what stays out and why, and writes nothing. Rows of
//! one employer and date go in together or not at all, for figures with a part missing would be wrong
//! without anybody seeing it. Columns are found by their heading, wherever they stand.

mod apri;
#[macro_use]
mod campo;
mod cella;
mod componi;
pub mod comunicazioni;
mod data;
pub mod domande;
mod modello;
mod ods;
mod ore;
pub mod persone;
mod piccoli;
mod raggruppa;
mod riga;
mod schema;
mod testo;
mod xlsx;

pub use componi::dai_codice;
pub use modello::{modello_prospetti, scrivi_scarti};

pub(crate) use modello::{Contenuto, cartella};
pub(crate) use schema::FOGLI;

use crate::ErroreScambio;
use mirato_domain::prospetto::Prospetto;

/// Something said about a cell, or about a row if it names no column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Scarto {
    /// Sheet.
    pub foglio: String,
    /// Row, counted from one as the spreadsheet does; zero if it concerns the whole sheet.
    pub riga: u32,
    /// Letter of the column; empty if it concerns the row.
    pub lettera: String,
    /// Heading of the column; empty if it concerns the row.
    pub colonna: String,
    /// What was read.
    pub valore: String,
    /// What is wrong, or what was made of it, in Italian.
    pub motivo: String,
}

impl Scarto {
    /// Where it is and what it says, in a line; what was read is left out.
    #[must_use]
    pub fn in_parole(&self) -> String {
        let colonna = if self.colonna.is_empty() { &self.lettera } else { &self.colonna };
        let mut dove: Vec<String> = Vec::new();
        dove.extend((!self.foglio.is_empty()).then(|| self.foglio.clone()));
        dove.extend((self.riga > 0).then(|| format!("riga {}", self.riga)));
        dove.extend((!colonna.is_empty()).then(|| format!("colonna {colonna}")));
        if dove.is_empty() { self.motivo.clone() } else { format!("{}: {}", dove.join(", "), self.motivo) }
    }
}

/// A row that stays out, as it was read: its cells in the order of the template.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RigaScartata {
    /// Sheet.
    pub foglio: &'static str,
    /// Row, counted from one.
    pub riga: u32,
    /// Cells in the order of the template's columns.
    pub valori: Vec<String>,
    /// Why it stays out.
    pub motivi: Vec<Scarto>,
}

/// What a spreadsheet holds.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct EsitoFoglio {
    /// Sheets read.
    pub fogli: usize,
    /// Rows read, the example and the empty ones apart.
    pub righe_lette: usize,
    /// Rows that go in.
    pub righe_buone: usize,
    /// Rows that stay out.
    pub righe_scartate: Vec<RigaScartata>,
    /// What goes in but deserves a look.
    pub avvisi: Vec<Scarto>,
    /// What goes in: one for each employer and reference date.
    pub prospetti: Vec<Prospetto>,
}

impl EsitoFoglio {
    /// Why rows stay out, one entry for each cell or row at fault.
    pub fn motivi(&self) -> impl Iterator<Item = &Scarto> {
        self.righe_scartate.iter().flat_map(|riga| &riga.motivi)
    }
}

/// Reads the rows of one sheet from xlsx, ods or csv.
fn leggi_un_foglio(byte: &[u8], foglio: usize) -> Result<(Vec<riga::RigaLetta>, Vec<Scarto>), ErroreScambio> {
    if !apri::foglio_di_calcolo(byte) {
        return testo::leggi(byte, foglio);
    }
    let mut cartella = apri::apri(byte)?;
    let mut letto = cartella.leggi(foglio, 0)?;
    let mut avvisi = cartella.avvisi();
    avvisi.append(&mut letto.avvisi);
    Ok((letto.righe, avvisi))
}

/// Reads a spreadsheet of prospetti without writing anything.
///
/// # Errors
/// A distinct code if the file as a whole cannot be read: not a spreadsheet, old xls, password,
/// decompression bomb, spoilt, without the template's sheets or columns.
pub fn leggi_foglio(byte: &[u8]) -> Result<EsitoFoglio, ErroreScambio> {
    let mut cartella = apri::apri(byte)?;
    let (mut righe, mut di_riga) = (Vec::new(), Vec::new());
    for modello in 0..FOGLI.len() {
        let mut letto = cartella.leggi(modello, righe.len())?;
        righe.append(&mut letto.righe);
        di_riga.append(&mut letto.avvisi);
    }
    let mut avvisi = cartella.avvisi();
    avvisi.append(&mut di_riga);
    Ok(raggruppa::raggruppa(righe, avvisi))
}
