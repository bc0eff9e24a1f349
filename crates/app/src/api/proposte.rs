//! What events ask for: proposed to an official, applied one by one or together.

use super::comune::{Norma, Tono};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Filter of the proposals.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroProposte {
    /// Empty for all.
    pub codice: String,
    pub da: u32,
    pub quanti: u32,
}

/// A page of proposals.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoProposte {
    pub totale: u32,
    pub righe: Vec<Proposta>,
}

/// Something that an event asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Proposta {
    /// Stable: person, iscrizione, ground and day.
    pub id: String,
    pub codice: String,
    pub persona_id: String,
    pub persona: String,
    pub iscrizione_id: String,
    pub elenco_nome: String,
    /// `sospendi`, `chiudi`, `riapri`, `chiedi`.
    pub azione: String,
    pub motivo: String,
    pub dal: String,
    pub fino_al: String,
    pub titolo: String,
    pub dettaglio: String,
    pub tono: Tono,
    pub norme: Vec<Norma>,
    pub spiegazione: mirato_norme::Voce,
}

/// Applies proposals.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApplicaProposte {
    pub ids: Vec<String>,
}

/// What came of each.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProposteApplicate {
    pub applicate: u32,
    /// Those that no longer held, with the reason.
    pub saltate: Vec<String>,
}
