//! A form being read: every field that is wrong is named, and nothing is recorded while one is.

use crate::tempo;
use chrono::NaiveDate;
use mirato_domain::{Campo, CodiceFiscale, Errore, Euro, Ore, Provincia};

/// A form with the errors found so far.
pub struct Modulo(Errore);

impl Modulo {
    /// A form whose refusal has a code and words.
    pub fn nuovo(codice: &str, messaggio: &str) -> Self {
        Self(Errore::dato(codice, messaggio))
    }

    /// Names a field that is wrong.
    pub fn sbagliato(&mut self, campo: &str, messaggio: impl Into<String>) {
        self.0.campi.push(Campo { campo: campo.to_owned(), messaggio: messaggio.into() });
    }

    fn letto<T>(&mut self, campo: &str, letto: Result<T, String>) -> Option<T> {
        letto.map_err(|motivo| self.sbagliato(campo, motivo)).ok()
    }

    /// A text that cannot be empty.
    pub fn testo(&mut self, campo: &str, testo: &str, messaggio: &str) -> String {
        if testo.trim().is_empty() {
            self.sbagliato(campo, messaggio);
        }
        testo.trim().to_owned()
    }

    /// A day that cannot be empty.
    pub fn giorno(&mut self, campo: &str, testo: &str) -> Option<NaiveDate> {
        self.letto(campo, tempo::leggi(testo))
    }

    /// A day that may be empty.
    pub fn giorno_se(&mut self, campo: &str, testo: &str) -> Option<NaiveDate> {
        if testo.trim().is_empty() { None } else { self.giorno(campo, testo) }
    }

    /// A day that is not after today, for what has happened already.
    pub fn giorno_passato(&mut self, campo: &str, testo: &str, oggi: NaiveDate) -> Option<NaiveDate> {
        let giorno = self.giorno(campo, testo)?;
        if giorno > oggi {
            self.sbagliato(campo, format!("Il {} è nel futuro: scrivi un giorno già passato", tempo::breve(giorno)));
            return None;
        }
        Some(giorno)
    }

    /// A codice fiscale.
    pub fn codice_fiscale(&mut self, campo: &str, testo: &str) -> Option<CodiceFiscale> {
        if testo.trim().is_empty() {
            self.sbagliato(campo, "Scrivi il codice fiscale");
            return None;
        }
        self.letto(campo, testo.parse())
    }

    /// A province, by its sigla.
    pub fn provincia(&mut self, campo: &str, testo: &str) -> Option<Provincia> {
        self.letto(campo, testo.trim().parse())
    }

    /// Weekly hours, "HH:MM" or whole hours.
    pub fn ore(&mut self, campo: &str, testo: &str) -> Option<Ore> {
        let testo = testo.trim();
        let intere = if testo.contains(':') || testo.is_empty() { testo.to_owned() } else { format!("{testo}:00") };
        self.letto(campo, intere.parse().map_err(|motivo: String| motivo))
    }

    /// An amount in euro, with comma or point.
    pub fn euro(&mut self, campo: &str, testo: &str) -> Option<Euro> {
        let pulito = testo.trim().replace('€', "");
        let pulito = pulito.trim();
        let mut normale =
            if pulito.contains(',') { pulito.replace('.', "").replace(',', ".") } else { pulito.to_owned() };
        match normale.split_once('.').map(|(_, decimali)| decimali.len()) {
            None => normale.push_str(".00"),
            Some(1) => normale.push('0'),
            Some(_) => {}
        }
        self.letto(campo, normale.parse().map_err(|motivo: String| motivo))
    }

    /// Whether anything is wrong so far.
    pub fn ha_errori(&self) -> bool {
        !self.0.campi.is_empty()
    }

    /// The end of the reading.
    ///
    /// # Errors
    /// The fields that are wrong.
    pub fn fine(self) -> Result<(), Errore> {
        if self.0.campi.is_empty() { Ok(()) } else { Err(self.0) }
    }
}

/// A day as the archive keeps it; empty for none.
pub fn iso(giorno: Option<NaiveDate>) -> String {
    giorno.map(|giorno| giorno.to_string()).unwrap_or_default()
}

/// A text, if there is one.
pub fn pieno(testo: &str) -> Option<String> {
    Some(testo.trim().to_owned()).filter(|testo| !testo.is_empty())
}

/// A day of the archive.
pub fn giorno(iso: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(iso, "%Y-%m-%d").ok()
}
