//! What would change: another table on the same candidates, or a datum corrected.

use super::candidato::{Candidato, RichiestaGraduatoria, Tabella};
use super::valore::Punteggio;
use super::{Graduatoria, TabelleCriteri, calcola};
use crate::errore::ErroreNorma;
use crate::parametri::Parametri;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// A candidate in two rankings; nothing where the candidate has no place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "SpostamentoGraduatoria")]
pub struct Spostamento {
    /// The candidate's code.
    pub codice: String,
    /// Place in the first.
    pub posizione_prima: Option<u32>,
    /// Place in the second.
    pub posizione_dopo: Option<u32>,
    /// Points in the first.
    #[ts(type = "number | string | null")]
    pub punti_prima: Option<Punteggio>,
    /// Points in the second.
    #[ts(type = "number | string | null")]
    pub punti_dopo: Option<Punteggio>,
}

impl Spostamento {
    /// Whether place and points are the same.
    #[must_use]
    pub fn fermo(&self) -> bool {
        self.posizione_prima == self.posizione_dopo && self.punti_prima == self.punti_dopo
    }
}

impl Graduatoria {
    /// Every candidate of this ranking and of another, in the order of the other.
    #[must_use]
    pub fn spostamenti(&self, dopo: &Self) -> Vec<Spostamento> {
        let posti = |graduatoria: &Self| -> BTreeMap<String, (u32, Punteggio)> {
            let posti = graduatoria.graduatoria.iter();
            posti.map(|posto| (posto.codice.clone(), (posto.posizione, posto.punteggio))).collect()
        };
        let (prima, poi) = (posti(self), posti(dopo));
        let codici = |graduatoria: &Self| -> Vec<String> {
            let in_ordine = graduatoria.graduatoria.iter().map(|posto| posto.codice.clone());
            in_ordine.chain(graduatoria.esclusi.iter().map(|escluso| escluso.codice.clone())).collect()
        };
        let tutti = codici(dopo);
        let noti: std::collections::BTreeSet<String> = tutti.iter().cloned().collect();
        let usciti = codici(self).into_iter().filter(|codice| !noti.contains(codice));
        tutti
            .iter()
            .cloned()
            .chain(usciti)
            .map(|codice| {
                let (uno, altro) = (prima.get(&codice), poi.get(&codice));
                Spostamento {
                    posizione_prima: uno.map(|(posizione, _)| *posizione),
                    posizione_dopo: altro.map(|(posizione, _)| *posizione),
                    punti_prima: uno.map(|(_, punti)| *punti),
                    punti_dopo: altro.map(|(_, punti)| *punti),
                    codice,
                }
            })
            .collect()
    }
}

/// The same candidates under another table: every candidate, in the order of the second.
///
/// # Errors
/// As [`calcola`].
pub fn confronta(
    p: &Parametri,
    tabelle: &TabelleCriteri,
    richiesta: &RichiestaGraduatoria,
    altra: &Tabella,
) -> Result<Vec<Spostamento>, ErroreNorma> {
    let prima = calcola(p, tabelle, richiesta)?;
    let dopo = calcola(p, tabelle, &RichiestaGraduatoria { criteri: altra.clone(), ..richiesta.clone() })?;
    Ok(prima.spostamenti(&dopo))
}

/// What the correction of one candidate moves: only who changes place or points.
///
/// # Errors
/// As [`calcola`]; `Dato` if no candidate has that code.
pub fn effetto_correzione(
    p: &Parametri,
    tabelle: &TabelleCriteri,
    richiesta: &RichiestaGraduatoria,
    corretto: &Candidato,
) -> Result<Vec<Spostamento>, ErroreNorma> {
    let mut dopo = richiesta.clone();
    let Some(vecchio) = dopo.candidati.iter_mut().find(|candidato| candidato.codice == corretto.codice) else {
        let testo = format!("nessun candidato ha il codice «{}»", corretto.codice);
        return Err(ErroreNorma::campo("codice", testo));
    };
    vecchio.clone_from(corretto);
    let (prima, dopo) = (calcola(p, tabelle, richiesta)?, calcola(p, tabelle, &dopo)?);
    Ok(prima.spostamenti(&dopo).into_iter().filter(|mosso| !mosso.fermo()).collect())
}
