//! Everybody in a list against a profile, weighed in the background; the best ones with their score explained.

use super::metro::Metro;
use super::pesa::{Chiave, Pesatura, pesa};
use super::{dati, rosa};
use crate::api::{CandidatiTrovati, CercaCandidati, LavoroAvviato, PesaCandidati};
use crate::programma::Programma;
use crate::stati::conta;
use mirato_domain::Errore;
use mirato_store::{Datore, Preselezione};

/// Kind of the work.
const LAVORO: &str = "candidati";
/// How many weighings stay in memory, for whoever goes back to one.
const TENUTE: usize = 3;

/// Weighs everybody with an open iscrizione in the list of a request, in the background.
///
/// # Errors
/// `motivo_mancante`, `fascicolo_chiuso`, `parola_fascicoli_errata`, `non_abilitato` if capacities count too.
pub async fn candidati_pesa(programma: &Programma, chiedi: PesaCandidati) -> Result<LavoroAvviato, Errore> {
    let ufficio = programma.ufficio().await?;
    let tenuta: Preselezione = ufficio.archivio.leggi(&chiedi.id).await?;
    let richiesta = dati(&tenuta)?;
    let datore: Datore = ufficio.archivio.leggi(&tenuta.datore_id).await?;
    let metro = Metro::nuovo(&ufficio, &richiesta, datore.natura == "pubblico")?;
    let chiave = if chiedi.con_capacita {
        let chiave = crate::fascicolo::sblocca(&ufficio, &chiedi.motivo, &chiedi.parola).await?;
        Some(Chiave { chiave, motivo: chiedi.motivo.trim().to_owned() })
    } else {
        None
    };
    ufficio.lavori.lascia(LAVORO, TENUTE);
    let (lavoro, corso) = ufficio.lavori.apri(LAVORO);
    tokio::spawn(async move {
        let esito = pesa(&ufficio, &chiedi.id, &richiesta.elenco, metro, chiave, &corso).await;
        corso.concludi(esito.map(|pesatura| {
            corso.passo_finale(&format!("{} persone confrontate.", pesatura.pesate));
            corso.tieni(pesatura);
        }));
    });
    Ok(LavoroAvviato { lavoro })
}

/// A page of those who were weighed, the best first.
///
/// # Errors
/// `lavoro_sconosciuto`; `confronto_passato` if it is of another request or no longer in memory.
pub async fn candidati(programma: &Programma, cerca: CercaCandidati) -> Result<CandidatiTrovati, Errore> {
    let ufficio = programma.ufficio().await?;
    let corso = programma.lavori().trova(&cerca.lavoro)?;
    let tenuta: Preselezione = ufficio.archivio.leggi(&cerca.id).await?;
    let nella_rosa = rosa(&tenuta)?;
    let (quanti, da) = crate::filtri::pagina(cerca.da, cerca.quanti);
    let pagina = corso.con_tenuto(|pesatura: &mut Pesatura| {
        (pesatura.preselezione_id == cerca.id).then(|| CandidatiTrovati {
            totale: u32::try_from(pesatura.candidati.len()).unwrap_or(u32::MAX),
            con_capacita: pesatura.con_capacita,
            pesate: pesatura.pesate,
            adatte: pesatura.adatte,
            esclusioni: pesatura.esclusioni.clone(),
            fascicoli_aperti: pesatura.fascicoli_aperti,
            righe: pesatura.candidati.iter().skip(da as usize).take(quanti as usize).cloned().collect(),
        })
    });
    let mut pagina = pagina.flatten().ok_or_else(|| {
        Errore::stato("confronto_passato", "Il confronto dei candidati non è più in memoria: ripetilo.")
    })?;
    for riga in &mut pagina.righe {
        riga.nella_rosa = nella_rosa.iter().any(|altro| altro.persona_id == riga.persona_id);
    }
    Ok(pagina)
}

/// How many people a list has, for the progress.
pub(super) async fn quante(ufficio: &crate::ufficio::Ufficio, elenco: &str) -> Result<usize, Errore> {
    Ok(conta(ufficio.archivio.quante_in_elenco(elenco).await?) as usize)
}
