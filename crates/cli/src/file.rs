//! Files in and out: import, template, verification of every employer.

use crate::archivio::apri;
use crate::argomenti::{Argomenti, Importa, Modello, Verifica};
use crate::uscita;
use mirato_app::api::CosaImportare;
use mirato_app::{Programma, importazioni, verifiche};
use mirato_domain::Errore;

/// `mirato importa prospetti|persone|comunicazioni|domande FILE… [--prova]`: each file whole or not at all.
///
/// # Errors
/// `file_rifiutati` with one field per refused file; the good files are in.
pub async fn importa(programma: &Programma, argomenti: &Argomenti, cosa: &Importa) -> Result<(), Errore> {
    apri(programma, argomenti).await?;
    let ufficio = programma.ufficio().await?;
    let (scelti, esito) = match cosa {
        Importa::Prospetti(scelti) => {
            (scelti, importazioni::importa_interi(&ufficio, &scelti.file, scelti.prova).await?)
        }
        Importa::Persone(scelti) => {
            (scelti, importazioni::importa_persone_intere(&ufficio, &scelti.file, scelti.prova).await?)
        }
        Importa::Comunicazioni(scelti) => {
            (scelti, importazioni::importa_comunicazioni_intere(&ufficio, &scelti.file, scelti.prova).await?)
        }
        Importa::Domande(scelti) => {
            (scelti, importazioni::importa_domande_intere(&ufficio, &scelti.file, scelti.prova).await?)
        }
    };
    if argomenti.json {
        uscita::json(&esito)?;
    } else {
        for riga in &esito.file {
            for scritta in riga.righe() {
                uscita::riga(&scritta)?;
            }
        }
        uscita::riga(&esito.riassunto(scelti.prova))?;
    }
    esito.rifiuti()
}

/// `mirato modello prospetti|persone|comunicazioni|domande FILE`
///
/// # Errors
/// `file_non_scritto`.
pub fn modello(cosa: &Modello) -> Result<(), Errore> {
    let (file, cosa) = match cosa {
        Modello::Prospetti { file } => (file, CosaImportare::Prospetti),
        Modello::Persone { file } => (file, CosaImportare::Persone),
        Modello::Comunicazioni { file } => (file, CosaImportare::Comunicazioni),
        Modello::Domande { file } => (file, CosaImportare::Domande),
    };
    importazioni::scrivi_modello(file, cosa)?;
    uscita::riga(&format!("Modello scritto: {}", file.display()))
}

/// `mirato verifica [--data D] [--provincia P] [--xlsx FILE | --json]`
///
/// # Errors
/// `data_non_valida`, `provincia_non_valida`, or those of the archive.
pub async fn verifica(programma: &Programma, argomenti: &Argomenti, scelte: &Verifica) -> Result<(), Errore> {
    apri(programma, argomenti).await?;
    let ufficio = programma.ufficio().await?;
    let filtro = verifiche::Filtro::leggi(&ufficio, scelte.data.as_deref(), scelte.provincia.as_deref())?;
    let verificati = verifiche::verifica_ufficio(&ufficio, &filtro).await?;
    match &scelte.xlsx {
        Some(file) => {
            verifiche::scrivi_xlsx(&ufficio, &filtro, &verificati, file)?;
            uscita::riga(&format!("{} datori di lavoro in {}", verificati.len(), file.display()))
        }
        None if argomenti.json => uscita::json(&verificati),
        None => {
            for verificato in &verificati {
                uscita::riga(&verificato.riga())?;
            }
            uscita::riga(&format!("{} datori di lavoro verificati.", verificati.len()))
        }
    }
}
