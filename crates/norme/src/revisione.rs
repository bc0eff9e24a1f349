//! The review of an employer on a day: what is uncovered, since when, whether the sixty days have run,
//! what answers for it, whether the prospetto is there, and what it may cost.
//!
//! Uncovered units are judged as the certificate of art. 17 judges them, so that the two never differ.

mod differenze;
mod prospetto;
mod provincia;
mod richiesta;
#[cfg(test)]
mod tests;

pub use differenze::{Differenza, differenze};
pub use prospetto::{ProspettoRivisto, StatoProspetto};
pub use provincia::ProvinciaRivista;
pub use richiesta::{ProspettoRicevuto, RichiestaRevisione, StrumentiProvincia};

use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::Classe;
use crate::l68_1999::art17_ottemperanza::EsitoOttemperanza;
use crate::parametri::Parametri;
use crate::quota::{Avviso, RispostaQuota};
use crate::voce::Voce;
use chrono::NaiveDate;
use mirato_domain::Euro;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An employer reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "RevisioneDatore")]
pub struct Revisione {
    /// The day of the review.
    #[ts(type = "string")]
    pub al: NaiveDate,
    /// Whether the employer has duties.
    pub soggetto: bool,
    /// Class by the national base.
    pub classe: Classe,
    /// National base of art. 3, in workers.
    #[ts(type = "number")]
    pub base_art3: i64,
    /// National base of art. 18, in workers.
    #[ts(type = "number")]
    pub base_art18: i64,
    /// The worst of the provinces.
    pub esito: EsitoOttemperanza,
    /// The same in words.
    pub esito_nome: String,
    /// The provinces, in the order of the position.
    pub province: Vec<ProvinciaRivista>,
    /// The yearly prospetto.
    pub prospetto: ProspettoRivisto,
    /// Uncovered units of art. 3 for which the term has run and nothing answers.
    #[ts(type = "number")]
    pub scoperte_art3: i64,
    /// The same for art. 18.
    #[ts(type = "number")]
    pub scoperte_art18: i64,
    /// Day since which the oldest of the uncovered units is uncovered.
    #[ts(type = "string | null")]
    pub scoperto_dal: Option<NaiveDate>,
    /// What the uncovered units may cost to this day: information for the Ispettorato, which decides.
    #[ts(type = "string")]
    pub sanzione_copertura: Euro,
    /// What the prospetto and the uncovered units may cost together.
    #[ts(type = "string")]
    pub sanzione_totale: Euro,
    /// What the user should know.
    pub avvisi: Vec<Avviso>,
    /// How it was reached, if asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spiegazione: Option<Voce>,
}

/// Reviews an employer; with the explanation if asked.
///
/// # Errors
/// `Dato` if the position has no figure on the day or is out of order; an error of a parameter.
pub fn rivedi(p: &Parametri, richiesta: &RichiestaRevisione<'_>, spiega: bool) -> Result<Revisione, ErroreNorma> {
    let storia = nota(richiesta)?;
    let Some(oggi) = storia.last() else {
        let al = italiana(&richiesta.al);
        return Err(ErroreNorma::campo("storia", format!("la posizione non ha cifre al {al}: comincia dopo")));
    };
    let mut radice = Voce::nuova("revisione", format!("Revisione al {}", italiana(&richiesta.al)))
        .spiega("Le sanzioni le decide l'Ispettorato: gli importi sono un'informazione, non un atto.")
        .cita(Fonte::legge("L. 68/1999", "17", "", "").prassi());
    let soggetto = oggi.classe != Classe::NonSoggetto;
    let mut avvisi = Vec::new();
    let (prospetto, voce) = prospetto::rivedi(p, richiesta, storia)?;
    radice.figli.push(voce);
    let mut province = Vec::with_capacity(oggi.province.len());
    for provinciale in &oggi.province {
        let (rivista, voce) = provincia::rivedi(p, richiesta, storia, provinciale, soggetto, spiega)?;
        radice.figli.push(voce);
        province.push(rivista);
    }
    if soggetto && richiesta.natura.pubblica() {
        let testo =
            "per le amministrazioni pubbliche le responsabilità sono dell'art. 15, c. 3: nessun importo è calcolato";
        avvisi.push(Avviso { codice: "sanzione_amministrazione".to_owned(), messaggio: testo.to_owned() });
    }
    for una in province.iter().filter(|una| una.scoperta_almeno) {
        let testo = format!(
            "{}: la posizione comincia con unità già scoperte: l'obbligo può essere sorto prima. Scrivi il giorno tra le circostanze",
            una.provincia
        );
        avvisi.push(Avviso { codice: "insorgenza_da_accertare".to_owned(), messaggio: testo });
    }
    let esito = esito(soggetto, &province);
    let sanzione_copertura: Euro = province.iter().map(|una| una.sanzione).sum();
    radice.valore = esito.nome().to_owned();
    Ok(Revisione {
        al: richiesta.al,
        soggetto,
        classe: oggi.classe,
        base_art3: oggi.nazionale.cifre.base_art3,
        base_art18: oggi.nazionale.cifre.base_art18,
        esito,
        esito_nome: esito.nome().to_owned(),
        scoperte_art3: province.iter().map(|una| una.scoperte_art3).sum(),
        scoperte_art18: province.iter().map(|una| una.scoperte_art18).sum(),
        scoperto_dal: province.iter().filter_map(|una| una.scoperta_dal).min(),
        sanzione_copertura,
        sanzione_totale: sanzione_copertura + prospetto.sanzione,
        province,
        prospetto,
        avvisi,
        spiegazione: spiega.then_some(radice),
    })
}

fn esito(soggetto: bool, province: &[ProvinciaRivista]) -> EsitoOttemperanza {
    if !soggetto {
        return EsitoOttemperanza::NonSoggetto;
    }
    province.iter().map(|una| una.esito).max().unwrap_or(EsitoOttemperanza::Ottemperante)
}

/// The figures known on the day of the review, refused if their days are not in order.
fn nota<'a>(richiesta: &RichiestaRevisione<'a>) -> Result<&'a [RispostaQuota], ErroreNorma> {
    let storia = richiesta.storia;
    if let Some(n) = storia.windows(2).position(|due| due[1].data_riferimento <= due[0].data_riferimento) {
        let testo = "le cifre della posizione vanno in ordine di data, una per giorno";
        return Err(ErroreNorma::campo(&format!("storia[{}].data_riferimento", n + 1), testo));
    }
    let quante = storia.partition_point(|risposta| risposta.data_riferimento <= richiesta.al);
    Ok(storia.get(..quante).unwrap_or_default())
}
