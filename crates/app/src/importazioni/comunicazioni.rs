//! Communications of jobs from files: the same dry run as prospetti, then all in one transaction.

mod esame;
mod interi;
mod prova;

pub(super) use interi::importa_comunicazioni;
pub(super) use prova::{conferma, prova};

use super::lettura::{byte_di, nome_di};
use mirato_domain::Errore;
use mirato_exchange::foglio::comunicazioni::{EsitoComunicazioni, leggi_comunicazioni};
use mirato_exchange::foglio::{RigaScartata, Scarto};
use mirato_store::Importazione;
use std::path::PathBuf;

/// A file of communications, read.
pub(super) struct FileComunicazioni {
    pub nome: String,
    pub impronta: String,
    pub esito: EsitoComunicazioni,
}

/// What came of a file, or would.
#[derive(Default)]
pub(super) struct Conto {
    /// Communications that go in.
    pub entrate: usize,
    /// Those that are in the archive already.
    pub doppie: usize,
    /// Rows that stay out, in the order of the file.
    pub scartate: Vec<RigaScartata>,
    /// Which ones are in the archive already.
    pub note: Vec<Scarto>,
}

impl Conto {
    /// The outcome in words.
    pub fn riassunto(&self) -> String {
        let uno = |quante: usize, una: &str, tante: &str| match quante {
            1 => format!("1 {una}"),
            quante => format!("{quante} {tante}"),
        };
        format!(
            "{}, {}",
            uno(self.entrate, "comunicazione entra", "comunicazioni entrano"),
            uno(self.doppie, "già in archivio", "già in archivio"),
        )
    }

    fn importazione(&self, file: &FileComunicazioni) -> Importazione {
        let intero = |quante: usize| i64::try_from(quante).unwrap_or(i64::MAX);
        Importazione {
            id: String::new(),
            quando: String::new(),
            utente: String::new(),
            tipo: "comunicazioni".to_owned(),
            nome_file: file.nome.clone(),
            impronta: file.impronta.clone(),
            lette: intero(file.esito.comunicazioni.len() + file.esito.righe_scartate.len()),
            importate: intero(self.entrate),
            scartate: intero(self.scartate.len()),
            errori: mirato_store::Json::from("[]".to_owned()),
        }
    }
}

/// Reads a file of communications away from the threads that serve others.
async fn leggi(percorso: PathBuf) -> Result<FileComunicazioni, Errore> {
    let letto = tokio::task::spawn_blocking(move || {
        let byte = byte_di(&percorso)?;
        let esito = leggi_comunicazioni(&byte)?;
        Ok::<_, Errore>(FileComunicazioni { nome: nome_di(&percorso), impronta: mirato_store::impronta(&byte), esito })
    });
    letto.await.map_err(|errore| {
        Errore::guasto("lettura_interrotta", format!("La lettura si è interrotta: {errore}. Riprova."))
    })?
}
