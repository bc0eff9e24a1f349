//! Rows from a text whose fields a separator parts (csv), as other programs give it.

use super::Scarto;
use super::apri::rovinato;
use super::cella::Cella;
use super::riga::{Intestazione, Lettura, RigaLetta};
use crate::ErroreScambio;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// Largest text, in bytes.
const MASSIMO: usize = 200 * 1024 * 1024;

/// Reads the rows of a sheet, with what deserves a look.
pub(super) fn leggi(byte: &[u8], foglio: usize) -> Result<(Vec<RigaLetta>, Vec<Scarto>), ErroreScambio> {
    let testo = ammesso(byte)?;
    let mut lettore = csv::ReaderBuilder::new()
        .delimiter(separatore(&testo))
        .has_headers(false)
        .flexible(true)
        .from_reader(testo.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut celle = Vec::new();
    let mut prossima = |celle: &mut Vec<(u32, Cella)>| -> Result<Option<u32>, ErroreScambio> {
        while lettore.read_record(&mut record).map_err(|errore| rovinato(errore.to_string()))? {
            celle.clear();
            let piene = (0u32..).zip(&record).map(|(colonna, testo)| (colonna, Cella::testo(testo)));
            celle.extend(piene.filter(|(_, cella)| !cella.vuota()));
            if !celle.is_empty() {
                return Ok(Some(record.position().map_or(0, |posto| riga_da_zero(&testo, posto))));
            }
        }
        Ok(None)
    };
    if prossima(&mut celle)?.is_none() {
        return Err(ErroreScambio::Vuoto);
    }
    let intestazione = Intestazione::leggi(foglio, &celle, 0)?;
    let mut lettura = Lettura::nuova(&intestazione);
    while let Some(riga) = prossima(&mut celle)? {
        lettura.riga(riga, &mut celle)?;
    }
    let Lettura { righe, avvisi: di_riga, .. } = lettura;
    let mut avvisi = intestazione.avvisi;
    avvisi.extend(di_riga);
    Ok((righe, avvisi))
}

/// The text, unless there is none, or too much of it, or it is none.
fn ammesso(byte: &[u8]) -> Result<Cow<'_, str>, ErroreScambio> {
    if byte.is_empty() {
        return Err(ErroreScambio::Vuoto);
    }
    if byte.len() > MASSIMO {
        return Err(ErroreScambio::TroppoGrande { massimo: MASSIMO / 1024 / 1024 });
    }
    let testo = decodifica(byte);
    if testo.contains('\0') { Err(ErroreScambio::NonFoglio) } else { Ok(testo) }
}

/// The line on which a record begins, counted from zero: its position is before the end of the line before,
/// where that has two characters, and before empty lines.
fn riga_da_zero(testo: &str, posto: &csv::Position) -> u32 {
    let resto = usize::try_from(posto.byte()).ok().and_then(|byte| testo.as_bytes().get(byte..)).unwrap_or_default();
    let vuote = resto.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
    u32::try_from(posto.line() - 1).unwrap_or(u32::MAX).saturating_add(u32::try_from(vuote).unwrap_or(0))
}

/// UTF-8, or what its first bytes say, or the encoding of Windows.
fn decodifica(byte: &[u8]) -> Cow<'_, str> {
    if let Some((codifica, segno)) = Encoding::for_bom(byte) {
        return codifica.decode_without_bom_handling(&byte[segno..]).0;
    }
    let utf8 = UTF_8.decode_without_bom_handling_and_without_replacement(byte);
    utf8.unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(byte).0)
}

/// The separator that the heading has most of.
fn separatore(testo: &str) -> u8 {
    let prima = testo.lines().find(|riga| !riga.trim().is_empty()).unwrap_or_default();
    let quanti = |separatore: u8| prima.bytes().filter(|byte| *byte == separatore).count();
    [b';', b',', b'\t'].into_iter().rev().max_by_key(|separatore| quanti(*separatore)).unwrap_or(b';')
}
