//! Files as they are read, before anything is written.

use crate::registrazione::Letto;
use mirato_domain::Errore;
use mirato_exchange::foglio::{EsitoFoglio, leggi_foglio};
use mirato_exchange::unipi;
use std::path::{Path, PathBuf};

/// Largest file read, in bytes: a national file of 50 MB goes in, a disk image dropped by mistake does not.
const MASSIMO: u64 = 200 * 1024 * 1024;
/// What a file holds, read without writing.
pub(crate) enum Contenuto {
    /// A national file.
    Unipi(Box<mirato_domain::prospetto::Prospetto>),
    /// A spreadsheet.
    Foglio(Box<EsitoFoglio>),
}

/// A file that was read.
pub(crate) struct FileLetto {
    pub nome: String,
    pub impronta: String,
    pub byte: Vec<u8>,
    pub contenuto: Contenuto,
}

/// The name of a file, without its folders.
pub(super) fn nome_di(percorso: &Path) -> String {
    percorso.file_name().map_or_else(|| percorso.display().to_string(), |nome| nome.to_string_lossy().into_owned())
}

/// The bytes of a file, unless it is too large.
///
/// # Errors
/// `file_non_letto`, `file_troppo_grande`.
pub(crate) fn byte_di(percorso: &Path) -> Result<Vec<u8>, Errore> {
    let non_letto = |errore: std::io::Error| {
        Errore::dato(
            "file_non_letto",
            format!("Non riesco a leggere «{}»: {errore}. Controlla il percorso.", percorso.display()),
        )
    };
    let dimensione = std::fs::metadata(percorso).map_err(non_letto)?.len();
    if dimensione > MASSIMO {
        return Err(Errore::dato(
            "file_troppo_grande",
            format!("«{}» supera 200 MB: dividilo in più file.", nome_di(percorso)),
        ));
    }
    std::fs::read(percorso).map_err(non_letto)
}

/// Reads a file, by its bytes rather than by its name.
fn leggi(percorso: &Path) -> Result<FileLetto, Errore> {
    let byte = byte_di(percorso)?;
    // xlsx and ods are both ZIP archives; the old binary xls begins with a signature of its own.
    let foglio = byte.starts_with(b"PK") || byte.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    let contenuto = if foglio {
        Contenuto::Foglio(Box::new(leggi_foglio(&byte)?))
    } else {
        Contenuto::Unipi(Box::new(unipi::leggi(&byte)?))
    };
    Ok(FileLetto { nome: nome_di(percorso), impronta: mirato_store::impronta(&byte), byte, contenuto })
}

/// Reads a file away from the threads that serve others.
pub(super) async fn leggi_a_parte(percorso: PathBuf) -> Result<FileLetto, Errore> {
    tokio::task::spawn_blocking(move || leggi(&percorso)).await.map_err(|errore| {
        Errore::guasto("lettura_interrotta", format!("La lettura si è interrotta: {errore}. Riprova."))
    })?
}

/// The files, each with its name, its hash and how many prospetti it holds, and these one by one.
pub(crate) fn prospetti(file: Vec<FileLetto>) -> (Vec<(String, String, usize)>, Vec<Letto>) {
    let (mut origini, mut letti) = (Vec::with_capacity(file.len()), Vec::new());
    for (origine, letto) in file.into_iter().enumerate() {
        let FileLetto { nome, impronta, byte, contenuto } = letto;
        let prima = letti.len();
        let nuovo = |prospetto, file| Letto { prospetto, origine, impronta: impronta.clone(), file };
        match contenuto {
            Contenuto::Unipi(prospetto) => {
                let file = mirato_store::FileProspetto { nome: nome.clone(), contenuto: byte };
                letti.push(nuovo(*prospetto, Some(file)));
            }
            Contenuto::Foglio(esito) => letti.extend(esito.prospetti.into_iter().map(|p| nuovo(p, None))),
        }
        origini.push((nome, impronta, letti.len() - prima));
    }
    (origini, letti)
}
