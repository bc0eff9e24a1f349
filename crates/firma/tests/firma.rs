//! Signing with software keys: fields, one signature, two signatures, refusals.
#![allow(clippy::unwrap_used)]

mod comune;

use comune::{CAMPI, INDICI, Indice, autorita, chiave, documento, giorno, opzioni, ora};
use mirato_firma::{ChiavePkcs12, Firmatario, Modifiche, firma, prepara, verifica};

#[test]
fn two_signatures_follow_each_other_on_both_kinds_of_index() {
    let autorita = autorita();
    for indice in INDICI {
        let preparato = prepara(&documento(indice, "atto"), &CAMPI).unwrap();
        let una = firma(&preparato, CAMPI[0].0, &chiave(&autorita, "Ada Nèri"), &opzioni()).unwrap();
        let due = firma(&una, CAMPI[1].0, &chiave(&autorita, "Bruno Verdi"), &opzioni()).unwrap();
        assert!(due.starts_with(&una) && una.starts_with(&preparato), "{indice:?}: the earlier bytes are kept");

        let ancore = [autorita.radice().to_vec()];
        let esame = verifica(&una, &ancore).unwrap();
        assert_eq!(esame.campi_vuoti, ["firma_dirigente"]);
        assert_eq!(esame.firme[0].modifiche_successive, Modifiche::Nessuna);

        let esame = verifica(&due, &ancore).unwrap();
        assert!(esame.documento_integro, "{indice:?}: {esame:#?}");
        let [prima, seconda] = esame.firme.as_slice() else { panic!("two signatures expected") };
        assert!(prima.integra && prima.fidata && !prima.copre_tutto_il_file);
        assert!(seconda.integra && seconda.fidata && seconda.copre_tutto_il_file);
        assert_eq!(prima.modifiche_successive, Modifiche::SoloFirme);
        assert_eq!(seconda.modifiche_successive, Modifiche::Nessuna);
        assert_eq!(prima.firmatario, "Ada Nèri - DIMOSTRAZIONE - SENZA VALORE");
        assert_eq!(prima.motivo.as_deref(), Some("Rilascio dell'atto"));
        assert_eq!(prima.luogo.as_deref(), Some("Forlì"));
        assert_eq!(prima.firmato_il.unwrap(), ora());
        assert_eq!(esame.messaggi, ["Il documento è integro e porta 2 firme."]);
    }
}

#[test]
fn the_signature_is_of_the_person_not_of_the_root_when_the_root_is_unknown() {
    let autorita = autorita();
    let preparato = prepara(&documento(Indice::Tabella, "atto"), &CAMPI).unwrap();
    let firmato = firma(&preparato, CAMPI[0].0, &chiave(&autorita, "Ada"), &opzioni()).unwrap();
    let altra = comune::autorita();
    let esame = verifica(&firmato, &[altra.radice().to_vec()]).unwrap();
    assert!(esame.firme[0].integra && !esame.firme[0].fidata);
    assert!(esame.messaggi.iter().any(|m| m.contains("non è riconosciuto")), "{:?}", esame.messaggi);
}

#[test]
fn fields_are_prepared_once_and_before_signing() {
    let autorita = autorita();
    let base = documento(Indice::Tabella, "atto");
    let preparato = prepara(&base, &CAMPI).unwrap();
    assert_eq!(prepara(&preparato, &CAMPI).unwrap_err().codice(), "campo_firma_esistente");
    let firmato = firma(&preparato, CAMPI[0].0, &chiave(&autorita, "Ada"), &opzioni()).unwrap();
    assert_eq!(prepara(&firmato, &[("altro", "Altro")]).unwrap_err().codice(), "documento_gia_firmato");
    let ada = chiave(&autorita, "Ada");
    assert_eq!(firma(&firmato, CAMPI[0].0, &ada, &opzioni()).unwrap_err().codice(), "campo_gia_firmato");
    assert_eq!(firma(&base, CAMPI[0].0, &ada, &opzioni()).unwrap_err().codice(), "campo_firma_assente");
    assert_eq!(firma(b"ciao", CAMPI[0].0, &ada, &opzioni()).unwrap_err().codice(), "pdf_non_riconosciuto");
}

#[test]
fn a_certificate_signs_only_within_its_validity() {
    let autorita = autorita();
    let preparato = prepara(&documento(Indice::Flusso, "atto"), &CAMPI).unwrap();
    let chiave = |dal, al| {
        let dati = autorita.chiave_valida("Ada", "p", dal, al).unwrap();
        ChiavePkcs12::apri(&dati, "p").unwrap()
    };
    let prova = |c: ChiavePkcs12| firma(&preparato, CAMPI[0].0, &c, &opzioni()).map_err(|e| e.codice());
    assert_eq!(prova(chiave(giorno(2026, 1, 1), giorno(2026, 11, 20))).unwrap_err(), "certificato_scaduto");
    assert_eq!(prova(chiave(giorno(2026, 11, 23), giorno(2027, 1, 1))).unwrap_err(), "certificato_non_ancora_valido");
    assert!(prova(chiave(giorno(2026, 11, 22), giorno(2026, 11, 22))).is_ok());
}

#[test]
fn the_password_is_asked_for_again_when_wrong() {
    let dati = autorita().chiave("Ada", "giusta").unwrap();
    let errore = ChiavePkcs12::apri(&dati, "sbagliata").unwrap_err();
    assert_eq!(errore.codice(), "chiave_password_errata");
    assert_eq!(ChiavePkcs12::apri(b"non un p12", "x").unwrap_err().codice(), "chiave_illeggibile");
    let chiave = ChiavePkcs12::apri(&dati, "giusta").unwrap();
    assert_eq!(chiave.certificato().unwrap().non_ripudio, Some(true));
    assert!(!format!("{chiave:?}").contains("giusta"));
}
