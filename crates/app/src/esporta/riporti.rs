//! The protocol of a turn of the year.

use super::elenco::{Elenco, campo, esporta, testo};
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
    let elenco = Elenco::nuovo(
        "Passaggio d'anno",
        filtro.to_owned(),
        voci,
        [
            campo("Codice fiscale", |r| testo(&r.codice_fiscale)),
            campo("Datore", |r| testo(&r.datore)),
            campo("Dove", |r| testo(&r.dove)),
            campo("Che cosa", |r| testo(&r.cosa)),
            campo("Esito", |r| testo(r.esito)),
            campo("Perché", |r| testo(&r.perche)),
        ],
    );
    esporta(ufficio, elenco, Formato::Xlsx, percorso.to_owned()).await
}
