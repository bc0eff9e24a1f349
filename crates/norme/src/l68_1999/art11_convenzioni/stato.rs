//! The state of a plan on a day: what is hired, what is due, whether it is kept.

use super::inadempimento::{StatoDiffida, diffida};
use super::piano::{Convenzione, RigaPiano, TitoloInserimento};
use super::uscita::effetto_uscita;
use crate::errore::{ErroreNorma, italiana};
use crate::l68_1999::art07_nulla_osta::{ConvenzioneDatore, Quota};
use crate::l68_1999::art17_ottemperanza::ConvenzioneInCorso;
use crate::parametri::Parametri;
use crate::voce::Voce;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// State of a row on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StatoRiga {
    /// To be filled, not yet near.
    Prevista,
    /// To be filled within the days of notice.
    InScadenza,
    /// A clearance is open or a placement is under way.
    Impegnata,
    /// Filled.
    Assolta,
    /// Filled once, to be filled again by a new day.
    DaSostituire,
    /// Its day has passed.
    Scaduta,
}

/// A row as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "RigaPianoAl")]
pub struct RigaAl {
    /// Number in the plan.
    pub numero: u32,
    /// Which quota it serves.
    pub quota: Quota,
    /// State.
    pub stato: StatoRiga,
    /// Day that holds, extensions and replacements counted.
    #[ts(type = "string")]
    pub scadenza: NaiveDate,
    /// Units filled.
    pub assolte: u32,
    /// Units still to be filled.
    pub residue: u32,
    /// Units taken by a clearance or a placement.
    pub impegnate: u32,
}

/// How the plan stands as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EsitoPiano {
    /// Not signed by both on that day.
    NonStipulata,
    /// Kept so far.
    Rispettato,
    /// A row is late.
    InRitardo,
    /// A row is late and notice was given.
    Diffidata,
    /// Resolved.
    Risolta,
    /// Over, every row filled.
    Conclusa,
    /// Over, with rows left.
    ScadutaIncompleta,
}

/// The state of an agreement on a day: what compliance, clearances, quota and review all read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "StatoPianoConvenzione")]
pub struct StatoPiano {
    /// How it stands.
    pub esito: EsitoPiano,
    /// Whether the employer complies by it, for the units still to be filled.
    pub in_regola: bool,
    /// The rows.
    pub righe: Vec<RigaAl>,
    /// Units of art. 3 still to be filled.
    pub residue_art3: u32,
    /// Units of art. 18 still to be filled.
    pub residue_art18: u32,
    /// The next day to keep.
    #[ts(type = "string | null")]
    pub prossima_scadenza: Option<NaiveDate>,
    /// From this day the units not filled are due again: the resolution starts the sixty days anew.
    #[ts(type = "string | null")]
    pub insorgenza: Option<NaiveDate>,
    /// How it was reached.
    pub spiegazione: Voce,
}

impl RigaPiano {
    fn al(&self, p: &Parametri, al: NaiveDate, anticipo: u64) -> Result<RigaAl, ErroreNorma> {
        let (mut assolte, mut impegnate, mut scadenza) = (0_u32, 0_u32, self.scadenza_al(al));
        let mut sostituire = false;
        for inserimento in self.inserimenti.iter().filter(|uno| uno.dal <= al) {
            let uscita = inserimento.uscita.as_ref().filter(|uscita| uscita.il < al);
            match (inserimento.titolo, uscita) {
                (TitoloInserimento::NullaOsta | TitoloInserimento::Tirocinio, None) => impegnate += 1,
                (TitoloInserimento::Assunzione | TitoloInserimento::Computo, None) => assolte += 1,
                (TitoloInserimento::Assunzione, Some(uscita)) => {
                    let effetto = effetto_uscita(p, uscita)?;
                    if let Some(entro) = effetto.sostituire_entro {
                        (scadenza, sostituire) = (scadenza.max(entro), true);
                    }
                }
                _ => {}
            }
        }
        let residue = self.unita.saturating_sub(assolte);
        let vicina = scadenza.checked_sub_days(Days::new(anticipo)).is_none_or(|da| da <= al);
        let stato = match () {
            () if residue == 0 => StatoRiga::Assolta,
            () if scadenza < al => StatoRiga::Scaduta,
            () if impegnate >= residue => StatoRiga::Impegnata,
            () if sostituire => StatoRiga::DaSostituire,
            () if vicina => StatoRiga::InScadenza,
            () => StatoRiga::Prevista,
        };
        let quota = Quota::di(self.elenco);
        Ok(RigaAl { numero: self.numero, quota, stato, scadenza, assolte: assolte.min(self.unita), residue, impegnate })
    }
}

