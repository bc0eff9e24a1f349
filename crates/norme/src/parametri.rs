//! Dated parameters: every number of the law with the day it is valid from and its source.
//!
//! One file for each parameter, `parametri/<id>.toml`, built into the program; an office adds its
//! own. No number with legal meaning stands in code.

mod documento;
mod locali;
mod tabella;
#[cfg(test)]
mod tests;
mod valore;

pub use tabella::Riga;
pub(crate) use valore::citazione;
pub use valore::{Alternativa, Unita, Valore, ValoreDatato};

use crate::errore::ErroreNorma;
use crate::fonte::{Certezza, Fonte};
use crate::voce::ParametroLetto;
use chrono::{Days, Months, NaiveDate};
use documento::{Documento, DocumentoLocale};
use mirato_domain::{Euro, Frazione};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use ts_rs::TS;

include!(concat!(env!("OUT_DIR"), "/parametri_nazionali.rs"));

/// Months after which a parameter nobody has checked is shown as such.
const MESI_DI_VERIFICA: Months = Months::new(12);

/// The parameters by identifier.
#[derive(Debug, Clone)]
pub struct Parametri(BTreeMap<String, Parametro>);

/// A parameter with its whole history, as the settings show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Parametro {
    /// Identifier, which is the name of its file.
    pub id: String,
    /// What it is, in Italian.
    pub descrizione: String,
    /// Unit of its values.
    pub unita: Unita,
    /// Whether an office may set it.
    pub locale: bool,
    /// Day on which somebody last checked that nothing has changed.
    #[ts(type = "string")]
    pub verificato_al: NaiveDate,
    /// First day of the encoded history.
    #[ts(type = "string")]
    pub prima: NaiveDate,
    /// What else a reader should know, in Italian.
    pub nota: Option<String>,
    /// From this day a newer value is expected: until one is entered, results that read it warn.
    #[ts(type = "string | null")]
    pub rivedere_dal: Option<NaiveDate>,
    /// Why a newer value is expected, in Italian.
    pub rivedere_perche: Option<String>,
    /// Values, from the oldest.
    pub valori: Vec<ValoreDatato>,
    /// Rows, if it is a table.
    pub righe: Vec<Riga>,
    /// What else the law could mean.
    pub alternative: Vec<Alternativa>,
}

/// A value together with the record of having read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letto<T> {
    /// The value.
    pub valore: T,
    /// The parameter as read, for the explanation.
    pub letto: ParametroLetto,
    /// How certain the value is.
    pub certezza: Certezza,
    /// Warning to show with the result, in Italian: a newer value is due.
    pub avviso: Option<String>,
}

impl<T> Letto<T> {
    /// The source of the value as a citation.
    #[must_use]
    pub fn citazione(&self) -> Fonte {
        valore::citazione(&self.letto.fonte, self.certezza)
    }
}

impl Letto<i64> {
    /// The last of as many days after a day, which is not counted.
    pub(crate) fn giorni_dopo(&self, giorno: NaiveDate) -> Result<NaiveDate, ErroreNorma> {
        u64::try_from(self.valore)
            .ok()
            .and_then(|giorni| giorno.checked_add_days(Days::new(giorni)))
            .ok_or_else(|| ErroreNorma::TroppoGrande { cosa: self.letto.descrizione.clone() })
    }
}

/// A parameter that somebody should check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DaVerificare {
    /// Identifier.
    pub id: String,
    /// What it is, in Italian.
    pub descrizione: String,
    /// Day of the last check.
    #[ts(type = "string")]
    pub verificato_al: NaiveDate,
    /// Why it should be checked, in Italian.
    pub motivo: String,
}

