//! The yearly list (art. 8 c. 1-2 L. 68/1999): its form, its days, and what becomes of each of its people.

use super::Tenuto;
use super::esame::{Domanda, Situazione, parola};
use super::forma::CANALI;
use crate::api::{ChiediConferma, DatiAvviso, PropostaConferma, SalvaAvviso};
use crate::modulo::{Modulo, giorno, iso};
use crate::persone::{leggi_dati, nome_elenco};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use chrono::{Datelike, NaiveDate};
use mirato_domain::{Errore, Genere};
use mirato_norme::avviso::{
    CalendarioAvviso, Canale, Conferma, ConfermaArrivata, DateAnnuale, EsitoAdesione, Firma, IscrittoAnnuale,
    anno_reddito, calendario_annuale, riferimento_annuale, verifica_conferma,
};
use mirato_norme::graduatoria::{Criteri, Dato};
use mirato_store::{Avviso, Iscrizione, StatoAvviso};

/// By which law a yearly list is formed, as the archive keeps it.
pub(crate) const BASE: &str = "annuale";
/// Lists of which one is formed every year.
const ELENCHI: [&str; 2] = ["art8", "art18"];

/// The form as the archive keeps it, every field that is wrong named.
///
/// # Errors
/// `avviso_non_valido` with its fields; `elenco_annuale_doppio`.
pub(super) async fn controlla(ufficio: &Ufficio, salva: &SalvaAvviso) -> Result<Avviso, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = Modulo::nuovo("avviso_non_valido", "L'elenco annuale ha campi da correggere.");
    let scritti = &salva.dati;
    let anno = i32::try_from(scritti.anno).unwrap_or_default();
    if !(2000..=oggi.year() + 1).contains(&anno) {
        modulo.sbagliato("anno", "Scrivi l'anno dell'elenco: quello in corso, o il prossimo");
    }
    if !ELENCHI.contains(&scritti.elenco.as_str()) {
        modulo.sbagliato("elenco", "L'elenco annuale è quello dell'art. 8 o dell'art. 18: scegline uno");
    }
    let come = modulo.testo("come", &scritti.come, "Scrivi come si conferma");
    if scritti.canali.is_empty() || scritti.canali.iter().any(|canale| !CANALI.contains(&canale.as_str())) {
        modulo.sbagliato("canali", "Scegli come può arrivare la conferma");
    }
    super::forma::tabella(&mut modulo, &scritti.criteri, &crate::criteri::tabelle(ufficio).await?);
    let adesioni_dal = iso(modulo.giorno_se("adesioni_dal", &scritti.adesioni_dal));
    let adesioni_al = iso(modulo.giorno_se("adesioni_al", &scritti.adesioni_al));
    if !salva.id.is_empty() {
        let prima: Avviso = ufficio.archivio.leggi(&salva.id).await?;
        let altro = prima.annuale != Some(anno.into()) || prima.elenco.as_deref() != Some(scritti.elenco.as_str());
        if altro && !ufficio.archivio.conta_domande(&salva.id).await?.is_empty() {
            modulo.sbagliato("anno", "Le persone sono già raccolte: anno ed elenco non cambiano più");
        }
    }
    modulo.fine()?;
    let gia = ufficio.archivio.elenco_annuale(&scritti.elenco, anno.into()).await?;
    if gia.is_some_and(|gia| gia.id != salva.id) {
        let messaggio = format!("L'elenco {} del {anno} c'è già: aprilo.", nome_elenco(&scritti.elenco));
        return Err(Errore::stato("elenco_annuale_doppio", messaggio.clone()).con_campo("anno", messaggio));
    }
    let dati = DatiAvviso {
        base: BASE.to_owned(),
        anno: scritti.anno,
        elenco: scritti.elenco.clone(),
        profilo: format!("Elenco {}, anno {anno}", nome_elenco(&scritti.elenco)),
        canali: scritti.canali.clone(),
        come,
        criteri: scritti.criteri.clone(),
        richiesta_il: oggi.to_string(),
        requisiti_al: riferimento_annuale(anno)?.to_string(),
        adesioni_dal,
        adesioni_al,
        note: scritti.note.trim().to_owned(),
        ..DatiAvviso::default()
    };
    let giorni = calendario(ufficio, &dati)?;
    Ok(Avviso {
        id: salva.id.clone(),
        datore_id: None,
        anno: None,
        numero: None,
        base: BASE.to_owned(),
        elenco: Some(dati.elenco.clone()),
        profilo: dati.profilo.clone(),
        posti: 0,
        stato: StatoAvviso::Bozza,
        richiesta_il: dati.richiesta_il.clone(),
        adesioni_dal: giorni.adesioni_dal.to_string(),
        adesioni_al: giorni.adesioni_al.to_string(),
        scadenza: Some(giorni.adesioni_dal.to_string()),
        atto_id: None,
        criteri: dati.criteri.clone(),
        esiti_entro: None,
        annuale: Some(anno.into()),
        dati: Tenuto::nuovo(dati).json()?,
        versione: salva.versione,
    })
}

