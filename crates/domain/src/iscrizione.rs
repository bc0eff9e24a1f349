//! Registration in the lists of the law: which lists there are, and what proves a category.

use crate::CategoriaTabellare;
use crate::PercentualeInvalidita;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

/// A list kept by the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Elenco {
    /// People with disabilities (art. 1), the list of art. 8.
    Art8,
    /// Protected categories (art. 18 c. 2).
    Art18,
    /// Blind switchboard operators (L. 113/1985).
    Centralinisti,
    /// Blind masso-physiotherapists (L. 29/1994).
    Massofisioterapisti,
    /// Blind rehabilitation therapists (L. 29/1994).
    Terapisti,
}

impl Elenco {
    /// Every list, in the order in which the office shows them.
    pub const TUTTI: [Self; 5] =
        [Self::Art8, Self::Art18, Self::Centralinisti, Self::Massofisioterapisti, Self::Terapisti];

    /// The stable code, as it is stored.
    #[must_use]
    pub const fn codice(self) -> &'static str {
        match self {
            Self::Art8 => "art8",
            Self::Art18 => "art18",
            Self::Centralinisti => "centralinisti",
            Self::Massofisioterapisti => "massofisioterapisti",
            Self::Terapisti => "terapisti",
        }
    }

    /// The name, which says the article and no diagnosis.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Art8 => "Elenco dell'art. 8",
            Self::Art18 => "Elenco dell'art. 18",
            Self::Centralinisti => "Elenco dei centralinisti (L. 113/1985)",
            Self::Massofisioterapisti => "Elenco dei massofisioterapisti (L. 29/1994)",
            Self::Terapisti => "Elenco dei terapisti (L. 29/1994)",
        }
    }

    /// Whether it is one of the special lists, each with its own duty.
    #[must_use]
    pub const fn speciale(self) -> bool {
        matches!(self, Self::Centralinisti | Self::Massofisioterapisti | Self::Terapisti)
    }
}

impl fmt::Display for Elenco {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.nome())
    }
}

impl FromStr for Elenco {
    type Err = String;

    /// Reads the stable code.
    fn from_str(testo: &str) -> Result<Self, Self::Err> {
        Self::TUTTI.into_iter().find(|elenco| elenco.codice() == testo).ok_or_else(|| {
            format!("«{testo}» non è un elenco: scrivi art8, art18, centralinisti, massofisioterapisti o terapisti")
        })
    }
}

/// Which act proves a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TipoAccertamento {
    /// Report of the commission for civil disability.
    VerbaleInvaliditaCivile,
    /// Certificate of INAIL for disability caused by work.
    Inail,
    /// Decree that assigns one of the categories 1 to 8 of the war pensions.
    CategoriaTabellare,
    /// A status that an authority has recognised, with no measure.
    StatoRiconosciuto,
    /// Single certificate of the basic assessment (D.Lgs. 62/2024): it may state no percentage.
    CertificatoUnico,
}

impl TipoAccertamento {
    /// The stable code, as tables write it.
    #[must_use]
    pub const fn codice(self) -> &'static str {
        match self {
            Self::VerbaleInvaliditaCivile => "verbale_invalidita_civile",
            Self::Inail => "inail",
            Self::CategoriaTabellare => "categoria_tabellare",
            Self::StatoRiconosciuto => "stato_riconosciuto",
            Self::CertificatoUnico => "certificato_unico",
        }
    }

    /// The name of the act.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::VerbaleInvaliditaCivile => "verbale della commissione medica",
            Self::Inail => "certificato INAIL",
            Self::CategoriaTabellare => "provvedimento con la categoria tabellare",
            Self::StatoRiconosciuto => "provvedimento di riconoscimento",
            Self::CertificatoUnico => "certificato unico (D.Lgs. 62/2024)",
        }
    }

    /// The kind of act with a code.
    #[must_use]
    pub fn da_codice(codice: &str) -> Option<Self> {
        [
            Self::VerbaleInvaliditaCivile,
            Self::Inail,
            Self::CategoriaTabellare,
            Self::StatoRiconosciuto,
            Self::CertificatoUnico,
        ]
        .into_iter()
        .find(|tipo| tipo.codice() == codice)
    }
}

/// The act that proves a category and what it measures. It is health data: Debug output shows none of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Accertamento {
    /// Kind of act.
    pub tipo: TipoAccertamento,
    /// Reduction of the capacity to work in whole per cent, if the act states one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "number | null", optional)]
    pub percentuale: Option<PercentualeInvalidita>,
    /// Category of the war pensions, if the act states one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "number | null", optional)]
    pub categoria_tabellare: Option<CategoriaTabellare>,
    /// Whether the impairment is psychic or intellectual, if the act says so (art. 4 c. 3-bis).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub psichica_o_intellettiva: Option<bool>,
    /// Day of the act.
    #[ts(type = "string")]
    pub rilasciato_il: NaiveDate,
    /// Day by which it is to be revised, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null", optional)]
    pub rivedibile_il: Option<NaiveDate>,
    /// Whether the committee finds the person placeable, if it has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub collocabile: Option<bool>,
}

impl fmt::Debug for Accertamento {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Accertamento(sigillato)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_written_by_its_code_and_read_back() {
        for elenco in Elenco::TUTTI {
            assert_eq!(serde_json::to_value(elenco).unwrap(), elenco.codice());
            assert_eq!(elenco.codice().parse(), Ok(elenco));
        }
        assert!("art9".parse::<Elenco>().is_err());
    }

    #[test]
    fn an_act_is_written_by_its_code_and_read_back() {
        for codice in
            ["verbale_invalidita_civile", "inail", "categoria_tabellare", "stato_riconosciuto", "certificato_unico"]
        {
            let tipo: TipoAccertamento = serde_json::from_value(codice.into()).unwrap();
            assert_eq!((tipo.codice(), TipoAccertamento::da_codice(codice)), (codice, Some(tipo)));
        }
        assert_eq!(TipoAccertamento::da_codice("altro"), None);
    }

    #[test]
    fn debug_shows_no_health_data() {
        let json = r#"{"tipo":"verbale_invalidita_civile","percentuale":67,"rilasciato_il":"2024-05-02"}"#;
        let accertamento: Accertamento = serde_json::from_str(json).unwrap();
        assert_eq!(format!("{accertamento:?}"), "Accertamento(sigillato)");
        assert!(serde_json::from_str::<Accertamento>(&json.replace("67", "101")).is_err(), "101% does not exist");
        assert!(serde_json::from_str::<Accertamento>(&json.replace("percentuale", "percento")).is_err());
    }
}
