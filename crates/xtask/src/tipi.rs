//! `cargo xtask tipi`: the TypeScript types of the interface, from the Rust types they mirror.

use crate::tool::process::show;
use crate::tool::{cargo, root, step};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The test program of mirato-app that writes the types.
pub const EXPORT: &str = "esporta_tipi";

/// Regenerates `ui/src/lib/generati` by running the export tests of mirato-app.
pub fn run() -> Result<ExitCode> {
    let before = snapshot()?;
    let mut export = cargo::cargo(&["test"]);
    // The whole workspace picks the features, the name picks the one test program: see tool::cargo.
    export.args(cargo::FEATURES).args(["--test", EXPORT]);
    step("Tipi TypeScript da mirato-app", || show(&mut export))?;
    let changed = differences(&before, &snapshot()?);
    match changed.as_slice() {
        [] => println!("Nessun tipo è cambiato."),
        files => println!("Cambiati:\n  {}", files.join("\n  ")),
    }
    Ok(ExitCode::SUCCESS)
}

/// Generated files and their content.
pub type Snapshot = BTreeMap<PathBuf, Vec<u8>>;

/// The generated types as they stand in the checkout. They are compared with themselves after the
/// export tests, not with git: an archive without a history can be tested too.
pub fn snapshot() -> Result<Snapshot> {
    let mut files = Snapshot::new();
    read_into(&root().join("ui/src/lib/generati"), &mut files)?;
    Ok(files)
}

/// Files that were changed, added or removed, as paths inside the checkout.
pub fn differences(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let names = before.keys().chain(after.keys()).collect::<std::collections::BTreeSet<_>>();
    let changed = names.into_iter().filter(|name| before.get(*name) != after.get(*name));
    changed.map(|name| name.strip_prefix(root()).unwrap_or(name).display().to_string()).collect()
}

/// Fails if the export tests have changed a file since `before`.
pub fn unchanged_since(before: &Snapshot) -> Result<String> {
    let after = snapshot()?;
    if after.is_empty() {
        bail!("in ui/src/lib/generati non c'è alcun tipo: scrivi cargo xtask tipi");
    }
    let changed = differences(before, &after);
    if !changed.is_empty() {
        bail!(
            "i tipi TypeScript non erano quelli del codice Rust; ora sono rigenerati, salvali nel commit:\n{}",
            changed.join("\n")
        );
    }
    Ok(format!("{} file uguali al codice Rust", after.len()))
}

fn read_into(folder: &Path, files: &mut Snapshot) -> Result<()> {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry?.path();
        if path.is_dir() {
            read_into(&path, files)?;
        } else {
            let content = fs::read(&path).with_context(|| format!("non si legge {}", path.display()))?;
            files.insert(path, content);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_an_added_and_a_removed_file_are_all_named() {
        let file = |name: &str, content: &str| (root().join(name), content.as_bytes().to_vec());
        let before = Snapshot::from([file("uguale.ts", "1"), file("cambiato.ts", "1"), file("tolto.ts", "1")]);
        let after = Snapshot::from([file("uguale.ts", "1"), file("cambiato.ts", "2"), file("nuovo.ts", "1")]);
        assert_eq!(differences(&before, &after), ["cambiato.ts", "nuovo.ts", "tolto.ts"]);
    }
}
