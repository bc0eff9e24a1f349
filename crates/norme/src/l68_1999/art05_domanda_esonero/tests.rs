use super::*;
use crate::controllo::EsitoControllo;

/// 171 workers at GE, quota 12; asked 60 per cent from 15 July 2026.
const BASE: &str = r#"{"pervenuta_il":"2026-07-15","al":"2026-09-01","natura":"privato","classe":"oltre_50",
    "sede_legale":"GE","province_ufficio":["GE"],"tipo":{"tipo":"prima"},
    "unita":[{"provincia":"GE","nome":"via della Ferriera 21","quota_art3":12,"scopertura_art3":12,"percentuale":60}],
    "motivi":[{"motivo":"faticosita","prove":["relazione"],"accertato":true}],"fino_al":"2026-12-31",
    "altre_possibilita_esaminate":true,"bollo_assolto":true,"oneri_versati":"200.00",
    "documenti":["domanda","relazione","dipendenti_per_unita","altre_possibilita","valutazione_rischi"]}"#;

fn esito(json: &str) -> EsitoDomandaEsonero {
    verifica(&Parametri::nazionali().unwrap(), &serde_json::from_str(json).unwrap()).unwrap()
}

/// The outcome of a check after a change to the application.
fn controllo(prima: &str, dopo: &str, codice: &str) -> (EsitoControllo, bool) {
    let json = BASE.replace(prima, dopo);
    assert_ne!(json, BASE, "{prima} is not in the application");
    let esito = esito(&json);
    let trovato = esito.controlli.iter().find(|uno| uno.codice == codice).unwrap_or_else(|| panic!("no {codice}"));
    (trovato.esito, esito.accoglibile)
}

#[test]
fn sixty_per_cent_of_twelve_is_seven_and_every_check_passes() {
    let esito = esito(BASE);
    assert!(esito.accoglibile, "{:?}", esito.impedimenti);
    assert!(
        esito.controlli.iter().all(|uno| matches!(uno.esito, EsitoControllo::Fatto | EsitoControllo::NonPertinente))
    );
    let una = &esito.unita[0];
    assert_eq!((una.massimo, una.unita_concedibili, una.restano), (7, 7, 5));
    assert_eq!((esito.dal.to_string().as_str(), esito.fino_al.to_string().as_str()), ("2026-07-15", "2028-07-14"));
    // 120 days after 15 July 2026.
    assert_eq!(esito.risposta_entro.unwrap().to_string(), "2026-11-12");
    assert_eq!(esito.oneri_dovuti, Some(Euro::da_centesimi(20_000)));
}

