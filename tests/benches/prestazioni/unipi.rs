//! A national file of fifty megabytes, as a very large employer may send it.

use crate::misura::{Esito, Misura, Tempi, picco};
use mirato_exchange::demo::{Atteso, genera};
use mirato_exchange::unipi;
use std::hint::black_box;
use std::path::Path;

const BYTE: usize = 50_000_000;

/// Makes the file out of one of the demonstration's, with its workers repeated.
pub fn prepara(cartella: &Path) -> Esito {
    let al = chrono::NaiveDate::from_ymd_opt(2025, 12, 31).ok_or("il giorno non esiste")?;
    let interi = genera(68, 240, al).into_iter().filter(|file| matches!(file.atteso, Atteso::Prospetto { .. }));
    let prospetti = interi.filter_map(|file| unipi::leggi(&file.byte).ok());
    let con_lavoratori = |prospetto: &mirato_domain::prospetto::Prospetto| {
        prospetto.quadro2.first().map_or(0, |quadro| quadro.lavoratori_computabili.len())
    };
    let mut prospetto = prospetti.max_by_key(con_lavoratori).ok_or("nessun prospetto")?;
    let vuoto = unipi::scrivi(&prospetto)?.len();
    let quadro = prospetto.quadro2.first_mut().ok_or("nessuna provincia")?;
    let pochi = quadro.lavoratori_computabili.clone();
    quadro.lavoratori_computabili.extend(pochi.iter().cloned().cycle().take(1_000));
    let per_mille = unipi::scrivi(&prospetto)?.len() - vuoto;
    let quanti = (BYTE - vuoto) * 1_000 / per_mille;
    prospetto.quadro2[0].lavoratori_computabili.extend(pochi.iter().cloned().cycle().take(quanti));
    std::fs::write(cartella.join("grande.xml"), unipi::scrivi(&prospetto)?)?;
    Ok(())
}

pub fn misura(cartella: &Path) -> Esito {
    let file = cartella.join("grande.xml");
    let leggi = || -> Esito {
        black_box(unipi::leggi(&std::fs::read(&file)?)?);
        Ok(())
    };
    leggi()?;
    let memoria = picco()?;
    let tempi = Tempi::presi(5, leggi)?;
    let mega = std::fs::metadata(&file)?.len() / 1_000_000;
    Misura::nuova("Lettura e controllo di un file UNIPI di 50 MB", tempi.mediana(), "s")
        .nota(format!("{mega} MB; {}", tempi.in_parole()))
        .scrivi();
    Misura::nuova("Lettura di un file UNIPI di 50 MB: memoria di picco", memoria, "MB").scrivi();
    Ok(())
}
