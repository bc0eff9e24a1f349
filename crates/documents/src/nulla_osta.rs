//! Data of the nulla osta to a hiring (art. 7 L. 68/1999).
//!
//! The act names the list and the article of the person's registration, never the reason for it.

use crate::carta::{Avvertenza, Carta, Firma, Stato};
use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use crate::pratica::{Atto, Destinatario, Operatore, Persona, Segnatura, Verifica};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "nulla_osta";
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
    /// Who receives the act: the employer, or who acts for it.
    pub destinatario: Destinatario,
    /// The person to be hired.
    pub persona: Persona,
    /// List of the registration, as it is read ("elenco dell’art. 8").
    pub elenco: String,
    /// Day from which the registration runs.
    pub iscritta_dal: NaiveDate,
    /// The employer.
    pub datore: Operatore,
    /// Province of the workplace.
    pub luogo: String,
    /// Whether the office picks the person in the order of the list (art. 7, c. 1-bis and 2); otherwise the
    /// employer names the person (art. 7, c. 1).
    pub numerica: bool,
    /// The contract declared in the request.
    pub contratto: Contratto,
    /// What the hiring covers, as it is read ("1 unità della quota dell’art. 3").
    pub copertura: String,
    /// Last day on which the hiring can be made.
    pub valido_al: NaiveDate,
    /// Checks made; at least one.
    pub verifiche: Vec<Verifica>,
    /// Who signs.
    pub firma: Firma,
    /// Notices at the foot: person responsible, appeal.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
}

/// The contract declared in the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contratto {
    /// Kind ("tempo determinato").
    pub tipo: String,
    /// Months of a fixed-term contract.
    #[serde(default)]
    pub durata_mesi: Option<u32>,
    /// Weekly hours, as they are read ("30", "37,5").
    pub ore: String,
    /// Weekly hours of a full-time worker under the same collective agreement.
    pub ore_contratto: String,
    /// First day on which the work may start.
    pub inizio_dal: NaiveDate,
    /// Last day on which the work may start.
    pub inizio_al: NaiveDate,
    /// Duties.
    pub mansione: String,
    /// National collective agreement.
    #[serde(default)]
    pub ccnl: Option<String>,
    /// Level.
    #[serde(default)]
    pub livello: Option<String>,
    /// The convention the hiring belongs to.
    #[serde(default)]
    pub convenzione: Option<String>,
    /// The firm where an agency worker is sent.
    #[serde(default)]
    pub utilizzatrice: Option<String>,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.atto.valida(&self.stato)?;
        self.segnatura.valida()?;
        self.destinatario.valida("destinatario")?;
        self.persona.valida("persona", ("atto.data", self.atto.data))?;
        pieno("elenco", &self.elenco)?;
        self.datore.valida("datore")?;
        pieno("luogo", &self.luogo)?;
        pieno("copertura", &self.copertura)?;
        self.contratto.valida()?;
        self.valida_giorni()?;
        Verifica::valida_tutte(&self.verifiche)?;
        self.firma.valida()
    }

    fn valida_giorni(&self) -> Result<(), ErroreDocumento> {
        let atto = ("atto.data", self.atto.data);
        non_prima("atto.data", self.atto.data, ("iscritta_dal", self.iscritta_dal))?;
        non_prima("valido_al", self.valido_al, atto)?;
        non_prima("valido_al", self.valido_al, ("contratto.inizio_dal", self.contratto.inizio_dal))?;
        non_prima("contratto.inizio_dal", self.contratto.inizio_dal, atto)
    }
}

impl Contratto {
    fn valida(&self) -> Result<(), ErroreDocumento> {
        for (campo, testo) in [
            ("contratto.tipo", &self.tipo),
            ("contratto.ore", &self.ore),
            ("contratto.ore_contratto", &self.ore_contratto),
            ("contratto.mansione", &self.mansione),
        ] {
            pieno(campo, testo)?;
        }
        if self.durata_mesi == Some(0) {
            return Err(ErroreDocumento::dato("contratto.durata_mesi", "è zero: indica i mesi o togli il campo"));
        }
        non_prima("contratto.inizio_al", self.inizio_al, ("contratto.inizio_dal", self.inizio_dal))
    }
}
