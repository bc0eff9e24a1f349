//! Opens a spreadsheet without trusting it, and gives its rows one at a time.

use super::Scarto;
use super::cella::Cella;
use super::schema::FOGLI;
use crate::ErroreScambio;
use crate::tabelle::semplice;
use calamine::{Data, Ods, OdsError, Reader, SheetVisible, Xlsx, XlsxError};
use std::borrow::Cow;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Largest file, in bytes.
const MASSIMO: usize = 200 * 1024 * 1024;
/// Largest content once decompressed, in bytes.
const DECOMPRESSO: u64 = 1024 * 1024 * 1024;
/// Largest content of an ods, which the library reads whole.
const DECOMPRESSO_ODS: u64 = 256 * 1024 * 1024;
/// Start of an OLE file: old Excel, or an xlsx with a password.
const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

type Byte<'a> = Cursor<&'a [u8]>;

enum Interno<'a> {
    Xlsx(Box<Xlsx<Byte<'a>>>),
    Ods(Box<Ods<Byte<'a>>>),
}

/// An open spreadsheet.
pub(super) struct Cartella<'a> {
    interno: Interno<'a>,
    /// Name of each sheet, and whether it is hidden.
    fogli: Vec<(String, bool)>,
    righe_nascoste: usize,
}

/// Opens a file after a look at what it is and at how much it would decompress to.
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
    let (ods, righe_nascoste) = ispeziona(byte)?;
    let interno = protetto(|| {
        Ok(if ods {
            Interno::Ods(Box::new(Ods::new(Cursor::new(byte)).map_err(|e| errore_ods(&e))?))
        } else {
            Interno::Xlsx(Box::new(Xlsx::new(Cursor::new(byte)).map_err(|e| errore_xlsx(&e))?))
        })
    })?;
    let metadati = match &interno {
        Interno::Xlsx(cartella) => cartella.sheets_metadata(),
        Interno::Ods(cartella) => cartella.sheets_metadata(),
    };
    let fogli = metadati.iter().map(|foglio| (foglio.name.clone(), foglio.visible != SheetVisible::Visible)).collect();
    Ok(Cartella { interno, fogli, righe_nascoste })
}

/// The library may panic on a spoilt file: the file is at fault, and the program goes on.
fn protetto<T>(leggi: impl FnOnce() -> Result<T, ErroreScambio>) -> Result<T, ErroreScambio> {
    catch_unwind(AssertUnwindSafe(leggi))
        .unwrap_or_else(|_| Err(ErroreScambio::FoglioRovinato { motivo: "non si lascia leggere".to_owned() }))
}

fn errore_xlsx(errore: &XlsxError) -> ErroreScambio {
    match errore {
        XlsxError::Password => ErroreScambio::Password,
        altro => ErroreScambio::FoglioRovinato { motivo: altro.to_string() },
    }
}

fn errore_ods(errore: &OdsError) -> ErroreScambio {
    match errore {
        OdsError::Password => ErroreScambio::Password,
        altro => ErroreScambio::FoglioRovinato { motivo: altro.to_string() },
    }
}

/// Whether it is an ods, and how many rows of an xlsx are hidden. Decompresses everything once, to
/// the limit: the sizes that a file declares may lie.
fn ispeziona(byte: &[u8]) -> Result<(bool, usize), ErroreScambio> {
    let mut zip = zip::ZipArchive::new(Cursor::new(byte)).map_err(|_| ErroreScambio::NonFoglio)?;
    let nomi: Vec<String> = zip.file_names().filter_map(Result::ok).map(Cow::into_owned).collect();
    let ha = |nome: &str| nomi.iter().any(|n| n == nome);
    let ods = ha("content.xml") && ha("mimetype");
    if !ods && !ha("xl/workbook.xml") {
        return Err(ErroreScambio::NonFoglio);
    }
    let limite = if ods { DECOMPRESSO_ODS } else { DECOMPRESSO };
    let (mut resto, mut nascoste) = (limite, 0);
    for indice in 0..zip.len() {
        let voce = zip.by_index(indice).map_err(|e| match e {
            zip::result::ZipError::UnsupportedArchive(testo) if testo.to_lowercase().contains("password") => {
                ErroreScambio::Password
            }
            altro => ErroreScambio::FoglioRovinato { motivo: altro.to_string() },
        })?;
        let foglio = voce.name().is_ok_and(|nome| nome.starts_with("xl/worksheets/"));
        let mut contato = BufReader::with_capacity(64 * 1024, voce.take(resto + 1));
        let letti = if foglio {
            conta_nascoste(&mut contato, &mut nascoste)
        } else {
            std::io::copy(&mut contato, &mut std::io::sink())
        };
        let letti = letti.map_err(|e| ErroreScambio::FoglioRovinato { motivo: e.to_string() })?;
        resto = resto.checked_sub(letti).ok_or(ErroreScambio::Bomba { massimo: limite / 1024 / 1024 })?;
    }
    Ok((ods, nascoste))
}

