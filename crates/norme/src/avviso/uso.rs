//! The use of a ranking: who is sent, what becomes of them, who comes next, until when.

use super::calendario::validita;
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art08_iscrizione::Rifiuto;
use crate::parametri::Parametri;
use crate::voce::Voce;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// A published ranking and what has been done with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GraduatoriaInUso {
    /// Day of publication.
    pub pubblicata_il: NaiveDate,
    /// Whether the posts are for a fixed term.
    pub a_termine: bool,
    /// Posts.
    pub posti: u32,
    /// How many candidates the call lets the office send for each post still to be filled.
    #[serde(default = "uno")]
    pub per_posto: u32,
    /// The codes, in order.
    pub codici: Vec<String>,
    /// Who was sent, in order of time.
    #[serde(default)]
    pub chiamate: Vec<Chiamata>,
    /// Day on which the body closed the call, if it did.
    #[serde(default)]
    pub chiusa_il: Option<NaiveDate>,
}

const fn uno() -> u32 {
    1
}

/// A candidate sent to the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ChiamataGraduatoria")]
pub struct Chiamata {
    /// The candidate's code.
    pub codice: String,
    /// Day of the convocation.
    #[ts(type = "string")]
    pub convocata_il: NaiveDate,
    /// What became of it; nothing while it is awaited.
    #[serde(default)]
    pub esito: Option<EsitoChiamata>,
}

/// What became of a candidate sent to the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EsitoChiamata {
    /// Found fit, not yet hired.
    Idoneo,
    /// Hired.
    Assunto,
    /// Found unfit for the duties.
    NonIdoneo,
    /// Refused with a good reason.
    RinunciaGiustificata,
    /// Refused without one.
    Rinuncia,
    /// Absent with a good reason.
    AssenzaGiustificata,
    /// Absent without one.
    Assenza,
}

/// What an outcome brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ConseguenzaChiamata")]
pub struct Conseguenza {
    /// Whether the candidate leaves this ranking.
    pub esce: bool,
    /// Whether the next one comes.
    pub sostituire: bool,
    /// Whether it counts among the refusals that may close the registration (art. 10 c. 6).
    pub rifiuto: Option<bool>,
    /// What the office does, in Italian.
    pub che_fare: String,
    /// How it was reached.
    pub spiegazione: Voce,
}

/// The ranking on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "StatoUsoGraduatoria")]
pub struct StatoUso {
    /// Last day of validity.
    #[ts(type = "string")]
    pub valida_fino: NaiveDate,
    /// Whether it may be used on the day.
    pub utilizzabile: bool,
    /// Why not, in Italian.
    pub motivo: Option<String>,
    /// Posts filled.
    pub coperti: u32,
    /// Posts still to be filled.
    pub residui: u32,
    /// Who is to be sent now, in order: no more than the call allows.
    pub prossimi: Vec<String>,
    /// How it was reckoned.
    pub spiegazione: Voce,
}

/// What the outcome of a convocation brings.
#[must_use]
pub fn conseguenza(esito: EsitoChiamata) -> Conseguenza {
    let (esce, sostituire, rifiuto, che_fare) = match esito {
        EsitoChiamata::Idoneo => (false, false, None, "Aspetta l'assunzione."),
        EsitoChiamata::Assunto => (true, false, None, "Registra l'assunzione: il posto è coperto."),
        EsitoChiamata::NonIdoneo => {
            (true, true, None, "Passa al successivo: la non idoneità alle mansioni non pesa sull'iscrizione.")
        }
        EsitoChiamata::RinunciaGiustificata | EsitoChiamata::AssenzaGiustificata => {
            (true, true, Some(true), "Passa al successivo: il motivo vale e non pesa sull'iscrizione.")
        }
        EsitoChiamata::Rinuncia | EsitoChiamata::Assenza => {
            let testo = "Passa al successivo e annota il rifiuto: due di seguito possono chiudere l'iscrizione.";
            (true, true, Some(false), testo)
        }
    };
    let voce = Voce::nuova("chiamata", "Esito della convocazione").spiega(che_fare);
    let spiegazione = if rifiuto.is_some() { voce.cita(Fonte::legge("L. 68/1999", "10", "6", "")) } else { voce };
    Conseguenza { esce, sostituire, rifiuto, che_fare: che_fare.to_owned(), spiegazione }
}

