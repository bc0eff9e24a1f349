//! The yearly prospetto: due, sent, late, missing (art. 9 c. 6), and what its delay may cost (art. 15 c. 1).

use super::richiesta::RichiestaRevisione;
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::Classe;
use crate::l68_1999::art09_richieste::scadenza_prospetto;
use crate::l68_1999::art15_sanzioni::{RichiestaSanzione, sanzione};
use crate::parametri::Parametri;
use crate::quota::RispostaQuota;
use crate::voce::Voce;
use chrono::{Datelike, NaiveDate};
use mirato_domain::{Euro, Provincia};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The prospetto of the last year whose term is over, as the review finds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProspettoRivisto {
    /// The day its figures describe.
    #[ts(type = "string")]
    pub riferimento: NaiveDate,
    /// The day by which it was due.
    #[ts(type = "string")]
    pub scadenza: NaiveDate,
    /// How it stands.
    pub stato: StatoProspetto,
    /// The day it was sent, if it was.
    #[ts(type = "string | null")]
    pub inviato_il: Option<NaiveDate>,
    /// Days of delay, to the day it was sent or to that of the review.
    #[ts(type = "number")]
    pub giorni_ritardo: i64,
    /// What the delay may cost to the day of the review.
    #[ts(type = "string")]
    pub sanzione: Euro,
}

/// How a prospetto stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "StatoProspettoRivisto")]
pub enum StatoProspetto {
    /// The employer had no duty on the reference day.
    NonDovuto,
    /// Not sent, and by the position nothing that it declares has changed since the last one.
    Invariato,
    /// Sent in time.
    Presentato,
    /// Sent after the term.
    InRitardo,
    /// Due and not sent.
    Mancante,
    /// Not sent, and the position does not reach back to the reference day.
    DaAccertare,
}

impl StatoProspetto {
    /// The state in words.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::NonDovuto => "non dovuto",
            Self::Invariato => "non dovuto: nulla è cambiato",
            Self::Presentato => "presentato",
            Self::InRitardo => "presentato in ritardo",
            Self::Mancante => "mancante",
            Self::DaAccertare => "da accertare",
        }
    }
}

/// Finds the prospetto of the last year whose term is over.
pub(super) fn rivedi(
    p: &Parametri,
    richiesta: &RichiestaRevisione<'_>,
    storia: &[RispostaQuota],
) -> Result<(ProspettoRivisto, Voce), ErroreNorma> {
    let (riferimento, scadenza, voce_scadenza) = ultimo(p, richiesta.al)?;
    let ricevuto = richiesta
        .prospetti
        .iter()
        .filter(|uno| uno.riferimento == riferimento && uno.inviato_il <= richiesta.al)
        .min_by_key(|uno| uno.inviato_il);
    let inviato_il = ricevuto.map(|uno| uno.inviato_il);
    let stato = match inviato_il {
        Some(inviato) if inviato <= scadenza => StatoProspetto::Presentato,
        Some(_) => StatoProspetto::InRitardo,
        None => senza(richiesta, storia, riferimento),
    };
    let fino_al = match stato {
        StatoProspetto::InRitardo => inviato_il,
        StatoProspetto::Mancante => Some(richiesta.al),
        _ => None,
    };
    let mut voce = Voce::nuova("revisione.prospetto", "Prospetto informativo")
        .valore(stato.nome(), "")
        .spiega(spiega(stato, riferimento))
        .cita(Fonte::legge("L. 68/1999", "9", "6", ""))
        .figlia(voce_scadenza);
    let mut rivisto =
        ProspettoRivisto { riferimento, scadenza, stato, inviato_il, giorni_ritardo: 0, sanzione: Euro::ZERO };
    if let Some(fino_al) = fino_al {
        rivisto.giorni_ritardo = (fino_al - scadenza).num_days();
        if !richiesta.natura.pubblica() {
            let esito = sanzione(p, &RichiestaSanzione::Prospetto { scadenza, presentato_il: fino_al })?;
            rivisto.sanzione = esito.importo;
            voce.figli.push(esito.spiegazione);
        }
    }
    Ok((rivisto, voce))
}

/// The last reference day whose term is over.
fn ultimo(p: &Parametri, al: NaiveDate) -> Result<(NaiveDate, NaiveDate, Voce), ErroreNorma> {
    let dicembre = |anno: i32| {
        NaiveDate::from_ymd_opt(anno, 12, 31).ok_or_else(|| ErroreNorma::TroppoGrande { cosa: "anno".to_owned() })
    };
    let riferimento = dicembre(al.year() - 1)?;
    let (scadenza, voce) = scadenza_prospetto(p, riferimento)?;
    if scadenza < al {
        return Ok((riferimento, scadenza, voce));
    }
    let riferimento = dicembre(al.year() - 2)?;
    let (scadenza, voce) = scadenza_prospetto(p, riferimento)?;
    Ok((riferimento, scadenza, voce))
}

/// What it means that none was sent: it is due only if the duty or the quota has changed.
fn senza(richiesta: &RichiestaRevisione<'_>, storia: &[RispostaQuota], riferimento: NaiveDate) -> StatoProspetto {
    let al = |giorno: NaiveDate| {
        let quante = storia.partition_point(|risposta| risposta.data_riferimento <= giorno);
        quante.checked_sub(1).and_then(|ultima| storia.get(ultima))
    };
    let Some(figure) = al(riferimento) else { return StatoProspetto::DaAccertare };
    if figure.classe == Classe::NonSoggetto {
        return StatoProspetto::NonDovuto;
    }
    let precedente = richiesta.prospetti.iter().map(|uno| uno.riferimento).filter(|giorno| *giorno < riferimento).max();
    match precedente {
        None => StatoProspetto::Mancante,
        Some(giorno) => match al(giorno) {
            None => StatoProspetto::DaAccertare,
            Some(prima) if obbligo(prima) == obbligo(figure) => StatoProspetto::Invariato,
            Some(_) => StatoProspetto::Mancante,
        },
    }
}

/// What makes a new prospetto due when it changes: class and quotas, in each province.
fn obbligo(risposta: &RispostaQuota) -> (Classe, Vec<(Provincia, i64, i64)>) {
    let mut province: Vec<_> = risposta
        .province
        .iter()
        .map(|una| (una.provincia, una.cifre.quota_art3, una.cifre.quota_art18))
        .filter(|(_, art3, art18)| (*art3, *art18) != (0, 0))
        .collect();
    province.sort_unstable();
    (risposta.classe, province)
}

fn spiega(stato: StatoProspetto, riferimento: NaiveDate) -> String {
    let giorno = italiana(&riferimento);
    match stato {
        StatoProspetto::NonDovuto => format!("Al {giorno} il datore non era soggetto agli obblighi."),
        StatoProspetto::Invariato => {
            format!("Al {giorno} classe e quote erano quelle dell'ultimo prospetto: non serviva inviarne un altro.")
        }
        StatoProspetto::Presentato => format!("La situazione al {giorno} è arrivata in tempo."),
        StatoProspetto::InRitardo => format!("La situazione al {giorno} è arrivata dopo il termine."),
        StatoProspetto::Mancante => format!("La situazione al {giorno} andava dichiarata e non è arrivata."),
        StatoProspetto::DaAccertare => {
            format!("La posizione non risale al {giorno}: accerta se il prospetto era dovuto.")
        }
    }
}
