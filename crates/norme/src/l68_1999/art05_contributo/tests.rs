use super::*;
use proptest::prelude::*;

fn richiesta(json: &str) -> RichiestaContributo {
    serde_json::from_str(json).unwrap()
}

const BASE: &str = r#"{"dal":"2023-01-01","al":"2023-12-31","classe":"oltre_50","base_computo":100,
    "disabili_in_forza":3,"esoneri":[{"richiesto_il":"2023-01-01","percentuale_richiesta":60,"deciso_il":"2023-04-01",
    "esito":"concesso","percentuale_concessa":30,"scade_il":"2023-12-31"}],
    "calendario":{"giorni_settimana":5}}"#;

#[test]
fn the_trace_of_a_period_says_which_days_counted_and_adds_up_to_it() {
    let p = Parametri::nazionali().unwrap();
    let richiesta = richiesta(BASE);
    let conto = contributo(&p, &richiesta, false).unwrap();
    for periodo in &conto.periodi {
        let traccia = giorni(&p, &richiesta, periodo.dal, periodo.al).unwrap();
        assert_eq!(traccia.last().unwrap().progressivo, periodo.importo);
        let lavorati = traccia.iter().filter(|giorno| giorno.lavorativo).count();
        assert_eq!(i64::try_from(lavorati).unwrap(), periodo.giorni_lavorativi);
        assert!(traccia.iter().all(|giorno| giorno.lavorativo == giorno.motivo.is_empty()));
    }
    let epifania = giorni(&p, &richiesta, richiesta.dal, richiesta.al).unwrap().remove(5);
    assert!(!epifania.lavorativo && epifania.motivo.contains("Epifania"), "{}", epifania.motivo);
    assert!(giorni(&p, &richiesta, richiesta.dal.pred_opt().unwrap(), richiesta.al).is_err());
}

