//! The people of a yearly list, gathered from the registry as it was on 31 December.

use super::annuale;
use super::esame::{Domanda, Situazione};
use super::{StatoAvviso, Tenuto};
use crate::api::{LavoroAvviato, PerId};
use crate::lavori::Corso;
use crate::programma::Programma;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_store::{Avviso, DomandaAvviso};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Registrations read at a time.
const PAGINA: u32 = 500;
/// Rows written between one look at whether to stop and the next.
const GRUPPO: usize = 100;

/// Gathers everybody who was in the list on the day, in the background. Done again, it adds who came in since with
/// an earlier day and brings the others up to date; stopped, it leaves nothing behind.
///
/// # Errors
/// `raccolta_non_ammessa`.
pub async fn annuale_raccogli(programma: &Programma, chiedi: PerId) -> Result<LavoroAvviato, Errore> {
    let ufficio = programma.ufficio().await?;
    let avviso: Avviso = ufficio.archivio.leggi(&chiedi.id).await?;
    if avviso.annuale.is_none() || !matches!(avviso.stato, StatoAvviso::Pubblicato | StatoAvviso::Chiuso) {
        let messaggio = "Gli iscritti si raccolgono con l'elenco annuale aperto, prima della graduatoria.";
        return Err(Errore::stato("raccolta_non_ammessa", messaggio));
    }
    let tenuto = Tenuto::leggi(&avviso)?;
    let oggi = ufficio.orologio.oggi();
    let al = tenuto.requisiti_al(&avviso).unwrap_or(oggi);
    if oggi <= al {
        let messaggio =
            format!("L'elenco mostra la situazione al {}: raccogli gli iscritti dal giorno dopo.", tempo::breve(al));
        return Err(Errore::stato("raccolta_non_ammessa", messaggio));
    }
    let (lavoro, corso) = ufficio.lavori.apri("raccolta");
    tokio::spawn(async move {
        let esito = raccogli(&ufficio, &avviso, &tenuto, al, &corso).await;
        corso.concludi(esito.map(|detto| corso.passo_finale(&detto)));
    });
    Ok(LavoroAvviato { lavoro })
}

async fn raccogli(
    ufficio: &Ufficio,
    avviso: &Avviso,
    tenuto: &Tenuto,
    al: NaiveDate,
    corso: &Arc<Corso>,
) -> Result<String, Errore> {
    let mut iscritti = situazioni(ufficio, avviso, al, corso).await?;
    let quanti = iscritti.len();
    let mut cambiate = Vec::new();
    for tenuta in ufficio.archivio.domande_dell_avviso(&avviso.id).await? {
        let letta = Domanda::leggi(&tenuta)?;
        let situazione = iscritti.remove(&tenuta.persona_id);
        if letta.situazione != situazione {
            cambiate.push(riga(ufficio, (avviso, tenuto), tenuta, Domanda { situazione, ..letta })?);
        }
    }
    let mut nuove = Vec::with_capacity(iscritti.len());
    for (persona_id, situazione) in iscritti {
        let domanda = Domanda { situazione: Some(situazione), ..Domanda::default() };
        nuove.push(riga(ufficio, (avviso, tenuto), attesa(avviso, persona_id), domanda)?);
    }
    let (aggiunte, aggiornate) = (nuove.len(), cambiate.len());
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    for (numero, mut domanda) in cambiate.into_iter().chain(nuove).enumerate() {
        if numero.is_multiple_of(GRUPPO) {
            corso.prosegui()?;
            corso.passo("Scrivo l'elenco", numero, aggiunte + aggiornate);
        }
        if domanda.id.is_empty() {
            domanda.codice = scrittura.estrai_codice(&avviso.id).await?;
            scrittura.inserisci(domanda).await?;
        } else {
            scrittura.salva(domanda).await?;
        }
    }
    corso.prosegui()?;
    scrittura.conferma().await?;
    let al = tempo::breve(al);
    Ok(format!("Nell'elenco al {al}: {quanti}. Aggiunte {aggiunte}, aggiornate {aggiornate}."))
}

/// Everybody who was in the list on the day, by person.
async fn situazioni(
    ufficio: &Ufficio,
    avviso: &Avviso,
    al: NaiveDate,
    corso: &Arc<Corso>,
) -> Result<BTreeMap<String, Situazione>, Errore> {
    let elenco = avviso.elenco.clone().unwrap_or_default();
    let (mut trovate, mut ultimo) = (BTreeMap::new(), String::new());
    loop {
        corso.prosegui()?;
        corso.passo("Leggo le iscrizioni", trovate.len(), 0);
        let pagina = ufficio.archivio.iscrizioni_al(&elenco, &al.to_string(), &ultimo, PAGINA).await?;
        let Some(fine) = pagina.last() else { return Ok(trovate) };
        ultimo.clone_from(&fine.id);
        for iscrizione in &pagina {
            let situazione = annuale::situazione(ufficio, iscrizione, al).await?;
            trovate.insert(iscrizione.persona_id.clone(), situazione);
        }
    }
}

/// Somebody of the list from whom nothing has arrived.
fn attesa(avviso: &Avviso, persona_id: String) -> DomandaAvviso {
    DomandaAvviso {
        id: String::new(),
        avviso_id: avviso.id.clone(),
        persona_id,
        codice: String::new(),
        pervenuta_il: String::new(),
        canale: String::new(),
        protocollo: String::new(),
        stato: mirato_store::StatoDomanda::DaIntegrare,
        motivo: None,
        dati: mirato_store::Json::default(),
        sigillo: Vec::new(),
        versione: 0,
    }
}

/// A row with what becomes of it now.
fn riga(
    ufficio: &Ufficio,
    (avviso, tenuto): (&Avviso, &Tenuto),
    tenuta: DomandaAvviso,
    domanda: Domanda,
) -> Result<DomandaAvviso, Errore> {
    let (stato, motivo) = domanda.stato(&annuale::esamina(ufficio, avviso, tenuto, &domanda)?);
    Ok(DomandaAvviso { stato, motivo, dati: crate::verifiche::json(&domanda)?, ..tenuta })
}
