//! The fee of an exemption (art. 5, c. 3, L. 68/1999), period by period, and its instalments.

use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use crate::provvedimento::{Importo, non_vuoto, positivo, somma};
use chrono::NaiveDate;
use mirato_domain::Euro;
use serde::{Deserialize, Serialize};

/// The fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contributo {
    /// Daily amounts that were applied; at least one.
    pub importi: Vec<ImportoGiornaliero>,
    /// Periods; at least one.
    pub periodi: Vec<Periodo>,
    /// Sum of the periods.
    pub totale: Importo,
    /// How working days were counted.
    #[serde(default)]
    pub nota: Option<String>,
    /// Instalments; their sum is the total. None if the notice of payment brings them.
    #[serde(default)]
    pub rate: Vec<Rata>,
    /// Who is paid, as it follows "si versa" ("al Fondo regionale per l’occupazione delle persone con disabilità").
    pub beneficiario: String,
    /// Surcharge on what is paid late, as it is read ("dal 5% al 24% su base annua").
    #[serde(default)]
    pub maggiorazione: Option<String>,
}

/// A daily amount and the act that fixes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportoGiornaliero {
    /// For each unit and working day.
    pub al_giorno: Euro,
    /// First day on which it holds.
    pub dal: NaiveDate,
    /// The act, as it follows "Visto" ("il decreto ministeriale 30 settembre 2021, n. 193").
    pub atto: String,
}

/// A period in which units, week and daily amount stay the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Periodo {
    /// Production unit.
    pub luogo: String,
    /// First day.
    pub dal: NaiveDate,
    /// Last day.
    pub al: NaiveDate,
    /// Working days.
    pub giorni: u32,
    /// Units exempted.
    pub unita: u32,
    /// Daily amount of a unit.
    pub al_giorno: Euro,
    /// Days by units by daily amount.
    pub importo: Euro,
}

/// An instalment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rata {
    /// What it pays, as it is read ("1ª, dal 15 luglio al 30 novembre 2026").
    pub nome: String,
    /// Last day.
    pub entro: NaiveDate,
    /// Amount.
    pub importo: Euro,
}

impl Contributo {
    pub(super) fn valida(&self, campo: &str) -> Result<(), ErroreDocumento> {
        pieno(&format!("{campo}.beneficiario"), &self.beneficiario)?;
        non_vuoto(&format!("{campo}.importi"), &self.importi, "indica l’importo giornaliero")?;
        for (indice, importo) in self.importi.iter().enumerate() {
            pieno(&format!("{campo}.importi[{indice}].atto"), &importo.atto)?;
        }
        non_vuoto(&format!("{campo}.periodi"), &self.periodi, "indica almeno un periodo")?;
        for (indice, periodo) in self.periodi.iter().enumerate() {
            let campo = format!("{campo}.periodi[{indice}]");
            pieno(&format!("{campo}.luogo"), &periodo.luogo)?;
            non_prima(&format!("{campo}.al"), periodo.al, (&format!("{campo}.dal"), periodo.dal))?;
            positivo(&format!("{campo}.importo"), periodo.importo)?;
        }
        let totale = format!("{campo}.totale");
        self.totale.valida(&totale)?;
        somma(&totale, self.totale.euro, self.periodi.iter().map(|voce| voce.importo), "dei periodi")?;
        for (indice, rata) in self.rate.iter().enumerate() {
            pieno(&format!("{campo}.rate[{indice}].nome"), &rata.nome)?;
            positivo(&format!("{campo}.rate[{indice}].importo"), rata.importo)?;
        }
        if self.rate.is_empty() {
            return Ok(());
        }
        somma(&format!("{campo}.rate"), self.totale.euro, self.rate.iter().map(|rata| rata.importo), "del contributo")
    }
}
