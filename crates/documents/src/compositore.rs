//! From data to a PDF.

use crate::canonico::{codice, impronta_dati, json_canonico};
use crate::errore::ErroreDocumento;
use crate::lettura::caratteri;
use crate::modello::Modello;
use crate::mondo::{Mondo, Risorse};
use crate::risorse::{INSEPARABILI, SORGENTI};
use crate::tipografia::Tipografia;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Documents between two clearings of what Typst remembers. A clearing walks the whole memory and stops the
/// other threads meanwhile: after every document it took a tenth of the time.
const CADENZA: usize = 8;
/// Clearings that a piece of layout outlives its last use: long enough for what all acts of an office
/// share. Without clearing, a thousand certificates take 1.3 GB.
const MEMORIA: usize = 1;
/// Pages from which a document is forgotten as soon as it is written: a thousand letters in one file hold well
/// over a gigabyte, and the next documents share nothing with them that costs to make again.
const LUNGO: usize = 100;

/// A composed document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentoComposto {
    /// The file.
    pub pdf: Vec<u8>,
    /// SHA-256 of the file, in hexadecimal.
    pub impronta_sha256: String,
    /// The code printed in the footer of an act (see [`crate::codice_atto`]).
    pub codice: String,
    /// Number of pages.
    pub pagine: usize,
    /// Warnings of the composition, in English: none is expected.
    pub avvertenze: Vec<String>,
}

/// Composes documents. It is costly to make and cheap to use: one serves the whole program, from
/// several threads at once.
pub struct Compositore {
    risorse: Risorse,
    tipografia: Tipografia,
    norme_pdf: PdfStandards,
    composti: AtomicUsize,
}

impl Compositore {
    /// Parses the templates and loads the fonts.
    ///
    /// # Errors
    /// [`ErroreDocumento::Composizione`] if the program was built with a faulty template path.
    pub fn nuovo() -> Result<Self, ErroreDocumento> {
        let norme_pdf = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|errore| ErroreDocumento::Esportazione(errore.message().to_string()))?;
        Ok(Self {
            risorse: Risorse::nuove()?,
            tipografia: Tipografia::nuova()?,
            norme_pdf,
            composti: AtomicUsize::new(0),
        })
    }

    /// Composes a document. The same template, version and data give the same bytes.
    ///
    /// # Errors
    /// [`ErroreDocumento::ModelloIgnoto`]; [`ErroreDocumento::Dato`] with the field, before Typst runs;
    /// [`ErroreDocumento::Esportazione`] if the result would not be PDF/A-2a and PDF/UA-1.
    pub fn componi(&self, modello: &str, versione: &str, dati: &Value) -> Result<DocumentoComposto, ErroreDocumento> {
        let modello = Modello::cerca(modello, versione)?;
        let preparati = modello.prepara(dati)?;
        caratteri(&preparati.dati, &|carattere| self.risorse.disegnabile(carattere))?;
        let impronta = impronta_dati(modello.nome, modello.versione, &preparati.dati);
        let codice = codice(&impronta);
        let stato = preparati.dati.get("stato").map_or_else(String::new, json_canonico);
        let busta = self.busta(modello, &codice, preparati.dati);
        let aggiunti = [("dati.json", busta.into_bytes())].into_iter().chain(preparati.stemma);
        let mondo = Mondo::nuovo(&self.risorse, modello.sorgente, aggiunti)?;
        let creatore = (!modello.neutro()).then(|| "Mirato".to_owned());
        let composto = self.esporta(&mondo, impronta + &stato, creatore);
        let composti = self.composti.fetch_add(1, Ordering::Relaxed) + 1;
        if composto.as_ref().is_ok_and(|(_, pagine, _)| *pagine >= LUNGO) {
            comemo::evict(0);
        } else if composti.is_multiple_of(CADENZA) {
            comemo::evict(MEMORIA);
        }
        let (pdf, pagine, avvertenze) = composto?;
        Ok(DocumentoComposto { impronta_sha256: hex::encode(Sha256::digest(&pdf)), pdf, codice, pagine, avvertenze })
    }

    /// Composes many documents of one kind on every processor. `consegna` gets each as soon as it is ready,
    /// with its place in `dati`, in no order and from several threads; no document is kept, so that a thousand
    /// take the memory of a few. Each thread lays out its own documents: handing pieces of a page to another
    /// processor, as Typst does for one document, costs more than it gains when every processor has one.
    pub fn componi_molti(
        &self,
        modello: &str,
        versione: &str,
        dati: &[Value],
        consegna: impl Fn(usize, Result<DocumentoComposto, ErroreDocumento>) + Sync,
    ) {
        let fili = thread::available_parallelism().map_or(1, usize::from).min(dati.len());
        let prossimo = AtomicUsize::new(0);
        let lavora = || {
            loop {
                let indice = prossimo.fetch_add(1, Ordering::Relaxed);
                let Some(dati) = dati.get(indice) else { break };
                consegna(indice, self.componi(modello, versione, dati));
            }
        };
        thread::scope(|ambito| {
            for _ in 0..fili {
                ambito.spawn(|| match rayon::ThreadPoolBuilder::new().num_threads(1).build() {
                    Ok(solo) => solo.install(lavora),
                    Err(_) => lavora(),
                });
            }
        });
    }

    /// What a template reads. The coat of arms is a file of its own: its bytes would only slow the reading.
    fn busta(&self, modello: &Modello, codice: &str, mut dati: Value) -> String {
        if let Some(stemma) = dati.pointer_mut("/carta/stemma").and_then(Value::as_object_mut) {
            stemma.remove("contenuto_base64");
        }
        self.tipografia.correggi(&mut dati);
        json!({ "modello": modello.nome, "codice": codice, "dati": dati }).to_string()
    }

    fn esporta(
        &self,
        mondo: &Mondo<'_>,
        identita: String,
        creatore: Option<String>,
    ) -> Result<(Vec<u8>, usize, Vec<String>), ErroreDocumento> {
        let esito = typst::compile::<PagedDocument>(mondo);
        let avvertenze = esito.warnings.iter().map(|voce| voce.message.to_string()).collect();
        let documento = esito.output.map_err(|errori| ErroreDocumento::Composizione(racconta(&errori)))?;
        let opzioni = PdfOptions {
            ident: Smart::Custom(identita),
            creator: Smart::Custom(creatore),
            standards: self.norme_pdf.clone(),
            ..PdfOptions::default()
        };
        let pdf =
            typst_pdf::pdf(&documento, &opzioni).map_err(|errori| ErroreDocumento::Esportazione(racconta(&errori)))?;
        Ok((pdf, documento.pages().len(), avvertenze))
    }
}

