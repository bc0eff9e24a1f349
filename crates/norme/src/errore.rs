//! Why a rule gives no answer.

use chrono::NaiveDate;
use mirato_domain::{Campo, Errore};

/// Why a rule gives no answer. The messages are Italian and say what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErroreNorma {
    /// The day asked for comes before the encoded history of a parameter or rule.
    #[error(
        "«{cosa}» è noto al programma dal {}: per il {} non c'è una regola. Controlla la data",
        italiana(.prima), italiana(.data)
    )]
    FuoriVigenza {
        /// Parameter or rule.
        cosa: String,
        /// Day asked for.
        data: NaiveDate,
        /// First day of the encoded history.
        prima: NaiveDate,
    },
    /// The parameter or rule had an end before the day asked for.
    #[error("«{cosa}» non vale più dal {}: per il {} non c'è una regola. Controlla la data", italiana(.dal), italiana(.data))]
    Cessato {
        /// Parameter or rule.
        cosa: String,
        /// Day asked for.
        data: NaiveDate,
        /// First day on which it no longer holds.
        dal: NaiveDate,
    },
    /// No parameter has this identifier.
    #[error("il parametro «{id}» non esiste: aggiungilo tra i parametri dell'ufficio o correggi il nome")]
    ParametroAssente {
        /// Identifier asked for.
        id: String,
    },
    /// A parameter file cannot be used.
    #[error("il parametro «{id}» è scritto male: {motivo}")]
    ParametroErrato {
        /// Identifier, or "documento" when the file cannot be read at all.
        id: String,
        /// What is wrong.
        motivo: String,
    },
    /// A value of the office would replace a national one.
    #[error(
        "il parametro «{id}» dell'ufficio ({locale}) contraddice quello nazionale ({nazionale}): togli il valore dell'ufficio"
    )]
    ParametroInConflitto {
        /// Identifier.
        id: String,
        /// The office's value, with its day and source.
        locale: String,
        /// The national value, with its day and source.
        nazionale: String,
    },
    /// Two exceptions of the law are both true.
    #[error("«{prima}» e «{seconda}» valgono insieme e si escludono: togline una")]
    EccezioniInConflitto {
        /// First exception.
        prima: String,
        /// Second exception.
        seconda: String,
    },
    /// The input is invalid; each field says how.
    #[error("{messaggio}")]
    Dato {
        /// What is wrong as a whole.
        messaggio: String,
        /// The fields.
        campi: Vec<Campo>,
    },
    /// A rule refuses the request in this state.
    #[error("{messaggio}")]
    Rifiuto {
        /// Stable code.
        codice: &'static str,
        /// Why, and what to do.
        messaggio: String,
    },
    /// A table of criteria has values that nobody has confirmed.
    #[error(
        "la tabella dei criteri «{tabella}» ha {} valori da confermare e non si può usare: copiala e completala con l'atto dell'ufficio",
        .campi.len()
    )]
    CriteriDaConfermare {
        /// Name of the table.
        tabella: String,
        /// The values, one by one.
        campi: Vec<Campo>,
    },
    /// An amount or a count beyond what can be reckoned.
    #[error("il conto di «{cosa}» supera il massimo calcolabile: controlla i numeri inseriti")]
    TroppoGrande {
        /// What was being reckoned.
        cosa: String,
    },
}

impl ErroreNorma {
    /// Invalid input in one field.
    #[must_use]
    pub fn campo(campo: &str, messaggio: impl Into<String>) -> Self {
        let messaggio = messaggio.into();
        Self::Dato { messaggio: messaggio.clone(), campi: vec![Campo { campo: campo.to_owned(), messaggio }] }
    }

    /// Stable code, listed in the manual.
    #[must_use]
    pub const fn codice(&self) -> &'static str {
        match self {
            Self::FuoriVigenza { .. } => "fuori_vigenza",
            Self::Cessato { .. } => "norma_cessata",
            Self::ParametroAssente { .. } => "parametro_assente",
            Self::ParametroErrato { .. } => "parametro_errato",
            Self::ParametroInConflitto { .. } => "parametro_in_conflitto",
            Self::EccezioniInConflitto { .. } => "eccezioni_in_conflitto",
            Self::Dato { .. } => "dato_errato",
            Self::Rifiuto { codice, .. } => codice,
            Self::CriteriDaConfermare { .. } => "criteri_da_confermare",
            Self::TroppoGrande { .. } => "dato_troppo_grande",
        }
    }
}

impl From<ErroreNorma> for Errore {
    fn from(errore: ErroreNorma) -> Self {
        let (codice, messaggio) = (errore.codice(), errore.to_string());
        match errore {
            ErroreNorma::Dato { campi, .. } => Self { campi, ..Self::dato(codice, messaggio) },
            ErroreNorma::CriteriDaConfermare { campi, .. } => Self { campi, ..Self::stato(codice, messaggio) },
            ErroreNorma::FuoriVigenza { .. }
            | ErroreNorma::Cessato { .. }
            | ErroreNorma::EccezioniInConflitto { .. }
            | ErroreNorma::TroppoGrande { .. } => Self::dato(codice, messaggio),
            ErroreNorma::ParametroAssente { .. }
            | ErroreNorma::ParametroInConflitto { .. }
            | ErroreNorma::Rifiuto { .. } => Self::stato(codice, messaggio),
            ErroreNorma::ParametroErrato { .. } => Self::guasto(codice, messaggio),
        }
    }
}

/// A day as an Italian reads it: 07/03/2026.
#[must_use]
pub(crate) fn italiana(giorno: &NaiveDate) -> String {
    giorno.format("%d/%m/%Y").to_string()
}
