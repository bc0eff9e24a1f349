//! Files wrong on purpose, each with the code of its refusal.

use super::{Atteso, FileDimostrazione};
use crate::unipi;
use mirato_domain::prospetto::Prospetto;

const BOMBA: &str = r#"<?xml version="1.0"?>
<!DOCTYPE prospetto [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<prospetto>&c;</prospetto>
"#;

const FATTURA: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<FatturaElettronica xmlns="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2" versione="FPA12"/>
"#;

/// The files, made from a right prospetto.
pub(super) fn file(giusto: &Prospetto) -> Vec<FileDimostrazione> {
    let testo = String::from_utf8(unipi::scrivi(giusto).unwrap_or_default()).unwrap_or_default();
    let codice = giusto.dichiarante().codice_fiscale.as_str();
    let altra_cifra = codice.replace("130996", "130991");
    let casi: Vec<(&str, Vec<u8>, &'static str)> = vec![
        ("troncato.xml", testo.as_bytes()[..testo.len() * 2 / 3].to_vec(), "xml_troncato"),
        ("fattura.xml", FATTURA.into(), "xml_estraneo"),
        ("bomba.xml", BOMBA.into(), "xml_dtd"),
        (
            "codifica.xml",
            b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<prospetto>citt\xe0</prospetto>".to_vec(),
            "xml_codifica",
        ),
        ("versione-vecchia.xml", testo.replace(unipi::VERSIONE, "PIDISABILI001500").into_bytes(), "xml_versione"),
        ("cifra-di-controllo.xml", testo.replace(codice, &altra_cifra).into_bytes(), "xml_valore"),
        ("quadro-mancante.xml", testo.replace("quadro1>", "quadro9>").into_bytes(), "xml_struttura"),
        ("elenco-ditte.pdf", b"%PDF-1.7\n%elenco\n".to_vec(), "non_xml"),
        ("vuoto.xml", Vec::new(), "file_vuoto"),
        ("altro-foglio.xlsx", super::fogli::estraneo(), "fogli_mancanti"),
        ("vecchio.xls", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].repeat(64), "foglio_xls"),
    ];
    casi.into_iter()
        .map(|(nome, byte, codice)| FileDimostrazione {
            nome: nome.to_owned(),
            byte,
            atteso: Atteso::Rifiutato { codice },
        })
        .collect()
}
