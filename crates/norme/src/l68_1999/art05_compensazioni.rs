//! Art. 5 cc. 8, 8-bis, 8-ter, 8-quater L. 68/1999: compensation between provinces and within a group.

use crate::fonte::Fonte;
use mirato_domain::Provincia;
use mirato_domain::situazione::{Compensazione, Natura, Soggetto, TipoCompensazione};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The units of a compensation with its sign: more hires here are positive.
#[must_use]
pub fn con_segno(compensazione: &Compensazione) -> i64 {
    match compensazione.tipo {
        TipoCompensazione::Eccedenza => i64::from(compensazione.numero),
        TipoCompensazione::Riduzione => -i64::from(compensazione.numero),
    }
}

/// The balance of a province's compensations for a quota.
pub fn saldo<'a>(compensazioni: impl IntoIterator<Item = &'a Compensazione>, soggetto: Soggetto) -> i64 {
    compensazioni.into_iter().filter(|voce| voce.soggetto == soggetto).map(con_segno).sum()
}

/// The balance of compensations with other companies of the group: the only ones that change the
/// national figure.
pub fn saldo_di_gruppo<'a>(compensazioni: impl IntoIterator<Item = &'a Compensazione>, soggetto: Soggetto) -> i64 {
    saldo(compensazioni.into_iter().filter(|voce| voce.azienda_gruppo.is_some()), soggetto)
}

/// A pair of compensations that would bring the provinces to the national figure: more hires in the
/// one, fewer in the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CompensazioneProposta {
    /// Province that declares the surplus.
    #[ts(type = "string")]
    pub provincia_eccedenza: Provincia,
    /// Province that declares the reduction.
    #[ts(type = "string")]
    pub provincia_riduzione: Provincia,
    /// Which quota.
    #[ts(type = "\"disabili\" | \"categorie_protette\"")]
    pub soggetto: Soggetto,
    /// Units.
    pub numero: i64,
}

/// The uncovered units of a province, as far as a proposal looks at them.
#[derive(Debug, Clone, Copy)]
pub struct Posizione {
    /// Province.
    pub provincia: Provincia,
    /// Uncovered units, signed, after the compensations declared.
    pub scopertura: i64,
    /// Whether units are exempt here: a surplus and an exemption exclude each other.
    pub esonerata: bool,
}

/// The pairs that bring the provinces to the national figure: each surplus, from the largest, is set
/// against the largest shortfalls. A public employer compensates inside one region alone.
#[must_use]
pub fn proponi(posizioni: &[Posizione], natura: Natura, soggetto: Soggetto, unita: i64) -> Vec<CompensazioneProposta> {
    let mut resta = unita;
    let mut scoperture: Vec<i64> = posizioni.iter().map(|posizione| posizione.scopertura).collect();
    let mut donatrici: Vec<usize> =
        (0..posizioni.len()).filter(|indice| scoperture[*indice] < 0 && !posizioni[*indice].esonerata).collect();
    donatrici.sort_by_key(|indice| scoperture[*indice]);
    let mut proposte = Vec::new();
    for donatrice in donatrici {
        let mut riceventi: Vec<usize> = (0..posizioni.len()).filter(|indice| scoperture[*indice] > 0).collect();
        riceventi.sort_by_key(|indice| std::cmp::Reverse(scoperture[*indice]));
        for ricevente in riceventi {
            let (da, a) = (posizioni[donatrice].provincia, posizioni[ricevente].provincia);
            let numero = (-scoperture[donatrice]).min(scoperture[ricevente]).min(resta);
            if numero <= 0 || !ammessa(natura, da, a) {
                continue;
            }
            scoperture[donatrice] += numero;
            scoperture[ricevente] -= numero;
            resta -= numero;
            proposte.push(CompensazioneProposta { provincia_eccedenza: da, provincia_riduzione: a, soggetto, numero });
        }
    }
    proposte
}

/// Whether two provinces may compensate: for a public employer only inside one region.
#[must_use]
pub fn ammessa(natura: Natura, una: Provincia, altra: Provincia) -> bool {
    !natura.pubblica() || una.codice_regione() == altra.codice_regione()
}

/// Citation of compensation.
#[must_use]
pub fn fonte(natura: Natura) -> Fonte {
    Fonte::legge("L. 68/1999", "5", if natura.pubblica() { "8-ter" } else { "8" }, "")
}
