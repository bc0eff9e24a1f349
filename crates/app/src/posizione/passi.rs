//! The steps that lead from a prospetto to the position on a day.

use crate::tempo;
use chrono::NaiveDate;
use mirato_domain::Provincia;
use mirato_domain::situazione::Situazione;
use mirato_norme::Variazione;
use mirato_store::{Circostanza, Movimento};
use serde::{Deserialize, Serialize};

/// Something that made the position what it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passo {
    /// First day on which it counts.
    pub data: NaiveDate,
    /// Province; none when it concerns them all.
    pub provincia: Option<Provincia>,
    /// What changed, in Italian.
    pub cosa: String,
    /// By how much, in workers or units, with its sign; 0 where it is no number.
    pub numero: i64,
    /// Where it comes from: `prospetto`, `nulla_osta`, `computo`, `comunicazione`, `manuale`, `riporto`,
    /// `esonero`, `sospensione`, `compensazione`, `convenzione`, or another procedure that keeps
    /// circumstances; `circostanza` when an official wrote it down.
    pub origine: String,
    /// Id of that record; code of a communication.
    pub origine_id: String,
    /// The movement, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub movimento_id: Option<String>,
    /// Whether it enters the figures; a step that does not is shown because it puts units in order.
    pub conta: bool,
    /// Why it could not be applied, in Italian.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub non_applicato: Option<String>,
    /// The figures it changed; only with the explanation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variazioni: Vec<Variazione>,
}

impl Passo {
    /// The beginning.
    pub(super) fn del_prospetto(prospetto_id: &str, situazione: &Situazione) -> Self {
        let dipendenti: i64 = situazione.province.iter().map(|voce| i64::from(voce.totale_dipendenti)).sum();
        Self {
            data: situazione.data_riferimento,
            provincia: None,
            cosa: format!(
                "Prospetto al {}: {} in {}",
                tempo::breve(situazione.data_riferimento),
                persone(dipendenti, "dipendente", "dipendenti"),
                persone(i64::try_from(situazione.province.len()).unwrap_or(0), "provincia", "province"),
            ),
            numero: dipendenti,
            origine: "prospetto".to_owned(),
            origine_id: prospetto_id.to_owned(),
            movimento_id: None,
            conta: true,
            non_applicato: None,
            variazioni: Vec::new(),
        }
    }

    /// A movement of workers.
    pub(super) fn di(movimento: &Movimento, data: NaiveDate, provincia: Option<Provincia>, cosa: String) -> Self {
        Self {
            data,
            provincia,
            cosa,
            numero: 0,
            origine: movimento.origine.clone(),
            origine_id: movimento.origine_id.clone(),
            movimento_id: Some(movimento.id.clone()),
            conta: true,
            non_applicato: None,
            variazioni: Vec::new(),
        }
    }

    /// A circumstance.
    pub(super) fn della(
        circostanza: &Circostanza,
        data: NaiveDate,
        provincia: Option<Provincia>,
        cosa: String,
    ) -> Self {
        Self {
            data,
            provincia,
            cosa,
            numero: 0,
            origine: circostanza.origine.clone().unwrap_or_else(|| "circostanza".to_owned()),
            origine_id: circostanza.origine_id.clone().unwrap_or_else(|| circostanza.id.clone()),
            movimento_id: None,
            conta: true,
            non_applicato: None,
            variazioni: Vec::new(),
        }
    }

    /// Something that the prospetto declares came to its declared end.
    pub(super) fn scaduto(fine: NaiveDate, provincia: Provincia, cosa: &str) -> Self {
        Self {
            data: fine.succ_opt().unwrap_or(fine),
            provincia: Some(provincia),
            cosa: format!("{cosa}: fine dichiarata nel prospetto, il {}", tempo::breve(fine)),
            numero: 0,
            origine: "prospetto".to_owned(),
            origine_id: String::new(),
            movimento_id: None,
            conta: true,
            non_applicato: None,
            variazioni: Vec::new(),
        }
    }

    /// The same step with its number.
    pub(super) fn numero(self, numero: i64) -> Self {
        Self { numero, ..self }
    }

    /// The same step, which leaves the figures as they are.
    pub(super) fn senza_effetto(self) -> Self {
        Self { conta: false, ..self }
    }

    /// The same step with what came of it.
    pub(super) fn esito(self, esito: Result<(), String>) -> Self {
        Self { non_applicato: esito.err(), ..self }
    }
}

/// "1 lavoratore", "3 lavoratori".
pub(crate) fn persone(numero: i64, uno: &str, molti: &str) -> String {
    format!("{numero} {}", if numero == 1 { uno } else { molti })
}
