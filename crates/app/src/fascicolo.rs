//! The sealed health part of a person: opened with a reason, saved, judged against the law.

use crate::api::{
    AccertamentoSanitario, ApriFascicolo, DatiFascicolo, Fascicolo, Niente, RequisitoCategoria, SalvaFascicolo,
    VoceTabella,
};
use crate::modulo::{Modulo, iso, pieno};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Accertamento, Elenco, Errore, TipoAccertamento};
use mirato_norme::l68_1999::art01_beneficiari::{EsitoRequisito, categorie, requisito_categoria};
use mirato_store::ChiaveFascicoli;
use std::collections::BTreeMap;

/// Opens a person's sealed part: who and why go in the register.
///
/// # Errors
/// `motivo_mancante`; `fascicolo_chiuso` without the word; `parola_fascicoli_errata`, `non_abilitato`.
pub async fn fascicolo_apri(programma: &Programma, richiesta: ApriFascicolo) -> Result<Fascicolo, Errore> {
    let ufficio = programma.ufficio().await?;
    let chiave = sblocca(&ufficio, &richiesta.motivo, &richiesta.parola).await?;
    aperto(&ufficio, richiesta.persona_id, &chiave, richiesta.motivo.trim()).await
}

/// A person's sealed part as its page shows it, with the trace in the register.
///
/// # Errors
/// As [`apri`].
pub(crate) async fn aperto(
    ufficio: &Ufficio,
    persona_id: String,
    chiave: &ChiaveFascicoli,
    motivo: &str,
) -> Result<Fascicolo, Errore> {
    let (dati, versione) = apri(ufficio, &persona_id, chiave, motivo).await?;
    mostra(ufficio, persona_id, versione, dati)
}

/// The key, for a reason: that of this session, or the one that the word unlocks.
///
/// # Errors
/// `motivo_mancante`; `fascicolo_chiuso` without the word; `parola_fascicoli_errata`, `non_abilitato`.
pub(crate) async fn sblocca(ufficio: &Ufficio, motivo: &str, parola: &str) -> Result<ChiaveFascicoli, Errore> {
    if motivo.trim().is_empty() {
        let messaggio = "Scrivi perché apri i dati sanitari: resta nel registro degli accessi.";
        return Err(Errore::dato("motivo_mancante", messaggio).con_campo("motivo", messaggio));
    }
    match pieno(parola) {
        Some(_) => Ok(ufficio.sblocca_fascicoli(parola).await?),
        None => chiave(ufficio),
    }
}

/// The key of this session.
///
/// # Errors
/// `fascicolo_chiuso`.
pub(crate) fn chiave(ufficio: &Ufficio) -> Result<ChiaveFascicoli, Errore> {
    ufficio.chiave_fascicoli().ok_or_else(|| {
        Errore::stato("fascicolo_chiuso", "I dati sanitari sono chiusi: scrivi il motivo e la tua parola per aprirli.")
    })
}

/// What is sealed about a person, with the trace in the register; the empty form if there is nothing.
///
/// # Errors
/// `archivio_danneggiato` if the part is not that person's.
pub(crate) async fn apri(
    ufficio: &Ufficio,
    persona_id: &str,
    chiave: &ChiaveFascicoli,
    motivo: &str,
) -> Result<(DatiFascicolo, i64), Errore> {
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let aperto = scrittura.apri_fascicolo(persona_id, chiave, motivo).await?;
    scrittura.conferma().await?;
    let Some((dati, versione)) = aperto else { return Ok((DatiFascicolo::default(), 0)) };
    Ok((leggi(dati)?, versione))
}

/// How many sealed parts are opened in one transaction.
const APERTI_INSIEME: usize = 50;

/// The sealed parts of many people, by person, each opening in the register; those without one are absent.
///
/// # Errors
/// As [`apri`].
pub(crate) async fn di_molte(
    ufficio: &Ufficio,
    persone: &[String],
    chiave: &ChiaveFascicoli,
    motivo: &str,
) -> Result<BTreeMap<String, DatiFascicolo>, Errore> {
    let mut tutti = BTreeMap::new();
    for gruppo in persone.chunks(APERTI_INSIEME) {
        let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
        let aperti = scrittura.apri_fascicoli(gruppo, chiave, motivo).await?;
        scrittura.conferma().await?;
        for (persona_id, valore) in aperti {
            tutti.insert(persona_id, leggi(valore)?);
        }
    }
    Ok(tutti)
}

/// What was sealed, as its form.
///
/// # Errors
/// `dato_illeggibile`.
pub(crate) fn leggi(valore: serde_json::Value) -> Result<DatiFascicolo, Errore> {
    // The error names a field and its kind, never a value.
    serde_json::from_value(valore).map_err(|_| {
        Errore::guasto("dato_illeggibile", "Il fascicolo sanitario non si legge: l'ha scritto un programma più nuovo.")
    })
}

