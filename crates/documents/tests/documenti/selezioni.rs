//! The cases of the selections for public bodies: notice, ranking, decree, nominal list, letters to who applied.

use crate::datori::{DATORE_LUNGO, bozza, con, esempio, rifiuta};
use mirato_documents::Compositore;
use mirato_documents::avviso::testo_semplice;
use serde_json::{Value, json};

/// Notices: the example, a long draft.
pub fn avvisi() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("avviso");
    let posto = |indice: u32| {
        json!({ "profilo": format!("{DATORE_LUNGO}, {indice}"), "numero": indice, "contratto": "tempo indeterminato",
                "orario": "36 ore", "sede": "Pontelungo" })
    };
    vec![
        ("avviso", esempio.clone()),
        (
            "avviso_annuale",
            con(
                esempio.clone(),
                [
                    ("/titolo", json!("Avviso di conferma annuale")),
                    ("/norma", json!("Articolo 8 della legge 12 marzo 1999, n. 68")),
                    ("/ente", Value::Null),
                    ("/posti", json!([])),
                    ("/requisiti", json!([])),
                    ("/adesioni/requisiti_al", json!("2025-12-31")),
                    ("/adesioni/dal", json!("2026-01-01")),
                ],
            ),
        ),
        (
            "avviso_bozza_lungo",
            con(
                bozza(esempio),
                [
                    ("/posti", (1..=15).map(posto).collect()),
                    ("/criteri/precede", json!("piu_alto")),
                    ("/ente/codice_ipa", Value::Null),
                    ("/adesioni/canali", json!([])),
                    ("/documenti", json!([])),
                ],
            ),
        ),
    ]
}

/// A ranking of `quante` positions.
pub fn graduatoria(quante: u32) -> Value {
    let riga = |posizione: u32| {
        let esito = if posizione.is_multiple_of(50) { "ammessa_con_riserva" } else { "ammessa" };
        json!({ "codice": format!("B{posizione:05}-K"), "posizione": posizione,
                "punteggio": format!("{},{:02}", 880 + posizione / 4, posizione % 4 * 25), "esito": esito })
    };
    con(esempio!("graduatoria"), [("/righe", (1..=quante).map(riga).collect())])
}

/// Rankings: a few, some in a table, many in lines, nobody admitted.
pub fn graduatorie() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("graduatoria");
    let nessuna = json!([{ "codice": "3TK-WM9", "esito": "esclusa" }]);
    vec![
        ("graduatoria", esempio.clone()),
        (
            "graduatoria_400",
            con(graduatoria(400), [("/provvisoria", json!(false)), ("/validita", json!("Vale sei mesi."))]),
        ),
        ("graduatoria_4000", graduatoria(4_000)),
        ("graduatoria_bozza_vuota", con(esempio, [("/righe", nessuna), ("/stato", json!("bozza"))])),
    ]
}

/// Decrees: final, provisional.
pub fn decreti() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("graduatoria_decreto");
    let provvisoria = json!({ "tipo": "provvisoria", "riesame_entro": "2026-12-21" });
    vec![
        ("graduatoria_decreto", esempio.clone()),
        ("graduatoria_decreto_provvisorio", con(bozza(esempio.clone()), [("/approvazione", provvisoria)])),
        ("graduatoria_decreto_annuale", annuale(esempio)),
    ]
}

/// The decree on a yearly list.
fn annuale(esempio: Value) -> Value {
    let mut decreto = con(
        esempio,
        [
            ("/norma", json!("articolo 8 della legge 12 marzo 1999, n. 68")),
            ("/ente", Value::Null),
            ("/adesioni_dal", json!("2026-01-01")),
            ("/approvazione/valida_al", Value::Null),
        ],
    );
    decreto["situazione_al"] = json!("2025-12-31");
    decreto
}

/// Nominal lists: two persons, forty.
pub fn avviamenti() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("avviamento");
    let persona = |posizione: u32| {
        let mut voce = esempio["persone"][1].clone();
        voce["posizione"] = json!(posizione);
        voce["persona"]["nominativo"] = json!("Maria Addolorata Immacolata Dell’Àquila-Müller Łuszczyńska");
        voce
    };
    let molte: Value = (1..=40).map(persona).collect();
    vec![
        ("avviamento", esempio.clone()),
        (
            "avviamento_bozza_lungo",
            con(bozza(esempio), [("/persone", molte), ("/massimo", json!(40)), ("/posti", json!(20))]),
        ),
    ]
}

