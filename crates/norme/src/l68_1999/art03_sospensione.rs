//! Art. 3 c. 5 L. 68/1999: suspension of the duties.

use crate::aritmetica::{Esatta, arrotonda, esatta};
use crate::errore::ErroreNorma;
use crate::esito::Esito;
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::scelta_ignota;
use crate::parametri::{Letto, Parametri};
use chrono::NaiveDate;
use mirato_domain::situazione::{Natura, Sospensione, TipoSospensione};

/// What suspended workers are measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denominatore {
    /// The province's base.
    BaseComputo,
    /// All the province's employees.
    Dipendenti,
}

/// The parameters of suspension on a day.
#[derive(Debug, Clone)]
pub struct RegoleSospensione {
    /// What suspended workers are measured against.
    pub denominatore: Denominatore,
    /// The choice as it was read.
    pub denominatore_letto: Letto<String>,
    /// Whether the quota of art. 18 is suspended too.
    pub anche_art18: bool,
    /// The choice as it was read.
    pub anche_art18_letto: Letto<String>,
}

impl RegoleSospensione {
    /// The parameters in force on a day.
    ///
    /// # Errors
    /// An error of a parameter.
    pub fn al(parametri: &Parametri, data: NaiveDate) -> Result<Self, ErroreNorma> {
        let denominatore_letto = parametri.scelta("sospensione_denominatore", data)?;
        let anche_art18_letto = parametri.scelta("sospensione_art18", data)?;
        Ok(Self {
            denominatore: match denominatore_letto.valore.as_str() {
                "base_computo" => Denominatore::BaseComputo,
                "dipendenti" => Denominatore::Dipendenti,
                altro => return Err(scelta_ignota("sospensione_denominatore", altro)),
            },
            anche_art18: match anche_art18_letto.valore.as_str() {
                "estesa" => true,
                "esclusa" => false,
                altro => return Err(scelta_ignota("sospensione_art18", altro)),
            },
            denominatore_letto,
            anche_art18_letto,
        })
    }
}

/// The part of the work that goes on in a province whose duties are suspended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InAttivita {
    /// Ground.
    pub tipo: TipoSospensione,
    /// Part of the quota still due, from 0 to 1.
    pub parte: Esatta,
}

impl InAttivita {
    /// The quota still due before rounding.
    #[must_use]
    pub fn dovuta_esatta(&self, quota: i64) -> Esatta {
        self.parte * Esatta::from_integer(i128::from(quota))
    }

    /// The quota still due, rounded (art. 4 c. 2).
    #[must_use]
    pub fn dovuta(&self, quota: i64) -> i64 {
        arrotonda(self.dovuta_esatta(quota))
    }
}

/// How much of a province's duty goes on. A collective dismissal suspends it whole, wherever in the
/// country it was declared; the other grounds in proportion, in their own province.
#[must_use]
pub fn in_attivita(
    natura: Natura,
    provinciale: Option<&Sospensione>,
    licenziamento_collettivo: bool,
    denominatore: i64,
) -> Esito<InAttivita> {
    if natura.pubblica() {
        return Esito::non_applicabile("la sospensione vale solo per i datori privati e gli enti pubblici economici");
    }
    if licenziamento_collettivo {
        let parte = Esatta::from_integer(0);
        return Esito::Valore(InAttivita { tipo: TipoSospensione::LicenziamentoCollettivo, parte });
    }
    let Some(sospensione) = provinciale else {
        return Esito::non_applicabile("nessuna procedura in corso");
    };
    if totale(sospensione.tipo) {
        return Esito::Valore(InAttivita { tipo: sospensione.tipo, parte: Esatta::from_integer(0) });
    }
    let uno = Esatta::from_integer(1);
    let parte = match (sospensione.percentuale, sospensione.lavoratori_sospesi) {
        (Some(percentuale), _) => uno - esatta(percentuale.frazione()),
        (None, Some(_)) if denominatore <= 0 => {
            return Esito::non_applicabile("nella provincia non ci sono lavoratori computabili");
        }
        (None, Some(sospesi)) => {
            let attivi = (denominatore - i64::from(sospesi)).max(0);
            Esatta::new(i128::from(attivi), i128::from(denominatore))
        }
        (None, None) => uno,
    };
    Esito::Valore(InAttivita { tipo: sospensione.tipo, parte })
}

/// Whether a ground suspends every duty, whatever part of the work is suspended.
#[must_use]
pub const fn totale(tipo: TipoSospensione) -> bool {
    matches!(tipo, TipoSospensione::LicenziamentoCollettivo | TipoSospensione::Fallimento)
}

/// Citation of suspension.
#[must_use]
pub fn fonte() -> Fonte {
    Fonte::legge("L. 68/1999", "3", "5", "")
}

/// The ground as a reader sees it.
#[must_use]
pub const fn nome(tipo: TipoSospensione) -> &'static str {
    match tipo {
        TipoSospensione::Cigs => "cassa integrazione straordinaria",
        TipoSospensione::Solidarieta => "contratto di solidarietà",
        TipoSospensione::LicenziamentoCollettivo => "licenziamento collettivo",
        TipoSospensione::Fallimento => "fallimento o altra procedura concorsuale",
        TipoSospensione::EsodoIncentivato => "incentivo all'esodo",
    }
}
