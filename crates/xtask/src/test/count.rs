//! How many tests a suite ran, read from what its runner prints.

/// Tests of one suite or of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Passed.
    pub passed: u32,
    /// Failed.
    pub failed: u32,
    /// Left out by the runner.
    pub skipped: u32,
}

impl Count {
    /// One check that passes or fails as a whole.
    pub fn one(passed: bool) -> Self {
        Self { passed: u32::from(passed), failed: u32::from(!passed), skipped: 0 }
    }

    /// The sum of two counts.
    pub fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// A runner that ended badly without naming a failed test (a crash, a time limit) failed once.
    pub fn with_exit(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

/// Sums the lines `test result: ok. 12 passed; 0 failed; 1 ignored; …` of Rust's test programs.
pub fn rust(output: &str) -> Count {
    let results = output.lines().filter_map(|line| line.trim().strip_prefix("test result: "));
    results.map(|line| numbers(line.split(['.', ';']))).fold(Count::default(), Count::plus)
}

/// Reads the summary of a JavaScript runner: vitest (`Tests  1 failed | 11 passed (12)`), Node's own
/// (`# pass 5`), or Playwright (`5 passed (3.2s)`), whichever is there first.
pub fn javascript(output: &str) -> Count {
    let lines = || output.lines().map(str::trim);
    let vitest: Vec<&str> = lines().filter_map(|line| line.strip_prefix("Tests  ")).collect();
    if !vitest.is_empty() {
        return vitest.iter().map(|line| numbers(line.split('|'))).fold(Count::default(), Count::plus);
    }
    let node = lines().filter_map(|line| line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")));
    let node = node.map(reversed).fold(Count::default(), Count::plus);
    if node != Count::default() {
        return node;
    }
    lines().map(|line| numbers(std::iter::once(line))).fold(Count::default(), Count::plus)
}

/// `12 passed`, `1 failed`, `2 ignored` or `2 skipped`, each at the start of its part.
fn numbers<'a>(parts: impl Iterator<Item = &'a str>) -> Count {
    let mut count = Count::default();
    for part in parts {
        let mut words = part.split_whitespace();
        let Some(number) = words.next().and_then(|word| word.parse::<u32>().ok()) else { continue };
        match words.next() {
            Some("passed") => count.passed += number,
            Some("failed") => count.failed += number,
            Some("ignored" | "skipped") => count.skipped += number,
            _ => {}
        }
    }
    count
}

/// `pass 5`, `fail 1`, `skipped 0`.
fn reversed(line: &str) -> Count {
    let (word, number) = line.split_once(' ').unwrap_or((line, ""));
    let number = number.parse().unwrap_or(0);
    match word {
        "pass" => Count { passed: number, ..Count::default() },
        "fail" => Count { failed: number, ..Count::default() },
        "skipped" => Count { skipped: number, ..Count::default() },
        _ => Count::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn count(passed: u32, failed: u32, skipped: u32) -> Count {
        Count { passed, failed, skipped }
    }

    #[test]
    fn the_results_of_several_rust_programs_add_up() {
        let output = "running 3 tests\ntest a ... ok\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 5 filtered out; finished in 0.10s\n";
        assert_eq!(rust(output), count(13, 2, 1));
    }

    #[test]
    fn each_javascript_runner_is_understood() {
        let vitest =
            " Test Files  2 passed (2)\n      Tests  1 failed | 11 passed | 2 skipped (14)\n   Start at  10:00\n";
        assert_eq!(javascript(vitest), count(11, 1, 2));
        assert_eq!(javascript("# tests 6\n# pass 5\n# fail 1\n# skipped 0\n"), count(5, 1, 0));
        assert_eq!(javascript("Running 4 tests\n  1 failed\n    pagina › axe\n  3 passed (3.2s)\n"), count(3, 1, 0));
    }

    #[test]
    fn a_runner_that_crashes_is_never_counted_as_passed() {
        assert_eq!(rust("running 3 tests\n").with_exit(false), count(0, 1, 0));
        assert_eq!(count(2, 1, 0).with_exit(false), count(2, 1, 0));
        assert_eq!(count(2, 0, 0).with_exit(true), count(2, 0, 0));
    }
}
