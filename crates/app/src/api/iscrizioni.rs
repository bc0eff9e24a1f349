//! Iscrizioni: the lists of law 68/1999.

use super::comune::{Formato, Stato};
use super::ottemperanza::Controllo;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Filter of the work list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroIscrizioni {
    pub testo: String,
    pub elenco: String,
    /// `domanda`, `aperta`, `sospesa`, `chiusa`, `respinta`; empty for all.
    pub stato: String,
    /// `scadute`, `settimana`; empty for all.
    pub scadenza: String,
    /// Only those with a document missing.
    pub documenti_mancanti: bool,
    /// `scadenza`, `nome`, `numero`, `iscritta_dal`, `anzianita`.
    pub ordina: String,
    pub discendente: bool,
    pub da: u32,
    pub quanti: u32,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoIscrizioni {
    pub totale: u32,
    pub righe: Vec<RigaIscrizione>,
}

/// An iscrizione in a list: list and number, no category.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaIscrizione {
    pub id: String,
    pub persona_id: String,
    pub persona: String,
    pub codice_fiscale: String,
    /// `art8`, …
    pub elenco: String,
    /// "elenco art. 8".
    pub elenco_nome: String,
    /// "118/2026"; empty for an application.
    pub numero: String,
    pub richiesta_il: String,
    pub iscritta_dal: String,
    pub anzianita_dal: String,
    pub chiusa_il: String,
    pub motivo: String,
    /// Term of the application; empty once decided.
    pub scadenza: String,
    pub giorni_restanti: i64,
    pub documenti_mancanti: u32,
    pub stato: Stato,
}

/// Writes the list as it is seen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaIscrizioni {
    pub filtro: FiltroIscrizioni,
    pub formato: Formato,
    pub percorso: String,
}

/// An application to a list; days as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiIscrizione {
    pub persona_id: String,
    pub elenco: String,
    /// `prima`, `reiscrizione`, `trasferimento`.
    pub ingresso: String,
    pub richiesta_il: String,
    pub protocollo: String,
    /// Office that held it before a transfer.
    pub provenienza: String,
    /// Day from which seniority is recognised, where it is not the day of registration; with its reason.
    pub anzianita_dal: String,
    pub anzianita_motivo: String,
    pub documenti: Vec<DocumentoConsegnato>,
    pub note: String,
}

/// A document of the application.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DocumentoConsegnato {
    pub codice: String,
    /// Empty while missing.
    pub consegnato_il: String,
    /// Last day of validity; empty if it does not expire.
    pub scade_il: String,
}

/// A document that the law or the office asks for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DocumentoRichiesto {
    pub codice: String,
    pub nome: String,
    pub obbligatorio: bool,
    pub norma: String,
    /// `consegnato`, `mancante`, `scaduto`.
    pub stato: Stato,
    pub consegnato_il: String,
    pub scade_il: String,
}

/// Saves an application or corrects an iscrizione.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaIscrizione {
    pub id: String,
    pub versione: i64,
    pub dati: DatiIscrizione,
}

/// A step of an iscrizione; day as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PassoIscrizione {
    pub id: String,
    pub versione: i64,
    /// `iscrivi`, `respingi`, `sospendi`, `riapri`, `preavviso`, `osservazioni`, `cancella`, `trasferisci`.
    pub passo: String,
    pub data: String,
    /// Last day of a suspension; empty if open.
    pub fino_al: String,
    /// Code of the ground (tables `motivi_cancellazione`, `motivi_sospensione`).
    pub motivo: String,
    pub nota: String,
    /// Office to which a transfer goes.
    pub destinazione: String,
}

/// An iscrizione with its checks, documents and steps.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaIscrizione {
    pub riga: RigaIscrizione,
    pub versione: i64,
    pub dati: DatiIscrizione,
    pub controlli: Vec<Controllo>,
    pub ammissibile: bool,
    pub impedimento: String,
    pub documenti: Vec<DocumentoRichiesto>,
    /// "1 anno e 3 mesi", with the tree that explains it.
    pub anzianita: String,
    #[ts(optional)]
    pub anzianita_spiegazione: Option<mirato_norme::Voce>,
    #[ts(optional)]
    pub spiegazione: Option<mirato_norme::Voce>,
    /// Steps that can be taken now.
    pub passi: Vec<String>,
    /// Term of the preavviso (art. 10-bis), while it runs.
    pub preavviso_fino_al: String,
    pub passaggi: Vec<PassaggioIscrizione>,
    pub motivi_cancellazione: Vec<super::fascicolo::VoceTabella>,
    pub motivi_sospensione: Vec<super::fascicolo::VoceTabella>,
    pub storia: Vec<super::datori::VoceStoria>,
}

/// What happened to an iscrizione, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PassaggioIscrizione {
    pub passo: String,
    pub data: String,
    #[serde(default)]
    pub fino_al: String,
    #[serde(default)]
    pub motivo: String,
    #[serde(default)]
    pub norma: String,
    #[serde(default)]
    pub nota: String,
}