#[test]
fn who_may_not_ask_is_told_why() {
    for (prima, dopo, codice) in [
        (r#""oltre_50""#, r#""15_35""#, "soggetto"),
        (r#""privato""#, r#""pubblico""#, "soggetto"),
        (r#""province_ufficio":["GE"]"#, r#""province_ufficio":["SV"]"#, "competenza"),
        (r#"[{"motivo":"faticosita","prove":["relazione"],"accertato":true}]"#, "[]", "motivi"),
        (r#""accertato":true"#, r#""accertato":false"#, "motivi"),
        (r#""quota_art3":12"#, r#""quota_art3":0"#, "misura_GE"),
        (r#""percentuale":60"#, r#""autocertificate":7,"percentuale":60"#, "misura_GE"),
        (r#""relazione","dipendenti"#, r#""dipendenti"#, "documenti"),
    ] {
        assert_eq!(controllo(prima, dopo, codice), (EsitoControllo::Impedisce, false), "{dopo}");
    }
    for (prima, dopo, codice) in [
        (r#""percentuale":60"#, r#""percentuale":61"#, "misura_GE"),
        (r#""scopertura_art3":12"#, r#""scopertura_art3":0"#, "misura_GE"),
        (r#""bollo_assolto":true"#, r#""bollo_assolto":false"#, "bollo"),
        (r#""200.00""#, r#""199.99""#, "oneri"),
        (r#""altre_possibilita_esaminate":true"#, r#""altre_possibilita_esaminate":false"#, "residuale"),
        (r#""fino_al":"2026-12-31""#, r#""fino_al":"2028-07-15""#, "durata"),
        (r#""al":"2026-09-01""#, r#""al":"2026-11-13""#, "termine"),
    ] {
        assert_eq!(controllo(prima, dopo, codice), (EsitoControllo::Attenzione, true), "{dopo}");
    }
}

#[test]
fn the_higher_ceiling_wants_its_proof() {
    let con_settore = r#""settore":"vigilanza","fino_al""#;
    assert_eq!(controllo(r#""fino_al""#, con_settore, "settore"), (EsitoControllo::Attenzione, false));
    let provato = BASE.replace(r#""fino_al""#, con_settore).replace(r#"["domanda""#, r#"["settore","domanda""#);
    assert!(esito(&provato).accoglibile);
}

#[test]
fn the_ceiling_holds_with_the_self_certified_units() {
    // 60% of 12 = 7,20: seven together; with two self-certified, five. 80% = 9,60: ten.
    let con = |prima: &str, dopo: &str| esito(&BASE.replace(prima, dopo)).unita.remove(0);
    assert_eq!(con(r#""percentuale":60"#, r#""autocertificate":2,"percentuale":60"#).unita_concedibili, 5);
    assert_eq!(con(r#""percentuale":60"#, r#""percentuale":100"#).unita_concedibili, 7);
    let settore = BASE
        .replace(r#""percentuale":60"#, r#""percentuale":80"#)
        .replace(r#""fino_al""#, r#""settore":"trasporto_privato","fino_al""#);
    assert_eq!(esito(&settore).unita[0].unita_concedibili, 10);
    assert_eq!(con(r#""scopertura_art3":12"#, r#""scopertura_art3":3"#).unita_concedibili, 3);
    let piccolo = BASE
        .replace(r#""oltre_50""#, r#""36_50""#)
        .replace(r#""quota_art3":12,"scopertura_art3":12"#, r#""quota_art3":2,"scopertura_art3":2"#);
    assert_eq!(esito(&piccolo).unita[0].unita_concedibili, 1);
}

#[test]
fn units_that_the_percentage_does_not_make_are_explained() {
    let una = |cambi: &[(&str, &str)]| {
        let json = cambi.iter().fold(BASE.to_owned(), |json, (prima, dopo)| json.replace(prima, dopo));
        let esito = esito(&json);
        let spiegazione = serde_json::to_string(&esito.spiegazione).unwrap();
        let una = esito.unita[0].clone();
        assert!(spiegazione.contains(&una.conto), "the explanation says how: {}", una.conto);
        let controllo = esito.controlli.into_iter().find(|uno| uno.codice == "misura_GE").unwrap();
        assert!(controllo.dettaglio.contains(&una.conto), "{}", controllo.dettaglio);
        (una.unita_concedibili, una.conto)
    };
    let quota = |quota: u32, scoperte: u32| format!(r#""quota_art3":{quota},"scopertura_art3":{scoperte}"#);
    let intera = quota(12, 12);
    let conto = |unita: i64, testo: &str| (unita, testo.to_owned());
    assert_eq!(una(&[]), conto(7, "60% di 12 = 7,20, arrotondato a 7"));
    // As many uncovered as the percentage makes, one fewer, one alone.
    assert_eq!(una(&[(&intera, &quota(12, 7))]), conto(7, "60% di 12 = 7,20, arrotondato a 7"));
    assert_eq!(
        una(&[(&intera, &quota(12, 6))]),
        conto(6, "60% di 12 = 7,20, arrotondato a 7; sono scoperte solo 6 unità")
    );
    assert_eq!(
        una(&[(&intera, &quota(5, 1)), (r#""percentuale":60"#, r#""percentuale":40"#)]),
        conto(1, "40% di 5 = 2; è scoperta 1 sola unità")
    );
    assert_eq!(
        una(&[(&intera, &quota(12, 4)), (r#""percentuale":60"#, r#""autocertificate":2,"percentuale":60"#)]),
        conto(4, "60% di 12 = 7,20, arrotondato a 7; meno 2 unità autocertificate = 5; sono scoperte solo 4 unità")
    );
    // Over the ceiling of 60 per cent the ceiling counts.
    assert_eq!(una(&[(r#""percentuale":60"#, r#""percentuale":61"#)]), conto(7, "60% di 12 = 7,20, arrotondato a 7"));
    // With 36 to 50 workers the law fixes the unit.
    assert_eq!(
        una(&[
            (r#""oltre_50""#, r#""36_50""#),
            (&intera, &quota(2, 2)),
            (r#""percentuale":60"#, r#""percentuale":20"#)
        ]),
        conto(
            1,
            "20% di 2 = 0,40, arrotondato a 0; con 36-50 lavoratori si esonera 1 unità, per qualunque percentuale"
        )
    );
}

#[test]
fn another_office_gives_its_opinion_and_its_measure() {
    let due = BASE.replace(
        r#""percentuale":60}]"#,
        r#""percentuale":60},{"provincia":"SV","nome":"Le Fornaci","quota_art3":5,"scopertura_art3":5,"percentuale":60}]"#,
    );
    let senza = esito(&due);
    assert_eq!(senza.controlli.iter().find(|uno| uno.codice == "parere_SV").unwrap().esito, EsitoControllo::Attenzione);
    assert!(senza.documenti.iter().any(|uno| uno.codice == "elenco_uffici"));
    // 50% of 5 = 2,50: two.
    let con = due.replace(
        r#""percentuale":60}],"#,
        r#""percentuale":60,"parere":{"il":"2026-10-06","favorevole":true,"percentuale":50}}],"#,
    );
    assert_eq!(esito(&con).unita[1].unita_concedibili, 2);
    let contrario =
        due.replace(r#""percentuale":60}],"#, r#""percentuale":60,"parere":{"il":"2026-10-06","favorevole":false}}],"#);
    assert_eq!(esito(&contrario).unita[1].unita_concedibili, 0);
}

#[test]
fn a_renewal_is_continuous_until_the_sixtieth_day() {
    let rinnovo = |arrivo: &str, scade: &str, rinnovi: u32| {
        let json = BASE
            .replace("2026-07-15", arrivo)
            .replace(
                r#"{"tipo":"prima"}"#,
                &format!(r#"{{"tipo":"rinnovo","scade_il":"{scade}","rinnovi":{rinnovi}}}"#),
            )
            .replace(r#""fino_al":"2026-12-31","#, "");
        let esito = esito(&json);
        (esito.dal.to_string(), esito.fino_al.to_string(), esito.continuo, esito.oneri_dovuti.unwrap())
    };
    let euro = Euro::da_centesimi;
    // The sixtieth day after 30 April 2026 is 29 June.
    let continuo = ("2026-05-01".to_owned(), "2028-04-30".to_owned(), true, euro(20_000));
    assert_eq!(rinnovo("2026-04-01", "2026-04-30", 0), continuo);
    assert_eq!(rinnovo("2026-06-29", "2026-04-30", 1), continuo);
    let nuova = ("2026-06-30".to_owned(), "2028-06-29".to_owned(), false, euro(30_000));
    assert_eq!(rinnovo("2026-06-30", "2026-04-30", 1), nuova);
    let esauriti = ("2026-05-01".to_owned(), "2028-04-30".to_owned(), false, euro(30_000));
    assert_eq!(rinnovo("2026-04-01", "2026-04-30", 2), esauriti, "a third renewal in a row is a new application");
}

#[test]
fn a_change_of_percentage_is_a_new_application_unless_the_office_says_otherwise() {
    let json = BASE.replace(r#"{"tipo":"prima"}"#, r#"{"tipo":"variazione_percentuale","scade_il":"2026-12-31"}"#);
    assert!(!esito(&json).continuo);
    let locale = "[parametro.esonero_variazione_percentuale]\nverificato_al = \"2026-11-22\"\n\
                  [[parametro.esonero_variazione_percentuale.valore]]\ndal = \"2000-01-17\"\nvalore = \"variazione\"\nfonte = \"circolare\"\n";
    let p = Parametri::nazionali().unwrap().con_locali(locale).unwrap();
    let cambiato = verifica(&p, &serde_json::from_str(&json).unwrap()).unwrap();
    assert_eq!((cambiato.continuo, cambiato.fino_al.to_string().as_str()), (true, "2026-12-31"));
}

#[test]
fn the_clock_stops_for_integrations_and_for_the_notice_of_refusal() {
    let con =
        |prima: &str, dopo: &str| esito(&BASE.replace(prima, dopo)).risposta_entro.map(|giorno| giorno.to_string());
    let sospesa = r#""sospensioni":[{"dal":"2026-08-01","al":"2026-08-20","motivo":"integrazione"}],"fino_al""#;
    assert_eq!(con(r#""fino_al""#, sospesa).as_deref(), Some("2026-12-02"), "twenty days more than 12 November");
    assert_eq!(con(r#""fino_al""#, &sospesa.replace(r#""al":"2026-08-20","#, "")), None, "an open suspension");
    assert_eq!(con(r#""fino_al""#, r#""ispezione":true,"fino_al""#).as_deref(), Some("2027-01-11"), "sixty days more");
    let preavviso = r#""preavviso":{"comunicato_il":"2026-08-25"},"fino_al""#;
    assert_eq!(con(r#""fino_al""#, preavviso), None, "observations may still arrive on 1 September");
    let dopo = BASE.replace("2026-09-01", "2026-09-10").replace(r#""fino_al""#, preavviso);
    assert_eq!(esito(&dopo).risposta_entro.unwrap().to_string(), "2026-11-22", "ten days more");
}

#[test]
fn a_province_twice_or_a_date_that_cannot_be_is_refused() {
    let p = Parametri::nazionali().unwrap();
    let riga =
        r#"{"provincia":"GE","nome":"via della Ferriera 21","quota_art3":12,"scopertura_art3":12,"percentuale":60}"#;
    for (prima, dopo) in [
        (riga, format!("{riga},{riga}")),
        (riga, String::new()),
        (r#""percentuale":60"#, r#""percentuale":0"#.to_owned()),
        (r#""al":"2026-09-01""#, r#""al":"2026-07-14""#.to_owned()),
        (r#""fino_al":"2026-12-31""#, r#""fino_al":"2026-07-14""#.to_owned()),
    ] {
        let json = BASE.replace(prima, &dopo);
        assert!(matches!(verifica(&p, &serde_json::from_str(&json).unwrap()), Err(ErroreNorma::Dato { .. })), "{dopo}");
    }
}
