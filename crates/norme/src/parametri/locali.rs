//! What an office adds to the national parameters.
//!
//! A national parameter is replaced by an office only where its file says `locale = true`. Anywhere
//! else an office may add a value that begins after the day on which the national file was last
//! checked: a new decree can be entered before a new version of the program knows it.

use super::documento::Documento;
use super::valore::{Valore, ValoreDatato};
use super::{Parametro, Unita};
use crate::errore::ErroreNorma;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Adds an office's document to a national parameter.
pub(super) fn aggiungi(parametro: &mut Parametro, documento: &Documento) -> Result<(), ErroreNorma> {
    let errato = |motivo: &str| ErroreNorma::ParametroErrato { id: parametro.id.clone(), motivo: motivo.to_owned() };
    if documento.unita.is_some_and(|unita| unita != parametro.unita) {
        return Err(errato("l'unità non è quella del parametro nazionale"));
    }
    if documento.dal.is_some() || documento.rivedere_dal.is_some() || documento.locale {
        return Err(errato("un valore dell'ufficio non cambia la storia di un parametro nazionale"));
    }
    if parametro.unita == Unita::Tabella {
        return aggiungi_righe(parametro, documento);
    }
    let valori = documento.valori(&parametro.id, parametro.unita, true)?;
    if parametro.locale {
        if let Some(valore) = valori.iter().find(|valore| !scelta_ammessa(parametro, valore)) {
            return Err(errato(&format!("«{}» non è tra le scelte previste", valore.testo)));
        }
        parametro.valori = sovrapponi(&parametro.valori, &valori);
        parametro.prima = parametro.valori.first().map_or(parametro.prima, |valore| valore.dal);
    } else {
        for valore in valori {
            accoda(parametro, valore)?;
        }
    }
    parametro.verificato_al = parametro.verificato_al.max(documento.verificato_al);
    Ok(())
}

/// A choice must be one that the rules know: a value of the national file or one of its alternatives.
fn scelta_ammessa(parametro: &Parametro, valore: &ValoreDatato) -> bool {
    let note = || parametro.valori.iter().map(|v| &v.valore).chain(parametro.alternative.iter().map(|a| &a.valore));
    match &valore.valore {
        Valore::Scelta(_) => note().any(|nota| *nota == valore.valore),
        _ => true,
    }
}

/// The office's value where it has one, the national value elsewhere ("nessuno" gives way again).
fn sovrapponi(nazionali: &[ValoreDatato], locali: &[ValoreDatato]) -> Vec<ValoreDatato> {
    let giorni: BTreeSet<NaiveDate> = nazionali.iter().chain(locali).map(|valore| valore.dal).collect();
    let al = |valori: &[ValoreDatato], giorno| valori.iter().rev().find(|valore| valore.dal <= giorno).cloned();
    let mut insieme: Vec<ValoreDatato> = Vec::new();
    for giorno in giorni {
        let locale = al(locali, giorno).filter(|valore| valore.valore != Valore::Nessuno);
        let Some(valore) = locale.or_else(|| al(nazionali, giorno)) else { continue };
        if insieme.last().is_none_or(|ultimo| (&ultimo.valore, &ultimo.fonte) != (&valore.valore, &valore.fonte)) {
            insieme.push(ValoreDatato { dal: giorno, ..valore });
        }
    }
    insieme
}

/// Adds a value that the national file does not know yet.
fn accoda(parametro: &mut Parametro, valore: ValoreDatato) -> Result<(), ErroreNorma> {
    let Some(ultimo) = parametro.valori.last() else {
        parametro.valori.push(valore);
        return Ok(());
    };
    if parametro.valori.iter().any(|nazionale| nazionale.dal == valore.dal && nazionale.valore == valore.valore) {
        return Ok(()); // the national file has caught up with the office
    }
    if valore.dal > ultimo.dal && valore.dal > parametro.verificato_al {
        parametro.valori.push(valore);
        return Ok(());
    }
    let nazionale = parametro.valori.iter().rev().find(|nazionale| nazionale.dal <= valore.dal).unwrap_or(ultimo);
    Err(ErroreNorma::ParametroInConflitto {
        id: parametro.id.clone(),
        locale: descritto(&valore),
        nazionale: descritto(nazionale),
    })
}

fn aggiungi_righe(parametro: &mut Parametro, documento: &Documento) -> Result<(), ErroreNorma> {
    for riga in documento.righe(&parametro.id, parametro.prima, true)? {
        if let Some(nazionale) = parametro.righe.iter().find(|altra| altra.contrasta(&riga)) {
            return Err(ErroreNorma::ParametroInConflitto {
                id: parametro.id.clone(),
                locale: riga.descritta(),
                nazionale: nazionale.descritta(),
            });
        }
        parametro.righe.push(riga);
    }
    Ok(())
}

fn descritto(valore: &ValoreDatato) -> String {
    format!("{} dal {}, {}", valore.testo, valore.dal.format("%d/%m/%Y"), valore.fonte)
}
