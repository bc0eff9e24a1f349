//! What a letter to an employer, or about one, says.

use crate::carta::Protocollo;
use crate::convenzione_atto::RigaMancata;
use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use crate::ottemperanza::ScoperturaProvincia;
use crate::provvedimento::{Importo, non_vuoto, positivo, somma};
use chrono::NaiveDate;
use mirato_domain::Euro;
use serde::{Deserialize, Serialize};

/// What a letter says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "tipo", rename_all = "snake_case", deny_unknown_fields)]
pub enum Contenuto {
    /// Reminder of instalments that were not paid.
    Sollecito {
        /// Decree of the exemption.
        #[serde(default)]
        decreto: Option<Protocollo>,
        /// Instalments; at least one.
        rate: Vec<RataScaduta>,
        /// What is still to be paid: the sum of what remains of each.
        totale: Importo,
        /// Last day to pay.
        entro: NaiveDate,
        /// Surcharge, as it is read ("dal 5% al 24% su base annua").
        #[serde(default)]
        maggiorazione: Option<String>,
    },
    /// Formal notice to pay, before the forfeiture of the exemption and the report to the Ispettorato.
    Diffida {
        /// Decree of the exemption.
        #[serde(default)]
        decreto: Option<Protocollo>,
        /// Instalments; at least one.
        rate: Vec<RataScaduta>,
        /// What is still to be paid: the sum of what remains of each.
        totale: Importo,
        /// Last day to pay.
        entro: NaiveDate,
        /// Surcharge, as it is read ("dal 5% al 24% su base annua").
        #[serde(default)]
        maggiorazione: Option<String>,
    },
    /// Request of documents, which suspends the term (art. 2, c. 7, L. 241/1990).
    Integrazione {
        /// The proceeding ("istanza di esonero parziale del 15 luglio 2026").
        procedimento: String,
        /// What is missing; at least one.
        richieste: Vec<String>,
        /// Last day.
        entro: NaiveDate,
        /// Day from which the term is suspended.
        #[serde(default)]
        sospeso_dal: Option<NaiveDate>,
    },
    /// Notice before a refusal (art. 10-bis L. 241/1990).
    PreavvisoRigetto {
        /// What would be refused, as it follows "di accogliere" ("l’istanza di esonero parziale del 15 luglio 2026").
        oggetto: String,
        /// Grounds, in whole sentences.
        motivi: String,
        /// Last day for observations.
        osservazioni_entro: NaiveDate,
    },
    /// Invitation to cover the quota, from the review.
    InvitoAOttemperare {
        /// Day of the position.
        al: NaiveDate,
        /// Units by province; at least one.
        scoperture: Vec<ScoperturaProvincia>,
        /// Last day to answer.
        entro: NaiveDate,
    },
    /// Request for clarification.
    Chiarimenti {
        /// What was found, in whole sentences.
        premessa: String,
        /// Questions; at least one.
        domande: Vec<String>,
        /// Units by province, where they matter.
        #[serde(default)]
        scoperture: Vec<ScoperturaProvincia>,
        /// Last day to answer.
        entro: NaiveDate,
    },
    /// Proposal of a convention (art. 11).
    PropostaDiConvenzione {
        /// What the office proposes, in whole sentences.
        proposta: String,
        /// Units by province.
        #[serde(default)]
        scoperture: Vec<ScoperturaProvincia>,
        /// Last day to answer.
        entro: NaiveDate,
    },
    /// Report to the Ispettorato territoriale del lavoro (art. 15).
    Segnalazione {
        /// What is reported ("Mancata copertura della quota di riserva").
        oggetto: String,
        /// Facts, in whole sentences.
        fatti: String,
        /// Units by province.
        #[serde(default)]
        scoperture: Vec<ScoperturaProvincia>,
        /// Instalments that were not paid.
        #[serde(default)]
        rate: Vec<RataScaduta>,
        /// Letters and acts that came before ("invito n. 12/2026 del 3 marzo 2026").
        #[serde(default)]
        atti: Vec<String>,
        /// The rule that was broken.
        #[serde(default)]
        norma: Option<String>,
        /// What the office reckoned, as information.
        #[serde(default)]
        esposizione: Option<Esposizione>,
    },
    /// Request for the opinion of another office.
    RichiestaDiParere {
        /// The proceeding ("istanza di esonero parziale del 15 luglio 2026").
        procedimento: String,
        /// What is asked; at least one.
        domande: Vec<String>,
        /// Documents sent along.
        #[serde(default)]
        documenti: Vec<String>,
        /// Last day to answer.
        entro: NaiveDate,
    },
    /// Something that another office must deal with.
    Trasmissione {
        /// What is sent ("Istanza di esonero parziale per l’unità di Rocca San Vito").
        oggetto: String,
        /// Why, in whole sentences.
        motivo: String,
        /// Documents sent along.
        #[serde(default)]
        documenti: Vec<String>,
    },
    /// Reminder of the days of a convention that are near or gone by.
    PromemoriaConvenzione {
        /// Number and day of the convention.
        convenzione: Protocollo,
        /// Its article ("art. 11, commi 1 e 2").
        norma: String,
        /// Rows of the plan still to be filled; at least one.
        righe: Vec<RigaMancata>,
    },
}

