//! Where the comuni are: the straight line between the centres of two of them, with whole numbers alone.

use super::{semplice, tabella};
use std::collections::BTreeMap;
use std::sync::OnceLock;

static CENTRI: &str = include_str!("../../tabelle/centri.tsv");

/// Metres from the centre of the Earth.
type Punto = [i64; 3];

fn centri() -> &'static BTreeMap<&'static str, Punto> {
    static CENTRI_LETTI: OnceLock<BTreeMap<&'static str, Punto>> = OnceLock::new();
    CENTRI_LETTI.get_or_init(|| CENTRI.lines().filter(|riga| !riga.starts_with('#')).filter_map(leggi).collect())
}

fn leggi(riga: &'static str) -> Option<(&'static str, Punto)> {
    let mut colonne = riga.split('\t');
    let codice = colonne.next()?;
    let mut prossima = || colonne.next()?.parse().ok();
    Some((codice, [prossima()?, prossima()?, prossima()?]))
}

/// Where the table comes from and what it holds: its first lines.
#[must_use]
pub fn origine_dei_centri() -> String {
    super::intestazione(CENTRI)
}

/// The cadastral code of a comune named as people write it, in the province of this sigla. A province that
/// has changed does not matter where the name is of one comune alone; a name that is of several, or of none,
/// gives nothing.
#[must_use]
pub fn codice_del_comune(nome: &str, sigla: &str) -> Option<&'static str> {
    let omonimi = per_nome().get(&semplice(nome))?;
    let sigla = sigla.trim();
    let nella_provincia = omonimi.iter().find(|(altra, _)| altra.eq_ignore_ascii_case(sigla));
    match (nella_provincia, omonimi.as_slice()) {
        (Some((_, codice)), _) | (None, [(_, codice)]) => Some(codice),
        _ => None,
    }
}

/// Sigla and code of the comuni of each name, those with a centre: alive, or just ceased.
fn per_nome() -> &'static BTreeMap<String, Vec<(&'static str, &'static str)>> {
    static PER_NOME: OnceLock<BTreeMap<String, Vec<(&'static str, &'static str)>>> = OnceLock::new();
    PER_NOME.get_or_init(|| {
        let mut nomi: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for comune in tabella().values().filter_map(|tempi| tempi.last()) {
            if !centri().contains_key(comune.codice) {
                continue;
            }
            for nome in [Some(comune.nome), comune.altro_nome].into_iter().flatten() {
                let posto = nomi.entry(semplice(nome)).or_default();
                if !posto.contains(&(comune.sigla, comune.codice)) {
                    posto.push((comune.sigla, comune.codice));
                }
            }
        }
        nomi
    })
}

/// Kilometres in a straight line between the centres of two comuni, rounded to the nearest; nothing if the
/// table lacks one of them.
#[must_use]
pub fn distanza_km(da: &str, a: &str) -> Option<u32> {
    let (da, a) = (centri().get(da)?, centri().get(a)?);
    let quadrato: i64 = da.iter().zip(a).map(|(uno, altro)| (uno - altro).pow(2)).sum();
    u32::try_from((quadrato.isqrt() + 500) / 1000).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    /// Measured on a map between the same centres, give or take the size of a comune.
    #[test]
    fn distances_are_those_of_a_map() {
        let fra = |da: (&str, &str), a: (&str, &str)| {
            distanza_km(codice_del_comune(da.0, da.1).unwrap(), codice_del_comune(a.0, a.1).unwrap()).unwrap()
        };
        let genova = ("Genova", "GE");
        for (altro, km) in [(("Savona", "SV"), 39), (("Milano", "MI"), 118), (("Roma", "RM"), 402)] {
            let calcolata = fra(genova, altro);
            assert!(calcolata.abs_diff(km) <= 6, "Genova-{}: {calcolata} km, {km} on the map", altro.0);
            assert_eq!(calcolata, fra(altro, genova));
        }
        assert_eq!(fra(genova, genova), 0);
        assert!(fra(("Bolzano", "BZ"), ("Lampedusa e Linosa", "AG")).abs_diff(1_226) < 25);
    }

    #[test]
    fn a_comune_is_found_as_people_write_it() {
        assert_eq!(codice_del_comune("GENOVA", "GE"), Some("D969"));
        assert_eq!(codice_del_comune(" l'aquila ", "aq"), codice_del_comune("L\u{2019}Aquila", "AQ"));
        assert_eq!(codice_del_comune("Bozen", "BZ"), codice_del_comune("Bolzano", "BZ"));
        // One of that name: a sigla that has changed since does not matter.
        assert_eq!(codice_del_comune("Genova", ""), Some("D969"));
        // Several: without the province nobody knows which.
        assert!(codice_del_comune("Samone", "TO").is_some());
        assert_ne!(codice_del_comune("Samone", "TO"), codice_del_comune("Samone", "TN"));
        assert_eq!(codice_del_comune("Samone", ""), None);
        assert_eq!(codice_del_comune("Tirana", "EE"), None);
        assert_eq!(distanza_km("D969", "Z100"), None);
    }

    #[test]
    fn nearly_every_living_comune_has_a_centre() {
        let oggi = NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
        let vivi: Vec<_> =
            tabella().values().flatten().filter(|comune| comune.vale(oggi) && !comune.estero()).collect();
        let senza: Vec<_> = vivi.iter().filter(|comune| !centri().contains_key(comune.codice)).collect();
        // Those born of a merger after the boundaries that the table was made of.
        assert!(senza.len() < 25, "{:?}", senza.iter().map(|comune| comune.nome).collect::<Vec<_>>());
        assert!(origine_dei_centri().contains("CC BY 4.0"));
    }
}
