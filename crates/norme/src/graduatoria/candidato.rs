//! What is known of a candidate, and of the ranking as a whole.

use super::criteri::Criteri;
use chrono::NaiveDate;
use mirato_domain::{CategoriaTabellare, Elenco, Euro, PercentualeInvalidita};
use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// Request of a ranking.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RichiestaGraduatoria {
    /// The table, by name or inline.
    pub criteri: Tabella,
    /// The day on which every datum is looked at.
    pub data_riferimento: NaiveDate,
    /// The day the call was published; without it the reference date. A declaration of unemployment counts
    /// if it comes before it.
    #[serde(default)]
    pub data_pubblicazione: Option<NaiveDate>,
    /// Whether the employer is a public body.
    #[serde(default)]
    pub datore_pubblico: bool,
    /// The list the candidates come from.
    #[serde(default = "art8")]
    pub elenco: Elenco,
    /// The candidates.
    #[serde(default)]
    pub candidati: Vec<Candidato>,
}

const fn art8() -> Elenco {
    Elenco::Art8
}

impl RichiestaGraduatoria {
    /// The day before which a declaration of unemployment counts.
    pub(super) fn pubblicazione(&self) -> NaiveDate {
        self.data_pubblicazione.unwrap_or(self.data_riferimento)
    }
}

impl fmt::Debug for RichiestaGraduatoria {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RichiestaGraduatoria(sigillata)")
    }
}

/// A table of criteria, by name or inline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tabella {
    /// One that the program ships or that the office keeps.
    Nome(String),
    /// The table itself.
    Scritta(Box<Criteri>),
}

impl Serialize for Tabella {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nome(nome) => s.serialize_str(nome),
            Self::Scritta(criteri) => criteri.serialize(s),
        }
    }
}

// By hand, and not as an untagged enum, so that an error inside the table keeps the path of its field.
impl<'de> Deserialize<'de> for Tabella {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Lettore;
        impl<'de> de::Visitor<'de> for Lettore {
            type Value = Tabella;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("il nome di una tabella di criteri, o la tabella")
            }
            fn visit_str<E: de::Error>(self, nome: &str) -> Result<Tabella, E> {
                Ok(Tabella::Nome(nome.to_owned()))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, campi: A) -> Result<Tabella, A::Error> {
                Criteri::deserialize(MapAccessDeserializer::new(campi)).map(Box::new).map(Tabella::Scritta)
            }
        }
        d.deserialize_any(Lettore)
    }
}

/// A candidate. What is absent is not known, save the dependants: nobody, and the declaration of
/// unemployment: none. Debug output hides it: it holds health data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidato {
    /// The code drawn for this call alone.
    pub codice: String,
    /// Birth.
    #[serde(default)]
    pub nascita: Option<NaiveDate>,
    /// The day from which the registration counts.
    #[serde(default)]
    pub anzianita_dal: Option<NaiveDate>,
    /// Personal gross income of the reference year, compensatory benefits left out (art. 8 c. 2).
    #[serde(default)]
    pub reddito: Option<Euro>,
    /// Dependants.
    #[serde(default)]
    pub persone_a_carico: u32,
    /// Invalidity.
    #[serde(default)]
    pub invalidita: Option<Invalidita>,
    /// Ground of precedence.
    #[serde(default)]
    pub precedenza: Option<String>,
    /// ISEE.
    #[serde(default)]
    pub isee: Option<Euro>,
    /// Since when the candidate is unemployed with the declaration of availability.
    #[serde(default)]
    pub did_dal: Option<NaiveDate>,
    /// Difficulty in moving about.
    #[serde(default)]
    pub locomozione: Option<Locomozione>,
    /// Whether the candidate holds a driving licence.
    #[serde(default)]
    pub patente: Option<bool>,
    /// Whether the candidate has no permanent employment.
    #[serde(default)]
    pub senza_lavoro_stabile: Option<bool>,
    /// Whether the candidate is a relative of a worker of the body who died.
    #[serde(default)]
    pub congiunto_deceduto: Option<bool>,
    /// Months of experience in the profile.
    #[serde(default)]
    pub esperienza_mesi: Option<u32>,
    /// Number of protocol of the application.
    #[serde(default)]
    pub protocollo: Option<u64>,
    /// Why the office leaves the candidate out, if it does.
    #[serde(default)]
    pub escluso: Option<String>,
}

impl Candidato {
    /// A candidate of whom nothing is known yet.
    #[must_use]
    pub fn nuovo(codice: impl Into<String>) -> Self {
        Self {
            codice: codice.into(),
            nascita: None,
            anzianita_dal: None,
            reddito: None,
            persone_a_carico: 0,
            invalidita: None,
            precedenza: None,
            isee: None,
            did_dal: None,
            locomozione: None,
            patente: None,
            senza_lavoro_stabile: None,
            congiunto_deceduto: None,
            esperienza_mesi: None,
            protocollo: None,
            escluso: None,
        }
    }
}

impl fmt::Debug for Candidato {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Candidato({}, sigillato)", self.codice)
    }
}

/// An invalidity: `{ "percentuale": 70 }` or `{ "categoria": 3 }`.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invalidita {
    /// Per cent.
    Percentuale(PercentualeInvalidita),
    /// Category of the war pensions.
    Categoria(CategoriaTabellare),
}

impl fmt::Debug for Invalidita {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Invalidita(***)")
    }
}

/// Difficulty in moving about.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Locomozione {
    /// None.
    Nessuna,
    /// Slight.
    Lieve,
    /// Middling.
    Media,
    /// Greatest.
    Massima,
}

impl Locomozione {
    /// Every degree.
    pub(super) const TUTTE: [Self; 4] = [Self::Nessuna, Self::Lieve, Self::Media, Self::Massima];

    /// The word a conversion table uses.
    pub(super) const fn codice(self) -> &'static str {
        match self {
            Self::Nessuna => "nessuna",
            Self::Lieve => "lieve",
            Self::Media => "media",
            Self::Massima => "massima",
        }
    }
}

impl fmt::Debug for Locomozione {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Locomozione(***)")
    }
}
