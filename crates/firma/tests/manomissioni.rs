//! What verification must see: bytes changed, updates laid over, signatures moved, files that are not signed PDFs.
#![allow(clippy::unwrap_used)]

mod comune;
#[path = "comune/openssl.rs"]
mod openssl;

use comune::{CAMPI, INDICI, Indice, aggiorna, autorita, chiave, documento, opzioni};
use mirato_firma::{Esame, Modifiche, dimostrazione::Autorita, firma, prepara, verifica};
use proptest::prelude::*;

struct Firmati {
    autorita: Autorita,
    preparato: Vec<u8>,
    una: Vec<u8>,
    due: Vec<u8>,
}

fn firmati(indice: Indice, testo: &str) -> Firmati {
    let autorita = autorita();
    let preparato = prepara(&documento(indice, testo), &CAMPI).unwrap();
    let una = firma(&preparato, CAMPI[0].0, &chiave(&autorita, "Ada"), &opzioni()).unwrap();
    let due = firma(&una, CAMPI[1].0, &chiave(&autorita, "Bruno"), &opzioni()).unwrap();
    Firmati { autorita, preparato, una, due }
}

impl Firmati {
    fn esamina(&self, pdf: &[u8]) -> Esame {
        verifica(pdf, &[self.autorita.radice().to_vec()]).unwrap()
    }
}

fn sostituisci(pdf: &[u8], da: &[u8], con: &[u8]) -> Vec<u8> {
    assert_eq!(da.len(), con.len());
    let posto = pdf.windows(da.len()).position(|w| w == da).unwrap();
    let mut uscita = pdf.to_vec();
    uscita[posto..posto + con.len()].copy_from_slice(con);
    uscita
}

#[test]
fn a_byte_changed_in_the_first_revision_breaks_both_signatures() {
    for indice in INDICI {
        let f = firmati(indice, "percentuale 7");
        let esame = f.esamina(&sostituisci(&f.due, b"percentuale 7", b"percentuale 9"));
        assert!(esame.firme.iter().all(|firma| !firma.integra) && !esame.documento_integro, "{indice:?}");
        assert_eq!(esame.firme.len(), 2);
        assert!(esame.messaggi[0].contains("è stato alterato"), "{:?}", esame.messaggi);
    }
}

#[test]
fn a_byte_changed_in_the_second_revision_breaks_the_second_signature_alone() {
    for indice in INDICI {
        let f = firmati(indice, "atto");
        let mut alterato = f.due.clone();
        let posto = f.una.len()
            + f.due[f.una.len()..]
                .windows(6)
                .position(|w| w == b"Forl\xEC)")
                .unwrap_or_else(|| f.due[f.una.len()..].windows(10).position(|w| w == b"D:20261122").unwrap());
        alterato[posto + 3] ^= 1;
        let esame = f.esamina(&alterato);
        assert!(esame.firme[0].integra, "{indice:?}: {esame:#?}");
        assert!(!esame.firme[1].integra && !esame.documento_integro, "{indice:?}");
    }
}

#[test]
fn a_bit_changed_in_the_signature_itself_is_seen() {
    let f = firmati(Indice::Tabella, "atto");
    let inizio = f.preparato.len() + f.una[f.preparato.len()..].windows(11).position(|w| w == b"/Contents <").unwrap();
    // The signer's part closes the structure: its identifier, the signed attributes, the signature value.
    let cifre = &f.una[inizio + 11..];
    let lungo = 8 + 2 * usize::from_str_radix(&String::from_utf8_lossy(&cifre[4..8]), 16).unwrap();
    for dalla_coda in (1..480).step_by(13) {
        let mut alterato = f.una.clone();
        let cifra = &mut alterato[inizio + 11 + lungo - dalla_coda];
        *cifra = if *cifra == b'0' { b'1' } else { b'0' };
        let esame = f.esamina(&alterato);
        assert!(!esame.firme[0].integra, "digit {dalla_coda} from the end changed and nobody noticed");
    }
    let mut riempito = f.una.clone();
    riempito[inizio + 11 + lungo + 9] = b'1';
    assert!(!f.esamina(&riempito).firme[0].integra, "something hidden in the padding");
}

