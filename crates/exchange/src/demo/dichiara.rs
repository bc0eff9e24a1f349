//! Quadro 3 as a careful employer would fill it in.
//!
//! This is not the law of the program, which is in `norme` and explains itself: it is what the form
//! asks an employer to add up, and it leaves suspensions out, as the form does. The demonstration's
//! workforces are built so that the figures of the provinces add up to the national ones by
//! themselves, but for the quota.

use mirato_domain::Frazione;
use mirato_domain::prospetto::{
    DettaglioOrario, Prospetto, Quadro2, Quadro3, Riepilogo, RiepilogoProvinciale, StatoConcessione, TempoPienoPartTime,
};
use mirato_domain::situazione::{Soggetto, TipoCompensazione};

/// Codes of the demonstration that are excluded from the base of art. 3 alone.
const SOLO_ART3: [&str; 2] = ["0201", "0202"];
/// The code of the demonstration that no table knows.
pub(super) const IGNOTA: &str = "9990";

/// A fraction strictly above one half becomes a unit.
pub(super) fn arrotonda(valore: Frazione) -> i64 {
    let intero = valore.floor().to_integer();
    if valore - Frazione::from_integer(intero) > Frazione::new(1, 2) { intero + 1 } else { intero }
}

fn somma_ore(righe: &[&DettaglioOrario], meta_vale_uno: bool) -> Frazione {
    righe
        .iter()
        .filter_map(|riga| {
            let parte = riga.orario.parte_di(riga.orario_contrattuale)?;
            let parte = if meta_vale_uno && parte > Frazione::new(1, 2) { Frazione::from_integer(1) } else { parte };
            Some(parte * Frazione::from_integer(i64::from(riga.numero)))
        })
        .sum()
}

fn teste(gruppo: &TempoPienoPartTime) -> i64 {
    i64::from(gruppo.tempo_pieno) + gruppo.part_time.iter().map(|riga| i64::from(riga.numero)).sum::<i64>()
}

/// What part-timers take away from the base: heads less rounded hours.
fn meno_per_orario(quadri: &[&Quadro2], righe: impl Fn(&Quadro2) -> &Vec<DettaglioOrario>) -> i64 {
    let tutte: Vec<&DettaglioOrario> = quadri.iter().flat_map(|q| righe(q)).collect();
    tutte.iter().map(|riga| i64::from(riga.numero)).sum::<i64>() - arrotonda(somma_ore(&tutte, false))
}

fn base(quadri: &[&Quadro2], art18: bool) -> i64 {
    let per_quadro = |q: &&Quadro2| {
        let d = &q.dipendenti;
        let escluse: i64 = d
            .categorie_escluse
            .iter()
            .filter(|c| c.categoria != IGNOTA && !(art18 && SOLO_ART3.contains(&c.categoria.as_str())))
            .map(|c| i64::from(c.numero))
            .sum();
        i64::from(d.lavoratori)
            - teste(&d.disabili)
            - teste(&d.centralinisti)
            - teste(&d.massofisioterapisti)
            - escluse
            - i64::from(d.telelavoro.tempo_pieno)
    };
    let totale: i64 = quadri.iter().map(|q| i64::from(q.dipendenti.lavoratori)).sum();
    let protette: i64 = quadri.iter().map(|q| i64::from(q.dipendenti.categorie_protette)).sum();
    let telelavoro: Vec<&DettaglioOrario> = quadri.iter().flat_map(|q| &q.dipendenti.telelavoro.part_time).collect();
    quadri.iter().map(per_quadro).sum::<i64>()
        - protette.min(arrotonda(Frazione::new(totale, 100)))
        - meno_per_orario(quadri, |q| &q.dipendenti.part_time)
        - meno_per_orario(quadri, |q| &q.dipendenti.intermittenti)
        - arrotonda(somma_ore(&telelavoro, false))
}

pub(super) fn quota_art3(base: i64) -> i64 {
    match base {
        ..15 => 0,
        15..=35 => 1,
        36..=50 => 2,
        _ => arrotonda(Frazione::new(base * 7, 100)),
    }
}

pub(super) fn quota_art18(base: i64) -> i64 {
    match base {
        ..=50 => 0,
        51..=150 => 1,
        _ => arrotonda(Frazione::new(base, 100)),
    }
}

fn in_forza(quadri: &[&Quadro2]) -> i64 {
    let gruppi: Vec<&TempoPienoPartTime> = quadri
        .iter()
        .flat_map(|q| {
            let (d, n) = (&q.dipendenti, &q.non_dipendenti);
            [&d.disabili, &d.centralinisti, &d.massofisioterapisti, &n.somministrati, &n.convenzione_12bis_14]
        })
        .collect();
    let part_time: Vec<&DettaglioOrario> = gruppi.iter().flat_map(|g| &g.part_time).collect();
    gruppi.iter().map(|g| i64::from(g.tempo_pieno)).sum::<i64>() + arrotonda(somma_ore(&part_time, true))
}

fn esonerati(quadri: &[&Quadro2]) -> i64 {
    let concessi = quadri.iter().filter_map(|q| q.esonero.as_ref()).filter(|e| e.stato == StatoConcessione::Concessa);
    let autocertificati = quadri.iter().filter_map(|q| q.esonero_autocertificato.as_ref());
    concessi.map(|e| i64::from(e.lavoratori.unwrap_or(0))).sum::<i64>()
        + autocertificati.map(|e| i64::from(e.lavoratori_esonerati)).sum::<i64>()
}

