//! What goes out: answers on standard output, errors on standard error, exit status.

use clap::error::{ContextKind, ErrorKind};
use mirato_domain::{Errore, Genere};
use serde::Serialize;
use std::io::Write;
use std::process::ExitCode;

/// Writes an answer as JSON.
///
/// # Errors
/// `uscita_non_scritta` if standard output is closed.
pub fn json<T: Serialize>(risposta: &T) -> Result<(), Errore> {
    let testo = serde_json::to_string_pretty(risposta).map_err(|errore| non_scritta(&errore))?;
    riga(&testo)
}

/// Writes a line.
///
/// # Errors
/// `uscita_non_scritta` if standard output is closed.
pub fn riga(testo: &str) -> Result<(), Errore> {
    writeln!(std::io::stdout().lock(), "{testo}").map_err(|errore| non_scritta(&errore))
}

fn non_scritta(errore: &dyn std::fmt::Display) -> Errore {
    Errore::guasto("uscita_non_scritta", format!("Non riesco a scrivere la risposta: {errore}"))
}

/// Writes an error as the contract asks, and says with which status to end.
pub fn errore(errore: &Errore) -> ExitCode {
    let documento = serde_json::json!({
        "codice": errore.codice,
        "messaggio": errore.messaggio,
        "campi": errore.campi,
    });
    eprintln!("{documento:#}");
    ExitCode::from(match errore.genere {
        Genere::Dato => 3,
        Genere::Stato => 4,
        Genere::Guasto => 5,
    })
}

/// Help and version, or what is wrong with the words of the command: in Italian, status 2.
pub fn parole_sbagliate(errore: &clap::Error) -> ExitCode {
    if matches!(errore.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A closed pipe while help is shown is nobody's concern.
        let _ = errore.print();
        return ExitCode::SUCCESS;
    }
    let dettaglio = |genere: ContextKind| errore.get(genere).map(|valore| format!("«{valore}»")).unwrap_or_default();
    let messaggio = match errore.kind() {
        ErrorKind::UnknownArgument => format!("Non conosco l'opzione {}.", dettaglio(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => {
            format!("Non conosco il comando {}.", dettaglio(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!(
            "Il valore {} non va bene per {}: scegli fra {}.",
            dettaglio(ContextKind::InvalidValue),
            dettaglio(ContextKind::InvalidArg),
            dettaglio(ContextKind::ValidValue)
        ),
        ErrorKind::MissingRequiredArgument => format!("Manca {}.", dettaglio(ContextKind::InvalidArg)),
        ErrorKind::ArgumentConflict => {
            format!("{} non sta insieme a {}.", dettaglio(ContextKind::InvalidArg), dettaglio(ContextKind::PriorArg))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Manca il comando.".to_owned()
        }
        _ => format!("Le parole del comando non vanno bene: {}", errore.kind()),
    };
    eprintln!("{messaggio} Scrivi «mirato --help» per l'elenco dei comandi e delle opzioni.");
    ExitCode::from(2)
}
