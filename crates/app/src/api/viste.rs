//! Saved views: a name for a list's filter.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the views of a page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisteDi {
    pub pagina: String,
}

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VistaSalvata {
    /// Empty for a new one.
    #[serde(default)]
    pub id: String,
    #[serde(default)]
    pub versione: i64,
    pub pagina: String,
    pub nome: String,
    /// Of the whole office, not of one user.
    pub di_tutti: bool,
    /// The filter, as the page's address writes it.
    pub filtro: std::collections::BTreeMap<String, String>,
}
