//! Cells: what stands in them, and how it is read as a date, a number, hours, a code.

use super::schema::Tipo;
use crate::tabelle::semplice;
use calamine::{CellErrorType, Data, DataRef, ExcelDateTime};
use chrono::{Datelike, Days, NaiveDate};
use mirato_domain::{CodiceFiscale, Ore, Provincia};

/// A cell, whatever the kind of file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cella {
    Vuota,
    Testo(String),
    Numero(f64),
    /// Days since the spreadsheet's epoch, as a date or as a span of time.
    Tempo(ExcelDateTime),
    /// Hours given as a span of time, in minutes.
    Durata(u32),
    Errore(&'static str),
    FormulaSenzaValore,
}

impl From<DataRef<'_>> for Cella {
    fn from(dato: DataRef<'_>) -> Self {
        Self::from(Data::from(dato))
    }
}

impl From<Data> for Cella {
    fn from(dato: Data) -> Self {
        match dato {
            Data::Empty => Self::Vuota,
            Data::String(testo) | Data::DateTimeIso(testo) if testo.trim().is_empty() => Self::Vuota,
            Data::String(testo) | Data::DateTimeIso(testo) => Self::Testo(testo),
            Data::Int(numero) => Self::Numero(numero as f64),
            Data::Float(numero) => Self::Numero(numero),
            Data::Bool(valore) => Self::Testo(if valore { "VERO" } else { "FALSO" }.to_owned()),
            Data::DateTime(tempo) => Self::Tempo(tempo),
            Data::DurationIso(testo) => durata_iso(&testo).map_or(Self::Testo(testo), Self::Durata),
            Data::Error(errore) => Self::Errore(nome_errore(&errore)),
            // Rich text carries its plain text.
            altro => Self::Testo(altro.to_string()),
        }
    }
}

/// As Italian Excel writes it.
fn nome_errore(errore: &CellErrorType) -> &'static str {
    match errore {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/D",
        CellErrorType::Name => "#NOME?",
        CellErrorType::Null => "#NULLO!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#RIF!",
        CellErrorType::Value => "#VALORE!",
        CellErrorType::GettingData => "#ESTRAZIONE_DATI",
    }
}

/// `PT20H30M00S`, as an ods writes a time.
fn durata_iso(testo: &str) -> Option<u32> {
    let (ore, resto) = testo.strip_prefix("PT")?.split_once('H')?;
    let minuti = resto.split_once('M').map_or(Some(0), |(minuti, _)| minuti.parse().ok())?;
    ore.parse::<u32>().ok()?.checked_mul(60)?.checked_add(minuti)
}

impl Cella {
    pub(super) fn vuota(&self) -> bool {
        matches!(self, Self::Vuota) || matches!(self, Self::Testo(testo) if testo.trim().is_empty())
    }

    /// As the user sees it.
    pub(super) fn mostra(&self) -> String {
        match self {
            Self::Vuota => String::new(),
            Self::Testo(testo) => testo.clone(),
            Self::Numero(numero) => numero.to_string(),
            Self::Tempo(tempo) => match tempo.as_datetime().filter(|_| tempo.as_f64() >= 1.0 && tempo.is_datetime()) {
                Some(data) => data.format("%d/%m/%Y").to_string(),
                None => minuti(tempo).map_or_else(|| tempo.as_f64().to_string(), |m| format!("{:02}:{:02}", m / 60, m % 60)),
            },
            Self::Durata(minuti) => format!("{:02}:{:02}", minuti / 60, minuti % 60),
            Self::Errore(nome) => (*nome).to_owned(),
            Self::FormulaSenzaValore => "formula".to_owned(),
        }
    }
}

fn minuti(tempo: &ExcelDateTime) -> Option<u32> {
    let minuti = (tempo.as_f64() * 1440.0).round();
    (0.0..=168.0 * 60.0).contains(&minuti).then_some(minuti as u32)
}

/// A value read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Dato {
    Assente,
    Codice(CodiceFiscale),
    Testo(String),
    Scelta(&'static str),
    Provincia(Provincia),
    Data(NaiveDate),
    Numero(u32),
    Ore(Ore),
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
        Tipo::Data => data(cella),
        Tipo::Numero => numero(cella),
        Tipo::Ore => ore(cella),
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
    let testo = cella.mostra().trim().to_owned();
    match testo.chars().count() {
        lungo if lungo > massimo => Err(format!("Ha {lungo} caratteri, ne può avere al più {massimo}.")),
        _ => Ok((Dato::Testo(testo), None)),
    }
}

fn scelta(cella: &Cella, ammesse: &'static [&'static str]) -> Letto {
    let chiave = |testo: &str| semplice(&testo.replace(['_', '-'], " "));
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
    let simile = Provincia::tutte().find(|p| inizio.len() > 2 && semplice(p.nome()).starts_with(&inizio[..2]) && inizio.ends_with(&p.sigla()[1..].to_lowercase()));
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
        let decimale = valore.split([',', '.']).count() == 2 && valore.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
        return Err(if decimale { intero } else { "Non è un numero: scrivi un intero da 0 a 999999." }.to_owned());
    }
    let numero = cifre.parse().ok().filter(|n| *n <= 999_999).ok_or("È troppo grande: al più 999999.")?;
    let avviso = migliaia.then(|| format!("Letto come {numero}: il punto separa le migliaia."));
    Ok((Dato::Numero(numero), avviso))
}

