//! The dry run of people in the window, and what goes in once it is confirmed.

use super::super::prova::{Letti, Prova, rifiuta};
use super::super::righe::{confermati, mostra};
use super::super::{lettura::nome_di, segna};
use super::scrittura::{esamina_tutto, scrivi};
use super::{Conto, FilePersone, codici, leggi, sigillabile};
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
                let avvisi = file.esito.avvisi.iter().chain(&conto.avvisi).chain(&conto.note);
                mostra(corso, (numero, &file.nome), (conto.entrate(), conto.uguali), &fuori, avvisi, conto.riassunto());
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
    let mut scritti = Vec::with_capacity(letti.len());
    for (numero, file) in &letti {
        let conto = scrivi(ufficio, &mut scrittura, file, false, corso).await?;
        scritti.push((*numero, conto.entrate(), conto.riassunto()));
    }
    confermati(scrittura, scritti, corso).await
}
