//! From bytes to text, by the encoding that the file declares.

use crate::ErroreScambio;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// Length of the start of the file in which the declaration must stand.
const INIZIO: usize = 200;

/// The text of a file. The declared encoding is believed, and bytes that contradict it are refused:
/// replacing them silently would change a name.
pub(super) fn decodifica(byte: &[u8]) -> Result<Cow<'_, str>, ErroreScambio> {
    if byte.iter().all(u8::is_ascii_whitespace) {
        return Err(ErroreScambio::Vuoto);
    }
    let (codifica, senza_marca) = match Encoding::for_bom(byte) {
        Some((codifica, lunghezza)) => (codifica, &byte[lunghezza..]),
        None => (sconosciuta_senza_marca(byte)?, byte),
    };
    let testo = strettamente(codifica, senza_marca)?;
    if !testo.trim_start().starts_with('<') {
        return Err(ErroreScambio::NonXml);
    }
    if let Some(carattere) =
        testo.chars().find(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{80}'..='\u{9f}'))
    {
        return Err(ErroreScambio::Codifica {
            motivo: format!("contiene il carattere di controllo U+{:04X}", u32::from(carattere)),
        });
    }
    Ok(testo)
}

fn sconosciuta_senza_marca(byte: &[u8]) -> Result<&'static Encoding, ErroreScambio> {
    match byte {
        [b'<', 0, ..] => return Ok(UTF_16LE),
        [0, b'<', ..] => return Ok(UTF_16BE),
        _ => {}
    }
    let inizio = &byte[..byte.len().min(INIZIO)];
    if !inizio.trim_ascii_start().starts_with(b"<") {
        return Err(ErroreScambio::NonXml);
    }
    match dichiarata(inizio) {
        None => Ok(UTF_8),
        Some(nome) => match Encoding::for_label(nome.as_bytes()) {
            // Latin 1 is what the label "iso-8859-1" means on the web: Windows-1252, of which it is a part.
            Some(codifica) if codifica == UTF_8 || codifica == WINDOWS_1252 => Ok(codifica),
            _ => Err(ErroreScambio::Codifica {
                motivo: format!("è dichiarata «{nome}», il programma legge UTF-8, UTF-16, ISO-8859-1 e Windows-1252"),
            }),
        },
    }
}

fn dichiarata(inizio: &[u8]) -> Option<String> {
    let inizio = String::from_utf8_lossy(inizio);
    let dichiarazione = inizio.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0.to_owned();
    let dopo = dichiarazione.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start().to_owned();
    let virgolette = dopo.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(dopo[1..].split_once(virgolette)?.0.to_owned())
}

fn strettamente<'a>(codifica: &'static Encoding, byte: &'a [u8]) -> Result<Cow<'a, str>, ErroreScambio> {
    // Five bytes mean nothing in Windows-1252, and encoding_rs would read them as control characters.
    let indefiniti = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
    let contraddice = codifica == WINDOWS_1252 && byte.iter().any(|b| indefiniti.contains(b));
    codifica.decode_without_bom_handling_and_without_replacement(byte).filter(|_| !contraddice).ok_or_else(|| {
        ErroreScambio::Codifica {
            motivo: format!("il file si dice {}, ma contiene byte che non lo sono", codifica.name()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codice(byte: &[u8]) -> Result<String, &'static str> {
        decodifica(byte).map(Cow::into_owned).map_err(|e| e.codice())
    }

    #[test]
    fn each_encoding_is_read_as_declared() {
        let latino = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>citt\xe0</a>";
        assert!(codice(latino).unwrap().contains("città"));
        let windows = b"<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>\x80</a>";
        assert!(codice(windows).unwrap().contains('€'));
        let utf16: Vec<u8> = "\u{feff}<a>città</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(codice(&utf16).unwrap().contains("città"));
        let senza_marca: Vec<u8> = "<a>città</a>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(codice(&senza_marca).unwrap().contains("città"));
        assert!(codice("\u{feff}<a>città</a>".as_bytes()).unwrap().starts_with('<'));
    }

    #[test]
    fn bytes_that_contradict_the_declaration_are_refused() {
        assert_eq!(codice(b"<?xml version='1.0' encoding='UTF-8'?><a>citt\xe0</a>"), Err("xml_codifica"));
        assert_eq!(codice(b"<a>citt\xe0</a>"), Err("xml_codifica"));
        assert_eq!(codice(b"<?xml version='1.0' encoding='windows-1252'?><a>\x81</a>"), Err("xml_codifica"));
        assert_eq!(codice(b"<?xml version='1.0' encoding='EBCDIC-IT'?><a/>"), Err("xml_codifica"));
        assert_eq!(codice(b"<a>\x00</a>"), Err("xml_codifica"));
    }

    #[test]
    fn what_is_not_xml_is_named() {
        assert_eq!(codice(b"  \n"), Err("file_vuoto"));
        assert_eq!(codice(b""), Err("file_vuoto"));
        assert_eq!(codice(b"%PDF-1.7"), Err("non_xml"));
        assert_eq!(codice(b"PK\x03\x04"), Err("non_xml"));
    }
}
