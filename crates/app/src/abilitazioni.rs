//! Who may open the sealed health data.

use crate::api::{Abilita, Abilitazione, Disabilita, Niente};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;

/// Shortest word that protects sealed data.
const MINIMO: usize = 10;

/// Who may open sealed data.
///
/// # Errors
/// If the archive cannot be read.
pub async fn abilitazioni(programma: &Programma, _: Niente) -> Result<Vec<Abilitazione>, Errore> {
    elenco(&*programma.ufficio().await?).await
}

async fn elenco(ufficio: &Ufficio) -> Result<Vec<Abilitazione>, Errore> {
    let abilitate = ufficio.archivio.abilitazioni().await?;
    Ok(abilitate.into_iter().map(|a| Abilitazione { utente: a.utente, dal: a.dal, da: a.da }).collect())
}

/// Gives a user the right to open sealed data.
///
/// # Errors
/// `abilitazione_non_valida` with its fields; `non_abilitato` if whoever gives it has none.
pub async fn abilita(programma: &Programma, richiesta: Abilita) -> Result<Vec<Abilitazione>, Errore> {
    let ufficio = programma.ufficio().await?;
    abilita_in(&ufficio, &richiesta.utente, &richiesta.parola, &richiesta.mia_parola).await?;
    elenco(&ufficio).await
}

/// Gives the right to the first user of an archive, as the command line does: after the first, who holds the key
/// gives it from the window.
///
/// # Errors
/// `abilitati_gia_presenti`; `abilitazione_non_valida` with its fields.
pub async fn abilita_la_prima(programma: &Programma, utente: &str, parola: &str) -> Result<(), Errore> {
    let ufficio = programma.ufficio().await?;
    let abilitati = ufficio.archivio.abilitazioni().await?;
    if !abilitati.is_empty() {
        let nomi: Vec<_> = abilitati.iter().map(|uno| uno.utente.as_str()).collect();
        return Err(Errore::stato(
            "abilitati_gia_presenti",
            format!("Ai dati sanitari è già abilitato: {}. Gli altri li abilita dalla finestra.", nomi.join(", ")),
        ));
    }
    abilita_in(&ufficio, utente, parola, "").await
}

/// As [`abilita`], for an office at hand.
///
/// # Errors
/// As [`abilita`].
pub(crate) async fn abilita_in(ufficio: &Ufficio, utente: &str, parola: &str, mia: &str) -> Result<(), Errore> {
    let mut errore = Errore::dato("abilitazione_non_valida", "L'abilitazione ha campi da correggere.");
    let utente = utente.trim();
    if utente.is_empty() {
        errore = errore.con_campo("utente", "Scrivi il nome dell'utente, come entra nel computer");
    }
    if parola.chars().count() < MINIMO {
        errore = errore.con_campo("parola", format!("La parola ha almeno {MINIMO} caratteri: una frase va bene"));
    }
    if !errore.campi.is_empty() {
        return Err(errore);
    }
    let prima = ufficio.archivio.abilitazioni().await?.is_empty();
    let chiave = match (prima, ufficio.chiave_fascicoli()) {
        (true, _) => None,
        (false, Some(chiave)) => Some(chiave),
        (false, None) => Some(ufficio.archivio.sblocca_fascicoli(&ufficio.utente, mia).await?),
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.abilita(utente, parola, chiave.as_ref()).await?;
    scrittura.conferma().await?;
    Ok(())
}

/// Takes the right away.
///
/// # Errors
/// `ultimo_abilitato`; `non_trovato`.
pub async fn disabilita(programma: &Programma, richiesta: Disabilita) -> Result<Vec<Abilitazione>, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.disabilita(&richiesta.utente).await?;
    scrittura.conferma().await?;
    if richiesta.utente == ufficio.utente {
        ufficio.dimentica_chiave();
    }
    elenco(&ufficio).await
}
