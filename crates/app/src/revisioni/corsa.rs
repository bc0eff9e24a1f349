//! A review being run: a page of employers is read while the one before is examined on every processor
//! and the one before that is written. Nobody waits for its end to write, and nothing of it is seen
//! before it is whole.

use super::esame::{Materia, esamina};
use crate::api::{AvviaRevisione, ConteggiRevisione, LavoroAvviato};
use crate::lavori::Corso;
use crate::programma::Programma;
use crate::stati::conta;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Datelike, Duration, NaiveDate};
use mirato_domain::Errore;
use mirato_store::{
    ColonnaDatori, DatoreRivisto, Direzione, FiltroDatori, Revisione, StatoRevisione, TotaliRevisione, VoceRevisione,
};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many employers are read, examined and written together.
const PAGINA: u32 = 1000;
/// After how long a review that was never concluded belongs to nobody, in hours.
const ABBANDONATA: i64 = 12;

/// Runs a review in the background.
///
/// # Errors
/// `data_non_valida`, `revisione_futura`.
pub async fn revisione_avvia(programma: &Programma, richiesta: AvviaRevisione) -> Result<LavoroAvviato, Errore> {
    let ufficio = programma.ufficio().await?;
    let al = giorno_passato(&richiesta.alla_data, ufficio.orologio.oggi())?;
    let (lavoro, corso) = ufficio.lavori.apri("revisione");
    tokio::spawn(async move {
        let esito = esegui(&ufficio, al, &corso).await;
        corso.concludi(esito.map(|fatta| corso.passo_finale(&format!("{} datori esaminati.", fatta.conteggi.datori))));
    });
    Ok(LavoroAvviato { lavoro })
}

/// The day asked for, today if none; the future is not reviewed.
fn giorno_passato(testo: &str, oggi: NaiveDate) -> Result<NaiveDate, Errore> {
    let al = if testo.trim().is_empty() { oggi } else { tempo::iso(testo, "alla_data")? };
    if al > oggi {
        let motivo = format!("Il {} non è ancora arrivato: scegli un giorno fino a oggi", tempo::breve(al));
        return Err(Errore::dato("revisione_futura", motivo.clone()).con_campo("alla_data", motivo));
    }
    Ok(al)
}

/// Runs a review and waits for it, as the command line does; without a day, of today.
///
/// # Errors
/// As [`revisione_avvia`]; what the archive refuses.
pub async fn in_primo_piano(ufficio: &Arc<Ufficio>, giorno: Option<&str>) -> Result<Fatta, Errore> {
    let al = giorno_passato(giorno.unwrap_or_default(), ufficio.orologio.oggi())?;
    let (_, corso) = ufficio.lavori.apri("revisione");
    esegui(ufficio, al, &corso).await
}

/// A review that has been run.
pub struct Fatta {
    /// Its id.
    pub id: String,
    /// Its day.
    pub al: NaiveDate,
    /// What it counted.
    pub conteggi: ConteggiRevisione,
}

/// Runs a review and keeps it; stopped or failed, nothing of it stays.
///
/// # Errors
/// `lavoro_annullato`; what the archive refuses.
async fn esegui(ufficio: &Arc<Ufficio>, al: NaiveDate, corso: &Arc<Corso>) -> Result<Fatta, Errore> {
    spazza(ufficio).await?;
    // A day of a plan may have gone by since anybody looked: what an ended agreement leaves due is written first.
    crate::convenzioni::rivedi(ufficio).await?;
    let precedente = ufficio.archivio.revisione_prima_del(&al.to_string()).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let aperta = scrittura.inserisci(nuova(ufficio, al, precedente.as_ref())).await?;
    scrittura.conferma().await?;
    match scorri(ufficio, &aperta, precedente.as_ref(), al, corso).await {
        Ok(conteggi) => Ok(Fatta { id: aperta.id, al, conteggi }),
        Err(errore) => {
            let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
            scrittura.elimina_revisione(&aperta.id).await?;
            scrittura.conferma().await?;
            Err(errore)
        }
    }
}

