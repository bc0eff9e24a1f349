//! The yearly list of who was registered on 31 December.

use super::Formato;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Asks what the person's file already holds for a yearly confirmation.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChiediConferma {
    pub avviso_id: String,
    pub codice_fiscale: String,
}

/// What the person's file holds for the year; empty is not known. Debug output hides it.
#[derive(Clone, Default, Serialize, Deserialize, TS)]
pub struct PropostaConferma {
    /// The year whose income is asked for.
    pub anno_reddito: u32,
    /// Income of that year.
    pub reddito: String,
    /// ISEE that held on 31 December.
    pub isee: String,
    pub persone_a_carico: u32,
    /// Day on which the dependants were declared; empty if it was before the year.
    pub carico_dichiarato_il: String,
}

impl fmt::Debug for PropostaConferma {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PropostaConferma(…)")
    }
}

/// A yearly list beside that of the year before.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConfrontoAnnuale {
    /// Year of the list before.
    pub anno_prima: u32,
    /// Who has a place and had none.
    pub entrate: u32,
    /// Who had a place and has none.
    pub uscite: u32,
    /// Who has another place.
    pub spostate: u32,
    /// Who kept the place.
    pub ferme: u32,
    /// The first thousand: who left, who entered, who moved.
    pub righe: Vec<SpostamentoAnnuale>,
}

/// Writes the whole comparison of two yearly lists.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaConfrontoAnnuale {
    /// The list of the later year.
    pub id: String,
    pub formato: Formato,
    pub percorso: String,
}

/// Somebody who entered, left or moved; 0 where there is no place.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpostamentoAnnuale {
    pub persona_id: String,
    pub persona: String,
    /// `uscita`, `entrata`, `spostata`.
    pub che: String,
    pub posizione_prima: u32,
    pub posizione_dopo: u32,
    pub punti_prima: String,
    pub punti_dopo: String,
    /// Why who left did.
    pub motivo: String,
}
