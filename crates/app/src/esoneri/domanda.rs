//! The form of an application: read, checked against the employer and its other exemptions, recorded.

use super::dati::{Tenuta, durata};
use super::{circostanze, esame, orologio, posizione};
use crate::api::{DatiEsonero, SalvaEsonero, UnitaEsonero};
use crate::modulo::{Modulo, giorno, iso, pieno};
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Datelike, NaiveDate};
use mirato_domain::{Errore, Euro};
use mirato_store::{Datore, Esonero, StatoEsonero, TipoEsonero};

/// Longest duration that can be asked for, in years: beyond it a year is mistyped.
const ANNI_MASSIMI: i32 = 10;

/// Records an application; the id of the record.
///
/// # Errors
/// `esonero_non_valido` with its fields; `esonero_sovrapposto`; `esonero_deciso`; a stale save.
pub async fn registra(ufficio: &Ufficio, salva: SalvaEsonero) -> Result<String, Errore> {
    let mut record = controlla(ufficio, &salva).await?;
    if !salva.id.is_empty() {
        let prima: Esonero = ufficio.archivio.leggi(&salva.id).await?;
        if !prima.stato.aperto() {
            return Err(Errore::stato("esonero_deciso", "La domanda ha già la sua risposta: non si cambia più."));
        }
        let passi = ufficio.archivio.passi_esonero(&salva.id).await?;
        record.stato = prima.stato;
        record.scadenza = orologio::orologio(ufficio, &record, &passi)?.scadenza();
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvato =
        if salva.id.is_empty() { scrittura.inserisci(record).await? } else { scrittura.salva(record).await? };
    circostanze::riscrivi(ufficio, &mut scrittura, &salvato).await?;
    scrittura.conferma().await?;
    Ok(salvato.id)
}

/// The record that a form makes.
///
/// # Errors
/// `esonero_non_valido` with its fields; `esonero_sovrapposto`.
pub(super) async fn controlla(ufficio: &Ufficio, salva: &SalvaEsonero) -> Result<Esonero, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = Modulo::nuovo("esonero_non_valido", "La domanda ha campi da correggere.");
    let mut dati = salva.dati.clone();
    let datore = datore(ufficio, &mut modulo, &mut dati).await?;
    let ricevuta_il = modulo.giorno_passato("ricevuta_il", &dati.ricevuta_il, oggi);
    let richiesto_al = fine(&mut modulo, &dati, ricevuta_il);
    let tipo = dati.tipo.parse::<TipoEsonero>();
    if !["", "vigilanza", "trasporto_privato"].contains(&dati.settore.as_str()) {
        modulo.sbagliato("settore", "Scegli il settore: vigilanza, trasporto privato o nessuno dei due");
    }
    documenti(&mut modulo, &mut dati, oggi);
    if tipo.is_err() {
        modulo.sbagliato("tipo", "Scegli: prima domanda, rinnovo o altra percentuale");
    }
    for (posto, unita) in dati.unita.iter_mut().enumerate() {
        leggi_unita(&mut modulo, posto, unita);
    }
    una_per_provincia(&mut modulo, &dati);
    oneri(&mut modulo, &mut dati, oggi);
    if let (Some(datore), Some(ricevuta_il)) = (&datore, ricevuta_il) {
        province_del_datore(ufficio, &mut modulo, &dati, datore, ricevuta_il).await?;
    }
    modulo.fine()?;
    let mancano = || Errore::dato("esonero_non_valido", "La domanda ha campi da correggere.");
    let datore = datore.ok_or_else(mancano)?;
    let (ricevuta_il, richiesto_al) = ricevuta_il.zip(richiesto_al).ok_or_else(mancano)?;
    let tipo = tipo.map_err(|_| mancano())?;
    dati.ricevuta_il = ricevuta_il.to_string();
    dati.richiesto_al = richiesto_al.to_string();
    let altri = ufficio.archivio.esoneri_del_datore(&datore.id).await?;
    let precedente = precedente(&altri, tipo, &mut dati, &salva.id)?;
    let mut tenuta = Tenuta { domanda: dati, ..Tenuta::default() };
    let mut esonero = Esonero {
        id: salva.id.clone(),
        datore_id: datore.id,
        tipo,
        precedente_id: precedente.map(|uno| uno.id),
        province: format!(" {} ", tenuta.province().iter().map(|p| p.sigla()).collect::<Vec<_>>().join(" ")),
        ricevuta_il: ricevuta_il.to_string(),
        stato: StatoEsonero::InIstruttoria,
        scadenza: None,
        percentuale_richiesta: tenuta.domanda.unita.iter().map(|u| i64::from(u.percentuale)).max().unwrap_or(0),
        richiesto_al: richiesto_al.to_string(),
        deciso_il: None,
        percentuale_concessa: None,
        scade_il: None,
        cessato_il: None,
        atto_id: None,
        dati: tenuta.json()?,
        versione: salva.versione,
    };
    let esame = esame::esamina(ufficio, &esonero).await?;
    tenuta.decorre_dal = iso(esame.dal);
    tenuta.unita = esame.unita;
    esonero.dati = tenuta.json()?;
    non_sovrapposto(&altri, &esonero, &tenuta)?;
    non_dopo_decadenza(ufficio, &altri, ricevuta_il)?;
    esonero.scadenza = orologio::orologio(ufficio, &esonero, &[])?.scadenza();
    Ok(esonero)
}

