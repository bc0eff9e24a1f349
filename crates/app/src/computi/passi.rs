//! What follows an application: refusal, revocation, the end of the job. Base and coverage move back.

use super::scheda;
use crate::api::{PassoComputo, SchedaComputo};
use crate::modulo::{Modulo, giorno};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_norme::l68_1999::art11_convenzioni::MotivoUscita;
use mirato_store::{Computo, Movimento, Scrittura, StatoComputo};

/// Steps that a state allows.
pub(super) fn possibili(tenuto: &Computo, autorizzabile: bool) -> Vec<String> {
    let passi: &[&str] = match tenuto.stato {
        StatoComputo::InIstruttoria if autorizzabile => &["autorizza", "nega"],
        StatoComputo::InIstruttoria => &["nega"],
        StatoComputo::Autorizzato => &["revoca", "cessa"],
        StatoComputo::Negato | StatoComputo::Revocato | StatoComputo::Cessato => &[],
    };
    passi.iter().map(|passo| (*passo).to_owned()).collect()
}

/// Takes a step after the application.
///
/// # Errors
/// `passo_non_valido` with its fields; `passo_non_ammesso`; a stale save.
pub async fn computo_passo(programma: &Programma, passo: PassoComputo) -> Result<SchedaComputo, Errore> {
    let ufficio = programma.ufficio().await?;
    compi(&ufficio, &passo).await?;
    scheda(&ufficio, &passo.id).await
}

async fn compi(ufficio: &Ufficio, passo: &PassoComputo) -> Result<(), Errore> {
    let tenuto: Computo = ufficio.archivio.leggi(&passo.id).await?;
    if passo.passo == "autorizza" || !possibili(&tenuto, false).contains(&passo.passo) {
        let messaggio = "Il computo non permette più questo passo: aggiorna la pagina e guarda lo stato.";
        return Err(Errore::stato("passo_non_ammesso", messaggio));
    }
    let data = controlla(ufficio, passo, &tenuto)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let stato = match passo.passo.as_str() {
        "nega" => StatoComputo::Negato,
        "revoca" => StatoComputo::Revocato,
        _ => StatoComputo::Cessato,
    };
    if tenuto.stato == StatoComputo::Autorizzato {
        finisce(ufficio, &mut scrittura, &tenuto, data).await?;
    }
    let fino_al = if stato == StatoComputo::Negato { None } else { Some(data.to_string()) };
    scrittura.salva(Computo { stato, scadenza: None, fino_al, versione: passo.versione, ..tenuto }).await?;
    scrittura.conferma().await?;
    Ok(())
}

fn controlla(ufficio: &Ufficio, passo: &PassoComputo, tenuto: &Computo) -> Result<NaiveDate, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = Modulo::nuovo("passo_non_valido", "Il passo ha campi da correggere.");
    let data = modulo.giorno_passato("data", &passo.data, oggi);
    let dal = tenuto.effetto_dal.as_deref().and_then(giorno);
    if data.zip(dal).is_some_and(|(data, dal)| data < dal) {
        modulo.sbagliato("data", "Viene prima dell'effetto dell'autorizzazione: scrivi un giorno successivo");
    }
    if passo.nota.trim().is_empty() {
        modulo.sbagliato("nota", "Scrivi il motivo: resta nella storia");
    }
    modulo.fine()?;
    data.ok_or_else(|| Errore::dato("passo_non_valido", "Manca il giorno."))
}

/// The worker no longer counts after a day.
async fn finisce(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    tenuto: &Computo,
    data: NaiveDate,
) -> Result<(), Errore> {
    if let Some(movimento) = scrittura.movimento_di("computo", &tenuto.id).await? {
        // The last day on which it counts is the one before.
        let ultimo = data.pred_opt().unwrap_or(data).to_string();
        if ultimo < movimento.data {
            scrittura.elimina_movimento(&movimento.id).await?;
        } else {
            scrittura.salva(Movimento { fino_al: Some(ultimo), ..movimento }).await?;
        }
        crate::posizione::riverifica(ufficio, scrittura, &tenuto.datore_id).await?;
    }
    // The day on which it no longer counts: the row is empty from then on.
    let fine = data.pred_opt().map(|ultimo| (ultimo, MotivoUscita::CessazioneNaturale));
    crate::convenzioni::finito(ufficio, scrittura, ("computo", &tenuto.id), fine, "").await
}

/// The act was annulled: the application waits for an answer again, and the worker no longer counts.
///
/// # Errors
/// If the archive refuses.
pub(crate) async fn riapri(ufficio: &Ufficio, scrittura: &mut Scrittura, tenuto: Computo) -> Result<(), Errore> {
    if let Some(movimento) = scrittura.movimento_di("computo", &tenuto.id).await? {
        scrittura.elimina_movimento(&movimento.id).await?;
        crate::posizione::riverifica(ufficio, scrittura, &tenuto.datore_id).await?;
    }
    crate::convenzioni::svuota(ufficio, scrittura, "computo", &tenuto.id).await?;
    let riaperto =
        Computo { stato: StatoComputo::InIstruttoria, atto_id: None, effetto_dal: None, fino_al: None, ..tenuto };
    scrittura.salva(riaperto).await?;
    Ok(())
}
