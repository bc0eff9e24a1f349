//! The cases of the conventions, of the acts on them and of the monitoring sheet.

use crate::datori::{DATORE_LUNGO, bozza, con, esempio, rifiuta};
use serde_json::{Value, json};

fn ospite(nome: &str) -> Value {
    json!({ "denominazione": nome, "codice_fiscale": "00000000074", "sede": "Castelmarino, via della Lanterna 2",
            "rappresentante": "rappresentata dalla presidente dott.ssa Ines Bartoli" })
}

fn commessa() -> Value {
    json!({ "oggetto": "la piegatura e il confezionamento dei campionari",
            "valore": { "euro": "48000.00", "lettere": "quarantottomila/00" }, "periodo": "all’anno", "copertura": 2,
            "limite": "10% della quota di riserva, arrotondato all’unità superiore",
            "convenzione_quadro": "accordo regionale del 12 maggio 2025" })
}

fn di_tre(tipo: &str) -> Value {
    let esempio = esempio!("convenzione");
    let mut firme = esempio["firme"].as_array().unwrap().clone();
    firme.push(json!({ "parte": "Per la cooperativa", "ruolo": "La presidente", "nome": "dott.ssa Ines Bartoli" }));
    con(
        esempio,
        [
            ("/tipo", json!(tipo)),
            ("/ospite", ospite("Cooperativa sociale Il Faro")),
            ("/commessa", commessa()),
            ("/firme", json!(firme)),
        ],
    )
}

fn integrazione() -> Value {
    con(
        esempio!("convenzione"),
        [
            ("/tipo", json!("integrazione_lavorativa")),
            (
                "/integrazione",
                json!({ "mansioni": "Controllo dei tessuti al tavolo, a turno unico, con pause concordate",
                        "sostegno": "Un tutore del Servizio per 12 ore nel primo mese e 4 ore al mese nei cinque successivi",
                        "verifiche": "Il comitato tecnico verifica l’inserimento ogni tre mesi nel primo anno",
                        "deroghe": "Apprendistato fino a 35 anni di età" }),
            ),
        ],
    )
}

/// Every kind of convention, by name.
pub fn convenzioni() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("convenzione");
    let riga = |numero: u32| {
        json!({ "numero": numero, "entro": "2028-01-31", "unita": 3, "elenco": "art. 18",
                "mansione": DATORE_LUNGO, "contratto": "tempo indeterminato" })
    };
    vec![
        ("convenzione", esempio.clone()),
        ("convenzione_integrazione", integrazione()),
        ("convenzione_art12", di_tre("art12")),
        ("convenzione_art12_bis", di_tre("art12_bis")),
        ("convenzione_art14", di_tre("art14")),
        (
            "convenzione_bozza_lunga",
            con(
                bozza(esempio),
                [
                    ("/datore/denominazione", json!(DATORE_LUNGO)),
                    ("/obbligato", json!(false)),
                    ("/posizione", Value::Null),
                    ("/richiesta_il", Value::Null),
                    ("/piano", (1..=40).map(riga).collect()),
                    ("/articoli", json!([{ "rubrica": "Mensa", "testo": "La mensa è aperta a tutti.\nÈ gratuita." }])),
                ],
            ),
        ),
    ]
}

/// Every act on a convention, by name.
pub fn atti() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("convenzione_atto");
    let mancata = json!([{ "numero": 2, "mansione": "Impiegata amministrativa", "unita": 1, "entro": "2027-07-31" }]);
    let contestazione = json!({ "tipo": "contestazione", "entro": "2027-09-10", "righe": mancata,
        "motivi": "La seconda assunzione non è avvenuta.\nIl datore non ha risposto alle due candidature proposte." });
    let risoluzione = json!({ "tipo": "risoluzione", "dal": "2027-10-11", "unita": 3, "righe": mancata,
        "motivi": "il termine assegnato è decorso senza assunzioni",
        "contestazione": { "numero": "8/2027", "data": "2027-08-11" }, "osservazioni": null,
        "richiesta_entro": "2027-12-10", "informa_ispettorato": true });
    let una = json!([esempio["firme"][0]]);
    vec![
        ("convenzione_proroga", esempio.clone()),
        ("convenzione_contestazione", con(esempio.clone(), [("/contenuto", contestazione), ("/firme", una.clone())])),
        (
            "convenzione_risoluzione_bozza",
            con(
                bozza(esempio.clone()),
                [("/contenuto", risoluzione), ("/firme", una.clone()), ("/datore/denominazione", json!(DATORE_LUNGO))],
            ),
        ),
        (
            "convenzione_risoluzione_breve",
            con(
                esempio,
                [
                    (
                        "/contenuto",
                        json!({ "tipo": "risoluzione", "dal": "2027-10-11", "unita": 1,
                        "motivi": "le parti lo hanno chiesto" }),
                    ),
                    ("/firme", una),
                    ("/pareri", json!([])),
                ],
            ),
        ),
    ]
}

