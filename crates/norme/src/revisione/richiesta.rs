//! What a review looks at: one employer, its figures through time, its instruments, its prospetti.

use crate::calendario::Calendario;
use crate::l68_1999::art17_ottemperanza::{
    ConvenzioneInCorso, EsoneroInCorso, RichiestaAssunzione, SospensioneInCorso,
};
use crate::quota::RispostaQuota;
use chrono::NaiveDate;
use mirato_domain::Provincia;
use mirato_domain::situazione::Natura;
use serde::{Deserialize, Serialize};

/// An employer to review.
#[derive(Debug, Clone, Copy)]
pub struct RichiestaRevisione<'a> {
    /// The day of the review.
    pub al: NaiveDate,
    /// Kind of employer.
    pub natura: Natura,
    /// The figures of the live position in order of date: each holds from its `data_riferimento` until the
    /// day before the next. Those after `al` are not looked at.
    pub storia: &'a [RispostaQuota],
    /// What the employer has in each province; a province may be missing.
    pub strumenti: &'a [StrumentiProvincia],
    /// The prospetti received.
    pub prospetti: &'a [ProspettoRicevuto],
    /// The employer's calendar: the sanction counts working days.
    pub calendario: &'a Calendario,
}

/// What an employer has in a province on the day of the review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StrumentiProvincia {
    /// Province.
    pub provincia: Provincia,
    /// Day on which the obligation arose, if the office has said so: it prevails over the live position.
    #[serde(default)]
    pub insorgenza: Option<NaiveDate>,
    /// Request to hire.
    #[serde(default)]
    pub richiesta: Option<RichiestaAssunzione>,
    /// Agreement.
    #[serde(default)]
    pub convenzione: Option<ConvenzioneInCorso>,
    /// Exemption, granted or pending.
    #[serde(default)]
    pub esonero: Option<EsoneroInCorso>,
    /// Suspension.
    #[serde(default)]
    pub sospensione: Option<SospensioneInCorso>,
}

impl StrumentiProvincia {
    /// A province without instruments.
    #[must_use]
    pub const fn nessuno(provincia: Provincia) -> Self {
        Self { provincia, insorgenza: None, richiesta: None, convenzione: None, esonero: None, sospensione: None }
    }
}

/// A prospetto as it was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProspettoRicevuto {
    /// The day its figures describe.
    pub riferimento: NaiveDate,
    /// The day it was sent.
    pub inviato_il: NaiveDate,
}
