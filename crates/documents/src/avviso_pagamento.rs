//! Data of the notice of payment of the fee of an exemption (art. 5 L. 68/1999).

use crate::carta::{Avvertenza, Carta, Firma, Stato};
use crate::errore::ErroreDocumento;
use crate::lettura::pieno;
use crate::pratica::{Atto, Destinatario, Operatore};
use crate::provvedimento::{Importo, Segnatura, non_vuoto, pieni, somma};
use chrono::NaiveDate;
use mirato_domain::Euro;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "avviso_pagamento";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Everything a notice prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Draft, to be signed, analogue copy.
    pub stato: Stato,
    /// Letterhead.
    pub carta: Carta,
    /// Number and day of the notice.
    pub atto: Atto,
    /// Protocol, file, what it follows.
    pub segnatura: Segnatura,
    /// Who receives the notice.
    pub destinatario: Destinatario,
    /// The employer that owes.
    pub debitore: Operatore,
    /// What is paid, as the line below the title ("Contributo esonerativo, decreto n. 118 del 1° dicembre 2026").
    pub oggetto: String,
    /// Words the payer copies in the payment.
    pub causale: String,
    /// Instalments; at least one.
    pub rate: Vec<Rata>,
    /// Sum of the instalments.
    pub totale: Importo,
    /// What the total is made of: periods, credit carried over (negative), interest. Their sum is the total.
    #[serde(default)]
    pub voci: Vec<Voce>,
    /// Who is paid.
    pub beneficiario: Beneficiario,
    /// How to pay.
    #[serde(default)]
    pub istruzioni: Option<String>,
    /// What to beware of.
    #[serde(default)]
    pub note: Vec<String>,
    /// Who signs.
    pub firma: Firma,
    /// Notices at the foot: person responsible.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
}

/// An instalment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rata {
    /// What it pays, as it is read ("1ª rata, dal 15 luglio al 30 novembre 2026").
    pub nome: String,
    /// Amount.
    pub importo: Importo,
    /// Last day.
    pub entro: NaiveDate,
    /// Number of the pagoPA notice, eighteen digits, with or without spaces.
    #[serde(default)]
    pub codice_avviso: Option<String>,
    /// Identifier of the payment.
    #[serde(default)]
    pub iuv: Option<String>,
}

/// What the total is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voce {
    /// What it is.
    pub nome: String,
    /// Amount; negative if it lowers the total.
    pub importo: Euro,
}

/// Who is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beneficiario {
    /// Name.
    pub denominazione: String,
    /// Tax code.
    #[serde(default)]
    pub codice_fiscale: Option<String>,
    /// Account.
    #[serde(default)]
    pub iban: Option<String>,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.atto.valida(&self.stato)?;
        self.segnatura.valida()?;
        self.destinatario.valida("destinatario")?;
        self.debitore.valida("debitore")?;
        pieno("oggetto", &self.oggetto)?;
        pieno("causale", &self.causale)?;
        pieno("beneficiario.denominazione", &self.beneficiario.denominazione)?;
        non_vuoto("rate", &self.rate, "indica almeno una rata")?;
        for (indice, rata) in self.rate.iter().enumerate() {
            rata.valida(&format!("rate[{indice}]"))?;
        }
        self.totale.valida("totale")?;
        somma("totale", self.totale.euro, self.rate.iter().map(|rata| rata.importo.euro), "delle rate")?;
        for (indice, voce) in self.voci.iter().enumerate() {
            pieni(&format!("voci[{indice}]"), &[("nome", &voce.nome)])?;
        }
        if !self.voci.is_empty() {
            somma("voci", self.totale.euro, self.voci.iter().map(|voce| voce.importo), "che fa il totale")?;
        }
        self.firma.valida()
    }
}

impl Rata {
    fn valida(&self, campo: &str) -> Result<(), ErroreDocumento> {
        pieno(&format!("{campo}.nome"), &self.nome)?;
        self.importo.valida(&format!("{campo}.importo"))?;
        let Some(codice) = &self.codice_avviso else { return Ok(()) };
        let cifre = codice.chars().filter(|carattere| *carattere != ' ');
        if cifre.clone().count() == 18 && cifre.clone().all(|carattere| carattere.is_ascii_digit()) {
            return Ok(());
        }
        Err(ErroreDocumento::dato(
            format!("{campo}.codice_avviso"),
            "non ha diciotto cifre: ricopialo dall’avviso pagoPA",
        ))
    }
}
