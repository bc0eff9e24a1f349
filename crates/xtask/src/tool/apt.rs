//! System packages: which are missing, and their installation where it is allowed.

use super::process::{self, command, exists};
use super::root;
use anyhow::{Result, bail};

/// A Debian package and, where another source may provide the same thing, the program that proves it.
pub struct Package {
    pub name: &'static str,
    pub program: Option<&'static str>,
}

const fn library(name: &'static str) -> Package {
    Package { name, program: None }
}

const fn tool(name: &'static str, program: &'static str) -> Package {
    Package { name, program: Some(program) }
}

/// What the command line needs to be built: a C compiler and Perl for SQLCipher's OpenSSL.
pub const COMMAND_LINE: &[Package] =
    &[tool("build-essential", "cc"), tool("perl", "perl"), tool("pkg-config", "pkg-config")];

/// What the window needs besides: WebKit, and Node.js to build its interface.
pub const WINDOW: &[Package] = &[library("libwebkit2gtk-4.1-dev"), tool("nodejs", "node"), tool("npm", "npm")];

/// What drives the real window where there is no display.
pub const SCREEN: &[Package] = &[tool("webkit2gtk-driver", "WebKitWebDriver"), tool("xvfb", "Xvfb")];

/// What the tests need besides those and [`SCREEN`].
pub const TESTS: &[Package] = &[
    tool("xauth", "xauth"),
    tool("chromium", "chromium"),
    tool("chromium-driver", "chromedriver"),
    tool("qpdf", "qpdf"),
    tool("poppler-utils", "pdftotext"),
    tool("libxml2-utils", "xmllint"),
    tool("softhsm2", "softhsm2-util"),
    tool("opensc", "pkcs11-tool"),
    tool("libnss3-tools", "certutil"),
    tool("openssl", "openssl"),
    library("postgresql"),
    tool("python3", "python3"),
    library("python3-venv"),
];

/// The packages that are not on this machine.
pub fn missing(packages: &[&[Package]]) -> Vec<&'static str> {
    let packages = packages.iter().copied().flatten();
    packages.filter(|package| !present(package)).map(|package| package.name).collect()
}

fn present(package: &Package) -> bool {
    package.program.is_some_and(exists) || installed(package.name) || !exists("dpkg-query")
}

fn installed(name: &str) -> bool {
    let query = process::capture(&mut command("dpkg-query", &["-W", "-f=${db:Status-Status}", name], &root()));
    query.is_ok_and(|outcome| outcome.success && outcome.output.trim() == "installed")
}

/// Installs what is missing, or says which command an administrator has to type.
pub fn ensure(packages: &[&[Package]]) -> Result<()> {
    if !exists("dpkg-query") {
        println!("  dpkg-query non c'è: controlla da te i pacchetti elencati in docs/linux.md");
        return Ok(());
    }
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!("sudo apt-get update && sudo apt-get install --no-install-recommends {}", missing.join(" "));
    println!("  mancano: {}", missing.join(" "));
    let Some(prefix) = administrator() else {
        bail!("questi pacchetti li installa solo un amministratore. Scrivi:\n  {by_hand}");
    };
    let update = apt(prefix, &["update"]);
    // An index that cannot be refreshed (no network) may still hold what is needed: apt-get install decides.
    if let Err(error) = update {
        println!("  apt-get update non è riuscito, si prova lo stesso: {error}");
    }
    let mut words = vec!["install", "-y", "--no-install-recommends"];
    words.extend(&missing);
    apt(prefix, &words).map(|_| ()).map_err(|error| error.context(format!("puoi provare a mano:\n  {by_hand}")))
}

/// The words before `apt-get`: none for root, `sudo -n` where it asks no password.
fn administrator() -> Option<&'static [&'static str]> {
    if process::is_root() {
        return Some(&[]);
    }
    let sudo = process::capture(&mut command("sudo", &["-n", "true"], &root()));
    sudo.is_ok_and(|outcome| outcome.success).then_some(&["sudo", "-n"])
}

fn apt(prefix: &[&str], words: &[&str]) -> Result<String> {
    let wait_for_lock = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=500"];
    let line: Vec<&str> = [prefix, &wait_for_lock, words].concat();
    process::quiet(&mut command(line[0], &line[1..], &root()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_package_is_missing_and_a_program_in_the_path_is_not() {
        let packages: &[Package] = &[library("mirato-non-esiste"), tool("mirato-non-esiste", "sh")];
        let expected: &[&str] = if exists("dpkg-query") { &["mirato-non-esiste"] } else { &[] };
        assert_eq!(missing(&[packages]), expected);
    }
}