fn racconta(errori: &[SourceDiagnostic]) -> String {
    errori.iter().map(|errore| errore.message.to_string()).collect::<Vec<_>>().join("; ")
}

/// SHA-256, in hexadecimal, of the sources a template is made of: its own folder and the common parts
/// it imports. A template that has issued an act must keep it for ever.
///
/// # Errors
/// [`ErroreDocumento::ModelloIgnoto`].
pub fn impronta_modello(modello: &str, versione: &str) -> Result<String, ErroreDocumento> {
    let modello = Modello::cerca(modello, versione)?;
    let mut impronta = Sha256::new();
    for (percorso, testo) in parti(modello.sorgente).into_iter().chain([INSEPARABILI]) {
        impronta.update(percorso);
        impronta.update([0]);
        impronta.update(testo);
        impronta.update([0]);
    }
    Ok(hex::encode(impronta.finalize()))
}

/// A source and what it imports, each once, in order of path.
fn parti(principale: &str) -> Vec<(&'static str, &'static str)> {
    let mut visti: Vec<(&str, &str)> = Vec::new();
    let mut da_vedere = vec![principale.to_owned()];
    while let Some(percorso) = da_vedere.pop() {
        let Some(&parte) = SORGENTI.iter().find(|(nome, _)| *nome == percorso) else { continue };
        if visti.contains(&parte) {
            continue;
        }
        visti.push(parte);
        let cartella = percorso.rsplit_once('/').map_or("", |(cartella, _)| cartella);
        da_vedere.extend(parte.1.lines().filter_map(|riga| importato(riga, cartella)));
    }
    visti.sort_unstable();
    visti
}

fn importato(riga: &str, cartella: &str) -> Option<String> {
    let percorso = riga.strip_prefix("#import \"")?.split('"').next()?;
    Some(percorso.strip_prefix('/').map_or_else(|| format!("{cartella}/{percorso}"), str::to_owned))
}
