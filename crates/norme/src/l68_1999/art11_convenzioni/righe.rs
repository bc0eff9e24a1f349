//! Which row of the plan a hire fills.

use super::piano::{Convenzione, Modo, RigaPiano, TitoloInserimento};
use super::stato::StatoPiano;
use crate::errore::ErroreNorma;
use crate::eta::compiuti;
use crate::l68_1999::art07_nulla_osta::Modalita;
use chrono::NaiveDate;
use mirato_domain::{Elenco, Ore};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A hire, a clearance, a worker authorised to count or a placement, seen from the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assunzione {
    /// By which title.
    pub titolo: TitoloInserimento,
    /// The list the person comes from.
    pub elenco: Elenco,
    /// By name or by number.
    pub modalita: Modalita,
    /// First day.
    pub dal: NaiveDate,
    /// Last day; none for a permanent contract.
    #[serde(default)]
    pub fino_al: Option<NaiveDate>,
    /// Weekly hours.
    pub ore: Ore,
    /// The row the office chose, if it did.
    #[serde(default)]
    pub riga: Option<u32>,
}

/// Whether a row can take a hire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "EsitoRigaConvenzione")]
pub struct EsitoRiga {
    /// The row that is filled, the first due among those that fit.
    pub numero: Option<u32>,
    /// Why each other row does not fit, in Italian.
    pub rifiutate: Vec<(u32, String)>,
}

/// The row a hire fills: among those that fit, the one due first. A hire before its day counts for the next.
///
/// # Errors
/// `TroppoGrande` beyond the calendar.
pub fn riga_per(
    convenzione: &Convenzione,
    stato: &StatoPiano,
    assunzione: &Assunzione,
) -> Result<EsitoRiga, ErroreNorma> {
    let (mut adatte, mut rifiutate) = (Vec::new(), Vec::new());
    for riga in &convenzione.righe {
        if assunzione.riga.is_some_and(|scelta| scelta != riga.numero) {
            continue;
        }
        match motivo(convenzione, riga, stato, assunzione)? {
            Some(motivo) => rifiutate.push((riga.numero, motivo)),
            None => {
                let al = stato.righe.iter().find(|al| al.numero == riga.numero);
                adatte.push((al.map_or(riga.scadenza, |al| al.scadenza), riga.numero));
            }
        }
    }
    Ok(EsitoRiga { numero: adatte.into_iter().min().map(|(_, numero)| numero), rifiutate })
}

/// Why a row does not take a hire.
fn motivo(
    convenzione: &Convenzione,
    riga: &RigaPiano,
    stato: &StatoPiano,
    assunzione: &Assunzione,
) -> Result<Option<String>, ErroreNorma> {
    let libere = stato.righe.iter().find(|al| al.numero == riga.numero).map_or(0, |al| {
        // A hire may come from the clearance that already takes the row.
        let da_impegno = matches!(assunzione.titolo, TitoloInserimento::Assunzione | TitoloInserimento::Computo);
        if da_impegno { al.residue } else { al.residue.saturating_sub(al.impegnate) }
    });
    if libere == 0 {
        return Ok(Some("è già coperta o impegnata".to_owned()));
    }
    if convenzione.stipulata_il.is_none_or(|il| assunzione.dal < il) || assunzione.dal > convenzione.fino_al {
        return Ok(Some("la convenzione non è in vigore il primo giorno di lavoro".to_owned()));
    }
    if riga.elenco != assunzione.elenco {
        return Ok(Some(format!("vuole una persona di un altro elenco: {}", riga.elenco.nome())));
    }
    // A placement is agreed on with the employer: no request of hire, nor the hours of a contract.
    let tirocinio = assunzione.titolo == TitoloInserimento::Tirocinio;
    let senza_richiesta = tirocinio || assunzione.titolo == TitoloInserimento::Computo;
    if !senza_richiesta && riga.modalita != assunzione.modalita {
        return Ok(Some("vuole un'altra modalità, nominativa o numerica".to_owned()));
    }
    let minime = riga.ore_minime.filter(|_| !tirocinio);
    if let Some(minime) = minime.filter(|minime| assunzione.ore.minuti() < minime.minuti()) {
        return Ok(Some(format!("vuole almeno {minime} ore alla settimana")));
    }
    contratto(convenzione, riga, assunzione)
}

fn contratto(
    convenzione: &Convenzione,
    riga: &RigaPiano,
    assunzione: &Assunzione,
) -> Result<Option<String>, ErroreNorma> {
    let tirocinio = assunzione.titolo == TitoloInserimento::Tirocinio;
    let (Some(fine), false) = (assunzione.fino_al, tirocinio) else {
        let ammesso = !tirocinio || riga.modo == Modo::Tirocinio;
        return Ok((!ammesso).then(|| "non prevede un tirocinio".to_owned()));
    };
    let mesi = match riga.modo {
        Modo::TempoDeterminato { mesi } => mesi,
        Modo::Tirocinio => convenzione.durata_minima_mesi.unwrap_or_default(),
        Modo::Assunzione | Modo::ProvaAmpliata { .. } => {
            return Ok(Some("vuole un contratto a tempo indeterminato".to_owned()));
        }
    };
    let mesi = mesi.max(convenzione.durata_minima_mesi.unwrap_or_default());
    let almeno = compiuti(assunzione.dal, i64::from(mesi))?.pred_opt().unwrap_or(assunzione.dal);
    Ok((fine < almeno).then(|| format!("vuole un contratto di almeno {mesi} mesi")))
}
