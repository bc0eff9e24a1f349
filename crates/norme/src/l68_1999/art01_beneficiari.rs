//! Art. 1 and art. 18 c. 2: who may register, in which list, on what proof. The categories are a
//! dated table; the rule here holds a proof against a row of it.

use crate::errore::ErroreNorma;
use crate::fonte::Fonte;
use crate::parametri::{Parametri, Riga};
use crate::voce::{Citazione, Voce};
use chrono::NaiveDate;
use mirato_domain::{Accertamento, Elenco, Frazione, TipoAccertamento};
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// The table of categories.
const TABELLA: &str = "categoria_beneficiario";

/// What a category asks of its proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "tipo")]
pub enum Requisito {
    /// A reduction of the capacity to work of at least so many per cent.
    Percentuale {
        /// Whole per cent, the least that suffices.
        minima: u8,
    },
    /// A category of the war pensions within a range.
    Tabellare {
        /// The gravest.
        da: u8,
        /// The lightest.
        a: u8,
    },
    /// A recognised status, with no measure.
    Stato,
}

/// Whether a category goes before the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Precedenza {
    /// Before every other category (art. 1 c. 2 L. 407/1998).
    Assoluta,
    /// None.
    Nessuna,
}

/// Which tie to another person a category rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Titolo {
    /// The person's own condition.
    Proprio,
    /// Child of someone who died: the rule on the age at the event holds.
    Orfano,
    /// Surviving spouse.
    Coniuge,
    /// Spouse or child of a grave invalid.
    FamiliareGrandeInvalido,
    /// Another relative.
    Familiare,
}

/// A category of persons who may register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "CategoriaBeneficiario")]
pub struct Categoria {
    /// Stable code.
    pub codice: String,
    /// Name, in Italian. It reveals health data where the list is that of art. 8: it stays in the sealed part.
    pub nome: String,
    /// The list it enters.
    pub elenco: Elenco,
    /// What it asks of its proof.
    pub requisito: Requisito,
    /// Kinds of act that prove it.
    pub prove: Vec<TipoAccertamento>,
    /// Precedence.
    pub precedenza: Precedenza,
    /// Tie to another person.
    pub titolo: Titolo,
    /// Whether the declaration of immediate availability is needed.
    pub did: bool,
    /// Whether an administration may call the person by name (D.Lgs. 165/2001 art. 35 c. 2).
    pub chiamata_diretta: bool,
    /// Code of the document that proves the category, among those of [`super::art08_iscrizione`].
    pub documento: String,
    /// First day on which the category exists.
    #[ts(type = "string")]
    pub dal: NaiveDate,
    /// Last day, if it has one.
    #[ts(type = "string | null")]
    pub al: Option<NaiveDate>,
    /// Where it comes from.
    pub citazione: Citazione,
}

/// How a proof stands against a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EsitoRequisito {
    /// It proves the category.
    Soddisfatto,
    /// It does not.
    NonSoddisfatto,
    /// The act does not say enough: the official judges.
    DaValutare,
}

/// A proof held against a category. It is health data: Debug output shows none of it, and it stays in
/// the sealed part.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct GiudizioRequisito {
    /// The category.
    pub categoria: Categoria,
    /// The outcome.
    pub esito: EsitoRequisito,
    /// Why, in Italian.
    pub motivo: String,
    /// How it was reached.
    pub spiegazione: Voce,
}

impl fmt::Debug for GiudizioRequisito {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GiudizioRequisito(sigillato)")
    }
}

/// The categories that hold on a day.
///
/// # Errors
/// `FuoriVigenza` before the law, `ParametroErrato` if a row is written badly.
pub fn categorie(p: &Parametri, giorno: NaiveDate) -> Result<Vec<Categoria>, ErroreNorma> {
    p.tabella(TABELLA, giorno)?.into_iter().map(Categoria::da_riga).collect()
}

