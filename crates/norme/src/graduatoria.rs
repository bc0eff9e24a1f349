//! The ranking of the candidates of a call or of a list (art. 8 c. 2-4 L. 68/1999; art. 16 L. 56/1987).
//!
//! The criteria are data: no point stands in code. A datum that is not known never gives points: the
//! candidate stays out of the ranking as incomplete, unless the table says what its absence is worth.

mod candidato;
mod confronto;
mod criteri;
mod formula;
mod ordine;
mod precedenza;
mod spiegazione;
mod tabelle;
#[cfg(test)]
mod tests;
mod valore;
mod verifica;

pub use candidato::{Candidato, Invalidita, Locomozione, RichiestaGraduatoria, Tabella};
pub use confronto::{Spostamento, confronta, effetto_correzione};
pub use criteri::{
    Componente, Criteri, Dato, Fascia, Fatto, Formula, Grado, Precedenza, Quando, Resto, Segno, Spareggio, Verso,
};
pub use tabelle::TabelleCriteri;
pub use valore::{Punteggio, Valore};

use crate::aritmetica::{Esatta, arrotonda_a};
use crate::errore::ErroreNorma;
use crate::parametri::Parametri;
use crate::quota::Avviso;
use crate::voce::Voce;
use chrono::NaiveDate;
use formula::Esito;
use mirato_domain::{Campo, Euro};
use ordine::Concorrente;
use precedenza::Titoli;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// The largest amount that can be reckoned: beyond it the exact arithmetic could overflow.
const IMPORTO_MASSIMO: Euro = Euro::da_centesimi(1_000_000_000_000_000);

/// A ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Graduatoria {
    /// Stable name of the table.
    pub criteri: String,
    /// Name of the table, in Italian.
    pub nome_criteri: String,
    /// The day on which every datum was looked at.
    #[ts(type = "string")]
    pub data_riferimento: NaiveDate,
    /// Who goes first.
    pub verso: Verso,
    /// The candidates in order.
    pub graduatoria: Vec<Posto>,
    /// Who has no place, with the reason; the incomplete are among them.
    pub esclusi: Vec<Escluso>,
    /// What the office should know.
    pub avvisi: Vec<Avviso>,
    /// How the table gives points and decides.
    pub spiegazione: Voce,
}

/// A place of the ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "PostoGraduatoria")]
pub struct Posto {
    /// From 1.
    pub posizione: u32,
    /// The candidate's code.
    pub codice: String,
    /// The score.
    #[ts(type = "number | string")]
    pub punteggio: Punteggio,
    /// The ground of precedence, if it counts.
    pub precedenza: Option<String>,
    /// The score component by component.
    pub voci: Vec<VocePunti>,
    /// The rule that decided among candidates with the same points.
    pub pari_merito_risolto_da: Option<Spareggio>,
}

/// The points of a component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VocePunti {
    /// Stable code of the component.
    pub voce: String,
    /// Its name, in Italian.
    pub nome: String,
    /// Points, with their sign.
    #[ts(type = "number | string")]
    pub punti: Punteggio,
    /// How they were reckoned, in Italian.
    pub conto: String,
    /// Citation.
    pub citazione: String,
}

/// A candidate without a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "EsclusoGraduatoria")]
pub struct Escluso {
    /// The candidate's code.
    pub codice: String,
    /// Why, in Italian.
    pub motivo: String,
    /// Whether the candidate only lacks data: with them a place comes.
    pub incompleto: bool,
    /// What is missing.
    pub mancano: Vec<Campo>,
}

/// What the formulas look at besides the candidate.
struct Contesto {
    al: NaiveDate,
    pubblicazione: NaiveDate,
}

