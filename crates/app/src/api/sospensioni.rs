//! Suspensions of the duties (art. 3 c. 5) and compensations (art. 5 cc. 8 to 8-quater).

use super::atti::RigaAtto;
use super::comune::{Formato, Stato};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Filter of the list of suspensions.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroSospensioni {
    pub testo: String,
    /// `comunicata`, `temporanea`, `riconosciuta`, `respinta`, `cessata`; empty for all.
    pub stato: String,
    pub causale: String,
    /// `scadenza`, `datore`, `ricevuta_il`.
    pub ordina: String,
    pub discendente: bool,
    pub da: u32,
    pub quanti: u32,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoSospensioni {
    pub totale: u32,
    pub righe: Vec<RigaSospensione>,
}

/// A suspension in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaSospensione {
    pub id: String,
    pub datore_id: String,
    pub datore: String,
    pub causale: String,
    pub causale_nome: String,
    /// "Genova, Savona", "tutta Italia".
    pub province: String,
    pub ricevuta_il: String,
    pub dal: String,
    /// Last day; empty if it is not known.
    pub al: String,
    pub numero: String,
    /// The next term: end of the temporary suspension, end, the sixty days for the request; empty for none.
    pub scadenza: String,
    /// "fine della temporanea", "fine", "richiesta di assunzione".
    pub scadenza_nome: String,
    pub giorni_restanti: i64,
    pub stato: Stato,
}

/// Writes the list as it is seen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaSospensioni {
    pub filtro: FiltroSospensioni,
    pub formato: Formato,
    pub percorso: String,
}

/// How much of the work is suspended in a province: a percentage or workers, not both; none if total.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct MisuraSospensione {
    pub provincia: String,
    /// As typed: "40", "37,5".
    pub percentuale: String,
    pub lavoratori: u32,
}

/// The form of a communication; days as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiSospensione {
    pub codice_fiscale_datore: String,
    /// `cigs`, `solidarieta`, `licenziamento_collettivo`, `fallimento`, `esodo_incentivato`.
    pub causale: String,
    pub protocollo: String,
    pub ricevuta_il: String,
    pub dal: String,
    pub al: String,
    /// The act that grants the ground ("decreto ministeriale 8 marzo 2026, n. 1"); empty while it is pending.
    pub atto: String,
    pub atto_del: String,
    /// Provinces; none for the grounds that hold in the whole country.
    pub misure: Vec<MisuraSospensione>,
    /// Workers dismissed, for a collective dismissal.
    pub licenziati: u32,
    /// The documents that the ground asks for are there.
    pub documento: bool,
    pub note: String,
}

/// Saves a communication.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaSospensione {
    pub id: String,
    pub versione: i64,
    pub dati: DatiSospensione,
}

/// A suspension with its terms, its effect on the quota and its acts.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaSospensione {
    pub riga: RigaSospensione,
    pub versione: i64,
    pub dati: DatiSospensione,
    pub termini: Vec<TermineSospensione>,
    /// What it takes off the quota, province by province.
    pub effetti: Vec<EffettoSospensione>,
    pub controlli: Vec<super::ottemperanza::Controllo>,
    /// What keeps it from being granted; empty if nothing does.
    pub impedimento: String,
    pub spiegazione: mirato_norme::Voce,
    /// `temporanea`, `rinnova`, `riconosci`, `respingi`, `termina`, `richiesta`.
    pub passi: Vec<String>,
    pub atti: Vec<RigaAtto>,
    pub storia: Vec<super::datori::VoceStoria>,
}

/// A term of the procedure.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TermineSospensione {
    pub nome: String,
    pub norma: String,
    pub giorno: String,
    pub giorni_restanti: i64,
    /// `corre`, `passato`, `fatto`.
    pub stato: String,
}

/// Units of a province with the suspension in force.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EffettoSospensione {
    pub dove: String,
    pub nome: String,
    /// Quota of art. 3 without the suspension.
    pub quota: i64,
    pub sospese: i64,
    /// "8 × 60/100 = 4,80 → 5".
    pub conto: String,
}

