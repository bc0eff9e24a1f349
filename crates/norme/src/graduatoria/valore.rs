//! A number of a table of criteria, exact, or the mark that nobody has confirmed it.

use crate::aritmetica::Esatta;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// How a value that is not known is written.
const DA_CONFERMARE: &str = "da confermare";

/// Decimals a value may have.
const DECIMALI: usize = 6;

/// A number of a table: an integer, a decimal string with a point ("7746.85"), or "da confermare".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Valore(Option<Esatta>);

impl Valore {
    /// A whole number.
    #[must_use]
    pub fn intero(numero: i64) -> Self {
        Self(Some(Esatta::from_integer(i128::from(numero))))
    }

    pub(super) fn uno() -> Self {
        Self::intero(1)
    }

    pub(super) fn zero() -> Self {
        Self::intero(0)
    }

    /// The value that is not known.
    #[must_use]
    pub const fn da_confermare() -> Self {
        Self(None)
    }

    /// The number, if somebody has confirmed it.
    #[must_use]
    pub const fn esatto(&self) -> Option<Esatta> {
        self.0
    }

    /// The number; a table with an unconfirmed value is refused before it is used.
    pub(super) fn numero(&self) -> Esatta {
        self.0.unwrap_or_default()
    }

    fn leggi(testo: &str) -> Result<Self, String> {
        if testo == DA_CONFERMARE {
            return Ok(Self(None));
        }
        let errore = || format!("«{testo}» non è un numero: scrivi 12, «0.5» oppure «{DA_CONFERMARE}»");
        let (meno, cifre) = testo.strip_prefix('-').map_or((false, testo), |resto| (true, resto));
        let (interi, decimali) = cifre.split_once('.').map_or((cifre, None), |(sopra, sotto)| (sopra, Some(sotto)));
        let solo_cifre = |parte: &str, massimo: usize| {
            (1..=massimo).contains(&parte.len()) && parte.bytes().all(|cifra| cifra.is_ascii_digit())
        };
        if !solo_cifre(interi, 12) || decimali.is_some_and(|parte| !solo_cifre(parte, DECIMALI)) {
            return Err(errore());
        }
        let decimali = decimali.unwrap_or_default();
        let sopra: i128 = format!("{interi}{decimali}").parse().map_err(|_| errore())?;
        let sotto = decimali.bytes().fold(1_i128, |scala, _| scala * 10);
        Ok(Self(Some(Esatta::new(if meno { -sopra } else { sopra }, sotto))))
    }
}

impl fmt::Display for Valore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(esatto) = self.0 else { return f.write_str(DA_CONFERMARE) };
        let (meno, assoluto) = if *esatto.numer() < 0 { ("-", -esatto) } else { ("", esatto) };
        let milionesimi = (assoluto * Esatta::from_integer(1_000_000)).to_integer();
        write!(f, "{meno}{}", milionesimi / 1_000_000)?;
        match format!("{:06}", milionesimi % 1_000_000).trim_end_matches('0') {
            "" => Ok(()),
            decimali => write!(f, ".{decimali}"),
        }
    }
}

impl Serialize for Valore {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self.0.filter(Esatta::is_integer).and_then(|esatto| i64::try_from(esatto.to_integer()).ok()) {
            Some(intero) => s.serialize_i64(intero),
            None => s.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Valore {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Lettore;
        impl de::Visitor<'_> for Lettore {
            type Value = Valore;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "un numero intero, un testo decimale («0.5») o «{DA_CONFERMARE}»")
            }
            fn visit_i64<E: de::Error>(self, numero: i64) -> Result<Valore, E> {
                self.visit_str(&numero.to_string())
            }
            fn visit_u64<E: de::Error>(self, numero: u64) -> Result<Valore, E> {
                self.visit_str(&numero.to_string())
            }
            fn visit_str<E: de::Error>(self, testo: &str) -> Result<Valore, E> {
                Valore::leggi(testo).map_err(E::custom)
            }
        }
        d.deserialize_any(Lettore)
    }
}

/// Points as a table shows them: an integer, or a number with its decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Punteggio {
    /// The points times ten to the power of the decimals.
    pub(super) scalato: i64,
    /// Decimals of the table.
    pub(super) decimali: u8,
}

impl Punteggio {
    /// As an Italian reads it: "92,5".
    #[must_use]
    pub fn italiano(&self) -> String {
        self.scritto(',').replacen('-', "−", 1)
    }

    fn scritto(self, virgola: char) -> String {
        let (meno, assoluto) = (if self.scalato < 0 { "-" } else { "" }, self.scalato.unsigned_abs());
        if self.decimali == 0 {
            return format!("{meno}{assoluto}");
        }
        let scala = 10_u64.pow(u32::from(self.decimali));
        let cifre = usize::from(self.decimali);
        format!("{meno}{}{virgola}{:0cifre$}", assoluto / scala, assoluto % scala)
    }
}

impl fmt::Display for Punteggio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.scritto('.'))
    }
}

impl Serialize for Punteggio {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if self.decimali == 0 { s.serialize_i64(self.scalato) } else { s.collect_str(self) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_and_written_alike() {
        for (scritto, atteso) in
            [("12", "12"), ("\"0.5\"", "0.5"), ("\"7746.85\"", "7746.85"), ("\"da confermare\"", "da confermare")]
        {
            let valore: Valore = serde_json::from_str(scritto).unwrap();
            assert_eq!(valore.to_string(), atteso);
            assert_eq!(serde_json::to_string(&valore).unwrap(), scritto);
        }
        for sbagliato in ["0.5", "\"0,5\"", "\"\"", "\"1.\"", "\"1.1234567\"", "true", "\"forse\""] {
            assert!(serde_json::from_str::<Valore>(sbagliato).is_err(), "{sbagliato} must be refused");
        }
    }

    #[test]
    fn points_are_shown_with_the_decimals_of_the_table() {
        let punti = |scalato, decimali| Punteggio { scalato, decimali };
        assert_eq!(serde_json::to_string(&punti(955, 0)).unwrap(), "955");
        assert_eq!(serde_json::to_string(&punti(925, 1)).unwrap(), "\"92.5\"");
        assert_eq!(serde_json::to_string(&punti(920, 1)).unwrap(), "\"92.0\"");
        assert_eq!(punti(-5, 1).to_string(), "-0.5");
        assert_eq!(punti(-205, 2).italiano(), "−2,05");
    }
}