/// The ranking of a request, with the tables that the program and the office have.
///
/// # Errors
/// `Dato` for an unknown table, a table written badly, two candidates with one code, a negative amount or a
/// date that cannot be; `CriteriDaConfermare` for a table that is not complete; `FuoriVigenza` and `Cessato`
/// for a day on which the table does not hold.
pub fn calcola(
    p: &Parametri,
    tabelle: &TabelleCriteri,
    richiesta: &RichiestaGraduatoria,
) -> Result<Graduatoria, ErroreNorma> {
    let criteri = tabelle.scegli(&richiesta.criteri)?;
    criteri.vale(richiesta.data_riferimento)?;
    criteri.usabile().map_err(|errore| dentro("criteri", errore))?;
    candidati_corretti(richiesta)?;
    let titoli = Titoli::al(p, richiesta.data_riferimento)?;
    let conto = Conto::nuovo(criteri, richiesta);
    let (mut posti, mut esclusi) = (Vec::with_capacity(richiesta.candidati.len()), Vec::new());
    for (n, candidato) in richiesta.candidati.iter().enumerate() {
        let titolo = titoli.di(n, candidato)?.filter(|_| criteri.precedenza != Precedenza::Nessuna);
        match conto.candidato(candidato)? {
            Ok((punteggio, voci)) => posti.push((Concorrente { candidato, punteggio, titolo }, voci)),
            Err(escluso) => esclusi.push(escluso),
        }
    }
    esclusi.sort_by(|uno, altro| uno.codice.cmp(&altro.codice));
    let equivalenze = ordine::equivalenze(p, richiesta.data_riferimento)?;
    let spiegazione = spiegazione::spiega(criteri, richiesta, posti.len(), &esclusi);
    Ok(Graduatoria {
        criteri: criteri.codice.clone(),
        nome_criteri: criteri.nome.clone(),
        data_riferimento: richiesta.data_riferimento,
        verso: criteri.verso,
        graduatoria: ordine::ordina(criteri, posti, &equivalenze),
        esclusi,
        avvisi: spiegazione::avvisi(criteri),
        spiegazione,
    })
}

/// An error of the table, with its fields seen from the request.
fn dentro(prima: &str, errore: ErroreNorma) -> ErroreNorma {
    let sotto = |campi: Vec<Campo>| {
        campi.into_iter().map(|campo| Campo { campo: format!("{prima}.{}", campo.campo), ..campo }).collect()
    };
    match errore {
        ErroreNorma::Dato { messaggio, campi } => ErroreNorma::Dato { messaggio, campi: sotto(campi) },
        ErroreNorma::CriteriDaConfermare { tabella, campi } => {
            ErroreNorma::CriteriDaConfermare { tabella, campi: sotto(campi) }
        }
        altro => altro,
    }
}

/// Refuses what no ranking can be made of, naming every candidate concerned.
fn candidati_corretti(richiesta: &RichiestaGraduatoria) -> Result<(), ErroreNorma> {
    let mut visti: BTreeMap<&str, usize> = BTreeMap::new();
    let mut campi = Vec::new();
    for (n, candidato) in richiesta.candidati.iter().enumerate() {
        let mut errore = |campo: &str, messaggio: String| {
            campi.push(Campo { campo: format!("candidati[{n}].{campo}"), messaggio });
        };
        if candidato.codice.trim().is_empty() {
            errore("codice", "è vuoto: ogni candidato ha il suo codice".to_owned());
        } else if let Some(prima) = visti.insert(candidato.codice.as_str(), n) {
            errore(
                "codice",
                format!("«{}» è già il codice di candidati[{prima}]: una persona, una domanda", candidato.codice),
            );
        }
        for (campo, importo) in [("reddito", candidato.reddito), ("isee", candidato.isee)] {
            match importo {
                Some(importo) if importo < Euro::ZERO => {
                    errore(campo, "è negativo: scrivi 0.00 o l'importo".to_owned())
                }
                Some(importo) if importo > IMPORTO_MASSIMO => errore(campo, "è troppo grande: controllalo".to_owned()),
                _ => {}
            }
        }
        let nascita = candidato.nascita;
        if nascita.is_some_and(|giorno| giorno > richiesta.data_riferimento) {
            errore("nascita", "viene dopo la data di riferimento: correggila".to_owned());
        }
        for (campo, giorno) in [("anzianita_dal", candidato.anzianita_dal), ("did_dal", candidato.did_dal)] {
            if let (Some(nascita), Some(giorno)) = (nascita, giorno)
                && giorno < nascita
            {
                errore(campo, "viene prima della nascita: correggi una delle due date".to_owned());
            }
        }
    }
    let Some(primo) = campi.first() else { return Ok(()) };
    let messaggio =
        format!("{} candidati hanno un dato da correggere; {}: {}", campi.len(), primo.campo, primo.messaggio);
    Err(ErroreNorma::Dato { messaggio, campi })
}

