//! The decisions: grant, refusal, withdrawal, revocation, loss for not having paid; what each ends or takes over.

use super::dati::Tenuta;
use super::esame::{Esame, unita_concesse};
use super::passi::{giorno_del_passo, stato_aperto, tipo};
use super::pratica::Pratica;
use super::{atto, circostanze, passo_nuovo};
use crate::api::{PassoEsonero, PercentualeConcessa, UnitaEsaminata};
use crate::modulo::{Modulo, giorno, pieno};
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_store::{Esonero, EsoneroPasso, Scrittura, StatoEsonero, TipoEsonero, TipoPasso};

/// Completes a grant with what was asked for where it says nothing, and checks it.
///
/// # Errors
/// `passo_non_valido` with its fields.
pub(super) async fn controlla_concessione(
    ufficio: &Ufficio,
    esonero: &Esonero,
    passo: &mut PassoEsonero,
) -> Result<(), Errore> {
    let pratica = Pratica::di(ufficio, esonero.clone()).await?;
    completa(ufficio, &pratica, passo).map(|_| ())
}

/// The day of a grant, once it is complete.
fn completa(ufficio: &Ufficio, pratica: &Pratica, passo: &mut PassoEsonero) -> Result<NaiveDate, Errore> {
    let mut modulo = Modulo::nuovo("passo_non_valido", "La concessione ha campi da correggere.");
    let data = giorno_del_passo(ufficio, &mut modulo, pratica, passo);
    let domanda = &pratica.tenuta.domanda;
    if passo.percentuali.is_empty() {
        passo.percentuali = pratica
            .tenuta
            .province()
            .iter()
            .filter_map(|provincia| pratica.tenuta.unita_a(*provincia))
            .map(|unita| PercentualeConcessa { provincia: unita.provincia.clone(), percentuale: unita.percentuale })
            .collect();
    }
    for (posto, concessa) in passo.percentuali.iter().enumerate() {
        let chiesta = domanda.unita.iter().find(|unita| unita.provincia == concessa.provincia);
        match chiesta {
            None => modulo.sbagliato(
                &format!("percentuali[{posto}].provincia"),
                format!("La domanda non riguarda la provincia di {}: correggila", concessa.provincia),
            ),
            Some(unita) if concessa.percentuale > unita.percentuale => modulo.sbagliato(
                &format!("percentuali[{posto}].percentuale"),
                format!("A {} è chiesto il {}%: non si concede di più", unita.provincia, unita.percentuale),
            ),
            Some(_) => {}
        }
    }
    if passo.percentuali.iter().all(|concessa| concessa.percentuale == 0) {
        modulo.sbagliato("percentuali", "Nessuna percentuale concessa: per un rifiuto usa il diniego");
    }
    if passo.scade_il.trim().is_empty() {
        passo.scade_il.clone_from(&pratica.esonero.richiesto_al);
    }
    let scade = modulo.giorno("scade_il", &passo.scade_il);
    let richiesto_al = giorno(&pratica.esonero.richiesto_al);
    if let (Some(scade), Some(data), Some(fino)) = (scade, data, richiesto_al) {
        if scade < data {
            modulo.sbagliato("scade_il", "Finisce prima della decisione: correggi la data");
        } else if scade > fino {
            modulo.sbagliato("scade_il", format!("È chiesto fino al {}: non si concede di più", tempo::breve(fino)));
        }
        passo.scade_il = scade.to_string();
    }
    modulo.fine()?;
    data.ok_or_else(|| Errore::dato("passo_non_valido", "Manca il giorno."))
}

