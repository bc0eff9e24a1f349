//! Spreadsheets: what is good goes in, what is not stays out by name, and every trap is known.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]

mod rifiuti;

use mirato_domain::situazione::TipoSospensione;
use mirato_exchange::ErroreScambio;
use mirato_exchange::demo::{self, Atteso};
use mirato_exchange::foglio::{EsitoFoglio, dai_codice, leggi_foglio, modello_prospetti, scrivi_scarti};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::io::{Cursor, Read, Write};
use std::sync::OnceLock;

const BRICOLA: &str = "99987130996";
const TESTATA: [&str; 8] = [
    "codice_fiscale",
    "denominazione",
    "natura",
    "sede_legale",
    "data_riferimento",
    "provincia",
    "totale_dipendenti",
    "disabili_tempo_pieno",
];

fn al() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()
}

fn dimostrativo(nome: &str) -> demo::FileDimostrazione {
    static FILE: OnceLock<Vec<demo::FileDimostrazione>> = OnceLock::new();
    FILE.get_or_init(|| demo::genera(68, 1, al())).iter().find(|f| f.nome == nome).unwrap().clone()
}

/// A workbook with the template's sheets: the first as the test wants it, the others with headings alone.
fn cartella(prospetti: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut cartella = Workbook::new();
    let foglio = cartella.add_worksheet().set_name("Prospetti").unwrap();
    prospetti(foglio);
    let altri: [(&str, &[&str]); 3] = [
        ("Part-time", &["codice_fiscale", "data_riferimento", "provincia", "gruppo", "numero", "ore", "ore_contratto"]),
        ("Esclusioni", &["codice_fiscale", "data_riferimento", "provincia", "categoria", "numero"]),
        (
            "Compensazioni",
            &["codice_fiscale", "data_riferimento", "provincia", "con_provincia", "tipo", "soggetto", "numero"],
        ),
    ];
    for (nome, colonne) in altri {
        let foglio = cartella.add_worksheet().set_name(nome).unwrap();
        foglio.write_row(0, 0, colonne.iter().copied()).unwrap();
    }
    cartella.save_to_buffer().unwrap()
}

/// A right row of Officine Bricola on the second line.
fn giusta(foglio: &mut Worksheet) {
    foglio.write_row(0, 0, TESTATA).unwrap();
    foglio.write_row(1, 0, [BRICOLA, "Officine Bricola S.p.A.", "privato", "GE", "31/12/2025", "GE"]).unwrap();
    foglio.write_row(1, 6, [61, 4]).unwrap();
}

fn leggi(byte: &[u8]) -> EsitoFoglio {
    leggi_foglio(byte).unwrap_or_else(|e| panic!("{e}"))
}

/// Changes one part of a workbook.
fn altera(byte: &[u8], nome: &str, cambia: impl Fn(String) -> String) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(byte)).unwrap();
    let mut fuori = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..zip.len() {
        let mut voce = zip.by_index(i).unwrap();
        let questo = voce.name().unwrap().into_owned();
        let mut contenuto = Vec::new();
        voce.read_to_end(&mut contenuto).unwrap();
        if questo == nome {
            contenuto = cambia(String::from_utf8(contenuto).unwrap()).into_bytes();
        }
        fuori.start_file(questo, zip::write::SimpleFileOptions::default()).unwrap();
        fuori.write_all(&contenuto).unwrap();
    }
    fuori.finish().unwrap().into_inner()
}

fn rifiuto(byte: &[u8]) -> &'static str {
    leggi_foglio(byte).expect_err("must be refused").codice()
}

#[test]
fn a_right_row_becomes_a_prospetto() {
    let esito = leggi(&cartella(giusta));
    assert_eq!((esito.righe_lette, esito.righe_buone, esito.righe_scartate.len(), esito.prospetti.len()), (1, 1, 0, 1));
    let prospetto = &esito.prospetti[0];
    let mut con_codice = prospetto.clone();
    dai_codice(&mut con_codice);
    assert_eq!(con_codice.trasmissione.codice_comunicazione.len(), 16);
    let (situazione, avvisi) = prospetto.situazione(&|_| None, &|_| None);
    assert_eq!(avvisi, []);
    assert_eq!(
        (
            situazione.datore.sede_legale.sigla(),
            situazione.province[0].totale_dipendenti,
            situazione.province[0].disabili.tempo_pieno
        ),
        ("GE", 61, 4)
    );
}

