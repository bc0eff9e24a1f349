//! Rows of one employer and date become one prospetto, or none.

use super::campo::{self, Campo};
use super::componi::prospetto;
use super::riga::RigaLetta;
use super::{EsitoFoglio, FOGLI, RigaScartata, Scarto};
use chrono::NaiveDate;
use mirato_domain::CodiceFiscale;
use mirato_domain::prospetto::Prospetto;
use rayon::prelude::*;

/// What comes of the rows of some employers and dates.
#[derive(Default)]
struct Parziale {
    prospetti: Vec<Prospetto>,
    buone: usize,
    /// Rows that stay out, each with the place of its sheet.
    scartate: Vec<(usize, RigaScartata)>,
    avvisi: Vec<Scarto>,
}

/// Puts rows together, checks what only shows between rows, and gives what goes in and what stays out.
pub(super) fn raggruppa(mut righe: Vec<RigaLetta>, mut avvisi: Vec<Scarto>) -> EsitoFoglio {
    righe.par_sort_unstable_by(|a, b| (chiave(a), a.foglio, a.riga).cmp(&(chiave(b), b.foglio, b.riga)));
    let gruppi = righe.par_chunk_by_mut(|a, b| chiave(a) == chiave(b));
    let parziali: Vec<Parziale> = gruppi.fold(Parziale::default, valuta).collect();
    let (mut prospetti, mut scartate, mut righe_buone) = (Vec::new(), Vec::new(), 0);
    prospetti.reserve_exact(parziali.iter().map(|parziale| parziale.prospetti.len()).sum());
    for mut parziale in parziali {
        righe_buone += parziale.buone;
        prospetti.append(&mut parziale.prospetti);
        scartate.append(&mut parziale.scartate);
        avvisi.append(&mut parziale.avvisi);
    }
    scartate.sort_by_key(|(foglio, riga)| (*foglio, riga.riga));
    EsitoFoglio {
        fogli: FOGLI.len(),
        righe_lette: righe.len(),
        righe_buone,
        righe_scartate: scartate.into_iter().map(|(_, riga)| riga).collect(),
        avvisi,
        prospetti,
    }
}

/// Employer and date, if the row has both.
fn chiave(riga: &RigaLetta) -> Option<(&CodiceFiscale, NaiveDate)> {
    riga.codice(campo::CODICE_FISCALE).zip(riga.data(campo::DATA_RIFERIMENTO))
}

/// The rows of an employer and date, in the order of the file; or all those that lack either.
fn valuta(mut parziale: Parziale, righe: &mut [RigaLetta]) -> Parziale {
    if let Some((codice, data)) = righe.first().and_then(chiave).map(|(codice, data)| (codice.clone(), data)) {
        let mut tolte = Vec::new();
        controlla(righe, &mut tolte, &mut parziale.avvisi);
        let Some(guasta) = righe.iter().find(|riga| !riga.motivi.is_empty()) else {
            let buone = righe.iter().enumerate().filter(|(i, _)| !tolte.contains(i)).map(|(_, riga)| riga);
            parziale.prospetti.extend(prospetto(codice, data, &buone.collect::<Vec<_>>()));
            parziale.buone += righe.len();
            return parziale;
        };
        let (foglio, riga) = (guasta.schema().nome, guasta.riga);
        for altra in righe.iter_mut().filter(|riga| riga.motivi.is_empty()) {
            let motivo =
                format!("Non entra finché non correggi la riga {riga} del foglio «{foglio}», dello stesso datore.");
            altra.respingi("", motivo);
        }
    }
    let scartata = |riga: &mut RigaLetta| RigaScartata {
        foglio: riga.schema().nome,
        riga: riga.riga,
        valori: riga.valori(),
        motivi: std::mem::take(&mut riga.motivi),
    };
    parziale.scartate.extend(righe.iter_mut().map(|riga| (riga.foglio, scartata(riga))));
    parziale
}

