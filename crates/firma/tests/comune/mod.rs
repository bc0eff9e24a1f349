//! Small PDFs made by hand, keys for the tests, and later updates as somebody else would append them.
#![allow(dead_code, clippy::unwrap_used)]

use chrono::{DateTime, FixedOffset, NaiveDate};
use mirato_firma::{ChiavePkcs12, Opzioni, dimostrazione::Autorita};

pub const CAMPI: [(&str, &str); 2] =
    [("firma_funzionario", "Firma del funzionario"), ("firma_dirigente", "Firma del dirigente")];

/// How the base file keeps its index.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Indice {
    Tabella,
    Flusso,
}

pub const INDICI: [Indice; 2] = [Indice::Tabella, Indice::Flusso];

/// A document of two pages that says `testo`; with [`Indice::Flusso`] the first page stands in an object stream.
pub fn documento(indice: Indice, testo: &str) -> Vec<u8> {
    let contenuto = format!("BT /F1 12 Tf 40 100 Td ({testo}) Tj ET");
    let pagina = |n: u32| {
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents {n} 0 R/Resources<</Font<</F1 7 0 R>>>>>>")
    };
    let mut oggetti = vec![
        (1, "<</Type/Catalog/Pages 2 0 R/Lang(it-IT)>>".to_owned()),
        (2, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>".to_owned()),
        (4, pagina(6)),
        (5, format!("<</Length {}>>\nstream\n{contenuto}\nendstream", contenuto.len())),
        (6, "<</Length 0>>\nstream\n\nendstream".to_owned()),
        (7, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned()),
        (8, "<</Title(Certificato di prova)>>".to_owned()),
    ];
    match indice {
        Indice::Tabella => oggetti.push((3, pagina(5))),
        Indice::Flusso => {
            let corpo = format!("3 0 {}", pagina(5));
            let flusso = format!("<</Type/ObjStm/N 1/First 4/Length {}>>\nstream\n{corpo}\nendstream", corpo.len());
            oggetti.push((9, flusso));
        }
    }
    oggetti.sort_by_key(|(numero, _)| *numero);
    let mut uscita = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut inizi = std::collections::BTreeMap::new();
    for (numero, corpo) in &oggetti {
        inizi.insert(*numero, uscita.len());
        uscita.extend_from_slice(format!("{numero} 0 obj\n{corpo}\nendobj\n").as_bytes());
    }
    let coda = "/Root 1 0 R/Info 8 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]";
    let inizio = uscita.len();
    match indice {
        Indice::Tabella => {
            uscita.extend_from_slice(b"xref\n0 9\n0000000000 65535 f \n");
            for posto in inizi.values() {
                uscita.extend_from_slice(format!("{posto:010} 00000 n \n").as_bytes());
            }
            uscita.extend_from_slice(format!("trailer\n<</Size 9{coda}>>\n").as_bytes());
        }
        Indice::Flusso => {
            inizi.insert(10, inizio);
            let mut righe = vec![0, 0, 0, 0, 0, 0xFF, 0xFF];
            for numero in 1..=10 {
                let (tipo, posto) = inizi.get(&numero).map_or((2u8, 9u32), |p| (1, u32::try_from(*p).unwrap()));
                righe.push(tipo);
                righe.extend_from_slice(&posto.to_be_bytes());
                righe.extend_from_slice(&[0, 0]);
            }
            let voci = format!("<</Type/XRef/Size 11/W[1 4 2]/Length {}{coda}>>", righe.len());
            uscita.extend_from_slice(format!("10 0 obj\n{voci}\nstream\n").as_bytes());
            uscita.extend_from_slice(&righe);
            uscita.extend_from_slice(b"\nendstream\nendobj\n");
        }
    }
    uscita.extend_from_slice(format!("startxref\n{inizio}\n%%EOF\n").as_bytes());
    uscita
}

/// Appends an update that puts `corpo` in the place of object `numero`, as an attacker or another program would.
pub fn aggiorna(pdf: &[u8], numero: u32, corpo: &str) -> Vec<u8> {
    let testo = String::from_utf8_lossy(&pdf[pdf.len() - 40..]).into_owned();
    let precedente: usize =
        testo.split("startxref\n").nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap();
    let tabella = pdf[precedente..].starts_with(b"xref");
    let mut uscita = pdf.to_vec();
    let posto = uscita.len();
    uscita.extend_from_slice(format!("{numero} 0 obj\n{corpo}\nendobj\n").as_bytes());
    let inizio = uscita.len();
    if tabella {
        uscita.extend_from_slice(
            format!("xref\n{numero} 1\n{posto:010} 00000 n \ntrailer\n<</Size 60/Root 1 0 R/Info 8 0 R/Prev {precedente}>>\n")
                .as_bytes(),
        );
    } else {
        let mut righe = Vec::new();
        for p in [posto, inizio] {
            righe.push(1);
            righe.extend_from_slice(&u32::try_from(p).unwrap().to_be_bytes());
            righe.extend_from_slice(&[0, 0]);
        }
        let voci = format!(
            "<</Type/XRef/Size 60/W[1 4 2]/Index[{numero} 1 59 1]/Length 14/Root 1 0 R/Info 8 0 R/Prev {precedente}>>"
        );
        uscita.extend_from_slice(format!("59 0 obj\n{voci}\nstream\n").as_bytes());
        uscita.extend_from_slice(&righe);
        uscita.extend_from_slice(b"\nendstream\nendobj\n");
    }
    uscita.extend_from_slice(format!("startxref\n{inizio}\n%%EOF\n").as_bytes());
    uscita
}

pub fn giorno(anno: i32, mese: u32, giorno: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(anno, mese, giorno).unwrap()
}

pub fn autorita() -> Autorita {
    Autorita::nuova(giorno(2026, 1, 1), giorno(2028, 12, 31)).unwrap()
}

pub fn chiave(autorita: &Autorita, nome: &str) -> ChiavePkcs12 {
    ChiavePkcs12::apri(&autorita.chiave(nome, "segreta").unwrap(), "segreta").unwrap()
}

pub fn ora() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-22T09:30:00+01:00").unwrap()
}

pub fn opzioni() -> Opzioni {
    Opzioni { ora: ora(), motivo: Some("Rilascio dell'atto".into()), luogo: Some("Forlì".into()), tsa: None }
}
