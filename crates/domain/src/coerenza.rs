//! Whether a codice fiscale agrees with the person it is written beside. It warns and never bars: the
//! tax agency alone decides which code is whose.

use crate::codice_fiscale::{CodiceFiscale, MESI, Sesso};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

/// What a person's registry says, to be held against the code.
#[derive(Clone, Copy)]
pub struct Generalita<'a> {
    /// Surname or surnames.
    pub cognome: &'a str,
    /// Given name or names.
    pub nome: &'a str,
    /// Sex.
    pub sesso: Option<Sesso>,
    /// Date of birth.
    pub nato_il: Option<NaiveDate>,
    /// Cadastral code of the comune, or Z and three digits of the foreign state.
    pub luogo: Option<&'a str>,
}

/// A field that the code contradicts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Incoerenza {
    /// The field: cognome, nome, sesso, nato_il or luogo.
    pub campo: &'static str,
    /// What differs, in Italian.
    pub messaggio: String,
}

impl CodiceFiscale {
    /// The fields that this code contradicts; none for a body's code, and nothing about what is not known.
    #[must_use]
    pub fn coerenza(&self, persona: &Generalita<'_>) -> Vec<Incoerenza> {
        let Some(codice) = self.cifre() else { return Vec::new() };
        let parte = |da: usize, a: usize| String::from_utf8_lossy(&codice[da..a]).into_owned();
        let mut incoerenze = Vec::new();
        let mut differisce = |campo, messaggio: String| incoerenze.push(Incoerenza { campo, messaggio });
        if !persona.cognome.trim().is_empty() && parte(0, 3) != lettere_del_cognome(persona.cognome) {
            differisce("cognome", "Le prime tre lettere del codice fiscale non sono quelle del cognome".to_owned());
        }
        if !persona.nome.trim().is_empty() && parte(3, 6) != lettere_del_nome(persona.nome) {
            differisce(
                "nome",
                "Le lettere dalla quarta alla sesta del codice fiscale non sono quelle del nome".to_owned(),
            );
        }
        if persona.sesso.is_some_and(|sesso| Some(sesso) != self.sesso()) {
            differisce("sesso", "Il giorno scritto nel codice fiscale è quello dell'altro sesso".to_owned());
        }
        if persona.nato_il.is_some_and(|giorno| !stesso_giorno(&codice, giorno)) {
            differisce("nato_il", "Il codice fiscale indica un'altra data di nascita".to_owned());
        }
        if let Some(luogo) = persona.luogo.map(|luogo| luogo.trim().to_uppercase())
            && !luogo.is_empty()
            && luogo != parte(11, 15)
        {
            let quale = if codice[11] == b'Z' { "uno Stato estero" } else { "un comune italiano" };
            differisce(
                "luogo",
                format!("Il codice fiscale indica un altro luogo di nascita, {quale} ({})", parte(11, 15)),
            );
        }
        incoerenze
    }

    /// The code with its digits in place of any omocodia and the check character they ask for: two codes
    /// of one person have the same. It serves to look for duplicates and is shown to nobody.
    #[must_use]
    pub fn canonico(&self) -> String {
        self.cifre().map_or_else(
            || self.as_str().to_owned(),
            |codice| {
                let quindici = String::from_utf8_lossy(&codice[..15]).into_owned();
                Self::da_quindici(&quindici)
                    .map_or_else(|_| self.as_str().to_owned(), |codice| codice.as_str().to_owned())
            },
        )
    }
}

/// Year, month and day of the code; the code does not know the century.
fn stesso_giorno(codice: &[u8], giorno: NaiveDate) -> bool {
    let due = |da: usize| u32::from(codice[da] - b'0') * 10 + u32::from(codice[da + 1] - b'0');
    let mese = MESI.iter().position(|lettera| *lettera == codice[8]).and_then(|mese| u32::try_from(mese + 1).ok());
    giorno.year().rem_euclid(100).unsigned_abs() == due(6)
        && Some(giorno.month()) == mese
        && giorno.day() == due(9) % 40
}

/// Three letters of a surname: consonants, then vowels, then X.
fn lettere_del_cognome(cognome: &str) -> String {
    let (consonanti, vocali) = lettere(cognome);
    tre(consonanti, vocali)
}