fn mostra(ufficio: &Ufficio, persona_id: String, versione: i64, dati: DatiFascicolo) -> Result<Fascicolo, Errore> {
    let oggi = ufficio.orologio.oggi();
    let parametri = &ufficio.leggi().parametri;
    let categorie = categorie(parametri, oggi)?
        .into_iter()
        .map(|categoria| VoceTabella {
            codice: categoria.codice,
            nome: categoria.nome,
            gruppo: categoria.elenco.codice().to_owned(),
            fonte: categoria.citazione.testo,
        })
        .collect();
    let capacita = tabella_capacita(ufficio)?;
    let requisiti = requisiti(ufficio, &dati, oggi)?;
    Ok(Fascicolo { persona_id, versione, requisiti, categorie, capacita, dati })
}

/// The capacities that a sheet of the committee describes and a job may ask for.
///
/// # Errors
/// If the table cannot be read.
pub async fn capacita(programma: &Programma, _: Niente) -> Result<Vec<VoceTabella>, Errore> {
    tabella_capacita(&*programma.ufficio().await?)
}

/// The table of capacities in force today.
///
/// # Errors
/// If the table cannot be read.
pub(crate) fn tabella_capacita(ufficio: &Ufficio) -> Result<Vec<VoceTabella>, Errore> {
    let leggi = ufficio.leggi();
    let righe = leggi.parametri.tabella("capacita_lavorativa", ufficio.orologio.oggi())?;
    let voci = righe.into_iter().map(|riga| VoceTabella {
        codice: riga.codice.clone(),
        nome: riga.nome.clone(),
        gruppo: riga.campo("ambito").unwrap_or_default().to_owned(),
        fonte: riga.citazione().to_string(),
    });
    Ok(voci.collect())
}

fn requisiti(ufficio: &Ufficio, dati: &DatiFascicolo, oggi: NaiveDate) -> Result<Vec<RequisitoCategoria>, Errore> {
    let mut requisiti = Vec::new();
    for (elenco, categoria) in [("art8", &dati.categoria_art8), ("art18", &dati.categoria_art18)] {
        let Some(prova) = prova(ufficio, dati, categoria, oggi)? else { continue };
        let giudizio = requisito_categoria(&ufficio.leggi().parametri, categoria, &prova, oggi)?;
        requisiti.push(RequisitoCategoria {
            elenco: elenco.to_owned(),
            categoria: giudizio.categoria.nome,
            raggiunto: giudizio.esito == EsitoRequisito::Soddisfatto,
            spiegazione: giudizio.spiegazione,
        });
    }
    Ok(requisiti)
}

/// The proof of a category among the assessments: one that reaches it if there is one, else the latest.
///
/// # Errors
/// If the category is no longer in the table.
pub(crate) fn prova(
    ufficio: &Ufficio,
    dati: &DatiFascicolo,
    categoria: &str,
    giorno: NaiveDate,
) -> Result<Option<Accertamento>, Errore> {
    if categoria.is_empty() {
        return Ok(None);
    }
    let mut prove = accertamenti(dati);
    prove.sort_by_key(|prova| std::cmp::Reverse(prova.rilasciato_il));
    for prova in &prove {
        let giudizio = requisito_categoria(&ufficio.leggi().parametri, categoria, prova, giorno)?;
        if giudizio.esito == EsitoRequisito::Soddisfatto {
            return Ok(Some(prova.clone()));
        }
    }
    Ok(prove.into_iter().next())
}

/// The assessments as the rules read them; those with a field missing are left out.
pub(crate) fn accertamenti(dati: &DatiFascicolo) -> Vec<Accertamento> {
    // Without a recorded nature it is not known, which is not the same as another nature.
    let psichica = (!dati.natura.is_empty())
        .then(|| dati.natura.iter().any(|natura| natura == "psichica" || natura == "intellettiva"));
    dati.accertamenti.iter().filter_map(|scritto| accertamento(scritto, psichica)).collect()
}

fn accertamento(scritto: &AccertamentoSanitario, psichica: Option<bool>) -> Option<Accertamento> {
    Some(Accertamento {
        tipo: TipoAccertamento::da_codice(&scritto.tipo)?,
        percentuale: numero(&scritto.percentuale),
        categoria_tabellare: numero(&scritto.categoria_tabellare),
        psichica_o_intellettiva: psichica,
        rilasciato_il: crate::modulo::giorno(&scritto.rilasciato_il)?,
        rivedibile_il: crate::modulo::giorno(&scritto.rivedibile_il),
        collocabile: None,
    })
}

/// A figure of an assessment, read with the bounds of its own type.
fn numero<T: serde::de::DeserializeOwned>(testo: &str) -> Option<T> {
    let numero: u32 = testo.trim().trim_end_matches('%').trim().parse().ok()?;
    serde_json::from_value(serde_json::Value::from(numero)).ok()
}

/// Seals what the form holds, then looks again at the applications that wait for it.
///
/// # Errors
/// `fascicolo_non_valido` with its fields; `fascicolo_chiuso`; a stale save.
pub async fn fascicolo_salva(programma: &Programma, salva: SalvaFascicolo) -> Result<Fascicolo, Errore> {
    let ufficio = programma.ufficio().await?;
    chiave(&ufficio)?;
    let dati = controlla(&ufficio, salva.dati)?;
    let versione = sigilla(&ufficio, &salva.persona_id, salva.versione, &dati).await?;
    crate::iscrizioni::riesamina(&ufficio, &salva.persona_id, &dati).await?;
    mostra(&ufficio, salva.persona_id, versione, dati)
}

