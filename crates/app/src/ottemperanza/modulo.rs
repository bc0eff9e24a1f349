//! The form of a request, read field by field.

use crate::api::DatiRichiesta;
use crate::tempo;
use chrono::NaiveDate;
use mirato_domain::{Campo, CodiceFiscale};

/// A form whose fields are all right.
pub(super) struct Controllata {
    pub ricevuta_il: NaiveDate,
    pub data_riferimento: NaiveDate,
    pub determina_del: Option<NaiveDate>,
    pub codice_fiscale: CodiceFiscale,
}

/// Reads the form; every field that is wrong is named.
pub(super) fn controlla(dati: &DatiRichiesta, oggi: NaiveDate) -> Result<Controllata, Vec<Campo>> {
    let mut errori = Vec::new();
    let mut sbagliato = |campo: &str, messaggio: String| errori.push(Campo { campo: campo.to_owned(), messaggio });
    let cig = dati.cig.trim();
    if cig.chars().count() != 10 {
        sbagliato("cig", format!("Il CIG ha 10 caratteri: ne hai scritti {}", cig.chars().count()));
    } else if !cig.chars().all(|c| c.is_ascii_alphanumeric()) {
        sbagliato("cig", "Il CIG ha solo lettere e cifre: ricontrolla".to_owned());
    }
    if dati.ente.trim().is_empty() {
        sbagliato("ente", "Scrivi la stazione appaltante".to_owned());
    }
    if dati.codice_ipa.trim().is_empty() {
        sbagliato("codice_ipa", "Scrivi il codice IPA della stazione appaltante".to_owned());
    }
    if dati.protocollo.trim().is_empty() {
        sbagliato("protocollo", "Scrivi il protocollo della richiesta".to_owned());
    }
    let mut giorno = |campo: &str, testo: &str, massimo: Option<&str>| match tempo::leggi(testo) {
        Ok(data) => match massimo {
            Some(perche) if data > oggi => {
                sbagliato(campo, format!("Il {} è nel futuro: {perche}", tempo::breve(data)));
                None
            }
            _ => Some(data),
        },
        Err(motivo) => {
            sbagliato(campo, motivo);
            None
        }
    };
    let ricevuta_il = giorno("ricevuta_il", &dati.ricevuta_il, Some("scrivi il giorno in cui la richiesta è arrivata"));
    let data_riferimento =
        giorno("data_riferimento", &dati.data_riferimento, Some("il certificato riguarda un giorno già passato"));
    let determina_del =
        if dati.determina_del.trim().is_empty() { None } else { giorno("determina_del", &dati.determina_del, None) };
    let codice_fiscale = dati.codice_fiscale_datore.parse::<CodiceFiscale>();
    if let Err(motivo) = &codice_fiscale {
        let vuoto = dati.codice_fiscale_datore.trim().is_empty();
        sbagliato(
            "codice_fiscale_datore",
            if vuoto { "Scrivi il codice fiscale dell'impresa".to_owned() } else { motivo.clone() },
        );
    }
    match (ricevuta_il, data_riferimento, codice_fiscale, errori.is_empty()) {
        (Some(ricevuta_il), Some(data_riferimento), Ok(codice_fiscale), true) => {
            Ok(Controllata { ricevuta_il, data_riferimento, determina_del, codice_fiscale })
        }
        _ => Err(errori),
    }
}