#[test]
fn a_comment_appended_is_not_covered_and_is_named() {
    let f = firmati(Indice::Tabella, "atto");
    let mut allungato = f.una.clone();
    allungato.extend_from_slice(b"% aggiunta\n");
    let esame = f.esamina(&allungato);
    assert!(esame.firme[0].integra && !esame.firme[0].copre_tutto_il_file && !esame.documento_integro);
    assert!(esame.messaggi.iter().any(|m| m.starts_with("In coda al file sono stati aggiunti dati")));
}

#[test]
fn a_page_replaced_by_a_later_update_is_named() {
    let contenuto = "<</Length 35>>\nstream\nBT /F1 12 Tf 40 100 Td (falso) Tj ET\nendstream";
    let pagina = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 6 0 R/Resources<<>>>>";
    for indice in INDICI {
        let f = firmati(indice, "atto");
        for (numero, corpo) in [(5, contenuto), (3, pagina)] {
            let esame = f.esamina(&aggiorna(&f.due, numero, corpo));
            assert!(esame.firme.iter().all(|firma| firma.integra), "{indice:?}: the signed bytes are untouched");
            assert!(!esame.documento_integro);
            let atteso = "La pagina 1 è stata sostituita dopo la firma di Bruno - DIMOSTRAZIONE - SENZA VALORE.";
            assert!(esame.messaggi.iter().any(|m| m == atteso), "{indice:?} {numero}: {:?}", esame.messaggi);
        }
    }
}

#[test]
fn content_that_appears_where_a_reference_led_nowhere_is_named() {
    let autorita = autorita();
    let pagina = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents[5 0 R 40 0 R]/Resources<<>>>>";
    let preparato = prepara(&aggiorna(&documento(Indice::Tabella, "atto"), 3, pagina), &CAMPI).unwrap();
    let firmato = firma(&preparato, CAMPI[0].0, &chiave(&autorita, "Ada"), &opzioni()).unwrap();
    let apparso = aggiorna(&firmato, 40, "<</Length 8>>\nstream\nBT ET Q \nendstream");
    let esame = verifica(&apparso, &[autorita.radice().to_vec()]).unwrap();
    let atteso = vec!["La pagina 1 è stata sostituita".to_owned()];
    assert_eq!(esame.firme[0].modifiche_successive, Modifiche::Altro(atteso));
}

#[test]
fn validation_data_added_for_long_keeping_is_allowed() {
    let f = firmati(Indice::Tabella, "atto");
    let radice = f.una.windows(9).rposition(|w| w == b"\n1 0 obj\n").map(|i| i + 9).unwrap();
    let fine = radice + f.una[radice..].windows(7).position(|w| w == b"\nendobj").unwrap();
    let catalogo = String::from_utf8_lossy(&f.una[radice..fine]).into_owned();
    let con_dati = format!("{}/DSS<</Certs[]>>>>", catalogo.strip_suffix(">>").unwrap());
    let esame = f.esamina(&aggiorna(&f.una, 1, &con_dati));
    assert!(esame.firme[0].integra && !esame.firme[0].copre_tutto_il_file);
    assert_eq!(esame.firme[0].modifiche_successive, Modifiche::SoloFirme);
    assert!(esame.documento_integro, "{esame:#?}");
}

#[test]
fn a_change_between_two_signatures_is_held_against_the_first_alone() {
    let f = firmati(Indice::Tabella, "atto");
    let cambiato = aggiorna(&f.una, 8, "<</Title(Altro titolo)>>");
    let due = firma(&cambiato, CAMPI[1].0, &chiave(&f.autorita, "Bruno"), &opzioni()).unwrap();
    let esame = f.esamina(&due);
    let atteso = vec!["I metadati del documento sono stati cambiati".to_owned()];
    assert_eq!(esame.firme[0].modifiche_successive, Modifiche::Altro(atteso));
    assert_eq!(esame.firme[1].modifiche_successive, Modifiche::Nessuna);
    assert!(!esame.documento_integro);
}

