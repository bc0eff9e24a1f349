//! Running one suite.

use super::count::{self, Count};
use super::suites::{Suite, Work};
use super::{add_failure, setup};
use crate::tipi;
use crate::tool::cargo::{self, TestProgram};
use crate::tool::postgres::Cluster;
use crate::tool::process::{Outcome, capture, command};
use crate::tool::{npm, root, venv};
use anyhow::{Result, bail};
use std::process::Command;
use std::time::{Duration, Instant};

/// A suite, or a step of the set-up, that came to its end.
pub struct Finished {
    pub id: String,
    pub what: String,
    pub count: Count,
    pub took: Duration,
}

impl Finished {
    /// A step that failed before any test could run; its error is shown at once.
    pub fn failed(id: &str, what: &str, error: &anyhow::Error) -> Self {
        println!("✗ {id}: {error:#}");
        Self { id: id.to_owned(), what: what.to_owned(), count: Count::one(false), took: Duration::ZERO }
    }
}

/// How test programs are called: the words before each, and the names of the tests wanted (all if none).
#[derive(Default)]
struct Call {
    wrapper: &'static [&'static str],
    filters: &'static [&'static str],
}

/// What the suites share: compiled test programs, a database, the types as they stood at the start.
pub struct Bench {
    programs: Vec<TestProgram>,
    postgres: Option<Cluster>,
    types: tipi::Snapshot,
}

impl Bench {
    /// Nothing compiled yet.
    pub fn new(types: tipi::Snapshot) -> Self {
        Self { programs: Vec::new(), postgres: None, types }
    }

    /// Compiles every program and every test, once for all suites.
    pub fn build(&mut self) -> Finished {
        println!("▸ Compilazione di programmi e prove (la prima volta servono diversi minuti)");
        let start = Instant::now();
        let result = cargo::build_tests(&mut self.programs);
        self.programs.sort_by(|a, b| (&a.package, &a.name).cmp(&(&b.package, &b.name)));
        if let Err(error) = &result {
            println!("✗ {error:#}");
        }
        finish("build", "compilazione di programmi e prove", Count::one(result.is_ok()), start)
    }

    /// Starts PostgreSQL if a suite needs it; without it, the store's tests would leave an engine out.
    pub fn with_postgres(mut self, needed: bool, finished: &mut Vec<Finished>) -> Self {
        if needed {
            let started = Cluster::start();
            add_failure(finished, started.as_ref().err().map(|e| Finished::failed("postgres", "preparazione", e)));
            self.postgres = started.ok();
        }
        self
    }

    /// What test programs and the interface's end-to-end tests find in their environment.
    fn environment(&self, command: &mut Command) {
        // A developer's own archive, named in their shell, is no business of the tests.
        for name in ["MIRATO_ARCHIVIO", "MIRATO_PASSWORD", "MIRATO_UTENTE"] {
            command.env_remove(name);
        }
        for (variable, program) in [("CLI", "mirato"), ("DESKTOP", "mirato-desktop"), ("HOST", "mirato-host")] {
            command.env(format!("MIRATO_{variable}"), cargo::program(program));
        }
        if let Some(cluster) = &self.postgres {
            command.env("MIRATO_PROVA_PG", cluster.address());
        }
        command.env("MIRATO_PYTHON", venv::interpreter(setup::PYTHON));
    }

    /// Runs some test programs of a package one after the other, each in its package's folder as Cargo
    /// would.
    fn run_programs(&self, package: &str, call: &Call, chosen: impl Fn(&str) -> bool) -> Result<Outcome> {
        let programs: Vec<_> = self.programs.iter().filter(|p| p.package == package && chosen(&p.name)).collect();
        if programs.is_empty() {
            bail!("nessun programma di prova di {package}: non è stato compilato");
        }
        let mut all = Outcome { success: true, output: String::new() };
        for program in programs {
            let mut line = match call.wrapper.split_first() {
                Some((first, rest)) => command(first, rest, &program.folder),
                None => command("env", &[], &program.folder),
            };
            line.arg(&program.file).args(call.filters);
            self.environment(&mut line);
            let outcome = capture(line.env("CARGO_MANIFEST_DIR", &program.folder))?;
            all.success &= outcome.success;
            all.output.push_str(&format!("── {} {}\n{}", program.package, program.name, outcome.output));
        }
        Ok(all)
    }
}

/// Runs a suite that needs nothing compiled.
pub fn beside(suite: &Suite) -> Finished {
    run(suite, &Bench::new(tipi::Snapshot::new()))
}

