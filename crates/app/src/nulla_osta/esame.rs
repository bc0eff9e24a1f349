//! The request as the archive keeps it, with the checks on which it was decided.

use super::istruttoria::Pratica;
use crate::api::{Controllo, DatiNullaOsta};
use crate::stati;
use mirato_domain::Errore;
use mirato_norme::Voce;
use mirato_store::{Json, NullaOsta};
use serde::{Deserialize, Serialize};

/// What the record of a request holds beside its columns.
#[derive(Serialize, Deserialize)]
pub(super) struct Tenuta {
    /// The form.
    pub richiesta: DatiNullaOsta,
    /// The checks at the decision: what changes later does not change why it was decided.
    #[serde(default)]
    pub esame: Option<Esame>,
}

/// The checks of a request and what they come to.
#[derive(Serialize, Deserialize)]
pub(super) struct Esame {
    pub controlli: Vec<Controllo>,
    pub rilasciabile: bool,
    pub impedimenti: Vec<String>,
    /// "1 unità, quota dell'art. 3, provincia di Savona, fuori convenzione".
    pub copertura: String,
    pub spiegazione: Voce,
}

impl Tenuta {
    /// # Errors
    /// `dato_illeggibile`.
    pub fn leggi(tenuto: &NullaOsta) -> Result<Self, Errore> {
        crate::verifiche::leggi(&tenuto.dati, "La richiesta di nulla osta")
    }

    /// # Errors
    /// `dato_non_scritto`, which cannot happen with the types at hand.
    pub fn json(&self) -> Result<Json, Errore> {
        crate::verifiche::json(self)
    }
}

impl Esame {
    pub fn di(pratica: &Pratica) -> Self {
        let esito = &pratica.esito;
        Self {
            controlli: stati::controlli(&esito.controlli, &esito.spiegazione),
            rilasciabile: esito.rilasciabile,
            impedimenti: esito.impedimenti.clone(),
            copertura: pratica.copertura(),
            spiegazione: esito.spiegazione.clone(),
        }
    }
}

/// The record decided: the checks stay with it.
///
/// # Errors
/// As [`Tenuta::json`].
pub(super) fn deciso(tenuto: NullaOsta, pratica: &Pratica) -> Result<NullaOsta, Errore> {
    let tenuta = Tenuta { richiesta: pratica.dati.clone(), esame: Some(Esame::di(pratica)) };
    Ok(NullaOsta { scadenza: None, dati: tenuta.json()?, ..tenuto })
}
