//! The national file: what is written is read back, and what is wrong is refused by name.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]

use mirato_domain::prospetto::{Prospetto, TipoComunicazione, quale_vale};
use mirato_exchange::demo::{self, Atteso, FileDimostrazione};
use mirato_exchange::{tabelle, unipi};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn al() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()
}

fn file() -> Vec<FileDimostrazione> {
    demo::genera(68, 120, al())
}

fn prospetti() -> Vec<(FileDimostrazione, Prospetto)> {
    file()
        .into_iter()
        .filter(|f| matches!(f.atteso, Atteso::Prospetto { .. }))
        .map(|f| {
            let prospetto = unipi::leggi(&f.byte).unwrap_or_else(|e| panic!("{}: {e}", f.nome));
            (f, prospetto)
        })
        .collect()
}

#[test]
fn every_file_is_read_and_written_back_the_same() {
    let prospetti = prospetti();
    assert!(prospetti.len() > 120);
    for (file, prospetto) in prospetti {
        assert_eq!(
            String::from_utf8(unipi::scrivi(&prospetto).unwrap()),
            String::from_utf8(file.byte),
            "{}",
            file.nome
        );
        let json = serde_json::to_string(&prospetto).unwrap();
        assert_eq!(serde_json::from_str::<Prospetto>(&json).unwrap(), prospetto, "{}", file.nome);
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    assert_eq!(file(), file());
    assert_ne!(demo::genera(69, 120, al()), file());
}

#[test]
fn every_file_stands_the_official_schema() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/xsd/Unipi.xsd");
    if !schema.exists() {
        println!("skipped: the official schema is not beside the checkout at ../shared/xsd/Unipi.xsd");
        return;
    }
    let cartella = tempfile::tempdir().unwrap();
    let mut comando = std::process::Command::new("xmllint");
    comando.arg("--noout").arg("--schema").arg(&schema);
    for (numero, (file, _)) in prospetti().into_iter().enumerate() {
        let percorso = cartella.path().join(format!("{numero}.xml"));
        std::fs::write(&percorso, file.byte).unwrap();
        comando.arg(percorso);
    }
    match comando.output() {
        Ok(esito) => assert!(
            esito.status.success(),
            "{}",
            String::from_utf8_lossy(&esito.stderr)
                .lines()
                .filter(|r| !r.ends_with("validates"))
                .take(20)
                .collect::<Vec<_>>()
                .join("\n")
        ),
        Err(_) => println!("skipped: xmllint is not installed"),
    }
}

#[test]
fn every_wrong_file_has_its_code() {
    let mut codici = BTreeSet::new();
    for file in file() {
        let Atteso::Rifiutato { codice } = file.atteso else { continue };
        let letto = if file.nome.ends_with(".xlsx") || file.nome.ends_with(".xls") {
            continue;
        } else {
            unipi::leggi(&file.byte)
        };
        assert_eq!(letto.map_err(|e| e.codice()).err(), Some(codice), "{}", file.nome);
        codici.insert(codice);
    }
    assert!(codici.len() >= 8, "each kind of wrong file has a code of its own: {codici:?}");
}

#[test]
fn the_sending_that_holds_is_the_one_expected() {
    let mut per_datore: BTreeMap<String, Vec<(bool, mirato_domain::prospetto::Invio)>> = BTreeMap::new();
    for (file, prospetto) in prospetti() {
        let Atteso::Prospetto { vale, .. } = file.atteso else { unreachable!() };
        let impronta = format!("{:?}", file.byte);
        per_datore
            .entry(prospetto.dichiarante().codice_fiscale.to_string())
            .or_default()
            .push((vale, prospetto.invio(impronta)));
    }
    let mut tipi = BTreeSet::new();
    for (datore, invii) in per_datore {
        let esito = quale_vale(&invii.iter().map(|(_, invio)| invio.clone()).collect::<Vec<_>>());
        let vale = esito.vale.map(|i| &invii[i].1.codice);
        let atteso = invii.iter().find(|(vale, _)| *vale).map(|(_, invio)| &invio.codice);
        assert_eq!(vale, atteso, "{datore}");
        tipi.extend(invii.iter().map(|(_, invio)| invio.tipo));
    }
    assert_eq!(
        tipi,
        [TipoComunicazione::Prospetto, TipoComunicazione::Rettifica, TipoComunicazione::Annullamento].into()
    );
}