fn nuova(ufficio: &Ufficio, al: NaiveDate, precedente: Option<&Revisione>) -> Revisione {
    Revisione {
        id: String::new(),
        al: al.to_string(),
        trimestre: format!("{:04}-{}", al.year(), al.month0() / 3 + 1),
        stato: StatoRevisione::InCorso,
        eseguita_il: ufficio.orologio.iso(),
        utente: ufficio.utente.clone(),
        precedente_id: precedente.map(|precedente| precedente.id.clone()),
        conteggi: mirato_store::Json::default(),
        impronta: None,
        versione_programma: crate::VERSIONE.to_owned(),
        impronta_parametri: ufficio.leggi().impronta.clone(),
        versione: 0,
    }
}

/// Takes away what a program closed in the middle of a review has left.
async fn spazza(ufficio: &Ufficio) -> Result<(), Errore> {
    let prima_di = (ufficio.orologio.adesso() - Duration::hours(ABBANDONATA)).format("%Y-%m-%dT%H:%M:%S%:z");
    for id in ufficio.archivio.revisioni_incompiute(&prima_di.to_string()).await? {
        let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
        scrittura.elimina_revisione(&id).await?;
        scrittura.conferma().await?;
    }
    Ok(())
}

/// Goes through every employer, a page at a time, and concludes the review.
async fn scorri(
    ufficio: &Arc<Ufficio>,
    aperta: &Revisione,
    precedente: Option<&Revisione>,
    al: NaiveDate,
    corso: &Arc<Corso>,
) -> Result<ConteggiRevisione, Errore> {
    let tutti = FiltroDatori::default();
    let ordine = (ColonnaDatori::CodiceFiscale, Direzione::Crescente);
    let totale = ufficio.archivio.elenco_datori(&tutti, ordine.0, ordine.1, 1, 0).await?.totale;
    let totale = usize::try_from(totale).unwrap_or(0);
    let (mut fatti, mut somma) = (0, String::new());
    let mut da_scrivere = Vec::new();
    let mut pagina = leggi_pagina(ufficio, aperta, precedente, al, "").await?;
    while !pagina.is_empty() || !da_scrivere.is_empty() {
        corso.prosegui()?;
        corso.passo("Esamino i datori di lavoro", fatti, totale);
        fatti += pagina.len();
        let dopo = pagina.last().map_or_else(String::new, |materia| materia.datore.id.clone());
        let prossima = async {
            if dopo.is_empty() { Ok(Vec::new()) } else { leggi_pagina(ufficio, aperta, precedente, al, &dopo).await }
        };
        let (lette, esaminate, scritte) =
            tokio::try_join!(prossima, in_parallelo(ufficio, pagina), scrivi(ufficio, da_scrivere, &somma))?;
        (pagina, da_scrivere, somma) = (lette, esaminate, scritte);
    }
    concludi(ufficio, aperta, somma).await
}

/// Everything a page of employers is examined on, in a few questions to the archive.
async fn leggi_pagina(
    ufficio: &Ufficio,
    aperta: &Revisione,
    precedente: Option<&Revisione>,
    al: NaiveDate,
    dopo: &str,
) -> Result<Vec<Materia>, Errore> {
    let archivio = &ufficio.archivio;
    let datori = archivio.datori(dopo, PAGINA).await?;
    let Some(fino) = datori.last().map(|datore| datore.id.clone()) else { return Ok(Vec::new()) };
    let giorno = al.to_string();
    // No review has an empty id: without one before, nothing is found.
    let prima = precedente.map_or("", |precedente| precedente.id.as_str());
    let mut convenzioni = crate::convenzioni::in_corso_fra(ufficio, (dopo, &fino), al).await?;
    let (prospetti, movimenti, circostanze, voci, province, invii) = tokio::try_join!(
        archivio.prospetti_al_fra(dopo, &fino, &giorno),
        archivio.movimenti_fra(dopo, &fino),
        archivio.circostanze_fra(dopo, &fino),
        archivio.voci_fra(prima, dopo, &fino),
        archivio.province_fra(prima, dopo, &fino),
        archivio.invii_fra(dopo, &fino, &giorno),
    )?;
    let mut prospetti: BTreeMap<String, _> = prospetti.into_iter().map(|p| (p.datore_id.clone(), p)).collect();
    let mut voci: BTreeMap<String, VoceRevisione> = voci.into_iter().map(|v| (v.datore_id.clone(), v)).collect();
    let mut movimenti = per_datore(movimenti, |movimento| movimento.datore_id.clone());
    let mut circostanze = per_datore(circostanze, |circostanza| circostanza.datore_id.clone());
    let mut province = per_datore(province, |provincia| provincia.datore_id.clone());
    let mut invii = per_datore(invii, |invio| invio.datore_id.clone());
    let prima_al = precedente.and_then(|precedente| crate::modulo::giorno(&precedente.al));
    let materia = datori.into_iter().map(|datore| Materia {
        revisione_id: aperta.id.clone(),
        al,
        prima_al,
        prospetto: prospetti.remove(&datore.id),
        invii: invii.remove(&datore.id).unwrap_or_default(),
        movimenti: movimenti.remove(&datore.id).unwrap_or_default(),
        circostanze: circostanze.remove(&datore.id).unwrap_or_default(),
        convenzioni: convenzioni.remove(&datore.id).unwrap_or_default(),
        voce_prima: voci.remove(&datore.id),
        province_prima: province.remove(&datore.id).unwrap_or_default(),
        datore,
    });
    Ok(materia.collect())
}

