//! Art. 5 cc. 3, 5, 7: the account of the fee. What is due by instalment, what was paid and when,
//! what a delay adds, what remains as credit; at any date.
//!
//! Payments never change what is due: they are only set against it.

mod imputazione;
mod maggiorazione;
mod rate;
mod spiegazione;
#[cfg(test)]
mod tests;

pub use rate::{Rata, calendari, rate};

use crate::errore::{ErroreNorma, italiana};
use crate::parametri::Parametri;
use crate::quota::Avviso;
use crate::voce::Voce;
use chrono::NaiveDate;
use imputazione::Registro;
use mirato_domain::{Campo, Euro};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// A payment received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Versamento {
    /// What tells it from every other: the IUV, or the office's own reference.
    pub codice: String,
    /// Day of payment.
    pub data: NaiveDate,
    /// Amount.
    pub importo: Euro,
    /// Code of the instalment it names, if it does.
    #[serde(default)]
    pub rata: Option<String>,
}

/// What the account is reckoned on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RichiestaConto {
    /// The day of the account: payments after it are not looked at.
    pub al: NaiveDate,
    /// The instalments.
    pub rate: Vec<Rata>,
    /// The payments received.
    #[serde(default)]
    pub versamenti: Vec<Versamento>,
    /// Credit carried over from an earlier account; it counts as paid before every instalment.
    #[serde(default)]
    pub credito_precedente: Option<Euro>,
}

/// How an instalment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "StatoRataContributo")]
pub enum StatoRata {
    /// Paid in time.
    Versata,
    /// Paid in full, in whole or part after the term.
    VersataInRitardo,
    /// Not due yet, and not paid in full.
    NonScaduta,
    /// Due and not paid in full.
    InRitardo,
}

impl StatoRata {
    /// The state in words.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Versata => "versata",
            Self::VersataInRitardo => "versata in ritardo",
            Self::NonScaduta => "non scaduta",
            Self::InRitardo => "in ritardo",
        }
    }
}

/// An instalment in the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RataInConto {
    /// The instalment.
    pub rata: Rata,
    /// How it stands.
    pub stato: StatoRata,
    /// What was paid of it, surcharge apart.
    #[ts(type = "string")]
    pub versato: Euro,
    /// What remains to be paid of it, surcharge apart.
    #[ts(type = "string")]
    pub da_versare: Euro,
    /// Days of delay: to the day it was paid in full, or to that of the account.
    #[ts(type = "number")]
    pub giorni_ritardo: i64,
    /// Surcharge of art. 5 c. 5 to the day of the account.
    #[ts(type = "string")]
    pub maggiorazione: Euro,
    /// What was paid of the surcharge.
    #[ts(type = "string")]
    pub maggiorazione_versata: Euro,
    /// The payments set against it, in order of day.
    pub imputazioni: Vec<Imputazione>,
}

/// A part of a payment set against an instalment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imputazione {
    /// Code of the payment; `credito_precedente` for the credit carried over.
    pub versamento: String,
    /// Its day; none for the credit carried over.
    #[ts(type = "string | null")]
    pub data: Option<NaiveDate>,
    /// How much of it.
    #[ts(type = "string")]
    pub importo: Euro,
    /// Whether it pays the surcharge rather than the fee.
    pub maggiorazione: bool,
}

/// The account on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Conto {
    /// The day.
    #[ts(type = "string")]
    pub al: NaiveDate,
    /// The instalments by due day.
    pub rate: Vec<RataInConto>,
    /// Every instalment.
    #[ts(type = "string")]
    pub dovuto: Euro,
    /// Those whose term is over.
    #[ts(type = "string")]
    pub scaduto: Euro,
    /// Payments up to the day.
    #[ts(type = "string")]
    pub versato: Euro,
    /// What remains to be paid of every instalment.
    #[ts(type = "string")]
    pub da_versare: Euro,
    /// What remains to be paid of those whose term is over.
    #[ts(type = "string")]
    pub in_ritardo: Euro,
    /// Surcharges to the day.
    #[ts(type = "string")]
    pub maggiorazioni: Euro,
    /// What remains to be paid of them.
    #[ts(type = "string")]
    pub maggiorazioni_da_versare: Euro,
    /// What was paid beyond everything due, to be carried over.
    #[ts(type = "string")]
    pub credito: Euro,
    /// Whether nothing is late: neither fee nor surcharge.
    pub in_regola: bool,
    /// What the user should know.
    pub avvisi: Vec<Avviso>,
    /// How it was reckoned.
    pub spiegazione: Voce,
}

