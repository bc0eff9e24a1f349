//! Imports of prospetti: read without writing, then all in one transaction, or nothing.

use crate::api::{
    Avviso, ErroreDiRiga, FileImportato, FileScritto, ImportaProva, LavoroAvviato, Niente, PerLavoro, RigaImportazione,
    ScriviModello, ScriviScarti, Tono,
};
use crate::esporta;
use crate::lavori::Corso;
use crate::programma::Programma;
use crate::registrazione::{Letto, registra};
use crate::stati::conta;
use crate::ufficio::Ufficio;
use mirato_domain::{Campo, Errore, Genere};
use mirato_exchange::foglio::{EsitoFoglio, leggi_foglio, modello_prospetti, scrivi_scarti};
use mirato_exchange::unipi;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Largest file read, in bytes: a national file of 50 MB goes in, a disk image dropped by mistake does not.
const MASSIMO: u64 = 200 * 1024 * 1024;
/// How many row errors a job carries to the window; the workbook of rejects holds them all.
const ERRORI_MOSTRATI: usize = 2_000;

/// What a file holds, read without writing.
pub(crate) enum Contenuto {
    /// A national file.
    Unipi(Box<mirato_domain::prospetto::Prospetto>),
    /// A spreadsheet.
    Foglio(Box<EsitoFoglio>),
}

/// A file that was read.
pub(crate) struct FileLetto {
    pub nome: String,
    pub impronta: String,
    pub byte: Vec<u8>,
    pub contenuto: Contenuto,
}

fn nome_di(percorso: &Path) -> String {
    percorso.file_name().map_or_else(|| percorso.display().to_string(), |nome| nome.to_string_lossy().into_owned())
}

/// Reads a file, by its bytes rather than by its name.
fn leggi(percorso: &Path) -> Result<FileLetto, Errore> {
    let non_letto = |errore: std::io::Error| {
        Errore::dato(
            "file_non_letto",
            format!("Non riesco a leggere «{}»: {errore}. Controlla il percorso.", percorso.display()),
        )
    };
    let dimensione = std::fs::metadata(percorso).map_err(non_letto)?.len();
    if dimensione > MASSIMO {
        return Err(Errore::dato(
            "file_troppo_grande",
            format!("«{}» supera 200 MB: dividilo in più file.", nome_di(percorso)),
        ));
    }
    let byte = std::fs::read(percorso).map_err(non_letto)?;
    // xlsx and ods are both ZIP archives; the old binary xls begins with a signature of its own.
    let foglio = byte.starts_with(b"PK") || byte.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    let contenuto = if foglio {
        Contenuto::Foglio(Box::new(leggi_foglio(&byte)?))
    } else {
        Contenuto::Unipi(Box::new(unipi::leggi(&byte)?))
    };
    Ok(FileLetto { nome: nome_di(percorso), impronta: mirato_store::impronta(&byte), byte, contenuto })
}

/// Reads a file away from the threads that serve others.
async fn leggi_a_parte(percorso: PathBuf) -> Result<FileLetto, Errore> {
    tokio::task::spawn_blocking(move || leggi(&percorso)).await.map_err(|errore| {
        Errore::guasto("lettura_interrotta", format!("La lettura si è interrotta: {errore}. Riprova."))
    })?
}

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
        let esito = prova(&ufficio, &richiesta.file, &corso).await;
        corso.concludi(esito);
    });
    Ok(LavoroAvviato { lavoro })
}

async fn prova(ufficio: &Ufficio, percorsi: &[String], corso: &Corso) -> Result<(), Errore> {
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
    corso.tieni(Prova { letti: Some(letti), scarti });
    Ok(())
}

/// What a dry run leaves to whoever goes on from it.
struct Prova {
    /// Files to write, until they are.
    letti: Option<Vec<(usize, FileLetto)>>,
    /// Workbooks of the rows that stay out, with how many they are.
    scarti: Vec<(Vec<u8>, usize)>,
}

fn scarti_di(letto: &FileLetto) -> Result<Option<(Vec<u8>, usize)>, Errore> {
    match &letto.contenuto {
        Contenuto::Foglio(esito) if !esito.righe_scartate.is_empty() => {
            Ok(Some((scrivi_scarti(esito)?, esito.righe_scartate.len())))
        }
        _ => Ok(None),
    }
}

