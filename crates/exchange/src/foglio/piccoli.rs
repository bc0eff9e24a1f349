//! Small values of a person's row: yes and no, bounded numbers, postal codes.

use super::cella::{Cella, Dato, Letto};
use crate::tabelle::semplice;

pub(super) fn si_no(cella: &Cella) -> Letto {
    let si = match semplice(&cella.mostra()).as_str() {
        "si" | "s" | "x" | "1" | "vero" | "true" | "yes" => true,
        "no" | "n" | "0" | "falso" | "false" => false,
        _ => return Err("Scrivi sì o no.".to_owned()),
    };
    Ok((Dato::Logico(si), None))
}

fn numero(cella: &Cella) -> Option<u32> {
    match cella {
        Cella::Numero(numero) if numero.fract() == 0.0 && (0.0..=999_999.0).contains(numero) => Some(*numero as u32),
        Cella::Testo(testo) => {
            let cifre = testo.trim().trim_start_matches('\'').trim();
            cifre.parse().ok().filter(|_| cifre.bytes().all(|b| b.is_ascii_digit()))
        }
        _ => None,
    }
}

pub(super) fn intero(cella: &Cella, minimo: u32, massimo: u32) -> Letto {
    let numero = numero(cella).filter(|numero| (minimo..=massimo).contains(numero));
    numero
        .map(|numero| (Dato::Numero(numero), None))
        .ok_or_else(|| format!("Scrivi un numero intero da {minimo} a {massimo}."))
}

/// A cell formatted as a percentage holds a fraction, and its 100% is the number 1: that is refused, for
/// nobody could tell it from one per cent.
pub(super) fn percentuale(cella: &Cella) -> Letto {
    let letta = match cella {
        Cella::Numero(numero) if *numero <= 1.0 => None,
        Cella::Testo(testo) => numero(&Cella::testo(testo.trim().trim_end_matches('%'))),
        altra => numero(altra),
    };
    letta
        .filter(|numero| (1..=100).contains(numero))
        .map(|numero| (Dato::Numero(numero), None))
        .ok_or_else(|| "Scrivi un numero intero da 1 a 100, senza il formato percentuale.".to_owned())
}

/// A spreadsheet takes the zeros away from a code that it holds as a number: they are put back, and said.
pub(super) fn cap(cella: &Cella) -> Letto {
    if let Cella::Numero(_) = cella
        && let Some(numero) = numero(cella).filter(|numero| (1..=99_999).contains(numero))
    {
        let cap = format!("{numero:05}");
        let avviso = (numero < 10_000).then(|| format!("Letto come {cap}: il foglio aveva tolto gli zeri iniziali."));
        return Ok((Dato::Testo(cap.into()), avviso));
    }
    let cap = cella.mostra().trim().trim_start_matches('\'').to_owned();
    if cap.len() == 5 && cap.bytes().all(|b| b.is_ascii_digit()) {
        return Ok((Dato::Testo(cap.into()), None));
    }
    Err("Il CAP ha cinque cifre.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn testo(testo: &str) -> Cella {
        Cella::testo(testo)
    }

    #[test]
    fn yes_and_no_in_every_usual_form() {
        for (scritto, atteso) in [("sì", true), ("SI", true), ("Si'", true), ("x", true), ("VERO", true), ("no", false)]
        {
            assert_eq!(si_no(&testo(scritto)).unwrap().0, Dato::Logico(atteso), "{scritto}");
        }
        assert!(si_no(&testo("forse")).is_err());
    }

    #[test]
    fn a_percentage_is_a_whole_number_and_not_a_fraction() {
        for (cella, atteso) in [
            (Cella::Numero(74.0), Some(74)),
            (testo("74"), Some(74)),
            (testo("74%"), Some(74)),
            (testo("100"), Some(100)),
            (testo("1"), Some(1)),
            (Cella::Numero(0.74), None),
            (Cella::Numero(1.0), None),
            (Cella::Numero(74.5), None),
            (testo("101"), None),
            (testo("0"), None),
            (testo("settanta"), None),
        ] {
            assert_eq!(percentuale(&cella).ok().map(|(dato, _)| dato), atteso.map(Dato::Numero), "{cella:?}");
        }
    }

    #[test]
    fn a_postal_code_gets_its_zeros_back() {
        let (cap, avviso) = super::cap(&Cella::Numero(187.0)).unwrap();
        assert_eq!(cap, Dato::Testo("00187".into()));
        assert!(avviso.unwrap().contains("00187"));
        assert_eq!(super::cap(&testo("16121")).unwrap(), (Dato::Testo("16121".into()), None));
        assert_eq!(super::cap(&Cella::Numero(16_121.0)).unwrap().1, None);
        for sbagliato in ["1612", "161211", "I6121", "0"] {
            assert!(super::cap(&testo(sbagliato)).is_err(), "{sbagliato}");
        }
        assert_eq!(intero(&testo("8"), 1, 8).unwrap().0, Dato::Numero(8));
        assert!(intero(&testo("9"), 1, 8).is_err() && intero(&Cella::Numero(2.5), 1, 8).is_err());
    }
}
