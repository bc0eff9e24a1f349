//! Partial exemptions (art. 5 c. 3): applications, the steps of their procedure, self-certifications (c. 3-bis).

use super::atti::RigaAtto;
use super::comune::{Formato, Stato};
use super::ottemperanza::Controllo;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Filter of the work list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroEsoneri {
    pub testo: String,
    /// A state, `aperti` for those still to decide; empty for all.
    pub stato: String,
    pub provincia: String,
    /// `scadute`, `settimana`, `piu_avanti` (terms to decide), `fine_vicina` (granted, ending in 60 days);
    /// empty for all.
    pub scadenza: String,
    /// `scadenza`, `datore`, `ricevuta_il`.
    pub ordina: String,
    pub discendente: bool,
    pub da: u32,
    pub quanti: u32,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoEsoneri {
    pub totale: u32,
    pub righe: Vec<RigaEsonero>,
}

/// An exemption in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaEsonero {
    pub id: String,
    pub datore_id: String,
    pub datore: String,
    /// "prima domanda", "rinnovo", "altra percentuale".
    pub tipo: String,
    /// Sigle, separated by a comma.
    pub province: String,
    pub ricevuta_il: String,
    pub percentuale_richiesta: u32,
    /// 0 until it is granted.
    pub percentuale_concessa: u32,
    /// Number of the deciding act.
    pub numero: String,
    /// Term to decide, then the last day granted; empty while suspended and once over.
    pub scadenza: String,
    pub giorni_restanti: i64,
    /// Day by which the employer must answer, while the term is suspended.
    pub attesa: String,
    pub stato: Stato,
}

/// Writes the list as it is seen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaEsoneri {
    pub filtro: FiltroEsoneri,
    pub formato: Formato,
    pub percorso: String,
}

/// A production unit of an application; several may be in one province.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct UnitaEsonero {
    pub provincia: String,
    /// Address or name of the unit.
    pub sede: String,
    /// Percentage asked for, 1 to 80.
    pub percentuale: u32,
    pub faticosita: bool,
    pub pericolosita: bool,
    pub modalita: bool,
    /// The work and why it has those characteristics.
    pub lavorazioni: String,
    /// Documents that prove it, one for each line.
    pub prove: Vec<String>,
    /// Working days of the week, 5 or 6.
    pub giorni_settimana: u32,
    /// Patron saint, day and month as typed ("24/06"); empty if it is worked.
    pub patrono: String,
}

/// The form of an application; days as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiEsonero {
    pub codice_fiscale_datore: String,
    pub protocollo: String,
    pub ricevuta_il: String,
    /// `prima`, `rinnovo`, `variazione`.
    pub tipo: String,
    /// The exemption it continues or changes.
    pub precedente_id: String,
    /// Last day asked for.
    pub richiesto_al: String,
    /// Sector of the ceiling of 80%: `vigilanza`, `trasporto_privato`; empty for none.
    pub settore: String,
    pub unita: Vec<UnitaEsonero>,
    /// What was tried before asking: the exemption is residual.
    pub soluzioni_cercate: String,
    /// Number of the stamp.
    pub bollo: String,
    /// Fee of the examination: amount and day of payment.
    pub oneri_importo: String,
    pub oneri_pagati_il: String,
    pub documenti: Vec<super::iscrizioni::DocumentoConsegnato>,
    pub note: String,
}

/// Saves an application.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaEsonero {
    pub id: String,
    pub versione: i64,
    pub dati: DatiEsonero,
}

/// What a percentage makes of a province's quota.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct UnitaEsaminata {
    pub provincia: String,
    pub nome: String,
    pub sede: String,
    pub base: u32,
    pub quota: u32,
    pub in_forza: u32,
    pub autocertificate: u32,
    /// Most units the ceiling allows.
    pub massimo: u32,
    pub percentuale_richiesta: u32,
    pub unita_richieste: u32,
    /// Units that opinions, ceiling and coverage leave.
    pub unita_concedibili: u32,
    /// From the percentage to the units: "60% di 12 = 7,20, arrotondato a 7".
    pub conto: String,
    /// Why the units are not what the percentage makes; empty if they are.
    pub perche: String,
    /// 0 until it is granted.
    pub percentuale_concessa: u32,
    pub unita_concesse: u32,
}

/// The clock of the procedure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrologioEsonero {
    /// Day by which to decide; empty while suspended or once decided.
    pub scadenza: String,
    pub giorni: u32,
    pub giorni_usati: i64,
    pub giorni_sospesi: i64,
    pub giorni_restanti: i64,
    /// Why the clock stands still; empty if it runs.
    pub fermo: String,
    pub sospensioni: Vec<SospensioneOrologio>,
    pub citazione: String,
}

