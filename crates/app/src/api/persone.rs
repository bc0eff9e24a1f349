//! People: list, page, merging, events, jobs.

use super::atti::RigaAtto;
use super::comune::{Avviso, Formato, Stato};
use super::datori::VoceStoria;
use super::iscrizioni::RigaIscrizione;
use super::nulla_osta::RigaNullaOsta;
use super::proposte::Proposta;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Filter of the list of people.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroPersone {
    pub testo: String,
    /// Sigla of the province of residence; empty for all.
    pub provincia: String,
    /// `art8`, `art18`, `centralinisti`, `massofisioterapisti`, `terapisti`; empty for all.
    pub elenco: String,
    /// State of the open iscrizione: `domanda`, `aperta`, `sospesa`, `nessuna`; empty for all.
    pub iscrizione: String,
    /// Available for: `privati`, `pubblici`, `part_time`, `turni`; empty for all.
    pub disponibile: String,
    /// `nome`, `codice_fiscale`, `nato_il`, `comune`, `iscritta_dal`.
    pub ordina: String,
    pub discendente: bool,
    pub da: u32,
    pub quanti: u32,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoPersone {
    pub totale: u32,
    pub righe: Vec<RigaPersona>,
}

/// A person in a list: nothing about health.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaPersona {
    pub id: String,
    pub cognome: String,
    pub nome: String,
    pub codice_fiscale: String,
    pub nato_il: String,
    pub comune: String,
    pub provincia: String,
    /// Open lists, in words ("art. 8, dal 12/02/2025").
    pub iscrizioni: String,
    pub stato: Stato,
}

/// Writes the list as it is seen.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaPersone {
    pub filtro: FiltroPersone,
    pub formato: Formato,
    pub percorso: String,
    /// Categories and percentages too: every sealed part in the list is opened.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub sanitari: Option<super::fascicolo::MotivoSanitario>,
}

/// A place where somebody lives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Indirizzo {
    pub comune: String,
    /// Sigla.
    pub provincia: String,
    pub indirizzo: String,
    pub cap: String,
}

/// A school title or a course.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Titolo {
    /// `nessuno`, `obbligo`, `qualifica`, `diploma`, `laurea`, `altro`.
    pub livello: String,
    pub descrizione: String,
    pub anno: String,
}

/// What work a person is available for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Disponibilita {
    pub privati: bool,
    pub pubblici: bool,
    pub tirocinio: bool,
    pub tempo_pieno: bool,
    pub part_time: bool,
    pub turni: bool,
    pub notturno: bool,
    /// Longest way to work, in kilometres; 0 if not said.
    pub distanza_km: u32,
    pub mezzo_proprio: bool,
    pub patente: String,
}

/// Income of a year, from any source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct RedditoAnno {
    pub anno: u32,
    /// Euro with two decimals, as "7746.85".
    pub importo: String,
    pub dichiarato_il: String,
}

/// ISEE with its validity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Isee {
    pub importo: String,
    pub valido_dal: String,
    pub valido_al: String,
}

/// The data of a person that an official keeps; days as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiPersona {
    pub cognome: String,
    pub nome: String,
    pub codice_fiscale: String,
    /// `F`, `M`.
    pub sesso: String,
    pub nato_il: String,
    /// Comune or foreign State.
    pub nato_a: String,
    pub cittadinanza: String,
    /// Outside the EU: kind of permit, and its last day.
    pub permesso_soggiorno: String,
    pub permesso_scade_il: String,
    pub residenza: Indirizzo,
    /// Empty if the same as the residence.
    pub domicilio: Indirizzo,
    pub telefono: String,
    pub cellulare: String,
    pub email: String,
    pub pec: String,
    pub lingua: String,
    /// Among `lis`, `interprete`, `caratteri_grandi`, `braille`, `lettura_facile`.
    pub comunicazione: Vec<String>,
    pub titoli: Vec<Titolo>,
    /// Occupations looked for, in words.
    pub profilo: String,
    pub qualifiche: Vec<String>,
    pub disponibilita: Disponibilita,
    /// Declaration of immediate availability (DID), day.
    pub did_il: String,
    pub patto_il: String,
    pub patto_riferimento: String,
    pub persone_a_carico: u32,
    pub carico_dichiarato_il: String,
    pub redditi: Vec<RedditoAnno>,
    pub isee: Vec<Isee>,
    pub note: String,
}

