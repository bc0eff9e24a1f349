//! Filters of the window as the archive takes them.

use crate::api::{
    FiltroAtti, FiltroAvvisi, FiltroCompensazioni, FiltroComputi, FiltroConvenzioni, FiltroDatori, FiltroDomandeAvviso,
    FiltroEsoneri, FiltroIscrizioni, FiltroNullaOsta, FiltroPersone, FiltroPreselezioni, FiltroProspetti,
    FiltroRevisione, FiltroRichieste, FiltroSospensioni,
};
use chrono::{Days, NaiveDate};
use mirato_domain::Errore;
use mirato_store as store;
use std::str::FromStr;

/// How many rows a page may hold.
const MASSIMO: u32 = 500;

/// A page as asked: how many rows, from which.
pub fn pagina(da: u32, quanti: u32) -> (u32, u32) {
    (if quanti == 0 { 50 } else { quanti.min(MASSIMO) }, da)
}

/// Every row of a list: `pagina` gives those from a place on, none after the last.
///
/// # Errors
/// As `pagina`.
pub async fn tutte<R, F>(pagina: impl Fn(u32) -> F) -> Result<Vec<R>, Errore>
where
    F: Future<Output = Result<Vec<R>, Errore>>,
{
    let mut righe = Vec::new();
    loop {
        let altre = pagina(u32::try_from(righe.len()).unwrap_or(u32::MAX)).await?;
        if altre.is_empty() {
            return Ok(righe);
        }
        righe.extend(altre);
    }
}

fn testo(testo: &str) -> Option<String> {
    Some(testo.trim().to_owned()).filter(|testo| !testo.is_empty())
}

/// One of a closed list of words; empty for none.
fn parola<T: FromStr>(valore: &str, campo: &str) -> Result<Option<T>, Errore> {
    if valore.is_empty() {
        return Ok(None);
    }
    valore.parse().map(Some).map_err(|_| {
        let messaggio = format!("«{valore}» non è un filtro che conosco.");
        Errore::dato("filtro_non_valido", messaggio.clone()).con_campo(campo, messaggio)
    })
}

fn direzione(discendente: bool) -> store::Direzione {
    if discendente { store::Direzione::Decrescente } else { store::Direzione::Crescente }
}

/// Filter and order of the list of employers.
pub fn datori(filtro: &FiltroDatori) -> Result<(store::FiltroDatori, store::ColonnaDatori, store::Direzione), Errore> {
    let (scopertura, con_differenze) = match filtro.copertura.as_str() {
        "" => (None, None),
        "scoperti" => (Some(store::Scopertura::Scoperto), None),
        "coperti" => (Some(store::Scopertura::Coperto), None),
        "con_differenze" => (None, Some(true)),
        altro => (parola(altro, "copertura")?, None),
    };
    let colonna = match filtro.ordina.as_str() {
        "" | "denominazione" => store::ColonnaDatori::Denominazione,
        "codice_fiscale" => store::ColonnaDatori::CodiceFiscale,
        "sede" => store::ColonnaDatori::Provincia,
        "classe" => store::ColonnaDatori::Classe,
        "base" => store::ColonnaDatori::BaseArt3,
        "scopertura" => store::ColonnaDatori::ScoperturaArt3,
        altro => parola(altro, "ordina")?.unwrap_or(store::ColonnaDatori::Denominazione),
    };
    let filtro_archivio = store::FiltroDatori {
        testo: testo(&filtro.testo),
        provincia: testo(&filtro.provincia),
        classe: parola(&filtro.classe, "classe")?,
        scopertura,
        con_differenze,
        ..store::FiltroDatori::default()
    };
    Ok((filtro_archivio, colonna, direzione(filtro.discendente)))
}

/// Filter and order of the list of prospetti.
pub fn prospetti(
    filtro: &FiltroProspetti,
) -> Result<(store::FiltroProspetti, store::ColonnaProspetti, store::Direzione), Errore> {
    let colonna = parola(&filtro.ordina, "ordina")?.unwrap_or(store::ColonnaProspetti::DataRiferimento);
    let filtro_archivio = store::FiltroProspetti {
        testo: testo(&filtro.testo),
        anno: (filtro.anno != 0).then(|| i64::from(filtro.anno)),
        stato: parola(&filtro.stato, "stato")?,
        con_differenze: filtro.solo_differenze.then_some(true),
        ..store::FiltroProspetti::default()
    };
    Ok((filtro_archivio, colonna, direzione(filtro.discendente)))
}

/// Filter and order of the list of requests.
pub fn richieste(
    filtro: &FiltroRichieste,
    oggi: NaiveDate,
) -> Result<(store::FiltroRichieste, store::ColonnaRichieste, store::Direzione), Errore> {
    let colonna = parola(&filtro.ordina, "ordina")?.unwrap_or(store::ColonnaRichieste::Scadenza);
    let (scadenza_dal, scadenza_al) = scadenza(&filtro.scadenza, oggi);
    let aperte = filtro.stato == "aperte" || !filtro.scadenza.is_empty();
    let filtro_archivio = store::FiltroRichieste {
        testo: testo(&filtro.testo),
        stato: if filtro.stato == "aperte" { None } else { parola(&filtro.stato, "stato")? },
        aperte: aperte.then_some(true),
        scadenza_dal,
        scadenza_al,
        ..store::FiltroRichieste::default()
    };
    Ok((filtro_archivio, colonna, direzione(filtro.discendente)))
}

