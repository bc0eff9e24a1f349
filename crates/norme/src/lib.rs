//! The law as code: rules in the order of the articles, dated parameters, explanations.
//!
//! Depends on `mirato-domain` alone: no store, no file, no clock.

mod errore;
mod fonte;
pub mod parametri;
mod voce;

pub use errore::ErroreNorma;
pub use fonte::{Certezza, Fonte};
pub use parametri::{Letto, Parametri, Parametro};
pub use voce::{Citazione, ParametroLetto, Voce};
