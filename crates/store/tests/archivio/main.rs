//! One story on both engines, and what must never happen on either.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what is not there must stop the test and say so")]

mod banco;
mod cifratura;
mod concorrenza;
mod convenzioni;
mod copia;
mod esoneri;
mod graduatoria;
mod immutabile;
mod importazione;
mod migrazione;
mod persone;
mod posizione;
mod revisione;
mod ricerca;
mod ruolo;
mod server;
mod storia;
