//! Files that are refused, by name and without harm.

use super::*;

#[test]
fn a_file_that_is_not_one_is_refused_by_name() {
    assert_eq!(rifiuto(b""), "file_vuoto");
    assert_eq!(rifiuto(b"%PDF-1.7"), "non_foglio");
    assert_eq!(rifiuto(b"PK\x03\x04rotto"), "non_foglio");
    for nome in ["altro-foglio.xlsx", "vecchio.xls"] {
        let file = dimostrativo(nome);
        let Atteso::Rifiutato { codice } = file.atteso else { unreachable!() };
        assert_eq!(rifiuto(&file.byte), codice, "{nome}");
    }
    let mut ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].repeat(8);
    ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(rifiuto(&ole), "foglio_password");
    let buono = cartella(giusta);
    assert_eq!(rifiuto(&buono[..buono.len() / 2]), "non_foglio");
    assert_eq!(rifiuto(&altera(&buono, "xl/workbook.xml", |_| "<rotto".to_owned())), "foglio_rovinato");
}

#[test]
fn sheets_and_columns_missing_are_named() {
    let senza_colonna = cartella(|f| {
        f.write_row(0, 0, ["codice_fiscale", "denominazione"]).unwrap();
    });
    let errore = leggi_foglio(&senza_colonna).unwrap_err();
    assert!(
        matches!(&errore, ErroreScambio::Colonne { foglio, motivo } if foglio == "Prospetti" && motivo.contains("totale_dipendenti")),
        "{errore}"
    );
    let doppia = cartella(|f| {
        giusta(f);
        f.write(0, 8, "Provincia").unwrap();
    });
    assert_eq!(rifiuto(&doppia), "foglio_colonne");
    assert_eq!(rifiuto(&cartella(|_| {})), "foglio_colonne");
    let rinominato = altera(&cartella(giusta), "xl/workbook.xml", |testo| testo.replace("\"Part-time\"", "\"Orari\""));
    let errore = leggi_foglio(&rinominato).unwrap_err().to_string();
    assert!(errore.contains("«Part-time»") && errore.contains("Orari"), "{errore}");
}

#[test]
fn a_decompression_bomb_is_refused() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let opzioni = zip::write::SimpleFileOptions::default();
    zip.start_file("mimetype", opzioni).unwrap();
    zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    zip.start_file("content.xml", opzioni).unwrap();
    let zeri = vec![b'0'; 1024 * 1024];
    for _ in 0..300 {
        zip.write_all(&zeri).unwrap();
    }
    let byte = zip.finish().unwrap().into_inner();
    assert!(byte.len() < 2_000_000);
    assert_eq!(rifiuto(&byte), "foglio_bomba");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn spoilt_bytes_never_panic(posizioni in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        for nome in ["prospetti-savona.xlsx", "prospetti-imperia.ods"] {
            let mut byte = dimostrativo(nome).byte;
            for (posizione, valore) in &posizioni {
                let lunghezza = byte.len();
                byte[posizione.index(lunghezza)] = *valore;
            }
            if let Err(errore) = leggi_foglio(&byte) {
                prop_assert!(!errore.to_string().is_empty());
            }
        }
    }

    #[test]
    fn a_spoilt_sheet_never_panics(da in any::<prop::sample::Index>(), lungo in 1usize..60, con in "[<>/a-z\"0-9 ]{0,8}") {
        let buono = cartella(giusta);
        let rotto = altera(&buono, "xl/worksheets/sheet1.xml", |testo| {
            let da = da.index(testo.len());
            let a = (da + lungo).min(testo.len());
            format!("{}{con}{}", &testo[..da], &testo[a..])
        });
        if let Ok(esito) = leggi_foglio(&rotto) {
            prop_assert_eq!(esito.righe_lette, esito.righe_buone + esito.righe_scartate.len());
        }
    }
}
