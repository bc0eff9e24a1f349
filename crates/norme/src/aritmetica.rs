//! Exact arithmetic and the one rounding rule of the law.

use crate::errore::ErroreNorma;
use crate::fonte::Fonte;
use mirato_domain::Frazione;
use mirato_domain::situazione::GruppoPartTime;
use num_integer::Integer;
use num_rational::Ratio;

/// Exact rational wide enough to add parts of many different working hours.
pub type Esatta = Ratio<i128>;

/// Citation of the rounding rule.
#[must_use]
pub fn fonte() -> Fonte {
    Fonte::legge("L. 68/1999", "4", "2", "")
}

/// The one rounding rule: a fraction strictly above 0,50 becomes a unit, any other is dropped
/// (art. 4 c. 2 L. 68/1999). 6,50 is 6; 6,51 is 7.
#[must_use]
pub fn arrotonda(valore: Esatta) -> i64 {
    let (intero, resto) = valore.numer().div_mod_floor(valore.denom());
    let unita = intero + i128::from(resto > valore.denom() - resto);
    i64::try_from(unita).unwrap_or(if unita < 0 { i64::MIN } else { i64::MAX })
}

/// A number times ten to the power of some decimals, rounded to the nearest integer; a half goes away from
/// zero. `None` beyond what an integer holds. Points of a ranking alone are rounded so.
#[must_use]
pub fn arrotonda_a(valore: Esatta, decimali: u8) -> Option<i64> {
    let scala = 10_i128.checked_pow(u32::from(decimali))?;
    let scalato = valore.numer().checked_mul(scala)?;
    i64::try_from(Esatta::new(scalato, *valore.denom()).round().to_integer()).ok()
}

/// A fraction of the domain as an exact rational.
#[must_use]
pub fn esatta(valore: Frazione) -> Esatta {
    Esatta::new_raw(i128::from(*valore.numer()), i128::from(*valore.denom()))
}

/// A fraction of an integer: 7% of 97.
#[must_use]
pub fn parte(frazione: Frazione, intero: i64) -> Esatta {
    Esatta::new(i128::from(*frazione.numer()) * i128::from(intero), i128::from(*frazione.denom()))
}

/// The largest common denominator an exact sum may have: beyond it products could no longer be written.
const DENOMINATORE_MASSIMO: i128 = 1_000_000_000_000_000_000_000_000;

/// The heads of part-time rows and the exact sum of their parts of full time.
///
/// # Errors
/// `TroppoGrande` if so many different contract hours meet that the exact sum cannot be written.
pub fn somma_oraria<'a>(righe: impl Iterator<Item = &'a GruppoPartTime>) -> Result<(i64, Esatta), ErroreNorma> {
    let (mut teste, mut sopra, mut sotto) = (0_i64, 0_i128, 1_i128);
    for riga in righe {
        teste += i64::from(riga.numero);
        let contratto = i128::from(riga.ore_contratto.minuti());
        if contratto == 0 {
            continue;
        }
        let minuti = i128::from(riga.numero) * i128::from(riga.ore.minuti());
        let comune = if sotto == contratto { contratto } else { sotto.gcd(&contratto) };
        let somma = || {
            let nuovo = sotto.checked_mul(contratto / comune).filter(|nuovo| *nuovo <= DENOMINATORE_MASSIMO)?;
            let prima = sopra.checked_mul(contratto / comune)?;
            Some((prima.checked_add(minuti.checked_mul(sotto / comune)?)?, nuovo))
        };
        (sopra, sotto) = somma()
            .ok_or_else(|| ErroreNorma::TroppoGrande { cosa: "somma delle quote a tempo parziale".to_owned() })?;
    }
    Ok((teste, Esatta::new(sopra, sotto)))
}

/// A number as an Italian reads it: "12", "6,79". Two decimals, and as many more as it takes not to
/// show on the wrong side of 0,50 a fraction that lies close to it.
#[must_use]
pub fn italiano(valore: Esatta) -> String {
    if valore.is_integer() {
        return con_segno(valore.to_integer());
    }
    let meno = if valore < Esatta::from_integer(0) { "−" } else { "" };
    let assoluto = if meno.is_empty() { valore } else { -valore };
    let intero = assoluto.to_integer();
    let resto = assoluto - Esatta::from_integer(intero);
    let mezzo = Esatta::new_raw(1, 2);
    let (mut scala, mut cifre) = (100_i128, 2_usize);
    loop {
        let decimali = (resto * Esatta::from_integer(scala)).round().to_integer();
        let mostrato = Esatta::new(decimali, scala);
        if mostrato.cmp(&mezzo) == resto.cmp(&mezzo) && decimali < scala || cifre >= 8 {
            return format!("{meno}{intero},{:0cifre$}", decimali.min(scala - 1));
        }
        scala *= 10;
        cifre += 1;
    }
}

