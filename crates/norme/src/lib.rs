//! The law as code: rules in the order of the articles, dated parameters, explanations.
//!
//! Depends on `mirato-domain` alone: no store, no file, no clock.

mod fonte;
mod voce;

pub use fonte::{Certezza, Fonte};
pub use voce::{Citazione, ParametroLetto, Voce};
