//! Opens a spreadsheet without trusting it, and reads its sheets.

use super::Scarto;
use super::ods::Ods;
use super::riga::RigaLetta;
use super::schema::TUTTI;
use super::xlsx::Xlsx;
use crate::ErroreScambio;
use crate::tabelle::semplice;
use std::collections::BTreeMap;
use std::io::Cursor;
use zip::ZipArchive;
use zip::result::ZipError;

/// Largest file, in bytes.
const MASSIMO: usize = 200 * 1024 * 1024;
/// Start of an OLE file: old Excel, or an xlsx with a password.
const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

enum Interno<'a> {
    Xlsx(Box<Xlsx<'a>>),
    Ods(Box<Ods<'a>>),
}

/// An open spreadsheet.
pub(super) struct Cartella<'a> {
    interno: Interno<'a>,
    /// Name of each sheet, and whether it is hidden.
    fogli: Vec<(String, bool)>,
    /// Rows found hidden in the sheets read so far.
    nascoste: usize,
}

/// What a sheet holds.
#[derive(Default)]
pub(super) struct FoglioLetto {
    pub(super) righe: Vec<RigaLetta>,
    pub(super) avvisi: Vec<Scarto>,
    /// Rows marked as hidden.
    pub(super) nascoste: usize,
    /// First and last row, counted from zero, of each merged area.
    pub(super) unite: Vec<(u32, u32)>,
}

/// Where the parts of an archive stand, whatever the case and the slashes of their names.
pub(super) struct Percorsi(BTreeMap<String, usize>);

impl Percorsi {
    fn di(zip: &ZipArchive<Cursor<&[u8]>>) -> Self {
        let nomi = zip.file_names().enumerate();
        Self(nomi.filter_map(|(indice, nome)| Some((Self::chiave(&nome.ok()?), indice))).collect())
    }

    fn chiave(nome: &str) -> String {
        nome.replace('\\', "/").to_lowercase()
    }

    /// The place of a part.
    pub(super) fn indice(&self, nome: &str) -> Option<usize> {
        self.0.get(&Self::chiave(nome)).copied()
    }
}

/// Whether bytes begin as those of a spreadsheet do.
pub(super) fn foglio_di_calcolo(byte: &[u8]) -> bool {
    byte.starts_with(b"PK") || byte.starts_with(&OLE)
}

/// Opens a file after a look at what it is.
pub(super) fn apri(byte: &[u8]) -> Result<Cartella<'_>, ErroreScambio> {
    if byte.is_empty() {
        return Err(ErroreScambio::Vuoto);
    }
    if byte.len() > MASSIMO {
        return Err(ErroreScambio::TroppoGrande { massimo: MASSIMO / 1024 / 1024 });
    }
    if byte.starts_with(&OLE) {
        let cifrato: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let con_password = byte.windows(cifrato.len()).any(|pezzo| pezzo == cifrato);
        return Err(if con_password { ErroreScambio::Password } else { ErroreScambio::Xls });
    }
    let zip = ZipArchive::new(Cursor::new(byte)).map_err(|_| ErroreScambio::NonFoglio)?;
    let percorsi = Percorsi::di(&zip);
    let (interno, fogli) = if percorsi.indice("content.xml").is_some() && percorsi.indice("mimetype").is_some() {
        let ods = Ods::apri(byte, zip)?;
        let fogli = ods.fogli();
        (Interno::Ods(Box::new(ods)), fogli)
    } else if percorsi.indice("xl/workbook.xml").is_some() {
        let xlsx = Xlsx::apri(zip, percorsi)?;
        let fogli = xlsx.fogli().map(|(nome, nascosto)| (nome.to_owned(), nascosto)).collect();
        (Interno::Xlsx(Box::new(xlsx)), fogli)
    } else {
        return Err(ErroreScambio::NonFoglio);
    };
    Ok(Cartella { interno, fogli, nascoste: 0 })
}

/// A file that is of the right kind and does not hold together.
pub(super) fn rovinato(motivo: impl Into<String>) -> ErroreScambio {
    ErroreScambio::FoglioRovinato { motivo: motivo.into() }
}

pub(super) fn errore_zip(errore: &ZipError) -> ErroreScambio {
    match errore {
        ZipError::UnsupportedArchive(testo) if testo.to_lowercase().contains("password") => ErroreScambio::Password,
        altro => rovinato(altro.to_string()),
    }
}

impl Cartella<'_> {
    /// What deserves a look in the file as a whole, once its sheets are read.
    pub(super) fn avvisi(&self) -> Vec<Scarto> {
        let avviso = |foglio: &str, motivo: String| Scarto {
            foglio: foglio.to_owned(),
            riga: 0,
            lettera: String::new(),
            colonna: String::new(),
            valore: String::new(),
            motivo,
        };
        let mut avvisi: Vec<Scarto> = self
            .fogli
            .iter()
            .filter(|(nome, nascosto)| *nascosto && del_modello(nome))
            .map(|(nome, _)| avviso(nome, "Il foglio è nascosto: l'ho letto come gli altri.".to_owned()))
            .collect();
        if self.nascoste > 0 {
            avvisi.push(avviso(
                "",
                format!("Il file ha {} righe nascoste o filtrate: le ho lette come le altre.", self.nascoste),
            ));
        }
        avvisi
    }

    /// Reads the sheet that stands for one of the template's, spaces and case apart. `gia` rows of other
    /// sheets were read before.
    pub(super) fn leggi(&mut self, modello: usize, gia: usize) -> Result<FoglioLetto, ErroreScambio> {
        let cercato = TUTTI[modello].nome;
        let nome = self.fogli.iter().map(|(nome, _)| nome).find(|nome| chiave(nome) == chiave(cercato));
        let nome = nome.ok_or_else(|| ErroreScambio::FogliMancanti {
            mancante: cercato,
            trovati: self.fogli.iter().map(|(nome, _)| nome.as_str()).collect::<Vec<_>>().join(", "),
        })?;
        let letto = match &mut self.interno {
            Interno::Xlsx(xlsx) => xlsx.leggi(nome, modello, gia)?,
            Interno::Ods(ods) => ods.leggi(nome, modello, gia)?,
        };
        let mut letto = letto.ok_or_else(|| ErroreScambio::Colonne {
            foglio: nome.clone(),
            motivo: "manca la riga delle intestazioni".to_owned(),
        })?;
        self.nascoste += letto.nascoste;
        respingi_unite(&mut letto);
        Ok(letto)
    }
}

/// Whether a sheet is one of the template's.
pub(super) fn del_modello(nome: &str) -> bool {
    TUTTI.iter().any(|foglio| chiave(foglio.nome) == chiave(nome))
}

/// A sheet's name without regard to spaces, hyphens and case.
fn chiave(nome: &str) -> String {
    semplice(nome).replace(' ', "")
}

fn respingi_unite(letto: &mut FoglioLetto) {
    letto.unite.sort_unstable();
    // The furthest end of the areas that begin so far: overlapping areas are one.
    let mut fine = 0;
    let fini: Vec<(u32, u32)> = letto
        .unite
        .iter()
        .map(|(da, a)| {
            fine = fine.max(*a);
            (*da, fine)
        })
        .collect();
    for riga in &mut letto.righe {
        let numero = riga.riga - 1;
        let prima = fini[..fini.partition_point(|(da, _)| *da <= numero)].last();
        if prima.is_some_and(|(_, fine)| numero <= *fine) {
            riga.respingi("", "La riga ha celle unite: separale e scrivi il valore in ognuna.");
        }
    }
}
