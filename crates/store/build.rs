//! Rebuilds the crate when a migration changes: `migrate!` embeds them, cargo cannot know.
fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
