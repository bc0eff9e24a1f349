//! What gives points: the form checked, and the candidate that the ranking looks at.

use super::esame::{Domanda, parola, si_o_no};
use super::tenuto::Tenuto;
use crate::api::DatiPunteggio;
use crate::fascicolo;
use crate::modulo::{Modulo, giorno, iso, pieno};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_norme::graduatoria::{Candidato, Criteri, Dato, Formula, Invalidita, Spareggio};
use mirato_store::{Avviso, ChiaveFascicoli, DomandaAvviso, Persona, StatoDomanda};
use serde::de::DeserializeOwned;

/// A figure read with the bounds of its own type.
fn numero<T: DeserializeOwned>(testo: &str) -> Option<T> {
    let numero: u32 = testo.trim().trim_end_matches('%').trim().parse().ok()?;
    serde_json::from_value(serde_json::Value::from(numero)).ok()
}

/// Reads the form: amounts and days as the archive keeps them. The messages repeat no value.
pub(super) fn controlla(modulo: &mut Modulo, dati: &mut DatiPunteggio) {
    for (campo, importo) in [("punteggio.reddito", &mut dati.reddito), ("punteggio.isee", &mut dati.isee)] {
        if pieno(importo).is_some() {
            *importo = modulo.euro(campo, importo).map(|euro| euro.to_string()).unwrap_or_default();
            if importo.starts_with('-') {
                modulo.sbagliato(campo, "L'importo è negativo: scrivi 0 o l'importo dichiarato");
            }
        }
    }
    if pieno(&dati.percentuale).is_some() && numero::<mirato_domain::PercentualeInvalidita>(&dati.percentuale).is_none()
    {
        modulo.sbagliato("punteggio.percentuale", "La percentuale è un numero intero da 1 a 100");
    }
    if pieno(&dati.categoria).is_some() && numero::<mirato_domain::CategoriaTabellare>(&dati.categoria).is_none() {
        modulo.sbagliato("punteggio.categoria", "La categoria va da 1 a 8");
    }
    if pieno(&dati.categoria).is_some() && pieno(&dati.percentuale).is_some() {
        modulo.sbagliato("punteggio.categoria", "Scrivi la percentuale o la categoria, non tutte e due");
    }
    if pieno(&dati.esperienza_mesi).is_some() && dati.esperienza_mesi.trim().parse::<u32>().is_err() {
        modulo.sbagliato("punteggio.esperienza_mesi", "I mesi di esperienza sono un numero intero");
    }
    if pieno(&dati.locomozione).is_some()
        && !["nessuna", "lieve", "media", "massima"].contains(&dati.locomozione.as_str())
    {
        modulo.sbagliato("punteggio.locomozione", "Scegli il grado");
    }
    dati.did_dal = iso(modulo.giorno_se("punteggio.did_dal", &dati.did_dal));
    for (campo, detto) in [
        ("punteggio.patente", &dati.patente),
        ("punteggio.senza_lavoro_stabile", &dati.senza_lavoro_stabile),
        ("punteggio.congiunto_deceduto", &dati.congiunto_deceduto),
    ] {
        if pieno(detto).is_some() && si_o_no(detto).is_none() {
            modulo.sbagliato(campo, "Scegli sì o no, o lascia vuoto se non si sa");
        }
    }
}

/// Whether a table looks at the invalidity.
fn guarda_invalidita(tenuto: &Tenuto) -> bool {
    let per_parita = |criteri: &Criteri| criteri.parita.contains(&Spareggio::InvaliditaMaggiore);
    tenuto.criteri.as_ref().is_some_and(|criteri| per_parita(criteri) || guarda(criteri, Dato::Invalidita))
}

/// Whether a component of a table looks at a datum.
pub(super) fn guarda(criteri: &Criteri, cercato: Dato) -> bool {
    criteri.componenti.iter().any(|una| match &una.formula {
        Formula::Fasce { dato, .. } | Formula::PerUnita { dato, .. } | Formula::Scaglioni { dato, .. } => {
            *dato == cercato
        }
        _ => false,
    })
}

