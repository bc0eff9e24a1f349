//! `mirato calcola quota`: what an employer owes, covers and leaves uncovered, in the country and in
//! each province (arts. 3, 4, 5 and 18 L. 68/1999).

mod avvisi;
mod coerenza;
pub mod confronto;
mod conteggio;
mod controlli;
mod regole;
mod riallineamento;
mod risposta;
mod spiegazione;
#[cfg(test)]
mod tests;

pub use regole::RegoleAl;
pub use risposta::{Avviso, Cifre, Coerenza, CoerenzaQuota, Nazionale, Provinciale, RispostaQuota};

use crate::errore::ErroreNorma;
use crate::parametri::Parametri;
use conteggio::Conteggio;
use mirato_domain::situazione::Situazione;

/// Reckons the quota of an employer on its reference date; with the explanation if asked.
///
/// # Errors
/// `FuoriVigenza` before 17 January 2000; `Dato` with every field in error; an error of a parameter.
pub fn calcola(situazione: &Situazione, parametri: &Parametri, spiega: bool) -> Result<RispostaQuota, ErroreNorma> {
    calcola_con(&RegoleAl::al(parametri, situazione.data_riferimento)?, situazione, spiega)
}

/// The same with rules already resolved for the reference date: for many employers at once.
///
/// # Errors
/// As [`calcola`]; `Dato` also if the rules are those of another day.
pub fn calcola_con(regole: &RegoleAl, situazione: &Situazione, spiega: bool) -> Result<RispostaQuota, ErroreNorma> {
    if regole.data != situazione.data_riferimento {
        let messaggio =
            format!("le regole sono quelle del {}: calcola con quelle della data di riferimento", regole.data);
        return Err(ErroreNorma::campo("data_riferimento", messaggio));
    }
    controlli::controlla(situazione, regole)?;
    let conteggio = Conteggio::di(situazione, regole)?;
    let coerenza = coerenza::coerenza(&conteggio);
    let avvisi = avvisi::avvisi(&conteggio, &coerenza);
    let nazionale = risposta::nazionale(&conteggio);
    let province = risposta::province(&conteggio);
    let spiegazione = spiega.then(|| spiegazione::spiegazione(&conteggio, &coerenza));
    Ok(RispostaQuota {
        data_riferimento: situazione.data_riferimento,
        classe: conteggio.classe,
        nazionale,
        province,
        coerenza,
        avvisi,
        spiegazione,
    })
}
