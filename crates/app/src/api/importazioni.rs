//! Imports, and every other long work with progress and cancel.

use super::comune::Avviso;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What files hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CosaImportare {
    /// Prospetti informativi.
    #[default]
    Prospetti,
    /// People of the lists.
    Persone,
    /// Communications of jobs.
    Comunicazioni,
    /// Applications to the calls of public bodies.
    Domande,
}

/// Reads files and says what would go in, writing nothing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportaProva {
    pub file: Vec<String>,
    #[serde(default)]
    pub cosa: CosaImportare,
}

/// Names a job.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PerLavoro {
    pub lavoro: String,
}

/// A job that has been started; ask for `lavoro` until it ends.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LavoroAvviato {
    pub lavoro: String,
}

/// A long work as it stands.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Lavoro {
    pub id: String,
    /// `prova`, `importa`, `verifica`, `firma`, `lettere`.
    pub tipo: String,
    /// `in_corso`, `fatto`, `annullato`, `errore`.
    pub stato: String,
    /// What it is doing, in words ("Leggo prospetto-12.xml").
    pub passo: String,
    pub fatti: u32,
    pub totali: u32,
    pub file: Vec<FileImportato>,
    pub esito: EsitoImportazione,
    /// Outcome act by act, for a batch of signatures.
    pub voci: Vec<EsitoVoce>,
    #[ts(optional)]
    pub errore: Option<Avviso>,
}

/// A file of an import.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FileImportato {
    pub nome: String,
    pub percorso: String,
    pub dimensione: u32,
    /// `in_attesa`, `in_corso`, `pronto`, `con_scarti`, `duplicato`, `rifiutato`, `importato`.
    pub stato: String,
    /// Stable code of the refusal.
    pub codice: String,
    /// What was found, or what is wrong and what to do.
    pub messaggio: String,
    pub entrano: u32,
    pub restano_fuori: u32,
}

/// What goes in and what stays out, over all files.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct EsitoImportazione {
    pub entrano: u32,
    pub restano_fuori: u32,
    pub datori_nuovi: u32,
    pub rettifiche: u32,
    pub annullamenti: u32,
    pub duplicati: u32,
    pub errori: Vec<ErroreDiRiga>,
    /// Errors beyond those listed.
    pub altri_errori: u32,
    pub avvisi: Vec<Avviso>,
}

/// A cell or an element that keeps its row out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ErroreDiRiga {
    pub file: String,
    /// Sheet, or path of the XML element.
    pub foglio: String,
    pub riga: u32,
    pub colonna: String,
    /// The value read, shortened; never a health datum.
    pub valore: String,
    pub motivo: String,
}

/// Outcome of one act of a batch.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EsitoVoce {
    pub id: String,
    pub titolo: String,
    /// `in_attesa`, `in_corso`, `fatto`, `errore`.
    pub stato: String,
    pub messaggio: String,
}

/// Writes a file that belongs to an import: the rejected rows of a job, or the empty workbook.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScriviScarti {
    pub lavoro: String,
    pub percorso: String,
}

/// Writes the empty workbook.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScriviModello {
    pub percorso: String,
    #[serde(default)]
    pub cosa: CosaImportare,
}

/// An import of the past.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaImportazione {
    pub id: String,
    pub quando: String,
    pub chi: String,
    pub file: u32,
    pub entrati: u32,
    pub scartati: u32,
    pub stato: String,
}
