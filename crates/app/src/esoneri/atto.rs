//! The decrees on an exemption: grant, renewal, another percentage, refusal, revocation, loss. Preview and issue.

use super::esame::Esame;
use super::pratica::{Pratica, estremi};
use super::{REGISTRO, contributo, decisione, lettera, passi};
use crate::api::{Anteprima, AnteprimaEsonero};
use crate::certificato::carta;
use crate::conto::{self, Calcolato};
use crate::emissione::{self, NuovoAtto};
use crate::modulo::{giorno, pieno};
use crate::programma::Programma;
use crate::tempo;
use crate::testata;
use crate::ufficio::Ufficio;
use chrono::{Datelike, NaiveDate};
use mirato_documents::carta::{Avvertenza, Protocollo};
use mirato_documents::esonero::{
    self as modello, Istanza, Istruttoria, Motivo, Osservazioni, Parere, Provvedimento, Unita,
};
use mirato_documents::provvedimento::{Riferimento, Segnatura};
use mirato_domain::{Errore, Euro, Provincia};
use mirato_store::{EsoneroPasso, Scrittura, TipoEsonero, TipoPasso};

const MODELLO: (&str, &str) = (modello::MODELLO, modello::VERSIONE);
/// Who is paid the fee (art. 14 L. 68/1999).
pub(crate) const FONDO: &str = "Fondo regionale per l’occupazione delle persone con disabilità";
/// Surcharge on what is paid late (art. 5 c. 5 L. 68/1999).
pub(crate) const MAGGIORAZIONE: &str = "dal 5% al 24% su base annua";

/// Pages of the act that a step would issue, marked as a draft.
///
/// # Errors
/// `passo_non_valido`, `impostazioni_incomplete`, or what the document refuses.
pub async fn esonero_anteprima(programma: &Programma, chiedi: AnteprimaEsonero) -> Result<Anteprima, Errore> {
    let ufficio = programma.ufficio().await?;
    let pratica = Pratica::leggi(&ufficio, &chiedi.passo.id).await?;
    let esame = super::esame::esamina(&ufficio, &pratica.esonero).await?;
    let passo = &chiedi.passo;
    let pdf = match passo.passo.as_str() {
        "concessione" => {
            super::esame::non_impedito(&esame)?;
            let (esonero, tenuta, nuovo) = decisione::concesso(&ufficio, &pratica, passo).await?;
            let dopo = Pratica { esonero, tenuta, ..pratica };
            bozza(&ufficio, &dopo, &esame, &nuovo).await?
        }
        "diniego" | "revoca" | "decadenza" => {
            let (_, nuovo) = decisione::terminato(&ufficio, &pratica, passo).await?;
            bozza(&ufficio, &pratica, &esame, &nuovo).await?
        }
        "avviso" | "sollecito" | "diffida" | "segnalazione" => conto::avvisi::bozza(&ufficio, &pratica, passo).await?,
        _ => {
            let nuovo = passi::passo_da_chiedere(&ufficio, &pratica, passo)?;
            lettera::bozza(&ufficio, &pratica, &nuovo).await?
        }
    };
    crate::atti::pagine(pdf, chiedi.larghezza, "Anteprima dell'atto".to_owned()).await
}

async fn bozza(ufficio: &Ufficio, pratica: &Pratica, esame: &Esame, passo: &EsoneroPasso) -> Result<Vec<u8>, Errore> {
    let fatti = fatti(ufficio, pratica, passo).await?;
    let dati = dati(ufficio, pratica, esame, passo, &fatti, None)?;
    Ok(emissione::componi(ufficio, MODELLO, &dati).await?.pdf)
}

/// Issues the decree of a step; its record afterwards.
///
/// # Errors
/// `impostazioni_incomplete`; what the document refuses.
pub(super) async fn emetti(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    pratica: &Pratica,
    esame: &Esame,
    passo: &EsoneroPasso,
) -> Result<mirato_store::Atto, Errore> {
    let fatti = fatti(ufficio, pratica, passo).await?;
    let nuovo = NuovoAtto {
        registro: REGISTRO,
        oggetto: format!("{}, {}", oggetto(pratica, passo), pratica.datore.denominazione),
        datore_id: Some(pratica.datore.id.clone()),
        persona_id: None,
        richiesta_id: None,
        modello: MODELLO,
        spiegazione: &esame.spiegazione,
    };
    emissione::emetti(ufficio, scrittura, nuovo, |numero| dati(ufficio, pratica, esame, passo, &fatti, numero)).await
}

