//! `mirato revisione`: the quarterly review of every employer, kept in the archive.

use crate::archivio;
use crate::argomenti::{Argomenti, Revisione};
use crate::uscita;
use mirato_app::{Programma, revisioni};
use mirato_domain::{Errore, Euro};
use serde_json::json;

/// Runs a review, keeps it, and says what it counted.
///
/// # Errors
/// `data_non_valida`, `revisione_futura`, `file_non_scritto`, those of opening.
pub async fn revisione(programma: &Programma, argomenti: &Argomenti, scelte: &Revisione) -> Result<(), Errore> {
    archivio::apri(programma, argomenti).await?;
    let ufficio = programma.ufficio().await?;
    let fatta = revisioni::in_primo_piano(&ufficio, scelte.data.as_deref()).await?;
    if let Some(file) = &scelte.xlsx {
        revisioni::scrivi_xlsx(&ufficio, &fatta.id, file).await?;
    }
    let conteggi = &fatta.conteggi;
    if argomenti.json {
        let mut contati = json!(conteggi);
        // An amount is a string with two decimals, as everywhere on the command line.
        contati["esposizione"] = json!(Euro::da_centesimi(conteggi.esposizione));
        return uscita::json(&json!({ "id": fatta.id, "al": fatta.al, "conteggi": contati }));
    }
    uscita::riga(&format!(
        "Revisione al {}: {} datori, {} soggetti, {} scoperti, {} oltre i 60 giorni, {} prospetti mancanti.",
        fatta.al,
        conteggi.datori,
        conteggi.soggetti,
        conteggi.scoperti,
        conteggi.oltre_termine,
        conteggi.prospetti_mancanti
    ))
}
