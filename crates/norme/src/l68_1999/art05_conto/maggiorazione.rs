//! Art. 5 c. 5: what a delay adds, from 5 to 24 per cent a year.

use crate::aritmetica::{Esatta, esatta};
use crate::errore::ErroreNorma;
use crate::parametri::{Letto, Parametri};
use chrono::{Days, NaiveDate};
use mirato_domain::{Euro, Frazione};

pub(super) const TASSO: &str = "contributo_maggiorazione";
const MINIMO: &str = "contributo_maggiorazione_minima";
const MASSIMO: &str = "contributo_maggiorazione_massima";
const ANNO: &str = "contributo_maggiorazione_giorni_anno";

/// The surcharge in force on a day.
pub(super) struct Tasso {
    pub annuo: Letto<Frazione>,
    pub giorni_anno: Letto<i64>,
    pub minimo: Letto<Frazione>,
    pub massimo: Letto<Frazione>,
}

impl Tasso {
    /// The rate in force on a day, refused outside the limits of the law.
    pub fn al(p: &Parametri, giorno: NaiveDate) -> Result<Self, ErroreNorma> {
        let tasso = Self {
            annuo: p.frazione(TASSO, giorno)?,
            giorni_anno: p.intero(ANNO, giorno)?,
            minimo: p.frazione(MINIMO, giorno)?,
            massimo: p.frazione(MASSIMO, giorno)?,
        };
        let errato = |id: &str, motivo: String| Err(ErroreNorma::ParametroErrato { id: id.to_owned(), motivo });
        if tasso.annuo.valore < tasso.minimo.valore || tasso.massimo.valore < tasso.annuo.valore {
            let (minimo, massimo) = (&tasso.minimo.letto.valore, &tasso.massimo.letto.valore);
            return errato(TASSO, format!("la maggiorazione va dal {minimo} al {massimo} su base annua"));
        }
        if tasso.giorni_anno.valore < 1 {
            return errato(ANNO, "i giorni dell'anno sono almeno 1".to_owned());
        }
        Ok(tasso)
    }

    /// What a day of delay adds to an amount, exactly, in cents.
    fn al_giorno(&self, importo: Euro) -> Esatta {
        esatta(self.annuo.valore) * Esatta::new(importo.centesimi().into(), self.giorni_anno.valore.into())
    }
}

/// What a delay adds to an amount from the first to the last day, both counted, exactly, in cents. The
/// rate of each day is that in force on it.
pub(super) fn maturata(p: &Parametri, importo: Euro, dal: NaiveDate, al: NaiveDate) -> Result<Esatta, ErroreNorma> {
    let zero = Esatta::from_integer(0);
    if al < dal || importo == Euro::ZERO {
        return Ok(zero);
    }
    let mut inizi = vec![dal];
    inizi.extend(p.cambi(TASSO, dal, al)?);
    inizi.extend(p.cambi(ANNO, dal, al)?);
    inizi.sort_unstable();
    inizi.dedup();
    let fini = inizi.iter().skip(1).filter_map(|giorno| giorno.checked_sub_days(Days::new(1))).chain([al]);
    let mut somma = zero;
    for (dal, al) in inizi.iter().copied().zip(fini) {
        let giorni = i128::from((al - dal).num_days() + 1);
        somma += Tasso::al(p, dal)?.al_giorno(importo) * Esatta::from_integer(giorni);
    }
    Ok(somma)
}

/// Exact cents as an amount: half a cent goes up.
pub(super) fn in_euro(centesimi: Esatta) -> Result<Euro, ErroreNorma> {
    i64::try_from((centesimi + Esatta::new(1, 2)).floor().to_integer())
        .map(Euro::da_centesimi)
        .map_err(|_| ErroreNorma::TroppoGrande { cosa: "maggiorazione del contributo".to_owned() })
}
