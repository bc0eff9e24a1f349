//! The schema beside each template says what the types say.

use crate::casi::{certificati, tutti};
use crate::persone::{lettere, nulla_osta};
use serde_json::{Map, Value};

fn leggi(testo: &str) -> Value {
    serde_json::from_str(testo).unwrap()
}

/// The few words of JSON Schema that our schemas use: what a value breaks, or nothing.
fn rompe(radice: &Value, schema: &Value, valore: &Value, dove: &str) -> Option<String> {
    if let Some(nome) = schema["$ref"].as_str() {
        return rompe(radice, radice.pointer(&nome[1..]).unwrap(), valore, dove);
    }
    for scelta in ["anyOf", "oneOf"] {
        if let Some(schemi) = schema[scelta].as_array() {
            let buoni = schemi.iter().filter(|schema| rompe(radice, schema, valore, dove).is_none()).count();
            return (buoni != 1).then(|| format!("{dove}: {buoni} alternatives match"));
        }
    }
    if let Some(ammessi) = schema["enum"].as_array() {
        return (!ammessi.contains(valore)).then(|| format!("{dove}: not one of the values"));
    }
    let giusto = match schema["type"].as_str().unwrap_or_else(|| panic!("{dove}: schema without type")) {
        "object" => return rompe_oggetto(radice, schema, valore.as_object(), dove),
        "array" => return rompe_elenco(radice, schema, valore.as_array(), dove),
        "string" => valore
            .as_str()
            .is_some_and(|testo| testo.chars().count() as u64 >= schema["minLength"].as_u64().unwrap_or(0)),
        "integer" => valore.is_u64(),
        "boolean" => valore.is_boolean(),
        "null" => valore.is_null(),
        altro => panic!("{dove}: type {altro} is not understood here"),
    };
    (!giusto).then(|| format!("{dove}: wrong type"))
}

fn rompe_oggetto(radice: &Value, schema: &Value, valore: Option<&Map<String, Value>>, dove: &str) -> Option<String> {
    let Some(valore) = valore else { return Some(format!("{dove}: not an object")) };
    let manca =
        schema["required"].as_array().into_iter().flatten().find(|nome| !valore.contains_key(nome.as_str().unwrap()));
    if let Some(nome) = manca {
        return Some(format!("{dove}: {nome} is missing"));
    }
    valore.iter().find_map(|(nome, valore)| match schema["properties"].get(nome) {
        Some(schema) => rompe(radice, schema, valore, &format!("{dove}/{nome}")),
        None => Some(format!("{dove}: {nome} is not foreseen")),
    })
}

fn rompe_elenco(radice: &Value, schema: &Value, valore: Option<&Vec<Value>>, dove: &str) -> Option<String> {
    let Some(valore) = valore else { return Some(format!("{dove}: not an array")) };
    if (valore.len() as u64) < schema["minItems"].as_u64().unwrap_or(0) {
        return Some(format!("{dove}: too few items"));
    }
    valore.iter().enumerate().find_map(|(i, valore)| rompe(radice, &schema["items"], valore, &format!("{dove}/{i}")))
}

macro_rules! modelli {
    ($($nome:literal),* $(,)?) => {
        [$((
            $nome,
            leggi(include_str!(concat!("../../../../templates/", $nome, "/v1/schema.json"))),
            leggi(include_str!(concat!("../../../../templates/", $nome, "/v1/example.json"))),
        )),*]
    };
}

#[test]
fn every_case_and_every_example_keeps_its_schema() {
    for (modello, schema, esempio) in modelli!(
        "avviamento",
        "avviso",
        "avviso_pagamento",
        "compensazione",
        "computo",
        "convenzione",
        "convenzione_atto",
        "esonero",
        "estratto_conto",
        "etichette",
        "graduatoria",
        "graduatoria_decreto",
        "lettera",
        "lettera_candidato",
        "lettera_datore",
        "nulla_osta",
        "ottemperanza",
        "relazione",
        "revisione",
        "scheda_convenzione",
        "sospensione",
    ) {
        let casi = tutti().into_iter().filter(|(nome, ..)| *nome == modello).map(|(_, nome, dati)| (nome, dati));
        for (nome, dati) in casi.chain([("example.json", esempio)]) {
            assert_eq!(rompe(&schema, &schema, &dati, ""), None, "{modello}, {nome}");
        }
    }
}

#[test]
fn the_schema_refuses_what_the_types_refuse() {
    let schema = leggi(include_str!("../../../../templates/ottemperanza/v1/schema.json"));
    let (_, buoni) = certificati().swap_remove(0);
    for (puntatore, valore) in [
        ("/gara/norma", Value::from("dlgs_163_2006")),
        ("/atto/numero", Value::from(-1)),
        ("/esito", serde_json::json!({ "assente": {} })),
        ("/operatore/denominazione", Value::from("")),
    ] {
        let mut dati = buoni.clone();
        *dati.pointer_mut(puntatore).unwrap() = valore;
        assert!(rompe(&schema, &schema, &dati, "").is_some(), "{puntatore} was accepted");
    }
}

#[test]
fn the_schemas_of_people_refuse_what_the_types_refuse() {
    let [(_, schema, _), (_, schema_lettera, _)] = modelli!("nulla_osta", "lettera");
    let (nulla_osta, lettere) = (nulla_osta().swap_remove(0).1, lettere().swap_remove(0).1);
    for (schema, buoni, puntatore, valore) in [
        (&schema, &nulla_osta, "/persona/nominativo", Value::from("")),
        (&schema, &nulla_osta, "/verifiche", serde_json::json!([])),
        (&schema, &nulla_osta, "/numerica", Value::from("no")),
        (&schema_lettera, &lettere, "/lettere", serde_json::json!([])),
        (&schema_lettera, &lettere, "/lettere/0/contenuto/tipo", Value::from("attestato")),
        (&schema_lettera, &lettere, "/lettere/0/contenuto/ora", Value::from(9)),
    ] {
        let mut dati = buoni.clone();
        *dati.pointer_mut(puntatore).unwrap() = valore;
        assert!(rompe(schema, schema, &dati, "").is_some(), "{puntatore} was accepted");
    }
}