#[test]
fn the_template_has_only_an_example_that_is_not_read() {
    let esito = leggi(&modello_prospetti().unwrap());
    assert_eq!((esito.righe_lette, esito.prospetti.len()), (0, 0));
    assert_eq!(esito.avvisi, []);
}

#[test]
fn the_demonstration_files_give_what_they_promise() {
    for nome in ["prospetti-savona.xlsx", "prospetti-imperia.ods"] {
        let file = dimostrativo(nome);
        let Atteso::Foglio { prospetti, righe_scartate } = file.atteso else { unreachable!() };
        let esito = leggi(&file.byte);
        let perche: Vec<_> =
            esito.motivi().map(|m| format!("{} {} {}: {}", m.foglio, m.riga, m.colonna, m.motivo)).collect();
        assert_eq!(
            (esito.prospetti.len(), esito.righe_scartate.len()),
            (prospetti, righe_scartate),
            "{nome}: {perche:#?}"
        );
        assert_eq!(esito.righe_lette, esito.righe_buone + esito.righe_scartate.len());
        for prospetto in &esito.prospetti {
            let (situazione, avvisi) = prospetto.situazione(&|_| None, &|_| None);
            assert_eq!(avvisi, [], "{nome}");
            let sospesa = situazione.province.iter().find_map(|p| p.sospensione.as_ref());
            assert!(sospesa.is_none_or(|s| s.tipo == TipoSospensione::Cigs && s.lavoratori_sospesi == Some(40)));
        }
    }
}

#[test]
fn rows_to_correct_come_back() {
    let esito = leggi(&dimostrativo("prospetti-savona.xlsx").byte);
    let scarti = scrivi_scarti(&esito).unwrap();
    let tornato = leggi(&scarti);
    assert_eq!(tornato.prospetti.len(), 0);
    assert_eq!(tornato.righe_scartate.len(), esito.righe_scartate.len());
    let valori = |esito: &EsitoFoglio| esito.righe_scartate.iter().map(|r| r.valori.clone()).collect::<Vec<_>>();
    assert_eq!(valori(&tornato), valori(&esito), "what was read is given back as it was");
    let una = leggi(&cartella(|f| {
        giusta(f);
        f.write(1, 6, 1.5).unwrap();
    }));
    let da_correggere = scrivi_scarti(&una).unwrap();
    let corretto = altera(&da_correggere, "xl/sharedStrings.xml", |testo| testo.replace("<t>1.5</t>", "<t>61</t>"));
    assert_eq!(leggi(&corretto).prospetti.len(), 1, "once corrected, it goes in");
}

#[test]
fn a_bad_row_keeps_its_employer_out() {
    let esito = leggi(&cartella(|f| {
        giusta(f);
        f.write_row(2, 0, [BRICOLA, "Officine Bricola S.p.A.", "privato", "GE", "31/12/2025", "SV", "molti"]).unwrap();
    }));
    assert_eq!((esito.prospetti.len(), esito.righe_scartate.len()), (0, 2));
    assert!(esito.motivi().any(|m| m.riga == 2 && m.motivo.contains("riga 3")));
    assert!(esito.motivi().any(|m| (m.riga, m.lettera.as_str(), m.colonna.as_str(), m.valore.as_str())
        == (3, "G", "totale_dipendenti", "molti")));
}

