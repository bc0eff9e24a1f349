//! Opening an archive, and the commands on the archive as a whole.

use crate::argomenti::{Archivio, Argomenti, Comando};
use crate::uscita;
use mirato_app::ruoli::Potere;
use mirato_app::{Programma, abilitazioni, archivi, ruoli};
use mirato_domain::Errore;
use std::path::Path;

/// Asks for a secret: from the environment, else at the terminal; never on the command line.
///
/// # Errors
/// `parola_mancante` where there is neither.
pub fn segreto(variabile: &str, domanda: &str) -> Result<String, Errore> {
    if let Ok(parola) = std::env::var(variabile) {
        return Ok(parola);
    }
    rpassword::prompt_password(domanda).map_err(|_| {
        Errore::dato(
            "parola_mancante",
            format!("Manca la parola: mettila nella variabile {variabile}, oppure lancia il comando da un terminale."),
        )
    })
}

/// Where the archive is, from `--archivio`.
///
/// # Errors
/// `archivio_mancante` without the option.
pub fn posizione(argomenti: &Argomenti) -> Result<&str, Errore> {
    argomenti.archivio.as_deref().ok_or_else(|| {
        Errore::dato(
            "archivio_mancante",
            "Di' quale archivio: aggiungi --archivio e il percorso del file, oppure postgres://…",
        )
    })
}

/// The archive's password; PostgreSQL may carry it in its address or need none.
///
/// # Errors
/// `parola_mancante`.
pub fn parola(posizione: &str) -> Result<String, Errore> {
    if posizione.starts_with("postgres") && std::env::var_os("MIRATO_PASSWORD").is_none() {
        return Ok(String::new());
    }
    segreto("MIRATO_PASSWORD", "Parola dell'archivio: ")
}

/// Opens the archive of the command.
///
/// # Errors
/// Those of [`posizione`], [`parola`] and of opening; `ruolo_insufficiente`.
pub async fn apri(programma: &Programma, argomenti: &Argomenti) -> Result<(), Errore> {
    let posizione = posizione(argomenti)?;
    programma.apri(posizione, &parola(posizione)?, false, &argomenti.utente).await?;
    let potere = match &argomenti.comando {
        Comando::Importa { .. } | Comando::Verifica(_) | Comando::Revisione(_) => Potere::Lavora,
        Comando::Emetti { .. } | Comando::Firma(_) => Potere::Decide,
        Comando::Archivio { operazione: Archivio::Abilita { .. } } => Potere::Configura,
        _ => Potere::Consulta,
    };
    ruoli::esige(&*programma.ufficio().await?, potere).await
}

/// A word chosen now: at the terminal it is typed twice, because a lost one cannot be recovered.
///
/// # Errors
/// `parola_mancante`; `parole_diverse`.
fn parola_nuova() -> Result<String, Errore> {
    let parola = segreto("MIRATO_PASSWORD_SANITARIA", "Parola per i dati sanitari: ")?;
    let ripetuta = segreto("MIRATO_PASSWORD_SANITARIA", "La stessa parola, di nuovo: ")?;
    if parola == ripetuta {
        return Ok(parola);
    }
    Err(Errore::dato("parole_diverse", "Le due parole sono diverse: lancia di nuovo il comando."))
}

/// `mirato archivio …`
///
/// # Errors
/// Those of the archive.
pub async fn archivio(programma: &Programma, argomenti: &Argomenti, operazione: &Archivio) -> Result<(), Errore> {
    let posizione = posizione(argomenti)?;
    match operazione {
        Archivio::Crea => {
            programma.apri(posizione, &parola(posizione)?, true, &argomenti.utente).await?;
            uscita::riga(&format!("Archivio creato: {posizione}"))
        }
        Archivio::Verifica => {
            apri(programma, argomenti).await?;
            uscita::riga(&archivi::verifica(programma).await?)
        }
        Archivio::Salva { copia } => {
            apri(programma, argomenti).await?;
            archivi::salva(programma, copia).await?;
            uscita::riga(&format!("Copia fatta e verificata: {}", copia.display()))
        }
        Archivio::Ripristina { copia } => {
            archivi::ripristina(copia, posizione, &parola(posizione)?).await?;
            uscita::riga(&format!("Archivio ripristinato: {posizione}"))
        }
        Archivio::Migra => {
            // Opening brings an archive to this program's version, after a backup.
            apri(programma, argomenti).await?;
            uscita::riga("L'archivio è alla versione di questo programma.")
        }
        Archivio::Abilita { nome } => {
            apri(programma, argomenti).await?;
            abilitazioni::abilita_la_prima(programma, nome, &parola_nuova()?).await?;
            uscita::riga(&format!(
                "{nome} può aprire i dati sanitari. Abilitane subito almeno un'altra dalla finestra."
            ))
        }
    }
}

/// `mirato registro verifica`
///
/// # Errors
/// `registro_rotto` naming the first broken row.
pub async fn registro(programma: &Programma, argomenti: &Argomenti) -> Result<(), Errore> {
    apri(programma, argomenti).await?;
    uscita::riga(&archivi::registro(programma).await?)
}

/// `mirato demo CARTELLA`
///
/// # Errors
/// Those of any step.
pub async fn demo(cartella: &Path) -> Result<(), Errore> {
    mirato_app::demo::esegui(cartella, &|passo| {
        // A closed pipe must not stop the demonstration half way.
        let _ = uscita::riga(passo);
    })
    .await
}
