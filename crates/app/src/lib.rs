//! Use cases: what the window and the command line do, over the archive, the law and the documents.
//! Permissions, audit and clock live here.

pub mod api;
pub mod archivi;
pub mod atti;
pub mod calcola;
mod certificato;
pub mod comandi;
mod cruscotto;
mod datori;
pub mod demo;
mod esporta;
mod filtri;
pub mod firme;
pub mod importazioni;
mod impostazioni;
mod istruttoria;
mod lavori;
mod leggi;
mod orologio;
pub mod ottemperanza;
mod programma;
mod prospetti;
mod quadri;
mod registrazione;
mod sessione;
mod stati;
mod tempo;
mod tipi;
mod ufficio;
pub mod verifiche;

pub use orologio::Orologio;
pub use programma::Programma;
pub use tipi::tipi_typescript;
pub use ufficio::Ufficio;

/// Version of the program, as acts and verifications record it.
pub const VERSIONE: &str = env!("CARGO_PKG_VERSION");