/// Signed units that compensations add to a quota; nationally only those inside a group count.
fn compensate(quadri: &[&Quadro2], soggetto: Soggetto, solo_gruppo: bool) -> i64 {
    quadri
        .iter()
        .flat_map(|q| &q.compensazioni)
        .filter(|c| c.soggetto == soggetto && (!solo_gruppo || c.azienda_gruppo.is_some()))
        .map(|c| if c.tipo == TipoCompensazione::Eccedenza { i64::from(c.numero) } else { -i64::from(c.numero) })
        .sum()
}

fn riepilogo(quadri: &[&Quadro2], quote: (i64, i64), nazionale: bool) -> (Riepilogo, i64) {
    let numero = |valore: i64| u32::try_from(valore.max(0)).unwrap_or(0);
    let protette: i64 = quadri.iter().map(|q| i64::from(q.dipendenti.categorie_protette)).sum();
    let al_2000: i64 = quadri.iter().filter_map(|q| q.dipendenti.categorie_protette_al_17_01_2000).map(i64::from).sum();
    let esuberi = quote.1.min((protette - quote.1).max(0)).min(al_2000);
    let scoperti = quote.0 - esonerati(quadri) - in_forza(quadri);
    let ridotti = scoperti - esuberi.min(scoperti.max(0));
    let cifre = Riepilogo {
        base_art3: numero(base(quadri, false)),
        base_art18: numero(base(quadri, true)),
        quota_art3: numero(quote.0),
        quota_art18: numero(quote.1),
        esonerati: numero(esonerati(quadri)),
        in_forza_art3: numero(in_forza(quadri)),
        in_forza_art18: numero(protette),
        scopertura_art3: numero(ridotti + compensate(quadri, Soggetto::Disabili, nazionale)),
        scopertura_art18: numero(quote.1 - protette + compensate(quadri, Soggetto::CategorieProtette, nazionale)),
        sospensioni_in_corso: quadri.iter().any(|q| q.sospensione.is_some()),
    };
    (cifre, esuberi)
}

/// Quotas of the provinces. Up to fifty all of it lies on the seat; beyond, each has its own share,
/// and what is missing goes to the seat, what is too much leaves where the remainder was largest.
pub(super) fn ripartisci(nazionale: i64, basi: &[i64], sede: usize, tutto_alla_sede: bool, aliquota: i64) -> Vec<i64> {
    if tutto_alla_sede {
        return (0..basi.len()).map(|i| if i == sede { nazionale } else { 0 }).collect();
    }
    let quota = |base: i64| Frazione::new(base * aliquota, 100);
    let mut quote: Vec<i64> = basi.iter().map(|b| arrotonda(quota(*b))).collect();
    let manca = nazionale - quote.iter().sum::<i64>();
    quote[sede] += manca.max(0);
    let mut per_resto: Vec<usize> = (0..basi.len()).collect();
    per_resto.sort_by_key(|i| std::cmp::Reverse(quota(basi[*i]).fract()));
    for indice in per_resto.into_iter().take(usize::try_from(-manca).unwrap_or(0)) {
        quote[indice] -= 1;
    }
    quote
}

/// Quadro 3 of a prospetto whose first province is that of the legal seat.
pub(super) fn quadro3(prospetto: &Prospetto) -> Quadro3 {
    let quadri: Vec<&Quadro2> = prospetto.quadro2.iter().collect();
    let (base3, base18) = (base(&quadri, false), base(&quadri, true));
    let (quota3, quota18) = (quota_art3(base3), quota_art18(base18));
    let per_provincia = |art18: bool| quadri.iter().map(|q| base(&[q], art18)).collect::<Vec<_>>();
    let quote3 = ripartisci(quota3, &per_provincia(false), 0, base3 <= 50, 7);
    let quote18 = ripartisci(quota18, &per_provincia(true), 0, base18 <= 150, 1);
    let mobilita = prospetto.quadro1.sospensione_mobilita.as_ref().is_some_and(|s| s.in_corso == Some(true));
    let (mut nazionale, esuberi) = riepilogo(&quadri, (quota3, quota18), true);
    nazionale.sospensioni_in_corso |= mobilita;
    let province = quadri
        .iter()
        .enumerate()
        .map(|(i, q)| {
            let (mut cifre, _) = riepilogo(&[q], (quote3[i], quote18[i]), false);
            cifre.sospensioni_in_corso |= mobilita;
            let verso = |soggetto| {
                let segno = compensate(&[q], soggetto, false);
                let tipo = if segno > 0 { TipoCompensazione::Eccedenza } else { TipoCompensazione::Riduzione };
                (segno != 0).then(|| (tipo, u32::try_from(segno.unsigned_abs()).ok()))
            };
            RiepilogoProvinciale {
                provincia: q.dati_provinciali.provincia,
                cifre,
                compensazione_art3: verso(Soggetto::Disabili),
                compensazione_art18: verso(Soggetto::CategorieProtette),
            }
        })
        .collect();
    Quadro3 { nazionale, quota_esuberi_art18: u32::try_from(esuberi).unwrap_or(0), province, note: None }
}
