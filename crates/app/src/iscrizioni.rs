//! Iscrizioni: work list, application, steps.

mod esame;
mod passi;
mod scheda;

pub(crate) use esame::{Tenuta, cittadinanza, province, riesamina};
pub use passi::iscrizione_passo;
pub(crate) use passi::{compi, compi_in};
pub(crate) use scheda::{anzianita_al, della_persona, motivo_in_parole, riga, sospesa_al};

use crate::api::{
    DatiIscrizione, ElencoIscrizioni, EsportaIscrizioni, FileScritto, FiltroIscrizioni, PerId, RigaIscrizione,
    SalvaIscrizione, SchedaIscrizione,
};
use crate::filtri;
use crate::modulo::{Modulo, iso, pieno};
use crate::programma::Programma;
use crate::stati::conta;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Elenco, Errore};
use mirato_norme::l241_1990::termini::{Procedimento, RichiestaTermine, termine};
use mirato_store::{Iscrizione, IscrizioneInElenco, Persona, StatoIscrizione};

/// The work list.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn iscrizioni(programma: &Programma, filtro: FiltroIscrizioni) -> Result<ElencoIscrizioni, Errore> {
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    elenco(&*programma.ufficio().await?, &filtro, quanti, da).await
}

/// A page of the work list.
///
/// # Errors
/// As [`iscrizioni`].
pub(crate) async fn elenco(
    ufficio: &Ufficio,
    filtro: &FiltroIscrizioni,
    quanti: u32,
    da: u32,
) -> Result<ElencoIscrizioni, Errore> {
    let oggi = ufficio.orologio.oggi();
    let (filtro_archivio, colonna, direzione) = filtri::iscrizioni(filtro, oggi)?;
    let pagina = ufficio.archivio.elenco_iscrizioni(&filtro_archivio, colonna, direzione, quanti, da).await?;
    let righe = pagina.righe.into_iter().map(|riga| scheda::riga(riga, oggi)).collect();
    Ok(ElencoIscrizioni { totale: conta(pagina.totale), righe })
}

/// Every row of a filter, in its order.
///
/// # Errors
/// As [`iscrizioni`].
pub(crate) async fn tutte(ufficio: &Ufficio, filtro: &FiltroIscrizioni) -> Result<Vec<RigaIscrizione>, Errore> {
    crate::filtri::tutte(|da| {
        let pagina = elenco(ufficio, filtro, 500, da);
        async move { Ok(pagina.await?.righe) }
    })
    .await
}

/// Writes the list as it is seen.
///
/// # Errors
/// `file_non_scritto`.
pub async fn iscrizioni_esporta(programma: &Programma, richiesta: EsportaIscrizioni) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let righe = tutte(&ufficio, &richiesta.filtro).await?;
    crate::esporta::iscrizioni(&ufficio, richiesta, &righe).await
}

/// An iscrizione's page.
///
/// # Errors
/// If it is not in the archive.
pub async fn iscrizione(programma: &Programma, richiesta: PerId) -> Result<SchedaIscrizione, Errore> {
    scheda::scheda(&*programma.ufficio().await?, &richiesta.id).await
}

/// Saves an application, or corrects what an iscrizione holds. With the sealed part unlocked the
/// requirements are examined again.
///
/// # Errors
/// `iscrizione_non_valida` with its fields; `gia_iscritta`; a stale save.
pub async fn iscrizione_salva(programma: &Programma, salva: SalvaIscrizione) -> Result<SchedaIscrizione, Errore> {
    let ufficio = programma.ufficio().await?;
    let id = registra(&ufficio, salva).await?;
    scheda::scheda(&ufficio, &id).await
}