/// The state of an agreement on a day. A hire on the last day is in time.
///
/// # Errors
/// An error of a parameter; `Dato` if an extension moves a day back or was made after it had passed.
pub fn stato(p: &Parametri, convenzione: &Convenzione, al: NaiveDate) -> Result<StatoPiano, ErroreNorma> {
    convenzione.proroghe_corrette()?;
    let anticipo = p.intero("convenzione_anticipo_scadenze", al)?;
    let giorni = u64::try_from(anticipo.valore).unwrap_or_default();
    let righe = convenzione.righe.iter().map(|riga| riga.al(p, al, giorni)).collect::<Result<Vec<_>, _>>()?;
    let residue = |quota: Quota| {
        let sue = righe.iter().filter(|riga| riga.quota == quota);
        sue.fold(0_u32, |somma, riga| somma.saturating_add(riga.residue))
    };
    let esito = esito(p, convenzione, &righe, al)?;
    let in_regola = esito == EsitoPiano::Rispettato;
    let prossima_scadenza = righe.iter().filter(|riga| riga.residue > 0).map(|riga| riga.scadenza).min();
    let insorgenza = match esito {
        EsitoPiano::Risolta => convenzione.risolta_il,
        EsitoPiano::ScadutaIncompleta => convenzione.fino_al.succ_opt(),
        _ => None,
    };
    let spiegazione = spiega(convenzione, esito, &righe, al).legge(anticipo.letto);
    Ok(StatoPiano {
        esito,
        in_regola,
        residue_art3: residue(Quota::Art3),
        residue_art18: residue(Quota::Art18),
        prossima_scadenza,
        insorgenza,
        righe,
        spiegazione,
    })
}

fn esito(p: &Parametri, una: &Convenzione, righe: &[RigaAl], al: NaiveDate) -> Result<EsitoPiano, ErroreNorma> {
    if una.stipulata_il.is_none_or(|il| al < il) {
        return Ok(EsitoPiano::NonStipulata);
    }
    if una.risolta_il.is_some_and(|il| il <= al) {
        return Ok(EsitoPiano::Risolta);
    }
    let assolte = righe.iter().all(|riga| riga.residue == 0);
    if una.fino_al < al {
        return Ok(if assolte { EsitoPiano::Conclusa } else { EsitoPiano::ScadutaIncompleta });
    }
    if !righe.iter().any(|riga| riga.stato == StatoRiga::Scaduta) {
        return Ok(EsitoPiano::Rispettato);
    }
    let Some(notificata) = una.diffida.as_ref().filter(|diffida| diffida.notificata_il <= al) else {
        return Ok(EsitoPiano::InRitardo);
    };
    // A notice already answered by keeping the plan leaves a later delay to a notice of its own.
    Ok(match diffida(p, notificata, al)?.stato {
        StatoDiffida::Sanata => EsitoPiano::InRitardo,
        StatoDiffida::TermineInCorso | StatoDiffida::Risolvibile => EsitoPiano::Diffidata,
    })
}

fn spiega(convenzione: &Convenzione, esito: EsitoPiano, righe: &[RigaAl], al: NaiveDate) -> Voce {
    let di_riga = |riga: &RigaAl| {
        Voce::nuova(format!("piano.riga.{}", riga.numero), format!("Riga {}", riga.numero))
            .valore(riga.stato.nome(), "")
            .spiega(format!("Scadenza {}; da coprire {} unità.", italiana(&riga.scadenza), riga.residue))
    };
    Voce::nuova("piano", format!("{} {}", convenzione.tipo.nome(), convenzione.estremi))
        .valore(esito.nome(), "")
        .spiega(format!(
            "Stato del piano al {}: il datore è in regola se ogni scadenza passata è coperta.",
            italiana(&al)
        ))
        .cita(convenzione.tipo.fonte())
        .figlie(righe.iter().map(di_riga))
}

impl StatoRiga {
    /// In words, in Italian.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Prevista => "prevista",
            Self::InScadenza => "in scadenza",
            Self::Impegnata => "impegnata",
            Self::Assolta => "assolta",
            Self::DaSostituire => "da sostituire",
            Self::Scaduta => "scaduta",
        }
    }
}

impl EsitoPiano {
    /// In words, in Italian.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::NonStipulata => "non ancora stipulata",
            Self::Rispettato => "rispettata",
            Self::InRitardo => "in ritardo",
            Self::Diffidata => "diffidata",
            Self::Risolta => "risolta",
            Self::Conclusa => "conclusa",
            Self::ScadutaIncompleta => "finita con unità scoperte",
        }
    }
}

impl StatoPiano {
    /// The agreement as the certificate of compliance reads it; nothing before the signature.
    #[must_use]
    pub fn per_ottemperanza(&self, convenzione: &Convenzione) -> Option<ConvenzioneInCorso> {
        Some(ConvenzioneInCorso {
            estremi: convenzione.estremi.clone(),
            stipulata_il: convenzione.stipulata_il?,
            fino_al: Some(convenzione.risolta_il.and_then(|il| il.pred_opt()).unwrap_or(convenzione.fino_al)),
            unita_art3: self.residue_art3,
            unita_art18: self.residue_art18,
            scadenze_rispettate: self.in_regola,
            prossima_scadenza: self.prossima_scadenza,
        })
    }

    /// The agreement as a clearance reads it; nothing before the signature.
    #[must_use]
    pub fn per_nulla_osta(&self, convenzione: &Convenzione) -> Option<ConvenzioneDatore> {
        let libere = |quota: Quota| {
            let sue = self.righe.iter().filter(|riga| riga.quota == quota);
            sue.fold(0_u32, |somma, riga| somma.saturating_add(riga.residue.saturating_sub(riga.impegnate)))
        };
        Some(ConvenzioneDatore {
            estremi: convenzione.estremi.clone(),
            dal: convenzione.stipulata_il?,
            fino_al: Some(convenzione.risolta_il.and_then(|il| il.pred_opt()).unwrap_or(convenzione.fino_al)),
            residue_art3: libere(Quota::Art3),
            residue_art18: libere(Quota::Art18),
            durata_minima_mesi: convenzione.durata_minima_mesi,
        })
    }
}