/// A signed integer with the sign typographers use: "−5".
#[must_use]
pub fn con_segno(valore: impl Into<i128>) -> String {
    let valore = valore.into();
    if valore < 0 { format!("−{}", valore.unsigned_abs()) } else { valore.to_string() }
}

/// What the rounding did to a number, in Italian: "0,79 supera 0,50: conta come unità".
#[must_use]
pub fn racconto(valore: Esatta) -> String {
    let resto = valore - valore.floor();
    if resto.is_integer() {
        "il conto dà un numero intero: non c'è nulla da arrotondare".to_owned()
    } else if resto > Esatta::new_raw(1, 2) {
        format!("{} supera 0,50: conta come unità", italiano(resto))
    } else {
        format!("{} non supera 0,50: non si conta", italiano(resto))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mirato_domain::Ore;
    use proptest::prelude::*;

    fn riga(numero: u32, ore: u32, contratto: u32) -> GruppoPartTime {
        GruppoPartTime {
            numero,
            ore: Ore::da_minuti(ore).unwrap(),
            ore_contratto: Ore::da_minuti(contratto).unwrap(),
            invalidita_oltre_50: None,
        }
    }

    #[test]
    fn exactly_half_is_dropped_and_the_least_above_it_counts() {
        assert_eq!(arrotonda(Esatta::new(13, 2)), 6);
        assert_eq!(arrotonda(Esatta::new(650_001, 100_000)), 7);
        assert_eq!(arrotonda(Esatta::new(5005, 10_000)), 1, "0,5005 is above 0,50 however little");
        assert_eq!(arrotonda(Esatta::new(649_999, 100_000)), 6);
        assert_eq!(arrotonda(Esatta::from_integer(6)), 6);
    }

    #[test]
    fn numbers_are_written_as_an_italian_reads_them() {
        assert_eq!(italiano(Esatta::new(679, 100)), "6,79");
        assert_eq!(italiano(Esatta::from_integer(12)), "12");
        assert_eq!(italiano(Esatta::new(3, 2)), "1,50");
        assert_eq!(italiano(Esatta::new(1, 3)), "0,33");
        assert_eq!(italiano(Esatta::new(5005, 10_000)), "0,501", "0,50 would hide why it counts");
        assert_eq!(italiano(Esatta::new(4999, 10_000)), "0,4999", "0,50 would look like exactly half");
        assert_eq!(italiano(Esatta::new(999, 1000)), "0,999", "1,00 would not be a fraction");
        assert_eq!(con_segno(-5_i64), "−5");
    }

    #[test]
    fn parts_are_added_first_and_rounded_once() {
        let righe = [riga(1, 1200, 2400), riga(1, 600, 2280)];
        let (teste, somma) = somma_oraria(righe.iter()).unwrap();
        assert_eq!((teste, somma), (2, Esatta::new(1, 2) + Esatta::new(600, 2280)));
    }

    #[test]
    fn too_many_odd_contracts_are_refused_not_rounded() {
        let primi = [9_973, 9_967, 9_949, 9_941, 9_931, 9_929, 9_923, 9_907, 9_901, 9_887, 9_883, 9_871];
        let righe: Vec<_> = primi.iter().map(|contratto| riga(u32::MAX, 600, *contratto)).collect();
        let (_, somma) = somma_oraria(righe[..6].iter()).unwrap();
        assert!(!italiano(somma).is_empty() && arrotonda(somma) > 0, "six odd contracts of any size are still exact");
        assert!(matches!(somma_oraria(righe.iter()), Err(ErroreNorma::TroppoGrande { .. })));
    }

    proptest! {
        #[test]
        fn rounding_never_moves_by_more_than_half(sopra in -1_000_000_i64..1_000_000, sotto in 1_i64..5_000) {
            let valore = Esatta::new(i128::from(sopra), i128::from(sotto));
            let scarto = Esatta::from_integer(i128::from(arrotonda(valore))) - valore;
            prop_assert!(scarto < Esatta::new(1, 2) && scarto >= Esatta::new(-1, 2));
        }

        #[test]
        fn what_is_shown_lies_on_the_same_side_of_half(sopra in 0_i64..100_000, sotto in 1_i64..3_000) {
            let valore = Esatta::new(i128::from(sopra), i128::from(sotto));
            let testo = italiano(valore);
            let (interi, decimali) = testo.split_once(',').unwrap_or((&testo, "0"));
            let scala = 10_i128.pow(u32::try_from(decimali.len()).unwrap());
            let mostrato = Esatta::from_integer(interi.parse().unwrap()) + Esatta::new(decimali.parse().unwrap(), scala);
            prop_assert_eq!(arrotonda(mostrato), arrotonda(valore), "{}", testo);
        }
    }
}
