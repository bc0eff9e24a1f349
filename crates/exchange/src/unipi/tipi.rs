//! The simple types of the official schema: each reads a text or says what it should have been.

use chrono::{NaiveDate, NaiveDateTime};
use mirato_domain::prospetto::{CategoriaAssunzione, CategoriaAzienda, StatoConcessione, TipoComunicazione};
use mirato_domain::situazione::{Natura, Soggetto, TipoCompensazione};
use mirato_domain::{CodiceFiscale, Ore, Percentuale, Provincia, Sesso};

/// What reading a simple type gives: the value, or the reason in Italian.
pub(super) type Letto<T> = Result<T, String>;

fn cifre(testo: &str, da: usize, a: usize) -> bool {
    (da..=a).contains(&testo.len()) && testo.bytes().all(|b| b.is_ascii_digit())
}

fn letterale<T: Copy>(testo: &str, ammessi: &[(&str, T)]) -> Letto<T> {
    ammessi.iter().find(|(nome, _)| *nome == testo).map(|(_, valore)| *valore).ok_or_else(|| {
        let nomi: Vec<&str> = ammessi.iter().map(|(nome, _)| *nome).collect();
        format!("«{testo}» non è ammesso: i valori sono {}", nomi.join(", "))
    })
}

pub(super) fn si_no(testo: &str) -> Letto<bool> {
    letterale(testo, &[("S", true), ("N", false)])
}

pub(super) fn natura(testo: &str) -> Letto<Natura> {
    use Natura::{EntePubblicoEconomico, Privato, PrivatoInGruppo, Pubblico};
    letterale(testo, &[("A", Privato), ("B", EntePubblicoEconomico), ("C", Pubblico), ("D", PrivatoInGruppo)])
}

pub(super) fn categoria_azienda(testo: &str) -> Letto<CategoriaAzienda> {
    use CategoriaAzienda::{Da15A35, Da36A50, Oltre50};
    letterale(testo, &[("A", Oltre50), ("B", Da36A50), ("C", Da15A35)])
}

pub(super) fn stato(testo: &str) -> Letto<StatoConcessione> {
    letterale(testo, &[("E", StatoConcessione::Concessa), ("F", StatoConcessione::Richiesta)])
}

pub(super) fn tipo_compensazione(testo: &str) -> Letto<TipoCompensazione> {
    letterale(testo, &[("E", TipoCompensazione::Eccedenza), ("R", TipoCompensazione::Riduzione)])
}

pub(super) fn soggetto(testo: &str) -> Letto<Soggetto> {
    letterale(testo, &[("D", Soggetto::Disabili), ("C", Soggetto::CategorieProtette)])
}

pub(super) fn categoria_assunzione(testo: &str) -> Letto<CategoriaAssunzione> {
    letterale(testo, &[("NU", CategoriaAssunzione::Numerica), ("NO", CategoriaAssunzione::Nominativa)])
}

pub(super) fn sesso(testo: &str) -> Letto<Sesso> {
    letterale(testo, &[("M", Sesso::M), ("F", Sesso::F)])
}

pub(super) fn tipo_comunicazione(testo: &str) -> Letto<TipoComunicazione> {
    TipoComunicazione::da_codice(testo)
        .ok_or_else(|| format!("«{testo}» non è un tipo di comunicazione: 01 prospetto, 02 rettifica, 03 annullamento"))
}

/// Numerico: one to six digits.
pub(super) fn numero(testo: &str) -> Letto<u32> {
    numero_di(testo, 1, 6)
}

pub(super) fn numero_di(testo: &str, da: usize, a: usize) -> Letto<u32> {
    let errore = || format!("«{testo}» non è un numero intero di al più {a} cifre, senza segno né decimali");
    if cifre(testo, da, a) { testo.parse().map_err(|_| errore()) } else { Err(errore()) }
}

/// NumericoPositivoNegativo.
pub(super) fn numero_con_segno(testo: &str) -> Letto<i32> {
    let modulo = testo.strip_prefix('-').unwrap_or(testo);
    if cifre(modulo, 1, 6) { testo.parse().map_err(|_| String::new()) } else { Err(String::new()) }
        .map_err(|_: String| format!("«{testo}» non è un numero intero di al più 6 cifre, con segno meno o senza"))
}

