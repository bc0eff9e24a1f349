//! Cells: what stands in them, and how it is read as a date, a number, hours, a code.

use super::schema::Tipo;
use super::{data, ore, piccoli};
use crate::tabelle::semplice;
use calamine::{Data, ExcelDateTime};
use chrono::NaiveDate;
use mirato_domain::{CodiceFiscale, Ore, Provincia};
use std::borrow::Cow;
use std::sync::Arc;

/// A cell, whatever the kind of file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cella {
    Vuota,
    /// Cells with the same text may share it.
    Testo(Arc<str>),
    Numero(f64),
    /// Days since the spreadsheet's epoch, as a date or as a span of time.
    Tempo(ExcelDateTime),
    /// Hours given as a span of time, in minutes.
    Durata(u32),
    Errore(&'static str),
    FormulaSenzaValore,
}

impl From<&Data> for Cella {
    fn from(dato: &Data) -> Self {
        match dato {
            Data::Empty => Self::Vuota,
            Data::String(testo) | Data::DateTimeIso(testo) => Self::testo(testo),
            Data::Int(numero) => Self::Numero(*numero as f64),
            Data::Float(numero) => Self::Numero(*numero),
            Data::Bool(valore) => Self::logica(*valore),
            Data::DateTime(tempo) => Self::Tempo(*tempo),
            Data::DurationIso(testo) => durata_iso(testo).map_or_else(|| Self::testo(testo), Self::Durata),
            Data::Error(errore) => Self::errore(&errore.to_string()),
        }
    }
}

/// `PT20H30M00S`, as an ods writes a time.
pub(super) fn durata_iso(testo: &str) -> Option<u32> {
    let (ore, resto) = testo.strip_prefix("PT")?.split_once('H')?;
    let minuti = resto.split_once('M').map_or(Some(0), |(minuti, _)| minuti.parse().ok())?;
    ore.parse::<u32>().ok()?.checked_mul(60)?.checked_add(minuti)
}

impl Cella {
    /// Text; nothing if it is blank.
    pub(super) fn testo(testo: &str) -> Self {
        if testo.trim().is_empty() { Self::Vuota } else { Self::Testo(testo.into()) }
    }

    pub(super) fn logica(valore: bool) -> Self {
        Self::Testo(if valore { "VERO" } else { "FALSO" }.into())
    }

    /// A formula's error, as Italian Excel writes it.
    pub(super) fn errore(nome: &str) -> Self {
        Self::Errore(match nome {
            "#DIV/0!" => "#DIV/0!",
            "#N/A" => "#N/D",
            "#NAME?" => "#NOME?",
            "#NULL!" => "#NULLO!",
            "#NUM!" => "#NUM!",
            "#REF!" => "#RIF!",
            "#VALUE!" => "#VALORE!",
            "#GETTING_DATA" | "#DATA!" => "#ESTRAZIONE_DATI",
            _ => "#ERRORE",
        })
    }

    pub(super) fn vuota(&self) -> bool {
        matches!(self, Self::Vuota) || matches!(self, Self::Testo(testo) if testo.trim().is_empty())
    }

    /// As the user sees it.
    pub(super) fn mostra(&self) -> Cow<'_, str> {
        Cow::Owned(match self {
            Self::Vuota => return Cow::Borrowed(""),
            Self::Testo(testo) => return Cow::Borrowed(testo),
            Self::Errore(nome) => return Cow::Borrowed(nome),
            Self::FormulaSenzaValore => return Cow::Borrowed("formula"),
            Self::Numero(numero) => numero.to_string(),
            Self::Tempo(tempo) => match tempo.as_datetime().filter(|_| tempo.as_f64() >= 1.0 && tempo.is_datetime()) {
                Some(data) => data.format("%d/%m/%Y").to_string(),
                None => {
                    minuti(tempo).map_or_else(|| tempo.as_f64().to_string(), |m| format!("{:02}:{:02}", m / 60, m % 60))
                }
            },
            Self::Durata(minuti) => format!("{:02}:{:02}", minuti / 60, minuti % 60),
        })
    }
}

pub(super) fn minuti(tempo: &ExcelDateTime) -> Option<u32> {
    let minuti = (tempo.as_f64() * 1440.0).round();
    (0.0..=168.0 * 60.0).contains(&minuti).then_some(minuti as u32)
}

/// A value read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Dato {
    Assente,
    Codice(CodiceFiscale),
    Testo(Arc<str>),
    Scelta(&'static str),
    Provincia(Provincia),
    Data(NaiveDate),
    Numero(u32),
    Ore(Ore),
    Logico(bool),
}

