//! `mirato`: the program without its window, for night batches, for an office's own staff and for
//! acceptance checks. The contract is docs/riga-di-comando.md.

mod archivio;
mod argomenti;
mod atti;
mod calcola;
mod convenzione;
mod esonero;
mod file;
mod revisione;
mod uscita;

use argomenti::{Argomenti, Comando};
use clap::Parser;
use mirato_app::{Orologio, Programma};
use std::process::ExitCode;

/// Composing many acts at once allocates from every processor: this allocator does not make them wait.
#[global_allocator]
static ALLOCATORE: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let argomenti = match Argomenti::try_parse() {
        Ok(argomenti) => argomenti,
        Err(errore) => return uscita::parole_sbagliate(&errore),
    };
    match esegui(argomenti) {
        Ok(()) => ExitCode::SUCCESS,
        Err(errore) => uscita::errore(&errore),
    }
}

fn esegui(argomenti: Argomenti) -> Result<(), mirato_domain::Errore> {
    // A pure reckoning opens no archive and needs no runtime.
    if let Comando::Calcola(comando) = &argomenti.comando {
        return calcola::calcola(comando);
    }
    let esecutore = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|errore| {
        mirato_domain::Errore::guasto("avvio_non_riuscito", format!("Il programma non parte: {errore}"))
    })?;
    esecutore.block_on(async {
        let programma = Programma::nuovo(None, Orologio::Sistema);
        let esito = con(&programma, &argomenti).await;
        programma.chiudi().await;
        esito
    })
}

async fn con(programma: &Programma, argomenti: &Argomenti) -> Result<(), mirato_domain::Errore> {
    match &argomenti.comando {
        Comando::Calcola(comando) => calcola::calcola(comando),
        Comando::Archivio { operazione } => archivio::archivio(programma, argomenti, operazione).await,
        Comando::Registro { operazione: argomenti::Registro::Verifica } => {
            archivio::registro(programma, argomenti).await
        }
        Comando::Importa { cosa } => file::importa(programma, argomenti, cosa).await,
        Comando::Modello { cosa } => file::modello(cosa),
        Comando::Verifica(scelte) => file::verifica(programma, argomenti, scelte).await,
        Comando::Revisione(scelte) => revisione::revisione(programma, argomenti, scelte).await,
        Comando::Emetti { atto } => atti::emetti(programma, argomenti, atto).await,
        Comando::Firma(scelte) => atti::firma(programma, argomenti, scelte).await,
        Comando::Documento { operazione } => atti::documento(programma, argomenti, operazione).await,
        Comando::Demo { cartella } => archivio::demo(cartella).await,
    }
}
