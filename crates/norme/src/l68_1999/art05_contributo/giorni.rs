//! The day-by-day trace of a period: which days counted, which did not, and why.

use super::{RichiestaContributo, contributo};
use crate::calendario::GiorniFestivi;
use crate::errore::{ErroreNorma, italiana};
use crate::parametri::Parametri;
use chrono::NaiveDate;
use mirato_domain::Euro;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A day of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GiornoContributo {
    /// The day.
    #[ts(type = "string")]
    pub data: NaiveDate,
    /// Whether it counts.
    pub lavorativo: bool,
    /// Why it does not count, in Italian; empty if it does.
    pub motivo: String,
    /// Exempt units on it.
    #[ts(type = "number")]
    pub unita_esonerate: i64,
    /// What is due for it.
    #[ts(type = "string")]
    pub importo: Euro,
    /// What is due from the first of the days asked for to this one.
    #[ts(type = "string")]
    pub progressivo: Euro,
}

/// The days from `dal` to `al`, both counted, of a request: their amounts add up to those of the periods.
///
/// # Errors
/// `Dato` for days outside the request, and as [`contributo`].
pub fn giorni(
    p: &Parametri,
    richiesta: &RichiestaContributo,
    dal: NaiveDate,
    al: NaiveDate,
) -> Result<Vec<GiornoContributo>, ErroreNorma> {
    if dal < richiesta.dal || richiesta.al < al || al < dal {
        let (primo, ultimo) = (italiana(&richiesta.dal), italiana(&richiesta.al));
        return Err(ErroreNorma::campo("dal", format!("i giorni chiesti stanno fra il {primo} e il {ultimo}")));
    }
    let conto = contributo(p, richiesta, false)?;
    let festivi = GiorniFestivi::nuovi(p, &richiesta.calendario, dal, al)?;
    let mut giorni = Vec::new();
    let mut progressivo = Euro::ZERO;
    for periodo in conto.periodi.iter().filter(|periodo| periodo.dal <= al && dal <= periodo.al) {
        for data in periodo.dal.max(dal).iter_days().take_while(|data| *data <= periodo.al.min(al)) {
            let motivo = festivi.motivo(data);
            let importo = match motivo {
                Some(_) => Euro::ZERO,
                None => periodo.importo_giornaliero.per(periodo.unita_esonerate).ok_or_else(super::troppo)?,
            };
            progressivo = progressivo + importo;
            giorni.push(GiornoContributo {
                data,
                lavorativo: motivo.is_none(),
                motivo: motivo.unwrap_or_default(),
                unita_esonerate: periodo.unita_esonerate,
                importo,
                progressivo,
            });
        }
    }
    Ok(giorni)
}
