//! Start: log, work-arounds, plugins, window.

use crate::{comandi, dialoghi, guardia, stampa};
use mirato_app::Programma;
use std::path::PathBuf;
use tauri::{Manager, RunEvent, WebviewUrl, WebviewWindowBuilder};

/// Daily log files in the user's data folder, fourteen of them; never a person's data.
pub fn diario() -> Option<tracing_appender::non_blocking::WorkerGuard> {
    let cartella = cartella_dati()?.join("diario");
    let scrittore = tracing_appender::rolling::Builder::new()
        .rotation(tracing_appender::rolling::Rotation::DAILY)
        .filename_prefix("mirato")
        .filename_suffix("log")
        .max_log_files(14)
        .build(cartella)
        .ok()?;
    let (scrittore, guardia) = tracing_appender::non_blocking(scrittore);
    tracing_subscriber::fmt().with_writer(scrittore).with_ansi(false).init();
    Some(guardia)
}

/// Folder of this user's data: preferences, recent archives, log.
pub fn cartella_dati() -> Option<PathBuf> {
    let base = std::env::var_os("MIRATO_DATI")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("XDG_DATA_HOME").map(|cartella| PathBuf::from(cartella).join("mirato")))
        .or_else(|| std::env::var_os("HOME").map(|cartella| PathBuf::from(cartella).join(".local/share/mirato")))
        .or_else(|| std::env::var_os("APPDATA").map(|cartella| PathBuf::from(cartella).join("Mirato")));
    base.filter(|cartella| std::fs::create_dir_all(cartella).is_ok())
}

/// WebKitGTK draws a blank window on some graphic drivers unless this is set (docs/linux.md). Only if
/// the user has not chosen otherwise.
pub fn rimedi_linux() {
    #[cfg(target_os = "linux")]
    if std::env::var_os("WEBKIT_DISABLE_DMABUF_RENDERER").is_none() {
        // SAFETY: called first thing in main, before any thread is started.
        #[allow(unsafe_code)]
        unsafe {
            std::env::set_var("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        }
    }
}

/// Opens the window and serves it until it is closed.
pub fn finestra() -> tauri::Result<()> {
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _argomenti, _cartella| {
            if let Some(finestra) = app.get_webview_window("principale") {
                let _ = finestra.unminimize();
                let _ = finestra.set_focus();
            }
        }))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(Programma::nuovo(cartella_dati(), mirato_app::Orologio::Sistema))
        .manage(guardia::Guardia::default())
        .setup(|app| {
            tauri::async_runtime::block_on(app.state::<Programma>().apri_da_ambiente());
            WebviewWindowBuilder::new(app, "principale", WebviewUrl::default())
                .title("Mirato")
                .inner_size(1366.0, 768.0)
                .min_inner_size(1024.0, 640.0)
                .zoom_hotkeys_enabled(true)
                .build()?;
            guardia::sorveglia(app.handle().clone());
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![
            comandi::esegui,
            comandi::apri,
            stampa::stampa,
            dialoghi::scegli_file,
            dialoghi::scegli_cartella,
            dialoghi::scegli_dove_salvare,
            guardia::pronto
        ])
        .build(tauri::generate_context!())?
        .run(|app, evento| {
            if matches!(evento, RunEvent::Exit) {
                tauri::async_runtime::block_on(app.state::<Programma>().chiudi());
            }
        });
    Ok(())
}
