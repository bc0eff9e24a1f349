//! Printing: the very bytes of a PDF go to the system's print queue.

use mirato_domain::Errore;
use std::process::Command;
use tauri::AppHandle;

/// Sends a PDF to the default printer (CUPS); where there is none, opens it in the system's reader.
#[tauri::command]
pub async fn stampa(app: AppHandle, percorso: String) -> Result<(), Errore> {
    let accodato = Command::new("lp").arg("--").arg(&percorso).output().is_ok_and(|esito| esito.status.success());
    if accodato { Ok(()) } else { crate::comandi::apri(app, percorso).await }
}
