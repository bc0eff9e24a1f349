//! Months: ages that are completed, terms that run out.

use crate::errore::ErroreNorma;
use crate::parametri::{Letto, Parametri};
use chrono::{Datelike, Months, NaiveDate};

/// The day on which someone born on `nato_il` completes some months of life. Who is born on 29 February
/// completes a year without that day on 1 March; likewise any day that the month does not have.
pub(crate) fn compiuti(nato_il: NaiveDate, mesi: i64) -> Result<NaiveDate, ErroreNorma> {
    u32::try_from(mesi)
        .ok()
        .and_then(|mesi| nato_il.checked_add_months(Months::new(mesi)))
        .and_then(|giorno| if giorno.day() < nato_il.day() { giorno.succ_opt() } else { Some(giorno) })
        .ok_or_else(|| ErroreNorma::TroppoGrande { cosa: "età".to_owned() })
}

/// The last day of a term of some months from a day, which is not counted: the same day of its month, or the last
/// one if the month does not have it (art. 2963 c.c.).
pub(crate) fn termine_a_mesi(dal: NaiveDate, mesi: i64) -> Result<NaiveDate, ErroreNorma> {
    u32::try_from(mesi)
        .ok()
        .and_then(|mesi| dal.checked_add_months(Months::new(mesi)))
        .ok_or_else(|| ErroreNorma::TroppoGrande { cosa: "termine in mesi".to_owned() })
}

/// The day on which someone reaches pension age, with the age that applied on that day: who completes
/// one age before it rises has reached it for good.
pub(crate) fn pensione(p: &Parametri, nato_il: NaiveDate) -> Result<(NaiveDate, Letto<i64>), ErroreNorma> {
    let mut dal = p.parametro("eta_pensione")?.prima;
    loop {
        let eta = p.intero("eta_pensione", dal)?;
        let giorno = compiuti(nato_il, eta.valore)?;
        match p.cambi("eta_pensione", dal, giorno)?.first() {
            Some(cambio) => dal = *cambio,
            None => return Ok((giorno, eta)),
        }
    }
}

/// Whole months between two days: a month is whole on the same day of the next.
pub(crate) fn mesi_interi(dal: NaiveDate, al: NaiveDate) -> i64 {
    let mesi = i64::from(al.year() - dal.year()) * 12 + i64::from(al.month()) - i64::from(dal.month());
    mesi - i64::from(al.day() < dal.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn giorno(testo: &str) -> NaiveDate {
        testo.parse().unwrap()
    }

    #[test]
    fn who_is_born_on_29_february_completes_the_year_on_1_march() {
        assert_eq!(compiuti(giorno("1960-02-29"), 67 * 12).unwrap(), giorno("2027-03-01"));
        assert_eq!(compiuti(giorno("1960-02-29"), 68 * 12).unwrap(), giorno("2028-02-29"));
        assert_eq!(compiuti(giorno("1960-03-31"), 1).unwrap(), giorno("1960-05-01"));
        assert!(compiuti(giorno("1960-03-31"), -1).is_err());
    }

    #[test]
    fn a_term_of_months_ends_on_the_same_day_or_on_the_last_of_its_month() {
        let fine = |dal: &str, mesi| termine_a_mesi(giorno(dal), mesi).unwrap();
        assert_eq!(fine("2026-05-30", 6), giorno("2026-11-30"));
        assert_eq!(fine("2026-05-31", 6), giorno("2026-11-30"), "November has no 31st: its last day, not the next");
        assert_eq!(fine("2026-06-01", 6), giorno("2026-12-01"));
        assert_eq!(fine("2027-08-31", 6), giorno("2028-02-29"));
        assert!(termine_a_mesi(giorno("2026-05-31"), -1).is_err());
    }

    #[test]
    fn the_age_that_applies_is_that_of_the_day_it_is_reached() {
        let p = Parametri::nazionali().unwrap();
        let quando = |nato: &str| pensione(&p, giorno(nato)).unwrap().0;
        assert_eq!(quando("1959-12-31"), giorno("2026-12-31"), "67 years, before the rise");
        assert_eq!(quando("1960-01-01"), giorno("2027-02-01"), "67 years and one month");
        assert_eq!(quando("1960-12-15"), giorno("2028-03-15"), "67 years and three months");
    }

    #[test]
    fn months_are_whole_on_the_same_day() {
        for (al, mesi) in [("2026-02-14", 0), ("2026-02-15", 1), ("2027-01-15", 12), ("2027-01-14", 11)] {
            assert_eq!(mesi_interi(giorno("2026-01-15"), giorno(al)), mesi, "{al}");
        }
    }
}
