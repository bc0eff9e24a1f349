//! The table at the end, and the closing line.

use super::count::Count;
use super::execute::Finished;
use std::process::ExitCode;

/// Prints the table and the line `N passed, M failed`; success only if nothing failed.
pub fn close(finished: &[Finished]) -> ExitCode {
    print!("{}", table(finished));
    if total(finished).failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn table(finished: &[Finished]) -> String {
    let mut text = format!("\n{:<10} {:<62} {:>8} {:>8} {:>8}\n", "prova", "che cosa", "passate", "fallite", "secondi");
    for suite in finished {
        let Count { passed, failed, skipped } = suite.count;
        let note = if skipped > 0 { format!("  ({skipped} saltate)") } else { String::new() };
        let seconds = suite.took.as_secs_f32();
        text.push_str(&format!("{:<10} {:<62} {passed:>8} {failed:>8} {seconds:>8.1}{note}\n", suite.id, suite.what));
    }
    let Count { passed, failed, .. } = total(finished);
    text.push_str(&format!("\n{passed} passed, {failed} failed\n"));
    text
}

fn total(finished: &[Finished]) -> Count {
    finished.iter().map(|suite| suite.count).fold(Count::default(), Count::plus)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_last_line_adds_up_all_suites() {
        let suite = |id: &str, passed, failed| Finished {
            id: id.to_owned(),
            what: "prova".to_owned(),
            count: Count { passed, failed, skipped: 0 },
            took: Duration::from_millis(1500),
        };
        let text = table(&[suite("norme", 40, 0), suite("store", 11, 2)]);
        assert_eq!(text.lines().last(), Some("51 passed, 2 failed"));
        assert!(text.contains("1.5"), "{text}");
    }
}