/// What a grant makes of an exemption: the record and the form as they will be.
///
/// # Errors
/// `passo_non_valido`; what the rules refuse.
pub(super) async fn concesso(
    ufficio: &Ufficio,
    pratica: &Pratica,
    passo: &PassoEsonero,
) -> Result<(Esonero, Tenuta, EsoneroPasso), Errore> {
    let mut passo = passo.clone();
    let data = completa(ufficio, pratica, &mut passo)?;
    let unita = unita_concesse(ufficio, pratica, &passo.percentuali).await?;
    let tenuta = Tenuta { unita, ..pratica.tenuta.clone() };
    let massima = passo.percentuali.iter().map(|concessa| i64::from(concessa.percentuale)).max();
    let esonero = Esonero {
        stato: StatoEsonero::Concesso,
        scadenza: None,
        deciso_il: Some(data.to_string()),
        percentuale_concessa: massima,
        scade_il: Some(passo.scade_il.clone()),
        dati: tenuta.json()?,
        ..pratica.esonero.clone()
    };
    let nuovo = EsoneroPasso {
        estremi: pieno(&passo.estremi),
        nota: pieno(&passo.nota),
        dal: pieno(&tenuta.decorre_dal),
        al: Some(passo.scade_il),
        ..passo_nuovo(&pratica.esonero, TipoPasso::Concessione, &data.to_string())
    };
    Ok((esonero, tenuta, nuovo))
}

/// Grants: act, step, state, circumstances, and the exemption that it replaces, in one transaction.
///
/// # Errors
/// As [`concesso`]; what the document refuses; a stale save.
pub(super) async fn concedi(
    ufficio: &Ufficio,
    pratica: &Pratica,
    esame: &Esame,
    passo: &PassoEsonero,
) -> Result<Esonero, Errore> {
    let (esonero, tenuta, mut nuovo) = concesso(ufficio, pratica, passo).await?;
    let mut esonero = Esonero { versione: passo.versione, ..esonero };
    let dopo = Pratica { esonero: esonero.clone(), tenuta, ..Pratica::di(ufficio, pratica.esonero.clone()).await? };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    if nuovo.estremi.is_none() {
        let emesso = atto::emetti(ufficio, &mut scrittura, &dopo, esame, &nuovo).await?;
        esonero.atto_id = Some(emesso.id.clone());
        nuovo.atto_id = Some(emesso.id);
    }
    scrittura.inserisci(nuovo.clone()).await?;
    if esonero.tipo == TipoEsonero::Variazione
        && let Some(id) = &esonero.precedente_id
    {
        let dal = nuovo.dal.clone().unwrap_or_else(|| nuovo.data.clone());
        sostituisci(ufficio, &mut scrittura, id, &dal).await?;
    }
    let salvato = scrittura.salva(esonero).await?;
    circostanze::riscrivi(ufficio, &mut scrittura, &salvato).await?;
    scrittura.conferma().await?;
    Ok(salvato)
}

/// The exemption that another percentage replaces ends the day before.
async fn sostituisci(ufficio: &Ufficio, scrittura: &mut Scrittura, id: &str, dal: &str) -> Result<(), Errore> {
    let prima: Esonero = scrittura.leggi(id).await?;
    scrittura.inserisci(passo_nuovo(&prima, TipoPasso::Sostituzione, dal)).await?;
    let prima = Esonero { stato: StatoEsonero::Sostituito, cessato_il: Some(dal.to_owned()), ..prima };
    let prima = scrittura.salva(prima).await?;
    circostanze::riscrivi(ufficio, scrittura, &prima).await
}

