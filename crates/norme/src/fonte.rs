//! Citations as values.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// How certain a rule is: the user sees it beside the citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Certezza {
    /// Text of an act.
    TestoDiLegge,
    /// Practice of offices or of the systems in use.
    PrassiUfficio,
    /// To be confirmed.
    DaConfermare,
}

/// Where a rule comes from. Renders to "art. 3, c. 1, lett. a), L. 68/1999".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Fonte {
    /// Act, such as "L. 68/1999".
    pub atto: String,
    /// Article, such as "3" or "12-bis".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub articolo: Option<String>,
    /// Comma.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comma: Option<String>,
    /// Letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lettera: Option<String>,
    /// How certain.
    pub certezza: Certezza,
}

impl Fonte {
    /// A citation of the text of an act: `legge("L. 68/1999", "3", "1", "a")`; an empty part is left out.
    #[must_use]
    pub fn legge(atto: &str, articolo: &str, comma: &str, lettera: &str) -> Self {
        let parte = |testo: &str| (!testo.is_empty()).then(|| testo.to_owned());
        Self {
            atto: atto.to_owned(),
            articolo: parte(articolo),
            comma: parte(comma),
            lettera: parte(lettera),
            certezza: Certezza::TestoDiLegge,
        }
    }

    /// The same citation, marked as office practice.
    #[must_use]
    pub fn prassi(mut self) -> Self {
        self.certezza = Certezza::PrassiUfficio;
        self
    }

    /// The same citation, marked as to be confirmed.
    #[must_use]
    pub fn da_confermare(mut self) -> Self {
        self.certezza = Certezza::DaConfermare;
        self
    }
}

impl fmt::Display for Fonte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(articolo) = &self.articolo {
            write!(f, "art. {articolo}, ")?;
        }
        if let Some(comma) = &self.comma {
            write!(f, "c. {comma}, ")?;
        }
        if let Some(lettera) = &self.lettera {
            write!(f, "lett. {lettera}), ")?;
        }
        f.write_str(&self.atto)
    }
}

impl Fonte {
    /// Normattiva URN ("urn:nir:stato:legge:1999-03-12;68~art3") of the acts the program cites, or
    /// `None` for an act that Normattiva does not hold under a date we know.
    #[must_use]
    pub fn urn(&self) -> Option<String> {
        let base = match self.atto.as_str() {
            "L. 68/1999" => "urn:nir:stato:legge:1999-03-12;68",
            "L. 113/1985" => "urn:nir:stato:legge:1985-03-29;113",
            "L. 29/1994" => "urn:nir:stato:legge:1994-01-11;29",
            "L. 407/1998" => "urn:nir:stato:legge:1998-11-23;407",
            "L. 266/2005" => "urn:nir:stato:legge:2005-12-23;266",
            "L. 296/2006" => "urn:nir:stato:legge:2006-12-27;296",
            "L. 244/2007" => "urn:nir:stato:legge:2007-12-24;244",
            "L. 4/2018" => "urn:nir:stato:legge:2018-01-11;4",
            "L. 6/2018" => "urn:nir:stato:legge:2018-01-11;6",
            "L. 63/2025" => "urn:nir:stato:legge:2025-04-15;63",
            "D.L. 201/2011" => "urn:nir:stato:decreto.legge:2011-12-06;201",
            "D.L. 90/2014" => "urn:nir:stato:decreto.legge:2014-06-24;90",
            "D.L. 135/2018" => "urn:nir:stato:decreto.legge:2018-12-14;135",
            "D.L. 4/2019" => "urn:nir:stato:decreto.legge:2019-01-28;4",
            "D.L. 23/2020" => "urn:nir:stato:decreto.legge:2020-04-08;23",
            "D.L. 34/2020" => "urn:nir:stato:decreto.legge:2020-05-19;34",
            "D.Lgs. 286/1998" => "urn:nir:stato:decreto.legislativo:1998-07-25;286",
            "D.Lgs. 165/2001" => "urn:nir:stato:decreto.legislativo:2001-03-30;165",
            "D.Lgs. 150/2015" => "urn:nir:stato:decreto.legislativo:2015-09-14;150",
            "D.Lgs. 62/2024" => "urn:nir:stato:decreto.legislativo:2024-05-03;62",
            "L. 241/1990" => "urn:nir:stato:legge:1990-08-07;241",
            "L. 260/1949" => "urn:nir:stato:legge:1949-05-27;260",
            "L. 92/2012" => "urn:nir:stato:legge:2012-06-28;92",
            "D.P.R. 333/2000" => "urn:nir:stato:decreto.del.presidente.della.repubblica:2000-10-10;333",
            "D.P.R. 445/2000" => "urn:nir:stato:decreto.del.presidente.della.repubblica:2000-12-28;445",
            "D.Lgs. 276/2003" => "urn:nir:stato:decreto.legislativo:2003-09-10;276",
            "D.Lgs. 81/2015" => "urn:nir:stato:decreto.legislativo:2015-06-15;81",
            "D.Lgs. 151/2015" => "urn:nir:stato:decreto.legislativo:2015-09-14;151",
            "D.Lgs. 50/2016" => "urn:nir:stato:decreto.legislativo:2016-04-18;50",
            "D.Lgs. 36/2023" => "urn:nir:stato:decreto.legislativo:2023-03-31;36",
            _ => return None,
        };
        Some(match &self.articolo {
            Some(articolo) => format!("{base}~art{}", articolo.replace('-', "")),
            None => base.to_owned(),
        })
    }
}
