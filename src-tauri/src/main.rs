//! The desktop shell: the window, the dialogs, and one door to the use cases.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod avvio;
mod comandi;
mod dialoghi;
mod guardia;
mod stampa;

/// Composing many acts at once allocates from every processor: this allocator does not make them wait.
#[global_allocator]
static ALLOCATORE: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
