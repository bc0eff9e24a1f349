//! Art. 18 L. 68/1999: orphans, spouses and the categories equated to them.

use crate::aritmetica::{Esatta, arrotonda, parte};
use crate::errore::ErroreNorma;
use crate::esito::Esito;
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::QuotaDiRiserva;
use crate::parametri::{Letto, Parametri};
use chrono::NaiveDate;
use mirato_domain::Frazione;

/// The parameters of art. 18 on a day.
#[derive(Debug, Clone)]
pub struct RegoleArt18 {
    /// First base from which the quota is due.
    pub soglia: Letto<i64>,
    /// First base from which it is a percentage.
    pub soglia_percentuale: Letto<i64>,
    /// Fixed units.
    pub fissa: Letto<i64>,
    /// Percentage.
    pub aliquota: Letto<Frazione>,
    /// Part of all employees within which protected categories are not counted in the base.
    pub limite_escluse: Letto<Frazione>,
}

impl RegoleArt18 {
    /// The parameters in force on a day.
    ///
    /// # Errors
    /// An error of a parameter.
    pub fn al(parametri: &Parametri, data: NaiveDate) -> Result<Self, ErroreNorma> {
        Ok(Self {
            soglia: parametri.intero("soglia_art18", data)?,
            soglia_percentuale: parametri.intero("soglia_art18_percentuale", data)?,
            fissa: parametri.intero("quota_fissa_art18", data)?,
            aliquota: parametri.frazione("aliquota_art18", data)?,
            limite_escluse: parametri.frazione("limite_categorie_protette_escluse", data)?,
        })
    }

    /// Whether the quota is a percentage of the base, not fixed units.
    #[must_use]
    pub const fn in_percentuale(&self, base: i64) -> bool {
        base >= self.soglia_percentuale.valore
    }

    /// The units reserved to the protected categories, from the base (art. 18 c. 2).
    #[must_use]
    pub fn quota_di_riserva(&self, base: i64) -> Esito<QuotaDiRiserva> {
        if self.in_percentuale(base) {
            Esito::Valore(QuotaDiRiserva::percentuale(self.aliquota.valore, base))
        } else if base >= self.soglia.valore {
            Esito::Valore(QuotaDiRiserva::fissa(self.fissa.valore))
        } else {
            Esito::non_applicabile("l'art. 18 vale da 51 lavoratori computabili")
        }
    }

    /// The protected categories not counted in the base: at most 1% of all employees, rounded.
    #[must_use]
    pub fn non_computabili(&self, in_forza: i64, totale_dipendenti: i64) -> Limite {
        let esatto = parte(self.limite_escluse.valore, totale_dipendenti);
        let massimo = arrotonda(esatto);
        Limite { esatto, massimo, esclusi: in_forza.min(massimo) }
    }
}

/// The cap of 1% and what it leaves out of the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limite {
    /// The exact percentage.
    pub esatto: Esatta,
    /// The percentage rounded.
    pub massimo: i64,
    /// Workers left out of the base.
    pub esclusi: i64,
}

/// Workers of art. 18 beyond their quota who were already in force on 17 January 2000: they lower the
/// uncovered units of art. 3 (art. 18 c. 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Esuberi {
    /// Quota of art. 18.
    pub quota: i64,
    /// Workers of art. 18 in force.
    pub in_forza: i64,
    /// Those in force on 17 January 2000.
    pub al_17_01_2000: i64,
}

impl Esuberi {
    /// Workers beyond the quota.
    #[must_use]
    pub fn oltre_la_quota(&self) -> i64 {
        (self.in_forza - self.quota).max(0)
    }

    /// The units that could be used, whatever is uncovered: the prospetto declares this figure.
    #[must_use]
    pub fn utilizzabili(&self) -> i64 {
        self.quota.min(self.oltre_la_quota()).min(self.al_17_01_2000)
    }

