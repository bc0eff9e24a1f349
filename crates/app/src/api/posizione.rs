//! The live position of an employer: figures on any day, what moved them, the turn of the year.

use super::comune::Destinazione;
use super::datori::RigaScopertura;
use super::prospetti::Differenza;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for an employer's position on a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChiediPosizione {
    pub datore_id: String,
    /// Day as typed; today if empty.
    #[serde(default)]
    pub alla_data: String,
}

/// An employer's position on a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaPosizione {
    pub alla_data: String,
    /// The prospetto it begins with; empty without one.
    pub prospetto_id: String,
    pub data_riferimento: String,
    pub classe: String,
    /// National row first, then one row for each province.
    pub righe: Vec<RigaScopertura>,
    pub forza: Vec<RigaForza>,
    pub passi: Vec<PassoPosizione>,
    #[ts(optional)]
    pub spiegazione: Option<mirato_norme::Voce>,
    /// The position at the end of each day on which it changed, the earliest first.
    pub storia: Vec<PuntoPosizione>,
    /// Pairs of compensations that would make the provinces add up.
    pub proposte: Vec<mirato_norme::l68_1999::art05_compensazioni::CompensazioneProposta>,
    pub movimenti: Vec<RigaMovimento>,
    /// Categories that a movement may name on this day.
    pub categorie: Vec<VoceScelta>,
    /// The turn of a year that was done, or would be; none if there is no year to take over into.
    #[ts(optional)]
    pub riporto: Option<SchedaRiporto>,
    /// The prospetto that holds beside the position held until then.
    #[ts(optional)]
    pub confronto: Option<ConfrontoPosizione>,
}

/// A value to choose, with its name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VoceScelta {
    pub valore: String,
    pub nome: String,
}

/// The workforce of a province, in heads.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaForza {
    pub dove: String,
    pub nome: String,
    pub dipendenti: u32,
    pub disabili: u32,
    pub categorie_protette: u32,
    pub part_time: u32,
    pub esclusi: u32,
}

/// A step from the prospetto to the position.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PassoPosizione {
    pub data: String,
    /// Name of the province; empty for all.
    pub provincia: String,
    pub cosa: String,
    pub numero: i64,
    /// "Nulla osta n. 12/2026", "Prospetto", "registrato a mano".
    pub origine: String,
    #[ts(optional)]
    pub destinazione: Option<Destinazione>,
    /// Whether it enters the figures.
    pub conta: bool,
    /// Why it could not be applied; empty if it was.
    pub non_applicato: String,
    pub variazioni: Vec<VariazionePasso>,
}

/// A figure that a step changed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VariazionePasso {
    pub dove: String,
    pub campo: String,
    pub prima: i64,
    pub dopo: i64,
}

/// The uncovered units on a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PuntoPosizione {
    pub giorno: String,
    pub scopertura_art3: i64,
    pub scopertura_art18: i64,
    pub province: Vec<ScoperturaProvincia>,
}

/// The uncovered units of a province.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ScoperturaProvincia {
    pub dove: String,
    pub nome: String,
    pub scopertura_art3: i64,
    pub scopertura_art18: i64,
}

/// A movement as it is written down; days and hours as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct MovimentoForza {
    /// Empty for a new one.
    pub id: String,
    pub versione: i64,
    pub datore_id: String,
    /// `assunzione`, `cessazione`, `trasformazione`, `proroga`, `trasferimento`, `esclusione`, `fine_esclusione`.
    pub tipo: String,
    /// `art8`, `art18`, `centralinisti`, `massofisioterapisti`, `terapisti`; empty for workers of no list.
    pub elenco: String,
    pub provincia: String,
    /// Province of arrival of a transfer.
    pub provincia_a: String,
    /// The employer has opened in a province in which it had no workers.
    pub nuova_unita: bool,
    /// First day; of a leaving, the last day worked.
    pub data: String,
    pub fino_al: String,
    pub numero: u32,
    pub ore: String,
    pub ore_contratto: String,
    pub ore_prima: String,
    pub ore_contratto_prima: String,
    /// Excluded category.
    pub categoria: String,
    /// Codice fiscale of the worker, if it is one.
    pub lavoratore: String,
    /// The hire it ends or changes, if it is known.
    pub collegato_id: String,
    pub nota: String,
    pub origine: String,
    pub origine_id: String,
}

/// A movement in the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaMovimento {
    pub movimento: MovimentoForza,
    /// "Nulla osta n. 12/2026", "Comunicazione obbligatoria 1600…", "Registrato a mano".
    pub origine_nome: String,
    /// An official wrote it down and may correct it.
    pub modificabile: bool,
    /// It may be taken back here.
    pub annullabile: bool,
}

/// Takes an employer's position over into a year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RiportaPosizione {
    pub datore_id: String,
    pub anno: i32,
}

/// Takes every employer's position over into a year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RiportaPosizioni {
    pub anno: i32,
    /// Where the protocol is written, as a spreadsheet.
    pub percorso: String,
}

/// The turn of a year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaRiporto {
    /// Empty until it is done.
    pub id: String,
    pub anno: i32,
    pub eseguito_il: String,
    pub righe: Vec<RigaRiporto>,
}

/// A line of the protocol: something that goes over into the new year, or does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RigaRiporto {
    /// Sigla; empty for all.
    pub dove: String,
    pub nome: String,
    pub cosa: String,
    pub riportato: bool,
    pub perche: String,
}

/// The yearly prospetto beside the position held until then.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConfrontoPosizione {
    pub prospetto_id: String,
    pub data_riferimento: String,
    /// The prospetto from which the position came.
    pub da_prospetto: String,
    pub differenze: Vec<Differenza>,
}

/// Accepts a difference with a note, or opens it again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AccettaDifferenza {
    pub datore_id: String,
    pub prospetto_id: String,
    pub dove: String,
    pub campo: String,
    pub accettata: bool,
    pub nota: String,
}
