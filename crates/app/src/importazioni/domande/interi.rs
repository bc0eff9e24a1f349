//! Files of applications imported whole or not at all, as the command line does.

use super::super::interi::{EsitoFile, righe_sbagliate};
use super::super::lettura::nome_di;
use super::esame::{Incontrati, esamina};
use super::leggi;
use super::prova::scrivi;
use crate::lavori::Corso;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::foglio::Scarto;
use std::path::{Path, PathBuf};

/// Imports files of applications, each in a transaction of its own.
///
/// # Errors
/// If the archive refuses; a refused file is in the answer, not an error.
pub(in crate::importazioni) async fn importa_domande(
    ufficio: &Ufficio,
    percorsi: &[PathBuf],
    prova: bool,
) -> Result<Vec<EsitoFile>, Errore> {
    let (_, corso) = ufficio.lavori.apri("importa");
    let mut esiti = Vec::with_capacity(percorsi.len());
    for percorso in percorsi {
        esiti.push(uno(ufficio, percorso, prova, &corso).await?);
    }
    Ok(esiti)
}

async fn uno(ufficio: &Ufficio, percorso: &Path, prova: bool, corso: &Corso) -> Result<EsitoFile, Errore> {
    let mut esito = EsitoFile { nome: nome_di(percorso), ..EsitoFile::default() };
    let file = match leggi(ufficio, percorso.to_owned()).await {
        Ok(file) => file,
        Err(errore) => return Ok(esito.rifiutato(errore)),
    };
    let (conto, entrano) = esamina(ufficio, &file, &mut Incontrati::default(), corso).await?;
    esito.avvisi = file.esito.avvisi.iter().chain(&conto.note).map(Scarto::in_parole).collect();
    if !conto.scartate.is_empty() {
        esito.errori = conto.scartate.iter().flat_map(|riga| riga.motivi.iter().cloned()).collect();
        let errore = righe_sbagliate(conto.scartate.len(), esito.errori.first());
        return Ok(esito.rifiutato(errore));
    }
    if !prova {
        let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
        scrivi(&mut scrittura, entrano, corso).await?;
        if conto.entrate > 0 {
            scrittura.registra_importazione(conto.importazione(&file)).await?;
        }
        scrittura.conferma().await?;
    }
    let stato = match (prova, conto.entrate) {
        (true, _) => "pronto",
        (false, 0) => "duplicato",
        (false, _) => "importato",
    };
    stato.clone_into(&mut esito.stato);
    esito.entrati = conto.entrate;
    esito.messaggio = conto.riassunto();
    Ok(esito)
}
