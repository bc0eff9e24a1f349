use super::*;
use proptest::prelude::*;

fn giorno(testo: &str) -> NaiveDate {
    testo.parse().unwrap()
}

fn euro(testo: &str) -> Euro {
    testo.parse().unwrap()
}

fn richiesta(json: &str) -> RichiestaConto {
    serde_json::from_str(json).unwrap()
}

/// One instalment of 1.000,00 due on 16 July 2026.
const UNA: &str = r#"{"al":"2026-07-26","rate":[{"codice":"2026.1","dal":"2026-01-01","al":"2026-06-30",
    "scadenza":"2026-07-16","importo":"1000.00"}],"versamenti":[]}"#;

fn al(giorno: &str, versamenti: &str) -> Conto {
    let p = Parametri::nazionali().unwrap();
    let json =
        UNA.replace("2026-07-26", giorno).replace(r#""versamenti":[]"#, &format!(r#""versamenti":[{versamenti}]"#));
    conto(&p, &richiesta(&json)).unwrap()
}

#[test]
fn the_last_day_is_in_time_and_the_next_is_late() {
    let ultimo = al("2026-07-16", "");
    assert_eq!((ultimo.rate[0].stato, ultimo.in_ritardo), (StatoRata::NonScaduta, Euro::ZERO));
    assert!(ultimo.in_regola);
    let dopo = al("2026-07-17", "");
    assert_eq!((dopo.rate[0].stato, dopo.rate[0].giorni_ritardo), (StatoRata::InRitardo, 1));
    // 1.000,00 × 5% × 1 ÷ 365 = 0,1369…
    assert_eq!((dopo.maggiorazioni, dopo.in_ritardo), (euro("0.14"), euro("1000.00")));
}

#[test]
fn a_late_payment_stops_the_surcharge_on_its_own_day() {
    let versato = r#"{"codice":"A","data":"2026-07-26","importo":"1000.00"}"#;
    // Ten days: 1.000,00 × 5% × 10 ÷ 365 = 1,3698…
    let il_giorno = al("2026-07-26", versato);
    assert_eq!(il_giorno.maggiorazioni, euro("1.37"));
    let mesi_dopo = al("2026-12-31", versato);
    assert_eq!((mesi_dopo.maggiorazioni, mesi_dopo.da_versare), (euro("1.37"), Euro::ZERO));
    assert_eq!((mesi_dopo.rate[0].stato, mesi_dopo.rate[0].giorni_ritardo), (StatoRata::VersataInRitardo, 10));
    assert!(!mesi_dopo.in_regola, "the surcharge is still to be paid");
    let tutto = al("2026-12-31", r#"{"codice":"A","data":"2026-07-26","importo":"1001.37"}"#);
    assert!(tutto.in_regola && tutto.credito == Euro::ZERO);
}

#[test]
fn a_payment_in_part_leaves_the_rest_to_grow() {
    // 400,00 after ten days; then 600,00 for ten days more: 1,3698… + 0,8219… = 2,1917…
    let conto = al("2026-08-05", r#"{"codice":"A","data":"2026-07-26","importo":"400.00"}"#);
    assert_eq!((conto.maggiorazioni, conto.da_versare), (euro("2.19"), euro("600.00")));
}

#[test]
fn an_office_may_let_payments_cover_the_surcharge_first() {
    let locale = "[parametro.contributo_imputazione]\nverificato_al = \"2026-11-22\"\n\
                  [[parametro.contributo_imputazione.valore]]\ndal = \"2000-01-17\"\nvalore = \"prima_maggiorazione\"\nfonte = \"circolare\"\n";
    let p = Parametri::nazionali().unwrap().con_locali(locale).unwrap();
    let json =
        UNA.replace(r#""versamenti":[]"#, r#""versamenti":[{"codice":"A","data":"2026-07-26","importo":"1000.00"}]"#);
    let conto = conto(&p, &richiesta(&json)).unwrap();
    assert_eq!((conto.rate[0].maggiorazione_versata, conto.da_versare), (euro("1.37"), euro("1.37")));
}

#[test]
fn the_rate_of_the_office_stays_within_the_law() {
    let con = |tasso: &str| {
        let locale = format!(
            "[parametro.contributo_maggiorazione]\nverificato_al = \"2026-11-22\"\n\
             [[parametro.contributo_maggiorazione.valore]]\ndal = \"2000-01-17\"\nvalore = \"{tasso}\"\nfonte = \"atto\"\n"
        );
        let p = Parametri::nazionali().unwrap().con_locali(&locale).unwrap();
        conto(&p, &richiesta(UNA)).map(|conto| conto.maggiorazioni)
    };
    // Ten days at 24%: 1.000,00 × 24% × 10 ÷ 365 = 6,5753…
    assert_eq!(con("24%"), Ok(euro("6.58")));
    assert!(matches!(con("24.01%"), Err(ErroreNorma::ParametroErrato { .. })));
    assert!(matches!(con("4.99%"), Err(ErroreNorma::ParametroErrato { .. })));
}

#[test]
fn payments_twice_and_absurd_amounts_are_refused_by_name() {
    let p = Parametri::nazionali().unwrap();
    let campo = |versamenti: &str| {
        let json = UNA.replace(r#""versamenti":[]"#, &format!(r#""versamenti":[{versamenti}]"#));
        match conto(&p, &richiesta(&json)) {
            Err(ErroreNorma::Dato { campi, .. }) => campi[0].campo.clone(),
            altro => panic!("{versamenti}: a refusal was expected, got {altro:?}"),
        }
    };
    let uno = r#"{"codice":"A","data":"2026-07-01","importo":"10.00"}"#;
    assert_eq!(campo(&format!("{uno},{uno}")), "versamenti[1].codice");
    assert_eq!(campo(&uno.replace("10.00", "0.00")), "versamenti[0].importo");
    assert_eq!(campo(&uno.replace("10.00", "-10.00")), "versamenti[0].importo");
    assert_eq!(campo(&uno.replace(r#""importo""#, r#""rata":"2025.1","importo""#)), "versamenti[0].rata");
    let altro = uno.replace("\"A\"", "\"B\"");
    assert_eq!(al("2026-07-16", &format!("{uno},{altro}")).avvisi[0].codice, "versamento_ripetuto");
}

#[test]
fn a_payment_goes_where_it_says_then_to_the_oldest() {
    let p = Parametri::nazionali().unwrap();
    let json = r#"{"al":"2027-01-10","credito_precedente":"50.00","rate":[
        {"codice":"2026.2","dal":"2026-07-01","al":"2026-12-31","scadenza":"2027-01-16","importo":"300.00"},
        {"codice":"2026.1","dal":"2026-01-01","al":"2026-06-30","scadenza":"2026-07-16","importo":"200.00"}],
        "versamenti":[{"codice":"B","data":"2026-07-10","importo":"100.00","rata":"2026.2"},
        {"codice":"C","data":"2026-07-16","importo":"400.00"}]}"#;
    let conto = conto(&p, &richiesta(json)).unwrap();
    let prima = &conto.rate[0];
    assert_eq!(
        (prima.rata.codice.as_str(), prima.stato, prima.versato),
        ("2026.1", StatoRata::Versata, euro("200.00"))
    );
    assert_eq!(prima.imputazioni.len(), 2, "the credit, then what remains by the payment of 16 July");
    assert_eq!((conto.da_versare, conto.credito, conto.in_regola), (Euro::ZERO, euro("50.00"), true));
}

const ESONERO: &str = r#"{"dal":"2025-01-01","al":"2026-12-31","classe":"oltre_50","base_computo":100,
    "esoneri":[{"richiesto_il":"2025-01-01","percentuale_richiesta":60,"scade_il":"2026-12-31"}],
    "calendario":{"giorni_settimana":5}}"#;

#[test]
fn the_calendars_of_the_regions_give_their_instalments() {
    let p = Parametri::nazionali().unwrap();
    let chiesto = serde_json::from_str(ESONERO).unwrap();
    let scadenze = |calendario: Option<&str>| {
        let rate = rate(&p, &chiesto, calendario).unwrap();
        let totale: Euro = rate.iter().map(|rata| rata.importo).sum();
        let dovuto = crate::l68_1999::art05_contributo::contributo(&p, &chiesto, false).unwrap().totale;
        assert_eq!(totale, dovuto, "the instalments are the fee");
        rate.into_iter().map(|rata| rata.scadenza.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(scadenze(None), ["2025-07-16", "2026-02-10", "2026-07-16", "2027-01-16"]);
    assert_eq!(scadenze(Some("annuale_unica")), ["2026-10-15", "2027-10-15"]);
    assert_eq!(scadenze(Some("annuale_due_rate")), ["2026-07-31", "2026-10-15", "2027-07-31", "2027-10-15"]);
    assert_eq!(scadenze(Some("anticipata")).first().map(String::as_str), Some("2025-01-01"));
    assert_eq!(scadenze(Some("anticipata")).len(), 8);
    assert!(rate(&p, &chiesto, Some("ufficio")).is_err(), "an office that has written no instalment is told so");
}

#[test]
fn a_short_exemption_is_paid_at_once_where_payment_comes_first() {
    let p = Parametri::nazionali().unwrap();
    let con = |scade: &str| {
        let json = ESONERO
            .replace("2025-01-01\",\"perc", "2026-03-02\",\"perc")
            .replace("\"scade_il\":\"2026-12-31\"", &format!("\"scade_il\":\"{scade}\""));
        rate(&p, &serde_json::from_str(&json).unwrap(), Some("anticipata")).unwrap()
    };
    let sei_mesi = con("2026-09-01");
    assert_eq!((sei_mesi.len(), sei_mesi[0].scadenza), (1, giorno("2026-03-02")));
    let oltre = con("2026-09-02");
    assert_eq!(
        oltre.iter().map(|rata| rata.scadenza.to_string()).collect::<Vec<_>>(),
        ["2026-03-02", "2026-04-01", "2026-07-01"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn payments_never_change_what_is_due_and_no_cent_is_lost(
        versamenti in proptest::collection::vec((0u64..700, 1i64..90_000, 0usize..3), 0..8),
        giorni in 0u64..800,
    ) {
        let p = Parametri::nazionali().unwrap();
        let base = giorno("2026-01-01");
        let rata = |n: u64, importo: i64| Rata {
            codice: format!("r{n}"),
            dal: base,
            al: base,
            scadenza: base + chrono::Days::new(n * 180),
            importo: Euro::da_centesimi(importo),
        };
        let richiesta = RichiestaConto {
            al: base + chrono::Days::new(giorni),
            rate: vec![rata(1, 100_000), rata(2, 50_001), rata(3, 0)],
            versamenti: versamenti
                .iter()
                .enumerate()
                .map(|(n, (quando, importo, rata))| Versamento {
                    codice: format!("v{n}"),
                    data: base + chrono::Days::new(*quando),
                    importo: Euro::da_centesimi(*importo),
                    rata: (*rata > 0).then(|| format!("r{rata}")),
                })
                .collect(),
            credito_precedente: Some(Euro::da_centesimi(700)),
        };
        let conto = conto(&p, &richiesta).unwrap();
        prop_assert_eq!(conto.dovuto, Euro::da_centesimi(150_001));
        let imputato: Euro = conto.rate.iter().flat_map(|rata| &rata.imputazioni).map(|una| una.importo).sum();
        prop_assert_eq!(imputato + conto.credito, conto.versato + Euro::da_centesimi(700));
        let coperto = conto.dovuto + conto.maggiorazioni - conto.da_versare - conto.maggiorazioni_da_versare;
        prop_assert_eq!(imputato, coperto);
        prop_assert!(conto.credito == Euro::ZERO || conto.da_versare == Euro::ZERO, "credit only when all is paid");
    }
}
