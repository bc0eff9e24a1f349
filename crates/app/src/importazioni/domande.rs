//! Applications to calls from files: the same dry run as people, then all in one transaction.

mod esame;
mod interi;
mod prova;

pub(super) use interi::importa_domande;
pub(super) use prova::{conferma, prova};

use super::lettura::{byte_di, nome_di};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::foglio::domande::leggi_domande;
use mirato_exchange::foglio::persone::EsitoPersone;
use mirato_exchange::foglio::{RigaScartata, Scarto};
use mirato_store::{Importazione, StoreError};
use std::path::PathBuf;

/// A file of applications, read.
pub(super) struct FileDomande {
    pub nome: String,
    pub impronta: String,
    pub esito: EsitoPersone,
}

/// What came of a file, or would.
#[derive(Default)]
pub(super) struct Conto {
    /// Applications that go in.
    pub entrate: usize,
    /// Of these, those that go in and are left out of the ranking.
    pub escluse: usize,
    /// Those that are in the archive already.
    pub doppie: usize,
    /// Rows that stay out, in the order of the file.
    pub scartate: Vec<RigaScartata>,
    /// What deserves a look.
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
            "{}, di cui {}; {}",
            uno(self.entrate, "domanda entra", "domande entrano"),
            uno(self.escluse, "esclusa", "escluse"),
            uno(self.doppie, "già in archivio", "già in archivio"),
        )
    }

    fn importazione(&self, file: &FileDomande) -> Importazione {
        let intero = |quante: usize| i64::try_from(quante).unwrap_or(i64::MAX);
        Importazione {
            id: String::new(),
            quando: String::new(),
            utente: String::new(),
            tipo: "domande".to_owned(),
            nome_file: file.nome.clone(),
            impronta: file.impronta.clone(),
            lette: intero(file.esito.persone.len() + file.esito.righe_scartate.len()),
            importate: intero(self.entrate),
            scartate: intero(self.scartate.len()),
            errori: mirato_store::Json::from("[]".to_owned()),
        }
    }
}

/// Reads a file of applications away from the threads that serve others. What gives points must be sealed:
/// without anybody who may open it the file is refused.
async fn leggi(ufficio: &Ufficio, percorso: PathBuf) -> Result<FileDomande, Errore> {
    let letto = tokio::task::spawn_blocking(move || {
        let byte = byte_di(&percorso)?;
        let esito = leggi_domande(&byte)?;
        Ok::<_, Errore>(FileDomande { nome: nome_di(&percorso), impronta: mirato_store::impronta(&byte), esito })
    });
    let file = letto.await.map_err(|errore| {
        Errore::guasto("lettura_interrotta", format!("La lettura si è interrotta: {errore}. Riprova."))
    })??;
    if ufficio.archivio.abilitazioni().await?.is_empty() {
        return Err(StoreError::NessunAbilitato.into());
    }
    Ok(file)
}
