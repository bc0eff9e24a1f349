//! Cargo: one build for everything.
//!
//! Every build names `--workspace` and the same features, whatever targets it picks. Cargo unifies the
//! features of dependencies over the packages named, so `-p mirato-cli` would compile syn, serde_json,
//! futures-util and all that stands on them a second time. For the same reason tests are built once and
//! their programs run directly, rather than through one `cargo test -p` each.

use super::process::{command, words};
use super::{root, target};
use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Window with the built interface inside; without it, it would look for a development server.
pub const FEATURES: [&str; 3] = ["--workspace", "--features", "mirato-desktop/custom-protocol"];

/// What Cargo says to a program it runs of the package that the program is.
const OURS: [&str; 2] = ["CARGO_PKG_", "CARGO_MANIFEST_"];

const HEARTBEAT: Duration = Duration::from_secs(30);

/// A compiled test program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestProgram {
    /// Package, such as `mirato-norme`.
    pub package: String,
    /// Target, such as `mirato_norme` or `storia`.
    pub name: String,
    /// Folder of its Cargo.toml: Cargo runs tests there.
    pub folder: PathBuf,
    /// File to run.
    pub file: PathBuf,
}

/// A cargo command in the checkout.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments, &root());
    // Cargo tells xtask which package xtask is. Build scripts that look at these words (ring's does) would run
    // again, and everything on them would be compiled again, at each turn between `cargo` and `cargo xtask`.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| OURS.iter().any(|prefix| name.starts_with(prefix))) {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// A program of the development profile, built by [`build_programs`] or [`build_tests`].
pub fn program(name: &str) -> PathBuf {
    target().join("debug").join(name)
}

/// Builds some of the workspace's programs in the development profile.
pub fn build_programs(names: &[&str]) -> Result<()> {
    let mut arguments = vec!["build"];
    arguments.extend(FEATURES);
    for name in names {
        arguments.extend(["--bin", name]);
    }
    super::process::show(&mut cargo(&arguments))
}

/// Builds all programs and all tests, and hands each test program to `found` as soon as it is there:
/// one crate that does not compile must not hide the results of the others. Compiler messages go to
/// the terminal; a line now and then says that the work goes on.
pub fn build_tests(found: &mut Vec<TestProgram>) -> Result<()> {
    let mut build = cargo(&["build"]);
    build.args(FEATURES).args(["--bins", "--tests", "--keep-going", "--quiet"]);
    build.arg("--message-format=json-render-diagnostics");
    let mut child = build.stdout(Stdio::piped()).spawn().with_context(|| format!("non parte: {}", words(&build)))?;
    let messages = child.stdout.take().ok_or_else(|| anyhow!("cargo non ha un'uscita"))?;
    let mut compiled = 0_u32;
    let start = Instant::now();
    let mut last = start;
    for line in BufReader::new(messages).lines() {
        let Ok(message) = serde_json::from_str::<Value>(&line?) else { continue };
        if message["reason"] == "compiler-artifact" {
            compiled += u32::from(message["fresh"] == false);
            found.extend(test_program(&message));
        }
        if last.elapsed() > HEARTBEAT {
            last = Instant::now();
            println!("  … compilazione in corso: {compiled} parti in {} s", start.elapsed().as_secs());
        }
    }
    if !child.wait()?.success() {
        bail!("{} non è riuscito: gli errori sono qui sopra", words(&build));
    }
    Ok(())
}

/// The test program an artifact message speaks of, if it speaks of one.
fn test_program(message: &Value) -> Option<TestProgram> {
    if message["profile"]["test"] != true {
        return None;
    }
    let folder = Path::new(message["manifest_path"].as_str()?).parent()?.to_path_buf();
    Some(TestProgram {
        package: package_name(message["package_id"].as_str()?).to_owned(),
        name: message["target"]["name"].as_str()?.to_owned(),
        folder,
        file: PathBuf::from(message["executable"].as_str()?),
    })
}

/// `path+file:///x/crates/norme#mirato-norme@0.1.0` and `path+file:///x/crates/xtask#0.1.0` both name
/// their package: after the hash, or as the last folder.
fn package_name(id: &str) -> &str {
    let (path, fragment) = id.split_once('#').unwrap_or((id, ""));
    match fragment.split_once('@') {
        Some((name, _)) => name,
        None => path.rsplit('/').next().unwrap_or(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_package_id_names_its_package_in_both_spellings() {
        assert_eq!(package_name("path+file:///x/crates/norme#mirato-norme@0.1.0"), "mirato-norme");
        assert_eq!(package_name("path+file:///x/crates/xtask#0.1.0"), "xtask");
    }

    #[test]
    fn only_artifacts_of_tests_are_test_programs() {
        let mut message = json!({
            "reason": "compiler-artifact", "package_id": "path+file:///x/tests#mirato-tests@0.1.0",
            "manifest_path": "/x/tests/Cargo.toml", "target": {"name": "storia"},
            "profile": {"test": true}, "executable": "/x/target/debug/deps/storia-1",
        });
        let program = test_program(&message).unwrap();
        assert_eq!((program.package.as_str(), program.name.as_str()), ("mirato-tests", "storia"));
        assert_eq!(program.folder, Path::new("/x/tests"));
        message["profile"]["test"] = json!(false);
        assert_eq!(test_program(&message), None);
    }
}
