//! What the acts towards employers and public bodies share: recitals, amounts, what an act answers.
//!
//! No type here has a place for a diagnosis, a percentage of disability or a category.

use crate::carta::Protocollo;
use crate::errore::ErroreDocumento;
use crate::lettura::pieno;
use mirato_domain::Euro;
use serde::{Deserialize, Serialize};

/// A recital: the governing word and the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Premessa {
    /// "Vista", "Sentito", "Dato atto".
    pub parola: String,
    /// The rest of the sentence, with its semicolon.
    pub testo: String,
}

/// Protocol and file of an act that may answer something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segnatura {
    /// Outgoing protocol; absent until it is assigned.
    #[serde(default)]
    pub protocollo: Option<Protocollo>,
    /// Classification.
    #[serde(default)]
    pub classificazione: Option<String>,
    /// File.
    #[serde(default)]
    pub fascicolo: Option<String>,
    /// What the act answers.
    #[serde(default)]
    pub riferimento: Option<Riferimento>,
    /// Stamp duty paid on the act ("16,00 €, n. 01260000000000").
    #[serde(default)]
    pub bollo: Option<String>,
}

/// What an act answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Riferimento {
    /// What it is ("Istanza", "Richiesta", "Comunicazione").
    pub voce: String,
    /// Its protocol.
    pub protocollo: Protocollo,
}

/// An amount in figures and in words. Made from an [`Euro`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Importo {
    /// In figures.
    pub euro: Euro,
    /// In words ("quarantottomilatrecentosei/72"): those of [`Euro::in_lettere`].
    pub lettere: String,
}

/// One of several signatures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirmaParte {
    /// For whom ("Per il Servizio").
    pub parte: String,
    /// Office held.
    pub ruolo: String,
    /// Title and name.
    pub nome: String,
}

impl FirmaParte {
    /// The signatures of an act: one for each of its parties.
    pub(crate) fn valida_tutte(firme: &[Self], parti: usize) -> Result<(), ErroreDocumento> {
        if firme.len() < parti {
            return Err(ErroreDocumento::dato("firme", format!("ne servono {parti}: firma ciascuna parte")));
        }
        firme.iter().enumerate().try_for_each(|(indice, firma)| {
            let campi = [("parte", &*firma.parte), ("ruolo", &firma.ruolo), ("nome", &firma.nome)];
            pieni(&format!("firme[{indice}]"), &campi)
        })
    }
}

impl From<Euro> for Importo {
    fn from(euro: Euro) -> Self {
        Self { euro, lettere: euro.in_lettere() }
    }
}

impl Importo {
    /// Figures and words agree, and the amount is not negative.
    pub(crate) fn valida(&self, campo: &str) -> Result<(), ErroreDocumento> {
        positivo(&format!("{campo}.euro"), self.euro)?;
        if self.lettere == self.euro.in_lettere() {
            Ok(())
        } else {
            Err(ErroreDocumento::dato(format!("{campo}.lettere"), "non dice l’importo in cifre: correggi uno dei due"))
        }
    }
}

impl Segnatura {
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        let Some(riferimento) = &self.riferimento else { return Ok(()) };
        pieno("segnatura.riferimento.voce", &riferimento.voce)?;
        pieno("segnatura.riferimento.protocollo.numero", &riferimento.protocollo.numero)
    }
}

impl Premessa {
    /// The recitals of an act: none may be blank.
    pub(crate) fn valida_tutte(premesse: &[Self]) -> Result<(), ErroreDocumento> {
        premesse.iter().enumerate().try_for_each(|(indice, voce)| {
            pieno(&format!("premesse[{indice}].parola"), &voce.parola)?;
            pieno(&format!("premesse[{indice}].testo"), &voce.testo)
        })
    }
}

/// An amount that must not be negative.
pub(crate) fn positivo(campo: &str, importo: Euro) -> Result<(), ErroreDocumento> {
    if importo < Euro::ZERO {
        Err(ErroreDocumento::dato(campo, "è negativo: un importo dovuto parte da zero"))
    } else {
        Ok(())
    }
}

/// Texts that must not be blank, each with the name of its field inside `campo`.
pub(crate) fn pieni(campo: &str, testi: &[(&str, &str)]) -> Result<(), ErroreDocumento> {
    testi.iter().try_for_each(|(nome, testo)| pieno(&format!("{campo}.{nome}"), testo))
}

/// A list that must have at least one item.
pub(crate) fn non_vuoto<T>(campo: &str, voci: &[T], manca: &str) -> Result<(), ErroreDocumento> {
    if voci.is_empty() { Err(ErroreDocumento::dato(campo, format!("è vuoto: {manca}"))) } else { Ok(()) }
}

/// A total that must be the sum of its parts.
pub(crate) fn somma(
    campo: &str,
    totale: Euro,
    parti: impl IntoIterator<Item = Euro>,
    di_che: &str,
) -> Result<(), ErroreDocumento> {
    if parti.into_iter().sum::<Euro>() == totale {
        Ok(())
    } else {
        Err(ErroreDocumento::dato(campo, format!("non è la somma {di_che}: controlla gli importi")))
    }
}
