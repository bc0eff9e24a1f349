//! Employers.

use super::atti::RigaAtto;
use super::comune::{Avviso, Formato, Stato, Tono};
use super::ottemperanza::RigaRichiesta;
use super::prospetti::RigaProspetto;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Filter of the list of employers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroDatori {
    pub testo: String,
    /// Sigla of a province in which the employer has workers; empty for all.
    pub provincia: String,
    /// `oltre_50`, `36_50`, `15_35`, `non_soggetto`; empty for all.
    pub classe: String,
    /// `scoperti`, `coperti`, `da_verificare`, `con_differenze`; empty for all.
    pub copertura: String,
    /// `denominazione`, `codice_fiscale`, `sede`, `classe`, `base`, `scopertura`.
    pub ordina: String,
    pub discendente: bool,
    pub da: u32,
    pub quanti: u32,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoDatori {
    pub totale: u32,
    pub righe: Vec<RigaDatore>,
}

/// An employer in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaDatore {
    pub id: String,
    pub denominazione: String,
    pub codice_fiscale: String,
    pub sede_legale: String,
    pub natura: String,
    #[ts(optional)]
    pub classe: Option<String>,
    #[ts(optional)]
    pub data_riferimento: Option<String>,
    #[ts(optional)]
    pub base_art3: Option<i64>,
    #[ts(optional)]
    pub quota_art3: Option<i64>,
    #[ts(optional)]
    pub in_forza_art3: Option<i64>,
    #[ts(optional)]
    pub scopertura_art3: Option<i64>,
    #[ts(optional)]
    pub scopertura_art18: Option<i64>,
    pub stato: Stato,
}

/// Writes the list as it is seen: same filter, same order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaDatori {
    pub filtro: FiltroDatori,
    pub formato: Formato,
    pub percorso: String,
}

/// The data of an employer that an official may correct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Anagrafica {
    /// Empty for a new employer.
    pub id: String,
    pub versione: i64,
    pub codice_fiscale: String,
    pub partita_iva: String,
    pub denominazione: String,
    /// `privato`, `privato_in_gruppo`, `ente_pubblico_economico`, `pubblico`.
    pub natura: String,
    pub provincia: String,
    pub comune: String,
    pub indirizzo: String,
    pub cap: String,
    pub pec: String,
    pub telefono: String,
    pub settore: String,
    pub ccnl: String,
}

/// Asks for an employer's page, on a date.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChiediDatore {
    pub id: String,
    /// ISO day of the situation; today if absent.
    #[serde(default)]
    #[ts(optional)]
    pub alla_data: Option<String>,
}

/// An employer's page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaDatore {
    pub anagrafica: Anagrafica,
    pub stato: Stato,
    pub avvisi: Vec<Avviso>,
    pub alla_data: String,
    /// The prospetto that holds on that day.
    #[ts(optional)]
    pub prospetto: Option<RigaProspetto>,
    #[ts(optional)]
    pub classe: Option<String>,
    /// National row first, then one row for each province.
    pub scoperture: Vec<RigaScopertura>,
    /// The tree behind the figures, to answer "Perché?".
    #[ts(optional)]
    pub spiegazione: Option<mirato_norme::Voce>,
    pub circostanze: Vec<Circostanza>,
    /// Its agreements, the latest first.
    pub convenzioni: Vec<super::convenzioni::RigaConvenzione>,
    pub prospetti: Vec<RigaProspetto>,
    pub richieste: Vec<RigaRichiesta>,
    pub atti: Vec<RigaAtto>,
    pub storia: Vec<VoceStoria>,
}

/// Figures of a province, or of Italy.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaScopertura {
    /// "nazionale" or the sigla.
    pub dove: String,
    pub nome: String,
    pub sede_legale: bool,
    pub di_competenza: bool,
    pub base_art3: i64,
    pub quota_art3: i64,
    pub esonerati: i64,
    pub compensazione_art3: i64,
    pub in_forza_art3: i64,
    pub scopertura_art3: i64,
    pub base_art18: i64,
    pub quota_art18: i64,
    pub in_forza_art18: i64,
    pub scopertura_art18: i64,
    /// What covers the missing units, in words ("convenzione 31/2026, 2 unità").
    pub coperta_da: Vec<String>,
}

/// A fact that art. 17 weighs: a convention, an exemption, a suspension, a request, another office's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Circostanza {
    /// Empty for a new one.
    pub id: String,
    pub versione: i64,
    pub datore_id: String,
    /// `convenzione`, `esonero`, `sospensione`, `richiesta_assunzione`, `insorgenza`, `risposta_ufficio`.
    pub tipo: String,
    /// Sigla, or empty for the whole national territory.
    pub provincia: String,
    /// First day (stipula, concessione, invio, insorgenza, risposta), ISO.
    pub dal: String,
    /// Last day, ISO; empty if open.
    pub al: String,
    pub unita: u32,
    /// Number and date of the act or of the note.
    pub estremi: String,
    /// Convenzione: `scadenze_rispettate`, `scadenze_non_rispettate`. Esonero: `pagato`, `non_pagato` (granted),
    /// `richiesto_pagato`, `richiesto_non_pagato`. Sospensione: `in_proporzione`, `totale`. Risposta di un altro
    /// ufficio: `in_regola`, `non_in_regola`. Empty if the kind asks for none.
    pub stato: String,
    pub note: String,
    /// The procedure that keeps it (`esonero`, `sospensione`…); empty if an official wrote it down, who alone may
    /// then change it.
    #[serde(default)]
    pub origine: String,
    /// The procedure's record.
    #[serde(default)]
    pub origine_id: String,
}

/// One event of an employer's history.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VoceStoria {
    pub quando: String,
    pub chi: String,
    pub titolo: String,
    pub dettaglio: String,
    /// Done by the program, not by a person.
    pub automatico: bool,
    pub tono: Tono,
}
