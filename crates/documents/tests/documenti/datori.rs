//! The cases of the acts and letters to employers, made from the example beside each template.

use crate::casi::{catena, copia};
use mirato_documents::{Compositore, ErroreDocumento};
use serde_json::{Value, json};

/// The name of an employer, four times as long as is usual.
pub const DATORE_LUNGO: &str = "Consorzio nazionale fra le imprese di costruzione e manutenzione «Officine riunite» in \
                            liquidazione, già Società anonima per l’esercizio dei magazzini generali e dei depositi";

/// The example beside a template.
macro_rules! esempio {
    ($modello:literal) => {
        serde_json::from_str::<Value>(include_str!(concat!("../../../../templates/", $modello, "/v1/example.json")))
            .unwrap()
    };
}

pub(crate) use esempio;

/// The example with some members replaced, each by its pointer.
pub fn con<const N: usize>(mut dati: Value, cambi: [(&str, Value); N]) -> Value {
    for (puntatore, valore) in cambi {
        *dati.pointer_mut(puntatore).unwrap_or_else(|| panic!("{puntatore} is not there")) = valore;
    }
    dati
}

/// The same members as in a draft: no number, no protocol.
pub fn bozza(dati: Value) -> Value {
    con(dati, [("/stato", json!("bozza")), ("/atto/numero", Value::Null), ("/segnatura/protocollo", Value::Null)])
}

/// The field at fault, if the template refuses the data.
fn rifiutato(modello: &str, dati: &Value) -> String {
    match Compositore::nuovo().unwrap().componi(modello, "v1", dati) {
        Err(ErroreDocumento::Dato { campo, .. }) => campo,
        altro => panic!("a datum error was expected, got {:?}", altro.map(|documento| documento.pagine)),
    }
}

/// Every row: a pointer, a wrong value, the field that must be named.
pub fn rifiuta(modello: &str, dati: &Value, righe: &[(&str, Value, &str)]) {
    for (puntatore, valore, atteso) in righe {
        assert_eq!(rifiutato(modello, &con(dati.clone(), [(puntatore, valore.clone())])), *atteso, "{puntatore}");
    }
}

fn decreto() -> Value {
    json!({ "numero": "118/2026", "data": "2026-12-01" })
}

/// Every decree on an exemption, by name.
pub fn esoneri() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("esonero");
    let molte_unita: Vec<Value> = (1..=25)
        .map(|indice| {
            json!({ "luogo": format!("Provincia di prova {indice}, via della Ferriera 21"), "base": 100, "quota": 7,
                    "richiesta": "60%", "concessa": "60%", "calcolo": "4,20", "esonerate": 4 })
        })
        .collect();
    let senza_decreto = |tipo: Value| {
        con(
            esempio.clone(),
            [
                ("/provvedimento", tipo),
                ("/contributo", Value::Null),
                ("/calcolo", Value::Null),
                ("/premesse", json!([])),
            ],
        )
    };
    let diniego = json!({ "tipo": "diniego", "motivi": "le lavorazioni si svolgono in ambienti accessibili e le \
        mansioni di magazzino e d’ufficio bastano alla quota", "richiesta_entro": "2027-01-30" });
    vec![
        ("esonero", esempio.clone()),
        (
            "esonero_bozza_lungo",
            con(
                bozza(esempio.clone()),
                [
                    ("/datore/denominazione", json!(DATORE_LUNGO)),
                    ("/destinatario/denominazione", json!(DATORE_LUNGO)),
                    ("/unita", json!(molte_unita)),
                    ("/calcolo", json!(catena(8))),
                ],
            ),
        ),
        (
            "esonero_diniego",
            con(
                senza_decreto(diniego),
                [
                    (
                        "/istruttoria/osservazioni",
                        json!({
            "ricevute_il": "2026-10-20", "risposta": "l’organizzazione in turni è comune a tutto il settore" }),
                    ),
                    ("/unita", json!([])),
                ],
            ),
        ),
        (
            "esonero_rinnovo",
            con(
                esempio.clone(),
                [
                    (
                        "/provvedimento",
                        json!({ "tipo": "rinnovo", "decreto": decreto(),
            "dal": "2027-01-01", "al": "2027-12-31", "continuo": true }),
                    ),
                    ("/stato", serde_json::to_value(copia()).unwrap()),
                ],
            ),
        ),
        (
            "esonero_rinnovo_tardivo",
            senza_decreto(json!({ "tipo": "rinnovo", "decreto": decreto(),
            "dal": "2027-03-18", "al": "2027-12-31", "continuo": false })),
        ),
        (
            "esonero_variazione",
            senza_decreto(json!({ "tipo": "variazione", "decreto": decreto(), "dal": "2026-12-08",
            "al": null })),
        ),
        (
            "esonero_revoca",
            senza_decreto(json!({ "tipo": "revoca", "decreto": decreto(), "dal": "2026-12-11",
            "motivi": "l’unità produttiva ha cessato le lavorazioni di fusione", "richiesta_entro": "2027-02-09" })),
        ),
        (
            "esonero_decadenza",
            con(
                senza_decreto(json!({ "tipo": "decadenza", "decreto": decreto(), "dal": "2027-05-11",
            "diffida": { "numero": "31/2027", "data": "2027-03-08" }, "termine": "2027-03-29",
            "dovuto": { "euro": "40660.77", "lettere": "quarantamilaseicentosessanta/77" },
            "richiesta_entro": "2027-07-10", "nuova_istanza_dal": "2028-05-11" })),
                [("/atto", json!({ "numero": 44, "anno": 2027, "data": "2027-05-11" })), ("/istruttoria", json!({}))],
            ),
        ),
    ]
}

