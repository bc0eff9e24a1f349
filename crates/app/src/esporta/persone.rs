//! Lists of people, iscrizioni, nulla osta and computi: names and terms; of the sealed part what was opened
//! for the list with a reason, and only in that of people.

use super::{Elenco, data, esporta, filtro_in_parole};
use crate::api::{
    DatiFascicolo, EsportaComputi, EsportaConvenzioni, EsportaIscrizioni, EsportaNullaOsta, EsportaPersone,
    FileScritto, Formato, RigaComputo, RigaConvenzione, RigaIscrizione, RigaNullaOsta, RigaPersona,
};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::esporta::{Colonna, Valore};
use mirato_norme::l68_1999::art01_beneficiari::{Categoria, categorie};
use std::collections::BTreeMap;
use std::path::Path;

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
    richiesta: &EsportaPersone,
    righe: &[RigaPersona],
    sanitari: Option<&BTreeMap<String, DatiFascicolo>>,
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole = filtro_in_parole(&[
        ("testo", &filtro.testo),
        ("provincia", &filtro.provincia),
        ("elenco", &filtro.elenco),
        ("iscrizione", &filtro.iscrizione),
        ("disponibile per", &filtro.disponibile),
    ]);
    let nomi = match sanitari {
        Some(_) => categorie(&ufficio.leggi().parametri, ufficio.orologio.oggi())?,
        None => Vec::new(),
    };
    let righe = righe
        .iter()
        .map(|riga| {
            let mut celle = vec![
                testo(&riga.cognome),
                testo(&riga.nome),
                testo(&riga.codice_fiscale),
                data(&riga.nato_il),
                testo(&riga.comune),
                testo(&riga.provincia),
                testo(&riga.iscrizioni),
                testo(&riga.stato.testo),
            ];
            if let Some(sanitari) = sanitari {
                celle.extend(sanitarie(sanitari.get(&riga.id), &nomi));
            }
            celle
        })
        .collect();
    let viste = ["Cognome", "Nome", "Codice fiscale", "Data di nascita", "Comune", "Provincia", "Iscrizioni", "Stato"];
    let mut colonne = colonne(&viste);
    if sanitari.is_some() {
        colonne.extend(["Categoria art. 8", "Categoria art. 18", "Percentuale", "Da rivedere"].map(Colonna::nuova));
    }
    let elenco = Elenco { titolo: "Persone", filtro: parole, colonne, righe };
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso.clone()).await
}

/// The people put forward to an employer: what may be shown of them, and nothing else.
///
/// # Errors
/// `file_non_scritto`.
pub async fn rosa(ufficio: &Ufficio, righe: Vec<[String; 5]>, percorso: String) -> Result<(), Errore> {
    let pdf = Path::new(&percorso).extension().is_some_and(|fine| fine.eq_ignore_ascii_case("pdf"));
    let formato = if pdf { Formato::Pdf } else { Formato::Xlsx };
    let colonne = colonne(&["Cognome", "Nome", "Telefono", "E-mail", "Profilo"]);
    let righe = righe.iter().map(|riga| riga.iter().map(|cella| testo(cella)).collect()).collect();
    let elenco = Elenco { titolo: "Candidati", filtro: "candidati disponibili".to_owned(), colonne, righe };
    esporta(ufficio, elenco, formato, percorso).await.map(|_| ())
}

/// What the list says of a sealed part: categories, the percentage of the latest assessment, the next review.
fn sanitarie(dati: Option<&DatiFascicolo>, nomi: &[Categoria]) -> [Valore; 4] {
    let Some(dati) = dati else { return [Valore::Vuoto, Valore::Vuoto, Valore::Vuoto, Valore::Vuoto] };
    let nome = |codice: &str| {
        testo(nomi.iter().find(|una| una.codice == codice).map_or(codice, |categoria| categoria.nome.as_str()))
    };
    let ultimo = dati.accertamenti.iter().max_by_key(|uno| uno.rilasciato_il.clone());
    [
        nome(&dati.categoria_art8),
        nome(&dati.categoria_art18),
        testo(ultimo.map_or("", |uno| uno.percentuale.as_str())),
        data(&crate::fascicolo::da_rivedere(dati).unwrap_or_default()),
    ]
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
