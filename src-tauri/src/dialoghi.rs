//! The system's file pickers, one at a time and never blocking the window.

use mirato_domain::Errore;
use serde::Deserialize;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

/// A kind of file that a picker shows.
#[derive(Debug, Deserialize)]
pub struct Filtro {
    nome: String,
    estensioni: Vec<String>,
}

fn dialogo(app: &AppHandle, titolo: &str, filtri: &[Filtro]) -> FileDialogBuilder<tauri::Wry> {
    filtri.iter().fold(app.dialog().file().set_title(titolo), |dialogo, filtro| {
        let estensioni: Vec<&str> = filtro.estensioni.iter().map(String::as_str).collect();
        dialogo.add_filter(&filtro.nome, &estensioni)
    })
}

/// In development builds tests answer the pickers through the environment, because no driver reaches
/// a native dialog.
fn risposta_di_prova(variabile: &str) -> Option<Vec<String>> {
    if !cfg!(debug_assertions) {
        return None;
    }
    std::env::var(variabile).ok().map(|elenco| elenco.split('\n').map(str::to_owned).collect())
}

fn testo(percorso: FilePath) -> Option<String> {
    percorso.into_path().ok().map(|percorso| percorso.to_string_lossy().into_owned())
}

/// Asks for files to read; an empty list if the user gave up.
#[tauri::command]
pub async fn scegli_file(
    app: AppHandle,
    titolo: String,
    filtri: Vec<Filtro>,
    multipli: bool,
) -> Result<Vec<String>, Errore> {
    if let Some(prova) = risposta_di_prova("MIRATO_PROVA_FILE") {
        return Ok(prova);
    }
    let (manda, ricevi) = oneshot::channel();
    let dialogo = dialogo(&app, &titolo, &filtri);
    if multipli {
        dialogo.pick_files(move |scelti| drop(manda.send(scelti.unwrap_or_default())));
    } else {
        dialogo.pick_file(move |scelto| drop(manda.send(scelto.into_iter().collect())));
    }
    Ok(ricevi.await.unwrap_or_default().into_iter().filter_map(testo).collect())
}

/// Asks where to write a file; nothing if the user gave up.
#[tauri::command]
pub async fn scegli_dove_salvare(
    app: AppHandle,
    titolo: String,
    nome: String,
    filtri: Vec<Filtro>,
) -> Result<Option<String>, Errore> {
    if let Some(prova) = risposta_di_prova("MIRATO_PROVA_CARTELLA") {
        return Ok(prova.first().map(|cartella| format!("{cartella}/{nome}")));
    }
    let (manda, ricevi) = oneshot::channel();
    dialogo(&app, &titolo, &filtri).set_file_name(nome).save_file(move |scelto| drop(manda.send(scelto)));
    Ok(ricevi.await.unwrap_or_default().and_then(testo))
}

/// Asks for a folder; nothing if the user gave up.
#[tauri::command]
pub async fn scegli_cartella(app: AppHandle, titolo: String) -> Result<Option<String>, Errore> {
    if let Some(prova) = risposta_di_prova("MIRATO_PROVA_CARTELLA") {
        return Ok(prova.into_iter().next());
    }
    let (manda, ricevi) = oneshot::channel();
    dialogo(&app, &titolo, &[]).pick_folder(move |scelta| drop(manda.send(scelta)));
    Ok(ricevi.await.unwrap_or_default().and_then(testo))
}