async fn datore(ufficio: &Ufficio, modulo: &mut Modulo, dati: &mut DatiEsonero) -> Result<Option<Datore>, Errore> {
    let Some(codice) = modulo.codice_fiscale("codice_fiscale_datore", &dati.codice_fiscale_datore) else {
        return Ok(None);
    };
    let datore = ufficio.archivio.datore_per_codice_fiscale(codice.as_str()).await?;
    match &datore {
        Some(datore) => dati.codice_fiscale_datore.clone_from(&datore.codice_fiscale),
        None => {
            modulo.sbagliato("codice_fiscale_datore", "Il datore non è in archivio: aggiungilo fra i datori di lavoro")
        }
    }
    Ok(datore)
}

fn fine(modulo: &mut Modulo, dati: &DatiEsonero, ricevuta_il: Option<NaiveDate>) -> Option<NaiveDate> {
    let al = modulo.giorno("richiesto_al", &dati.richiesto_al)?;
    let ricevuta = ricevuta_il?;
    if al < ricevuta {
        let quando = tempo::breve(ricevuta);
        modulo
            .sbagliato("richiesto_al", format!("Finisce prima della domanda, ricevuta il {quando}: correggi la data"));
    } else if al.year() - ricevuta.year() > ANNI_MASSIMI {
        modulo.sbagliato("richiesto_al", format!("L'esonero è temporaneo: {} è troppo lontano", al.year()));
    }
    Some(al)
}

fn leggi_unita(modulo: &mut Modulo, posto: usize, unita: &mut UnitaEsonero) {
    let campo = |nome: &str| format!("unita[{posto}].{nome}");
    if let Some(provincia) = modulo.provincia(&campo("provincia"), &unita.provincia) {
        provincia.sigla().clone_into(&mut unita.provincia);
    }
    unita.sede = modulo.testo(&campo("sede"), &unita.sede, "Scrivi dov'è l'unità produttiva");
    if !(1..=100).contains(&unita.percentuale) {
        modulo.sbagliato(&campo("percentuale"), "Scrivi la percentuale chiesta, un numero intero da 1 a 80");
    }
    if !(unita.faticosita || unita.pericolosita || unita.modalita) {
        let messaggio = "Scegli almeno un motivo: faticosità, pericolosità o modalità della prestazione";
        modulo.sbagliato(&campo("faticosita"), messaggio);
    }
    if unita.giorni_settimana == 0 {
        unita.giorni_settimana = 5;
    }
    if !matches!(unita.giorni_settimana, 5 | 6) {
        modulo.sbagliato(&campo("giorni_settimana"), "La settimana lavorativa è di 5 o di 6 giorni");
    }
    if let Some(patrono) = pieno(&unita.patrono) {
        match giorno_e_mese(&patrono) {
            Some(giorno) => unita.patrono = giorno,
            None => modulo.sbagliato(&campo("patrono"), "Scrivi giorno e mese del patrono, per esempio 24/06"),
        }
    }
    unita.prove.retain(|prova| !prova.trim().is_empty());
}

