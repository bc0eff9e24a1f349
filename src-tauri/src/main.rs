//! The desktop shell: the window, the dialogs, and one door to the use cases.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod avvio;
mod comandi;
mod dialoghi;
mod guardia;
mod stampa;

fn main() {
    // Held until the end: dropping it writes the last lines of the log.
    let _diario = avvio::diario();
    avvio::rimedi_linux();
    if let Err(errore) = avvio::finestra() {
        tracing::error!(%errore, "la finestra non si apre");
        eprintln!("Mirato non si apre: {errore}");
        std::process::exit(5);
    }
}