#[test]
fn other_later_changes_are_named() {
    let f = firmati(Indice::Tabella, "atto");
    for (numero, corpo, atteso) in [
        (2, "<</Type/Pages/Kids[4 0 R]/Count 1>>", "L'elenco delle pagine è stato cambiato"),
        (7, "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>", "La pagina 1 è stata sostituita"),
        (1, "<</Type/Catalog/Pages 2 0 R>>", "La struttura del documento è stata cambiata"),
    ] {
        let esame = verifica(&aggiorna(&f.una, numero, corpo), &[]).unwrap();
        // Without the form in the catalogue there is no signature left to speak of.
        let trovato = match esame.firme.first().map(|e| &e.modifiche_successive) {
            Some(Modifiche::Altro(altro)) => altro.iter().any(|a| a == atteso),
            None => numero == 1 && !esame.documento_integro,
            _ => false,
        };
        assert!(trovato, "{numero}: {esame:#?}");
    }
}

#[test]
fn a_signature_of_another_document_does_not_hold() {
    let autorita = autorita();
    let ada = chiave(&autorita, "Ada");
    let [(preparato, uno), (_, altro)] = ["atto A", "atto B"].map(|testo| {
        let preparato = prepara(&documento(Indice::Tabella, testo), &CAMPI).unwrap();
        let firmato = firma(&preparato, CAMPI[0].0, &ada, &opzioni()).unwrap();
        (preparato, firmato)
    });
    let cifre = |pdf: &[u8], da: usize| {
        let inizio = da + pdf[da..].windows(11).position(|w| w == b"/Contents <").unwrap() + 11;
        (inizio, inizio + pdf[inizio..].iter().position(|b| *b == b'>').unwrap())
    };
    let (da, a) = cifre(&uno, preparato.len());
    assert_eq!((da, a), cifre(&altro, preparato.len()), "same key, same room");
    let mut incollato = uno.clone();
    incollato[da..a].copy_from_slice(&altro[da..a]);
    let esame = verifica(&incollato, &[autorita.radice().to_vec()]).unwrap();
    assert!(!esame.firme[0].integra && !esame.documento_integro);
    assert!(esame.firme[0].messaggi.iter().any(|m| m.contains("cambiato dopo la firma")));
}

#[test]
fn a_byte_range_that_leaves_something_out_is_refused() {
    let f = firmati(Indice::Tabella, "atto");
    let inizio = f.preparato.len() + f.una[f.preparato.len()..].windows(11).position(|w| w == b"/ByteRange ").unwrap();
    let testo = String::from_utf8_lossy(&f.una[inizio + 12..inizio + 50]).into_owned();
    let numeri: Vec<usize> =
        testo.split([' ', ']']).filter(|p| !p.is_empty()).take(4).map(|p| p.parse().unwrap()).collect();
    let largo = testo.find(']').unwrap() + 1;
    let [_, prima, seconda, lunga] = numeri[..] else { panic!() };
    for falso in [
        [1, prima - 1, seconda, lunga],
        [0, prima - 1, seconda, lunga],
        [0, prima, seconda + 1, lunga - 1],
        [0, prima, seconda, lunga + 1],
        [0, prima, seconda, lunga - 20],
        [0, prima, prima, lunga],
        [0, prima, seconda, usize::MAX / 4],
    ] {
        let nuovo = format!("{} {} {} {}]", falso[0], falso[1], falso[2], falso[3]);
        let mut alterato = f.una.clone();
        let spazio = nuovo.len().max(largo);
        alterato[inizio + 12..inizio + 12 + spazio].copy_from_slice(format!("{nuovo:<spazio$}").as_bytes());
        if let Ok(esame) = verifica(&alterato, &[]) {
            assert!(esame.firme.iter().all(|e| !e.integra) && !esame.documento_integro, "{falso:?}: {esame:#?}");
        }
    }
}

