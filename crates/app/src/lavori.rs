//! Long works: progress, cancel, outcome. A host starts one and asks how it stands until it ends.

use crate::api::{Avviso, EsitoImportazione, Lavoro, PerLavoro, Tono};
use crate::programma::Programma;
use mirato_domain::{Errore, Genere};
use std::any::Any;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A work that runs: what the window sees of it, and the flag that asks it to stop.
pub struct Corso {
    visto: Mutex<Lavoro>,
    annullato: AtomicBool,
    tenuto: Mutex<Option<Box<dyn Any + Send>>>,
}

impl Corso {
    /// What the window sees; poisoning cannot matter, because every change leaves it whole.
    pub fn visto(&self) -> MutexGuard<'_, Lavoro> {
        self.visto.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps what the next work will go on from, such as the files a dry run has read.
    pub fn tieni<T: Any + Send>(&self, cosa: T) {
        *self.tenuto.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(cosa));
    }

    /// Works on what is kept; nothing if there is none.
    pub fn con_tenuto<T: Any + Send, R>(&self, lavora: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.tenuto.lock().unwrap_or_else(PoisonError::into_inner).as_mut()?.downcast_mut().map(lavora)
    }

    /// Says what is being done and how far it has come.
    pub fn passo(&self, passo: &str, fatti: usize, totali: usize) {
        let mut visto = self.visto();
        passo.clone_into(&mut visto.passo);
        visto.fatti = u32::try_from(fatti).unwrap_or(u32::MAX);
        visto.totali = u32::try_from(totali).unwrap_or(u32::MAX);
    }

    /// Says what came of it, in words; how far it has come stays.
    pub fn passo_finale(&self, passo: &str) {
        passo.clone_into(&mut self.visto().passo);
    }

    /// Whether somebody asked it to stop.
    #[must_use]
    pub fn annullato(&self) -> bool {
        self.annullato.load(Ordering::Relaxed)
    }

    /// An error if somebody asked it to stop: to be called before each piece of work.
    ///
    /// # Errors
    /// `lavoro_annullato`.
    pub fn prosegui(&self) -> Result<(), Errore> {
        if self.annullato() {
            return Err(Errore::stato(
                "lavoro_annullato",
                "Hai fermato il lavoro: nell'archivio non è entrato niente.",
            ));
        }
        Ok(())
    }

    /// Ends the work with its outcome.
    pub fn concludi(&self, esito: Result<(), Errore>) {
        let mut visto = self.visto();
        match esito {
            Ok(()) => "fatto".clone_into(&mut visto.stato),
            Err(errore) if errore.codice == "lavoro_annullato" => "annullato".clone_into(&mut visto.stato),
            Err(errore) => {
                "errore".clone_into(&mut visto.stato);
                let tono = if errore.genere == Genere::Stato { Tono::Attenzione } else { Tono::Errore };
                visto.errore = Some(Avviso { codice: errore.codice, messaggio: errore.messaggio, tono });
            }
        }
    }
}

/// The works of this run of the program.
#[derive(Default)]
pub struct Lavori {
    corsi: Mutex<BTreeMap<String, Arc<Corso>>>,
}

impl Lavori {
    /// Opens a work of a kind ("prova", "importa", "verifica", "firma").
    pub fn apri(&self, tipo: &str) -> (String, Arc<Corso>) {
        let id = uuid::Uuid::now_v7().to_string();
        let visto = Lavoro {
            id: id.clone(),
            tipo: tipo.to_owned(),
            stato: "in_corso".to_owned(),
            passo: String::new(),
            fatti: 0,
            totali: 0,
            file: Vec::new(),
            esito: EsitoImportazione::default(),
            voci: Vec::new(),
            errore: None,
        };
        let corso =
            Arc::new(Corso { visto: Mutex::new(visto), annullato: AtomicBool::new(false), tenuto: Mutex::new(None) });
        self.corsi.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone(), Arc::clone(&corso));
        (id, corso)
    }

    /// Lets go of what the works of a kind keep, but for the last ones: what was read out of them is done again.
    pub fn lascia(&self, tipo: &str, tranne: usize) {
        let corsi = self.corsi.lock().unwrap_or_else(PoisonError::into_inner);
        // Identifiers grow with time.
        let passati = corsi.values().rev().filter(|corso| corso.visto().tipo == tipo).skip(tranne);
        for corso in passati {
            *corso.tenuto.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }

    /// A work by its identifier.
    ///
    /// # Errors
    /// `lavoro_sconosciuto`.
    pub fn trova(&self, id: &str) -> Result<Arc<Corso>, Errore> {
        let corsi = self.corsi.lock().unwrap_or_else(PoisonError::into_inner);
        corsi.get(id).cloned().ok_or_else(|| Errore::stato("lavoro_sconosciuto", "Questo lavoro non è più in corso."))
    }
}

/// How a work stands.
///
/// # Errors
/// `lavoro_sconosciuto`.
pub async fn lavoro(programma: &Programma, richiesta: PerLavoro) -> Result<Lavoro, Errore> {
    Ok(programma.lavori().trova(&richiesta.lavoro)?.visto().clone())
}

/// Asks a work to stop; it stops before its next piece of work.
///
/// # Errors
/// `lavoro_sconosciuto`.
pub async fn lavoro_annulla(programma: &Programma, richiesta: PerLavoro) -> Result<Lavoro, Errore> {
    let corso = programma.lavori().trova(&richiesta.lavoro)?;
    corso.annullato.store(true, Ordering::Relaxed);
    let visto = corso.visto().clone();
    Ok(visto)
}