/// Sheets: monitoring, closing report, nothing but the plan.
pub fn schede() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("scheda_convenzione");
    let tutti: Vec<Value> = ["coperta", "attesa", "scaduta", "vuota", "annullata"]
        .iter()
        .cycle()
        .take(40)
        .zip(1..)
        .map(|(stato, numero)| {
            json!({ "numero": numero, "entro": "2027-08-11", "unita": 1, "mansione": "Magazziniere", "stato": stato })
        })
        .collect();
    vec![
        ("scheda_convenzione", esempio.clone()),
        ("scheda_convenzione_finale", con(esempio.clone(), [("/finale", json!(true)), ("/righe", json!(tutti))])),
        (
            "scheda_convenzione_breve",
            con(
                esempio,
                [
                    ("/sezioni", json!([])),
                    ("/scadenze", json!([])),
                    ("/cifre", json!([])),
                    ("/verifica_il", Value::Null),
                    ("/firma", Value::Null),
                ],
            ),
        ),
    ]
}

#[test]
fn a_wrong_field_of_a_convention_is_named() {
    rifiuta(
        "convenzione",
        &esempio!("convenzione"),
        &[
            ("/tipo", json!("art14"), "ospite"),
            ("/tipo", json!("integrazione_lavorativa"), "integrazione"),
            ("/ospite", ospite("Cooperativa"), "ospite"),
            ("/commessa", commessa(), "commessa"),
            ("/al", json!("2026-12-02"), "al"),
            ("/piano", json!([]), "piano"),
            ("/piano/0/unita", json!(0), "piano[0].unita"),
            ("/piano/3/entro", json!("2028-12-03"), "piano[3].entro"),
            ("/piano/1/mansione", json!(""), "piano[1].mansione"),
            ("/firme", json!([]), "firme"),
            ("/firme/1/nome", json!(" "), "firme[1].nome"),
            ("/rappresentante", json!(""), "rappresentante"),
        ],
    );
    let due = json!([esempio!("convenzione")["firme"][0], esempio!("convenzione")["firme"][1]]);
    rifiuta("convenzione", &di_tre("art12"), &[("/firme", due, "firme"), ("/ospite", Value::Null, "ospite")]);
}

#[test]
fn a_wrong_field_of_an_act_on_a_convention_is_named() {
    rifiuta(
        "convenzione_atto",
        &esempio!("convenzione_atto"),
        &[
            ("/contenuto/righe", json!([]), "contenuto.righe"),
            ("/contenuto/righe/0/nuova", json!("2027-07-30"), "contenuto.righe[0].nuova"),
            ("/contenuto/motivi", json!(""), "contenuto.motivi"),
            ("/convenzione/data", json!("2027-07-09"), "atto.data"),
            ("/firme", json!([]), "firme"),
        ],
    );
    rifiuta(
        "convenzione_atto",
        &atti().swap_remove(1).1,
        &[
            ("/contenuto/entro", json!("2027-07-07"), "contenuto.entro"),
            ("/contenuto/righe/0/mansione", json!(""), "contenuto.righe[0].mansione"),
        ],
    );
    rifiuta(
        "scheda_convenzione",
        &esempio!("scheda_convenzione"),
        &[
            ("/righe", json!([]), "righe"),
            ("/fine", json!("2026-12-02"), "fine"),
            ("/righe/0/stato", json!("persa"), "righe[0].stato"),
            ("/sezioni/0/testo", json!(""), "sezioni[0].testo"),
        ],
    );
}
