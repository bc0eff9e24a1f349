use super::*;
use crate::l68_1999::art01_beneficiari::{Categoria, Titolo, categorie};
use chrono::NaiveDate;

fn giorno(testo: &str) -> NaiveDate {
    testo.parse().unwrap()
}

fn nazionali() -> Parametri {
    Parametri::nazionali().unwrap()
}

/// The national parameters with a choice of the office.
fn con(id: &str, valore: &str) -> Parametri {
    let locale = format!(
        "[parametro.{id}]\nverificato_al = \"2026-11-22\"\n[[parametro.{id}.valore]]\ndal = \"2016-01-01\"\n\
         valore = \"{valore}\"\nfonte = \"circolare\"\n"
    );
    nazionali().con_locali(&locale).unwrap()
}

const DOMANDA: &str = r#"{"presentata_il":"2026-11-22","elenco":"art8","categoria":"invalido_civile",
    "nato_il":"1985-03-10","cittadinanza":"italiana","provincia_residenza":"SV","provincia_domicilio":"GE",
    "province_ufficio":["GE"],"did_il":"2026-11-10",
    "accertamento":{"tipo":"verbale_invalidita_civile","percentuale":45,"rilasciato_il":"2024-05-02"}}"#;

fn domanda() -> DomandaIscrizione {
    serde_json::from_str(DOMANDA).unwrap()
}

#[test]
fn an_office_may_look_at_the_domicile() {
    let competenza = |p: &Parametri| {
        let esito = verifica_domanda(p, &domanda()).unwrap();
        esito.controlli.into_iter().find(|uno| uno.codice == "competenza").unwrap().impedimento()
    };
    assert!(competenza(&nazionali()));
    assert!(!competenza(&con("competenza_iscrizione", "domicilio")));
}

#[test]
fn an_unknown_field_is_refused() {
    assert!(serde_json::from_str::<DomandaIscrizione>(&DOMANDA.replace("did_il", "did")).is_err());
}

#[test]
fn what_is_shown_says_no_category_and_no_measure() {
    let p = nazionali();
    for categoria in categorie(&p, giorno("2026-11-22")).unwrap() {
        let mut domanda = domanda();
        domanda.elenco = categoria.elenco;
        domanda.categoria.clone_from(&categoria.codice);
        let esito = verifica_domanda(&p, &domanda).unwrap();
        let mostrato = serde_json::to_string(&(&esito.controlli, &esito.impedimenti, &esito.spiegazione)).unwrap();
        for parola in [categoria.nome.as_str(), &categoria.codice, "45%", "46%", "invalid", "INAIL", "tabellare"] {
            assert!(!mostrato.contains(parola), "«{parola}» is shown for {}: {mostrato}", categoria.codice);
        }
        for documento in &esito.documenti {
            let nome = documento.nome.to_lowercase();
            for parola in ["invalid", "inail", "verbale", "medic", "tabellare", "orfan", "vittim", "disabil"] {
                assert!(!nome.contains(parola), "«{}» reveals the category", documento.nome);
            }
        }
        assert_eq!(format!("{esito:?}"), "EsitoDomanda(sigillato)");
    }
}

#[test]
fn nothing_shown_tells_that_a_relative_is_judged_by_another_rule() {
    let p = nazionali();
    let tutte = categorie(&p, giorno("2026-11-22")).unwrap();
    let codici = |categoria: &Categoria| -> Vec<String> {
        let mut domanda = domanda();
        domanda.elenco = categoria.elenco;
        domanda.categoria.clone_from(&categoria.codice);
        domanda.evento = Some(EventoFamiliare { il: giorno("2001-05-04"), studi: None });
        let esito = verifica_domanda(&p, &domanda).unwrap();
        assert!(!serde_json::to_string(&(&esito.controlli, &esito.spiegazione)).unwrap().contains("2001"));
        esito.controlli.into_iter().map(|controllo| controllo.codice).collect()
    };
    let di = |titolo: Titolo| tutte.iter().find(|categoria| categoria.titolo == titolo).map(codici).unwrap();
    assert_eq!(di(Titolo::Orfano), di(Titolo::Coniuge));
    assert_eq!(di(Titolo::FamiliareGrandeInvalido), di(Titolo::Coniuge));
}

