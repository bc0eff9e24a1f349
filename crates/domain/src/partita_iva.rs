//! VAT numbers, and the eleven-digit tax codes of bodies, which share their check digit.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A partita IVA: eleven digits, the last a check on the others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartitaIva(String);

/// The check digit of ten digits: every second digit doubled, digits of the doubles added.
pub(crate) fn cifra_di_controllo(prime_dieci: &[u8]) -> u8 {
    let somma: u32 = prime_dieci
        .iter()
        .enumerate()
        .map(|(posizione, cifra)| {
            let valore = u32::from(cifra - b'0');
            if posizione % 2 == 0 { valore } else { (valore * 2) / 10 + (valore * 2) % 10 }
        })
        .sum();
    b'0' + u8::try_from((10 - somma % 10) % 10).unwrap_or(0)
}

impl PartitaIva {
    /// The eleven digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PartitaIva {
    type Err = String;

    /// Spaces and dots are ignored; the check digit is required to match.
    fn from_str(testo: &str) -> Result<Self, Self::Err> {
        let cifre: String = testo.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        if cifre.len() != 11 || !cifre.bytes().all(|b| b.is_ascii_digit()) {
            return Err(format!("la partita IVA ha 11 cifre: «{testo}» ne ha {}", cifre.chars().count()));
        }
        if cifra_di_controllo(&cifre.as_bytes()[..10]) != cifre.as_bytes()[10] {
            return Err(format!(
                "«{testo}» non è una partita IVA: l'ultima cifra non corrisponde alle altre, ricontrolla"
            ));
        }
        Ok(Self(cifre))
    }
}

impl fmt::Display for PartitaIva {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for PartitaIva {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartitaIva {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_decides() {
        // 0764352056 → 7: a number published as an example of the algorithm.
        assert!("07643520567".parse::<PartitaIva>().is_ok());
        for ultima in "012345689".chars() {
            assert!(format!("0764352056{ultima}").parse::<PartitaIva>().is_err(), "{ultima} must be refused");
        }
        assert!(" 076.4352.0567 ".parse::<PartitaIva>().is_ok());
        assert!("0764352056".parse::<PartitaIva>().is_err());
    }
}