fn per_datore<T>(righe: Vec<T>, di: impl Fn(&T) -> String) -> BTreeMap<String, Vec<T>> {
    let mut divise: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for riga in righe {
        divise.entry(di(&riga)).or_default().push(riga);
    }
    divise
}

/// Examines a page on every processor.
async fn in_parallelo(ufficio: &Arc<Ufficio>, pagina: Vec<Materia>) -> Result<Vec<DatoreRivisto>, Errore> {
    let ufficio = Arc::clone(ufficio);
    let lavoro = tokio::task::spawn_blocking(move || {
        pagina.into_par_iter().map(|materia| esamina(&ufficio, materia)).collect::<Result<Vec<_>, Errore>>()
    });
    lavoro
        .await
        .map_err(|errore| Errore::guasto("revisione_interrotta", format!("La revisione si è interrotta: {errore}")))?
}

async fn scrivi(ufficio: &Ufficio, rivisti: Vec<DatoreRivisto>, somma: &str) -> Result<String, Errore> {
    if rivisti.is_empty() {
        return Ok(somma.to_owned());
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let somma = scrittura.registra_rivisti(rivisti, somma).await?;
    scrittura.conferma().await?;
    Ok(somma)
}

/// Counts what was written and fixes it.
async fn concludi(ufficio: &Ufficio, aperta: &Revisione, somma: String) -> Result<ConteggiRevisione, Errore> {
    let conteggi = conteggi(ufficio, &aperta.id).await?;
    let conclusa = Revisione {
        stato: StatoRevisione::Conclusa,
        conteggi: crate::verifiche::json(&conteggi)?,
        impronta: Some(somma),
        ..aperta.clone()
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.salva(conclusa).await?;
    scrittura.conferma().await?;
    Ok(conteggi)
}

async fn conteggi(ufficio: &Ufficio, id: &str) -> Result<ConteggiRevisione, Errore> {
    let tutti = mirato_store::FiltroRevisione::default();
    let contati = async |filtro: mirato_store::FiltroRevisione| -> Result<TotaliRevisione, Errore> {
        Ok(ufficio.archivio.totali_revisione(id, &filtro).await?)
    };
    let con_stato = |stato: &str| mirato_store::FiltroRevisione { stato: Some(stato.to_owned()), ..tutti.clone() };
    let con_prospetto =
        |stato: &str| mirato_store::FiltroRevisione { prospetto: Some(stato.to_owned()), ..tutti.clone() };
    let somma = contati(tutti.clone()).await?;
    let non_soggetti = contati(con_stato("non_soggetto")).await?.datori;
    let non_calcolati =
        contati(con_stato("non_calcolato")).await?.datori + contati(con_stato("senza_prospetto")).await?.datori;
    let cambiati = mirato_store::FiltroRevisione { cambiato: Some("si".to_owned()), ..tutti.clone() };
    Ok(ConteggiRevisione {
        datori: conta(somma.datori),
        soggetti: conta(somma.datori - non_soggetti - non_calcolati),
        scoperti: conta(somma.scoperti),
        scopertura_art3: conta(somma.scopertura_art3),
        scopertura_art18: conta(somma.scopertura_art18),
        oltre_termine: conta(contati(con_stato("oltre_termine")).await?.datori),
        esposizione: somma.esposizione,
        prospetti_mancanti: conta(contati(con_prospetto("mancante")).await?.datori),
        prospetti_in_ritardo: conta(contati(con_prospetto("in_ritardo")).await?.datori),
        cambiati: conta(contati(cambiati).await?.datori),
        non_calcolati: conta(non_calcolati),
    })
}
