//! Use cases: what the window and the command line do, over the archive, the law and the documents.
//! Permissions, audit and clock live here.

mod abilitazioni;
mod allegati;
mod allegato_calcolo;
pub mod api;
pub mod archivi;
mod assunzioni;
pub mod atti;
pub mod avvisi;
pub mod calcola;
mod certificato;
mod circostanze;
pub mod comandi;
mod compensazioni;
pub mod computi;
pub mod conto;
pub mod convenzioni;
mod cruscotto;
mod datori;
pub mod demo;
mod emissione;
pub mod esoneri;
mod esporta;
mod fascicolo;
mod filtri;
pub mod firme;
pub mod graduatorie;
pub mod importazioni;
mod impostazioni;
mod iscrizioni;
mod istruttoria;
mod lavori;
mod leggi;
mod lettere;
mod modulo;
mod movimenti;
pub mod nulla_osta;
mod orologio;
pub mod ottemperanza;
mod persone;
mod posizione;
mod preselezioni;
mod programma;
mod proposte;
mod prospetti;
mod quadri;
mod registrazione;
pub mod revisioni;
pub mod ruoli;
mod scadenzario;
mod sessione;
mod sospensioni;
mod stati;
mod tempo;
mod tipi;
mod ufficio;
pub mod verifiche;
mod viste;
mod vita;

pub use orologio::Orologio;
pub use programma::Programma;
pub use tipi::tipi_typescript;
pub use ufficio::Ufficio;

/// Version of the program, as acts and verifications record it.
pub const VERSIONE: &str = env!("CARGO_PKG_VERSION");
