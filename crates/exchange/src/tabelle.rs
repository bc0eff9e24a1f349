//! Official tables: comuni and foreign states with the days on which each code began and ceased.
//!
//! The table is embedded and dated: a person born in 1950 was born in the comune of that day, which
//! may have another name, another province, or no longer be.

mod centri;
pub mod genera;

pub use centri::{codice_del_comune, distanza_km, origine_dei_centri};

use chrono::NaiveDate;
use mirato_domain::Provincia;
use std::collections::BTreeMap;
use std::sync::OnceLock;

static COMUNI: &str = include_str!("../tabelle/comuni.tsv");

/// Sigla that stands for a foreign state where a province would stand.
const ESTERO: &str = "EE";

/// A comune, or a foreign state, in a span of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comune {
    /// Cadastral code.
    pub codice: &'static str,
    /// Name in that span.
    pub nome: &'static str,
    /// Name in the other language of the place, where the table has one.
    pub altro_nome: Option<&'static str>,
    /// Sigla in that span; `EE` for a foreign state.
    pub sigla: &'static str,
    /// Province, if it is one of today's or of those that came to an end after 2001.
    pub provincia: Option<Provincia>,
    /// First day.
    pub dal: NaiveDate,
    /// Last day.
    pub al: Option<NaiveDate>,
}

impl Comune {
    /// Whether it is a foreign state.
    #[must_use]
    pub fn estero(&self) -> bool {
        self.sigla == ESTERO
    }

    fn vale(&self, al: NaiveDate) -> bool {
        self.dal <= al && self.al.is_none_or(|fine| al <= fine)
    }
}

type Tabella = BTreeMap<&'static str, Vec<Comune>>;

fn tabella() -> &'static Tabella {
    static TABELLA: OnceLock<Tabella> = OnceLock::new();
    TABELLA.get_or_init(|| leggi(COMUNI))
}

/// Reads the compact form: an empty column repeats the row above.
fn leggi(testo: &'static str) -> Tabella {
    let mut tabella = Tabella::new();
    let (mut codice, mut sigla, mut nome) = ("", "", "");
    for riga in testo.lines().filter(|riga| !riga.starts_with('#')) {
        let mut colonne = riga.split('\t');
        let mut prossima = || colonne.next().unwrap_or_default();
        let (c, dal, al, s, n, altro) = (prossima(), prossima(), prossima(), prossima(), prossima(), prossima());
        codice = if c.is_empty() { codice } else { c };
        sigla = if s.is_empty() { sigla } else { s };
        nome = if n.is_empty() { nome } else { n };
        let data = |testo: &str| NaiveDate::parse_from_str(testo, "%Y%m%d").ok();
        let Some(dal) = data(dal) else { continue };
        let altro_nome = (!altro.is_empty()).then_some(altro);
        let comune = Comune { codice, nome, altro_nome, sigla, provincia: sigla.parse().ok(), dal, al: data(al) };
        tabella.entry(codice).or_default().push(comune);
    }
    tabella
}

/// Where the table comes from and what it holds: its first lines, for "Informazioni".
#[must_use]
pub fn origine() -> String {
    intestazione(COMUNI)
}

/// The first lines of a table, which say what it is.
fn intestazione(tabella: &str) -> String {
    tabella.lines().take_while(|riga| riga.starts_with('#')).map(|riga| riga[1..].trim()).collect::<Vec<_>>().join(" ")
}

/// The comune, or foreign state, that a cadastral code named on a day.
#[must_use]
pub fn comune(codice: &str, al: NaiveDate) -> Option<&'static Comune> {
    tabella().get(codice)?.iter().find(|comune| comune.vale(al))
}

/// The last comune, or foreign state, that a cadastral code ever named.
#[must_use]
pub fn ultimo(codice: &str) -> Option<&'static Comune> {
    tabella().get(codice)?.last()
}

/// The province of a cadastral code on a day; a code that had ceased by then keeps its last province,
/// since forms go on using it.
#[must_use]
pub fn provincia_di_comune(codice: &str, al: NaiveDate) -> Option<Provincia> {
    comune(codice, al).or_else(|| ultimo(codice)).and_then(|comune| comune.provincia)
}

