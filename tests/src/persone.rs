//! People of the stories: recorded, assessed, registered through the commands that the window calls.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use crate::banco::{Banco, tra};
use mirato_domain::Errore;
use serde_json::{Value, json};

/// A person of the stories.
pub const ELENA: (&str, &str, &str) = ("Parodi", "Elena", "PRDLNE84D52D969X");
/// Another.
pub const IVO: (&str, &str, &str) = ("Ghiglione", "Ivo", "GHGVIO70C03D969P");

/// Records a person; its page.
///
/// # Panics
/// If the program refuses.
pub async fn registra(banco: &Banco, chi: (&str, &str, &str)) -> Value {
    let dati = json!({
        "cognome": chi.0, "nome": chi.1, "codice_fiscale": chi.2,
        "residenza": { "comune": "Savona", "provincia": "SV", "indirizzo": "via Paleocapa 1", "cap": "17100" },
        "did_il": tra(-200),
    });
    banco.fa("persona_salva", json!({ "id": "", "versione": 0, "dati": dati })).await
}

/// Seals an assessment with a percentage.
///
/// # Panics
/// If the program refuses.
pub async fn accerta(banco: &Banco, persona: &str, percentuale: &str) -> Value {
    let apri = json!({ "persona_id": persona, "motivo": "prova", "parola": "dimostrazione" });
    let aperto = banco.fa("fascicolo_apri", apri).await;
    let verbale =
        json!({ "tipo": "verbale_invalidita_civile", "percentuale": percentuale, "rilasciato_il": tra(-250) });
    let dati = json!({ "categoria_art8": "invalido_civile", "natura": ["fisica"], "accertamenti": [verbale] });
    let salva = json!({ "persona_id": persona, "versione": aperto["versione"], "dati": dati });
    banco.fa("fascicolo_salva", salva).await
}

/// Asks for the list of art. 8, with every document handed in.
///
/// # Panics
/// If the program refuses.
pub async fn domanda(banco: &Banco, persona: &str) -> Value {
    let mut dati = json!({ "persona_id": persona, "elenco": "art8", "ingresso": "prima", "richiesta_il": tra(-100) });
    let scheda = banco.fa("iscrizione_salva", json!({ "id": "", "versione": 0, "dati": dati })).await;
    let consegnati = scheda["documenti"].as_array().unwrap().iter();
    dati["documenti"] = consegnati.map(|d| json!({ "codice": d["codice"], "consegnato_il": tra(-100) })).collect();
    let salva = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "dati": dati });
    banco.fa("iscrizione_salva", salva).await
}

/// Takes a step of an iscrizione.
///
/// # Errors
/// As the command.
///
/// # Panics
/// If the request is no object.
pub async fn passo(banco: &Banco, scheda: &Value, passo: &str, altro: Value) -> Result<Value, Errore> {
    let mut richiesta = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "passo": passo });
    richiesta.as_object_mut().unwrap().extend(altro.as_object().unwrap().clone());
    banco.prova("iscrizione_passo", richiesta).await
}

/// A person registered in the list of art. 8: its id, and the page of the iscrizione.
///
/// # Panics
/// If the program refuses.
pub async fn iscritta(banco: &Banco, chi: (&str, &str, &str)) -> (String, Value) {
    let persona = registra(banco, chi).await["id"].as_str().unwrap().to_owned();
    accerta(banco, &persona, "74").await;
    let scheda = domanda(banco, &persona).await;
    assert_eq!(scheda["ammissibile"], true, "{scheda}");
    (persona, passo(banco, &scheda, "iscrivi", json!({ "data": tra(-90) })).await.unwrap())
}
