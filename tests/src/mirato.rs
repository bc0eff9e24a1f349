//! Running the `mirato` command in tests.

use serde_json::Value;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The workspace.
#[must_use]
pub fn radice() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap_or_default()
}

/// A program built by the workspace, from the environment or from the target folder of this test.
///
/// # Panics
/// If it was not built.
#[must_use]
pub fn programma(variabile: &str, nome: &str) -> PathBuf {
    let scelto = std::env::var_os(variabile).map(PathBuf::from).or_else(|| {
        let test = std::env::current_exe().ok()?;
        Some(test.parent()?.parent()?.join(nome))
    });
    let programma = scelto.unwrap_or_default();
    assert!(programma.is_file(), "{nome} is not built: run `cargo build --workspace`, or set {variabile}");
    programma
}

/// What a run of `mirato` gave.
pub struct Esito {
    /// Exit status.
    pub stato: i32,
    /// Standard output.
    pub uscita: String,
    /// Standard error.
    pub errori: String,
}

impl Esito {
    /// Standard output as JSON.
    ///
    /// # Panics
    /// If it is not.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.uscita).unwrap_or_else(|e| panic!("not JSON ({e}): {} {}", self.uscita, self.errori))
    }

    /// The error object on standard error.
    ///
    /// # Panics
    /// If there is none.
    #[must_use]
    pub fn errore(&self) -> Value {
        serde_json::from_str(&self.errori).unwrap_or_else(|e| panic!("not one JSON object ({e}): {}", self.errori))
    }
}

/// Runs `mirato` with the demonstration's password and something on its standard input.
///
/// # Panics
/// If the program cannot be run.
pub fn mirato<S: AsRef<OsStr>>(argomenti: &[S], ingresso: &str) -> Esito {
    let mut processo = Command::new(programma("MIRATO_CLI", "mirato"))
        .args(argomenti)
        .env("MIRATO_PASSWORD", "dimostrazione")
        .env("MIRATO_PASSWORD_FIRMA", "dimostrazione")
        .env("MIRATO_PASSWORD_SANITARIA", "dimostrazione")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("mirato runs");
    // A command that refuses its words never reads: a closed pipe is no failure here.
    let _ = processo.stdin.take().expect("a pipe").write_all(ingresso.as_bytes());
    let esito = processo.wait_with_output().expect("mirato ends");
    Esito {
        stato: esito.status.code().unwrap_or(-1),
        uscita: String::from_utf8_lossy(&esito.stdout).into_owned(),
        errori: String::from_utf8_lossy(&esito.stderr).into_owned(),
    }
}
