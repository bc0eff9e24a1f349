//! Files whose rows are recorded one by one: the dry run in the window, what goes in once it is confirmed, and
//! files taken whole or not at all by the command line.

use super::interi::{EsitoFile, righe_sbagliate};
use super::lettura::{byte_di, nome_di};
use super::prova::{Letti, Prova, mostra_errori, rifiuta};
use super::segna;
use crate::api::{Avviso, Tono};
use crate::lavori::Corso;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::foglio::{RigaScartata, Scarto};
use mirato_store::{Importazione, Scrittura};
use std::path::{Path, PathBuf};

/// How many warnings the window shows for a file.
const AVVISI: usize = 200;

/// What a kind of row says of itself; the rest of an import is the same for all.
pub(super) trait Righe: Sized + Send + Sync + 'static {
    /// What a row becomes.
    type Entra: Send;
    /// What the rows before have met, in this file and in those read before it.
    type Incontrati: Default + Send;
    /// Kind, as the imports of the past keep it.
    const TIPO: &'static str;

    /// Reads a file.
    fn leggi(byte: &[u8]) -> Result<Self, Errore>;
    /// Refuses every file of this kind, where the office cannot keep what it holds.
    fn ammessi(ufficio: &Ufficio) -> impl Future<Output = Result<(), Errore>> + Send;
    /// How many rows could be read.
    fn lette(&self) -> usize;
    /// Rows that could not.
    fn illeggibili(&self) -> &[RigaScartata];
    /// What deserves a look in the file itself.
    fn avvisi(&self) -> &[Scarto];
    /// Holds the rows against archive and law: what came of each, and what goes in, in order.
    fn esamina(
        ufficio: &Ufficio,
        file: &FileRighe<Self>,
        incontrati: &mut Self::Incontrati,
        corso: &Corso,
    ) -> impl Future<Output = Result<(Conto, Vec<Self::Entra>), Errore>> + Send;
    /// Writes what goes in.
    fn scrivi(
        ufficio: &Ufficio,
        scrittura: &mut Scrittura,
        entrano: Vec<Self::Entra>,
        corso: &Corso,
    ) -> impl Future<Output = Result<(), Errore>> + Send;
    /// The workbook of the rows that stay out.
    fn scarti(fuori: &[RigaScartata]) -> Result<Vec<u8>, Errore>;
    /// The outcome in words.
    fn riassunto(conto: &Conto) -> String;
    /// Files read, kept until they are confirmed.
    fn letti(letti: Vec<(usize, FileRighe<Self>)>) -> Letti;
}

/// A file, read.
pub(super) struct FileRighe<T> {
    pub nome: String,
    pub impronta: String,
    pub letto: T,
}

/// What came of a file, or would.
#[derive(Default)]
pub(super) struct Conto {
    /// Rows that go in.
    pub entrate: usize,
    /// Of these, those that go in without counting: applications left out of the ranking.
    pub escluse: usize,
    /// Those that are in the archive already.
    pub doppie: usize,
    /// Rows that stay out, in the order of the file.
    pub scartate: Vec<RigaScartata>,
    /// What deserves a look.
    pub note: Vec<Scarto>,
}

impl<T: Righe> FileRighe<T> {
    /// Reads a file away from the threads that serve others.
    async fn leggi(ufficio: &Ufficio, percorso: PathBuf) -> Result<Self, Errore> {
        let letto = tokio::task::spawn_blocking(move || {
            let byte = byte_di(&percorso)?;
            let letto = T::leggi(&byte)?;
            Ok::<_, Errore>(Self { nome: nome_di(&percorso), impronta: mirato_store::impronta(&byte), letto })
        });
        let file = letto.await.map_err(|errore| {
            Errore::guasto("lettura_interrotta", format!("La lettura si è interrotta: {errore}. Riprova."))
        })??;
        T::ammessi(ufficio).await?;
        Ok(file)
    }