#[test]
fn every_field_in_error_is_named() {
    let p = Parametri::nazionali().unwrap();
    let campi = |json: &str| match contributo(&p, &richiesta(json), false) {
        Err(ErroreNorma::Dato { campi, .. }) => campi.into_iter().map(|campo| campo.campo).collect::<Vec<_>>(),
        altro => panic!("{json}: a refusal was expected, got {altro:?}"),
    };
    for (prima, dopo, atteso) in [
        (r#""al":"2023-12-31","classe""#, r#""al":"2022-12-31","classe""#, "al"),
        (r#""deciso_il":"2023-04-01""#, r#""deciso_il":"2022-12-31""#, "esoneri[0].deciso_il"),
        (r#""scade_il":"2023-12-31""#, r#""scade_il":"2022-12-31""#, "esoneri[0].scade_il"),
        (r#""percentuale_concessa":30,"#, "", "esoneri[0].percentuale_concessa"),
        (r#""esito":"concesso""#, r#""esito":"negato""#, "esoneri[0].percentuale_concessa"),
        (r#""percentuale_richiesta":60"#, r#""percentuale_richiesta":0"#, "esoneri[0].percentuale_richiesta"),
        (r#""esoneri":"#, r#""variazioni":[{"data":"2022-12-31","base_computo":1}],"esoneri":"#, "variazioni[0].data"),
        (r#""esoneri":"#, r#""variazioni":[{"data":"2023-02-01","disabili":-4}],"esoneri":"#, "variazioni[0].disabili"),
        (
            r#""esoneri":"#,
            r#""sospensioni":[{"tipo":"cigs","dal":"2023-02-01"}],"esoneri":"#,
            "sospensioni[0].percentuale",
        ),
    ] {
        let json = BASE.replace(prima, dopo);
        assert_ne!(json, BASE);
        assert_eq!(campi(&json), [atteso], "{dopo}");
    }
}

#[test]
fn two_percentages_on_one_day_are_refused_by_name_and_one_is_not() {
    let p = Parametri::nazionali().unwrap();
    let con = |dal: &str, percentuale: u32| {
        let altro = format!(
            r#""esoneri":[{{"richiesto_il":"{dal}","percentuale_richiesta":{percentuale},"scade_il":"2024-06-30"}},"#
        );
        contributo(&p, &richiesta(&BASE.replace(r#""esoneri":["#, &altro)), false)
    };
    let Err(ErroreNorma::Dato { campi, messaggio }) = con("2023-12-31", 60) else { panic!("must be refused") };
    assert_eq!(campi[0].campo, "esoneri[1]");
    assert!(messaggio.contains("esoneri[0]") && messaggio.contains("31/12/2023"), "{messaggio}");
    assert!(con("2024-01-01", 60).is_ok(), "the day after the expiry nothing overlaps");
    assert_eq!(con("2023-12-31", 30).unwrap().totale, contributo(&p, &richiesta(BASE), false).unwrap().totale);
}

#[test]
fn from_2027_the_amount_warns_until_a_new_decree_is_entered() {
    let p = Parametri::nazionali().unwrap();
    let al = |anno: &str| contributo(&p, &richiesta(&BASE.replace("2023", anno)), false).unwrap();
    let da_rivedere = |conto: Contributo| conto.avvisi.iter().any(|avviso| avviso.codice == "parametro_da_rivedere");
    assert!(!da_rivedere(al("2026")));
    assert!(da_rivedere(al("2027")));
}

#[test]
fn the_explanation_carries_every_period_and_the_total() {
    let p = Parametri::nazionali().unwrap();
    let conto = contributo(&p, &richiesta(BASE), true).unwrap();
    let voce = conto.spiegazione.unwrap();
    assert_eq!(voce.valore, conto.totale.italiano());
    for (n, periodo) in conto.periodi.iter().enumerate() {
        assert_eq!(voce.trova(&format!("periodo.{}", n + 1)).unwrap().valore, periodo.importo.italiano());
    }
    assert!(contributo(&p, &richiesta(BASE), false).unwrap().spiegazione.is_none());
}

fn giorno(testo: &str) -> NaiveDate {
    testo.parse().unwrap()
}

/// A request with events spread over three years.
fn qualunque() -> impl Strategy<Value = RichiestaContributo> {
    let variazione = (0u64..1_090, -2i32..4, 0i32..3);
    (
        20u32..600,
        0u32..8,
        -1i32..3,
        0u32..2,
        1u32..80,
        0u64..500,
        0u64..400,
        proptest::collection::vec(variazione, 0..6),
    )
        .prop_map(
            |(base, disabili, riallineamento, autocertificati, percentuale, inizio, istruttoria, variazioni)| {
                let dal = giorno("2021-01-01");
                let dopo = |giorni: u64| dal + chrono::Days::new(giorni);
                let mut richiesta = richiesta(BASE);
                (richiesta.dal, richiesta.al) = (dal, giorno("2023-12-31"));
                richiesta.base_computo = base + 20;
                richiesta.disabili_in_forza = disabili;
                richiesta.riallineamento = riallineamento;
                richiesta.autocertificati_60_per_mille = autocertificati;
                richiesta.esoneri[0].richiesto_il = dopo(inizio);
                richiesta.esoneri[0].percentuale_concessa = Percentuale::intera(percentuale);
                richiesta.esoneri[0].deciso_il = Some(dopo(inizio + istruttoria));
                richiesta.variazioni = variazioni
                    .into_iter()
                    .map(|(quando, base_computo, disabili)| VariazioneContributo {
                        data: dopo(quando),
                        base_computo,
                        disabili,
                    })
                    .collect();
                richiesta
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_periods_cover_every_day_once_and_add_up(richiesta in qualunque()) {
        let p = Parametri::nazionali().unwrap();
        let conto = contributo(&p, &richiesta, false).unwrap();
        let mut atteso = richiesta.dal;
        for periodo in &conto.periodi {
            prop_assert_eq!(periodo.dal, atteso);
            prop_assert!(periodo.dal <= periodo.al);
            atteso = periodo.al.succ_opt().unwrap();
        }
        prop_assert_eq!(atteso.pred_opt().unwrap(), richiesta.al);
        prop_assert_eq!(conto.periodi.iter().map(|periodo| periodo.importo).sum::<Euro>(), conto.totale);
        let traccia = giorni(&p, &richiesta, richiesta.dal, richiesta.al).unwrap();
        prop_assert_eq!(traccia.last().unwrap().progressivo, conto.totale);
    }

    #[test]
    fn a_longer_period_never_costs_less(richiesta in qualunque(), meno in 0u64..400) {
        let p = Parametri::nazionali().unwrap();
        let intero = contributo(&p, &richiesta, false).unwrap().totale;
        let mut breve = richiesta.clone();
        breve.al = richiesta.al - chrono::Days::new(meno);
        breve.variazioni.retain(|variazione| variazione.data <= breve.al);
        prop_assert!(contributo(&p, &breve, false).unwrap().totale <= intero);
    }

    #[test]
    fn cutting_at_instalments_changes_no_amount(richiesta in qualunque(), tagli in proptest::collection::vec(0u64..1_090, 0..5)) {
        let p = Parametri::nazionali().unwrap();
        let tagli: Vec<_> = tagli.into_iter().map(|giorni| richiesta.dal + chrono::Days::new(giorni)).collect();
        let diviso = contributo_diviso(&p, &richiesta, &tagli, false).unwrap();
        prop_assert_eq!(diviso.totale, contributo(&p, &richiesta, false).unwrap().totale);
        prop_assert!(tagli.iter().all(|taglio| diviso.periodi.iter().any(|periodo| periodo.dal == *taglio)));
    }

    #[test]
    fn exempt_and_self_certified_units_stay_within_the_ceiling(richiesta in qualunque()) {
        let p = Parametri::nazionali().unwrap();
        for periodo in contributo(&p, &richiesta, false).unwrap().periodi {
            let massimo = crate::aritmetica::arrotonda(crate::aritmetica::Esatta::new(60 * i128::from(periodo.quota), 100));
            let autocertificate = i64::from(richiesta.autocertificati_60_per_mille);
            prop_assert!(periodo.unita_esonerate == 0 || periodo.unita_esonerate + autocertificate <= massimo);
            let prima = RichiestaContributo { autocertificati_prima_dell_arrotondamento: false, ..richiesta.clone() };
            let dopo = contributo(&p, &prima, false).unwrap();
            prop_assert!(dopo.periodi.iter().any(|altro| altro.massimo_esonerabili == periodo.massimo_esonerabili));
        }
    }
}
