//! Art. 9: when workers must be asked for, and when the prospetto is due.

use crate::errore::{ErroreNorma, italiana};
use crate::parametri::Parametri;
use crate::voce::Voce;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// The employer's term to ask for workers (c. 1), as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermineRichiesta {
    /// Last day of the term.
    pub scadenza: NaiveDate,
    /// Whether the term is over on the day asked for.
    pub decorso: bool,
    /// Days since the obligation arose.
    pub giorni_trascorsi: i64,
    /// How it was reckoned.
    pub spiegazione: Voce,
}

/// The term of art. 9 c. 1 for an obligation that arose on a day, seen on `al`. The day it arose is not
/// counted: on the sixtieth day after it the term still runs, on the sixty-first it is over.
///
/// # Errors
/// `FuoriVigenza` before the law, `TroppoGrande` beyond the calendar.
pub fn termine_richiesta(p: &Parametri, insorgenza: NaiveDate, al: NaiveDate) -> Result<TermineRichiesta, ErroreNorma> {
    let giorni = p.intero("termine_richiesta_avviamento", insorgenza)?;
    let scadenza = giorni.giorni_dopo(insorgenza)?;
    let giorni_trascorsi = (al - insorgenza).num_days();
    let decorso = al > scadenza;
    let stato = if decorso { "è passato" } else { "corre ancora" };
    let spiegazione = Voce::nuova("termine_richiesta", "Termine per chiedere l'assunzione")
        .valore(italiana(&scadenza), "")
        .spiega(format!("Al {} il termine {stato}: l'obbligo è sorto da {giorni_trascorsi} giorni.", italiana(&al)))
        .conto(format!("{} + {} giorni = {}", italiana(&insorgenza), giorni.valore, italiana(&scadenza)))
        .cita(giorni.citazione())
        .legge(giorni.letto);
    Ok(TermineRichiesta { scadenza, decorso, giorni_trascorsi, spiegazione })
}

/// The last day to ask for workers (c. 1).
///
/// # Errors
/// As [`termine_richiesta`].
pub fn scadenza_richiesta(p: &Parametri, insorgenza: NaiveDate) -> Result<NaiveDate, ErroreNorma> {
    p.intero("termine_richiesta_avviamento", insorgenza)?.giorni_dopo(insorgenza)
}

/// The day by which the prospetto of a reference date is due (c. 6): the 31 January that follows, or
/// the day of an extension for that year.
///
/// # Errors
/// `FuoriVigenza` before the law; `ParametroErrato` if the table of due days is broken.
pub fn scadenza_prospetto(p: &Parametri, riferimento: NaiveDate) -> Result<(NaiveDate, Voce), ErroreNorma> {
    let anno = riferimento.year() + 1;
    let righe = p.tabella("scadenza_prospetto", riferimento)?;
    let dell_anno = righe.iter().find(|riga| riga.campo("anno") == Some(anno.to_string().as_str()));
    let errata = || ErroreNorma::ParametroErrato {
        id: "scadenza_prospetto".to_owned(),
        motivo: format!("nessuna riga dà un giorno valido per il {anno}"),
    };
    let riga = dell_anno.or_else(|| righe.iter().find(|riga| riga.campo("anno").is_none())).ok_or_else(errata)?;
    let giorno = riga.campo("giorno").ok_or_else(errata)?;
    let scadenza = format!("{anno:04}-{giorno}").parse().map_err(|_| errata())?;
    let voce = Voce::nuova("scadenza_prospetto", "Scadenza del prospetto")
        .valore(italiana(&scadenza), "")
        .spiega(format!("Situazione al {}: {}.", italiana(&riferimento), riga.nome))
        .cita(riga.citazione());
    Ok((scadenza, voce))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn giorno(testo: &str) -> NaiveDate {
        testo.parse().unwrap()
    }

    #[test]
    fn the_sixtieth_day_is_inside_the_term() {
        let p = Parametri::nazionali().unwrap();
        // 60 days after 1 January 2026 is 2 March 2026.
        for (al, trascorsi, decorso) in [("2026-03-01", 59, false), ("2026-03-02", 60, false), ("2026-03-03", 61, true)]
        {
            let termine = termine_richiesta(&p, giorno("2026-01-01"), giorno(al)).unwrap();
            assert_eq!((termine.giorni_trascorsi, termine.decorso), (trascorsi, decorso), "on {al}");
            assert_eq!(termine.scadenza, giorno("2026-03-02"));
        }
        let prima = termine_richiesta(&p, giorno("2000-01-16"), giorno("2000-05-01"));
        assert!(matches!(prima, Err(ErroreNorma::FuoriVigenza { .. })));
    }

    #[test]
    fn the_prospetto_is_due_on_31_january_save_for_extensions() {
        let p = Parametri::nazionali().unwrap();
        for (riferimento, attesa) in [
            ("2025-12-31", "2026-01-31"),
            ("2015-12-31", "2016-02-29"),
            ("2014-12-31", "2015-01-31"),
            ("2016-12-31", "2017-01-31"),
        ] {
            assert_eq!(scadenza_prospetto(&p, giorno(riferimento)).unwrap().0, giorno(attesa));
        }
        assert!(scadenza_prospetto(&p, giorno("1999-12-31")).is_err());
    }
}
