//! Acts already issued that rest on units of an exemption which have changed since.

use super::dati::{Tenuta, durata};
use crate::api::AttoSuperato;
use crate::modulo::giorno;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Months, NaiveDate};
use mirato_domain::{Errore, Provincia};
use mirato_store::{AttoInElenco, Esonero, EsoneroPasso, NullaOsta, TipoPasso};

/// Acts whose figures rest on an employer's exemption.
const SU_CIFRE: [&str; 2] = ["ottemperanza", "nulla_osta"];

/// The acts, still of use, that were issued when the exemption counted other units than today.
///
/// # Errors
/// If the archive cannot be read.
pub(super) async fn superati(
    ufficio: &Ufficio,
    esonero: &Esonero,
    tenuta: &Tenuta,
    passi: &[EsoneroPasso],
) -> Result<Vec<AttoSuperato>, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut trovati = Vec::new();
    let filtro = mirato_store::FiltroAtti { datore_id: Some(esonero.datore_id.clone()), ..Default::default() };
    let atti = ufficio.archivio.elenco_atti(&filtro, 500, 0).await?.righe;
    for atto in atti.into_iter().filter(|atto| SU_CIFRE.contains(&atto.modello.as_str())) {
        let Some(emesso) = atto.emesso_il.as_deref().and_then(|il| il.get(..10)).and_then(giorno) else { continue };
        if atto.stato == "annullato" || !in_uso(ufficio, &atto, emesso, oggi).await? {
            continue;
        }
        let cambiate: Vec<String> = tenuta
            .province()
            .into_iter()
            .filter_map(|provincia| cambiata(esonero, tenuta, provincia, (emesso, oggi)))
            .collect();
        if !cambiate.is_empty() {
            trovati.push(superato(atto, cambiate.join("; ")));
        }
    }
    trovati.extend(avvisi_oltre(ufficio, esonero, tenuta, passi).await?);
    Ok(trovati)
}

fn superato(atto: AttoInElenco, perche: String) -> AttoSuperato {
    let riga = crate::atti::riga(atto);
    AttoSuperato {
        atto_id: riga.id,
        tipo: riga.tipo,
        numero: riga.numero,
        data: riga.data.get(..10).unwrap_or_default().to_owned(),
        oggetto: riga.oggetto,
        perche,
    }
}

/// Whether an act may still be used: a certificate within its months, a nulla osta within its days or used.
async fn in_uso(ufficio: &Ufficio, atto: &AttoInElenco, emesso: NaiveDate, oggi: NaiveDate) -> Result<bool, Errore> {
    if atto.modello == "ottemperanza" {
        let mesi = ufficio.leggi().parametri.intero("validita_certificato_ottemperanza", emesso)?.valore;
        let fine = u32::try_from(mesi).ok().and_then(|mesi| emesso.checked_add_months(Months::new(mesi)));
        return Ok(fine.is_none_or(|fine| oggi <= fine));
    }
    let tenuto: Option<NullaOsta> = ufficio.archivio.nulla_osta_per_atto(&atto.id).await?;
    let oggi = oggi.to_string();
    Ok(tenuto.is_some_and(|uno| uno.valido_al.is_some_and(|al| al >= oggi)))
}

/// Which units of a province differ between two days, in words.
fn cambiata(
    esonero: &Esonero,
    tenuta: &Tenuta,
    provincia: Provincia,
    (prima, dopo): (NaiveDate, NaiveDate),
) -> Option<String> {
    let (c_erano, ci_sono) = (unita_al(esonero, tenuta, provincia, prima), unita_al(esonero, tenuta, provincia, dopo));
    (c_erano != ci_sono && c_erano > 0)
        .then(|| format!("a {} contava {c_erano} unità in esonero, oggi {ci_sono}", provincia.nome()))
}

/// Units of a province that count on a day: asked for, then granted.
fn unita_al(esonero: &Esonero, tenuta: &Tenuta, provincia: Provincia, giorno: NaiveDate) -> u32 {
    let Some((durata, unita)) = durata(esonero, tenuta).zip(tenuta.esaminata(provincia)) else { return 0 };
    if giorno < durata.dal || durata.al.is_some_and(|al| al < giorno) {
        return 0;
    }
    match durata.deciso_il {
        Some(deciso) if deciso <= giorno => unita.unita_concesse,
        _ => unita.unita_richieste,
    }
}

/// Payment notices that ask for days on which the exemption no longer holds.
async fn avvisi_oltre(
    ufficio: &Ufficio,
    esonero: &Esonero,
    tenuta: &Tenuta,
    passi: &[EsoneroPasso],
) -> Result<Vec<AttoSuperato>, Errore> {
    let Some(fine) = durata(esonero, tenuta).and_then(|durata| durata.al) else { return Ok(Vec::new()) };
    let mut trovati = Vec::new();
    for passo in passi.iter().filter(|passo| passo.tipo == TipoPasso::Avviso) {
        let (Some(al), Some(atto_id)) = (passo.al.as_deref().and_then(giorno), &passo.atto_id) else { continue };
        if al <= fine {
            continue;
        }
        let filtro = mirato_store::FiltroAtti { id: Some(atto_id.clone()), ..Default::default() };
        let perche =
            format!("chiede il contributo fino al {}, dovuto solo fino al {}", tempo::breve(al), tempo::breve(fine));
        let atti = ufficio.archivio.elenco_atti(&filtro, 1, 0).await?.righe;
        trovati.extend(atti.into_iter().filter(|a| a.stato != "annullato").map(|a| superato(a, perche.clone())));
    }
    Ok(trovati)
}
