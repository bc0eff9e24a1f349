//! Documents composed from data: every case, determinism, refusals, previews.

mod casi;
mod composizione;
mod modelli;
mod rifiuti;
mod schema;