/// Letters: one of each kind in a file, a sheet with what is missing.
pub fn lettere() -> Vec<(&'static str, Value)> {
    let esempio = esempio!("lettera_candidato");
    let incompleta = con(
        con(esempio.clone(), [("/lettere", json!([esempio["lettere"][0]]))]),
        [
            ("/lettere/0/contenuto/posizione", Value::Null),
            ("/lettere/0/contenuto/mancanti", json!(["reddito personale dell’anno precedente"])),
            ("/lettere/0/contenuto/con_riserva", json!(true)),
            ("/precede", json!("piu_alto")),
        ],
    );
    let atti = |stato: &str| {
        let numero = if stato == "bozza" { Value::Null } else { json!(7) };
        let mut una = con(esempio.clone(), [("/lettere", json!([esempio["lettere"][1]]))]);
        una["stato"] = json!(stato);
        una["lettere"][0]["atto"] = json!({ "numero": numero, "anno": 2026, "data": "2026-11-26" });
        una
    };
    let mut sollecito = con(atti("da_firmare"), [("/ente", Value::Null), ("/oggetto", json!("graduatoria annuale"))]);
    sollecito["lettere"][0]["contenuto"] = json!({
        "tipo": "sollecito", "situazione_al": "2025-12-31", "entro": "2026-12-31", "come": "Con il modulo del Servizio.",
        "richieste": ["reddito personale lordo del 2025, anche se è zero", "persone a carico"],
    });
    vec![
        ("lettera_candidato_sollecito", sollecito),
        ("lettere_candidati", esempio.clone()),
        ("lettere_candidati_incompleta", incompleta),
        ("lettera_candidato_bozza", atti("bozza")),
        ("lettera_candidato_atto", atti("da_firmare")),
    ]
}

#[test]
fn a_wrong_field_of_a_notice_is_named() {
    rifiuta(
        "avviso",
        &esempio!("avviso"),
        &[
            ("/posti", json!([]), "posti"),
            ("/posti/0/riservati", json!(3), "posti[0].riservati"),
            ("/posti/1/numero", json!(0), "posti[1].numero"),
            ("/adesioni/dal", json!("2026-11-01"), "adesioni.dal"),
            ("/adesioni/al", json!("2026-11-08"), "adesioni.al"),
            ("/calendario", json!([]), "calendario"),
            ("/criteri/voci", json!([]), "criteri.voci"),
            ("/criteri/precedenze", json!([]), "criteri.precedenze"),
        ],
    );
    // A notice without posts is that of a yearly list; a decree is of a body's call or of a yearly list.
    let mut decreto = annuale(esempio!("graduatoria_decreto"));
    rifiuta("graduatoria_decreto", &decreto, &[("/situazione_al", json!("2026-01-02"), "adesioni_dal")]);
    decreto["ente"] = esempio!("graduatoria_decreto")["ente"].clone();
    rifiuta("graduatoria_decreto", &decreto, &[("/autorita", json!("Il dirigente"), "ente")]);
}

#[test]
fn the_plain_text_of_a_notice_says_what_matters_in_narrow_lines() {
    let dati = serde_json::from_value(esempio!("avviso")).unwrap();
    let testo = testo_semplice(&dati);
    for atteso in [
        "AVVISO PUBBLICO DI AVVIAMENTO A SELEZIONE N. 14 DEL 2 NOVEMBRE 2026",
        "Comune di Pontelungo (codice IPA c_pnl)",
        "- Operatore amministrativo, area degli operatori esperti: 2 (2 riservati),\n  tempo",
        "dal 9 novembre 2026 al 13 novembre 2026",
        "- PEC: avvisi@pec.castelmarino.example",
        "Precede chi ha il punteggio più basso",
        "A parità: maggiore anzianità di iscrizione; età maggiore; sorteggio pubblico.",
        "dott.ssa Perla D’Angiò\n",
    ] {
        assert!(testo.contains(atteso), "{atteso}\n---\n{testo}");
    }
    assert!(testo.lines().all(|riga| riga.chars().count() <= 78 && !riga.ends_with(' ')), "{testo}");
}

