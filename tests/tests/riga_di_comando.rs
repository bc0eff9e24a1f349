//! The contract of the command line (docs/riga-di-comando.md), from outside.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_tests::mirato::mirato;
use serde_json::{Value, json};

fn quota(situazione: &Value) -> Value {
    let esito = mirato(&["calcola", "quota", "-"], &situazione.to_string());
    assert_eq!(esito.stato, 0, "{}", esito.errori);
    esito.json()
}

fn con_dipendenti(totale: u32) -> Value {
    json!({ "data_riferimento": "2025-12-31", "datore": { "natura": "privato", "sede_legale": "GE" },
            "province": [{ "provincia": "GE", "totale_dipendenti": totale }] })
}

#[test]
fn the_thresholds_of_art_3_and_18() {
    // Art. 3 c. 1: 15-35 one, 36-50 two, over 50 seven per cent (x,50 stays down); art. 18 c. 2: 51-150 one, over 150 one per cent.
    for (totale, classe, art3, art18) in [
        (14, "non_soggetto", 0, 0),
        (15, "15_35", 1, 0),
        (35, "15_35", 1, 0),
        (36, "36_50", 2, 0),
        (50, "36_50", 2, 0),
        (51, "oltre_50", 4, 1),
        (150, "oltre_50", 10, 1),
        (151, "oltre_50", 11, 2),
    ] {
        let risposta = quota(&con_dipendenti(totale));
        assert_eq!(risposta["classe"], classe, "{totale} workers");
        assert_eq!(risposta["nazionale"]["quota_art3"], art3, "art. 3 of {totale} workers");
        assert_eq!(risposta["nazionale"]["quota_art18"], art18, "art. 18 of {totale} workers");
        assert_eq!(risposta["nazionale"]["scopertura_art3"], art3);
    }
}

#[test]
fn the_answer_holds_every_field_of_the_contract() {
    let documento = json!({
        "data_riferimento": "2025-12-31", "datore": { "natura": "privato", "sede_legale": "GE" },
        "province": [ {
            "provincia": "GE", "totale_dipendenti": 120,
            "disabili": { "tempo_pieno": 4, "part_time": [ { "numero": 1, "ore": "24:00", "ore_contratto": "40:00", "invalidita_oltre_50": false } ] },
            "centralinisti": { "tempo_pieno": 0, "part_time": [] }, "massofisioterapisti": { "tempo_pieno": 0, "part_time": [] },
            "disabili_somministrati": { "tempo_pieno": 0, "part_time": [] }, "disabili_convenzione_12bis_14": { "tempo_pieno": 0, "part_time": [] },
            "categorie_protette": 2, "categorie_protette_al_17_01_2000": 0,
            "esclusioni": [ { "categoria": "dirigenti", "numero": 5 }, { "categoria": "apprendisti", "numero": 3 } ],
            "part_time": [ { "numero": 10, "ore": "20:00", "ore_contratto": "40:00" } ],
            "intermittenti": [ { "numero": 1, "ore": "10:00", "ore_contratto": "40:00" } ],
            "telelavoro": { "tempo_pieno": 4, "part_time": [] },
            "esonero": { "stato": "concesso", "unita": 2 }, "esonero_60_per_mille": { "unita": 1 },
            "sospensione": { "tipo": "cigs", "percentuale": 35 },
            "compensazioni": [ { "provincia": "SV", "tipo": "riduzione", "soggetto": "disabili", "numero": 1, "azienda_gruppo": null } ]
        } ]
    });
    let risposta = quota(&documento);
    for campo in ["data_riferimento", "classe", "nazionale", "province", "coerenza", "avvisi", "spiegazione"] {
        assert!(risposta.get(campo).is_some(), "{campo} is missing");
    }
    let cifre = [
        "base_art3",
        "base_art18",
        "quota_art3",
        "quota_art18",
        "esonerati",
        "in_forza_art3",
        "in_forza_art18",
        "scopertura_art3",
        "scopertura_art3_reale",
        "scopertura_art18",
        "scopertura_art18_reale",
        "abbattimento_esuberi_art18",
    ];
    for campo in cifre {
        assert!(risposta["nazionale"][campo].is_i64(), "nazionale.{campo} is not an integer");
        assert!(risposta["province"][0][campo].is_i64(), "province[0].{campo} is not an integer");
    }
    for campo in ["provincia", "compensazione_art3", "compensazione_art18", "quota_art3_sospesa"] {
        assert!(risposta["province"][0].get(campo).is_some(), "province[0].{campo} is missing");
    }
    for campo in ["somma_scoperture_province", "scopertura_nazionale", "coerente", "compensazioni_proposte"] {
        assert!(risposta["coerenza"].get(campo).is_some(), "coerenza.{campo} is missing");
    }
    // 120 − 5 disabled − 5 − 3 excluded − min(2, 1% of 120 = 1) − (10 − 5) − (1 − 0) − 4 telework = 96
    assert_eq!(risposta["nazionale"]["base_art3"], 96);
    assert_eq!(risposta["nazionale"]["in_forza_art3"], 5, "24 hours of 40 are more than half: a whole unit");
}