fn oggetto(pratica: &Pratica, passo: &EsoneroPasso) -> &'static str {
    match (passo.tipo, pratica.esonero.tipo) {
        (TipoPasso::Diniego, _) => "Diniego dell'esonero parziale",
        (TipoPasso::Revoca, _) => "Revoca dell'esonero parziale",
        (TipoPasso::Decadenza, _) => "Decadenza dall'esonero parziale",
        (_, TipoEsonero::Rinnovo) => "Rinnovo dell'esonero parziale",
        (_, TipoEsonero::Variazione) => "Modifica dell'esonero parziale",
        _ => "Esonero parziale",
    }
}

/// What the archive knows that a decree says.
struct Fatti {
    contributo: Option<Calcolato>,
    /// Number and day of the decree that is renewed, changed, revoked.
    decreto: Option<Protocollo>,
    diffida: Option<(Protocollo, NaiveDate)>,
    nuova_istanza_dal: Option<NaiveDate>,
}

async fn fatti(ufficio: &Ufficio, pratica: &Pratica, passo: &EsoneroPasso) -> Result<Fatti, Errore> {
    let oggi = ufficio.orologio.oggi();
    let contributo = if passo.tipo == TipoPasso::Concessione {
        let fine = passo.al.as_deref().and_then(giorno).unwrap_or(oggi);
        // What will be due in another year depends on amounts that are not known yet.
        let anno = NaiveDate::from_ymd_opt(oggi.year(), 12, 31).unwrap_or(fine);
        Some(conto::calcola(ufficio, &pratica.esonero, fine.min(anno), true).await?)
    } else {
        None
    };
    let decreto = match passo.tipo {
        TipoPasso::Concessione => match &pratica.esonero.precedente_id {
            Some(id) => decreto_di(ufficio, &ufficio.archivio.passi_esonero(id).await?).await?,
            None => None,
        },
        TipoPasso::Revoca | TipoPasso::Decadenza => decreto_di(ufficio, &pratica.passi).await?,
        _ => None,
    };
    let diffida = match pratica.ultimo(TipoPasso::Diffida).filter(|_| passo.tipo == TipoPasso::Decadenza) {
        Some(diffida) => {
            let termine = diffida.scadenza.as_deref().and_then(giorno).unwrap_or(oggi);
            protocollo(ufficio, diffida).await?.map(|protocollo| (protocollo, termine))
        }
        None => None,
    };
    let nuova_istanza_dal = match &diffida {
        Some((protocollo, _)) => {
            Some(conto::avvisi::decadenza_da(ufficio, (protocollo.data, oggi), Euro::ZERO)?.nuova_domanda_dal)
        }
        None => None,
    };
    Ok(Fatti { contributo, decreto, diffida, nuova_istanza_dal })
}

/// Number and day of the decree that granted an exemption.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn decreto_di(ufficio: &Ufficio, passi: &[EsoneroPasso]) -> Result<Option<Protocollo>, Errore> {
    match passi.iter().rev().find(|passo| passo.tipo == TipoPasso::Concessione) {
        Some(passo) => protocollo(ufficio, passo).await,
        None => Ok(None),
    }
}

async fn protocollo(ufficio: &Ufficio, passo: &EsoneroPasso) -> Result<Option<Protocollo>, Errore> {
    let numero = estremi(ufficio, passo).await?;
    Ok(numero.zip(giorno(&passo.data)).map(|(numero, data)| Protocollo { numero, data }))
}