/// The account of the fee on a day.
///
/// # Errors
/// `Dato` naming a negative amount, a code used twice, an instalment that does not exist;
/// `ParametroErrato` if the office's surcharge is outside the limits of the law; `TroppoGrande`.
pub fn conto(p: &Parametri, richiesta: &RichiestaConto) -> Result<Conto, ErroreNorma> {
    controlla(richiesta)?;
    let mut registro = Registro::nuovo(p, richiesta)?;
    registro.imputa()?;
    let (rate, credito) = registro.chiudi()?;
    let versato = entro(richiesta).map(|versamento| versamento.importo).sum();
    let scadute = || rate.iter().filter(|una| una.rata.scadenza < richiesta.al);
    let in_ritardo: Euro = scadute().map(|una| una.da_versare).sum();
    let maggiorazioni: Euro = rate.iter().map(|una| una.maggiorazione).sum();
    let maggiorazioni_versate: Euro = rate.iter().map(|una| una.maggiorazione_versata).sum();
    let mut conto = Conto {
        al: richiesta.al,
        dovuto: rate.iter().map(|una| una.rata.importo).sum(),
        scaduto: scadute().map(|una| una.rata.importo).sum(),
        versato,
        da_versare: rate.iter().map(|una| una.da_versare).sum(),
        in_ritardo,
        maggiorazioni,
        maggiorazioni_da_versare: maggiorazioni - maggiorazioni_versate,
        credito,
        in_regola: in_ritardo == Euro::ZERO && maggiorazioni == maggiorazioni_versate,
        avvisi: avvisi(richiesta),
        spiegazione: Voce::nuova("conto", "Conto del contributo"),
        rate,
    };
    conto.spiegazione = spiegazione::conto(p, richiesta, &conto)?;
    Ok(conto)
}

/// The payments up to the day of the account.
fn entro(richiesta: &RichiestaConto) -> impl Iterator<Item = &Versamento> {
    richiesta.versamenti.iter().filter(|versamento| versamento.data <= richiesta.al)
}

/// Refuses amounts below zero, codes used twice and instalments that do not exist.
fn controlla(richiesta: &RichiestaConto) -> Result<(), ErroreNorma> {
    let mut campi: Vec<Campo> = Vec::new();
    let mut errore = |campo: String, messaggio: String| campi.push(Campo { campo, messaggio });
    let mut codici = BTreeSet::new();
    for (n, rata) in richiesta.rate.iter().enumerate() {
        if !codici.insert(rata.codice.as_str()) {
            errore(format!("rate[{n}].codice"), format!("la rata «{}» c'è già: togline una", rata.codice));
        }
        if rata.importo < Euro::ZERO {
            errore(format!("rate[{n}].importo"), "una rata non è mai negativa: correggi l'importo".to_owned());
        }
        if rata.al < rata.dal {
            errore(format!("rate[{n}].al"), "la rata finisce prima di cominciare: correggi le date".to_owned());
        }
    }
    let mut versamenti = BTreeSet::new();
    for (n, versamento) in richiesta.versamenti.iter().enumerate() {
        let codice = &versamento.codice;
        if !versamenti.insert(codice.as_str()) {
            errore(
                format!("versamenti[{n}].codice"),
                format!("il versamento «{codice}» c'è già: è lo stesso due volte"),
            );
        }
        if versamento.importo <= Euro::ZERO {
            let testo = "un versamento è maggiore di zero: correggi l'importo, o togli il versamento".to_owned();
            errore(format!("versamenti[{n}].importo"), testo);
        }
        if let Some(rata) = versamento.rata.as_deref().filter(|rata| !codici.contains(rata)) {
            errore(format!("versamenti[{n}].rata"), format!("la rata «{rata}» non esiste: correggila o toglila"));
        }
    }
    if richiesta.credito_precedente.is_some_and(|credito| credito < Euro::ZERO) {
        errore("credito_precedente".to_owned(), "un credito non è mai negativo: correggi l'importo".to_owned());
    }
    match campi.first() {
        None => Ok(()),
        Some(primo) => Err(ErroreNorma::Dato { messaggio: primo.messaggio.clone(), campi }),
    }
}

/// Two payments of one amount on one day may be one payment entered twice.
fn avvisi(richiesta: &RichiestaConto) -> Vec<Avviso> {
    let mut avvisi = Vec::new();
    for (n, uno) in richiesta.versamenti.iter().enumerate() {
        let uguale = |altro: &&Versamento| altro.data == uno.data && altro.importo == uno.importo;
        if let Some(altro) = richiesta.versamenti.iter().take(n).find(uguale) {
            let messaggio = format!(
                "«{}» e «{}» sono dello stesso giorno ({}) e dello stesso importo ({}): controlla che non sia uno solo",
                altro.codice,
                uno.codice,
                italiana(&uno.data),
                uno.importo.italiano()
            );
            avvisi.push(Avviso { codice: "versamento_ripetuto".to_owned(), messaggio });
        }
    }
    avvisi
}
