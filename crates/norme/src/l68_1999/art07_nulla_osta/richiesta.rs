//! What the office knows when it is asked for a clearance to hire.

use crate::l68_1999::art03_quota::Classe;
use chrono::NaiveDate;
use mirato_domain::situazione::Natura;
use mirato_domain::{Elenco, Ore, Provincia};
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A request of clearance. Debug output hides it: it may hold health data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RichiestaNullaOsta {
    /// Day the request arrived.
    pub pervenuta_il: NaiveDate,
    /// Day on which it is judged, and on which the clearance would be issued.
    pub al: NaiveDate,
    /// Province of the place of work.
    pub provincia: Provincia,
    /// Provinces the office answers for.
    pub province_ufficio: Vec<Provincia>,
    /// The list the person is hired from.
    pub elenco: Elenco,
    /// By name or by number.
    pub modalita: Modalita,
    /// The contract.
    pub contratto: ContrattoRichiesto,
    /// Whether the person's disability is above 50 per cent (D.P.R. 333/2000 art. 3 c. 5).
    #[serde(default)]
    pub invalidita_oltre_50: Option<bool>,
    /// Whether the person's category may be called by name by an administration (D.Lgs. 165/2001 art. 35 c. 2).
    #[serde(default)]
    pub chiamata_diretta: bool,
    /// The person's registrations, with their days.
    pub iscrizioni: Vec<IscrizionePersona>,
    /// The employer, or the agency of a temporary worker.
    pub datore: SituazioneDatore,
    /// The user firm of a temporary worker.
    #[serde(default)]
    pub utilizzatore: Option<SituazioneDatore>,
    /// Whether the hire is made under the agreement.
    #[serde(default)]
    pub in_convenzione: bool,
    /// Other clearances for the person, not used, withdrawn or expired.
    #[serde(default)]
    pub altri_nulla_osta: Vec<NullaOstaAperto>,
    /// Where the person stands in the yearly ranking of the list; `None` if the office has none.
    #[serde(default)]
    pub ordine: Option<OrdineAnnuale>,
}

impl fmt::Debug for RichiestaNullaOsta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RichiestaNullaOsta(sigillata)")
    }
}

/// How the person is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ModalitaAvviamento")]
pub enum Modalita {
    /// Asked for by name.
    Nominativa,
    /// Sent by the order of a ranking.
    Numerica,
}

/// The contract the employer wants to make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContrattoRichiesto {
    /// First day.
    pub dal: NaiveDate,
    /// Last day; none for a permanent contract.
    #[serde(default)]
    pub fino_al: Option<NaiveDate>,
    /// Weekly hours.
    pub ore: Ore,
    /// Weekly hours of full time under the same collective agreement.
    pub ore_contratto: Ore,
}

/// A registration of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IscrizionePersona {
    /// The list.
    pub elenco: Elenco,
    /// First day.
    pub dal: NaiveDate,
    /// Last day in the list, if it is closed.
    #[serde(default)]
    pub al: Option<NaiveDate>,
    /// Whether it is suspended on the day.
    #[serde(default)]
    pub sospesa: bool,
}

/// An employer in the province of the place of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SituazioneDatore {
    /// Public or private.
    pub natura: Natura,
    /// Class, from the reckoning of the quota.
    pub classe: Classe,
    /// Uncovered units of art. 3 in the province.
    #[serde(default)]
    pub scopertura_art3: u32,
    /// Uncovered units of art. 18 in the province.
    #[serde(default)]
    pub scopertura_art18: u32,
    /// Units of art. 3 for which other clearances are open.
    #[serde(default)]
    pub impegnate_art3: u32,
    /// Units of art. 18 for which other clearances are open.
    #[serde(default)]
    pub impegnate_art18: u32,
    /// Day on which the obligation to cover them arose.
    #[serde(default)]
    pub insorgenza: Option<NaiveDate>,
    /// Agreement in force, if there is one.
    #[serde(default)]
    pub convenzione: Option<ConvenzioneDatore>,
    /// Units exempted in the province.
    #[serde(default)]
    pub esonerate: u32,
    /// Whether the obligations are suspended on the day.
    #[serde(default)]
    pub sospeso: bool,
}

/// An agreement of art. 11.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConvenzioneDatore {
    /// Number and year, as the act cites it.
    pub estremi: String,
    /// First day.
    pub dal: NaiveDate,
    /// Last day.
    #[serde(default)]
    pub fino_al: Option<NaiveDate>,
    /// Units of art. 3 still to be hired under it.
    #[serde(default)]
    pub residue_art3: u32,
    /// Units of art. 18 still to be hired under it.
    #[serde(default)]
    pub residue_art18: u32,
    /// Least length of a fixed-term contract it allows, in months; without it any.
    #[serde(default)]
    pub durata_minima_mesi: Option<u32>,
}

impl ConvenzioneDatore {
    /// Whether it is in force on a day.
    pub(super) fn in_vigore(&self, giorno: NaiveDate) -> bool {
        self.dal <= giorno && self.fino_al.is_none_or(|fine| giorno <= fine)
    }
}

/// Another clearance for the same person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NullaOstaAperto {
    /// Number and year.
    pub estremi: String,
    /// Whether it was issued to the same employer for the same place.
    pub stesso_posto: bool,
    /// Last day of its validity.
    pub valido_fino: NaiveDate,
}

/// A person's place in the last yearly ranking of a list (art. 8 c. 2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrdineAnnuale {
    /// Year of the ranking.
    pub anno: u32,
    /// Place, from 1; none for who is not in it.
    #[serde(default)]
    pub posizione: Option<u32>,
    /// Places, in order, of who comes before and can still be sent: in the list, not suspended, without an open
    /// clearance.
    #[serde(default)]
    pub prima: Vec<u32>,
}
