//! People from spreadsheets and texts: what is good is read, what is not is told by row and column, and a
//! health datum is repeated nowhere.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]

use chrono::NaiveDate;
use mirato_exchange::ErroreScambio;
use mirato_exchange::foglio::persone::{
    EsitoPersone, colonna as c, leggi_persone, modello_persone, scrivi_scarti_persone,
};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

const MARIO: &str = "RSSMRA80A01H501U";
const LUCIA: &str = "CSTLCU88P52D969I";

fn foglio(scrivi: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut cartella = Workbook::new();
    scrivi(cartella.add_worksheet().set_name("Persone").unwrap());
    cartella.save_to_buffer().unwrap()
}

/// What is wrong, as row, column and reason.
fn motivi(esito: &EsitoPersone) -> Vec<(u32, String, String)> {
    let motivi = esito.righe_scartate.iter().flat_map(|riga| &riga.motivi);
    motivi.map(|scarto| (scarto.riga, scarto.colonna.clone(), scarto.motivo.clone())).collect()
}

fn giorno(anno: i32, mese: u32, giorno: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(anno, mese, giorno)
}

#[test]
fn the_template_is_read_without_its_example() {
    let modello = modello_persone(&["invalido_civile".to_owned()]).unwrap();
    let esito = leggi_persone(&modello).unwrap();
    assert!(esito.persone.is_empty() && esito.righe_scartate.is_empty());
    assert_eq!(modello, modello_persone(&["invalido_civile".to_owned()]).unwrap(), "the same bytes each time");
}

#[test]
fn a_row_is_read_whatever_the_order_and_the_spelling_of_its_headings() {
    let data = Format::new().set_num_format("dd/mm/yyyy");
    let byte = foglio(|f| {
        f.write_row(0, 0, ["Nome", "Cognome", "Codice fiscale", "Nato il", "E-mail", "Part-time", "CAP", "Elenco"])
            .unwrap();
        f.write_row(1, 0, ["Lucia", "D'Àncona-Çelik ò ù ß", LUCIA]).unwrap();
        f.write_datetime_with_format(1, 3, ExcelDateTime::from_ymd(1988, 9, 12).unwrap(), &data).unwrap();
        f.write_row(1, 4, ["l@example.org", "SÌ"]).unwrap();
        f.write_number(1, 6, 187).unwrap();
        f.write_string(1, 7, "art. 8").unwrap();
    });
    let esito = leggi_persone(&byte).unwrap();
    assert_eq!(motivi(&esito), []);
    let lucia = &esito.persone[0];
    assert_eq!((lucia.riga(), lucia.codice_fiscale().as_str()), (2, LUCIA));
    assert_eq!(lucia.testo(c::COGNOME), "D'Àncona-Çelik ò ù ß");
    assert_eq!(lucia.giorno(c::NATO_IL), giorno(1988, 9, 12));
    assert_eq!((lucia.testo(c::EMAIL), lucia.si(c::PART_TIME)), ("l@example.org", Some(true)));
    assert_eq!((lucia.testo(c::CAP), lucia.testo(c::ELENCO)), ("00187", "art8"));
    assert_eq!(esito.avvisi.len(), 1, "the zeros put back are said");
}

#[test]
fn a_text_is_read_with_either_separator_and_either_encoding() {
    let righe = format!("cognome;nome;codice_fiscale;nato_il\r\nColò;Niccolò;{MARIO};29/02/1980\r\n");
    let con_virgola = format!("cognome,nome,codice_fiscale,nato_il\n\"Colò\",Niccolò,{MARIO},29/02/1980\n");
    let windows = encoding_rs::WINDOWS_1252.encode(&righe).0.into_owned();
    let con_segno = [&[0xef, 0xbb, 0xbf], righe.as_bytes()].concat();
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(righe.replace(';', "\t").encode_utf16().flat_map(u16::to_le_bytes));
    for byte in [righe.as_bytes(), con_virgola.as_bytes(), &windows, &con_segno, &utf16] {
        let esito = leggi_persone(byte).unwrap();
        assert_eq!(motivi(&esito), []);
        let letta = &esito.persone[0];
        assert_eq!((letta.riga(), letta.testo(c::COGNOME), letta.testo(c::NOME)), (2, "Colò", "Niccolò"));
        assert_eq!(letta.giorno(c::NATO_IL), giorno(1980, 2, 29));
    }
}

