//! Microtypography of the data: apostrophes, and spaces at which a line must not break.
//!
//! It is done here, once for each text, because a rule inside the template is paid by the layout at
//! every text of every document.

use crate::errore::ErroreDocumento;
use crate::risorse::INSEPARABILI;
use regex::{Captures, Regex};
use serde_json::Value;
use std::borrow::Cow;

/// The expressions of `templates/_common/inseparabili.txt`, read once.
pub(crate) struct Tipografia(Regex);

impl Tipografia {
    /// Reads the expressions.
    ///
    /// # Errors
    /// [`ErroreDocumento::Composizione`] if the program was built with a faulty one.
    pub(crate) fn nuova() -> Result<Self, ErroreDocumento> {
        let righe = INSEPARABILI.1.lines().filter(|riga| !riga.is_empty() && !riga.starts_with('#'));
        let espressioni: Vec<&str> = std::iter::once("'").chain(righe).collect();
        Regex::new(&espressioni.join("|"))
            .map(Self)
            .map_err(|errore| ErroreDocumento::Composizione(format!("{}: {errore}", INSEPARABILI.0)))
    }

    /// Corrects every text of the data, wherever it stands.
    pub(crate) fn correggi(&self, valore: &mut Value) {
        match valore {
            Value::String(testo) => {
                if let Cow::Owned(corretto) = self.corretto(testo) {
                    *testo = corretto;
                }
            }
            Value::Array(valori) => valori.iter_mut().for_each(|valore| self.correggi(valore)),
            Value::Object(mappa) => mappa.values_mut().for_each(|valore| self.correggi(valore)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn corretto<'a>(&self, testo: &'a str) -> Cow<'a, str> {
        self.0.replace_all(testo, |trovato: &Captures<'_>| match &trovato[0] {
            "'" => "’".to_owned(),
            unito => unito.replace(' ', "\u{A0}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The text with every non-breaking space shown as `~`.
    fn visto(testo: &str) -> String {
        Tipografia::nuova().unwrap().corretto(testo).replace('\u{A0}', "~")
    }

    #[test]
    fn what_belongs_together_stays_together() {
        for (testo, atteso) in [
            ("il 12 novembre 2026 a Genova", "il 12~novembre~2026 a Genova"),
            ("il 1° gennaio", "il 1°~gennaio"),
            ("art. 3, comma 1, lett. a), L. 68/1999", "art.~3, comma~1, lett.~a), L.~68/1999"),
            ("D.L. 83/2012, art. 46-bis e D.Lgs. 36/2023", "D.L.~83/2012, art.~46-bis e D.Lgs.~36/2023"),
            ("la dott.ssa Perla e il sig. Ugo", "la dott.ssa~Perla e il sig.~Ugo"),
            ("CIG Z9X0000A1B, 50 giorni su 60, 7 %", "CIG~Z9X0000A1B, 50~giorni su 60, 7~%"),
            ("Alfa S.c.a r.l. di Savona", "Alfa S.c.a~r.l. di Savona"),
        ] {
            assert_eq!(visto(testo), atteso);
        }
    }

    #[test]
    fn ordinary_words_and_numbers_are_left_alone() {
        for testo in ["parte. 3 volte", "214 − 11 = 203", "Officine Bricola S.p.A. di Genova", "2026-11-12", ""] {
            assert_eq!(visto(testo), testo);
        }
    }

    #[test]
    fn every_text_of_the_data_is_corrected_and_nothing_else() {
        let mut dati = json!({ "a": ["L'unità", 3, null], "b": { "c": "entro 5 giorni", "d": true } });
        Tipografia::nuova().unwrap().correggi(&mut dati);
        assert_eq!(dati, json!({ "a": ["L’unità", 3, null], "b": { "c": "entro 5\u{A0}giorni", "d": true } }));
    }
}
