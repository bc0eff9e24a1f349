//! Lists of exemptions, and the periods of a fee account.

use super::{Elenco, data, esporta, filtro_in_parole};
use crate::api::{EsportaConto, EsportaEsoneri, FileScritto, RigaEsonero};
use crate::conto::{ContoEsonero, estratto};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::esporta::{Colonna, Valore};

const COLONNE: [&str; 9] = [
    "Datore di lavoro",
    "Domanda",
    "Province",
    "Ricevuta il",
    "% richiesta",
    "% concessa",
    "Decreto",
    "Scadenza",
    "Stato",
];

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
    let testo = |testo: &str| if testo.is_empty() { Valore::Vuoto } else { Valore::Testo(testo.to_owned()) };
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                testo(&riga.datore),
                testo(&riga.tipo),
                testo(&riga.province),
                data(&riga.ricevuta_il),
                Valore::Intero(i64::from(riga.percentuale_richiesta)),
                Valore::Intero(i64::from(riga.percentuale_concessa)),
                testo(&riga.numero),
                data(&riga.scadenza),
                testo(&riga.stato.testo),
            ]
        })
        .collect();
    let colonne = COLONNE.iter().map(|nome| Colonna::nuova(nome)).collect();
    let elenco = Elenco { titolo: "Esoneri parziali", filtro: parole, colonne, righe };
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