/// The days of a yearly list.
///
/// # Errors
/// `avviso_non_valido` if the days contradict one another; an error of a parameter.
pub(super) fn calendario(ufficio: &Ufficio, dati: &DatiAvviso) -> Result<CalendarioAvviso, Errore> {
    let date = DateAnnuale {
        anno: i32::try_from(dati.anno).unwrap_or_default(),
        avviso_il: giorno(&dati.pubblicato_il).unwrap_or_else(|| ufficio.orologio.oggi()),
        dal: giorno(&dati.adesioni_dal),
        al: giorno(&dati.adesioni_al),
    };
    Ok(calendario_annuale(&ufficio.leggi().parametri, &date)?)
}

/// Somebody of a yearly list, as the rules of the office look at it.
///
/// # Errors
/// An error of a parameter.
pub(crate) fn esamina(
    ufficio: &Ufficio,
    avviso: &Avviso,
    tenuto: &Tenuto,
    domanda: &Domanda,
) -> Result<EsitoAdesione, Errore> {
    let scritti = &domanda.modulo;
    let oggi = ufficio.orologio.oggi();
    let riferimento = tenuto.requisiti_al(avviso).unwrap_or(oggi);
    let conferma = Conferma {
        anno: riferimento.year() + 1,
        dal: giorno(&avviso.adesioni_dal).unwrap_or(oggi),
        al: giorno(&avviso.adesioni_al).unwrap_or(oggi),
        iscritto: domanda.situazione.as_ref().and_then(iscritto),
        canali_ammessi: tenuto.modulo.canali.iter().filter_map(|canale| parola(canale)).collect(),
        arrivata: giorno(&scritti.pervenuta_il).map(|il| ConfermaArrivata {
            il,
            canale: parola(&scritti.canale).unwrap_or(Canale::Pec),
            firma: parola(&scritti.firma).unwrap_or(Firma::Assente),
            documento_identita: scritti.documento_identita,
        }),
        serve: richieste(tenuto.criteri.as_ref(), riferimento).join(", "),
    };
    Ok(verifica_conferma(&ufficio.leggi().parametri, &conferma)?)
}

fn iscritto(situazione: &Situazione) -> Option<IscrittoAnnuale> {
    Some(IscrittoAnnuale {
        iscritto_dal: giorno(&situazione.iscritta_dal)?,
        anzianita_dal: giorno(&situazione.anzianita_dal),
        sospeso: situazione.sospesa,
        fino_al: giorno(&situazione.fino_al),
    })
}

/// What a confirmation says, by the table that gives the points.
pub(crate) fn richieste(criteri: Option<&Criteri>, riferimento: NaiveDate) -> Vec<String> {
    let guarda = |dato| criteri.is_none_or(|criteri| super::punteggio::guarda(criteri, dato));
    let anno = anno_reddito(riferimento);
    [
        (Dato::Reddito, format!("reddito personale lordo del {anno}, anche se è zero")),
        (Dato::Isee, "ISEE".to_owned()),
        (Dato::PersoneACarico, "persone a carico".to_owned()),
    ]
    .into_iter()
    .filter(|(dato, _)| guarda(*dato))
    .map(|(_, detto)| detto)
    .collect()
}

