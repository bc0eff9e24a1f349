//! The law depends on values and formats alone: no store, no runtime, no network, no clock.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::process::Command;

/// What the crate may depend on, all levels down, build scripts and macros left out.
const AMMESSE: &[&str] = &[
    "block-buffer",
    "bitflags",
    "cfg-if",
    "chrono",
    "cpufeatures",
    "crypto-common",
    "digest",
    "equivalent",
    "generic-array",
    "hashbrown",
    "hex",
    "iana-time-zone",
    "indexmap",
    "itoa",
    "memchr",
    "mirato-domain",
    "mirato-norme",
    "num-bigint",
    "num-integer",
    "num-rational",
    "num-traits",
    "ryu",
    "serde",
    "serde_core",
    "serde_json",
    "serde_spanned",
    "sha2",
    "thiserror",
    "toml",
    "toml_datetime",
    "toml_parser",
    "toml_writer",
    "ts-rs",
    "typenum",
    "winnow",
    "zmij",
];

#[test]
fn only_allowed_crates_stand_below_the_law() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let uscita = Command::new(cargo)
        .args(["tree", "--package", "mirato-norme", "--edges", "normal,no-proc-macro", "--prefix", "none", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo tree runs");
    assert!(uscita.status.success(), "{}", String::from_utf8_lossy(&uscita.stderr));
    let testo = String::from_utf8(uscita.stdout).unwrap();
    let trovate: BTreeSet<&str> = testo.lines().filter_map(|riga| riga.split_whitespace().next()).collect();
    assert!(trovate.contains("mirato-domain"), "cargo tree printed something else:\n{testo}");
    let vietate: Vec<_> = trovate.iter().filter(|nome| !AMMESSE.contains(nome)).collect();
    assert!(vietate.is_empty(), "crate norme may not depend on {vietate:?}: the law sees no file, runtime or clock");
}
