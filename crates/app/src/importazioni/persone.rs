//! People from files: the same dry run as prospetti, then all in one transaction.

mod esame;
mod interi;
mod prova;
mod riga;
mod scrittura;

pub(super) use interi::importa_persone;
pub(super) use prova::{conferma, prova};

use super::lettura::{byte_di, nome_di};
use super::righe::uno_o_tanti;
use crate::leggi::Leggi;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_exchange::foglio::persone::{EsitoPersone, leggi_persone};
use mirato_exchange::foglio::{RigaScartata, Scarto};
use mirato_norme::l68_1999::art01_beneficiari::categorie;
use mirato_store::StoreError;
use std::path::PathBuf;

/// How many people are examined and written together: between one group and the next a work can be stopped.
const GRUPPO: usize = 1_000;
/// How many warnings are kept, and how many words about people who are in the archive already.
const AVVISI: usize = 2_000;
const NOTE: usize = 200;

/// A file of people, read.
pub(super) struct FilePersone {
    pub nome: String,
    pub impronta: String,
    pub esito: EsitoPersone,
}

/// What came of a file, or would.
#[derive(Default)]
pub(super) struct Conto {
    pub nuove: usize,
    pub aggiornate: usize,
    pub uguali: usize,
    pub iscrizioni: usize,
    /// Rows that stay out after a look at the archive and at the law.
    pub scartate: Vec<RigaScartata>,
    /// What deserves a look.
    pub avvisi: Vec<Scarto>,
    /// Who is in the archive already.
    pub note: Vec<Scarto>,
}

impl Conto {
    /// How many people something is written about.
    pub fn entrate(&self) -> usize {
        self.nuove + self.aggiornate
    }

    /// The outcome in words.
    pub fn riassunto(&self) -> String {
        format!(
            "{}, {}, {}; {}",
            uno_o_tanti(self.nuove, "persona nuova", "persone nuove"),
            uno_o_tanti(self.aggiornate, "già in archivio aggiornata", "già in archivio aggiornate"),
            uno_o_tanti(self.uguali, "già in archivio uguale", "già in archivio uguali"),
            uno_o_tanti(self.iscrizioni, "iscrizione nuova", "iscrizioni nuove"),
        )
    }

    fn aggiungi(&mut self, esame: &mut esame::EsameGruppo) {
        for esaminata in &esame.esaminate {
            match esaminata.novita {
                esame::Novita::Nuova => self.nuove += 1,
                esame::Novita::Aggiornata => self.aggiornate += 1,
                esame::Novita::Uguale => self.uguali += 1,
            }
            self.iscrizioni += usize::from(esaminata.iscrizione.is_some());
        }
        self.scartate.append(&mut esame.scartate);
        self.avvisi.append(&mut esame.avvisi);
        self.avvisi.truncate(AVVISI);
        self.note.append(&mut esame.note);
        self.note.truncate(NOTE);
    }
}

/// Reads a file of people away from the threads that serve others.
pub(super) async fn leggi(percorso: PathBuf) -> Result<FilePersone, Errore> {
    let letto = tokio::task::spawn_blocking(move || {
        let byte = byte_di(&percorso)?;
        let esito = leggi_persone(&byte)?;
        Ok::<_, Errore>(FilePersone { nome: nome_di(&percorso), impronta: mirato_store::impronta(&byte), esito })
    });
    letto.await.map_err(|errore| {
        Errore::guasto("lettura_interrotta", format!("La lettura si è interrotta: {errore}. Riprova."))
    })?
}

/// Refuses health data that nobody could open afterwards.
///
/// # Errors
/// `nessun_abilitato`.
async fn sigillabile(ufficio: &Ufficio, file: &FilePersone) -> Result<(), Errore> {
    if file.esito.persone.iter().any(riga::ha_dati_sanitari) && ufficio.archivio.abilitazioni().await?.is_empty() {
        return Err(StoreError::NessunAbilitato.into());
    }
    Ok(())
}

/// The codes to choose a category from, on a day.
///
/// # Errors
/// If the parameters are wrong.
pub(super) fn codici(leggi: &Leggi, oggi: NaiveDate) -> Result<Vec<String>, Errore> {
    Ok(categorie(&leggi.parametri, oggi)?.into_iter().map(|categoria| categoria.codice).collect())
}
