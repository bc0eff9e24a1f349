//! Reviews of the quarters gone by, so that the comparison and the plots have something to show.

use crate::programma::Programma;
use crate::revisioni::in_primo_piano;
use crate::ufficio::Ufficio;
use chrono::{Datelike, Months, NaiveDate};
use mirato_domain::Errore;
use std::sync::Arc;

/// How many quarters that are over are reviewed.
const TRIMESTRI: u32 = 3;

/// One employer in so many has had an exemption during the year.
const UNO_SU: usize = 11;

/// Reviews the last day of each of the latest quarters that are over, the oldest first, with what happened
/// between one and the next.
///
/// # Errors
/// What the archive refuses.
pub async fn passate(
    programma: &Programma,
    ufficio: &Arc<Ufficio>,
    dico: &(dyn Fn(&str) + Send + Sync),
) -> Result<(), Errore> {
    esoneri(programma, ufficio).await?;
    for indietro in (0..TRIMESTRI).rev() {
        let Some(giorno) = fine_trimestre(ufficio.orologio.oggi(), indietro) else { continue };
        let fatta = in_primo_piano(ufficio, Some(&giorno.to_string())).await?;
        let conteggi = &fatta.conteggi;
        dico(&format!(
            "Revisione al {}: {} datori soggetti, {} scoperti.",
            crate::tempo::breve(fatta.al),
            conteggi.soggetti,
            conteggi.scoperti
        ));
    }
    Ok(())
}

/// Exemptions granted through the year, a few in each quarter: units short become fewer.
async fn esoneri(programma: &Programma, ufficio: &Ufficio) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    // The first employer is that of the walk-through, which stays as it is told.
    for (numero, (datore, prospetto)) in super::datori_con_prospetto(ufficio).await?.iter().enumerate().skip(1) {
        let Some(quadro) = prospetto.quadro2.first().filter(|_| numero % UNO_SU == 0) else { continue };
        let mesi = u32::try_from(numero / UNO_SU % 3).unwrap_or(0) * 3 + 1;
        let dal = oggi.checked_sub_months(Months::new(mesi)).unwrap_or(oggi);
        let provincia = quadro.dati_provinciali.provincia.sigla();
        let estremi = format!("{}/{}", 500 + numero, dal.year());
        let nuova = super::circostanza(datore, "esonero", provincia, dal, 1, &estremi, "pagato");
        crate::circostanze::circostanza_salva(programma, nuova).await?;
    }
    Ok(())
}

/// Last day of the quarter that ended so many quarters before the latest.
fn fine_trimestre(oggi: NaiveDate, indietro: u32) -> Option<NaiveDate> {
    let primo = NaiveDate::from_ymd_opt(oggi.year(), oggi.month0() / 3 * 3 + 1, 1)?;
    primo.checked_sub_months(chrono::Months::new(3 * indietro))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_ends_on_its_last_day() {
        let giorno = |testo: &str| testo.parse::<NaiveDate>().unwrap();
        assert_eq!(fine_trimestre(giorno("2026-11-22"), 0), Some(giorno("2026-09-30")));
        assert_eq!(fine_trimestre(giorno("2026-11-22"), 2), Some(giorno("2026-03-31")));
        assert_eq!(fine_trimestre(giorno("2026-01-01"), 0), Some(giorno("2025-12-31")));
        assert_eq!(fine_trimestre(giorno("2026-05-31"), 1), Some(giorno("2025-12-31")));
    }
}
