//! The law as code: rules in the order of the articles, dated parameters, explanations.
//!
//! Depends on `mirato-domain` alone: no store, no file, no clock.

pub mod abbinamento;
pub mod aritmetica;
pub mod avviso;
pub mod calendario;
pub mod controllo;
pub mod dpr333_2000;
mod errore;
pub mod esito;
mod eta;
mod fonte;
pub mod graduatoria;
pub mod l241_1990;
pub mod l68_1999;
pub mod parametri;
pub mod quota;
pub mod revisione;
pub mod simulazione;
pub mod versione;
mod voce;

pub use controllo::{Controllo, EsitoControllo};
pub use errore::ErroreNorma;
pub use esito::Esito;
pub use fonte::{Certezza, Fonte};
pub use l68_1999::art03_quota::Classe;
pub use parametri::{Letto, Parametri, Parametro};
pub use simulazione::{Modifica, Simulazione, Variazione, simula, variazioni};
pub use voce::{Citazione, ParametroLetto, Voce};
