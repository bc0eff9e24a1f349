//! Node.js: the interface's packages and scripts.

use super::process::{command, quiet};
use super::{root, stamp};
use anyhow::{Context, Result, bail};
use std::process::Command;

const OLDEST_NODE: u32 = 20;

/// A script of `ui/package.json`.
pub fn script(name: &str) -> Command {
    command("npm", &["run", "--silent", name], &root().join("ui"))
}

/// Installs exactly what `ui/package-lock.json` says, unless that is already there.
pub fn install() -> Result<()> {
    let version = quiet(&mut command("node", &["--version"], &root())).context("serve Node.js")?;
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        bail!("serve Node.js {OLDEST_NODE} o più recente: qui c'è {}", version.trim());
    }
    let ui = root().join("ui");
    stamp::once_per_content("npm-ci", &ui.join("package-lock.json"), &ui.join("node_modules"), || {
        quiet(&mut command("npm", &["ci", "--no-audit", "--no-fund"], &ui)).map(|_| ())
    })
}

/// Builds the interface into `ui/dist`, which the window carries inside.
pub fn build() -> Result<()> {
    quiet(&mut script("build")).map(|_| ())
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_node_prints() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("sconosciuta"), None);
    }
}
