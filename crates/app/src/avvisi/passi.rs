//! Steps of a call: the end of the applications, the end of the procedure.

use super::{Tenuto, scheda};
use crate::api::{PassoAvviso, SchedaAvviso, VersioneGraduatoria};
use crate::modulo::{Modulo, giorno};
use crate::programma::Programma;
use crate::tempo;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::{Avviso, Scrittura, StatoAvviso};

/// Steps that can be taken now.
pub(super) fn possibili(ufficio: &Ufficio, avviso: &Avviso, graduatorie: &[VersioneGraduatoria]) -> Vec<String> {
    let ultimo = giorno(&avviso.adesioni_al).is_some_and(|al| ufficio.orologio.oggi() >= al);
    let da_approvare = graduatorie.first().is_some_and(|ultima| ultima.atto_id.is_empty());
    let mut passi = match avviso.stato {
        StatoAvviso::Bozza => vec!["pubblica"],
        StatoAvviso::Pubblicato if ultimo => vec!["chiudi"],
        StatoAvviso::Chiuso if da_approvare => vec!["calcola", "approva"],
        StatoAvviso::Chiuso => vec!["calcola"],
        StatoAvviso::Provvisoria => vec!["calcola", "approva"],
        StatoAvviso::Definitiva | StatoAvviso::InUtilizzo if avviso.annuale.is_none() => vec!["avvia"],
        StatoAvviso::Definitiva | StatoAvviso::InUtilizzo => Vec::new(),
        StatoAvviso::Pubblicato | StatoAvviso::Concluso => Vec::new(),
    };
    if !matches!(avviso.stato, StatoAvviso::Bozza | StatoAvviso::Concluso) {
        passi.push("concludi");
    }
    passi.into_iter().map(str::to_owned).collect()
}

/// Takes a step.
///
/// # Errors
/// `passo_non_ammesso`; `passo_non_valido` without a reason; a stale save.
pub async fn avviso_passo(programma: &Programma, passo: PassoAvviso) -> Result<SchedaAvviso, Errore> {
    let ufficio = programma.ufficio().await?;
    let avviso: Avviso = ufficio.archivio.leggi(&passo.id).await?;
    let graduatorie = crate::graduatorie::versioni(&ufficio, &passo.id).await?;
    let oggi = ufficio.orologio.oggi();
    if !["chiudi", "concludi"].contains(&passo.passo.as_str())
        || !possibili(&ufficio, &avviso, &graduatorie).contains(&passo.passo)
    {
        let messaggio = match giorno(&avviso.adesioni_al) {
            Some(al) if avviso.stato == StatoAvviso::Pubblicato && passo.passo == "chiudi" => {
                format!("Le domande arrivano fino al {}: chiudi l'avviso da quel giorno.", tempo::breve(al))
            }
            _ => "L'avviso non permette più questo passo: aggiorna la pagina e guarda lo stato.".to_owned(),
        };
        return Err(Errore::stato("passo_non_ammesso", messaggio));
    }
    if passo.passo == "chiudi"
        && avviso.annuale.is_some()
        && ufficio.archivio.conta_domande(&avviso.id).await?.is_empty()
    {
        let messaggio = "L'elenco è vuoto: prima raccogli chi era iscritto il 31 dicembre.";
        return Err(Errore::stato("passo_non_ammesso", messaggio));
    }
    let mut tenuto = Tenuto::leggi(&avviso)?;
    let nuovo = if passo.passo == "chiudi" {
        let calendario = super::forma::calendario(&ufficio, &tenuto.modulo, None)?;
        Avviso { stato: StatoAvviso::Chiuso, scadenza: Some(calendario.graduatoria_entro.to_string()), ..avviso }
    } else {
        let mut modulo = Modulo::nuovo("passo_non_valido", "Il passo ha campi da correggere.");
        modulo.testo("nota", &passo.nota, "Scrivi perché l'avviso si conclude: resta nella storia");
        modulo.fine()?;
        tenuto.concluso_il = oggi.to_string();
        tenuto.modulo.note = format!("{}\nConcluso: {}", tenuto.modulo.note, passo.nota.trim()).trim().to_owned();
        Avviso { stato: StatoAvviso::Concluso, scadenza: None, dati: tenuto.json()?, ..avviso }
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.salva(Avviso { versione: passo.versione, ..nuovo }).await?;
    scrittura.conferma().await?;
    scheda(&ufficio, &passo.id).await
}

/// The act of publication was annulled: the call is a draft again, unless somebody has applied already.
///
/// # Errors
/// `avviso_con_domande`.
pub(crate) async fn riapri(ufficio: &Ufficio, scrittura: &mut Scrittura, avviso: Avviso) -> Result<(), Errore> {
    // Who was gathered in a yearly list and has not confirmed has sent nothing.
    let domande = ufficio.archivio.domande_dell_avviso(&avviso.id).await?;
    if domande.iter().any(|una| !una.pervenuta_il.is_empty()) {
        let messaggio = "Sono già arrivate domande: l'avviso non si annulla, si conclude scrivendo perché.";
        return Err(Errore::stato("avviso_con_domande", messaggio));
    }
    let tenuto = Tenuto { criteri: None, ..Tenuto::leggi(&avviso)? };
    let dati = tenuto.json()?;
    scrittura
        .salva(Avviso { stato: StatoAvviso::Bozza, anno: None, numero: None, atto_id: None, dati, ..avviso })
        .await?;
    Ok(())
}
