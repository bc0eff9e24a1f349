//! Lists of suspensions and compensations.

use super::persone::{colonne, testo};
use super::{Elenco, data, esporta, filtro_in_parole};
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
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                testo(&riga.datore),
                testo(&riga.causale_nome),
                testo(&riga.province),
                data(&riga.ricevuta_il),
                data(&riga.dal),
                data(&riga.al),
                data(&riga.scadenza),
                testo(&riga.scadenza_nome),
                testo(&riga.numero),
                testo(&riga.stato.testo),
            ]
        })
        .collect();
    let nomi = ["Datore", "Causale", "Province", "Ricevuta il", "Dal", "Al", "Termine", "Quale", "Atto", "Stato"];
    let elenco = Elenco { titolo: "Sospensioni", filtro: parole, colonne: colonne(&nomi), righe };
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
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                testo(&riga.datore),
                testo(&riga.in_piu),
                testo(&riga.in_meno),
                testo(&riga.altra),
                testo(&riga.soggetto),
                Valore::Intero(riga.numero),
                data(&riga.dal),
                data(&riga.al),
                testo(&riga.atto),
                testo(&riga.stato.testo),
            ]
        })
        .collect();
    let nomi = ["Datore", "In più a", "In meno a", "Altra azienda", "Quota", "Unità", "Dal", "Al", "Atto", "Stato"];
    let elenco = Elenco { titolo: "Compensazioni", filtro: parole, colonne: colonne(&nomi), righe };
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}
