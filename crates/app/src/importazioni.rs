//! Imports of prospetti, of people, of communications of jobs and of applications to calls: read without writing,
//! then all in one transaction, or nothing.

mod comunicazioni;
mod domande;
mod interi;
mod lettura;
mod persone;
mod prova;
mod righe;

pub use interi::{
    EsitoFile, EsitoInteri, importa_comunicazioni_intere, importa_domande_intere, importa_interi,
    importa_persone_intere,
};
pub(crate) use lettura::{FileLetto, byte_di, prospetti};

use crate::api::{
    CosaImportare, FileImportato, FileScritto, ImportaProva, LavoroAvviato, Niente, PerLavoro, RigaImportazione,
    ScriviModello, ScriviScarti,
};
use crate::esporta;
use crate::lavori::Corso;
use crate::leggi::Leggi;
use crate::orologio::Orologio;
use crate::programma::Programma;
use crate::registrazione::registra;
use crate::stati::conta;
use crate::ufficio::Ufficio;
use domande::Domande;
use lettura::nome_di;
use mirato_domain::Errore;
use mirato_exchange::foglio::comunicazioni::{EsitoComunicazioni, modello_comunicazioni};
use mirato_exchange::foglio::domande::modello_domande;
use mirato_exchange::foglio::modello_prospetti;
use mirato_exchange::foglio::persone::modello_persone;
use prova::{Letti, Prova, prova};
use std::path::Path;
use std::sync::Arc;

/// Reads files and says what would go in, as a job.
///
/// # Errors
/// `file_mancante` without a file.
pub async fn importa_prova(programma: &Programma, richiesta: ImportaProva) -> Result<LavoroAvviato, Errore> {
    let ufficio = programma.ufficio().await?;
    if richiesta.file.is_empty() {
        return Err(Errore::dato("file_mancante", "Scegli almeno un file da importare."));
    }
    let (lavoro, corso) = programma.lavori().apri("prova");
    for percorso in &richiesta.file {
        let dimensione = std::fs::metadata(percorso).map_or(0, |dati| dati.len());
        corso.visto().file.push(FileImportato {
            nome: nome_di(Path::new(percorso)),
            percorso: percorso.clone(),
            dimensione: u32::try_from(dimensione).unwrap_or(u32::MAX),
            stato: "in_attesa".to_owned(),
            codice: String::new(),
            messaggio: String::new(),
            entrano: 0,
            restano_fuori: 0,
        });
    }
    tokio::spawn(async move {
        let esito = match richiesta.cosa {
            CosaImportare::Prospetti => prova(&ufficio, &richiesta.file, &corso).await,
            CosaImportare::Persone => persone::prova(&ufficio, &richiesta.file, &corso).await,
            CosaImportare::Comunicazioni => righe::prova::<EsitoComunicazioni>(&ufficio, &richiesta.file, &corso).await,
            CosaImportare::Domande => righe::prova::<Domande>(&ufficio, &richiesta.file, &corso).await,
        };
        corso.concludi(esito);
    });
    Ok(LavoroAvviato { lavoro })
}

/// Writes what a dry run found good, as a job: one transaction, so that stopping leaves nothing.
///
/// # Errors
/// `prova_non_pronta` while the dry run goes on.
pub async fn importa_conferma(programma: &Programma, richiesta: PerLavoro) -> Result<LavoroAvviato, Errore> {
    let ufficio = programma.ufficio().await?;
    let prova = programma.lavori().trova(&richiesta.lavoro)?;
    let letti = prova.con_tenuto(|prova: &mut Prova| prova.letti.take()).flatten().ok_or_else(|| {
        Errore::stato("prova_non_pronta", "La lettura dei file non è finita, oppure li hai già importati.")
    })?;
    let (lavoro, corso) = programma.lavori().apri("importa");
    {
        let visto = prova.visto();
        let mut nuovo = corso.visto();
        nuovo.file.clone_from(&visto.file);
        nuovo.esito = visto.esito.clone();
    }
    tokio::spawn(async move {
        let esito = match letti {
            Letti::Prospetti(letti) => conferma(&ufficio, letti, &corso).await,
            Letti::Persone(letti) => persone::conferma(&ufficio, letti, &corso).await,
            Letti::Comunicazioni(letti) => righe::conferma(&ufficio, letti, &corso).await,
            Letti::Domande(letti) => righe::conferma(&ufficio, letti, &corso).await,
        };
        corso.concludi(esito);
    });
    Ok(LavoroAvviato { lavoro })
}

