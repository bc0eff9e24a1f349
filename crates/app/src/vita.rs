//! Jobs, meetings and services of a person.

use crate::api::{EventoPersona, Niente, PerId, RapportoLavoro};
use crate::assunzioni::FineRapporto;
use crate::convenzioni::{self, Tirocinio};
use crate::modulo::{Modulo, giorno, iso, pieno};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_norme::l68_1999::art11_convenzioni::MotivoUscita;
use mirato_store::{Evento, Persona, Rapporto, Scrittura};

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

/// Records a job: where it began with a hire of ours, or is a placement that an agreement provides for, workforce
/// and plan follow it.
///
/// # Errors
/// `rapporto_non_valido` with its fields; `convenzione_senza_riga`; a stale save.
pub async fn rapporto_salva(programma: &Programma, nuovo: RapportoLavoro) -> Result<RapportoLavoro, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvato = registra(&ufficio, &mut scrittura, &nuovo, None).await?;
    scrittura.conferma().await?;
    rapporto(salvato)
}

/// As [`rapporto_salva`], in a transaction that moves other things with it; a placement may name its row.
///
/// # Errors
/// As [`rapporto_salva`].
pub(crate) async fn registra(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    nuovo: &RapportoLavoro,
    riga: Option<u32>,
) -> Result<Rapporto, Errore> {
    let record = controlla(ufficio, nuovo).await?;
    if record.id.is_empty() {
        let salvato = scrittura.inserisci(record).await?;
        segui_tirocinio(ufficio, scrittura, &salvato, riga).await?;
        return Ok(salvato);
    }
    let prima: Rapporto = scrittura.leggi(&record.id).await?;
    let salvato = scrittura.salva(record).await?;
    segui_tirocinio(ufficio, scrittura, &salvato, riga).await?;
    segui_fine(ufficio, scrittura, &prima, &salvato).await?;
    Ok(salvato)
}

async fn segui_tirocinio(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    salvato: &Rapporto,
    riga: Option<u32>,
) -> Result<(), Errore> {
    let visto = rapporto(salvato.clone())?;
    let estremi = if visto.tipo == "tirocinio" { visto.convenzione.trim() } else { "" };
    convenzioni::segui_tirocinio(ufficio, scrittura, Tirocinio { rapporto: salvato, estremi, riga }).await
}

/// The end of a job that began with a hire of ours ends the hire too, with its ground.
async fn segui_fine(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    prima: &Rapporto,
    dopo: &Rapporto,
) -> Result<(), Errore> {
    let Some((origine, origine_id)) = assunzione(ufficio, scrittura, prima).await? else { return Ok(()) };
    let visto = rapporto(dopo.clone())?;
    if prima.al == dopo.al && rapporto(prima.clone())?.cessazione == visto.cessazione {
        return Ok(());
    }
    let al = dopo.al.as_deref().and_then(giorno);
    let motivo = motivo(&visto.cessazione);
    let nel_piano = scrittura.inserimento_di(&origine, &origine_id).await?.is_some();
    if nel_piano && motivo.is_none() && al.is_some_and(|il| il <= ufficio.orologio.oggi()) {
        let messaggio = "Il lavoro copre una riga di una convenzione: scrivi come è finito";
        return Err(Errore::dato("rapporto_non_valido", "Il rapporto di lavoro ha campi da correggere.")
            .con_campo("cessazione", messaggio));
    }
    let fine = FineRapporto { origine: (&origine, &origine_id), al, motivo, nota: "" };
    fine.registra(ufficio, scrittura).await
}

/// The hire of ours that a job began with: by a nulla osta, or from a ranking.
async fn assunzione(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    rapporto: &Rapporto,
) -> Result<Option<(String, String)>, Errore> {
    if let Some(nulla_osta_id) = &rapporto.nulla_osta_id {
        return Ok(Some(("nulla_osta".to_owned(), nulla_osta_id.clone())));
    }
    let Some(datore_id) = &rapporto.datore_id else { return Ok(None) };
    let persona: Persona = ufficio.archivio.leggi(&rapporto.persona_id).await?;
    let movimenti = scrittura.movimenti(datore_id).await?;
    let suo = movimenti.into_iter().find(|movimento| {
        movimento.origine == "avviso"
            && movimento.data == rapporto.dal
            && movimento.lavoratore.as_deref() == Some(&persona.codice_fiscale)
    });
    Ok(suo.map(|movimento| (movimento.origine, movimento.origine_id)))
}

/// Writes the end of a job that was typed elsewhere.
///
/// # Errors
/// `dato_illeggibile`; if the archive refuses.
pub(crate) async fn finisci(
    scrittura: &mut Scrittura,
    tenuto: Rapporto,
    il: NaiveDate,
    motivo: MotivoUscita,
) -> Result<(), Errore> {
    let visto = RapportoLavoro {
        al: il.to_string(),
        cessazione: parola_cessazione(motivo).to_owned(),
        ..rapporto(tenuto.clone())?
    };
    scrittura.salva(Rapporto { al: Some(il.to_string()), dati: crate::verifiche::json(&visto)?, ..tenuto }).await?;
    Ok(())
}

/// The ground of an end, as the law of the agreements names it.
fn motivo(cessazione: &str) -> Option<MotivoUscita> {
    Some(match cessazione {
        "scadenza" => MotivoUscita::FineTermine,
        "dimissioni" => MotivoUscita::Dimissioni,
        "licenziamento" => MotivoUscita::LicenziamentoDisciplinare,
        "riduzione_personale" => MotivoUscita::LicenziamentoOggettivo,
        "prova" => MotivoUscita::ProvaNonSuperata,
        "prova_menomazione" => MotivoUscita::ProvaNonSuperataPerMenomazione,
        "altro" => MotivoUscita::CessazioneNaturale,
        _ => return None,
    })
}

const fn parola_cessazione(motivo: MotivoUscita) -> &'static str {
    match motivo {
        MotivoUscita::FineTermine | MotivoUscita::NonAssunta => "scadenza",
        MotivoUscita::Dimissioni => "dimissioni",
        MotivoUscita::LicenziamentoDisciplinare => "licenziamento",
        MotivoUscita::LicenziamentoOggettivo => "riduzione_personale",
        MotivoUscita::ProvaNonSuperata => "prova",
        MotivoUscita::ProvaNonSuperataPerMenomazione => "prova_menomazione",
        MotivoUscita::CessazioneNaturale => "altro",
    }
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
    if !nuovo.cessazione.is_empty() && motivo(&nuovo.cessazione).is_none() {
        modulo.sbagliato("cessazione", "Scegli come è finito");
    }
    if !nuovo.cessazione.is_empty() && nuovo.al.trim().is_empty() {
        modulo.sbagliato("al", "Il lavoro è finito: scrivi l'ultimo giorno");
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

/// Takes a job away, and with a placement the row it takes; the register remembers it.
///
/// # Errors
/// `rapporto_di_un_avviamento` for the job that a hire of ours began; if it is not in the archive.
pub async fn rapporto_elimina(programma: &Programma, richiesta: PerId) -> Result<Niente, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let tenuto: Rapporto = scrittura.leggi(&richiesta.id).await?;
    if assunzione(&ufficio, &mut scrittura, &tenuto).await?.is_some() {
        let messaggio = "Il lavoro viene da un nulla osta o da una graduatoria: se è finito scrivi l'ultimo giorno; \
             se l'assunzione non è avvenuta, registralo lì.";
        return Err(Errore::stato("rapporto_di_un_avviamento", messaggio));
    }
    convenzioni::svuota(&ufficio, &mut scrittura, "rapporto", &tenuto.id).await?;
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
