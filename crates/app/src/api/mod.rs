//! The words exchanged with the window and with other hosts: requests, answers, and the one table
//! of commands. TypeScript types are generated from here (`cargo xtask tipi`).
//!
//! Structures are documented; most fields are the fields of the form they fill and carry its words.
#![allow(missing_docs, reason = "fields are named after the form fields they fill")]

mod atti;
mod comune;
mod datori;
mod importazioni;
mod impostazioni;
mod ottemperanza;
mod prospetti;
mod sessione;

pub use atti::*;
pub use comune::*;
pub use datori::*;
pub use importazioni::*;
pub use impostazioni::*;
pub use ottemperanza::*;
pub use prospetti::*;
pub use sessione::*;
