//! One value of a parameter: how it is written in its file and how it is read.

use crate::fonte::{Certezza, Fonte};
use chrono::NaiveDate;
use mirato_domain::{Euro, Frazione};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Unit of a parameter: it decides how its values are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Unita {
    /// Amount of money, "39.21".
    Euro,
    /// Workers, an integer.
    Lavoratori,
    /// Units of the quota, an integer.
    Unita,
    /// Days, an integer.
    Giorni,
    /// Months, an integer.
    Mesi,
    /// Years, an integer.
    Anni,
    /// Hours, an integer.
    Ore,
    /// A plain multiplier, an integer.
    Volte,
    /// Points of a ranking, an integer.
    Punti,
    /// A plain number, such as that of a category.
    Numero,
    /// Percentage, "7%".
    Percento,
    /// Fraction of one, "1/2".
    Frazione,
    /// A choice among named alternatives.
    Scelta,
    /// A dated table: rows instead of values.
    Tabella,
}

impl Unita {
    /// The unit as a reader sees it beside a number.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Euro => "euro",
            Self::Lavoratori => "lavoratori",
            Self::Unita => "unità",
            Self::Giorni => "giorni",
            Self::Mesi => "mesi",
            Self::Anni => "anni",
            Self::Ore => "ore",
            Self::Volte => "volte",
            Self::Punti => "punti",
            Self::Percento => "per cento",
            Self::Numero | Self::Frazione | Self::Scelta | Self::Tabella => "",
        }
    }
}

/// A value, or the statement that there is none from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Valore {
    /// A count of the parameter's unit.
    Intero(i64),
    /// A percentage or a fraction of one.
    Frazione(Frazione),
    /// An amount.
    Euro(Euro),
    /// The name of a choice.
    Scelta(String),
    /// The parameter ends here.
    Nessuno,
}

impl Valore {
    /// Reads a value as its file writes it.
    pub(super) fn leggi(unita: Unita, scritto: &toml::Value) -> Result<Self, String> {
        if scritto.as_str() == Some("nessuno") {
            return Ok(Self::Nessuno);
        }
        let testo = || scritto.as_str().ok_or_else(|| format!("«{scritto}» va scritto come testo, tra virgolette"));
        match unita {
            Unita::Euro => testo()?.parse().map(Self::Euro),
            Unita::Percento | Unita::Frazione => frazione(testo()?).map(Self::Frazione),
            Unita::Scelta => testo().map(|nome| Self::Scelta(nome.to_owned())),
            Unita::Tabella => Err("una tabella ha righe, non valori".to_owned()),
            _ => scritto
                .as_integer()
                .map(Self::Intero)
                .ok_or_else(|| format!("«{scritto}» va scritto come numero intero")),
        }
    }

    /// The value as an Italian reads it.
    pub(super) fn italiano(&self, unita: Unita) -> String {
        match self {
            Self::Intero(numero) if unita.nome().is_empty() => numero.to_string(),
            Self::Intero(numero) => format!("{numero} {}", unita.nome()),
            Self::Frazione(valore) if unita == Unita::Percento => percentuale(*valore),
            Self::Frazione(valore) => valore.to_string(),
            Self::Euro(importo) => importo.italiano(),
            Self::Scelta(nome) => nome.replace('_', " "),
            Self::Nessuno => "nessuno".to_owned(),
        }
    }
}

/// "7%", "12.5%", "1/2" and nothing else.
fn frazione(testo: &str) -> Result<Frazione, String> {
    let errore = || format!("«{testo}» non è una frazione: scrivi 7% oppure 1/2");
    let intero = |cifre: &str| match cifre.len() {
        1..=9 if cifre.bytes().all(|b| b.is_ascii_digit()) => cifre.parse::<i64>().map_err(|_| errore()),
        _ => Err(errore()),
    };
    if let Some(percento) = testo.strip_suffix('%') {
        let (interi, decimali) = percento.split_once('.').unwrap_or((percento, ""));
        if decimali.len() > 6 {
            return Err(errore()); // the exact conversion back below multiplies by 10^8
        }
        let scala = decimali.bytes().fold(100_i64, |scala, _| scala * 10);
        return Ok(Frazione::new(intero(&format!("{interi}{decimali}"))?, scala));
    }
    let (sopra, sotto) = testo.split_once('/').ok_or_else(errore)?;
    match intero(sotto)? {
        0 => Err(errore()),
        sotto => Ok(Frazione::new(intero(sopra)?, sotto)),
    }
}

