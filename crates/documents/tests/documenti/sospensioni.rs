//! The cases of suspension, compensation and review, made from the example beside each template.

use crate::casi::{catena, copia};
use crate::datori::{DATORE_LUNGO, bozza, con, esempio, rifiuta};
use serde_json::{Value, json};

/// Every act on a suspension, by name.
pub fn sospensioni() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("sospensione");
    let prima = json!({ "numero": "121/2026", "data": "2026-12-03" });
    let con_tipo = |tipo: Value| con(esempio.clone(), [("/provvedimento", tipo)]);
    let molte: Vec<Value> = (1..=30)
        .map(|indice| json!({ "provincia": format!("Provincia di prova {indice}"), "quota": 8, "calcolo": "8,00", "sospese": 8 }))
        .collect();
    vec![
        ("sospensione", esempio.clone()),
        (
            "sospensione_nazionale_lunga",
            con(
                bozza(esempio.clone()),
                [
                    ("/provvedimento/nazionale", json!(true)),
                    ("/misure", json!(molte)),
                    ("/datore/denominazione", json!(DATORE_LUNGO)),
                    ("/calcolo", json!(catena(4))),
                ],
            ),
        ),
        ("sospensione_concessa", con_tipo(json!({ "tipo": "concessione", "dal": "2026-11-08", "al": "2026-11-08" }))),
        (
            "sospensione_temporanea",
            con_tipo(json!({ "tipo": "temporanea", "dal": "2026-11-16", "al": "2027-02-15", "rinnovo": true })),
        ),
        (
            "sospensione_fine",
            con_tipo(json!({ "tipo": "fine", "provvedimento": prima, "ultimo_giorno": "2027-03-31",
                             "richiesta_entro": "2027-05-30", "motivi": "l’azienda ha ripreso l’attività" })),
        ),
        (
            "sospensione_diniego",
            con(
                con_tipo(json!({ "tipo": "diniego", "motivi": "la causa non è fra quelle previste",
                                 "richiesta_entro": "2027-01-30" })),
                [("/misure", json!([])), ("/stato", serde_json::to_value(copia()).unwrap())],
            ),
        ),
    ]
}

/// Every decree on a compensation, by name.
pub fn compensazioni() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("compensazione");
    let diniego = json!({ "tipo": "diniego", "motivi": "le sedi di Valdarsa hanno posti vacanti adatti" });
    vec![
        ("compensazione", esempio.clone()),
        ("compensazione_diniego", con(esempio.clone(), [("/provvedimento", diniego)])),
        (
            "compensazione_bozza_lunga",
            con(
                bozza(esempio),
                [
                    ("/ente/denominazione", json!(DATORE_LUNGO)),
                    ("/provvedimento/al", json!("2028-12-08")),
                    (
                        "/disposizioni",
                        json!(["Il servizio di Valdarsa verifica ogni anno.\nL’esito è comunicato all’ente."]),
                    ),
                ],
            ),
        ),
    ]
}

/// Reviews: the example, twenty groups, one period, nothing to show.
pub fn revisioni() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("revisione");
    let venti = json!({ "che_cosa": "Posti da coprire", "gruppo": "Provincia", "serie": ["3° 2026"], "somma": true,
        "grafico": true, "gruppi": (1..=20).map(|indice| format!("Provincia di prova {indice}")).collect::<Vec<_>>(),
        "valori": (0..20).map(|indice| [indice * 61]).collect::<Vec<_>>() });
    let zero = json!({ "che_cosa": "Posti da coprire", "gruppo": "Classe", "serie": ["2° 2026", "3° 2026"],
        "somma": false, "grafico": true, "gruppi": ["da 15 a 35"], "valori": [[0, 0]] });
    vec![
        ("revisione", esempio.clone()),
        ("revisione_venti_province", con(esempio.clone(), [("/sezioni/0/serie", venti), ("/sezioni/1/serie", zero)])),
        (
            "revisione_vuota",
            con(
                bozza(esempio),
                [
                    (
                        "/sezioni",
                        json!([{ "titolo": "Datori da invitare", "tabella": {
                        "colonne": [{ "titolo": "Datore", "peso": 1 }], "righe": [] } }]),
                    ),
                    ("/azioni", json!([])),
                    ("/cifre", json!([])),
                    ("/in_breve", json!("")),
                ],
            ),
        ),
    ]
}

#[test]
fn a_wrong_field_of_a_suspension_or_of_a_compensation_is_named() {
    rifiuta(
        "sospensione",
        &esempio!("sospensione"),
        &[
            ("/provvedimento/al", json!("2026-10-31"), "provvedimento.al"),
            ("/comunicazione/ricevuta_il", json!("2026-12-04"), "atto.data"),
            ("/comunicazione/causa", json!(""), "comunicazione.causa"),
            ("/misure/1/sospese", json!(6), "misure[1].sospese"),
            ("/misure/0/provincia", json!(""), "misure[0].provincia"),
        ],
    );
    rifiuta(
        "sospensione",
        &sospensioni().swap_remove(4).1,
        &[("/provvedimento/richiesta_entro", json!("2027-03-30"), "provvedimento.richiesta_entro")],
    );
    rifiuta(
        "compensazione",
        &esempio!("compensazione"),
        &[
            ("/province/0/in_piu", json!(8), "province"),
            ("/province/0/in_meno", json!(1), "province[0].in_meno"),
            ("/province/1/in_meno", json!(42), "province[1].in_meno"),
            ("/province", json!([]), "province"),
            ("/provvedimento/al", json!("2026-12-07"), "provvedimento.al"),
            ("/regione", json!(""), "regione"),
        ],
    );
}

#[test]
fn a_series_without_its_values_is_named() {
    rifiuta(
        "revisione",
        &esempio!("revisione"),
        &[
            ("/sezioni", json!([]), "sezioni"),
            ("/al", json!("2026-06-30"), "al"),
            ("/sezioni/0/serie/gruppi", json!([]), "sezioni[0].serie.gruppi"),
            ("/sezioni/0/serie/serie", json!([]), "sezioni[0].serie.serie"),
            ("/sezioni/0/serie/valori", json!([]), "sezioni[0].serie.valori"),
            ("/sezioni/1/serie/valori/2", json!([1]), "sezioni[1].serie.valori[2]"),
            ("/sezioni/3/tabella/righe/0", json!([]), "sezioni[3].tabella.righe[0]"),
            ("/azioni/0/testo", json!(" "), "azioni[0].testo"),
        ],
    );
}