/// Days on which the clock does not run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SospensioneOrologio {
    pub dal: String,
    /// Empty while it is open.
    pub al: String,
    pub motivo: String,
}

/// A step that was taken.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PassoCompiuto {
    pub id: String,
    /// `richiesta_integrazione`, `sopralluogo`, `parere`, `preavviso`, `concessione`, `diniego`, `ritiro`,
    /// `scadenza`, `sostituzione`, `revoca`, `decadenza`, `avviso`, `sollecito`, `diffida`, `segnalazione`.
    pub tipo: String,
    pub titolo: String,
    pub data: String,
    /// Day by which it must be answered or paid.
    pub scadenza: String,
    /// Day on which the answer arrived.
    pub chiuso_il: String,
    pub provincia: String,
    /// What an opinion or an inspection found, in words.
    pub esito: String,
    pub estremi: String,
    /// Period that a notice asks for, or first and last day of a grant.
    pub dal: String,
    pub al: String,
    pub importo: String,
    pub numero_avviso: String,
    pub iuv: String,
    pub nota: String,
    /// Whether an answer can be recorded.
    pub da_chiudere: bool,
    #[ts(optional)]
    pub atto: Option<RigaAtto>,
}

/// An act issued before, whose figures have changed since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttoSuperato {
    pub atto_id: String,
    pub tipo: String,
    pub numero: String,
    pub data: String,
    pub oggetto: String,
    /// Which figure has changed, and how.
    pub perche: String,
}

/// An application with its checks, its clock and its acts.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaEsonero {
    pub riga: RigaEsonero,
    pub versione: i64,
    pub dati: DatiEsonero,
    pub unita: Vec<UnitaEsaminata>,
    pub controlli: Vec<Controllo>,
    pub documenti: Vec<super::iscrizioni::DocumentoRichiesto>,
    /// Fee of the examination; empty where none is due.
    pub oneri_dovuti: String,
    /// First day it covers.
    pub decorre_dal: String,
    pub concedibile: bool,
    pub impedimento: String,
    #[ts(optional)]
    pub spiegazione: Option<mirato_norme::Voce>,
    pub orologio: OrologioEsonero,
    pub passi: Vec<PassoCompiuto>,
    /// Steps that the state allows: those of [`PassoCompiuto::tipo`], and `chiudi`.
    pub possibili: Vec<String>,
    /// Provinces of other offices, whose opinion is collected.
    pub altre_province: Vec<String>,
    /// Proposed last day of a grant.
    pub proposta_fine: String,
    pub atti_superati: Vec<AttoSuperato>,
    pub autocertificazioni: Vec<Autocertificazione>,
    pub storia: Vec<super::datori::VoceStoria>,
}

/// What is granted to a province.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PercentualeConcessa {
    pub provincia: String,
    pub percentuale: u32,
}

/// A step to take; days as typed. Those that are said by an act issue it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PassoEsonero {
    pub id: String,
    pub versione: i64,
    /// One of [`PassoCompiuto::tipo`], or `chiudi`.
    pub passo: String,
    /// Step that an answer closes.
    pub passo_id: String,
    pub data: String,
    /// Day by which to answer or to pay; empty for the one that the rule gives.
    pub entro: String,
    /// Reasons, documents asked for, outcome.
    pub nota: String,
    /// Number and day of an act already issued outside the program: the step is recorded, no act is made.
    pub estremi: String,
    /// Province whose office gives an opinion.
    pub provincia: String,
    /// What an opinion or an inspection found: `favorevole`, `contrario`, `accertato`, `non_accertato`.
    pub esito: String,
    /// Percentage that a favourable opinion would grant; 0 for the one asked for.
    pub percentuale: u32,
    pub percentuali: Vec<PercentualeConcessa>,
    /// Last day granted.
    pub scade_il: String,
    /// First and last day of the period that a payment notice asks for.
    pub dal: String,
    pub al: String,
    pub numero_avviso: String,
    pub iuv: String,
}

/// Pages of the act that a step would issue.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnteprimaEsonero {
    pub passo: PassoEsonero,
    pub larghezza: u32,
}

/// Units that an employer declares exempt for work at 60 per mille or more; days as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Autocertificazione {
    pub id: String,
    pub versione: i64,
    pub datore_id: String,
    pub provincia: String,
    pub presentata_il: String,
    pub dal: String,
    /// Empty if it has no end.
    pub al: String,
    pub lavoratori: u32,
    pub unita: u32,
    pub estremi: String,
    pub nota: String,
}