/// Three letters of a name: of four consonants or more the second is left out.
fn lettere_del_nome(nome: &str) -> String {
    let (mut consonanti, vocali) = lettere(nome);
    if consonanti.len() >= 4 {
        consonanti.remove(1);
    }
    tre(consonanti, vocali)
}

fn tre(consonanti: String, vocali: String) -> String {
    consonanti.chars().chain(vocali.chars()).chain("XXX".chars()).take(3).collect()
}

/// Consonants and vowels in their order, accents and every other sign taken away.
fn lettere(testo: &str) -> (String, String) {
    testo.chars().flat_map(senza_segni).partition(|lettera| !matches!(lettera, 'A' | 'E' | 'I' | 'O' | 'U'))
}

/// A character as the letters of the Latin alphabet that the tax agency reads in it.
fn senza_segni(carattere: char) -> impl Iterator<Item = char> {
    let maiuscola: String = carattere.to_uppercase().collect();
    let lettere: String = maiuscola
        .chars()
        .map(|c| {
            match c {
                'À' | 'Á' | 'Â' | 'Ã' | 'Å' | 'Ā' | 'Ă' | 'Ą' => "A",
                'Ä' | 'Æ' => "AE",
                'Ç' | 'Ć' | 'Č' | 'Ĉ' | 'Ċ' => "C",
                'Ď' | 'Đ' | 'Ð' => "D",
                'È' | 'É' | 'Ê' | 'Ë' | 'Ē' | 'Ę' | 'Ě' | 'Ė' => "E",
                'Ğ' | 'Ĝ' | 'Ġ' | 'Ģ' => "G",
                'Ħ' => "H",
                'Ì' | 'Í' | 'Î' | 'Ï' | 'Ī' | 'İ' | 'Į' => "I",
                'Ķ' => "K",
                'Ł' | 'Ĺ' | 'Ľ' | 'Ļ' => "L",
                'Ñ' | 'Ń' | 'Ň' | 'Ņ' => "N",
                'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ō' | 'Ő' => "O",
                'Ö' | 'Œ' | 'Ø' => "OE",
                'Ŕ' | 'Ř' => "R",
                'Ś' | 'Š' | 'Ş' | 'Ș' => "S",
                'Ţ' | 'Ť' | 'Ț' => "T",
                'Ù' | 'Ú' | 'Û' | 'Ū' | 'Ů' | 'Ű' => "U",
                'Ü' => "UE",
                'Ý' | 'Ÿ' => "Y",
                'Ź' | 'Ż' | 'Ž' => "Z",
                _ if c.is_ascii_uppercase() => return c.to_string(),
                _ => "",
            }
            .to_owned()
        })
        .collect();
    lettere.chars().collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields a code contradicts, given the first fifteen characters.
    fn campi(quindici: &str, cognome: &str, nome: &str, sesso: Sesso, nato_il: &str, luogo: &str) -> Vec<&'static str> {
        let codice = CodiceFiscale::da_quindici(quindici).unwrap();
        let nato_il = nato_il.parse().ok();
        let persona = Generalita { cognome, nome, sesso: Some(sesso), nato_il, luogo: Some(luogo) };
        codice.coerenza(&persona).iter().map(|incoerenza| incoerenza.campo).collect()
    }

    #[test]
    fn a_code_agrees_with_its_person_and_names_what_differs() {
        let rossi = |cognome: &str, nome: &str, sesso, nato: &str, luogo: &str| {
            campi("RSSMRA80A01H501", cognome, nome, sesso, nato, luogo)
        };
        assert!(rossi("Rossi", "Mario", Sesso::M, "1980-01-01", "H501").is_empty());
        assert_eq!(rossi("Bianchi", "Mario", Sesso::M, "1980-01-01", "H501"), ["cognome"]);
        assert_eq!(rossi("Rossi", "Luigi", Sesso::M, "1980-01-01", "H501"), ["nome"]);
        assert_eq!(rossi("Rossi", "Maria", Sesso::F, "1980-01-01", "h501"), ["sesso"], "the same letters, another sex");
        assert_eq!(rossi("Rossi", "Mario", Sesso::M, "1980-01-02", "D969"), ["nato_il", "luogo"]);
        assert!(rossi("Rossi", "Mario", Sesso::M, "1880-01-01", "H501").is_empty(), "a code holds no century");
    }

    #[test]
    fn the_letters_follow_the_decree() {
        for (cognome, lettere) in [
            ("Rossi", "RSS"),
            ("Fo", "FOX"),
            ("Aia", "AIA"),
            ("Bo'", "BOX"),
            ("D'Amico", "DMC"),
            ("De Luca", "DLC"),
            ("Lo Èsposìto", "LSP"),
            ("Colò", "CLO"),
            ("Müller", "MLL"),
            ("Nuñez", "NNZ"),
            ("Weiß", "WSS"),
            ("Çelik", "CLK"),
            ("Bianchi Rossi", "BNC"),
            ("Kovačić", "KVC"),
            ("Iñárritu", "NRR"),
            ("Dell’Orto", "DLL"),
            ("Ng", "NGX"),
        ] {
            assert_eq!(lettere_del_cognome(cognome), lettere, "{cognome}");
        }
        for (nome, lettere) in [
            ("Mario", "MRA"),
            ("Gianfranco", "GFR"),
            ("Roberto", "RRT"),
            ("Marta", "MRT"),
            ("Anna Maria", "NMR"),
            ("Niccolò", "NCL"),
            ("Noè", "NOE"),
            ("Jo", "JOX"),
            ("Zoë", "ZOE"),
        ] {
            assert_eq!(lettere_del_nome(nome), lettere, "{nome}");
        }
    }

    #[test]
    fn women_have_forty_more_and_who_is_born_abroad_a_state() {
        assert!(campi("PRDLNE84D52Z112", "Prodi", "Elena", Sesso::F, "1984-04-12", "Z112").is_empty());
        assert_eq!(campi("PRDLNE84D52Z112", "Prodi", "Elena", Sesso::M, "1984-04-12", "Z112"), ["sesso"]);
        let codice = CodiceFiscale::da_quindici("PRDLNE84D52Z112").unwrap();
        let persona = Generalita { cognome: "", nome: " ", sesso: None, nato_il: None, luogo: Some("H501") };
        let incoerenze = codice.coerenza(&persona);
        assert_eq!(incoerenze.len(), 1, "what is not known is not judged");
        assert!(incoerenze[0].messaggio.contains("Stato estero"), "{}", incoerenze[0].messaggio);
    }

    #[test]
    fn a_leap_day_is_read() {
        assert!(campi("RSSMRA80B29H501", "Rossi", "Mario", Sesso::M, "1980-02-29", "H501").is_empty());
        assert_eq!(campi("RSSMRA80B29H501", "Rossi", "Mario", Sesso::M, "1980-03-01", "H501"), ["nato_il"]);
    }

    #[test]
    fn the_codes_of_one_person_share_one_canonical_form() {
        let proprio = CodiceFiscale::da_quindici("RSSMRA80A01H501").unwrap();
        for omocodo in ["RSSMRA80A01H50M", "RSSMRA80A01HR0M", "RSSMRAULALMHRLM", "RSSMRA8LA01H501"] {
            let omocodo = CodiceFiscale::da_quindici(omocodo).unwrap();
            assert_ne!(omocodo, proprio);
            assert_eq!(omocodo.canonico(), proprio.as_str(), "{omocodo}");
        }
        assert_ne!(CodiceFiscale::da_quindici("RSSMRA80A02H501").unwrap().canonico(), proprio.canonico());
        assert_eq!("07643520567".parse::<CodiceFiscale>().unwrap().canonico(), "07643520567");
    }

    #[test]
    fn a_body_has_no_person_behind_it() {
        let ente: CodiceFiscale = "07643520567".parse().unwrap();
        let persona = Generalita { cognome: "Rossi", nome: "Mario", sesso: Some(Sesso::M), nato_il: None, luogo: None };
        assert!(ente.coerenza(&persona).is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_name_gives_three_letters(nome in "\\PC{0,30}") {
            for lettere in [lettere_del_cognome(&nome), lettere_del_nome(&nome)] {
                proptest::prop_assert_eq!(lettere.len(), 3);
                proptest::prop_assert!(lettere.bytes().all(|b| b.is_ascii_uppercase()));
            }
        }
    }
}
