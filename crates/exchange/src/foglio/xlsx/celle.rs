//! The rows of a block of a sheet, cell by cell.

use super::super::apri::rovinato;
use super::super::cella::Cella;
use super::metadati::Formato;
use super::testo::{errore_xml, nome, stringa, testo_fino_a};
use super::{Contesto, Passo};
use crate::ErroreScambio;
use calamine::{ExcelDateTime, ExcelDateTimeType};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::sync::Arc;

type Xml<'a> = Reader<&'a [u8]>;

/// What takes a row: its number, counted from zero, and its cells by column.
type OgniRiga<'a> = dyn FnMut(u32, &mut Vec<(u32, Cella)>) -> Passo + 'a;

/// What a sheet says besides its cells.
#[derive(Default)]
pub(super) struct Coda {
    /// Rows marked as hidden.
    pub(super) nascoste: usize,
    /// First and last row, counted from zero, of each merged area.
    pub(super) unite: Vec<(u32, u32)>,
    /// Whether a row came before any that carries its number.
    pub(super) senza_numero: bool,
}

impl Coda {
    pub(super) fn aggiungi(&mut self, altra: Self) {
        self.nascoste += altra.nascoste;
        self.unite.extend(altra.unite);
        self.senza_numero |= altra.senza_numero;
    }
}

/// Gives each row of a block that has a cell, counted from zero, with its cells by column.
pub(super) fn leggi(blocco: &str, contesto: &Contesto, ogni: &mut OgniRiga<'_>) -> Result<Coda, ErroreScambio> {
    let mut xml = Reader::from_str(blocco);
    let regole = xml.config_mut();
    // A block is a piece of a sheet: its first element may open in another block.
    regole.check_end_names = false;
    regole.allow_unmatched_ends = true;
    let mut coda = Coda::default();
    let mut righe = RigaAperta::default();
    loop {
        match xml.read_event().map_err(|e| errore_xml(&e))? {
            Event::Start(e) => match nome(e.name()) {
                b"c" => righe.cella(&mut xml, &e, contesto)?,
                b"row" => righe.apri(&e, &mut coda)?,
                b"mergeCell" => coda.unite.extend(area(&e)),
                _ => {}
            },
            Event::Empty(e) => match nome(e.name()) {
                b"c" => righe.vuota(&e)?,
                b"row" => {
                    righe.apri(&e, &mut coda)?;
                    righe.chiudi();
                }
                b"mergeCell" => coda.unite.extend(area(&e)),
                _ => {}
            },
            Event::End(e) if nome(e.name()) == b"row" => {
                if !righe.celle.is_empty() && ogni(righe.prossima, &mut righe.celle)?.is_break() {
                    return Ok(coda);
                }
                righe.chiudi();
            }
            Event::Eof => return Ok(coda),
            _ => {}
        }
    }
}

/// The row that is being read.
#[derive(Default)]
struct RigaAperta {
    celle: Vec<(u32, Cella)>,
    /// Its number, counted from zero.
    prossima: u32,
    /// Whether the numbers count from the sheet's first row, or from the block's.
    numerata: bool,
    /// Where a cell stands that does not say where.
    colonna: u32,
}

impl RigaAperta {
    fn apri(&mut self, e: &BytesStart<'_>, coda: &mut Coda) -> Result<(), ErroreScambio> {
        for attributo in e.attributes().with_checks(false) {
            let attributo = attributo.map_err(|e| rovinato(e.to_string()))?;
            match attributo.key.as_ref() {
                "r" => {
                    let numero: u32 = attributo.value.parse().map_err(|_| rovinato("una riga non ha il suo numero"))?;
                    self.prossima = numero.saturating_sub(1);
                    self.numerata = true;
                }
                "hidden" if matches!(&*attributo.value, "1" | "true") => coda.nascoste += 1,
                _ => {}
            }
        }
        coda.senza_numero |= !self.numerata;
        Ok(())
    }

    fn chiudi(&mut self) {
        self.celle.clear();
        self.prossima = self.prossima.saturating_add(1);
        self.colonna = 0;
    }

    /// A cell with nothing in it, which may say where it stands.
    fn vuota(&mut self, e: &BytesStart<'_>) -> Result<(), ErroreScambio> {
        if let Ok(Some(posto)) = e.try_get_attribute("r") {
            self.colonna = colonna(&posto.value)?;
        }
        self.colonna += 1;
        Ok(())
    }

    fn cella(&mut self, xml: &mut Xml<'_>, e: &BytesStart<'_>, contesto: &Contesto) -> Result<(), ErroreScambio> {
        let (mut genere, mut stile) = (Genere::Numero, 0);
        for attributo in e.attributes().with_checks(false) {
            let attributo = attributo.map_err(|e| rovinato(e.to_string()))?;
            match attributo.key.as_ref() {
                "r" => self.colonna = colonna(&attributo.value)?,
                "s" => stile = attributo.value.parse().unwrap_or(0),
                "t" => genere = Genere::di(&attributo.value)?,
                _ => {}
            }
        }
        let cella = valore(xml, genere, stile, contesto)?;
        if !cella.vuota() {
            self.celle.push((self.colonna, cella));
        }
        self.colonna += 1;
        Ok(())
    }
}

