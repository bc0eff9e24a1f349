//! People from a spreadsheet or a text: the stock of the program that an office used before.
//!
//! Columns that hold health data are read as the others, and what stands in them is never repeated: not
//! in an error, not among the rows to correct, not in Debug output.

mod schema;

pub use super::campo::Campo;
pub(super) use schema::FOGLIO;
pub use schema::colonna;

use super::cella::Dato;
use super::modello::{Contenuto, cartella_di_persone, con_motivo};
use super::riga::RigaLetta;
use super::schema::{ESEMPIO, PERSONE};
use super::{RigaScartata, Scarto, leggi_un_foglio};
use crate::ErroreScambio;
use chrono::NaiveDate;
use colonna::CODICE_FISCALE;
use mirato_domain::CodiceFiscale;
use std::collections::BTreeMap;

/// A person, or something about a person, as a row tells it.
pub struct PersonaLetta {
    riga: RigaLetta,
    codice_fiscale: CodiceFiscale,
}

impl PersonaLetta {
    /// Row, counted from one.
    #[must_use]
    pub fn riga(&self) -> u32 {
        self.riga.riga
    }

    /// Tax code.
    #[must_use]
    pub fn codice_fiscale(&self) -> &CodiceFiscale {
        &self.codice_fiscale
    }

    /// What a column of words, of choices or of provinces says; empty if it says nothing.
    #[must_use]
    pub fn testo(&self, colonna: Campo) -> &str {
        match self.riga.dato(colonna) {
            Dato::Testo(testo) => testo,
            Dato::Scelta(scelta) => scelta,
            Dato::Provincia(provincia) => provincia.sigla(),
            _ => "",
        }
    }

    /// The day in a column.
    #[must_use]
    pub fn giorno(&self, colonna: Campo) -> Option<NaiveDate> {
        self.riga.data(colonna)
    }

    /// Yes or no in a column.
    #[must_use]
    pub fn si(&self, colonna: Campo) -> Option<bool> {
        self.riga.si(colonna)
    }

    /// The number in a column.
    #[must_use]
    pub fn numero(&self, colonna: Campo) -> Option<u32> {
        self.riga.numero(colonna)
    }

    /// Something said about this row, or about a column of it.
    #[must_use]
    pub fn nota(&self, motivo: String) -> Scarto {
        Scarto {
            foglio: self.riga.schema().nome.to_owned(),
            riga: self.riga.riga,
            lettera: String::new(),
            colonna: String::new(),
            valore: String::new(),
            motivo,
        }
    }

    /// The row kept out, for each column that is wrong and why; no column for the row itself.
    #[must_use]
    pub fn scartata<'a>(&self, motivi: impl IntoIterator<Item = (&'a str, String)>) -> RigaScartata {
        let mut riga = self.riga.clone();
        for (colonna, motivo) in motivi {
            riga.respingi(colonna, motivo);
        }
        scartata(riga)
    }
}

fn scartata(riga: RigaLetta) -> RigaScartata {
    RigaScartata { foglio: riga.schema().nome, riga: riga.riga, valori: riga.valori(), motivi: riga.motivi }
}

/// What a file of rows about people holds.
pub struct EsitoPersone {
    /// Rows that may go in, in the order of the file.
    pub persone: Vec<PersonaLetta>,
    /// Rows that stay out.
    pub righe_scartate: Vec<RigaScartata>,
    /// What goes in but deserves a look.
    pub avvisi: Vec<Scarto>,
}

/// Reads people from xlsx, ods or csv, without writing anything.
///
/// # Errors
/// A distinct code if the file as a whole cannot be read: as [`super::leggi_foglio`].
pub fn leggi_persone(byte: &[u8]) -> Result<EsitoPersone, ErroreScambio> {
    let (righe, avvisi) = leggi_un_foglio(byte, PERSONE)?;
    Ok(dividi(righe, avvisi, |_| ""))
}

/// Parts the rows that may go in from those that stay out, among these the ones of a code written twice for
/// the same thing.
pub(super) fn dividi(
    mut righe: Vec<RigaLetta>,
    avvisi: Vec<Scarto>,
    per_che_cosa: impl Fn(&RigaLetta) -> &str,
) -> EsitoPersone {
    let mut di_chi: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (posto, riga) in righe.iter().enumerate() {
        if let Some(codice) = riga.codice(CODICE_FISCALE) {
            di_chi.entry((codice.canonico(), per_che_cosa(riga).to_owned())).or_default().push(posto);
        }
    }
    for posti in di_chi.into_values().filter(|posti| posti.len() > 1) {
        let numeri: Vec<u32> = posti.iter().map(|posto| righe[*posto].riga).collect();
        for posto in posti {
            let altre = numeri.iter().filter(|numero| **numero != righe[posto].riga).map(u32::to_string);
            let altre = altre.collect::<Vec<_>>().join(", ");
            righe[posto].respingi(
                CODICE_FISCALE.nome(),
                format!("La stessa persona è anche alla riga {altre}: tieni una riga sola."),
            );
        }
    }
    let mut esito = EsitoPersone { persone: Vec::new(), righe_scartate: Vec::new(), avvisi };
    for riga in righe {
        match riga.codice(CODICE_FISCALE).cloned() {
            Some(codice_fiscale) if riga.motivi.is_empty() => {
                esito.persone.push(PersonaLetta { riga, codice_fiscale });
            }
            _ => esito.righe_scartate.push(scartata(riga)),
        }
    }
    esito
}

/// The empty workbook, with instructions, lists, checks and an invented person; `categorie` are the codes
/// to choose a category from.
///
/// # Errors
/// `foglio_scrittura`, which a fixed template does not meet.
pub fn modello_persone(categorie: &[String]) -> Result<Vec<u8>, ErroreScambio> {
    let mut esempio: Vec<String> = FOGLIO.colonne.iter().map(|colonna| colonna.esempio.to_owned()).collect();
    esempio[0] = format!("{ESEMPIO} CSTLCU88P52D969I");
    let contenuto: Contenuto = (&FOGLIO, vec![esempio]);
    cartella_di_persone(&contenuto, &[], categorie)
}

/// The rows that stay out, with the reason in a last column, in a workbook that can be corrected and
/// brought back. Where health data stood it says only to write them again.
///
/// # Errors
/// `foglio_scrittura` if the rows are more than a sheet holds.
pub fn scrivi_scarti_persone(righe: &[RigaScartata], categorie: &[String]) -> Result<Vec<u8>, ErroreScambio> {
    let contenuto: Contenuto = (&FOGLIO, righe.iter().map(con_motivo).collect());
    cartella_di_persone(&contenuto, &["da_correggere"], categorie)
}
