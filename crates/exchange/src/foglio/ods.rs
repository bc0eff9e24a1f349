//! ods: the library reads its cells; what it leaves out (merged cells, hidden rows) is looked for here.

use super::apri::{FoglioLetto, del_modello, errore_zip, rovinato};
use super::cella::Cella;
use super::riga::{Intestazione, Lettura};
use crate::ErroreScambio;
use calamine::{Data, Ods as Calamine, OdsError, Reader as _, SheetVisible};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use zip::ZipArchive;

/// Largest content once decompressed, in bytes: the library reads it whole.
const DECOMPRESSO: u64 = 256 * 1024 * 1024;

/// An open ods.
pub(super) struct Ods<'a> {
    interno: Calamine<Cursor<&'a [u8]>>,
    aspetti: BTreeMap<String, Aspetto>,
}

/// What a sheet says of its rows besides their cells.
#[derive(Debug, Default, PartialEq, Eq)]
struct Aspetto {
    /// Rows with a value that are hidden or filtered.
    nascoste: usize,
    /// First and last row, counted from zero, of each merged area.
    unite: Vec<(u32, u32)>,
}

impl<'a> Ods<'a> {
    /// Opens a file whose archive is open already, after a look at how much it decompresses to.
    pub(super) fn apri(byte: &'a [u8], mut zip: ZipArchive<Cursor<&'a [u8]>>) -> Result<Self, ErroreScambio> {
        let (mut resto, mut aspetti) = (DECOMPRESSO, BTreeMap::new());
        for indice in 0..zip.len() {
            let voce = zip.by_index(indice).map_err(|e| errore_zip(&e))?;
            let contenuto = voce.name().is_ok_and(|nome| nome == "content.xml");
            let mut voce = Contato { interno: voce, letti: 0, massimo: resto };
            if contenuto {
                aspetti = leggi_aspetti(&mut voce).map_err(|errore| if voce.supera() { bomba() } else { errore })?;
            }
            // To its end, or to the limit: the sizes that a file declares may lie.
            let letto = std::io::copy(&mut voce, &mut std::io::sink());
            if voce.supera() {
                return Err(bomba());
            }
            letto.map_err(|e| rovinato(e.to_string()))?;
            resto -= voce.letti;
        }
        let interno = protetto(|| Calamine::new(Cursor::new(byte)).map_err(|e| errore_ods(&e)))?;
        Ok(Self { interno, aspetti })
    }

    /// Name of each sheet, and whether it is hidden.
    pub(super) fn fogli(&self) -> Vec<(String, bool)> {
        let fogli = self.interno.sheets_metadata().iter();
        fogli.map(|foglio| (foglio.name.clone(), foglio.visible != SheetVisible::Visible)).collect()
    }

    /// Reads a sheet that stands for one of the template's; nothing if it has no heading. `gia` rows of
    /// other sheets were read before.
    pub(super) fn leggi(
        &mut self,
        foglio: &str,
        modello: usize,
        gia: usize,
    ) -> Result<Option<FoglioLetto>, ErroreScambio> {
        let interno = &mut self.interno;
        let intervallo = protetto(|| interno.worksheet_range(foglio).map_err(|e| errore_ods(&e)))?;
        let (prima, colonna) = intervallo.start().unwrap_or_default();
        let mut righe = (prima..).zip(intervallo.rows()).filter_map(|(riga, celle)| {
            let piene = (colonna..).zip(celle).filter(|(_, dato)| !matches!(dato, Data::Empty));
            let celle = piene.map(|(c, dato)| (c, Cella::from(dato))).filter(|(_, cella)| !cella.vuota());
            let celle: Vec<(u32, Cella)> = celle.collect();
            (!celle.is_empty()).then_some((riga, celle))
        });
        let Some((_, celle)) = righe.next() else { return Ok(None) };
        let intestazione = Intestazione::leggi(modello, &celle, gia)?;
        let mut lettura = Lettura::nuova(&intestazione);
        for (riga, mut celle) in righe {
            lettura.riga(riga, &mut celle)?;
        }
        let (righe, altri) = (lettura.righe, lettura.avvisi);
        let mut avvisi = intestazione.avvisi;
        avvisi.extend(altri);
        let Aspetto { nascoste, unite } = self.aspetti.remove(foglio).unwrap_or_default();
        Ok(Some(FoglioLetto { righe, avvisi, nascoste, unite }))
    }
}

fn bomba() -> ErroreScambio {
    ErroreScambio::Bomba { massimo: DECOMPRESSO / 1024 / 1024 }
}