/// Runs a suite; its output is shown only if it fails.
pub fn run(suite: &Suite, bench: &Bench) -> Finished {
    let start = Instant::now();
    let (count, output) = match attempt(suite, bench) {
        Ok((count, outcome)) => (count, outcome.output),
        Err(error) => (Count::one(false), format!("{error:#}\n")),
    };
    let finished = finish(suite.id, suite.what, count, start);
    let sign = if count.failed == 0 { "✓" } else { "✗" };
    let mut text = format!("{sign} {} ({:.1} s)\n", suite.id, finished.took.as_secs_f32());
    if count.failed > 0 {
        // One write, so that a suite that runs beside the compiler is not cut in two by its lines.
        text.extend(output.lines().map(|line| format!("  {} | {line}\n", suite.id)));
    }
    print!("{text}");
    finished
}

fn attempt(suite: &Suite, bench: &Bench) -> Result<(Count, Outcome)> {
    match suite.work {
        Work::Cargo(words) => whole(capture(&mut cargo::cargo(words))?),
        Work::Npm(script) => whole(capture(&mut npm::script(script))?),
        Work::NpmTests(script) => {
            let words = [&LIMIT[1..], &["npm", "run", "--silent", script]].concat();
            let mut runner = command(LIMIT[0], &words, &root().join("ui"));
            bench.environment(&mut runner);
            at_least_one(counted(capture(&mut runner)?, count::javascript)?)
        }
        Work::Package(package) => {
            counted(bench.run_programs(package, &Call::default(), |name| name != "finestra")?, count::rust)
        }
        Work::Window => {
            let call = Call { wrapper: DISPLAY, ..Call::default() };
            let outcome = bench.run_programs("mirato-tests", &call, |name| name == "finestra")?;
            at_least_one(counted(outcome, count::rust)?)
        }
        Work::Types => {
            let export = bench.run_programs("mirato-app", &Call::default(), |name| name == tipi::EXPORT)?;
            at_least_one(counted(export, count::rust)?)?;
            let output = tipi::unchanged_since(&bench.types)?;
            whole(Outcome { success: true, output })
        }
    }
}

/// A driver or a browser that hangs must not hang the whole run.
const LIMIT: [&str; 3] = ["timeout", "--kill-after=10", "900"];
const DISPLAY: &[&str] = &[LIMIT[0], LIMIT[1], LIMIT[2], "xvfb-run", "-a", "-s", "-screen 0 1366x768x24"];

fn whole(outcome: Outcome) -> Result<(Count, Outcome)> {
    Ok((Count::one(outcome.success), outcome))
}

fn counted(outcome: Outcome, read: fn(&str) -> Count) -> Result<(Count, Outcome)> {
    Ok((read(&outcome.output).with_exit(outcome.success), outcome))
}

/// A runner that found no test proves nothing.
fn at_least_one((count, outcome): (Count, Outcome)) -> Result<(Count, Outcome)> {
    if count.passed + count.failed == 0 {
        bail!("nessuna prova eseguita\n{}", outcome.output);
    }
    Ok((count, outcome))
}

fn finish(id: &str, what: &str, count: Count, start: Instant) -> Finished {
    Finished { id: id.to_owned(), what: what.to_owned(), count, took: start.elapsed() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suite_without_tests_and_a_package_without_programs_fail() {
        let nothing = Outcome { success: true, output: "nessun test".to_owned() };
        assert!(at_least_one(counted(nothing, count::javascript).unwrap()).is_err());
        let bench = Bench::new(tipi::Snapshot::new());
        assert!(bench.run_programs("mirato-norme", &Call::default(), |_| true).is_err());
    }

    #[test]
    fn every_program_of_a_package_runs_in_its_folder_and_one_failure_fails_all() {
        let folder = std::env::temp_dir();
        let program = |name: &str, file: &str| TestProgram {
            package: "mirato-x".to_owned(),
            name: name.to_owned(),
            folder: folder.clone(),
            file: crate::tool::process::find(file).unwrap(),
        };
        let mut bench = Bench::new(tipi::Snapshot::new());
        bench.programs = vec![program("a", "pwd"), program("b", "false")];
        let outcome = bench.run_programs("mirato-x", &Call::default(), |_| true).unwrap();
        assert!(!outcome.success);
        assert!(outcome.output.contains(&folder.display().to_string()), "{}", outcome.output);
        let call = Call { wrapper: &["false"], ..Call::default() };
        assert!(!bench.run_programs("mirato-x", &call, |name| name == "a").unwrap().success);
    }
}
