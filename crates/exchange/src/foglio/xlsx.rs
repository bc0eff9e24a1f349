//! xlsx, read in one pass: each sheet is decompressed a block of rows at a time, and the blocks are read
//! on every processor.

mod blocchi;
mod celle;
mod metadati;
mod testo;

use super::Scarto;
use super::apri::{FoglioLetto, Percorsi, errore_zip, rovinato};
use super::riga::{Intestazione, Lettura, RigaLetta};
use crate::ErroreScambio;
use blocchi::Blocchi;
use celle::Coda;
use metadati::{FoglioXlsx, Formato};
use rayon::iter::{ParallelBridge, ParallelIterator};
use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use std::sync::Arc;
use zip::ZipArchive;

/// Largest content once decompressed, in bytes.
const DECOMPRESSO: u64 = 1024 * 1024 * 1024;

/// What a cell's text refers to.
#[derive(Default)]
struct Contesto {
    stringhe: Vec<Arc<str>>,
    formati: Vec<Formato>,
    /// Whether days are counted from 1904.
    dal_1904: bool,
}

/// An open xlsx.
pub(super) struct Xlsx<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    percorsi: Percorsi,
    fogli: Vec<FoglioXlsx>,
    contesto: Contesto,
    /// How many bytes may still be decompressed.
    resto: u64,
}

/// Whether to go on to the next row.
type Passo = Result<ControlFlow<()>, ErroreScambio>;

impl<'a> Xlsx<'a> {
    /// Opens a file whose archive is open already.
    pub(super) fn apri(zip: ZipArchive<Cursor<&'a [u8]>>, percorsi: Percorsi) -> Result<Self, ErroreScambio> {
        let contesto = Contesto::default();
        let mut xlsx = Self { zip, percorsi, fogli: Vec::new(), contesto, resto: DECOMPRESSO };
        let relazioni = metadati::relazioni(&xlsx.serve("xl/_rels/workbook.xml.rels")?)?;
        let cartella = metadati::cartella(&xlsx.serve("xl/workbook.xml")?, &relazioni)?;
        (xlsx.fogli, xlsx.contesto.dal_1904) = cartella;
        if let Some(stili) = xlsx.parte("xl/styles.xml")? {
            xlsx.contesto.formati = metadati::formati(&stili)?;
        }
        if let Some(stringhe) = xlsx.parte("xl/sharedStrings.xml")? {
            xlsx.contesto.stringhe = metadati::stringhe(&stringhe)?;
        }
        Ok(xlsx)
    }

    /// Name of each sheet, and whether it is hidden.
    pub(super) fn fogli(&self) -> impl Iterator<Item = (&str, bool)> {
        self.fogli.iter().map(|foglio| (foglio.nome.as_str(), foglio.nascosto))
    }

    fn serve(&mut self, nome: &str) -> Result<String, ErroreScambio> {
        self.parte(nome)?.ok_or_else(|| rovinato(format!("manca {nome}")))
    }

    /// A part of the archive, whole.
    fn parte(&mut self, nome: &str) -> Result<Option<String>, ErroreScambio> {
        let Some(indice) = self.percorsi.indice(nome) else { return Ok(None) };
        let voce = self.zip.by_index(indice).map_err(|e| errore_zip(&e))?;
        let mut byte = Vec::with_capacity(usize::try_from(voce.size().min(1 << 24)).unwrap_or_default());
        let letti = voce.take(self.resto + 1).read_to_end(&mut byte).map_err(|e| rovinato(e.to_string()))?;
        self.resto = self.resto.checked_sub(letti as u64).ok_or_else(bomba)?;
        String::from_utf8(byte).map(Some).map_err(|_| rovinato(format!("{nome} non è in UTF-8")))
    }

