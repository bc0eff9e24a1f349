//! The machine on which the figures were taken.

use crate::tool::process::{command, quiet};
use crate::tool::root;
use std::fs;

/// Lines "what: value" about the machine; what cannot be read is left out.
pub fn describe() -> Vec<(&'static str, String)> {
    let lines = [
        ("Processore", field("/proc/cpuinfo", "model name")),
        ("Unità di calcolo", std::thread::available_parallelism().ok().map(|cores| cores.to_string())),
        ("Memoria", field("/proc/meminfo", "MemTotal")),
        ("Sistema", field("/etc/os-release", "PRETTY_NAME").map(|name| name.trim_matches('"').to_owned())),
        ("Compilatore", said("rustc", &["--version"])),
        ("Giorno", said("date", &["-u", "+%F"])),
    ];
    lines.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim_start_matches([' ', '\t', ':', '=']).trim().to_owned())
}

fn said(program: &str, arguments: &[&str]) -> Option<String> {
    quiet(&mut command(program, arguments, &root())).ok().map(|words| words.trim().to_owned())
}
