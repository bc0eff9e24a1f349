//! The one shape in which an error reaches a user or another program.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of refusal an error is: the command line turns it into its exit status, the window
/// into its tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Genere {
    /// The input is invalid (exit status 3).
    Dato,
    /// A rule or a state refuses (exit status 4).
    Stato,
    /// The program, the disk or a device broke (exit status 5).
    Guasto,
}

/// One field in error: its path in the input and what to do about it, in Italian.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Campo {
    /// Path of the field, such as `province[0].totale_dipendenti`.
    pub campo: String,
    /// What is wrong with it and what to do, in Italian.
    pub messaggio: String,
}

/// An error as it is shown: a stable code, an Italian message, the fields it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{messaggio}")]
pub struct Errore {
    /// Stable code, listed in the manual; programs switch on it, never on the words.
    pub codice: String,
    /// What is wrong and what to do, in Italian.
    pub messaggio: String,
    /// The fields in error, empty when the error concerns none in particular.
    #[serde(default)]
    pub campi: Vec<Campo>,
    /// Kind of refusal.
    pub genere: Genere,
}

impl Errore {
    /// Invalid input.
    #[must_use]
    pub fn dato(codice: &str, messaggio: impl Into<String>) -> Self {
        Self::nuovo(Genere::Dato, codice, messaggio)
    }

    /// Refused by a rule or a state.
    #[must_use]
    pub fn stato(codice: &str, messaggio: impl Into<String>) -> Self {
        Self::nuovo(Genere::Stato, codice, messaggio)
    }

    /// A fault of the program, of the disk, of a device.
    #[must_use]
    pub fn guasto(codice: &str, messaggio: impl Into<String>) -> Self {
        Self::nuovo(Genere::Guasto, codice, messaggio)
    }

    fn nuovo(genere: Genere, codice: &str, messaggio: impl Into<String>) -> Self {
        Self { codice: codice.to_owned(), messaggio: messaggio.into(), campi: Vec::new(), genere }
    }

    /// Adds a field in error.
    #[must_use]
    pub fn con_campo(mut self, campo: impl Into<String>, messaggio: impl Into<String>) -> Self {
        self.campi.push(Campo { campo: campo.into(), messaggio: messaggio.into() });
        self
    }
}