#[test]
fn the_workforce_of_every_prospetto_is_reckoned_with_the_warnings_expected() {
    let provincia = |comune: &str| tabelle::provincia_di_comune(comune, al());
    for (file, prospetto) in prospetti() {
        let Atteso::Prospetto { avvisi: attesi, .. } = &file.atteso else { unreachable!() };
        let (situazione, avvisi) = prospetto.situazione(&demo::categorie, &provincia);
        assert_eq!(&avvisi.iter().map(|a| a.codice.as_str()).collect::<Vec<_>>(), attesi, "{}", file.nome);
        assert_eq!(avvisi.iter().any(|a| a.impedisce_certificato), attesi.contains(&"categoria_esclusa_sconosciuta"));
        let totale: u32 = situazione.province.iter().map(|p| p.totale_dipendenti).sum();
        assert_eq!(totale, prospetto.quadro1.dati_prospetto.lavoratori_nazionali, "{}", file.nome);
        assert_eq!(situazione.province[0].provincia, situazione.datore.sede_legale);
    }
}

#[test]
fn declared_provinces_add_up_to_the_declared_national_figures() {
    for (file, prospetto) in prospetti() {
        let Atteso::Prospetto { differenze, .. } = &file.atteso else { unreachable!() };
        let mut cifre = prospetto.dichiarato();
        for differenza in differenze {
            let chiave = (differenza.dove.clone(), differenza.campo.to_owned());
            assert_eq!(
                cifre.insert(chiave, i64::from(differenza.giusto)),
                Some(i64::from(differenza.dichiarato)),
                "{}",
                file.nome
            );
        }
        for campo in ["base_art3", "base_art18", "quota_art3", "quota_art18", "esonerati", "in_forza_art3"] {
            let province: i64 = cifre.iter().filter(|((d, c), _)| d != "nazionale" && c == campo).map(|(_, v)| v).sum();
            assert_eq!(province, cifre[&("nazionale".to_owned(), campo.to_owned())], "{} {campo}", file.nome);
        }
    }
}

#[test]
fn a_prospetto_does_not_show_its_workers() {
    let (_, prospetto) = prospetti().into_iter().next().unwrap();
    let lavoratore = &prospetto.quadro2[0].lavoratori_computabili[0].lavoratore;
    let scritto = format!("{prospetto:?}");
    assert!(!scritto.contains(&lavoratore.cognome) && !scritto.contains(lavoratore.codice_fiscale.as_str()));
}

fn bricola() -> String {
    static TESTO: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    TESTO.get_or_init(|| String::from_utf8(demo::genera(68, 1, al()).remove(0).byte).unwrap()).clone()
}

fn rifiuto(testo: &str) -> (&'static str, String) {
    let errore = unipi::leggi(testo.as_bytes()).expect_err("must be refused");
    (errore.codice(), errore.to_string())
}

#[test]
fn a_refusal_says_line_element_and_what_to_do() {
    let testo = bricola();
    let (codice, messaggio) = rifiuto(&testo.replacen("<nlavoratori>61<", "<nlavoratori>sessantuno<", 1));
    assert_eq!(codice, "xml_valore");
    let riga = testo.lines().position(|r| r.contains("<nlavoratori>61<")).unwrap() + 1;
    assert!(
        messaggio.starts_with(&format!("riga {riga}, prospetto/quadro2/personaledipendente/nlavoratori: «sessantuno»")),
        "{messaggio}"
    );
}

#[test]
fn structure_is_that_of_the_schema() {
    let testo = bricola();
    let casi = [
        ("an element missing", testo.replacen("<capogruppo>N</capogruppo>", "", 1)),
        (
            "an element twice",
            testo.replacen("<capogruppo>N</capogruppo>", "<capogruppo>N</capogruppo><capogruppo>N</capogruppo>", 1),
        ),
        ("an element unknown", testo.replacen("<capogruppo>N</capogruppo>", "<capogruppo>N</capogruppo><altro/>", 1)),
        ("text between elements", testo.replacen("<quadro1>", "<quadro1>ciao", 1)),
        ("an attribute unknown", testo.replacen("<quadro1>", "<quadro1 x=\"1\">", 1)),
        ("an attribute missing", testo.replacen(" protocollo=\"00417732\"", "", 1)),
        (
            "another namespace inside",
            testo.replacen("<capogruppo>N</capogruppo>", "<capogruppo xmlns=\"urn:x\">N</capogruppo>", 1),
        ),
        ("the same province twice", testo.replacen("<provincia>009</provincia>", "<provincia>010</provincia>", 1)),
    ];
    for (caso, sbagliato) in casi {
        assert_ne!(sbagliato, testo, "{caso}: nothing was changed");
        assert_eq!(rifiuto(&sbagliato).0, "xml_struttura", "{caso}");
    }
    assert_eq!(rifiuto(&format!("{testo}<altro/>")).0, "xml_mal_formato");
    assert_eq!(rifiuto(&testo.replacen("</capogruppo>", "</capo>", 1)).0, "xml_mal_formato");
}

