//! The dry run: what would go in, what would stay out and why.

use super::domande::Domande;
use super::lettura::{Contenuto, FileLetto, leggi_a_parte, nome_di};
use super::persone::FilePersone;
use super::righe::FileRighe;
use super::segna;
use crate::api::{Avviso, ErroreDiRiga, EsitoImportazione, FileImportato, Tono};
use crate::lavori::Corso;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_domain::prospetto::{Prospetto, TipoComunicazione};
use mirato_exchange::foglio::comunicazioni::EsitoComunicazioni;
use mirato_exchange::foglio::{EsitoFoglio, Scarto, scrivi_scarti};
use std::path::{Path, PathBuf};

/// How many row errors a job carries to the window; the workbook of rejects holds them all.
const ERRORI_MOSTRATI: usize = 2_000;

/// Reads files and says what would go in.
///
/// # Errors
/// `lavoro_annullato`; if the archive cannot be read.
pub(super) async fn prova(ufficio: &Ufficio, percorsi: &[String], corso: &Corso) -> Result<(), Errore> {
    let mut letti = Vec::new();
    for (numero, percorso) in percorsi.iter().enumerate() {
        corso.prosegui()?;
        corso.passo(&format!("Leggo {}", nome_di(Path::new(percorso))), numero, percorsi.len());
        segna(corso, numero, |file| "in_corso".clone_into(&mut file.stato));
        match leggi_a_parte(PathBuf::from(percorso)).await {
            Ok(letto) => {
                descrivi(ufficio, &letto, numero, corso).await?;
                letti.push((numero, letto));
            }
            Err(errore) => segna(corso, numero, |file| rifiuta(file, &errore)),
        }
    }
    corso.passo("File letti", percorsi.len(), percorsi.len());
    let scarti = letti.iter().filter_map(|(_, letto)| scarti_di(letto).transpose()).collect::<Result<_, _>>()?;
    corso.tieni(Prova { letti: Some(Letti::Prospetti(letti)), scarti });
    Ok(())
}

/// What a dry run leaves to whoever goes on from it.
pub(super) struct Prova {
    /// Files to write, until they are.
    pub(super) letti: Option<Letti>,
    /// Workbooks of the rows that stay out, with how many they are.
    pub(super) scarti: Vec<(Vec<u8>, usize)>,
}

/// Files read, each with its place in the queue.
pub(super) enum Letti {
    Prospetti(Vec<(usize, FileLetto)>),
    Persone(Vec<(usize, FilePersone)>),
    Comunicazioni(Vec<(usize, FileRighe<EsitoComunicazioni>)>),
    Domande(Vec<(usize, FileRighe<Domande>)>),
}

fn scarti_di(letto: &FileLetto) -> Result<Option<(Vec<u8>, usize)>, Errore> {
    match &letto.contenuto {
        Contenuto::Foglio(esito) if !esito.righe_scartate.is_empty() => {
            Ok(Some((scrivi_scarti(esito)?, esito.righe_scartate.len())))
        }
        _ => Ok(None),
    }
}

pub(super) fn rifiuta(file: &mut FileImportato, errore: &Errore) {
    "rifiutato".clone_into(&mut file.stato);
    file.codice.clone_from(&errore.codice);
    file.messaggio.clone_from(&errore.messaggio);
    file.restano_fuori = 1;
}

async fn descrivi(ufficio: &Ufficio, letto: &FileLetto, numero: usize, corso: &Corso) -> Result<(), Errore> {
    let noto = !ufficio.archivio.prospetti_per_impronta(&letto.impronta).await?.is_empty();
    match &letto.contenuto {
        Contenuto::Unipi(prospetto) => {
            let codice = prospetto.dichiarante().codice_fiscale.as_str();
            let nuovo = ufficio.archivio.datore_per_codice_fiscale(codice).await?.is_none();
            descrivi_unipi(prospetto, (noto, nuovo), numero, corso);
        }
        Contenuto::Foglio(esito) => descrivi_foglio(letto, esito, noto, numero, corso),
    }
    Ok(())
}

fn descrivi_unipi(prospetto: &Prospetto, (noto, datore_nuovo): (bool, bool), numero: usize, corso: &Corso) {
    let mut visto = corso.visto();
    if noto {
        visto.esito.duplicati += 1;
    } else {
        visto.esito.entrano += 1;
        visto.esito.datori_nuovi += u32::from(datore_nuovo);
        match prospetto.tipo {
            TipoComunicazione::Rettifica => visto.esito.rettifiche += 1,
            TipoComunicazione::Annullamento => visto.esito.annullamenti += 1,
            TipoComunicazione::Prospetto => {}
        }
    }
    if let Some(file) = visto.file.get_mut(numero) {
        let dichiarante = prospetto.dichiarante();
        (if noto { "duplicato" } else { "pronto" }).clone_into(&mut file.stato);
        file.entrano = u32::from(!noto);
        file.messaggio = if noto {
            "È già in archivio: non entra una seconda volta.".to_owned()
        } else {
            let al = crate::tempo::breve(prospetto.data_riferimento());
            format!("{}, situazione al {al}", dichiarante.denominazione)
        };
    }
}

fn descrivi_foglio(letto: &FileLetto, esito: &EsitoFoglio, noto: bool, numero: usize, corso: &Corso) {
    let intero = |quanti: usize| u32::try_from(quanti).unwrap_or(u32::MAX);
    let mut visto = corso.visto();
    let (entrano, fuori) = (if noto { 0 } else { intero(esito.righe_buone) }, intero(esito.righe_scartate.len()));
    visto.esito.entrano += entrano;
    visto.esito.restano_fuori += fuori;
    visto.esito.duplicati += u32::from(noto);
    mostra_errori(&mut visto.esito, &letto.nome, esito.motivi());
    let avvisi = esito.avvisi.iter().take(200).map(|avviso| Avviso {
        codice: "foglio".to_owned(),
        messaggio: format!("{}, riga {}: {}", avviso.foglio, avviso.riga, avviso.motivo),
        tono: Tono::Attenzione,
    });
    visto.esito.avvisi.extend(avvisi);
    if let Some(file) = visto.file.get_mut(numero) {
        let stato = if noto {
            "duplicato"
        } else if fuori > 0 {
            "con_scarti"
        } else {
            "pronto"
        };
        stato.clone_into(&mut file.stato);
        file.entrano = entrano;
        file.restano_fuori = fuori;
        file.messaggio = if noto {
            "È già in archivio: non entra una seconda volta.".to_owned()
        } else {
            format!("{} righe lette, {entrano} entrano, {fuori} restano fuori", esito.righe_lette)
        };
    }
}

/// The errors of the rows that stay out, up to how many the window shows.
pub(super) fn mostra_errori<'a>(
    mostrati: &mut EsitoImportazione,
    nome: &str,
    motivi: impl Iterator<Item = &'a Scarto>,
) {
    for scarto in motivi {
        if mostrati.errori.len() >= ERRORI_MOSTRATI {
            mostrati.altri_errori += 1;
            continue;
        }
        mostrati.errori.push(ErroreDiRiga {
            file: nome.to_owned(),
            foglio: scarto.foglio.clone(),
            riga: scarto.riga,
            colonna: if scarto.colonna.is_empty() { scarto.lettera.clone() } else { scarto.colonna.clone() },
            valore: scarto.valore.chars().take(60).collect(),
            motivo: scarto.motivo.clone(),
        });
    }
}
