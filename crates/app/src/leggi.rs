//! The law as this office applies it: national parameters and its own, resolved once for each day.

use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_norme::Parametri;
use mirato_norme::quota::RegoleAl;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Parameters, their hash, and the rules of the days asked for so far.
pub struct Leggi {
    /// Every parameter.
    pub parametri: Parametri,
    /// Hash of the set, kept with every stored result.
    pub impronta: String,
    regole: Mutex<BTreeMap<NaiveDate, Arc<RegoleAl>>>,
}

impl Leggi {
    /// The national parameters with an office's own (TOML; may be empty).
    ///
    /// # Errors
    /// What is wrong with the office's parameters.
    pub fn nuove(locali: &str) -> Result<Self, Errore> {
        let parametri = Parametri::nazionali()?;
        let parametri = if locali.trim().is_empty() { parametri } else { parametri.con_locali(locali)? };
        let impronta = parametri.impronta();
        Ok(Self { parametri, impronta, regole: Mutex::default() })
    }

    /// The rules of a day.
    ///
    /// # Errors
    /// `fuori_vigenza` before the encoded history.
    pub fn al(&self, data: NaiveDate) -> Result<Arc<RegoleAl>, Errore> {
        let mut regole = self.regole.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(note) = regole.get(&data) {
            return Ok(Arc::clone(note));
        }
        let nuove = Arc::new(RegoleAl::al(&self.parametri, data)?);
        regole.insert(data, Arc::clone(&nuove));
        Ok(nuove)
    }
}
