//! Many workforces, for benchmarks.

use mirato_domain::situazione::{
    Datore, Esclusione, Gruppo, GruppoPartTime, Natura, Situazione, SituazioneProvinciale,
};
use mirato_domain::{Ore, Provincia};

/// That many workforces, all different, of every class and in up to four provinces.
#[must_use]
pub fn situazioni(quante: usize) -> Vec<Situazione> {
    let province: Vec<Provincia> = Provincia::tutte().collect();
    let al = chrono::NaiveDate::from_ymd_opt(2025, 12, 31).unwrap_or_default();
    (0..u32::try_from(quante).unwrap_or(u32::MAX)).map(|numero| situazione(numero, &province, al)).collect()
}

fn situazione(numero: u32, province: &[Provincia], data_riferimento: chrono::NaiveDate) -> Situazione {
    let prima = numero as usize % province.len();
    let quante = 1 + numero as usize % 4;
    let nature =
        [Natura::Privato, Natura::Privato, Natura::PrivatoInGruppo, Natura::EntePubblicoEconomico, Natura::Pubblico];
    Situazione {
        data_riferimento,
        datore: Datore { natura: nature[numero as usize % nature.len()], sede_legale: province[prima] },
        province: (0..quante)
            .map(|i| provincia(numero.wrapping_mul(31).wrapping_add(i as u32), province[(prima + i) % province.len()]))
            .collect(),
    }
}

fn provincia(seme: u32, provincia: Provincia) -> SituazioneProvinciale {
    let totale = 12 + seme.wrapping_mul(2_654_435_761) % 240;
    let gruppo = |numero: u32, ore: u32| GruppoPartTime {
        numero,
        ore: Ore::da_minuti(ore * 60).unwrap_or_default(),
        ore_contratto: Ore::da_minuti(40 * 60).unwrap_or_default(),
        invalidita_oltre_50: None,
    };
    SituazioneProvinciale {
        disabili: Gruppo { tempo_pieno: totale / 20, part_time: vec![gruppo(1, 16 + seme % 20)] },
        categorie_protette: totale / 100,
        esclusioni: vec![
            Esclusione { categoria: "dirigenti".to_owned(), numero: totale / 30 },
            Esclusione { categoria: "apprendisti".to_owned(), numero: seme % 4 },
        ],
        part_time: vec![gruppo(1 + seme % 5, 20), gruppo(seme % 3, 27)],
        ..SituazioneProvinciale::nuova(provincia, totale)
    }
}
