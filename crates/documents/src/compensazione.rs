//! Data of the decree on the territorial compensation of a public body, inside a region (art. 5 L. 68/1999).

use crate::calcolo::Calcolo;
use crate::carta::{Avvertenza, Carta, Firma, Stato};
use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use crate::pratica::{Atto, Destinatario, Operatore};
use crate::provvedimento::{Premessa, Segnatura, non_vuoto};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "compensazione";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Everything the decree prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Draft, to be signed, analogue copy.
    pub stato: Stato,
    /// Letterhead.
    pub carta: Carta,
    /// Number and day of the decree.
    pub atto: Atto,
    /// Protocol, file, request it answers.
    pub segnatura: Segnatura,
    /// Who receives the decree.
    pub destinatario: Destinatario,
    /// Offices that receive a copy: those of the other provinces.
    #[serde(default)]
    pub conoscenza: Vec<String>,
    /// Who decides, as it stands above the recitals ("La dirigente").
    pub autorita: String,
    /// The public body.
    pub ente: Operatore,
    /// Day the request was received.
    pub richiesta_il: NaiveDate,
    /// Region inside which it compensates.
    pub regione: String,
    /// Category of workers, as it follows "per" ("le persone dell’art. 1 della legge").
    pub categoria: String,
    /// What is decided.
    pub provvedimento: Provvedimento,
    /// Recitals the office adds.
    #[serde(default)]
    pub premesse: Vec<Premessa>,
    /// Provinces; at least one. What is more in some is less in the others.
    pub province: Vec<Provincia>,
    /// Articles the office adds.
    #[serde(default)]
    pub disposizioni: Vec<String>,
    /// Annex "Come è stato calcolato".
    #[serde(default)]
    pub calcolo: Option<Calcolo>,
    /// Who signs.
    pub firma: Firma,
    /// Notices at the foot: person responsible, appeal.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
}

/// What is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "tipo", rename_all = "snake_case", deny_unknown_fields)]
pub enum Provvedimento {
    /// Authorised.
    Autorizzazione {
        /// First day.
        dal: NaiveDate,
        /// Last day; absent if it has none.
        #[serde(default)]
        al: Option<NaiveDate>,
    },
    /// Denied.
    Diniego {
        /// Why, in a sentence.
        motivi: String,
    },
}

/// Units of a province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provincia {
    /// Province.
    pub provincia: String,
    /// Reserved quota before the compensation.
    pub quota: u32,
    /// Units covered.
    pub in_forza: u32,
    /// Units more.
    #[serde(default)]
    pub in_piu: u32,
    /// Units less.
    #[serde(default)]
    pub in_meno: u32,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.atto.valida(&self.stato)?;
        self.segnatura.valida()?;
        self.destinatario.valida("destinatario")?;
        self.ente.valida("ente")?;
        for (campo, testo) in [("autorita", &self.autorita), ("regione", &self.regione), ("categoria", &self.categoria)]
        {
            pieno(campo, testo)?;
        }
        non_prima("atto.data", self.atto.data, ("richiesta_il", self.richiesta_il))?;
        self.provvedimento.valida()?;
        Premessa::valida_tutte(&self.premesse)?;
        self.valida_province()?;
        self.calcolo.as_ref().map_or(Ok(()), |calcolo| calcolo.valida("calcolo"))?;
        self.firma.valida()
    }

    fn valida_province(&self) -> Result<(), ErroreDocumento> {
        non_vuoto("province", &self.province, "indica le province della compensazione")?;
        for (indice, voce) in self.province.iter().enumerate() {
            let campo = format!("province[{indice}]");
            pieno(&format!("{campo}.provincia"), &voce.provincia)?;
            if voce.in_piu > 0 && voce.in_meno > 0 {
                return Err(ErroreDocumento::dato(format!("{campo}.in_meno"), "la provincia ha già unità in più"));
            }
            if voce.in_meno > voce.quota {
                return Err(ErroreDocumento::dato(format!("{campo}.in_meno"), "supera la quota di riserva"));
            }
        }
        let somma = |quale: fn(&Provincia) -> u32| self.province.iter().map(|voce| u64::from(quale(voce))).sum::<u64>();
        if somma(|voce| voce.in_piu) == somma(|voce| voce.in_meno) {
            Ok(())
        } else {
            Err(ErroreDocumento::dato(
                "province",
                "le unità in più e quelle in meno non si compensano: correggi le une o le altre",
            ))
        }
    }
}

impl Provvedimento {
    fn valida(&self) -> Result<(), ErroreDocumento> {
        match self {
            Self::Autorizzazione { dal, al } => {
                al.map_or(Ok(()), |al| non_prima("provvedimento.al", al, ("provvedimento.dal", *dal)))
            }
            Self::Diniego { motivi } => pieno("provvedimento.motivi", motivi),
        }
    }
}
