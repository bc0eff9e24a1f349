//! Data of the monitoring sheet of a convention, or of its closing report. It is not an act: it has no number.
//!
//! Rows name acts and days, never persons.

use crate::calcolo::Cifra;
use crate::carta::{Carta, Firma, Protocollo};
use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use crate::pratica::Operatore;
use crate::provvedimento::{non_vuoto, pieni};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "scheda_convenzione";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Everything the sheet prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Letterhead.
    pub carta: Carta,
    /// Day on which it was drawn up.
    pub data: NaiveDate,
    /// Day of the situation.
    pub al: NaiveDate,
    /// Whether it is the closing report.
    #[serde(default)]
    pub finale: bool,
    /// Number and day of the convention.
    pub convenzione: Protocollo,
    /// Article of the convention ("art. 11, commi 1 e 2").
    pub norma: String,
    /// The employer.
    pub datore: Operatore,
    /// First day of the convention.
    pub dal: NaiveDate,
    /// Last day of the convention.
    pub fine: NaiveDate,
    /// Day of the next check.
    #[serde(default)]
    pub verifica_il: Option<NaiveDate>,
    /// State of the convention, as it is read ("in regola", "da contestare").
    pub stato_convenzione: String,
    /// Figures in evidence.
    #[serde(default)]
    pub cifre: Vec<Cifra>,
    /// Rows of the plan; at least one.
    pub righe: Vec<Riga>,
    /// What was found, in sections.
    #[serde(default)]
    pub sezioni: Vec<Sezione>,
    /// What falls due next.
    #[serde(default)]
    pub scadenze: Vec<Scadenza>,
    /// Who signs.
    #[serde(default)]
    pub firma: Option<Firma>,
}

/// A row of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Riga {
    /// Number.
    pub numero: u32,
    /// Last day.
    pub entro: NaiveDate,
    /// Units.
    pub unita: u32,
    /// Profile or duties.
    pub mansione: String,
    /// State.
    pub stato: StatoRiga,
    /// Day from which it is in that state.
    #[serde(default)]
    pub dal: Option<NaiveDate>,
    /// By which act, or why ("nulla osta n. 294/2026", "cessata per esito della prova").
    #[serde(default)]
    pub come: Option<String>,
}

/// State of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatoRiga {
    /// Filled.
    Coperta,
    /// Not filled, term still to come.
    Attesa,
    /// Not filled, term past.
    Scaduta,
    /// Was filled, then left.
    Vuota,
    /// Taken off the plan.
    Annullata,
}

/// A section of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sezione {
    /// Heading.
    pub titolo: String,
    /// Text.
    pub testo: String,
}

/// Something that falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scadenza {
    /// Day.
    pub entro: NaiveDate,
    /// What.
    pub testo: String,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        pieno("convenzione.numero", &self.convenzione.numero)?;
        pieno("norma", &self.norma)?;
        pieno("stato_convenzione", &self.stato_convenzione)?;
        self.datore.valida("datore")?;
        non_prima("fine", self.fine, ("dal", self.dal))?;
        non_vuoto("righe", &self.righe, "indica le scadenze del piano")?;
        for (indice, riga) in self.righe.iter().enumerate() {
            pieno(&format!("righe[{indice}].mansione"), &riga.mansione)?;
        }
        for (indice, sezione) in self.sezioni.iter().enumerate() {
            pieni(&format!("sezioni[{indice}]"), &[("titolo", &sezione.titolo), ("testo", &sezione.testo)])?;
        }
        for (indice, scadenza) in self.scadenze.iter().enumerate() {
            pieno(&format!("scadenze[{indice}].testo"), &scadenza.testo)?;
        }
        self.firma.as_ref().map_or(Ok(()), Firma::valida)
    }
}
