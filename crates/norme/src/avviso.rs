//! The call of a public body (art. 7 c. 2 and art. 18 L. 68/1999; art. 16 L. 56/1987): its days, who is
//! admitted, how long its ranking may be used, and what of it may be published.

mod adesione;
mod calendario;
mod pubblicazione;
#[cfg(test)]
mod tests;
mod uso;

pub use adesione::{
    Adesione, Canale, EsitoAdesione, Firma, Requisito, Riservatario, StatoAdesione, verifica as verifica_adesione,
};
pub use calendario::{Base, CalendarioAvviso, DateAvviso, calendario};
pub use pubblicazione::{GraduatoriaPubblica, RigaPubblica, testo_pubblicabile};
pub use uso::{Chiamata, Conseguenza, EsitoChiamata, GraduatoriaInUso, StatoUso, conseguenza, stato as stato_uso};

use crate::errore::ErroreNorma;
use crate::parametri::Letto;
use chrono::{Days, NaiveDate};

/// A number of days after a day, which is not counted.
fn dopo(giorno: NaiveDate, giorni: &Letto<i64>) -> Result<NaiveDate, ErroreNorma> {
    u64::try_from(giorni.valore)
        .ok()
        .and_then(|giorni| giorno.checked_add_days(Days::new(giorni)))
        .ok_or_else(|| ErroreNorma::TroppoGrande { cosa: giorni.letto.descrizione.clone() })
}

/// A parameter that an office may have closed with "nessuno".
fn facoltativo(letto: Result<Letto<i64>, ErroreNorma>) -> Result<Option<Letto<i64>>, ErroreNorma> {
    match letto {
        Ok(letto) => Ok(Some(letto)),
        Err(ErroreNorma::Cessato { .. }) => Ok(None),
        Err(errore) => Err(errore),
    }
}
