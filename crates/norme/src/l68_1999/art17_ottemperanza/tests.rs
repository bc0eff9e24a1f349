use super::*;
use proptest::prelude::*;

fn richiesta(scopertura: u32, insorgenza: &str) -> RichiestaOttemperanza {
    let json = format!(
        r#"{{"data_riferimento":"2026-09-30","data_rilascio":"2026-09-30","impresa_riconosciuta":true,
        "prospetto":{{"situazione_al":"2025-12-31"}},"province_ufficio":["GE"],
        "alla_data_riferimento":{{"classe":"oltre_50","province":[{{"provincia":"GE","quota_art3":7,"quota_art18":1,
        "in_forza_art3":5,"scopertura_art3":{scopertura},"scopertura_art18":0,"insorgenza":"{insorgenza}"}}]}},
        "al_rilascio":{{"classe":"oltre_50","province":[]}}}}"#
    );
    let mut richiesta: RichiestaOttemperanza = serde_json::from_str(&json).unwrap();
    richiesta.al_rilascio = richiesta.alla_data_riferimento.clone();
    richiesta
}

fn esito(richiesta: &RichiestaOttemperanza) -> Ottemperanza {
    ottemperanza(&Parametri::nazionali().unwrap(), richiesta).unwrap()
}

#[test]
fn a_missing_day_of_origin_is_asked_for_and_not_guessed() {
    let mut senza = richiesta(2, "2026-01-01");
    senza.alla_data_riferimento.province[0].insorgenza = None;
    let errore = ottemperanza(&Parametri::nazionali().unwrap(), &senza);
    assert!(matches!(errore, Err(ErroreNorma::Dato { campi, .. }) if campi[0].campo == "province.GE.insorgenza"));
    senza.alla_data_riferimento.province[0].scopertura_art3 = 0;
    senza.al_rilascio = senza.alla_data_riferimento.clone();
    assert_eq!(esito(&senza).esito, EsitoOttemperanza::Ottemperante, "nothing uncovered: the day is not needed");
}

#[test]
fn an_obliged_employer_without_provinces_is_refused() {
    let mut vuota = richiesta(0, "2026-01-01");
    vuota.al_rilascio.province.clear();
    assert!(matches!(ottemperanza(&Parametri::nazionali().unwrap(), &vuota), Err(ErroreNorma::Dato { .. })));
}

#[test]
fn the_code_of_contracts_follows_the_day_of_the_call() {
    let mut caso = richiesta(0, "2026-01-01");
    let appalti = |caso: &RichiestaOttemperanza| esito(caso).citazioni.last().unwrap().testo.clone();
    for (bando, atteso) in [
        ("2023-07-01", "art. 94, c. 5, lett. b), D.Lgs. 36/2023"),
        ("2023-06-30", "art. 80, c. 5, lett. i), D.Lgs. 50/2016"),
        ("2016-04-19", "art. 80, c. 5, lett. i), D.Lgs. 50/2016"),
        ("2016-04-18", "art. 17, L. 68/1999"),
    ] {
        caso.data_bando = Some(bando.parse().unwrap());
        assert_eq!(appalti(&caso), atteso, "call of {bando}");
    }
    caso.data_bando = None;
    assert_eq!(appalti(&caso), "art. 94, c. 5, lett. b), D.Lgs. 36/2023");
}

#[test]
fn the_screen_of_the_example_is_reproduced() {
    let mut caso = richiesta(0, "2026-01-01");
    let mut savona = caso.alla_data_riferimento.province[0].clone();
    savona.provincia = "SV".parse().unwrap();
    savona.scopertura_art3 = 2;
    savona.convenzione = Some(ConvenzioneInCorso {
        estremi: "31/2026".to_owned(),
        stipulata_il: "2026-06-15".parse().unwrap(),
        fino_al: None,
        unita_art3: 2,
        unita_art18: 0,
        scadenze_rispettate: true,
        prossima_scadenza: "2026-12-31".parse().ok(),
    });
    caso.alla_data_riferimento.province.push(savona);
    caso.al_rilascio = caso.alla_data_riferimento.clone();
    caso.altri_uffici.push(RispostaUfficio {
        provincia: "SV".parse().unwrap(),
        esito: EsitoUfficio::InRegola,
        il: "2026-11-17".parse().ok(),
    });
    let risposta = esito(&caso);
    assert_eq!((risposta.esito, risposta.rilasciabile), (EsitoOttemperanza::OttemperanteConvenzione, true));
    let fatti: Vec<(&str, EsitoControllo)> = risposta.controlli.iter().map(|c| (c.codice.as_str(), c.esito)).collect();
    use EsitoControllo::{Attenzione, Fatto, NonPertinente};
    assert_eq!(
        fatti,
        [
            ("impresa", Fatto),
            ("prospetto", Fatto),
            ("scopertura", Attenzione),
            ("strumento", Fatto),
            ("altri_uffici", Fatto),
            ("confronto", Fatto),
            ("assenti", NonPertinente)
        ]
    );
    assert_eq!(risposta.controlli[2].titolo, "Scopertura al 30/09/2026: 2 unità a Savona");
    assert_eq!(risposta.controlli[6].titolo, "Esonero e sospensione");
}

