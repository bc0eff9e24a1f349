//! Work that is repeated only when the file it depends on has changed.

use super::target;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Runs `work` unless it already ran for this very content of `source` and left `product` behind.
/// The stamp is a copy of the source in the build folder, so that it goes with `cargo clean`.
pub fn once_per_content(name: &str, source: &Path, product: &Path, work: impl FnOnce() -> Result<()>) -> Result<()> {
    let content = fs::read(source).with_context(|| format!("manca {}", source.display()))?;
    let stamp = target().join("xtask").join(name);
    if product.exists() && fs::read(&stamp).is_ok_and(|last| last == content) {
        return Ok(());
    }
    work()?;
    if let Some(folder) = stamp.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&stamp, content).with_context(|| format!("non si scrive {}", stamp.display()))
}
