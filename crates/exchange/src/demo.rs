//! The files of the demonstration: employers and persons of nobody, always the same from one seed.
//!
//! Employers' codes begin with 9998, which no office issues; persons were born in the comune M987,
//! which does not exist. The four-digit codes of the excluded categories are invented too, since the
//! official list is not public: [`categorie`] gives them a meaning, as an office would.

mod bricola;
mod caso;
mod componi;
mod concessioni;
mod dichiara;
mod fogli;
mod invento;
mod sbaglia;
mod sbagliati;
mod situazioni;

pub use situazioni::situazioni;

use crate::unipi;
use caso::{CASI, Invio};
use chrono::NaiveDate;
use invento::Invento;
use mirato_domain::prospetto::{Lavoratore, Prospetto, TipoComunicazione};

/// People of nobody, always the same from one seed, with codes that stand every check.
#[must_use]
pub fn persone(seme: u64, quante: usize, al: NaiveDate) -> Vec<Lavoratore> {
    let mut invento = Invento::nuovo(seme, al);
    std::iter::repeat_with(|| invento.persona()).flatten().take(quante).collect()
}

/// A file of the demonstration, and what must come of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDimostrazione {
    /// Name.
    pub nome: String,
    /// Content.
    pub byte: Vec<u8>,
    /// What must come of it.
    pub atteso: Atteso,
}

/// What must come of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Atteso {
    /// A prospetto that goes in.
    Prospetto {
        /// Whether it is the one that holds among its employer's sendings.
        vale: bool,
        /// Codes of the warnings its reading must give.
        avvisi: Vec<&'static str>,
        /// Declared figures that differ from those of the law: on purpose, or because the form leaves
        /// suspensions out. No other differs.
        differenze: Vec<Differenza>,
    },
    /// A spreadsheet.
    Foglio {
        /// Prospetti that go in.
        prospetti: usize,
        /// Rows that stay out.
        righe_scartate: usize,
    },
    /// A file refused.
    Rifiutato {
        /// Code of the refusal.
        codice: &'static str,
    },
}

/// A declared figure that is not that of the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differenza {
    /// "nazionale" or the sigla of a province.
    pub dove: String,
    /// Name, as in `mirato calcola quota`.
    pub campo: &'static str,
    /// As declared.
    pub dichiarato: u32,
    /// As it should be.
    pub giusto: u32,
}

/// Codes that the demonstration uses for the excluded categories, with the program's names.
pub const CATEGORIE: [(&str, &str); 6] = [
    ("0101", "dirigenti"),
    ("0102", "apprendisti"),
    ("0103", "tempo_determinato"),
    ("0104", "soci_cooperative"),
    ("0201", "edilizia_cantiere"),
    ("0202", "viaggiante_navigante"),
];

/// The program's name of an excluded category for a code of the demonstration.
#[must_use]
pub fn categorie(codice: &str) -> Option<String> {
    CATEGORIE.iter().find(|(noto, _)| *noto == codice).map(|(_, nome)| (*nome).to_owned())
}

/// Files of about that many employers, of every class and situation, with rettifiche, annullamenti,
/// double sendings, duplicates, spreadsheets, and a few files wrong on purpose. The same seed gives
/// the same bytes.
#[must_use]
pub fn genera(seme: u64, quanti: usize, al: NaiveDate) -> Vec<FileDimostrazione> {
    let mut invento = Invento::nuovo(seme, al);
    let mut file = Vec::new();
    let bricola = bricola::prospetto(al);
    file.extend(
        bricola.iter().map(|(prospetto, differenze)| file_xml(prospetto, true, Vec::new(), differenze.clone())),
    );
    for numero in 0..quanti.saturating_sub(1) {
        let caso = &CASI[numero % CASI.len()];
        if let Some((prospetto, differenze)) = componi::prospetto(caso, numero, &mut invento) {
            invii(&mut file, caso, prospetto, differenze, &mut invento);
        }
    }
    file.extend(fogli::file(al));
    file.extend(bricola.iter().flat_map(|(prospetto, _)| sbagliati::file(prospetto)));
    file
}

/// A prospetto may have been sent more than once.
fn invii(
    file: &mut Vec<FileDimostrazione>,
    caso: &caso::Caso,
    prospetto: Prospetto,
    differenze: Vec<Differenza>,
    invento: &mut Invento,
) {
    let avvisi = caso.avvisi.to_vec();
    match caso.invio {
        Invio::Unico => file.push(file_xml(&prospetto, true, avvisi, differenze)),
        Invio::ConCopia => {
            let originale = file_xml(&prospetto, true, avvisi.clone(), differenze.clone());
            let nome = originale.nome.replace(".xml", " (1).xml");
            let atteso = Atteso::Prospetto { vale: false, avvisi, differenze };
            file.push(FileDimostrazione { nome, byte: originale.byte.clone(), atteso });
            file.push(originale);
        }
        Invio::Doppio | Invio::Rettificato | Invio::Annullato => {
            let mut seconda = prospetto.clone();
            invento.invia_dopo(&mut seconda);
            if caso.invio != Invio::Doppio {
                seconda.trasmissione.codice_comunicazione_precedente =
                    Some(prospetto.trasmissione.codice_comunicazione.clone());
            }
            if caso.invio == Invio::Annullato {
                seconda.tipo = TipoComunicazione::Annullamento;
            } else if caso.invio == Invio::Rettificato {
                seconda.tipo = TipoComunicazione::Rettifica;
            }
            let vale = caso.invio != Invio::Annullato;
            file.push(file_xml(&prospetto, false, avvisi.clone(), differenze.clone()));
            file.push(file_xml(&seconda, vale, avvisi, differenze));
        }
    }
}

fn file_xml(
    prospetto: &Prospetto,
    vale: bool,
    avvisi: Vec<&'static str>,
    differenze: Vec<Differenza>,
) -> FileDimostrazione {
    let nome = format!("UNIPI_{}.xml", prospetto.trasmissione.codice_comunicazione);
    // A prospetto composed here has all that the national file requires: a test reads every one back.
    let byte = unipi::scrivi(prospetto).unwrap_or_default();
    FileDimostrazione { nome, byte, atteso: Atteso::Prospetto { vale, avvisi, differenze } }
}
