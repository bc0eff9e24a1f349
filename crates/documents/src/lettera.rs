//! Data of the letters to registered people, one or many in a file.
//!
//! Each letter starts a page, with a bookmark of its own. A letter is not an act: it has no number and no
//! code. No kind of content has a place for a diagnosis, a percentage of disability or a category.

use crate::carta::{Avvertenza, Carta, Firma, Protocollo};
use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use crate::pratica::{Destinatario, Persona};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Name of the template.
pub const MODELLO: &str = "lettera";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";
/// Heading of the notice on appeals: it is printed only where there is a decision, and there it is required.
pub const RICORSO: &str = "Ricorso";

/// Everything a file of letters prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Letterhead.
    pub carta: Carta,
    /// Day of the letters.
    pub data: NaiveDate,
    /// Who signs.
    pub firma: Firma,
    /// Notices at the foot of each letter: person responsible. The one headed [`RICORSO`] only goes to cancellations.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
    /// The letters, in order; at least one.
    pub lettere: Vec<Lettera>,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lettera {
    /// Outgoing protocol; absent until it is assigned.
    #[serde(default)]
    pub protocollo: Option<Protocollo>,
    /// Who receives it: the person, or who represents the person.
    pub destinatario: Destinatario,
    /// The person it is about.
    pub persona: Persona,
    /// What it says.
    pub contenuto: Contenuto,
}

/// What a letter says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "tipo", rename_all = "snake_case", deny_unknown_fields)]
pub enum Contenuto {
    /// Certificate of registration, for use among private parties (art. 40 D.P.R. 445/2000).
    Attestato {
        /// List, as it is read ("elenco dell’art. 8").
        elenco: String,
        /// Number in the list.
        numero: String,
        /// Day from which the registration runs.
        iscritta_dal: NaiveDate,
        /// Seniority, as it is read ("3 anni e 2 mesi").
        #[serde(default)]
        anzianita: Option<String>,
        /// State of the registration, as it is read ("attiva").
        stato: String,
    },
    /// What the office holds on the person, in sections.
    Scheda {
        /// Sections; at least one.
        sezioni: Vec<Sezione>,
    },
    /// Summons to the office (art. 10, c. 6, L. 68/1999).
    Convocazione {
        /// Day.
        giorno: NaiveDate,
        /// Hour ("9.30").
        ora: String,
        /// Place.
        luogo: String,
        /// What the office adds.
        #[serde(default)]
        testo: Option<String>,
    },
    /// Notice before a refusal or a cancellation (art. 10-bis L. 241/1990).
    Preavviso {
        /// What would be decided, as it follows "il Servizio intende disporre" ("la cancellazione dall’elenco…").
        oggetto: String,
        /// Grounds, in whole sentences.
        motivi: String,
        /// Last day for observations.
        osservazioni_entro: NaiveDate,
    },
    /// Notice of a cancellation.
    Cancellazione {
        /// List, as it is read ("elenco dell’art. 8").
        elenco: String,
        /// Number in the list.
        numero: String,
        /// Day from which it has effect.
        dal: NaiveDate,
        /// Ground, as it is read.
        motivo: String,
        /// Article of the ground.
        norma: String,
        /// First day on which the person can register again.
        #[serde(default)]
        reiscrizione_dal: Option<NaiveDate>,
    },
    /// Privacy notice, with a place for the person's signature (artt. 13-14 GDPR).
    Informativa {
        /// Controller.
        titolare: String,
        /// How to reach the controller, one line each; at least one.
        contatti: Vec<String>,
        /// How to reach the data protection officer.
        #[serde(default)]
        dpo: Option<String>,
    },
}

/// A section of a scheda. Debug output hides its rows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sezione {
    /// Heading.
    pub titolo: String,
    /// Names and values.
    pub righe: Vec<(String, String)>,
}

impl fmt::Debug for Sezione {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sezione({}, {} righe)", self.titolo, self.righe.len())
    }
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.firma.valida()?;
        if self.lettere.is_empty() {
            return Err(ErroreDocumento::dato("lettere", "è vuoto: indica almeno una lettera"));
        }
        let cancella = self.lettere.iter().any(|voce| matches!(voce.contenuto, Contenuto::Cancellazione { .. }));
        if cancella && !self.avvertenze.iter().any(|voce| voce.voce == RICORSO) {
            let motivo =
                format!("manca «{RICORSO}»: una cancellazione dice a chi si ricorre (art. 3, c. 4, L. 241/1990)");
            return Err(ErroreDocumento::dato("avvertenze", motivo));
        }
        for (indice, lettera) in self.lettere.iter().enumerate() {
            let campo = format!("lettere[{indice}]");
            lettera.destinatario.valida(&format!("{campo}.destinatario"))?;
            lettera.persona.valida(&format!("{campo}.persona"), ("data", self.data))?;
            lettera.contenuto.valida(&format!("{campo}.contenuto"), self.data)?;
        }
        Ok(())
    }
}

impl Contenuto {
    fn valida(&self, campo: &str, data: NaiveDate) -> Result<(), ErroreDocumento> {
        let in_campo = |nome: &str| format!("{campo}.{nome}");
        let pieni =
            |testi: &[(&str, &String)]| testi.iter().try_for_each(|(nome, testo)| pieno(&in_campo(nome), testo));
        match self {
            Self::Attestato { elenco, numero, iscritta_dal, stato, .. } => {
                pieni(&[("elenco", elenco), ("numero", numero), ("stato", stato)])?;
                non_prima("data", data, (&in_campo("iscritta_dal"), *iscritta_dal))
            }
            Self::Scheda { sezioni } => valida_sezioni(&in_campo("sezioni"), sezioni),
            Self::Convocazione { giorno, ora, luogo, .. } => {
                pieni(&[("ora", ora), ("luogo", luogo)])?;
                non_prima(&in_campo("giorno"), *giorno, ("data", data))
            }
            Self::Preavviso { oggetto, motivi, osservazioni_entro } => {
                pieni(&[("oggetto", oggetto), ("motivi", motivi)])?;
                non_prima(&in_campo("osservazioni_entro"), *osservazioni_entro, ("data", data))
            }
            Self::Cancellazione { elenco, numero, dal, motivo, norma, reiscrizione_dal } => {
                pieni(&[("elenco", elenco), ("numero", numero), ("motivo", motivo), ("norma", norma)])?;
                let inizio = in_campo("dal");
                reiscrizione_dal
                    .map_or(Ok(()), |giorno| non_prima(&in_campo("reiscrizione_dal"), giorno, (&inizio, *dal)))
            }
            Self::Informativa { titolare, contatti, .. } => {
                pieni(&[("titolare", titolare)])?;
                if contatti.is_empty() {
                    return Err(ErroreDocumento::dato(in_campo("contatti"), "è vuoto: indica almeno un recapito"));
                }
                Ok(())
            }
        }
    }
}

fn valida_sezioni(campo: &str, sezioni: &[Sezione]) -> Result<(), ErroreDocumento> {
    if sezioni.is_empty() {
        return Err(ErroreDocumento::dato(campo, "è vuoto: indica almeno una sezione"));
    }
    for (indice, sezione) in sezioni.iter().enumerate() {
        pieno(&format!("{campo}[{indice}].titolo"), &sezione.titolo)?;
        for (numero, (nome, _)) in sezione.righe.iter().enumerate() {
            pieno(&format!("{campo}[{indice}].righe[{numero}]"), nome)?;
        }
    }
    Ok(())
}
