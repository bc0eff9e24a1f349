//! Lists of calls and of the applications to one. Nothing that gives points, nor the list they come from.

use super::persone::{colonne, testo};
use super::{Elenco, data, esporta, filtro_in_parole};
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
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                testo(&riga.numero),
                testo(&riga.ente),
                testo(&riga.profilo),
                Valore::Intero(i64::from(riga.posti)),
                Valore::Intero(i64::from(riga.domande)),
                data(&riga.richiesta_il),
                data(&riga.adesioni_al),
                data(&riga.scadenza),
                testo(&riga.stato.testo),
            ]
        })
        .collect();
    let nomi = [
        "Avviso",
        "Ente",
        "Profilo",
        "Posti",
        "Domande",
        "Richiesta del",
        "Adesioni fino al",
        "Prossimo termine",
        "Stato",
    ];
    let elenco = Elenco { titolo: "Avvisi", filtro: parole, colonne: colonne(&nomi), righe };
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
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                testo(&riga.codice),
                testo(&riga.persona),
                testo(&riga.codice_fiscale),
                data(&riga.pervenuta_il),
                testo(&riga.canale),
                testo(&riga.protocollo),
                testo(&riga.stato.testo),
                testo(&riga.motivo),
            ]
        })
        .collect();
    let nomi = ["Codice", "Persona", "Codice fiscale", "Arrivata il", "Canale", "Protocollo", "Stato", "Motivo"];
    let elenco = Elenco { titolo: "Domande", filtro: parole, colonne: colonne(&nomi), righe };
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}
