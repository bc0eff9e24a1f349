//! The dry run of people in the window, and what goes in once it is confirmed.

use super::super::prova::{Letti, Prova, mostra_errori, rifiuta};
use super::super::{lettura::nome_di, segna};
use super::scrittura::{esamina_tutto, scrivi};
use super::{Conto, FilePersone, codici, leggi, sigillabile};
use crate::api::{Avviso, Tono};
use crate::lavori::Corso;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::foglio::RigaScartata;
use mirato_exchange::foglio::persone::scrivi_scarti_persone;
use std::path::{Path, PathBuf};

/// Reads files of people and says what would go in.
///
/// # Errors
/// `lavoro_annullato`; if the archive cannot be read.
pub(in crate::importazioni) async fn prova(
    ufficio: &Ufficio,
    percorsi: &[String],
    corso: &Corso,
) -> Result<(), Errore> {
    let (mut letti, mut scarti) = (Vec::new(), Vec::new());
    for (numero, percorso) in percorsi.iter().enumerate() {
        corso.prosegui()?;
        corso.passo(&format!("Leggo {}", nome_di(Path::new(percorso))), numero, percorsi.len());
        segna(corso, numero, |file| "in_corso".clone_into(&mut file.stato));
        let file = match leggi(PathBuf::from(percorso)).await {
            Ok(file) => sigillabile(ufficio, &file).await.map(|()| file),
            Err(errore) => Err(errore),
        };
        match file {
            Ok(mut file) => {
                let conto = esamina_tutto(ufficio, &file, corso).await?;
                let fuori = fuori(&mut file, &conto);
                if !fuori.is_empty() {
                    let codici = codici(&ufficio.leggi(), ufficio.orologio.oggi())?;
                    scarti.push((scrivi_scarti_persone(&fuori, &codici)?, fuori.len()));
                }
                descrivi(&file, &conto, &fuori, numero, corso);
                letti.push((numero, file));
            }
            Err(errore) => segna(corso, numero, |file| rifiuta(file, &errore)),
        }
    }
    corso.passo("File letti", percorsi.len(), percorsi.len());
    corso.tieni(Prova { letti: Some(Letti::Persone(letti)), scarti });
    Ok(())
}

/// The rows that stay out, in the order of the file.
fn fuori(file: &mut FilePersone, conto: &Conto) -> Vec<RigaScartata> {
    let mut fuori = file.esito.righe_scartate.clone();
    fuori.extend(conto.scartate.iter().cloned());
    fuori.sort_by_key(|riga| riga.riga);
    fuori
}

fn descrivi(file: &FilePersone, conto: &Conto, fuori: &[RigaScartata], numero: usize, corso: &Corso) {
    let intero = |quante: usize| u32::try_from(quante).unwrap_or(u32::MAX);
    let mut visto = corso.visto();
    visto.esito.entrano += intero(conto.entrate());
    visto.esito.restano_fuori += intero(fuori.len());
    visto.esito.duplicati += intero(conto.uguali);
    mostra_errori(&mut visto.esito, &file.nome, fuori.iter().flat_map(|riga| &riga.motivi));
    let avvisi = file.esito.avvisi.iter().chain(&conto.avvisi).chain(&conto.note).take(200).map(|avviso| Avviso {
        codice: "foglio".to_owned(),
        messaggio: avviso.in_parole(),
        tono: Tono::Attenzione,
    });
    visto.esito.avvisi.extend(avvisi);
    if let Some(visto) = visto.file.get_mut(numero) {
        let stato = match (fuori.len(), conto.entrate()) {
            (0, 0) => "duplicato",
            (0, _) => "pronto",
            _ => "con_scarti",
        };
        stato.clone_into(&mut visto.stato);
        visto.entrano = intero(conto.entrate());
        visto.restano_fuori = intero(fuori.len());
        visto.messaggio = conto.riassunto();
    }
}

/// Writes files of people in one transaction: stopped, it leaves nothing behind.
///
/// # Errors
/// `lavoro_annullato`; if the archive refuses.
pub(in crate::importazioni) async fn conferma(
    ufficio: &Ufficio,
    letti: Vec<(usize, FilePersone)>,
    corso: &Corso,
) -> Result<(), Errore> {
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let mut conti = Vec::with_capacity(letti.len());
    for (numero, file) in &letti {
        conti.push((*numero, scrivi(ufficio, &mut scrittura, file, false, corso).await?));
    }
    corso.prosegui()?;
    corso.passo("Confermo la scrittura", conti.len(), conti.len());
    scrittura.conferma().await?;
    for (numero, conto) in conti {
        segna(corso, numero, |file| {
            (if conto.entrate() > 0 { "importato" } else { "duplicato" }).clone_into(&mut file.stato);
            file.messaggio = conto.riassunto();
        });
    }
    Ok(())
}