#[test]
fn the_row_told_is_that_of_the_file() {
    let righe = format!("cognome;nome;codice_fiscale;cap\r\n\r\nRossi;Mario;{MARIO};16121\r\n\r\nNeri;Ada;X;16121\r\n");
    let esito = leggi_persone(righe.as_bytes()).unwrap();
    assert_eq!((esito.persone[0].riga(), esito.righe_scartate[0].riga), (3, 5));
    let esito = leggi_persone(righe.replace('\r', "").as_bytes()).unwrap();
    assert_eq!((esito.persone[0].riga(), esito.righe_scartate[0].riga), (3, 5));
}

#[test]
fn every_fault_is_told_by_row_and_column() {
    let byte = foglio(|f| {
        let testata = ["codice_fiscale", "cognome", "nome", "nato_il", "provincia", "cap", "turni", "elenco"];
        f.write_row(0, 0, testata).unwrap();
        f.write_row(1, 0, ["RSSMRA80A01H501X", "Rossi", "Mario", "29/02/1981", "ZZ", "1612", "forse", "art9"]).unwrap();
        f.write_row(2, 0, [LUCIA, "", "Lucia", "12/09/1788"]).unwrap();
        f.write_string(3, 0, MARIO).unwrap();
        f.write_formula(3, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        f.write_string(3, 2, "Mario").unwrap();
    });
    let esito = leggi_persone(&byte).unwrap();
    let trovati: Vec<(u32, String)> = motivi(&esito).into_iter().map(|(riga, colonna, _)| (riga, colonna)).collect();
    let attesi = ["codice_fiscale", "nato_il", "provincia", "cap", "turni", "elenco"].map(|nome| (2, nome.to_owned()));
    let altri = [(3, "cognome".to_owned()), (3, "nato_il".to_owned()), (4, "cognome".to_owned())];
    assert_eq!(trovati, attesi.into_iter().chain(altri).collect::<Vec<_>>());
    assert_eq!(motivi(&esito)[1].2, "La data non esiste: febbraio ha 28 giorni.");
    assert!(esito.persone.is_empty());
}

#[test]
fn the_same_person_twice_keeps_both_rows_out_even_under_two_codes() {
    let righe =
        format!("cognome;nome;codice_fiscale\nRossi;Mario;{MARIO}\nNeri;Lucia;{LUCIA}\nRossi;Mario;RSSMRA80A01H50MW\n");
    let omocodo = mirato_domain::CodiceFiscale::da_quindici("RSSMRA80A01H50M").unwrap();
    let esito = leggi_persone(righe.replace("RSSMRA80A01H50MW", omocodo.as_str()).as_bytes()).unwrap();
    assert_eq!(esito.persone.len(), 1);
    let detti = motivi(&esito);
    assert!(detti[0].2.contains("riga 4") && detti[1].2.contains("riga 2"), "{detti:?}");
}

#[test]
fn merged_cells_stay_out_and_hidden_rows_are_told() {
    let byte = foglio(|f| {
        f.write_row(0, 0, ["codice_fiscale", "cognome", "nome"]).unwrap();
        f.write_string(1, 0, MARIO).unwrap();
        f.merge_range(1, 1, 1, 2, "Rossi Mario", &Format::new()).unwrap();
        f.write_row(2, 0, [LUCIA, "Castelli", "Lucia"]).unwrap();
        f.set_row_hidden(2).unwrap();
    });
    let esito = leggi_persone(&byte).unwrap();
    assert!(motivi(&esito).iter().any(|(riga, _, motivo)| *riga == 2 && motivo.contains("celle unite")));
    assert_eq!(esito.persone.len(), 1);
    assert!(esito.avvisi.iter().any(|avviso| avviso.motivo.contains("1 righe nascoste")), "{:?}", esito.avvisi);
}

#[test]
fn a_health_datum_is_repeated_nowhere() {
    // The first row is wrong in what is sealed; the second only elsewhere.
    let testata = "codice_fiscale;cognome;nome;cap;categoria;accertamento_tipo;percentuale;rilasciato_il;rivedibile_il";
    let righe = format!(
        "{testata}\n{MARIO};Rossi;Mario;16121;invalido_civile;verbalissimo;173;31/11/2019;nel 2027\n\
         {LUCIA};Castelli;Lucia;1;non_vedente;inail;67;20/11/2018;20/11/2031\n"
    );
    let esito = leggi_persone(righe.as_bytes()).unwrap();
    let colonne: Vec<(u32, String)> = motivi(&esito).into_iter().map(|(riga, colonna, _)| (riga, colonna)).collect();
    let attese =
        ["accertamento_tipo", "percentuale", "rilasciato_il", "rivedibile_il"].map(|nome| (2, nome.to_owned()));
    assert_eq!(colonne, attese.into_iter().chain([(3, "cap".to_owned())]).collect::<Vec<_>>());
    let tutto = format!("{:?} {:?}", esito.righe_scartate, esito.avvisi);
    let scarti = scrivi_scarti_persone(&esito.righe_scartate, &[]).unwrap();
    let mut riletti: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(&scarti)).unwrap();
    let pagina = format!("{:?}", calamine::Reader::worksheet_range(&mut riletti, "Persone").unwrap());
    for (dove, testo) in [("the errors", &tutto), ("the rejects", &pagina)] {
        for segreto in ["verbalissimo", "173", "31/11", "2027", "invalido_civile", "non_vedente", "67", "2018", "2031"]
        {
            assert!(!testo.contains(segreto), "{segreto} is among {dove}: {testo}");
        }
    }
    // Brought back as it is, the workbook of rejects does not let a person in without its sealed part.
    let riletto = leggi_persone(&scarti).unwrap();
    assert!(riletto.persone.is_empty());
    let da_riscrivere = |(riga, colonna, _): &(u32, String, String)| *riga == 3 && colonna == "percentuale";
    assert!(motivi(&riletto).iter().any(da_riscrivere), "{:?}", motivi(&riletto));
}

