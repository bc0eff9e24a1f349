//! The dry run of applications in the window, and what goes in once it is confirmed.

use super::super::prova::{Letti, Prova, mostra_errori, rifiuta};
use super::super::{lettura::nome_di, segna};
use super::esame::{Incontrati, esamina};
use super::{Conto, FileDomande, leggi};
use crate::api::{Avviso, Tono};
use crate::avvisi::Giudicata;
use crate::lavori::Corso;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::foglio::domande::scrivi_scarti_domande;
use mirato_store::Scrittura;
use std::path::{Path, PathBuf};

/// How many warnings the window shows for a file.
const AVVISI: usize = 200;

/// Reads files of applications and says what would go in.
///
/// # Errors
/// `lavoro_annullato`; if the archive cannot be read.
pub(in crate::importazioni) async fn prova(
    ufficio: &Ufficio,
    percorsi: &[String],
    corso: &Corso,
) -> Result<(), Errore> {
    let (mut letti, mut scarti, mut incontrati) = (Vec::new(), Vec::new(), Incontrati::default());
    for (numero, percorso) in percorsi.iter().enumerate() {
        corso.prosegui()?;
        corso.passo(&format!("Leggo {}", nome_di(Path::new(percorso))), numero, percorsi.len());
        segna(corso, numero, |file| "in_corso".clone_into(&mut file.stato));
        match leggi(ufficio, PathBuf::from(percorso)).await {
            Ok(file) => {
                let (conto, _) = esamina(ufficio, &file, &mut incontrati, corso).await?;
                if !conto.scartate.is_empty() {
                    scarti.push((scrivi_scarti_domande(&conto.scartate)?, conto.scartate.len()));
                }
                descrivi(&file, &conto, numero, corso);
                letti.push((numero, file));
            }
            Err(errore) => segna(corso, numero, |file| rifiuta(file, &errore)),
        }
    }
    corso.passo("File letti", percorsi.len(), percorsi.len());
    corso.tieni(Prova { letti: Some(Letti::Domande(letti)), scarti });
    Ok(())
}

fn descrivi(file: &FileDomande, conto: &Conto, numero: usize, corso: &Corso) {
    let intero = |quante: usize| u32::try_from(quante).unwrap_or(u32::MAX);
    let mut visto = corso.visto();
    visto.esito.entrano += intero(conto.entrate);
    visto.esito.restano_fuori += intero(conto.scartate.len());
    visto.esito.duplicati += intero(conto.doppie);
    mostra_errori(&mut visto.esito, &file.nome, conto.scartate.iter().flat_map(|riga| &riga.motivi));
    let avvisi = file.esito.avvisi.iter().chain(&conto.note).take(AVVISI).map(|avviso| Avviso {
        codice: "foglio".to_owned(),
        messaggio: avviso.in_parole(),
        tono: Tono::Attenzione,
    });
    visto.esito.avvisi.extend(avvisi);
    if let Some(visto) = visto.file.get_mut(numero) {
        let stato = match (conto.scartate.len(), conto.entrate) {
            (0, 0) => "duplicato",
            (0, _) => "pronto",
            _ => "con_scarti",
        };
        stato.clone_into(&mut visto.stato);
        visto.entrano = intero(conto.entrate);
        visto.restano_fuori = intero(conto.scartate.len());
        visto.messaggio = conto.riassunto();
    }
}

/// Writes files of applications in one transaction: stopped, it leaves nothing behind. Each row is judged
/// again, for the archive may have changed since the dry run.
///
/// # Errors
/// `lavoro_annullato`; if the archive refuses.
pub(in crate::importazioni) async fn conferma(
    ufficio: &Ufficio,
    letti: Vec<(usize, FileDomande)>,
    corso: &Corso,
) -> Result<(), Errore> {
    let mut incontrati = Incontrati::default();
    let mut esaminati = Vec::with_capacity(letti.len());
    for (numero, file) in &letti {
        let (conto, entrano) = esamina(ufficio, file, &mut incontrati, corso).await?;
        esaminati.push((*numero, file, conto, entrano));
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let mut conti = Vec::with_capacity(esaminati.len());
    for (numero, file, conto, entrano) in esaminati {
        scrivi(&mut scrittura, entrano, corso).await?;
        if conto.entrate > 0 {
            scrittura.registra_importazione(conto.importazione(file)).await?;
        }
        conti.push((numero, conto));
    }
    corso.prosegui()?;
    corso.passo("Confermo la scrittura", conti.len(), conti.len());
    scrittura.conferma().await?;
    for (numero, conto) in conti {
        segna(corso, numero, |file| {
            (if conto.entrate > 0 { "importato" } else { "duplicato" }).clone_into(&mut file.stato);
            file.messaggio = conto.riassunto();
        });
    }
    Ok(())
}

/// Writes applications that were judged.
///
/// # Errors
/// `lavoro_annullato`; if the archive refuses.
pub(super) async fn scrivi(scrittura: &mut Scrittura, entrano: Vec<Giudicata>, corso: &Corso) -> Result<(), Errore> {
    let totale = entrano.len();
    for (numero, giudicata) in entrano.into_iter().enumerate() {
        if numero.is_multiple_of(100) {
            corso.prosegui()?;
            corso.passo("Scrivo le domande", numero, totale);
        }
        giudicata.scrivi(scrittura).await?;
    }
    Ok(())
}
