//! Prospetti and their verification.

use super::comune::{Avviso, Formato, Norma, Stato};
use mirato_norme::Voce;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Filter of the list of prospetti.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroProspetti {
    pub testo: String,
    /// Year of the reference date; 0 for all.
    pub anno: i32,
    /// `valido`, `superato`, `annullato`; empty for all.
    pub stato: String,
    /// Only those with differences still to clear.
    pub solo_differenze: bool,
    /// `denominazione`, `data_invio`, `data_riferimento`, `differenze`, `scopertura`.
    pub ordina: String,
    pub discendente: bool,
    pub da: u32,
    pub quanti: u32,
}

/// Writes the list as it is seen: same filter, same order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaProspetti {
    pub filtro: FiltroProspetti,
    pub formato: Formato,
    pub percorso: String,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoProspetti {
    pub totale: u32,
    pub righe: Vec<RigaProspetto>,
}

/// A prospetto in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaProspetto {
    pub id: String,
    pub datore_id: String,
    pub denominazione: String,
    pub codice_fiscale: String,
    pub codice_comunicazione: String,
    /// "prospetto", "rettifica", "annullamento".
    pub tipo: String,
    pub data_invio: String,
    pub data_riferimento: String,
    pub stato: Stato,
    #[ts(optional)]
    pub verificato_il: Option<String>,
    #[ts(optional)]
    pub classe: Option<String>,
    #[ts(optional)]
    pub scopertura_art3: Option<i64>,
    #[ts(optional)]
    pub scopertura_art18: Option<i64>,
    /// Differences still to clear.
    pub differenze: u32,
}

/// A prospetto with its quadri and its verification.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaProspetto {
    pub riga: RigaProspetto,
    pub protocollo: String,
    /// "file UNIPI" or "foglio di calcolo".
    pub origine: String,
    /// Every sending for the same employer and day, latest first, this one included.
    pub invii: Vec<RigaProspetto>,
    pub quadri: Vec<Quadro>,
    #[ts(optional)]
    pub verifica: Option<Verifica>,
}

/// A quadro as sections of label and value, in the order of the form.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Quadro {
    /// "Quadro 1", "Quadro 2, Savona", "Quadro 3".
    pub titolo: String,
    pub sezioni: Vec<Sezione>,
}

/// A section of a quadro: label and value pairs, and at most one table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Sezione {
    pub titolo: String,
    pub coppie: Vec<Coppia>,
    #[ts(optional)]
    pub tabella: Option<Tabella>,
}

/// A label and its value.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Coppia {
    pub nome: String,
    pub valore: String,
}

/// A small table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Tabella {
    pub colonne: Vec<String>,
    /// Which columns hold numbers, to be set right.
    pub numeriche: Vec<bool>,
    pub righe: Vec<Vec<String>>,
}

/// The stored verification of a prospetto.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Verifica {
    pub eseguita_il: String,
    pub classe: String,
    /// "oltre 50 dipendenti".
    pub classe_nome: String,
    /// Italy first, then the provinces, the legal seat first.
    pub confronto: Vec<RigaConfronto>,
    pub differenze: Vec<Differenza>,
    pub avvisi: Vec<Avviso>,
    /// Whether the provinces add up to the national figure.
    pub coerente: bool,
    /// Compensations that would make them add up, in words.
    pub compensazioni_proposte: Vec<String>,
    pub spiegazione: Voce,
    pub versione_programma: String,
    pub impronta_parametri: String,
}

/// Declared beside computed, for Italy or a province.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaConfronto {
    /// "nazionale" or the sigla.
    pub dove: String,
    pub nome: String,
    pub sede_legale: bool,
    pub cifre: Vec<Cifra>,
}

/// One figure, declared and computed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Cifra {
    /// `base_art3`, `quota_art3`, `in_forza_art3`, `scopertura_art3`, `esonerati`, the same for art. 18.
    pub campo: String,
    /// "3" or "18".
    pub articolo: String,
    /// "Base di computo", "Quota", "In forza", "Scopertura", "Esonerati".
    pub nome: String,
    #[ts(optional)]
    pub dichiarato: Option<i64>,
    pub calcolato: i64,
    /// Identifier of the step that explains it.
    pub voce: String,
    /// Whether the difference changes quota, coverage or scopertura.
    pub rilevante: bool,
}

/// A difference between declared and computed, explained.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Differenza {
    pub dove: String,
    pub dove_nome: String,
    pub campo: String,
    pub campo_nome: String,
    pub dichiarato: i64,
    pub calcolato: i64,
    pub perche: String,
    pub norme: Vec<Norma>,
    pub voce: String,
    /// Cleared by an official.
    pub chiarita: bool,
    pub nota: String,
}

/// Marks a difference as cleared, with a note, or opens it again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChiarisciDifferenza {
    pub prospetto_id: String,
    pub dove: String,
    pub campo: String,
    pub chiarita: bool,
    pub nota: String,
}

/// A what-if on a prospetto; the archive is not touched.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Simula {
    pub prospetto_id: String,
    pub modifiche: Vec<mirato_norme::Modifica>,
}

/// What is printed of a prospetto.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CosaStampare {
    /// Declared beside computed, with the differences.
    Confronto,
    /// The reasons of one figure.
    Motivazione,
}

/// Prints a comparison or the reasons of a figure to a PDF.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StampaProspetto {
    pub id: String,
    pub cosa: CosaStampare,
    /// The figure whose reasons are printed; the whole tree if empty.
    pub voce: String,
    pub percorso: String,
}

/// Runs the verification again over every prospetto that holds, as a job.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VerificaTutti {
    /// ISO day; today if empty.
    pub alla_data: String,
}