#[test]
fn the_age_of_an_orphan_at_the_event_decides_the_requirement() {
    let p = nazionali();
    let tutte = categorie(&p, giorno("2026-11-22")).unwrap();
    let orfano = tutte.iter().find(|categoria| categoria.codice == "orfano_caduto_servizio").unwrap();
    let titolo = |evento: Option<EventoFamiliare>| {
        let mut domanda = domanda();
        domanda.elenco = orfano.elenco;
        domanda.categoria.clone_from(&orfano.codice);
        domanda.nato_il = giorno("1985-03-10");
        let prova = r#"{"tipo":"stato_riconosciuto","rilasciato_il":"2024-05-02"}"#;
        domanda.accertamento = Some(serde_json::from_str(prova).unwrap());
        domanda.evento = evento;
        let esito = verifica_domanda(&p, &domanda).unwrap();
        esito.controlli.into_iter().find(|controllo| controllo.codice == "requisito").unwrap().titolo
    };
    let al = |il: &str, studi| titolo(Some(EventoFamiliare { il: giorno(il), studi }));
    // D.P.R. 333/2000 art. 1 c. 2: a minor; up to 21 years at secondary school, up to 26 at university.
    assert_eq!(titolo(None), "Requisito incompleto");
    assert_eq!((al("2003-03-09", None), al("2003-03-10", None)), (provato(), non_provato()));
    let scuola = Some(Studi::ScuolaSuperiore);
    assert_eq!((al("2006-03-09", scuola), al("2006-03-10", scuola)), (provato(), non_provato()));
    let universita = Some(Studi::Universita);
    assert_eq!((al("2011-03-09", universita), al("2011-03-10", universita)), (provato(), non_provato()));
}

fn provato() -> String {
    "Requisito provato".to_owned()
}

fn non_provato() -> String {
    "Requisito non provato".to_owned()
}

#[test]
fn every_category_asks_for_the_document_that_proves_it() {
    let p = nazionali();
    for categoria in categorie(&p, giorno("2026-11-22")).unwrap() {
        let documenti = documenti(&p, &domanda(), &categoria).unwrap();
        let prova = documenti.iter().find(|documento| documento.codice == categoria.documento);
        assert!(prova.is_some_and(|prova| prova.obbligatorio), "{}: no document proves it", categoria.codice);
    }
}

#[test]
fn debug_shows_nothing_of_a_person() {
    let persona = r#"{"nato_il":"1985-03-10","cittadinanza":"italiana","province_ufficio":["GE"],
        "iscrizioni":[{"elenco":"art8","categoria":"non_vedente","dal":"2025-01-10","stato":{"tipo":"aperta"}}]}"#;
    let persona: StatoPersona = serde_json::from_str(persona).unwrap();
    for testo in [format!("{persona:?}"), format!("{:?}", persona.iscrizioni), format!("{:?}", domanda())] {
        assert!(!testo.contains("vedente") && !testo.contains("invalid") && !testo.contains("45"), "{testo}");
    }
}

#[test]
fn the_grounds_say_what_they_ask() {
    let motivi = motivi_cancellazione(&nazionali(), giorno("2026-11-22")).unwrap();
    let uno = |codice: &str| motivi.iter().find(|motivo| motivo.codice == codice).unwrap();
    assert_eq!((uno("rifiuto_ripetuto").preavviso, uno("rifiuto_ripetuto").mesi_reiscrizione), (true, 6));
    assert_eq!(uno("rifiuto_ripetuto").citazione.testo, "art. 10, c. 6, L. 68/1999");
    assert!(!uno("decesso").preavviso && uno("trasferimento").conserva_anzianita && uno("lavoro").riapribile);
    let sospensioni = motivi_sospensione(&nazionali(), giorno("2026-11-22")).unwrap();
    assert!(sospensioni.iter().any(|motivo| motivo.codice == "lavoro"));
}

