//! Child processes: no input, output shown or kept apart.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// What a finished process left behind: standard output followed by standard error.
pub struct Outcome {
    pub success: bool,
    pub output: String,
}

/// A command that runs in `folder`, never waits for input, and writes no colour codes.
pub fn command(program: impl AsRef<OsStr>, arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).env("NO_COLOR", "1");
    command
}

/// The command as a person would type it.
pub fn words(command: &Command) -> String {
    let parts = std::iter::once(command.get_program()).chain(command.get_args());
    parts.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// Runs a command with its output on the terminal; an error names the command.
pub fn show(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("non parte: {}", words(command)))?;
    if !status.success() {
        bail!("{} è finito con {status}", words(command));
    }
    Ok(())
}

/// Runs a command and keeps what it writes.
pub fn capture(command: &mut Command) -> Result<Outcome> {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("non parte: {}", words(command)))?;
    // Both pipes are drained at once: a child that fills one while we read the other would never end.
    let mut stderr = child.stderr.take();
    let errors = thread::spawn(move || stderr.as_mut().map_or_else(String::new, read_all));
    let mut output = child.stdout.as_mut().map_or_else(String::new, read_all);
    let status = child.wait()?;
    let errors = errors.join().unwrap_or_default();
    if !output.is_empty() && !output.ends_with('\n') {
        output.push('\n');
    }
    output.push_str(&errors);
    Ok(Outcome { success: status.success(), output })
}

/// Runs a command and keeps what it writes; a failure carries the output in its message.
pub fn quiet(command: &mut Command) -> Result<String> {
    let outcome = capture(command)?;
    if !outcome.success {
        bail!("{} non è riuscito:\n{}", words(command), outcome.output.trim_end());
    }
    Ok(outcome.output)
}

/// Whether a program is in the path.
pub fn exists(program: &str) -> bool {
    find(program).is_some()
}

/// Where a program is in the path.
pub fn find(program: &str) -> Option<std::path::PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Whether this process runs as root.
pub fn is_root() -> bool {
    user_id(None) == Some(0)
}

/// Numeric id of a user, of the current one if no name is given.
pub fn user_id(name: Option<&str>) -> Option<u32> {
    id("-u", name)
}

/// Numeric id of a user's group.
pub fn group_id(name: Option<&str>) -> Option<u32> {
    id("-g", name)
}

fn id(option: &str, name: Option<&str>) -> Option<u32> {
    let output = Command::new("id").arg(option).args(name).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

fn read_all(source: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    // A pipe cut short still leaves what was read before: that is what the reader wants to see.
    let _ = source.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_streams_are_kept_even_when_they_are_long() {
        let script = "for i in $(seq 20000); do echo riga; echo errore >&2; done; exit 3";
        let outcome = capture(&mut command("sh", &["-c", script], Path::new("/"))).unwrap();
        assert!(!outcome.success);
        assert_eq!(outcome.output.matches("riga").count(), 20_000);
        assert_eq!(outcome.output.matches("errore").count(), 20_000);
    }

    #[test]
    fn a_failure_names_the_command_and_shows_its_words() {
        let error = quiet(&mut command("sh", &["-c", "echo perché >&2; exit 1"], Path::new("/"))).unwrap_err();
        assert!(error.to_string().contains("sh -c"), "{error}");
        assert!(error.to_string().contains("perché"), "{error}");
    }
}
