//! A table of criteria: which components give points, by which formula, and who goes first.

use super::valore::Valore;
use crate::fonte::{Certezza, Fonte};
use crate::parametri::citazione;
use chrono::NaiveDate;
use mirato_domain::Elenco;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A table of criteria, of a file or inline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "CriteriGraduatoria")]
pub struct Criteri {
    /// Stable name, which is that of its file: "lombardia-lecco".
    pub codice: String,
    /// Name, in Italian.
    pub nome: String,
    /// Who goes first.
    pub verso: Verso,
    /// Decimals of the points; each component is rounded to them.
    #[serde(default)]
    pub decimali: u8,
    /// First day on which it holds, if it is known.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub dal: Option<NaiveDate>,
    /// Last day on which it holds.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub al: Option<NaiveDate>,
    /// Day on which somebody last checked it.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub verificato_al: Option<NaiveDate>,
    /// The act it comes from, written as a citation.
    pub fonte: String,
    /// How certain.
    #[serde(default = "prassi")]
    pub certezza: Certezza,
    /// What else a reader should know, in Italian.
    #[serde(default)]
    pub nota: Option<String>,
    /// What a legal ground of precedence is worth.
    #[serde(default)]
    pub precedenza: Precedenza,
    /// Components, in the order in which they are shown.
    pub componenti: Vec<Componente>,
    /// Who goes first on equal points: rules tried in order, the last of which always decides.
    pub parita: Vec<Spareggio>,
}

const fn prassi() -> Certezza {
    Certezza::PrassiUfficio
}

/// Who goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "VersoGraduatoria")]
pub enum Verso {
    /// The lowest score.
    MenoPunti,
    /// The highest score.
    PiuPunti,
}

impl Verso {
    /// In words, in Italian.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::MenoPunti => "precede chi ha il punteggio più basso",
            Self::PiuPunti => "precede chi ha il punteggio più alto",
        }
    }
}

/// What a legal ground of precedence is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "PrecedenzaGraduatoria")]
pub enum Precedenza {
    /// Before everybody else, whatever the points (art. 1 c. 2 L. 407/1998).
    #[default]
    Assoluta,
    /// First on equal points.
    AParita,
    /// Nothing.
    Nessuna,
}

/// A component of the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ComponenteGraduatoria")]
pub struct Componente {
    /// Stable code: "carico_familiare".
    pub codice: String,
    /// Name, in Italian.
    pub nome: String,
    /// Whether its points are added or taken away.
    #[serde(default)]
    pub segno: Segno,
    /// How its points are reckoned.
    pub formula: Formula,
    /// When it applies; without conditions always.
    #[serde(default)]
    pub quando: Quando,
    /// Points for who does not give the datum, where the table fixes them; without it the candidate is
    /// incomplete.
    #[serde(default)]
    #[ts(type = "number | string | null")]
    pub mancante: Option<Valore>,
    /// The act it comes from; without it that of the table.
    #[serde(default)]
    pub fonte: Option<String>,
    /// How certain; without it as the table.
    #[serde(default)]
    pub certezza: Option<Certezza>,
}

/// Whether points are added or taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "SegnoGraduatoria")]
pub enum Segno {
    /// Added.
    #[default]
    Aggiunge,
    /// Taken away.
    Toglie,
}

/// When a component applies.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(rename = "QuandoGraduatoria")]
pub struct Quando {
    /// Only for a public employer, or only for a private one.
    pub datore_pubblico: Option<bool>,
    /// Only for this list.
    pub elenco: Option<Elenco>,
    /// Only for who was unemployed, with the declaration, before the publication.
    pub did: bool,
    /// Only for who has a difficulty in moving about.
    pub locomozione: bool,
}

/// How points are reckoned: a closed set. Points are never negative: the sign is the component's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "tipo", rename_all = "snake_case", deny_unknown_fields)]
#[ts(rename = "FormulaGraduatoria")]
pub enum Formula {
    /// The same points for everybody.
    Fisso {
        /// Points.
        #[ts(type = "number | string")]
        punti: Valore,
    },
    /// So many points for each unit.
    PerUnita {
        /// What is counted.
        dato: Dato,
        /// How much makes a unit.
        #[serde(default = "Valore::uno")]
        #[ts(type = "number | string")]
        ogni: Valore,
        /// Points of a unit.
        #[ts(type = "number | string")]
        punti: Valore,
        /// What a part of a unit is worth.
        #[serde(default)]
        resto: Resto,
        /// The most points it can give.
        #[serde(default)]
        #[ts(type = "number | string | null")]
        massimo: Option<Valore>,
        /// The month from which the months of registration are counted, forwards or backwards.
        #[serde(default)]
        #[ts(type = "string | null")]
        riferimento: Option<NaiveDate>,
    },
    /// The points of the band the value lies in.
    Fasce {
        /// What is looked at.
        dato: Dato,
        /// The bands, in order, with neither gaps nor overlaps.
        fasce: Vec<Fascia>,
        /// For an invalidity: the bands of who has a category of the war pensions instead.
        #[serde(default)]
        categorie: Vec<Fascia>,
    },
    /// Nothing up to a threshold; above it a first measure, and more for each further step.
    Scaglioni {
        /// What is looked at.
        dato: Dato,
        /// The threshold.
        #[ts(type = "number | string")]
        soglia: Valore,
        /// Points above it.
        #[ts(type = "number | string")]
        primo: Valore,
        /// How much makes a further step.
        #[ts(type = "number | string")]
        ogni: Valore,
        /// Points of a further step.
        #[ts(type = "number | string")]
        punti: Valore,
        /// What a part of a step is worth.
        #[serde(default)]
        resto: Resto,
        /// The most points it can give.
        #[serde(default)]
        #[ts(type = "number | string | null")]
        massimo: Option<Valore>,
    },
    /// Points if something is true.
    Se {
        /// What must be true.
        fatto: Fatto,
        /// Points if it is.
        #[ts(type = "number | string")]
        punti: Valore,
        /// Points if it is not.
        #[serde(default = "Valore::zero")]
        #[ts(type = "number | string")]
        altrimenti: Valore,
    },
    /// The points of a degree, from a conversion table.
    Conversione {
        /// What is converted.
        dato: Grado,
        /// Points of each value.
        #[ts(type = "Record<string, number | string>")]
        valori: BTreeMap<String, Valore>,
    },
}

