//! The archive as a whole: check, backup, restore, audit register.

use crate::programma::Programma;
use mirato_domain::Errore;
use mirato_store::Archivio;
use std::path::Path;

/// Checks that the archive is whole; says what was checked.
///
/// # Errors
/// `archivio_danneggiato` naming what is broken.
pub async fn verifica(programma: &Programma) -> Result<String, Errore> {
    let ufficio = programma.ufficio().await?;
    let integrita = ufficio.archivio.verifica_integrita().await?;
    if !integrita.danni.is_empty() {
        let errore =
            Errore::stato("archivio_danneggiato", "L'archivio ha dei danni: ripristina l'ultima copia di sicurezza.");
        return Err(integrita.danni.iter().fold(errore, |errore, danno| errore.con_campo("archivio", danno)));
    }
    registro(programma).await.map(|registro| format!("L'archivio è integro. {registro}"))
}

/// Backs the archive up and verifies the copy by opening it.
///
/// # Errors
/// If the copy cannot be written or does not open.
pub async fn salva(programma: &Programma, copia: &Path) -> Result<(), Errore> {
    let ufficio = programma.ufficio().await?;
    ufficio.archivio.salva(copia).await?;
    let quando = mirato_store::Json::di(&ufficio.orologio.iso()).map_err(non_scritta)?;
    ufficio.archivio.salva_preferenza(CHIAVE_DI_TUTTI, ULTIMA_COPIA, &quando).await?;
    Ok(())
}

/// Whose preferences are those of the whole office.
pub(crate) const CHIAVE_DI_TUTTI: &str = "";
/// Preference that holds the instant of the last verified backup.
pub(crate) const ULTIMA_COPIA: &str = "ultima_copia";

fn non_scritta(errore: serde_json::Error) -> Errore {
    Errore::guasto("dato_non_scritto", format!("Un dato non si scrive: {errore}"))
}

/// Puts a backup in the place of an archive that is no more.
///
/// # Errors
/// If there is an archive already, or the copy does not open with that password.
pub async fn ripristina(copia: &Path, posizione: &str, parola: &str) -> Result<(), Errore> {
    let archivio = Archivio::ripristina(copia, posizione, Some(parola).filter(|parola| !parola.is_empty())).await?;
    archivio.chiudi().await;
    Ok(())
}

/// Walks the chain of the audit register.
///
/// # Errors
/// `registro_rotto` naming the first broken row.
pub async fn registro(programma: &Programma) -> Result<String, Errore> {
    let esito = programma.ufficio().await?.archivio.verifica_registro().await?;
    match esito.guasto {
        None => Ok(format!("Il registro è integro: {} operazioni.", esito.righe)),
        Some(guasto) => {
            let messaggio = format!("Il registro è stato alterato alla riga {}: {}.", guasto.sequenza, guasto.motivo);
            Err(Errore::stato("registro_rotto", messaggio))
        }
    }
}
