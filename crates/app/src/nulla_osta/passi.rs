//! What follows a request: refusal, use, withdrawal, a hire that falls through. On a hire the person's
//! iscrizione, the employer's workforce and the request move together, and move back together.

use super::esame::deciso;
use super::istruttoria::istruisci;
use super::{dati, scheda};
use crate::api::{PassoIscrizione, PassoNullaOsta, RapportoLavoro, SchedaNullaOsta};
use crate::modulo::{Modulo, giorno};
use crate::programma::Programma;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Months, NaiveDate};
use mirato_domain::Errore;
use mirato_store::{
    Datore, Iscrizione, Movimento, NullaOsta, Persona, Rapporto, Scrittura, StatoIscrizione, StatoNullaOsta,
    TipoMovimento,
};

/// Steps that a state allows.
pub(super) fn possibili(tenuto: &NullaOsta, rilasciabile: bool) -> Vec<String> {
    let passi: &[&str] = match tenuto.stato {
        StatoNullaOsta::InIstruttoria if rilasciabile => &["rilascia", "nega"],
        StatoNullaOsta::InIstruttoria => &["nega"],
        StatoNullaOsta::Rilasciato => &["utilizza", "ritira"],
        StatoNullaOsta::Utilizzato => &["assunzione_mancata"],
        StatoNullaOsta::Scaduto | StatoNullaOsta::Ritirato | StatoNullaOsta::Negato => &[],
    };
    passi.iter().map(|passo| (*passo).to_owned()).collect()
}

/// Takes a step after the request.
///
/// # Errors
/// `passo_non_valido` with its fields; `passo_non_ammesso`; a stale save.
pub async fn nulla_osta_passo(programma: &Programma, passo: PassoNullaOsta) -> Result<SchedaNullaOsta, Errore> {
    let ufficio = programma.ufficio().await?;
    compi(&ufficio, &passo).await?;
    scheda(&ufficio, &passo.id).await
}

async fn compi(ufficio: &Ufficio, passo: &PassoNullaOsta) -> Result<(), Errore> {
    let tenuto: NullaOsta = ufficio.archivio.leggi(&passo.id).await?;
    if passo.passo == "rilascia" || !possibili(&tenuto, false).contains(&passo.passo) {
        let messaggio = "Il nulla osta non permette più questo passo: aggiorna la pagina e guarda lo stato.";
        return Err(Errore::stato("passo_non_ammesso", messaggio));
    }
    let data = controlla(ufficio, passo, &tenuto)?;
    match passo.passo.as_str() {
        "utilizza" => assunta(ufficio, tenuto, passo, data).await,
        "assunzione_mancata" => mancata(ufficio, tenuto, passo).await,
        altro => {
            let (stato, tenuto) = if altro == "nega" {
                let pratica = istruisci(ufficio, &tenuto).await?;
                (StatoNullaOsta::Negato, deciso(tenuto, &pratica)?)
            } else {
                (StatoNullaOsta::Ritirato, tenuto)
            };
            let nuovo = NullaOsta { stato, versione: passo.versione, ..tenuto };
            let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
            let nuovo = scrittura.salva(nuovo).await?;
            crate::convenzioni::svuota(ufficio, &mut scrittura, "nulla_osta", &nuovo.id).await?;
            scrittura.conferma().await?;
            Ok(())
        }
    }
}

fn controlla(ufficio: &Ufficio, passo: &PassoNullaOsta, tenuto: &NullaOsta) -> Result<NaiveDate, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = Modulo::nuovo("passo_non_valido", "Il passo ha campi da correggere.");
    let data = modulo.giorno_passato("data", &passo.data, oggi);
    if passo.passo != "utilizza" && passo.nota.trim().is_empty() {
        modulo.sbagliato("nota", "Scrivi il motivo: resta nella storia");
    }
    let valido_al = tenuto.valido_al.as_deref().and_then(giorno);
    if passo.passo == "utilizza"
        && let Some((data, valido_al)) = data.zip(valido_al).filter(|(data, valido)| data > valido)
    {
        let messaggio = format!(
            "Il nulla osta valeva fino al {}: un'assunzione del {} ne vuole uno nuovo",
            tempo::breve(valido_al),
            tempo::breve(data)
        );
        modulo.sbagliato("data", messaggio);
    }
    modulo.fine()?;
    data.ok_or_else(|| Errore::dato("passo_non_valido", "Manca il giorno."))
}

