//! Lists the parameter files, so that a new file in `parametri/` is read without touching code.

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=parametri");
    let manca = |nome: &str| io::Error::other(format!("{nome} is set by cargo"));
    let radice = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| manca("CARGO_MANIFEST_DIR"))?);
    let uscita = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| manca("OUT_DIR"))?);
    let mut file =
        fs::read_dir(radice.join("parametri"))?.map(|voce| Ok(voce?.path())).collect::<io::Result<Vec<PathBuf>>>()?;
    file.retain(|percorso| percorso.extension().is_some_and(|estensione| estensione == "toml"));
    file.sort();
    let mut elenco = String::from("const NAZIONALI: &[(&str, &str)] = &[\n");
    for percorso in &file {
        let nome = percorso.file_stem().map(|nome| nome.to_string_lossy().into_owned()).unwrap_or_default();
        elenco.push_str(&format!("    ({nome:?}, include_str!({:?})),\n", percorso.display().to_string()));
    }
    elenco.push_str("];\n");
    fs::write(uscita.join("parametri_nazionali.rs"), elenco)
}
