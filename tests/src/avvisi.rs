//! A call of a public body and who applies to it, through the commands that the window calls.
#![allow(clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use crate::banco::{Banco, tra};
use serde_json::{Value, json};

/// Tax code of the body.
pub const ENTE: &str = "00000000109";
/// Surname, name and tax code of somebody.
pub const ADA: (&str, &str, &str) = ("Parodi", "Elena", "PRDLNE84D52D969X");
/// Somebody else.
pub const IVO: (&str, &str, &str) = ("Ghiglione", "Ivo", "GHGVIO70C03D969P");

/// Records the body.
pub async fn ente(banco: &Banco) {
    let dati = json!({
        "id": "", "versione": 0, "codice_fiscale": ENTE, "partita_iva": "", "denominazione": "Comune di Pietralba",
        "natura": "pubblico", "provincia": "GE", "comune": "Genova", "indirizzo": "piazza 1", "cap": "16100",
        "pec": "protocollo@pietralba.example", "telefono": "", "settore": "", "ccnl": "",
    });
    banco.fa("datore_salva", dati).await;
}

/// The form of a call, with what a test changes.
///
/// # Panics
/// If `altro` is not an object.
#[must_use]
pub fn avviso(altro: Value) -> Value {
    let mut dati = json!({
        "codice_fiscale_ente": ENTE, "codice_ipa": "c_z990", "protocollo": "900/2026", "richiesta_il": tra(-3),
        "base": "legge68", "elenco": "art8", "provincia": "GE", "profilo": "operatore amministrativo", "posti": 1,
        "per_posto": 1, "contratto": "indeterminato", "ore": "36", "ore_contratto": "36:00", "sede": "Genova",
        "requisiti": ["licenza media"], "canali": ["pec", "a_mano"], "come": "Con il modulo del Servizio.",
        "criteri": "lombardia-lecco", "adesioni_dal": tra(0), "adesioni_al": tra(0),
    });
    dati.as_object_mut().unwrap().extend(altro.as_object().unwrap().clone());
    json!({ "id": "", "versione": 0, "dati": dati })
}

/// A published call that takes applications today alone.
///
/// # Panics
/// If the program refuses.
pub async fn pubblicato(banco: &Banco, altro: Value) -> Value {
    ente(banco).await;
    let scheda = banco.fa("avviso_salva", avviso(altro)).await;
    let rilascia = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"] });
    let atto = banco.fa("avviso_pubblica", rilascia).await;
    assert_eq!(atto["riga"]["tipo"], "Avviso pubblico");
    banco.fa("avviso", json!({ "id": scheda["riga"]["id"] })).await
}

/// Records somebody with a sealed part, registered in the list or not.
///
/// # Panics
/// If the program refuses.
pub async fn registra(banco: &Banco, chi: (&str, &str, &str), percentuale: &str, iscritta: bool) {
    let persona = persona(banco, chi, percentuale, (&tra(-400), &tra(-500))).await;
    if iscritta {
        iscrivi(banco, &persona, &tra(-100), &tra(-90)).await;
    }
}

/// Records somebody with a sealed part, registered in the list from a day.
///
/// # Panics
/// If the program refuses.
pub async fn registra_dal(banco: &Banco, chi: (&str, &str, &str), dal: &str) {
    let persona = persona(banco, chi, "74", ("2020-01-10", "2019-06-10")).await;
    iscrivi(banco, &persona, dal, dal).await;
}

/// Somebody who declared availability on a day, with an act of invalidity of another; the id.
async fn persona(banco: &Banco, chi: (&str, &str, &str), percentuale: &str, (did, verbale): (&str, &str)) -> Value {
    let dati = json!({
        "cognome": chi.0, "nome": chi.1, "codice_fiscale": chi.2, "cellulare": "333 000 1234", "did_il": did,
        "residenza": { "comune": "Savona", "provincia": "SV", "indirizzo": "via Paleocapa 1", "cap": "17100" },
    });
    let persona = banco.fa("persona_salva", json!({ "id": "", "versione": 0, "dati": dati })).await;
    let apri = json!({ "persona_id": persona["id"], "motivo": "prova", "parola": "dimostrazione" });
    let aperto = banco.fa("fascicolo_apri", apri).await;
    let verbale = json!({ "tipo": "verbale_invalidita_civile", "percentuale": percentuale, "rilasciato_il": verbale });
    let dati = json!({ "categoria_art8": "invalido_civile", "natura": ["fisica"], "accertamenti": [verbale] });
    let salva = json!({ "persona_id": persona["id"], "versione": aperto["versione"], "dati": dati });
    banco.fa("fascicolo_salva", salva).await;
    persona["id"].clone()
}

async fn iscrivi(banco: &Banco, persona_id: &Value, richiesta_il: &str, dal: &str) {
    let mut dati =
        json!({ "persona_id": persona_id, "elenco": "art8", "ingresso": "prima", "richiesta_il": richiesta_il });
    let scheda = banco.fa("iscrizione_salva", json!({ "id": "", "versione": 0, "dati": dati })).await;
    let documenti = scheda["documenti"].as_array().unwrap().iter();
    dati["documenti"] = documenti.map(|d| json!({ "codice": d["codice"], "consegnato_il": richiesta_il })).collect();
    let salva = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "dati": dati });
    let scheda = banco.fa("iscrizione_salva", salva).await;
    let passo = json!({
        "id": scheda["riga"]["id"], "versione": scheda["versione"], "passo": "iscrivi", "data": dal,
    });
    banco.fa("iscrizione_passo", passo).await;
}

/// The form of an application, with what a test changes.
///
/// # Panics
/// If `altro` is not an object.
#[must_use]
pub fn domanda(avviso: &Value, codice: &str, altro: Value, reddito: &str) -> Value {
    let mut dati = json!({
        "codice_fiscale": codice, "pervenuta_il": tra(0), "canale": "pec", "protocollo": "1001/2026",
        "firma": "digitale", "requisiti": ["si"],
    });
    dati.as_object_mut().unwrap().extend(altro.as_object().unwrap().clone());
    let punteggio = json!({ "reddito": reddito, "persone_a_carico": 1 });
    json!({ "avviso_id": avviso["riga"]["id"], "dati": dati, "punteggio": punteggio })
}

/// Ends the applications.
pub async fn chiudi(banco: &Banco, id: &Value) -> Value {
    let scheda = banco.fa("avviso", json!({ "id": id })).await;
    banco.fa("avviso_passo", json!({ "id": id, "versione": scheda["versione"], "passo": "chiudi" })).await
}

/// Computes the ranking and waits for it.
///
/// # Panics
/// If it cannot be computed.
pub async fn calcola(banco: &Banco, id: &Value, nota: &str) -> Value {
    let lavoro = banco.fa("graduatoria_calcola", json!({ "avviso_id": id, "nota": nota })).await;
    let fine = banco.fine(&lavoro["lavoro"]).await;
    assert_eq!(fine["stato"], "fatto", "{fine}");
    banco.fa("avviso", json!({ "id": id })).await
}
