//! Money as integer cents.

use crate::lettere;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

/// An amount of euro in integer cents. Written and read as a string with two decimals ("39.21").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Euro(i64);

impl Euro {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// From integer cents.
    #[must_use]
    pub const fn da_centesimi(centesimi: i64) -> Self {
        Self(centesimi)
    }

    /// Integer cents.
    #[must_use]
    pub const fn centesimi(self) -> i64 {
        self.0
    }

    /// The amount times an integer, or `None` beyond what an amount can hold.
    #[must_use]
    pub const fn per(self, volte: i64) -> Option<Self> {
        match self.0.checked_mul(volte) {
            Some(centesimi) => Some(Self(centesimi)),
            None => None,
        }
    }

    /// As an Italian reader expects it: "1.234,56 €".
    #[must_use]
    pub fn italiano(self) -> String {
        let intero = (self.0.unsigned_abs() / 100).to_string();
        let mut gruppi = String::new();
        for (posizione, cifra) in intero.chars().enumerate() {
            if posizione > 0 && (intero.len() - posizione).is_multiple_of(3) {
                gruppi.push('.');
            }
            gruppi.push(cifra);
        }
        let segno = if self.0 < 0 { "−" } else { "" };
        format!("{segno}{gruppi},{:02} €", self.0.unsigned_abs() % 100)
    }

    /// In words, as an act writes an amount beside its figures: "quarantottomilatrecentosei/72".
    #[must_use]
    pub fn in_lettere(self) -> String {
        let segno = if self.0 < 0 { "meno " } else { "" };
        let assoluto = self.0.unsigned_abs();
        format!("{segno}{}/{:02}", lettere::in_lettere(assoluto / 100), assoluto % 100)
    }
}

impl fmt::Display for Euro {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let segno = if self.0 < 0 { "-" } else { "" };
        let assoluto = self.0.unsigned_abs();
        write!(f, "{segno}{}.{:02}", assoluto / 100, assoluto % 100)
    }
}

impl FromStr for Euro {
    type Err = String;

    fn from_str(testo: &str) -> Result<Self, Self::Err> {
        let errore = || format!("«{testo}» non è un importo: scrivi euro e due decimali, per esempio 39.21");
        let (negativo, cifre) = testo.strip_prefix('-').map_or((false, testo), |resto| (true, resto));
        let (interi, decimali) = cifre.split_once('.').ok_or_else(errore)?;
        let solo_cifre = |parte: &str| !parte.is_empty() && parte.bytes().all(|b| b.is_ascii_digit());
        if !solo_cifre(interi) || !solo_cifre(decimali) || decimali.len() != 2 {
            return Err(errore());
        }
        let valore = format!("{interi}{decimali}").parse::<i64>().map_err(|_| errore())?;
        Ok(Self(if negativo { -valore } else { valore }))
    }
}

impl Add for Euro {
    type Output = Self;
    fn add(self, altro: Self) -> Self {
        Self(self.0 + altro.0)
    }
}

impl Sub for Euro {
    type Output = Self;
    fn sub(self, altro: Self) -> Self {
        Self(self.0 - altro.0)
    }
}

impl Sum for Euro {
    fn sum<I: Iterator<Item = Self>>(importi: I) -> Self {
        importi.fold(Self::ZERO, Add::add)
    }
}

impl Serialize for Euro {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Euro {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_only_two_decimals() {
        assert_eq!("39.21".parse::<Euro>(), Ok(Euro::da_centesimi(3921)));
        for sbagliato in ["39", "39.2", "39,21", "39.211", ".21", "a.10", "", "--1.00"] {
            assert!(sbagliato.parse::<Euro>().is_err(), "{sbagliato} must be refused");
        }
    }

    #[test]
    fn is_shown_as_italians_write_it() {
        assert_eq!(Euro::da_centesimi(123_456_789).italiano(), "1.234.567,89 €");
        assert_eq!(Euro::da_centesimi(-5).italiano(), "−0,05 €");
    }

    #[test]
    fn is_written_in_words_with_the_cents_in_figures() {
        for (centesimi, attese) in
            [(4_830_672, "quarantottomilatrecentosei/72"), (5, "zero/05"), (100, "uno/00"), (-2_150, "meno ventuno/50")]
        {
            assert_eq!(Euro::da_centesimi(centesimi).in_lettere(), attese);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(centesimi in -1_000_000_000_000i64..1_000_000_000_000) {
            let euro = Euro::da_centesimi(centesimi);
            prop_assert_eq!(euro.to_string().parse::<Euro>(), Ok(euro));
        }
    }
}
