//! Lists of exemptions, and the periods of a fee account.

use super::elenco::{Elenco, campo, data, esporta, filtro_in_parole, testo};
use crate::api::{EsportaConto, EsportaEsoneri, FileScritto, RigaEsonero};
use crate::conto::{ContoEsonero, estratto};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::esporta::Valore;

/// The list of exemptions.
///
/// # Errors
/// `file_non_scritto`.
pub async fn esoneri(
    ufficio: &Ufficio,
    richiesta: EsportaEsoneri,
    righe: &[RigaEsonero],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole = filtro_in_parole(&[
        ("testo", &filtro.testo),
        ("stato", &filtro.stato),
        ("provincia", &filtro.provincia),
        ("scadenza", &filtro.scadenza),
    ]);
    let elenco = Elenco::nuovo(
        "Esoneri parziali",
        parole,
        righe,
        [
            campo("Datore di lavoro", |r| testo(&r.datore)),
            campo("Domanda", |r| testo(&r.tipo)),
            campo("Province", |r| testo(&r.province)),
            campo("Ricevuta il", |r| data(&r.ricevuta_il)),
            campo("% richiesta", |r| Valore::Intero(i64::from(r.percentuale_richiesta))),
            campo("% concessa", |r| Valore::Intero(i64::from(r.percentuale_concessa))),
            campo("Decreto", |r| testo(&r.numero)),
            campo("Scadenza", |r| data(&r.scadenza)),
            campo("Stato", |r| testo(&r.stato.testo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

/// The periods of a fee account.
///
/// # Errors
/// `file_non_scritto`.
pub async fn periodi_contributo(
    ufficio: &Ufficio,
    datore: &str,
    tenuto: &ContoEsonero,
    richiesta: EsportaConto,
) -> Result<FileScritto, Errore> {
    let filtro = format!("{datore}, {}", estratto::riassunto(tenuto));
    let (colonne, righe) = (estratto::colonne(), estratto::righe(tenuto));
    let elenco = Elenco { titolo: "Contributo esonerativo", filtro, colonne, righe };
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}
