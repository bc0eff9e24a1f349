//! The position over a stretch of time: one for each day on which something changed.

use super::{Inizio, Posizione};
use crate::modulo::giorno;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_domain::situazione::Natura;
use mirato_norme::quota::RispostaQuota;
use mirato_store::{Circostanza, Movimento, TipoCircostanza};
use std::collections::BTreeSet;

/// The positions of every day on which figures may change between two days, both included. `inizi` are
/// the prospetti that hold, in the order of their days: each reigns until the next. A day before the
/// first is left out.
///
/// # Errors
/// What the rules refuse in the figures.
pub(crate) fn storia(
    ufficio: &Ufficio,
    inizi: &[Inizio],
    movimenti: &[Movimento],
    circostanze: &[Circostanza],
    dal: NaiveDate,
    al: NaiveDate,
) -> Result<Vec<Posizione>, Errore> {
    let mut giorni = giorni(movimenti, circostanze);
    giorni.extend(inizi.iter().flat_map(Inizio::giorni));
    giorni.insert(dal);
    giorni.insert(al);
    let mut posizioni = Vec::new();
    for giorno in giorni.range(dal..=al) {
        let Some(inizio) = inizi.iter().rfind(|inizio| inizio.situazione.data_riferimento <= *giorno) else { continue };
        posizioni.push(inizio.al(ufficio, movimenti, circostanze, *giorno, false)?);
    }
    Ok(posizioni)
}

impl Inizio {
    /// Kind of employer.
    pub const fn natura(&self) -> Natura {
        self.situazione.datore.natura
    }

    /// The figures of every day on which they may have changed, from the one it describes up to `al`; the
    /// last with the tree that explains it.
    ///
    /// # Errors
    /// What the rules refuse in the figures.
    pub fn storia(
        &self,
        ufficio: &Ufficio,
        movimenti: &[Movimento],
        circostanze: &[Circostanza],
        al: NaiveDate,
    ) -> Result<Vec<RispostaQuota>, Errore> {
        let descritto = self.situazione.data_riferimento.min(al);
        let mut giorni = giorni(movimenti, circostanze);
        giorni.extend(self.giorni());
        giorni.insert(descritto);
        let giorni: Vec<NaiveDate> = giorni.range(descritto..=al).copied().collect();
        let ultimo = giorni.last().copied();
        let del_giorno = |giorno: &NaiveDate| {
            Ok(self.al(ufficio, movimenti, circostanze, *giorno, Some(*giorno) == ultimo)?.risposta)
        };
        giorni.iter().map(del_giorno).collect()
    }

    /// The day it describes and those after which something it declares has run out.
    fn giorni(&self) -> Vec<NaiveDate> {
        let quadri = self.modulo.quadro2.iter();
        let fini = quadri.flat_map(|quadro| {
            [
                quadro.esonero.as_ref().and_then(|esonero| esonero.fino_al),
                quadro.sospensione.as_ref().and_then(|sospensione| sospensione.data_fine),
            ]
        });
        let mobilita = self.modulo.quadro1.sospensione_mobilita.as_ref().and_then(|mobilita| mobilita.data_fine);
        let dopo = fini.chain([mobilita]).flatten().filter_map(|fine| fine.succ_opt());
        std::iter::once(self.situazione.data_riferimento).chain(dopo).collect()
    }
}

/// First days of movements and circumstances, and the days after their last.
fn giorni(movimenti: &[Movimento], circostanze: &[Circostanza]) -> BTreeSet<NaiveDate> {
    let dopo = |fine: &Option<String>| fine.as_deref().and_then(giorno).and_then(|fine| fine.succ_opt());
    let pesano = [
        TipoCircostanza::Esonero,
        TipoCircostanza::Sospensione,
        TipoCircostanza::Compensazione,
        TipoCircostanza::Convenzione,
    ];
    let movimenti = movimenti.iter().flat_map(|movimento| {
        let dal = giorno(&movimento.data);
        // A leaving counts from the day after the last one worked.
        [dal, dal.and_then(|dal| dal.succ_opt()), dopo(&movimento.fino_al)]
    });
    let circostanze = circostanze
        .iter()
        .filter(|circostanza| pesano.contains(&circostanza.tipo))
        .flat_map(|circostanza| [giorno(&circostanza.dal), dopo(&circostanza.al)]);
    movimenti.chain(circostanze).flatten().collect()
}