async fn conferma(ufficio: &Arc<Ufficio>, letti: Vec<(usize, FileLetto)>, corso: &Corso) -> Result<(), Errore> {
    let mut numeri = Vec::new();
    let mut file = Vec::new();
    for (numero, letto) in letti {
        numeri.push(numero);
        file.push(letto);
    }
    let esiti = registra(ufficio, file, corso).await?;
    for (numero, esito) in numeri.into_iter().zip(esiti) {
        segna(corso, numero, |file| {
            if esito.entrati > 0 {
                "importato".clone_into(&mut file.stato);
            } else if file.stato != "rifiutato" {
                "duplicato".clone_into(&mut file.stato);
            }
            file.messaggio.clone_from(&esito.messaggio);
        });
    }
    Ok(())
}

/// Changes what the window sees of a file.
fn segna(corso: &Corso, numero: usize, cambia: impl FnOnce(&mut FileImportato)) {
    if let Some(file) = corso.visto().file.get_mut(numero) {
        cambia(file);
    }
}

/// Writes the rows that stayed out, with the reasons, to correct and bring back.
///
/// # Errors
/// `scarti_assenti`, `file_non_scritto`.
pub async fn importa_scarti(programma: &Programma, richiesta: ScriviScarti) -> Result<FileScritto, Errore> {
    let corso = programma.lavori().trova(&richiesta.lavoro)?;
    let scarti = corso.con_tenuto(|prova: &mut Prova| prova.scarti.clone()).unwrap_or_default();
    if scarti.is_empty() {
        return Err(Errore::stato("scarti_assenti", "Nessuna riga è rimasta fuori: non c'è niente da correggere."));
    }
    let mut righe = 0;
    for (numero, (byte, quante)) in scarti.iter().enumerate() {
        // One workbook for each file that had rejects; the second and the following ones get a number.
        let percorso = if numero == 0 {
            richiesta.percorso.clone()
        } else {
            format!("{}-{}.xlsx", richiesta.percorso.trim_end_matches(".xlsx"), numero + 1)
        };
        esporta::scrivi(Path::new(&percorso), byte)?;
        righe += quante;
    }
    Ok(FileScritto { percorso: richiesta.percorso, righe: u32::try_from(righe).unwrap_or(u32::MAX) })
}

/// Writes the empty workbook.
///
/// # Errors
/// `file_non_scritto`.
pub async fn importa_modello(_: &Programma, richiesta: ScriviModello) -> Result<FileScritto, Errore> {
    scrivi_modello(Path::new(&richiesta.percorso), richiesta.cosa)?;
    Ok(FileScritto { percorso: richiesta.percorso, righe: 0 })
}

/// Writes the empty workbook.
///
/// # Errors
/// `file_non_scritto`.
pub fn scrivi_modello(file: &Path, cosa: CosaImportare) -> Result<(), Errore> {
    let byte = match cosa {
        CosaImportare::Prospetti => modello_prospetti()?,
        CosaImportare::Comunicazioni => modello_comunicazioni()?,
        CosaImportare::Domande => modello_domande()?,
        CosaImportare::Persone => modello_persone(&persone::codici(&Leggi::nuove("")?, Orologio::Sistema.oggi())?)?,
    };
    esporta::scrivi(file, &byte)
}

/// Imports of the past, the latest first.
///
/// # Errors
/// If the archive cannot be read.
pub async fn importazioni(programma: &Programma, _: Niente) -> Result<Vec<RigaImportazione>, Errore> {
    let ufficio = programma.ufficio().await?;
    let fatte = ufficio.archivio.importazioni(50, 0).await?;
    Ok(fatte
        .into_iter()
        .map(|fatta| RigaImportazione {
            id: fatta.id,
            quando: fatta.quando,
            chi: fatta.utente,
            file: 1,
            entrati: conta(fatta.importate),
            scartati: conta(fatta.scartate),
            stato: fatta.nome_file,
        })
        .collect())
}