#[test]
fn a_file_of_another_kind_is_refused_with_its_code() {
    let codice = |byte: &[u8]| leggi_persone(byte).err().map(|errore| errore.codice());
    assert_eq!(codice(b""), Some("file_vuoto"));
    assert_eq!(codice(b"\n\n"), Some("file_vuoto"));
    assert_eq!(codice(b"PK\x03\x04rovinato"), Some("non_foglio"));
    assert_eq!(codice(b"\x00\x01\x02\x03"), Some("non_foglio"));
    assert_eq!(codice(b"<?xml version=\"1.0\"?><a/>"), Some("foglio_colonne"));
    assert_eq!(codice(b"cognome;cognome;nome;codice_fiscale\n"), Some("foglio_colonne"));
    let altro = foglio(|f| {
        f.write_row(0, 0, ["codice_fiscale", "nome"]).unwrap();
    });
    assert!(leggi_persone(&altro).err().expect("a column is missing").to_string().contains("cognome"));
    let mut vuota = Workbook::new();
    vuota.add_worksheet().set_name("Altro").unwrap();
    let errore = leggi_persone(&vuota.save_to_buffer().unwrap()).err();
    assert!(matches!(errore, Some(ErroreScambio::FogliMancanti { mancante: "Persone", .. })), "{errore:?}");
}