/// The category with a code on a day.
///
/// # Errors
/// `Dato` if there is none, and what [`categorie`] refuses.
pub fn categoria(p: &Parametri, codice: &str, giorno: NaiveDate) -> Result<Categoria, ErroreNorma> {
    let righe = p.tabella(TABELLA, giorno)?;
    let riga = righe.into_iter().find(|riga| riga.codice == codice).ok_or_else(|| {
        let giorno = crate::errore::italiana(&giorno);
        ErroreNorma::campo("categoria", format!("la categoria «{codice}» non esiste al {giorno}: scegline un'altra"))
    })?;
    Categoria::da_riga(riga)
}

/// Whether an act proves a category on a day.
///
/// # Errors
/// What [`categoria`] refuses.
pub fn requisito_categoria(
    p: &Parametri,
    codice: &str,
    accertamento: &Accertamento,
    giorno: NaiveDate,
) -> Result<GiudizioRequisito, ErroreNorma> {
    let categoria = categoria(p, codice, giorno)?;
    let (esito, motivo) = categoria.giudica(accertamento);
    let nome = match esito {
        EsitoRequisito::Soddisfatto => "soddisfatto",
        EsitoRequisito::NonSoddisfatto => "non soddisfatto",
        EsitoRequisito::DaValutare => "da valutare",
    };
    let mut spiegazione = Voce::nuova("requisito", "Requisito della categoria")
        .valore(nome, "")
        .spiega(motivo.clone())
        .cita(categoria.citazione.fonte.clone());
    if accertamento.tipo == TipoAccertamento::CertificatoUnico {
        spiegazione = spiegazione.cita(Fonte::legge("D.Lgs. 62/2024", "5", "", "").da_confermare());
    }
    Ok(GiudizioRequisito { categoria, esito, motivo, spiegazione })
}

impl Categoria {
    /// Holds an act against the category.
    fn giudica(&self, accertamento: &Accertamento) -> (EsitoRequisito, String) {
        use EsitoRequisito::{DaValutare, NonSoddisfatto, Soddisfatto};
        if !self.prove.contains(&accertamento.tipo) {
            let ammesse: Vec<&str> = self.prove.iter().map(|prova| prova.nome()).collect();
            let motivo = format!("questa categoria si prova con: {}", ammesse.join(", "));
            return (NonSoddisfatto, motivo);
        }
        if accertamento.collocabile == Some(false) {
            return (NonSoddisfatto, "l'accertamento esclude il collocamento".to_owned());
        }
        match self.requisito {
            Requisito::Percentuale { minima } => match accertamento.percentuale.map(|quanto| quanto.valore()) {
                Some(quanto) if quanto >= minima => {
                    (Soddisfatto, format!("{quanto}% raggiunge il minimo del {minima}%"))
                }
                Some(quanto) => (NonSoddisfatto, format!("{quanto}% è sotto il minimo del {minima}%")),
                None => (DaValutare, format!("l'atto non dice la percentuale: il minimo è {minima}%")),
            },
            Requisito::Tabellare { da, a } => match accertamento.categoria_tabellare.map(|quale| quale.valore()) {
                Some(quale) if (da..=a).contains(&quale) => {
                    (Soddisfatto, format!("la categoria {quale} è tra la {da} e la {a}"))
                }
                Some(quale) => (NonSoddisfatto, format!("la categoria {quale} non è tra la {da} e la {a}")),
                None => (DaValutare, format!("l'atto non dice la categoria tabellare, dalla {da} alla {a}")),
            },
            Requisito::Stato => (Soddisfatto, "lo stato è riconosciuto".to_owned()),
        }
    }

