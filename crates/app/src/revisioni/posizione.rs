//! An employer's position on the days a review asks about, read once from its prospetto.

use crate::ufficio::Ufficio;
use crate::verifiche::{leggi, situazione};
use crate::{istruttoria, movimenti};
use chrono::{Days, NaiveDate};
use mirato_domain::Errore;
use mirato_domain::situazione::Situazione;
use mirato_norme::quota::{self, Provinciale, RispostaQuota};
use mirato_store::{Circostanza, Movimento, Prospetto};
use std::collections::BTreeSet;

/// Where a position begins.
pub struct Inizio {
    situazione: Situazione,
}

/// Days on which the figures stay the same.
pub struct Tratto {
    /// First day.
    pub dal: NaiveDate,
    /// Figures of each province.
    pub province: Vec<Provinciale>,
}

impl Inizio {
    /// From a prospetto of the archive.
    ///
    /// # Errors
    /// `dato_illeggibile`.
    pub fn di(ufficio: &Ufficio, tenuto: &Prospetto) -> Result<Self, Errore> {
        let modulo = leggi(&tenuto.quadri, "Il prospetto")?;
        Ok(Self { situazione: situazione(ufficio, &modulo).0 })
    }

    /// The figures of a day, with the tree that explains them or without it.
    ///
    /// # Errors
    /// What the rules refuse in the figures.
    pub fn al(
        &self,
        ufficio: &Ufficio,
        movimenti: &[Movimento],
        circostanze: &[Circostanza],
        al: NaiveDate,
        con_spiegazione: bool,
    ) -> Result<RispostaQuota, Errore> {
        let mut mossa = self.situazione.clone();
        movimenti::applica(&mut mossa, movimenti, al);
        let viste: Vec<_> = circostanze.iter().cloned().map(crate::circostanze::circostanza).collect();
        let vigenti: Vec<_> = viste.iter().filter(|circostanza| istruttoria::vigente(circostanza, al)).collect();
        istruttoria::applica_esoneri(&mut mossa, &vigenti);
        Ok(quota::calcola_con(&*ufficio.leggi().al(mossa.data_riferimento)?, &mossa, con_spiegazione)?)
    }

    /// The figures from the day of the prospetto up to `al`, cut wherever something could change them.
    ///
    /// # Errors
    /// What the rules refuse in the figures.
    pub fn tratti(
        &self,
        ufficio: &Ufficio,
        movimenti: &[Movimento],
        circostanze: &[Circostanza],
        al: NaiveDate,
    ) -> Result<Vec<Tratto>, Errore> {
        let descritto = self.situazione.data_riferimento;
        let inizi = movimenti.iter().map(|m| &m.data).chain(circostanze.iter().map(|c| &c.dal));
        let fini = movimenti.iter().filter_map(|m| m.fino_al.as_ref()).chain(circostanze.iter().filter_map(|c| c.al.as_ref()));
        let giorno = |iso: &String| crate::modulo::giorno(iso);
        let mut giorni: BTreeSet<NaiveDate> = inizi.filter_map(giorno).collect();
        giorni.extend(fini.filter_map(giorno).filter_map(|fine| fine.checked_add_days(Days::new(1))));
        giorni.retain(|giorno| descritto < *giorno && *giorno <= al);
        giorni.insert(descritto.min(al));
        giorni
            .into_iter()
            .map(|dal| Ok(Tratto { dal, province: self.al(ufficio, movimenti, circostanze, dal, false)?.province }))
            .collect()
    }
}
