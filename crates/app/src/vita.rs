//! Jobs, meetings and services of a person.

use crate::api::{EventoPersona, Niente, PerId, RapportoLavoro};
use crate::modulo::{Modulo, iso, pieno};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::{Evento, Rapporto};

const TIPI_EVENTO: [&str; 7] = ["colloquio", "tutoraggio", "servizio", "convocazione", "assenza", "rifiuto", "nota"];
const TIPI_RAPPORTO: [&str; 4] = ["indeterminato", "determinato", "autonomo", "tirocinio"];

/// Records an event.
///
/// # Errors
/// `evento_non_valido` with its fields; a stale save.
pub async fn evento_salva(programma: &Programma, nuovo: EventoPersona) -> Result<EventoPersona, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut modulo = Modulo::nuovo("evento_non_valido", "L'evento ha campi da correggere.");
    let data = modulo.giorno("data", &nuovo.data);
    let titolo = modulo.testo("titolo", &nuovo.titolo, "Scrivi che cosa è stato fatto");
    if !TIPI_EVENTO.contains(&nuovo.tipo.as_str()) {
        modulo
            .sbagliato("tipo", "Scegli il tipo: colloquio, tutoraggio, servizio, convocazione, assenza, rifiuto, nota");
    }
    modulo.fine()?;
    let record = Evento {
        id: nuovo.id.clone(),
        persona_id: nuovo.persona_id,
        data: iso(data),
        tipo: nuovo.tipo,
        titolo,
        testo: nuovo.testo.trim().to_owned(),
        versione: nuovo.versione,
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvato =
        if nuovo.id.is_empty() { scrittura.inserisci(record).await? } else { scrittura.salva(record).await? };
    scrittura.conferma().await?;
    Ok(evento(salvato))
}

fn evento(tenuto: Evento) -> EventoPersona {
    EventoPersona {
        id: tenuto.id,
        versione: tenuto.versione,
        persona_id: tenuto.persona_id,
        data: tenuto.data,
        tipo: tenuto.tipo,
        titolo: tenuto.titolo,
        testo: tenuto.testo,
    }
}

/// Takes an event away; the register remembers it.
///
/// # Errors
/// If it is not in the archive.
pub async fn evento_elimina(programma: &Programma, richiesta: PerId) -> Result<Niente, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.elimina_evento(&richiesta.id).await?;
    scrittura.conferma().await?;
    Ok(Niente {})
}

/// Records a job.
///
/// # Errors
/// `rapporto_non_valido` with its fields; a stale save.
pub async fn rapporto_salva(programma: &Programma, nuovo: RapportoLavoro) -> Result<RapportoLavoro, Errore> {
    let ufficio = programma.ufficio().await?;
    let record = controlla(&ufficio, &nuovo).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvato =
        if nuovo.id.is_empty() { scrittura.inserisci(record).await? } else { scrittura.salva(record).await? };
    scrittura.conferma().await?;
    rapporto(salvato)
}

async fn controlla(ufficio: &Ufficio, nuovo: &RapportoLavoro) -> Result<Rapporto, Errore> {
    let mut modulo = Modulo::nuovo("rapporto_non_valido", "Il rapporto di lavoro ha campi da correggere.");
    let mut letto = nuovo.clone();
    letto.datore = modulo.testo("datore", &nuovo.datore, "Scrivi il datore di lavoro");
    if !TIPI_RAPPORTO.contains(&nuovo.tipo.as_str()) {
        modulo.sbagliato("tipo", "Scegli il tipo: indeterminato, determinato, autonomo, tirocinio");
    }
    let dal = modulo.giorno("dal", &nuovo.dal);
    let al = modulo.giorno_se("al", &nuovo.al);
    if dal.zip(al).is_some_and(|(dal, al)| al < dal) {
        modulo.sbagliato("al", "Il lavoro finisce prima di cominciare: correggi le date");
    }
    if nuovo.tipo == "determinato" && al.is_none() {
        modulo.sbagliato("al", "Un contratto a termine ha un ultimo giorno: scrivilo");
    }
    if !nuovo.ore.trim().is_empty() {
        letto.ore = modulo.ore("ore", &nuovo.ore).map_or(String::new(), |ore| ore.to_string());
    }
    if !nuovo.ore_contratto.trim().is_empty() {
        letto.ore_contratto =
            modulo.ore("ore_contratto", &nuovo.ore_contratto).map_or(String::new(), |o| o.to_string());
    }
    if !nuovo.reddito_annuo.trim().is_empty() {
        let importo = modulo.euro("reddito_annuo", &nuovo.reddito_annuo);
        letto.reddito_annuo = importo.map_or(String::new(), |euro| euro.to_string());
    }
    modulo.fine()?;
    (letto.dal, letto.al) = (iso(dal), iso(al));
    let datore = match pieno(&letto.codice_fiscale_datore) {
        Some(codice) => ufficio.archivio.datore_per_codice_fiscale(&codice.to_uppercase()).await?,
        None => None,
    };
    Ok(Rapporto {
        id: nuovo.id.clone(),
        persona_id: nuovo.persona_id.clone(),
        datore_id: datore.map(|datore| datore.id),
        tipo: letto.tipo.clone(),
        dal: letto.dal.clone(),
        al: pieno(&letto.al),
        nulla_osta_id: pieno(&letto.nulla_osta_id),
        dati: crate::verifiche::json(&letto)?,
        versione: nuovo.versione,
    })
}

/// A job as the window shows it.
///
/// # Errors
/// `dato_illeggibile`.
pub(crate) fn rapporto(tenuto: Rapporto) -> Result<RapportoLavoro, Errore> {
    let dati: RapportoLavoro = crate::verifiche::leggi(&tenuto.dati, "Il rapporto di lavoro")?;
    Ok(RapportoLavoro {
        id: tenuto.id,
        versione: tenuto.versione,
        persona_id: tenuto.persona_id,
        dal: tenuto.dal,
        al: tenuto.al.unwrap_or_default(),
        nulla_osta_id: tenuto.nulla_osta_id.unwrap_or_default(),
        ..dati
    })
}

/// Takes a job away; the register remembers it.
///
/// # Errors
/// If it is not in the archive.
pub async fn rapporto_elimina(programma: &Programma, richiesta: PerId) -> Result<Niente, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.elimina_rapporto(&richiesta.id).await?;
    scrittura.conferma().await?;
    Ok(Niente {})
}

/// A person's jobs, the latest first.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn rapporti(ufficio: &Ufficio, persona_id: &str) -> Result<Vec<RapportoLavoro>, Errore> {
    ufficio.archivio.rapporti(persona_id).await?.into_iter().map(rapporto).collect()
}

/// A person's events, the latest first.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn eventi(ufficio: &Ufficio, persona_id: &str) -> Result<Vec<EventoPersona>, Errore> {
    Ok(ufficio.archivio.eventi(persona_id).await?.into_iter().map(evento).collect())
}
