//! Files imported whole or not at all, as the command line does.

use super::lettura::{Contenuto, FileLetto, leggi_a_parte, nome_di};
use crate::registrazione::registra;
use crate::ufficio::Ufficio;
use mirato_domain::{Campo, Errore, Genere};
use serde::Serialize;
use std::path::PathBuf;
use std::sync::Arc;

/// What came of files imported whole.
#[derive(Debug, Clone, Serialize)]
pub struct EsitoInteri {
    /// File by file.
    pub file: Vec<EsitoFile>,
}

/// What came of a file.
#[derive(Debug, Clone, Serialize)]
pub struct EsitoFile {
    /// Name.
    pub nome: String,
    /// `importato`, `pronto` (in a dry run), `duplicato`, `rifiutato`.
    pub stato: String,
    /// Stable code of the refusal.
    pub codice: String,
    /// What was found, or what is wrong and what to do.
    pub messaggio: String,
    /// Prospetti that went in.
    pub entrati: usize,
}

impl EsitoInteri {
    /// The outcome in a line.
    #[must_use]
    pub fn riassunto(&self, prova: bool) -> String {
        let entrati: usize = self.file.iter().map(|file| file.entrati).sum();
        let rifiutati = self.file.iter().filter(|file| file.stato == "rifiutato").count();
        let verbo = if prova { "Entrerebbero" } else { "Entrati" };
        format!("{verbo} {entrati} prospetti da {} file; rifiutati {rifiutati}.", self.file.len() - rifiutati)
    }

    /// An error with an entry for each refused file; nothing if all went in.
    ///
    /// # Errors
    /// `file_rifiutati`.
    pub fn rifiuti(&self) -> Result<(), Errore> {
        let campi: Vec<Campo> = self
            .file
            .iter()
            .filter(|file| file.stato == "rifiutato")
            .map(|file| Campo { campo: file.nome.clone(), messaggio: format!("{} ({})", file.messaggio, file.codice) })
            .collect();
        if campi.is_empty() {
            return Ok(());
        }
        let messaggio =
            format!("{} file rifiutati: correggili e importali di nuovo. Gli altri sono entrati.", campi.len());
        Err(Errore { codice: "file_rifiutati".to_owned(), messaggio, campi, genere: Genere::Dato })
    }
}

/// Imports files, each whole or not at all: a spreadsheet with a bad row is refused.
///
/// # Errors
/// If the archive refuses; a refused file is in the answer, not an error.
pub async fn importa_interi(ufficio: &Arc<Ufficio>, percorsi: &[PathBuf], prova: bool) -> Result<EsitoInteri, Errore> {
    let mut esiti: Vec<EsitoFile> = Vec::with_capacity(percorsi.len());
    let mut buoni = Vec::new();
    for (numero, percorso) in percorsi.iter().enumerate() {
        let esito = leggi_a_parte(percorso.clone()).await.and_then(|letto| intero(&letto).map(|()| letto));
        let (stato, codice, messaggio) = match &esito {
            Ok(_) => ("pronto", String::new(), "si può importare".to_owned()),
            Err(errore) => ("rifiutato", errore.codice.clone(), errore.messaggio.clone()),
        };
        esiti.push(EsitoFile { nome: nome_di(percorso), stato: stato.to_owned(), codice, messaggio, entrati: 0 });
        if let Ok(letto) = esito {
            esiti[numero].entrati = quanti(&letto);
            buoni.push((numero, letto));
        }
    }
    if prova {
        return Ok(EsitoInteri { file: esiti });
    }
    let (_, corso) = ufficio.lavori.apri("importa");
    let (numeri, file): (Vec<usize>, Vec<FileLetto>) = buoni.into_iter().unzip();
    for (numero, registrato) in numeri.into_iter().zip(registra(ufficio, file, &corso).await?) {
        let esito = &mut esiti[numero];
        (if registrato.entrati > 0 { "importato" } else { "duplicato" }).clone_into(&mut esito.stato);
        esito.entrati = registrato.entrati;
        esito.messaggio = registrato.messaggio;
    }
    Ok(EsitoInteri { file: esiti })
}

fn quanti(letto: &FileLetto) -> usize {
    match &letto.contenuto {
        Contenuto::Unipi(_) => 1,
        Contenuto::Foglio(esito) => esito.prospetti.len(),
    }
}

/// Refuses a spreadsheet with a bad row, naming the first.
fn intero(letto: &FileLetto) -> Result<(), Errore> {
    let Contenuto::Foglio(esito) = &letto.contenuto else { return Ok(()) };
    let Some(primo) = esito.motivi().next() else { return Ok(()) };
    let dove = if primo.colonna.is_empty() { String::new() } else { format!(", colonna {}", primo.colonna) };
    Err(Errore::dato(
        "righe_sbagliate",
        format!(
            "{} righe da correggere; la prima è nel foglio {}, riga {}{dove}: {}",
            esito.righe_scartate.len(),
            primo.foglio,
            primo.riga,
            primo.motivo
        ),
    ))
}
