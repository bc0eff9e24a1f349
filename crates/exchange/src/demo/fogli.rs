//! Spreadsheets of the demonstration: an xlsx with good rows and bad ones, an ods, and a workbook of
//! something else.

use super::invento::codice_di_ente;
use super::{Atteso, FileDimostrazione};
use crate::foglio::{Contenuto, FOGLI, cartella};
use chrono::NaiveDate;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// Code of the n-th employer of the spreadsheets.
fn datore(n: u32) -> String {
    codice_di_ente(&format!("99986{n:05}")).map(|codice| codice.to_string()).unwrap_or_default()
}

pub(super) fn file(al: NaiveDate) -> Vec<FileDimostrazione> {
    let contenuto = contenuto(&al.format("%d/%m/%Y").to_string());
    let mut buone = contenuto.clone();
    for (_, righe) in &mut buone {
        righe.retain(|riga| riga[0] == datore(1) || riga[0] == datore(2));
    }
    vec![
        FileDimostrazione {
            nome: "prospetti-savona.xlsx".to_owned(),
            byte: cartella(&contenuto, &[]).unwrap_or_default(),
            atteso: Atteso::Foglio { prospetti: 4, righe_scartate: 9 },
        },
        FileDimostrazione {
            nome: "prospetti-imperia.ods".to_owned(),
            byte: ods(&buone).unwrap_or_default(),
            atteso: Atteso::Foglio { prospetti: 2, righe_scartate: 0 },
        },
    ]
}

/// Employer, name, province, total, full-time workers with disabilities. Four employers go in; five stay
/// out, each for a reason of its own.
const PROSPETTI: [(u32, &str, &str, &str, &str); 11] = [
    (1, "Vetreria Dorese S.r.l.", "SV", "62", "3"),
    (2, "Molini Navardo S.p.A.", "SV", "80", "4"),
    (2, "Molini Navardo S.p.A.", "IM", "30", "1"),
    (3, "Cartiera Pelusa S.r.l.", "SV", "120", "5"),
    (4, "Calzaturificio Tarino S.n.c.", "SV", "18", "1"),
    (5, "Pastificio Zanetti S.r.l.", "SV", "1,5", ""),
    (6, "Autolinee Branoni S.r.l.", "SA V", "44", ""),
    (7, "Segheria Molese S.r.l.", "SV", "", ""),
    (8, "Tipografia Solato S.r.l.", "SV", "33", ""),
    (9, "Alberghi Lemelli S.r.l.", "SV", "51", "3"),
    (9, "Alberghi Lemelli S.r.l.", "IM", "20", ""),
];
/// Employer whose code has lost its first digit, as a spreadsheet may do.
const SENZA_ZERO: u32 = 8;
/// Employer suspended for cigs.
const SOSPESO: u32 = 3;

/// Rows of the other sheets, in the order of their columns after employer and date. The third and the
/// fourth of the part-time are wrong: hours beyond the contract, a province without its row.
const ALTRE: [&[(u32, &str)]; 3] = [
    &[
        (1, "SV;ordinari;6;20:00;40:00"),
        (2, "IM;disabili;1;24:00;40:00"),
        (9, "SV;ordinari;4;42:00;40:00"),
        (9, "GE;ordinari;4;20:00;40:00"),
    ],
    &[(1, "SV;dirigenti;2"), (9, "SV;dirigenti;1")],
    &[(2, "SV;IM;eccedenza;disabili;1"), (2, "IM;SV;riduzione;disabili;1")],
];

fn contenuto(al: &str) -> Vec<Contenuto> {
    let prospetti = PROSPETTI.iter().map(|riga| prospetto(al, *riga)).collect();
    let altre = ALTRE.iter().zip(&FOGLI[1..]).map(|(righe, foglio)| {
        let riga = |(n, resto): &(u32, &str)| {
            let mut celle = vec![datore(*n), al.to_owned()];
            celle.extend(resto.split(';').map(str::to_owned));
            celle.resize(foglio.colonne.len(), String::new());
            celle
        };
        (foglio, righe.iter().map(riga).collect())
    });
    std::iter::once((&FOGLI[0], prospetti)).chain(altre).collect()
}

fn prospetto(al: &str, (n, nome, provincia, totale, disabili): (u32, &str, &str, &str, &str)) -> Vec<String> {
    let codice = datore(n);
    let valore = |colonna: &str| match colonna {
        "codice_fiscale" if n == SENZA_ZERO => &codice[1..],
        "codice_fiscale" => &codice,
        "denominazione" => nome,
        "natura" => "privato",
        "sede_legale" => "SV",
        "data_riferimento" => al,
        "provincia" => provincia,
        "totale_dipendenti" => totale,
        "disabili_tempo_pieno" => disabili,
        "sospensione_tipo" if n == SOSPESO => "cigs",
        "sospensione_lavoratori" if n == SOSPESO => "40",
        _ => "",
    };
    FOGLI[0].colonne.iter().map(|colonna| valore(colonna.nome).to_owned()).collect()
}

/// A workbook that has nothing to do with prospetti.
pub(super) fn estraneo() -> Vec<u8> {
    let mut cartella = rust_xlsxwriter::Workbook::new();
    let creato = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 1, 1);
    if let Ok(creato) = creato {
        cartella.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&creato));
    }
    let scritto = cartella.add_worksheet().write_string(0, 0, "Turni di agosto").map(drop);
    scritto.and_then(|()| cartella.save_to_buffer()).unwrap_or_default()
}

const MANIFESTO: &str = r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;

/// The smallest ods that holds these rows as text, after their headings.
fn ods(contenuto: &[Contenuto]) -> zip::result::ZipResult<Vec<u8>> {
    let mut corpo = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>"#,
    );
    for (foglio, righe) in contenuto {
        corpo.push_str(&format!("<table:table table:name=\"{}\">", foglio.nome));
        let testata: Vec<String> = foglio.colonne.iter().map(|colonna| colonna.nome.to_owned()).collect();
        for riga in std::iter::once(&testata).chain(righe) {
            corpo.push_str("<table:table-row>");
            for valore in riga {
                let testo = quick_xml::escape::escape(valore.as_str());
                corpo.push_str(&format!(
                    "<table:table-cell office:value-type=\"string\"><text:p>{testo}</text:p></table:table-cell>"
                ));
            }
            corpo.push_str("</table:table-row>");
        }
        corpo.push_str("</table:table>");
    }
    corpo.push_str("</office:spreadsheet></office:body></office:document-content>");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let opzioni = SimpleFileOptions::default();
    zip.start_file("mimetype", opzioni.compression_method(zip::CompressionMethod::Stored))?;
    zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet")?;
    for (nome, testo) in [("META-INF/manifest.xml", MANIFESTO), ("content.xml", corpo.as_str())] {
        zip.start_file(nome, opzioni)?;
        zip.write_all(testo.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
