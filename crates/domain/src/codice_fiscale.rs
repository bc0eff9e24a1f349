//! Tax codes of persons (sixteen characters) and of bodies (eleven digits).

use crate::partita_iva::cifra_di_controllo;
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// Sex as a codice fiscale records it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sesso {
    /// Male.
    M,
    /// Female.
    F,
}

/// A codice fiscale whose check character is right: sixteen characters for a person, with any
/// omocodia, or eleven digits for a body. Debug output hides a person's code.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodiceFiscale(String);

/// Letters that replace the digits 0 to 9 when two people would share a code (omocodia).
const OMOCODIA: &[u8; 10] = b"LMNPQRSTUV";
/// Positions, in a person's code, that hold digits before any omocodia.
const POSIZIONI_NUMERICHE: [usize; 7] = [6, 7, 9, 10, 12, 13, 14];
/// Month letters, January first.
pub(crate) const MESI: &[u8; 12] = b"ABCDEHLMPRST";
/// Values of the characters in odd positions, 0-9 then A-Z (DM 23/12/1976).
const DISPARI: [u32; 36] = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10,
    22, 25, 24, 23,
];

fn indice(carattere: u8) -> usize {
    usize::from(if carattere.is_ascii_digit() { carattere - b'0' } else { carattere - b'A' + 10 })
}

fn carattere_di_controllo(primi_quindici: &[u8]) -> u8 {
    let somma: u32 = primi_quindici
        .iter()
        .enumerate()
        .map(|(posizione, &c)| {
            if posizione % 2 == 0 {
                DISPARI[indice(c)]
            } else {
                u32::from(if c.is_ascii_digit() { c - b'0' } else { c - b'A' })
            }
        })
        .sum();
    b'A' + u8::try_from(somma % 26).unwrap_or(0)
}

impl CodiceFiscale {
    /// The code, upper case, without spaces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a person's code (sixteen characters).
    #[must_use]
    pub fn di_persona(&self) -> bool {
        self.0.len() == 16
    }

    /// A person's code from its first fifteen characters: adds the check character.
    ///
    /// # Errors
    /// An Italian message if the fifteen characters are not those of a code.
    pub fn da_quindici(primi_quindici: &str) -> Result<Self, String> {
        let testo = primi_quindici.to_ascii_uppercase();
        if testo.len() != 15 || !testo.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(format!("«{primi_quindici}» non sono i primi 15 caratteri di un codice fiscale"));
        }
        let controllo = char::from(carattere_di_controllo(testo.as_bytes()));
        format!("{testo}{controllo}").parse()
    }

    /// The digits behind an omocodia; `None` for a body.
    pub(crate) fn cifre(&self) -> Option<Vec<u8>> {
        self.di_persona().then(|| {
            let mut codice = self.0.clone().into_bytes();
            for posizione in POSIZIONI_NUMERICHE {
                if let Some(cifra) = OMOCODIA.iter().position(|lettera| *lettera == codice[posizione]) {
                    codice[posizione] = b'0' + u8::try_from(cifra).unwrap_or(0);
                }
            }
            codice
        })
    }

    /// Sex, for a person.
    #[must_use]
    pub fn sesso(&self) -> Option<Sesso> {
        let codice = self.cifre()?;
        Some(if codice[9] >= b'4' { Sesso::F } else { Sesso::M })
    }

    /// Cadastral code of the comune or foreign state of birth, for a person.
    #[must_use]
    pub fn luogo_di_nascita(&self) -> Option<String> {
        String::from_utf8(self.cifre()?[11..15].to_vec()).ok()
    }

    /// Date of birth, for a person. A code holds two digits of the year: of the two possible
    /// centuries the later one not after `al` is taken.
    #[must_use]
    pub fn nascita(&self, al: NaiveDate) -> Option<NaiveDate> {
        let codice = self.cifre()?;
        let due = |da: usize| u32::from(codice[da] - b'0') * 10 + u32::from(codice[da + 1] - b'0');
        let mese = u32::try_from(MESI.iter().position(|m| *m == codice[8])?).ok()? + 1;
        let giorno = due(9) % 40;
        let anno = i32::try_from(due(6)).ok()?;
        [2000, 1900]
            .into_iter()
            .find_map(|secolo| NaiveDate::from_ymd_opt(secolo + anno, mese, giorno).filter(|d| *d <= al))
    }
}

impl FromStr for CodiceFiscale {
    type Err = String;

    /// Spaces are ignored and case does not matter; the check character is required to match.
    fn from_str(testo: &str) -> Result<Self, Self::Err> {
        let codice: String = testo.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        match codice.len() {
            11 if codice.bytes().all(|b| b.is_ascii_digit()) => {
                if cifra_di_controllo(&codice.as_bytes()[..10]) == codice.as_bytes()[10] {
                    Ok(Self(codice))
                } else {
                    Err(format!(
                        "«{codice}» non è un codice fiscale: l'ultima cifra non corrisponde alle altre, ricontrolla"
                    ))
                }
            }
            16 => Self::di_sedici(codice),
            11 => {
                Err(format!("«{codice}» non è un codice fiscale: il codice di un ente ha 11 cifre e nessuna lettera"))
            }
            _ => Err(format!(
                "il codice fiscale ha 16 caratteri, o 11 cifre se è di un ente: «{codice}» ne ha {}",
                codice.chars().count()
            )),
        }
    }
}

