//! A template that has issued an act never changes again.

use mirato_documents::impronta_modello;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Congelati {
    #[serde(default)]
    modello: Vec<Congelato>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Congelato {
    nome: String,
    versione: String,
    impronta: String,
}

fn controlla(testo: &str) -> Vec<String> {
    let congelati: Congelati = toml::from_str(testo).unwrap();
    let cambiati = congelati.modello.into_iter().filter_map(|modello| {
        let ora = impronta_modello(&modello.nome, &modello.versione).unwrap();
        (ora != modello.impronta).then(|| format!("{}/{} ora ha impronta {ora}", modello.nome, modello.versione))
    });
    cambiati.collect()
}

#[test]
fn i_modelli_congelati_non_cambiano() {
    let cambiati = controlla(include_str!("../../../../templates/congelati.toml"));
    assert_eq!(cambiati, Vec::<String>::new(), "a frozen template changed: add a new version instead");
}

#[test]
fn a_change_to_a_frozen_template_would_be_seen() {
    let elenco = |impronta: &str| {
        format!("[[modello]]\nnome = \"ottemperanza\"\nversione = \"v1\"\nimpronta = \"{impronta}\"\n")
    };
    assert_eq!(controlla(&elenco("altra")).len(), 1);
    let vera = impronta_modello("ottemperanza", "v1").unwrap();
    assert_eq!(controlla(&elenco(&vera)), Vec::<String>::new());
    assert_ne!(vera, impronta_modello("relazione", "v1").unwrap());
}