impl Dato {
    /// As the user would write it.
    pub(super) fn mostra(&self) -> Cow<'_, str> {
        Cow::Owned(match self {
            Self::Assente => return Cow::Borrowed(""),
            Self::Codice(codice) => return Cow::Borrowed(codice.as_str()),
            Self::Testo(testo) => return Cow::Borrowed(testo),
            Self::Scelta(scelta) => return Cow::Borrowed(scelta),
            Self::Provincia(provincia) => return Cow::Borrowed(provincia.sigla()),
            Self::Logico(si) => return Cow::Borrowed(if *si { "sì" } else { "no" }),
            Self::Data(giorno) => giorno.format("%d/%m/%Y").to_string(),
            Self::Numero(numero) => numero.to_string(),
            Self::Ore(ore) => ore.to_string(),
        })
    }
}

/// A value, with what to say of it if it deserves a look.
pub(super) type Letto = Result<(Dato, Option<String>), String>;

pub(super) fn leggi(tipo: Tipo, cella: &Cella) -> Letto {
    match cella {
        Cella::Errore(_) => return Err("La formula è in errore nel foglio di calcolo.".to_owned()),
        Cella::FormulaSenzaValore => {
            return Err("La formula non ha un valore salvato: apri il file nel foglio di calcolo e salvalo.".to_owned());
        }
        _ if cella.vuota() => return Ok((Dato::Assente, None)),
        _ => {}
    }
    match tipo {
        Tipo::Codice => codice(cella),
        Tipo::Testo(massimo) => testo(cella, massimo),
        Tipo::Scelta(ammesse) => scelta(cella, ammesse),
        Tipo::Provincia => provincia(cella),
        Tipo::Data => data::leggi(cella, data::RECENTE),
        Tipo::Giorno => data::leggi(cella, data::SECOLO),
        Tipo::SiNo => piccoli::si_no(cella),
        Tipo::Intero(minimo, massimo) => piccoli::intero(cella, minimo, massimo),
        Tipo::Percentuale => piccoli::percentuale(cella),
        Tipo::Cap => piccoli::cap(cella),
        Tipo::Numero => numero(cella),
        Tipo::Ore => ore::leggi(cella),
    }
}

fn codice(cella: &Cella) -> Letto {
    let testo = cella.mostra();
    let solo_cifre = testo.bytes().all(|b| b.is_ascii_digit());
    if testo.contains(['e', 'E']) && testo.contains(['+', ',', '.']) {
        return Err("È un numero in forma esponenziale: scrivilo come testo.".to_owned());
    }
    if solo_cifre && (7..=10).contains(&testo.len()) {
        return Err(format!("Ha {} cifre, ne servono 11. Forse Excel ha tolto uno zero iniziale.", testo.len()));
    }
    let codice: CodiceFiscale = testo.parse().map_err(maiuscola)?;
    Ok((Dato::Codice(codice), None))
}

fn maiuscola(motivo: String) -> String {
    let mut lettere = motivo.chars();
    lettere.next().map_or_else(String::new, |prima| format!("{}{}.", prima.to_uppercase(), lettere.as_str()))
}

fn testo(cella: &Cella, massimo: usize) -> Letto {
    let intero = cella.mostra();
    let testo = intero.trim();
    match testo.chars().count() {
        lungo if lungo > massimo => Err(format!("Ha {lungo} caratteri, ne può avere al più {massimo}.")),
        _ => Ok((
            Dato::Testo(match cella {
                Cella::Testo(condiviso) if condiviso.len() == testo.len() => Arc::clone(condiviso),
                _ => testo.into(),
            }),
            None,
        )),
    }
}

fn scelta(cella: &Cella, ammesse: &'static [&'static str]) -> Letto {
    let chiave = |testo: &str| semplice(&testo.replace(['_', '-'], " ")).replace(' ', "");
    let cercata = chiave(&cella.mostra());
    let trovata = ammesse.iter().find(|ammessa| chiave(ammessa) == cercata);
    trovata.map(|trovata| (Dato::Scelta(trovata), None)).ok_or_else(|| {
        if ammesse.len() > 8 {
            "Non è tra le voci ammesse: scegli dall'elenco della cella.".to_owned()
        } else {
            format!("Non è tra le voci ammesse: {}.", ammesse.join(", "))
        }
    })
}

fn provincia(cella: &Cella) -> Letto {
    let testo = cella.mostra();
    if let Ok(provincia) = testo.parse() {
        return Ok((Dato::Provincia(provincia), None));
    }
    let per_nome = Provincia::tutte().find(|p| semplice(p.nome()) == semplice(&testo));
    if let Some(provincia) = per_nome {
        return Ok((Dato::Provincia(provincia), None));
    }
    let compatta: String = testo.chars().filter(|c| c.is_alphabetic()).collect();
    let inizio = semplice(&compatta);
    let simile = Provincia::tutte().find(|p| {
        inizio.len() > 2
            && semplice(p.nome()).starts_with(&inizio[..2])
            && inizio.ends_with(&p.sigla()[1..].to_lowercase())
    });
    Err(match simile {
        Some(provincia) => format!("La sigla ha due lettere. Forse {}, {}.", provincia.sigla(), provincia.nome()),
        None => "Non è la sigla di una provincia: scrivi due lettere, per esempio GE.".to_owned(),
    })
}

