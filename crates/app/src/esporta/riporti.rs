//! The protocol of a turn of the year.

use super::persone::{colonne, testo};
use super::{Elenco, esporta};
use crate::api::{FileScritto, Formato};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;

/// A line of the protocol.
pub struct VoceRiporto {
    /// Codice fiscale of the employer.
    pub codice_fiscale: String,
    /// Its name.
    pub datore: String,
    /// Province, in words.
    pub dove: String,
    /// What.
    pub cosa: String,
    /// "riportata", "non riportata", "saltata".
    pub esito: &'static str,
    /// Why.
    pub perche: String,
}

/// The protocol as a spreadsheet.
///
/// # Errors
/// `file_non_scritto`.
pub async fn riporti(
    ufficio: &Ufficio,
    filtro: &str,
    voci: &[VoceRiporto],
    percorso: &str,
) -> Result<FileScritto, Errore> {
    let righe = voci
        .iter()
        .map(|voce| {
            vec![
                testo(&voce.codice_fiscale),
                testo(&voce.datore),
                testo(&voce.dove),
                testo(&voce.cosa),
                testo(voce.esito),
                testo(&voce.perche),
            ]
        })
        .collect();
    let nomi = ["Codice fiscale", "Datore", "Dove", "Che cosa", "Esito", "Perché"];
    let elenco = Elenco { titolo: "Passaggio d'anno", filtro: filtro.to_owned(), colonne: colonne(&nomi), righe };
    esporta(ufficio, elenco, Formato::Xlsx, percorso.to_owned()).await
}