/// Counts the rows marked as hidden, tag by tag.
fn conta_nascoste(lettore: &mut impl BufRead, nascoste: &mut usize) -> std::io::Result<u64> {
    let (mut letti, mut tag) = (0, Vec::new());
    loop {
        tag.clear();
        let quanti = lettore.read_until(b'>', &mut tag)?;
        if quanti == 0 {
            return Ok(letti);
        }
        letti += quanti as u64;
        let attributi = tag.strip_prefix(b"<row ");
        if attributi.is_some_and(|attributi| attributi.windows(10).any(|pezzo| pezzo == b"hidden=\"1\"")) {
            *nascoste += 1;
        }
    }
}

impl Cartella<'_> {
    /// What deserves a look in the file as a whole.
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
            .filter(|(nome, nascosto)| *nascosto && FOGLI.iter().any(|foglio| chiave(foglio.nome) == chiave(nome)))
            .map(|(nome, _)| avviso(nome, "Il foglio è nascosto: l'ho letto come gli altri.".to_owned()))
            .collect();
        if self.righe_nascoste > 0 {
            avvisi.push(avviso(
                "",
                format!("Il file ha {} righe nascoste o filtrate: le ho lette come le altre.", self.righe_nascoste),
            ));
        }
        avvisi
    }

    /// The sheet of the file that stands for one of the template's, spaces and case apart.
    pub(super) fn trova(&self, cercato: &'static str) -> Result<String, ErroreScambio> {
        let trovato = self.fogli.iter().map(|(nome, _)| nome).find(|nome| chiave(nome) == chiave(cercato));
        trovato.cloned().ok_or_else(|| ErroreScambio::FogliMancanti {
            mancante: cercato,
            trovati: self.fogli.iter().map(|(nome, _)| nome.as_str()).collect::<Vec<_>>().join(", "),
        })
    }

    /// First and last row, counted from zero, of each merged area of more than one row or column.
    pub(super) fn unite(&mut self, foglio: &str) -> Vec<(u32, u32)> {
        match &mut self.interno {
            Interno::Xlsx(cartella) => cartella
                .merge_cells_by_sheet_name(foglio)
                .map(|aree| aree.iter().map(|area| (area.start.0, area.end.0)).collect())
                .unwrap_or_default(),
            Interno::Ods(_) => Vec::new(),
        }
    }

    /// Gives each row that has a cell, counted from zero, with its cells by column.
    pub(super) fn righe(
        &mut self,
        foglio: &str,
        mut ogni: impl FnMut(u32, Vec<(u32, Cella)>) -> Result<(), ErroreScambio>,
    ) -> Result<(), ErroreScambio> {
        let interno = &mut self.interno;
        protetto(move || match interno {
            Interno::Xlsx(cartella) => righe_xlsx(cartella, foglio, &mut ogni),
            Interno::Ods(cartella) => {
                let intervallo = cartella.worksheet_range(foglio).map_err(|e| errore_ods(&e))?;
                let (riga, colonna) = intervallo.start().unwrap_or_default();
                for (i, celle) in (0u32..).zip(intervallo.rows()) {
                    let piene = (0u32..).zip(celle).filter(|(_, dato)| !matches!(dato, Data::Empty));
                    let celle: Vec<(u32, Cella)> =
                        piene.map(|(c, dato)| (colonna + c, Cella::from(dato.clone()))).collect();
                    if !celle.is_empty() {
                        ogni(riga + i, celle)?;
                    }
                }
                Ok(())
            }
        })
    }
}

/// A sheet's name without regard to spaces, hyphens and case.
fn chiave(nome: &str) -> String {
    semplice(nome).replace(' ', "")
}

fn righe_xlsx(
    cartella: &mut Xlsx<Byte<'_>>,
    foglio: &str,
    ogni: &mut impl FnMut(u32, Vec<(u32, Cella)>) -> Result<(), ErroreScambio>,
) -> Result<(), ErroreScambio> {
    let mut lettore = cartella.worksheet_cells_reader(foglio).map_err(|e| errore_xlsx(&e))?;
    let mut riga = 0;
    let mut celle: Vec<(u32, Cella)> = Vec::new();
    while let Some(letta) = lettore.next_cell_with_formula().map_err(|e| errore_xlsx(&e))? {
        let senza_valore = letta.formula.is_some() && matches!(letta.value, calamine::DataRef::Empty);
        let cella = if senza_valore { Cella::FormulaSenzaValore } else { Cella::from(letta.value) };
        if letta.pos.0 != riga && !celle.is_empty() {
            ogni(riga, std::mem::take(&mut celle))?;
        }
        riga = letta.pos.0;
        if !cella.vuota() {
            celle.push((letta.pos.1, cella));
        }
    }
    if celle.is_empty() { Ok(()) } else { ogni(riga, celle) }
}
