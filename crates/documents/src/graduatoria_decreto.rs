//! Data of the decree that approves a ranking, provisional or final. It names nobody: it holds the digest of the ranking.

use crate::avviso::Ente;
use crate::calcolo::Calcolo;
use crate::carta::{Avvertenza, Carta, Firma, Protocollo, Stato};
use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use crate::pratica::{Atto, Destinatario};
use crate::provvedimento::{Premessa, Segnatura};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "graduatoria_decreto";
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
    /// Protocol and file.
    pub segnatura: Segnatura,
    /// Who receives it, if anybody does.
    #[serde(default)]
    pub destinatario: Option<Destinatario>,
    /// Offices that receive a copy.
    #[serde(default)]
    pub conoscenza: Vec<String>,
    /// Who decides, as it stands above the recitals ("La dirigente").
    pub autorita: String,
    /// Number and day of the avviso.
    pub avviso: Protocollo,
    /// Rule ("articolo 7, comma 2, della legge 12 marzo 1999, n. 68").
    pub norma: String,
    /// The body that asked; none for a yearly list.
    #[serde(default)]
    pub ente: Option<Ente>,
    /// The day whose situation a yearly list shows.
    #[serde(default)]
    pub situazione_al: Option<NaiveDate>,
    /// First day of the applications.
    pub adesioni_dal: NaiveDate,
    /// Last day of the applications.
    pub adesioni_al: NaiveDate,
    /// The table of criteria, as it follows "Visti i criteri" ("della tabella in vigore dal …").
    pub criteri: String,
    /// Applications by outcome.
    pub numeri: Numeri,
    /// What is approved.
    pub approvazione: Approvazione,
    /// Recitals the office adds.
    #[serde(default)]
    pub premesse: Vec<Premessa>,
    /// SHA-256, in hexadecimal, of the ranking that is approved.
    pub impronta: String,
    /// First day of publication.
    pub pubblicazione_dal: NaiveDate,
    /// Articles the office adds.
    #[serde(default)]
    pub disposizioni: Vec<String>,
    /// Annex "Come è stato calcolato", without persons.
    #[serde(default)]
    pub calcolo: Option<Calcolo>,
    /// Who signs.
    pub firma: Firma,
    /// Notices at the foot: person responsible, appeal.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
}

/// Applications by outcome: their sum is that of those received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numeri {
    /// Received.
    pub presentate: u32,
    /// Admitted.
    pub ammesse: u32,
    /// Admitted with reserve.
    #[serde(default)]
    pub con_riserva: u32,
    /// Excluded.
    #[serde(default)]
    pub escluse: u32,
    /// Incomplete.
    #[serde(default)]
    pub incomplete: u32,
}

/// What is approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "tipo", rename_all = "snake_case", deny_unknown_fields)]
pub enum Approvazione {
    /// Objections can still be made.
    Provvisoria {
        /// Last day for objections.
        riesame_entro: NaiveDate,
    },
    /// Objections were decided.
    Definitiva {
        /// Number and day of the decree on the provisional ranking.
        #[serde(default)]
        provvisoria: Option<Protocollo>,
        /// Objections received.
        #[serde(default)]
        riesami: u32,
        /// Of which accepted.
        #[serde(default)]
        accolti: u32,
        /// Last day on which the ranking can be used.
        #[serde(default)]
        valida_al: Option<NaiveDate>,
    },
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.atto.valida(&self.stato)?;
        self.segnatura.valida()?;
        self.destinatario.as_ref().map_or(Ok(()), |destinatario| destinatario.valida("destinatario"))?;
        for (campo, testo) in [
            ("autorita", &self.autorita),
            ("avviso.numero", &self.avviso.numero),
            ("norma", &self.norma),
            ("criteri", &self.criteri),
        ] {
            pieno(campo, testo)?;
        }
        match (&self.ente, self.situazione_al) {
            (Some(ente), None) => pieno("ente.denominazione", &ente.denominazione)?,
            (None, Some(al)) => non_prima("adesioni_dal", self.adesioni_dal, ("situazione_al", al))?,
            _ => return Err(ErroreDocumento::dato("ente", "c’è l’ente, o il giorno della situazione: uno dei due")),
        }
        non_prima("adesioni_al", self.adesioni_al, ("adesioni_dal", self.adesioni_dal))?;
        non_prima("atto.data", self.atto.data, ("adesioni_al", self.adesioni_al))?;
        if self.impronta.len() != 64 || !self.impronta.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(ErroreDocumento::dato("impronta", "non è un’impronta SHA-256: sono 64 cifre esadecimali"));
        }
        self.numeri.valida()?;
        self.approvazione.valida(self.atto.data)?;
        Premessa::valida_tutte(&self.premesse)?;
        self.calcolo.as_ref().map_or(Ok(()), |calcolo| calcolo.valida("calcolo"))?;
        self.firma.valida()
    }
}

impl Numeri {
    fn valida(&self) -> Result<(), ErroreDocumento> {
        let esiti = [self.ammesse, self.con_riserva, self.escluse, self.incomplete];
        if esiti.into_iter().map(u64::from).sum::<u64>() == u64::from(self.presentate) {
            Ok(())
        } else {
            Err(ErroreDocumento::dato("numeri.presentate", "non è la somma degli esiti: ogni adesione ne ha uno"))
        }
    }
}

impl Approvazione {
    fn valida(&self, data: NaiveDate) -> Result<(), ErroreDocumento> {
        match self {
            Self::Provvisoria { riesame_entro } => {
                non_prima("approvazione.riesame_entro", *riesame_entro, ("atto.data", data))
            }
            Self::Definitiva { riesami, accolti, .. } if accolti > riesami => {
                Err(ErroreDocumento::dato("approvazione.accolti", "sono più delle richieste di riesame"))
            }
            Self::Definitiva { valida_al, .. } => {
                valida_al.map_or(Ok(()), |giorno| non_prima("approvazione.valida_al", giorno, ("atto.data", data)))
            }
        }
    }
}