#[test]
fn a_wrong_field_of_a_decree_is_named() {
    let esempio = esempio!("esonero");
    rifiuta(
        "esonero",
        &esempio,
        &[
            ("/provvedimento/al", json!("2026-07-14"), "provvedimento.al"),
            ("/provvedimento/tipo", json!("proroga"), "provvedimento.tipo"),
            ("/unita", json!([]), "unita"),
            ("/unita/1/esonerate", json!(6), "unita[1].esonerate"),
            ("/contributo/totale/lettere", json!("uno/00"), "contributo.totale.lettere"),
            ("/contributo/totale", json!({ "euro": "1.00", "lettere": "uno/00" }), "contributo.totale"),
            ("/contributo/periodi/0/importo", json!("-1.00"), "contributo.periodi[0].importo"),
            ("/contributo/periodi/0/al", json!("2026-07-14"), "contributo.periodi[0].al"),
            ("/contributo/rate/1/importo", json!("7645.94"), "contributo.rate"),
            ("/istruttoria/istanza/ricevuta_il", json!("2026-12-02"), "atto.data"),
            ("/istruttoria/motivi", json!([]), "istruttoria.motivi"),
            ("/istruttoria/quota", Value::Null, "istruttoria.quota"),
            ("/istruttoria/oneri", json!("-200.00"), "istruttoria.oneri"),
            ("/autorita", json!(" "), "autorita"),
        ],
    );
    let diniego = esoneri().into_iter().find(|(nome, _)| *nome == "esonero_diniego").unwrap().1;
    rifiuta(
        "esonero",
        &diniego,
        &[
            ("/istruttoria/osservazioni/ricevute_il", json!("2026-10-13"), "istruttoria.osservazioni.ricevute_il"),
            ("/istruttoria/preavviso_il", Value::Null, "istruttoria.preavviso_il"),
            ("/provvedimento/motivi", json!(""), "provvedimento.motivi"),
        ],
    );
}

fn tutto_in_lettere(cifre: &str, lettere: &str) -> Value {
    json!({ "euro": cifre, "lettere": lettere })
}

/// Notices of payment: two instalments, one without codes, many.
pub fn avvisi_pagamento() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("avviso_pagamento");
    let rata = |indice: u32| {
        json!({ "nome": format!("{indice}ª rata, {DATORE_LUNGO}"), "entro": "2027-01-08",
                "importo": tutto_in_lettere("99999.99", "novantanovemilanovecentonovantanove/99") })
    };
    let una = tutto_in_lettere("99999.99", "novantanovemilanovecentonovantanove/99");
    let sette = tutto_in_lettere("699999.93", "seicentonovantanovemilanovecentonovantanove/93");
    vec![
        ("avviso_pagamento", esempio.clone()),
        (
            "avviso_pagamento_unico",
            con(
                esempio.clone(),
                [("/rate", json!([rata(1)])), ("/totale", una), ("/voci", json!([])), ("/note", json!([]))],
            ),
        ),
        (
            "avviso_pagamento_bozza_lungo",
            con(
                bozza(esempio),
                [
                    ("/rate", (1..=7).map(rata).collect()),
                    ("/totale", sette),
                    ("/voci", json!([])),
                    ("/debitore/denominazione", json!(DATORE_LUNGO)),
                ],
            ),
        ),
    ]
}

/// Letters: one of each kind in a file, each by itself, a draft with long names.
pub fn lettere() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("lettera_datore");
    let sola = |indice: usize| con(esempio.clone(), [("/lettere", json!([esempio["lettere"][indice]]))]);
    let lunga = con(
        sola(7),
        [
            ("/stato", json!("bozza")),
            ("/lettere/0/atto/numero", Value::Null),
            ("/lettere/0/datore/denominazione", json!(DATORE_LUNGO)),
            ("/lettere/0/destinatario/denominazione", json!(DATORE_LUNGO)),
            ("/lettere/0/contenuto/fatti", json!("Il datore non ha risposto all’invito. ".repeat(80))),
            ("/lettere/0/testo", json!("Si allegano gli atti.\nSi resta a disposizione.")),
        ],
    );
    vec![
        ("lettere_datore", esempio.clone()),
        ("lettere_datore_diffida", sola(1)),
        ("lettere_datore_invito", sola(4)),
        ("lettere_datore_promemoria", sola(10)),
        ("lettere_datore_bozza_lunga", lunga),
    ]
}

