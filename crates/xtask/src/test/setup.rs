//! Everything the suites need, installed once.

use super::execute::Finished;
use super::suites::Suite;
use crate::tool::{apt, cargo, npm, process, root, step, venv};
use anyhow::{Result, anyhow};
use std::thread::{self, ScopedJoinHandle};

/// Prepares what the chosen suites need; each failure becomes a line of the report, because the
/// suites that do not depend on it can still run.
pub fn prepare(chosen: &[&Suite]) -> Vec<Finished> {
    let npm = chosen.iter().any(|suite| suite.needs_npm());
    let build = chosen.iter().any(|suite| suite.needs_build());
    if !npm && !build {
        return Vec::new();
    }
    let packages: &[&[apt::Package]] = if build {
        &[apt::COMMAND_LINE, apt::WINDOW, apt::SCREEN, apt::TESTS]
    } else {
        &[apt::COMMAND_LINE, apt::WINDOW]
    };
    let system = step("Pacchetti di sistema", || apt::ensure(packages));
    // Three downloads that do not need each other; each is quiet, so that their words do not mix.
    let (interface, python, crates) = thread::scope(|scope| {
        let interface = scope.spawn(|| if npm { interface() } else { Ok(()) });
        let python = scope.spawn(|| if build { python() } else { Ok(()) });
        let crates = if build { fetch() } else { Ok(()) };
        (joined(interface), joined(python), crates)
    });
    let results = [("pacchetti", system), ("npm", interface), ("python", python), ("crate", crates)];
    let failed = |(id, result): (&str, Result<()>)| Some(Finished::failed(id, "preparazione", &result.err()?));
    results.into_iter().filter_map(failed).collect()
}

fn joined(work: ScopedJoinHandle<Result<()>>) -> Result<()> {
    work.join().unwrap_or_else(|_| Err(anyhow!("preparazione interrotta")))
}

/// Environment with the outside checkers of documents and signatures.
pub const PYTHON: &str = "venv";

fn python() -> Result<()> {
    let requirements = root().join("tests/documenti/requirements.txt");
    step("Pacchetti Python per i controlli esterni", || venv::ensure(PYTHON, &requirements).map(|_| ()))
}

fn interface() -> Result<()> {
    step("Pacchetti dell'interfaccia (npm ci, solo se sono cambiati)", npm::install)?;
    // Before any compilation: the desktop shell takes ui/dist into itself.
    step("Interfaccia (npm run build)", npm::build)
}

fn fetch() -> Result<()> {
    step("Pacchetti Rust", || process::quiet(&mut cargo::cargo(&["fetch"])).map(|_| ()))
}
