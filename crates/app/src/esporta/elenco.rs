//! A list that leaves the program: columns with their cells, and the three formats.

use super::scrivi;
use crate::api::{FileScritto, Formato};
use crate::certificato::{carta, componi_relazione};
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_documents::relazione::{Colonna as ColonnaStampata, Dati, Filtro, Tabella};
use mirato_domain::Errore;
use mirato_exchange::esporta::{Colonna, Piede, Valore, tabella_csv, tabella_xlsx};
use std::path::Path;

/// A list as it is seen: heading of the columns, rows, and how they were chosen.
pub(super) struct Elenco {
    pub(super) titolo: &'static str,
    pub(super) filtro: String,
    pub(super) colonne: Vec<Colonna>,
    pub(super) righe: Vec<Vec<Valore>>,
}

/// A column with what each row says in it.
pub(super) struct Campo<R> {
    colonna: Colonna,
    cella: fn(&R) -> Valore,
}

/// A column without a total.
pub(super) fn campo<R>(nome: &str, cella: fn(&R) -> Valore) -> Campo<R> {
    Campo { colonna: Colonna::nuova(nome), cella }
}

/// A column with its total.
pub(super) fn somma<R>(nome: &str, cella: fn(&R) -> Valore) -> Campo<R> {
    Campo { colonna: Colonna::con_totale(nome), cella }
}

impl Elenco {
    /// A list of rows by its columns.
    pub(super) fn nuovo<R, const N: usize>(
        titolo: &'static str,
        filtro: String,
        righe: &[R],
        campi: [Campo<R>; N],
    ) -> Self {
        let righe = righe.iter().map(|riga| campi.iter().map(|campo| (campo.cella)(riga)).collect()).collect();
        Self { titolo, filtro, colonne: campi.into_iter().map(|campo| campo.colonna).collect(), righe }
    }
}

/// A text, or nothing.
pub(super) fn testo(testo: &str) -> Valore {
    if testo.is_empty() { Valore::Vuoto } else { Valore::Testo(testo.to_owned()) }
}

/// Writes a list where it is asked for, in the format asked for.
///
/// # Errors
/// `file_non_scritto`.
pub(super) async fn esporta(
    ufficio: &Ufficio,
    elenco: Elenco,
    formato: Formato,
    percorso: String,
) -> Result<FileScritto, Errore> {
    let quante = u32::try_from(elenco.righe.len()).unwrap_or(u32::MAX);
    let adesso = ufficio.orologio.adesso().naive_local();
    let piede = Piede { filtro: elenco.filtro.clone(), quando: adesso, utente: ufficio.utente.clone() };
    let byte = match formato {
        Formato::Xlsx => tabella_xlsx(elenco.titolo, &elenco.colonne, &elenco.righe, &piede)?,
        Formato::Csv => tabella_csv(&elenco.colonne, &elenco.righe, &piede)?,
        Formato::Pdf => componi_relazione(ufficio, &stampa(ufficio, elenco)?).await?.pdf,
    };
    scrivi(Path::new(&percorso), &byte)?;
    Ok(FileScritto { percorso, righe: quante })
}

pub(super) fn relazione(ufficio: &Ufficio, titolo: impl Into<String>) -> Result<Dati, Errore> {
    let adesso = ufficio.orologio.adesso();
    Ok(Dati {
        carta: carta(ufficio)?,
        titolo: titolo.into(),
        sottotitolo: None,
        filtri: Vec::new(),
        data: adesso.date_naive(),
        ora: Some(adesso.format("%H.%M").to_string()),
        utente: ufficio.utente.clone(),
        orizzontale: false,
        cifre: Vec::new(),
        tabelle: Vec::new(),
        calcolo: None,
        note: Vec::new(),
    })
}

fn stampa(ufficio: &Ufficio, elenco: Elenco) -> Result<Dati, Errore> {
    let cifre: Vec<bool> = (0..elenco.colonne.len())
        .map(|colonna| {
            elenco.righe.iter().any(|riga| matches!(riga.get(colonna), Some(Valore::Intero(_) | Valore::Importo(_))))
        })
        .collect();
    let colonne = elenco
        .colonne
        .iter()
        .zip(&cifre)
        .map(
            |(colonna, cifra)| {
                if *cifra { ColonnaStampata::cifre(&colonna.nome) } else { ColonnaStampata::testo(&colonna.nome, 1) }
            },
        )
        .collect();
    let righe = elenco.righe.iter().map(|riga| riga.iter().map(in_parole).collect()).collect();
    Ok(Dati {
        filtri: vec![Filtro { voce: "Filtro".to_owned(), testo: elenco.filtro }],
        orizzontale: elenco.colonne.len() > 6,
        tabelle: vec![Tabella { titolo: None, colonne, righe, totale: None }],
        ..relazione(ufficio, elenco.titolo)?
    })
}

fn in_parole(valore: &Valore) -> String {
    match valore {
        Valore::Vuoto => String::new(),
        Valore::Testo(testo) => testo.clone(),
        Valore::Intero(numero) => numero.to_string(),
        Valore::Importo(importo) => importo.italiano(),
        Valore::Percentuale(percentuale) => format!("{percentuale}%"),
        Valore::Data(data) => tempo::breve(*data),
    }
}

pub(super) fn intero(numero: Option<i64>) -> Valore {
    numero.map_or(Valore::Vuoto, Valore::Intero)
}

pub(super) fn data(iso: &str) -> Valore {
    iso.get(..10)
        .and_then(|giorno| NaiveDate::parse_from_str(giorno, "%Y-%m-%d").ok())
        .map_or(Valore::Vuoto, Valore::Data)
}

pub(super) fn filtro_in_parole(voci: &[(&str, &str)]) -> String {
    let scelte: Vec<String> = voci
        .iter()
        .filter(|(_, valore)| !valore.is_empty())
        .map(|(nome, valore)| format!("{nome}: {valore}"))
        .collect();
    if scelte.is_empty() { "tutti".to_owned() } else { scelte.join("; ") }
}
