//! Deadlines out, for the calendar of another program (iCalendar, RFC 5545).

use chrono::{DateTime, NaiveDate, Utc};
use icalendar::{Calendar, Component, Event, EventLike};

/// A deadline in the file: neutral words, nobody's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appuntamento {
    /// Stable identifier, so that a second import takes the first one's place.
    pub uid: String,
    /// The day.
    pub giorno: NaiveDate,
    /// What falls due.
    pub titolo: String,
}

/// A calendar file: whole-day entries that do not make one busy.
#[must_use]
pub fn calendario_ics(nome: &str, appuntamenti: &[Appuntamento], adesso: DateTime<Utc>) -> Vec<u8> {
    let mut calendario = Calendar::new();
    calendario.name(nome);
    for appuntamento in appuntamenti {
        let evento = Event::new()
            .uid(&appuntamento.uid)
            .timestamp(adesso)
            .all_day(appuntamento.giorno)
            .summary(&appuntamento.titolo)
            .add_property("TRANSP", "TRANSPARENT")
            .done();
        calendario.push(evento);
    }
    calendario.done().to_string().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_a_whole_day_with_its_words_escaped() {
        let adesso = DateTime::parse_from_rfc3339("2026-11-22T10:00:00+01:00").unwrap().to_utc();
        let giorno = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        let appuntamenti = [Appuntamento {
            uid: "esonero-1@mirato".to_owned(),
            giorno,
            titolo: "Esonero, fine; del periodo".to_owned(),
        }];
        let file = String::from_utf8(calendario_ics("Scadenze", &appuntamenti, adesso)).unwrap();
        assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"), "{file}");
        for riga in [
            "UID:esonero-1@mirato",
            "DTSTAMP:20261122T090000Z",
            "DTSTART;VALUE=DATE:20261231",
            "SUMMARY:Esonero\\, fine\\; del periodo",
            "TRANSP:TRANSPARENT",
        ] {
            assert!(file.contains(&format!("{riga}\r\n")), "{riga} in {file}");
        }
    }
}
