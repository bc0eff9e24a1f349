//! A result explains itself: the tree of steps behind every figure.

use crate::fonte::Fonte;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One step of a reckoning: what it is, its value, its citations, the parameters it read, whether
/// it applied, and the steps below it. The same tree feeds the screen, the annex of an act and the
/// stored result; its words are written here and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Voce {
    /// Stable identifier of the step, such as `base_art3` or `province.GE.quota_art3`.
    pub id: String,
    /// Label, in Italian.
    pub nome: String,
    /// Value as it is read ("97", "6,79", "7%"); empty if the step has none.
    pub valore: String,
    /// Unit of the value, in Italian ("lavoratori", "unità", "giorni"); empty if it has none.
    pub unita: String,
    /// What was done, in plain Italian.
    pub spiega: String,
    /// The reckoning written out ("7% di 97 = 6,79 → 7"), if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conto: Option<String>,
    /// Citations.
    pub citazioni: Vec<Citazione>,
    /// Parameters read, each with the day it is valid from.
    pub parametri: Vec<ParametroLetto>,
    /// Whether the step applied.
    pub applicata: bool,
    /// Why it did not apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motivo: Option<String>,
    /// Steps below, applied or refused.
    pub figli: Vec<Voce>,
}

/// A citation beside its rendered words, so that no reader has to render it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Citazione {
    /// "art. 3, c. 1, lett. a), L. 68/1999".
    pub testo: String,
    /// The citation itself.
    pub fonte: Fonte,
    /// Normattiva URN, for acts of the State.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urn: Option<String>,
}

/// A dated parameter as a rule read it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct ParametroLetto {
    /// Identifier, which is the name of its file.
    pub id: String,
    /// What it is, in Italian.
    pub descrizione: String,
    /// Value as it is read ("7%", "39,21 €").
    pub valore: String,
    /// First day on which the value holds.
    #[ts(type = "string")]
    pub dal: NaiveDate,
    /// Where the value comes from.
    pub fonte: String,
}

impl Voce {
    /// A step that applied.
    #[must_use]
    pub fn nuova(id: impl Into<String>, nome: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            nome: nome.into(),
            valore: String::new(),
            unita: String::new(),
            spiega: String::new(),
            conto: None,
            citazioni: Vec::new(),
            parametri: Vec::new(),
            applicata: true,
            motivo: None,
            figli: Vec::new(),
        }
    }

    /// A step that was looked at and refused, with the reason.
    #[must_use]
    pub fn rifiutata(id: impl Into<String>, nome: impl Into<String>, motivo: impl Into<String>) -> Self {
        Self { applicata: false, motivo: Some(motivo.into()), ..Self::nuova(id, nome) }
    }

    /// Sets value and unit.
    #[must_use]
    pub fn valore(mut self, valore: impl ToString, unita: &str) -> Self {
        self.valore = valore.to_string();
        unita.clone_into(&mut self.unita);
        self
    }

    /// Sets the plain words.
    #[must_use]
    pub fn spiega(mut self, testo: impl Into<String>) -> Self {
        self.spiega = testo.into();
        self
    }

    /// Sets the reckoning written out.
    #[must_use]
    pub fn conto(mut self, testo: impl Into<String>) -> Self {
        self.conto = Some(testo.into());
        self
    }

    /// Adds a citation.
    #[must_use]
    pub fn cita(mut self, fonte: Fonte) -> Self {
        self.citazioni.push(fonte.into());
        self
    }

    /// Adds a parameter read.
    #[must_use]
    pub fn legge(mut self, parametro: ParametroLetto) -> Self {
        self.parametri.push(parametro);
        self
    }

    /// Adds a step below.
    #[must_use]
    pub fn figlia(mut self, voce: Self) -> Self {
        self.figli.push(voce);
        self
    }

    /// Adds steps below.
    #[must_use]
    pub fn figlie(mut self, voci: impl IntoIterator<Item = Self>) -> Self {
        self.figli.extend(voci);
        self
    }

    /// The step with an identifier, here or below.
    #[must_use]
    pub fn trova(&self, id: &str) -> Option<&Self> {
        if self.id == id { Some(self) } else { self.figli.iter().find_map(|figlia| figlia.trova(id)) }
    }
}

impl From<Fonte> for Citazione {
    fn from(fonte: Fonte) -> Self {
        Self { testo: fonte.to_string(), urn: fonte.urn(), fonte }
    }
}