/// A registration as it was on the day that a yearly list shows.
///
/// # Errors
/// If the archive cannot be read.
pub(super) async fn situazione(
    ufficio: &Ufficio,
    iscrizione: &Iscrizione,
    al: NaiveDate,
) -> Result<Situazione, Errore> {
    // A history that contradicts itself gives no seniority: it is missing, and the ranking says so.
    let anzianita_dal = match crate::iscrizioni::anzianita_al(ufficio, iscrizione, al).await {
        Ok(anzianita) => anzianita.dal.to_string(),
        Err(errore) if errore.genere == Genere::Guasto => return Err(errore),
        Err(_) => String::new(),
    };
    Ok(Situazione {
        iscritta_dal: iscrizione.iscritta_dal.clone().unwrap_or_default(),
        anzianita_dal,
        sospesa: crate::iscrizioni::sospesa_al(iscrizione, al)?,
        fino_al: iscrizione.chiusa_il.clone().unwrap_or_default(),
    })
}

/// The same for one person; none for who was not in the list on the day.
///
/// # Errors
/// If the archive cannot be read.
pub(super) async fn situazione_della_persona(
    ufficio: &Ufficio,
    (avviso, tenuto): (&Avviso, &Tenuto),
    persona_id: &str,
) -> Result<Option<Situazione>, Errore> {
    let Some(al) = tenuto.requisiti_al(avviso) else { return Ok(None) };
    let scritto = al.to_string();
    let tutte = ufficio.archivio.iscrizioni_della_persona(persona_id).await?;
    let quel_giorno = tutte.iter().find(|una| {
        Some(&una.elenco) == avviso.elenco.as_ref()
            && una.iscritta_dal.as_ref().is_some_and(|dal| *dal <= scritto)
            && una.chiusa_il.as_ref().is_none_or(|fine| *fine >= scritto)
    });
    match quel_giorno {
        Some(iscrizione) => situazione(ufficio, iscrizione, al).await.map(Some),
        None => Ok(None),
    }
}

/// What the person's file already holds for the year of a list: only what was declared for it.
///
/// # Errors
/// `persona_sconosciuta`; `passo_non_ammesso` if the call is no yearly list.
pub async fn annuale_proposta(programma: &Programma, chiedi: ChiediConferma) -> Result<PropostaConferma, Errore> {
    let ufficio = programma.ufficio().await?;
    let avviso: Avviso = ufficio.archivio.leggi(&chiedi.avviso_id).await?;
    let al = Tenuto::leggi(&avviso)?.requisiti_al(&avviso).filter(|_| avviso.annuale.is_some());
    let al = al.ok_or_else(|| Errore::stato("passo_non_ammesso", "L'avviso non è un elenco annuale."))?;
    let persona = ufficio.archivio.persona_per_codice_fiscale(chiedi.codice_fiscale.trim()).await?;
    let messaggio = "Nessuna persona in archivio ha questo codice fiscale: controllalo.";
    let dati = leggi_dati(&persona.ok_or_else(|| Errore::dato("persona_sconosciuta", messaggio))?)?;
    let anno = u32::try_from(anno_reddito(al)).unwrap_or_default();
    let vale = |isee: &&crate::api::Isee| {
        giorno(&isee.valido_dal).is_some_and(|dal| dal <= al) && giorno(&isee.valido_al).is_some_and(|fine| fine >= al)
    };
    // Dependants declared before the year say nothing of it.
    let dichiarato = giorno(&dati.carico_dichiarato_il).filter(|il| il.year() >= al.year());
    Ok(PropostaConferma {
        anno_reddito: anno,
        reddito: dati.redditi.iter().find(|uno| uno.anno == anno).map(|uno| uno.importo.clone()).unwrap_or_default(),
        isee: dati.isee.iter().find(vale).map(|isee| isee.importo.clone()).unwrap_or_default(),
        persone_a_carico: if dichiarato.is_some() { dati.persone_a_carico } else { 0 },
        carico_dichiarato_il: iso(dichiarato),
    })
}
