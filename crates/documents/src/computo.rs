//! Data of the authorisation to count a worker in the quota (art. 4, c. 3-bis and 4, L. 68/1999).
//!
//! The act says that the conditions of the law were checked, never which condition of health fulfils them.

use crate::carta::{Avvertenza, Carta, Firma, Stato};
use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use crate::pratica::{Atto, Destinatario, Operatore, Persona, Segnatura, Verifica};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "computo";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// When the disability arose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caso {
    /// Before a hiring that did not pass through the targeted placement (art. 4, c. 3-bis).
    PrimaDellAssunzione,
    /// During the employment, by accident or illness (art. 4, c. 4).
    DuranteIlRapporto,
}

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
    /// Who receives the act: the employer, or who acts for it.
    pub destinatario: Destinatario,
    /// The worker.
    pub persona: Persona,
    /// Which rule is applied.
    pub caso: Caso,
    /// The employer.
    pub datore: Operatore,
    /// Province of the workplace.
    pub luogo: String,
    /// Day of the hiring.
    pub assunto_il: NaiveDate,
    /// Weekly hours, as they are read ("30", "37,5").
    pub ore: String,
    /// Weekly hours of a full-time worker under the same collective agreement.
    pub ore_contratto: String,
    /// Day from which the worker is counted.
    pub effetto_dal: NaiveDate,
    /// Last day, if the medical report must be revised.
    #[serde(default)]
    pub fino_al: Option<NaiveDate>,
    /// What the worker covers, as it is read ("1 unità della quota dell’art. 3").
    pub copertura: String,
    /// Checks made; at least one.
    pub verifiche: Vec<Verifica>,
    /// Who signs.
    pub firma: Firma,
    /// Notices at the foot: person responsible, appeal.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.atto.valida(&self.stato)?;
        self.segnatura.valida()?;
        self.destinatario.valida("destinatario")?;
        self.persona.valida("persona", ("assunto_il", self.assunto_il))?;
        self.datore.valida("datore")?;
        for (campo, testo) in [
            ("luogo", &self.luogo),
            ("ore", &self.ore),
            ("ore_contratto", &self.ore_contratto),
            ("copertura", &self.copertura),
        ] {
            pieno(campo, testo)?;
        }
        non_prima("effetto_dal", self.effetto_dal, ("assunto_il", self.assunto_il))?;
        if let Some(fino_al) = self.fino_al {
            non_prima("fino_al", fino_al, ("effetto_dal", self.effetto_dal))?;
        }
        Verifica::valida_tutte(&self.verifiche)?;
        self.firma.valida()
    }
}
