//! What an exemption says to quota, certificates and nulla osta: one circumstance for each province and phase.

use super::dati::{Tenuta, durata};
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Errore, Provincia};
use mirato_store::{Circostanza, Esonero, Scrittura, StatoEsonero, TipoCircostanza};

/// What the circumstances say they come from.
pub(super) const ORIGINE: &str = "esonero";

/// Writes the circumstances of an exemption anew, as its state has them, and reckons the employer again.
///
/// # Errors
/// If the archive refuses; what the rules refuse in the employer's figures.
pub(super) async fn riscrivi(ufficio: &Ufficio, scrittura: &mut Scrittura, esonero: &Esonero) -> Result<(), Errore> {
    let pagato = crate::conto::in_regola(ufficio, esonero).await?;
    scrivi(scrittura, esonero, pagato).await?;
    crate::posizione::riverifica(ufficio, scrittura, &esonero.datore_id).await
}

async fn scrivi(scrittura: &mut Scrittura, esonero: &Esonero, pagato: bool) -> Result<(), Errore> {
    let nuove = tutte(esonero, pagato)?;
    let prima = scrittura.circostanze_di(ORIGINE, &esonero.id).await?;
    let uguali = prima.len() == nuove.len()
        && prima.iter().zip(&nuove).all(|(prima, nuova)| {
            (&prima.provincia, &prima.dal, &prima.al, prima.unita, &prima.estremi, prima.dati.as_str())
                == (&nuova.provincia, &nuova.dal, &nuova.al, nuova.unita, &nuova.estremi, nuova.dati.as_str())
        });
    if uguali {
        return Ok(());
    }
    for vecchia in prima {
        scrittura.elimina_circostanza(&vecchia.id).await?;
    }
    for nuova in nuove {
        scrittura.inserisci(nuova).await?;
    }
    Ok(())
}

/// Writes again whether the fee of an employer's exemptions is paid, where that has changed with the days
/// gone by. Certificates ask for it before they weigh it.
///
/// # Errors
/// As [`riscrivi`].
pub(crate) async fn rinfresca(ufficio: &Ufficio, datore_id: &str) -> Result<(), Errore> {
    let mut cambiati = Vec::new();
    for esonero in ufficio.archivio.esoneri_del_datore(datore_id).await? {
        if !(esonero.stato.aperto() || esonero.stato == StatoEsonero::Concesso) {
            continue;
        }
        let pagato = crate::conto::in_regola(ufficio, &esonero).await?;
        let tenute = ufficio.archivio.circostanze(datore_id, None).await?;
        let mie = tenute.iter().filter(|una| una.origine_id.as_deref() == Some(esonero.id.as_str()));
        let attesi = tutte(&esonero, pagato)?;
        if !mie.map(|una| una.dati.as_str()).all(|dati| attesi.iter().any(|attesa| attesa.dati.as_str() == dati)) {
            cambiati.push((esonero, pagato));
        }
    }
    if cambiati.is_empty() {
        return Ok(());
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    for (esonero, pagato) in cambiati {
        scrivi(&mut scrittura, &esonero, pagato).await?;
    }
    scrittura.conferma().await?;
    Ok(())
}

/// The circumstances of an exemption: what was asked for until the day before the decision, what was
/// granted from it on.
fn tutte(esonero: &Esonero, pagato: bool) -> Result<Vec<Circostanza>, Errore> {
    let tenuta = Tenuta::leggi(esonero)?;
    let Some(durata) = durata(esonero, &tenuta) else { return Ok(Vec::new()) };
    let concesso = esonero.percentuale_concessa.is_some();
    let prima = durata.deciso_il.and_then(|il| il.pred_opt());
    let fine_richiesta = match (prima, durata.al) {
        (Some(prima), Some(al)) => Some(prima.min(al)),
        (prima, al) => prima.or(al),
    };
    let mut circostanze = Vec::new();
    for provincia in tenuta.province() {
        let Some(unita) = tenuta.esaminata(provincia) else { continue };
        let stato = if pagato { "richiesto_pagato" } else { "richiesto" };
        circostanze.extend(una(esonero, provincia, (durata.dal, fine_richiesta), unita.unita_richieste, stato)?);
        if concesso && let Some(deciso_il) = durata.deciso_il {
            let dal = deciso_il.max(durata.dal);
            let stato = if pagato { "pagato" } else { "concesso" };
            circostanze.extend(una(esonero, provincia, (dal, durata.al), unita.unita_concesse, stato)?);
        }
    }
    // In the order in which the archive gives them back.
    circostanze.sort_by(|una, altra| (&una.dal, &una.provincia).cmp(&(&altra.dal, &altra.provincia)));
    Ok(circostanze)
}

fn una(
    esonero: &Esonero,
    provincia: Provincia,
    (dal, al): (NaiveDate, Option<NaiveDate>),
    unita: u32,
    stato: &str,
) -> Result<Option<Circostanza>, Errore> {
    if unita == 0 || al.is_some_and(|al| al < dal) {
        return Ok(None);
    }
    Ok(Some(Circostanza {
        id: String::new(),
        datore_id: esonero.datore_id.clone(),
        provincia: Some(provincia.sigla().to_owned()),
        tipo: TipoCircostanza::Esonero,
        dal: dal.to_string(),
        al: al.map(|al| al.to_string()),
        unita: Some(i64::from(unita)),
        estremi: Some(format!("domanda del {}", crate::tempo::breve_da_iso(&esonero.ricevuta_il))),
        dati: crate::verifiche::json(&crate::circostanze::AltriDati::di(stato))?,
        origine: Some(ORIGINE.to_owned()),
        origine_id: Some(esonero.id.clone()),
        versione: 0,
    }))
}