#[test]
fn a_misspelt_field_is_refused_by_name() {
    let mut documento = con_dipendenti(20);
    documento["province"][0]["disabilli"] = json!({});
    let esito = mirato(&["calcola", "quota", "-"], &documento.to_string());
    assert_eq!(esito.stato, 3);
    let errore = esito.errore();
    assert_eq!(errore["campi"][0]["campo"], "province[0].disabilli");
    assert!(errore["codice"].is_string() && errore["messaggio"].is_string());
    assert!(esito.uscita.is_empty(), "nothing partial is written");
}

#[test]
fn every_field_in_error_is_named_at_once() {
    let mut documento = con_dipendenti(5);
    documento["province"][0]["part_time"] = json!([{ "numero": 9, "ore": "41:00", "ore_contratto": "40:00" }]);
    let esito = mirato(&["calcola", "quota"], &documento.to_string());
    assert_eq!(esito.stato, 3);
    let campi: Vec<String> =
        esito.errore()["campi"].as_array().unwrap().iter().map(|c| c["campo"].as_str().unwrap().to_owned()).collect();
    assert!(campi.iter().all(|campo| campo.starts_with("province[0]")), "{campi:?}");
    assert!(campi.len() >= 2, "hours above the contract and more heads than workers: {campi:?}");
}

#[test]
fn a_date_before_the_law_is_refused() {
    let mut documento = con_dipendenti(20);
    documento["data_riferimento"] = json!("2000-01-16");
    assert_eq!(mirato(&["calcola", "quota"], &documento.to_string()).stato, 3);
    documento["data_riferimento"] = json!("2000-01-17");
    assert_ne!(mirato(&["calcola", "quota"], &documento.to_string()).stato, 5);
}

#[test]
fn working_days_of_2026_know_the_fourth_of_october_and_the_patron_saint() {
    let giorni = |dal: &str, al: &str, settimana: u8, patrono: Value| {
        let documento =
            json!({ "dal": dal, "al": al, "giorni_settimana": settimana, "patrono": patrono, "altri_festivi": [] });
        let esito = mirato(&["calcola", "giorni-lavorativi"], &documento.to_string());
        assert_eq!(esito.stato, 0, "{}", esito.errori);
        esito.json()
    };
    // October 2027: 21 weekdays, 4 October is a Monday and a holiday; in 2021, a Monday too, it was not.
    assert_eq!(giorni("2027-10-01", "2027-10-31", 5, Value::Null)["giorni"], 20);
    assert_eq!(giorni("2021-10-01", "2021-10-31", 5, Value::Null)["giorni"], 21);
    // June 2026: 22 weekdays, less Tuesday 2 June, less Genova's patron saint on Wednesday 24.
    assert_eq!(giorni("2026-06-01", "2026-06-30", 5, Value::Null)["giorni"], 21);
    let con_patrono = giorni("2026-06-01", "2026-06-30", 5, json!("2026-06-24"));
    assert_eq!(con_patrono["giorni"], 20);
    assert_eq!(con_patrono["festivi"].as_array().unwrap().len(), 2);
    assert!(con_patrono["festivi"][0]["citazione"].is_string());
}

