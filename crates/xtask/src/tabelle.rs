//! `cargo xtask tabelle`: the compact table of comuni and foreign states, from the official register.

use crate::tool::process::{command, quiet, show};
use crate::tool::{cargo, root, step, venv};
use anyhow::Result;
use std::process::ExitCode;

/// Prints where the pinned package keeps the register of comuni (ANPR).
const WHERE: &str = "import codicefiscale, pathlib; print(pathlib.Path(codicefiscale.__file__).parent / 'data')";

/// Installs the package that carries the register and has mirato-exchange make its table of it.
pub fn run() -> Result<ExitCode> {
    let requirements = root().join("crates/xtask/tabelle/requirements.txt");
    let python =
        step("Registro dei comuni (pacchetto Python fissato)", || venv::ensure("venv-tabelle", &requirements))?;
    let folder = quiet(&mut command(python, &["-c", WHERE], &root()))?;
    let mut generator = cargo::cargo(&["run", "--quiet", "--package", "mirato-exchange", "--example", "tabelle"]);
    step("Tabella di mirato-exchange", || show(generator.arg("--").arg(folder.trim())))?;
    Ok(ExitCode::SUCCESS)
}
