//! The order: precedence, points, then the tie-break chain.

use super::candidato::{Candidato, Invalidita};
use super::criteri::{Criteri, Precedenza, Spareggio, Verso};
use super::valore::Punteggio;
use super::{Posto, VocePunti};
use crate::errore::ErroreNorma;
use crate::parametri::Parametri;
use chrono::NaiveDate;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

/// A candidate with points.
pub(super) struct Concorrente<'a> {
    pub candidato: &'a Candidato,
    pub punteggio: Punteggio,
    /// Name of the ground of precedence, if it counts.
    pub titolo: Option<&'a str>,
}

/// Percentage that a category of the war pensions stands for, by category.
pub(super) type Equivalenze = BTreeMap<u8, u8>;

/// Reads the equivalences of a day.
pub(super) fn equivalenze(p: &Parametri, giorno: NaiveDate) -> Result<Equivalenze, ErroreNorma> {
    const ID: &str = "equivalenza_categoria_invalidita";
    let errata = |riga: &str| ErroreNorma::ParametroErrato {
        id: ID.to_owned(),
        motivo: format!("la riga «{riga}» vuole una categoria da 1 a 8 e una percentuale intera"),
    };
    p.tabella(ID, giorno)?
        .into_iter()
        .map(|riga| {
            let percentuale = riga.campo("percentuale").and_then(|testo| testo.parse().ok());
            match (riga.codice.parse(), percentuale) {
                (Ok(categoria), Some(percentuale)) => Ok((categoria, percentuale)),
                _ => Err(errata(&riga.codice)),
            }
        })
        .collect()
}

/// The places in order. Codes are all different and close the chain: the order is total, and the same
/// whatever the order of the input.
pub(super) fn ordina(
    criteri: &Criteri,
    mut posti: Vec<(Concorrente<'_>, Vec<VocePunti>)>,
    equivalenze: &Equivalenze,
) -> Vec<Posto> {
    let catena = criteri.catena();
    posti.sort_by(|(uno, _), (altro, _)| {
        prima_della_parita(criteri, uno, altro).then_with(|| {
            let decide = |regola: &Spareggio| confronta(*regola, uno, altro, equivalenze);
            catena.iter().map(decide).find(|ordine| ordine.is_ne()).unwrap_or(Ordering::Equal)
        })
    });
    // What decided between each candidate and the next, where their points are the same.
    let decisive: Vec<Option<Spareggio>> = posti
        .windows(2)
        .map(|coppia| {
            let (uno, altro) = (&coppia[0].0, &coppia[1].0);
            let pari = prima_della_parita(criteri, uno, altro).is_eq();
            catena.iter().copied().find(|regola| pari && confronta(*regola, uno, altro, equivalenze).is_ne())
        })
        .collect();
    let decisiva = |n: usize| {
        let prima = n.checked_sub(1).and_then(|prima| decisive.get(prima)).copied().flatten();
        prima.or_else(|| decisive.get(n).copied().flatten())
    };
    posti
        .into_iter()
        .enumerate()
        .map(|(n, (concorrente, voci))| Posto {
            posizione: u32::try_from(n + 1).unwrap_or(u32::MAX),
            codice: concorrente.candidato.codice.clone(),
            punteggio: concorrente.punteggio,
            precedenza: concorrente.titolo.map(str::to_owned),
            voci,
            pari_merito_risolto_da: decisiva(n),
        })
        .collect()
}

fn prima_della_parita(criteri: &Criteri, uno: &Concorrente<'_>, altro: &Concorrente<'_>) -> Ordering {
    let titoli = match criteri.precedenza {
        Precedenza::Assoluta => altro.titolo.is_some().cmp(&uno.titolo.is_some()),
        Precedenza::AParita | Precedenza::Nessuna => Ordering::Equal,
    };
    titoli.then_with(|| match criteri.verso {
        Verso::MenoPunti => uno.punteggio.cmp(&altro.punteggio),
        Verso::PiuPunti => altro.punteggio.cmp(&uno.punteggio),
    })
}

/// One rule of the chain. Who lacks the datum comes after who has it.
fn confronta(regola: Spareggio, uno: &Concorrente<'_>, altro: &Concorrente<'_>, equivalenze: &Equivalenze) -> Ordering {
    let (a, b) = (uno.candidato, altro.candidato);
    match regola {
        Spareggio::Precedenza => altro.titolo.is_some().cmp(&uno.titolo.is_some()),
        Spareggio::AnzianitaMaggiore => crescente(a.anzianita_dal, b.anzianita_dal),
        Spareggio::PiuGiovane => decrescente(a.nascita, b.nascita),
        Spareggio::PiuAnziano => crescente(a.nascita, b.nascita),
        Spareggio::InvaliditaMaggiore => {
            let grado = |candidato: &Candidato| candidato.invalidita.map(|una| percentuale(una, equivalenze));
            decrescente(grado(a), grado(b))
        }
        Spareggio::CaricoMaggiore => b.persone_a_carico.cmp(&a.persone_a_carico),
        Spareggio::RedditoMinore => crescente(a.reddito, b.reddito),
        Spareggio::IseeMinore => crescente(a.isee, b.isee),
        Spareggio::DisoccupazionePiuLunga => crescente(a.did_dal, b.did_dal),
        Spareggio::Protocollo => crescente(a.protocollo, b.protocollo),
        Spareggio::Codice => a.codice.cmp(&b.codice),
    }
}

fn percentuale(invalidita: Invalidita, equivalenze: &Equivalenze) -> u8 {
    match invalidita {
        Invalidita::Percentuale(percento) => percento.valore(),
        Invalidita::Categoria(categoria) => equivalenze.get(&categoria.valore()).copied().unwrap_or_default(),
    }
}

fn crescente<T: Ord>(uno: Option<T>, altro: Option<T>) -> Ordering {
    match (uno, altro) {
        (Some(uno), Some(altro)) => uno.cmp(&altro),
        (uno, altro) => altro.is_some().cmp(&uno.is_some()),
    }
}

fn decrescente<T: Ord>(uno: Option<T>, altro: Option<T>) -> Ordering {
    crescente(uno.map(Reverse), altro.map(Reverse))
}