/// What ends an exemption or its application: the record as it will be, and the step.
///
/// # Errors
/// `passo_non_valido` with its fields; `decadenza_senza_debito`.
pub(super) async fn terminato(
    ufficio: &Ufficio,
    pratica: &Pratica,
    passo: &PassoEsonero,
) -> Result<(Esonero, EsoneroPasso), Errore> {
    let mut modulo = Modulo::nuovo("passo_non_valido", "Il passo ha campi da correggere.");
    let data = giorno_del_passo(ufficio, &mut modulo, pratica, passo);
    let tipo = tipo(passo)?;
    if passo.nota.trim().is_empty() && tipo != TipoPasso::Decadenza {
        modulo.sbagliato("nota", "Scrivi i motivi: vanno nell'atto e restano nella storia");
    }
    let mut dal = modulo.giorno_se("dal", &passo.dal);
    let deciso = pratica.esonero.deciso_il.as_deref().and_then(giorno);
    if dal.zip(deciso).is_some_and(|(dal, deciso)| dal < deciso) {
        modulo.sbagliato("dal", "Viene prima del decreto che lo ha concesso: correggi la data");
    }
    modulo.fine()?;
    let data = data.ok_or_else(|| Errore::dato("passo_non_valido", "Manca il giorno."))?;
    let mut nuovo = EsoneroPasso {
        estremi: pieno(&passo.estremi),
        nota: pieno(&passo.nota),
        ..passo_nuovo(&pratica.esonero, tipo, &data.to_string())
    };
    let mut esonero = Esonero { scadenza: None, ..pratica.esonero.clone() };
    match tipo {
        TipoPasso::Diniego | TipoPasso::Ritiro => {
            let negato = tipo == TipoPasso::Diniego;
            esonero.stato = if negato { StatoEsonero::Negato } else { StatoEsonero::Ritirato };
            esonero.deciso_il = Some(data.to_string());
        }
        _ => {
            let inizio = *dal.get_or_insert(data);
            esonero.stato = if tipo == TipoPasso::Revoca { StatoEsonero::Revocato } else { StatoEsonero::Decaduto };
            esonero.cessato_il = Some(inizio.to_string());
            nuovo.dal = Some(inizio.to_string());
        }
    }
    if tipo == TipoPasso::Decadenza {
        nuovo.importo = Some(crate::conto::avvisi::debito_diffidato(ufficio, pratica).await?.centesimi());
    }
    Ok((esonero, nuovo))
}

/// Ends it: act, step, state and circumstances in one transaction.
///
/// # Errors
/// As [`terminato`]; what the document refuses; a stale save.
pub(super) async fn termina(
    ufficio: &Ufficio,
    pratica: &Pratica,
    esame: &Esame,
    passo: &PassoEsonero,
) -> Result<Esonero, Errore> {
    let (esonero, mut nuovo) = terminato(ufficio, pratica, passo).await?;
    let mut esonero = Esonero { versione: passo.versione, ..esonero };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    if nuovo.estremi.is_none() && nuovo.tipo != TipoPasso::Ritiro {
        let emesso = atto::emetti(ufficio, &mut scrittura, pratica, esame, &nuovo).await?;
        if nuovo.tipo == TipoPasso::Diniego {
            esonero.atto_id = Some(emesso.id.clone());
        }
        nuovo.atto_id = Some(emesso.id);
    }
    scrittura.inserisci(nuovo).await?;
    let salvato = scrittura.salva(esonero).await?;
    circostanze::riscrivi(ufficio, &mut scrittura, &salvato).await?;
    scrittura.conferma().await?;
    Ok(salvato)
}

/// An exemption whose decision was annulled: still to decide, and what it had replaced in force again.
///
/// # Errors
/// If the archive refuses.
pub(super) async fn da_decidere(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    tenuto: Esonero,
    passi: &[EsoneroPasso],
) -> Result<Esonero, Errore> {
    let mut tenuta = Tenuta::leggi(&tenuto)?;
    if let (TipoEsonero::Variazione, Some(id)) = (tenuto.tipo, &tenuto.precedente_id) {
        let prima: Esonero = scrittura.leggi(id).await?;
        if prima.stato == StatoEsonero::Sostituito {
            let prima = Esonero { stato: StatoEsonero::Concesso, cessato_il: None, ..prima };
            let prima = scrittura.salva(prima).await?;
            circostanze::riscrivi(ufficio, scrittura, &prima).await?;
        }
    }
    tenuta.unita = tenuta
        .unita
        .into_iter()
        .map(|unita| UnitaEsaminata { percentuale_concessa: 0, unita_concesse: 0, ..unita })
        .collect();
    let mut aperto = Esonero {
        stato: stato_aperto(passi),
        deciso_il: None,
        percentuale_concessa: None,
        scade_il: None,
        cessato_il: None,
        atto_id: None,
        dati: tenuta.json()?,
        ..tenuto
    };
    aperto.scadenza = super::orologio::orologio(ufficio, &aperto, passi)?.scadenza();
    Ok(aperto)
}