#[test]
fn files_that_are_not_signed_pdfs_get_a_clear_answer() {
    let codice = |pdf: &[u8]| verifica(pdf, &[]).map_err(|e| e.codice());
    assert_eq!(codice(b"").unwrap_err(), "pdf_non_riconosciuto");
    assert_eq!(codice(b"PK\x03\x04 un archivio").unwrap_err(), "pdf_non_riconosciuto");
    let base = documento(Indice::Tabella, "atto");
    let esame = codice(&base).unwrap();
    assert!(esame.firme.is_empty() && !esame.documento_integro);
    assert_eq!(esame.messaggi, ["Il documento non è firmato."]);
    let f = firmati(Indice::Tabella, "atto");
    for lungo in [20, 300, f.una.len() / 2, f.una.len() - 40] {
        match codice(&f.una[..lungo]) {
            Err(codice) => assert_eq!(codice, "pdf_danneggiato"),
            // Cut after the end of the prepared revision, a reader finds that one: nothing is signed in it.
            Ok(esame) => assert!(!esame.documento_integro && esame.firme.iter().all(|e| !e.integra)),
        }
    }
}

#[test]
fn an_encrypted_document_says_so_with_or_without_a_password_to_open_it() {
    let cartella = tempfile::tempdir().unwrap();
    let percorso = |nome: &str| cartella.path().join(nome).display().to_string();
    std::fs::write(percorso("base.pdf"), documento(Indice::Tabella, "atto")).unwrap();
    for parola in ["", "segreta"] {
        let (base, cifrato) = (percorso("base.pdf"), percorso("cifrato.pdf"));
        openssl::esegui(cartella.path(), "qpdf", &["--encrypt", parola, "padrone", "256", "--", &base, &cifrato]);
        let dati = std::fs::read(cifrato).unwrap();
        assert_eq!(verifica(&dati, &[]).unwrap_err().codice(), "pdf_protetto", "password «{parola}»");
        assert_eq!(prepara(&dati, &CAMPI).unwrap_err().codice(), "pdf_protetto");
    }
}

#[test]
fn trees_that_run_in_a_circle_come_to_an_end() {
    let base = documento(Indice::Tabella, "atto");
    let giro = aggiorna(&base, 2, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>");
    assert!(verifica(&giro, &[]).map_or(true, |esame| !esame.documento_integro));
    let _ = prepara(&giro, &CAMPI);
    let modulo = aggiorna(&base, 1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[8 0 R]>>>>");
    let campo = "<</FT/Sig/T(uno)/Kids[8 0 R 8 0 R]/V 8 0 R/ByteRange[0 1 2 3]/Contents<00>>>";
    let esame = verifica(&aggiorna(&modulo, 8, campo), &[]).unwrap();
    assert!(!esame.documento_integro && esame.firme.iter().all(|firma| !firma.integra));
}

fn firmato_due() -> &'static [u8] {
    static FIRMATO: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    FIRMATO.get_or_init(|| firmati(Indice::Flusso, "atto").due)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn random_bytes_never_break_the_program(coda in proptest::collection::vec(any::<u8>(), 0..600)) {
        let mut pdf = b"%PDF-1.7\n".to_vec();
        pdf.extend(coda);
        let _ = prepara(&pdf, &CAMPI);
        prop_assert!(verifica(&pdf, &[]).map_or(true, |esame| !esame.documento_integro));
    }

    #[test]
    fn a_mutated_signed_document_never_breaks_the_program_nor_passes(
        posti in proptest::collection::vec((any::<prop::sample::Index>(), 1u8..), 1..8)
    ) {
        let firmato = firmato_due();
        let mut pdf = firmato.to_vec();
        for (posto, maschera) in posti {
            let posto = posto.index(pdf.len());
            pdf[posto] ^= maschera;
        }
        // The digits of the last signature are covered by nothing: a letter may change its case, for one.
        let inizio = firmato.windows(11).rposition(|w| w == b"/Contents <").unwrap() + 11;
        let fine = inizio + firmato[inizio..].iter().position(|b| *b == b'>').unwrap();
        let coperti_cambiati = pdf[..inizio] != firmato[..inizio] || pdf[fine..] != firmato[fine..];
        let _ = prepara(&pdf, &[("terzo", "Un altro campo")]);
        if let Ok(esame) = verifica(&pdf, &[]) {
            prop_assert!(!(esame.documento_integro && coperti_cambiati), "{:#?}", esame.firme);
        }
    }

    #[test]
    fn a_document_cut_short_never_breaks_the_program(lungo in any::<prop::sample::Index>()) {
        let pdf = firmato_due();
        let _ = verifica(&pdf[..lungo.index(pdf.len())], &[]);
    }
}