impl Parametri {
    /// The national parameters, built into the program.
    ///
    /// # Errors
    /// `ParametroErrato` if a file is written badly; the tests of this crate keep that from happening.
    pub fn nazionali() -> Result<Self, ErroreNorma> {
        NAZIONALI
            .iter()
            .map(|(id, testo)| {
                let documento = leggi::<Documento>(id, testo)?;
                Ok(((*id).to_owned(), Parametro::nuovo(id, &documento, false)?))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// These parameters with those of an office: `[parametro.<id>]` tables of the national shape.
    ///
    /// # Errors
    /// `ParametroInConflitto` if a value of the office would replace a national one that offices may
    /// not set (it names both); `ParametroErrato` if the document is written badly.
    pub fn con_locali(mut self, documento_toml: &str) -> Result<Self, ErroreNorma> {
        for (id, documento) in leggi::<DocumentoLocale>("documento", documento_toml)?.parametro {
            match self.0.get_mut(&id) {
                Some(nazionale) => locali::aggiungi(nazionale, &documento)?,
                None => {
                    let parametro = Parametro::nuovo(&id, &documento, true)?;
                    self.0.insert(id, parametro);
                }
            }
        }
        Ok(self)
    }

    /// An integer on a day.
    ///
    /// # Errors
    /// `ParametroAssente`, `FuoriVigenza`, `Cessato`, or `ParametroErrato` if it is no integer.
    pub fn intero(&self, id: &str, al: NaiveDate) -> Result<Letto<i64>, ErroreNorma> {
        self.letto(id, al, |valore| if let Valore::Intero(numero) = valore { Some(*numero) } else { None })
    }

    /// An integer on a day, or nothing where the file or the office says "nessuno".
    pub(crate) fn intero_se_fissato(&self, id: &str, al: NaiveDate) -> Result<Option<Letto<i64>>, ErroreNorma> {
        match self.intero(id, al) {
            Ok(letto) => Ok(Some(letto)),
            Err(ErroreNorma::Cessato { .. }) => Ok(None),
            Err(errore) => Err(errore),
        }
    }

    /// A percentage or fraction of one on a day.
    ///
    /// # Errors
    /// As [`Self::intero`].
    pub fn frazione(&self, id: &str, al: NaiveDate) -> Result<Letto<Frazione>, ErroreNorma> {
        self.letto(id, al, |valore| if let Valore::Frazione(frazione) = valore { Some(*frazione) } else { None })
    }

    /// An amount on a day.
    ///
    /// # Errors
    /// As [`Self::intero`].
    pub fn euro(&self, id: &str, al: NaiveDate) -> Result<Letto<Euro>, ErroreNorma> {
        self.letto(id, al, |valore| if let Valore::Euro(importo) = valore { Some(*importo) } else { None })
    }

    /// The name of the choice in force on a day.
    ///
    /// # Errors
    /// As [`Self::intero`].
    pub fn scelta(&self, id: &str, al: NaiveDate) -> Result<Letto<String>, ErroreNorma> {
        self.letto(id, al, |valore| if let Valore::Scelta(nome) = valore { Some(nome.clone()) } else { None })
    }

    /// The rows of a table that hold on a day, national ones first.
    ///
    /// # Errors
    /// `ParametroAssente`, `FuoriVigenza`, or `ParametroErrato` if it is no table.
    pub fn tabella(&self, id: &str, al: NaiveDate) -> Result<Vec<&Riga>, ErroreNorma> {
        Ok(self.righe(id, al)?.iter().filter(|riga| riga.vale(al)).collect())
    }

    /// Every row of a table, of any day from `dal` on: for reckonings over a period.
    pub(crate) fn righe(&self, id: &str, dal: NaiveDate) -> Result<&[Riga], ErroreNorma> {
        let parametro = self.parametro(id)?;
        if parametro.unita != Unita::Tabella {
            return Err(parametro.errato("non è una tabella"));
        }
        if dal < parametro.prima {
            return Err(parametro.fuori_vigenza(dal));
        }
        Ok(&parametro.righe)
    }

    /// A parameter by its identifier.
    ///
    /// # Errors
    /// `ParametroAssente`.
    pub fn parametro(&self, id: &str) -> Result<&Parametro, ErroreNorma> {
        self.0.get(id).ok_or_else(|| ErroreNorma::ParametroAssente { id: id.to_owned() })
    }

    /// The first days, after `dal` and up to `al`, on which a parameter changes.
    pub(crate) fn cambi(&self, id: &str, dal: NaiveDate, al: NaiveDate) -> Result<Vec<NaiveDate>, ErroreNorma> {
        let giorni = self.parametro(id)?.valori.iter().map(|valore| valore.dal);
        Ok(giorni.filter(|giorno| dal < *giorno && *giorno <= al).collect())
    }

    /// SHA-256 of the parameter set in hexadecimal: two equal prints reckon alike. The day of the last
    /// check and the descriptions do not enter it.
    #[must_use]
    pub fn impronta(&self) -> String {
        let mut hash = Sha256::new();
        for parametro in self.0.values() {
            let Parametro { id, unita, prima, valori, righe, .. } = parametro;
            // Plain records always serialize; the compact JSON is the canonical form.
            hash.update(serde_json::to_vec(&(id, unita, prima, valori, righe)).unwrap_or_default());
        }
        hex::encode(hash.finalize())
    }

    /// Every parameter by identifier, for the settings.
    pub fn elenco(&self) -> impl Iterator<Item = &Parametro> {
        self.0.values()
    }

    /// Parameters not checked for twelve months, or whose newer value is due.
    #[must_use]
    pub fn da_verificare(&self, oggi: NaiveDate) -> Vec<DaVerificare> {
        let voce = |parametro: &Parametro, motivo: String| DaVerificare {
            id: parametro.id.clone(),
            descrizione: parametro.descrizione.clone(),
            verificato_al: parametro.verificato_al,
            motivo,
        };
        self.elenco()
            .filter_map(|parametro| {
                let scaduta =
                    parametro.verificato_al.checked_add_months(MESI_DI_VERIFICA).is_none_or(|fine| fine < oggi);
                let ultimo = parametro.valori.last().map_or(parametro.prima, |valore| valore.dal);
                match parametro.avviso(ultimo, oggi) {
                    Some(motivo) => Some(voce(parametro, motivo)),
                    None if scaduta => Some(voce(parametro, "nessuno lo controlla da più di dodici mesi".to_owned())),
                    None => None,
                }
            })
            .collect()
    }

    fn letto<T>(
        &self,
        id: &str,
        al: NaiveDate,
        estrai: impl Fn(&Valore) -> Option<T>,
    ) -> Result<Letto<T>, ErroreNorma> {
        let parametro = self.parametro(id)?;
        let datato = parametro.al(al)?;
        let valore = estrai(&datato.valore).ok_or_else(|| parametro.errato("la regola lo legge con un'altra unità"))?;
        Ok(Letto {
            valore,
            letto: ParametroLetto {
                id: parametro.id.clone(),
                descrizione: parametro.descrizione.clone(),
                valore: datato.testo.clone(),
                dal: datato.dal,
                fonte: datato.fonte.clone(),
            },
            certezza: datato.certezza,
            avviso: parametro.avviso(datato.dal, al),
        })
    }
}

impl Parametro {
    fn nuovo(id: &str, documento: &Documento, locale: bool) -> Result<Self, ErroreNorma> {
        let errato = |motivo: &str| ErroreNorma::ParametroErrato { id: id.to_owned(), motivo: motivo.to_owned() };
        let unita = documento.unita.ok_or_else(|| errato("manca l'unità"))?;
        let descrizione = documento.descrizione.clone().ok_or_else(|| errato("manca la descrizione"))?;
        let valori = documento.valori(id, unita, locale)?;
        let prima = match unita {
            Unita::Tabella => documento.dal.ok_or_else(|| errato("manca «dal», il primo giorno della tabella"))?,
            _ => valori.first().ok_or_else(|| errato("non ha valori"))?.dal,
        };
        if documento.rivedere_dal.is_some() != documento.rivedere_perche.is_some() {
            return Err(errato("«rivedere_dal» e «rivedere_perche» vanno insieme"));
        }
        Ok(Self {
            id: id.to_owned(),
            descrizione,
            unita,
            locale: documento.locale,
            verificato_al: documento.verificato_al,
            prima,
            nota: documento.nota.clone(),
            rivedere_dal: documento.rivedere_dal,
            rivedere_perche: documento.rivedere_perche.clone(),
            valori,
            righe: documento.righe(id, prima, locale)?,
            alternative: documento.alternative(id, unita)?,
        })
    }

    /// The value in force on a day.
    fn al(&self, giorno: NaiveDate) -> Result<&ValoreDatato, ErroreNorma> {
        let quanti = self.valori.partition_point(|valore| valore.dal <= giorno);
        let Some(valore) = quanti.checked_sub(1).and_then(|ultimo| self.valori.get(ultimo)) else {
            return Err(self.fuori_vigenza(giorno));
        };
        if valore.valore == Valore::Nessuno {
            return Err(ErroreNorma::Cessato { cosa: self.descrizione.clone(), data: giorno, dal: valore.dal });
        }
        Ok(valore)
    }

    /// The warning that a value which began on `dal` is due for replacement on `giorno`.
    fn avviso(&self, dal: NaiveDate, giorno: NaiveDate) -> Option<String> {
        let (da_rivedere, perche) = (self.rivedere_dal?, self.rivedere_perche.as_ref()?);
        (dal < da_rivedere && da_rivedere <= giorno).then(|| perche.clone())
    }

    fn fuori_vigenza(&self, data: NaiveDate) -> ErroreNorma {
        ErroreNorma::FuoriVigenza { cosa: self.descrizione.clone(), data, prima: self.prima }
    }

    fn errato(&self, motivo: &str) -> ErroreNorma {
        ErroreNorma::ParametroErrato { id: self.id.clone(), motivo: motivo.to_owned() }
    }
}

fn leggi<T: serde::de::DeserializeOwned>(id: &str, testo: &str) -> Result<T, ErroreNorma> {
    toml::from_str(testo)
        .map_err(|errore| ErroreNorma::ParametroErrato { id: id.to_owned(), motivo: errore.to_string() })
}
