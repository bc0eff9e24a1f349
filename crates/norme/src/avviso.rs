//! The call of a public body (art. 7 c. 2 and art. 18 L. 68/1999; art. 16 L. 56/1987): its days, who is
//! admitted, how long its ranking may be used, and what of it may be published; the yearly list of the office.

mod adesione;
mod annuale;
mod calendario;
mod pubblicazione;
#[cfg(test)]
mod tests;
mod uso;

pub use adesione::{
    Adesione, Canale, EsitoAdesione, Firma, Requisito, Riservatario, StatoAdesione, verifica as verifica_adesione,
};
pub use annuale::{
    Conferma, ConfermaArrivata, DateAnnuale, IscrittoAnnuale, anno_reddito, calendario_annuale, riferimento_annuale,
    verifica_conferma,
};
pub use calendario::{Base, CalendarioAvviso, DateAvviso, calendario};
pub use pubblicazione::{GraduatoriaPubblica, RigaPubblica, testo_pubblicabile};
pub use uso::{Chiamata, Conseguenza, EsitoChiamata, GraduatoriaInUso, StatoUso, conseguenza, stato as stato_uso};