#[test]
fn entities_are_refused_and_never_expanded() {
    for testo in [
        "<?xml version=\"1.0\"?><!DOCTYPE p SYSTEM \"file:///etc/passwd\"><prospetto/>",
        "<?xml version=\"1.0\"?><!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><prospetto>&e;</prospetto>",
    ] {
        assert_eq!(rifiuto(testo).0, "xml_dtd");
    }
    assert_eq!(rifiuto(&bricola().replacen("Officine Bricola", "&ignota;", 1)).0, "xml_dtd");
    assert_eq!(rifiuto("<!DOCTYPE html><html><body>Accedi</body></html>").0, "xml_estraneo");
    let con_riferimenti = bricola().replacen("Officine Bricola S.p.A.", "Fratelli D&#39;Esempio &amp; C.", 1);
    assert_eq!(
        unipi::leggi(con_riferimenti.as_bytes()).unwrap().dichiarante().denominazione,
        "Fratelli D'Esempio & C."
    );
}

#[test]
fn other_encodings_and_prefixes_are_read() {
    let testo = bricola().replacen("Officine Bricola", "Società Bricola", 1);
    let atteso = unipi::leggi(testo.as_bytes()).unwrap();
    let latino = testo.replacen("UTF-8", "ISO-8859-1", 1);
    let byte: Vec<u8> = latino.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert_eq!(unipi::leggi(&byte).unwrap(), atteso);
    let utf16: Vec<u8> =
        format!("\u{feff}{}", testo.replacen("UTF-8", "UTF-16", 1)).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(unipi::leggi(&utf16).unwrap(), atteso);
    let con_prefisso = testo
        .replace("</", "</u:")
        .replace('<', "<u:")
        .replace("<u:/u:", "</u:")
        .replace("<u:?", "<?")
        .replace("xmlns=", "xmlns:u=");
    assert_eq!(unipi::leggi(con_prefisso.as_bytes()).unwrap(), atteso);
}

#[test]
fn tens_of_thousands_of_workers_are_read() {
    let testo = bricola();
    let inizio = testo.find("  <lavoratoricomputabili>").unwrap();
    let fine = inizio + testo[inizio..].find("</lavoratoricomputabili>").unwrap() + "</lavoratoricomputabili>".len();
    let ripetuto = testo[inizio..fine].repeat(20_000);
    let grande = format!("{}{ripetuto}{}", &testo[..inizio], &testo[fine..]);
    assert!(grande.len() > 10_000_000, "{}", grande.len());
    let letto = unipi::leggi(grande.as_bytes()).unwrap();
    assert!(letto.quadro2[0].lavoratori_computabili.len() >= 20_000);
    let errore = unipi::leggi(&vec![b' '; unipi::MASSIMO + 1]).unwrap_err();
    assert_eq!(errore.codice(), "file_troppo_grande");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn spoilt_bytes_never_panic(posizioni in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), taglio in any::<prop::sample::Index>()) {
        let mut byte = bricola().into_bytes();
        for (posizione, valore) in posizioni {
            let lunghezza = byte.len();
            byte[posizione.index(lunghezza)] = valore;
        }
        byte.truncate(taglio.index(byte.len() * 2).max(1));
        if let Err(errore) = unipi::leggi(&byte) {
            prop_assert!(!errore.to_string().is_empty());
        }
    }

    #[test]
    fn any_bytes_never_panic(byte in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(unipi::leggi(&byte).is_err());
    }

    #[test]
    fn a_cut_file_is_truncated_and_nothing_else(taglio in 250usize..20_000) {
        let testo = bricola();
        let taglio = taglio.min(testo.trim_end().len() - 1);
        let codice = unipi::leggi(&testo.as_bytes()[..taglio]).map_err(|e| e.codice());
        prop_assert!(matches!(codice, Err("xml_troncato" | "xml_versione" | "xml_codifica")), "{codice:?} at {taglio}");
    }
}
