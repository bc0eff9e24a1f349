//! Requests from stazioni appaltanti and the certificate that answers them.

use super::atti::RigaAtto;
use super::comune::{Formato, Norma, Stato, Tono};
use super::datori::Circostanza;
use mirato_domain::Campo;
use mirato_norme::Voce;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Filter of the list of requests.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroRichieste {
    pub testo: String,
    /// `bozza`, `in_istruttoria`, `evasa`, `archiviata`, `aperte`; empty for all.
    pub stato: String,
    /// `scadute`, `settimana`; empty for all.
    pub scadenza: String,
    /// `scadenza`, `ricevuta_il`, `ente`, `datore`.
    pub ordina: String,
    pub discendente: bool,
    pub da: u32,
    pub quanti: u32,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoRichieste {
    pub totale: u32,
    pub righe: Vec<RigaRichiesta>,
}

/// A request in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaRichiesta {
    pub id: String,
    pub ente: String,
    pub cig: String,
    pub protocollo: String,
    pub ricevuta_il: String,
    #[ts(optional)]
    pub datore_id: Option<String>,
    pub datore: String,
    pub data_riferimento: String,
    pub scadenza: String,
    /// Negative once the term has gone by.
    pub giorni_restanti: i64,
    pub stato: Stato,
}

/// Writes the list as it is seen: same filter, same order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaRichieste {
    pub filtro: FiltroRichieste,
    pub formato: Formato,
    pub percorso: String,
}

/// The form of a request; dates as typed ("7/3/26" and the like), so that nothing typed is lost.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiRichiesta {
    pub codice_ipa: String,
    pub ente: String,
    pub pec: String,
    pub cig: String,
    pub oggetto_gara: String,
    pub protocollo: String,
    pub ricevuta_il: String,
    /// Codice fiscale or partita IVA of the firm.
    pub codice_fiscale_datore: String,
    /// The reference date: the term for the offers, as the stazione appaltante names it.
    pub data_riferimento: String,
    /// Optional: day of the call (decides between D.Lgs. 36/2023 and 50/2016).
    pub determina_del: String,
    pub note: String,
}

/// Saves a request: checked field by field; a wrong field is answered in `errori`, and what was
/// typed is kept as a draft all the same.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaRichiesta {
    /// Empty for a new request.
    pub id: String,
    pub versione: i64,
    pub dati: DatiRichiesta,
}

/// A request with its checks and the proposed outcome.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaRichiesta {
    pub id: String,
    pub versione: i64,
    pub stato: Stato,
    pub dati: DatiRichiesta,
    /// Fields to correct before a certificate can be issued.
    pub errori: Vec<Campo>,
    /// Help beside a field, such as the name behind a codice IPA.
    pub suggerimenti: Vec<Campo>,
    pub salvata_il: String,
    #[ts(optional)]
    pub datore: Option<DatoreDellaRichiesta>,
    pub scadenza: String,
    pub giorni_restanti: i64,
    pub controlli: Vec<Controllo>,
    #[ts(optional)]
    pub esito: Option<EsitoProposto>,
    #[ts(optional)]
    pub spiegazione: Option<Voce>,
    pub province: Vec<ProvinciaDellaRichiesta>,
    /// "413/2026".
    pub prossimo_numero: String,
    #[ts(optional)]
    pub atto: Option<RigaAtto>,
}

/// The firm a request is about.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DatoreDellaRichiesta {
    pub id: String,
    pub denominazione: String,
    pub codice_fiscale: String,
    pub sede: String,
}

/// One check, done or not pertinent.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Controllo {
    pub titolo: String,
    pub dettaglio: String,
    /// `fatto`, `attenzione`, `errore`, `non_pertinente`.
    pub esito: String,
    pub norme: Vec<Norma>,
    /// Identifier of the step that explains it, if there is one.
    pub voce: String,
}

/// The outcome that the decision table of art. 17 proposes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EsitoProposto {
    /// `non_soggetto`, `ottemperante`, `ottemperante_convenzione`, … (see the manual).
    pub codice: String,
    /// "Ottemperante, con convenzione".
    pub titolo: String,
    pub spiega: String,
    pub tono: Tono,
    pub norme: Vec<Norma>,
    /// Whether a certificate can be issued; otherwise `impedimento` says why not.
    pub certificabile: bool,
    pub impedimento: String,
    /// The outcomes an official may put in its place, with a reason.
    pub alternative: Vec<Alternativa>,
}

/// An outcome that may replace the proposed one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Alternativa {
    pub codice: String,
    pub titolo: String,
}

/// A province of the firm as the certificate sees it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProvinciaDellaRichiesta {
    pub provincia: String,
    pub nome: String,
    pub di_competenza: bool,
    pub scopertura_alla_data: i64,
    pub scopertura_oggi: i64,
    pub circostanze: Vec<Circostanza>,
}

/// Pages of the document as it would be issued.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChiediAnteprima {
    pub id: String,
    /// Width of a page in pixels.
    pub larghezza: u32,
    /// The outcome in place of the proposed one; empty for the proposed one.
    #[serde(default)]
    pub esito: String,
    #[serde(default)]
    pub motivazione: String,
}

/// Pages as PNG in base64.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Anteprima {
    pub pagine: Vec<String>,
    /// The same words as the pages, for a screen reader.
    pub testo: String,
}

/// Issues the certificate: gives it a number that cannot be changed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Rilascia {
    pub id: String,
    pub versione: i64,
    /// The outcome in place of the proposed one; empty for the proposed one.
    #[serde(default)]
    pub esito: String,
    /// Why, when the outcome differs from the proposed one.
    #[serde(default)]
    pub motivazione: String,
}