#[test]
fn columns_are_found_by_heading_and_dates_by_form() {
    let esito = leggi(&cartella(|f| {
        f.write_row(
            0,
            0,
            [
                "Totale dipendenti",
                "DATA RIFERIMENTO",
                "Provincia*",
                "note",
                "codice fiscale",
                "Denominazione",
                "natura",
                "sede legale",
            ],
        )
        .unwrap();
        f.write(1, 0, "61").unwrap();
        let data = ExcelDateTime::from_ymd(2025, 12, 31).unwrap();
        f.write_with_format(1, 1, &data, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
        f.write_row(1, 2, ["Genova", "chiedere", BRICOLA, "Officine Bricola S.p.A.", "Privato", "ge"]).unwrap();
        f.write_row(2, 2, ["SV", "", BRICOLA, "Officine Bricola S.p.A.", "privato", "GE"]).unwrap();
        f.write(2, 0, 39).unwrap();
        f.write(2, 1, 46_022).unwrap();
    }));
    assert_eq!(esito.prospetti.len(), 1, "{:?}", esito.righe_scartate);
    assert_eq!(esito.prospetti[0].quadro2.len(), 2);
    assert!(esito.avvisi.iter().any(|a| a.colonna == "note" && a.lettera == "D"));
    assert!(esito.avvisi.iter().any(|a| a.riga == 3 && a.motivo.contains("letta come 31/12/2025")));
}

#[test]
fn formulas_in_error_or_without_value_are_named() {
    let in_errore = leggi(&cartella(|f| {
        giusta(f);
        f.write_formula(1, 6, Formula::new("=A1/0").set_result("#REF!")).unwrap();
    }));
    assert!(
        in_errore.motivi().any(|m| m.valore == "#RIF!" && m.motivo.contains("in errore")),
        "{:?}",
        in_errore.righe_scartate
    );
    let con_formula = cartella(|f| {
        giusta(f);
        f.write_formula(1, 6, Formula::new("=60+1").set_result("61")).unwrap();
    });
    assert_eq!(leggi(&con_formula).prospetti.len(), 1, "a formula with its value is read");
    let senza_valore = altera(&con_formula, "xl/worksheets/sheet1.xml", |testo| {
        testo.replace("<v>61</v></c><c r=\"H2\"", "</c><c r=\"H2\"")
    });
    assert!(leggi(&senza_valore).motivi().any(|m| m.motivo.contains("non ha un valore salvato")));
}

#[test]
fn merged_cells_are_refused_and_hidden_rows_are_told() {
    let unite = leggi(&cartella(|f| {
        giusta(f);
        f.merge_range(1, 1, 2, 1, "Officine Bricola S.p.A.", &Format::new()).unwrap();
        f.write(2, 0, BRICOLA).unwrap();
    }));
    assert!(unite.righe_scartate.len() == 2 && unite.motivi().any(|m| m.motivo.contains("celle unite")));
    let nascoste = leggi(&cartella(|f| {
        giusta(f);
        f.set_row_hidden(1).unwrap();
    }));
    assert_eq!(nascoste.prospetti.len(), 1);
    assert!(nascoste.avvisi.iter().any(|a| a.motivo.contains("1 righe nascoste")), "{:?}", nascoste.avvisi);
    let foglio_nascosto = altera(&cartella(giusta), "xl/workbook.xml", |testo| {
        testo.replace("name=\"Esclusioni\"", "name=\"Esclusioni\" state=\"hidden\"")
    });
    assert!(leggi(&foglio_nascosto).avvisi.iter().any(|a| a.foglio == "Esclusioni" && a.motivo.contains("nascosto")));
}

#[test]
fn an_ods_tells_its_merged_cells_and_hidden_rows_too() {
    let buono = dimostrativo("prospetti-imperia.ods").byte;
    let intero = leggi(&buono);
    // The first row under the heading of the first sheet.
    let seconda = |testo: &str| testo.match_indices("<table:table-row>").nth(1).unwrap().0;
    let nascosta = leggi(&altera(&buono, "content.xml", |mut testo| {
        let posto = seconda(&testo) + "<table:table-row".len();
        testo.insert_str(posto, " table:visibility=\"collapse\"");
        testo
    }));
    assert_eq!(nascosta.prospetti, intero.prospetti);
    assert!(nascosta.avvisi.iter().any(|a| a.motivo.contains("1 righe nascoste")), "{:?}", nascosta.avvisi);
    let unita = leggi(&altera(&buono, "content.xml", |mut testo| {
        let posto = testo[seconda(&testo)..].find("<table:table-cell").unwrap() + seconda(&testo);
        testo.insert_str(posto + "<table:table-cell".len(), " table:number-rows-spanned=\"2\"");
        testo
    }));
    let unite: Vec<u32> = unita.motivi().filter(|m| m.motivo.contains("celle unite")).map(|m| m.riga).collect();
    assert_eq!(unite, [2, 3]);
    assert!(intero.avvisi.iter().all(|a| !a.motivo.contains("nascoste")));
}

/// A sheet long enough to be read in several blocks.
fn lunga(righe: u32) -> Vec<u8> {
    cartella(|f| {
        f.write_row(0, 0, TESTATA).unwrap();
        for riga in 1..=righe {
            let data = format!("{:02}/{:02}/{}", riga % 28 + 1, riga / 28 % 12 + 1, 1990 + riga / 28 / 12);
            f.write_row(riga, 0, [BRICOLA, "Officine Bricola S.p.A.", "privato", "GE", &data, "GE"]).unwrap();
            f.write_row(riga, 6, [if riga % 1000 == 7 { -1 } else { 61 }, 4]).unwrap();
        }
    })
}

#[test]
fn a_long_sheet_is_read_in_the_order_of_its_rows_even_without_their_numbers() {
    let numerata = lunga(6_000);
    let esito = leggi(&numerata);
    assert_eq!((esito.righe_lette, esito.prospetti.len()), (6_000, 5_994));
    let fuori: Vec<u32> = esito.righe_scartate.iter().map(|riga| riga.riga).collect();
    assert_eq!(fuori, [8, 1008, 2008, 3008, 4008, 5008]);
    let senza_numeri = altera(&numerata, "xl/worksheets/sheet1.xml", |testo| {
        let mut pezzi = testo.split(" r=\"");
        let primo = pezzi.next().unwrap().to_owned();
        pezzi.fold(primo, |fatto, pezzo| fatto + pezzo.split_once('"').unwrap().1)
    });
    assert_eq!(leggi(&senza_numeri), esito);
}

#[test]
fn texts_written_in_the_cell_and_long_forms_of_excel_are_read() {
    let in_linea = altera(&cartella(giusta), "xl/worksheets/sheet1.xml", |testo| {
        let da = testo.find("<c r=\"B2\"").unwrap();
        let a = da + testo[da..].find("</c>").unwrap();
        let cella = "<c r=\"B2\" t=\"inlineStr\"><is><r><t>Rossi &amp; </t></r><r><t xml:space=\"preserve\"> figli</t></r></is>";
        format!("{}{cella}{}", &testo[..da], &testo[a..])
    });
    assert_eq!(leggi(&in_linea).prospetti[0].dichiarante().denominazione, "Rossi & figli");
    let con_prefisso = altera(&cartella(giusta), "xl/worksheets/sheet1.xml", |testo| {
        testo.replace("</", "</x:").replace('<', "<x:").replace("<x:/x:", "</x:").replace("<x:?", "<?")
    });
    assert_eq!(leggi(&con_prefisso).prospetti, leggi(&cartella(giusta)).prospetti);
}

#[test]
fn duplicates_are_counted_once_or_refused() {
    let riga = |foglio: &mut Worksheet, totale: u32| {
        giusta(foglio);
        foglio.write_row(2, 0, [BRICOLA, "Officine Bricola S.p.A.", "privato", "GE", "31.12.2025", "GE"]).unwrap();
        foglio.write_row(2, 6, [totale, 4]).unwrap();
    };
    let uguali = leggi(&cartella(|f| riga(f, 61)));
    assert_eq!((uguali.prospetti.len(), uguali.prospetti[0].quadro2.len()), (1, 1));
    assert!(uguali.avvisi.iter().any(|a| a.riga == 3 && a.motivo.contains("uguale alla riga 2")));
    let diverse = leggi(&cartella(|f| riga(f, 62)));
    assert_eq!(diverse.prospetti.len(), 0);
    assert!(diverse.motivi().any(|m| m.riga == 3 && m.motivo.contains("già alla riga 2")));
}

#[test]
fn a_million_empty_rows_are_nothing() {
    let piena = cartella(giusta);
    let vuote: String = (3..1_000_003).map(|n| format!("<row r=\"{n}\" ht=\"15\"/>")).collect();
    let grande = altera(&piena, "xl/worksheets/sheet1.xml", |testo| {
        testo.replace("</sheetData>", &format!("{vuote}</sheetData>"))
    });
    assert_eq!(leggi(&grande).righe_lette, 1);
}