/// What a cell says it holds.
#[derive(Clone, Copy, PartialEq)]
enum Genere {
    Numero,
    Condivisa,
    Testo,
    InLinea,
    Logico,
    Errore,
}

impl Genere {
    fn di(genere: &str) -> Result<Self, ErroreScambio> {
        Ok(match genere {
            "n" => Self::Numero,
            "s" => Self::Condivisa,
            "str" | "d" => Self::Testo,
            "inlineStr" => Self::InLinea,
            "b" => Self::Logico,
            "e" => Self::Errore,
            altro => return Err(rovinato(format!("una cella è di un tipo che non esiste: «{altro}»"))),
        })
    }
}

/// The column of a reference such as `AB12`, counted from zero.
fn colonna(riferimento: &str) -> Result<u32, ErroreScambio> {
    let lettere = riferimento.bytes().take_while(u8::is_ascii_alphabetic);
    let colonna = lettere.fold(0, |n: u32, c| n.saturating_mul(26) + u32::from(c.to_ascii_uppercase() - b'A') + 1);
    colonna
        .checked_sub(1)
        .filter(|c| *c < COLONNE)
        .ok_or_else(|| rovinato(format!("la cella «{riferimento}» non esiste")))
}

/// How many columns a sheet can have.
const COLONNE: u32 = 16_384;

/// First and last row of a merged area, counted from zero.
fn area(e: &BytesStart<'_>) -> Option<(u32, u32)> {
    let attributo = e.try_get_attribute("ref").ok().flatten()?;
    let (da, a) = attributo.value.split_once(':')?;
    let riga = |riferimento: &str| {
        let numero = riferimento.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '$');
        numero.parse::<u32>().ok()?.checked_sub(1)
    };
    Some((riga(da)?, riga(a)?))
}

/// Reads a cell to its end.
fn valore(xml: &mut Xml<'_>, genere: Genere, stile: usize, contesto: &Contesto) -> Result<Cella, ErroreScambio> {
    // A formula whose result is an empty text has a value; one with nothing beside it has none.
    let (mut cella, mut formula, mut con_valore) = (Cella::Vuota, false, false);
    loop {
        match xml.read_event().map_err(|e| errore_xml(&e))? {
            Event::Start(e) => match nome(e.name()) {
                b"v" => {
                    let testo = testo_fino_a(xml, b"v")?;
                    if genere != Genere::InLinea {
                        con_valore |= genere == Genere::Testo || !testo.is_empty();
                        cella = interpreta(&testo, genere, stile, contesto)?;
                    }
                }
                b"is" => {
                    con_valore = true;
                    cella = Cella::testo(&stringa(xml, b"is")?);
                }
                b"f" => {
                    testo_fino_a(xml, b"f")?;
                    formula = true;
                }
                _ => {}
            },
            Event::Empty(e) if nome(e.name()) == b"f" => formula = true,
            Event::End(e) if nome(e.name()) == b"c" => break,
            Event::Eof => return Err(rovinato("una cella non finisce")),
            _ => {}
        }
    }
    Ok(if formula && !con_valore { Cella::FormulaSenzaValore } else { cella })
}

fn interpreta(testo: &str, genere: Genere, stile: usize, contesto: &Contesto) -> Result<Cella, ErroreScambio> {
    if testo.is_empty() {
        return Ok(Cella::Vuota);
    }
    Ok(match genere {
        Genere::Condivisa => {
            let stringa = testo.parse::<usize>().ok().and_then(|indice| contesto.stringhe.get(indice));
            let stringa = stringa.ok_or_else(|| rovinato("una cella rimanda a un testo che non c'è"))?;
            Cella::Testo(Arc::clone(stringa))
        }
        Genere::Testo | Genere::InLinea => Cella::testo(testo),
        Genere::Logico => Cella::logica(matches!(testo.trim(), "1" | "true")),
        Genere::Errore => Cella::errore(testo),
        Genere::Numero => match testo.trim().parse::<f64>() {
            Ok(numero) => {
                let tempo = |genere| Cella::Tempo(ExcelDateTime::new(numero, genere, contesto.dal_1904));
                match contesto.formati.get(stile) {
                    Some(Formato::Data) => tempo(ExcelDateTimeType::DateTime),
                    Some(Formato::Durata) => tempo(ExcelDateTimeType::TimeDelta),
                    _ => Cella::Numero(numero),
                }
            }
            Err(_) => Cella::testo(testo),
        },
    })
}