/// As [`iscrizione_salva`], for an office at hand; the id of the record.
///
/// # Errors
/// As [`iscrizione_salva`].
pub(crate) async fn registra(ufficio: &Ufficio, salva: SalvaIscrizione) -> Result<String, Errore> {
    let oggi = ufficio.orologio.oggi();
    let (dati, richiesta_il, elenco) = controlla(&salva.dati, oggi)?;
    let persona: Persona = ufficio.archivio.leggi(&dati.persona_id).await?;
    let (prima, tenuta) = if salva.id.is_empty() {
        (None, Tenuta::nuova(dati))
    } else {
        let prima: Iscrizione = ufficio.archivio.leggi(&salva.id).await?;
        let tenuta = Tenuta { domanda: dati, ..Tenuta::leggi(&prima)? };
        (Some(prima), tenuta)
    };
    let scadenza =
        RichiestaTermine { procedimento: Procedimento::Iscrizione, avvio: richiesta_il, sospensioni: Vec::new() };
    let scadenza = termine(&ufficio.leggi().parametri, &scadenza)?.scadenza;
    let record = match prima {
        None => Iscrizione {
            id: String::new(),
            persona_id: persona.id.clone(),
            elenco: elenco.codice().to_owned(),
            anno: None,
            numero: None,
            stato: StatoIscrizione::Domanda,
            richiesta_il: richiesta_il.to_string(),
            iscritta_dal: None,
            anzianita_dal: None,
            sospesa_fino_al: None,
            chiusa_il: None,
            motivo: None,
            scadenza: Some(scadenza.to_string()),
            documenti_mancanti: 0,
            dati: tenuta.json()?,
            versione: 0,
        },
        Some(prima) => Iscrizione {
            anzianita_dal: pieno(&tenuta.domanda.anzianita_dal).or_else(|| prima.anzianita_dal.clone()),
            richiesta_il: richiesta_il.to_string(),
            scadenza: (prima.stato == StatoIscrizione::Domanda).then(|| scadenza.to_string()),
            dati: tenuta.json()?,
            versione: salva.versione,
            ..prima
        },
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvata = if record.id.is_empty() {
        scrittura.inserisci(record).await.map_err(|errore| match errore {
            mirato_store::StoreError::Doppio(_) => Errore::stato(
                "gia_iscritta",
                format!("La persona è già nell'{}: apri quell'iscrizione.", elenco.nome().to_lowercase()),
            ),
            altro => altro.into(),
        })?
    } else {
        scrittura.salva(record).await?
    };
    scrittura.conferma().await?;
    if let Some(chiave) = ufficio.chiave_fascicoli() {
        let motivo = "esame della domanda di iscrizione";
        let (fascicolo, versione) = crate::fascicolo::apri(ufficio, &persona.id, &chiave, motivo).await?;
        if versione > 0 {
            riesamina(ufficio, &persona.id, &fascicolo).await?;
        }
    }
    Ok(salvata.id)
}

fn controlla(dati: &DatiIscrizione, oggi: NaiveDate) -> Result<(DatiIscrizione, NaiveDate, Elenco), Errore> {
    let mut modulo = Modulo::nuovo("iscrizione_non_valida", "L'iscrizione ha campi da correggere.");
    let mut letti = dati.clone();
    let elenco = dati.elenco.parse::<Elenco>().map_err(|motivo| modulo.sbagliato("elenco", motivo)).ok();
    if !["prima", "reiscrizione", "trasferimento"].contains(&dati.ingresso.as_str()) {
        modulo.sbagliato("ingresso", "Scegli come entra: prima iscrizione, reiscrizione o trasferimento");
    }
    let richiesta_il = modulo.giorno_passato("richiesta_il", &dati.richiesta_il, oggi);
    if dati.ingresso == "trasferimento" && dati.provenienza.trim().is_empty() {
        modulo.sbagliato("provenienza", "Scrivi da quale ufficio viene");
    }
    if pieno(&dati.anzianita_dal).is_some() {
        letti.anzianita_dal = iso(modulo.giorno_passato("anzianita_dal", &dati.anzianita_dal, oggi));
        if dati.anzianita_motivo.trim().is_empty() {
            modulo.sbagliato("anzianita_motivo", "Scrivi perché l'anzianità parte da un altro giorno");
        }
    }
    for (posto, documento) in letti.documenti.iter_mut().enumerate() {
        let campo = |nome: &str| format!("documenti[{posto}].{nome}");
        if pieno(&documento.consegnato_il).is_some() {
            let giorno = modulo.giorno_passato(&campo("consegnato_il"), &documento.consegnato_il, oggi);
            documento.consegnato_il = iso(giorno);
        }
        documento.scade_il = iso(modulo.giorno_se(&campo("scade_il"), &documento.scade_il));
    }
    modulo.fine()?;
    match (elenco, richiesta_il) {
        (Some(elenco), Some(richiesta_il)) => {
            letti.richiesta_il = richiesta_il.to_string();
            Ok((letti, richiesta_il, elenco))
        }
        _ => Err(Errore::dato("iscrizione_non_valida", "L'iscrizione ha campi da correggere.")),
    }
}

/// A row from the record of one iscrizione and its person.
pub(crate) fn in_elenco(iscrizione: &Iscrizione, persona: &Persona) -> IscrizioneInElenco {
    IscrizioneInElenco {
        id: iscrizione.id.clone(),
        persona_id: persona.id.clone(),
        cognome: persona.cognome.clone(),
        nome: persona.nome.clone(),
        codice_fiscale: persona.codice_fiscale.clone(),
        elenco: iscrizione.elenco.clone(),
        anno: iscrizione.anno,
        numero: iscrizione.numero,
        stato: iscrizione.stato.as_str().to_owned(),
        richiesta_il: iscrizione.richiesta_il.clone(),
        iscritta_dal: iscrizione.iscritta_dal.clone(),
        anzianita_dal: iscrizione.anzianita_dal.clone(),
        sospesa_fino_al: iscrizione.sospesa_fino_al.clone(),
        chiusa_il: iscrizione.chiusa_il.clone(),
        motivo: iscrizione.motivo.clone(),
        scadenza: iscrizione.scadenza.clone(),
        documenti_mancanti: iscrizione.documenti_mancanti,
    }
}