fn contributo() -> Value {
    json!({ "dal": "2023-01-01", "al": "2023-12-31", "classe": "oltre_50", "base_computo": 100, "disabili_in_forza": 3,
            "esoneri": [{ "richiesto_il": "2023-01-01", "percentuale_richiesta": 60, "deciso_il": "2023-04-01",
                          "esito": "concesso", "percentuale_concessa": 30, "scade_il": "2023-12-31" }],
            "calendario": { "giorni_settimana": 5, "patrono": "2023-06-24", "altri_festivi": [] } })
}

#[test]
fn the_fee_opens_a_period_at_every_event() {
    let esito = mirato(&["calcola", "contributo"], &contributo().to_string());
    assert_eq!(esito.stato, 0, "{}", esito.errori);
    let risposta = esito.json();
    // 60% of 7 is 4,20: four units for 64 days; from 1 April 30%, 2,10: two units for 186 days.
    assert_eq!(risposta["totale"], "24623.88");
    let attesi =
        [("2023-01-01", "2023-03-31", 60, 4, 64, "10037.76"), ("2023-04-01", "2023-12-31", 30, 2, 186, "14586.12")];
    let periodi = risposta["periodi"].as_array().unwrap();
    assert_eq!(periodi.len(), attesi.len());
    for (periodo, (dal, al, percentuale, unita, giorni, importo)) in periodi.iter().zip(attesi) {
        assert_eq!((periodo["dal"].as_str(), periodo["al"].as_str()), (Some(dal), Some(al)));
        assert_eq!(periodo["percentuale"], percentuale);
        assert_eq!((&periodo["massimo_esonerabili"], &periodo["unita_esonerate"]), (&json!(unita), &json!(unita)));
        assert_eq!((&periodo["giorni_lavorativi"], &periodo["importo"]), (&json!(giorni), &json!(importo)));
        assert_eq!((&periodo["base_computo"], &periodo["disabili_in_forza"]), (&json!(100), &json!(3)));
        assert_eq!((&periodo["quota"], &periodo["importo_giornaliero"]), (&json!(7), &json!("39.21")));
    }
    assert!(risposta["avvisi"].is_array() && risposta["spiegazione"].is_object());
    let senza = mirato(&["calcola", "contributo", "-", "--senza-spiegazione"], &contributo().to_string()).json();
    assert!(senza.get("spiegazione").is_none());
}

#[test]
fn what_the_fee_cannot_mean_is_refused_by_name() {
    let campo = |cambia: &dyn Fn(&mut Value)| {
        let mut documento = contributo();
        cambia(&mut documento);
        let esito = mirato(&["calcola", "contributo"], &documento.to_string());
        assert_eq!(esito.stato, 3, "{documento}");
        assert!(esito.uscita.is_empty(), "nothing partial is written");
        esito.errore()["campi"][0]["campo"].as_str().unwrap().to_owned()
    };
    let altro = json!({ "richiesto_il": "2023-06-01", "percentuale_richiesta": 50 });
    assert_eq!(campo(&|d| d["esoneri"].as_array_mut().unwrap().push(altro.clone())), "esoneri[1]");
    assert_eq!(campo(&|d| d["esoneri"][0]["deciso_il"] = json!("2022-12-31")), "esoneri[0].deciso_il");
    assert_eq!(campo(&|d| d["esoneri"][0]["percentuale_richiesta"] = json!(101)), "esoneri[0].percentuale_richiesta");
    assert_eq!(campo(&|d| d["base_computo"] = json!(-1)), "base_computo");
    assert_eq!(campo(&|d| d["disabilli"] = json!(1)), "disabilli");
    assert_eq!(campo(&|d| d["variazioni"] = json!([{ "data": "2024-01-01", "disabili": 1 }])), "variazioni[0].data");
}

#[test]
fn sanctions_follow_the_amounts_in_force() {
    let importo = |documento: Value| {
        let esito = mirato(&["calcola", "sanzione"], &documento.to_string());
        assert_eq!(esito.stato, 0, "{}", esito.errori);
        esito.json()["importo"].as_str().unwrap().to_owned()
    };
    // One unit for the five working days 9-13 March 2026, at five times 39,21.
    let mancata = json!({ "violazione": "mancata_copertura", "dal": "2026-03-09", "al": "2026-03-13", "unita": 1,
                          "calendario": { "giorni_settimana": 5, "patrono": null, "altri_festivi": [] } });
    assert_eq!(importo(mancata), "980.25");
    let in_tempo = json!({ "violazione": "prospetto", "scadenza": "2026-01-31", "presentato_il": "2026-01-31" });
    assert_eq!(importo(in_tempo), "0.00");
}