fn segna(corso: &Corso, numero: usize, cambia: impl FnOnce(&mut FileImportato)) {
    if let Some(file) = corso.visto().file.get_mut(numero) {
        cambia(file);
    }
}

fn rifiuta(file: &mut FileImportato, errore: &Errore) {
    "rifiutato".clone_into(&mut file.stato);
    file.codice.clone_from(&errore.codice);
    file.messaggio.clone_from(&errore.messaggio);
    file.restano_fuori = 1;
}

async fn descrivi(ufficio: &Ufficio, letto: &FileLetto, numero: usize, corso: &Corso) -> Result<(), Errore> {
    let noto = !ufficio.archivio.prospetti_per_impronta(&letto.impronta).await?.is_empty();
    match &letto.contenuto {
        Contenuto::Unipi(prospetto) => {
            let datore =
                ufficio.archivio.datore_per_codice_fiscale(prospetto.dichiarante().codice_fiscale.as_str()).await?;
            let mut visto = corso.visto();
            if noto {
                visto.esito.duplicati += 1;
            } else {
                visto.esito.entrano += 1;
                visto.esito.datori_nuovi += u32::from(datore.is_none());
                match prospetto.tipo {
                    mirato_domain::prospetto::TipoComunicazione::Rettifica => visto.esito.rettifiche += 1,
                    mirato_domain::prospetto::TipoComunicazione::Annullamento => visto.esito.annullamenti += 1,
                    mirato_domain::prospetto::TipoComunicazione::Prospetto => {}
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
        Contenuto::Foglio(esito) => descrivi_foglio(letto, esito, noto, numero, corso),
    }
    Ok(())
}

fn descrivi_foglio(letto: &FileLetto, esito: &EsitoFoglio, noto: bool, numero: usize, corso: &Corso) {
    let intero = |quanti: usize| u32::try_from(quanti).unwrap_or(u32::MAX);
    let mut visto = corso.visto();
    let (entrano, fuori) = (if noto { 0 } else { intero(esito.righe_buone) }, intero(esito.righe_scartate.len()));
    visto.esito.entrano += entrano;
    visto.esito.restano_fuori += fuori;
    visto.esito.duplicati += u32::from(noto);
    for scarto in esito.motivi() {
        if visto.esito.errori.len() >= ERRORI_MOSTRATI {
            visto.esito.altri_errori += 1;
            continue;
        }
        visto.esito.errori.push(ErroreDiRiga {
            file: letto.nome.clone(),
            foglio: scarto.foglio.clone(),
            riga: scarto.riga,
            colonna: if scarto.colonna.is_empty() { scarto.lettera.clone() } else { scarto.colonna.clone() },
            valore: scarto.valore.chars().take(60).collect(),
            motivo: scarto.motivo.clone(),
        });
    }
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
        let esito = conferma(&ufficio, letti, &corso).await;
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
    scrivi_modello(Path::new(&richiesta.percorso))?;
    Ok(FileScritto { percorso: richiesta.percorso, righe: 0 })
}

/// Writes the empty workbook.
///
/// # Errors
/// `file_non_scritto`.
pub fn scrivi_modello(file: &Path) -> Result<(), Errore> {
    esporta::scrivi(file, &modello_prospetti()?)
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

/// What came of files imported whole.
#[derive(Debug, Clone, Serialize)]
pub struct EsitoInteri {
    /// File by file.
    pub file: Vec<EsitoFile>,
}

/// What came of a file.
#[derive(Debug, Clone, Serialize)]
pub struct EsitoFile {
    /// Name.
    pub nome: String,
    /// `importato`, `pronto` (in a dry run), `duplicato`, `rifiutato`.
    pub stato: String,
    /// Stable code of the refusal.
    pub codice: String,
    /// What was found, or what is wrong and what to do.
    pub messaggio: String,
    /// Prospetti that went in.
    pub entrati: usize,
}

impl EsitoInteri {
    /// The outcome in a line.
    #[must_use]
    pub fn riassunto(&self, prova: bool) -> String {
        let entrati: usize = self.file.iter().map(|file| file.entrati).sum();
        let rifiutati = self.file.iter().filter(|file| file.stato == "rifiutato").count();
        let verbo = if prova { "Entrerebbero" } else { "Entrati" };
        format!("{verbo} {entrati} prospetti da {} file; rifiutati {rifiutati}.", self.file.len() - rifiutati)
    }

    /// An error with an entry for each refused file; nothing if all went in.
    ///
    /// # Errors
    /// `file_rifiutati`.
    pub fn rifiuti(&self) -> Result<(), Errore> {
        let campi: Vec<Campo> = self
            .file
            .iter()
            .filter(|file| file.stato == "rifiutato")
            .map(|file| Campo { campo: file.nome.clone(), messaggio: format!("{} ({})", file.messaggio, file.codice) })
            .collect();
        if campi.is_empty() {
            return Ok(());
        }
        let messaggio =
            format!("{} file rifiutati: correggili e importali di nuovo. Gli altri sono entrati.", campi.len());
        Err(Errore { codice: "file_rifiutati".to_owned(), messaggio, campi, genere: Genere::Dato })
    }
}

/// Imports files, each whole or not at all: a spreadsheet with a bad row is refused.
///
/// # Errors
/// If the archive refuses; a refused file is in the answer, not an error.
pub async fn importa_interi(ufficio: &Arc<Ufficio>, percorsi: &[PathBuf], prova: bool) -> Result<EsitoInteri, Errore> {
    let mut esiti: Vec<EsitoFile> = Vec::with_capacity(percorsi.len());
    let mut buoni = Vec::new();
    for (numero, percorso) in percorsi.iter().enumerate() {
        let esito = leggi_a_parte(percorso.clone()).await.and_then(|letto| intero(&letto).map(|()| letto));
        let (stato, codice, messaggio) = match &esito {
            Ok(_) => ("pronto", String::new(), "si può importare".to_owned()),
            Err(errore) => ("rifiutato", errore.codice.clone(), errore.messaggio.clone()),
        };
        esiti.push(EsitoFile { nome: nome_di(percorso), stato: stato.to_owned(), codice, messaggio, entrati: 0 });
        if let Ok(letto) = esito {
            esiti[numero].entrati = quanti(&letto);
            buoni.push((numero, letto));
        }
    }
    if prova {
        return Ok(EsitoInteri { file: esiti });
    }
    let (_, corso) = ufficio.lavori.apri("importa");
    let (numeri, file): (Vec<usize>, Vec<FileLetto>) = buoni.into_iter().unzip();
    for (numero, registrato) in numeri.into_iter().zip(registra(ufficio, file, &corso).await?) {
        let esito = &mut esiti[numero];
        (if registrato.entrati > 0 { "importato" } else { "duplicato" }).clone_into(&mut esito.stato);
        esito.entrati = registrato.entrati;
        esito.messaggio = registrato.messaggio;
    }
    Ok(EsitoInteri { file: esiti })
}

fn quanti(letto: &FileLetto) -> usize {
    match &letto.contenuto {
        Contenuto::Unipi(_) => 1,
        Contenuto::Foglio(esito) => esito.prospetti.len(),
    }
}

/// Refuses a spreadsheet with a bad row, naming the first.
fn intero(letto: &FileLetto) -> Result<(), Errore> {
    let Contenuto::Foglio(esito) = &letto.contenuto else { return Ok(()) };
    let Some(primo) = esito.motivi().next() else { return Ok(()) };
    let dove = if primo.colonna.is_empty() { String::new() } else { format!(", colonna {}", primo.colonna) };
    Err(Errore::dato(
        "righe_sbagliate",
        format!(
            "{} righe da correggere; la prima è nel foglio {}, riga {}{dove}: {}",
            esito.righe_scartate.len(),
            primo.foglio,
            primo.riga,
            primo.motivo
        ),
    ))
}

/// The prospetti inside files that were read, one by one with where they come from.
pub(crate) fn prospetti(file: Vec<FileLetto>) -> Vec<Vec<Letto>> {
    file.into_iter()
        .map(|letto| {
            let FileLetto { nome, impronta, byte, contenuto } = letto;
            match contenuto {
                Contenuto::Unipi(prospetto) => vec![Letto { prospetto: *prospetto, nome, impronta, file: Some(byte) }],
                Contenuto::Foglio(esito) => esito
                    .prospetti
                    .into_iter()
                    .map(|prospetto| Letto { prospetto, nome: nome.clone(), impronta: impronta.clone(), file: None })
                    .collect(),
            }
        })
        .collect()
}
