//! Data of the statement of the fee account of an exemption at a date. It is not an act: it has no number and no code.

use crate::carta::{Carta, Firma, Protocollo};
use crate::errore::ErroreDocumento;
use crate::esonero::Periodo;
use crate::lettura::{non_prima, pieno};
use crate::pratica::{Destinatario, Operatore};
use crate::provvedimento::{Importo, positivo, somma};
use chrono::NaiveDate;
use mirato_domain::Euro;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "estratto_conto";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Everything a statement prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Letterhead.
    pub carta: Carta,
    /// Day on which it was drawn up.
    pub data: NaiveDate,
    /// Day of the situation.
    pub al: NaiveDate,
    /// Outgoing protocol, if it is sent.
    #[serde(default)]
    pub protocollo: Option<Protocollo>,
    /// Who receives it; absent if it stays in the office.
    #[serde(default)]
    pub destinatario: Option<Destinatario>,
    /// The employer.
    pub datore: Operatore,
    /// Decree of the exemption.
    #[serde(default)]
    pub decreto: Option<Protocollo>,
    /// Figures of the account.
    pub totali: Totali,
    /// Instalments, in order of term.
    #[serde(default)]
    pub rate: Vec<Rata>,
    /// Payments received, in order of day.
    #[serde(default)]
    pub pagamenti: Vec<Pagamento>,
    /// Periods the fee was reckoned on.
    #[serde(default)]
    pub periodi: Vec<Periodo>,
    /// Notes.
    #[serde(default)]
    pub note: Vec<String>,
    /// Who signs, if it is sent.
    #[serde(default)]
    pub firma: Option<Firma>,
}

/// Figures of the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totali {
    /// Due: the sum of the instalments.
    pub dovuto: Euro,
    /// Paid towards the instalments: their sum.
    pub versato: Euro,
    /// Still to be paid of the instalments: their sum.
    pub resta: Euro,
    /// Of which past the term.
    pub scaduto: Euro,
    /// Interest on delays: the sum of the instalments.
    pub interessi: Euro,
    /// Received in all: the sum of the payments.
    pub ricevuto: Euro,
    /// Paid beyond what is due.
    pub credito: Euro,
    /// Still to be paid, interest included.
    pub da_versare: Importo,
}

/// An instalment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rata {
    /// What it pays, as it is read.
    pub nome: String,
    /// Last day on which it is in time.
    pub scadenza: NaiveDate,
    /// Due.
    pub dovuto: Euro,
    /// Paid.
    pub versato: Euro,
    /// Still to be paid.
    pub resta: Euro,
    /// Days of delay; zero if none.
    pub giorni_di_ritardo: u32,
    /// Interest on the delay.
    pub interessi: Euro,
}

/// A payment received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pagamento {
    /// What tells it from others ("IUV 02000000000011841", "bonifico").
    pub riferimento: String,
    /// Day.
    pub data: NaiveDate,
    /// Amount.
    pub importo: Euro,
    /// What it paid, or what is odd about it.
    #[serde(default)]
    pub nota: Option<String>,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.datore.valida("datore")?;
        if let Some(destinatario) = &self.destinatario {
            destinatario.valida("destinatario")?;
        }
        for (indice, rata) in self.rate.iter().enumerate() {
            let campo = format!("rate[{indice}]");
            pieno(&format!("{campo}.nome"), &rata.nome)?;
            positivo(&format!("{campo}.resta"), rata.resta)?;
        }
        for (indice, pagamento) in self.pagamenti.iter().enumerate() {
            let campo = format!("pagamenti[{indice}]");
            pieno(&format!("{campo}.riferimento"), &pagamento.riferimento)?;
            non_prima("al", self.al, (&format!("{campo}.data"), pagamento.data))?;
        }
        self.valida_totali()?;
        self.firma.as_ref().map_or(Ok(()), Firma::valida)
    }

    fn valida_totali(&self) -> Result<(), ErroreDocumento> {
        let totali = &self.totali;
        let delle_rate = |campo: &str, totale: Euro, quale: fn(&Rata) -> Euro| {
            somma(&format!("totali.{campo}"), totale, self.rate.iter().map(quale), "delle rate")
        };
        delle_rate("dovuto", totali.dovuto, |rata| rata.dovuto)?;
        delle_rate("versato", totali.versato, |rata| rata.versato)?;
        delle_rate("resta", totali.resta, |rata| rata.resta)?;
        delle_rate("interessi", totali.interessi, |rata| rata.interessi)?;
        let pagati = self.pagamenti.iter().map(|pagamento| pagamento.importo);
        somma("totali.ricevuto", totali.ricevuto, pagati, "dei pagamenti")?;
        positivo("totali.scaduto", totali.scaduto)?;
        positivo("totali.credito", totali.credito)?;
        totali.da_versare.valida("totali.da_versare")
    }
}
