//! Calls of public bodies and the applications to them.

use super::atti::RigaAtto;
use super::comune::{Formato, Stato};
use super::criteri::TabellaCriteri;
use super::graduatorie::{UsoGraduatoria, VersioneGraduatoria};
use super::ottemperanza::Controllo;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Filter of the work list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroAvvisi {
    pub testo: String,
    /// `bozza`, `pubblicato`, `chiuso`, `provvisoria`, `definitiva`, `in_utilizzo`, `concluso`, `aperti`; empty for all.
    pub stato: String,
    /// `scadute`, `settimana`; empty for all.
    pub scadenza: String,
    /// `scadenza`, `ricevuta_il`, `ente`.
    pub ordina: String,
    pub discendente: bool,
    pub da: u32,
    pub quanti: u32,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoAvvisi {
    pub totale: u32,
    pub righe: Vec<RigaAvviso>,
}

/// Writes the list as it is seen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaAvvisi {
    pub filtro: FiltroAvvisi,
    pub formato: Formato,
    pub percorso: String,
}

/// A call in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaAvviso {
    pub id: String,
    /// "14/2026"; empty before publication.
    pub numero: String,
    pub datore_id: String,
    /// The body; of a yearly list, what it is.
    pub ente: String,
    /// Year of a yearly list; 0 for the call of a body.
    pub annuale: u32,
    pub profilo: String,
    pub posti: u32,
    pub domande: u32,
    pub richiesta_il: String,
    pub adesioni_al: String,
    pub scadenza: String,
    pub giorni_restanti: i64,
    pub stato: Stato,
}

/// The form of a call; days as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiAvviso {
    pub codice_fiscale_ente: String,
    pub codice_ipa: String,
    pub protocollo: String,
    pub richiesta_il: String,
    /// `legge68`, `articolo16`; `annuale` for a yearly list, of which only year, list, channels, instructions,
    /// table and days are looked at.
    pub base: String,
    /// Year of a yearly list.
    pub anno: u32,
    /// `art8`, `art18`, …; empty for art. 16.
    pub elenco: String,
    /// Sigla of the province of the workplace.
    pub provincia: String,
    pub profilo: String,
    pub posti: u32,
    pub riservati: u32,
    /// How many candidates may be sent for each post.
    pub per_posto: u32,
    /// `indeterminato`, `determinato`.
    pub contratto: String,
    pub durata_mesi: u32,
    pub ore: String,
    pub ore_contratto: String,
    pub sede: String,
    /// One each.
    pub requisiti: Vec<String>,
    /// Among `pec`, `a_mano`, `raccomandata`, `presenza`.
    pub canali: Vec<String>,
    /// How to apply, in whole sentences.
    pub come: String,
    /// Code of the table of criteria.
    pub criteri: String,
    /// Day of publication; empty for the one proposed.
    pub pubblicato_il: String,
    /// First and last day for applications; empty for those of the office's rules.
    pub adesioni_dal: String,
    pub adesioni_al: String,
    /// Day on which the requirements must be met; empty for the last day for applications.
    pub requisiti_al: String,
    pub note: String,
}

/// Saves a call.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaAvviso {
    pub id: String,
    pub versione: i64,
    pub dati: DatiAvviso,
}

/// A phase of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FaseAvviso {
    pub nome: String,
    /// ISO day.
    pub giorno: String,
}

/// Applications by state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContoDomande {
    pub ammesse: u32,
    pub con_riserva: u32,
    pub da_integrare: u32,
    pub escluse: u32,
}

/// A call's page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaAvviso {
    pub riga: RigaAvviso,
    pub versione: i64,
    pub dati: DatiAvviso,
    pub calendario: Vec<FaseAvviso>,
    pub controlli: Vec<Controllo>,
    pub spiegazione: mirato_norme::Voce,
    pub criteri: TabellaCriteri,
    /// Whether the table is frozen, the call being published.
    pub congelati: bool,
    pub domande: ContoDomande,
    pub graduatorie: Vec<VersioneGraduatoria>,
    #[ts(optional)]
    pub uso: Option<UsoGraduatoria>,
    /// Steps that can be taken now: `pubblica`, `chiudi`, `calcola`, `approva`, `avvia`, `concludi`.
    pub passi: Vec<String>,
    #[ts(optional)]
    pub atto: Option<RigaAtto>,
    pub storia: Vec<super::datori::VoceStoria>,
}