impl CodiceFiscale {
    fn di_sedici(codice: String) -> Result<Self, String> {
        let byte = codice.as_bytes();
        let forma = byte.iter().enumerate().all(|(posizione, c)| {
            if POSIZIONI_NUMERICHE.contains(&posizione) {
                c.is_ascii_digit() || OMOCODIA.contains(c)
            } else if posizione == 8 {
                MESI.contains(c)
            } else {
                c.is_ascii_uppercase()
            }
        });
        if !forma {
            return Err(format!("«{codice}» non è un codice fiscale: lettere e cifre non stanno al loro posto"));
        }
        if carattere_di_controllo(&byte[..15]) != byte[15] {
            return Err(format!("«{codice}» non è un codice fiscale: la lettera finale non corrisponde, ricontrolla"));
        }
        let risultato = Self(codice);
        let giorno = risultato.cifre().map_or(0, |c| (c[9] - b'0') * 10 + (c[10] - b'0'));
        if !(1..=31).contains(&(giorno % 40)) || giorno > 71 {
            return Err(format!("«{}» non è un codice fiscale: il giorno di nascita non esiste", risultato.0));
        }
        Ok(risultato)
    }
}

impl fmt::Debug for CodiceFiscale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.di_persona() { f.write_str("CodiceFiscale(***)") } else { write!(f, "CodiceFiscale({})", self.0) }
    }
}

impl fmt::Display for CodiceFiscale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for CodiceFiscale {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CodiceFiscale {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn oggi() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    #[test]
    fn reads_a_person() {
        // The example that the tax agency's own explanation of the code uses.
        let codice: CodiceFiscale = "mra rss 80a01 h501 u"
            .replace(' ', "")
            .parse::<CodiceFiscale>()
            .or_else(|_| "RSSMRA80A01H501U".parse())
            .unwrap();
        assert_eq!(codice.as_str(), "RSSMRA80A01H501U");
        assert_eq!(codice.sesso(), Some(Sesso::M));
        assert_eq!(codice.nascita(oggi()), NaiveDate::from_ymd_opt(1980, 1, 1));
        assert_eq!(codice.luogo_di_nascita().as_deref(), Some("H501"));
    }

    #[test]
    fn omocodia_hides_digits_behind_letters() {
        let codice = CodiceFiscale::da_quindici("RSSMRA80A01H50M").unwrap();
        assert_eq!(codice.luogo_di_nascita().as_deref(), Some("H501"));
        assert_eq!(codice.nascita(oggi()), NaiveDate::from_ymd_opt(1980, 1, 1));
    }

    #[test]
    fn one_wrong_letter_is_refused() {
        for ultima in b'A'..=b'Z' {
            let codice = format!("RSSMRA80A01H501{}", char::from(ultima));
            assert_eq!(codice.parse::<CodiceFiscale>().is_ok(), ultima == b'U', "{codice}");
        }
    }

    #[test]
    fn a_body_has_eleven_digits() {
        assert!("07643520567".parse::<CodiceFiscale>().is_ok());
        assert!("07643520560".parse::<CodiceFiscale>().is_err());
        assert!("0764352056".parse::<CodiceFiscale>().is_err());
    }

    #[test]
    fn eleven_letters_are_told_that_digits_are_wanted() {
        assert!("ABCDEFGHILM".parse::<CodiceFiscale>().unwrap_err().contains("nessuna lettera"));
        assert!("perché".parse::<CodiceFiscale>().unwrap_err().ends_with("ne ha 6"));
    }

    #[test]
    fn a_woman_has_forty_added_to_her_day() {
        let codice = CodiceFiscale::da_quindici("PRDLNE84D52M987").unwrap();
        assert_eq!((codice.sesso(), codice.nascita(oggi())), (Some(Sesso::F), NaiveDate::from_ymd_opt(1984, 4, 12)));
        for giorno in ["00", "32", "40", "72"] {
            assert!(
                CodiceFiscale::da_quindici(&format!("PRDLNE84D{giorno}M987")).is_err(),
                "day {giorno} does not exist"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused_but_never_panics(testo in "\\PC{0,20}") {
            if let Ok(codice) = testo.parse::<CodiceFiscale>() {
                proptest::prop_assert_eq!(codice.as_str().parse::<CodiceFiscale>().ok(), Some(codice.clone()));
            }
        }

        #[test]
        fn omocodia_never_changes_what_a_code_says(quali in proptest::collection::vec(proptest::bool::ANY, 7)) {
            let mut quindici = *b"PRDLNE84D52M987";
            for (posizione, sostituita) in POSIZIONI_NUMERICHE.into_iter().zip(quali) {
                if sostituita {
                    quindici[posizione] = OMOCODIA[usize::from(quindici[posizione] - b'0')];
                }
            }
            let codice = CodiceFiscale::da_quindici(std::str::from_utf8(&quindici).unwrap()).unwrap();
            let proprio = CodiceFiscale::da_quindici("PRDLNE84D52M987").unwrap();
            proptest::prop_assert_eq!(codice.luogo_di_nascita(), proprio.luogo_di_nascita());
            proptest::prop_assert_eq!((codice.nascita(oggi()), codice.sesso()), (proprio.nascita(oggi()), proprio.sesso()));
        }
    }

    #[test]
    fn debug_does_not_show_a_person() {
        let codice: CodiceFiscale = "RSSMRA80A01H501U".parse().unwrap();
        assert!(!format!("{codice:?}").contains("RSSMRA"));
    }
}
