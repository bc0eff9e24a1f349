//! What the commands share: the checkout, child processes, and one file per outside tool.

pub mod apt;
pub mod cargo;
pub mod npm;
pub mod postgres;
pub mod process;
pub mod stamp;
pub mod venv;

use std::path::PathBuf;
use std::time::Instant;

/// Root of the checkout.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map(PathBuf::from).unwrap_or(here)
}

/// Build folder: `CARGO_TARGET_DIR` where it is set, else `target` in the checkout.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Says what is being done, does it, says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    println!("▸ {what}");
    let start = Instant::now();
    let result = work();
    let outcome = if result.is_ok() { "fatto" } else { "non riuscito" };
    // The end names its step too: some run side by side.
    println!("  {outcome} in {:.1} s: {what}", start.elapsed().as_secs_f32());
    result
}
