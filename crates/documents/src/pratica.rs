//! What the acts of a proceeding share: the act and its file, who receives it, the person and the employer.
//!
//! No type here has a place for a diagnosis, a percentage of disability or a category: an act that leaves the
//! office names the list and the article, never the health of a person.

use crate::carta::{Protocollo, Stato};
use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use chrono::{Datelike, NaiveDate};
use mirato_domain::CodiceFiscale;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Number and day of the act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Atto {
    /// Number in the register; absent only in a draft.
    #[serde(default)]
    pub numero: Option<u32>,
    /// Year of the register.
    pub anno: u16,
    /// Day of issue.
    pub data: NaiveDate,
}

/// Protocol and file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segnatura {
    /// Outgoing protocol; absent until it is assigned.
    #[serde(default)]
    pub protocollo: Option<Protocollo>,
    /// Classification.
    #[serde(default)]
    pub classificazione: Option<String>,
    /// File.
    #[serde(default)]
    pub fascicolo: Option<String>,
    /// The request it answers.
    pub richiesta: Protocollo,
}

/// Who receives the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Destinatario {
    /// Name.
    pub denominazione: String,
    /// Address, office, certified mail: one line each.
    #[serde(default)]
    pub righe: Vec<String>,
    /// Code in the index of public administrations.
    #[serde(default)]
    pub codice_ipa: Option<String>,
}

/// The employer an act is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operatore {
    /// Name.
    pub denominazione: String,
    /// Tax code.
    pub codice_fiscale: String,
    /// Legal seat.
    pub sede: String,
}

/// The person an act is about. Debug output hides every member.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    /// Name and surname, in the order in which they are printed, bookmarks included.
    pub nominativo: String,
    /// Whether the words of the act are in the feminine.
    pub femminile: bool,
    /// Day of birth.
    pub nato_il: NaiveDate,
    /// Codice fiscale, of sixteen characters.
    pub codice_fiscale: String,
}

/// A check that was made before the act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verifica {
    /// What was looked at.
    pub nome: String,
    /// What was found.
    pub risultato: String,
    /// The rule ("art. 8, comma 1", "prassi d’ufficio").
    pub norma: String,
}

impl fmt::Debug for Persona {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Persona(…)")
    }
}

impl Atto {
    /// Only a draft may lack its number; the year is that of the day.
    pub(crate) fn valida(&self, stato: &Stato) -> Result<(), ErroreDocumento> {
        if self.numero.is_none() && *stato != Stato::Bozza {
            return Err(ErroreDocumento::dato("atto.numero", "manca: solo una bozza può non averlo"));
        }
        if i32::from(self.anno) != self.data.year() {
            return Err(ErroreDocumento::dato("atto.anno", "non è l’anno della data dell’atto: correggi uno dei due"));
        }
        Ok(())
    }
}

impl Segnatura {
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        pieno("segnatura.richiesta.numero", &self.richiesta.numero)
    }
}

impl Destinatario {
    pub(crate) fn valida(&self, campo: &str) -> Result<(), ErroreDocumento> {
        pieno(&format!("{campo}.denominazione"), &self.denominazione)
    }
}

impl Operatore {
    pub(crate) fn valida(&self, campo: &str) -> Result<(), ErroreDocumento> {
        pieno(&format!("{campo}.denominazione"), &self.denominazione)?;
        pieno(&format!("{campo}.codice_fiscale"), &self.codice_fiscale)?;
        pieno(&format!("{campo}.sede"), &self.sede)
    }
}

impl Persona {
    /// `al` is the day of the document, by which the person must have been born.
    pub(crate) fn valida(&self, campo: &str, al: (&str, NaiveDate)) -> Result<(), ErroreDocumento> {
        pieno(&format!("{campo}.nominativo"), &self.nominativo)?;
        non_prima(al.0, al.1, (&format!("{campo}.nato_il"), self.nato_il))?;
        // The message of the domain repeats the code: here it is only named.
        let giusto = self.codice_fiscale.parse::<CodiceFiscale>().is_ok_and(|codice| codice.di_persona());
        if giusto {
            Ok(())
        } else {
            Err(ErroreDocumento::dato(
                format!("{campo}.codice_fiscale"),
                "non è il codice fiscale di una persona: controlla i sedici caratteri",
            ))
        }
    }
}

impl Verifica {
    pub(crate) fn valida(&self, campo: &str) -> Result<(), ErroreDocumento> {
        pieno(&format!("{campo}.nome"), &self.nome)?;
        pieno(&format!("{campo}.risultato"), &self.risultato)?;
        pieno(&format!("{campo}.norma"), &self.norma)
    }

    /// The checks of an act: at least one.
    pub(crate) fn valida_tutte(verifiche: &[Self]) -> Result<(), ErroreDocumento> {
        if verifiche.is_empty() {
            return Err(ErroreDocumento::dato("verifiche", "è vuoto: indica le verifiche svolte"));
        }
        verifiche.iter().enumerate().try_for_each(|(indice, voce)| voce.valida(&format!("verifiche[{indice}]")))
    }
}
