//! The templates the program knows, and how the data of each are read.

use crate::carta::{Carta, FormatoStemma};
use crate::errore::ErroreDocumento;
use crate::lettura::leggi;
use crate::{
    avviamento, avviso, avviso_pagamento, compensazione, computo, convenzione, convenzione_atto, esonero,
    estratto_conto, etichette, graduatoria, graduatoria_decreto, lettera, lettera_candidato, lettera_datore,
    nulla_osta, ottemperanza, relazione, revisione, scheda_convenzione, sospensione,
};
use serde::Serialize;
use serde_json::Value;

/// A template and its version.
pub(crate) struct Modello {
    pub(crate) nome: &'static str,
    pub(crate) versione: &'static str,
    /// Path of the main source.
    pub(crate) sorgente: &'static str,
    prepara: fn(&Value) -> Result<Preparati, ErroreDocumento>,
}

/// Data that were read, checked and written again with every member in its place.
pub(crate) struct Preparati {
    pub(crate) dati: Value,
    /// File name and bytes of the coat of arms.
    pub(crate) stemma: Option<(&'static str, Vec<u8>)>,
}

/// A template whose types are in the module of the same name; `carta` says where its letterhead is, if it has one.
macro_rules! modello {
    ($modulo:ident, $percorso:literal, $carta:expr) => {
        Modello {
            nome: $modulo::MODELLO,
            versione: $modulo::VERSIONE,
            sorgente: $percorso,
            prepara: |dati| {
                let dati: $modulo::Dati = leggi(dati)?;
                dati.valida()?;
                let carta: fn(&$modulo::Dati) -> Option<&Carta> = $carta;
                Preparati::nuovi(&dati, carta(&dati))
            },
        }
    };
}

static MODELLI: &[Modello] = &[
    modello!(avviamento, "avviamento/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(avviso, "avviso/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(avviso_pagamento, "avviso_pagamento/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(compensazione, "compensazione/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(computo, "computo/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(convenzione, "convenzione/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(convenzione_atto, "convenzione_atto/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(esonero, "esonero/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(estratto_conto, "estratto_conto/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(etichette, "etichette/v1/template.typ", |_| None),
    modello!(graduatoria, "graduatoria/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(graduatoria_decreto, "graduatoria_decreto/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(lettera, "lettera/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(lettera_candidato, "lettera_candidato/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(lettera_datore, "lettera_datore/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(nulla_osta, "nulla_osta/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(ottemperanza, "ottemperanza/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(relazione, "relazione/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(revisione, "revisione/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(scheda_convenzione, "scheda_convenzione/v1/template.typ", |dati| Some(&dati.carta)),
    modello!(sospensione, "sospensione/v1/template.typ", |dati| Some(&dati.carta)),
];

impl Modello {
    /// The template with a name and a version.
    pub(crate) fn cerca(nome: &str, versione: &str) -> Result<&'static Self, ErroreDocumento> {
        MODELLI
            .iter()
            .find(|modello| modello.nome == nome && modello.versione == versione)
            .ok_or_else(|| ErroreDocumento::ModelloIgnoto { modello: nome.to_owned(), versione: versione.to_owned() })
    }

    /// Whether the file must not name the program, whose name reveals the list: it is published.
    pub(crate) fn neutro(&self) -> bool {
        self.nome == graduatoria::MODELLO
    }

    /// Reads and checks the data.
    pub(crate) fn prepara(&self, dati: &Value) -> Result<Preparati, ErroreDocumento> {
        (self.prepara)(dati)
    }
}

impl Preparati {
    fn nuovi<T: Serialize>(dati: &T, carta: Option<&Carta>) -> Result<Self, ErroreDocumento> {
        let dati = serde_json::to_value(dati).map_err(|errore| ErroreDocumento::Composizione(errore.to_string()))?;
        let stemma = match carta.and_then(|carta| carta.stemma.as_ref()) {
            None => None,
            Some(stemma) => {
                let nome = match stemma.formato {
                    FormatoStemma::Svg => "stemma.svg",
                    FormatoStemma::Png => "stemma.png",
                };
                Some((nome, stemma.file()?))
            }
        };
        Ok(Self { dati, stemma })
    }
}