/// First and last day of a range of terms, by its word.
pub fn scadenza(quale: &str, oggi: NaiveDate) -> (Option<String>, Option<String>) {
    let (dal, al) = match quale {
        "scadute" => (None, Some(oggi - Days::new(1))),
        "settimana" => (Some(oggi), Some(oggi + Days::new(7))),
        "piu_avanti" => (Some(oggi + Days::new(8)), None),
        _ => (None, None),
    };
    (dal.map(|giorno| giorno.to_string()), al.map(|giorno| giorno.to_string()))
}

/// Order of a work list of people and employers.
pub fn ordine(ordina: &str, discendente: bool) -> Result<(store::ColonnaRichieste, store::Direzione), Errore> {
    let colonna = match ordina {
        "persona" => store::ColonnaRichieste::Ente,
        altro => parola(altro, "ordina")?.unwrap_or(store::ColonnaRichieste::Scadenza),
    };
    Ok((colonna, direzione(discendente)))
}

/// Filter and order of the list of people.
pub fn persone(
    filtro: &FiltroPersone,
) -> Result<(store::FiltroPersone, store::ColonnaPersone, store::Direzione), Errore> {
    let colonna = parola(&filtro.ordina, "ordina")?.unwrap_or(store::ColonnaPersone::Nome);
    let filtro_archivio = store::FiltroPersone {
        testo: testo(&filtro.testo),
        provincia: testo(&filtro.provincia),
        elenco: testo(&filtro.elenco),
        iscrizione: testo(&filtro.iscrizione),
        disponibile: testo(&filtro.disponibile),
    };
    Ok((filtro_archivio, colonna, direzione(filtro.discendente)))
}

/// Filter and order of the work list of iscrizioni.
pub fn iscrizioni(
    filtro: &FiltroIscrizioni,
    oggi: NaiveDate,
) -> Result<(store::FiltroIscrizioni, store::ColonnaIscrizioni, store::Direzione), Errore> {
    let colonna = parola(&filtro.ordina, "ordina")?.unwrap_or(store::ColonnaIscrizioni::Scadenza);
    let (scadenza_dal, scadenza_al) = scadenza(&filtro.scadenza, oggi);
    let filtro_archivio = store::FiltroIscrizioni {
        testo: testo(&filtro.testo),
        elenco: testo(&filtro.elenco),
        stato: parola(&filtro.stato, "stato")?,
        scadenza_dal,
        scadenza_al,
        documenti_mancanti: filtro.documenti_mancanti,
        persona_id: None,
    };
    Ok((filtro_archivio, colonna, direzione(filtro.discendente)))
}

/// Filter of the work list of nulla osta.
pub fn nulla_osta(filtro: &FiltroNullaOsta, oggi: NaiveDate) -> Result<store::FiltroNullaOsta, Errore> {
    let (scadenza_dal, scadenza_al) = scadenza(&filtro.scadenza, oggi);
    Ok(store::FiltroNullaOsta {
        testo: testo(&filtro.testo),
        stato: parola(&filtro.stato, "stato")?,
        scadenza_dal,
        scadenza_al,
        id: None,
    })
}

/// Filter of the work list of computi.
pub fn computi(filtro: &FiltroComputi, oggi: NaiveDate) -> Result<store::FiltroComputi, Errore> {
    let (scadenza_dal, scadenza_al) = scadenza(&filtro.scadenza, oggi);
    Ok(store::FiltroComputi {
        testo: testo(&filtro.testo),
        stato: parola(&filtro.stato, "stato")?,
        scadenza_dal,
        scadenza_al,
        id: None,
    })
}

/// Filter of the work list of exemptions.
pub fn esoneri(filtro: &FiltroEsoneri, oggi: NaiveDate) -> Result<store::FiltroEsoneri, Errore> {
    let fine_vicina = filtro.scadenza == "fine_vicina";
    let (scadenza_dal, scadenza_al) = scadenza(&filtro.scadenza, oggi);
    Ok(store::FiltroEsoneri {
        testo: testo(&filtro.testo),
        stato: if filtro.stato == "aperti" { None } else { parola(&filtro.stato, "stato")? },
        aperti: filtro.stato == "aperti" || (!filtro.scadenza.is_empty() && !fine_vicina),
        provincia: testo(&filtro.provincia),
        scadenza_dal,
        scadenza_al,
        finiscono_al: fine_vicina.then(|| (oggi + Days::new(60)).to_string()),
        ..store::FiltroEsoneri::default()
    })
}

