//! A certificate signed with a key in a file.

use crate::misura::{Esito, Misura, rivale_in_python};
use mirato_app::Orologio;
use mirato_firma::dimostrazione::Autorita;
use mirato_firma::{ChiavePkcs12, Opzioni, firma, prepara};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

const FIRME: u32 = 500;
const PAROLA: &str = "misura";

pub fn misura(cartella: &Path) -> Esito {
    let ora = Orologio::Sistema.adesso();
    let oggi = ora.date_naive();
    let autorita = Autorita::nuova(oggi - chrono::Days::new(1), oggi + chrono::Days::new(30))?;
    let pkcs12 = autorita.chiave("Misura", PAROLA)?;
    let chiave = ChiavePkcs12::apri(&pkcs12, PAROLA)?;
    let pdf = crate::certificato::certificato()?.pdf;
    let opzioni = Opzioni { ora, motivo: None, luogo: None, tsa: None };
    let una = || -> Esito {
        let preparato = prepara(&pdf, &[("firma", "Firma del dirigente")])?;
        black_box(firma(&preparato, "firma", &chiave, &opzioni)?);
        Ok(())
    };
    una()?;
    let inizio = Instant::now();
    for _ in 0..FIRME {
        una()?;
    }
    let al_secondo = f64::from(FIRME) / inizio.elapsed().as_secs_f64();
    let (file, deposito) = (cartella.join("certificato.pdf"), cartella.join("chiave.p12"));
    std::fs::write(&file, &pdf)?;
    std::fs::write(&deposito, &pkcs12)?;
    let rivale = rivale_in_python("pyhanko_firma.py", &[&file, &deposito], &[PAROLA, "50"], 3);
    Misura::nuova("Firma di certificati (PAdES B-B, chiave P-256 in un file)", al_secondo, "firme/s")
        .obiettivo(100.0)
        .rivale("pyHanko", rivale.map(|secondi| 1.0 / secondi))
        .nota(format!("un processore, {FIRME} firme di un certificato di {} kB", pdf.len() / 1_000))
        .scrivi();
    Ok(())
}
