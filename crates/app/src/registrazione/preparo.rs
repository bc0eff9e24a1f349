//! What an import works out without the archive: content as JSON, hash, verification.

use super::{GRUPPO, Letto};
use crate::ufficio::Ufficio;
use crate::verifiche;
use mirato_domain::Errore;
use mirato_domain::prospetto::{Prospetto, quale_vale};
use mirato_store as store;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::task::{JoinError, JoinHandle};

/// A verification with its provinces, as the archive takes it.
type Verificata = (store::Verifica, Vec<store::ScoperturaProvinciale>);

/// A prospetto ready to be written.
pub(super) struct Preparato {
    pub prospetto: Prospetto,
    pub quadri: store::Json,
    pub impronta: String,
    pub origine: usize,
    pub file: Option<store::FileProspetto>,
    /// Whether it holds if the archive has no other of its day: no other of these files describes it.
    pub solo: bool,
    /// Its verification if `solo`, without the identifiers. A prospetto whose figures the rules refuse
    /// goes in unverified: the list shows it as still to verify, and opening it says why.
    pub verifica: Option<Verificata>,
}

/// A prospetto of the archive to verify.
pub(super) struct DaVerificare {
    pub id: String,
    pub datore_id: String,
    pub prospetto: Prospetto,
}

/// Groups of prospetti, in their order, as they become ready.
type Preparati = mpsc::Receiver<Result<Vec<Preparato>, Errore>>;

/// Prepares prospetti a group at a time, ahead of whoever takes them but not by much. It stops by
/// itself once nobody takes them any more.
pub(super) fn avvia(ufficio: Arc<Ufficio>, letti: Vec<Letto>) -> (Preparati, JoinHandle<()>) {
    let (manda, ricevi) = mpsc::channel(2);
    let lavoro = tokio::task::spawn_blocking(move || {
        let mut letti = soli(letti).into_iter();
        loop {
            let gruppo: Vec<(Letto, bool)> = letti.by_ref().take(GRUPPO).collect();
            if gruppo.is_empty() {
                break;
            }
            let pronti = gruppo.into_par_iter().map(|(letto, solo)| prepara(&ufficio, letto, solo)).collect();
            if manda.blocking_send(pronti).is_err() {
                break;
            }
        }
    });
    (ricevi, lavoro)
}

/// Says of each prospetto whether it is the only one of its employer and day.
fn soli(letti: Vec<Letto>) -> Vec<(Letto, bool)> {
    let giorno = |letto: &Letto| {
        (letto.prospetto.dichiarante().codice_fiscale.as_str().to_owned(), letto.prospetto.data_riferimento())
    };
    let mut quanti: BTreeMap<_, usize> = BTreeMap::new();
    for letto in &letti {
        *quanti.entry(giorno(letto)).or_default() += 1;
    }
    letti
        .into_iter()
        .map(|letto| {
            let solo = quanti.get(&giorno(&letto)) == Some(&1);
            (letto, solo)
        })
        .collect()
}

fn prepara(ufficio: &Ufficio, letto: Letto, solo: bool) -> Result<Preparato, Errore> {
    let Letto { mut prospetto, origine, impronta, file } = letto;
    if file.is_none() {
        mirato_exchange::foglio::dai_codice(&mut prospetto);
    }
    let quadri = verifiche::json(&prospetto)?;
    // A national file is the same if its bytes are; a spreadsheet holds many prospetti, each known by
    // its content.
    let impronta = if file.is_some() { impronta } else { store::impronta(quadri.as_str().as_bytes()) };
    let solo = solo && quale_vale(&[prospetto.invio(impronta.clone())]).vale.is_some();
    let verifica = if solo { verifica(ufficio, "", "", &prospetto)? } else { None };
    Ok(Preparato { prospetto, quadri, impronta, origine, file, solo, verifica })
}

/// The verification of a prospetto, ready to be kept; nothing if the rules refuse its figures.
fn verifica(ufficio: &Ufficio, id: &str, datore_id: &str, prospetto: &Prospetto) -> Result<Option<Verificata>, Errore> {
    let Ok((risultato, spiegazione)) = verifiche::verifica(ufficio, prospetto) else { return Ok(None) };
    verifiche::da_tenere(ufficio, id, datore_id, &risultato, &spiegazione).map(Some)
}

/// Verifies prospetti of the archive; those whose figures the rules refuse stay unverified.
///
/// # Errors
/// `lettura_interrotta`.
pub(super) async fn verifica_tutti(
    ufficio: Arc<Ufficio>,
    validi: Vec<DaVerificare>,
) -> Result<Vec<Verificata>, Errore> {
    let lavoro = tokio::task::spawn_blocking(move || {
        let verificate =
            validi.par_iter().map(|valido| verifica(&ufficio, &valido.id, &valido.datore_id, &valido.prospetto));
        verificate.filter_map(Result::transpose).collect::<Result<Vec<Verificata>, Errore>>()
    });
    lavoro.await.map_err(|errore| interrotto(&errore))?
}

/// An error if the preparation did not come to its end.
///
/// # Errors
/// `lettura_interrotta`.
pub(super) fn finita(lavoro: Result<(), JoinError>) -> Result<(), Errore> {
    lavoro.map_err(|errore| interrotto(&errore))
}

fn interrotto(errore: &JoinError) -> Errore {
    Errore::guasto("lettura_interrotta", format!("La preparazione dei prospetti si è interrotta: {errore}. Riprova."))
}
