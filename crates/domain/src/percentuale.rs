//! Percentages, exact.

use crate::Frazione;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// A percentage from 0 to 100, exact to four decimals. Written as an integer or a decimal string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percentuale(u32);

const SCALA: u32 = 10_000;

impl Percentuale {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// A whole percentage; `None` above 100.
    #[must_use]
    pub const fn intera(valore: u32) -> Option<Self> {
        if valore <= 100 { Some(Self(valore * SCALA)) } else { None }
    }

    /// From a fraction of one; `None` below 0, above 1, or finer than four decimals of a percentage.
    #[must_use]
    pub fn da_frazione(frazione: Frazione) -> Option<Self> {
        let intero = i128::from(*frazione.numer()) * i128::from(SCALA) * 100;
        let denominatore = i128::from(*frazione.denom());
        if intero % denominatore != 0 {
            return None;
        }
        let valore = u32::try_from(intero / denominatore).ok()?;
        (valore <= 100 * SCALA).then_some(Self(valore))
    }

    /// The percentage as a fraction of one: 35 per cent is 35/100.
    #[must_use]
    pub fn frazione(self) -> Frazione {
        Frazione::new(i64::from(self.0), i64::from(SCALA) * 100)
    }
}

impl fmt::Display for Percentuale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimali = format!("{:04}", self.0 % SCALA);
        match decimali.trim_end_matches('0') {
            "" => write!(f, "{}", self.0 / SCALA),
            cifre => write!(f, "{}.{cifre}", self.0 / SCALA),
        }
    }
}

impl FromStr for Percentuale {
    type Err = String;

    fn from_str(testo: &str) -> Result<Self, Self::Err> {
        let errore = || format!("«{testo}» non è una percentuale: scrivi un numero da 0 a 100, per esempio 35 o 12.5");
        let (interi, decimali) = testo.split_once('.').unwrap_or((testo, "0"));
        let cifre = |parte: &str, massimo: usize| {
            (1..=massimo).contains(&parte.len()) && parte.bytes().all(|b| b.is_ascii_digit())
        };
        if !cifre(interi, 3) || !cifre(decimali, 4) {
            return Err(errore());
        }
        let interi: u32 = interi.parse().map_err(|_| errore())?;
        let decimali: u32 = format!("{decimali:0<4}").parse().map_err(|_| errore())?;
        let valore = interi * SCALA + decimali;
        if valore > 100 * SCALA { Err(errore()) } else { Ok(Self(valore)) }
    }
}

impl Serialize for Percentuale {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(SCALA) { s.serialize_u32(self.0 / SCALA) } else { s.collect_str(self) }
    }
}

impl<'de> Deserialize<'de> for Percentuale {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Lettore;
        impl de::Visitor<'_> for Lettore {
            type Value = Percentuale;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("una percentuale da 0 a 100, intera o come testo decimale («12.5»)")
            }
            fn visit_u64<E: de::Error>(self, valore: u64) -> Result<Self::Value, E> {
                self.visit_str(&valore.to_string())
            }
            fn visit_i64<E: de::Error>(self, valore: i64) -> Result<Self::Value, E> {
                self.visit_str(&valore.to_string())
            }
            fn visit_str<E: de::Error>(self, testo: &str) -> Result<Self::Value, E> {
                testo.parse().map_err(E::custom)
            }
        }
        d.deserialize_any(Lettore)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_integers_and_decimal_strings() {
        assert_eq!("35".parse::<Percentuale>().map(Percentuale::frazione), Ok(Frazione::new(35, 100)));
        assert_eq!("12.5".parse::<Percentuale>().map(Percentuale::frazione), Ok(Frazione::new(1, 8)));
        for sbagliato in ["101", "100.0001", "-1", "12,5", "", "1.23456"] {
            assert!(sbagliato.parse::<Percentuale>().is_err(), "{sbagliato} must be refused");
        }
    }

    #[test]
    fn a_fraction_of_one_is_a_percentage_if_four_decimals_hold_it() {
        assert_eq!(Percentuale::da_frazione(Frazione::new(3, 5)), Percentuale::intera(60));
        assert_eq!(Percentuale::da_frazione(Frazione::new(1, 3)), None);
        assert_eq!(Percentuale::da_frazione(Frazione::new(-1, 2)), None);
        assert_eq!(Percentuale::da_frazione(Frazione::new(101, 100)), None);
    }

    #[test]
    fn json_takes_no_floating_point() {
        assert!(serde_json::from_str::<Percentuale>("12.5").is_err());
        assert_eq!(serde_json::from_str::<Percentuale>("\"12.5\"").ok(), "12.5".parse().ok());
        assert_eq!(serde_json::to_string(&Percentuale(350_000)).ok().as_deref(), Some("35"));
    }
}
