//! A thousand certificates composed, each with its reckoning and with figures of its own.

use crate::libreoffice;
use crate::misura::{Esito, Misura, Tempi, picco};
use mirato_documents::{Compositore, DocumentoComposto};
use serde_json::Value;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

const QUANTI: u32 = 1_000;
/// How many documents LibreOffice converts in one start.
const PER_LIBREOFFICE: u32 = 50;
const ESEMPIO: &str = include_str!("../../../templates/ottemperanza/v1/example.json");

pub fn misura(cartella: &Path) -> Esito {
    let compositore = Compositore::nuovo()?;
    let esempio = esempio()?;
    let primo = componi(&compositore, &esempio, QUANTI)?;
    let altri: Vec<Value> = (0..PER_LIBREOFFICE).map(|n| dati(&esempio, n)).collect();
    let rivale = libreoffice::converti(&altri, cartella)?.map(|secondi| secondi * f64::from(QUANTI));
    let dati: Vec<Value> = (0..QUANTI).map(|n| dati(&esempio, n)).collect();
    let nota = format!("PDF/A-2a e PDF/UA-1, {} pagine con il calcolo", primo.pagine);
    let processori = std::thread::available_parallelism()?;
    let tempi = Tempi::presi(3, || tutti(&compositore, &dati))?;
    Misura::nuova(format!("1.000 certificati composti, {processori} processori"), tempi.mediana(), "s")
        .obiettivo(10.0)
        .rivale("LibreOffice, ODT in PDF/A e PDF/UA", rivale)
        .nota(format!("{nota}; {}; per LibreOffice il tempo di {PER_LIBREOFFICE}, in proporzione", tempi.in_parole()))
        .scrivi();
    Misura::nuova("1.000 certificati composti: memoria di picco", picco()?, "MB").scrivi();
    let inizio = Instant::now();
    uno_alla_volta(&compositore, &dati)?;
    let secondi = inizio.elapsed().as_secs_f64();
    Misura::nuova("1.000 certificati composti, uno alla volta", secondi, "s").nota(nota).scrivi();
    Ok(())
}

fn tutti(compositore: &Compositore, dati: &[Value]) -> Esito {
    let errore = Mutex::new(None);
    compositore.componi_molti("ottemperanza", "v1", dati, |_, composto| {
        if let (Err(trovato), Ok(mut errore)) = (composto, errore.lock()) {
            *errore = Some(trovato);
        }
    });
    errore.into_inner()?.map_or(Ok(()), |errore| Err(errore.into()))
}

fn uno_alla_volta(compositore: &Compositore, dati: &[Value]) -> Esito {
    for dati in dati {
        compositore.componi("ottemperanza", "v1", dati)?;
    }
    Ok(())
}

fn esempio() -> Esito<Value> {
    Ok(serde_json::from_str(ESEMPIO)?)
}

/// A certificate of the measures, for those of signature.
pub fn certificato() -> Esito<DocumentoComposto> {
    componi(&Compositore::nuovo()?, &esempio()?, 0)
}

fn componi(compositore: &Compositore, esempio: &Value, n: u32) -> Esito<DocumentoComposto> {
    Ok(compositore.componi("ottemperanza", "v1", &dati(esempio, n))?)
}

/// The example as it would be for another employer: another name, other figures in every step. What is
/// the same in every certificate of an office (letterhead, law, notices) stays.
fn dati(esempio: &Value, n: u32) -> Value {
    let mut dati = esempio.clone();
    dati["atto"]["numero"] = (n + 1).into();
    dati["operatore"]["denominazione"] = format!("Officine Bricola {n} S.r.l.").into();
    dati["operatore"]["codice_fiscale"] = format!("{:011}", u64::from(n) * 7_919 + 90_000_000_000).into();
    dati["gara"]["cig"] = format!("B{n:09X}").into();
    dati["segnatura"]["richiesta"]["numero"] = format!("2026/{:07}", n * 13 + 1).into();
    let mut seme = u64::from(n) + 1;
    for testi in ["premesse", "calcolo"] {
        cambia_cifre(&mut dati[testi], "", &mut seme);
    }
    dati
}

/// Gives new digits to the words about this employer, not to those about the law; days and their
/// number of digits stay, so that texts are as long as before.
fn cambia_cifre(valore: &mut Value, nome: &str, seme: &mut u64) {
    match valore {
        Value::String(testo) if ["valore", "conto", "spiega", "precisazione", "testo", "in_breve"].contains(&nome) => {
            let nuovo = testo.chars().map(|carattere| if carattere.is_ascii_digit() { cifra(seme) } else { carattere });
            *testo = nuovo.collect();
        }
        Value::Array(voci) => voci.iter_mut().for_each(|voce| cambia_cifre(voce, nome, seme)),
        Value::Object(voci) => {
            for (nome, voce) in voci.iter_mut().filter(|(nome, _)| !["cita", "parametri"].contains(&nome.as_str())) {
                cambia_cifre(voce, nome, seme);
            }
        }
        _ => {}
    }
}

fn cifra(seme: &mut u64) -> char {
    *seme = seme.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    char::from(b'1' + u8::try_from((*seme >> 33) % 9).unwrap_or(0))
}