    /// The units by which the uncovered quota of art. 3 is lowered.
    #[must_use]
    pub fn abbattimento(&self, scopertura_art3: i64) -> Esito<i64> {
        if self.al_17_01_2000 == 0 {
            Esito::non_applicabile("nessun lavoratore dell'art. 18 era in forza il 17 gennaio 2000")
        } else if self.oltre_la_quota() == 0 {
            Esito::non_applicabile("i lavoratori dell'art. 18 non superano la loro quota")
        } else if self.quota == 0 {
            Esito::non_applicabile("non è dovuta una quota dell'art. 18")
        } else if scopertura_art3 <= 0 {
            Esito::non_applicabile("la quota dell'art. 3 è già coperta")
        } else {
            Esito::Valore(self.utilizzabili().min(scopertura_art3))
        }
    }
}

/// The reduction spread over provinces: each uncovered one, from the largest, loses its rounded share;
/// what rounding leaves over is taken from the largest.
#[must_use]
pub fn ripartisci_abbattimento(scoperture: &[i64], abbattimento: i64, scopertura_nazionale: i64) -> Vec<i64> {
    let mut tolte = vec![0_i64; scoperture.len()];
    if abbattimento <= 0 || scopertura_nazionale <= 0 {
        return tolte;
    }
    let quota = Esatta::new(i128::from(abbattimento), i128::from(scopertura_nazionale));
    let mut resta = abbattimento;
    let mut ordine: Vec<usize> = (0..scoperture.len()).collect();
    ordine.sort_by_key(|indice| std::cmp::Reverse(scoperture[*indice]));
    loop {
        let prima = resta;
        for indice in &ordine {
            let scoperta = (scoperture[*indice] - tolte[*indice]).max(0);
            let parte = arrotonda(quota * Esatta::from_integer(i128::from(scoperta))).min(resta);
            tolte[*indice] += parte;
            resta -= parte;
        }
        if resta == 0 || resta == prima {
            break;
        }
    }
    ordine.sort_by_key(|indice| std::cmp::Reverse(scoperture[*indice] - tolte[*indice]));
    for indice in ordine {
        let parte = (scoperture[indice] - tolte[indice]).clamp(0, resta);
        tolte[indice] += parte;
        resta -= parte;
    }
    tolte
}

/// Citation of the quota of art. 18.
#[must_use]
pub fn fonte() -> Fonte {
    Fonte::legge("L. 68/1999", "18", "2", "")
}

/// Citation of the surplus of 17 January 2000.
#[must_use]
pub fn fonte_esuberi() -> Fonte {
    Fonte::legge("L. 68/1999", "18", "3", "").prassi()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reduction_is_the_least_of_four_figures() {
        let esuberi = |quota, in_forza, al| Esuberi { quota, in_forza, al_17_01_2000: al };
        assert_eq!(esuberi(2, 5, 5).abbattimento(4), Esito::Valore(2), "quota");
        assert_eq!(esuberi(3, 4, 5).abbattimento(4), Esito::Valore(1), "surplus");
        assert_eq!(esuberi(3, 9, 1).abbattimento(4), Esito::Valore(1), "in force in 2000");
        assert_eq!(esuberi(3, 9, 9).abbattimento(2), Esito::Valore(2), "uncovered");
        assert_eq!(esuberi(3, 9, 0).abbattimento(2).valore(), None);
        assert_eq!(esuberi(3, 9, 9).abbattimento(0).valore(), None);
    }

    #[test]
    fn the_reduction_is_spread_whole_and_never_below_zero() {
        assert_eq!(ripartisci_abbattimento(&[3, 1, -2], 2, 2), [2, 0, 0], "all of it from the largest first");
        assert_eq!(ripartisci_abbattimento(&[2, 2, 2], 3, 6), [1, 1, 1], "half of 2 each");
        assert_eq!(ripartisci_abbattimento(&[1, 1], 1, 2), [1, 0], "0,50 is dropped, the rest comes from the largest");
    }
}
