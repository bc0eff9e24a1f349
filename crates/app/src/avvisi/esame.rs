//! An application against the call and the registry, as the law judges it.

use super::forma::CANALI;
use super::tenuto::Tenuto;
use crate::api::{CorrezioneDomanda, DatiDomandaAvviso};
use crate::modulo::giorno;
use crate::persone::leggi_dati;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_norme::avviso::{
    Adesione, Canale, EsitoAdesione, Firma, Requisito, Riservatario, StatoAdesione, verifica_adesione,
};
use mirato_store::{Avviso, DomandaAvviso, Persona, StatoDomanda};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What the record of an application holds in clear beside its columns.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Domanda {
    /// What was checked off.
    pub modulo: DatiDomandaAvviso,
    /// Day on which the person was asked to complete it.
    #[serde(default)]
    pub integrazione_chiesta_il: String,
    /// What the office decided against or after the checks.
    #[serde(default)]
    pub decisione: Option<Decisione>,
    /// What was corrected after the provisional ranking.
    #[serde(default)]
    pub correzioni: Vec<CorrezioneDomanda>,
    /// The registration on the day that a yearly list shows.
    #[serde(default)]
    pub situazione: Option<Situazione>,
}

/// A registration on a day; days are ISO, empty if there is none.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Situazione {
    pub iscritta_dal: String,
    /// Day from which seniority ran on that day.
    pub anzianita_dal: String,
    pub sospesa: bool,
    /// Last day in the list, if it was closed since.
    pub fino_al: String,
}

/// A decision of the office: it comes before the outcome of the checks, and says why.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Decisione {
    pub ammessa: bool,
    pub motivo: String,
    pub il: String,
}

impl Domanda {
    /// # Errors
    /// `dato_illeggibile`.
    pub fn leggi(domanda: &DomandaAvviso) -> Result<Self, Errore> {
        crate::verifiche::leggi(&domanda.dati, "La domanda")
    }

    /// State and reason: the decision, or the outcome of the checks.
    pub fn stato(&self, esito: &EsitoAdesione) -> (StatoDomanda, Option<String>) {
        match &self.decisione {
            Some(decisione) if decisione.ammessa => (StatoDomanda::Ammessa, Some(decisione.motivo.clone())),
            Some(decisione) => (StatoDomanda::Esclusa, Some(decisione.motivo.clone())),
            None => {
                let stato = match esito.stato {
                    StatoAdesione::Ammessa => StatoDomanda::Ammessa,
                    StatoAdesione::ConRiserva => StatoDomanda::ConRiserva,
                    StatoAdesione::DaIntegrare => StatoDomanda::DaIntegrare,
                    StatoAdesione::Esclusa => StatoDomanda::Esclusa,
                };
                (stato, Some(esito.motivi.join(" ")).filter(|motivi| !motivi.is_empty()))
            }
        }
    }
}

/// A word of a form as the law's type; none if it is another.
pub(super) fn parola<T: DeserializeOwned>(testo: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(testo.to_owned())).ok()
}

/// The checks of an application on a day.
///
/// # Errors
/// `dati_incoerenti` for days that contradict one another.
pub(crate) async fn esamina(
    ufficio: &Ufficio,
    avviso: &Avviso,
    tenuto: &Tenuto,
    persona: &Persona,
    domanda: &Domanda,
    al: NaiveDate,
) -> Result<EsitoAdesione, Errore> {
    if avviso.annuale.is_some() {
        return super::annuale::esamina(ufficio, avviso, tenuto, domanda);
    }
    let scritti = &domanda.modulo;
    let dati_persona = leggi_dati(persona)?;
    let (dal, fino_al) = (giorno(&avviso.adesioni_dal).unwrap_or(al), giorno(&avviso.adesioni_al).unwrap_or(al));
    let prevista = tenuto.modulo.riservati > 0;
    let requisiti = tenuto.modulo.requisiti.iter().enumerate().map(|(n, nome)| Requisito {
        nome: nome.clone(),
        posseduto: scritti.requisiti.get(n).and_then(|detto| si_o_no(detto)),
    });
    let adesione = Adesione {
        pervenuta_il: giorno(&scritti.pervenuta_il).unwrap_or(al),
        canale: parola(&scritti.canale).unwrap_or(Canale::Pec),
        canali_ammessi: tenuto.modulo.canali.iter().filter_map(|canale| parola(canale)).collect(),
        adesioni_dal: dal,
        adesioni_al: fino_al,
        al,
        firma: parola(&scritti.firma).unwrap_or(Firma::Assente),
        documento_identita: scritti.documento_identita,
        altra_adesione: None,
        elenco: avviso.elenco.as_deref().and_then(|elenco| elenco.parse().ok()),
        data_riferimento: tenuto.requisiti_al(avviso).unwrap_or(fino_al),
        iscrizioni: crate::nulla_osta::iscrizioni_persona(ufficio, &persona.id).await?,
        cittadinanza: crate::iscrizioni::cittadinanza(&dati_persona),
        permesso_fino_al: giorno(&dati_persona.permesso_scade_il),
        dichiarazione_valore: scritti.dichiarazione_valore,
        requisiti: requisiti.collect(),
        riservatario: scritti.riserva.then_some(Riservatario { prevista, modulo: scritti.modulo_riserva }),
        integrazione_chiesta_il: giorno(&domanda.integrazione_chiesta_il),
    };
    Ok(verifica_adesione(&ufficio.leggi().parametri, &adesione)?)
}

/// "si", "no", or nothing.
pub(super) fn si_o_no(testo: &str) -> Option<bool> {
    match testo {
        "si" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// Whether a word is a channel.
pub(super) fn canale_noto(canale: &str) -> bool {
    CANALI.contains(&canale)
}
