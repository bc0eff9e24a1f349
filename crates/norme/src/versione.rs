//! Rules that changed with time: the version in force on a day.

use crate::errore::ErroreNorma;
use crate::fonte::Fonte;
use chrono::NaiveDate;

/// One version of a rule: the days on which it holds, where it comes from, what it reckons.
#[derive(Debug, Clone, Copy)]
pub struct Versione<C> {
    /// First day on which it holds.
    pub dal: NaiveDate,
    /// Last day on which it holds, or none if it still does.
    pub al: Option<NaiveDate>,
    /// Its citation.
    pub fonte: fn() -> Fonte,
    /// The rule itself.
    pub calcola: C,
}

impl<C> Versione<C> {
    /// Whether the version holds on a day.
    #[must_use]
    pub fn vale(&self, giorno: NaiveDate) -> bool {
        self.dal <= giorno && self.al.is_none_or(|fine| giorno <= fine)
    }
}

/// The history of a rule, with its name for the messages.
#[derive(Debug, Clone, Copy)]
pub struct Storia<C: 'static> {
    /// What the rule is, in Italian.
    pub cosa: &'static str,
    /// Its versions, from the oldest.
    pub versioni: &'static [Versione<C>],
}

impl<C> Storia<C> {
    /// The version in force on a day.
    ///
    /// # Errors
    /// `FuoriVigenza` before the first version, `Cessato` after the last, and what [`Self::verifica`] refuses.
    pub fn al(&self, data: NaiveDate) -> Result<&'static Versione<C>, ErroreNorma> {
        self.verifica()?;
        if let Some(versione) = self.versioni.iter().find(|versione| versione.vale(data)) {
            return Ok(versione);
        }
        let cosa = self.cosa.to_owned();
        match (self.versioni.first(), self.versioni.last().and_then(|ultima| ultima.al)) {
            (Some(prima), _) if data < prima.dal => Err(ErroreNorma::FuoriVigenza { cosa, data, prima: prima.dal }),
            (_, Some(fine)) => Err(ErroreNorma::Cessato { cosa, data, dal: fine.succ_opt().unwrap_or(fine) }),
            _ => Err(ErroreNorma::ParametroErrato { id: cosa, motivo: "la regola non ha versioni".to_owned() }),
        }
    }

    /// Refuses overlaps and gaps between versions.
    ///
    /// # Errors
    /// `EccezioniInConflitto` names the two versions that share a day; `ParametroErrato` names a gap.
    pub fn verifica(&self) -> Result<(), ErroreNorma> {
        for coppia in self.versioni.windows(2) {
            let (prima, seconda) = (&coppia[0], &coppia[1]);
            match prima.al {
                Some(fine) if fine < seconda.dal && fine.succ_opt() == Some(seconda.dal) => {}
                Some(fine) if fine < seconda.dal => {
                    return Err(ErroreNorma::ParametroErrato {
                        id: self.cosa.to_owned(),
                        motivo: format!("nessuna versione vale fra il {fine} e il {}", seconda.dal),
                    });
                }
                _ => {
                    let descritta = |versione: &Versione<C>| format!("{}, versione dal {}", self.cosa, versione.dal);
                    return Err(ErroreNorma::EccezioniInConflitto {
                        prima: descritta(prima),
                        seconda: descritta(seconda),
                    });
                }
            }
        }
        Ok(())
    }
}

/// A calendar day written in code; a day that does not exist stops the compiler.
#[must_use]
pub const fn giorno(anno: i32, mese: u32, giorno: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(anno, mese, giorno) {
        Some(data) => data,
        None => panic!("giorno inesistente"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fonte() -> Fonte {
        Fonte::legge("L. 68/1999", "3", "2", "")
    }

    const fn versione(dal: NaiveDate, al: Option<NaiveDate>) -> Versione<u8> {
        Versione { dal, al, fonte, calcola: 0 }
    }

    static INTERA: [Versione<u8>; 2] =
        [versione(giorno(2000, 1, 17), Some(giorno(2017, 12, 31))), versione(giorno(2018, 1, 1), None)];
    static BUCO: [Versione<u8>; 2] =
        [versione(giorno(2000, 1, 17), Some(giorno(2017, 12, 30))), versione(giorno(2018, 1, 1), None)];
    static DOPPIA: [Versione<u8>; 2] =
        [versione(giorno(2000, 1, 17), Some(giorno(2018, 1, 1))), versione(giorno(2018, 1, 1), None)];
    static APERTA: [Versione<u8>; 2] = [versione(giorno(2000, 1, 17), None), versione(giorno(2018, 1, 1), None)];

    fn storia(versioni: &'static [Versione<u8>]) -> Storia<u8> {
        Storia { cosa: "prova", versioni }
    }

    #[test]
    fn gap_and_overlap_are_refused() {
        assert_eq!(storia(&INTERA).verifica(), Ok(()));
        assert!(matches!(storia(&BUCO).verifica(), Err(ErroreNorma::ParametroErrato { .. })));
        assert!(matches!(storia(&DOPPIA).verifica(), Err(ErroreNorma::EccezioniInConflitto { .. })));
        assert!(matches!(storia(&APERTA).verifica(), Err(ErroreNorma::EccezioniInConflitto { .. })));
    }

    #[test]
    fn each_day_has_its_version_and_none_before_the_first() {
        assert_eq!(storia(&INTERA).al(giorno(2017, 12, 31)).unwrap().dal, giorno(2000, 1, 17));
        assert_eq!(storia(&INTERA).al(giorno(2018, 1, 1)).unwrap().dal, giorno(2018, 1, 1));
        assert!(matches!(storia(&INTERA).al(giorno(2000, 1, 16)), Err(ErroreNorma::FuoriVigenza { .. })));
    }
}
