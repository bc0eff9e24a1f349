//! A sheet in blocks of whole rows, as it is decompressed.

use super::super::apri::rovinato;
use super::bomba;
use crate::ErroreScambio;
use std::io::Read;

/// How many bytes are decompressed before a block is closed at the end of its last row.
pub(super) const MISURA: usize = 256 * 1024;

/// Gives a sheet's XML in blocks, each closed after a row: the first begins with the sheet, the last ends
/// with it.
pub(super) struct Blocchi<R> {
    lettore: R,
    misura: usize,
    /// How many bytes may still be decompressed.
    resto: u64,
    /// What was read past the last row of the block before.
    avanzo: Vec<u8>,
    finito: bool,
}

impl<R: Read> Blocchi<R> {
    pub(super) fn nuovi(lettore: R, misura: usize, resto: u64) -> Self {
        Self { lettore, misura, resto, avanzo: Vec::new(), finito: false }
    }

    /// How many bytes may still be decompressed.
    pub(super) fn resto(&self) -> u64 {
        self.resto
    }

    fn blocco(&mut self) -> Result<Option<String>, ErroreScambio> {
        let mut blocco = std::mem::take(&mut self.avanzo);
        let mut visti = 0;
        while !self.finito {
            let limite = self.resto.saturating_add(1).min(self.misura as u64);
            blocco.reserve(usize::try_from(limite.min(MISURA as u64)).unwrap_or_default());
            let letti = (&mut self.lettore).take(limite).read_to_end(&mut blocco);
            let letti = letti.map_err(|e| rovinato(e.to_string()))? as u64;
            self.resto = self.resto.checked_sub(letti).ok_or_else(bomba)?;
            self.finito = letti == 0;
            if let Some(fine) = fine_riga(&blocco, visti) {
                self.avanzo = blocco.split_off(fine);
                break;
            }
            visti = blocco.len();
        }
        if blocco.is_empty() && self.finito {
            return Ok(None);
        }
        String::from_utf8(blocco).map(Some).map_err(|_| rovinato("un foglio non è in UTF-8"))
    }
}

impl<R: Read> Iterator for Blocchi<R> {
    type Item = Result<String, ErroreScambio>;

    fn next(&mut self) -> Option<Self::Item> {
        let blocco = self.blocco();
        self.finito |= blocco.is_err();
        blocco.transpose()
    }
}

/// Where the last `</row>` ends, whatever its prefix, if it ends past `visti`.
fn fine_riga(byte: &[u8], visti: usize) -> Option<usize> {
    const FINE: &[u8] = b"row>";
    (visti.saturating_sub(FINE.len())..byte.len().saturating_sub(FINE.len() - 1)).rev().find_map(|i| {
        if !byte[i..].starts_with(FINE) {
            return None;
        }
        let tag = byte[..i].iter().rposition(|c| *c == b'<')?;
        let nome = byte[tag + 1..i].strip_prefix(b"/")?;
        (nome.is_empty() || nome.ends_with(b":")).then_some(i + FINE.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_blocchi(testo: &str, misura: usize, resto: u64) -> Result<Vec<String>, ErroreScambio> {
        Blocchi::nuovi(testo.as_bytes(), misura, resto).collect()
    }

    #[test]
    fn blocks_are_closed_after_a_row_and_lose_nothing() {
        let riga = |n: u32| format!("<x:row r=\"{n}\"><c><v>{n}</v></c></x:row>");
        let testo = format!("<sheet><sheetData>{}</sheetData><m/></sheet>", (1..200).map(riga).collect::<String>());
        for misura in [1, 7, 64, 300, 100_000] {
            let blocchi = a_blocchi(&testo, misura, u64::MAX).unwrap();
            assert_eq!(blocchi.concat(), testo, "{misura}");
            let (ultimo, altri) = blocchi.split_last().unwrap();
            assert!(altri.iter().all(|blocco| blocco.ends_with("</x:row>")), "{misura}");
            assert!(ultimo.starts_with("</sheetData>") || altri.is_empty(), "{misura}: {ultimo}");
        }
    }

    #[test]
    fn words_that_end_like_a_row_close_nothing() {
        let testo = "<a><narrow>1</narrow><row/><row >2</a>";
        assert_eq!(a_blocchi(testo, 4, u64::MAX).unwrap(), [testo]);
    }

    #[test]
    fn what_is_past_the_limit_is_refused() {
        assert!(a_blocchi("<row></row>", 4, 11).is_ok());
        assert!(matches!(a_blocchi("<row></row>", 4, 10), Err(ErroreScambio::Bomba { .. })));
    }
}