fn dati(
    ufficio: &Ufficio,
    pratica: &Pratica,
    esame: &Esame,
    passo: &EsoneroPasso,
    fatti: &Fatti,
    numero: Option<i64>,
) -> Result<modello::Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    let calcolo = fatti.contributo.as_ref().map(|calcolato| contributo::calcolo(esame, calcolato));
    let firma = emissione::firma(ufficio)?;
    Ok(modello::Dati {
        stato: testata::stato(numero),
        carta: carta(ufficio)?,
        atto: testata::numero_e_data(numero, oggi),
        segnatura: segnatura(pratica, oggi),
        destinatario: testata::destinatario(&pratica.datore),
        conoscenza: pratica
            .altre_province(ufficio)
            .iter()
            .map(|provincia| format!("Servizio del collocamento mirato di {}", provincia.nome()))
            .collect(),
        autorita: firma.ruolo.clone(),
        datore: testata::operatore(&pratica.datore),
        provvedimento: provvedimento(pratica, passo, fatti, oggi)?,
        istruttoria: istruttoria(pratica, esame, passo),
        premesse: Vec::new(),
        unita: unita(pratica, passo),
        contributo: fatti.contributo.as_ref().map(|calcolato| contributo::stampato(ufficio, pratica, calcolato)),
        disposizioni: Vec::new(),
        comunicazione_giorni: None,
        calcolo,
        firma,
        avvertenze: vec![responsabile(ufficio, pratica, oggi), emissione::ricorso(ufficio)?],
    })
}

/// Protocol of the application that an act answers.
pub(crate) fn segnatura(pratica: &Pratica, oggi: NaiveDate) -> Segnatura {
    let data = giorno(&pratica.esonero.ricevuta_il).unwrap_or(oggi);
    let riferimento = pieno(&pratica.tenuta.domanda.protocollo)
        .map(|numero| Riferimento { voce: "Istanza".to_owned(), protocollo: Protocollo { numero, data } });
    let bollo = pieno(&pratica.tenuta.domanda.bollo).map(|numero| format!("n. {numero}"));
    Segnatura { riferimento, bollo, ..Segnatura::default() }
}

fn responsabile(ufficio: &Ufficio, pratica: &Pratica, oggi: NaiveDate) -> Avvertenza {
    let impostazioni = ufficio.impostazioni();
    let andamento = pratica.orologio.andamento(oggi);
    Avvertenza::responsabile(&impostazioni.responsabile.nome, &impostazioni.responsabile.email, &andamento)
}

fn provvedimento(
    pratica: &Pratica,
    passo: &EsoneroPasso,
    fatti: &Fatti,
    oggi: NaiveDate,
) -> Result<Provvedimento, Errore> {
    let quando = |testo: &Option<String>| testo.as_deref().and_then(giorno).unwrap_or(oggi);
    let (dal, al) = (quando(&passo.dal), quando(&passo.al));
    let decreto = || {
        fatti.decreto.clone().ok_or_else(|| {
            let messaggio = "Manca il numero del decreto di concessione: registralo fra i passi dell'esonero.";
            Errore::stato("decreto_mancante", messaggio)
        })
    };
    let motivi = passo.nota.clone().unwrap_or_default();
    Ok(match (passo.tipo, pratica.esonero.tipo) {
        (TipoPasso::Diniego, _) => Provvedimento::Diniego { motivi, richiesta_entro: None },
        (TipoPasso::Revoca, _) => Provvedimento::Revoca { decreto: decreto()?, dal, motivi, richiesta_entro: None },
        (TipoPasso::Decadenza, _) => {
            let (diffida, termine) = fatti.diffida.clone().ok_or_else(|| {
                Errore::stato("diffida_mancante", "Manca la diffida: prima diffida il datore a pagare.")
            })?;
            let dovuto = Euro::da_centesimi(passo.importo.unwrap_or(0)).into();
            let decreto = decreto()?;
            Provvedimento::Decadenza {
                decreto,
                dal,
                diffida,
                termine,
                dovuto,
                richiesta_entro: None,
                nuova_istanza_dal: fatti.nuova_istanza_dal,
            }
        }
        (_, TipoEsonero::Rinnovo) => {
            let ricevuta = giorno(&pratica.esonero.ricevuta_il);
            let continuo = ricevuta != Some(dal);
            Provvedimento::Rinnovo { decreto: decreto()?, dal, al, continuo }
        }
        (_, TipoEsonero::Variazione) => Provvedimento::Variazione { decreto: decreto()?, dal, al: Some(al) },
        _ => Provvedimento::Concessione { dal, al },
    })
}

