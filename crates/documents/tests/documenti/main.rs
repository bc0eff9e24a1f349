//! Documents composed from data: every case, determinism, refusals, previews.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up must fail")]

mod casi;
mod composizione;
mod convenzioni;
mod datori;
mod lettere;
mod modelli;
mod persone;
mod rifiuti;
mod salute;
mod schema;
mod selezioni;
mod sospensioni;
