//! Workers who count towards the quota: the only persons in a prospetto whose data concern health.

use super::quadro2::CategoriaAssunzione;
use crate::situazione::Soggetto;
use crate::{CodiceFiscale, Ore, Percentuale, Sesso};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A worker who counts, with the employment. Debug output shows nothing of either.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LavoratoreComputabile {
    /// The person.
    pub lavoratore: Lavoratore,
    /// The employment.
    pub rapporto: RapportoLavoro,
}

/// The person. Debug output shows nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lavoratore {
    /// Tax code.
    pub codice_fiscale: CodiceFiscale,
    /// Family name.
    pub cognome: String,
    /// Given name.
    pub nome: String,
    /// Sex.
    pub sesso: Sesso,
    /// Date of birth.
    pub data_nascita: NaiveDate,
    /// Cadastral code of the comune or foreign state of birth; `0000` if not given.
    pub comune_nascita: String,
    /// Recognised disability.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percentuale_disabilita: Option<Percentuale>,
}

/// The employment of a worker who counts. Debug output shows nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RapportoLavoro {
    /// First day.
    pub data_inizio: NaiveDate,
    /// Kind of contract, such as `A.01.00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tipologia_contratto: Option<String>,
    /// Last day of a fixed term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_fine: Option<NaiveDate>,
    /// Occupation, six levels of the ISTAT classification.
    pub qualifica: String,
    /// Kind of protected hiring, one character.
    pub tipo_assunzione: String,
    /// Weekly hours of a full-time worker.
    pub orario_settimanale: Ore,
    /// Weekly hours of this worker.
    pub orario_settimanale_part_time: Ore,
    /// Which quota the worker counts towards.
    pub soggetto: Soggetto,
    /// Called by number or by name.
    pub categoria_assunzione: CategoriaAssunzione,
}

impl RapportoLavoro {
    /// Kinds of protected hiring that are not ordinary placements: blind telephonists (D), massage
    /// and physiotherapists (E, O), agency workers (M, N), art. 12-bis and art. 14 (H, I).
    const NON_ORDINARIE: [&'static str; 7] = ["D", "E", "O", "M", "N", "H", "I"];

    /// Whether the worker is among the "disabili" of quadro 2, and not in one of the groups apart.
    #[must_use]
    pub fn disabile_ordinario(&self) -> bool {
        self.soggetto == Soggetto::Disabili && !Self::NON_ORDINARIE.contains(&self.tipo_assunzione.as_str())
    }
}

macro_rules! senza_debug {
    ($($tipo:ident),*) => {$(
        impl fmt::Debug for $tipo {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($tipo), "(***)"))
            }
        }
    )*};
}
senza_debug!(LavoratoreComputabile, Lavoratore, RapportoLavoro);
