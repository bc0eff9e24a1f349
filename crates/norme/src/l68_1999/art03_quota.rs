//! Art. 3 L. 68/1999: from which class of employer, how many units, and in which province.

use crate::aritmetica::{self, Esatta, arrotonda, italiano, parte};
use crate::errore::ErroreNorma;
use crate::esito::Esito;
use crate::fonte::Fonte;
use crate::parametri::{Letto, Parametri};
use crate::versione::{Storia, Versione, giorno};
use crate::voce::Voce;
use chrono::NaiveDate;
use mirato_domain::Frazione;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Class of employer by the workers counted for art. 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Classe {
    /// Fewer than 15: no duty.
    #[serde(rename = "non_soggetto")]
    NonSoggetto,
    /// From 15 to 35: one unit.
    #[serde(rename = "15_35")]
    Da15A35,
    /// From 36 to 50: two units.
    #[serde(rename = "36_50")]
    Da36A50,
    /// More than 50: a percentage.
    #[serde(rename = "oltre_50")]
    Oltre50,
}

impl Classe {
    /// The class as a reader sees it.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::NonSoggetto => "meno di 15 lavoratori",
            Self::Da15A35 => "da 15 a 35 lavoratori",
            Self::Da36A50 => "da 36 a 50 lavoratori",
            Self::Oltre50 => "oltre 50 lavoratori",
        }
    }

    /// Citation of the letter of art. 3 c. 1 that describes the class.
    #[must_use]
    pub fn fonte(self) -> Fonte {
        let lettera = match self {
            Self::Oltre50 => "a",
            Self::Da36A50 => "b",
            Self::Da15A35 | Self::NonSoggetto => "c",
        };
        Fonte::legge("L. 68/1999", "3", "1", lettera)
    }
}

/// When an employer from 15 to 35 owes its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obbligo15A35 {
    /// Only after a new hire (art. 3 c. 2, abrogated).
    NuoveAssunzioni,
    /// As soon as there are 15.
    Immediato,
}

/// History of the duty from 15 to 35: art. 3 c. 2 was abrogated with effect from 1 January 2018.
pub static OBBLIGO_15_35: Storia<Obbligo15A35> = Storia {
    cosa: "obbligo di assunzione dell'art. 3 L. 68/1999",
    versioni: &[
        Versione {
            dal: giorno(2000, 1, 17),
            al: Some(giorno(2017, 12, 31)),
            fonte: || Fonte::legge("L. 68/1999", "3", "2", ""),
            calcola: Obbligo15A35::NuoveAssunzioni,
        },
        Versione {
            dal: giorno(2018, 1, 1),
            al: None,
            fonte: || Fonte::legge("D.Lgs. 151/2015", "3", "1", ""),
            calcola: Obbligo15A35::Immediato,
        },
    ],
};

/// From which province the units in excess are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eccedenza {
    /// Largest decimal remainder first.
    RestoMaggiore,
    /// Smallest remainder above 0,50 first: where rounding up added most.
    RestoMinore,
}

/// The parameters of art. 3 on a day.
#[derive(Debug, Clone)]
pub struct RegoleArt03 {
    /// First base of each class.
    pub soglia_15_35: Letto<i64>,
    /// First base of the class from 36 to 50.
    pub soglia_36_50: Letto<i64>,
    /// First base of the class above 50.
    pub soglia_oltre_50: Letto<i64>,
    /// Units from 15 to 35.
    pub fissa_15_35: Letto<i64>,
    /// Units from 36 to 50.
    pub fissa_36_50: Letto<i64>,
    /// Percentage above 50.
    pub aliquota: Letto<Frazione>,
    /// When the duty from 15 to 35 arises.
    pub obbligo_15_35: &'static Versione<Obbligo15A35>,
    /// From where units in excess are taken.
    pub eccedenza: Eccedenza,
    /// The choice as it was read.
    pub eccedenza_letta: Letto<String>,
}

impl RegoleArt03 {
    /// The parameters in force on a day.
    ///
    /// # Errors
    /// `FuoriVigenza` before 17 January 2000; an error of a parameter.
    pub fn al(parametri: &Parametri, data: NaiveDate) -> Result<Self, ErroreNorma> {
        let eccedenza_letta = parametri.scelta("riallineamento_eccedenza", data)?;
        Ok(Self {
            obbligo_15_35: OBBLIGO_15_35.al(data)?,
            soglia_15_35: parametri.intero("soglia_classe_15_35", data)?,
            soglia_36_50: parametri.intero("soglia_classe_36_50", data)?,
            soglia_oltre_50: parametri.intero("soglia_classe_oltre_50", data)?,
            fissa_15_35: parametri.intero("quota_fissa_15_35", data)?,
            fissa_36_50: parametri.intero("quota_fissa_36_50", data)?,
            aliquota: parametri.frazione("aliquota_art3_oltre_50", data)?,
            eccedenza: match eccedenza_letta.valore.as_str() {
                "resto_maggiore" => Eccedenza::RestoMaggiore,
                "resto_minore" => Eccedenza::RestoMinore,
                altro => return Err(scelta_ignota("riallineamento_eccedenza", altro)),
            },
            eccedenza_letta,
        })
    }

    /// The class of an employer by its national base.
    #[must_use]
    pub const fn classe(&self, base: i64) -> Classe {
        if base >= self.soglia_oltre_50.valore {
            Classe::Oltre50
        } else if base >= self.soglia_36_50.valore {
            Classe::Da36A50
        } else if base >= self.soglia_15_35.valore {
            Classe::Da15A35
        } else {
            Classe::NonSoggetto
        }
    }

