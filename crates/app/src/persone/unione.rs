//! Putting together two records of the same person, and what is sealed about each.

use super::scheda;
use crate::api::{
    DatiFascicolo, FascicoliAperti, FascicoliDaUnire, FascicoloPrecedente, FascicoloScelto, SchedaPersona,
    UnisciPersone,
};
use crate::fascicolo;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::{ChiaveFascicoli, Persona, Scrittura, StoreError};

/// Opens the sealed parts of two records of the same person, to choose what stays: each opening is in the
/// register.
///
/// # Errors
/// `motivo_mancante`; `fascicolo_chiuso` without the word; `parola_fascicoli_errata`, `non_abilitato`.
pub async fn fascicoli_da_unire(programma: &Programma, chiedi: FascicoliDaUnire) -> Result<FascicoliAperti, Errore> {
    let ufficio = programma.ufficio().await?;
    due_schede(&ufficio, &chiedi.tieni, &chiedi.togli).await?;
    let chiave = fascicolo::sblocca(&ufficio, &chiedi.motivo, &chiedi.parola).await?;
    let motivo = chiedi.motivo.trim();
    Ok(FascicoliAperti {
        tieni: fascicolo::aperto(&ufficio, chiedi.tieni, &chiave, motivo).await?,
        togli: fascicolo::aperto(&ufficio, chiedi.togli, &chiave, motivo).await?,
    })
}

/// Puts together two records of the same person. What was chosen out of their sealed parts is sealed for the
/// one that stays, with both parts inside as they were; the part of the other stays where it is, closed.
///
/// # Errors
/// `motivo_mancante`; `stessa_scheda`; `scheda_gia_unita`; `iscrizioni_in_conflitto` if both are in the same
/// list; `fascicoli_da_unire` if the one to take away has a sealed part and nothing was chosen; a stale choice.
pub async fn persone_unisci(programma: &Programma, richiesta: UnisciPersone) -> Result<SchedaPersona, Errore> {
    let ufficio = programma.ufficio().await?;
    let motivo = richiesta.motivo.trim();
    if motivo.is_empty() {
        let messaggio = "Scrivi perché le due schede sono della stessa persona: resta nel registro.";
        return Err(Errore::dato("motivo_mancante", messaggio).con_campo("motivo", messaggio));
    }
    let (tieni, togli) = due_schede(&ufficio, &richiesta.tieni, &richiesta.togli).await?;
    let scelto = match richiesta.fascicolo {
        Some(scelto) => {
            let dati = fascicolo::controlla(&ufficio, scelto.dati)?;
            Some((FascicoloScelto { dati, ..scelto }, fascicolo::chiave(&ufficio)?))
        }
        None => None,
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let sigillati = match &scelto {
        Some((scelto, chiave)) => {
            Some(ricomponi(&ufficio, &mut scrittura, (&tieni, &togli), scelto, chiave, motivo).await?)
        }
        None => None,
    };
    let unite = scrittura.unisci_persone(&tieni.id, &togli.id, motivo, sigillati.is_some()).await;
    unite.map_err(|errore| match errore {
        StoreError::Doppio(_) => Errore::stato(
            "iscrizioni_in_conflitto",
            "Le due schede sono iscritte allo stesso elenco: chiudi prima l'iscrizione che non vale.",
        ),
        StoreError::Collegato => Errore::stato(
            "fascicoli_da_unire",
            "La scheda da togliere ha un fascicolo sanitario: chi è abilitato lo apre, con il motivo, e sceglie che cosa resta.",
        ),
        altro => altro.into(),
    })?;
    scrittura.conferma().await?;
    if let Some(dati) = sigillati {
        crate::iscrizioni::riesamina(&ufficio, &tieni.id, &dati).await?;
    }
    scheda::scheda(&ufficio, &tieni.id).await
}

/// Both records, if they can become one.
async fn due_schede(ufficio: &Ufficio, tieni: &str, togli: &str) -> Result<(Persona, Persona), Errore> {
    if tieni == togli {
        return Err(Errore::dato("stessa_scheda", "Scegli due schede diverse."));
    }
    let (tieni, togli): (Persona, Persona) =
        (ufficio.archivio.leggi(tieni).await?, ufficio.archivio.leggi(togli).await?);
    for persona in [&tieni, &togli] {
        if persona.unita_a.is_some() {
            return Err(Errore::stato(
                "scheda_gia_unita",
                format!("{}: la scheda è già stata unita.", scheda::nome_intero(persona)),
            ));
        }
    }
    Ok((tieni, togli))
}

/// Seals for the record that stays what was chosen, and both parts as they were when it was chosen.
async fn ricomponi(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    (tieni, togli): (&Persona, &Persona),
    scelto: &FascicoloScelto,
    chiave: &ChiaveFascicoli,
    motivo: &str,
) -> Result<DatiFascicolo, Errore> {
    let mut dati = scelto.dati.clone();
    dati.precedenti = Vec::new();
    for (persona, versione) in [(tieni, scelto.versione_tieni), (togli, scelto.versione_togli)] {
        let (valore, attuale) = match scrittura.apri_fascicolo(&persona.id, chiave, motivo).await? {
            Some((valore, attuale)) => (Some(valore), attuale),
            None => (None, 0),
        };
        if attuale != versione {
            return Err(Errore::stato(
                "fascicoli_cambiati",
                "Nel frattempo uno dei due fascicoli è cambiato: riaprili e scegli di nuovo.",
            ));
        }
        let Some(valore) = valore else { continue };
        let mut prima = fascicolo::leggi(valore)?;
        dati.precedenti.append(&mut prima.precedenti);
        dati.precedenti.push(FascicoloPrecedente {
            codice_fiscale: persona.codice_fiscale.clone(),
            unito_il: ufficio.orologio.oggi().to_string(),
            dati: prima,
        });
    }
    let (valore, rivedere) = (fascicolo::scritto(&dati)?, fascicolo::da_rivedere(&dati));
    scrittura.sigilla_fascicolo(&tieni.id, scelto.versione_tieni, valore, rivedere).await?;
    Ok(dati)
}
