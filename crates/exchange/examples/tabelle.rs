//! Makes `tabelle/comuni.tsv` from the data folder of the source package: `cargo xtask tabelle` runs it.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let cartella = std::env::args().nth(1).ok_or("say the folder that holds municipalities.json")?;
    let testo = mirato_exchange::tabelle::genera::da_cartella(std::path::Path::new(&cartella))?;
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tabelle/comuni.tsv"), testo)?;
    Ok(())
}