/// Counts what it gives, and stops past a limit.
struct Contato<R> {
    interno: R,
    letti: u64,
    massimo: u64,
}

impl<R> Contato<R> {
    fn supera(&self) -> bool {
        self.letti > self.massimo
    }
}

impl<R: Read> Read for Contato<R> {
    fn read(&mut self, spazio: &mut [u8]) -> std::io::Result<usize> {
        if self.supera() {
            return Err(std::io::Error::other("oltre il limite"));
        }
        let letti = self.interno.read(spazio)?;
        self.letti += letti as u64;
        Ok(letti)
    }
}

/// The library may panic on a spoilt file: the file is at fault, and the program goes on.
fn protetto<T>(leggi: impl FnOnce() -> Result<T, ErroreScambio>) -> Result<T, ErroreScambio> {
    catch_unwind(AssertUnwindSafe(leggi)).unwrap_or_else(|_| Err(rovinato("non si lascia leggere")))
}

fn errore_ods(errore: &OdsError) -> ErroreScambio {
    match errore {
        OdsError::Password => ErroreScambio::Password,
        altro => rovinato(altro.to_string()),
    }
}

/// Walks the content for the merged cells and the hidden rows of the template's sheets.
fn leggi_aspetti(contenuto: impl Read) -> Result<BTreeMap<String, Aspetto>, ErroreScambio> {
    let mut xml = Reader::from_reader(BufReader::with_capacity(64 * 1024, contenuto));
    xml.config_mut().check_end_names = false;
    let (mut aspetti, mut byte) = (BTreeMap::new(), Vec::new());
    let (mut foglio, mut riga) = (None, Riga::default());
    loop {
        byte.clear();
        match xml.read_event_into(&mut byte).map_err(|e| rovinato(e.to_string()))? {
            Event::Start(e) => match e.local_name().as_ref() {
                "table" => {
                    foglio = testo(&e, "name").filter(|nome| del_modello(nome)).map(|nome| (nome, Aspetto::default()));
                    riga = Riga::default();
                }
                "table-row" => riga.apri(&e),
                "table-cell" => riga.cella(&e),
                _ => {}
            },
            Event::Empty(e) => match e.local_name().as_ref() {
                "table-row" => {
                    riga.apri(&e);
                    riga.chiudi(&mut Aspetto::default());
                }
                "table-cell" => riga.cella(&e),
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "table-row" => {
                    riga.chiudi(foglio.as_mut().map_or(&mut Aspetto::default(), |(_, aspetto)| aspetto));
                }
                "table" => aspetti.extend(foglio.take()),
                _ => {}
            },
            Event::Eof => return Ok(aspetti),
            _ => {}
        }
    }
}

fn testo(e: &BytesStart<'_>, nome: &str) -> Option<String> {
    let mut attributi = e.attributes().filter_map(Result::ok);
    let trovato = attributi.find(|attributo| attributo.key.local_name().as_ref() == nome)?;
    quick_xml::escape::unescape(&trovato.value).ok().map(std::borrow::Cow::into_owned)
}

fn numero(e: &BytesStart<'_>, nome: &str) -> u32 {
    testo(e, nome).and_then(|testo| testo.parse().ok()).unwrap_or(1)
}

/// The row that is being read, and all that it stands for.
#[derive(Default)]
struct Riga {
    /// The first of its places, counted from zero.
    prima: u32,
    volte: u32,
    nascosta: bool,
    piena: bool,
    /// How many rows the tallest of its merged areas covers; zero without any.
    unite: u32,
}

impl Riga {
    fn apri(&mut self, e: &BytesStart<'_>) {
        self.volte = numero(e, "number-rows-repeated");
        self.nascosta = testo(e, "visibility").is_some_and(|come| come != "visible");
        (self.piena, self.unite) = (false, 0);
    }

    fn cella(&mut self, e: &BytesStart<'_>) {
        let (righe, colonne) = (numero(e, "number-rows-spanned"), numero(e, "number-columns-spanned"));
        if righe > 1 || colonne > 1 {
            self.unite = self.unite.max(righe);
        }
        self.piena |= testo(e, "value-type").is_some();
    }

    fn chiudi(&mut self, aspetto: &mut Aspetto) {
        let dopo = self.prima.saturating_add(self.volte);
        if self.nascosta && self.piena {
            aspetto.nascoste += self.volte as usize;
        }
        if self.unite > 0 {
            aspetto.unite.push((self.prima, dopo.saturating_add(self.unite).saturating_sub(2)));
        }
        self.prima = dopo;
    }
}
