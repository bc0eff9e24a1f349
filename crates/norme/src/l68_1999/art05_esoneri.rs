//! Art. 5 cc. 3, 3-bis L. 68/1999 and D.M. 357/2000: partial exemption and its ceilings.

use crate::aritmetica::{arrotonda, parte};
use crate::errore::ErroreNorma;
use crate::esito::Esito;
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::Classe;
use crate::parametri::{Letto, Parametri};
use chrono::NaiveDate;
use mirato_domain::Frazione;
use mirato_domain::situazione::{Natura, SituazioneProvinciale, StatoEsonero};

/// The parameters of exemption on a day.
#[derive(Debug, Clone)]
pub struct RegoleEsonero {
    /// Ceiling for every employer.
    pub massimo: Letto<Frazione>,
    /// Ceiling for security and private transport.
    pub massimo_settori: Letto<Frazione>,
    /// Units from 36 to 50 workers.
    pub massimo_36_50: Letto<i64>,
}

/// The ceilings of a quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Massimi {
    /// For every employer.
    pub ordinario: i64,
    /// For security and private transport.
    pub settori: i64,
}

impl RegoleEsonero {
    /// The parameters in force on a day.
    ///
    /// # Errors
    /// An error of a parameter.
    pub fn al(parametri: &Parametri, data: NaiveDate) -> Result<Self, ErroreNorma> {
        Ok(Self {
            massimo: parametri.frazione("esonero_massimo", data)?,
            massimo_settori: parametri.frazione("esonero_massimo_settori", data)?,
            massimo_36_50: parametri.intero("esonero_massimo_36_50", data)?,
        })
    }

    /// The most units of a quota that may be exempt.
    #[must_use]
    pub fn massimi(&self, natura: Natura, classe: Classe, quota: i64) -> Esito<Massimi> {
        if natura.pubblica() {
            return Esito::non_applicabile("l'esonero vale solo per i datori privati e gli enti pubblici economici");
        }
        match classe {
            Classe::NonSoggetto | Classe::Da15A35 => {
                Esito::non_applicabile("l'esonero si può chiedere solo da 36 lavoratori computabili")
            }
            Classe::Da36A50 => {
                let unita = self.massimo_36_50.valore.min(quota);
                Esito::Valore(Massimi { ordinario: unita, settori: unita })
            }
            Classe::Oltre50 => Esito::Valore(Massimi {
                ordinario: arrotonda(parte(self.massimo.valore, quota)),
                settori: arrotonda(parte(self.massimo_settori.valore, quota)),
            }),
        }
    }
}

/// Units of a province that are exempt, as declared: granted ones and self-certified ones.
#[must_use]
pub fn esonerati(provincia: &SituazioneProvinciale) -> i64 {
    concessi(provincia) + autocertificati(provincia)
}

/// Units of an exemption granted; one only requested is none.
#[must_use]
pub fn concessi(provincia: &SituazioneProvinciale) -> i64 {
    match &provincia.esonero {
        Some(esonero) if esonero.stato == StatoEsonero::Concesso => i64::from(esonero.unita),
        _ => 0,
    }
}

/// Units requested and not yet decided.
#[must_use]
pub fn richiesti(provincia: &SituazioneProvinciale) -> i64 {
    match &provincia.esonero {
        Some(esonero) if esonero.stato == StatoEsonero::Richiesto => i64::from(esonero.unita),
        _ => 0,
    }
}

/// Units self-certified for work at 60 per mille or more.
#[must_use]
pub fn autocertificati(provincia: &SituazioneProvinciale) -> i64 {
    provincia.esonero_60_per_mille.as_ref().map_or(0, |esonero| i64::from(esonero.unita))
}

/// Citation of the exemption.
#[must_use]
pub fn fonte() -> Fonte {
    Fonte::legge("L. 68/1999", "5", "3", "")
}

/// Citation of the self-certified exemption.
#[must_use]
pub fn fonte_60_per_mille() -> Fonte {
    Fonte::legge("L. 68/1999", "5", "3-bis", "")
}
