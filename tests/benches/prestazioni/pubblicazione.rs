//! A ranking of 50,000 positions composed for publication.

use crate::misura::{Esito, Misura, picco};
use mirato_documents::Compositore;
use mirato_documents::graduatoria::{Dati, EsitoRiga, MODELLO, Riga, VERSIONE};
use serde_json::Value;
use std::path::Path;
use std::time::Instant;

const POSIZIONI: u32 = 50_000;

/// Time and peak memory of the whole of it, from data to file.
pub fn misura(_: &Path) -> Esito {
    let dati = serde_json::to_value(dati()?)?;
    let compositore = Compositore::nuovo()?;
    let inizio = Instant::now();
    let documento = compositore.componi(MODELLO, VERSIONE, &dati)?;
    let secondi = inizio.elapsed().as_secs_f64();
    let megabyte = u32::try_from(documento.pdf.len() / 1024)? / 1024;
    Misura::nuova("Graduatoria di 50.000 posizioni da pubblicare: composizione", secondi, "s")
        .nota(format!("{} pagine, {megabyte} MB", documento.pagine))
        .scrivi();
    Misura::nuova("Graduatoria di 50.000 posizioni da pubblicare: memoria di picco", picco()?, "MB").scrivi();
    Ok(())
}

fn dati() -> Esito<Dati> {
    let esempio: Value = serde_json::from_str(include_str!("../../../templates/graduatoria/v1/example.json"))?;
    let mut dati: Dati = serde_json::from_value(esempio)?;
    dati.righe = (1..=POSIZIONI).map(riga).collect();
    Ok(dati)
}

fn riga(posizione: u32) -> Riga {
    Riga {
        codice: format!("B{posizione:05}-K"),
        posizione: Some(posizione),
        punteggio: Some(format!("{},{:02}", 880 + posizione / 40, posizione % 4 * 25)),
        esito: EsitoRiga::Ammessa,
    }
}