    /// Reads a sheet that stands for one of the template's; nothing if it has no heading. `gia` rows of
    /// other sheets were read before.
    pub(super) fn leggi(
        &mut self,
        foglio: &str,
        modello: usize,
        gia: usize,
    ) -> Result<Option<FoglioLetto>, ErroreScambio> {
        let resto = self.resto;
        match self.a_blocchi(foglio, (modello, gia), blocchi::MISURA)? {
            // Rows that carry no number can only be counted from the first on.
            Some((_, coda)) if coda.senza_numero => {
                self.resto = resto;
                Ok(self.a_blocchi(foglio, (modello, gia), usize::MAX)?.map(|(letto, _)| letto))
            }
            letto => Ok(letto.map(|(letto, _)| letto)),
        }
    }

    fn a_blocchi(
        &mut self,
        foglio: &str,
        (modello, gia): (usize, usize),
        misura: usize,
    ) -> Result<Option<(FoglioLetto, Coda)>, ErroreScambio> {
        let parte = self.fogli.iter().find(|f| f.nome == foglio).and_then(|f| self.percorsi.indice(&f.parte));
        let indice = parte.ok_or_else(|| rovinato(format!("manca il foglio «{foglio}»")))?;
        let voce = self.zip.by_index(indice).map_err(|e| errore_zip(&e))?;
        let contesto = &self.contesto;
        let mut blocchi = Blocchi::nuovi(voce, misura, self.resto);
        let (mut primi, mut intestazione) = (Vec::new(), None);
        while intestazione.is_none() {
            let Some(blocco) = blocchi.next().transpose()? else { return Ok(None) };
            celle::leggi(&blocco, contesto, &mut |_, celle| {
                intestazione = Some(Intestazione::leggi(modello, celle, gia)?);
                Ok(ControlFlow::Break(()))
            })?;
            primi.push(Ok(blocco));
        }
        let Some(intestazione) = intestazione else { return Ok(None) };
        let prima = primi.len() - 1;
        let mut letti = primi
            .into_iter()
            .chain(&mut blocchi)
            .enumerate()
            .par_bridge()
            .map(|(numero, blocco)| leggi_blocco(&blocco?, contesto, &intestazione, (numero, prima)))
            .collect::<Result<Vec<_>, ErroreScambio>>()?;
        self.resto = blocchi.resto();
        letti.sort_unstable_by_key(|(numero, ..)| *numero);
        Ok(Some(unisci(letti, intestazione.avvisi)))
    }
}

/// Puts blocks together, in their order.
fn unisci(letti: Vec<BloccoLetto>, avvisi: Vec<Scarto>) -> (FoglioLetto, Coda) {
    let mut letto = FoglioLetto { avvisi, ..FoglioLetto::default() };
    let mut coda = Coda::default();
    for (_, mut righe, mut avvisi, sua) in letti {
        letto.righe.append(&mut righe);
        letto.avvisi.append(&mut avvisi);
        coda.aggiungi(sua);
    }
    letto.nascoste = coda.nascoste;
    letto.unite = std::mem::take(&mut coda.unite);
    (letto, coda)
}

/// A block's place, its rows, what was said of them, and what else it holds.
type BloccoLetto = (usize, Vec<RigaLetta>, Vec<Scarto>, Coda);

/// Reads a block: those before `prima` hold no row, and that one begins with the heading.
fn leggi_blocco(
    blocco: &str,
    contesto: &Contesto,
    intestazione: &Intestazione,
    (numero, prima): (usize, usize),
) -> Result<BloccoLetto, ErroreScambio> {
    let mut lettura = Lettura::nuova(intestazione);
    let mut salta = numero <= prima;
    let mut coda = celle::leggi(blocco, contesto, &mut |riga, celle| {
        if !std::mem::take(&mut salta) {
            lettura.riga(riga, celle)?;
        }
        Ok(ControlFlow::Continue(()))
    })?;
    coda.senza_numero &= numero > 0;
    Ok((numero, lettura.righe, lettura.avvisi, coda))
}

fn bomba() -> ErroreScambio {
    ErroreScambio::Bomba { massimo: DECOMPRESSO / 1024 / 1024 }
}
