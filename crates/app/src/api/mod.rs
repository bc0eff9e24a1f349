//! The words exchanged with the window and with other hosts: requests, answers, and the one table
//! of commands. TypeScript types are generated from here (`cargo xtask tipi`).
//!
//! Structures are documented; most fields are the fields of the form they fill and carry its words.
#![allow(missing_docs, reason = "fields are named after the form fields they fill")]

mod annuale;
mod atti;
mod avvisi;
mod computi;
mod comune;
mod conto;
mod convenzioni;
mod criteri;
mod datori;
mod esoneri;
mod fascicolo;
mod graduatorie;
mod importazioni;
mod impostazioni;
mod iscrizioni;
mod lettere;
mod nulla_osta;
mod ottemperanza;
mod persone;
mod posizione;
mod preselezioni;
mod proposte;
mod prospetti;
mod revisioni;
mod scadenzario;
mod sessione;
mod sospensioni;
mod viste;

pub use annuale::*;
pub use atti::*;
pub use avvisi::*;
pub use computi::*;
pub use comune::*;
pub use conto::*;
pub use convenzioni::*;
pub use criteri::*;
pub use datori::*;
pub use esoneri::*;
pub use fascicolo::*;
pub use graduatorie::*;
pub use importazioni::*;
pub use impostazioni::*;
pub use iscrizioni::*;
pub use lettere::*;
pub use nulla_osta::*;
pub use ottemperanza::*;
pub use persone::*;
pub use posizione::*;
pub use preselezioni::*;
pub use proposte::*;
pub use prospetti::*;
pub use revisioni::*;
pub use scadenzario::*;
pub use sessione::*;
pub use sospensioni::*;
pub use viste::*;
