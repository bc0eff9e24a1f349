//! A spreadsheet of fifty thousand rows into the encrypted archive, as the command line imports it:
//! read, checked, written with its register, verified, in one transaction.

use crate::foglio::{DATORI, cartella_di_lavoro};
use crate::misura::{Esito, Misura, Tempi, picco};
use mirato_app::importazioni::importa_interi;
use mirato_app::{Orologio, Programma};
use std::path::Path;
use std::time::{Duration, Instant};

pub fn misura(cartella: &Path) -> Esito {
    let mut tempi = Vec::new();
    let mut memoria = 0.0;
    for giro in 0..3 {
        let archivio = cartella.join(format!("importazione-{giro}.mirato"));
        tempi.push(importa(&archivio, &cartella_di_lavoro(cartella))?);
        memoria = if giro == 0 { picco()? } else { memoria };
        std::fs::remove_file(archivio)?;
    }
    let tempi = Tempi::di(&tempi);
    Misura::nuova("Importazione di 50.000 righe xlsx nell'archivio cifrato", tempi.mediana(), "s")
        .obiettivo(20.0)
        .nota(format!("20.000 datori, anche verificati; {}", tempi.in_parole()))
        .scrivi();
    Misura::nuova("Importazione di 50.000 righe xlsx: memoria di picco", memoria, "MB").scrivi();
    Ok(())
}

#[tokio::main]
async fn importa(archivio: &Path, foglio: &Path) -> Esito<Duration> {
    let programma = Programma::nuovo(None, Orologio::Sistema);
    programma.apri(&archivio.to_string_lossy(), "parola di misura", true, "misura").await?;
    let ufficio = programma.ufficio().await?;
    let inizio = Instant::now();
    let esito = importa_interi(&ufficio, &[foglio.to_owned()], false).await?;
    let durata = inizio.elapsed();
    esito.rifiuti()?;
    let entrati: usize = esito.file.iter().map(|file| file.entrati).sum();
    if entrati != DATORI as usize {
        return Err(format!("sono entrati {entrati} prospetti").into());
    }
    ufficio.archivio.chiudi().await;
    Ok(durata)
}
