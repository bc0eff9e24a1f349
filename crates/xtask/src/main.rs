//! Set-up, run, test, bench: `cargo xtask` and a word.
//!
//! One file per command (`run`, `test`, `bench`, `tabelle`, `tipi`); what they share is in `tool`.

mod bench;
#[cfg(test)]
mod errori;
mod run;
mod tabelle;
mod test;
mod tipi;
mod tool;

use anyhow::Result;
use std::process::ExitCode;

const AIUTO: &str = "\
Comandi di Mirato per chi lo prova e per chi lo sviluppa.

  cargo xtask run                  prepara, compila e apre la finestra sull'archivio dimostrativo
                                   (senza schermo: la stessa dimostrazione dalla riga di comando)
  cargo xtask test [PROVA…]        prepara tutto ed esegue le prove, tutte o solo quelle nominate
  cargo xtask test --elenco        dice quali prove ci sono
  cargo xtask bench                misura le prestazioni e scrive docs/benchmark.md
        --installa-rivali          permette di installare LibreOffice per il confronto
  cargo xtask tabelle              rigenera le tabelle ufficiali incluse nel programma
  cargo xtask tipi                 rigenera i tipi TypeScript dell'interfaccia";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&words) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nNon riuscito: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[String]) -> Result<ExitCode> {
    let (command, rest) = match words.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("", words),
    };
    match (command, rest) {
        ("run", []) => run::run(),
        ("test", choice) => test::run(choice),
        ("bench", options) => bench::run(options),
        ("tabelle", []) => tabelle::run(),
        ("tipi", []) => tipi::run(),
        ("aiuto" | "--help" | "-h" | "help", _) => {
            println!("{AIUTO}");
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            eprintln!("{AIUTO}");
            Ok(ExitCode::from(2))
        }
    }
}