fn giorni(p: &Parametri, eventi: &str, al: &str) -> i64 {
    let storia = format!(r#"{{"elenco":"art8","eventi":[{eventi}]}}"#);
    anzianita(p, &serde_json::from_str(&storia).unwrap(), giorno(al)).unwrap().giorni
}

#[test]
fn an_office_may_count_suspensions() {
    let eventi = r#"{"il":"2026-01-01","tipo":"iscrizione"},{"il":"2026-02-01","tipo":"sospensione"},
        {"il":"2026-02-11","tipo":"ripresa"}"#;
    assert_eq!(giorni(&nazionali(), eventi, "2026-03-01"), 49);
    assert_eq!(giorni(&con("anzianita_sospensione", "si_conta"), eventi, "2026-03-01"), 59);
}

#[test]
fn an_office_may_count_the_time_at_work_before_a_reduction_of_staff() {
    let eventi = r#"{"il":"2024-01-01","tipo":"iscrizione"},{"il":"2025-01-01","tipo":"cancellazione","motivo":"avviamento"},
        {"il":"2026-01-01","tipo":"reiscrizione","motivo":"licenziamento_riduzione_personale"}"#;
    assert_eq!(giorni(&nazionali(), eventi, "2026-01-11"), 376);
    assert_eq!(giorni(&con("anzianita_riduzione_personale", "decorrenza_originaria"), eventi, "2026-01-11"), 741);
}

#[test]
fn a_correction_stands_in_the_tree_with_its_reason() {
    let storia = r#"{"elenco":"art8","eventi":[{"il":"2026-01-01","tipo":"iscrizione"},
        {"il":"2026-02-01","tipo":"correzione","anzianita_dal":"2025-12-01","nota":"domanda registrata in ritardo"}]}"#;
    let p = nazionali();
    let calcolata = anzianita(&p, &serde_json::from_str(storia).unwrap(), giorno("2026-02-01")).unwrap();
    let correzione = &calcolata.spiegazione.figli[1];
    assert!(correzione.spiega.ends_with("domanda registrata in ritardo"), "{}", correzione.spiega);
    assert_eq!(correzione.conto.as_deref(), Some("31 → 62 giorni"));
}

#[test]
fn an_office_may_let_the_income_decide_for_permanent_jobs() {
    let persona = r#"{"nato_il":"1985-03-10","cittadinanza":"italiana","province_ufficio":["GE"],"did_il":"2025-01-08",
        "iscrizioni":[{"elenco":"art8","categoria":"invalido_civile","dal":"2025-01-10","stato":{"tipo":"aperta"}}],
        "rapporti":[{"dal":"2026-10-01","lavoro":"subordinato","reddito_annuo":"8500.00"}]}"#;
    let persona: StatoPersona = serde_json::from_str(persona).unwrap();
    let quante = |p: &Parametri| proposte(p, &persona, giorno("2026-11-22")).unwrap().len();
    assert_eq!(quante(&nazionali()), 1);
    assert_eq!(quante(&con("iscrizione_lavoro_indeterminato", "secondo_reddito")), 0);
}

#[test]
fn every_proposal_cites_and_explains() {
    let persona = r#"{"nato_il":"1950-03-10","cittadinanza":"extra_ue","permesso_fino_al":"2026-11-01","province_ufficio":["GE"],
        "iscrizioni":[{"elenco":"art8","categoria":"invalido_civile","dal":"2025-01-10","stato":{"tipo":"aperta"},
        "accertamento":{"tipo":"verbale_invalidita_civile","percentuale":67,"rilasciato_il":"2024-05-02","rivedibile_il":"2026-12-01"}}]}"#;
    let trovate = proposte(&nazionali(), &serde_json::from_str(persona).unwrap(), giorno("2026-11-22")).unwrap();
    let codici: Vec<&str> = trovate.iter().map(|proposta| proposta.codice.as_str()).collect();
    assert_eq!(codici, ["eta_pensionabile", "revisione", "permesso", "did"]);
    assert!(trovate.iter().all(|una| !una.citazioni.is_empty() && !una.spiegazione.spiega.is_empty()));
}

proptest::proptest! {
    #[test]
    fn a_suspension_takes_away_its_days_and_no_more(dopo in 1u64..300, durata in 0u64..300, resto in 0u64..300) {
        let p = nazionali();
        let dal = giorno("2025-01-01");
        let sospesa = dal + chrono::Days::new(dopo);
        let ripresa = sospesa + chrono::Days::new(durata);
        let al = ripresa + chrono::Days::new(resto);
        let eventi = format!(
            r#"{{"il":"{dal}","tipo":"iscrizione"}},{{"il":"{sospesa}","tipo":"sospensione"}},{{"il":"{ripresa}","tipo":"ripresa"}}"#
        );
        proptest::prop_assert_eq!(giorni(&p, &eventi, &al.to_string()), i64::try_from(dopo + resto).unwrap());
    }
}
