//! Files of people imported whole or not at all, as the command line does.

use super::super::interi::{EsitoFile, righe_sbagliate};
use super::super::lettura::nome_di;
use super::scrittura::{esamina_tutto, scrivi};
use super::{Conto, FilePersone, leggi, sigillabile};
use crate::lavori::Corso;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::foglio::{RigaScartata, Scarto};
use std::path::{Path, PathBuf};

/// How many errors of a file are told one by one.
const ERRORI: usize = 2_000;

/// Imports files of people, each in a transaction of its own.
///
/// # Errors
/// If the archive refuses; a refused file is in the answer, not an error.
pub(in crate::importazioni) async fn importa_persone(
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
    let file = match leggi(percorso.to_owned()).await {
        Ok(file) => file,
        Err(errore) => return Ok(esito.rifiutato(errore)),
    };
    if let Err(errore) = sigillabile(ufficio, &file).await {
        return Ok(esito.rifiutato(errore));
    }
    // Whatever stays out of the reading refuses the file: the rest is examined, to tell every error at once.
    let solo_esame = prova || !file.esito.righe_scartate.is_empty();
    let conto = if solo_esame {
        esamina_tutto(ufficio, &file, corso).await?
    } else {
        let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
        let conto = scrivi(ufficio, &mut scrittura, &file, true, corso).await?;
        if conto.scartate.is_empty() {
            scrittura.conferma().await?;
        } else {
            scrittura.annulla().await?;
        }
        conto
    };
    esito.avvisi = in_righe(file.esito.avvisi.iter().chain(&conto.avvisi).chain(&conto.note));
    let scartate = scartate(&file, &conto);
    if !scartate.is_empty() {
        esito.errori = scartate.iter().flat_map(|riga| riga.motivi.iter().cloned()).take(ERRORI).collect();
        let errore = righe_sbagliate(scartate.len(), esito.errori.first());
        return Ok(esito.rifiutato(errore));
    }
    Ok(esito.riuscito(prova, conto.entrate(), conto.riassunto()))
}

fn scartate<'a>(file: &'a FilePersone, conto: &'a Conto) -> Vec<&'a RigaScartata> {
    let mut scartate: Vec<&RigaScartata> = file.esito.righe_scartate.iter().chain(&conto.scartate).collect();
    scartate.sort_by_key(|riga| riga.riga);
    scartate
}

fn in_righe<'a>(avvisi: impl Iterator<Item = &'a Scarto>) -> Vec<String> {
    avvisi.map(Scarto::in_parole).collect()
}