/// What is published must not reveal the list: neither a text of the letterhead nor of the notices may say it.
#[test]
fn a_ranking_that_reveals_the_list_is_refused() {
    rifiuta(
        "graduatoria",
        &esempio!("graduatoria"),
        &[
            ("/carta/servizio", json!("Servizio Collocamento mirato"), "carta.servizio"),
            ("/carta/recapiti/2", json!("mirato@pec.castelmarino.example"), "carta.recapiti"),
            ("/riesame", json!("Le persone con disabilità chiedono il riesame."), "riesame"),
            ("/validita", json!("Graduatoria della L. 68/1999."), "validita"),
            ("/firma/ruolo", json!("Il dirigente per le categorie protette"), "firma.ruolo"),
            ("/avvertenze/0/testo", json!("Elenco degli invalidi civili"), "avvertenze"),
        ],
    );
}

#[test]
fn a_row_that_is_more_than_a_code_a_position_and_a_score_is_refused() {
    let esempio = esempio!("graduatoria");
    rifiuta(
        "graduatoria",
        &esempio,
        &[
            ("/righe/0/codice", json!("Anna Rossi"), "righe[0].codice"),
            ("/righe/0/codice", json!("RSSNNA85L51X000Z"), "righe[0].codice"),
            ("/righe/1/codice", esempio["righe"][0]["codice"].clone(), "righe[1].codice"),
            ("/righe/2/posizione", json!(2), "righe[2].posizione"),
            ("/righe/3/posizione", Value::Null, "righe[3].posizione"),
            ("/righe/4/punteggio", json!("67%"), "righe[4].punteggio"),
            ("/righe/5/punteggio", Value::Null, "righe[5].punteggio"),
            ("/righe/60/punteggio", json!("1,00"), "righe[60].punteggio"),
        ],
    );
    for campo in ["nominativo", "nato_il", "categoria", "percentuale", "reddito"] {
        let mut dati = esempio.clone();
        dati["righe"][0][campo] = json!("67");
        let errore = Compositore::nuovo().unwrap().componi("graduatoria", "v1", &dati);
        assert!(errore.is_err_and(|errore| errore.to_string().contains(&format!("righe[0].{campo}"))), "{campo}");
    }
}

#[test]
fn a_wrong_field_of_the_acts_on_a_ranking_is_named() {
    rifiuta(
        "graduatoria_decreto",
        &esempio!("graduatoria_decreto"),
        &[
            ("/numeri/escluse", json!(13), "numeri.presentate"),
            ("/impronta", json!("9f2c"), "impronta"),
            ("/approvazione/accolti", json!(8), "approvazione.accolti"),
            ("/approvazione/valida_al", json!("2026-12-10"), "approvazione.valida_al"),
            ("/adesioni_al", json!("2026-12-12"), "atto.data"),
        ],
    );
    rifiuta(
        "avviamento",
        &esempio!("avviamento"),
        &[
            ("/massimo", json!(1), "persone"),
            ("/persone", json!([]), "persone"),
            ("/persone/1/posizione", json!(1), "persone[1].posizione"),
            ("/persone/0/persona/codice_fiscale", json!("X"), "persone[0].persona.codice_fiscale"),
            ("/decreto/data", json!("2026-12-15"), "atto.data"),
            ("/posti", json!(0), "posti"),
        ],
    );
    rifiuta(
        "lettera_candidato",
        &esempio!("lettera_candidato"),
        &[
            ("/lettere", json!([]), "lettere"),
            ("/lettere/0/contenuto/punteggio", json!(""), "lettere[0].contenuto.punteggio"),
            ("/lettere/0/contenuto/voci/1/punti", json!(""), "lettere[0].contenuto.voci[1].punti"),
            ("/lettere/1/contenuto/giorno", json!("2026-11-25"), "lettere[1].contenuto.giorno"),
            ("/lettere/1/contenuto/documenti", json!([]), "lettere[1].contenuto.documenti"),
            ("/lettere/2/contenuto/motivo", json!(" "), "lettere[2].contenuto.motivo"),
            ("/lettere/3/contenuto/richieste", json!([]), "lettere[3].contenuto.richieste"),
        ],
    );
}