const MESI: [&str; 12] =
    ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"];

fn data(cella: &Cella) -> Letto {
    match cella {
        Cella::Tempo(tempo) => {
            let data = tempo.as_datetime().filter(|_| tempo.as_f64() >= 1.0).map(|data| data.date());
            let data = data.ok_or("Non è una data: scrivi giorno/mese/anno, per esempio 31/12/2025.")?;
            plausibile(data).map(|data| (Dato::Data(data), None))
        }
        // A serial number whose cell has lost the form of a date: 45657 is 31 December 2024.
        Cella::Numero(numero) if numero.fract() == 0.0 && (20_000.0..=80_000.0).contains(numero) => {
            let inizio = NaiveDate::from_ymd_opt(1899, 12, 30).ok_or("")?;
            let data = inizio + Days::new(*numero as u64);
            Ok((Dato::Data(data), Some(format!("È una data scritta come numero: letta come {}.", data.format("%d/%m/%Y")))))
        }
        altra => data_scritta(altra.mostra().trim()).map(|data| (Dato::Data(data), None)),
    }
}

fn plausibile(data: NaiveDate) -> Result<NaiveDate, String> {
    if (1990..=2100).contains(&data.year()) { Ok(data) } else { Err(format!("L'anno {} non è plausibile.", data.year())) }
}

/// A date as Italians write it: 31/12/2025, 31-12-25, 31.12.2025, 31122025, 31 dicembre 2025, 1° gennaio
/// 2026, and 2025-12-31.
fn data_scritta(testo: &str) -> Result<NaiveDate, String> {
    let errore = || "Non è una data: scrivi giorno/mese/anno, per esempio 31/12/2025.".to_owned();
    let senza_ora = testo.split(['T']).next().unwrap_or(testo).replace('°', "").to_lowercase();
    let mut pezzi: Vec<String> =
        senza_ora.split(['/', '-', '.', ' ']).filter(|p| !p.is_empty()).map(str::to_owned).collect();
    if let [unico] = pezzi.as_slice()
        && unico.len() == 8
        && unico.bytes().all(|b| b.is_ascii_digit())
    {
        pezzi = vec![unico[..2].to_owned(), unico[2..4].to_owned(), unico[4..].to_owned()];
    }
    let [primo, mese, ultimo] = pezzi.as_slice() else { return Err(errore()) };
    let (giorno, anno) = if primo.len() == 4 { (ultimo, primo) } else { (primo, ultimo) };
    let mese = match mese.parse::<u32>() {
        Ok(mese) => mese,
        Err(_) => MESI.iter().zip(1..).find(|(nome, _)| mese.len() >= 3 && nome.starts_with(mese.as_str())).map(|(_, n)| n).ok_or_else(errore)?,
    };
    let (giorno, anno): (u32, i32) = (giorno.parse().map_err(|_| errore())?, anno.parse().map_err(|_| errore())?);
    let anno = if anno < 100 { anno + 2000 } else { anno };
    match NaiveDate::from_ymd_opt(anno, mese, giorno) {
        Some(data) => plausibile(data),
        None => Err(inesistente(anno, mese, giorno)),
    }
}

fn inesistente(anno: i32, mese: u32, giorno: u32) -> String {
    let ultimo = (28..=31).rev().find(|g| NaiveDate::from_ymd_opt(anno, mese, *g).is_some());
    match (mese.checked_sub(1).and_then(|m| MESI.get(m as usize)), ultimo) {
        (Some(nome), Some(ultimo)) if giorno > ultimo => format!("La data non esiste: {nome} ha {ultimo} giorni."),
        _ => "La data non esiste: controlla giorno e mese.".to_owned(),
    }
}

