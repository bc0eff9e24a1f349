//! The schema beside each template says what the types say.

use crate::casi::{certificati, relazioni};
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

#[test]
fn every_certificate_keeps_its_schema() {
    let schema = leggi(include_str!("../../../../templates/ottemperanza/v1/schema.json"));
    let esempio = leggi(include_str!("../../../../templates/ottemperanza/v1/example.json"));
    for (nome, dati) in certificati().into_iter().chain([("example.json", esempio)]) {
        assert_eq!(rompe(&schema, &schema, &dati, ""), None, "{nome}");
    }
}

#[test]
fn every_report_keeps_its_schema() {
    let schema = leggi(include_str!("../../../../templates/relazione/v1/schema.json"));
    let esempio = leggi(include_str!("../../../../templates/relazione/v1/example.json"));
    for (nome, dati) in relazioni().into_iter().chain([("example.json", esempio)]) {
        assert_eq!(rompe(&schema, &schema, &dati, ""), None, "{nome}");
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