/// Percentuale: the official pattern lets blanks stand for digits; all blank means not given.
pub(super) fn percentuale(testo: &str) -> Letto<Option<Percentuale>> {
    let errore = || format!("«{testo}» non è una percentuale intera da 0 a 100");
    let forma = match testo.as_bytes() {
        [b'1', b, c] => [b, c].iter().all(|b| **b == b' ' || b.is_ascii_digit()),
        [a, b] => *a != b'0' && [a, b].iter().all(|b| **b == b' ' || b.is_ascii_digit()),
        [a] => *a == b' ' || a.is_ascii_digit(),
        _ => false,
    };
    let cifre = testo.trim();
    match cifre {
        _ if !forma => Err(errore()),
        "" => Ok(None),
        _ => cifre.parse().ok().and_then(Percentuale::intera).map(Some).ok_or_else(errore),
    }
}

/// Stringa with a length.
pub(super) fn testo_di(massimo: usize) -> impl Fn(&str) -> Letto<String> {
    move |testo| match testo.chars().count() {
        0 => Err("è vuoto, e non può esserlo".to_owned()),
        lunghezza if lunghezza > massimo => Err(format!("ha {lunghezza} caratteri, ne può avere al più {massimo}")),
        _ => Ok(testo.to_owned()),
    }
}

/// A string that may be empty, with a length.
pub(super) fn testo_anche_vuoto(massimo: usize) -> impl Fn(&str) -> Letto<String> {
    move |testo| if testo.is_empty() { Ok(String::new()) } else { testo_di(massimo)(testo) }
}

/// A string of an exact length.
pub(super) fn lungo(caratteri: usize) -> impl Fn(&str) -> Letto<String> {
    move |testo| match testo.chars().count() {
        lunghezza if lunghezza == caratteri => Ok(testo.to_owned()),
        lunghezza => Err(format!("deve avere {caratteri} caratteri, ne ha {lunghezza}")),
    }
}

pub(super) fn codice_fiscale(testo: &str) -> Letto<CodiceFiscale> {
    forma_codice_fiscale(testo)?;
    testo.parse()
}

/// A worker's code: what is wrong is said without repeating the code, which would tell of a person.
pub(super) fn codice_fiscale_lavoratore(testo: &str) -> Letto<CodiceFiscale> {
    codice_fiscale(testo)
        .ok()
        .filter(CodiceFiscale::di_persona)
        .ok_or_else(|| "il codice fiscale del lavoratore non supera il controllo: ricontrollalo".to_owned())
}

fn forma_codice_fiscale(testo: &str) -> Letto<()> {
    let maiuscolo =
        matches!(testo.len(), 11 | 16) && testo.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    if maiuscolo {
        Ok(())
    } else {
        Err("il codice fiscale ha 16 caratteri maiuscoli o 11 cifre, senza spazi".to_owned())
    }
}

/// CodiceFiscaleInternazionale: an Italian code, or two letters of a state and up to 97 characters.
pub(super) fn codice_fiscale_internazionale(testo: &str) -> Letto<String> {
    let estero = (3..=99).contains(&testo.len())
        && testo.bytes().take(2).all(|b| b.is_ascii_uppercase())
        && testo.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    if estero { Ok(testo.to_owned()) } else { codice_fiscale(testo).map(|codice| codice.to_string()) }
}

pub(super) fn provincia(testo: &str) -> Letto<Provincia> {
    Provincia::da_codice_istat(testo).ok_or_else(|| {
        format!("«{testo}» non è il codice ISTAT di una provincia: ha tre cifre, per esempio 010 per Genova")
    })
}

pub(super) fn comune(testo: &str) -> Letto<String> {
    let forma = testo == "0000"
        || (testo.len() == 4
            && testo.as_bytes()[0].is_ascii_uppercase()
            && testo.bytes().skip(1).all(|b| b.is_ascii_digit()));
    if forma {
        Ok(testo.to_owned())
    } else {
        Err(format!("«{testo}» non è il codice catastale di un comune, per esempio D969"))
    }
}

pub(super) fn cap(testo: &str) -> Letto<String> {
    if cifre(testo, 5, 5) { Ok(testo.to_owned()) } else { Err(format!("«{testo}» non è un CAP: ha 5 cifre")) }
}