/// Filter of the list of suspensions.
pub fn sospensioni(filtro: &FiltroSospensioni) -> Result<store::FiltroSospensioni, Errore> {
    Ok(store::FiltroSospensioni {
        testo: testo(&filtro.testo),
        stato: parola(&filtro.stato, "stato")?,
        causale: testo(&filtro.causale),
        id: None,
    })
}

/// Filter of the list of compensations.
pub fn compensazioni(filtro: &FiltroCompensazioni) -> Result<store::FiltroCompensazioni, Errore> {
    Ok(store::FiltroCompensazioni {
        testo: testo(&filtro.testo),
        stato: parola(&filtro.stato, "stato")?,
        tipo: testo(&filtro.tipo),
        id: None,
    })
}

/// Filter of the work list of agreements.
pub fn convenzioni(filtro: &FiltroConvenzioni, oggi: NaiveDate) -> Result<store::FiltroConvenzioni, Errore> {
    let (scadenza_dal, scadenza_al) = match filtro.scadenza.as_str() {
        "mese" => (Some(oggi.to_string()), Some((oggi + Days::new(30)).to_string())),
        altra => scadenza(altra, oggi),
    };
    let (aperte, in_corso) = (filtro.stato == "aperte", filtro.stato == "in_corso");
    Ok(store::FiltroConvenzioni {
        testo: testo(&filtro.testo),
        stato: if aperte || in_corso { None } else { parola(&filtro.stato, "stato")? },
        aperte,
        in_corso,
        tipo: parola(&filtro.tipo, "tipo")?,
        scadenza_dal,
        scadenza_al,
        ..store::FiltroConvenzioni::default()
    })
}

/// Filter of the work list of requests for a profile.
pub fn preselezioni(filtro: &FiltroPreselezioni) -> Result<store::FiltroPreselezioni, Errore> {
    Ok(store::FiltroPreselezioni {
        testo: testo(&filtro.testo),
        stato: parola(&filtro.stato, "stato")?,
        ..store::FiltroPreselezioni::default()
    })
}

/// Filter and order of a review. A tolerance leaves out shortages of up to so many units; with a province
/// it looks at what is missing there.
pub fn revisione(
    filtro: &FiltroRevisione,
) -> Result<(store::FiltroRevisione, (store::ColonnaRevisione, store::Direzione)), Errore> {
    let colonna = parola(&filtro.ordina, "ordina")?.unwrap_or(store::ColonnaRevisione::Denominazione);
    let tolleranza = testo(&filtro.tolleranza)
        .map(|testo| testo.parse::<u16>())
        .transpose()
        .map_err(|_| {
            let messaggio = "La tolleranza è un numero di unità, per esempio 2".to_owned();
            Errore::dato("filtro_non_valido", messaggio.clone()).con_campo("tolleranza", messaggio)
        })?
        .map(i64::from);
    let filtro_archivio = store::FiltroRevisione {
        testo: testo(&filtro.testo),
        provincia: testo(&filtro.provincia),
        classe: parola(&filtro.classe, "classe")?,
        settore: testo(&filtro.settore),
        stato: testo(&filtro.stato),
        oltre: tolleranza.or((filtro.scoperti == "si").then_some(0)),
        cambiato: testo(&filtro.cambiato),
        prospetto: testo(&filtro.prospetto),
        datori: Vec::new(),
    };
    Ok((filtro_archivio, (colonna, direzione(filtro.discendente))))
}

/// Filter and order of the work list of calls.
pub fn avvisi(
    filtro: &FiltroAvvisi,
    oggi: NaiveDate,
) -> Result<(store::FiltroAvvisi, store::ColonnaRichieste, store::Direzione), Errore> {
    let colonna = parola(&filtro.ordina, "ordina")?.unwrap_or(store::ColonnaRichieste::Scadenza);
    let (scadenza_dal, scadenza_al) = scadenza(&filtro.scadenza, oggi);
    let filtro_archivio = store::FiltroAvvisi {
        testo: testo(&filtro.testo),
        stato: if filtro.stato == "aperti" { None } else { parola(&filtro.stato, "stato")? },
        aperti: filtro.stato == "aperti" || !filtro.scadenza.is_empty(),
        scadenza_dal,
        scadenza_al,
        id: None,
    };
    Ok((filtro_archivio, colonna, direzione(filtro.discendente)))
}

/// Filter of the applications to a call.
pub fn domande_avviso(filtro: &FiltroDomandeAvviso) -> Result<store::FiltroDomande, Errore> {
    Ok(store::FiltroDomande {
        avviso_id: filtro.avviso_id.clone(),
        testo: testo(&filtro.testo),
        stato: parola(&filtro.stato, "stato")?,
    })
}

/// Filter of the register of acts.
pub fn atti(filtro: &FiltroAtti) -> Result<store::FiltroAtti, Errore> {
    Ok(store::FiltroAtti {
        testo: testo(&filtro.testo),
        stato: parola(&filtro.stato, "stato")?,
        anno: (filtro.anno != 0).then(|| i64::from(filtro.anno)),
        ..store::FiltroAtti::default()
    })
}
