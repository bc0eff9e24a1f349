//! Types that cannot be wrong: the values and records of law 12 March 1999 n. 68.
//!
//! No input or output, no clock. Words that stand in the law or on a form are Italian; everything
//! else is English (docs/adr/003).

mod codice_fiscale;
mod coerenza;
mod data;
mod errore;
mod euro;
mod invalidita;
mod iscrizione;
mod lettere;
mod ore;
mod partita_iva;
mod percentuale;
mod periodo;
pub mod prospetto;
mod provincia;
pub mod situazione;

pub use codice_fiscale::{CodiceFiscale, Sesso};
pub use coerenza::{Generalita, Incoerenza};
pub use data::{DataSbagliata, MESI, data_estesa, leggi_data};
pub use errore::{Campo, Errore, Genere};
pub use euro::Euro;
pub use invalidita::{CategoriaTabellare, PercentualeInvalidita};
pub use iscrizione::{Accertamento, Elenco, TipoAccertamento};
pub use ore::Ore;
pub use partita_iva::PartitaIva;
pub use percentuale::Percentuale;
pub use periodo::Periodo;
pub use provincia::Provincia;

/// Exact rational used for every fraction of the law; never a floating point number.
pub type Frazione = num_rational::Ratio<i64>;
