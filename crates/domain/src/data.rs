//! Days as Italians write them.

use chrono::{Datelike, NaiveDate};

/// The months, January first.
pub const MESI: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

/// 7 marzo 2026, 1° gennaio 2026.
#[must_use]
pub fn data_estesa(data: NaiveDate) -> String {
    let giorno = if data.day() == 1 { "1°".to_owned() } else { data.day().to_string() };
    let mese = MESI.get(data.month0() as usize).copied().unwrap_or_default();
    format!("{giorno} {mese} {}", data.year())
}

/// Why a text is not a day. Whoever asked for the day says it in the words of the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataSbagliata {
    /// Nothing is written.
    Vuota,
    /// Not in any form of a date.
    NonData,
    /// In the form of a date, but the calendar has no such day.
    Inesistente {
        /// Year, in four digits.
        anno: i32,
        /// Month, perhaps beyond twelve.
        mese: u32,
        /// Day, perhaps beyond the end of the month.
        giorno: u32,
    },
}

/// Reads a day in any usual form: 7/3/26, 07-03-2026, 7.3.2026, 07032026, 7 marzo 2026, 7 mar 2026, 1° marzo
/// 2026, and, year first, 2026-03-07, also with an hour after a T. Two digits of the year are of this
/// century up to 49, of the last one beyond.
///
/// # Errors
/// What kept it from being read.
pub fn leggi_data(testo: &str) -> Result<NaiveDate, DataSbagliata> {
    let testo = testo.trim();
    if testo.is_empty() {
        return Err(DataSbagliata::Vuota);
    }
    let senza_ora = testo.split_once('T').map(|(giorno, _)| giorno).filter(|giorno| giorno.ends_with(char::is_numeric));
    let testo = senza_ora.unwrap_or(testo);
    let [primo, mese, ultimo] = tre_parti(testo).ok_or(DataSbagliata::NonData)?;
    let (giorno, anno) = if primo.len() == 4 { (ultimo, primo) } else { (primo, ultimo) };
    let (Some(giorno), Some(mese), Some(anno)) =
        (numero(giorno.trim_end_matches('°')), leggi_mese(mese), leggi_anno(anno))
    else {
        return Err(DataSbagliata::NonData);
    };
    NaiveDate::from_ymd_opt(anno, mese, giorno).ok_or(DataSbagliata::Inesistente { anno, mese, giorno })
}

fn tre_parti(testo: &str) -> Option<[&str; 3]> {
    if testo.len() == 8 && testo.bytes().all(|b| b.is_ascii_digit()) {
        return Some([&testo[..2], &testo[2..4], &testo[4..]]);
    }
    let mut parti = testo.split(['/', '-', '.', ' ']).filter(|parte| !parte.is_empty());
    let tre = [parti.next()?, parti.next()?, parti.next()?];
    parti.next().is_none().then_some(tre)
}

fn numero(testo: &str) -> Option<u32> {
    testo.parse().ok().filter(|_| testo.bytes().all(|b| b.is_ascii_digit()))
}

/// A number, or the name of a month, also cut after three letters or more.
fn leggi_mese(testo: &str) -> Option<u32> {
    if let Some(mese) = numero(testo) {
        return Some(mese);
    }
    let nome = testo.to_lowercase();
    (1..).zip(MESI).find(|(_, mese)| nome.len() >= 3 && mese.starts_with(nome.as_str())).map(|(mese, _)| mese)
}

fn leggi_anno(testo: &str) -> Option<i32> {
    let anno = i32::try_from(numero(testo)?).ok()?;
    match testo.len() {
        2 => Some(if anno < 50 { 2000 + anno } else { 1900 + anno }),
        4 => Some(anno),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_usual_form() {
        let attesa = NaiveDate::from_ymd_opt(2026, 3, 7).unwrap();
        for testo in [
            "7/3/26",
            "07/03/2026",
            "7.3.2026",
            "07-03-2026",
            "07032026",
            "7 marzo 2026",
            "7 MARZO 2026",
            "7 mar 2026",
            "2026-03-07",
            "2026/3/7",
            "2026-03-07T10:30:00",
            " 7/3/26 ",
        ] {
            assert_eq!(leggi_data(testo), Ok(attesa), "{testo}");
        }
        assert_eq!(leggi_data("1° OTTOBRE 2026"), Ok(NaiveDate::from_ymd_opt(2026, 10, 1).unwrap()));
    }

    #[test]
    fn two_digits_of_the_year_turn_at_fifty() {
        let anno = |testo: &str| leggi_data(testo).map(|data| data.format("%Y").to_string());
        assert_eq!(anno("1/9/49"), Ok("2049".to_owned()));
        assert_eq!(anno("1/9/50"), Ok("1950".to_owned()));
        assert_eq!(anno("1/9/99"), Ok("1999".to_owned()));
    }

    #[test]
    fn says_why_it_is_not_a_day() {
        assert_eq!(leggi_data(" "), Err(DataSbagliata::Vuota));
        let inesistente = DataSbagliata::Inesistente { anno: 2026, mese: 9, giorno: 31 };
        assert_eq!(leggi_data("31/09/2026"), Err(inesistente));
        assert_eq!(leggi_data("32/13/2026"), Err(DataSbagliata::Inesistente { anno: 2026, mese: 13, giorno: 32 }));
        for testo in ["ieri", "7/3", "7/3/2", "7/3/026", "7//3", "7/3/2026/1", "+7/3/2026", "7 ma 2026", "T", "2025"] {
            assert_eq!(leggi_data(testo), Err(DataSbagliata::NonData), "{testo}");
        }
    }
}
