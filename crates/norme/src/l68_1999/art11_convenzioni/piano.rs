//! The plan of an agreement: its rows, what moves their days and what fills them.

use super::TipoConvenzione;
use super::inadempimento::Diffida;
use super::uscita::Uscita;
use crate::errore::ErroreNorma;
use crate::l68_1999::art07_nulla_osta::Modalita;
use chrono::NaiveDate;
use mirato_domain::{Elenco, Ore};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An agreement with its plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Convenzione {
    /// Number and year, as the act cites it.
    pub estremi: String,
    /// Which agreement.
    pub tipo: TipoConvenzione,
    /// Day of the last signature; none until both sides have signed.
    #[serde(default)]
    pub stipulata_il: Option<NaiveDate>,
    /// Last day.
    pub fino_al: NaiveDate,
    /// The plan.
    pub righe: Vec<RigaPiano>,
    /// Least length of a fixed-term contract it allows, in months.
    #[serde(default)]
    pub durata_minima_mesi: Option<u32>,
    /// Notice of breach, if one was sent.
    #[serde(default)]
    pub diffida: Option<Diffida>,
    /// Day on which it was resolved.
    #[serde(default)]
    pub risolta_il: Option<NaiveDate>,
}

/// A row of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RigaPiano {
    /// Number in the plan.
    pub numero: u32,
    /// Units to hire.
    pub unita: u32,
    /// The list they are hired from.
    pub elenco: Elenco,
    /// Profile.
    #[serde(default)]
    pub profilo: String,
    /// By name or by number.
    pub modalita: Modalita,
    /// What fills it.
    pub modo: Modo,
    /// Least weekly hours, if the plan fixes them.
    #[serde(default)]
    pub ore_minime: Option<Ore>,
    /// Day by which it is to be filled.
    pub scadenza: NaiveDate,
    /// Extensions, each with its act.
    #[serde(default)]
    pub proroghe: Vec<Proroga>,
    /// Who filled it, and until when.
    #[serde(default)]
    pub inserimenti: Vec<Inserimento>,
}

/// What fills a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "tipo")]
#[ts(rename = "ModoInserimento")]
pub enum Modo {
    /// A permanent hire.
    Assunzione,
    /// A permanent hire with a longer trial.
    ProvaAmpliata {
        /// Days of trial.
        giorni: u32,
    },
    /// A fixed-term contract of at least some months.
    TempoDeterminato {
        /// Months.
        mesi: u32,
    },
    /// A training placement, which comes before a hire and covers nothing itself.
    Tirocinio,
}

/// An extension of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ProrogaRiga")]
pub struct Proroga {
    /// Day of the act; from it the new day holds.
    #[ts(type = "string")]
    pub il: NaiveDate,
    /// The act.
    pub atto: String,
    /// The new day.
    #[ts(type = "string")]
    pub scadenza: NaiveDate,
}

/// Who filled a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inserimento {
    /// By which title.
    pub titolo: TitoloInserimento,
    /// First day.
    pub dal: NaiveDate,
    /// How it ended, if it did.
    #[serde(default)]
    pub uscita: Option<Uscita>,
}

/// By which title a row is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TitoloInserimento {
    /// A clearance issued: the row is taken, not yet filled.
    NullaOsta,
    /// A hire.
    Assunzione,
    /// A worker in force authorised to count.
    Computo,
    /// A training placement.
    Tirocinio,
}

impl RigaPiano {
    /// The day that holds on another: that of the last extension made by then.
    #[must_use]
    pub fn scadenza_al(&self, al: NaiveDate) -> NaiveDate {
        self.proroghe.iter().rfind(|proroga| proroga.il <= al).map_or(self.scadenza, |proroga| proroga.scadenza)
    }
}

impl Convenzione {
    /// Refuses an extension that moves a day back or was made after it had passed.
    pub(super) fn proroghe_corrette(&self) -> Result<(), ErroreNorma> {
        for (n, riga) in self.righe.iter().enumerate() {
            let mut prima = (riga.scadenza, NaiveDate::MIN);
            for (m, proroga) in riga.proroghe.iter().enumerate() {
                let dove = format!("righe[{n}].proroghe[{m}]");
                if proroga.scadenza <= prima.0 {
                    let testo = "la proroga non sposta in avanti la scadenza: correggi la data";
                    return Err(ErroreNorma::campo(&format!("{dove}.scadenza"), testo));
                }
                if proroga.il > prima.0 || proroga.il < prima.1 {
                    let testo = "la proroga si fa prima che la scadenza passi, una dopo l'altra: correggi la data";
                    return Err(ErroreNorma::campo(&format!("{dove}.il"), testo));
                }
                prima = (proroga.scadenza, proroga.il);
            }
        }
        Ok(())
    }
}
