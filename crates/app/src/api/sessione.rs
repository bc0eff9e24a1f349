//! Session, dashboard, search, preferences, drafts.

use super::comune::{Avviso, Destinazione, Tono};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the frame of the window shows on every page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Sessione {
    pub versione: String,
    /// Today, ISO.
    pub oggi: String,
    /// The open archive; none before it is opened.
    #[ts(optional)]
    pub archivio: Option<ArchivioAperto>,
    pub utente: Utente,
    #[ts(optional)]
    pub ufficio: Option<UfficioBreve>,
    /// Day and hour of the last verified backup, ISO.
    #[ts(optional)]
    pub ultima_copia: Option<String>,
    /// The oldest "checked on" day of the national parameters, ISO.
    pub parametri_verificati_al: String,
    pub avvisi: Vec<Avviso>,
    pub contatori: Contatori,
    /// Archives opened before on this computer, latest first.
    pub recenti: Vec<String>,
}

/// The open archive.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ArchivioAperto {
    pub posizione: String,
    /// `sqlite` or `postgresql`.
    pub motore: String,
    pub cifrato: bool,
}

/// Who works.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Utente {
    pub nome: String,
    /// In words; empty while nobody has a role.
    pub ruolo: String,
}

/// A user with a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuoloDato {
    pub utente: String,
    /// `responsabile`, `istruttore`, `consultazione`.
    pub ruolo: String,
    pub ruolo_nome: String,
    /// ISO instant.
    pub dal: String,
    pub da: String,
}

/// Gives a user a role.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AssegnaRuolo {
    pub utente: String,
    /// `responsabile`, `istruttore`, `consultazione`.
    pub ruolo: String,
}

/// Takes a user's role away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TogliRuolo {
    pub utente: String,
}

/// The office in one line.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UfficioBreve {
    pub ente: String,
    pub servizio: String,
    /// Provinces of competence, sigle.
    pub province: Vec<String>,
    /// Whether letterhead and signatory are filled in, so that acts can be issued.
    pub completo: bool,
}

/// Numbers beside the entries of the menu.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Contatori {
    /// Prospetti with differences still to clear.
    pub prospetti: u32,
    /// Requests for a certificate still open.
    pub ottemperanza: u32,
    /// Acts to sign.
    pub da_firmare: u32,
}

/// Opens or makes an archive.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ArchivioApri {
    /// Path of a file, or a postgres:// address.
    pub posizione: String,
    pub parola: String,
    /// Makes a new one; refused if there is one already.
    pub nuovo: bool,
    pub utente: String,
}

/// Backs the archive up to a file, then verifies it by opening it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ArchivioSalva {
    pub percorso: String,
}

/// The work list on opening.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Cruscotto {
    pub oggi: String,
    pub gruppi: Vec<GruppoLavoro>,
    pub scadenze: Vec<Scadenza>,
    pub scoperture: Vec<ScoperturaDiProvincia>,
    /// Whether the archive holds no employer yet: the page then says what to do first.
    pub vuoto: bool,
}

/// Work grouped by deadline ("Scaduto", "Questa settimana", "Più avanti").
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GruppoLavoro {
    pub titolo: String,
    pub voci: Vec<VoceLavoro>,
}

/// A line of work: a count that is a saved filter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VoceLavoro {
    pub titolo: String,
    pub conteggio: u32,
    pub dettaglio: String,
    /// Source of the term.
    #[ts(optional)]
    pub fonte: Option<String>,
    pub tono: Tono,
    pub destinazione: Destinazione,
}

/// A deadline with the days used.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Scadenza {
    pub data: String,
    pub titolo: String,
    pub dettaglio: String,
    pub giorni_usati: i64,
    pub giorni_totali: i64,
    /// Negative once the term has gone by.
    pub giorni_restanti: i64,
    pub tono: Tono,
    pub fonte: String,
    pub destinazione: Destinazione,
}

/// Uncovered units of a province, for the bars and their table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ScoperturaDiProvincia {
    pub provincia: String,
    pub nome: String,
    pub art3: u32,
    pub art18: u32,
    /// Employers with something uncovered there.
    pub datori: u32,
    /// Whether the province is of the office's competence.
    pub di_competenza: bool,
}

/// Search as you type.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Cerca {
    pub testo: String,
    pub limite: u32,
}

/// One hit of the search.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Trovato {
    /// "datore", "prospetto", "richiesta", "atto".
    pub tipo: String,
    pub id: String,
    pub titolo: String,
    pub dettaglio: String,
    pub destinazione: Destinazione,
}

/// A draft of a form, kept so that unsaved work is never lost.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Bozza {
    /// Page and record, such as `richiesta:0190…`.
    pub chiave: String,
    /// The form as it stands; null deletes the draft.
    pub dati: serde_json::Value,
}

/// Asks for a draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BozzaChiave {
    pub chiave: String,
}

/// A draft if there is one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BozzaTrovata {
    #[ts(optional)]
    pub dati: Option<serde_json::Value>,
    /// When it was saved, ISO.
    #[ts(optional)]
    pub salvata_il: Option<String>,
}

/// A user's preferences: density, contrast, column widths, saved views, last page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Preferenze {
    pub valori: serde_json::Value,
}
