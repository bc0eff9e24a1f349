//! A training placement recorded from the page of the agreement that provides for it.

use super::dati::Carico;
use super::passi::modulo_passo;
use super::scheda;
use crate::api::{RapportoLavoro, SchedaConvenzione, TirocinioConvenzione};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::{Convenzione, Datore};

/// Records a placement: a job on the person's page, and the row it takes until its last day.
///
/// # Errors
/// `passo_non_valido` with its fields; `passo_non_ammesso`; `convenzione_senza_riga`; a stale save.
pub async fn convenzione_tirocinio(
    programma: &Programma,
    nuovo: TirocinioConvenzione,
) -> Result<SchedaConvenzione, Errore> {
    let ufficio = programma.ufficio().await?;
    registra(&ufficio, &nuovo).await?;
    scheda::scheda(&ufficio, &nuovo.id).await
}

async fn registra(ufficio: &Ufficio, nuovo: &TirocinioConvenzione) -> Result<(), Errore> {
    let carico = Carico::leggi(&ufficio.archivio, &nuovo.id).await?;
    let riga = carico.righe.iter().find(|riga| super::dati::intero(riga.numero) == nuovo.numero);
    let Some(riga) = riga.filter(|riga| riga.modo == "tirocinio" && carico.convenzione.stato.in_corso()) else {
        let messaggio = "Questa riga non prevede un tirocinio, o la convenzione non è in corso: aggiorna la pagina.";
        return Err(Errore::stato("passo_non_ammesso", messaggio));
    };
    let mut modulo = modulo_passo();
    let codice = modulo.codice_fiscale("codice_fiscale_persona", &nuovo.codice_fiscale_persona);
    let persona = match &codice {
        Some(codice) => ufficio.archivio.persona_per_codice_fiscale(codice.as_str()).await?,
        None => None,
    };
    if codice.is_some() && persona.is_none() {
        modulo.sbagliato("codice_fiscale_persona", "La persona non è in archivio: registrala fra le persone");
    }
    let (dal, al) = (modulo.giorno("dal", &nuovo.dal), modulo.giorno("al", &nuovo.al));
    if dal.zip(al).is_some_and(|(dal, al)| al < dal) {
        modulo.sbagliato("al", "Il tirocinio finisce prima di cominciare: correggi le date");
    }
    modulo.fine()?;
    let (Some(persona), Some((dal, al))) = (persona, dal.zip(al)) else {
        return Err(Errore::dato("passo_non_valido", "Il passo ha campi da correggere."));
    };
    let datore: Datore = ufficio.archivio.leggi(&carico.convenzione.datore_id).await?;
    let visto = RapportoLavoro {
        persona_id: persona.id,
        datore: datore.denominazione,
        codice_fiscale_datore: datore.codice_fiscale,
        tipo: "tirocinio".to_owned(),
        dal: dal.to_string(),
        al: al.to_string(),
        mansione: riga.profilo.clone(),
        convenzione: carico.convenzione.estremi.clone().unwrap_or_default(),
        ..RapportoLavoro::default()
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    // The version asked for is that of the page: a colleague's change stops the step.
    scrittura.salva(Convenzione { versione: nuovo.versione, ..carico.convenzione }).await?;
    crate::vita::registra(ufficio, &mut scrittura, &visto, Some(nuovo.numero)).await?;
    scrittura.conferma().await?;
    Ok(())
}