fn ore(cella: &Cella) -> Letto {
    let errore = || "Non è un orario settimanale: scrivi ore e minuti, per esempio 20:00.".to_owned();
    let da_minuti = |minuti: u32| Ore::da_minuti(minuti).ok_or_else(|| "Supera le 168 ore di una settimana.".to_owned());
    let guarda = |ore: Ore, letto: &str| {
        let (o, m) = (ore.minuti() / 60, ore.minuti() % 60);
        Ok((Dato::Ore(ore), Some(format!("Letta come {o} ore e {m} minuti. Controlla che non siano {letto} ore."))))
    };
    match cella {
        Cella::Durata(minuti) => Ok((Dato::Ore(da_minuti(*minuti)?), None)),
        Cella::Tempo(tempo) => Ok((Dato::Ore(da_minuti(minuti(tempo).ok_or_else(errore)?)?), None)),
        Cella::Numero(numero) if numero.fract() == 0.0 && (0.0..=168.0).contains(numero) => Ok((Dato::Ore(da_minuti(*numero as u32 * 60)?), None)),
        // Half an hour is the same in both ways of writing hours; anything else would be a guess.
        Cella::Numero(numero) if numero.fract() == 0.5 && (0.0..168.0).contains(numero) => Ok((Dato::Ore(da_minuti((*numero * 60.0) as u32)?), None)),
        Cella::Numero(numero) => Err(format!("{} può essere ore e minuti o ore decimali: scrivi per esempio 20:30.", numero.to_string().replace('.', ","))),
        altra => {
            let testo = altra.mostra().trim().replace(';', ":");
            if let Some((ore, minuti)) = testo.split_once([',', '.']) {
                let cifre = |parte: &str, massimo: usize| (1..=massimo).contains(&parte.len()) && parte.bytes().all(|b| b.is_ascii_digit());
                if !cifre(ore, 3) || !cifre(minuti, 2) {
                    return Err(errore());
                }
                return match minuti {
                    "5" => Ok((Dato::Ore(da_minuti(ore.parse::<u32>().map_err(|_| errore())? * 60 + 30)?), None)),
                    _ if minuti.len() == 2 => {
                        let ore: Ore = format!("{ore}:{minuti}").parse().map_err(|_| errore())?;
                        if ore.minuti().is_multiple_of(60) { Ok((Dato::Ore(ore), None)) } else { guarda(ore, &testo) }
                    }
                    _ => Err(format!("{testo} può essere ore e minuti o ore decimali: scrivi per esempio 20:30.")),
                };
            }
            let testo = if testo.contains(':') { testo } else { format!("{testo}:00") };
            // An Excel time as text carries seconds.
            let testo = if testo.matches(':').count() == 2 { testo.trim_end_matches(":00").to_owned() } else { testo };
            Ok((Dato::Ore(testo.parse().map_err(|_| errore())?), None))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn di_testo(tipo: Tipo, testo: &str) -> Letto {
        leggi(tipo, &Cella::Testo(testo.to_owned()))
    }

    #[test]
    fn dates_are_read_in_every_usual_form() {
        let attesa = Dato::Data(NaiveDate::from_ymd_opt(2025, 12, 31).unwrap());
        for testo in ["31/12/2025", "31-12-2025", "31.12.2025", "31/12/25", "31122025", "31 dicembre 2025", "31 dic 2025", "2025-12-31", "2025-12-31T00:00:00", " 31/12/2025 "] {
            assert_eq!(di_testo(Tipo::Data, testo), Ok((attesa.clone(), None)), "{testo}");
        }
        assert_eq!(di_testo(Tipo::Data, "1° gennaio 2026").unwrap().0, Dato::Data(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()));
        let (letta, avviso) = leggi(Tipo::Data, &Cella::Numero(45_657.0)).unwrap();
        assert_eq!(letta, Dato::Data(NaiveDate::from_ymd_opt(2024, 12, 31).unwrap()));
        assert!(avviso.unwrap().contains("31/12/2024"));
        assert_eq!(di_testo(Tipo::Data, "31/11/2026"), Err("La data non esiste: novembre ha 30 giorni.".into()));
        assert_eq!(di_testo(Tipo::Data, "29/02/2025"), Err("La data non esiste: febbraio ha 28 giorni.".into()));
        for testo in ["ieri", "12/2025", "31/13/2025", "0/1/2025", "31/12/1025", "2025"] {
            assert!(di_testo(Tipo::Data, testo).is_err(), "{testo} must be refused");
        }
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
    fn hours_are_read_without_guessing() {
        let ore = |testo: &str| di_testo(Tipo::Ore, testo).map(|(dato, avviso)| (dato, avviso.is_some()));
        let attese = |minuti, avviso| Ok((Dato::Ore(Ore::da_minuti(minuti).unwrap()), avviso));
        assert_eq!(ore("20:30"), attese(1230, false));
        assert_eq!(ore("20"), attese(1200, false));
        assert_eq!(ore("20:30:00"), attese(1230, false));
        assert_eq!(ore("20,30"), attese(1230, true));
        assert_eq!(ore("20,5"), attese(1230, false));
        assert_eq!(ore("42.00"), attese(2520, false));
        for testo in ["20,3", "20,75", "170:00", "venti", "-3"] {
            assert!(ore(testo).is_err(), "{testo} must be refused");
        }
        assert!(leggi(Tipo::Ore, &Cella::Numero(20.3)).is_err());
        assert_eq!(leggi(Tipo::Ore, &Cella::Numero(24.0)).unwrap().0, Dato::Ore(Ore::da_minuti(1440).unwrap()));
        assert_eq!(durata_iso("PT40H30M00S"), Some(2430));
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
        assert_eq!(leggi(Tipo::Numero, &Cella::Errore("#RIF!")), Err("La formula è in errore nel foglio di calcolo.".into()));
    }
}
