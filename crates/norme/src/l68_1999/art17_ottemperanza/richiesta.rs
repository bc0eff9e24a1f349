//! What the office knows of an employer when it is asked for a certificate.

use crate::l68_1999::art03_quota::Classe;
use crate::quota::Provinciale;
use chrono::NaiveDate;
use mirato_domain::Provincia;
use serde::{Deserialize, Serialize};

/// The employer at the reference date and on the day of issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RichiestaOttemperanza {
    /// Day named by the contracting authority, usually the deadline of the bids.
    pub data_riferimento: NaiveDate,
    /// Day of issue.
    pub data_rilascio: NaiveDate,
    /// Day of the call for tenders, which decides the code of public contracts; without it the
    /// reference date does.
    #[serde(default)]
    pub data_bando: Option<NaiveDate>,
    /// Whether the archive knows the firm by this tax code.
    pub impresa_riconosciuta: bool,
    /// The verified prospetto, if there is one.
    #[serde(default)]
    pub prospetto: Option<ProspettoVerificato>,
    /// Provinces the office answers for.
    pub province_ufficio: Vec<Provincia>,
    /// The employer at the reference date.
    pub alla_data_riferimento: StatoDatore,
    /// The employer on the day of issue.
    pub al_rilascio: StatoDatore,
    /// What the offices of the other provinces answered.
    #[serde(default)]
    pub altri_uffici: Vec<RispostaUfficio>,
}

/// The prospetto the figures come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProspettoVerificato {
    /// The day its figures describe.
    pub situazione_al: NaiveDate,
    /// Differences between declared and reckoned figures.
    #[serde(default)]
    pub differenze: u32,
    /// Day on which all differences were cleared up.
    #[serde(default)]
    pub differenze_chiarite_il: Option<NaiveDate>,
    /// What bars a certificate until it is settled, such as an excluded category that nobody has mapped.
    #[serde(default)]
    pub impedimenti: Vec<String>,
}

/// An employer on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatoDatore {
    /// Class, from the reckoning of the quota.
    pub classe: Classe,
    /// Every province in which the employer has workers.
    pub province: Vec<StatoProvinciale>,
}

/// An employer in a province on a day, with the instruments it has there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatoProvinciale {
    /// Province.
    pub provincia: Provincia,
    /// Units of art. 3 due.
    pub quota_art3: u32,
    /// Units of art. 18 due.
    pub quota_art18: u32,
    /// Units of art. 3 covered.
    pub in_forza_art3: u32,
    /// Uncovered units of art. 3, granted exemptions and proportional suspensions already taken off.
    pub scopertura_art3: u32,
    /// Uncovered units of art. 18.
    pub scopertura_art18: u32,
    /// Day on which the obligation to cover them arose; the resolution of a broken agreement starts it
    /// again.
    #[serde(default)]
    pub insorgenza: Option<NaiveDate>,
    /// Request to hire (the prospetto is one, art. 9 c. 3).
    #[serde(default)]
    pub richiesta: Option<RichiestaAssunzione>,
    /// Agreement (art. 11).
    #[serde(default)]
    pub convenzione: Option<ConvenzioneInCorso>,
    /// Partial exemption (art. 5 c. 3).
    #[serde(default)]
    pub esonero: Option<EsoneroInCorso>,
    /// Suspension of the obligations (art. 3 c. 5).
    #[serde(default)]
    pub sospensione: Option<SospensioneInCorso>,
}

/// A request to hire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RichiestaAssunzione {
    /// Day it was sent.
    pub inviata_il: NaiveDate,
    /// Units of art. 3 asked for.
    #[serde(default)]
    pub unita_art3: u32,
    /// Units of art. 18 asked for.
    #[serde(default)]
    pub unita_art18: u32,
}

/// An agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConvenzioneInCorso {
    /// Number and year, such as "31/2026".
    pub estremi: String,
    /// Day it was signed.
    pub stipulata_il: NaiveDate,
    /// Last day, if it has one.
    #[serde(default)]
    pub fino_al: Option<NaiveDate>,
    /// Units of art. 3 it still has to cover.
    #[serde(default)]
    pub unita_art3: u32,
    /// Units of art. 18 it still has to cover.
    #[serde(default)]
    pub unita_art18: u32,
    /// Whether every instalment due so far was met.
    pub scadenze_rispettate: bool,
    /// Next instalment.
    #[serde(default)]
    pub prossima_scadenza: Option<NaiveDate>,
}

/// A partial exemption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EsoneroInCorso {
    /// Day of the application: the contribution is due from it.
    pub richiesto_il: NaiveDate,
    /// Whether it was granted; a pending one is not in the figures of the quota.
    pub concesso: bool,
    /// Last day, if granted.
    #[serde(default)]
    pub fino_al: Option<NaiveDate>,
    /// Exempt units: granted, or asked for.
    pub unita: u32,
    /// Whether the contribution is paid, from the day of the application.
    pub contributo_pagato: bool,
}

/// A suspension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SospensioneInCorso {
    /// First day.
    pub dal: NaiveDate,
    /// Last day, if known.
    #[serde(default)]
    pub fino_al: Option<NaiveDate>,
    /// Whether every obligation in the province is suspended, as while the act is pending; one in
    /// proportion is in the figures already.
    #[serde(default)]
    pub totale: bool,
}

impl StatoProvinciale {
    /// A province as the reckoning of the quota sees it, with no instrument yet.
    #[must_use]
    pub fn da_quota(provinciale: &Provinciale) -> Self {
        let unita = |valore: i64| u32::try_from(valore.max(0)).unwrap_or(u32::MAX);
        let cifre = &provinciale.cifre;
        Self {
            provincia: provinciale.provincia,
            quota_art3: unita(cifre.quota_art3),
            quota_art18: unita(cifre.quota_art18),
            in_forza_art3: unita(cifre.in_forza_art3),
            scopertura_art3: unita(cifre.scopertura_art3),
            scopertura_art18: unita(cifre.scopertura_art18),
            insorgenza: None,
            richiesta: None,
            convenzione: None,
            esonero: None,
            sospensione: None,
        }
    }

    /// Whether the employer owes nothing here, now or once an instrument ends: there is nobody to ask.
    #[must_use]
    pub const fn senza_obblighi(&self) -> bool {
        self.quota_art3 == 0
            && self.quota_art18 == 0
            && self.scopertura_art3 == 0
            && self.scopertura_art18 == 0
            && self.esonero.is_none()
            && self.sospensione.is_none()
    }
}

/// What the office of another province answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RispostaUfficio {
    /// Province.
    pub provincia: Provincia,
    /// Its answer.
    pub esito: EsitoUfficio,
    /// Day of the answer.
    #[serde(default)]
    pub il: Option<NaiveDate>,
}

/// The answer of another office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EsitoUfficio {
    /// The employer is in order there.
    InRegola,
    /// It is not.
    NonInRegola,
    /// No answer yet.
    NonRisposto,
}
