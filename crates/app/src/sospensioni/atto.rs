//! The acts of a suspension: preview and issue.

use super::esame::esamina;
use super::passi::decidi;
use super::{REGISTRO, Tenuta, nome_causale, tipo};
use crate::api::{Anteprima, PassoSospensione};
use crate::certificato::carta;
use crate::emissione::{self, NuovoAtto};
use crate::modulo::giorno;
use crate::programma::Programma;
use crate::testata;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_documents::carta::Protocollo;
use mirato_documents::provvedimento::{Riferimento, Segnatura};
use mirato_documents::sospensione as modello;
use mirato_domain::Errore;
use mirato_norme::Voce;
use mirato_norme::l68_1999::art03_sospensione::totale;
use mirato_store::{CausaleSospensione, Datore, Scrittura, Sospensione};

const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);

/// What an act decides.
#[derive(Debug, Clone)]
pub(super) enum Deciso {
    /// Suspended while the act that grants the ground is pending.
    Temporanea {
        /// First day.
        dal: NaiveDate,
        /// Last day.
        al: NaiveDate,
        /// Whether it renews an earlier one.
        rinnovo: bool,
    },
    /// Suspended.
    Riconosciuta {
        /// First day.
        dal: NaiveDate,
        /// Last day.
        al: NaiveDate,
    },
    /// Refused.
    Respinta {
        /// Why.
        motivi: String,
        /// Day by which the request for hiring is due.
        entro: NaiveDate,
    },
    /// Over before its term.
    Cessata {
        /// Last day.
        ultimo: NaiveDate,
        /// Day by which the request for hiring is due.
        entro: NaiveDate,
        /// Why.
        motivi: String,
    },
}

/// Pages of the act that a step would issue, marked as a draft.
///
/// # Errors
/// As the step itself; `impostazioni_incomplete`, or what the document refuses.
pub async fn sospensione_anteprima(programma: &Programma, passo: PassoSospensione) -> Result<Anteprima, Errore> {
    let ufficio = programma.ufficio().await?;
    let (_, dopo, deciso) = decidi(&ufficio, &passo).await?;
    let deciso = deciso
        .ok_or_else(|| Errore::stato("passo_non_ammesso", "Questo passo non emette un atto: si registra soltanto."))?;
    let contenuto = Tenuta::leggi(&dopo)?;
    let pratica = pratica(&ufficio, &dopo, &contenuto, deciso).await?;
    let dati = dati(&ufficio, &pratica, None)?;
    let titolo = oggetto(&pratica);
    let composto = emissione::componi(&ufficio, MODELLO, &dati).await?;
    crate::atti::pagine(composto.pdf, passo.larghezza.max(1), titolo).await
}

/// Everything an act is made of.
struct Pratica<'a> {
    tenuta: &'a Sospensione,
    contenuto: &'a Tenuta,
    datore: Datore,
    deciso: Deciso,
    misure: Vec<modello::Misura>,
    precedente: Option<Protocollo>,
    spiegazione: Voce,
}

async fn pratica<'a>(
    ufficio: &Ufficio,
    tenuta: &'a Sospensione,
    contenuto: &'a Tenuta,
    deciso: Deciso,
) -> Result<Pratica<'a>, Errore> {
    let unita = |numero: i64| u32::try_from(numero.max(0)).unwrap_or(u32::MAX);
    let esame = esamina(ufficio, tenuta, &contenuto.domanda).await?;
    let misure = esame.province.iter().map(|effetto| modello::Misura {
        provincia: effetto.provincia.nome().to_owned(),
        lavoratori: None,
        sospesi: contenuto
            .domanda
            .misure
            .iter()
            .find(|misura| misura.provincia == effetto.provincia.sigla())
            .map(|misura| misura.lavoratori)
            .filter(|lavoratori| *lavoratori > 0),
        quota: effetto.quota_art3,
        calcolo: format!("restano {}", effetto.conto),
        sospese: unita(effetto.sospese),
    });
    let misure = misure.collect();
    let precedente = match contenuto.atti.last() {
        Some(emesso) => {
            let atto: mirato_store::Atto = ufficio.archivio.leggi(&emesso.id).await?;
            let data = atto.emesso_il.as_deref().and_then(|il| il.get(..10)).and_then(giorno);
            atto.numero.zip(data).map(|(numero, data)| Protocollo { numero: format!("{numero}/{}", atto.anno), data })
        }
        None => None,
    };
    let datore = ufficio.archivio.leggi(&tenuta.datore_id).await?;
    Ok(Pratica { tenuta, contenuto, datore, deciso, misure, precedente, spiegazione: esame.spiegazione })
}

