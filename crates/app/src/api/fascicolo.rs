//! The sealed health part of a person.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Opens a person's sealed part.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApriFascicolo {
    pub persona_id: String,
    /// Why: it goes in the register.
    pub motivo: String,
    /// The user's own word for sealed data; may be empty once unlocked in this session.
    #[serde(default)]
    pub parola: String,
}

/// Why sealed data are opened, and the word of whoever opens them.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MotivoSanitario {
    /// It goes in the register.
    pub motivo: String,
    /// May be empty once unlocked in this session.
    #[serde(default)]
    pub parola: String,
}

/// An assessment of the disability, or the title to a category.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct AccertamentoSanitario {
    /// `verbale_invalidita_civile`, `inail`, `categoria_tabellare`, `stato_riconosciuto`, `certificato_unico`.
    pub tipo: String,
    /// "74"; empty if the certificate has none.
    pub percentuale: String,
    /// 1 to 8, or empty.
    pub categoria_tabellare: String,
    pub rilasciato_il: String,
    pub rilasciato_da: String,
    /// Day by which it is to be reviewed; empty if not subject to review.
    pub rivedibile_il: String,
    pub estremi: String,
}

/// A coded capacity with its grade.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Capacita {
    /// Code of the table of capacities.
    pub codice: String,
    /// `assente`, `lieve`, `medio`, `alto`, `pieno`.
    pub grado: String,
}

/// The sealed part: categories, assessments, functional diagnosis, the technical committee's sheet.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiFascicolo {
    /// Code of the category of beneficiaries, by list (`art8` → `invalidi_civili`).
    pub categoria_art8: String,
    pub categoria_art18: String,
    pub accertamenti: Vec<AccertamentoSanitario>,
    /// For orphans: the day of the event, and what the person studied then (`scuola_superiore`, `universita`).
    pub evento_il: String,
    pub evento_studi: String,
    /// Among `fisica`, `psichica`, `intellettiva`, `sensoriale`.
    pub natura: Vec<String>,
    pub diagnosi_funzionale: String,
    pub diagnosi_del: String,
    pub diagnosi_revisione_il: String,
    pub capacita: Vec<Capacita>,
    pub competenze: String,
    pub limitazioni: String,
    /// Tasks to keep away from.
    pub controindicazioni: String,
    /// The technical committee's opinion and the day it met.
    pub comitato_del: String,
    pub comitato_parere: String,
    pub note: String,
    /// What the parts of two records of this person held before they were put together.
    pub precedenti: Vec<FascicoloPrecedente>,
}

/// A sealed part as it was before it became one with another.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FascicoloPrecedente {
    /// Tax code of the record it was of.
    pub codice_fiscale: String,
    /// The day on which they were put together.
    pub unito_il: String,
    pub dati: DatiFascicolo,
}

/// Opens the sealed parts of two records of the same person.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FascicoliDaUnire {
    pub tieni: String,
    pub togli: String,
    /// Why: it goes in the register, once for each.
    pub motivo: String,
    /// The user's own word for sealed data; may be empty once unlocked in this session.
    #[serde(default)]
    pub parola: String,
}

/// Two sealed parts, open.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct FascicoliAperti {
    pub tieni: Fascicolo,
    pub togli: Fascicolo,
}

/// What was chosen out of two sealed parts, with the versions it was chosen from.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FascicoloScelto {
    pub dati: DatiFascicolo,
    pub versione_tieni: i64,
    pub versione_togli: i64,
}

/// An opened file.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Fascicolo {
    pub persona_id: String,
    pub versione: i64,
    pub dati: DatiFascicolo,
    /// What the law says of the categories recorded, each with its threshold.
    pub requisiti: Vec<RequisitoCategoria>,
    pub categorie: Vec<VoceTabella>,
    pub capacita: Vec<VoceTabella>,
}

/// Whether an assessment reaches the threshold of a category.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct RequisitoCategoria {
    pub elenco: String,
    pub categoria: String,
    pub raggiunto: bool,
    pub spiegazione: mirato_norme::Voce,
}

/// A row of a table to choose from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VoceTabella {
    pub codice: String,
    pub nome: String,
    /// Group it belongs to, such as a list.
    pub gruppo: String,
    pub fonte: String,
}

/// Saves the sealed part.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaFascicolo {
    pub persona_id: String,
    pub versione: i64,
    pub dati: DatiFascicolo,
}

/// Somebody who may open sealed data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Abilitazione {
    pub utente: String,
    pub dal: String,
    pub da: String,
}

/// Gives a user the right to open sealed data, with a word of their own; the first one makes the key.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Abilita {
    pub utente: String,
    pub parola: String,
    /// The word of whoever gives the right; empty for the first.
    #[serde(default)]
    pub mia_parola: String,
}

/// Takes the right away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Disabilita {
    pub utente: String,
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
// Health data and passwords never reach a log through a derived Debug.
sigillato!(ApriFascicolo AccertamentoSanitario Capacita DatiFascicolo Fascicolo RequisitoCategoria SalvaFascicolo Abilita);
