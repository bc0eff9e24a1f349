//! Preselezione: an employer's request for a profile, and the rosa that answers it.

use super::comune::Stato;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Filter of the work list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroPreselezioni {
    pub testo: String,
    /// `aperta`, `pubblicata`, `rosa_inviata`, `conclusa`; empty for all.
    pub stato: String,
    pub da: u32,
    pub quanti: u32,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoPreselezioni {
    pub totale: u32,
    pub righe: Vec<RigaPreselezione>,
}

/// A request in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaPreselezione {
    pub id: String,
    pub datore_id: String,
    pub datore: String,
    pub profilo: String,
    pub posti: u32,
    pub ricevuta_il: String,
    pub scadenza: String,
    pub giorni_restanti: i64,
    pub candidati: u32,
    pub stato: Stato,
}

/// What the employer asks for; days as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiPreselezione {
    pub codice_fiscale_datore: String,
    pub ricevuta_il: String,
    pub provincia: String,
    pub comune: String,
    pub elenco: String,
    pub profilo: String,
    pub posti: u32,
    pub qualifiche: Vec<String>,
    /// `nessuno`, `obbligo`, `qualifica`, `diploma`, `laurea`.
    pub titolo_minimo: String,
    pub ore: String,
    pub ore_contratto: String,
    pub turni: bool,
    pub notturno: bool,
    pub mezzo_proprio: bool,
    pub patente: String,
    /// `indeterminato`, `determinato`: how long the request is published depends on it.
    pub contratto: String,
    /// Capacities that the job asks for.
    pub capacita: Vec<CapacitaChiesta>,
    /// Day of publication.
    pub pubblicata_il: String,
    pub note: String,
}

/// A capacity that the job asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct CapacitaChiesta {
    /// Code of the table of capacities.
    pub codice: String,
    /// Least grade: `lieve`, `medio`, `alto`, `pieno`.
    pub grado: String,
    /// Whether the work cannot be done without it.
    pub essenziale: bool,
}

/// Saves a request.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaPreselezione {
    pub id: String,
    pub versione: i64,
    pub dati: DatiPreselezione,
}

/// A request with its candidates.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaPreselezione {
    pub riga: RigaPreselezione,
    pub versione: i64,
    pub dati: DatiPreselezione,
    /// Term of the publication and of the answer, with their source.
    pub pubblicazione_fino_al: String,
    pub risposta_entro: String,
    pub termini_fonte: String,
    pub rosa: Vec<CandidatoRosa>,
    pub passi: Vec<String>,
    pub storia: Vec<super::datori::VoceStoria>,
}

/// Weighs everybody in the list against the profile, in the background.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PesaCandidati {
    pub id: String,
    /// Also on the capacities of the sealed part.
    pub con_capacita: bool,
    /// Why the sealed parts are opened.
    #[serde(default)]
    pub motivo: String,
    /// The user's own word for sealed data; may be empty once unlocked in this session.
    #[serde(default)]
    pub parola: String,
}

/// A page of those who were weighed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CercaCandidati {
    pub id: String,
    /// The work that weighed them.
    pub lavoro: String,
    pub da: u32,
    pub quanti: u32,
}

/// Candidates in order of score.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CandidatiTrovati {
    /// How many can be seen: the best ones.
    pub totale: u32,
    pub con_capacita: bool,
    /// How many people were weighed.
    pub pesate: u32,
    /// How many of them may be put forward.
    pub adatte: u32,
    /// Why the others may not, and how many for each reason.
    pub esclusioni: Vec<MotivoEsclusione>,
    /// How many sealed parts were opened.
    pub fascicoli_aperti: u32,
    pub righe: Vec<Candidato>,
}

/// Why people were left out, and how many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MotivoEsclusione {
    pub motivo: String,
    pub quante: u32,
}

/// A person against the profile.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Candidato {
    pub persona_id: String,
    pub persona: String,
    pub comune: String,
    /// 0 to 100.
    pub punteggio: u32,
    pub escluso_perche: String,
    pub mancanti: Vec<String>,
    pub spiegazione: mirato_norme::Voce,
    pub nella_rosa: bool,
}

/// A person of the rosa.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CandidatoRosa {
    pub persona_id: String,
    pub persona: String,
    pub punteggio: u32,
    /// When the person was asked.
    #[serde(default)]
    pub chiesta_il: String,
    /// `da_chiedere`, `chiesta`, `disponibile`, `non_disponibile`.
    pub risposta: String,
    pub risposta_il: String,
    /// `in_attesa`, `colloquio`, `assunto`, `non_idoneo`, `rinuncia`.
    pub esito: String,
    pub nota: String,
}

/// Puts people in the rosa, or takes them out; records answers and outcomes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AggiornaRosa {
    pub id: String,
    pub versione: i64,
    pub rosa: Vec<CandidatoRosa>,
}

/// A step of a request.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PassoPreselezione {
    pub id: String,
    pub versione: i64,
    /// `pubblica`, `invia_rosa` (writes to `percorso` what the employer may see), `concludi`.
    pub passo: String,
    pub data: String,
    pub percorso: String,
}
