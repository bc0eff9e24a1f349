//! Python environments in the build folder, for checks made by programs that are not ours.

use super::process::{command, quiet};
use super::{root, stamp, target};
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the interpreter of the environment `name` is, once [`ensure`] has made it.
pub fn interpreter(name: &str) -> PathBuf {
    target().join(name).join("bin/python")
}

/// The interpreter of the environment `name` with the packages of `requirements` installed.
pub fn ensure(name: &str, requirements: &Path) -> Result<PathBuf> {
    let folder = target().join(name);
    let python = interpreter(name);
    stamp::once_per_content(name, requirements, &python, || {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        quiet(command("python3", &["-m", "venv"], &root()).arg(&folder))?;
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
        quiet(command(&python, &pip, &root()).arg(requirements)).map(|_| ())
    })?;
    Ok(python)
}
