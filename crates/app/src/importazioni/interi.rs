//! Files imported whole or not at all, as the command line does.

use super::domande::Domande;
use super::lettura::{Contenuto, FileLetto, leggi_a_parte, nome_di};
use super::righe::importa;
use crate::api::CosaImportare;
use crate::registrazione::registra;
use crate::ufficio::Ufficio;
use mirato_domain::{Campo, Errore, Genere};
use mirato_exchange::foglio::Scarto;
use mirato_exchange::foglio::comunicazioni::EsitoComunicazioni;
use serde::Serialize;
use std::path::PathBuf;
use std::sync::Arc;

/// What came of files imported whole.
#[derive(Debug, Clone, Serialize)]
pub struct EsitoInteri {
    /// What they hold.
    #[serde(skip)]
    pub cosa: CosaImportare,
    /// File by file.
    pub file: Vec<EsitoFile>,
}

/// What came of a file.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EsitoFile {
    /// Name.
    pub nome: String,
    /// `importato`, `pronto` (in a dry run), `duplicato`, `rifiutato`.
    pub stato: String,
    /// Stable code of the refusal.
    pub codice: String,
    /// What was found, or what is wrong and what to do.
    pub messaggio: String,
    /// Prospetti, people or communications that went in.
    pub entrati: usize,
    /// What deserves a look, row by row: not of prospetti.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub avvisi: Vec<String>,
    /// What keeps the file out, cell by cell: not of prospetti, and never a health datum.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errori: Vec<Scarto>,
}

impl EsitoFile {
    /// The outcome, then each error and each warning, in lines.
    pub fn righe(&self) -> impl Iterator<Item = String> {
        let sotto = self.errori.iter().map(Scarto::in_parole).chain(self.avvisi.iter().cloned());
        std::iter::once(format!("{}: {}", self.nome, self.messaggio)).chain(sotto.map(|riga| format!("  {riga}")))
    }

    /// The same, gone in, or ready to.
    pub(super) fn riuscito(self, prova: bool, entrati: usize, messaggio: String) -> Self {
        let stato = match (prova, entrati) {
            (true, _) => "pronto",
            (false, 0) => "duplicato",
            (false, _) => "importato",
        };
        Self { stato: stato.to_owned(), entrati, messaggio, ..self }
    }

    /// The same, refused.
    pub(super) fn rifiutato(self, errore: Errore) -> Self {
        Self { stato: "rifiutato".to_owned(), codice: errore.codice, messaggio: errore.messaggio, ..self }
    }
}

impl EsitoInteri {
    /// The outcome in a line.
    #[must_use]
    pub fn riassunto(&self, prova: bool) -> String {
        let entrati: usize = self.file.iter().map(|file| file.entrati).sum();
        let rifiutati = self.file.iter().filter(|file| file.stato == "rifiutato").count();
        let (verbo, cose) = match (prova, self.cosa) {
            (true, CosaImportare::Prospetti) => ("Entrerebbero", "prospetti"),
            (false, CosaImportare::Prospetti) => ("Entrati", "prospetti"),
            (true, CosaImportare::Persone) => ("Entrerebbero o si aggiornerebbero", "persone"),
            (false, CosaImportare::Persone) => ("Entrate o aggiornate", "persone"),
            (true, CosaImportare::Comunicazioni) => ("Entrerebbero", "comunicazioni"),
            (false, CosaImportare::Comunicazioni) => ("Entrate", "comunicazioni"),
            (true, CosaImportare::Domande) => ("Entrerebbero", "domande"),
            (false, CosaImportare::Domande) => ("Entrate", "domande"),
        };
        format!("{verbo} {entrati} {cose} da {} file; rifiutati {rifiutati}.", self.file.len() - rifiutati)
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

/// Imports files of people, each whole or not at all, each in a transaction of its own.
///
/// # Errors
/// If the archive refuses; a refused file is in the answer, not an error.
pub async fn importa_persone_intere(
    ufficio: &Ufficio,
    percorsi: &[PathBuf],
    prova: bool,
) -> Result<EsitoInteri, Errore> {
    Ok(EsitoInteri {
        cosa: CosaImportare::Persone,
        file: super::persone::importa_persone(ufficio, percorsi, prova).await?,
    })
}

/// Imports files of communications of jobs, each whole or not at all, each in a transaction of its own.
///
/// # Errors
/// If the archive refuses; a refused file is in the answer, not an error.
pub async fn importa_comunicazioni_intere(
    ufficio: &Ufficio,
    percorsi: &[PathBuf],
    prova: bool,
) -> Result<EsitoInteri, Errore> {
    Ok(EsitoInteri {
        cosa: CosaImportare::Comunicazioni,
        file: importa::<EsitoComunicazioni>(ufficio, percorsi, prova).await?,
    })
}

/// Imports files of applications to calls, each whole or not at all, each in a transaction of its own.
///
/// # Errors
/// If the archive refuses; a refused file is in the answer, not an error.
pub async fn importa_domande_intere(
    ufficio: &Ufficio,
    percorsi: &[PathBuf],
    prova: bool,
) -> Result<EsitoInteri, Errore> {
    Ok(EsitoInteri { cosa: CosaImportare::Domande, file: importa::<Domande>(ufficio, percorsi, prova).await? })
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
        let (nome, stato) = (nome_di(percorso), stato.to_owned());
        esiti.push(EsitoFile { nome, stato, codice, messaggio, ..EsitoFile::default() });
        if let Ok(letto) = esito {
            esiti[numero].entrati = quanti(&letto);
            buoni.push((numero, letto));
        }
    }
    if prova {
        return Ok(EsitoInteri { cosa: CosaImportare::Prospetti, file: esiti });
    }
    let (_, corso) = ufficio.lavori.apri("importa");
    let (numeri, file): (Vec<usize>, Vec<FileLetto>) = buoni.into_iter().unzip();
    for (numero, registrato) in numeri.into_iter().zip(registra(ufficio, file, &corso).await?) {
        let esito = &mut esiti[numero];
        (if registrato.entrati > 0 { "importato" } else { "duplicato" }).clone_into(&mut esito.stato);
        esito.entrati = registrato.entrati;
        esito.messaggio = registrato.messaggio;
    }
    Ok(EsitoInteri { cosa: CosaImportare::Prospetti, file: esiti })
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
    let primo = esito.motivi().next();
    if primo.is_none() { Ok(()) } else { Err(righe_sbagliate(esito.righe_scartate.len(), primo)) }
}

/// The refusal of a file with bad rows, naming the first.
pub(super) fn righe_sbagliate(quante: usize, primo: Option<&Scarto>) -> Errore {
    let righe = if quante == 1 { "1 riga".to_owned() } else { format!("{quante} righe") };
    let prima = primo.map_or_else(String::new, |primo| {
        let dove = if primo.colonna.is_empty() { String::new() } else { format!(", colonna {}", primo.colonna) };
        format!("; la prima è nel foglio {}, riga {}{dove}: {}", primo.foglio, primo.riga, primo.motivo)
    });
    Errore::dato("righe_sbagliate", format!("{righe} da correggere{prima}"))
}
