//! Lists of calls and of the applications to one. Nothing that gives points, nor the list they come from.

use super::elenco::{Elenco, campo, data, esporta, filtro_in_parole, testo};
use crate::api::{EsportaAvvisi, EsportaDomandeAvviso, FileScritto, RigaAvviso, RigaDomandaAvviso};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::esporta::Valore;

/// The list of calls.
///
/// # Errors
/// `file_non_scritto`.
pub async fn avvisi(ufficio: &Ufficio, richiesta: EsportaAvvisi, righe: &[RigaAvviso]) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole =
        filtro_in_parole(&[("testo", &filtro.testo), ("stato", &filtro.stato), ("scadenza", &filtro.scadenza)]);
    let elenco = Elenco::nuovo(
        "Avvisi",
        parole,
        righe,
        [
            campo("Avviso", |r| testo(&r.numero)),
            campo("Ente", |r| testo(&r.ente)),
            campo("Profilo", |r| testo(&r.profilo)),
            campo("Posti", |r| Valore::Intero(i64::from(r.posti))),
            campo("Domande", |r| Valore::Intero(i64::from(r.domande))),
            campo("Richiesta del", |r| data(&r.richiesta_il)),
            campo("Adesioni fino al", |r| data(&r.adesioni_al)),
            campo("Prossimo termine", |r| data(&r.scadenza)),
            campo("Stato", |r| testo(&r.stato.testo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

/// The applications to a call.
///
/// # Errors
/// `file_non_scritto`.
pub async fn domande_avviso(
    ufficio: &Ufficio,
    richiesta: EsportaDomandeAvviso,
    righe: &[RigaDomandaAvviso],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole = filtro_in_parole(&[("testo", &filtro.testo), ("stato", &filtro.stato)]);
    let elenco = Elenco::nuovo(
        "Domande",
        parole,
        righe,
        [
            campo("Codice", |r| testo(&r.codice)),
            campo("Persona", |r| testo(&r.persona)),
            campo("Codice fiscale", |r| testo(&r.codice_fiscale)),
            campo("Arrivata il", |r| data(&r.pervenuta_il)),
            campo("Canale", |r| testo(&r.canale)),
            campo("Protocollo", |r| testo(&r.protocollo)),
            campo("Stato", |r| testo(&r.stato.testo)),
            campo("Motivo", |r| testo(&r.motivo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}
