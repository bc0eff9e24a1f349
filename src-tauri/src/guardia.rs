//! A blank window must never leave the user without a word.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

/// Time the page has to say that it is up.
const ATTESA: Duration = Duration::from_secs(10);

/// Whether the page has said that it is up.
#[derive(Default)]
pub struct Guardia(AtomicBool);

/// The page is up.
#[tauri::command]
pub fn pronto(guardia: State<'_, Guardia>) {
    if !guardia.0.swap(true, Ordering::Relaxed) {
        tracing::info!("finestra pronta");
    }
}

/// Shows a native dialog with the way out if the page does not come up in time.
pub fn sorveglia(app: AppHandle) {
    std::thread::spawn(move || {
        std::thread::sleep(ATTESA);
        if app.state::<Guardia>().0.load(Ordering::Relaxed) {
            return;
        }
        tracing::error!("la finestra non si è disegnata in tempo");
        app.dialog()
            .message(
                "La finestra non si è disegnata.\n\nChiudi Mirato e riaprilo con la variabile \
                 WEBKIT_DISABLE_COMPOSITING_MODE=1; il manuale spiega come (docs/linux.md). \
                 I dati sono al sicuro: l'archivio non è stato toccato.",
            )
            .title("Mirato")
            .kind(MessageDialogKind::Warning)
            .show(|_| ());
    });
}