    async fn scrivi(
        &self,
        ufficio: &Ufficio,
        scrittura: &mut Scrittura,
        (conto, entrano): (&Conto, Vec<T::Entra>),
        corso: &Corso,
    ) -> Result<(), Errore> {
        T::scrivi(ufficio, scrittura, entrano, corso).await?;
        if conto.entrate == 0 {
            return Ok(());
        }
        let intero = |quante: usize| i64::try_from(quante).unwrap_or(i64::MAX);
        let importazione = Importazione {
            id: String::new(),
            quando: String::new(),
            utente: String::new(),
            tipo: T::TIPO.to_owned(),
            nome_file: self.nome.clone(),
            impronta: self.impronta.clone(),
            lette: intero(self.letto.lette() + self.letto.illeggibili().len()),
            importate: intero(conto.entrate),
            scartate: intero(conto.scartate.len()),
            errori: mirato_store::Json::from("[]".to_owned()),
        };
        scrittura.registra_importazione(importazione).await?;
        Ok(())
    }
}

/// Reads files and says what would go in.
///
/// # Errors
/// `lavoro_annullato`; if the archive cannot be read.
pub(super) async fn prova<T: Righe>(ufficio: &Ufficio, percorsi: &[String], corso: &Corso) -> Result<(), Errore> {
    let (mut letti, mut scarti, mut incontrati) = (Vec::new(), Vec::new(), T::Incontrati::default());
    for (numero, percorso) in percorsi.iter().enumerate() {
        corso.prosegui()?;
        corso.passo(&format!("Leggo {}", nome_di(Path::new(percorso))), numero, percorsi.len());
        segna(corso, numero, |file| "in_corso".clone_into(&mut file.stato));
        match FileRighe::<T>::leggi(ufficio, PathBuf::from(percorso)).await {
            Ok(file) => {
                let (conto, _) = T::esamina(ufficio, &file, &mut incontrati, corso).await?;
                if !conto.scartate.is_empty() {
                    scarti.push((T::scarti(&conto.scartate)?, conto.scartate.len()));
                }
                let quante = (conto.entrate, conto.doppie);
                let avvisi = file.letto.avvisi().iter().chain(&conto.note);
                mostra(corso, (numero, &file.nome), quante, &conto.scartate, avvisi, T::riassunto(&conto));
                letti.push((numero, file));
            }
            Err(errore) => segna(corso, numero, |file| rifiuta(file, &errore)),
        }
    }
    corso.passo("File letti", percorsi.len(), percorsi.len());
    corso.tieni(Prova { letti: Some(T::letti(letti)), scarti });
    Ok(())
}

/// Shows what would come of a file: how many rows go in and how many are in the archive already, which stay out.
pub(super) fn mostra<'a>(
    corso: &Corso,
    (numero, nome): (usize, &str),
    (entrate, doppie): (usize, usize),
    fuori: &[RigaScartata],
    avvisi: impl Iterator<Item = &'a Scarto>,
    riassunto: String,
) {
    let intero = |quante: usize| u32::try_from(quante).unwrap_or(u32::MAX);
    let mut visto = corso.visto();
    visto.esito.entrano += intero(entrate);
    visto.esito.restano_fuori += intero(fuori.len());
    visto.esito.duplicati += intero(doppie);
    mostra_errori(&mut visto.esito, nome, fuori.iter().flat_map(|riga| &riga.motivi));
    let avvisi = avvisi.take(AVVISI).map(|avviso| Avviso {
        codice: "foglio".to_owned(),
        messaggio: avviso.in_parole(),
        tono: Tono::Attenzione,
    });
    visto.esito.avvisi.extend(avvisi);
    if let Some(visto) = visto.file.get_mut(numero) {
        let stato = match (fuori.len(), entrate) {
            (0, 0) => "duplicato",
            (0, _) => "pronto",
            _ => "con_scarti",
        };
        stato.clone_into(&mut visto.stato);
        visto.entrano = intero(entrate);
        visto.restano_fuori = intero(fuori.len());
        visto.messaggio = riassunto;
    }
}