/// The components of a table that concern a ranking.
struct Conto<'a> {
    criteri: &'a Criteri,
    contesto: Contesto,
    /// Each with its citation in words.
    componenti: Vec<(&'a Componente, String)>,
}

/// The points of a candidate, or why there are none.
type Esame = Result<(Punteggio, Vec<VocePunti>), Escluso>;

impl<'a> Conto<'a> {
    fn nuovo(criteri: &'a Criteri, richiesta: &RichiestaGraduatoria) -> Self {
        let componenti = criteri
            .componenti
            .iter()
            .filter(|componente| componente.quando.riguarda(richiesta).is_none())
            .map(|componente| (componente, criteri.citazione(componente).to_string()))
            .collect();
        let contesto = Contesto { al: richiesta.data_riferimento, pubblicazione: richiesta.pubblicazione() };
        Self { criteri, contesto, componenti }
    }

    fn candidato(&self, candidato: &Candidato) -> Result<Esame, ErroreNorma> {
        if let Some(motivo) = self.fuori(candidato) {
            return Ok(Err(Escluso {
                codice: candidato.codice.clone(),
                motivo,
                incompleto: false,
                mancano: Vec::new(),
            }));
        }
        let (mut totale, mut voci, mut mancano) = (0_i64, Vec::with_capacity(self.componenti.len()), Vec::new());
        for (componente, citazione) in &self.componenti {
            let (punti, conto) = match formula::punti(componente, candidato, &self.contesto) {
                Esito::Punti(punti, conto) => (self.scala(punti, componente.segno)?, conto),
                Esito::NonApplicata(motivo) => (0, format!("non si applica: {motivo}")),
                Esito::Manca(campo) => {
                    mancano.push(campo);
                    continue;
                }
            };
            totale = totale.checked_add(punti).ok_or_else(troppo)?;
            voci.push(VocePunti {
                voce: componente.codice.clone(),
                nome: componente.nome.clone(),
                punti: self.punteggio(punti),
                conto,
                citazione: citazione.clone(),
            });
        }
        if mancano.is_empty() {
            return Ok(Ok((self.punteggio(totale), voci)));
        }
        mancano.dedup();
        let che_cosa: Vec<&str> = mancano.iter().map(|campo| campo.messaggio.as_str()).collect();
        let motivo = format!("domanda incompleta: {}", che_cosa.join("; "));
        Ok(Err(Escluso { codice: candidato.codice.clone(), motivo, incompleto: true, mancano }))
    }

    /// Why the candidate is out of the ranking whatever the points.
    fn fuori(&self, candidato: &Candidato) -> Option<String> {
        if let Some(motivo) = &candidato.escluso {
            return Some(motivo.clone());
        }
        let dopo = candidato.anzianita_dal.is_some_and(|dal| dal > self.contesto.al);
        dopo.then(|| "alla data di riferimento non è ancora in elenco".to_owned())
    }

    /// Points rounded to the decimals of the table, with the sign of the component.
    fn scala(&self, punti: Esatta, segno: Segno) -> Result<i64, ErroreNorma> {
        let scalati = arrotonda_a(punti, self.criteri.decimali).ok_or_else(troppo)?;
        Ok(if segno == Segno::Toglie { -scalati } else { scalati })
    }

    const fn punteggio(&self, scalato: i64) -> Punteggio {
        Punteggio { scalato, decimali: self.criteri.decimali }
    }
}

fn troppo() -> ErroreNorma {
    ErroreNorma::TroppoGrande { cosa: "punteggio della graduatoria".to_owned() }
}

impl Quando {
    /// Why the component does not concern the whole ranking, if it does not.
    fn riguarda(&self, richiesta: &RichiestaGraduatoria) -> Option<&'static str> {
        match (self.datore_pubblico, self.elenco) {
            (Some(true), _) if !richiesta.datore_pubblico => Some("vale solo per i datori pubblici"),
            (Some(false), _) if richiesta.datore_pubblico => Some("vale solo per i datori privati"),
            (_, Some(elenco)) if elenco != richiesta.elenco => Some("vale per un altro elenco"),
            _ => None,
        }
    }
}
