//! What of a ranking may be published: code, place, points, admitted or not, and words that say nothing of
//! the list or of health (D.Lgs. 196/2003 art. 2-septies c. 8; D.Lgs. 33/2013 art. 26 c. 4; Garante, 21
//! April 2009, doc. web 1616870).

use crate::errore::ErroreNorma;
use crate::graduatoria::{Graduatoria, Punteggio};
use crate::parametri::Parametri;
use chrono::NaiveDate;
use mirato_domain::CodiceFiscale;
use serde::Serialize;
use ts_rs::TS;

/// Code of the refusal.
const CODICE: &str = "pubblicazione_rivelatrice";

/// Characters a published code has at most.
const LUNGHEZZA: usize = 12;

/// A ranking as it is published. It can be made of a ranking alone, and its rows hold nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GraduatoriaPubblica {
    righe: Vec<RigaPubblica>,
}

/// A row as it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RigaPubblica {
    /// The code drawn for this call alone.
    pub codice: String,
    /// Place; none for who is left out.
    pub posizione: Option<u32>,
    /// Points; none for who is left out.
    #[ts(type = "number | string | null")]
    pub punteggio: Option<Punteggio>,
    /// Admitted or left out.
    pub ammessa: bool,
}

impl GraduatoriaPubblica {
    /// The published form of a ranking. The reason of an exclusion stays with the person.
    ///
    /// # Errors
    /// `Rifiuto` if a code could tell who the person is: a tax code, a date, or something too long.
    pub fn da(graduatoria: &Graduatoria) -> Result<Self, ErroreNorma> {
        let ammessi = graduatoria.graduatoria.iter().map(|posto| RigaPubblica {
            codice: posto.codice.clone(),
            posizione: Some(posto.posizione),
            punteggio: Some(posto.punteggio),
            ammessa: true,
        });
        let esclusi = graduatoria.esclusi.iter().map(|escluso| RigaPubblica {
            codice: escluso.codice.clone(),
            posizione: None,
            punteggio: None,
            ammessa: false,
        });
        let righe: Vec<RigaPubblica> = ammessi.chain(esclusi).collect();
        for riga in &righe {
            codice_muto(&riga.codice)?;
        }
        Ok(Self { righe })
    }

    /// The rows, in order; who is left out comes last.
    #[must_use]
    pub fn righe(&self) -> &[RigaPubblica] {
        &self.righe
    }
}

/// Refuses a code that is more than a code.
fn codice_muto(codice: &str) -> Result<(), ErroreNorma> {
    let cifre: String = codice.chars().filter(char::is_ascii_digit).collect();
    let data = leggibile(&cifre, "%Y%m%d") || leggibile(&cifre, "%d%m%Y");
    let motivo = if codice.parse::<CodiceFiscale>().is_ok() {
        "è un codice fiscale"
    } else if data {
        "contiene una data"
    } else if codice.chars().count() > LUNGHEZZA || !codice.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        "non ha la forma di un codice estratto: lettere, cifre e trattini, al più 12"
    } else {
        return Ok(());
    };
    Err(rifiuto(format!("un codice della graduatoria {motivo}: estrai codici nuovi per questo avviso")))
}

fn leggibile(cifre: &str, forma: &str) -> bool {
    cifre.len() == 8 && NaiveDate::parse_from_str(cifre, forma).is_ok()
}

fn rifiuto(messaggio: String) -> ErroreNorma {
    let fonti = "art. 2-septies, c. 8, D.Lgs. 196/2003; art. 26, c. 4, D.Lgs. 33/2013; Garante, 21 aprile 2009";
    ErroreNorma::Rifiuto { codice: CODICE, messaggio: format!("{messaggio} ({fonti})") }
}

/// Refuses a heading, a note or a file name that reveals the list or health data to whoever knows a code.
/// `dove` names the text in the message: "il titolo", "il nome del file".
///
/// # Errors
/// `Rifiuto`, with the words found and the citation; an error of the table of words.
pub fn testo_pubblicabile(p: &Parametri, dove: &str, testo: &str, al: NaiveDate) -> Result<(), ErroreNorma> {
    let parole = parole(testo);
    let unito: String = parole.concat();
    let mut trovate = Vec::new();
    for riga in p.tabella("parola_rivelatrice", al)? {
        let cercate: Vec<&str> = riga.codice.split(' ').collect();
        let rivela = match riga.campo("modo") {
            Some("radice") => unito.contains(&riga.codice),
            Some("inizio") => parole.iter().any(|parola| parola.starts_with(&riga.codice)),
            Some("parole") => parole.windows(cercate.len()).any(|finestra| finestra == cercate),
            altro => {
                let motivo = format!("«{}» ha un modo sconosciuto: {}", riga.codice, altro.unwrap_or("nessuno"));
                return Err(ErroreNorma::ParametroErrato { id: "parola_rivelatrice".to_owned(), motivo });
            }
        };
        if rivela {
            trovate.push(riga.nome.as_str());
        }
    }
    if trovate.is_empty() {
        return Ok(());
    }
    Err(rifiuto(format!("{dove} rivela l'elenco o dati sulla salute: togli «{}»", trovate.join("», «"))))
}

/// The words of a text: letters without accents, in lower case, and numbers; a change from small to capital
/// letter parts two words as in a file name.
fn parole(testo: &str) -> Vec<String> {
    let mut parole: Vec<String> = vec![String::new()];
    let mut minuscola = false;
    for carattere in testo.chars() {
        let nuova = !carattere.is_alphanumeric() || (minuscola && carattere.is_uppercase());
        if nuova && parole.last().is_some_and(|ultima| !ultima.is_empty()) {
            parole.push(String::new());
        }
        minuscola = carattere.is_lowercase();
        if let (true, Some(ultima)) = (carattere.is_alphanumeric(), parole.last_mut()) {
            ultima.extend(carattere.to_lowercase().map(senza_accento));
        }
    }
    parole.retain(|parola| !parola.is_empty());
    parole
}

const fn senza_accento(carattere: char) -> char {
    match carattere {
        'à' | 'á' => 'a',
        'è' | 'é' => 'e',
        'ì' | 'í' => 'i',
        'ò' | 'ó' => 'o',
        'ù' | 'ú' => 'u',
        altro => altro,
    }
}
