//! What-if on an employer with a surplus of rules.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use mirato_domain::situazione::Situazione;
use mirato_norme::parametri::Parametri;
use mirato_norme::simulazione::{Modifica, simula};
use serde_json::{Value, json};

fn situazione() -> Situazione {
    serde_json::from_value(json!({
        "data_riferimento": "2025-12-31",
        "datore": { "natura": "privato", "sede_legale": "GE" },
        "province": [
            { "provincia": "GE", "totale_dipendenti": 100 },
            { "provincia": "SV", "totale_dipendenti": 100,
              "disabili": { "part_time": [ { "numero": 1, "ore": "18:00", "ore_contratto": "40:00" } ] } },
        ],
    }))
    .unwrap()
}

/// Figures that change, as (where, figure, before, after).
fn cambiano(modifiche: Value) -> Vec<(String, String, i64, i64)> {
    let modifiche: Vec<Modifica> = serde_json::from_value(modifiche).unwrap();
    let simulazione = simula(&situazione(), &modifiche, &Parametri::nazionali().unwrap()).unwrap();
    simulazione.differenze.into_iter().map(|v| (v.dove, v.campo, v.prima, v.dopo)).collect()
}

fn trova(cambi: &[(String, String, i64, i64)], dove: &str, campo: &str) -> Option<(i64, i64)> {
    cambi.iter().find(|cambio| cambio.0 == dove && cambio.1 == campo).map(|cambio| (cambio.2, cambio.3))
}

#[test]
fn a_person_hired_covers_a_unit_and_leaves_the_base_alone() {
    let cambi = cambiano(json!([{ "modifica": "assumi", "provincia": "SV", "soggetto": "disabili", "numero": 1 }]));
    assert_eq!(trova(&cambi, "SV", "scopertura_art3"), Some((7, 6)));
    assert_eq!(trova(&cambi, "nazionale", "scopertura_art3"), Some((14, 13)));
    assert_eq!(trova(&cambi, "nazionale", "base_art3"), None, "a person hired under the law is not counted");
    assert_eq!(trova(&cambi, "GE", "scopertura_art3"), None);
}

#[test]
fn half_time_and_a_minute_more_covers_a_unit() {
    let assunta = |ore: &str| {
        cambiano(json!([{ "modifica": "assumi", "provincia": "GE", "soggetto": "disabili", "numero": 1,
                          "orario": { "ore": ore, "ore_contratto": "40:00" } }]))
    };
    assert_eq!(trova(&assunta("20:01"), "GE", "in_forza_art3"), Some((0, 1)));
    assert_eq!(trova(&assunta("02:00"), "nazionale", "in_forza_art3"), None, "0,45 + 0,05 is exactly half");
    assert_eq!(trova(&assunta("02:01"), "nazionale", "in_forza_art3"), Some((0, 1)), "0,45 + 0,0504 is above half");
}

#[test]
fn longer_hours_an_exemption_a_suspension_a_compensation() {
    let ore = cambiano(json!([{ "modifica": "cambia_ore", "provincia": "SV", "riga": 0, "ore": "24:00" }]));
    assert_eq!(trova(&ore, "SV", "in_forza_art3"), Some((0, 1)));
    let pieno = cambiano(json!([{ "modifica": "cambia_ore", "provincia": "SV", "riga": 0 }]));
    assert_eq!(trova(&pieno, "SV", "in_forza_art3"), Some((0, 1)));
    let esonero = cambiano(json!([{ "modifica": "aggiungi_esonero", "provincia": "GE", "unita": 2 }]));
    assert_eq!(trova(&esonero, "GE", "scopertura_art3"), Some((7, 5)));
    let sospensione =
        cambiano(json!([{ "modifica": "aggiungi_sospensione", "provincia": "GE", "tipo": "cigs", "percentuale": 35 }]));
    assert_eq!(trova(&sospensione, "GE", "quota_art3"), Some((7, 5)));
    assert_eq!(trova(&sospensione, "GE", "quota_art3_sospesa"), Some((0, 2)));
    let compensazione = cambiano(json!([{ "modifica": "aggiungi_compensazione", "provincia_eccedenza": "SV",
        "provincia_riduzione": "GE", "soggetto": "disabili", "numero": 3 }]));
    assert_eq!(trova(&compensazione, "GE", "scopertura_art3"), Some((7, 4)));
    assert_eq!(trova(&compensazione, "SV", "scopertura_art3"), Some((7, 10)));
    assert_eq!(trova(&compensazione, "nazionale", "scopertura_art3"), None);
}

#[test]
fn workers_come_and_go() {
    let nuovi = cambiano(json!([{ "modifica": "nuovi_dipendenti", "provincia": "GE", "numero": 8 }]));
    assert_eq!(trova(&nuovi, "GE", "base_art3"), Some((100, 108)));
    assert_eq!(trova(&nuovi, "GE", "quota_art3"), Some((7, 8)), "7% of 108 is 7,56");
    let cessati = cambiano(json!([{ "modifica": "cessazioni", "provincia": "GE", "numero": 8 }]));
    assert_eq!(trova(&cessati, "GE", "quota_art3"), Some((7, 6)), "7% of 92 is 6,44");
}

#[test]
fn a_convention_is_shown_apart_and_covers_no_unit() {
    let modifiche: Vec<Modifica> =
        serde_json::from_value(json!([{ "modifica": "convenzione", "provincia": "GE", "unita": 9 }])).unwrap();
    let simulazione = simula(&situazione(), &modifiche, &Parametri::nazionali().unwrap()).unwrap();
    assert!(simulazione.differenze.is_empty());
    let voci: Vec<_> =
        simulazione.in_convenzione.iter().map(|voce| (voce.dove.as_str(), voce.unita, voce.da_regolare)).collect();
    assert_eq!(voci, [("nazionale", 7, 7), ("GE", 7, 0)], "never more units than are uncovered");
}

#[test]
fn a_change_that_does_not_fit_is_named() {
    let errore = |modifica: Value| {
        let modifiche: Vec<Modifica> = serde_json::from_value(json!([modifica])).unwrap();
        let errore = simula(&situazione(), &modifiche, &Parametri::nazionali().unwrap()).unwrap_err();
        mirato_domain::Errore::from(errore).campi[0].campo.clone()
    };
    assert_eq!(errore(json!({ "modifica": "cessazioni", "provincia": "GE", "numero": 101 })), "modifiche[0].numero");
    assert_eq!(
        errore(json!({ "modifica": "nuovi_dipendenti", "provincia": "RM", "numero": 1 })),
        "modifiche[0].provincia"
    );
    assert_eq!(errore(json!({ "modifica": "cambia_ore", "provincia": "SV", "riga": 4 })), "modifiche[0].riga");
}