/// A band, both ends in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "FasciaGraduatoria")]
pub struct Fascia {
    /// From.
    #[ts(type = "number | string")]
    pub da: Valore,
    /// To; only the last band may have no end.
    #[serde(default)]
    #[ts(type = "number | string | null")]
    pub a: Option<Valore>,
    /// Points.
    #[ts(type = "number | string")]
    pub punti: Valore,
}

/// What a part of a unit is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "RestoGraduatoria")]
pub enum Resto {
    /// Nothing: only whole units count.
    #[default]
    Difetto,
    /// A whole unit.
    Eccesso,
    /// Nothing up to the half, which is in it; a whole unit beyond.
    MetaInDifetto,
    /// Its part.
    Esatto,
}

/// A number of the candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "DatoGraduatoria")]
pub enum Dato {
    /// Whole months from the day of seniority to the reference date.
    AnzianitaMesi,
    /// Calendar months from the reference month to that of seniority: negative for who came before it.
    MesiDalRiferimento,
    /// Personal income, in euro.
    Reddito,
    /// ISEE, in euro.
    Isee,
    /// Dependants.
    PersoneACarico,
    /// Per cent of invalidity, or the category instead.
    Invalidita,
    /// Completed years at the reference date.
    Eta,
    /// Whole months of unemployment with the declaration.
    DidMesi,
    /// Months of experience in the profile.
    EsperienzaMesi,
}

/// Something true or false of the candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "FattoGraduatoria")]
pub enum Fatto {
    /// Unemployed, with a declaration made before the publication.
    Did,
    /// Holds a driving licence.
    Patente,
    /// Has no permanent employment.
    SenzaLavoroStabile,
    /// Is a relative of a worker of the body who died.
    CongiuntoDeceduto,
}

/// A degree of the candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "GradoGraduatoria")]
pub enum Grado {
    /// Difficulty in moving about: nessuna, lieve, media, massima.
    Locomozione,
}

/// Who goes first on equal points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "SpareggioGraduatoria")]
pub enum Spareggio {
    /// Who has a ground of precedence; added by the table's `precedenza`, not written in the chain.
    Precedenza,
    /// Who is registered longer.
    AnzianitaMaggiore,
    /// The younger.
    PiuGiovane,
    /// The older.
    PiuAnziano,
    /// The graver invalidity; a category counts as the least percentage of its band.
    InvaliditaMaggiore,
    /// More dependants.
    CaricoMaggiore,
    /// The lower income.
    RedditoMinore,
    /// The lower ISEE.
    IseeMinore,
    /// Who has been unemployed longer.
    DisoccupazionePiuLunga,
    /// Who was protocolled first.
    Protocollo,
    /// The order of the codes drawn for the call: no two are alike, so it always decides.
    Codice,
}

impl Spareggio {
    /// In words, in Italian.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Precedenza => "prima chi ha un titolo di precedenza",
            Self::AnzianitaMaggiore => "prima chi è iscritto da più tempo",
            Self::PiuGiovane => "prima chi è più giovane",
            Self::PiuAnziano => "prima chi è più anziano",
            Self::InvaliditaMaggiore => "prima chi ha l'invalidità più grave",
            Self::CaricoMaggiore => "prima chi ha più persone a carico",
            Self::RedditoMinore => "prima chi ha il reddito più basso",
            Self::IseeMinore => "prima chi ha l'ISEE più basso",
            Self::DisoccupazionePiuLunga => "prima chi è disoccupato da più tempo",
            Self::Protocollo => "prima chi è stato protocollato prima",
            Self::Codice => "l'ordine dei codici estratti per l'avviso",
        }
    }
}

impl Criteri {
    /// The source of a component as a citation.
    #[must_use]
    pub fn citazione(&self, componente: &Componente) -> Fonte {
        let fonte = componente.fonte.as_deref().unwrap_or(&self.fonte);
        citazione(fonte, componente.certezza.unwrap_or(self.certezza))
    }

    /// The source of the table as a citation.
    #[must_use]
    pub fn fonte(&self) -> Fonte {
        citazione(&self.fonte, self.certezza)
    }

    /// The tie-break chain with the precedence before it, if the table says so.
    pub(super) fn catena(&self) -> Vec<Spareggio> {
        let prima = (self.precedenza == Precedenza::AParita).then_some(Spareggio::Precedenza);
        prima.into_iter().chain(self.parita.iter().copied()).collect()
    }
}