/// The person was hired: job, movement of the workforce and state, then the iscrizione closes.
async fn assunta(ufficio: &Ufficio, tenuto: NullaOsta, passo: &PassoNullaOsta, data: NaiveDate) -> Result<(), Errore> {
    let scritti = dati(&tenuto)?;
    let datore: Datore = ufficio.archivio.leggi(&tenuto.datore_id).await?;
    let fine = (scritti.durata_mesi > 0)
        .then(|| data.checked_add_months(Months::new(scritti.durata_mesi)).and_then(|fine| fine.pred_opt()))
        .flatten();
    let tipo = if scritti.contratto == "indeterminato" { "indeterminato" } else { "determinato" };
    let visto = RapportoLavoro {
        persona_id: tenuto.persona_id.clone(),
        datore: datore.denominazione.clone(),
        codice_fiscale_datore: datore.codice_fiscale.clone(),
        tipo: tipo.to_owned(),
        dal: data.to_string(),
        al: fine.map(|fine| fine.to_string()).unwrap_or_default(),
        ore: scritti.ore.clone(),
        ore_contratto: scritti.ore_contratto.clone(),
        mansione: scritti.mansione.clone(),
        nulla_osta_id: tenuto.id.clone(),
        ..RapportoLavoro::default()
    };
    let rapporto = Rapporto {
        id: String::new(),
        persona_id: tenuto.persona_id.clone(),
        datore_id: Some(datore.id.clone()),
        tipo: tipo.to_owned(),
        dal: data.to_string(),
        al: fine.map(|fine| fine.to_string()),
        nulla_osta_id: Some(tenuto.id.clone()),
        dati: crate::verifiche::json(&visto)?,
        versione: 0,
    };
    let persona: Persona = ufficio.archivio.leggi(&tenuto.persona_id).await?;
    let movimento = Movimento {
        fino_al: fine.map(|fine| fine.to_string()),
        elenco: tenuto.elenco.clone(),
        ore: Some(scritti.ore.clone()),
        ore_contratto: Some(scritti.ore_contratto.clone()),
        lavoratore: Some(persona.codice_fiscale),
        origine: "nulla_osta".to_owned(),
        origine_id: tenuto.id.clone(),
        ..Movimento::nuovo(&datore.id, TipoMovimento::Assunzione, &tenuto.provincia, &data.to_string())
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.inserisci(rapporto).await?;
    scrittura.inserisci(movimento).await?;
    let persona_id = tenuto.persona_id.clone();
    let elenco = tenuto.elenco.clone();
    let usato = NullaOsta { stato: StatoNullaOsta::Utilizzato, versione: passo.versione, ..tenuto };
    let usato = scrittura.salva(usato).await?;
    crate::convenzioni::segui_nulla_osta(ufficio, &mut scrittura, &usato, &scritti, Some((data, fine))).await?;
    crate::posizione::riverifica(ufficio, &mut scrittura, &datore.id).await?;
    scrittura.conferma().await?;
    chiudi_iscrizione(ufficio, &persona_id, &elenco, data).await
}

/// The iscrizione from which the person was hired closes the day before.
async fn chiudi_iscrizione(ufficio: &Ufficio, persona_id: &str, elenco: &str, data: NaiveDate) -> Result<(), Errore> {
    let Some(iscrizione) = in_corso(ufficio, persona_id, elenco).await? else { return Ok(()) };
    let passo = PassoIscrizione {
        id: iscrizione.id.clone(),
        versione: iscrizione.versione,
        passo: "cancella".to_owned(),
        data: data.to_string(),
        motivo: "avviamento".to_owned(),
        nota: "Assunzione con nulla osta".to_owned(),
        ..PassoIscrizione::default()
    };
    crate::iscrizioni::compi(ufficio, &passo).await
}

async fn in_corso(ufficio: &Ufficio, persona_id: &str, elenco: &str) -> Result<Option<Iscrizione>, Errore> {
    let tutte = ufficio.archivio.iscrizioni_della_persona(persona_id).await?;
    Ok(tutte
        .into_iter()
        .find(|uno| uno.elenco == elenco && matches!(uno.stato, StatoIscrizione::Aperta | StatoIscrizione::Sospesa)))
}

/// The hire fell through: everything goes back to where it was.
async fn mancata(ufficio: &Ufficio, tenuto: NullaOsta, passo: &PassoNullaOsta) -> Result<(), Errore> {
    let (persona_id, elenco) = (tenuto.persona_id.clone(), tenuto.elenco.clone());
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    togli_assunzione(ufficio, &mut scrittura, &tenuto).await?;
    let oggi = ufficio.orologio.oggi().to_string();
    let valido = tenuto.valido_al.as_deref().is_some_and(|valido_al| valido_al >= oggi.as_str());
    let stato = if valido { StatoNullaOsta::Rilasciato } else { StatoNullaOsta::Scaduto };
    let scritti = dati(&tenuto)?;
    let tornato = scrittura.salva(NullaOsta { stato, versione: passo.versione, ..tenuto }).await?;
    crate::convenzioni::segui_nulla_osta(ufficio, &mut scrittura, &tornato, &scritti, None).await?;
    scrittura.conferma().await?;
    riapri_iscrizione(ufficio, &persona_id, &elenco, passo.nota.trim()).await
}

/// Takes away the job and the movement that a hire made, and reckons the employer again.
async fn togli_assunzione(ufficio: &Ufficio, scrittura: &mut Scrittura, tenuto: &NullaOsta) -> Result<(), Errore> {
    if let Some(rapporto) = ufficio.archivio.rapporto_del_nulla_osta(&tenuto.id).await? {
        scrittura.elimina_rapporto(&rapporto.id).await?;
    }
    if let Some(movimento) = scrittura.movimento_di("nulla_osta", &tenuto.id).await? {
        scrittura.elimina_movimento(&movimento.id).await?;
        crate::posizione::riverifica(ufficio, scrittura, &tenuto.datore_id).await?;
    }
    Ok(())
}

async fn riapri_iscrizione(ufficio: &Ufficio, persona_id: &str, elenco: &str, nota: &str) -> Result<(), Errore> {
    if in_corso(ufficio, persona_id, elenco).await?.is_some() {
        return Ok(());
    }
    let tutte = ufficio.archivio.iscrizioni_della_persona(persona_id).await?;
    let chiusa = tutte
        .into_iter()
        .filter(|uno| uno.elenco == elenco && uno.motivo.as_deref() == Some("avviamento"))
        .max_by_key(|uno| uno.chiusa_il.clone());
    let Some(chiusa) = chiusa else { return Ok(()) };
    let passo = PassoIscrizione {
        id: chiusa.id.clone(),
        versione: chiusa.versione,
        passo: "riapri".to_owned(),
        data: ufficio.orologio.oggi().to_string(),
        nota: format!("Assunzione non avvenuta: {nota}"),
        ..PassoIscrizione::default()
    };
    crate::iscrizioni::compi(ufficio, &passo).await
}

/// The act was annulled: the request waits for an answer again, without what a hire had moved.
///
/// # Errors
/// If the archive refuses.
pub(crate) async fn riapri(ufficio: &Ufficio, scrittura: &mut Scrittura, tenuto: NullaOsta) -> Result<(), Errore> {
    togli_assunzione(ufficio, scrittura, &tenuto).await?;
    crate::convenzioni::svuota(ufficio, scrittura, "nulla_osta", &tenuto.id).await?;
    let riaperto = NullaOsta { stato: StatoNullaOsta::InIstruttoria, atto_id: None, valido_al: None, ..tenuto };
    scrittura.salva(riaperto).await?;
    Ok(())
}
