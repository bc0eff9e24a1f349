//! The grounds on which a registration is closed or suspended, from their dated tables.

use crate::errore::ErroreNorma;
use crate::l68_1999::art01_beneficiari::scelta;
use crate::parametri::{Parametri, Riga};
use crate::voce::Citazione;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// The table of grounds of cancellation.
const CANCELLAZIONE: &str = "motivo_cancellazione";
/// The table of grounds of suspension.
const SOSPENSIONE: &str = "motivo_sospensione";

/// A ground of cancellation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MotivoCancellazione {
    /// Stable code.
    pub codice: String,
    /// Name, in Italian.
    pub nome: String,
    /// Whether the notice of art. 10-bis L. 241/1990 comes first.
    pub preavviso: bool,
    /// Months before the person may register again.
    pub mesi_reiscrizione: u32,
    /// Whether who registers again keeps the seniority.
    pub conserva_anzianita: bool,
    /// Whether the end of its cause re-opens the registration.
    pub riapribile: bool,
    /// Where it comes from.
    pub citazione: Citazione,
}

/// A ground of suspension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MotivoSospensione {
    /// Stable code.
    pub codice: String,
    /// Name, in Italian.
    pub nome: String,
    /// Where it comes from.
    pub citazione: Citazione,
}

/// The grounds of cancellation on a day.
///
/// # Errors
/// `FuoriVigenza` before the law, `ParametroErrato` if a row is written badly.
pub fn motivi_cancellazione(p: &Parametri, giorno: NaiveDate) -> Result<Vec<MotivoCancellazione>, ErroreNorma> {
    p.tabella(CANCELLAZIONE, giorno)?.into_iter().map(MotivoCancellazione::da_riga).collect()
}

/// The grounds of suspension on a day.
///
/// # Errors
/// `FuoriVigenza` before the law.
pub fn motivi_sospensione(p: &Parametri, giorno: NaiveDate) -> Result<Vec<MotivoSospensione>, ErroreNorma> {
    Ok(p.tabella(SOSPENSIONE, giorno)?
        .into_iter()
        .map(|riga| MotivoSospensione {
            codice: riga.codice.clone(),
            nome: riga.nome.clone(),
            citazione: riga.citazione().into(),
        })
        .collect())
}

/// The ground of cancellation with a code.
pub(super) fn cancellazione(
    p: &Parametri,
    codice: &str,
    giorno: NaiveDate,
) -> Result<MotivoCancellazione, ErroreNorma> {
    motivi_cancellazione(p, giorno)?.into_iter().find(|motivo| motivo.codice == codice).ok_or_else(|| {
        ErroreNorma::campo("motivo", format!("il motivo di cancellazione «{codice}» non esiste: scegline un altro"))
    })
}

impl MotivoCancellazione {
    fn da_riga(riga: &Riga) -> Result<Self, ErroreNorma> {
        let errata = |colonna: &str| ErroreNorma::ParametroErrato {
            id: CANCELLAZIONE.to_owned(),
            motivo: format!("la riga «{}» non ha una colonna «{colonna}» valida", riga.codice),
        };
        let bivio = |colonna: &str, vero: &'static str, falso: &'static str| {
            riga.campo(colonna)
                .and_then(|nome| scelta(nome, &[(vero, true), (falso, false)]))
                .ok_or_else(|| errata(colonna))
        };
        Ok(Self {
            codice: riga.codice.clone(),
            nome: riga.nome.clone(),
            preavviso: bivio("preavviso", "si", "no")?,
            mesi_reiscrizione: riga
                .campo("mesi_reiscrizione")
                .and_then(|mesi| mesi.parse().ok())
                .ok_or_else(|| errata("mesi_reiscrizione"))?,
            conserva_anzianita: bivio("anzianita", "conserva", "perde")?,
            riapribile: bivio("riapribile", "si", "no")?,
            citazione: riga.citazione().into(),
        })
    }
}
