//! From the interface to the use cases.

use mirato_app::Programma;
use mirato_domain::Errore;
use serde_json::Value;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;

/// Carries out a command of `mirato_app::comandi`.
#[tauri::command]
pub async fn esegui(programma: State<'_, Programma>, comando: String, richiesta: Value) -> Result<Value, Errore> {
    let esito = mirato_app::comandi::esegui(&programma, &comando, richiesta).await;
    if let Err(errore) = &esito {
        // Code and command alone: the message may name a person.
        tracing::warn!(%comando, codice = %errore.codice, "comando non riuscito");
    }
    esito
}

/// Opens a file the program has written, with the system's own reader.
#[tauri::command]
pub async fn apri(app: AppHandle, percorso: String) -> Result<(), Errore> {
    app.opener().open_path(&percorso, None::<&str>).map_err(|_| {
        Errore::guasto(
            "file_non_aperto",
            format!("Nessun programma apre «{percorso}»: aprilo dalla cartella in cui sta."),
        )
    })
}
