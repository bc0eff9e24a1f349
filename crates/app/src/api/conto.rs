//! The fee account of an exemption: what is due, paid, late; payments, notices, statement.

use super::comune::{Avviso, Formato, Stato};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for an account at a day.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ChiediConto {
    pub id: String,
    /// Day as typed; empty for today.
    pub al: String,
}

/// The account of an exemption. Amounts are strings with two decimals.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaConto {
    pub al: String,
    /// Due up to the day.
    pub dovuto: String,
    /// Paid up to the day.
    pub versato: String,
    /// Called for by a term that has gone by, and not paid.
    pub scaduto: String,
    /// Paid beyond what is due.
    pub credito: String,
    /// Surcharge on what is late, to the day.
    pub maggiorazione: String,
    pub stato: Stato,
    pub periodi: Vec<PeriodoConto>,
    pub rate: Vec<RataConto>,
    pub versamenti: Vec<RigaVersamento>,
    pub andamento: Vec<PuntoConto>,
    pub avvisi: Vec<Avviso>,
    pub spiegazione: mirato_norme::Voce,
}

/// A period on which nothing changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PeriodoConto {
    pub provincia: String,
    pub nome: String,
    pub dal: String,
    pub al: String,
    /// Why the period opens.
    pub perche: String,
    pub base: i64,
    pub in_forza: i64,
    pub quota: i64,
    pub percentuale: String,
    pub massimo: i64,
    pub unita: i64,
    pub giorni: i64,
    pub importo_giornaliero: String,
    pub importo: String,
}

/// An instalment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RataConto {
    pub nome: String,
    pub dal: String,
    pub al: String,
    pub scadenza: String,
    pub importo: String,
    pub versato: String,
    pub residuo: String,
    pub giorni_ritardo: i64,
    pub maggiorazione: String,
    /// Number of the payment notice, if one was issued.
    pub avviso: String,
    /// Whether a notice was issued.
    pub avvisata: bool,
    pub stato: Stato,
}

/// A payment in the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RigaVersamento {
    pub id: String,
    pub data: String,
    pub importo: String,
    pub iuv: String,
    pub numero_avviso: String,
    pub riferimento: String,
    /// "scritto a mano", "importato".
    pub origine: String,
    pub nota: String,
}

/// A point of the plot: what is due and paid up to a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PuntoConto {
    pub data: String,
    pub dovuto: String,
    pub versato: String,
}

/// Asks for the days of a period.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChiediGiorni {
    pub id: String,
    pub provincia: String,
    pub dal: String,
    pub al: String,
}

/// A day of the trace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GiornoConto {
    pub data: String,
    pub lavorativo: bool,
    /// Why it does not count: "sabato", "Natale".
    pub motivo: String,
    pub unita: i64,
    pub importo: String,
    /// Sum of the period up to the day.
    pub progressivo: String,
}

/// A payment being typed; day and amount as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct NuovoVersamento {
    pub esonero_id: String,
    pub data: String,
    pub importo: String,
    pub iuv: String,
    pub numero_avviso: String,
    pub riferimento: String,
    pub nota: String,
}

/// Takes a payment away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TogliVersamento {
    pub id: String,
    pub motivo: String,
}

/// Writes the statement of an account, as PDF or xlsx.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaConto {
    pub id: String,
    pub al: String,
    pub formato: Formato,
    pub percorso: String,
}

/// Names a file of the treasury.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FileVersamenti {
    pub percorso: String,
}

/// What a file of the treasury holds, row by row, and what became of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EsitoVersamenti {
    pub nome: String,
    pub righe: Vec<RigaTesoreria>,
    pub entrano: u32,
    pub restano_fuori: u32,
    /// Sum of what goes in.
    pub totale: String,
    /// Whether it was written: false for a dry run.
    pub scritti: bool,
}

/// A row of a file of the treasury.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RigaTesoreria {
    pub riga: u32,
    pub data: String,
    pub importo: String,
    pub codice_fiscale: String,
    pub iuv: String,
    pub numero_avviso: String,
    pub datore: String,
    pub esonero_id: String,
    /// `entra`, `doppio`, `da_correggere`.
    pub stato: Stato,
    /// Why it stays out and what to do.
    pub motivo: String,
}
