//! What an employer asks for, and what the office knows of a candidate.

use mirato_domain::Ore;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use ts_rs::TS;

/// What an employer asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profilo {
    /// Codes of the professions that fit, with dots between their levels ("4.1.1.2").
    #[serde(default)]
    pub professioni: Vec<String>,
    /// Weekly hours.
    #[serde(default)]
    pub ore: Option<Ore>,
    /// Whether they are less than full time.
    #[serde(default)]
    pub tempo_parziale: bool,
    /// Whether the work is by shifts.
    #[serde(default)]
    pub turni: bool,
    /// Whether it is also by night.
    #[serde(default)]
    pub notte: bool,
    /// Whether the place can be reached only by one's own means.
    #[serde(default)]
    pub mezzo_proprio: bool,
    /// Driving licence that the work asks for ("B"); empty for none.
    #[serde(default)]
    pub patente: String,
    /// Whether the employer is public.
    #[serde(default)]
    pub datore_pubblico: bool,
    /// Capacities.
    #[serde(default)]
    pub capacita: Vec<CapacitaRichiesta>,
    /// Least schooling.
    #[serde(default)]
    pub titolo_studio: Option<TitoloStudio>,
    /// Languages.
    #[serde(default)]
    pub lingue: Vec<LinguaRichiesta>,
}

/// A capacity that the work asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapacitaRichiesta {
    /// Code, as the scheda of the committee uses it.
    pub codice: String,
    /// Name, in Italian.
    pub nome: String,
    /// Least grade.
    pub minimo: Grado,
    /// Whether the work cannot be done without it.
    #[serde(default)]
    pub essenziale: bool,
}

/// Grade of a capacity or of a limitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "GradoCapacita")]
pub enum Grado {
    /// None.
    Assente,
    /// Slight.
    Lieve,
    /// Middling.
    Medio,
    /// High.
    Alto,
    /// Full.
    Pieno,
}

impl Grado {
    /// From 0 to 4.
    pub(super) const fn numero(self) -> i64 {
        self as i64
    }

    pub(super) const fn nome(self) -> &'static str {
        match self {
            Self::Assente => "assente",
            Self::Lieve => "lieve",
            Self::Medio => "medio",
            Self::Alto => "alto",
            Self::Pieno => "pieno",
        }
    }
}

/// Level of schooling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TitoloStudio {
    /// None.
    Nessuno,
    /// Primary school.
    Elementare,
    /// Lower secondary school.
    Media,
    /// Vocational qualification.
    Qualifica,
    /// Upper secondary school.
    Diploma,
    /// Degree.
    Laurea,
    /// Above a degree.
    PostLaurea,
}

/// A language that the work asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinguaRichiesta {
    /// Code of two letters, or `lis`.
    pub codice: String,
    /// Name, in Italian.
    pub nome: String,
    /// Least level.
    pub minimo: LivelloLingua,
}

/// Level of a language, as the common European frame has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LivelloLingua {
    /// A1.
    A1,
    /// A2.
    A2,
    /// B1.
    B1,
    /// B2.
    B2,
    /// C1.
    C1,
    /// C2, or mother tongue.
    C2,
}

/// Which hours a person is available for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DisponibilitaOraria {
    /// Full time alone.
    TempoPieno,
    /// Part-time alone.
    TempoParziale,
    /// Either.
    Entrambi,
}

/// What the office knows of a candidate: what is absent is not known. Debug output hides it: it holds
/// health data.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidato {
    /// Codes of the professions the person has or looks for.
    #[serde(default)]
    pub professioni: Option<Vec<String>>,
    /// Whether private employers suit the person.
    #[serde(default)]
    pub disponibile_privati: Option<bool>,
    /// Whether public employers do.
    #[serde(default)]
    pub disponibile_pubblici: Option<bool>,
    /// Which hours.
    #[serde(default)]
    pub orario: Option<DisponibilitaOraria>,
    /// Most weekly hours.
    #[serde(default)]
    pub ore_massime: Option<Ore>,
    /// Whether shifts suit the person.
    #[serde(default)]
    pub turni: Option<bool>,
    /// Whether night work does.
    #[serde(default)]
    pub notte: Option<bool>,
    /// Kilometres in a straight line from the comune of the person's home to that of the work. A road is
    /// never shorter: who is beyond the way they accept is beyond it on the road too.
    #[serde(default)]
    pub distanza_km: Option<u32>,
    /// Kilometres the person is willing to travel.
    #[serde(default)]
    pub distanza_massima_km: Option<u32>,
    /// Whether the person has means of their own.
    #[serde(default)]
    pub mezzo_proprio: Option<bool>,
    /// Driving licences, as they are written ("A, B").
    #[serde(default)]
    pub patente: Option<String>,
    /// Capacities by code.
    #[serde(default)]
    pub capacita: BTreeMap<String, Grado>,
    /// Limitations by code of the capacity they concern.
    #[serde(default)]
    pub limitazioni: BTreeMap<String, Grado>,
    /// Schooling.
    #[serde(default)]
    pub titolo_studio: Option<TitoloStudio>,
    /// Languages by code.
    #[serde(default)]
    pub lingue: Option<BTreeMap<String, LivelloLingua>>,
}

impl fmt::Debug for Candidato {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Candidato(sigillato)")
    }
}
