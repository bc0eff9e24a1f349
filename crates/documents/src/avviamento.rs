//! Data of the nominal list to the body that hires: in order, and no more than the avviso allows. It is never published.

use crate::carta::{Avvertenza, Carta, Firma, Protocollo, Stato};
use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use crate::pratica::{Atto, Destinatario, Persona};
use crate::provvedimento::{Segnatura, non_vuoto, pieni};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Name of the template.
pub const MODELLO: &str = "avviamento";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Everything the list prints.
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
    /// The body.
    pub destinatario: Destinatario,
    /// Number and day of the avviso.
    pub avviso: Protocollo,
    /// Rule ("articolo 7, comma 2, della legge 12 marzo 1999, n. 68").
    pub norma: String,
    /// Number and day of the decree that approved the ranking.
    pub decreto: Protocollo,
    /// Posts.
    pub posti: u32,
    /// Profile.
    pub profilo: String,
    /// Most persons the avviso allows to send: the list cannot be longer.
    pub massimo: u32,
    /// Persons, in order of position; at least one.
    pub persone: Vec<Avviata>,
    /// Last day for the outcomes.
    #[serde(default)]
    pub esiti_entro: Option<NaiveDate>,
    /// What the office adds.
    #[serde(default)]
    pub note: Vec<Avvertenza>,
    /// Who signs.
    pub firma: Firma,
    /// Notices at the foot: person responsible.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
}

/// A person who is sent. Debug output hides every member.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Avviata {
    /// Position in the ranking.
    pub posizione: u32,
    /// The person.
    pub persona: Persona,
    /// Telephone or mail, as the person gave it for the selection.
    #[serde(default)]
    pub recapito: Option<String>,
}

impl fmt::Debug for Avviata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Avviata(…)")
    }
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.atto.valida(&self.stato)?;
        self.segnatura.valida()?;
        self.destinatario.valida("destinatario")?;
        pieni("avviso", &[("numero", &self.avviso.numero)])?;
        pieni("decreto", &[("numero", &self.decreto.numero)])?;
        pieno("norma", &self.norma)?;
        pieno("profilo", &self.profilo)?;
        non_prima("atto.data", self.atto.data, ("decreto.data", self.decreto.data))?;
        if self.posti == 0 {
            return Err(ErroreDocumento::dato("posti", "è zero: indica quanti sono i posti"));
        }
        self.valida_persone()?;
        self.firma.valida()
    }

    fn valida_persone(&self) -> Result<(), ErroreDocumento> {
        non_vuoto("persone", &self.persone, "indica le persone da avviare")?;
        if u32::try_from(self.persone.len()).map_or(true, |quante| quante > self.massimo) {
            return Err(ErroreDocumento::dato("persone", "sono più di quante l’avviso consente di avviare"));
        }
        let mut ultima = 0;
        for (indice, voce) in self.persone.iter().enumerate() {
            let campo = format!("persone[{indice}]");
            voce.persona.valida(&format!("{campo}.persona"), ("atto.data", self.atto.data))?;
            if voce.posizione <= ultima {
                return Err(ErroreDocumento::dato(
                    format!("{campo}.posizione"),
                    "non segue quella della persona precedente",
                ));
            }
            ultima = voce.posizione;
        }
        Ok(())
    }
}
