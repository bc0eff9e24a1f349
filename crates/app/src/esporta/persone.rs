//! Lists of people, iscrizioni, nulla osta and computi: names and terms, nothing of the sealed part.

use super::{Elenco, data, esporta, filtro_in_parole};
use crate::api::{
    EsportaComputi, EsportaConvenzioni, EsportaIscrizioni, EsportaNullaOsta, EsportaPersone, FileScritto, RigaComputo,
    RigaConvenzione, RigaIscrizione, RigaNullaOsta, RigaPersona,
};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::esporta::{Colonna, Valore};

/// A text, or nothing.
pub(super) fn testo(testo: &str) -> Valore {
    if testo.is_empty() { Valore::Vuoto } else { Valore::Testo(testo.to_owned()) }
}

/// Columns by their headings.
pub(super) fn colonne(nomi: &[&str]) -> Vec<Colonna> {
    nomi.iter().map(|nome| Colonna::nuova(nome)).collect()
}

/// The list of people.
///
/// # Errors
/// `file_non_scritto`.
pub async fn persone(
    ufficio: &Ufficio,
    richiesta: EsportaPersone,
    righe: &[RigaPersona],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole = filtro_in_parole(&[
        ("testo", &filtro.testo),
        ("provincia", &filtro.provincia),
        ("elenco", &filtro.elenco),
        ("iscrizione", &filtro.iscrizione),
        ("disponibile per", &filtro.disponibile),
    ]);
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                testo(&riga.cognome),
                testo(&riga.nome),
                testo(&riga.codice_fiscale),
                data(&riga.nato_il),
                testo(&riga.comune),
                testo(&riga.provincia),
                testo(&riga.stato.testo),
            ]
        })
        .collect();
    let colonne = colonne(&["Cognome", "Nome", "Codice fiscale", "Data di nascita", "Comune", "Provincia", "Stato"]);
    let elenco = Elenco { titolo: "Persone", filtro: parole, colonne, righe };
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

/// The list of iscrizioni.
///
/// # Errors
/// `file_non_scritto`.
pub async fn iscrizioni(
    ufficio: &Ufficio,
    richiesta: EsportaIscrizioni,
    righe: &[RigaIscrizione],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let mancanti = if filtro.documenti_mancanti { "mancanti" } else { "" };
    let parole = filtro_in_parole(&[
        ("testo", &filtro.testo),
        ("elenco", &filtro.elenco),
        ("stato", &filtro.stato),
        ("scadenza", &filtro.scadenza),
        ("documenti", mancanti),
    ]);
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                testo(&riga.persona),
                testo(&riga.codice_fiscale),
                testo(&riga.elenco_nome),
                testo(&riga.numero),
                data(&riga.richiesta_il),
                data(&riga.iscritta_dal),
                data(&riga.anzianita_dal),
                data(&riga.scadenza),
                Valore::Intero(i64::from(riga.documenti_mancanti)),
                testo(&riga.stato.testo),
            ]
        })
        .collect();
    let colonne = colonne(&[
        "Persona",
        "Codice fiscale",
        "Elenco",
        "Numero",
        "Domanda del",
        "Iscritta dal",
        "Anzianità dal",
        "Scadenza",
        "Documenti mancanti",
        "Stato",
    ]);
    let elenco = Elenco { titolo: "Iscrizioni", filtro: parole, colonne, righe };
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

const PRATICHE: [&str; 7] = ["Persona", "Datore di lavoro", "Provincia", "Ricevuta il", "Numero", "Scadenza", "Stato"];

/// The list of nulla osta.
///
/// # Errors
/// `file_non_scritto`.
pub async fn nulla_osta(
    ufficio: &Ufficio,
    richiesta: EsportaNullaOsta,
    righe: &[RigaNullaOsta],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole =
        filtro_in_parole(&[("testo", &filtro.testo), ("stato", &filtro.stato), ("scadenza", &filtro.scadenza)]);
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                testo(&riga.persona),
                testo(&riga.datore),
                testo(&riga.provincia),
                data(&riga.ricevuta_il),
                testo(&riga.numero),
                data(&riga.scadenza),
                testo(&riga.stato.testo),
            ]
        })
        .collect();
    let elenco = Elenco { titolo: "Nulla osta", filtro: parole, colonne: colonne(&PRATICHE), righe };
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

/// The list of authorisations to count a worker.
///
/// # Errors
/// `file_non_scritto`.
pub async fn computi(
    ufficio: &Ufficio,
    richiesta: EsportaComputi,
    righe: &[RigaComputo],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole =
        filtro_in_parole(&[("testo", &filtro.testo), ("stato", &filtro.stato), ("scadenza", &filtro.scadenza)]);
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                testo(&riga.persona),
                testo(&riga.datore),
                testo(&riga.provincia),
                data(&riga.ricevuta_il),
                testo(&riga.numero),
                data(&riga.scadenza),
                testo(&riga.stato.testo),
            ]
        })
        .collect();
    let elenco = Elenco { titolo: "Autorizzazioni al computo", filtro: parole, colonne: colonne(&PRATICHE), righe };
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

const CONVENZIONI: [&str; 8] =
    ["Datore di lavoro", "Tipo", "Provincia", "Numero", "Fino al", "Unità da coprire", "Scadenza", "Stato"];

/// The list of agreements.
///
/// # Errors
/// `file_non_scritto`.
pub async fn convenzioni(
    ufficio: &Ufficio,
    richiesta: EsportaConvenzioni,
    righe: &[RigaConvenzione],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole = filtro_in_parole(&[
        ("testo", &filtro.testo),
        ("stato", &filtro.stato),
        ("tipo", &filtro.tipo),
        ("scadenza", &filtro.scadenza),
    ]);
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                testo(&riga.datore),
                testo(&riga.tipo_nome),
                testo(&riga.provincia),
                testo(&riga.numero),
                data(&riga.fino_al),
                testo(&riga.residue.to_string()),
                data(&riga.scadenza),
                testo(&riga.stato.testo),
            ]
        })
        .collect();
    let elenco = Elenco { titolo: "Convenzioni", filtro: parole, colonne: colonne(&CONVENZIONI), righe };
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}
