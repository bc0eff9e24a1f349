//! `cargo xtask bench`: measures, rivals where they can be had, and docs/benchmark.md.

mod machine;
mod measure;
mod page;

use crate::tool::process::{exists, show, words};
use crate::tool::{apt, cargo, npm, root, step, venv};
use anyhow::{Context, Result, anyhow, bail};
use measure::Measure;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

const CONSENT: &str = "--installa-rivali";
/// The window is measured too: it stands beside the bench program.
const TARGETS: [&str; 3] = ["--bins", "--bench", "prestazioni"];

/// Builds with optimisation, runs the bench program, writes the page.
pub fn run(options: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = options.iter().find(|option| *option != CONSENT) {
        bail!("«{unknown}» non è un'opzione di bench: c'è solo {CONSENT}");
    }
    step("Pacchetti di sistema", || apt::ensure(&[apt::COMMAND_LINE, apt::WINDOW]))?;
    step("Pacchetti dell'interfaccia (npm ci, solo se sono cambiati)", npm::install)?;
    step("Interfaccia (npm run build)", npm::build)?;
    step("Programmi ottimizzati (la prima volta servono diversi minuti)", || {
        show(cargo::cargo(&["build", "--release"]).args(cargo::FEATURES).args(TARGETS))
    })?;
    if let Err(error) = step("Schermo senza monitor", || apt::ensure(&[apt::SCREEN])) {
        println!("  la finestra non si misura: {error:#}");
    }
    let rivals = Rivals::find(!options.is_empty());
    let output = step("Misure (diversi minuti: lascia la macchina tranquilla)", || {
        let mut bench = cargo::cargo(&["bench"]);
        bench.args(cargo::FEATURES).args(["--bench", "prestazioni"]);
        rivals.into_environment(&mut bench);
        standard_output(&mut bench)
    })?;
    let (measures, skipped) = measure::read(&output)?;
    if measures.is_empty() {
        bail!("il programma di misura non ha scritto alcuna misura:\n{output}");
    }
    let page = root().join("docs/benchmark.md");
    fs::write(&page, page::render(&measures, &skipped, &machine::describe()))
        .with_context(|| format!("non si scrive {}", page.display()))?;
    println!("Scritto {}", page.display());
    for short in measures.iter().filter(|measure| measure.reached() == Some(false)) {
        println!("Obiettivo non raggiunto: {}", short.name);
    }
    for (name, why) in &skipped {
        println!("Misura non presa: {name} ({why})");
    }
    // A figure depends on the machine: a missed objective is shown, and is no failure of the command.
    Ok(ExitCode::SUCCESS)
}

/// What a program writes, line by line on the terminal too; its errors go to the terminal alone.
fn standard_output(program: &mut Command) -> Result<String> {
    let mut child = program.stdout(Stdio::piped()).spawn().with_context(|| format!("non parte: {}", words(program)))?;
    let lines = child.stdout.take().ok_or_else(|| anyhow!("{} non ha un'uscita", words(program)))?;
    let mut output = String::new();
    for line in BufReader::new(lines).lines() {
        let line = line?;
        println!("  {line}");
        output.push_str(&line);
        output.push('\n');
    }
    if !child.wait()?.success() {
        bail!("{} non è riuscito: il motivo è qui sopra", words(program));
    }
    Ok(output)
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

    fn into_environment(self, bench: &mut Command) {
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
