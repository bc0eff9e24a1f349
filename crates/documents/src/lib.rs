//! Acts composed with Typst: PDF/A-2a and PDF/UA-1 at once, Italian, tagged, reproducible.
//!
//! A [`Compositore`] holds the templates and the fonts, all embedded: no file is read and no network
//! is used. An act is its template, its version and its data; the same data give the same bytes.
//! Signature and verification live in the crate `firma`.

mod anteprima;
pub mod avviamento;
pub mod avviso;
pub mod avviso_pagamento;
pub mod calcolo;
mod canonico;
pub mod carta;
pub mod compensazione;
mod compositore;
pub mod computo;
pub mod convenzione;
pub mod convenzione_atto;
mod errore;
pub mod esonero;
pub mod estratto_conto;
pub mod etichette;
pub mod graduatoria;
pub mod graduatoria_decreto;
pub mod lettera;
pub mod lettera_candidato;
pub mod lettera_datore;
mod lettura;
mod modello;
mod mondo;
pub mod nulla_osta;
pub mod ottemperanza;
pub mod pratica;
pub mod provvedimento;
pub mod relazione;
pub mod revisione;
mod risorse;
pub mod scheda_convenzione;
pub mod sospensione;
mod tipografia;

pub use anteprima::pagine_png;
pub use canonico::{codice_atto, json_canonico};
pub use compositore::{Compositore, DocumentoComposto, impronta_modello};
pub use errore::ErroreDocumento;
