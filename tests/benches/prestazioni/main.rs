//! Measures of the program, each with its objective and, where one can be had, a rival that does the
//! same work in the same run: `cargo xtask bench`, which writes docs/benchmark.md. Nothing here is a
//! test: a missed objective is reported, not failed.
//!
//! Each group runs in a process of its own, so that the memory it says it took is its own.
//! `prestazioni NOME…` runs only the groups that are named.

mod certificato;
mod contributo;
mod finestra;
mod firma;
mod foglio;
mod graduatoria;
mod importazione;
mod libreoffice;
mod misura;
mod persone;
mod pubblicazione;
mod quota;
mod revisione;
mod ricerca;
mod tastiera;
mod unipi;

use misura::Esito;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Composing many acts at once allocates from every processor: this allocator does not make them wait.
#[global_allocator]
static ALLOCATORE: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures that share what they work on.
struct Gruppo {
    nome: &'static str,
    /// Makes what the measures work on, in a process of its own.
    prepara: fn(&Path) -> Esito,
    misura: fn(&Path) -> Esito,
}

const GRUPPI: [Gruppo; 14] = [
    Gruppo { nome: "quota", prepara: niente, misura: quota::misura },
    Gruppo { nome: "contributo", prepara: niente, misura: contributo::misura },
    Gruppo { nome: "foglio", prepara: foglio::prepara, misura: foglio::misura },
    Gruppo { nome: "importazione", prepara: foglio::prepara, misura: importazione::misura },
    Gruppo { nome: "unipi", prepara: unipi::prepara, misura: unipi::misura },
    Gruppo { nome: "certificato", prepara: niente, misura: certificato::misura },
    Gruppo { nome: "graduatoria", prepara: niente, misura: graduatoria::misura },
    Gruppo { nome: "pubblicazione", prepara: niente, misura: pubblicazione::misura },
    Gruppo { nome: "firma", prepara: niente, misura: firma::misura },
    Gruppo { nome: "ricerca", prepara: ricerca::prepara, misura: ricerca::misura },
    Gruppo { nome: "persone", prepara: persone::prepara, misura: persone::misura },
    Gruppo { nome: "revisione", prepara: revisione::prepara, misura: revisione::misura },
    Gruppo { nome: "finestra", prepara: finestra::prepara, misura: finestra::misura },
    Gruppo { nome: "tastiera", prepara: tastiera::prepara, misura: tastiera::misura },
];

fn niente(_: &Path) -> Esito {
    Ok(())
}

fn main() -> ExitCode {
    // `cargo bench` adds --bench.
    let argomenti: Vec<String> = std::env::args().skip(1).filter(|argomento| argomento != "--bench").collect();
    let esito = match argomenti.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [passo @ ("--prepara" | "--misura"), nome, cartella] => in_questo_processo(passo, nome, Path::new(cartella)),
        nomi => tutti(nomi),
    };
    match esito {
        Ok(()) => ExitCode::SUCCESS,
        Err(errore) => {
            eprintln!("{errore}");
            ExitCode::FAILURE
        }
    }
}

fn in_questo_processo(passo: &str, nome: &str, cartella: &Path) -> Esito {
    let gruppo = GRUPPI.iter().find(|gruppo| gruppo.nome == nome).ok_or(format!("«{nome}» non è un gruppo"))?;
    if passo == "--prepara" { (gruppo.prepara)(cartella) } else { (gruppo.misura)(cartella) }
}

fn tutti(nomi: &[&str]) -> Esito {
    let cartella = tempfile::tempdir()?;
    for gruppo in GRUPPI.iter().filter(|gruppo| nomi.is_empty() || nomi.contains(&gruppo.nome)) {
        eprintln!("▸ {}", gruppo.nome);
        if let Err(errore) = a_parte(gruppo, cartella.path()) {
            misura::salta(gruppo.nome, &errore.to_string());
        }
    }
    Ok(())
}

fn a_parte(gruppo: &Gruppo, cartella: &Path) -> Esito {
    for passo in ["--prepara", "--misura"] {
        let stato = Command::new(std::env::current_exe()?).arg(passo).arg(gruppo.nome).arg(cartella).status()?;
        if !stato.success() {
            return Err(format!("{passo} è finito con {stato}").into());
        }
    }
    Ok(())
}