fn istruttoria(pratica: &Pratica, esame: &Esame, passo: &EsoneroPasso) -> Istruttoria {
    let domanda = &pratica.tenuta.domanda;
    if matches!(passo.tipo, TipoPasso::Revoca | TipoPasso::Decadenza) {
        return Istruttoria::default();
    }
    let ha = |quale: fn(&crate::api::UnitaEsonero) -> bool| domanda.unita.iter().any(quale);
    let motivi = [
        (ha(|u| u.faticosita), Motivo::Faticosita),
        (ha(|u| u.pericolosita), Motivo::Pericolosita),
        (ha(|u| u.modalita), Motivo::Modalita),
    ];
    let lavorazioni: Vec<String> = domanda.unita.iter().filter_map(|u| pieno(&u.lavorazioni)).collect();
    let chiusi = |tipo: TipoPasso| pratica.passi.iter().filter(move |p| p.tipo == tipo && p.chiuso_il.is_some());
    let preavviso = pratica.ultimo(TipoPasso::Preavviso);
    let osservazioni = preavviso.and_then(|p| p.chiuso_il.as_deref()).and_then(giorno);
    let numero = |cifra: i64| u32::try_from(cifra).ok();
    Istruttoria {
        istanza: giorno(&pratica.esonero.ricevuta_il)
            .map(|ricevuta_il| Istanza { ricevuta_il, chiede: chiede(pratica) }),
        motivi: motivi.into_iter().filter_map(|(vale, motivo)| vale.then_some(motivo)).collect(),
        lavorazioni: (!lavorazioni.is_empty()).then(|| format!("le lavorazioni ({})", lavorazioni.join("; "))),
        sopralluogo_il: chiusi(TipoPasso::Sopralluogo)
            .next_back()
            .and_then(|p| p.chiuso_il.as_deref())
            .and_then(giorno),
        base: esame.base.and_then(numero),
        quota: esame.quota.and_then(numero),
        pareri: chiusi(TipoPasso::Parere)
            .filter_map(|p| {
                let provincia: Provincia = p.provincia.as_deref()?.parse().ok()?;
                Some(Parere {
                    ufficio: format!("Servizio del collocamento mirato di {}", provincia.nome()),
                    data: giorno(p.chiuso_il.as_deref()?)?,
                    esito: p.nota.clone()?,
                })
            })
            .collect(),
        preavviso_il: preavviso.and_then(|p| giorno(&p.data)),
        osservazioni: osservazioni
            .zip(passo.nota.clone())
            .map(|(ricevute_il, risposta)| Osservazioni { ricevute_il, risposta }),
        oneri: domanda.oneri_importo.parse().ok(),
        bollo: pieno(&domanda.bollo).is_some(),
    }
}

/// "l’esonero del 60% per le unità produttive di Genova e di Savona fino al 31 dicembre 2027".
fn chiede(pratica: &Pratica) -> String {
    let province = pratica.tenuta.province();
    let per: Vec<String> = province
        .iter()
        .map(|provincia| {
            let percentuale = pratica.tenuta.unita_a(*provincia).map_or(0, |unita| unita.percentuale);
            format!("del {percentuale}% a {}", provincia.nome())
        })
        .collect();
    let fino = giorno(&pratica.esonero.richiesto_al).map(tempo::esteso).unwrap_or_default();
    format!("l’esonero {} fino al {fino}", per.join(", "))
}

fn unita(pratica: &Pratica, passo: &EsoneroPasso) -> Vec<Unita> {
    if matches!(passo.tipo, TipoPasso::Revoca | TipoPasso::Decadenza) {
        return Vec::new();
    }
    let concede = passo.tipo == TipoPasso::Concessione;
    pratica
        .tenuta
        .unita
        .iter()
        .map(|unita| Unita {
            luogo: format!("{}, {}", unita.nome, unita.sede),
            base: unita.base,
            quota: unita.quota,
            richiesta: format!("{}%", unita.percentuale_richiesta),
            concessa: concede.then(|| format!("{}%", unita.percentuale_concessa)),
            calcolo: prodotto(
                unita.quota,
                if concede { unita.percentuale_concessa } else { unita.percentuale_richiesta },
            ),
            esonerate: if concede { unita.unita_concesse } else { 0 },
            perche: pieno(&unita.perche).filter(|_| concede),
        })
        .collect()
}

/// "7,20": a percentage of a quota before rounding.
pub(super) fn prodotto(quota: u32, percentuale: u32) -> String {
    let centesimi = u64::from(quota) * u64::from(percentuale);
    format!("{},{:02}", centesimi / 100, centesimi % 100)
}
