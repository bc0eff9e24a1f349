//! The legal grounds of precedence.

use super::candidato::Candidato;
use crate::errore::ErroreNorma;
use crate::parametri::Parametri;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The grounds of a day, by code, each with its name.
pub(super) struct Titoli(BTreeMap<String, String>);

impl Titoli {
    /// The groups of grounds and the categories that give absolute precedence.
    pub fn al(p: &Parametri, giorno: NaiveDate) -> Result<Self, ErroreNorma> {
        let gruppi = p.tabella("titolo_precedenza", giorno)?;
        let categorie = p.tabella("categoria_beneficiario", giorno)?;
        let con_precedenza = categorie.into_iter().filter(|riga| riga.campo("precedenza") == Some("assoluta"));
        Ok(Self(
            gruppi.into_iter().chain(con_precedenza).map(|riga| (riga.codice.clone(), riga.nome.clone())).collect(),
        ))
    }

    /// The name of a candidate's ground.
    pub fn di(&self, n: usize, candidato: &Candidato) -> Result<Option<&str>, ErroreNorma> {
        let Some(codice) = &candidato.precedenza else { return Ok(None) };
        self.0.get(codice).map(|nome| Some(nome.as_str())).ok_or_else(|| {
            let tutti: Vec<&str> = self.0.keys().map(String::as_str).collect();
            let testo = format!("«{codice}» non è un titolo di precedenza; scegli fra: {}", tutti.join(", "));
            ErroreNorma::campo(&format!("candidati[{n}].precedenza"), testo)
        })
    }
}
