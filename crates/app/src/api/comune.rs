//! Shapes that several commands share.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A request without fields.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Niente {}

/// A request that names one record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PerId {
    pub id: String,
}

/// How much attention something asks for: colour and icon follow from it, never the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tono {
    /// Nothing to do.
    Normale,
    /// Done, a tick.
    Fatto,
    /// A term near, an open point.
    Attenzione,
    /// A problem, a term gone by.
    Errore,
}

/// A warning with its stable code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Avviso {
    pub codice: String,
    pub messaggio: String,
    pub tono: Tono,
}

/// A short state: a shape and two or three lower-case words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stato {
    pub codice: String,
    pub testo: String,
    pub tono: Tono,
}

/// Where a line of the dashboard leads: a page, a record in it, or filters already set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Destinazione {
    /// `datori`, `datore`, `prospetti`, `prospetto`, `importa`, `ottemperanza`, `richiesta`, `atti`, `atto`, `impostazioni`.
    pub pagina: String,
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<String>,
    #[serde(default)]
    pub filtro: BTreeMap<String, String>,
}

/// A file that the program wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileScritto {
    pub percorso: String,
    pub righe: u32,
}

/// The other end of a citation list: words and how certain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Norma {
    /// "art. 3, c. 1, lett. a), L. 68/1999".
    pub testo: String,
    /// "testo di legge", "prassi d'ufficio", "da confermare".
    pub certezza: String,
    #[ts(optional)]
    pub urn: Option<String>,
}

/// Format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Formato {
    Xlsx,
    Csv,
    Pdf,
}
