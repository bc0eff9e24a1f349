//! Art. 5 cc. 3, 4, 5, 7 and D.M. 357/2000: the fee for the units an employer is exempted from.
//!
//! Due = for each period, exempt units × working days × the daily amount in force. A period opens at
//! every event: request, grant, denial, expiry, hire, leaver, computo, suspension, agreement, new amount.

mod controlli;
mod fasi;
mod giorni;
mod periodo;
mod richiesta;
mod spiegazione;
#[cfg(test)]
mod tests;

pub use giorni::{GiornoContributo, giorni};
pub use richiesta::{
    CompensazioneContributo, ConvenzioneContributo, EsitoEsonero, EsoneroContributo, RichiestaContributo,
    SospensioneContributo, VariazioneContributo,
};

use crate::calendario::GiorniFestivi;
use crate::errore::ErroreNorma;
use crate::fonte::Fonte;
use crate::parametri::Parametri;
use crate::quota::Avviso;
use crate::voce::Voce;
use chrono::NaiveDate;
use fasi::Percorso;
use mirato_domain::{Euro, Percentuale};
use periodo::Regole;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The parameter of the daily amount.
const IMPORTO: &str = "contributo_esonerativo_giornaliero";

/// Answer of `calcola contributo`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contributo {
    /// The periods, which cover every day from the first to the last once.
    pub periodi: Vec<PeriodoContributo>,
    /// What is due.
    #[ts(type = "string")]
    pub totale: Euro,
    /// What the user should know.
    pub avvisi: Vec<Avviso>,
    /// How it was reckoned, if asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spiegazione: Option<Voce>,
}

/// Days on which nothing changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PeriodoContributo {
    /// First day.
    #[ts(type = "string")]
    pub dal: NaiveDate,
    /// Last day.
    #[ts(type = "string")]
    pub al: NaiveDate,
    /// Why the period opens, in Italian.
    pub eventi: Vec<String>,
    /// Base of the province, in workers.
    #[ts(type = "number")]
    pub base_computo: i64,
    /// Units of art. 3 covered.
    #[ts(type = "number")]
    pub disabili_in_forza: i64,
    /// Units due: suspended ones left out, realigned to the national figure.
    #[ts(type = "number")]
    pub quota: i64,
    /// Percentage that counts: granted, or asked for while pending; zero without an exemption.
    #[ts(type = "number | string")]
    pub percentuale: Percentuale,
    /// Whether the percentage was granted or only asked for; none without an exemption.
    pub stato: Option<StatoPercentuale>,
    /// The most units the percentage exempts.
    #[ts(type = "number")]
    pub massimo_esonerabili: i64,
    /// Units that would have to be covered without the exemption.
    #[ts(type = "number")]
    pub scoperti: i64,
    /// Exempt units.
    #[ts(type = "number")]
    pub unita_esonerate: i64,
    /// Working days.
    #[ts(type = "number")]
    pub giorni_lavorativi: i64,
    /// Amount for a unit and a working day.
    #[ts(type = "string")]
    pub importo_giornaliero: Euro,
    /// What is due.
    #[ts(type = "string")]
    pub importo: Euro,
}

/// Where a percentage comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StatoPercentuale {
    /// Asked for, not decided yet.
    Richiesta,
    /// Granted.
    Concessa,
}

/// The fee of an employer in a province; with the explanation if asked.
///
/// # Errors
/// `Dato` with every field in error; `FuoriVigenza` before 17 January 2000; `TroppoGrande`.
pub fn contributo(p: &Parametri, richiesta: &RichiestaContributo, spiega: bool) -> Result<Contributo, ErroreNorma> {
    contributo_diviso(p, richiesta, &[], spiega)
}

/// The same, with periods that open on further days too: those on which an instalment begins.
///
/// # Errors
/// As [`contributo`].
pub fn contributo_diviso(
    p: &Parametri,
    richiesta: &RichiestaContributo,
    tagli: &[NaiveDate],
    spiega: bool,
) -> Result<Contributo, ErroreNorma> {
    controlli::controlla(richiesta)?;
    let percorso = Percorso::di(p, richiesta, tagli)?;
    let festivi = GiorniFestivi::nuovi(p, &richiesta.calendario, richiesta.dal, richiesta.al)?;
    let mut regole: Option<Regole> = None;
    let mut avvisi = controlli::avvisi(richiesta, &percorso);
    let (mut periodi, mut voci, mut centesimi) = (Vec::new(), Vec::new(), 0_i64);
    for tratto in percorso.tratti() {
        if regole.as_ref().is_none_or(|note| !note.valgono(tratto.dal)) {
            let nuove = Regole::al(p, tratto.dal)?;
            avvisi.extend(nuove.avvisi(richiesta));
            regole = Some(nuove);
        }
        let Some(regole) = &regole else { continue };
        let conto = periodo::calcola(regole, richiesta, &tratto, festivi.lavorativi(tratto.dal, tratto.al))?;
        centesimi = centesimi.checked_add(conto.periodo.importo.centesimi()).ok_or_else(troppo)?;
        if spiega {
            voci.push(spiegazione::periodo(periodi.len() + 1, regole, richiesta, &conto, &festivi));
        }
        periodi.push(conto.periodo);
    }
    let totale = Euro::da_centesimi(centesimi);
    let scaduto = p.euro(IMPORTO, richiesta.al)?.avviso;
    avvisi.extend(scaduto.map(|messaggio| Avviso { codice: "parametro_da_rivedere".to_owned(), messaggio }));
    avvisi.dedup();
    let spiegazione = spiega.then(|| spiegazione::radice(totale).figlie(voci));
    Ok(Contributo { periodi, totale, avvisi, spiegazione })
}

/// Article of the fee.
#[must_use]
pub fn fonte() -> Fonte {
    Fonte::legge("L. 68/1999", "5", "3", "")
}

fn troppo() -> ErroreNorma {
    ErroreNorma::TroppoGrande { cosa: "contributo esonerativo".to_owned() }
}