/// Statements: with arrears, and of an account that is even.
pub fn estratti_conto() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("estratto_conto");
    let zero = json!("0.00");
    let pari = json!({ "dovuto": zero, "versato": zero, "resta": zero, "scaduto": zero, "interessi": zero,
                       "ricevuto": zero, "credito": zero, "da_versare": tutto_in_lettere("0.00", "zero/00") });
    let molte: Vec<Value> = (1..=60)
        .map(|indice| json!({ "riferimento": format!("IUV {indice:017}"), "data": "2027-01-08", "importo": "679.35" }))
        .collect();
    vec![
        ("estratto_conto", esempio.clone()),
        (
            "estratto_conto_in_pari",
            con(
                esempio.clone(),
                [
                    ("/totali", pari),
                    ("/rate", json!([])),
                    ("/pagamenti", json!([])),
                    ("/periodi", json!([])),
                    ("/destinatario", Value::Null),
                    ("/firma", Value::Null),
                ],
            ),
        ),
        (
            "estratto_conto_lungo",
            con(
                esempio,
                [
                    ("/pagamenti", json!(molte)),
                    ("/totali/ricevuto", json!("40761.00")),
                    ("/datore/denominazione", json!(DATORE_LUNGO)),
                ],
            ),
        ),
    ]
}

#[test]
fn a_wrong_field_of_a_notice_of_payment_is_named() {
    rifiuta(
        "avviso_pagamento",
        &esempio!("avviso_pagamento"),
        &[
            ("/rate", json!([]), "rate"),
            ("/rate/0/codice_avviso", json!("302 0000"), "rate[0].codice_avviso"),
            ("/rate/0/importo/lettere", json!("mille/00"), "rate[0].importo.lettere"),
            ("/totale", tutto_in_lettere("1.00", "uno/00"), "totale"),
            ("/voci/0/importo", json!("32661.92"), "voci"),
            ("/causale", json!(""), "causale"),
            ("/beneficiario/denominazione", json!(""), "beneficiario.denominazione"),
        ],
    );
}

#[test]
fn a_wrong_field_of_a_letter_to_an_employer_is_named() {
    rifiuta(
        "lettera_datore",
        &esempio!("lettera_datore"),
        &[
            ("/lettere", json!([]), "lettere"),
            ("/lettere/0/atto/numero", Value::Null, "lettere[0].atto.numero"),
            ("/lettere/0/contenuto/entro", json!("2027-03-07"), "lettere[0].contenuto.entro"),
            ("/lettere/0/contenuto/rate/0/resta", json!("1.00"), "lettere[0].contenuto.rate[0].resta"),
            ("/lettere/1/contenuto/totale", tutto_in_lettere("1.00", "uno/00"), "lettere[1].contenuto.totale"),
            ("/lettere/2/contenuto/richieste", json!([]), "lettere[2].contenuto.richieste"),
            ("/lettere/3/contenuto/motivi", json!(" "), "lettere[3].contenuto.motivi"),
            ("/lettere/4/contenuto/scoperture", json!([]), "lettere[4].contenuto.scoperture"),
            ("/lettere/10/contenuto/righe", json!([]), "lettere[10].contenuto.righe"),
            ("/lettere/10/contenuto/righe/1/mansione", json!(" "), "lettere[10].contenuto.righe[1].mansione"),
            ("/lettere/5/contenuto/domande", json!([""]), "lettere[5].contenuto.domande[0]"),
            ("/lettere/6/contenuto/proposta", json!(""), "lettere[6].contenuto.proposta"),
            ("/lettere/7/contenuto/fatti", json!(""), "lettere[7].contenuto.fatti"),
            ("/lettere/8/contenuto/domande", json!([]), "lettere[8].contenuto.domande"),
            ("/lettere/9/datore/sede", json!(""), "lettere[9].datore.sede"),
        ],
    );
}

#[test]
fn a_statement_that_does_not_add_up_is_refused() {
    rifiuta(
        "estratto_conto",
        &esempio!("estratto_conto"),
        &[
            ("/totali/dovuto", json!("1.00"), "totali.dovuto"),
            ("/totali/versato", json!("1.00"), "totali.versato"),
            ("/totali/interessi", json!("1.00"), "totali.interessi"),
            ("/totali/ricevuto", json!("1.00"), "totali.ricevuto"),
            ("/totali/credito", json!("-1.00"), "totali.credito"),
            ("/totali/da_versare/lettere", json!("uno/00"), "totali.da_versare.lettere"),
            ("/pagamenti/0/data", json!("2027-02-16"), "al"),
        ],
    );
}
