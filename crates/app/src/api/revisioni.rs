//! The quarterly review.

use super::comune::{Formato, Stato};
use super::ottemperanza::Anteprima;
use mirato_norme::Voce;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a review counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ConteggiRevisione {
    pub datori: u32,
    pub soggetti: u32,
    pub scoperti: u32,
    pub scopertura_art3: u32,
    pub scopertura_art18: u32,
    /// Employers whose term to ask for workers is over, without request or instrument.
    pub oltre_termine: u32,
    /// Cents.
    pub esposizione: i64,
    pub prospetti_mancanti: u32,
    pub prospetti_in_ritardo: u32,
    /// Employers that stand otherwise than in the review before.
    pub cambiati: u32,
    /// Employers whose figures the rules refuse.
    pub non_calcolati: u32,
}

/// A review in the list of reviews.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaRevisione {
    pub id: String,
    /// ISO day.
    pub al: String,
    /// "4° trimestre 2026".
    pub trimestre: String,
    pub eseguita_il: String,
    pub utente: String,
    #[ts(optional)]
    pub precedente_id: Option<String>,
    pub conteggi: ConteggiRevisione,
}

/// Starts a review.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AvviaRevisione {
    /// The day, as typed; today if empty.
    #[serde(default)]
    pub alla_data: String,
}

/// Filter of the employers of a review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroRevisione {
    pub revisione_id: String,
    pub testo: String,
    pub provincia: String,
    pub classe: String,
    /// First digits of the ATECO code.
    pub settore: String,
    /// `non_soggetto`, `coperto`, `nei_termini`, `con_richiesta`, `con_strumento`, `oltre_termine`, `non_calcolato`.
    pub stato: String,
    /// Only those short of units: `si`.
    pub scoperti: String,
    /// Tolerance: shortages of up to so many units are left out.
    pub tolleranza: String,
    /// `si`, or `nuovo`, `peggiorato`, `migliorato`, `coperto`, `altro`.
    pub cambiato: String,
    /// `presente`, `in_ritardo`, `mancante`, `non_dovuto`.
    pub prospetto: String,
    pub ordina: String,
    pub discendente: bool,
    pub da: u32,
    pub quanti: u32,
}

/// An employer in a review.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaRivisto {
    pub datore_id: String,
    pub codice_fiscale: String,
    pub denominazione: String,
    pub provincia: String,
    pub settore: String,
    pub classe: String,
    pub base_art3: i64,
    pub quota_art3: i64,
    pub in_forza_art3: i64,
    pub esonerati: i64,
    pub sospesi: i64,
    pub convenzione: i64,
    pub scopertura_art3: i64,
    pub scopertura_art18: i64,
    #[ts(optional)]
    pub scoperto_dal: Option<String>,
    #[ts(optional)]
    pub termine: Option<String>,
    pub stato: Stato,
    pub prospetto: Stato,
    #[ts(optional)]
    pub prospetto_al: Option<String>,
    /// Cents.
    pub esposizione: i64,
    pub cambiato: Stato,
    /// What changed and why, a sentence each.
    pub cambiamenti: Vec<String>,
}

/// Sums of the employers that the filter takes.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct TotaliRivisti {
    pub datori: u32,
    pub scoperti: u32,
    pub quota_art3: i64,
    pub in_forza_art3: i64,
    pub scopertura_art3: i64,
    pub scopertura_art18: i64,
    /// Cents.
    pub esposizione: i64,
}

/// A page of a review.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoRivisti {
    pub totale: u32,
    pub righe: Vec<RigaRivisto>,
    pub totali: TotaliRivisti,
}

/// A group of a review, added up.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GruppoRivisto {
    pub codice: String,
    pub nome: String,
    pub datori: u32,
    pub scoperti: u32,
    pub quota_art3: i64,
    pub in_forza_art3: i64,
    pub scopertura_art3: i64,
    pub scopertura_art18: i64,
}

/// Units short of a province in each of the quarters.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SerieProvincia {
    pub provincia: String,
    pub nome: String,
    /// Art. 3 and art. 18 together, one for each quarter.
    pub scoperture: Vec<i64>,
}

/// A review as a whole: its counts beside those of the review before, and its sums.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct QuadroRevisione {
    pub testata: RigaRevisione,
    #[ts(optional)]
    pub precedente: Option<RigaRevisione>,
    pub per_provincia: Vec<GruppoRivisto>,
    pub per_classe: Vec<GruppoRivisto>,
    pub per_settore: Vec<GruppoRivisto>,
    /// "4° 2026", the latest last.
    pub trimestri: Vec<String>,
    pub nel_tempo: Vec<SerieProvincia>,
}

/// Asks for an employer of a review.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChiediRivisto {
    pub revisione_id: String,
    pub datore_id: String,
}

/// An employer of a review in one province.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProvinciaRivista {
    pub provincia: String,
    pub nome: String,
    pub base_art3: i64,
    pub quota_art3: i64,
    pub in_forza_art3: i64,
    pub esonerati: i64,
    pub sospesi: i64,
    pub convenzione: i64,
    pub scopertura_art3: i64,
    pub scopertura_art18: i64,
    #[ts(optional)]
    pub scoperto_dal: Option<String>,
    pub stato: Stato,
}

/// How an employer stood in a review.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StoriaRivisto {
    pub revisione_id: String,
    pub al: String,
    pub trimestre: String,
    pub scopertura_art3: i64,
    pub scopertura_art18: i64,
    pub stato: Stato,
}

/// An employer of a review, with why.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaRivisto {
    pub riga: RigaRivisto,
    pub province: Vec<ProvinciaRivista>,
    pub spiegazione: Voce,
    pub storia: Vec<StoriaRivisto>,
    pub lettere: Vec<LetteraDiRevisione>,
}

/// Writes a review: same filter, same order. As PDF it is the printed report, with its plots.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaRevisione {
    pub filtro: FiltroRevisione,
    pub formato: Formato,
    pub percorso: String,
}

/// Letters out of a review.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LettereRevisione {
    /// `invito`, `chiarimenti`, `convenzione`, `segnalazione`.
    pub tipo: String,
    /// Employers by id; empty for all those of the filter.
    pub ids: Vec<String>,
    pub filtro: FiltroRevisione,
    /// Day by which an answer is asked for, as typed.
    #[serde(default)]
    pub entro: String,
    /// Words of the office, in the letter.
    #[serde(default)]
    pub testo: String,
    /// A folder.
    #[serde(default)]
    pub cartella: String,
    /// One PDF with bookmarks besides the single files.
    #[serde(default)]
    pub unico: bool,
}

/// The first letter as pages, and what the others will be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnteprimaLettereRevisione {
    pub lettere: LettereRevisione,
    pub larghezza: u32,
}

/// What letters would be issued.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProvaLettere {
    pub anteprima: Anteprima,
    pub da_emettere: u32,
    /// Those that would get none, with why; the first hundred.
    pub saltate: Vec<LetteraDiRevisione>,
    pub quante_saltate: u32,
}

/// A letter that came of a review, or why there is none.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LetteraDiRevisione {
    pub datore_id: String,
    pub datore: String,
    pub tipo: String,
    pub quando: String,
    pub utente: String,
    #[ts(optional)]
    pub atto_id: Option<String>,
    /// "12/2026", empty without an act.
    pub numero: String,
    /// Why there is none.
    pub motivo: String,
}
