//! The schedule of deadlines.

use super::comune::{Destinazione, Tono};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which deadlines.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroScadenzario {
    /// First day, ISO; empty for all those gone by.
    pub dal: String,
    /// Last day, ISO; empty for a year from today.
    pub al: String,
    pub tipo: String,
    pub provincia: String,
    /// User who worked on the record last.
    pub seguita_da: String,
    pub testo: String,
    pub da: u32,
    pub quanti: u32,
}

/// A deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RigaScadenza {
    /// ISO day.
    pub data: String,
    /// Negative once it is gone by.
    pub giorni: i64,
    /// Working days of the office from today; none once it is gone by.
    pub lavorativi: i64,
    pub tipo: String,
    /// Kind in words ("nulla osta da rilasciare").
    pub cosa: String,
    pub titolo: String,
    pub dettaglio: String,
    pub provincia: String,
    pub seguita_da: String,
    /// Where the term comes from.
    pub norma: String,
    pub tono: Tono,
    pub destinazione: Destinazione,
}

/// How many deadlines of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TipoScadenza {
    pub codice: String,
    pub nome: String,
    pub quante: u32,
}

/// A day of the calendar that is not worked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GiornoFestivo {
    pub data: String,
    pub nome: String,
}

/// The schedule.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Scadenzario {
    pub oggi: String,
    pub totale: u32,
    pub scadute: u32,
    pub righe: Vec<RigaScadenza>,
    /// Every kind, with how many there are whatever the kind filtered.
    pub tipi: Vec<TipoScadenza>,
    /// Users who worked on these records last.
    pub persone: Vec<String>,
    pub festivi: Vec<GiornoFestivo>,
    /// 5 or 6.
    pub giorni_settimana: u8,
}

/// How the schedule is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FormatoScadenzario {
    Xlsx,
    Csv,
    Pdf,
    /// Calendar of other programs: neutral words, nobody's name.
    Ics,
}

/// Writes the schedule as it is seen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaScadenzario {
    pub filtro: FiltroScadenzario,
    pub formato: FormatoScadenzario,
    pub percorso: String,
}