/// A step; days as typed. A step that decides issues its act.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PassoSospensione {
    pub id: String,
    pub versione: i64,
    pub passo: String,
    /// Day of the decision, of the end, of the request that came.
    pub data: String,
    /// Last day of the suspension that is granted.
    pub al: String,
    /// The act that grants the ground.
    pub atto: String,
    pub atto_del: String,
    pub nota: String,
    /// Width of a page of the preview, in pixels; not read by the step itself.
    pub larghezza: u32,
}

/// Filter of the list of compensations.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroCompensazioni {
    pub testo: String,
    /// `in_istruttoria`, `in_vigore`, `negata`, `cessata`; empty for all.
    pub stato: String,
    /// `dichiarata`, `autorizzata`; empty for all.
    pub tipo: String,
    /// `scadenza`, `datore`, `ricevuta_il`.
    pub ordina: String,
    pub discendente: bool,
    pub da: u32,
    pub quanti: u32,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoCompensazioni {
    pub totale: u32,
    pub righe: Vec<RigaCompensazione>,
}

/// A compensation in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaCompensazione {
    pub id: String,
    pub datore_id: String,
    pub datore: String,
    /// Company on the other side, within a group.
    pub altra: String,
    /// `dichiarata`, `autorizzata`.
    pub tipo: String,
    pub soggetto: String,
    pub in_piu: String,
    pub in_meno: String,
    pub numero: i64,
    pub dal: String,
    pub al: String,
    pub atto: String,
    pub scadenza: String,
    pub giorni_restanti: i64,
    pub stato: Stato,
}

/// Writes the list as it is seen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaCompensazioni {
    pub filtro: FiltroCompensazioni,
    pub formato: Formato,
    pub percorso: String,
}

/// The form of a compensation; days as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiCompensazione {
    /// Employer with more hires.
    pub codice_fiscale_datore: String,
    /// Company of the group with fewer; empty within one employer.
    pub codice_fiscale_riduzione: String,
    pub protocollo: String,
    pub ricevuta_il: String,
    pub dal: String,
    pub al: String,
    /// `disabili`, `categorie_protette`.
    pub soggetto: String,
    pub provincia_eccedenza: String,
    pub provincia_riduzione: String,
    pub numero: u32,
    /// Reasons of a public body (art. 5 c. 8-ter).
    pub motivazione: String,
    pub note: String,
}

/// Saves a compensation.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaCompensazione {
    pub id: String,
    pub versione: i64,
    pub dati: DatiCompensazione,
}

/// A compensation with the balance it belongs to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaCompensazione {
    pub riga: RigaCompensazione,
    pub versione: i64,
    pub dati: DatiCompensazione,
    /// `autorizza`, `nega`, `cessa`.
    pub passi: Vec<String>,
    pub controlli: Vec<super::ottemperanza::Controllo>,
    /// What keeps it from being authorised; empty if nothing does.
    pub impedimento: String,
    pub spiegazione: mirato_norme::Voce,
    pub gruppo: GruppoCompensazioni,
    pub atti: Vec<RigaAtto>,
    pub storia: Vec<super::datori::VoceStoria>,
}

/// A step; day as typed. A step that decides issues its act.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PassoCompensazione {
    pub id: String,
    pub versione: i64,
    pub passo: String,
    pub data: String,
    pub nota: String,
    pub larghezza: u32,
}

/// The compensations of an employer and of the companies it compensates with, and whether they balance.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct GruppoCompensazioni {
    pub righe: Vec<RigaGruppo>,
    pub saldi: Vec<SaldoGruppo>,
    /// What does not balance or has no counterpart, in words.
    pub avvisi: Vec<String>,
}

/// One side of a compensation.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaGruppo {
    pub azienda: String,
    pub codice_fiscale: String,
    pub provincia: String,
    pub con_provincia: String,
    pub con_azienda: String,
    pub soggetto: String,
    /// More hires here are positive.
    pub unita: i64,
    /// "prospetto", "compensazione".
    pub origine: String,
}

/// The balance of a quota within a group.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SaldoGruppo {
    pub soggetto: String,
    pub in_piu: i64,
    pub in_meno: i64,
    pub in_pareggio: bool,
}

/// Takes over the pairs that the quota proposes for an employer today.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AccogliProposte {
    pub datore_id: String,
    #[serde(default)]
    pub protocollo: String,
}
