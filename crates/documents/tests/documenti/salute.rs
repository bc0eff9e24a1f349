//! No template has a place for the health of a person: whatever object of the data gets one more member is refused.

use crate::casi::tutti;
use mirato_documents::{Compositore, ErroreDocumento};
use serde_json::{Value, json};

/// The pointers of every object inside a value.
fn oggetti(valore: &Value, puntatore: &str, trovati: &mut Vec<String>) {
    match valore {
        Value::Object(mappa) => {
            trovati.push(puntatore.to_owned());
            for (nome, valore) in mappa {
                oggetti(valore, &format!("{puntatore}/{nome}"), trovati);
            }
        }
        // The items of a list have one type: the first stands for all.
        Value::Array(valori) => {
            for (indice, valore) in valori.iter().enumerate().take(12) {
                oggetti(valore, &format!("{puntatore}/{indice}"), trovati);
            }
        }
        _ => {}
    }
}

#[test]
fn no_object_of_any_template_takes_a_datum_on_health() {
    let compositore = Compositore::nuovo().unwrap();
    let mut modelli: Vec<_> = tutti();
    modelli.dedup_by_key(|(modello, ..)| *modello);
    assert!(modelli.len() > 20, "cases of every template, the first of each: {}", modelli.len());
    for (modello, _, dati) in modelli {
        let mut trovati = Vec::new();
        oggetti(&dati, "", &mut trovati);
        for (indice, puntatore) in trovati.iter().enumerate() {
            let campo = ["diagnosi", "percentuale_invalidita", "categoria_sanitaria"][indice % 3];
            let mut altri = dati.clone();
            altri.pointer_mut(puntatore).unwrap()[campo] = json!("67");
            match compositore.componi(modello, "v1", &altri).err() {
                Some(ErroreDocumento::Dato { motivo, .. }) => assert!(!motivo.contains("67"), "{modello}{puntatore}"),
                altro => panic!("{modello}{puntatore}/{campo} was taken: {altro:?}"),
            }
        }
    }
}
