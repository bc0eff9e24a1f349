//! Data of the letters to who applied to an avviso, one or many in a file: own sheet, summons, exclusion, request,
//! reminder of the yearly confirmation.
//!
//! A sheet goes to the person alone and explains the points component by component, in the words the caller gives.

use crate::carta::{Avvertenza, Carta, Firma, Protocollo, Stato};
use crate::errore::ErroreDocumento;
use crate::graduatoria::Precede;
use crate::lettura::{non_prima, pieno};
use crate::pratica::{Atto, Destinatario, Persona};
use crate::provvedimento::non_vuoto;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Name of the template.
pub const MODELLO: &str = "lettera_candidato";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Everything a file of letters prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// State of the acts; absent for letters that are none, with the name of who signs in print.
    #[serde(default)]
    pub stato: Option<Stato>,
    /// Letterhead.
    pub carta: Carta,
    /// Day of the letters.
    pub data: NaiveDate,
    /// Number and day of the avviso.
    pub avviso: Protocollo,
    /// The body that asked; none for a yearly list.
    #[serde(default)]
    pub ente: Option<String>,
    /// Line below the titles ("avviamento a selezione, articolo 7, comma 2, della legge …").
    pub oggetto: String,
    /// Whether the ranking is provisional.
    #[serde(default)]
    pub provvisoria: bool,
    /// Who comes first.
    pub precede: Precede,
    /// Who signs.
    pub firma: Firma,
    /// Notices at the foot. The one headed `Ricorso` goes only to sheets and exclusions.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
    /// The letters, in order; at least one.
    pub lettere: Vec<Lettera>,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lettera {
    /// Number of the act; absent for a letter that is none.
    #[serde(default)]
    pub atto: Option<Atto>,
    /// Outgoing protocol; absent until it is assigned.
    #[serde(default)]
    pub protocollo: Option<Protocollo>,
    /// Who receives it: the person, or who represents the person.
    pub destinatario: Destinatario,
    /// The person.
    pub persona: Persona,
    /// Code of the application.
    pub codice: String,
    /// What it says.
    pub contenuto: Contenuto,
}

/// What a letter says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "tipo", rename_all = "snake_case", deny_unknown_fields)]
pub enum Contenuto {
    /// The person's own position and points.
    Scheda {
        /// Position; absent if the application has none.
        #[serde(default)]
        posizione: Option<u32>,
        /// Score, as it is read.
        punteggio: String,
        /// Whether admitted with reserve.
        #[serde(default)]
        con_riserva: bool,
        /// Points, component by component.
        #[serde(default)]
        voci: Vec<VocePunti>,
        /// Data that are missing and give no points.
        #[serde(default)]
        mancanti: Vec<String>,
        /// What decided between equal scores, in a sentence.
        #[serde(default)]
        precedenza: Option<String>,
        /// Last day to ask for a review.
        #[serde(default)]
        riesame_entro: Option<NaiveDate>,
    },
    /// Summons to the selection.
    Convocazione {
        /// Day.
        giorno: NaiveDate,
        /// Hour ("9.30").
        ora: String,
        /// Place.
        luogo: String,
        /// Profile.
        profilo: String,
        /// The test, in whole sentences.
        #[serde(default)]
        prova: Option<String>,
        /// What to bring; at least one.
        documenti: Vec<String>,
        /// What follows from an absence, in whole sentences.
        assenza: String,
    },
    /// The application is not admitted.
    Esclusione {
        /// Why, in whole sentences.
        motivo: String,
        /// Rule.
        #[serde(default)]
        norma: Option<String>,
        /// Last day to ask for a review.
        riesame_entro: NaiveDate,
    },
    /// The yearly confirmation has not arrived.
    Sollecito {
        /// The day whose situation the list shows.
        situazione_al: NaiveDate,
        /// What the confirmation says; at least one.
        richieste: Vec<String>,
        /// How to confirm, in whole sentences.
        come: String,
        /// Last day.
        entro: NaiveDate,
    },
    /// Documents are missing.
    Integrazione {
        /// What is missing; at least one.
        richieste: Vec<String>,
        /// Last day.
        entro: NaiveDate,
    },
}

/// A component of the score. Debug output hides it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VocePunti {
    /// Component.
    pub elemento: String,
    /// How it was counted.
    pub come: String,
    /// Points, as they are read.
    pub punti: String,
}

impl fmt::Debug for VocePunti {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VocePunti(…)")
    }
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.firma.valida()?;
        for (campo, testo) in [("avviso.numero", &self.avviso.numero), ("oggetto", &self.oggetto)] {
            pieno(campo, testo)?;
        }
        self.ente.as_ref().map_or(Ok(()), |ente| pieno("ente", ente))?;
        non_vuoto("lettere", &self.lettere, "indica almeno una lettera")?;
        for (indice, lettera) in self.lettere.iter().enumerate() {
            let campo = format!("lettere[{indice}]");
            lettera.destinatario.valida(&format!("{campo}.destinatario"))?;
            lettera.persona.valida(&format!("{campo}.persona"), ("data", self.data))?;
            pieno(&format!("{campo}.codice"), &lettera.codice)?;
            lettera.contenuto.valida(&format!("{campo}.contenuto"), self.data)?;
        }
        Ok(())
    }
}

impl Contenuto {
    fn valida(&self, campo: &str, data: NaiveDate) -> Result<(), ErroreDocumento> {
        let in_campo = |nome: &str| format!("{campo}.{nome}");
        let testo = |nome: &str, testo: &str| pieno(&in_campo(nome), testo);
        let dopo = |nome: &str, giorno: NaiveDate| non_prima(&in_campo(nome), giorno, ("data", data));
        match self {
            Self::Scheda { punteggio, voci, riesame_entro, .. } => {
                testo("punteggio", punteggio)?;
                for (indice, voce) in voci.iter().enumerate() {
                    testo(&format!("voci[{indice}].elemento"), &voce.elemento)?;
                    testo(&format!("voci[{indice}].punti"), &voce.punti)?;
                }
                riesame_entro.map_or(Ok(()), |giorno| dopo("riesame_entro", giorno))
            }
            Self::Convocazione { giorno, ora, luogo, profilo, documenti, assenza, .. } => {
                for (nome, valore) in [("ora", ora), ("luogo", luogo), ("profilo", profilo), ("assenza", assenza)] {
                    testo(nome, valore)?;
                }
                non_vuoto(&in_campo("documenti"), documenti, "indica che cosa portare")?;
                dopo("giorno", *giorno)
            }
            Self::Esclusione { motivo, riesame_entro, .. } => {
                testo("motivo", motivo)?;
                dopo("riesame_entro", *riesame_entro)
            }
            Self::Sollecito { situazione_al, richieste, come, entro } => {
                non_vuoto(&in_campo("richieste"), richieste, "indica che cosa si conferma")?;
                testo("come", come)?;
                non_prima(&in_campo("entro"), *entro, ("situazione_al", *situazione_al))?;
                dopo("entro", *entro)
            }
            Self::Integrazione { richieste, entro } => {
                non_vuoto(&in_campo("richieste"), richieste, "indica che cosa manca")?;
                dopo("entro", *entro)
            }
        }
    }
}
