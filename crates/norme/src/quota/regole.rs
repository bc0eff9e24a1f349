//! The rules and parameters of a day, resolved once for any number of employers.

use crate::errore::ErroreNorma;
use crate::l68_1999::art03_quota::RegoleArt03;
use crate::l68_1999::art03_sospensione::RegoleSospensione;
use crate::l68_1999::art04_computo::Categorie;
use crate::l68_1999::art04_copertura::RegoleCopertura;
use crate::l68_1999::art05_esoneri::RegoleEsonero;
use crate::l68_1999::art18_categorie_protette::RegoleArt18;
use crate::parametri::Parametri;
use chrono::NaiveDate;

/// Everything a reckoning of the quota reads, on a day.
#[derive(Debug, Clone)]
pub struct RegoleAl {
    /// The day.
    pub data: NaiveDate,
    /// Art. 3: classes, quota, provinces.
    pub art03: RegoleArt03,
    /// Art. 3 c. 5: suspension.
    pub sospensione: RegoleSospensione,
    /// Art. 4: excluded categories.
    pub categorie: Categorie,
    /// Art. 4: coverage.
    pub copertura: RegoleCopertura,
    /// Art. 5: exemption.
    pub esonero: RegoleEsonero,
    /// Art. 18.
    pub art18: RegoleArt18,
}

impl RegoleAl {
    /// Resolves the rules of a day.
    ///
    /// # Errors
    /// `FuoriVigenza` before 17 January 2000, when the law came into force; an error of a parameter.
    pub fn al(parametri: &Parametri, data: NaiveDate) -> Result<Self, ErroreNorma> {
        Ok(Self {
            data,
            art03: RegoleArt03::al(parametri, data)?,
            sospensione: RegoleSospensione::al(parametri, data)?,
            categorie: Categorie::al(parametri, data)?,
            copertura: RegoleCopertura::al(parametri, data)?,
            esonero: RegoleEsonero::al(parametri, data)?,
            art18: RegoleArt18::al(parametri, data)?,
        })
    }
}