/// A code of digits with an exact length.
pub(super) fn codice(lunghezza: usize) -> impl Fn(&str) -> Letto<String> {
    move |testo| {
        if cifre(testo, lunghezza, lunghezza) {
            Ok(testo.to_owned())
        } else {
            Err(format!("«{testo}» non è un codice di {lunghezza} cifre"))
        }
    }
}

/// Groups of digits with dots between, each as long as it says; a letter may stand first.
fn a_gruppi(testo: &str, lunghezze: &[(usize, usize)]) -> bool {
    let gruppi: Vec<&str> = testo.split('.').collect();
    gruppi.len() == lunghezze.len() && gruppi.iter().zip(lunghezze).all(|(gruppo, (da, a))| cifre(gruppo, *da, *a))
}

pub(super) fn settore(testo: &str) -> Letto<String> {
    if a_gruppi(testo, &[(2, 2); 3]) {
        Ok(testo.to_owned())
    } else {
        Err(format!("«{testo}» non è un codice ATECO come 25.62.00"))
    }
}

pub(super) fn qualifica(testo: &str) -> Letto<String> {
    let livelli = [(1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 2)];
    if a_gruppi(testo, &livelli) {
        Ok(testo.to_owned())
    } else {
        Err(format!("«{testo}» non è una qualifica ISTAT come 4.1.1.2.0.1"))
    }
}

pub(super) fn tipologia_contratto(testo: &str) -> Letto<String> {
    let forma = testo.split_once('.').is_some_and(|(lettera, resto)| {
        lettera.len() == 1 && lettera.as_bytes()[0].is_ascii_uppercase() && a_gruppi(resto, &[(2, 2), (2, 2)])
    });
    if forma {
        Ok(testo.to_owned())
    } else {
        Err(format!("«{testo}» non è una tipologia contrattuale come A.01.00"))
    }
}

/// CCNL: three digits, capitals or commas, or two capitals.
pub(super) fn ccnl(testo: &str) -> Letto<String> {
    let forma = match testo.len() {
        3 => testo.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || b == b','),
        2 => testo.bytes().all(|b| b.is_ascii_uppercase()),
        _ => false,
    };
    if forma {
        Ok(testo.to_owned())
    } else {
        Err(format!("«{testo}» non è il codice di un contratto collettivo: 2 o 3 caratteri"))
    }
}

/// EMail: the official pattern, which lets it be empty.
pub(super) fn email(testo: &str) -> Letto<String> {
    let atomo = |parte: &str| {
        !parte.is_empty()
            && parte.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'/' | b'=' | b'?' | b'^' | b'_' | b'`' | b'{'..=b'~'))
    };
    let punteggiato = |parte: &str| parte.split('.').all(atomo);
    let forma = testo.split_once('@').is_some_and(|(casella, dominio)| punteggiato(casella) && punteggiato(dominio));
    match testo {
        "" => Ok(String::new()),
        _ if testo.len() > 80 => Err("l'indirizzo di posta ha più di 80 caratteri".to_owned()),
        _ if forma => Ok(testo.to_owned()),
        _ => Err(format!("«{testo}» non è un indirizzo di posta elettronica")),
    }
}

/// `HH:MM`, two digits each.
pub(super) fn ore(testo: &str) -> Letto<Ore> {
    if testo.len() == 5 {
        testo.parse()
    } else {
        Err(format!("«{testo}» non è un orario: scrivi ore e minuti, per esempio 20:00"))
    }
}

/// xs:date; a time zone is accepted and dropped.
pub(super) fn data(testo: &str) -> Letto<NaiveDate> {
    let testo = testo.trim();
    let giorno = testo.get(..10).and_then(|giorno| NaiveDate::parse_from_str(giorno, "%Y-%m-%d").ok());
    giorno
        .filter(|_| fuso(&testo[10..]))
        .ok_or_else(|| format!("«{testo}» non è una data: scrivi anno-mese-giorno, per esempio 2025-12-31"))
}

/// xs:dateTime, as the local time it writes; a time zone is accepted and dropped.
pub(super) fn data_ora(testo: &str) -> Letto<NaiveDateTime> {
    let testo = testo.trim();
    let errore = || format!("«{testo}» non è una data con l'ora, per esempio 2026-01-20T10:30:00");
    let senza_fuso = match testo.char_indices().skip(19).find(|(_, c)| matches!(c, 'Z' | '+' | '-')) {
        Some((da, _)) if fuso(&testo[da..]) => &testo[..da],
        Some(_) => return Err(errore()),
        None => testo,
    };
    NaiveDateTime::parse_from_str(senza_fuso, "%Y-%m-%dT%H:%M:%S%.f").map_err(|_| errore())
}

