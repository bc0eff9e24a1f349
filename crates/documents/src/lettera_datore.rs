//! Data of the letters to employers and to other offices, one or many in a file.
//!
//! Each letter is a numbered act, starts a page and has a bookmark of its own. A letter composed by itself bears the
//! code of the act; a file of many is for reading and printing, and bears none.

mod contenuto;

pub use contenuto::{Contenuto, Esposizione, RataScaduta};

use crate::carta::{Avvertenza, Carta, Firma, Stato};
use crate::errore::ErroreDocumento;
use crate::pratica::{Atto, Destinatario, Operatore};
use crate::provvedimento::{Segnatura, non_vuoto};
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "lettera_datore";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Everything a file of letters prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Draft, to be signed, analogue copy: the same for all letters of a file.
    pub stato: Stato,
    /// Letterhead.
    pub carta: Carta,
    /// Who signs.
    pub firma: Firma,
    /// Notices at the foot of each letter: person responsible.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
    /// The letters, in order; at least one.
    pub lettere: Vec<Lettera>,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lettera {
    /// Number and day.
    pub atto: Atto,
    /// Protocol, file, what it answers.
    pub segnatura: Segnatura,
    /// Who receives it: the employer, or another office.
    pub destinatario: Destinatario,
    /// Offices that receive a copy.
    #[serde(default)]
    pub conoscenza: Vec<String>,
    /// The employer it is about.
    pub datore: Operatore,
    /// What it says.
    pub contenuto: Contenuto,
    /// What the office adds, in whole sentences.
    #[serde(default)]
    pub testo: Option<String>,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.firma.valida()?;
        non_vuoto("lettere", &self.lettere, "indica almeno una lettera")?;
        self.lettere
            .iter()
            .enumerate()
            .try_for_each(|(indice, lettera)| lettera.valida(&format!("lettere[{indice}]"), &self.stato))
    }
}

impl Lettera {
    fn valida(&self, campo: &str, stato: &Stato) -> Result<(), ErroreDocumento> {
        self.atto.valida(stato).and_then(|()| self.segnatura.valida()).map_err(|errore| errore.dentro(campo))?;
        self.destinatario.valida(&format!("{campo}.destinatario"))?;
        self.datore.valida(&format!("{campo}.datore"))?;
        self.contenuto.valida(&format!("{campo}.contenuto"), self.atto.data)
    }
}
