//! What follows a request: refusal, use, withdrawal, a hire that falls through. On a hire the person's
//! iscrizione, the employer's workforce and the request move together, and move back together.

use super::esame::deciso;
use super::istruttoria::istruisci;
use super::{dati, scheda};
use crate::api::{PassoIscrizione, PassoNullaOsta, SchedaNullaOsta};
use crate::assunzioni::{Assunzione, chiudi_iscrizione, in_corso};
use crate::modulo::{Modulo, giorno};
use crate::programma::Programma;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_store::{Datore, NullaOsta, Scrittura, StatoNullaOsta};

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
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let assunzione = Assunzione {
        persona_id: &tenuto.persona_id,
        datore: &datore,
        provincia: &tenuto.provincia,
        elenco: Some(&tenuto.elenco),
        contratto: &scritti.contratto,
        durata_mesi: scritti.durata_mesi,
        ore: (&scritti.ore, &scritti.ore_contratto),
        mansione: &scritti.mansione,
        data,
        origine: ("nulla_osta", tenuto.id.clone()),
    };
    let fine = assunzione.registra(ufficio, &mut scrittura).await?;
    let persona_id = tenuto.persona_id.clone();
    let elenco = tenuto.elenco.clone();
    let usato = NullaOsta { stato: StatoNullaOsta::Utilizzato, versione: passo.versione, ..tenuto };
    let usato = scrittura.salva(usato).await?;
    crate::convenzioni::segui_nulla_osta(ufficio, &mut scrittura, &usato, &scritti, Some((data, fine))).await?;
    crate::posizione::riverifica(ufficio, &mut scrittura, &datore.id).await?;
    chiudi_iscrizione(ufficio, &mut scrittura, &persona_id, &elenco, data, "Assunzione con nulla osta").await?;
    scrittura.conferma().await?;
    Ok(())
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
    riapri_iscrizione(ufficio, &mut scrittura, &persona_id, &elenco, passo.nota.trim()).await?;
    scrittura.conferma().await?;
    Ok(())
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

async fn riapri_iscrizione(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    persona_id: &str,
    elenco: &str,
    nota: &str,
) -> Result<(), Errore> {
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
    crate::iscrizioni::compi_in(ufficio, scrittura, &passo).await
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