fn fuso(testo: &str) -> bool {
    let byte = testo.as_bytes();
    matches!(byte, [] | [b'Z'])
        || (matches!(byte, [b'+' | b'-', _, _, b':', _, _]) && cifre(&testo[1..3], 2, 2) && cifre(&testo[4..], 2, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_follow_the_official_pattern() {
        let intera = |n| Ok(Percentuale::intera(n));
        for (testo, atteso) in [
            ("0", intera(0)),
            ("7", intera(7)),
            ("60", intera(60)),
            ("100", intera(100)),
            ("1 ", intera(1)),
            ("1  ", intera(1)),
            (" ", Ok(None)),
        ] {
            assert_eq!(percentuale(testo), atteso, "«{testo}»");
        }
        for sbagliato in ["", "101", "199", "01", "1 5", "200", "-1", "60%", "6,5", "12.5"] {
            assert!(percentuale(sbagliato).is_err(), "«{sbagliato}» must be refused");
        }
    }

    #[test]
    fn addresses_follow_the_official_pattern() {
        for buono in ["", "a@b", "nome.cognome@pec.esempio.it", "o'neil+x@a-b.it"] {
            assert!(email(buono).is_ok(), "{buono}");
        }
        for sbagliato in ["a", "a@", "@b", "a..b@c", "a@b@c", "a b@c.it", "à@b.it", "a@b."] {
            assert!(email(sbagliato).is_err(), "{sbagliato} must be refused");
        }
    }

    #[test]
    fn dates_take_a_time_zone_and_nothing_else() {
        for buona in ["2025-12-31", "2025-12-31Z", "2025-12-31+01:00", " 2025-12-31 "] {
            assert_eq!(data(buona), Ok(NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()), "{buona}");
        }
        for sbagliata in ["31/12/2025", "2025-02-30", "2025-12-31T00:00:00", "2025-12-3", "", "2025-12-31è"] {
            assert!(data(sbagliata).is_err(), "{sbagliata} must be refused");
        }
        for buona in
            ["2026-01-20T10:30:00", "2026-01-20T10:30:00.123", "2026-01-20T10:30:00+01:00", "2026-01-20T10:30:00Z"]
        {
            assert!(data_ora(buona).is_ok(), "{buona}");
        }
        for sbagliata in ["2026-01-20", "2026-01-20T25:00:00", "2026-01-20T10:30", "2026-01-20T10:30:00+1"] {
            assert!(data_ora(sbagliata).is_err(), "{sbagliata} must be refused");
        }
    }

    #[test]
    fn codes_follow_their_patterns() {
        assert!(ccnl("113").is_ok() && ccnl("CD").is_ok() && ccnl("c1").is_err() && ccnl("1").is_err());
        assert!(comune("D969").is_ok() && comune("0000").is_ok() && comune("0001").is_err() && comune("d969").is_err());
        assert!(settore("25.62.00").is_ok() && settore("25.62").is_err());
        assert!(
            qualifica("4.1.1.2.0.1").is_ok()
                && qualifica("4.1.1.2.0.15").is_ok()
                && qualifica("4.1.1.2.0.115").is_err()
        );
        assert!(tipologia_contratto("A.01.00").is_ok() && tipologia_contratto("1.01.00").is_err());
        assert!(
            numero("000007").is_ok()
                && numero("1000000").is_err()
                && numero("1,5").is_err()
                && numero("").is_err()
                && numero(" 1").is_err()
        );
        assert!(
            numero_con_segno("-12") == Ok(-12) && numero_con_segno("+1").is_err() && numero_con_segno("-").is_err()
        );
        assert!(codice_fiscale_internazionale("DE123").is_ok() && codice_fiscale_internazionale("D1").is_err());
        assert!(ore("20:00").is_ok() && ore("8:00").is_err() && ore("20:60").is_err());
        assert_eq!(provincia("010").map(Provincia::sigla), Ok("GE"));
    }

    #[test]
    fn a_workers_code_is_not_repeated_in_the_message() {
        let messaggio = codice_fiscale_lavoratore("RSSMRA80A01H501A").unwrap_err();
        assert!(!messaggio.contains("RSSMRA"));
    }
}