/// Comuni and foreign states whose name holds these words on a day, without regard to accents,
/// apostrophes and case: those that begin with them first, then by name.
#[must_use]
pub fn cerca(nome: &str, al: NaiveDate, massimo: usize) -> Vec<&'static Comune> {
    let cercato = semplice(nome);
    if cercato.is_empty() {
        return Vec::new();
    }
    let mut trovati: Vec<(bool, String, &Comune)> = tabella()
        .values()
        .flatten()
        .filter(|comune| comune.vale(al))
        .filter_map(|comune| {
            let nomi = [Some(comune.nome), comune.altro_nome];
            let trovato = nomi
                .into_iter()
                .flatten()
                .map(semplice)
                .filter(|nome| nome.contains(&cercato))
                .min_by_key(|nome| !nome.starts_with(&cercato))?;
            Some((!trovato.starts_with(&cercato), trovato, comune))
        })
        .collect();
    trovati.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    trovati.into_iter().take(massimo).map(|(_, _, comune)| comune).collect()
}

/// Lower case, accents and apostrophes away.
pub(crate) fn semplice(testo: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    testo
        .nfd()
        .filter(|c| c.is_alphanumeric() || *c == ' ')
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn giorno(anno: i32, mese: u32, giorno: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(anno, mese, giorno).unwrap()
    }

    #[test]
    fn a_code_names_the_comune_of_its_day() {
        let oggi = giorno(2025, 12, 31);
        assert_eq!(comune("D969", oggi).map(|c| (c.nome, c.sigla)), Some(("Genova", "GE")));
        assert_eq!(comune("A669", giorno(2000, 1, 1)).map(|c| c.sigla), Some("BA"), "Barletta was in Bari until 2009");
        assert_eq!(comune("A669", oggi).and_then(|c| c.provincia).map(Provincia::sigla), Some("BT"));
        assert_eq!(comune("A669", giorno(2009, 7, 26)).map(|c| c.sigla), Some("BA"));
        assert_eq!(comune("A669", giorno(2009, 7, 27)).map(|c| c.sigla), Some("BT"));
        assert_eq!(comune("M987", oggi), None, "the demonstration's persons were born nowhere");
    }

    #[test]
    fn a_comune_that_ceased_is_found_in_its_day_alone() {
        assert!(comune("A001", giorno(1920, 1, 1)).is_some_and(|c| c.nome == "Abano"));
        assert_eq!(comune("A003", giorno(2025, 1, 1)), None);
        assert_eq!(ultimo("A003").map(|c| c.nome), Some("Abbadia Alpina"));
    }

    #[test]
    fn foreign_states_have_codes_too() {
        let stato = comune("Z100", giorno(2025, 1, 1)).unwrap();
        assert_eq!((stato.nome, stato.estero(), stato.provincia), ("Albania", true, None));
    }

    #[test]
    fn a_name_is_found_without_accents_or_apostrophes() {
        let oggi = giorno(2025, 12, 31);
        let nomi = |cercato: &str| cerca(cercato, oggi, 5).into_iter().map(|c| c.nome).collect::<Vec<_>>();
        assert_eq!(nomi("genov")[0], "Genova");
        assert!(nomi("laquila").contains(&"L'Aquila"));
        assert!(nomi("forli").contains(&"Forlì"));
        assert!(nomi("bozen").contains(&"Bolzano"));
        assert!(nomi("").is_empty());
    }

    #[test]
    fn every_living_comune_has_a_province() {
        let oggi = giorno(2025, 12, 31);
        let senza: Vec<_> =
            tabella().values().flatten().filter(|c| c.vale(oggi) && !c.estero() && c.provincia.is_none()).collect();
        assert_eq!(senza, Vec::<&Comune>::new());
        let vivi = tabella().values().flatten().filter(|c| c.vale(oggi) && !c.estero()).count();
        assert!((7_800..8_000).contains(&vivi), "Italy has about 7,900 comuni, not {vivi}");
    }
}
