//! Whether the provinces' uncovered units add up to the country's, and the pairs that would make them.

use super::conteggio::{Conteggio, Territorio};
use super::risposta::{Coerenza, CoerenzaQuota};
use crate::l68_1999::art05_compensazioni::{Posizione, proponi};
use mirato_domain::situazione::Soggetto;

/// The comparison of both quotas.
pub(super) fn coerenza(conteggio: &Conteggio<'_>) -> Coerenza {
    let art3 = |territorio: &Territorio| territorio.reale_art3() + territorio.compensazione_art3;
    let art18 = |territorio: &Territorio| territorio.reale_art18() + territorio.compensazione_art18;
    Coerenza {
        art3: confronta(conteggio, art3, Soggetto::Disabili),
        art18: confronta(conteggio, art18, Soggetto::CategorieProtette),
    }
}

fn confronta(conteggio: &Conteggio<'_>, scoperta: impl Fn(&Territorio) -> i64, soggetto: Soggetto) -> CoerenzaQuota {
    let somma: i64 = conteggio.province.iter().map(|territorio| scoperta(territorio).max(0)).sum();
    let nazionale = scoperta(&conteggio.nazionale).max(0);
    let posizione =
        |(territorio, provincia): (&Territorio, &mirato_domain::situazione::SituazioneProvinciale)| Posizione {
            provincia: provincia.provincia,
            scopertura: scoperta(territorio),
            esonerata: soggetto == Soggetto::Disabili && territorio.esonerati > 0,
        };
    let proposte = if somma > nazionale {
        let posizioni: Vec<_> = conteggio.province.iter().zip(&conteggio.situazione.province).map(posizione).collect();
        proponi(&posizioni, conteggio.situazione.datore.natura, soggetto, somma - nazionale)
    } else {
        Vec::new()
    };
    CoerenzaQuota {
        somma_scoperture_province: somma,
        scopertura_nazionale: nazionale,
        coerente: somma == nazionale,
        compensazioni_proposte: proposte,
    }
}
