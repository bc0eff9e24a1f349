//! The prospetto informativo (art. 9 c. 6 L. 68/1999) as its national form lays it out: quadro 1 for
//! the employer, one quadro 2 for each province, quadro 3 with the figures the employer declares.
//!
//! The record is kept whole: what the rules do not use is what the office shows, prints and answers
//! about. It is stored as JSON; fields may be added, none renamed. A prospetto comes from the national
//! file (UNIPI) or from the office's spreadsheet; the second has no contacts and no declared summary.

mod invio;
mod lavoratore;
mod quadro1;
mod quadro2;
mod quadro3;
mod traduzione;

pub use invio::{EsitoInvio, Invio, QualeVale, quale_vale};
pub use lavoratore::{Lavoratore, LavoratoreComputabile, RapportoLavoro};
pub use quadro1::{
    AssunzioniPubblicaSelezione, CategoriaAzienda, DatiAziendali, DatiProspetto, Dichiarante, Gradualita,
    PrimeAssunzioni, Quadro1, Recapiti, Referente, SedeLegale, SospensioneMobilita,
};
pub use quadro2::{
    CategoriaAssunzione, CategoriaEsclusa, CompensazioneDichiarata, Convenzione, DatiProvinciali, DettaglioOrario,
    EsoneroAutocertificato, EsoneroDichiarato, PersonaleDipendente, PersonaleNonDipendente, PostoLavoro, Quadro2,
    SedeRiferimento, SospensioneDichiarata, StatoConcessione, TempoPienoPartTime,
};
pub use quadro3::{Quadro3, Riepilogo, RiepilogoProvinciale};
pub use traduzione::AvvisoProspetto;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a declared figure stands ("nazionale" or the sigla of a province) and its name, as in
/// `mirato calcola quota`.
pub type DoveCampo = (String, String);

/// A prospetto informativo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prospetto {
    /// How it reached the office.
    pub origine: Origine,
    /// How it was sent.
    pub trasmissione: Trasmissione,
    /// What this sending is.
    pub tipo: TipoComunicazione,
    /// Quadro 1: the employer.
    pub quadro1: Quadro1,
    /// Quadro 2: one for each province.
    #[serde(default)]
    pub quadro2: Vec<Quadro2>,
    /// Quadro 3: the figures as the employer declares them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quadro3: Option<Quadro3>,
}

/// How a prospetto reached the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origine {
    /// The national file.
    Unipi,
    /// The office's spreadsheet.
    Foglio,
}

/// Attributes of the sending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trasmissione {
    /// Code of the sending, sixteen characters.
    pub codice_comunicazione: String,
    /// Code of the sending that this one corrects or cancels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codice_comunicazione_precedente: Option<String>,
    /// Local time of the sending; absent in a spreadsheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_invio: Option<NaiveDateTime>,
    /// Tax code of the consultant who sent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegato: Option<crate::CodiceFiscale>,
    /// Kind of consultant, three digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tipo_delegato: Option<String>,
    /// Address of the sender; may be empty.
    #[serde(default)]
    pub email_delegato: String,
    /// Protocol of the sending, eight characters; empty in a spreadsheet.
    #[serde(default)]
    pub protocollo: String,
}

/// What a sending is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TipoComunicazione {
    /// A prospetto (01).
    Prospetto,
    /// The correction of an earlier one (02).
    Rettifica,
    /// The cancellation of an earlier one (03).
    Annullamento,
}

impl TipoComunicazione {
    /// Two-digit code of the national file.
    #[must_use]
    pub const fn codice(self) -> &'static str {
        match self {
            Self::Prospetto => "01",
            Self::Rettifica => "02",
            Self::Annullamento => "03",
        }
    }

    /// The kind with a two-digit code.
    #[must_use]
    pub fn da_codice(codice: &str) -> Option<Self> {
        [Self::Prospetto, Self::Rettifica, Self::Annullamento].into_iter().find(|tipo| tipo.codice() == codice)
    }
}

impl Prospetto {
    /// The day the figures describe.
    #[must_use]
    pub const fn data_riferimento(&self) -> NaiveDate {
        self.quadro1.dati_prospetto.data_riferimento
    }

    /// The employer.
    #[must_use]
    pub const fn dichiarante(&self) -> &Dichiarante {
        &self.quadro1.dati_aziendali.dichiarante
    }

    /// This sending as [`quale_vale`] weighs it; `impronta` is a hash of the content.
    #[must_use]
    pub fn invio(&self, impronta: impl Into<String>) -> Invio {
        Invio {
            codice: self.trasmissione.codice_comunicazione.clone(),
            precedente: self.trasmissione.codice_comunicazione_precedente.clone(),
            tipo: self.tipo,
            data_invio: self.trasmissione.data_invio,
            impronta: impronta.into(),
        }
    }

    /// The figures of quadro 3 as declared, named as `mirato calcola quota` names them. The declared
    /// "quota esuberi art. 18" is left out: it is what could be reduced, not the reduction that
    /// `abbattimento_esuberi_art18` is, and the two differ without anybody being wrong.
    #[must_use]
    pub fn dichiarato(&self) -> BTreeMap<DoveCampo, i64> {
        self.quadro3.as_ref().map(Quadro3::cifre).unwrap_or_default()
    }
}