#[test]
fn terms_are_counted_with_their_suspensions() {
    let scadenza = |documento: Value| {
        let esito = mirato(&["calcola", "termini"], &documento.to_string());
        assert_eq!(esito.stato, 0, "{}", esito.errori);
        esito.json()["scadenza"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        scadenza(json!({ "procedimento": "ottemperanza", "avvio": "2026-03-10", "sospensioni": [] })),
        "2026-04-09"
    );
    assert_eq!(scadenza(json!({ "procedimento": "esonero", "avvio": "2026-03-10" })), "2026-07-08");
    assert_eq!(scadenza(json!({ "procedimento": "computo", "avvio": "2026-03-10" })), "2026-05-09");
}

fn candidato(codice: &str, reddito: Option<&str>) -> Value {
    json!({ "codice": codice, "nascita": "1970-02-01", "anzianita_dal": "1988-04-30", "reddito": reddito,
            "persone_a_carico": 2, "invalidita": { "percentuale": 70 }, "precedenza": null })
}

fn graduatoria(criteri: &Value, candidati: &[Value]) -> Value {
    json!({ "criteri": criteri, "data_riferimento": "2026-06-30", "datore_pubblico": true, "candidati": candidati })
}

#[test]
fn a_ranking_explains_every_point_and_leaves_out_who_lacks_data() {
    let lecco = json!("lombardia-lecco");
    let documento = graduatoria(&lecco, &[candidato("A-002", None), candidato("A-001", Some("5000.00"))]);
    let esito = mirato(&["calcola", "graduatoria", "-"], &documento.to_string());
    assert_eq!(esito.stato, 0, "{}", esito.errori);
    let risposta = esito.json();
    let primo = &risposta["graduatoria"][0];
    // 1000 of base, no month from April 1988, two dependants at 12, the band 67-79 of a public employer.
    assert_eq!((&primo["posizione"], &primo["codice"], &primo["punteggio"]), (&json!(1), &json!("A-001"), &json!(955)));
    let voci: Vec<_> = primo["voci"].as_array().unwrap().iter().map(|voce| voce["punti"].as_i64().unwrap()).collect();
    assert_eq!(voci, [1000, 0, -24, 0, -21]);
    assert!(primo["voci"].as_array().unwrap().iter().all(|voce| !voce["citazione"].as_str().unwrap().is_empty()));
    assert_eq!(primo["pari_merito_risolto_da"], Value::Null);
    assert_eq!(risposta["graduatoria"].as_array().unwrap().len(), 1);
    assert_eq!(risposta["esclusi"][0]["codice"], "A-002");
    assert_eq!(risposta["esclusi"][0]["incompleto"], true);
    assert_eq!(risposta["esclusi"][0]["mancano"][0]["campo"], "reddito");
    assert!(risposta["spiegazione"]["figli"].is_array());
    let senza = mirato(&["calcola", "graduatoria", "-", "--senza-spiegazione"], &documento.to_string());
    assert!(senza.json().get("spiegazione").is_none());
}

#[test]
fn a_ranking_names_what_is_wrong_with_table_and_candidates() {
    let rifiuto = |documento: &Value| {
        let esito = mirato(&["calcola", "graduatoria"], &documento.to_string());
        let errore: Value = serde_json::from_str(&esito.errori).unwrap();
        (esito.stato, errore["codice"].as_str().unwrap().to_owned(), errore["campi"][0]["campo"].clone())
    };
    let lecco = json!("lombardia-lecco");
    let stesso = [candidato("A", Some("1.00")), candidato("A", Some("1.00"))];
    let dato = |campo: &str| (3, "dato_errato".to_owned(), json!(campo));
    assert_eq!(rifiuto(&graduatoria(&lecco, &stesso)), dato("candidati[1].codice"));
    assert_eq!(rifiuto(&graduatoria(&lecco, &[candidato("A", Some("-1.00"))])), dato("candidati[0].reddito"));
    assert_eq!(rifiuto(&graduatoria(&json!("nessuna"), &[])), dato("criteri"));
    let scritto = rifiuto(&graduatoria(&lecco, &[candidato("A", Some("5000,00"))]));
    assert_eq!(scritto, (3, "campo_non_valido".to_owned(), json!("candidati[0].reddito")));
    let (stato, codice, campo) = rifiuto(&graduatoria(&json!("umbria"), &[]));
    assert_eq!((stato, codice.as_str()), (4, "criteri_da_confermare"));
    assert_eq!(campo, "criteri.componenti[1].formula.punti");
    let tabella = |parita: Value, punti: Value| {
        json!({ "codice": "prova", "nome": "Prova", "verso": "piu_punti", "fonte": "prova", "parita": parita,
                "componenti": [ { "codice": "base", "nome": "Base", "formula": { "tipo": "fisso", "punti": punti } } ] })
    };
    let buona = mirato(
        &["calcola", "graduatoria"],
        &graduatoria(&tabella(json!(["codice"]), json!("0.5")), &stesso[..1]).to_string(),
    );
    assert_eq!(buona.stato, 0, "{}", buona.errori);
    assert_eq!(rifiuto(&graduatoria(&tabella(json!(["piu_giovane"]), json!(1)), &[])), dato("criteri.parita"));
    let (stato, codice, campo) = rifiuto(&graduatoria(&tabella(json!(["codice"]), json!(0.5)), &[]));
    assert_eq!((stato, codice.as_str()), (3, "campo_non_valido"));
    assert_eq!(campo, "criteri.componenti[0].formula", "a formula is read as a whole");
}

#[test]
fn wrong_words_end_with_2_and_say_so_in_italian() {
    for parole in [
        vec!["calcola"],
        vec!["calcola", "niente"],
        vec!["boh"],
        vec!["demo"],
        vec!["archivio", "crea", "--archivo", "x"],
    ] {
        let esito = mirato(&parole, "");
        assert_eq!(esito.stato, 2, "{parole:?}: {}", esito.errori);
        assert!(esito.errori.contains("mirato --help"), "{parole:?}: {}", esito.errori);
    }
    assert_eq!(mirato(&["--help"], "").stato, 0);
}

#[test]
fn an_archive_is_named_before_or_after_the_words() {
    let cartella = tempfile::tempdir().unwrap();
    let archivio = cartella.path().join("prova.mirato").to_string_lossy().into_owned();
    assert_eq!(mirato(&["--archivio", &archivio, "archivio", "crea"], "").stato, 0);
    let ancora = mirato(&["archivio", "crea", "--archivio", &archivio], "");
    assert_eq!(ancora.stato, 4, "an archive is never made over another: {}", ancora.errori);
    assert_eq!(mirato(&["registro", "verifica", "--archivio", &archivio], "").stato, 0);
    assert_eq!(mirato(&["archivio", "verifica", "--archivio", &archivio], "").stato, 0);
    assert_eq!(mirato(&["verifica", "--json", "--archivio", &archivio], "").json(), json!([]));
    assert_eq!(mirato(&["registro", "verifica"], "").stato, 3, "without --archivio");
    let abilita = ["archivio", "abilita", "mrossi", "--archivio", &archivio];
    let abilitata = mirato(&abilita, "");
    assert_eq!((abilitata.stato, abilitata.errori.as_str()), (0, ""), "the first to open sealed data");
    let ancora = mirato(&abilita, "");
    assert_eq!(ancora.stato, 4);
    assert!(ancora.errori.contains("abilitati_gia_presenti") && ancora.errori.contains("mrossi"), "{}", ancora.errori);
    let copia = cartella.path().join("copia.mirato").to_string_lossy().into_owned();
    assert_eq!(mirato(&["archivio", "salva", &copia, "--archivio", &archivio], "").stato, 0);
    let tornato = cartella.path().join("tornato.mirato").to_string_lossy().into_owned();
    assert_eq!(mirato(&["archivio", "ripristina", &copia, "--archivio", &tornato], "").stato, 0);
    assert_eq!(mirato(&["registro", "verifica", "--archivio", &tornato], "").stato, 0);
}
