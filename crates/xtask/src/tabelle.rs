//! `cargo xtask tabelle`: the compact tables of comuni and foreign states, from the official register.

use crate::tool::process::show;
use crate::tool::{cargo, step};
use anyhow::Result;
use std::process::ExitCode;

/// Runs the generator of mirato-exchange, which downloads nothing but its pinned package.
pub fn run() -> Result<ExitCode> {
    let mut generator =
        cargo::cargo(&["run", "--quiet", "--package", "mirato-exchange", "--example", "genera_tabelle"]);
    step("Tabelle ufficiali di mirato-exchange", || show(&mut generator))?;
    Ok(ExitCode::SUCCESS)
}
