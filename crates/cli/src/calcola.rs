//! `mirato calcola`: pure reckonings.

use crate::argomenti::{Calcola, CosaCalcolare};
use crate::uscita;
use mirato_app::calcola::Calcolo;
use mirato_domain::Errore;
use std::io::Read;
use std::path::Path;

/// Reads a JSON document, reckons, writes a JSON document.
///
/// # Errors
/// `file_non_letto`, or what the rule finds wrong with the document.
pub fn calcola(comando: &Calcola) -> Result<(), Errore> {
    let calcolo = match comando.cosa {
        CosaCalcolare::Quota => Calcolo::Quota,
        CosaCalcolare::GiorniLavorativi => Calcolo::GiorniLavorativi,
        CosaCalcolare::Contributo => Calcolo::Contributo,
        CosaCalcolare::Sanzione => Calcolo::Sanzione,
        CosaCalcolare::Termini => Calcolo::Termini,
        CosaCalcolare::Graduatoria => Calcolo::Graduatoria,
    };
    let documento = leggi(&comando.file)?;
    uscita::json(&mirato_app::calcola::calcola(calcolo, &documento, !comando.senza_spiegazione)?)
}

pub(crate) fn leggi(file: &Path) -> Result<String, Errore> {
    let mut documento = String::new();
    let esito = if file.as_os_str() == "-" {
        std::io::stdin().lock().read_to_string(&mut documento).map(|_| ())
    } else {
        std::fs::read_to_string(file).map(|testo| documento = testo)
    };
    esito.map_err(|errore| {
        let nome =
            if file.as_os_str() == "-" { "lo standard input".to_owned() } else { format!("«{}»", file.display()) };
        Errore::dato(
            "file_non_letto",
            format!("Non riesco a leggere {nome}: {errore}. Controlla il percorso e che sia testo UTF-8."),
        )
    })?;
    Ok(documento)
}