    fn da_riga(riga: &Riga) -> Result<Self, ErroreNorma> {
        let errata = |colonna: &str| ErroreNorma::ParametroErrato {
            id: TABELLA.to_owned(),
            motivo: format!("la riga «{}» non ha una colonna «{colonna}» valida", riga.codice),
        };
        let campo = |colonna: &str| riga.campo(colonna).ok_or_else(|| errata(colonna));
        let numero = |colonna: &str| campo(colonna)?.parse::<u8>().map_err(|_| errata(colonna));
        let requisito = match campo("requisito")? {
            "percentuale" => Requisito::Percentuale { minima: numero("minima")? },
            "tabellare" => Requisito::Tabellare { da: numero("da")?, a: numero("a")? },
            "stato" => Requisito::Stato,
            _ => return Err(errata("requisito")),
        };
        let prove = campo("prove")?
            .split_whitespace()
            .map(|codice| TipoAccertamento::da_codice(codice).ok_or_else(|| errata("prove")))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            codice: riga.codice.clone(),
            nome: riga.nome.clone(),
            elenco: campo("elenco")?.parse().map_err(|_| errata("elenco"))?,
            requisito,
            prove,
            precedenza: scelta(campo("precedenza")?, &PRECEDENZE).ok_or_else(|| errata("precedenza"))?,
            titolo: scelta(campo("titolo")?, &TITOLI).ok_or_else(|| errata("titolo"))?,
            did: scelta(campo("did")?, &SI_O_NO).ok_or_else(|| errata("did"))?,
            chiamata_diretta: scelta(campo("chiamata_diretta")?, &SI_O_NO).ok_or_else(|| errata("chiamata_diretta"))?,
            documento: campo("documento")?.to_owned(),
            dal: riga.dal,
            al: riga.al,
            citazione: riga.citazione().into(),
        })
    }
}

const SI_O_NO: [(&str, bool); 2] = [("si", true), ("no", false)];
const PRECEDENZE: [(&str, Precedenza); 2] = [("assoluta", Precedenza::Assoluta), ("nessuna", Precedenza::Nessuna)];
const TITOLI: [(&str, Titolo); 5] = [
    ("proprio", Titolo::Proprio),
    ("orfano", Titolo::Orfano),
    ("coniuge", Titolo::Coniuge),
    ("familiare_grande_invalido", Titolo::FamiliareGrandeInvalido),
    ("familiare", Titolo::Familiare),
];

/// The value written with a name in a column.
pub(super) fn scelta<T: Copy>(nome: &str, tra: &[(&str, T)]) -> Option<T> {
    tra.iter().find(|(noto, _)| *noto == nome).map(|(_, valore)| *valore)
}

