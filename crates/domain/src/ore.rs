//! Weekly working hours.

use crate::Frazione;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// Weekly hours in whole minutes, written "HH:MM". At most 168:00, the hours of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Ore(u32);

impl Ore {
    /// From minutes; `None` past the hours of a week.
    #[must_use]
    pub const fn da_minuti(minuti: u32) -> Option<Self> {
        if minuti <= 168 * 60 { Some(Self(minuti)) } else { None }
    }

    /// Whole minutes.
    #[must_use]
    pub const fn minuti(self) -> u32 {
        self.0
    }

    /// These hours as a part of others, or `None` if the others are none.
    #[must_use]
    pub fn parte_di(self, intero: Self) -> Option<Frazione> {
        (intero.0 > 0).then(|| Frazione::new(i64::from(self.0), i64::from(intero.0)))
    }
}

impl fmt::Display for Ore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for Ore {
    type Err = String;

    fn from_str(testo: &str) -> Result<Self, Self::Err> {
        let errore = || format!("«{testo}» non è un orario settimanale: scrivi ore e minuti, per esempio 20:00");
        let (ore, minuti) = testo.split_once(':').ok_or_else(errore)?;
        let cifre = |parte: &str, da: usize, a: usize| {
            (da..=a).contains(&parte.len()) && parte.bytes().all(|b| b.is_ascii_digit())
        };
        if !cifre(ore, 1, 3) || !cifre(minuti, 2, 2) {
            return Err(errore());
        }
        let (ore, minuti): (u32, u32) = (ore.parse().map_err(|_| errore())?, minuti.parse().map_err(|_| errore())?);
        if minuti > 59 {
            return Err(errore());
        }
        Self::da_minuti(ore * 60 + minuti).ok_or_else(|| format!("«{testo}» supera le 168 ore di una settimana"))
    }
}

impl Serialize for Ore {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Ore {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_hours_and_minutes() {
        assert_eq!("20:30".parse::<Ore>().map(Ore::minuti), Ok(1230));
        for sbagliato in ["20", "20:60", "20:5", "-1:00", "168:01", "a:00", "1:000"] {
            assert!(sbagliato.parse::<Ore>().is_err(), "{sbagliato} must be refused");
        }
        assert!("168:00".parse::<Ore>().is_ok());
    }

    #[test]
    fn no_contract_hours_is_no_fraction() {
        assert_eq!(Ore(600).parte_di(Ore(0)), None);
        assert_eq!(Ore(600).parte_di(Ore(2400)), Some(Frazione::new(1, 4)));
    }
}
