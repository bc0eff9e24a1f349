//! Sums rounded province by province, brought to the sum rounded once for the country, so that the
//! provincial bases and units add up to the national ones. Practice of the ministry's prospetto.

use crate::errore::ErroreNorma;
use crate::l68_1999::art04_computo::{Computo, ParteOraria};
use crate::l68_1999::art04_copertura::Copertura;
use mirato_domain::Campo;

/// Brings the parts of the provincial bases to the national ones.
///
/// # Errors
/// `Dato` if more workers are taken out of a province than it has.
pub(super) fn computi(province: &mut [Computo], nazionale: &Computo) -> Result<(), ErroreNorma> {
    ore(province, nazionale.part_time.unita, |computo| &mut computo.part_time, false);
    ore(province, nazionale.telelavoro.unita, |computo| &mut computo.telelavoro, true);
    ore(province, nazionale.intermittenti.unita, |computo| &mut computo.intermittenti, false);
    categorie_protette(province, nazionale.limite.esclusi);
    controlla(province, nazionale)
}

/// What the provinces lack goes to those from which most is taken out, what they have beyond the
/// country is taken from those with least. `si_sottrae`: the units themselves are taken out of the base.
fn ore(province: &mut [Computo], nazionale: i64, parte: fn(&mut Computo) -> &mut ParteOraria, si_sottrae: bool) {
    let mut scarto = nazionale - province.iter_mut().map(|computo| parte(computo).unita).sum::<i64>();
    if scarto == 0 {
        return;
    }
    let tolte: Vec<i64> = province.iter_mut().map(|computo| parte(computo).tolte()).collect();
    let mut ordine: Vec<usize> = (0..province.len()).filter(|indice| parte(&mut province[*indice]).teste > 0).collect();
    ordine.sort_by_key(|indice| if scarto < 0 { tolte[*indice] } else { -tolte[*indice] });
    let base_cala = (scarto < 0) != si_sottrae;
    for indice in ordine {
        let spazio = if base_cala { province[indice].spazio() } else { i64::MAX };
        let parte = parte(&mut province[indice]);
        let possibile = if scarto < 0 { parte.unita } else { parte.tolte() };
        let passo = possibile.min(spazio).clamp(0, scarto.abs()) * scarto.signum();
        parte.unita += passo;
        scarto -= passo;
    }
}

/// The workers of art. 18 left out of the bases: too many are put back where most are left out, too
/// few are left out where there still are some.
fn categorie_protette(province: &mut [Computo], nazionale: i64) {
    let mut scarto = nazionale - province.iter().map(|computo| computo.limite.esclusi).sum::<i64>();
    let mut ordine: Vec<usize> = (0..province.len()).collect();
    if scarto < 0 {
        ordine.sort_by_key(|indice| (-province[*indice].limite.esclusi, -province[*indice].totale));
    } else {
        ordine.sort_by_key(|indice| province[*indice].limite.esclusi);
    }
    for indice in ordine {
        let spazio = province[indice].spazio();
        let computo = &mut province[indice];
        let esclusi = computo.limite.esclusi;
        let possibile = if scarto < 0 { esclusi } else { (computo.categorie_protette - esclusi).min(spazio) };
        let passo = possibile.clamp(0, scarto.abs()) * scarto.signum();
        computo.limite.esclusi += passo;
        scarto -= passo;
    }
}

/// Refuses a base below zero, and provinces that cannot be brought to the country.
fn controlla(province: &[Computo], nazionale: &Computo) -> Result<(), ErroreNorma> {
    let negativa = |computo: &Computo| computo.base_art3().min(computo.base_art18()) < 0;
    let campi: Vec<Campo> = province
        .iter()
        .enumerate()
        .filter(|(_, computo)| negativa(computo))
        .map(|(indice, computo)| Campo {
            campo: format!("province[{indice}].totale_dipendenti"),
            messaggio: format!(
                "da {} dipendenti se ne tolgono {}: controlla persone con disabilità, categorie escluse e part-time",
                computo.totale,
                computo.totale - computo.base_art3().min(computo.base_art18())
            ),
        })
        .collect();
    let somma = |base: fn(&Computo) -> i64| province.iter().map(base).sum::<i64>();
    let uguali =
        somma(Computo::base_art3) == nazionale.base_art3() && somma(Computo::base_art18) == nazionale.base_art18();
    if campi.is_empty() && uguali {
        return Ok(());
    }
    let messaggio = if campi.is_empty() {
        "le basi delle province non si possono riportare a quella nazionale: controlla part-time e categorie escluse"
    } else {
        "la base di computo sarebbe negativa: si tolgono più lavoratori di quanti la provincia ne ha"
    };
    Err(ErroreNorma::Dato { messaggio: messaggio.to_owned(), campi })
}

/// Brings the part-time units that cover the quota to the national ones, from the province where the
/// distance between heads and units is largest.
pub(super) fn coperture(province: &mut [Copertura], nazionale: i64) {
    let mut scarto = nazionale - province.iter().map(|copertura| copertura.unita).sum::<i64>();
    let mut ordine: Vec<usize> = (0..province.len()).collect();
    ordine.sort_by_key(|indice| province[*indice].unita - province[*indice].teste);
    for indice in ordine {
        let copertura = &mut province[indice];
        let possibile = if scarto < 0 { copertura.unita } else { copertura.teste - copertura.unita };
        let passo = possibile.clamp(0, scarto.abs()) * scarto.signum();
        copertura.unita += passo;
        scarto -= passo;
    }
}
