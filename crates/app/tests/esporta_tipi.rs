//! The TypeScript types of the interface are those of the table of commands. This test writes the
//! file; `cargo xtask test` fails if that changed it.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what is not there must stop the test and say so")]

use std::path::Path;

#[test]
fn esporta_tipi() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/lib/generati/tipi.ts");
    let tipi = mirato_app::tipi_typescript().expect("no two types share a name");
    assert!(tipi.contains("export interface Comandi"), "no commands in {tipi}");
    if std::fs::read_to_string(&file).is_ok_and(|scritti| scritti == tipi) {
        return;
    }
    std::fs::write(&file, tipi).unwrap();
}