    /// The threshold by which the base belongs to its class.
    #[must_use]
    pub const fn soglia(&self, classe: Classe) -> &Letto<i64> {
        match classe {
            Classe::NonSoggetto | Classe::Da15A35 => &self.soglia_15_35,
            Classe::Da36A50 => &self.soglia_36_50,
            Classe::Oltre50 => &self.soglia_oltre_50,
        }
    }

    /// The units reserved to workers with disabilities, from the base (art. 3 c. 1).
    #[must_use]
    pub fn quota_di_riserva(&self, base: i64) -> Esito<QuotaDiRiserva> {
        self.quota_della_classe(self.classe(base), base)
    }

    /// The same for an employer whose class is known: in one province the base may be below that of the
    /// class, which is national.
    #[must_use]
    pub fn quota_della_classe(&self, classe: Classe, base: i64) -> Esito<QuotaDiRiserva> {
        match classe {
            Classe::NonSoggetto => Esito::non_applicabile("meno di 15 lavoratori computabili"),
            Classe::Da15A35 => Esito::Valore(QuotaDiRiserva::fissa(self.fissa_15_35.valore)),
            Classe::Da36A50 => Esito::Valore(QuotaDiRiserva::fissa(self.fissa_36_50.valore)),
            Classe::Oltre50 => Esito::Valore(QuotaDiRiserva::percentuale(self.aliquota.valore, base)),
        }
    }
}

/// The error of a choice that the program does not know.
pub(crate) fn scelta_ignota(id: &str, scelta: &str) -> ErroreNorma {
    ErroreNorma::ParametroErrato {
        id: id.to_owned(), motivo: format!("il programma non conosce la scelta «{scelta}»")
    }
}

/// A quota before and after rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuotaDiRiserva {
    /// The exact product, or the fixed units.
    pub esatta: Esatta,
    /// Whole units.
    pub unita: i64,
}

impl QuotaDiRiserva {
    /// Units fixed by the law.
    #[must_use]
    pub fn fissa(unita: i64) -> Self {
        Self { esatta: Esatta::from_integer(i128::from(unita)), unita }
    }

    /// A percentage of the base, rounded (art. 4 c. 2).
    #[must_use]
    pub fn percentuale(aliquota: Frazione, base: i64) -> Self {
        let esatta = parte(aliquota, base);
        Self { esatta, unita: arrotonda(esatta) }
    }

    /// The decimal part that rounding looks at.
    #[must_use]
    pub fn resto(&self) -> Esatta {
        self.esatta - self.esatta.floor()
    }

    /// The product as a step: "7% di 97 = 6,79 → 7".
    #[must_use]
    pub fn voce(&self, id: &str, aliquota: &Letto<Frazione>, base: i64) -> Voce {
        Voce::nuova(format!("{id}.prodotto"), format!("{} di {base}", aliquota.letto.valore))
            .valore(italiano(self.esatta), "unità")
            .spiega(aritmetica::racconto(self.esatta))
            .conto(format!("{} × {base} = {} → {}", aliquota.letto.valore, italiano(self.esatta), self.unita))
            .cita(aritmetica::fonte())
    }
}

/// The units that each province keeps after the sums are brought to the national figure: what is
/// missing goes to the legal seat, what is in excess is taken one unit each by decimal remainder.
#[must_use]
pub fn riallinea(quote: &[QuotaDiRiserva], nazionale: i64, sede: usize, eccedenza: Eccedenza) -> Vec<i64> {
    let mut unita: Vec<i64> = quote.iter().map(|quota| quota.unita).collect();
    let mut scarto = nazionale - unita.iter().sum::<i64>();
    if scarto > 0 {
        if let Some(posti) = unita.get_mut(sede) {
            *posti += scarto;
        }
        return unita;
    }
    let mut ordine: Vec<usize> = (0..quote.len()).collect();
    match eccedenza {
        Eccedenza::RestoMaggiore => ordine.sort_by_key(|indice| std::cmp::Reverse(quote[*indice].resto())),
        Eccedenza::RestoMinore => ordine.sort_by_key(|indice| {
            let quota = &quote[*indice];
            (Esatta::from_integer(i128::from(quota.unita)) <= quota.esatta, quota.resto())
        }),
    }
    while scarto < 0 && unita.iter().any(|posti| *posti > 0) {
        for indice in &ordine {
            if scarto < 0 && unita[*indice] > 0 {
                unita[*indice] -= 1;
                scarto += 1;
            }
        }
    }
    unita
}

/// The units of each province: those of a class up to 50 all fall on the legal seat, a percentage is
/// reckoned on each province's base and brought to the national figure.
#[must_use]
pub fn ripartisci(
    esatte: &[QuotaDiRiserva],
    nazionale: QuotaDiRiserva,
    in_percentuale: bool,
    sede: usize,
    eccedenza: Eccedenza,
) -> Vec<i64> {
    if in_percentuale {
        return riallinea(esatte, nazionale.unita, sede, eccedenza);
    }
    (0..esatte.len()).map(|indice| if indice == sede { nazionale.unita } else { 0 }).collect()
}

/// Citation of the distribution over provinces.
#[must_use]
pub fn fonte_riparto() -> Fonte {
    Fonte::legge("L. 68/1999", "5", "8", "").prassi()
}
