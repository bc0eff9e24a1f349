//! `cargo xtask run`: from a fresh clone to the open window, or to the same work without a display.

use crate::tool::process::{command, show};
use crate::tool::{apt, cargo, npm, root, step, target};
use anyhow::{Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Password of the demonstration archive, which holds invented data alone.
const PASSWORD: &str = "dimostrazione";

/// Prepares, builds, makes the demonstration archive if there is none, opens the window on it.
pub fn run() -> Result<ExitCode> {
    let display =
        ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|v| !v.is_empty()));
    if display {
        step("Pacchetti di sistema", || apt::ensure(&[apt::COMMAND_LINE, apt::WINDOW]))?;
        step("Pacchetti dell'interfaccia (npm ci, solo se sono cambiati)", npm::install)?;
        step("Interfaccia (npm run build)", npm::build)?;
        step("Programmi mirato e mirato-desktop (la prima volta servono diversi minuti)", || {
            cargo::build_programs(&["mirato", "mirato-desktop"])
        })?;
    } else {
        println!("Non c'è uno schermo (DISPLAY, WAYLAND_DISPLAY): la dimostrazione si fa dalla riga di comando.");
        step("Pacchetti di sistema", || apt::ensure(&[apt::COMMAND_LINE]))?;
        step("Programma mirato (la prima volta servono diversi minuti)", || cargo::build_programs(&["mirato"]))?;
    }
    let folder = target().join("dimostrazione");
    let archive = step("Archivio dimostrativo", || demonstration(&folder))?;
    if display {
        open_window(&archive)?
    } else {
        tell_where(&folder, &archive)?
    }
    Ok(ExitCode::SUCCESS)
}

/// The demonstration archive in `folder`, made now if there is none.
fn demonstration(folder: &Path) -> Result<PathBuf> {
    if let Some(archive) = first_archive(folder) {
        println!("  c'è già: {} (per rifarlo cancella la cartella)", archive.display());
        return Ok(archive);
    }
    let mut demo = command(cargo::program("mirato"), &["demo"], &root());
    if let Err(error) = show(demo.arg(folder).env("MIRATO_PASSWORD", PASSWORD)) {
        // A half-made archive would be taken for a whole one by the next run.
        let _ = fs::remove_dir_all(folder);
        return Err(error);
    }
    match first_archive(folder) {
        Some(archive) => Ok(archive),
        None => bail!("la dimostrazione non ha lasciato un archivio .mirato in {}", folder.display()),
    }
}

fn first_archive(folder: &Path) -> Option<PathBuf> {
    files(folder, "mirato").into_iter().next()
}

fn open_window(archive: &Path) -> Result<()> {
    println!("▸ Finestra aperta su {} (password: {PASSWORD}). Il comando finisce quando la chiudi.", archive.display());
    let mut window = command(cargo::program("mirato-desktop"), &[], &root());
    show(window.env("MIRATO_ARCHIVIO", archive).env("MIRATO_PASSWORD", PASSWORD))
}

fn tell_where(folder: &Path, archive: &Path) -> Result<()> {
    let acts = folder.join("atti");
    let documents = files(&acts, "pdf");
    if documents.is_empty() {
        bail!("la dimostrazione non ha lasciato atti in {}: cancella la cartella e riprova", acts.display());
    }
    println!("\nGli atti firmati sono in {}:", acts.display());
    for document in &documents {
        println!("  {}", document.display());
    }
    let program = cargo::program("mirato");
    println!("\nPer continuare da qui:");
    println!("  export MIRATO_PASSWORD={PASSWORD}");
    println!("  {} verifica --archivio {}", program.display(), archive.display());
    println!("  {} --help", program.display());
    Ok(())
}

/// Files of a folder with an extension, in order of name; none if the folder is not there.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<_> = entries.filter(|file| file.extension().is_some_and(|found| found == extension)).collect();
    files.sort();
    files
}