/// A step of a call.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PassoAvviso {
    pub id: String,
    pub versione: i64,
    /// `chiudi`, `concludi`.
    pub passo: String,
    pub nota: String,
}

/// Writes a file about a record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScriviFile {
    pub id: String,
    pub percorso: String,
}

/// Filter of the applications to a call.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroDomandeAvviso {
    pub avviso_id: String,
    pub testo: String,
    /// `ammessa`, `con_riserva`, `da_integrare`, `esclusa`; empty for all.
    pub stato: String,
    pub da: u32,
    pub quanti: u32,
}

/// Writes the applications as they are seen: nothing that gives points.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaDomandeAvviso {
    pub filtro: FiltroDomandeAvviso,
    pub formato: Formato,
    pub percorso: String,
}

/// A page of applications.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoDomandeAvviso {
    pub totale: u32,
    pub righe: Vec<RigaDomandaAvviso>,
}

/// An application in a list: nothing that gives points.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaDomandaAvviso {
    pub id: String,
    pub codice: String,
    pub persona_id: String,
    pub persona: String,
    pub codice_fiscale: String,
    pub pervenuta_il: String,
    pub canale: String,
    pub protocollo: String,
    pub stato: Stato,
    pub motivo: String,
}

/// What is checked off of an application; days as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiDomandaAvviso {
    pub codice_fiscale: String,
    pub pervenuta_il: String,
    /// `pec`, `a_mano`, `raccomandata`, `presenza`.
    pub canale: String,
    pub protocollo: String,
    /// `digitale`, `autografa`, `davanti_al_funzionario`, `assente`.
    pub firma: String,
    pub documento_identita: bool,
    pub dichiarazione_valore: bool,
    /// For each requirement of the call: `si`, `no`, empty if to be ascertained.
    pub requisiti: Vec<String>,
    /// Whether the reserve of posts is asked for, and its form is there.
    pub riserva: bool,
    pub modulo_riserva: bool,
}

/// What gives points: sealed. Empty is not known.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiPunteggio {
    pub reddito: String,
    pub isee: String,
    pub persone_a_carico: u32,
    /// "74"; empty to take it from the person's sealed part.
    pub percentuale: String,
    /// 1 to 8.
    pub categoria: String,
    /// Code of the ground of precedence.
    pub precedenza: String,
    /// `nessuna`, `lieve`, `media`, `massima`.
    pub locomozione: String,
    pub did_dal: String,
    /// `si`, `no`.
    pub patente: String,
    pub senza_lavoro_stabile: String,
    pub congiunto_deceduto: String,
    pub esperienza_mesi: String,
}

impl fmt::Debug for DatiPunteggio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatiPunteggio(sigillato)")
    }
}

/// Saves an application; once a ranking is approved, a change is a correction and says why.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct SalvaDomandaAvviso {
    pub avviso_id: String,
    pub id: String,
    pub versione: i64,
    pub dati: DatiDomandaAvviso,
    /// Absent to leave what is sealed as it is.
    #[ts(optional)]
    pub punteggio: Option<DatiPunteggio>,
    pub correzione: String,
}

/// A correction after the provisional ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CorrezioneDomanda {
    pub il: String,
    pub utente: String,
    pub nota: String,
}

/// An application's page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaDomandaAvviso {
    pub riga: RigaDomandaAvviso,
    pub avviso_id: String,
    pub versione: i64,
    pub dati: DatiDomandaAvviso,
    /// Present only once opened with a reason.
    #[ts(optional)]
    pub punteggio: Option<DatiPunteggio>,
    pub motivi: Vec<String>,
    pub integrare_entro: String,
    pub controlli: Vec<Controllo>,
    pub spiegazione: mirato_norme::Voce,
    pub correzioni: Vec<CorrezioneDomanda>,
    /// `chiedi_integrazione`, `escludi`, `ammetti`, `togli_decisione`.
    pub passi: Vec<String>,
}

/// Opens what gives points in an application.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApriDomandaAvviso {
    pub id: String,
    pub motivo: String,
    #[serde(default)]
    pub parola: String,
}

impl fmt::Debug for ApriDomandaAvviso {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApriDomandaAvviso(…)")
    }
}

/// A step of an application.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PassoDomandaAvviso {
    pub id: String,
    pub versione: i64,
    /// `chiedi_integrazione`, `escludi`, `ammetti` (the reserve is lifted, or a review is accepted), `togli_decisione`.
    pub passo: String,
    pub data: String,
    pub nota: String,
}
