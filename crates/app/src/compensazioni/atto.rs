//! The decree on a public body's application: preview and issue.

use super::passi::decidi;
use super::{REGISTRO, Tenuta, nome_provincia};
use crate::api::{Anteprima, PassoCompensazione};
use crate::certificato::carta;
use crate::emissione::{self, NuovoAtto};
use crate::modulo::giorno;
use crate::programma::Programma;
use crate::testata;
use crate::ufficio::Ufficio;
use mirato_documents::carta::Protocollo;
use mirato_documents::compensazione as modello;
use mirato_documents::provvedimento::{Riferimento, Segnatura};
use mirato_domain::{Errore, Provincia};
use mirato_norme::Voce;
use mirato_store::{Compensazione, Datore, Scrittura};

const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);

/// What a decree decides.
#[derive(Debug, Clone)]
pub(super) enum Deciso {
    /// Authorised.
    Autorizzata,
    /// Refused.
    Negata {
        /// Why.
        motivi: String,
    },
}

/// Everything a decree is made of.
struct Pratica<'a> {
    tenuta: &'a Compensazione,
    contenuto: &'a Tenuta,
    datore: Datore,
    deciso: Deciso,
    province: Vec<modello::Provincia>,
    spiegazione: Voce,
}

/// Pages of the decree that a step would issue, marked as a draft.
///
/// # Errors
/// As the step itself; `impostazioni_incomplete`, or what the document refuses.
pub async fn compensazione_anteprima(programma: &Programma, passo: PassoCompensazione) -> Result<Anteprima, Errore> {
    let ufficio = programma.ufficio().await?;
    let (dopo, deciso) = decidi(&ufficio, &passo).await?;
    let deciso = deciso
        .ok_or_else(|| Errore::stato("passo_non_ammesso", "Questo passo non emette un atto: si registra soltanto."))?;
    let contenuto = Tenuta::leggi(&dopo)?;
    let pratica = pratica(&ufficio, &dopo, &contenuto, deciso).await?;
    let dati = dati(&ufficio, &pratica, None)?;
    let composto = emissione::componi(&ufficio, MODELLO, &dati).await?;
    crate::atti::pagine(composto.pdf, passo.larghezza.max(1), oggetto(&pratica)).await
}

async fn pratica<'a>(
    ufficio: &Ufficio,
    tenuta: &'a Compensazione,
    contenuto: &'a Tenuta,
    deciso: Deciso,
) -> Result<Pratica<'a>, Errore> {
    let datore: Datore = ufficio.archivio.leggi(&tenuta.datore_id).await?;
    let esame = super::domanda::esamina(ufficio, tenuta, &contenuto.domanda).await?;
    let giorno = giorno(&tenuta.dal).map_or_else(|| ufficio.orologio.oggi(), |dal| dal.min(ufficio.orologio.oggi()));
    let posizione = crate::posizione::al(ufficio, &tenuta.datore_id, giorno).await?;
    let numero = u32::try_from(tenuta.numero).unwrap_or(u32::MAX);
    let provincia = |sigla: &str, in_piu: u32, in_meno: u32| {
        let nostra: Option<Provincia> = sigla.parse().ok();
        let qui = posizione
            .as_ref()
            .and_then(|posizione| posizione.risposta.province.iter().find(|una| Some(una.provincia) == nostra));
        let unita = |cifra: Option<i64>| u32::try_from(cifra.unwrap_or(0).max(0)).unwrap_or(u32::MAX);
        let disabili = tenuta.soggetto == "disabili";
        let quota = qui.map(|qui| if disabili { qui.cifre.quota_art3 } else { qui.cifre.quota_art18 });
        let in_forza = qui.map(|qui| if disabili { qui.cifre.in_forza_art3 } else { qui.cifre.in_forza_art18 });
        modello::Provincia {
            provincia: nome_provincia(sigla),
            quota: unita(quota),
            in_forza: unita(in_forza),
            in_piu,
            in_meno,
        }
    };
    let province =
        vec![provincia(&tenuta.provincia_eccedenza, numero, 0), provincia(&tenuta.provincia_riduzione, 0, numero)];
    Ok(Pratica { tenuta, contenuto, datore, deciso, province, spiegazione: esame.spiegazione })
}

fn oggetto(pratica: &Pratica<'_>) -> String {
    let cosa = match pratica.deciso {
        Deciso::Autorizzata => "Compensazione territoriale",
        Deciso::Negata { .. } => "Diniego della compensazione territoriale",
    };
    format!("{cosa}, {}", pratica.datore.denominazione)
}

/// Issues the decree of a step; its id.
///
/// # Errors
/// What the document or the archive refuses.
pub(super) async fn emetti(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    tenuta: &Compensazione,
    contenuto: &Tenuta,
    deciso: Deciso,
) -> Result<String, Errore> {
    let pratica = pratica(ufficio, tenuta, contenuto, deciso).await?;
    let nuovo = NuovoAtto {
        registro: REGISTRO,
        oggetto: oggetto(&pratica),
        datore_id: Some(tenuta.datore_id.clone()),
        persona_id: None,
        richiesta_id: None,
        modello: MODELLO,
        spiegazione: &pratica.spiegazione,
    };
    let atto = emissione::emetti(ufficio, scrittura, nuovo, |numero| dati(ufficio, &pratica, numero)).await?;
    Ok(atto.id)
}

fn dati(ufficio: &Ufficio, pratica: &Pratica<'_>, numero: Option<i64>) -> Result<modello::Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    let (tenuta, domanda, datore) = (pratica.tenuta, &pratica.contenuto.domanda, &pratica.datore);
    let richiesta_il = giorno(&tenuta.ricevuta_il).unwrap_or(oggi);
    let firma = emissione::firma(ufficio)?;
    let regione = tenuta.provincia_eccedenza.parse::<Provincia>().map(Provincia::regione).unwrap_or_default();
    let riferimento = Riferimento {
        voce: "Istanza".to_owned(),
        protocollo: Protocollo { numero: domanda.protocollo.clone(), data: richiesta_il },
    };
    Ok(modello::Dati {
        stato: testata::stato(numero),
        carta: carta(ufficio)?,
        atto: testata::numero_e_data(numero, oggi),
        segnatura: Segnatura {
            riferimento: Some(riferimento).filter(|_| !domanda.protocollo.trim().is_empty()),
            ..Segnatura::default()
        },
        destinatario: testata::destinatario(datore),
        conoscenza: [&tenuta.provincia_eccedenza, &tenuta.provincia_riduzione]
            .into_iter()
            .filter(|sigla| !ufficio.competente(sigla))
            .map(|sigla| format!("Collocamento mirato di {}", nome_provincia(sigla)))
            .collect(),
        autorita: firma.ruolo.clone(),
        ente: testata::operatore(datore),
        richiesta_il,
        regione: regione.to_owned(),
        categoria: match tenuta.soggetto.as_str() {
            "disabili" => "le persone dell’art. 1 della legge",
            _ => "le persone dell’art. 18 della legge",
        }
        .to_owned(),
        provvedimento: match &pratica.deciso {
            Deciso::Autorizzata => modello::Provvedimento::Autorizzazione {
                dal: giorno(&tenuta.dal).unwrap_or(oggi),
                al: tenuta.al.as_deref().and_then(giorno),
            },
            Deciso::Negata { motivi } => modello::Provvedimento::Diniego { motivi: motivi.clone() },
        },
        premesse: Vec::new(),
        province: pratica.province.clone(),
        disposizioni: Vec::new(),
        calcolo: None,
        firma,
        avvertenze: emissione::avvertenze(ufficio, richiesta_il)?,
    })
}
