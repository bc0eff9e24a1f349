//! What a workbook says before its sheets: their names, the forms of numbers, the shared texts.

use super::super::apri::rovinato;
use super::testo::{errore_xml, stringa};
use crate::ErroreScambio;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A sheet: name, whether it is hidden, its part of the archive.
pub(super) struct FoglioXlsx {
    pub(super) nome: String,
    pub(super) nascosto: bool,
    pub(super) parte: String,
}

/// What the form of a number makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Formato {
    Altro,
    Data,
    Durata,
}

fn attributo(e: &BytesStart<'_>, nome: &str) -> Result<Option<String>, ErroreScambio> {
    for attributo in e.attributes().with_checks(false) {
        let attributo = attributo.map_err(|e| rovinato(e.to_string()))?;
        if attributo.key.local_name().as_ref() == nome {
            let valore = quick_xml::escape::unescape(&attributo.value).map_err(|e| rovinato(e.to_string()))?;
            return Ok(Some(valore.into_owned()));
        }
    }
    Ok(None)
}

/// Gives each element that opens to a function.
fn elementi(
    testo: &str,
    mut ogni: impl FnMut(&BytesStart<'_>) -> Result<(), ErroreScambio>,
) -> Result<(), ErroreScambio> {
    let mut xml = Reader::from_str(testo);
    loop {
        match xml.read_event().map_err(|e| errore_xml(&e))? {
            Event::Start(e) | Event::Empty(e) => ogni(&e)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Where each relation of the workbook leads.
pub(super) fn relazioni(testo: &str) -> Result<BTreeMap<String, String>, ErroreScambio> {
    let mut relazioni = BTreeMap::new();
    elementi(testo, |e| {
        if e.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(meta)) = (attributo(e, "Id")?, attributo(e, "Target")?)
        {
            let assoluta = meta.strip_prefix('/').map(str::to_owned);
            relazioni.insert(id, assoluta.unwrap_or_else(|| format!("xl/{}", meta.trim_start_matches("./"))));
        }
        Ok(())
    })?;
    Ok(relazioni)
}

/// The sheets, and whether days are counted from 1904.
pub(super) fn cartella(
    testo: &str,
    relazioni: &BTreeMap<String, String>,
) -> Result<(Vec<FoglioXlsx>, bool), ErroreScambio> {
    let (mut fogli, mut dal_1904, mut finita) = (Vec::new(), false, false);
    elementi(testo, |e| {
        match e.local_name().as_ref() {
            "workbook" => finita = true,
            "workbookPr" => dal_1904 |= attributo(e, "date1904")?.is_some_and(|v| matches!(v.as_str(), "1" | "true")),
            "sheet" => {
                let id = attributo(e, "id")?.unwrap_or_default();
                let parte = relazioni.get(&id).ok_or_else(|| rovinato("un foglio non si trova"))?.clone();
                let nascosto = attributo(e, "state")?.is_some_and(|stato| stato != "visible");
                fogli.push(FoglioXlsx { nome: attributo(e, "name")?.unwrap_or_default(), nascosto, parte });
            }
            _ => {}
        }
        Ok(())
    })?;
    if finita { Ok((fogli, dal_1904)) } else { Err(rovinato("manca l'elenco dei fogli")) }
}

/// The form of each style of cell.
pub(super) fn formati(testo: &str) -> Result<Vec<Formato>, ErroreScambio> {
    let (mut propri, mut formati, mut di_cella) = (BTreeMap::new(), Vec::new(), false);
    elementi(testo, |e| {
        match e.local_name().as_ref() {
            "numFmt" => {
                let (id, codice) = (attributo(e, "numFmtId")?, attributo(e, "formatCode")?);
                propri.insert(id.unwrap_or_default(), formato(&codice.unwrap_or_default()));
            }
            "cellXfs" => di_cella = true,
            "cellStyles" | "cellStyleXfs" | "dxfs" => di_cella = false,
            "xf" if di_cella => {
                let id = attributo(e, "numFmtId")?.unwrap_or_default();
                formati.push(propri.get(&id).copied().unwrap_or_else(|| predefinito(&id)));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(formati)
}

/// The forms that have a number and no code (ECMA-376, 18.8.30).
fn predefinito(id: &str) -> Formato {
    match id.parse() {
        Ok(14..=22 | 27..=36 | 45 | 47 | 50..=58) => Formato::Data,
        Ok(46) => Formato::Durata,
        _ => Formato::Altro,
    }
}

/// A form by its code: the letters of days and hours count where they are not quoted, escaped or inside
/// the brackets of a colour; hours in brackets go beyond a day.
fn formato(codice: &str) -> Formato {
    let mut caratteri = codice.chars();
    while let Some(c) = caratteri.next() {
        match c {
            '\\' | '_' | '*' => _ = caratteri.next(),
            '"' => _ = caratteri.by_ref().find(|c| *c == '"'),
            '[' => {
                let dentro: String = caratteri.by_ref().take_while(|c| *c != ']').collect();
                let lettera = dentro.chars().next().map(|c| c.to_ascii_lowercase());
                if matches!(lettera, Some('h' | 'm' | 's'))
                    && dentro.chars().all(|c| Some(c.to_ascii_lowercase()) == lettera)
                {
                    return Formato::Durata;
                }
            }
            ';' => return Formato::Altro,
            'd' | 'm' | 'h' | 'y' | 's' | 'D' | 'M' | 'H' | 'Y' | 'S' => return Formato::Data,
            // «General» and «Standard» are no dates, whatever letters they hold.
            'G' | 'g' => _ = caratteri.by_ref().take(6).count(),
            _ => {}
        }
    }
    Formato::Altro
}

/// The texts that cells share.
pub(super) fn stringhe(testo: &str) -> Result<Vec<Arc<str>>, ErroreScambio> {
    let mut xml = Reader::from_str(testo);
    let mut stringhe = Vec::new();
    loop {
        match xml.read_event().map_err(|e| errore_xml(&e))? {
            Event::Start(e) if e.local_name().as_ref() == "si" => stringhe.push(stringa(&mut xml, b"si")?.into()),
            Event::Empty(e) if e.local_name().as_ref() == "si" => stringhe.push("".into()),
            Event::Eof => return Ok(stringhe),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_spans_are_known_by_the_form_of_the_number() {
        for (codice, atteso) in [
            ("dd/mm/yyyy", Formato::Data),
            ("[$-410]d mmmm yyyy;@", Formato::Data),
            ("hh:mm", Formato::Data),
            ("[h]:mm", Formato::Durata),
            ("[Red][HH]:MM:SS", Formato::Durata),
            ("General", Formato::Altro),
            ("0.00", Formato::Altro),
            ("#,##0 \"dipendenti\"", Formato::Altro),
            ("[Red]0;dd", Formato::Altro),
            ("0\\h", Formato::Altro),
            ("_-* #,##0_-;d", Formato::Altro),
        ] {
            assert_eq!(formato(codice), atteso, "{codice}");
        }
        assert_eq!(
            (predefinito("14"), predefinito("46"), predefinito("1")),
            (Formato::Data, Formato::Durata, Formato::Altro)
        );
    }

    #[test]
    fn styles_are_counted_among_those_of_cells_alone() {
        let stili = "<styleSheet><numFmts><numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/></numFmts>\
            <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
            <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";
        assert_eq!(formati(stili).unwrap(), [Formato::Altro, Formato::Data, Formato::Durata]);
    }
}
