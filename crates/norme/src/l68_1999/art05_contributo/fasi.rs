//! The days on which something changes, and what holds between them.

use super::richiesta::{EsitoEsonero, EsoneroContributo, RichiestaContributo, SospensioneContributo};
use super::{IMPORTO, StatoPercentuale};
use crate::aritmetica::con_segno;
use crate::errore::ErroreNorma;
use crate::l68_1999::art03_sospensione;
use crate::parametri::Parametri;
use chrono::NaiveDate;
use mirato_domain::{Percentuale, Periodo};
use std::collections::BTreeMap;

/// Days on which one percentage of an exemption counts.
#[derive(Debug, Clone)]
pub(super) struct Fase {
    /// Which exemption of the request.
    pub indice: usize,
    /// First day.
    pub dal: NaiveDate,
    /// Last day; none if it has no end.
    pub al: Option<NaiveDate>,
    /// Percentage.
    pub percentuale: Percentuale,
    /// Granted, or only asked for.
    pub stato: StatoPercentuale,
}

impl Fase {
    /// The phases of an exemption: the percentage asked for until the day before the decision, the one
    /// granted from that day on.
    pub fn di(indice: usize, esonero: &EsoneroContributo) -> Vec<Self> {
        let inizio = esonero.decorre_dal.unwrap_or(esonero.richiesto_il);
        let prima = esonero.deciso_il.and_then(|deciso| deciso.pred_opt());
        let fine_richiesta = match (prima, esonero.scade_il) {
            (Some(prima), Some(scade)) => Some(prima.min(scade)),
            (prima, scade) => prima.or(scade),
        };
        let richiesta = Self {
            indice,
            dal: inizio,
            al: fine_richiesta,
            percentuale: esonero.percentuale_richiesta,
            stato: StatoPercentuale::Richiesta,
        };
        let concessa = match (esonero.esito, esonero.deciso_il, esonero.percentuale_concessa) {
            (Some(EsitoEsonero::Concesso), Some(deciso), Some(percentuale)) => Some(Self {
                indice,
                dal: deciso.max(inizio),
                al: esonero.scade_il,
                percentuale,
                stato: StatoPercentuale::Concessa,
            }),
            _ => None,
        };
        let non_vuota = |fase: &Self| fase.al.is_none_or(|fine| fase.dal <= fine);
        [Some(richiesta), concessa].into_iter().flatten().filter(non_vuota).collect()
    }

    /// The days of the phase.
    pub const fn periodo(&self) -> Periodo {
        Periodo { dal: self.dal, al: self.al }
    }
}

/// Everything that happens from the first to the last day.
pub(super) struct Percorso<'a> {
    richiesta: &'a RichiestaContributo,
    /// The phases of the exemptions that touch the days reckoned.
    pub fasi: Vec<Fase>,
    /// Days on which a period opens, with the reasons.
    aperture: BTreeMap<NaiveDate, Vec<String>>,
}

/// Days on which nothing changes, with what holds on them.
pub(super) struct Tratto<'a> {
    pub dal: NaiveDate,
    pub al: NaiveDate,
    pub eventi: Vec<String>,
    pub base: i64,
    pub disabili: i64,
    pub fase: Option<&'a Fase>,
    pub sospensione: Option<&'a SospensioneContributo>,
    pub posti_in_convenzione: i64,
}

impl<'a> Percorso<'a> {
    /// Gathers the days on which a period opens.
    pub fn di(p: &Parametri, richiesta: &'a RichiestaContributo, tagli: &[NaiveDate]) -> Result<Self, ErroreNorma> {
        let chiesto = Periodo { dal: richiesta.dal, al: Some(richiesta.al) };
        let fasi = richiesta
            .esoneri
            .iter()
            .enumerate()
            .flat_map(|(n, esonero)| Fase::di(n, esonero))
            .filter(|fase| fase.periodo().si_sovrappone(&chiesto))
            .collect();
        let mut percorso = Self { richiesta, fasi, aperture: BTreeMap::new() };
        percorso.aperture.insert(richiesta.dal, Vec::new());
        percorso.esoneri();
        percorso.altri_eventi();
        for giorno in p.cambi(IMPORTO, richiesta.dal, richiesta.al)? {
            percorso.apri(giorno, "nuovo importo giornaliero".to_owned());
        }
        for giorno in tagli {
            percorso.apri(*giorno, "nuova rata".to_owned());
        }
        Ok(percorso)
    }

