//! Data of the published ranking: a code drawn for the avviso, a position, a score, admitted or not.
//!
//! Nothing else may be published (art. 2-septies, c. 8, D.Lgs. 196/2003; art. 26, c. 4, D.Lgs. 33/2013): there is no
//! member for a name, and a text that would reveal the list is refused, since it would tell the health of whoever
//! knows a code. The file says neither the program nor the list.

use crate::carta::{Avvertenza, Carta, Firma, Protocollo, Stato};
use crate::errore::ErroreDocumento;
use crate::lettura::{non_prima, pieno};
use chrono::NaiveDate;
use mirato_domain::CodiceFiscale;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Name of the template.
pub const MODELLO: &str = "graduatoria";
/// Version of the template these data belong to.
pub const VERSIONE: &str = "v1";

/// Parts of words that reveal the list beyond doubt, in lower case. It is the last gate, whoever asks for the file: the
/// use case first asks the rule, whose table of words is dated (`testo_pubblicabile` of the crate `norme`).
const RIVELATRICI: [&str; 10] = [
    "mirato",
    "disabil",
    "invalid",
    "handicap",
    "categorie protette",
    "68/1999",
    "68/99",
    "68-99",
    "68 del 1999",
    "n. 68",
];

/// Everything the ranking prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dati {
    /// Draft, to be signed, analogue copy.
    pub stato: Stato,
    /// Letterhead, with names that do not reveal the list ("Settore Lavoro").
    pub carta: Carta,
    /// Day.
    pub data: NaiveDate,
    /// Outgoing protocol; absent until it is assigned.
    #[serde(default)]
    pub protocollo: Option<Protocollo>,
    /// Number and day of the avviso ("14/2026").
    pub avviso: Protocollo,
    /// Whether objections are still open.
    #[serde(default)]
    pub provvisoria: bool,
    /// Who comes first.
    pub precede: Precede,
    /// First day of publication.
    pub pubblicato_dal: NaiveDate,
    /// Last day of publication.
    pub pubblicato_al: NaiveDate,
    /// How and by when a review is asked for, in whole sentences.
    pub riesame: String,
    /// How long the ranking is valid, in whole sentences.
    #[serde(default)]
    pub validita: Option<String>,
    /// Rows: the admitted in order of position, then the excluded in order of code. There may be tens of thousands.
    pub righe: Vec<Riga>,
    /// Who signs.
    pub firma: Firma,
    /// Notices at the foot: person responsible, appeal.
    #[serde(default)]
    pub avvertenze: Vec<Avvertenza>,
}

/// Who comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precede {
    /// The lowest score.
    PiuBasso,
    /// The highest score.
    PiuAlto,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Riga {
    /// Code drawn for this avviso alone: capital letters, digits and hyphens.
    pub codice: String,
    /// Position; absent if excluded.
    #[serde(default)]
    pub posizione: Option<u32>,
    /// Score, as it is read ("887,25"); absent if excluded.
    #[serde(default)]
    pub punteggio: Option<String>,
    /// Outcome.
    pub esito: EsitoRiga,
}

/// Outcome of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EsitoRiga {
    /// Admitted.
    Ammessa,
    /// Admitted with reserve.
    AmmessaConRiserva,
    /// Excluded: the reason goes to the person alone.
    Esclusa,
}

/// The part of a word that makes a text reveal the list, if any.
#[must_use]
pub fn rivela(testo: &str) -> Option<&'static str> {
    let testo = testo.to_lowercase().replace('\u{A0}', " ");
    RIVELATRICI.into_iter().find(|parte| testo.contains(parte))
}

impl Dati {
    /// Checks what the types cannot say.
    pub(crate) fn valida(&self) -> Result<(), ErroreDocumento> {
        self.carta.valida()?;
        self.firma.valida()?;
        pieno("avviso.numero", &self.avviso.numero)?;
        pieno("riesame", &self.riesame)?;
        non_prima("data", self.data, ("avviso.data", self.avviso.data))?;
        non_prima("pubblicato_al", self.pubblicato_al, ("pubblicato_dal", self.pubblicato_dal))?;
        self.valida_testi()?;
        self.valida_righe()
    }

