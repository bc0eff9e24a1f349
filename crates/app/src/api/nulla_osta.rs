//! Nulla osta to hiring.

use super::atti::RigaAtto;
use super::comune::{Formato, Stato};
use super::ottemperanza::Controllo;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Filter of the work list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroNullaOsta {
    pub testo: String,
    /// `in_istruttoria`, `rilasciato`, `utilizzato`, `scaduto`, `ritirato`, `negato`; empty for all.
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
pub struct ElencoNullaOsta {
    pub totale: u32,
    pub righe: Vec<RigaNullaOsta>,
}

/// A nulla osta in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaNullaOsta {
    pub id: String,
    pub persona_id: String,
    pub persona: String,
    pub datore_id: String,
    pub datore: String,
    pub provincia: String,
    pub elenco_nome: String,
    pub ricevuta_il: String,
    /// Number of the act; empty before.
    pub numero: String,
    /// Term to answer, then last day of validity.
    pub scadenza: String,
    pub giorni_restanti: i64,
    pub stato: Stato,
}

/// Writes the list as it is seen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaNullaOsta {
    pub filtro: FiltroNullaOsta,
    pub formato: Formato,
    pub percorso: String,
}

/// The form of a request; days as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiNullaOsta {
    pub codice_fiscale_datore: String,
    pub codice_fiscale_persona: String,
    pub protocollo: String,
    pub ricevuta_il: String,
    /// Sigla of the province of the workplace.
    pub provincia: String,
    pub elenco: String,
    /// `nominativa`, `numerica`.
    pub chiamata: String,
    /// `indeterminato`, `determinato`, `apprendistato`, `somministrazione`.
    pub contratto: String,
    pub durata_mesi: u32,
    /// "HH:MM" a week.
    pub ore: String,
    pub ore_contratto: String,
    pub mansione: String,
    pub livello: String,
    pub ccnl: String,
    /// First and last day on which the job may begin.
    pub inizio_dal: String,
    pub inizio_al: String,
    /// Number of the convention, if the hire is part of one.
    pub convenzione: String,
    /// User firm, for somministrazione.
    pub utilizzatrice: String,
    /// Beyond the duty: nobody is missing, or the firm is not subject.
    pub volontaria: bool,
    /// The law lets an administration call this person directly and by name.
    pub chiamata_diretta: bool,
    /// Note on incentives (art. 13), for the employer only.
    pub agevolazione: String,
    pub note: String,
}

/// Saves a request.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaNullaOsta {
    pub id: String,
    pub versione: i64,
    pub dati: DatiNullaOsta,
}

/// A request with its checks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaNullaOsta {
    pub riga: RigaNullaOsta,
    pub versione: i64,
    pub dati: DatiNullaOsta,
    pub controlli: Vec<Controllo>,
    pub rilasciabile: bool,
    pub impedimento: String,
    /// "1 unità, quota dell'art. 3".
    pub copertura: String,
    #[ts(optional)]
    pub spiegazione: Option<mirato_norme::Voce>,
    /// Steps that can be taken now: `rilascia`, `nega`, `utilizza`, `ritira`, `assunzione_mancata`.
    pub passi: Vec<String>,
    #[ts(optional)]
    pub atto: Option<RigaAtto>,
    pub storia: Vec<super::datori::VoceStoria>,
}

/// A step after the request; day as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PassoNullaOsta {
    pub id: String,
    pub versione: i64,
    /// `nega`, `utilizza` (the person was hired on `data`), `ritira`, `assunzione_mancata`.
    pub passo: String,
    pub data: String,
    pub nota: String,
}
