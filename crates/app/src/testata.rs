//! What stands at the head of every act: its number and day, who receives it, whom it is about.

use chrono::{Datelike, NaiveDate};
use mirato_documents::carta::Stato;
use mirato_documents::pratica::{Atto, Destinatario, Operatore};
use mirato_store::Datore;

/// An act with a number waits for its signature; without one it is a draft.
pub(crate) fn stato(numero: Option<i64>) -> Stato {
    if numero.is_some() { Stato::DaFirmare } else { Stato::Bozza }
}

/// Number and day of an act; a draft has no number.
pub(crate) fn numero_e_data(numero: Option<i64>, oggi: NaiveDate) -> Atto {
    Atto {
        numero: numero.and_then(|numero| u32::try_from(numero).ok()),
        anno: u16::try_from(oggi.year()).unwrap_or_default(),
        data: oggi,
    }
}

/// Legal seat in a line.
pub(crate) fn sede(datore: &Datore) -> String {
    let parti = [datore.indirizzo.as_deref(), datore.comune.as_deref(), datore.provincia.as_deref()];
    let sede: Vec<&str> = parti.into_iter().flatten().filter(|parte| !parte.is_empty()).collect();
    if sede.is_empty() { "sede non indicata".to_owned() } else { sede.join(", ") }
}

/// The employer as who receives an act.
pub(crate) fn destinatario(datore: &Datore) -> Destinatario {
    Destinatario {
        denominazione: datore.denominazione.clone(),
        righe: [Some(sede(datore)), datore.pec.clone()].into_iter().flatten().collect(),
        codice_ipa: None,
    }
}

/// The employer as whom an act is about.
pub(crate) fn operatore(datore: &Datore) -> Operatore {
    Operatore {
        denominazione: datore.denominazione.clone(),
        codice_fiscale: datore.codice_fiscale.clone(),
        sede: sede(datore),
    }
}
