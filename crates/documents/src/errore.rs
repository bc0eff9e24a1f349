//! Errors of composition.

use mirato_domain::Errore;

/// Why a document was not composed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErroreDocumento {
    /// No template has this name and version.
    #[error("il modello «{modello}» versione «{versione}» non esiste: controlla nome e versione")]
    ModelloIgnoto {
        /// Name asked for.
        modello: String,
        /// Version asked for.
        versione: String,
    },
    /// A datum is missing or has the wrong shape. The value is not repeated: it may be personal.
    #[error("dato non valido in «{campo}»: {motivo}")]
    Dato {
        /// Path of the field, such as `gara.data_riferimento`.
        campo: String,
        /// What is wrong and what to do, in Italian.
        motivo: String,
    },
    /// The template failed: a fault of the program, not of the data.
    #[error("la composizione non è riuscita: {0}. Segnala il problema con il nome del modello")]
    Composizione(String),
    /// The file would not be PDF/A-2a and PDF/UA-1, so it was not written.
    #[error("il documento non rispetta PDF/A-2a e PDF/UA-1 e non è stato prodotto: {0}")]
    Esportazione(String),
    /// A PDF could not be drawn as images.
    #[error("l'anteprima non è riuscita: {0}")]
    Anteprima(String),
}

impl ErroreDocumento {
    /// A datum that is missing or wrong.
    pub(crate) fn dato(campo: impl Into<String>, motivo: impl Into<String>) -> Self {
        Self::Dato { campo: campo.into(), motivo: motivo.into() }
    }

    /// The same error of a datum, inside the member `campo`.
    pub(crate) fn dentro(self, campo: &str) -> Self {
        match self {
            Self::Dato { campo: interno, motivo } => Self::Dato { campo: format!("{campo}.{interno}"), motivo },
            altro => altro,
        }
    }
}

impl From<ErroreDocumento> for Errore {
    fn from(errore: ErroreDocumento) -> Self {
        let messaggio = errore.to_string();
        match errore {
            ErroreDocumento::ModelloIgnoto { .. } => Self::dato("modello_ignoto", messaggio),
            ErroreDocumento::Dato { campo, motivo } => Self::dato("dato_documento", messaggio).con_campo(campo, motivo),
            ErroreDocumento::Composizione(_) => Self::guasto("composizione", messaggio),
            ErroreDocumento::Esportazione(_) => Self::guasto("esportazione", messaggio),
            ErroreDocumento::Anteprima(_) => Self::guasto("anteprima", messaggio),
        }
    }
}
