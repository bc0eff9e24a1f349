//! Authorisations to count a worker in the quota (art. 4 c. 3-bis and 4).

use super::atti::RigaAtto;
use super::comune::{Formato, Stato};
use super::ottemperanza::Controllo;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Filter of the work list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroComputi {
    pub testo: String,
    /// `in_istruttoria`, `autorizzato`, `negato`, `revocato`, `cessato`; empty for all.
    pub stato: String,
    /// `scadute`, `settimana`; empty for all.
    pub scadenza: String,
    /// `scadenza`, `persona`, `datore`, `ricevuta_il`.
    pub ordina: String,
    pub discendente: bool,
    pub da: u32,
    pub quanti: u32,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoComputi {
    pub totale: u32,
    pub righe: Vec<RigaComputo>,
}

/// An authorisation in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaComputo {
    pub id: String,
    pub persona_id: String,
    pub persona: String,
    pub datore_id: String,
    pub datore: String,
    pub provincia: String,
    pub ricevuta_il: String,
    pub numero: String,
    /// Term to answer, then the last day on which it holds (empty if open).
    pub scadenza: String,
    pub giorni_restanti: i64,
    pub stato: Stato,
}

/// Writes the list as it is seen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaComputi {
    pub filtro: FiltroComputi,
    pub formato: Formato,
    pub percorso: String,
}

/// The form of an application; days as typed. What concerns health is in the person's sealed part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiComputo {
    pub codice_fiscale_datore: String,
    pub codice_fiscale_persona: String,
    pub protocollo: String,
    pub ricevuta_il: String,
    pub provincia: String,
    /// `prima_dell_assunzione` (c. 3-bis), `durante_il_rapporto` (c. 4).
    pub caso: String,
    pub assunto_il: String,
    /// Day on which the disability was recognised.
    pub riconosciuto_il: String,
    pub ore: String,
    pub ore_contratto: String,
    /// c. 4: unfit for the duties, by the medico competente.
    pub inidoneo: bool,
    /// c. 4: caused by the employer's breach of safety rules, found by a court.
    pub colpa_datore: bool,
    pub consenso_lavoratore: bool,
    pub nuova_mansione: String,
    /// Number of the convention whose row it fills, if it fills one.
    pub convenzione: String,
    pub documenti: Vec<super::iscrizioni::DocumentoConsegnato>,
    pub note: String,
}

/// Saves an application.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaComputo {
    pub id: String,
    pub versione: i64,
    pub dati: DatiComputo,
}

/// An application with its checks; those that read the sealed part say only whether it is enough.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaComputo {
    pub riga: RigaComputo,
    pub versione: i64,
    pub dati: DatiComputo,
    pub controlli: Vec<Controllo>,
    pub autorizzabile: bool,
    pub impedimento: String,
    pub effetto_dal: String,
    pub fino_al: String,
    pub documenti: Vec<super::iscrizioni::DocumentoRichiesto>,
    #[ts(optional)]
    pub spiegazione: Option<mirato_norme::Voce>,
    /// Whether the threshold still has to be checked on the sealed part (`computo_requisito`).
    pub requisito_da_verificare: bool,
    /// `autorizza`, `nega`, `revoca`, `cessa`.
    pub passi: Vec<String>,
    #[ts(optional)]
    pub atto: Option<RigaAtto>,
    pub storia: Vec<super::datori::VoceStoria>,
}

/// Checks the threshold on the sealed part, which must be unlocked: keeps only whether it is reached.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RequisitoComputo {
    pub id: String,
    pub versione: i64,
}

/// A step after the application; day as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PassoComputo {
    pub id: String,
    pub versione: i64,
    /// `nega`, `revoca`, `cessa`.
    pub passo: String,
    pub data: String,
    pub nota: String,
}