/// A whole percentage as an exact fraction of one.
pub(super) fn percento(quanto: u8) -> Frazione {
    Frazione::new(i64::from(quanto), 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn giudizio(codice: &str, json: &str) -> GiudizioRequisito {
        let accertamento = serde_json::from_str(json).unwrap();
        let p = Parametri::nazionali().unwrap();
        requisito_categoria(&p, codice, &accertamento, "2026-11-22".parse().unwrap()).unwrap()
    }

    fn con_percentuale(codice: &str, tipo: &str, percentuale: u8) -> EsitoRequisito {
        let json = format!(r#"{{"tipo":"{tipo}","percentuale":{percentuale},"rilasciato_il":"2024-05-02"}}"#);
        giudizio(codice, &json).esito
    }

    #[test]
    fn civil_disability_is_above_45_and_that_of_work_above_33_per_cent() {
        use EsitoRequisito::{NonSoddisfatto, Soddisfatto};
        for (percentuale, atteso) in [(45, NonSoddisfatto), (46, Soddisfatto), (100, Soddisfatto)] {
            let verbale = con_percentuale("invalido_civile", "verbale_invalidita_civile", percentuale);
            assert_eq!(verbale, atteso, "{percentuale}%");
            let unico = con_percentuale("invalido_civile", "certificato_unico", percentuale);
            assert_eq!(unico, atteso, "{percentuale}%");
        }
        for (percentuale, atteso) in [(33, NonSoddisfatto), (34, Soddisfatto)] {
            assert_eq!(con_percentuale("invalido_del_lavoro", "inail", percentuale), atteso, "{percentuale}%");
        }
        assert_eq!(con_percentuale("invalido_civile", "inail", 80), NonSoddisfatto, "another kind of proof");
        let infrastruttura = "vittima_infrastruttura_stradale";
        assert_eq!(con_percentuale(infrastruttura, "stato_riconosciuto", 50), NonSoddisfatto, "above 50, L. 63/2025");
        assert_eq!(con_percentuale(infrastruttura, "stato_riconosciuto", 51), Soddisfatto);
    }

    #[test]
    fn every_category_of_the_war_pensions_is_enough() {
        for categoria in 1..=8 {
            let json = format!(
                r#"{{"tipo":"categoria_tabellare","categoria_tabellare":{categoria},"rilasciato_il":"2001-01-01"}}"#
            );
            for codice in ["invalido_di_guerra", "invalido_civile_di_guerra", "invalido_per_servizio"] {
                assert_eq!(giudizio(codice, &json).esito, EsitoRequisito::Soddisfatto, "{codice}, {categoria}");
            }
        }
        let senza = r#"{"tipo":"categoria_tabellare","rilasciato_il":"2001-01-01"}"#;
        assert_eq!(giudizio("invalido_di_guerra", senza).esito, EsitoRequisito::DaValutare);
    }

    #[test]
    fn a_single_certificate_without_percentage_is_for_the_official_to_judge() {
        let unico = r#"{"tipo":"certificato_unico","rilasciato_il":"2026-05-02"}"#;
        let giudizio_unico = giudizio("invalido_civile", unico);
        assert_eq!(giudizio_unico.esito, EsitoRequisito::DaValutare);
        assert!(!format!("{giudizio_unico:?}").contains("civil"), "Debug output shows nothing of it");
        let escluso = unico.replace("}", r#","collocabile":false}"#);
        assert_eq!(giudizio("invalido_civile", &escluso).esito, EsitoRequisito::NonSoddisfatto);
    }

    #[test]
    fn each_category_begins_with_its_act() {
        let p = Parametri::nazionali().unwrap();
        for (codice, prima, dal) in [
            ("titolare_assegno_invalidita", "2015-09-23", "2015-09-24"),
            ("vittima_del_dovere", "2005-12-31", "2006-01-01"),
            ("orfano_crimine_domestico", "2018-02-15", "2018-02-16"),
            ("care_leaver", "2020-07-18", "2020-07-19"),
            ("congiunto_vittima_infrastruttura_stradale", "2025-05-05", "2025-05-06"),
        ] {
            assert!(categoria(&p, codice, prima.parse().unwrap()).is_err(), "{codice} on {prima}");
            assert!(categoria(&p, codice, dal.parse().unwrap()).is_ok(), "{codice} on {dal}");
        }
        let lavoro = |al: &str| categoria(&p, "orfano_caduto_lavoro", al.parse().unwrap()).unwrap().precedenza;
        assert_eq!(lavoro("2007-12-31"), Precedenza::Nessuna);
        assert_eq!(lavoro("2008-01-01"), Precedenza::Assoluta, "art. 3 c. 123 L. 244/2007");
    }

    #[test]
    fn every_row_of_the_table_is_read_and_every_list_has_a_category() {
        let p = Parametri::nazionali().unwrap();
        let oggi = categorie(&p, "2026-11-22".parse().unwrap()).unwrap();
        for elenco in Elenco::TUTTI {
            assert!(oggi.iter().any(|categoria| categoria.elenco == elenco), "{elenco}: no category");
        }
        assert!(oggi.iter().all(|categoria| !categoria.prove.is_empty()));
        let dirette: Vec<&str> = oggi.iter().filter(|c| c.chiamata_diretta).map(|c| c.codice.as_str()).collect();
        assert_eq!(dirette.len(), 4, "victims of terrorism and of duty, and their relatives: {dirette:?}");
        assert!(oggi.iter().filter(|c| c.precedenza == Precedenza::Assoluta).all(|c| c.elenco == Elenco::Art18));
    }
}
