//! Tables of criteria: those the program ships, those of the office, the examples that show what they do.

use super::graduatorie::RigaGraduatoria;
use mirato_domain::Campo;
use mirato_norme::graduatoria::Criteri;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A table of criteria, in words.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TabellaCriteri {
    pub codice: String,
    pub nome: String,
    pub fonte: String,
    /// "testo di legge", "prassi d'ufficio", "da confermare".
    pub certezza: String,
    pub nota: String,
    /// "precede chi ha il punteggio più basso".
    pub verso: String,
    /// Whether every value is confirmed.
    pub usabile: bool,
    /// Values that nobody has confirmed.
    pub da_confermare: Vec<String>,
    pub componenti: Vec<ComponenteCriteri>,
    pub parita: Vec<String>,
    /// Whether it is the office's own; those the program ships can only be copied.
    pub dell_ufficio: bool,
    /// Whether a published call gives points by it: it does not change any more.
    pub in_uso: bool,
    /// Code of the table it was copied from; empty for those the program ships.
    pub copiata_da: String,
}

/// A component of a table, in words.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ComponenteCriteri {
    pub codice: String,
    pub nome: String,
    pub punti: String,
    pub fonte: String,
}

/// Names a table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PerCodiceCriteri {
    pub codice: String,
}

/// A table's page: in words, and as it is edited.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaCriteri {
    /// Empty for a table the program ships.
    pub id: String,
    pub versione: i64,
    pub tabella: TabellaCriteri,
    pub criteri: Criteri,
}

/// Makes a table of the office out of another.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CopiaCriteri {
    /// Code of the table to copy.
    pub codice: String,
    /// Name of the new one.
    pub nome: String,
}

/// Saves a table of the office.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaCriteri {
    pub id: String,
    pub versione: i64,
    pub criteri: Criteri,
}

/// Asks what a table, as it stands in the form, would do with the invented candidates.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChiediEsempi {
    pub criteri: Criteri,
    /// The list of the call: `art8`, `art18`.
    pub elenco: String,
}

/// What a table does.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct EsempiCriteri {
    /// What is written badly: while there is something, nobody has points.
    pub errori: Vec<Campo>,
    /// Values still to be filled in.
    pub da_confermare: Vec<Campo>,
    /// The candidates, in the order of the ranking.
    pub righe: Vec<EsempioCriteri>,
}

/// An invented candidate under a table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EsempioCriteri {
    pub nome: String,
    /// What is known of the candidate, in words.
    pub descrizione: String,
    /// Place, points, component by component; without a place while the table cannot be used.
    pub riga: RigaGraduatoria,
}
