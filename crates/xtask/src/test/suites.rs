//! The suites, in the order in which they run.

use anyhow::{Result, bail};

/// One suite.
pub struct Suite {
    /// Word by which it is chosen.
    pub id: &'static str,
    /// Other words that choose it together with its like.
    pub groups: &'static [&'static str],
    /// What it checks, in Italian.
    pub what: &'static str,
    /// How it runs.
    pub work: Work,
}

/// How a suite runs.
pub enum Work {
    /// A cargo command that passes or fails as a whole.
    Cargo(&'static [&'static str]),
    /// The test programs of a package, but for the window's.
    Package(&'static str),
    /// The test of the real window, on a virtual display.
    Window,
    /// An npm script that passes or fails as a whole.
    Npm(&'static str),
    /// An npm script that prints test results.
    NpmTests(&'static str),
    /// The generated TypeScript types are those of the Rust code.
    Types,
}

impl Suite {
    /// Whether it runs test programs that one common build compiles.
    pub fn needs_build(&self) -> bool {
        matches!(self.work, Work::Package(_) | Work::Window | Work::Types) || self.id == "e2e"
    }

    /// Whether it needs the interface's npm packages; the desktop shell carries the built interface.
    pub fn needs_npm(&self) -> bool {
        matches!(self.work, Work::Npm(_) | Work::NpmTests(_)) || self.needs_build() || self.id == "clippy"
    }

    /// Whether it may run beside the compiler: it needs nothing that the compiler makes.
    pub fn beside_build(&self) -> bool {
        self.id == "fmt" || matches!(self.work, Work::Npm(_) | Work::NpmTests(_)) && self.id != "e2e"
    }

    /// Whether its tests reach a database.
    pub fn needs_postgres(&self) -> bool {
        matches!(self.work, Work::Package("mirato-store" | "mirato-app" | "mirato-cli" | "mirato-tests"))
    }
}

const fn package(id: &'static str, package: &'static str, what: &'static str) -> Suite {
    Suite { id, groups: &["rust"], what, work: Work::Package(package) }
}

const fn suite(id: &'static str, groups: &'static [&'static str], what: &'static str, work: Work) -> Suite {
    Suite { id, groups, what, work }
}

const CLIPPY: &[&str] = &[
    "clippy",
    "--workspace",
    "--features",
    "mirato-desktop/custom-protocol",
    "--all-targets",
    "--quiet",
    "--",
    "-D",
    "warnings",
];

/// All suites. Cheap ones first; clippy after the tests, because it checks every dependency anew; the
/// types after mirato-app's tests, which write them.
pub const SUITES: &[Suite] = &[
    suite("fmt", &["rust"], "stile del codice Rust (rustfmt)", Work::Cargo(&["fmt", "--all", "--", "--check"])),
    suite("svelte", &["ui"], "tipi e accessibilità dei componenti (svelte-check)", Work::Npm("check")),
    suite("vitest", &["ui"], "prove dell'interfaccia (vitest)", Work::NpmTests("test")),
    package("domain", "mirato-domain", "valori e dati che non possono essere sbagliati"),
    package("norme", "mirato-norme", "regole, parametri e casi di legge"),
    package("store", "mirato-store", "archivio su SQLite e su PostgreSQL"),
    package("documents", "mirato-documents", "atti in PDF/A e PDF/UA"),
    package("firma", "mirato-firma", "firma PAdES e sua verifica"),
    package("exchange", "mirato-exchange", "file in ingresso e in uscita"),
    package("app", "mirato-app", "casi d'uso, permessi, registro"),
    package("cli", "mirato-cli", "riga di comando"),
    package("desktop", "mirato-desktop", "guscio della finestra"),
    package("xtask", "xtask", "questi comandi"),
    package("flussi", "mirato-tests", "storie sui due archivi, flussi, documenti visti da fuori"),
    suite("tipi", &["rust", "ui"], "tipi TypeScript uguali al codice Rust", Work::Types),
    suite("e2e", &["ui"], "interfaccia in Chromium con axe-core", Work::NpmTests("e2e")),
    suite("finestra", &["ui"], "la finestra vera sotto Xvfb", Work::Window),
    suite("clippy", &["rust"], "regole sul codice Rust (clippy, nessun avviso)", Work::Cargo(CLIPPY)),
];

/// The suites named by `words`, all of them if there are none; an unknown word is an error.
pub fn choose<'a>(suites: &'a [Suite], words: &[String]) -> Result<Vec<&'a Suite>> {
    let named = |suite: &Suite, word: &str| suite.id == word || suite.groups.contains(&word);
    if let Some(unknown) = words.iter().find(|word| !suites.iter().any(|suite| named(suite, word))) {
        bail!("«{unknown}» non è una prova: scrivi cargo xtask test --elenco");
    }
    let chosen = |suite: &&Suite| words.is_empty() || words.iter().any(|word| named(suite, word));
    Ok(suites.iter().filter(chosen).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(words: &[&str]) -> Vec<&'static str> {
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        choose(SUITES, &words).unwrap().iter().map(|suite| suite.id).collect()
    }

    #[test]
    fn a_word_chooses_a_suite_or_a_group_in_the_order_of_the_list() {
        assert_eq!(ids(&["norme"]), ["norme"]);
        assert_eq!(ids(&["finestra", "norme"]), ["norme", "finestra"]);
        assert_eq!(ids(&["ui"]), ["svelte", "vitest", "tipi", "e2e", "finestra"]);
        assert_eq!(ids(&[]).len(), SUITES.len());
    }

    #[test]
    fn an_unknown_word_is_refused_by_name() {
        let error = choose(SUITES, &["norma".to_owned()]).err().unwrap();
        assert!(error.to_string().contains("«norma»"), "{error}");
    }

    #[test]
    fn every_member_of_the_workspace_has_its_suite() {
        let manifest = std::fs::read_to_string(crate::tool::root().join("Cargo.toml")).unwrap();
        let folders = manifest.lines().filter_map(|line| line.trim().strip_prefix('"')?.split('"').next());
        for folder in folders.filter(|folder| *folder != "src-tauri" && *folder != "tests") {
            let id = folder.rsplit('/').next().unwrap();
            assert!(SUITES.iter().any(|suite| suite.id == id), "{folder} is tested by no suite");
        }
    }
}
