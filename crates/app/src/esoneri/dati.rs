//! What the record of an exemption holds beside its columns, and what of it counts on a day.

use crate::api::{DatiEsonero, UnitaEsaminata, UnitaEsonero};
use crate::modulo::giorno;
use chrono::NaiveDate;
use mirato_domain::{Errore, Provincia};
use mirato_store::{Esonero, Json, StatoEsonero, TipoEsonero};
use serde::{Deserialize, Serialize};

/// What the record of an exemption holds beside its columns.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Tenuta {
    /// The form.
    pub domanda: DatiEsonero,
    /// Units of each province, as they were when last examined; granted ones once decided.
    pub unita: Vec<UnitaEsaminata>,
    /// First day it covers: that of the application, or the one after the exemption that it renews. Another
    /// percentage covers it only once it is granted: until then the one in force holds.
    pub decorre_dal: String,
}

impl Tenuta {
    /// Reads them.
    ///
    /// # Errors
    /// `dato_illeggibile`.
    pub fn leggi(esonero: &Esonero) -> Result<Self, Errore> {
        crate::verifiche::leggi(&esonero.dati, "La domanda di esonero")
    }

    /// As they are kept.
    ///
    /// # Errors
    /// `dato_non_scritto`.
    pub fn json(&self) -> Result<Json, Errore> {
        crate::verifiche::json(self)
    }

    /// Provinces, in the order of the form, each once.
    pub fn province(&self) -> Vec<Provincia> {
        let mut province: Vec<Provincia> = Vec::new();
        for provincia in self.domanda.unita.iter().filter_map(|unita| unita.provincia.parse().ok()) {
            if !province.contains(&provincia) {
                province.push(provincia);
            }
        }
        province
    }

    /// The first production unit of a province.
    pub fn unita_a(&self, provincia: Provincia) -> Option<&UnitaEsonero> {
        self.domanda.unita.iter().find(|unita| unita.provincia == provincia.sigla())
    }

    /// Units and percentages of a province.
    pub fn esaminata(&self, provincia: Provincia) -> Option<&UnitaEsaminata> {
        self.unita.iter().find(|unita| unita.provincia == provincia.sigla())
    }
}

/// The days on which an exemption counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Durata {
    /// First day.
    pub dal: NaiveDate,
    /// First day of the decision: until the day before what was asked for counts.
    pub deciso_il: Option<NaiveDate>,
    /// Last day; none while it is asked for.
    pub al: Option<NaiveDate>,
}

/// The days on which an exemption counts; none if it never does, as another percentage that was refused.
pub(crate) fn durata(esonero: &Esonero, tenuta: &Tenuta) -> Option<Durata> {
    let dal = giorno(&tenuta.decorre_dal).or_else(|| giorno(&esonero.ricevuta_il))?;
    let deciso_il = esonero.deciso_il.as_deref().and_then(giorno);
    let prima = |quando: &Option<String>| quando.as_deref().and_then(giorno).and_then(|il| il.pred_opt());
    let concesso = esonero.percentuale_concessa.is_some();
    if esonero.tipo == TipoEsonero::Variazione && !concesso {
        return None;
    }
    let al = match esonero.stato {
        stato if stato.aperto() => None,
        StatoEsonero::Negato | StatoEsonero::Ritirato => deciso_il.and_then(|il| il.pred_opt()),
        _ => prima(&esonero.cessato_il).or_else(|| esonero.scade_il.as_deref().and_then(giorno)),
    };
    (al.is_none_or(|al| al >= dal)).then_some(Durata { dal, deciso_il, al })
}
