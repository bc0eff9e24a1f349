//! Data of the acts on the suspension of the obligations (art. 3, c. 5, L. 68/1999; art. 4 D.P.R. 333/2000): taken note
//! of, granted, temporary while the act is pending, denied, and its end.

use crate::calcolo::Calcolo;
use crate::carta::{Avvertenza, Carta, Firma, Protocollo, Stato};
use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use crate::pratica::{Atto, Destinatario, Operatore};
use crate::provvedimento::{Premessa, Segnatura, pieni};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "sospensione";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Everything the act prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Draft, to be signed, analogue copy.
    pub stato: Stato,
    /// Letterhead.
    pub carta: Carta,
    /// Number and day of the act.
    pub atto: Atto,
    /// Protocol, file, communication it answers.
    pub segnatura: Segnatura,
    /// Who receives the act.
    pub destinatario: Destinatario,
    /// Offices that receive a copy: those of the other provinces.
    #[serde(default)]
    pub conoscenza: Vec<String>,
    /// Who decides, as it stands above the recitals ("La dirigente").
    pub autorita: String,
    /// The employer.
    pub datore: Operatore,
    /// What the employer communicated.
    pub comunicazione: Comunicazione,
    /// What is decided.
    pub provvedimento: Provvedimento,
    /// Recitals the office adds.
    #[serde(default)]
    pub premesse: Vec<Premessa>,
    /// Units by province.
    #[serde(default)]
    pub misure: Vec<Misura>,
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

/// What the employer communicated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comunicazione {
    /// Day it was received.
    pub ricevuta_il: NaiveDate,
    /// Cause, as it follows "che riguarda" ("l’intervento straordinario di integrazione salariale").
    pub causa: String,
    /// The act that grants it, as it follows "Visto" ("il decreto ministeriale 8 marzo 2026, n. 1").
    #[serde(default)]
    pub atto: Option<String>,
}

/// What is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "tipo", rename_all = "snake_case", deny_unknown_fields)]
pub enum Provvedimento {
    /// The suspension follows from the law and is taken note of.
    PresaDAtto {
        /// First day.
        dal: NaiveDate,
        /// Last day.
        al: NaiveDate,
        /// Whether it holds in every province.
        #[serde(default)]
        nazionale: bool,
    },
    /// The suspension is granted.
    Concessione {
        /// First day.
        dal: NaiveDate,
        /// Last day.
        al: NaiveDate,
        /// Whether it holds in every province.
        #[serde(default)]
        nazionale: bool,
    },
    /// Temporary suspension while the act that grants the cause is pending (art. 4, c. 3, D.P.R. 333/2000).
    Temporanea {
        /// First day.
        dal: NaiveDate,
        /// Last day.
        al: NaiveDate,
        /// Whether it renews an earlier one.
        #[serde(default)]
        rinnovo: bool,
        /// Whether it holds in every province.
        #[serde(default)]
        nazionale: bool,
    },
    /// The suspension ends.
    Fine {
        /// Number and day of the act that suspended.
        provvedimento: Protocollo,
        /// Last day of the suspension.
        ultimo_giorno: NaiveDate,
        /// Last day for the request of hiring.
        richiesta_entro: NaiveDate,
        /// Why it ends before its term, in a sentence.
        #[serde(default)]
        motivi: Option<String>,
    },
    /// The suspension is denied.
    Diniego {
        /// Why, in a sentence.
        motivi: String,
        /// Last day for the request of hiring.
        #[serde(default)]
        richiesta_entro: Option<NaiveDate>,
    },
}

/// Units of a province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Misura {
    /// Province.
    pub provincia: String,
    /// Workers counted.
    #[serde(default)]
    pub lavoratori: Option<u32>,
    /// Workers suspended.
    #[serde(default)]
    pub sospesi: Option<u32>,
    /// Reserved quota.
    pub quota: u32,
    /// Product before rounding, as it is read ("40% × 8 = 3,20").
    pub calcolo: String,
    /// Units suspended, or due again at the end.
    pub sospese: u32,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.atto.valida(&self.stato)?;
        self.segnatura.valida()?;
        self.destinatario.valida("destinatario")?;
        pieno("autorita", &self.autorita)?;
        self.datore.valida("datore")?;
        pieno("comunicazione.causa", &self.comunicazione.causa)?;
        non_prima("atto.data", self.atto.data, ("comunicazione.ricevuta_il", self.comunicazione.ricevuta_il))?;
        self.provvedimento.valida()?;
        Premessa::valida_tutte(&self.premesse)?;
        for (indice, misura) in self.misure.iter().enumerate() {
            let campo = format!("misure[{indice}]");
            pieni(&campo, &[("provincia", &misura.provincia), ("calcolo", &misura.calcolo)])?;
            if misura.sospese > misura.quota {
                return Err(ErroreDocumento::dato(format!("{campo}.sospese"), "supera la quota di riserva"));
            }
        }
        self.calcolo.as_ref().map_or(Ok(()), |calcolo| calcolo.valida("calcolo"))?;
        self.firma.valida()
    }
}

impl Provvedimento {
    fn valida(&self) -> Result<(), ErroreDocumento> {
        match self {
            Self::PresaDAtto { dal, al, .. } | Self::Concessione { dal, al, .. } | Self::Temporanea { dal, al, .. } => {
                non_prima("provvedimento.al", *al, ("provvedimento.dal", *dal))
            }
            Self::Fine { provvedimento, ultimo_giorno, richiesta_entro, .. } => {
                pieno("provvedimento.provvedimento.numero", &provvedimento.numero)?;
                let fine = ("provvedimento.ultimo_giorno", *ultimo_giorno);
                non_prima("provvedimento.richiesta_entro", *richiesta_entro, fine)
            }
            Self::Diniego { motivi, .. } => pieno("provvedimento.motivi", motivi),
        }
    }
}