/// A candidate out of an application, the sealed part open, and the registry. An invalidity that nobody
/// typed is that of the person's sealed part, whose opening is in the register.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn candidato(
    ufficio: &Ufficio,
    (avviso, tenuto): (&Avviso, &Tenuto),
    domanda: &DomandaAvviso,
    dati: &DatiPunteggio,
    chiave: &ChiaveFascicoli,
) -> Result<Candidato, Errore> {
    let mut candidato = Candidato::nuovo(&domanda.codice);
    if matches!(domanda.stato, StatoDomanda::Esclusa | StatoDomanda::DaIntegrare) {
        let motivo = domanda.motivo.clone().unwrap_or_else(|| "domanda non ammessa".to_owned());
        candidato.escluso = Some(motivo);
        return Ok(candidato);
    }
    let persona: Persona = ufficio.archivio.leggi(&domanda.persona_id).await?;
    candidato.nascita = giorno(&persona.nato_il);
    candidato.anzianita_dal = match Domanda::leggi(domanda)?.situazione {
        Some(quel_giorno) => giorno(&quel_giorno.anzianita_dal),
        None => anzianita(ufficio, avviso, &persona.id).await?,
    };
    candidato.reddito = dati.reddito.parse().ok();
    candidato.isee = dati.isee.parse().ok();
    candidato.persone_a_carico = dati.persone_a_carico;
    candidato.precedenza = pieno(&dati.precedenza);
    candidato.locomozione = parola(&dati.locomozione);
    candidato.did_dal = giorno(&dati.did_dal);
    candidato.patente = si_o_no(&dati.patente);
    candidato.senza_lavoro_stabile = si_o_no(&dati.senza_lavoro_stabile);
    candidato.congiunto_deceduto = si_o_no(&dati.congiunto_deceduto);
    candidato.esperienza_mesi = dati.esperienza_mesi.trim().parse().ok();
    candidato.protocollo = domanda.protocollo.split('/').next().and_then(|numero| numero.trim().parse().ok());
    let scritta = numero(&dati.percentuale)
        .map(Invalidita::Percentuale)
        .or_else(|| numero(&dati.categoria).map(Invalidita::Categoria));
    candidato.invalidita = match scritta {
        None if guarda_invalidita(tenuto) => dal_fascicolo(ufficio, avviso, tenuto, &persona.id, chiave).await?,
        altra => altra,
    };
    Ok(candidato)
}

/// The day from which the registration in the list of the call counts.
async fn anzianita(ufficio: &Ufficio, avviso: &Avviso, persona_id: &str) -> Result<Option<chrono::NaiveDate>, Errore> {
    let Some(elenco) = &avviso.elenco else { return Ok(None) };
    let iscrizioni = ufficio.archivio.iscrizioni_della_persona(persona_id).await?;
    let trovata = iscrizioni.into_iter().find(|una| una.elenco == *elenco && una.iscritta_dal.is_some());
    Ok(trovata.and_then(|una| una.anzianita_dal.or(una.iscritta_dal)).as_deref().and_then(giorno))
}

async fn dal_fascicolo(
    ufficio: &Ufficio,
    avviso: &Avviso,
    tenuto: &Tenuto,
    persona_id: &str,
    chiave: &ChiaveFascicoli,
) -> Result<Option<Invalidita>, Errore> {
    let numero = super::numero(ufficio, avviso, tenuto).numero;
    let motivo = format!("graduatoria dell'avviso {numero}");
    let (dati, _) = fascicolo::apri(ufficio, persona_id, chiave, &motivo).await?;
    let al = tenuto.requisiti_al(avviso).unwrap_or_else(|| ufficio.orologio.oggi());
    let Some(prova) = fascicolo::prova(ufficio, &dati, &dati.categoria_art8, al)? else { return Ok(None) };
    Ok(prova.percentuale.map(Invalidita::Percentuale).or_else(|| prova.categoria_tabellare.map(Invalidita::Categoria)))
}
