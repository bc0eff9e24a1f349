//! The archive: SQLite encrypted with SQLCipher, or PostgreSQL, behind one SQL text.
//!
//! Read through [`Archivio`], write through [`Scrittura`], which records everything it does in a
//! chained register within the same transaction. The archive has no clock: whoever writes says when.
//! What is law is decided elsewhere; what may never happen (an issued act changed, a number skipped,
//! a register row rewritten) the tables themselves refuse.

#[macro_use]
mod base;
#[macro_use]
mod aggregato;
mod allegato;
mod archivio;
mod atto;
mod bozza;
mod chiave;
mod circostanza;
mod copia;
mod datore;
mod dialetto;
mod elenco;
mod errore;
mod importazione;
mod json;
mod migrazione;
mod posizione;
mod preferenza;
mod prospetto;
mod registro;
mod ricerca;
mod richiesta_ottemperanza;
mod scrittura;
mod ufficio;
mod verifica;

pub use aggregato::Aggregato;
pub use allegato::{Allegato, NuovoAllegato};
pub use archivio::{Archivio, Integrita};
pub use atto::{Atto, Emissione, StatoAtto};
pub use bozza::Bozza;
pub use circostanza::{Circostanza, TipoCircostanza};
pub use datore::{Datore, Sede, VersioneDatore};
pub use elenco::{
    AttoInElenco, ColonnaDatori, ColonnaProspetti, ColonnaRichieste, ConteggiCruscotto, DatoreInElenco, Direzione,
    Fatto, FiltroAtti, FiltroDatori, FiltroProspetti, FiltroRichieste, Pagina, ProspettoInElenco, RichiestaInElenco,
    Scopertura, ScoperturaPerProvincia, Verificato,
};
pub use errore::{Differenza, Esito, SalvataggioSuperato, StoreError};
pub use importazione::Importazione;
pub use json::{Json, JsonCompresso};
pub use posizione::Posizione;
pub use prospetto::{FileProspetto, OrigineProspetto, Prospetto, StatoProspetto, TipoProspetto};
pub use registro::{EsitoRegistro, GuastoRegistro, VoceRegistro, impronta};
pub use ricerca::{Trovato, normalizza};
pub use richiesta_ottemperanza::{RichiestaOttemperanza, StatoRichiesta};
pub use scrittura::{Autore, Scrittura};
pub use ufficio::Ufficio;
pub use verifica::{Classe, ScoperturaProvinciale, Verifica};