/// Saves a person.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaPersona {
    /// Empty for a new person.
    pub id: String,
    pub versione: i64,
    pub dati: DatiPersona,
}

/// A person who may be the same.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PersonaSimile {
    pub id: String,
    pub nome: String,
    pub codice_fiscale: String,
    pub nato_il: String,
    pub comune: String,
    /// Why ("stesso codice fiscale con omocodia", "stesso nome e stesso giorno di nascita").
    pub motivo: String,
}

/// A person's page: nothing of the sealed part.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaPersona {
    pub id: String,
    pub versione: i64,
    pub dati: DatiPersona,
    pub eta: u32,
    pub stato: Stato,
    /// Incoherences of the codice fiscale, documents expiring…: never blocking.
    pub avvisi: Vec<Avviso>,
    pub simili: Vec<PersonaSimile>,
    pub iscrizioni: Vec<RigaIscrizione>,
    pub rapporti: Vec<RapportoLavoro>,
    pub eventi: Vec<EventoPersona>,
    pub nulla_osta: Vec<RigaNullaOsta>,
    pub atti: Vec<RigaAtto>,
    pub allegati: Vec<Allegato>,
    pub proposte: Vec<Proposta>,
    pub fascicolo: StatoFascicolo,
    pub storia: Vec<VoceStoria>,
}

/// What may be told of the sealed part without opening it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StatoFascicolo {
    pub presente: bool,
    /// Whether this user may open it.
    pub abilitato: bool,
    /// Whether the key has already been unlocked in this session.
    pub sbloccato: bool,
    pub aggiornato_il: String,
    /// Openings, the latest first.
    pub aperture: Vec<VoceStoria>,
}

/// Puts together two records of the same person.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnisciPersone {
    pub tieni: String,
    pub togli: String,
    pub motivo: String,
    /// What is sealed for the one that stays, chosen field by field; needed if the other has a sealed part.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub fascicolo: Option<super::fascicolo::FascicoloScelto>,
}

/// A meeting, a service, a note of the timeline; days as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct EventoPersona {
    /// Empty for a new one.
    pub id: String,
    pub versione: i64,
    pub persona_id: String,
    pub data: String,
    /// `colloquio`, `tutoraggio`, `servizio`, `convocazione`, `assenza`, `rifiuto`, `nota`.
    pub tipo: String,
    pub titolo: String,
    pub testo: String,
}

/// A job of a person; days as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct RapportoLavoro {
    pub id: String,
    pub versione: i64,
    pub persona_id: String,
    pub datore: String,
    pub codice_fiscale_datore: String,
    /// `indeterminato`, `determinato`, `autonomo`, `tirocinio`.
    pub tipo: String,
    pub dal: String,
    /// Empty if open.
    pub al: String,
    /// "HH:MM" a week.
    pub ore: String,
    pub ore_contratto: String,
    /// Expected income of the year, euro.
    pub reddito_annuo: String,
    pub mansione: String,
    /// Why it ended: `scadenza`, `dimissioni`, `licenziamento`, `riduzione_personale`, `prova`, `prova_menomazione`,
    /// `altro`; empty if open.
    pub cessazione: String,
    /// Number of the agreement whose plan a placement is part of; empty for none.
    pub convenzione: String,
    /// The nulla osta it began with, if one.
    pub nulla_osta_id: String,
}

/// A file attached to a record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Allegato {
    pub id: String,
    pub nome: String,
    pub tipo: String,
    /// Bytes.
    pub dimensione: u32,
    pub caricato_il: String,
    pub chi: String,
}

/// Attaches a file of the computer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Allega {
    /// `persona`, `iscrizione`, `nulla_osta`, `computo`.
    pub oggetto: String,
    pub oggetto_id: String,
    pub percorso: String,
}

/// Writes an attachment to a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaAllegato {
    pub id: String,
    pub percorso: String,
}
