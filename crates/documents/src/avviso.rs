//! Data of the public notice of a call for a selection (art. 7, c. 2, and art. 18 L. 68/1999; art. 16 L. 56/1987), as PDF
//! and as plain text.

mod testo;

pub use testo::testo_semplice;

use crate::carta::{Avvertenza, Carta, Firma, Stato};
use crate::errore::ErroreDocumento;
use crate::graduatoria::Precede;
use crate::lettura::{non_prima, pieno};
use crate::pratica::Atto;
use crate::provvedimento::{Segnatura, non_vuoto, pieni};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "avviso";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Everything the notice prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Draft, to be signed, analogue copy.
    pub stato: Stato,
    /// Letterhead.
    pub carta: Carta,
    /// Number and day of the notice.
    pub atto: Atto,
    /// Protocol, file, request it answers.
    pub segnatura: Segnatura,
    /// Title ("Avviso pubblico di avviamento a selezione").
    pub titolo: String,
    /// Rule, as the line below the title ("Articolo 7, comma 2, della legge 12 marzo 1999, n. 68").
    pub norma: String,
    /// The body that asked; none for the notice of a yearly list, which has no posts.
    #[serde(default)]
    pub ente: Option<Ente>,
    /// Who may apply, as it follows "iscritte" ("nell’elenco dell’art. 8 della provincia di …").
    pub elenco: String,
    /// Posts; at least one where a body asks.
    #[serde(default)]
    pub posti: Vec<Posto>,
    /// Requirements; at least one where a body asks.
    #[serde(default)]
    pub requisiti: Vec<String>,
    /// When and how to apply.
    pub adesioni: Adesioni,
    /// Documents to send.
    #[serde(default)]
    pub documenti: Vec<String>,
    /// Phases with their days; at least one.
    pub calendario: Vec<Fase>,
    /// How the ranking is made.
    pub criteri: Criteri,
    /// Validity, personal data, contacts.
    #[serde(default)]
    pub altro: Vec<Avvertenza>,
    /// Who signs.
    pub firma: Firma,
    /// Notices at the foot: person responsible.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
}

/// The body that asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ente {
    /// Name.
    pub denominazione: String,
    /// Code in the index of public administrations.
    #[serde(default)]
    pub codice_ipa: Option<String>,
}

/// Posts of a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posto {
    /// Profile and area.
    pub profilo: String,
    /// How many.
    pub numero: u32,
    /// Of which reserved.
    #[serde(default)]
    pub riservati: u32,
    /// Contract ("tempo determinato, 12 mesi").
    pub contratto: String,
    /// Hours ("18 ore su 36").
    pub orario: String,
    /// Place.
    pub sede: String,
}

/// When and how to apply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adesioni {
    /// First day.
    pub dal: NaiveDate,
    /// Last day.
    pub al: NaiveDate,
    /// Day on which the requirements must be met.
    pub requisiti_al: NaiveDate,
    /// How, in whole sentences.
    pub come: String,
    /// Channels: certified mail, desk, registered post.
    #[serde(default)]
    pub canali: Vec<String>,
}

/// A phase and its days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fase {
    /// What happens.
    pub fase: String,
    /// When, as it is read.
    pub quando: String,
}

/// How the ranking is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criteri {
    /// The table of criteria, as it is read.
    pub nome: String,
    /// Who comes first.
    pub precede: Precede,
    /// Components; at least one.
    pub voci: Vec<Criterio>,
    /// What decides between equal scores, in order; at least one.
    pub precedenze: Vec<String>,
}

/// A component of the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterio {
    /// What is looked at.
    pub elemento: String,
    /// Points, as they are read.
    pub punti: String,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.atto.valida(&self.stato)?;
        self.segnatura.valida()?;
        for (campo, testo) in [
            ("titolo", &self.titolo),
            ("norma", &self.norma),
            ("elenco", &self.elenco),
            ("adesioni.come", &self.adesioni.come),
            ("criteri.nome", &self.criteri.nome),
        ] {
            pieno(campo, testo)?;
        }
        if let Some(ente) = &self.ente {
            pieno("ente.denominazione", &ente.denominazione)?;
            self.valida_posti()?;
            non_vuoto("requisiti", &self.requisiti, "indica almeno un requisito")?;
            non_prima("adesioni.dal", self.adesioni.dal, ("atto.data", self.atto.data))?;
        }
        non_prima("adesioni.al", self.adesioni.al, ("adesioni.dal", self.adesioni.dal))?;
        non_vuoto("calendario", &self.calendario, "indica le fasi e i loro giorni")?;
        for (indice, fase) in self.calendario.iter().enumerate() {
            pieni(&format!("calendario[{indice}]"), &[("fase", &fase.fase), ("quando", &fase.quando)])?;
        }
        non_vuoto("criteri.voci", &self.criteri.voci, "indica gli elementi del punteggio")?;
        for (indice, voce) in self.criteri.voci.iter().enumerate() {
            pieni(&format!("criteri.voci[{indice}]"), &[("elemento", &voce.elemento), ("punti", &voce.punti)])?;
        }
        non_vuoto("criteri.precedenze", &self.criteri.precedenze, "indica che cosa decide a parità di punteggio")?;
        self.firma.valida()
    }

    fn valida_posti(&self) -> Result<(), ErroreDocumento> {
        non_vuoto("posti", &self.posti, "indica almeno un posto")?;
        for (indice, posto) in self.posti.iter().enumerate() {
            let campo = format!("posti[{indice}]");
            pieni(
                &campo,
                &[
                    ("profilo", &posto.profilo),
                    ("contratto", &posto.contratto),
                    ("orario", &posto.orario),
                    ("sede", &posto.sede),
                ],
            )?;
            if posto.numero == 0 {
                return Err(ErroreDocumento::dato(format!("{campo}.numero"), "è zero: indica quanti sono i posti"));
            }
            if posto.riservati > posto.numero {
                return Err(ErroreDocumento::dato(format!("{campo}.riservati"), "sono più dei posti"));
            }
        }
        Ok(())
    }
}
