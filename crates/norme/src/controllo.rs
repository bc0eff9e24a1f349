//! A check: what an act looks at before it is issued, with its outcome and citations.

use crate::fonte::Fonte;
use crate::parametri::Letto;
use crate::voce::{Citazione, ParametroLetto, Voce};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EsitoControllo {
    /// Done, nothing to see to.
    Fatto,
    /// Something the official must look at.
    Attenzione,
    /// Bars the act.
    Impedisce,
    /// Not pertinent here.
    NonPertinente,
}

/// A check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ControlloNorma")]
pub struct Controllo {
    /// Stable code.
    pub codice: String,
    /// What was checked and found.
    pub titolo: String,
    /// More of it.
    pub dettaglio: String,
    /// How it ended.
    pub esito: EsitoControllo,
    /// Citations.
    pub citazioni: Vec<Citazione>,
    /// Parameters read: they stand in the explanation alone.
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) parametri: Vec<ParametroLetto>,
}

impl Controllo {
    pub(crate) fn nuovo(
        codice: &str,
        esito: EsitoControllo,
        titolo: impl Into<String>,
        dettaglio: impl Into<String>,
    ) -> Self {
        Self {
            codice: codice.to_owned(),
            titolo: titolo.into(),
            dettaglio: dettaglio.into(),
            esito,
            citazioni: Vec::new(),
            parametri: Vec::new(),
        }
    }

    pub(crate) fn fatto(codice: &str, titolo: impl Into<String>, dettaglio: impl Into<String>) -> Self {
        Self::nuovo(codice, EsitoControllo::Fatto, titolo, dettaglio)
    }

    pub(crate) fn attenzione(codice: &str, titolo: impl Into<String>, dettaglio: impl Into<String>) -> Self {
        Self::nuovo(codice, EsitoControllo::Attenzione, titolo, dettaglio)
    }

    pub(crate) fn impedisce(codice: &str, titolo: impl Into<String>, dettaglio: impl Into<String>) -> Self {
        Self::nuovo(codice, EsitoControllo::Impedisce, titolo, dettaglio)
    }

    pub(crate) fn non_pertinente(codice: &str, titolo: impl Into<String>, dettaglio: impl Into<String>) -> Self {
        Self::nuovo(codice, EsitoControllo::NonPertinente, titolo, dettaglio)
    }

    pub(crate) fn cita(mut self, fonte: Fonte) -> Self {
        self.citazioni.push(fonte.into());
        self
    }

    /// Cites a parameter and records that it was read.
    pub(crate) fn secondo<T>(mut self, letto: &Letto<T>) -> Self {
        self.parametri.push(letto.letto.clone());
        self.cita(letto.citazione())
    }

    /// Whether it bars the act.
    #[must_use]
    pub fn impedimento(&self) -> bool {
        self.esito == EsitoControllo::Impedisce
    }

    /// The check as a step of an explanation.
    pub(crate) fn voce(&self, sopra: &str) -> Voce {
        let (id, valore) = (format!("{sopra}.{}", self.codice), self.esito.nome());
        let mut voce = match self.esito {
            EsitoControllo::NonPertinente => Voce::rifiutata(id, &self.titolo, &self.dettaglio),
            _ => Voce::nuova(id, &self.titolo).spiega(&self.dettaglio),
        };
        voce.citazioni.clone_from(&self.citazioni);
        voce.parametri.clone_from(&self.parametri);
        voce.valore(valore, "")
    }
}

impl EsitoControllo {
    /// The outcome in words.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Fatto => "in regola",
            Self::Attenzione => "da guardare",
            Self::Impedisce => "impedisce",
            Self::NonPertinente => "non pertinente",
        }
    }
}

/// What bars an act, in Italian, from its checks: the title and what to do.
pub(crate) fn impedimenti(controlli: &[Controllo]) -> Vec<String> {
    controlli
        .iter()
        .filter(|controllo| controllo.impedimento())
        .map(|controllo| format!("{}: {}", controllo.titolo, controllo.dettaglio))
        .collect()
}
