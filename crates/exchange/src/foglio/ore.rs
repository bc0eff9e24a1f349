//! Weekly hours. Hours and minutes, or decimal hours? Where both readings are possible and differ, the
//! cell is refused, or read and told.

use super::cella::{Cella, Dato, Letto, minuti};
use mirato_domain::Ore;

const NON_ORE: &str = "Non è un orario settimanale: scrivi ore e minuti, per esempio 20:00.";

pub(super) fn leggi(cella: &Cella) -> Letto {
    match cella {
        Cella::Durata(minuti) => di_minuti(*minuti),
        Cella::Tempo(tempo) => di_minuti(minuti(tempo).ok_or(NON_ORE)?),
        // Half an hour is the same in both ways of writing hours; anything else would be a guess.
        Cella::Numero(numero) if [0.0, 0.5].contains(&numero.fract()) && (0.0..=168.0).contains(numero) => {
            di_minuti((*numero * 60.0) as u32)
        }
        Cella::Numero(numero) => Err(ambigua(&numero.to_string().replace('.', ","))),
        altra => scritte(&altra.mostra().trim().replace(';', ":")),
    }
}

fn di_minuti(minuti: u32) -> Letto {
    let ore = Ore::da_minuti(minuti).ok_or("Supera le 168 ore di una settimana.")?;
    Ok((Dato::Ore(ore), None))
}

fn ambigua(testo: &str) -> String {
    format!("{testo} può essere ore e minuti o ore decimali: scrivi per esempio 20:30.")
}

fn scritte(testo: &str) -> Letto {
    if let Some((ore, resto)) = testo.split_once([',', '.']) {
        return con_virgola(testo, ore, resto);
    }
    // A time written by a spreadsheet as text carries seconds; a bare number is hours.
    let senza_secondi =
        if testo.matches(':').count() == 2 { testo.strip_suffix(":00").unwrap_or(testo) } else { testo };
    let intero = if senza_secondi.contains(':') { senza_secondi.to_owned() } else { format!("{senza_secondi}:00") };
    Ok((Dato::Ore(intero.parse().map_err(|_| NON_ORE)?), None))
}

/// `20,5` is half an hour; `20,30` is read as minutes, and told; `20,3` may be either.
fn con_virgola(testo: &str, ore: &str, resto: &str) -> Letto {
    let cifre =
        |parte: &str, massimo: usize| (1..=massimo).contains(&parte.len()) && parte.bytes().all(|b| b.is_ascii_digit());
    if !cifre(ore, 3) || !cifre(resto, 2) {
        return Err(NON_ORE.to_owned());
    }
    match resto {
        "5" => di_minuti(ore.parse::<u32>().map_err(|_| NON_ORE)? * 60 + 30),
        _ if resto.len() == 1 => Err(ambigua(testo)),
        _ => {
            let lette: Ore = format!("{ore}:{resto}").parse().map_err(|_| NON_ORE)?;
            let (o, m) = (lette.minuti() / 60, lette.minuti() % 60);
            let avviso = format!("Letta come {o} ore e {m} minuti. Controlla che non siano {testo} ore.");
            Ok((Dato::Ore(lette), (m > 0).then_some(avviso)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::cella::{durata_iso, leggi};
    use super::super::schema::Tipo;
    use super::*;

    fn di_testo(tipo: Tipo, testo: &str) -> Letto {
        leggi(tipo, &Cella::Testo(testo.into()))
    }

    #[test]
    fn hours_are_read_without_guessing() {
        let ore = |testo: &str| di_testo(Tipo::Ore, testo).map(|(dato, avviso)| (dato, avviso.is_some()));
        let attese = |minuti, avviso| Ok((Dato::Ore(Ore::da_minuti(minuti).unwrap()), avviso));
        assert_eq!(ore("20:30"), attese(1230, false));
        assert_eq!(ore("20"), attese(1200, false));
        assert_eq!(ore("20:30:00"), attese(1230, false));
        assert_eq!(ore("20,30"), attese(1230, true));
        assert_eq!(ore("20,5"), attese(1230, false));
        assert_eq!(ore("42.00"), attese(2520, false));
        for testo in ["20,3", "20,75", "170:00", "venti", "-3"] {
            assert!(ore(testo).is_err(), "{testo} must be refused");
        }
        assert!(leggi(Tipo::Ore, &Cella::Numero(20.3)).is_err());
        assert_eq!(leggi(Tipo::Ore, &Cella::Numero(24.0)).unwrap().0, Dato::Ore(Ore::da_minuti(1440).unwrap()));
        assert_eq!(durata_iso("PT40H30M00S"), Some(2430));
    }
}
