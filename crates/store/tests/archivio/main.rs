//! One story on both engines, and what must never happen on either.

mod banco;
mod cifratura;
mod concorrenza;
mod copia;
mod immutabile;
mod importazione;
mod ricerca;
mod storia;