/// Seals a form that was checked; its new version.
///
/// # Errors
/// A stale save; `nessun_abilitato`.
pub(crate) async fn sigilla(
    ufficio: &Ufficio,
    persona_id: &str,
    versione: i64,
    dati: &DatiFascicolo,
) -> Result<i64, Errore> {
    let valore = scritto(dati)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let sigillato = scrittura.sigilla_fascicolo(persona_id, versione, valore, da_rivedere(dati)).await?;
    scrittura.conferma().await?;
    Ok(sigillato.versione)
}

/// A form as it is sealed.
///
/// # Errors
/// `dato_non_scritto`.
pub(crate) fn scritto(dati: &DatiFascicolo) -> Result<serde_json::Value, Errore> {
    serde_json::to_value(dati).map_err(|_| Errore::guasto("dato_non_scritto", "Il fascicolo sanitario non si scrive."))
}

/// First day on which something in it is to be looked at again: the day alone leaves the seal.
pub(crate) fn da_rivedere(dati: &DatiFascicolo) -> Option<String> {
    let revisioni = dati.accertamenti.iter().map(|accertamento| &accertamento.rivedibile_il);
    revisioni.chain([&dati.diagnosi_revisione_il]).filter(|giorno| !giorno.is_empty()).min().cloned()
}

/// Reads the form: days become ISO, figures are checked against their kind.
///
/// # Errors
/// `fascicolo_non_valido` with every field that is wrong.
pub(crate) fn controlla(ufficio: &Ufficio, mut dati: DatiFascicolo) -> Result<DatiFascicolo, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = Modulo::nuovo("fascicolo_non_valido", "Il fascicolo ha campi da correggere.");
    let note = categorie(&ufficio.leggi().parametri, oggi)?;
    for (campo, codice, art18) in
        [("categoria_art8", &dati.categoria_art8, false), ("categoria_art18", &dati.categoria_art18, true)]
    {
        let trovata = note.iter().find(|nota| nota.codice == *codice);
        if !codice.is_empty() && trovata.is_none_or(|nota| (nota.elenco == Elenco::Art18) != art18) {
            modulo.sbagliato(campo, "Scegli una categoria di questo elenco");
        }
    }
    for (posto, accertamento) in dati.accertamenti.iter_mut().enumerate() {
        controlla_accertamento(&mut modulo, &format!("accertamenti[{posto}]"), accertamento, oggi);
    }
    for (campo, giorno) in [
        ("diagnosi_del", &mut dati.diagnosi_del),
        ("diagnosi_revisione_il", &mut dati.diagnosi_revisione_il),
        ("comitato_del", &mut dati.comitato_del),
        ("evento_il", &mut dati.evento_il),
    ] {
        *giorno = iso(modulo.giorno_se(campo, giorno));
    }
    for (posto, capacita) in dati.capacita.iter().enumerate() {
        if !["assente", "lieve", "medio", "alto", "pieno"].contains(&capacita.grado.as_str()) {
            modulo.sbagliato(&format!("capacita[{posto}].grado"), "Scegli il grado");
        }
    }
    modulo.fine()?;
    Ok(dati)
}

fn controlla_accertamento(modulo: &mut Modulo, dove: &str, scritto: &mut AccertamentoSanitario, oggi: NaiveDate) {
    let campo = |nome: &str| format!("{dove}.{nome}");
    if TipoAccertamento::da_codice(&scritto.tipo).is_none() {
        modulo.sbagliato(&campo("tipo"), "Scegli che cosa prova la categoria: verbale, INAIL, certificato…");
    }
    if pieno(&scritto.percentuale).is_some()
        && numero::<mirato_domain::PercentualeInvalidita>(&scritto.percentuale).is_none()
    {
        modulo.sbagliato(&campo("percentuale"), "La percentuale è un numero intero da 1 a 100");
    }
    if pieno(&scritto.categoria_tabellare).is_some()
        && numero::<mirato_domain::CategoriaTabellare>(&scritto.categoria_tabellare).is_none()
    {
        modulo.sbagliato(&campo("categoria_tabellare"), "La categoria va da 1 a 8");
    }
    let rilasciato = modulo.giorno_passato(&campo("rilasciato_il"), &scritto.rilasciato_il, oggi);
    let rivedibile = modulo.giorno_se(&campo("rivedibile_il"), &scritto.rivedibile_il);
    if rilasciato.zip(rivedibile).is_some_and(|(rilasciato, rivedibile)| rivedibile <= rilasciato) {
        modulo.sbagliato(&campo("rivedibile_il"), "La revisione viene dopo il rilascio: correggi le date");
    }
    (scritto.rilasciato_il, scritto.rivedibile_il) = (iso(rilasciato), iso(rivedibile));
}
