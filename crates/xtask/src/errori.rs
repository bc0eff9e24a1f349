//! The list of error codes in docs/errori.md is whole: a code that no page explains helps nobody.

use crate::tool::root;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Codes that sources hand to users: the literals of `Errore::dato("…")` and its like, of
/// `avviso("…")`, and the arms of every `fn codice`.
fn codes(source: &str) -> Vec<&str> {
    let made = ["Errore::", "Self::"]
        .into_iter()
        .flat_map(|owner| ["dato(", "stato(", "guasto("].map(|kind| format!("{owner}{kind}")));
    let made = made.chain([".avviso(".to_owned()]);
    let made = made
        .flat_map(|call| source.split(&call).skip(1).filter_map(|rest| literal(rest.trim_start())).collect::<Vec<_>>());
    let bodies = source.split("fn codice(&self)").skip(1).filter_map(|rest| rest.split("\n    }\n").next());
    let arms = bodies.flat_map(|body| body.split("=>").skip(1)).filter_map(|rest| literal(rest.trim_start()));
    made.chain(arms).filter(|code| !code.is_empty()).collect()
}

/// The string literal a text begins with.
fn literal(text: &str) -> Option<&str> {
    text.strip_prefix('"')?.split('"').next()
}

/// Source of a file without its test module, whose invented codes nobody sees.
fn without_tests(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or(source)
}

fn read_into(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_into(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            let source = fs::read_to_string(&path).unwrap();
            found.extend(codes(without_tests(&source)).into_iter().map(str::to_owned));
        }
    }
}

#[test]
fn codes_are_found_where_errors_are_made_and_where_they_are_named() {
    let source = "Errore::stato(\n  \"gia_emesso\", testo) raccolta.avviso(\"esonero_richiesto\", x)\n\
        fn codice(&self) -> &str {\n match self { A => \"pin_errato\", B(c) => c }\n    }\n altro => \"no\"";
    assert_eq!(codes(source), ["gia_emesso", "esonero_richiesto", "pin_errato"]);
}

#[test]
fn every_error_code_is_explained_in_the_docs() {
    let mut found = BTreeSet::new();
    for folder in ["domain", "norme", "store", "documents", "firma", "exchange", "app", "cli"] {
        read_into(&root().join("crates").join(folder).join("src"), &mut found);
    }
    let page = fs::read_to_string(root().join("docs/errori.md")).unwrap();
    let missing: Vec<_> = found.iter().filter(|code| !page.contains(&format!("`{code}`"))).collect();
    assert!(found.len() > 50, "only {} codes found: the way errors are written has changed", found.len());
    assert!(missing.is_empty(), "docs/errori.md does not explain: {missing:?}");
}
