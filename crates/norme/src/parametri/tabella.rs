//! Dated tables: rows that come and go, each with its own source.

use super::valore::citazione;
use crate::fonte::{Certezza, Fonte};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// A row of a dated table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Riga {
    /// Code, by which rules and files name the row.
    pub codice: String,
    /// Name, in Italian.
    pub nome: String,
    /// First day on which the row holds.
    #[ts(type = "string")]
    pub dal: NaiveDate,
    /// Last day on which the row holds, or none if it still does.
    #[ts(type = "string | null")]
    pub al: Option<NaiveDate>,
    /// Act it comes from, written as a citation.
    pub fonte: String,
    /// How certain.
    pub certezza: Certezza,
    /// Whether the office added it.
    pub locale: bool,
    /// What else this table says of the row, by column.
    pub campi: BTreeMap<String, String>,
}

impl Riga {
    /// A further column of the row.
    #[must_use]
    pub fn campo(&self, nome: &str) -> Option<&str> {
        self.campi.get(nome).map(String::as_str)
    }

    /// The source as a citation.
    #[must_use]
    pub fn citazione(&self) -> Fonte {
        citazione(&self.fonte, self.certezza)
    }

    /// Whether the row holds on a day.
    #[must_use]
    pub fn vale(&self, giorno: NaiveDate) -> bool {
        self.dal <= giorno && self.al.is_none_or(|fine| giorno <= fine)
    }

    /// Whether two rows of one code share a day.
    pub(super) fn contrasta(&self, altra: &Self) -> bool {
        self.codice == altra.codice
            && self.al.is_none_or(|fine| altra.dal <= fine)
            && altra.al.is_none_or(|fine| self.dal <= fine)
    }

    /// The row as a message names it.
    pub(super) fn descritta(&self) -> String {
        format!("{} dal {}, {}", self.nome, self.dal.format("%d/%m/%Y"), self.fonte)
    }
}

/// Reads rows; a row without `dal` holds from the table's first day.
pub(super) fn leggi(scritte: &[toml::Table], inizio: NaiveDate, locale: bool) -> Result<Vec<Riga>, String> {
    let mut righe: Vec<Riga> = Vec::with_capacity(scritte.len());
    for scritta in scritte {
        let riga = riga(scritta, inizio, locale)?;
        if let Some(altra) = righe.iter().find(|altra| altra.contrasta(&riga)) {
            return Err(format!("le righe «{}» e «{}» si sovrappongono", altra.descritta(), riga.descritta()));
        }
        righe.push(riga);
    }
    Ok(righe)
}

fn riga(scritta: &toml::Table, inizio: NaiveDate, locale: bool) -> Result<Riga, String> {
    let mut campi = BTreeMap::new();
    for (nome, valore) in scritta {
        let testo = match valore {
            toml::Value::String(testo) => testo.clone(),
            toml::Value::Integer(_) | toml::Value::Boolean(_) => valore.to_string(),
            _ => return Err(format!("la colonna «{nome}» va scritta come testo o numero intero")),
        };
        campi.insert(nome.clone(), testo);
    }
    let mut obbligatorio = |nome: &str| {
        campi.remove(nome).filter(|testo| !testo.trim().is_empty()).ok_or_else(|| format!("una riga non ha «{nome}»"))
    };
    let (codice, nome, fonte) = (obbligatorio("codice")?, obbligatorio("nome")?, obbligatorio("fonte")?);
    let mut giorno = |nome: &str| {
        let leggi =
            |testo: String| testo.parse::<NaiveDate>().map_err(|_| format!("«{testo}» non è una data, in «{codice}»"));
        campi.remove(nome).map(leggi).transpose()
    };
    let (dal, al) = (giorno("dal")?.unwrap_or(inizio), giorno("al")?);
    if dal < inizio || al.is_some_and(|fine| fine < dal) {
        return Err(format!("le date della riga «{codice}» non stanno nella tabella"));
    }
    let certezza = match campi.remove("certezza").as_deref() {
        None if locale => Certezza::PrassiUfficio,
        None | Some("testo_di_legge") => Certezza::TestoDiLegge,
        Some("prassi_ufficio") => Certezza::PrassiUfficio,
        Some("da_confermare") => Certezza::DaConfermare,
        Some(altro) => return Err(format!("«{altro}» non è un grado di certezza, in «{codice}»")),
    };
    Ok(Riga { codice, nome, dal, al, fonte, certezza, locale, campi })
}
