//! Text inside the XML of a spreadsheet.

use super::super::apri::rovinato;
use crate::ErroreScambio;
use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};
use quick_xml::name::QName;
use std::borrow::Cow;

/// The name of an element without its prefix, as bytes: compared for every tag of a sheet.
pub(super) fn nome(nome: QName<'_>) -> &[u8] {
    let byte = nome.into_inner().as_bytes();
    match byte {
        [_] => byte,
        _ => byte.iter().rposition(|c| *c == b':').map_or(byte, |prefisso| &byte[prefisso + 1..]),
    }
}

pub(super) fn errore_xml(errore: &Error) -> ErroreScambio {
    rovinato(format!("l'XML è mal formato ({errore})"))
}

/// The text of the element that is open, up to its end.
pub(super) fn testo_fino_a<'a>(xml: &mut Reader<&'a [u8]>, fine: &[u8]) -> Result<Cow<'a, str>, ErroreScambio> {
    let mut testo = Cow::Borrowed("");
    loop {
        match xml.read_event().map_err(|e| errore_xml(&e))? {
            Event::Text(pezzo) if testo.is_empty() => testo = pezzo.xml10_content(),
            Event::Text(pezzo) => testo.to_mut().push_str(&pezzo.xml10_content()),
            Event::CData(pezzo) => testo.to_mut().push_str(&pezzo.xml10_content()),
            Event::GeneralRef(riferimento) => testo.to_mut().push_str(&carattere(&riferimento)?),
            Event::End(e) if nome(e.name()) == fine => return Ok(testo),
            Event::Eof => return Err(rovinato("finisce a metà di una cella")),
            _ => {}
        }
    }
}

fn carattere(riferimento: &BytesRef<'_>) -> Result<String, ErroreScambio> {
    if let Some(carattere) = riferimento.resolve_char_ref().map_err(|e| errore_xml(&e))? {
        return Ok(carattere.to_string());
    }
    let noto = resolve_predefined_entity(riferimento).map(str::to_owned);
    noto.ok_or_else(|| rovinato(format!("contiene l'entità «{}»", &**riferimento)))
}

/// A text of one or more pieces, each perhaps with a look of its own, without how it is pronounced.
pub(super) fn stringa(xml: &mut Reader<&[u8]>, fine: &[u8]) -> Result<String, ErroreScambio> {
    let (mut stringa, mut pronuncia) = (String::new(), false);
    loop {
        match xml.read_event().map_err(|e| errore_xml(&e))? {
            Event::Start(e) => match nome(e.name()) {
                b"t" => {
                    let intero = matches!(e.try_get_attribute("xml:space"), Ok(Some(a)) if &*a.value == "preserve");
                    let testo = testo_fino_a(xml, b"t")?;
                    let testo = if intero { &*testo } else { testo.trim_matches([' ', '\t', '\r', '\n']) };
                    if !pronuncia {
                        stringa.push_str(&senza_codici(testo));
                    }
                }
                b"rPh" => pronuncia = true,
                _ => {}
            },
            Event::End(e) if nome(e.name()) == b"rPh" => pronuncia = false,
            Event::End(e) if nome(e.name()) == fine => return Ok(stringa),
            Event::Eof => return Err(rovinato("finisce a metà di un testo")),
            _ => {}
        }
    }
}

/// Puts the characters back that Excel writes as `_x000D_`.
fn senza_codici(testo: &str) -> Cow<'_, str> {
    if !testo.contains("_x") {
        return Cow::Borrowed(testo);
    }
    let (mut scritto, mut resto) = (String::with_capacity(testo.len()), testo);
    while let Some(posto) = resto.find("_x") {
        let carattere = resto
            .get(posto + 2..posto + 6)
            .filter(|_| resto[posto + 6..].starts_with('_'))
            .and_then(|cifre| u32::from_str_radix(cifre, 16).ok())
            .and_then(char::from_u32);
        scritto.push_str(&resto[..posto]);
        match carattere {
            Some(carattere) => scritto.push(carattere),
            None => scritto.push_str("_x"),
        }
        resto = &resto[posto + if carattere.is_some() { 7 } else { 2 }..];
    }
    scritto.push_str(resto);
    Cow::Owned(scritto)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leggi(xml: &str) -> Result<String, ErroreScambio> {
        let mut xml = Reader::from_str(xml);
        xml.config_mut().allow_unmatched_ends = true;
        stringa(&mut xml, b"si")
    }

    #[test]
    fn pieces_are_put_together_and_escapes_resolved() {
        let ricca =
            "<r><rPr/><t>Rossi </t></r><r><t xml:space=\"preserve\"> &amp; figli</t></r><rPh><t>x</t></rPh></si>";
        assert_eq!(leggi(ricca).unwrap(), "Rossi & figli");
        assert_eq!(leggi("<t>a_x000D_b_x41_c_xZZZZ_ &#xE0;&lt;</t></si>").unwrap(), "a\rb_x41_c_xZZZZ_ à<");
        assert_eq!(leggi("<t/></si>").unwrap(), "");
        assert!(leggi("<t>&ente;</t></si>").is_err() && leggi("<t>a").is_err());
    }
}