fn numero(cella: &Cella) -> Letto {
    let intero = "Serve un numero intero. Il tempo parziale va nel foglio «Part-time».";
    let valore = match cella {
        Cella::Numero(numero) if numero.fract() != 0.0 => return Err(intero.to_owned()),
        Cella::Numero(numero) if *numero < 0.0 => return Err("Non può essere negativo.".to_owned()),
        Cella::Numero(numero) if *numero <= 999_999.0 => return Ok((Dato::Numero(*numero as u32), None)),
        Cella::Testo(testo) => testo.trim().trim_start_matches('\'').trim().to_owned(),
        _ => return Err("Non è un numero: scrivi un intero da 0 a 999999.".to_owned()),
    };
    let gruppi: Vec<&str> = valore.split('.').collect();
    let migliaia = gruppi.len() > 1 && (1..=3).contains(&gruppi[0].len()) && gruppi[1..].iter().all(|g| g.len() == 3);
    let cifre = if migliaia { gruppi.concat() } else { valore.clone() };
    if cifre.is_empty() || !cifre.bytes().all(|b| b.is_ascii_digit()) {
        let decimale = valore.split([',', '.']).count() == 2
            && valore.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
        return Err(if decimale { intero } else { "Non è un numero: scrivi un intero da 0 a 999999." }.to_owned());
    }
    let numero = cifre.parse().ok().filter(|n| *n <= 999_999).ok_or("È troppo grande: al più 999999.")?;
    let avviso = migliaia.then(|| format!("Letto come {numero}: il punto separa le migliaia."));
    Ok((Dato::Numero(numero), avviso))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn di_testo(tipo: Tipo, testo: &str) -> Letto {
        leggi(tipo, &Cella::Testo(testo.into()))
    }

    #[test]
    fn numbers_are_read_as_text_and_as_numbers() {
        for (testo, atteso) in [("12", 12), (" 12 ", 12), ("'12", 12), ("1.234", 1234), ("0", 0)] {
            assert_eq!(di_testo(Tipo::Numero, testo).unwrap().0, Dato::Numero(atteso), "{testo}");
        }
        assert!(di_testo(Tipo::Numero, "1.234").unwrap().1.is_some());
        assert!(leggi(Tipo::Numero, &Cella::Numero(1.5)).unwrap_err().starts_with("Serve un numero intero"));
        for testo in ["1,5", "1.5", "-1", "dodici", "1.23.4", "1000000", "1e3"] {
            assert!(di_testo(Tipo::Numero, testo).is_err(), "{testo} must be refused");
        }
        for numero in [-1.0, 1_000_000.0, f64::NAN, f64::INFINITY] {
            assert!(leggi(Tipo::Numero, &Cella::Numero(numero)).is_err(), "{numero} must be refused");
        }
    }

    #[test]
    fn a_code_that_lost_its_zero_is_told_so() {
        let motivo = leggi(Tipo::Codice, &Cella::Numero(9_998_715_099.0)).unwrap_err();
        assert_eq!(motivo, "Ha 10 cifre, ne servono 11. Forse Excel ha tolto uno zero iniziale.");
        assert!(leggi(Tipo::Codice, &Cella::Numero(99_987_130_996.0)).is_ok());
        assert!(di_testo(Tipo::Codice, "9,99871E+10").unwrap_err().contains("esponenziale"));
    }

    #[test]
    fn words_and_provinces_forgive_spelling_but_not_meaning() {
        let scelte: &[&str] = &["privato_in_gruppo", "pubblico"];
        assert_eq!(di_testo(Tipo::Scelta(scelte), "Privato in gruppo").unwrap().0, Dato::Scelta("privato_in_gruppo"));
        assert!(di_testo(Tipo::Scelta(scelte), "privata").is_err());
        assert_eq!(di_testo(Tipo::Provincia, "La Spezia").unwrap().0, Dato::Provincia("SP".parse().unwrap()));
        assert_eq!(di_testo(Tipo::Provincia, "SA V").unwrap_err(), "La sigla ha due lettere. Forse SV, Savona.");
        assert_eq!(
            leggi(Tipo::Numero, &Cella::Errore("#RIF!")),
            Err("La formula è in errore nel foglio di calcolo.".into())
        );
    }
}
