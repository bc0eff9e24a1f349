//! Days as Italians type and read them.

use chrono::{Datelike, NaiveDate};
use mirato_domain::Errore;

const MESI: [&str; 12] = [
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

/// Reads a day in any usual form: 7/3/26, 07-03-2026, 7.3.2026, 07032026, 7 marzo 2026, 2026-03-07.
/// Two digits of the year are of this century up to 49, of the last one beyond.
///
/// # Errors
/// An Italian message that says what to correct.
pub fn leggi(testo: &str) -> Result<NaiveDate, String> {
    let pulito = testo.trim().to_lowercase();
    if pulito.is_empty() {
        return Err("Scrivi la data: giorno, mese e anno, per esempio 7/3/2026".to_owned());
    }
    if let Ok(data) = NaiveDate::parse_from_str(&pulito, "%Y-%m-%d") {
        return Ok(data);
    }
    let parti: Vec<String> = if pulito.len() == 8 && pulito.bytes().all(|b| b.is_ascii_digit()) {
        vec![pulito[..2].to_owned(), pulito[2..4].to_owned(), pulito[4..].to_owned()]
    } else {
        pulito.split(['/', '-', '.', ' ']).filter(|parte| !parte.is_empty()).map(str::to_owned).collect()
    };
    let [giorno, mese, anno] = parti.as_slice() else {
        return Err(format!("«{testo}» non è una data: scrivi giorno, mese e anno, per esempio 7/3/2026"));
    };
    let numero = |parte: &str| parte.trim_end_matches('°').parse::<u32>().ok();
    let mese =
        MESI.iter().position(|nome| nome == mese).and_then(|i| u32::try_from(i + 1).ok()).or_else(|| numero(mese));
    let anno = match (anno.len(), anno.parse::<i32>().ok()) {
        (2, Some(anno)) => Some(if anno < 50 { 2000 + anno } else { 1900 + anno }),
        (4, Some(anno)) => Some(anno),
        _ => None,
    };
    match (numero(giorno), mese, anno) {
        (Some(giorno), Some(mese), Some(anno)) => NaiveDate::from_ymd_opt(anno, mese, giorno)
            .ok_or_else(|| format!("Il {} non esiste: correggi la data", testo.trim())),
        _ => Err(format!("«{testo}» non è una data: scrivi giorno, mese e anno, per esempio 7/3/2026")),
    }
}

/// An ISO day kept in the archive.
///
/// # Errors
/// `data_non_valida` naming the field.
pub fn iso(testo: &str, campo: &str) -> Result<NaiveDate, Errore> {
    leggi(testo).map_err(|motivo| Errore::dato("data_non_valida", motivo.clone()).con_campo(campo, motivo))
}

/// 07/03/2026.
#[must_use]
pub fn breve(data: NaiveDate) -> String {
    data.format("%d/%m/%Y").to_string()
}

/// 7 marzo 2026, 1° gennaio 2026.
#[must_use]
pub fn esteso(data: NaiveDate) -> String {
    let giorno = if data.day() == 1 { "1°".to_owned() } else { data.day().to_string() };
    let mese = MESI.get(data.month0() as usize).copied().unwrap_or_default();
    format!("{giorno} {mese} {}", data.year())
}

/// The ISO day at the beginning of an ISO instant, as 07/03/2026; the text itself if it is none.
#[must_use]
pub fn breve_da_iso(istante: &str) -> String {
    istante
        .get(..10)
        .and_then(|giorno| NaiveDate::parse_from_str(giorno, "%Y-%m-%d").ok())
        .map_or_else(|| istante.to_owned(), breve)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_usual_form() {
        let attesa = NaiveDate::from_ymd_opt(2026, 3, 7).unwrap();
        for testo in
            ["7/3/26", "07/03/2026", "7.3.2026", "07-03-2026", "07032026", "7 marzo 2026", "2026-03-07", " 7/3/26 "]
        {
            assert_eq!(leggi(testo), Ok(attesa), "{testo}");
        }
        assert_eq!(leggi("1/9/99").unwrap().year(), 1999);
    }

    #[test]
    fn says_when_a_day_does_not_exist() {
        assert_eq!(leggi("31/09/2026").unwrap_err(), "Il 31/09/2026 non esiste: correggi la data");
        for sbagliata in ["", "ieri", "7/3", "7/3/2", "32/13/2026", "7//3"] {
            assert!(leggi(sbagliata).is_err(), "{sbagliata} must be refused");
        }
    }

    #[test]
    fn writes_the_first_of_the_month_as_an_ordinal() {
        assert_eq!(esteso(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()), "1° gennaio 2026");
        assert_eq!(breve_da_iso("2026-11-22T10:00:00+01:00"), "22/11/2026");
    }
}