fn oggetto(pratica: &Pratica<'_>) -> String {
    let cosa = match &pratica.deciso {
        Deciso::Temporanea { rinnovo: false, .. } => "Sospensione temporanea",
        Deciso::Temporanea { rinnovo: true, .. } => "Rinnovo della sospensione temporanea",
        Deciso::Riconosciuta { .. } => "Sospensione degli obblighi",
        Deciso::Respinta { .. } => "Diniego della sospensione",
        Deciso::Cessata { .. } => "Fine della sospensione",
    };
    format!("{cosa}, {}", pratica.datore.denominazione)
}

/// Issues the act of a step; its id.
///
/// # Errors
/// What the document or the archive refuses.
pub(super) async fn emetti(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    tenuta: &Sospensione,
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
    let ricevuta_il = giorno(&tenuta.ricevuta_il).unwrap_or(oggi);
    let firma = emissione::firma(ufficio)?;
    let riferimento = Riferimento {
        voce: "Comunicazione".to_owned(),
        protocollo: Protocollo { numero: domanda.protocollo.clone(), data: ricevuta_il },
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
        conoscenza: altri_uffici(ufficio, domanda),
        autorita: firma.ruolo.clone(),
        datore: testata::operatore(datore),
        comunicazione: modello::Comunicazione {
            ricevuta_il,
            causa: causa(tenuta.causale).to_owned(),
            atto: Some(domanda.atto.clone()).filter(|atto| !atto.trim().is_empty()),
        },
        provvedimento: provvedimento(pratica, oggi),
        premesse: Vec::new(),
        misure: if matches!(pratica.deciso, Deciso::Respinta { .. }) { Vec::new() } else { pratica.misure.clone() },
        disposizioni: Vec::new(),
        calcolo: None,
        firma,
        avvertenze: emissione::avvertenze(ufficio, ricevuta_il)?,
    })
}

/// The offices of the provinces that this one does not answer for.
fn altri_uffici(ufficio: &Ufficio, domanda: &crate::api::DatiSospensione) -> Vec<String> {
    let province = domanda.misure.iter().filter(|misura| !ufficio.competente(&misura.provincia));
    province
        .filter_map(|misura| misura.provincia.parse().ok())
        .map(|provincia: mirato_domain::Provincia| format!("Collocamento mirato di {}", provincia.nome()))
        .collect()
}

/// The ground, as it follows "che riguarda".
fn causa(causale: CausaleSospensione) -> &'static str {
    match causale {
        CausaleSospensione::Cigs => "l’intervento straordinario di integrazione salariale",
        CausaleSospensione::Solidarieta => "un contratto di solidarietà",
        CausaleSospensione::LicenziamentoCollettivo => "una procedura di licenziamento collettivo",
        CausaleSospensione::Fallimento => "una procedura concorsuale",
        CausaleSospensione::EsodoIncentivato => "un incentivo all’esodo",
    }
}

fn provvedimento(pratica: &Pratica<'_>, oggi: NaiveDate) -> modello::Provvedimento {
    let nazionale = pratica.contenuto.domanda.misure.is_empty();
    match &pratica.deciso {
        Deciso::Temporanea { dal, al, rinnovo } => {
            modello::Provvedimento::Temporanea { dal: *dal, al: *al, rinnovo: *rinnovo, nazionale }
        }
        Deciso::Riconosciuta { dal, al } if totale(tipo(pratica.tenuta.causale)) => {
            modello::Provvedimento::PresaDAtto { dal: *dal, al: *al, nazionale }
        }
        Deciso::Riconosciuta { dal, al } => modello::Provvedimento::Concessione { dal: *dal, al: *al, nazionale },
        Deciso::Respinta { motivi, entro } => {
            modello::Provvedimento::Diniego { motivi: motivi.clone(), richiesta_entro: Some(*entro) }
        }
        Deciso::Cessata { ultimo, entro, motivi } => modello::Provvedimento::Fine {
            provvedimento: pratica
                .precedente
                .clone()
                .unwrap_or_else(|| Protocollo { numero: nome_causale(pratica.tenuta.causale).to_owned(), data: oggi }),
            ultimo_giorno: *ultimo,
            richiesta_entro: *entro,
            motivi: Some(motivi.clone()),
        },
    }
}
