//! Rows of one employer and date become one prospetto, or none.

use super::componi::prospetto;
use super::riga::RigaLetta;
use super::{EsitoFoglio, FOGLI, RigaScartata, Scarto};
use chrono::NaiveDate;
use mirato_domain::CodiceFiscale;
use mirato_domain::prospetto::Prospetto;
use std::collections::BTreeMap;

type Chiave = (CodiceFiscale, NaiveDate);

/// Puts rows together, checks what only shows between rows, and gives what goes in and what stays out.
pub(super) fn raggruppa(mut righe: Vec<RigaLetta>, mut avvisi: Vec<Scarto>) -> EsitoFoglio {
    let gruppi = gruppi(&righe);
    let mut prospetti = Vec::new();
    let mut entrate = vec![false; righe.len()];
    for ((codice, data), indici) in gruppi {
        let mut tolte = Vec::new();
        controlla(&mut righe, &indici, &mut tolte, &mut avvisi);
        let guasta =
            indici.iter().find(|i| !righe[**i].motivi.is_empty()).map(|i| (righe[*i].schema().nome, righe[*i].riga));
        let Some((foglio, riga)) = guasta else {
            let buone: Vec<&RigaLetta> = indici.iter().filter(|i| !tolte.contains(*i)).map(|i| &righe[*i]).collect();
            prospetti.extend(prospetto(codice, data, &buone));
            indici.iter().for_each(|i| entrate[*i] = true);
            continue;
        };
        for i in indici {
            if righe[i].motivi.is_empty() {
                righe[i].respingi(
                    "",
                    format!("Non entra finché non correggi la riga {riga} del foglio «{foglio}», dello stesso datore."),
                );
            }
        }
    }
    esito(righe, &entrate, prospetti, avvisi)
}

fn esito(righe: Vec<RigaLetta>, entrate: &[bool], prospetti: Vec<Prospetto>, avvisi: Vec<Scarto>) -> EsitoFoglio {
    EsitoFoglio {
        fogli: FOGLI.len(),
        righe_lette: righe.len(),
        righe_buone: entrate.iter().filter(|entrata| **entrata).count(),
        righe_scartate: righe
            .into_iter()
            .zip(entrate)
            .filter(|(_, entrata)| !**entrata)
            .map(|(riga, _)| RigaScartata {
                foglio: riga.schema().nome,
                riga: riga.riga,
                valori: riga.valori,
                motivi: riga.motivi,
            })
            .collect(),
        avvisi,
        prospetti,
    }
}

fn gruppi(righe: &[RigaLetta]) -> BTreeMap<Chiave, Vec<usize>> {
    let mut gruppi: BTreeMap<Chiave, Vec<usize>> = BTreeMap::new();
    for (indice, riga) in righe.iter().enumerate() {
        if let (Some(codice), Some(data)) = (riga.codice("codice_fiscale"), riga.data("data_riferimento")) {
            gruppi.entry((codice, data)).or_default().push(indice);
        }
    }
    gruppi
}

/// Repeated rows, rows without their province, employers described in two ways, hours beyond those of
/// the contract. A row equal to another in every cell counts once.
fn controlla(righe: &mut [RigaLetta], indici: &[usize], tolte: &mut Vec<usize>, avvisi: &mut Vec<Scarto>) {
    let prospetti: Vec<usize> = indici.iter().copied().filter(|i| righe[*i].foglio == 0).collect();
    for (n, &i) in indici.iter().enumerate() {
        let prima = indici[..n].iter().copied().find(|&altro| stessa_voce(&righe[i], &righe[altro]));
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
        if righe[i].foglio != 0 && righe[i].provincia("provincia").is_some() {
            let presente =
                prospetti.iter().any(|p| righe[*p].provincia("provincia") == righe[i].provincia("provincia"));
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
        for colonna in ["denominazione", "natura", "sede_legale"] {
            let dice = |riga: &RigaLetta| (riga.testo(colonna), riga.scelta(colonna), riga.provincia(colonna));
            if dice(&righe[i]) != dice(&righe[prima]) {
                let numero = righe[prima].riga;
                righe[i].respingi(colonna, format!("È diversa da quella della riga {numero}, dello stesso datore."));
            }
        }
    }
}

/// Whether two rows speak of the same thing, and so cannot both count.
fn stessa_voce(una: &RigaLetta, altra: &RigaLetta) -> bool {
    una.foglio == altra.foglio
        && una.provincia("provincia") == altra.provincia("provincia")
        && una.scelta("gruppo") == altra.scelta("gruppo")
        && (una.ore("ore"), una.ore("ore_contratto")) == (altra.ore("ore"), altra.ore("ore_contratto"))
        && una.scelta("categoria") == altra.scelta("categoria")
        && una.provincia("con_provincia") == altra.provincia("con_provincia")
        && una.scelta("soggetto") == altra.scelta("soggetto")
        && una.codice("azienda_gruppo") == altra.codice("azienda_gruppo")
}

fn orario(riga: &mut RigaLetta) {
    if let (Some(ore), Some(contratto)) = (riga.ore("ore"), riga.ore("ore_contratto")) {
        if contratto.minuti() == 0 {
            riga.respingi("ore_contratto", "Le ore del contratto non possono essere zero.");
        } else if ore > contratto {
            riga.respingi("ore", format!("Le ore superano quelle del contratto ({contratto})."));
        }
    }
}

fn concessioni(riga: &mut RigaLetta) {
    for (prima, altra) in [("esonero_stato", "esonero_unita"), ("sospensione_tipo", "sospensione_lavoratori")] {
        match (riga.scelta(prima), riga.numero(altra)) {
            (Some(_), None) => riga.respingi(altra, format!("Manca, e «{prima}» c'è.")),
            (None, Some(1..)) => riga.respingi(prima, format!("Manca, e «{altra}» c'è.")),
            _ => {}
        }
    }
}
