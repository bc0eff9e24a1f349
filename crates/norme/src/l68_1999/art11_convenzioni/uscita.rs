//! What the end of a hire does to its row, to the employer and to the person.

use crate::errore::ErroreNorma;
use crate::fonte::Fonte;
use crate::l68_1999::art09_richieste::scadenza_richiesta;
use crate::parametri::Parametri;
use crate::voce::Voce;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The end of a hire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "UscitaConvenzione")]
pub struct Uscita {
    /// Last day of work.
    #[ts(type = "string")]
    pub il: NaiveDate,
    /// Ground.
    pub motivo: MotivoUscita,
}

/// Why a hire ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MotivoUscita {
    /// The person resigned.
    Dimissioni,
    /// The trial failed, for reasons other than the impairment.
    ProvaNonSuperata,
    /// The trial failed for reasons of the impairment.
    ProvaNonSuperataPerMenomazione,
    /// The fixed term was over.
    FineTermine,
    /// Dismissed for just cause or subjective reason.
    LicenziamentoDisciplinare,
    /// Dismissed for objective reason or reduction of staff.
    LicenziamentoOggettivo,
    /// Death or retirement.
    CessazioneNaturale,
    /// The clearance was not used, or the placement ended without a hire.
    NonAssunta,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "EffettoUscitaConvenzione")]
pub struct EffettoUscita {
    /// Day by which the row is filled again; none if it keeps its own.
    #[ts(type = "string | null")]
    pub sostituire_entro: Option<NaiveDate>,
    /// Whether it can be held against the person (seniority, refusals).
    pub conta_contro_la_persona: bool,
    /// Whether the employer had that ground: a trial failed because of the impairment is none.
    pub motivo_valido: bool,
    /// What the office does, in Italian.
    pub che_fare: String,
    /// How it was reached.
    pub spiegazione: Voce,
}

/// What the end of a hire brings. The employer has, to fill the row again, as long as to ask for a worker.
///
/// # Errors
/// An error of a parameter.
pub fn effetto_uscita(p: &Parametri, uscita: &Uscita) -> Result<EffettoUscita, ErroreNorma> {
    let per_menomazione = uscita.motivo == MotivoUscita::ProvaNonSuperataPerMenomazione;
    let sostituire_entro = match uscita.motivo {
        MotivoUscita::NonAssunta => None,
        _ => Some(scadenza_richiesta(p, uscita.il)?),
    };
    let conta = matches!(
        uscita.motivo,
        MotivoUscita::Dimissioni | MotivoUscita::LicenziamentoDisciplinare | MotivoUscita::ProvaNonSuperata
    );
    let che_fare = match uscita.motivo {
        MotivoUscita::ProvaNonSuperataPerMenomazione => {
            "La prova fallita per la menomazione non è motivo di risoluzione: contestala al datore e tutela la posizione della persona."
        }
        MotivoUscita::NonAssunta => "La riga torna libera alla sua scadenza.",
        MotivoUscita::LicenziamentoOggettivo => {
            "La persona che si iscrive di nuovo conserva la posizione che aveva; il datore chiede la sostituzione."
        }
        _ => "Il datore chiede la sostituzione.",
    };
    let voce = Voce::nuova("uscita", "Fine del rapporto").spiega(che_fare);
    let spiegazione = match uscita.motivo {
        MotivoUscita::ProvaNonSuperataPerMenomazione => voce.cita(Fonte::legge("L. 68/1999", "11", "2", "")),
        MotivoUscita::LicenziamentoOggettivo => voce.cita(Fonte::legge("L. 68/1999", "8", "5", "")),
        MotivoUscita::NonAssunta => voce,
        _ => voce.cita(Fonte::legge("L. 68/1999", "9", "1", "").prassi()),
    };
    Ok(EffettoUscita {
        sostituire_entro,
        conta_contro_la_persona: conta,
        motivo_valido: !per_menomazione,
        che_fare: che_fare.to_owned(),
        spiegazione,
    })
}