    /// Opens a period, if the day is one of those reckoned.
    fn apri(&mut self, giorno: NaiveDate, perche: String) {
        if self.richiesta.dal <= giorno && giorno <= self.richiesta.al {
            let motivi = self.aperture.entry(giorno).or_default();
            if !motivi.contains(&perche) {
                motivi.push(perche);
            }
        }
    }

    /// Opens a period on the day after a last day.
    fn chiudi(&mut self, ultimo: Option<NaiveDate>, perche: &str) {
        if let Some(giorno) = ultimo.and_then(|ultimo| ultimo.succ_opt()) {
            self.apri(giorno, perche.to_owned());
        }
    }

    fn esoneri(&mut self) {
        for fase in self.fasi.clone() {
            let cosa = match fase.stato {
                StatoPercentuale::Richiesta => "esonero richiesto",
                StatoPercentuale::Concessa => "esonero concesso",
            };
            self.apri(fase.dal, format!("{cosa} al {}%", fase.percentuale));
        }
        for esonero in &self.richiesta.esoneri {
            let scade = esonero.scade_il;
            match (esonero.esito, esonero.deciso_il) {
                (Some(EsitoEsonero::Negato), Some(deciso)) if scade.is_none_or(|scade| deciso <= scade) => {
                    self.apri(deciso, "esonero negato".to_owned());
                }
                _ => self.chiudi(scade, "esonero scaduto"),
            }
        }
    }

    fn altri_eventi(&mut self) {
        for convenzione in &self.richiesta.convenzioni {
            let posti = convenzione.posti_scoperti;
            self.apri(convenzione.dal, format!("convenzione con {posti} posti da coprire"));
            self.chiudi(convenzione.al, "fine della convenzione");
        }
        for sospensione in &self.richiesta.sospensioni {
            let tipo = art03_sospensione::nome(sospensione.tipo);
            self.apri(sospensione.dal, format!("sospensione per {tipo}"));
            self.chiudi(sospensione.al, "fine della sospensione");
        }
        for variazione in &self.richiesta.variazioni {
            let cifra = |nome: &str, numero: i32| match numero {
                0 => None,
                1.. => Some(format!("{nome} +{numero}")),
                _ => Some(format!("{nome} {}", con_segno(numero))),
            };
            let parti = [cifra("base", variazione.base_computo), cifra("persone con disabilità", variazione.disabili)];
            let parti: Vec<_> = parti.into_iter().flatten().collect();
            self.apri(variazione.data, format!("variazione: {}", parti.join(", ")));
        }
    }

    /// The periods in order.
    pub fn tratti(&self) -> impl Iterator<Item = Tratto<'_>> {
        let fini = self.aperture.keys().skip(1).filter_map(|giorno| giorno.pred_opt()).chain([self.richiesta.al]);
        self.aperture.iter().zip(fini).map(|((dal, eventi), al)| self.tratto(*dal, al, eventi))
    }

    fn tratto(&self, dal: NaiveDate, al: NaiveDate, eventi: &[String]) -> Tratto<'_> {
        let richiesta = self.richiesta;
        let variazioni = || richiesta.variazioni.iter().filter(|variazione| variazione.data <= dal);
        let vale = |inizio: NaiveDate, fine: Option<NaiveDate>| Periodo { dal: inizio, al: fine }.contiene(dal);
        let in_corso = || richiesta.sospensioni.iter().filter(|una| vale(una.dal, una.al));
        Tratto {
            dal,
            al,
            eventi: eventi.to_vec(),
            base: i64::from(richiesta.base_computo) + variazioni().map(|v| i64::from(v.base_computo)).sum::<i64>(),
            disabili: i64::from(richiesta.disabili_in_forza) + variazioni().map(|v| i64::from(v.disabili)).sum::<i64>(),
            fase: self.fasi.iter().filter(|fase| fase.periodo().contiene(dal)).max_by_key(|fase| fase.stato),
            sospensione: in_corso().max_by_key(|una| art03_sospensione::totale(una.tipo)),
            posti_in_convenzione: richiesta
                .convenzioni
                .iter()
                .filter(|una| vale(una.dal, una.al))
                .map(|una| i64::from(una.posti_scoperti))
                .sum(),
        }
    }
}
