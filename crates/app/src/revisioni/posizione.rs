//! An employer's position on the days a review asks about, read once from its prospetto.

use crate::ufficio::Ufficio;
use crate::verifiche::{leggi, situazione};
use crate::{istruttoria, movimenti};
use chrono::{Days, NaiveDate};
use mirato_domain::Errore;
use mirato_domain::situazione::{Natura, Situazione};
use mirato_norme::quota::{self, RispostaQuota};
use mirato_store::{Circostanza, Movimento, Prospetto};
use std::collections::BTreeSet;

/// Where a position begins.
pub struct Inizio {
    situazione: Situazione,
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
    fn al(
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

    /// Kind of employer.
    #[must_use]
    pub const fn natura(&self) -> Natura {
        self.situazione.datore.natura
    }

    /// The figures from the day of the prospetto up to `al`, a row wherever something could change them; the
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
        let descritto = self.situazione.data_riferimento;
        let inizi = movimenti.iter().map(|m| &m.data).chain(circostanze.iter().map(|c| &c.dal));
        let fini = movimenti.iter().filter_map(|m| m.fino_al.as_ref());
        let fini = fini.chain(circostanze.iter().filter_map(|c| c.al.as_ref()));
        let giorno = |iso: &String| crate::modulo::giorno(iso);
        let mut giorni: BTreeSet<NaiveDate> = inizi.filter_map(giorno).collect();
        giorni.extend(fini.filter_map(giorno).filter_map(|fine| fine.checked_add_days(Days::new(1))));
        giorni.retain(|giorno| descritto < *giorno && *giorno <= al);
        giorni.insert(descritto.min(al));
        let ultimo = giorni.last().copied();
        giorni
            .into_iter()
            .map(|dal| {
                let risposta = self.al(ufficio, movimenti, circostanze, dal, Some(dal) == ultimo)?;
                Ok(RispostaQuota { data_riferimento: dal, ..risposta })
            })
            .collect()
    }
}
