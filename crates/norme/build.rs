//! Lists the parameter files and the tables of criteria, so that a new file in `parametri/` or
//! `criteri/` is read without touching code.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let manca = |nome: &str| io::Error::other(format!("{nome} is set by cargo"));
    let radice = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| manca("CARGO_MANIFEST_DIR"))?);
    let uscita = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| manca("OUT_DIR"))?);
    elenca(&radice.join("parametri"), "NAZIONALI", &uscita.join("parametri_nazionali.rs"))?;
    elenca(&radice.join("criteri"), "FORNITE", &uscita.join("criteri_forniti.rs"))
}

/// Writes a constant with the name and the text of every TOML file of a folder, in order of name.
fn elenca(cartella: &Path, costante: &str, uscita: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", cartella.display());
    let mut file = fs::read_dir(cartella)?.map(|voce| Ok(voce?.path())).collect::<io::Result<Vec<PathBuf>>>()?;
    file.retain(|percorso| percorso.extension().is_some_and(|estensione| estensione == "toml"));
    file.sort();
    let mut elenco = format!("const {costante}: &[(&str, &str)] = &[\n");
    for percorso in &file {
        let nome = percorso.file_stem().map(|nome| nome.to_string_lossy().into_owned()).unwrap_or_default();
        elenco.push_str(&format!("    ({nome:?}, include_str!({:?})),\n", percorso.display().to_string()));
    }
    elenco.push_str("];\n");
    fs::write(uscita, elenco)
}
