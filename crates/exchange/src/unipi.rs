//! The national file of the prospetto informativo (UNIPI, version PIDISABILI001600).
//!
//! A file holds one prospetto. Every type and pattern of the official schema is checked here, so that
//! a wrong file is refused with the line and the element rather than with a surprise later.

mod codici;
mod leggi_quadro1;
mod leggi_quadro2;
mod leggi_quadro3;
mod lettore;
mod scrittore;
mod scrivi_quadro2;
mod scrivi_quadro3;
mod testo;
mod tipi;

pub use scrittore::scrivi;

use crate::ErroreScambio;
use lettore::Lettore;
use mirato_domain::prospetto::Prospetto;

/// Namespace of the national file.
pub const NAMESPACE: &str = "http://servizi.lavoro.gov.it/UNIPI";
/// Version of the national file that is read and written.
pub const VERSIONE: &str = "PIDISABILI001600";
/// Largest file read, in bytes.
pub const MASSIMO: usize = 64 * 1024 * 1024;

/// Reads a national file.
///
/// # Errors
/// A distinct code for each way a file can be wrong: too large, empty, not XML, wrong encoding, DTD,
/// truncated, badly formed, foreign, of another version, with a wrong structure or value.
pub fn leggi(byte: &[u8]) -> Result<Prospetto, ErroreScambio> {
    if byte.len() > MASSIMO {
        return Err(ErroreScambio::TroppoGrande { massimo: MASSIMO / 1024 / 1024 });
    }
    let testo = testo::decodifica(byte)?;
    leggi_quadro1::prospetto(&mut Lettore::nuovo(&testo))
}
