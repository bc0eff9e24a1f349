//! What the record of a call holds beside its columns.

use crate::api::{CandidatoAvviato, DatiAvviso};
use crate::modulo::giorno;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_norme::graduatoria::Criteri;
use mirato_store::{Avviso, Json};
use serde::{Deserialize, Serialize};

/// What the record of a call holds beside its columns.
#[derive(Serialize, Deserialize)]
pub(crate) struct Tenuto {
    /// The form, with the days as they were fixed.
    pub modulo: DatiAvviso,
    /// The table of criteria, frozen on publication.
    #[serde(default)]
    pub criteri: Option<Criteri>,
    /// Last day for objections to the provisional ranking.
    #[serde(default)]
    pub riesame_entro: String,
    /// Day on which the final ranking was approved.
    #[serde(default)]
    pub definitiva_il: String,
    /// Who was sent to the body, in order of time.
    #[serde(default)]
    pub chiamate: Vec<CandidatoAvviato>,
    /// Day on which the body closed the call.
    #[serde(default)]
    pub concluso_il: String,
}

impl Tenuto {
    /// Of a call that is being written.
    pub fn nuovo(modulo: DatiAvviso) -> Self {
        Self {
            modulo,
            criteri: None,
            riesame_entro: String::new(),
            definitiva_il: String::new(),
            chiamate: Vec::new(),
            concluso_il: String::new(),
        }
    }

    /// # Errors
    /// `dato_illeggibile`.
    pub fn leggi(avviso: &Avviso) -> Result<Self, Errore> {
        crate::verifiche::leggi(&avviso.dati, "L'avviso")
    }

    /// # Errors
    /// `dato_non_scritto`, which cannot happen with the types at hand.
    pub fn json(&self) -> Result<Json, Errore> {
        crate::verifiche::json(self)
    }

    /// The table of criteria of a published call.
    ///
    /// # Errors
    /// `criteri_sconosciuti` if the call is not published.
    pub fn tabella(&self) -> Result<&Criteri, Errore> {
        let messaggio = "L'avviso non è pubblicato: la sua tabella dei criteri non è ancora fissata.";
        self.criteri.as_ref().ok_or_else(|| Errore::stato("criteri_sconosciuti", messaggio))
    }

    /// Day of the final ranking, if there is one.
    pub fn graduatoria_il(&self) -> Option<NaiveDate> {
        giorno(&self.definitiva_il)
    }

    /// Day on which the requirements must be met.
    pub fn requisiti_al(&self, avviso: &Avviso) -> Option<NaiveDate> {
        giorno(&self.modulo.requisiti_al).or_else(|| giorno(&avviso.adesioni_al))
    }
}
