//! The breach: the notice with its term, the observations, and when the agreement can be resolved.

use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::parametri::{Letto, Parametri};
use crate::voce::Voce;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A notice of breach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "DiffidaConvenzione")]
pub struct Diffida {
    /// Day on which the employer received it.
    #[ts(type = "string")]
    pub notificata_il: NaiveDate,
    /// Days to comply, if the agreement fixes them.
    #[serde(default)]
    pub giorni: Option<u32>,
    /// Day on which observations arrived.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub osservazioni_il: Option<NaiveDate>,
    /// Whether the office answered them.
    #[serde(default)]
    pub osservazioni_valutate: bool,
    /// Day on which the plan was kept again.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub adempiuta_il: Option<NaiveDate>,
}

/// Where a notice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "StatoDiffidaConvenzione")]
pub enum StatoDiffida {
    /// The term runs, or observations wait for an answer.
    TermineInCorso,
    /// The employer complied in time.
    Sanata,
    /// The term is over without effect: the agreement can be resolved.
    Risolvibile,
}

/// A notice as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "EsitoDiffidaConvenzione")]
pub struct EsitoDiffida {
    /// Last day to comply.
    #[ts(type = "string")]
    pub entro: NaiveDate,
    /// Where it stands.
    pub stato: StatoDiffida,
    /// What the office does, in Italian.
    pub che_fare: String,
    /// How it was reached.
    pub spiegazione: Voce,
}

/// A notice on a day. The day it was received is not counted; on the last day the employer still complies in
/// time. Observations that arrived in time are answered before resolving.
///
/// # Errors
/// `Dato` if something comes before the notice; an error of a parameter.
pub fn diffida(p: &Parametri, dato: &Diffida, al: NaiveDate) -> Result<EsitoDiffida, ErroreNorma> {
    for (campo, giorno) in [("osservazioni_il", dato.osservazioni_il), ("adempiuta_il", dato.adempiuta_il)] {
        if giorno.is_some_and(|giorno| giorno < dato.notificata_il) {
            return Err(ErroreNorma::campo(campo, "viene prima della diffida: correggi la data"));
        }
    }
    let termine = p.intero("convenzione_termine_diffida", dato.notificata_il)?;
    let giorni = dato.giorni.map_or(termine.valore, i64::from);
    let entro = Letto { valore: giorni, ..termine.clone() }.giorni_dopo(dato.notificata_il)?;
    let in_attesa = !dato.osservazioni_valutate && dato.osservazioni_il.is_some_and(|il| il <= entro && il <= al);
    let (stato, che_fare) = match () {
        () if dato.adempiuta_il.is_some_and(|il| il <= entro && il <= al) => {
            (StatoDiffida::Sanata, "Il datore ha adempiuto nel termine: la convenzione continua.")
        }
        () if in_attesa => (StatoDiffida::TermineInCorso, "Valuta le osservazioni: la risoluzione deve rispondere."),
        () if al <= entro => (StatoDiffida::TermineInCorso, "Aspetta la fine del termine."),
        () => (StatoDiffida::Risolvibile, "Il termine è passato senza effetto: puoi risolvere la convenzione."),
    };
    let mut spiegazione = Voce::nuova("diffida", "Diffida")
        .valore(italiana(&entro), "")
        .spiega(che_fare)
        .conto(format!("{} + {giorni} giorni", italiana(&dato.notificata_il)))
        .cita(Fonte::legge("L. 241/1990", "7", "", ""));
    if dato.giorni.is_none() {
        spiegazione = spiegazione.cita(termine.citazione()).legge(termine.letto);
    }
    Ok(EsitoDiffida { entro, stato, che_fare: che_fare.to_owned(), spiegazione })
}
