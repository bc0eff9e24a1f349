//! Data of the acts on a convention already signed: extension of its terms, notice of a breach, resolution.

use crate::carta::{Avvertenza, Carta, Protocollo, Stato};
use crate::errore::ErroreDocumento;
use crate::esonero::Parere;
use crate::lettura::{non_prima, pieno};
use crate::pratica::{Atto, Destinatario, Operatore};
use crate::provvedimento::{FirmaParte, Premessa, Segnatura, non_vuoto};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "convenzione_atto";
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
    /// Protocol, file, request it answers.
    pub segnatura: Segnatura,
    /// Who receives the act.
    pub destinatario: Destinatario,
    /// Offices that receive a copy.
    #[serde(default)]
    pub conoscenza: Vec<String>,
    /// Number and day of the convention.
    pub convenzione: Protocollo,
    /// Article of the convention ("art. 11, commi 1 e 2").
    pub norma: String,
    /// The employer.
    pub datore: Operatore,
    /// Who decides, as it stands above the recitals of a resolution ("La dirigente").
    pub autorita: String,
    /// What the act does.
    pub contenuto: Contenuto,
    /// Opinions: `ufficio` follows "Sentito" ("il comitato tecnico").
    #[serde(default)]
    pub pareri: Vec<Parere>,
    /// Recitals the office adds.
    #[serde(default)]
    pub premesse: Vec<Premessa>,
    /// Articles or sentences the office adds.
    #[serde(default)]
    pub disposizioni: Vec<String>,
    /// Place.
    pub luogo: String,
    /// Who signs: both parties an extension, the office alone the others.
    pub firme: Vec<FirmaParte>,
    /// Notices at the foot: person responsible, appeal.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
}

/// What the act does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "tipo", rename_all = "snake_case", deny_unknown_fields)]
pub enum Contenuto {
    /// The terms of the plan are moved by agreement.
    Proroga {
        /// Why, as it follows "Considerato che".
        motivi: String,
        /// Rows of the plan that move; at least one.
        righe: Vec<RigaProrogata>,
        /// New last day of the convention; absent if it stays.
        #[serde(default)]
        al: Option<NaiveDate>,
    },
    /// A breach is contested.
    Contestazione {
        /// Facts, in whole sentences.
        motivi: String,
        /// Rows of the plan that were not kept; at least one.
        righe: Vec<RigaMancata>,
        /// Last day to fulfil or to present observations.
        entro: NaiveDate,
    },
    /// The convention is resolved.
    Risoluzione {
        /// Why, as it follows "Considerato che".
        motivi: String,
        /// First day without the convention.
        dal: NaiveDate,
        /// Number and day of the notice of the breach.
        #[serde(default)]
        contestazione: Option<Protocollo>,
        /// Answer to the observations; absent if there were none.
        #[serde(default)]
        osservazioni: Option<String>,
        /// Units that are due again.
        unita: u32,
        /// Rows of the plan that were not kept.
        #[serde(default)]
        righe: Vec<RigaMancata>,
        /// Last day for the request of hiring.
        #[serde(default)]
        richiesta_entro: Option<NaiveDate>,
        /// Whether the Ispettorato is told.
        #[serde(default)]
        informa_ispettorato: bool,
    },
}

/// A row of the plan that moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RigaProrogata {
    /// Number of the row.
    pub numero: u32,
    /// Duties.
    pub mansione: String,
    /// Units.
    pub unita: u32,
    /// Last day until now.
    pub entro: NaiveDate,
    /// New last day.
    pub nuova: NaiveDate,
}

/// A row of the plan that was not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RigaMancata {
    /// Number of the row.
    pub numero: u32,
    /// Duties.
    pub mansione: String,
    /// Units.
    pub unita: u32,
    /// Last day that was not kept.
    pub entro: NaiveDate,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.atto.valida(&self.stato)?;
        self.segnatura.valida()?;
        self.destinatario.valida("destinatario")?;
        self.datore.valida("datore")?;
        pieno("convenzione.numero", &self.convenzione.numero)?;
        non_prima("atto.data", self.atto.data, ("convenzione.data", self.convenzione.data))?;
        for (campo, testo) in [("norma", &self.norma), ("autorita", &self.autorita), ("luogo", &self.luogo)] {
            pieno(campo, testo)?;
        }
        self.contenuto.valida(self.atto.data)?;
        Premessa::valida_tutte(&self.premesse)?;
        FirmaParte::valida_tutte(&self.firme, if matches!(self.contenuto, Contenuto::Proroga { .. }) { 2 } else { 1 })
    }
}

impl Contenuto {
    fn valida(&self, data: NaiveDate) -> Result<(), ErroreDocumento> {
        let (Self::Proroga { motivi, .. } | Self::Contestazione { motivi, .. } | Self::Risoluzione { motivi, .. }) =
            self;
        pieno("contenuto.motivi", motivi)?;
        match self {
            Self::Proroga { righe, .. } => {
                non_vuoto("contenuto.righe", righe, "indica le scadenze che cambiano")?;
                righe.iter().enumerate().try_for_each(|(indice, riga)| {
                    let campo = format!("contenuto.righe[{indice}]");
                    pieno(&format!("{campo}.mansione"), &riga.mansione)?;
                    non_prima(&format!("{campo}.nuova"), riga.nuova, (&format!("{campo}.entro"), riga.entro))
                })
            }
            Self::Contestazione { righe, entro, .. } => {
                non_vuoto("contenuto.righe", righe, "indica le scadenze non rispettate")?;
                RigaMancata::valida_tutte("contenuto.righe", righe)?;
                non_prima("contenuto.entro", *entro, ("atto.data", data))
            }
            Self::Risoluzione { righe, .. } => RigaMancata::valida_tutte("contenuto.righe", righe),
        }
    }
}

impl RigaMancata {
    pub(crate) fn valida_tutte(campo: &str, righe: &[Self]) -> Result<(), ErroreDocumento> {
        righe
            .iter()
            .enumerate()
            .try_for_each(|(indice, riga)| pieno(&format!("{campo}[{indice}].mansione"), &riga.mansione))
    }
}