    /// Every text that is published, with the name of its field: none may reveal the list.
    #[must_use]
    pub fn testi(&self) -> Vec<(&'static str, &str)> {
        let mut testi = vec![
            ("carta.ente", self.carta.ente.as_str()),
            ("carta.servizio", &self.carta.servizio),
            ("avviso.numero", &self.avviso.numero),
            ("riesame", &self.riesame),
            ("firma.luogo", &self.firma.luogo),
            ("firma.ruolo", &self.firma.ruolo),
            ("firma.nome", &self.firma.nome),
        ];
        testi.extend(self.carta.ufficio.iter().map(|testo| ("carta.ufficio", testo.as_str())));
        testi.extend(self.carta.recapiti.iter().map(|testo| ("carta.recapiti", testo.as_str())));
        let stemma = self.carta.stemma.iter();
        testi.extend(stemma.map(|stemma| ("carta.stemma.testo_alternativo", stemma.testo_alternativo.as_str())));
        testi.extend(self.protocollo.iter().map(|protocollo| ("protocollo.numero", protocollo.numero.as_str())));
        testi.extend(self.validita.iter().map(|testo| ("validita", testo.as_str())));
        let avvertenze = self.avvertenze.iter().flat_map(|voce| [voce.voce.as_str(), voce.testo.as_str()]);
        testi.extend(avvertenze.map(|testo| ("avvertenze", testo)));
        testi
    }

    fn valida_testi(&self) -> Result<(), ErroreDocumento> {
        match self.testi().into_iter().find_map(|(campo, testo)| rivela(testo).map(|parte| (campo, parte))) {
            None => Ok(()),
            Some((campo, parte)) => {
                let motivo =
                    format!("«{parte}» rivela di quale elenco si tratta: usa parole neutre, il file si pubblica");
                Err(ErroreDocumento::dato(campo, motivo))
            }
        }
    }

    fn valida_righe(&self) -> Result<(), ErroreDocumento> {
        let mut codici = BTreeSet::new();
        let mut ultima = 0;
        for (indice, riga) in self.righe.iter().enumerate() {
            let errore =
                |campo: &str, motivo: &str| Err(ErroreDocumento::dato(format!("righe[{indice}].{campo}"), motivo));
            if !riga.codice_ammesso() {
                return errore("codice", "non è un codice da pubblicare: da 4 a 20 fra maiuscole, cifre e trattini");
            }
            if !codici.insert(riga.codice.as_str()) {
                return errore("codice", "compare due volte");
            }
            let ammessa = riga.esito != EsitoRiga::Esclusa;
            if riga.posizione.is_some() != ammessa {
                return errore("posizione", "va indicata per chi è ammesso e solo per lui");
            }
            if riga.punteggio.is_some() != ammessa || riga.punteggio.as_ref().is_some_and(|punti| !numero(punti)) {
                return errore("punteggio", "va indicato, in cifre, per chi è ammesso e solo per lui");
            }
            if let Some(posizione) = riga.posizione {
                if posizione <= ultima {
                    return errore("posizione", "non segue quella della riga precedente");
                }
                ultima = posizione;
            }
        }
        Ok(())
    }
}

impl Riga {
    /// Neither a name nor a codice fiscale passes for a code.
    fn codice_ammesso(&self) -> bool {
        (4..=20).contains(&self.codice.len())
            && self.codice.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
            && self.codice.parse::<CodiceFiscale>().is_err()
    }
}

fn numero(testo: &str) -> bool {
    testo.contains(|carattere: char| carattere.is_ascii_digit())
        && testo.chars().all(|carattere| carattere.is_ascii_digit() || ",.−-".contains(carattere))
}

#[cfg(test)]
mod tests {
    use super::rivela;

    #[test]
    fn what_reveals_the_list_is_told_and_the_rest_is_not() {
        for (testo, atteso) in [
            ("Servizio Collocamento mirato", Some("mirato")),
            ("graduatoria-legge-68-99", Some("68-99")),
            ("Avviso ai sensi della L. 68/1999", Some("68/1999")),
            ("legge n.\u{A0}68", Some("n. 68")),
            ("Persone con DISABILITÀ", Some("disabil")),
            ("esito-avviso-14-2026.pdf", None),
            ("Settore Lavoro", None),
        ] {
            assert_eq!(rivela(testo), atteso, "{testo}");
        }
    }
}