/// Repeated rows, rows without their province, employers described in two ways, hours beyond those of
/// the contract. A row equal to another in every cell counts once.
fn controlla(righe: &mut [RigaLetta], tolte: &mut Vec<usize>, avvisi: &mut Vec<Scarto>) {
    let prospetti: Vec<usize> = (0..righe.len()).filter(|i| righe[*i].foglio == 0).collect();
    for i in 0..righe.len() {
        let prima = (0..i).find(|&altra| stessa_voce(&righe[i], &righe[altra]));
        if let Some(prima) = prima {
            let numero = righe[prima].riga;
            if righe[i].uguale(&righe[prima]) {
                tolte.push(i);
                avvisi.push(Scarto {
                    foglio: righe[i].schema().nome.to_owned(),
                    riga: righe[i].riga,
                    lettera: String::new(),
                    colonna: String::new(),
                    valore: String::new(),
                    motivo: format!("È uguale alla riga {numero}: l'ho contata una volta sola."),
                });
            } else {
                righe[i].respingi("codice_fiscale", format!("Compare già alla riga {numero} con cifre diverse."));
            }
        }
        if righe[i].foglio != 0 && righe[i].provincia(campo::PROVINCIA).is_some() {
            let presente =
                prospetti.iter().any(|p| righe[*p].provincia(campo::PROVINCIA) == righe[i].provincia(campo::PROVINCIA));
            if !presente {
                righe[i].respingi(
                    "provincia",
                    "Nel foglio «Prospetti» manca la riga di questo datore per questa provincia e data.",
                );
            }
        }
        orario(&mut righe[i]);
        concessioni(&mut righe[i]);
    }
    coerenza(righe, &prospetti);
}

/// An employer has one name, one nature and one legal seat.
fn coerenza(righe: &mut [RigaLetta], prospetti: &[usize]) {
    let Some(&prima) = prospetti.first() else { return };
    for &i in &prospetti[1..] {
        for colonna in [campo::DENOMINAZIONE, campo::NATURA, campo::SEDE_LEGALE] {
            if righe[i].dato(colonna) != righe[prima].dato(colonna) {
                let numero = righe[prima].riga;
                righe[i]
                    .respingi(colonna.nome(), format!("È diversa da quella della riga {numero}, dello stesso datore."));
            }
        }
    }
}

/// What a row speaks of, beside its employer and date.
const VOCE: [Campo; 8] = [
    campo::PROVINCIA,
    campo::GRUPPO,
    campo::ORE,
    campo::ORE_CONTRATTO,
    campo::CATEGORIA,
    campo::CON_PROVINCIA,
    campo::SOGGETTO,
    campo::AZIENDA_GRUPPO,
];

/// Whether two rows speak of the same thing, and so cannot both count.
fn stessa_voce(una: &RigaLetta, altra: &RigaLetta) -> bool {
    una.foglio == altra.foglio && VOCE.iter().all(|campo| una.dato(*campo) == altra.dato(*campo))
}

fn orario(riga: &mut RigaLetta) {
    if let (Some(ore), Some(contratto)) = (riga.ore(campo::ORE), riga.ore(campo::ORE_CONTRATTO)) {
        if contratto.minuti() == 0 {
            riga.respingi("ore_contratto", "Le ore del contratto non possono essere zero.");
        } else if ore > contratto {
            riga.respingi("ore", format!("Le ore superano quelle del contratto ({contratto})."));
        }
    }
}

fn concessioni(riga: &mut RigaLetta) {
    for (prima, altra) in
        [(campo::ESONERO_STATO, campo::ESONERO_UNITA), (campo::SOSPENSIONE_TIPO, campo::SOSPENSIONE_LAVORATORI)]
    {
        match (riga.scelta(prima), riga.numero(altra)) {
            (Some(_), None) => riga.respingi(altra.nome(), format!("Manca, e «{}» c'è.", prima.nome())),
            (None, Some(1..)) => riga.respingi(prima.nome(), format!("Manca, e «{}» c'è.", altra.nome())),
            _ => {}
        }
    }
}
