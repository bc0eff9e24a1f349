//! Days as Italians type and read them.

pub use mirato_domain::data_estesa as esteso;

use chrono::NaiveDate;
use mirato_domain::{DataSbagliata, Errore, leggi_data};

/// Reads a day in any usual form.
///
/// # Errors
/// An Italian message that says what to correct.
pub fn leggi(testo: &str) -> Result<NaiveDate, String> {
    leggi_data(testo).map_err(|motivo| match motivo {
        DataSbagliata::Vuota => "Scrivi la data: giorno, mese e anno, per esempio 7/3/2026".to_owned(),
        DataSbagliata::NonData => {
            format!("«{testo}» non è una data: scrivi giorno, mese e anno, per esempio 7/3/2026")
        }
        DataSbagliata::Inesistente { .. } => format!("Il {} non esiste: correggi la data", testo.trim()),
    })
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
