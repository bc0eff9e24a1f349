//! The rankings of a call: versions, rows, publication, use.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A computed ranking, in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VersioneGraduatoria {
    pub id: String,
    pub numero: u32,
    /// `provvisoria`, `corretta`, `definitiva`.
    pub tipo: String,
    pub calcolata_il: String,
    pub criteri: String,
    pub nota: String,
    pub ammesse: u32,
    pub escluse: u32,
    pub incomplete: u32,
    pub impronta: String,
    /// Id of the decree; empty before.
    pub atto_id: String,
}

/// Computes the ranking of a call, in the background.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalcolaGraduatoria {
    pub avviso_id: String,
    /// Why it is computed again; may be empty the first time.
    #[serde(default)]
    pub nota: String,
    /// The word of sealed data; may be empty once unlocked in this session.
    #[serde(default)]
    pub parola: String,
}

/// Opens the explanation of a ranking.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApriGraduatoria {
    pub id: String,
    pub motivo: String,
    #[serde(default)]
    pub parola: String,
}

macro_rules! sigillato {
    ($($tipo:ident)*) => { $(
        impl fmt::Debug for $tipo {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($tipo), "(sigillato)"))
            }
        }
    )* };
}
// They hold a password, or points that tell the health of somebody.
sigillato!(CalcolaGraduatoria ApriGraduatoria RigaGraduatoria VocePunteggio PaginaGraduatoria);

/// A page of a ranking.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ChiediGraduatoria {
    pub id: String,
    /// A code to look for; empty for all.
    pub testo: String,
    pub da: u32,
    pub quanti: u32,
}

/// Rows of a ranking: with the points component by component only while it is open.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct PaginaGraduatoria {
    pub totale: u32,
    pub aperta: bool,
    pub righe: Vec<RigaGraduatoria>,
}

/// A candidate of a ranking.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RigaGraduatoria {
    pub codice: String,
    /// Name, from the application.
    #[serde(default)]
    pub persona: String,
    #[serde(default)]
    pub domanda_id: String,
    /// 0 without a place.
    pub posizione: u32,
    /// As an Italian reads it; empty without a place.
    pub punteggio: String,
    /// `ammessa`, `con_riserva`, `esclusa`, `incompleta`.
    pub esito: String,
    /// Empty while the ranking is closed.
    #[serde(default)]
    pub voci: Vec<VocePunteggio>,
    /// Why there is no place.
    #[serde(default)]
    pub motivo: String,
    /// What decided on equal points.
    #[serde(default)]
    pub parita: String,
    /// Ground of precedence.
    #[serde(default)]
    pub precedenza: String,
}

/// The points of a component.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VocePunteggio {
    pub voce: String,
    pub nome: String,
    pub punti: String,
    pub conto: String,
    pub citazione: String,
}

/// Compares: with another table, or without one what would change if the ranking were computed now.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ConfrontaGraduatoria {
    pub avviso_id: String,
    /// Code of the other table; empty for the call's own, against the last version.
    pub criteri: String,
}

/// Who would move.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConfrontoGraduatoria {
    pub prima: String,
    pub dopo: String,
    /// Candidates looked at.
    pub candidati: u32,
    pub in_graduatoria: u32,
    /// Candidates that change place or points.
    pub mossi: u32,
    /// The first thousand of them.
    pub righe: Vec<SpostamentoGraduatoria>,
}

/// A candidate that moves; 0 and empty where there is no place.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpostamentoGraduatoria {
    pub codice: String,
    pub posizione_prima: u32,
    pub posizione_dopo: u32,
    pub punti_prima: String,
    pub punti_dopo: String,
}

/// Approves the last ranking of a call with a decree.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ApprovaGraduatoria {
    pub avviso_id: String,
    pub versione: i64,
    /// Whether it is the final one.
    pub definitiva: bool,
    /// Last day for objections, for a provisional one; empty for the office's rule.
    pub riesame_entro: String,
    /// Objections received, and accepted, for the final one.
    pub riesami: u32,
    pub accolti: u32,
}

