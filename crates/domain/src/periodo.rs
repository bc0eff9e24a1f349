//! A period of days, both ends counted.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Days from `dal` to `al`, both counted; open-ended without `al`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Periodo {
    /// First day.
    pub dal: NaiveDate,
    /// Last day, or none if still open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub al: Option<NaiveDate>,
}

impl Periodo {
    /// A period, refused if it ends before it begins.
    ///
    /// # Errors
    /// An Italian message that names both days.
    pub fn nuovo(dal: NaiveDate, al: Option<NaiveDate>) -> Result<Self, String> {
        match al {
            Some(fine) if fine < dal => Err(format!(
                "il periodo finisce il {} prima di cominciare il {}",
                fine.format("%d/%m/%Y"),
                dal.format("%d/%m/%Y")
            )),
            _ => Ok(Self { dal, al }),
        }
    }

    /// Whether a day falls in the period.
    #[must_use]
    pub fn contiene(&self, giorno: NaiveDate) -> bool {
        self.dal <= giorno && self.al.is_none_or(|fine| giorno <= fine)
    }

    /// Whether two periods share a day.
    #[must_use]
    pub fn si_sovrappone(&self, altro: &Self) -> bool {
        self.al.is_none_or(|fine| altro.dal <= fine) && altro.al.is_none_or(|fine| self.dal <= fine)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn giorno(g: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, g).unwrap()
    }

    #[test]
    fn both_ends_count() {
        let periodo = Periodo::nuovo(giorno(2), Some(giorno(4))).unwrap();
        assert!(!periodo.contiene(giorno(1)));
        assert!(periodo.contiene(giorno(2)) && periodo.contiene(giorno(4)));
        assert!(!periodo.contiene(giorno(5)));
        assert!(Periodo::nuovo(giorno(4), Some(giorno(3))).is_err());
    }

    #[test]
    fn sharing_one_day_is_an_overlap() {
        let primo = Periodo::nuovo(giorno(1), Some(giorno(4))).unwrap();
        assert!(primo.si_sovrappone(&Periodo::nuovo(giorno(4), None).unwrap()));
        assert!(!primo.si_sovrappone(&Periodo::nuovo(giorno(5), None).unwrap()));
    }
}
