//! `cargo xtask test`: set-up, suites, table, and the closing line `N passed, M failed`.

mod count;
mod execute;
mod report;
mod setup;
mod suites;

use anyhow::{Result, anyhow};
use execute::{Bench, Finished};
use std::process::ExitCode;
use std::thread;
use suites::{SUITES, Suite};

/// Runs the suites named, all of them if none is; goes on after a failure, so that one run says all.
pub fn run(words: &[String]) -> Result<ExitCode> {
    if words == ["--elenco"] {
        for suite in SUITES {
            println!("{:<10} {}", suite.id, suite.what);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let chosen = suites::choose(SUITES, words)?;
    let (beside, after): (Vec<&Suite>, Vec<&Suite>) = chosen.iter().partition(|suite| suite.beside_build());
    let mut finished = Vec::new();
    let types = crate::tipi::snapshot()?;
    finished.extend(setup::prepare(&chosen));
    // The interface's own checks keep one core busy while the compiler works in its narrow stretches.
    let bench = thread::scope(|scope| {
        let interface = scope.spawn(|| beside.iter().map(|suite| execute::beside(suite)).collect::<Vec<_>>());
        let mut bench = Bench::new(types);
        if chosen.iter().any(|suite| suite.needs_build()) {
            finished.push(bench.build());
        }
        let stopped = |_| vec![Finished::failed("ui", "prove dell'interfaccia", &anyhow!("interrotte"))];
        finished.extend(interface.join().unwrap_or_else(stopped));
        bench
    });
    let bench = bench.with_postgres(chosen.iter().any(|suite| suite.needs_postgres()), &mut finished);
    for suite in after {
        finished.push(execute::run(suite, &bench));
    }
    drop(bench);
    Ok(report::close(&finished))
}

/// Adds a finished step that is no suite to the list, if it failed: what went well needs no line.
fn add_failure(finished: &mut Vec<Finished>, result: Option<Finished>) {
    finished.extend(result.filter(|step| step.count.failed > 0));
}