/// The file to publish, and no more than it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PubblicaGraduatoria {
    /// Id of the version.
    pub id: String,
    /// Heading in the place of the office's, which may reveal the list.
    pub servizio: String,
    /// First and last day of publication.
    pub dal: String,
    pub al: String,
    /// Where to write it; empty for the preview.
    pub percorso: String,
    /// Width of a page of the preview, in pixels.
    pub larghezza: u32,
}

/// How a ranking is used.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UsoGraduatoria {
    pub valida_fino: String,
    pub utilizzabile: bool,
    pub motivo: String,
    pub coperti: u32,
    pub residui: u32,
    /// Who is to be sent now.
    pub prossimi: Vec<CandidatoAvviato>,
    pub chiamate: Vec<CandidatoAvviato>,
    pub spiegazione: mirato_norme::Voce,
}

/// A candidate sent, or to be sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CandidatoAvviato {
    pub codice: String,
    pub persona_id: String,
    pub persona: String,
    pub posizione: u32,
    pub convocata_il: String,
    /// `idoneo`, `assunto`, `non_idoneo`, `rinuncia_giustificata`, `rinuncia`, `assenza_giustificata`, `assenza`; empty
    /// while it is awaited.
    pub esito: String,
    pub esito_il: String,
    /// What the outcome brings.
    pub che_fare: String,
}

/// Sends the next candidates to the body.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct AvviaCandidati {
    pub id: String,
    pub versione: i64,
    /// Last day for the body to tell the outcomes; may be empty.
    pub esiti_entro: String,
}

/// The outcome of a candidate sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct EsitoAvviato {
    pub id: String,
    pub versione: i64,
    pub codice: String,
    pub esito: String,
    pub data: String,
}

/// A candidate's own sheet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SchedaCandidato {
    /// Id of the version.
    pub id: String,
    pub codice: String,
    pub percorso: String,
}

/// Writes the sheet of every candidate, in the background.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SchedeCandidati {
    /// Id of the version, open in this session.
    pub id: String,
    /// Folder for the files.
    pub cartella: String,
}

/// Letters to who applied to a call, to be issued.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct LettereCandidati {
    pub avviso_id: String,
    /// `convocazione`, `integrazione`, `esclusione`; `sollecito` of the yearly confirmation.
    pub tipo: String,
    /// Codes of the applications; empty for all that the letter is about.
    pub codici: Vec<String>,
    /// Of a summons: day as typed, hour, place, the test, what to bring one a line, what an absence brings.
    pub giorno: String,
    pub ora: String,
    pub luogo: String,
    pub prova: String,
    pub documenti: String,
    pub assenza: String,
    /// Folder for the files.
    pub cartella: String,
    /// Whether to write all of them in one file too.
    pub unico: bool,
}

/// Asks for the first of the letters.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct AnteprimaLettereCandidati {
    pub lettere: LettereCandidati,
    /// Width of a page, in pixels.
    pub larghezza: u32,
}

/// The first letter, how many there will be, who gets none.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProvaLettereCandidati {
    pub anteprima: super::ottemperanza::Anteprima,
    pub da_emettere: u32,
    /// Last day of the term that the letters give, or day of the summons.
    pub giorno: String,
    /// The first hundred.
    pub saltate: Vec<LetteraDiCandidato>,
    pub quante_saltate: u32,
}

/// A letter to a candidate, issued or skipped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct LetteraDiCandidato {
    pub codice: String,
    pub persona: String,
    /// `convocazione`, `integrazione`, `esclusione`.
    pub tipo: String,
    pub quando: String,
    pub utente: String,
    /// Last day of the term, or day of the summons.
    pub giorno: String,
    pub atto_id: String,
    pub numero: String,
    /// Why there is none, or "annullata".
    pub motivo: String,
}