/// An instalment past its term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RataScaduta {
    /// What it pays, as it is read ("1ª, dal 15 luglio al 30 novembre 2026").
    pub nome: String,
    /// Last day on which it was in time.
    pub scadenza: NaiveDate,
    /// Due.
    pub dovuto: Euro,
    /// Paid so far.
    pub versato: Euro,
    /// Still to be paid: what is due less what was paid.
    pub resta: Euro,
}

/// What the office reckoned of a sanction: information, which binds nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Esposizione {
    /// Amount.
    pub importo: Importo,
    /// Day up to which it was reckoned.
    pub al: NaiveDate,
}

impl Contenuto {
    /// `data` is the day of the letter: no term comes before it.
    pub(super) fn valida(&self, campo: &str, data: NaiveDate) -> Result<(), ErroreDocumento> {
        let in_campo = |nome: &str| format!("{campo}.{nome}");
        let testo = |nome: &str, testo: &str| pieno(&in_campo(nome), testo);
        let termine = |nome: &str, giorno: NaiveDate| non_prima(&in_campo(nome), giorno, ("atto.data", data));
        match self {
            Self::Sollecito { rate, totale, entro, .. } | Self::Diffida { rate, totale, entro, .. } => {
                termine("entro", *entro)?;
                non_vuoto(&in_campo("rate"), rate, "indica le rate non pagate")?;
                RataScaduta::valida_tutte(&in_campo("rate"), rate)?;
                totale.valida(&in_campo("totale"))?;
                somma(&in_campo("totale"), totale.euro, rate.iter().map(|rata| rata.resta), "di ciò che resta")
            }
            Self::Integrazione { procedimento, richieste: voci, entro, .. }
            | Self::RichiestaDiParere { procedimento, domande: voci, entro, .. } => {
                testo("procedimento", procedimento)?;
                let nome = if matches!(self, Self::Integrazione { .. }) { "richieste" } else { "domande" };
                valida_voci(&in_campo(nome), voci)?;
                termine("entro", *entro)
            }
            Self::PreavvisoRigetto { oggetto, motivi, osservazioni_entro } => {
                testo("oggetto", oggetto)?;
                testo("motivi", motivi)?;
                termine("osservazioni_entro", *osservazioni_entro)
            }
            Self::InvitoAOttemperare { al, scoperture, entro } => {
                non_prima("atto.data", data, (&in_campo("al"), *al))?;
                termine("entro", *entro)?;
                valida_scoperture(&in_campo("scoperture"), scoperture)
            }
            Self::Chiarimenti { premessa, domande, entro, .. } => {
                testo("premessa", premessa)?;
                valida_voci(&in_campo("domande"), domande)?;
                termine("entro", *entro)
            }
            Self::PropostaDiConvenzione { proposta, entro, .. } => {
                testo("proposta", proposta)?;
                termine("entro", *entro)
            }
            Self::Segnalazione { oggetto, fatti, rate, esposizione, .. } => {
                testo("oggetto", oggetto)?;
                testo("fatti", fatti)?;
                RataScaduta::valida_tutte(&in_campo("rate"), rate)?;
                esposizione.as_ref().map_or(Ok(()), |voce| voce.importo.valida(&in_campo("esposizione.importo")))
            }
            Self::Trasmissione { oggetto, motivo, .. } => {
                testo("oggetto", oggetto)?;
                testo("motivo", motivo)
            }
            Self::PromemoriaConvenzione { convenzione, norma, righe } => {
                testo("convenzione.numero", &convenzione.numero)?;
                testo("norma", norma)?;
                non_vuoto(&in_campo("righe"), righe, "indica le scadenze da ricordare")?;
                RigaMancata::valida_tutte(&in_campo("righe"), righe)
            }
        }
    }
}

impl RataScaduta {
    fn valida_tutte(campo: &str, rate: &[Self]) -> Result<(), ErroreDocumento> {
        rate.iter().enumerate().try_for_each(|(indice, rata)| {
            let campo = format!("{campo}[{indice}]");
            pieno(&format!("{campo}.nome"), &rata.nome)?;
            positivo(&format!("{campo}.versato"), rata.versato)?;
            if rata.dovuto - rata.versato == rata.resta {
                Ok(())
            } else {
                Err(ErroreDocumento::dato(format!("{campo}.resta"), "non è il dovuto meno il versato"))
            }
        })
    }
}

fn valida_voci(campo: &str, voci: &[String]) -> Result<(), ErroreDocumento> {
    non_vuoto(campo, voci, "indica almeno una voce")?;
    voci.iter().enumerate().try_for_each(|(indice, voce)| pieno(&format!("{campo}[{indice}]"), voce))
}

/// At least one province, and at least one unit uncovered.
fn valida_scoperture(campo: &str, scoperture: &[ScoperturaProvincia]) -> Result<(), ErroreDocumento> {
    if scoperture.iter().all(|voce| voce.scoperte == 0) {
        return Err(ErroreDocumento::dato(campo, "non riporta alcuna unità scoperta: non c’è nulla da coprire"));
    }
    Ok(())
}
