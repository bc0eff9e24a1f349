//! `cargo xtask bench`: measures, rivals where they can be had, and docs/benchmark.md.

mod machine;
mod measure;
mod page;

use crate::tool::process::{capture, exists, show};
use crate::tool::{apt, cargo, root, step, venv};
use anyhow::{Context, Result, bail};
use measure::Measure;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

const CONSENT: &str = "--installa-rivali";

/// Builds with optimisation, runs the bench program, writes the page.
pub fn run(options: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = options.iter().find(|option| *option != CONSENT) {
        bail!("«{unknown}» non è un'opzione di bench: c'è solo {CONSENT}");
    }
    step("Pacchetti di sistema", || apt::ensure(&[apt::COMMAND_LINE]))?;
    step("Programma mirato ottimizzato", || {
        show(&mut cargo::cargo(&["build", "--release", "--workspace", "--bin", "mirato", "--bench", "prestazioni"]))
    })?;
    let rivals = Rivals::find(!options.is_empty());
    let output = step("Misure (diversi minuti: lascia la macchina tranquilla)", || {
        let mut bench = cargo::cargo(&["bench", "--workspace", "--bench", "prestazioni"]);
        rivals.into_environment(&mut bench);
        let outcome = capture(&mut bench)?;
        if outcome.success { Ok(outcome.output) } else { bail!("le misure non sono riuscite:\n{}", outcome.output) }
    })?;
    let measures = measure::read(&output)?;
    if measures.is_empty() {
        bail!("il programma di misura non ha scritto alcuna misura:\n{output}");
    }
    let page = root().join("docs/benchmark.md");
    fs::write(&page, page::render(&measures, &machine::describe()))
        .with_context(|| format!("non si scrive {}", page.display()))?;
    println!("Scritto {}", page.display());
    let short = measures.iter().filter(|measure| measure.reached() == Some(false)).map(|m| m.name.as_str());
    let short: Vec<_> = short.collect();
    if short.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    println!("Obiettivi non raggiunti: {}", short.join(", "));
    Ok(ExitCode::FAILURE)
}

/// Programs that do the same work, called by the bench program on the same inputs.
struct Rivals {
    python: Option<PathBuf>,
    office: bool,
}

impl Rivals {
    /// Finds the rivals; a rival that cannot be had leaves its column empty.
    fn find(consent: bool) -> Self {
        let requirements = root().join("crates/xtask/rivali/requirements.txt");
        let python = step("openpyxl e pyHanko", || venv::ensure("venv-rivali", &requirements));
        if !exists("soffice") && consent {
            let office = [apt::Package { name: "libreoffice-writer-nogui", program: Some("soffice") }];
            if let Err(error) = step("LibreOffice", || apt::ensure(&[&office])) {
                println!("  senza LibreOffice: {error:#}");
            }
        } else if !exists("soffice") {
            println!("LibreOffice non c'è: per installarlo e confrontarlo aggiungi {CONSENT}");
        }
        Self { python: python.ok(), office: exists("soffice") }
    }

    fn into_environment(self, bench: &mut std::process::Command) {
        bench.env("MIRATO_RIVALI", root().join("crates/xtask/rivali"));
        if let Some(python) = self.python {
            bench.env("MIRATO_RIVALI_PYTHON", python);
        }
        if self.office {
            bench.env("MIRATO_RIVALI_SOFFICE", "soffice");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_option_is_refused_before_any_work() {
        let error = run(&["--installa".to_owned()]).err().unwrap();
        assert!(error.to_string().contains("--installa"), "{error}");
    }
}
