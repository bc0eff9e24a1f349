//! The reckoning an annex explains: "Come è stato calcolato".
//!
//! The members match those of a `Voce` of the crate `norme`, so that the use case that prints one
//! copies field by field: a child that did not apply becomes a [`NonApplicato`] of its parent.

use crate::errore::ErroreDocumento;
use crate::lettura::pieno;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Deepest tree that is printed: beyond it the columns would be too narrow to read.
pub const LIVELLI: usize = 16;

/// An explained reckoning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calcolo {
    /// The reckoning in two or three sentences.
    #[serde(default)]
    pub in_breve: String,
    /// Figures in evidence, five in a row.
    #[serde(default)]
    pub cifre: Vec<Cifra>,
    /// Which data, of which day.
    #[serde(default)]
    pub fonte: String,
    /// The steps.
    pub nodi: Vec<Nodo>,
}

/// A figure in evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cifra {
    /// Value as it is read.
    pub valore: String,
    /// What it is.
    pub nome: String,
    /// A further word.
    #[serde(default)]
    pub precisazione: Option<String>,
}

/// One step of a reckoning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nodo {
    /// Label.
    pub nome: String,
    /// "−" or "+" before the value, where the step is added or taken away.
    #[serde(default)]
    pub segno: Option<String>,
    /// Value as it is read; empty if the step has none.
    #[serde(default)]
    pub valore: String,
    /// Unit; empty if the value has none.
    #[serde(default)]
    pub unita: String,
    /// What was done, in plain words.
    #[serde(default)]
    pub spiega: String,
    /// The reckoning written out.
    #[serde(default)]
    pub conto: Option<String>,
    /// Citations.
    #[serde(default)]
    pub cita: Vec<Cita>,
    /// Parameters read.
    #[serde(default)]
    pub parametri: Vec<Parametro>,
    /// Steps below that applied.
    #[serde(default)]
    pub figli: Vec<Nodo>,
    /// Steps below that were looked at and refused.
    #[serde(default)]
    pub non_applicati: Vec<NonApplicato>,
}

/// A citation and how certain it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cita {
    /// How certain.
    pub certezza: Certezza,
    /// "art. 3, c. 1, lett. a), L. 68/1999".
    pub testo: String,
}

/// How certain a citation is; the same words as in the crate `norme`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certezza {
    /// Text of an act.
    TestoDiLegge,
    /// Practice of offices: printed in grey after "prassi".
    PrassiUfficio,
    /// To be confirmed: printed in grey after "da confermare".
    DaConfermare,
}

/// A dated parameter that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parametro {
    /// What it is.
    pub nome: String,
    /// Value as it is read.
    pub valore: String,
    /// First day on which it holds.
    pub dal: NaiveDate,
    /// Where it comes from.
    pub fonte: String,
}

/// A step that was looked at and refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NonApplicato {
    /// Label.
    pub nome: String,
    /// Why it did not apply.
    pub motivo: String,
}

impl Calcolo {
    pub(crate) fn valida(&self, campo: &str) -> Result<(), ErroreDocumento> {
        if self.nodi.is_empty() {
            return Err(ErroreDocumento::dato(format!("{campo}.nodi"), "è vuoto: indica almeno un passaggio"));
        }
        valida_nodi(&format!("{campo}.nodi"), &self.nodi, 1)
    }
}

fn valida_nodi(campo: &str, nodi: &[Nodo], livello: usize) -> Result<(), ErroreDocumento> {
    if livello > LIVELLI {
        return Err(ErroreDocumento::dato(campo, format!("supera i {LIVELLI} livelli che si possono stampare")));
    }
    for (indice, nodo) in nodi.iter().enumerate() {
        pieno(&format!("{campo}[{indice}].nome"), &nodo.nome)?;
        if !nodo.figli.is_empty() {
            valida_nodi(&format!("{campo}[{indice}].figli"), &nodo.figli, livello + 1)?;
        }
    }
    Ok(())
}