/// "24/6" or a whole day as "24/06".
fn giorno_e_mese(testo: &str) -> Option<String> {
    let intero = if testo.matches(['/', '.', '-']).count() == 1 { format!("{testo}/2024") } else { testo.to_owned() };
    tempo::leggi(&intero).ok().map(|giorno| giorno.format("%d/%m").to_string())
}

/// The fee is reckoned by province: its production units share percentage and calendar.
fn una_per_provincia(modulo: &mut Modulo, dati: &DatiEsonero) {
    if dati.unita.is_empty() {
        modulo.sbagliato("unita", "Aggiungi almeno un'unità produttiva");
    }
    for (posto, unita) in dati.unita.iter().enumerate() {
        let prima = dati.unita[..posto].iter().find(|altra| altra.provincia == unita.provincia);
        let Some(prima) = prima else { continue };
        if prima.percentuale != unita.percentuale {
            let messaggio = format!(
                "A {} è già chiesto il {}%: nella stessa provincia la percentuale è una",
                unita.provincia, prima.percentuale
            );
            modulo.sbagliato(&format!("unita[{posto}].percentuale"), messaggio);
        }
        if (prima.giorni_settimana, &prima.patrono) != (unita.giorni_settimana, &unita.patrono) {
            let messaggio = "Nella stessa provincia il calendario è uno: correggi settimana o patrono";
            modulo.sbagliato(&format!("unita[{posto}].giorni_settimana"), messaggio);
        }
    }
}

fn oneri(modulo: &mut Modulo, dati: &mut DatiEsonero, oggi: NaiveDate) {
    if pieno(&dati.oneri_importo).is_some()
        && let Some(importo) = modulo.euro("oneri_importo", &dati.oneri_importo)
    {
        if importo < Euro::ZERO {
            modulo.sbagliato("oneri_importo", "Un importo pagato non è negativo");
        }
        dati.oneri_importo = importo.to_string();
    }
    if pieno(&dati.oneri_pagati_il).is_some() {
        dati.oneri_pagati_il = iso(modulo.giorno_passato("oneri_pagati_il", &dati.oneri_pagati_il, oggi));
    }
}

fn documenti(modulo: &mut Modulo, dati: &mut DatiEsonero, oggi: NaiveDate) {
    for (posto, documento) in dati.documenti.iter_mut().enumerate() {
        if pieno(&documento.consegnato_il).is_some() {
            let campo = format!("documenti[{posto}].consegnato_il");
            documento.consegnato_il = iso(modulo.giorno_passato(&campo, &documento.consegnato_il, oggi));
        }
    }
}

/// The provinces asked for must be among those of the prospetto that holds on the day of the application.
async fn province_del_datore(
    ufficio: &Ufficio,
    modulo: &mut Modulo,
    dati: &DatiEsonero,
    datore: &Datore,
    ricevuta_il: NaiveDate,
) -> Result<(), Errore> {
    let Some(posizione) = posizione::al_giorno(ufficio, &datore.id, ricevuta_il).await? else {
        let quando = tempo::breve(ricevuta_il);
        let messaggio =
            format!("Non c'è un prospetto del datore valido al {quando}: importalo, poi registra la domanda");
        modulo.sbagliato("codice_fiscale_datore", messaggio);
        return Ok(());
    };
    for (posto, unita) in dati.unita.iter().enumerate() {
        let Ok(provincia) = unita.provincia.parse() else { continue };
        if posizione.a(provincia).is_none() {
            let messaggio = format!(
                "Il prospetto al {} non ha lavoratori a {}: controlla la provincia",
                tempo::breve(posizione.prospetto_al),
                provincia.nome()
            );
            modulo.sbagliato(&format!("unita[{posto}].provincia"), messaggio);
        }
    }
    Ok(())
}

