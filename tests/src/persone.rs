//! People of the stories: recorded, assessed, registered through the commands that the window calls.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use crate::banco::{Banco, tra};
use mirato_app::api::{DatiIscrizione, DatiPersona};
use mirato_domain::Errore;
use mirato_store::{Autore, Iscrizione, Json, Persona, StatoIscrizione, StatoPersona};
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

/// Puts people straight in the list of art. 18, some from the same day as others; their ids, in order.
///
/// # Panics
/// If the archive refuses.
pub async fn in_elenco(banco: &Banco, persone: Vec<DatiPersona>) -> Vec<String> {
    let ufficio = banco.programma.ufficio().await.unwrap();
    let autore = Autore { utente: "prova".to_owned(), quando: ufficio.orologio.iso() };
    let mut scrittura = ufficio.archivio.scrivi(&autore).await.unwrap();
    let righe = persone.iter().enumerate().map(|(n, dati)| Persona {
        id: String::new(),
        codice_fiscale: format!("PRVPRV{n:010}"),
        codice_fiscale_base: format!("PRVPRV{n:010}"),
        cognome: "Prova".to_owned(),
        nome: format!("Persona {n}"),
        sesso: "F".to_owned(),
        nato_il: if dati.nato_il.is_empty() { "1990-02-28".to_owned() } else { dati.nato_il.clone() },
        provincia: Some(dati.residenza.provincia.clone()),
        comune: Some(dati.residenza.comune.clone()),
        disponibile: " privati ".to_owned(),
        permesso_scade_il: None,
        stato: StatoPersona::Attiva,
        unita_a: None,
        dati: Json::di(&DatiPersona { cognome: "Prova".to_owned(), nome: format!("Persona {n}"), ..dati.clone() })
            .unwrap(),
        versione: 0,
    });
    let inserite = scrittura.inserisci_tutti(righe.collect()).await.unwrap();
    let iscrizioni = inserite.iter().enumerate().map(|(n, persona)| {
        let dal = format!("{}-03-01", 2024 - n % 20);
        let dati = DatiIscrizione { persona_id: persona.id.clone(), elenco: "art18".to_owned(), ..Default::default() };
        let iscrizione = Iscrizione {
            id: String::new(),
            persona_id: persona.id.clone(),
            elenco: "art18".to_owned(),
            anno: None,
            numero: None,
            stato: StatoIscrizione::Domanda,
            richiesta_il: dal.clone(),
            iscritta_dal: Some(dal.clone()),
            anzianita_dal: Some(dal),
            sospesa_fino_al: None,
            chiusa_il: None,
            motivo: None,
            scadenza: None,
            documenti_mancanti: 0,
            dati: Json::di(&json!({ "domanda": dati })).unwrap(),
            versione: 0,
        };
        (iscrizione, 2026)
    });
    scrittura.iscrivi_tutte(iscrizioni.collect()).await.unwrap();
    scrittura.conferma().await.unwrap();
    inserite.into_iter().map(|persona| persona.id).collect()
}
