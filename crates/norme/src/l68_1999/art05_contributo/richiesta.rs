//! What the fee is reckoned on: one province, from a day to a day, with everything that happened.

use crate::calendario::Calendario;
use crate::l68_1999::art03_quota::Classe;
use chrono::NaiveDate;
use mirato_domain::Percentuale;
use mirato_domain::situazione::{TipoCompensazione, TipoSospensione};
use serde::{Deserialize, Serialize};

/// Request of `calcola contributo`: the exemption of an employer in one province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RichiestaContributo {
    /// First day reckoned.
    pub dal: NaiveDate,
    /// Last day reckoned.
    pub al: NaiveDate,
    /// Class of the employer by its national base.
    pub classe: Classe,
    /// Base of art. 3 in the province on `dal`, in workers.
    pub base_computo: u32,
    /// Units of art. 3 covered in the province on `dal`.
    #[serde(default)]
    pub disabili_in_forza: u32,
    /// Units that the national figure adds to the province's quota or takes from it (art. 5 c. 8).
    #[serde(default)]
    pub riallineamento: i32,
    /// Compensation declared for the province: a surplus raises what it must cover, a reduction lowers it.
    #[serde(default)]
    pub compensazione: Option<CompensazioneContributo>,
    /// Units self-certified for work at 60 per mille or more (art. 5 c. 3-bis).
    #[serde(default)]
    pub autocertificati_60_per_mille: u32,
    /// Whether the higher ceiling of security and private transport holds.
    #[serde(default)]
    pub settore_80: bool,
    /// The exemptions, asked for and decided.
    #[serde(default)]
    pub esoneri: Vec<EsoneroContributo>,
    /// The agreements whose places are not filled yet: they are due by the agreement, not by the fee.
    #[serde(default)]
    pub convenzioni: Vec<ConvenzioneContributo>,
    /// The suspensions of the duties.
    #[serde(default)]
    pub sospensioni: Vec<SospensioneContributo>,
    /// Hires, leavers and computi, as changes of base and coverage.
    #[serde(default)]
    pub variazioni: Vec<VariazioneContributo>,
    /// The employer's calendar: the fee counts working days.
    pub calendario: Calendario,
    /// Whether self-certified units are taken off before the exempt units are rounded. Units being whole,
    /// the two orders give one figure; the explanation shows the one chosen.
    #[serde(default = "prima")]
    pub autocertificati_prima_dell_arrotondamento: bool,
}

const fn prima() -> bool {
    true
}

/// A compensation of the province.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompensazioneContributo {
    /// More hires here, or fewer.
    pub tipo: TipoCompensazione,
    /// Units.
    pub numero: u32,
}

/// An exemption asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EsoneroContributo {
    /// Day of the application.
    pub richiesto_il: NaiveDate,
    /// First day it holds, if it is not that of the application: later in a renewal filed before the
    /// expiry, earlier in one that goes on from it although filed shortly after. The fee is due from it.
    #[serde(default)]
    pub decorre_dal: Option<NaiveDate>,
    /// Percentage of the quota asked for.
    pub percentuale_richiesta: Percentuale,
    /// Day of the decision; none while it is pending.
    #[serde(default)]
    pub deciso_il: Option<NaiveDate>,
    /// The decision; none while it is pending.
    #[serde(default)]
    pub esito: Option<EsitoEsonero>,
    /// Percentage granted.
    #[serde(default)]
    pub percentuale_concessa: Option<Percentuale>,
    /// Last day: that of the grant, or the one before a revocation or a decadenza.
    #[serde(default)]
    pub scade_il: Option<NaiveDate>,
}

/// The decision on an exemption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EsitoEsonero {
    /// Granted: the percentage granted counts from the day of the decision.
    Concesso,
    /// Denied: the percentage asked for counts until the day before.
    Negato,
}

/// An agreement with places still to be filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConvenzioneContributo {
    /// First day.
    pub dal: NaiveDate,
    /// Last day; none if it has no end.
    #[serde(default)]
    pub al: Option<NaiveDate>,
    /// Places still to be filled.
    pub posti_scoperti: u32,
}

/// A suspension of the duties in the province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SospensioneContributo {
    /// Ground.
    pub tipo: TipoSospensione,
    /// First day.
    pub dal: NaiveDate,
    /// Last day; none while it lasts.
    #[serde(default)]
    pub al: Option<NaiveDate>,
    /// Part of the work suspended.
    #[serde(default)]
    pub percentuale: Option<Percentuale>,
    /// Workers suspended, instead of the percentage.
    #[serde(default)]
    pub lavoratori_sospesi: Option<u32>,
    /// Workers of the unit against whom they are measured.
    #[serde(default)]
    pub lavoratori_totali: Option<u32>,
}

/// A change of base or coverage, from its day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariazioneContributo {
    /// First day on which it counts.
    pub data: NaiveDate,
    /// Workers more or fewer in the base.
    #[serde(default)]
    pub base_computo: i32,
    /// Units of art. 3 more or fewer.
    #[serde(default)]
    pub disabili: i32,
}
