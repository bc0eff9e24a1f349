//! Data of the report of a quarterly review: figures, plots each with its table, what is to be done.

use crate::calcolo::Cifra;
use crate::carta::{Carta, Firma, Stato};
use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use crate::pratica::Atto;
use crate::provvedimento::{Segnatura, non_vuoto, pieni};
use crate::relazione::Tabella;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Name of the template.
pub const MODELLO: &str = "revisione";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";
/// Most periods a plot and its table can show side by side.
pub const PERIODI: usize = 6;

/// Everything the report prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Draft, to be signed, analogue copy.
    pub stato: Stato,
    /// Letterhead.
    pub carta: Carta,
    /// Number and day of the review.
    pub atto: Atto,
    /// Protocol and file.
    #[serde(default)]
    pub segnatura: Segnatura,
    /// Title ("Revisione trimestrale").
    pub titolo: String,
    /// Line below the title.
    #[serde(default)]
    pub sottotitolo: String,
    /// Period, as it is read ("3° trimestre 2026").
    pub periodo: String,
    /// First day of the period.
    pub dal: NaiveDate,
    /// Last day of the period.
    pub al: NaiveDate,
    /// Day of the situation that was reviewed.
    pub situazione_al: NaiveDate,
    /// Figures in evidence.
    #[serde(default)]
    pub cifre: Vec<Cifra>,
    /// The review in two or three sentences.
    #[serde(default)]
    pub in_breve: String,
    /// Sections; at least one.
    pub sezioni: Vec<Sezione>,
    /// What is to be done.
    #[serde(default)]
    pub azioni: Vec<Azione>,
    /// Who signs.
    pub firma: Firma,
}

/// A section: text, a series with its plot, a table; each may be absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sezione {
    /// Heading.
    pub titolo: String,
    /// Text above the figures.
    #[serde(default)]
    pub testo: Option<String>,
    /// Values over the periods: the plot, its alternative text and its table are made from them.
    #[serde(default)]
    pub serie: Option<Serie>,
    /// Another table.
    #[serde(default)]
    pub tabella: Option<Tabella>,
}

/// Values by group over some periods.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Serie {
    /// What is counted ("Posti da coprire a fine trimestre").
    pub che_cosa: String,
    /// What a group is ("Provincia", "Classe", "Settore").
    pub gruppo: String,
    /// Groups, at least one. Up to twelve are plotted over the periods; with more, the last period alone.
    pub gruppi: Vec<String>,
    /// Periods, at least one and at most [`PERIODI`], oldest first ("4° 2025").
    pub serie: Vec<String>,
    /// A row of values for each group, as many as the periods.
    pub valori: Vec<Vec<u32>>,
    /// Whether the table has a row of totals.
    #[serde(default)]
    pub somma: bool,
    /// Whether there is a plot above the table.
    #[serde(default)]
    pub grafico: bool,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Azione {
    /// About what, in two or three words.
    pub voce: String,
    /// What.
    pub testo: String,
    /// By when.
    #[serde(default)]
    pub entro: Option<NaiveDate>,
    /// By whom.
    #[serde(default)]
    pub chi: Option<String>,
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.atto.valida(&self.stato)?;
        self.segnatura.valida()?;
        pieno("titolo", &self.titolo)?;
        pieno("periodo", &self.periodo)?;
        non_prima("al", self.al, ("dal", self.dal))?;
        non_vuoto("sezioni", &self.sezioni, "indica almeno una sezione")?;
        for (indice, sezione) in self.sezioni.iter().enumerate() {
            sezione.valida(&format!("sezioni[{indice}]"))?;
        }
        for (indice, azione) in self.azioni.iter().enumerate() {
            pieni(&format!("azioni[{indice}]"), &[("voce", &azione.voce), ("testo", &azione.testo)])?;
        }
        self.firma.valida()
    }
}

impl Sezione {
    fn valida(&self, campo: &str) -> Result<(), ErroreDocumento> {
        pieno(&format!("{campo}.titolo"), &self.titolo)?;
        if let Some(serie) = &self.serie {
            serie.valida(&format!("{campo}.serie"))?;
        }
        self.tabella.as_ref().map_or(Ok(()), |tabella| tabella.valida(&format!("{campo}.tabella")))
    }
}

impl Serie {
    fn valida(&self, campo: &str) -> Result<(), ErroreDocumento> {
        pieni(campo, &[("che_cosa", &self.che_cosa), ("gruppo", &self.gruppo)])?;
        non_vuoto(&format!("{campo}.gruppi"), &self.gruppi, "indica almeno un gruppo")?;
        if self.serie.is_empty() || self.serie.len() > PERIODI {
            return Err(ErroreDocumento::dato(format!("{campo}.serie"), format!("i periodi vanno da 1 a {PERIODI}")));
        }
        if self.valori.len() != self.gruppi.len() {
            return Err(ErroreDocumento::dato(format!("{campo}.valori"), "ha righe in numero diverso dai gruppi"));
        }
        match self.valori.iter().position(|riga| riga.len() != self.serie.len()) {
            None => Ok(()),
            Some(indice) => Err(ErroreDocumento::dato(
                format!("{campo}.valori[{indice}]"),
                "ha valori in numero diverso dai periodi",
            )),
        }
    }
}
