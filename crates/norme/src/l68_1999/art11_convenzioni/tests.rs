//! Agreements: the plan on a day, the checks of a request.

mod piano;
mod richieste;

use super::*;
use crate::l68_1999::art03_quota::Classe;
use crate::l68_1999::art07_nulla_osta::Modalita;
use crate::parametri::Parametri;
use chrono::NaiveDate;
use mirato_domain::situazione::Natura;
use mirato_domain::{Elenco, Euro, Ore};

fn p() -> Parametri {
    Parametri::nazionali().unwrap()
}

fn giorno(testo: &str) -> NaiveDate {
    testo.parse().unwrap()
}

fn riga(numero: u32, scadenza: &str) -> RigaPiano {
    RigaPiano {
        numero,
        unita: 1,
        elenco: Elenco::Art8,
        profilo: "magazziniere".to_owned(),
        modalita: Modalita::Nominativa,
        modo: Modo::Assunzione,
        ore_minime: None,
        scadenza: giorno(scadenza),
        proroghe: Vec::new(),
        inserimenti: Vec::new(),
    }
}