/// The exemption that a renewal continues or another percentage changes: the one named, or the last granted.
fn precedente(
    altri: &[Esonero],
    tipo: TipoEsonero,
    dati: &mut DatiEsonero,
    questo: &str,
) -> Result<Option<Esonero>, Errore> {
    if tipo == TipoEsonero::Prima {
        dati.precedente_id.clear();
        return Ok(None);
    }
    let concesso = |uno: &&Esonero| {
        uno.id != questo
            && (uno.stato == StatoEsonero::Concesso
                || (tipo == TipoEsonero::Rinnovo && uno.stato == StatoEsonero::Scaduto))
    };
    let trovato = if dati.precedente_id.is_empty() {
        altri.iter().rfind(concesso)
    } else {
        altri.iter().filter(concesso).find(|uno| uno.id == dati.precedente_id)
    };
    let Some(trovato) = trovato else {
        let messaggio = "Non c'è un esonero concesso da rinnovare o da cambiare: registra una prima domanda";
        return Err(Errore::dato("esonero_non_valido", format!("{messaggio}.")).con_campo("tipo", messaggio));
    };
    dati.precedente_id.clone_from(&trovato.id);
    Ok(Some(trovato.clone()))
}

/// Refuses two exemptions that would count together with different percentages in a province.
fn non_sovrapposto(altri: &[Esonero], nuovo: &Esonero, tenuta: &Tenuta) -> Result<(), Errore> {
    let Some(mia) = durata(nuovo, tenuta) else { return Ok(()) };
    for altro in altri.iter().filter(|altro| altro.id != nuovo.id) {
        let sua = Tenuta::leggi(altro)?;
        let Some(periodo) = durata(altro, &sua) else { continue };
        let insieme = periodo.al.is_none_or(|al| mia.dal <= al) && mia.al.is_none_or(|al| periodo.dal <= al);
        let comune = tenuta.province().into_iter().find(|provincia| sua.province().contains(provincia));
        let Some(provincia) = comune.filter(|_| insieme) else { continue };
        let messaggio = format!(
            "A {} c'è già un esonero dal {}{}: {}",
            provincia.nome(),
            tempo::breve(periodo.dal),
            periodo.al.map(|al| format!(" al {}", tempo::breve(al))).unwrap_or_default(),
            if altro.stato == StatoEsonero::Concesso {
                "per continuarlo registra un rinnovo, per cambiarlo un'altra percentuale"
            } else {
                "decidi prima quella domanda, o correggi le date"
            }
        );
        return Err(Errore::stato("esonero_sovrapposto", format!("{messaggio}.")).con_campo("unita", messaggio));
    }
    Ok(())
}

/// After a loss for not having paid, a new application waits for some months.
fn non_dopo_decadenza(ufficio: &Ufficio, altri: &[Esonero], ricevuta_il: NaiveDate) -> Result<(), Errore> {
    let persi = altri.iter().filter(|uno| uno.stato == StatoEsonero::Decaduto);
    let Some(perso) = persi.filter_map(|uno| giorno(uno.cessato_il.as_deref()?)).max() else { return Ok(()) };
    let dal = crate::conto::avvisi::decadenza_da(ufficio, (perso, perso), Euro::ZERO)?.nuova_domanda_dal;
    if dal <= ricevuta_il {
        return Ok(());
    }
    let messaggio = format!(
        "Il datore è decaduto da un esonero il {}: può chiederne un altro dal {}",
        tempo::breve(perso),
        tempo::breve(dal)
    );
    Err(Errore::stato("esonero_dopo_decadenza", format!("{messaggio}.")).con_campo("ricevuta_il", messaggio))
}
