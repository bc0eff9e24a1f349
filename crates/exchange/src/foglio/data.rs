//! Dates: a cell of that form, a serial number, or text in any form in which Italians write one.

use super::cella::{Cella, Dato, Letto};
use chrono::{Datelike, Days, NaiveDate};
use mirato_domain::{DataSbagliata, MESI, leggi_data};

/// First year of what a prospetto may say, and of a person's life.
pub(super) const RECENTE: i32 = 1990;
pub(super) const SECOLO: i32 = 1900;
/// Serial number of 1 January 1900, and of a day before any prospetto.
const NUMERI: [f64; 2] = [1.0, 20_000.0];

pub(super) fn leggi(cella: &Cella, dal: i32) -> Letto {
    match cella {
        Cella::Tempo(tempo) => {
            let data = tempo.as_datetime().filter(|_| tempo.as_f64() >= 1.0).map(|data| data.date());
            let data = data.ok_or("Non è una data: scrivi giorno/mese/anno, per esempio 31/12/2025.")?;
            plausibile(data, dal).map(|data| (Dato::Data(data), None))
        }
        // A serial number whose cell has lost the form of a date: 45657 is 31 December 2024.
        Cella::Numero(numero)
            if numero.fract() == 0.0 && (NUMERI[usize::from(dal == RECENTE)]..=80_000.0).contains(numero) =>
        {
            let inizio = NaiveDate::from_ymd_opt(1899, 12, 30).ok_or("")?;
            let data = inizio + Days::new(*numero as u64);
            Ok((
                Dato::Data(data),
                Some(format!("È una data scritta come numero: letta come {}.", data.format("%d/%m/%Y"))),
            ))
        }
        altra => data_scritta(altra.mostra().trim(), dal).map(|data| (Dato::Data(data), None)),
    }
}

fn plausibile(data: NaiveDate, dal: i32) -> Result<NaiveDate, String> {
    if (dal..=2100).contains(&data.year()) {
        Ok(data)
    } else {
        Err(format!("L'anno {} non è plausibile.", data.year()))
    }
}

fn data_scritta(testo: &str, dal: i32) -> Result<NaiveDate, String> {
    match leggi_data(testo) {
        Ok(data) => plausibile(data, dal),
        Err(DataSbagliata::Inesistente { anno, mese, giorno }) => Err(inesistente(anno, mese, giorno)),
        Err(DataSbagliata::Vuota | DataSbagliata::NonData) => {
            Err("Non è una data: scrivi giorno/mese/anno, per esempio 31/12/2025.".to_owned())
        }
    }
}

fn inesistente(anno: i32, mese: u32, giorno: u32) -> String {
    let ultimo = (28..=31).rev().find(|g| NaiveDate::from_ymd_opt(anno, mese, *g).is_some());
    match (mese.checked_sub(1).and_then(|m| MESI.get(m as usize)), ultimo) {
        (Some(nome), Some(ultimo)) if giorno > ultimo => format!("La data non esiste: {nome} ha {ultimo} giorni."),
        _ => "La data non esiste: controlla giorno e mese.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::cella::leggi;
    use super::super::schema::Tipo;
    use super::*;

    fn di_testo(tipo: Tipo, testo: &str) -> Letto {
        leggi(tipo, &Cella::Testo(testo.into()))
    }

    #[test]
    fn dates_are_read_in_every_usual_form() {
        let attesa = Dato::Data(NaiveDate::from_ymd_opt(2025, 12, 31).unwrap());
        for testo in [
            "31/12/2025",
            "31-12-2025",
            "31.12.2025",
            "31/12/25",
            "31122025",
            "31 dicembre 2025",
            "31 dic 2025",
            "2025-12-31",
            "2025-12-31T00:00:00",
            " 31/12/2025 ",
        ] {
            assert_eq!(di_testo(Tipo::Data, testo), Ok((attesa.clone(), None)), "{testo}");
        }
        assert_eq!(
            di_testo(Tipo::Data, "1° gennaio 2026").unwrap().0,
            Dato::Data(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap())
        );
        let (letta, avviso) = leggi(Tipo::Data, &Cella::Numero(45_657.0)).unwrap();
        assert_eq!(letta, Dato::Data(NaiveDate::from_ymd_opt(2024, 12, 31).unwrap()));
        assert!(avviso.unwrap().contains("31/12/2024"));
        assert_eq!(di_testo(Tipo::Data, "31/11/2026"), Err("La data non esiste: novembre ha 30 giorni.".into()));
        assert_eq!(di_testo(Tipo::Data, "29/02/2025"), Err("La data non esiste: febbraio ha 28 giorni.".into()));
        for testo in ["ieri", "12/2025", "31/13/2025", "0/1/2025", "31/12/1025", "2025"] {
            assert!(di_testo(Tipo::Data, testo).is_err(), "{testo} must be refused");
        }
    }
}
