//! `mirato-host [--oggi ISTANTE] [--pagine CARTELLA]`: serves the interface on 127.0.0.1 for tests,
//! over the archive named by MIRATO_ARCHIVIO and MIRATO_PASSWORD, and prints its address.

use mirato_app::{Orologio, Programma};
use mirato_tests::ospite::{Ospite, rotte};
use std::path::PathBuf;

fn opzione(nome: &str) -> Option<String> {
    let argomenti: Vec<String> = std::env::args().collect();
    argomenti.iter().position(|argomento| argomento == nome).and_then(|posto| argomenti.get(posto + 1).cloned())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let orologio = match opzione("--oggi") {
        Some(istante) => Orologio::Fisso(chrono::DateTime::parse_from_rfc3339(&istante)?),
        None => Orologio::Sistema,
    };
    let dati = std::env::var_os("MIRATO_DATI").map(PathBuf::from);
    let programma = Programma::nuovo(dati, orologio);
    programma.apri_da_ambiente().await;
    let pagine = opzione("--pagine").map_or_else(|| PathBuf::from("ui/dist-prova"), PathBuf::from);
    let ascolto = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", ascolto.local_addr()?);
    axum::serve(ascolto, rotte(Ospite::nuovo(programma, pagine))).await?;
    Ok(())
}
