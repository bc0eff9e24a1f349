//! Verification of a hundred thousand employers in memory, on one processor.

use crate::misura::{Esito, Misura, Tempi};
use mirato_domain::situazione::Situazione;
use mirato_norme::Parametri;
use mirato_norme::quota::{RegoleAl, calcola_con};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;

const DATORI: usize = 100_000;

pub fn misura(_: &Path) -> Esito {
    let parametri = Parametri::nazionali()?;
    let situazioni = mirato_exchange::demo::situazioni(DATORI);
    let tempi = Tempi::presi(5, || verifica(&parametri, &situazioni, false))?;
    Misura::nuova("Verifica di 100.000 datori in memoria", tempi.mediana(), "s")
        .obiettivo(2.0)
        .nota(format!("un processore, senza spiegazione; {}", tempi.in_parole()))
        .scrivi();
    let tempi = Tempi::presi(3, || verifica(&parametri, &situazioni, true))?;
    Misura::nuova("Verifica di 100.000 datori in memoria, con la spiegazione", tempi.mediana(), "s")
        .nota(format!("un processore; {}", tempi.in_parole()))
        .scrivi();
    Ok(())
}

/// Verifies every employer with the rules of its day, resolved once a day.
fn verifica(parametri: &Parametri, situazioni: &[Situazione], spiega: bool) -> Esito {
    let mut regole = BTreeMap::new();
    for situazione in situazioni {
        let giorno = situazione.data_riferimento;
        if let std::collections::btree_map::Entry::Vacant(posto) = regole.entry(giorno) {
            posto.insert(RegoleAl::al(parametri, giorno)?);
        }
        black_box(calcola_con(&regole[&giorno], situazione, spiega)?);
    }
    Ok(())
}