/// Writes files in one transaction: stopped, it leaves nothing behind. Each row is examined again, for the archive
/// may have changed since the dry run.
///
/// # Errors
/// `lavoro_annullato`; if the archive refuses.
pub(super) async fn conferma<T: Righe>(
    ufficio: &Ufficio,
    letti: Vec<(usize, FileRighe<T>)>,
    corso: &Corso,
) -> Result<(), Errore> {
    let mut incontrati = T::Incontrati::default();
    let mut esaminati = Vec::with_capacity(letti.len());
    for (numero, file) in &letti {
        let (conto, entrano) = T::esamina(ufficio, file, &mut incontrati, corso).await?;
        esaminati.push((*numero, file, conto, entrano));
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let mut scritti = Vec::with_capacity(esaminati.len());
    for (numero, file, conto, entrano) in esaminati {
        file.scrivi(ufficio, &mut scrittura, (&conto, entrano), corso).await?;
        scritti.push((numero, conto.entrate, T::riassunto(&conto)));
    }
    confermati(scrittura, scritti, corso).await
}

/// Confirms what was written and says it of each file: its place, how much went in, the outcome in words.
///
/// # Errors
/// `lavoro_annullato`; if the archive refuses.
pub(super) async fn confermati(
    scrittura: Scrittura,
    scritti: Vec<(usize, usize, String)>,
    corso: &Corso,
) -> Result<(), Errore> {
    corso.prosegui()?;
    corso.passo("Confermo la scrittura", scritti.len(), scritti.len());
    scrittura.conferma().await?;
    for (numero, entrate, riassunto) in scritti {
        segna(corso, numero, |file| {
            (if entrate > 0 { "importato" } else { "duplicato" }).clone_into(&mut file.stato);
            file.messaggio = riassunto;
        });
    }
    Ok(())
}

/// Imports files, each whole or not at all, each in a transaction of its own.
///
/// # Errors
/// If the archive refuses; a refused file is in the answer, not an error.
pub(super) async fn importa<T: Righe>(
    ufficio: &Ufficio,
    percorsi: &[PathBuf],
    prova: bool,
) -> Result<Vec<EsitoFile>, Errore> {
    let (_, corso) = ufficio.lavori.apri("importa");
    let mut esiti = Vec::with_capacity(percorsi.len());
    for percorso in percorsi {
        esiti.push(uno::<T>(ufficio, percorso, prova, &corso).await?);
    }
    Ok(esiti)
}

async fn uno<T: Righe>(ufficio: &Ufficio, percorso: &Path, prova: bool, corso: &Corso) -> Result<EsitoFile, Errore> {
    let mut esito = EsitoFile { nome: nome_di(percorso), ..EsitoFile::default() };
    let file = match FileRighe::<T>::leggi(ufficio, percorso.to_owned()).await {
        Ok(file) => file,
        Err(errore) => return Ok(esito.rifiutato(errore)),
    };
    let (conto, entrano) = T::esamina(ufficio, &file, &mut T::Incontrati::default(), corso).await?;
    esito.avvisi = file.letto.avvisi().iter().chain(&conto.note).map(Scarto::in_parole).collect();
    if !conto.scartate.is_empty() {
        esito.errori = conto.scartate.iter().flat_map(|riga| riga.motivi.iter().cloned()).collect();
        let errore = righe_sbagliate(conto.scartate.len(), esito.errori.first());
        return Ok(esito.rifiutato(errore));
    }
    if !prova {
        let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
        file.scrivi(ufficio, &mut scrittura, (&conto, entrano), corso).await?;
        scrittura.conferma().await?;
    }
    Ok(esito.riuscito(prova, conto.entrate, T::riassunto(&conto)))
}

/// "1 domanda entra", "3 domande entrano".
pub(super) fn uno_o_tanti(quante: usize, una: &str, tante: &str) -> String {
    match quante {
        1 => format!("1 {una}"),
        quante => format!("{quante} {tante}"),
    }
}