/// "7%", "12,5%"; a percentage that decimals cannot write stays a fraction.
fn percentuale(valore: Frazione) -> String {
    let milionesimi = valore * Frazione::from_integer(100_000_000);
    if !milionesimi.is_integer() {
        return valore.to_string();
    }
    let milionesimi = milionesimi.to_integer();
    let decimali = format!("{:06}", milionesimi % 1_000_000);
    match decimali.trim_end_matches('0') {
        "" => format!("{}%", milionesimi / 1_000_000),
        cifre => format!("{},{cifre}%", milionesimi / 1_000_000),
    }
}

/// A value with the first day on which it holds; it ends where the next one begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ValoreDatato {
    /// First day on which the value holds.
    #[ts(type = "string")]
    pub dal: NaiveDate,
    /// The value itself.
    #[serde(skip)]
    #[ts(skip)]
    pub valore: Valore,
    /// The value as it is read.
    pub testo: String,
    /// Act it comes from, written as a citation ("art. 5, c. 3, L. 68/1999").
    pub fonte: String,
    /// Where and when the act was published, if known.
    pub pubblicato: Option<String>,
    /// How certain.
    pub certezza: Certezza,
    /// Whether the office set it.
    pub locale: bool,
}

/// What else the law could mean, where it leaves a point open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "AlternativaNorma")]
pub struct Alternativa {
    /// The other value.
    #[serde(skip)]
    #[ts(skip)]
    pub valore: Valore,
    /// The value as it is read.
    pub testo: String,
    /// Who reads the law so.
    pub fonte: String,
    /// How certain.
    pub certezza: Certezza,
    /// What it changes, in Italian.
    pub spiega: String,
}

/// A citation written out, taken apart again: "art. 5, c. 3, lett. a), L. 68/1999".
pub(crate) fn citazione(testo: &str, certezza: Certezza) -> Fonte {
    let mut fonte = Fonte { atto: String::new(), articolo: None, comma: None, lettera: None, certezza };
    let mut resto = testo;
    while let Some((parte, dopo)) = resto.split_once(", ") {
        if let Some(articolo) = parte.strip_prefix("art. ") {
            fonte.articolo = Some(articolo.to_owned());
        } else if let Some(comma) = parte.strip_prefix("c. ") {
            fonte.comma = Some(comma.to_owned());
        } else if let Some(lettera) = parte.strip_prefix("lett. ") {
            fonte.lettera = Some(lettera.trim_end_matches(')').to_owned());
        } else {
            break;
        }
        resto = dopo;
    }
    resto.clone_into(&mut fonte.atto);
    fonte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_is_taken_apart_and_put_together_again() {
        for testo in ["art. 3, c. 1, lett. a), L. 68/1999", "D.M. 30/9/2021, n. 193", "art. 2, L. 241/1990"] {
            assert_eq!(citazione(testo, Certezza::TestoDiLegge).to_string(), testo);
        }
        assert_eq!(citazione("art. 5, c. 3-bis, L. 68/1999", Certezza::TestoDiLegge).comma.as_deref(), Some("3-bis"));
    }

    #[test]
    fn fractions_are_exact() {
        assert_eq!(frazione("7%"), Ok(Frazione::new(7, 100)));
        assert_eq!(frazione("12.5%"), Ok(Frazione::new(1, 8)));
        assert_eq!(frazione("1/2"), Ok(Frazione::new(1, 2)));
        for sbagliata in ["7", "1/0", "x%", "1,5%", ""] {
            assert!(frazione(sbagliata).is_err(), "{sbagliata} must be refused");
        }
        assert_eq!(percentuale(Frazione::new(1, 8)), "12,5%");
        assert_eq!(percentuale(Frazione::new(1, 3)), "1/3");
    }
}
