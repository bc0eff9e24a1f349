//! The two measures of an impairment: a percentage, or a category of the war pensions.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Reduction of the capacity to work in whole per cent, 1 to 100. Debug output hides it: it is health data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct PercentualeInvalidita(u8);

impl PercentualeInvalidita {
    /// The figure.
    #[must_use]
    pub const fn valore(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for PercentualeInvalidita {
    type Error = String;

    fn try_from(valore: u8) -> Result<Self, Self::Error> {
        match valore {
            1..=100 => Ok(Self(valore)),
            _ => Err(format!("«{valore}» non è una percentuale di invalidità: scrivi un numero intero da 1 a 100")),
        }
    }
}

impl From<PercentualeInvalidita> for u8 {
    fn from(percentuale: PercentualeInvalidita) -> Self {
        percentuale.0
    }
}

impl fmt::Debug for PercentualeInvalidita {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PercentualeInvalidita(***)")
    }
}

/// Category of the tables of the war pensions (D.P.R. 915/1978), 1 the gravest, 8 the lightest. Debug
/// output hides it: it is health data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct CategoriaTabellare(u8);

impl CategoriaTabellare {
    /// The number of the category.
    #[must_use]
    pub const fn valore(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for CategoriaTabellare {
    type Error = String;

    fn try_from(valore: u8) -> Result<Self, Self::Error> {
        match valore {
            1..=8 => Ok(Self(valore)),
            _ => Err(format!("«{valore}» non è una categoria tabellare: vanno dalla 1 alla 8")),
        }
    }
}

impl From<CategoriaTabellare> for u8 {
    fn from(categoria: CategoriaTabellare) -> Self {
        categoria.0
    }
}

impl fmt::Debug for CategoriaTabellare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CategoriaTabellare(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_exists_is_read() {
        for (valore, esiste) in [(0, false), (1, true), (100, true), (101, false)] {
            assert_eq!(PercentualeInvalidita::try_from(valore).is_ok(), esiste, "{valore}%");
        }
        for (valore, esiste) in [(0, false), (1, true), (8, true), (9, false)] {
            assert_eq!(CategoriaTabellare::try_from(valore).is_ok(), esiste, "category {valore}");
        }
    }

    #[test]
    fn debug_hides_the_figure() {
        assert!(!format!("{:?}", PercentualeInvalidita::try_from(67).unwrap()).contains("67"));
        assert!(!format!("{:?}", CategoriaTabellare::try_from(5).unwrap()).contains('5'));
    }
}