impl Chiamata {
    /// The refusal as the person's history takes it, if the outcome is one.
    #[must_use]
    pub fn rifiuto(&self) -> Option<Rifiuto> {
        let giustificato = conseguenza(self.esito?).rifiuto?;
        Some(Rifiuto { il: self.convocata_il, giustificato })
    }
}

/// The ranking on a day: posts filled, who comes next, whether it may still be used.
///
/// # Errors
/// `Dato` for a code called twice or not in the ranking, or a call before the publication; an error of a
/// parameter.
pub fn stato(p: &Parametri, una: &GraduatoriaInUso, al: NaiveDate) -> Result<StatoUso, ErroreNorma> {
    let chiamati = chiamati(una)?;
    let (valida_fino, mesi) = validita(p, una.a_termine, una.pubblicata_il)?;
    let con = |cerca: fn(Option<EsitoChiamata>) -> bool| {
        u32::try_from(una.chiamate.iter().filter(|chiamata| cerca(chiamata.esito)).count()).unwrap_or(u32::MAX)
    };
    let coperti = con(|esito| esito == Some(EsitoChiamata::Assunto)).min(una.posti);
    let in_attesa = con(|esito| matches!(esito, None | Some(EsitoChiamata::Idoneo)));
    let residui = una.posti - coperti;
    let motivo = match () {
        () if al < una.pubblicata_il => Some("non è ancora pubblicata".to_owned()),
        () if una.chiusa_il.is_some_and(|il| il <= al) => Some("l'ente ha chiuso la procedura".to_owned()),
        () if al > valida_fino => Some(format!("la validità è finita il {}", italiana(&valida_fino))),
        () if residui == 0 => Some("tutti i posti sono coperti".to_owned()),
        () => None,
    };
    let quanti = residui.saturating_mul(una.per_posto).saturating_sub(in_attesa);
    let quanti = if motivo.is_some() { 0 } else { usize::try_from(quanti).unwrap_or(usize::MAX) };
    let liberi = una.codici.iter().filter(|codice| !chiamati.contains(codice.as_str()));
    let prossimi: Vec<String> = liberi.take(quanti).cloned().collect();
    let spiegazione = Voce::nuova("uso", "Uso della graduatoria")
        .valore(italiana(&valida_fino), "")
        .spiega(motivo.clone().unwrap_or_else(|| format!("Da avviare ora: {}.", prossimi.len())))
        .conto(format!(
            "{} + {} mesi; posti {}, coperti {coperti}",
            italiana(&una.pubblicata_il),
            mesi.valore,
            una.posti
        ))
        .cita(mesi.citazione())
        .legge(mesi.letto);
    let utilizzabile = motivo.is_none();
    Ok(StatoUso { valida_fino, utilizzabile, motivo, coperti, residui, prossimi, spiegazione })
}

/// The codes already called, each once and in the ranking.
fn chiamati(una: &GraduatoriaInUso) -> Result<BTreeSet<&str>, ErroreNorma> {
    let noti: BTreeMap<&str, usize> = una.codici.iter().enumerate().map(|(n, codice)| (codice.as_str(), n)).collect();
    let mut chiamati = BTreeSet::new();
    for (n, chiamata) in una.chiamate.iter().enumerate() {
        let errore = |campo: &str, testo: &str| Err(ErroreNorma::campo(&format!("chiamate[{n}].{campo}"), testo));
        if !noti.contains_key(chiamata.codice.as_str()) {
            return errore("codice", "non è nella graduatoria: correggilo");
        }
        if !chiamati.insert(chiamata.codice.as_str()) {
            return errore("codice", "è già stato avviato una volta: togli la seconda chiamata");
        }
        if chiamata.convocata_il < una.pubblicata_il {
            return errore("convocata_il", "viene prima della pubblicazione: correggi la data");
        }
    }
    Ok(chiamati)
}