#[test]
fn an_office_may_accept_a_late_request_from_the_day_it_was_sent() {
    let mut caso = richiesta(1, "2026-01-01");
    let tardiva = RichiestaAssunzione { inviata_il: "2026-09-30".parse().unwrap(), unita_art3: 1, unita_art18: 0 };
    caso.alla_data_riferimento.province[0].richiesta = Some(tardiva);
    caso.al_rilascio = caso.alla_data_riferimento.clone();
    assert_eq!(esito(&caso).esito, EsitoOttemperanza::NonOttemperante);
    let locale = "[parametro.richiesta_oltre_il_termine]\nverificato_al = \"2026-11-22\"\n\
                  [[parametro.richiesta_oltre_il_termine.valore]]\ndal = \"2020-01-01\"\n\
                  valore = \"regolarizza_dall_invio\"\nfonte = \"circolare\"\n";
    let p = Parametri::nazionali().unwrap().con_locali(locale).unwrap();
    assert_eq!(ottemperanza(&p, &caso).unwrap().esito, EsitoOttemperanza::OttemperanteRichiesta);
}

#[test]
fn a_certificate_is_valid_for_six_months() {
    let p = Parametri::nazionali().unwrap();
    assert_eq!(valido_fino_al(&p, "2026-08-31".parse().unwrap()).unwrap().to_string(), "2027-02-28");
    assert!(valido_fino_al(&p, "2001-03-06".parse().unwrap()).is_err());
}

#[test]
fn the_figures_of_the_quota_are_taken_over() {
    let situazione = r#"{"data_riferimento":"2025-12-31","datore":{"natura":"privato","sede_legale":"GE"},
        "province":[{"provincia":"GE","totale_dipendenti":104,"disabili":{"tempo_pieno":4}}]}"#;
    let situazione = serde_json::from_str(situazione).unwrap();
    let quota = crate::quota::calcola(&situazione, &Parametri::nazionali().unwrap(), false).unwrap();
    let stato = StatoProvinciale::da_quota(&quota.province[0]);
    // Base 100: 7 units, 4 covered; one unit of art. 18 above 50 workers.
    assert_eq!((stato.quota_art3, stato.in_forza_art3, stato.scopertura_art3), (7, 4, 3));
    assert_eq!((stato.quota_art18, stato.scopertura_art18), (1, 1));
    assert!(!stato.senza_obblighi());
}

proptest! {
    #[test]
    fn more_uncovered_units_never_better_the_outcome(scopertura in 0u32..20, giorni in 0u64..130, coperte in 0u32..20) {
        let rif: NaiveDate = "2026-09-30".parse().unwrap();
        let insorgenza = rif - chrono::Days::new(giorni);
        let con = |scopertura| {
            let mut caso = richiesta(scopertura, &insorgenza.to_string());
            caso.alla_data_riferimento.province[0].richiesta =
                Some(RichiestaAssunzione { inviata_il: insorgenza, unita_art3: coperte, unita_art18: 0 });
            caso.al_rilascio = caso.alla_data_riferimento.clone();
            esito(&caso)
        };
        let (meno, piu) = (con(scopertura), con(scopertura + 1));
        prop_assert!(meno.esito <= piu.esito);
        prop_assert_eq!(piu.spiegazione.valore, piu.esito_nome);
        let scoperte: u32 = piu.unita_scoperte.iter().filter(|u| u.data == rif).map(|u| u.art3).sum();
        let attese = if giorni > 60 { (scopertura + 1).saturating_sub(coperte) } else { 0 };
        prop_assert_eq!(scoperte, attese * 2, "once for each of the two days, which are the same here");
    }
}
