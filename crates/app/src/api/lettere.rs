//! Documents about people, single and in bulk.

use super::iscrizioni::FiltroIscrizioni;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for documents: one for each iscrizione chosen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ComponiLettere {
    /// `attestato`, `scheda`, `convocazione`, `preavviso`, `cancellazione`, `informativa`, `etichette`.
    pub modello: String,
    /// Iscrizioni by id; empty for all those of the filter.
    pub ids: Vec<String>,
    #[serde(default)]
    pub filtro: FiltroIscrizioni,
    /// Convocation: day, hour and place, as typed.
    #[serde(default)]
    pub giorno: String,
    #[serde(default)]
    pub ora: String,
    #[serde(default)]
    pub luogo: String,
    /// Words of the office, in the letter.
    #[serde(default)]
    pub testo: String,
    /// A folder.
    pub cartella: String,
    /// One PDF with bookmarks besides the single files.
    #[serde(default)]
    pub unico: bool,
}

/// The first document, as pages, before all are made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnteprimaLettera {
    pub lettera: ComponiLettere,
    pub larghezza: u32,
}
