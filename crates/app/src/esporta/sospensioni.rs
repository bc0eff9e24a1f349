//! Lists of suspensions and compensations.

use super::elenco::{Elenco, campo, data, esporta, filtro_in_parole, testo};
use crate::api::{EsportaCompensazioni, EsportaSospensioni, FileScritto, RigaCompensazione, RigaSospensione};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::esporta::Valore;

/// The list of suspensions.
///
/// # Errors
/// `file_non_scritto`.
pub async fn sospensioni(
    ufficio: &Ufficio,
    richiesta: EsportaSospensioni,
    righe: &[RigaSospensione],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole = filtro_in_parole(&[("testo", &filtro.testo), ("stato", &filtro.stato), ("causale", &filtro.causale)]);
    let elenco = Elenco::nuovo(
        "Sospensioni",
        parole,
        righe,
        [
            campo("Datore", |r| testo(&r.datore)),
            campo("Causale", |r| testo(&r.causale_nome)),
            campo("Province", |r| testo(&r.province)),
            campo("Ricevuta il", |r| data(&r.ricevuta_il)),
            campo("Dal", |r| data(&r.dal)),
            campo("Al", |r| data(&r.al)),
            campo("Termine", |r| data(&r.scadenza)),
            campo("Quale", |r| testo(&r.scadenza_nome)),
            campo("Atto", |r| testo(&r.numero)),
            campo("Stato", |r| testo(&r.stato.testo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

/// The list of compensations.
///
/// # Errors
/// `file_non_scritto`.
pub async fn compensazioni(
    ufficio: &Ufficio,
    richiesta: EsportaCompensazioni,
    righe: &[RigaCompensazione],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole = filtro_in_parole(&[("testo", &filtro.testo), ("stato", &filtro.stato), ("tipo", &filtro.tipo)]);
    let elenco = Elenco::nuovo(
        "Compensazioni",
        parole,
        righe,
        [
            campo("Datore", |r| testo(&r.datore)),
            campo("In più a", |r| testo(&r.in_piu)),
            campo("In meno a", |r| testo(&r.in_meno)),
            campo("Altra azienda", |r| testo(&r.altra)),
            campo("Quota", |r| testo(&r.soggetto)),
            campo("Unità", |r| Valore::Intero(r.numero)),
            campo("Dal", |r| data(&r.dal)),
            campo("Al", |r| data(&r.al)),
            campo("Atto", |r| testo(&r.atto)),
            campo("Stato", |r| testo(&r.stato.testo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}
