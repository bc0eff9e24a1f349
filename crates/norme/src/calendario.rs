//! Working days: Easter, the dated national holidays, the patron saint, five- and six-day weeks.

use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::parametri::{Parametri, Riga};
use crate::voce::Voce;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const FESTIVITA: &str = "festivita_nazionale";
/// Longest period reckoned in one go; a longer one is a mistyped year.
const ANNI_MASSIMI: i32 = 60;

/// Working week: from Monday to Friday or to Saturday. Written 5 or 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Settimana {
    /// Monday to Friday.
    CinqueGiorni,
    /// Monday to Saturday.
    SeiGiorni,
}

impl TryFrom<u8> for Settimana {
    type Error = String;
    fn try_from(giorni: u8) -> Result<Self, String> {
        match giorni {
            5 => Ok(Self::CinqueGiorni),
            6 => Ok(Self::SeiGiorni),
            altro => Err(format!("la settimana lavorativa ha 5 o 6 giorni, non {altro}")),
        }
    }
}

impl From<Settimana> for u8 {
    fn from(settimana: Settimana) -> Self {
        match settimana {
            Settimana::CinqueGiorni => 5,
            Settimana::SeiGiorni => 6,
        }
    }
}

impl Settimana {
    /// Why a day of the week is never worked, if it is not.
    const fn riposo(self, giorno: Weekday) -> Option<&'static str> {
        match (self, giorno) {
            (_, Weekday::Sun) => Some("cade di domenica, che non è già un giorno lavorativo"),
            (Self::CinqueGiorni, Weekday::Sat) => Some("cade di sabato e la settimana è di cinque giorni"),
            _ => None,
        }
    }
}

/// The employer's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendario {
    /// Working week.
    pub giorni_settimana: Settimana,
    /// Patron saint: day and month recur every year.
    #[serde(default)]
    pub patrono: Option<NaiveDate>,
    /// Other days not worked, such as those of the collective agreement.
    #[serde(default)]
    pub altri_festivi: Vec<NaiveDate>,
}

/// Request of `calcola giorni-lavorativi`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RichiestaGiorniLavorativi {
    /// First day, counted.
    pub dal: NaiveDate,
    /// Last day, counted.
    pub al: NaiveDate,
    /// Working week.
    pub giorni_settimana: Settimana,
    /// Patron saint: day and month recur every year.
    #[serde(default)]
    pub patrono: Option<NaiveDate>,
    /// Other days not worked.
    #[serde(default)]
    pub altri_festivi: Vec<NaiveDate>,
}

/// Answer of `calcola giorni-lavorativi`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GiorniLavorativi {
    /// Working days.
    pub giorni: i64,
    /// Holidays in the period, also those on a Sunday.
    pub festivi: Vec<Festivo>,
    /// How they were counted.
    pub spiegazione: Voce,
}

/// A holiday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Festivo {
    /// The day.
    pub data: NaiveDate,
    /// Its name.
    pub nome: String,
    /// Where it comes from.
    pub citazione: String,
    /// The same as a value, for the explanation.
    #[serde(skip)]
    pub fonte: Fonte,
}

/// The holidays of a period, found once and asked often.
#[derive(Debug, Clone)]
pub struct GiorniFestivi {
    settimana: Settimana,
    giorni: BTreeMap<NaiveDate, Festivo>,
}

/// Counts the working days of a period, both ends counted.
///
/// # Errors
/// `Dato` for a period that ends before it begins or is longer than sixty years; `FuoriVigenza` before
/// the encoded holidays.
pub fn giorni_lavorativi(
    p: &Parametri,
    richiesta: &RichiestaGiorniLavorativi,
) -> Result<GiorniLavorativi, ErroreNorma> {
    let (dal, al) = (richiesta.dal, richiesta.al);
    let calendario = Calendario {
        giorni_settimana: richiesta.giorni_settimana,
        patrono: richiesta.patrono,
        altri_festivi: richiesta.altri_festivi.clone(),
    };
    let festivi = GiorniFestivi::nuovi(p, &calendario, dal, al)?;
    Ok(GiorniLavorativi {
        giorni: festivi.lavorativi(dal, al),
        festivi: festivi.tra(dal, al).cloned().collect(),
        spiegazione: festivi.spiega(dal, al),
    })
}

impl GiorniFestivi {
    /// The holidays from `dal` to `al`, national ones first where two fall on one day.
    ///
    /// # Errors
    /// As [`giorni_lavorativi`].
    pub fn nuovi(p: &Parametri, calendario: &Calendario, dal: NaiveDate, al: NaiveDate) -> Result<Self, ErroreNorma> {
        if al < dal {
            let testo = format!(
                "il periodo finisce il {} prima di cominciare il {}: correggi le date",
                italiana(&al),
                italiana(&dal)
            );
            return Err(ErroreNorma::campo("al", testo));
        }
        if al.year() - dal.year() > ANNI_MASSIMI {
            return Err(ErroreNorma::campo("al", format!("il periodo supera {ANNI_MASSIMI} anni: correggi le date")));
        }
        let mut giorni = BTreeMap::new();
        for riga in p.righe(FESTIVITA, dal)? {
            for data in
                (dal.year()..=al.year()).filter_map(|anno| ricorrenza(riga, anno)).filter(|data| riga.vale(*data))
            {
                let fonte = riga.citazione();
                giorni.insert(data, Festivo { data, nome: riga.nome.clone(), citazione: fonte.to_string(), fonte });
            }
        }
        let patroni = calendario.patrono.into_iter().flat_map(|patrono| {
            (dal.year()..=al.year())
                .filter_map(move |anno| patrono.with_year(anno))
                .map(|data| (data, "Festa del santo patrono"))
        });
        let altri = calendario.altri_festivi.iter().map(|data| (*data, "Altro giorno festivo"));
        for (data, nome) in patroni.chain(altri) {
            let fonte = Fonte::legge("contratto collettivo applicato", "", "", "").prassi();
            let festivo = Festivo { data, nome: nome.to_owned(), citazione: fonte.to_string(), fonte };
            giorni.entry(data).or_insert(festivo);
        }
        Ok(Self { settimana: calendario.giorni_settimana, giorni: giorni.split_off(&dal) })
    }

    /// Holidays from `dal` to `al`, both counted.
    pub fn tra(&self, dal: NaiveDate, al: NaiveDate) -> impl Iterator<Item = &Festivo> {
        self.giorni.values().filter(move |festivo| dal <= festivo.data && festivo.data <= al)
    }

    /// Working days from `dal` to `al`, both counted; none if `al` comes first.
    #[must_use]
    pub fn lavorativi(&self, dal: NaiveDate, al: NaiveDate) -> i64 {
        let tolti = self.tra(dal, al).filter(|festivo| self.settimana.riposo(festivo.data.weekday()).is_none()).count();
        self.feriali(dal, al) - i64::try_from(tolti).unwrap_or(i64::MAX)
    }

    /// Why a day is not worked, in Italian with the citation of a holiday; nothing if it is.
    #[must_use]
    pub fn motivo(&self, giorno: NaiveDate) -> Option<String> {
        let riposo = self.settimana.riposo(giorno.weekday());
        let festivo = self.giorni.get(&giorno).map(|festivo| format!("{} ({})", festivo.nome, festivo.citazione));
        festivo
            .or_else(|| riposo.map(|_| if giorno.weekday() == Weekday::Sun { "domenica" } else { "sabato" }.to_owned()))
    }

    /// Days of the period that are not the week's rest, before holidays.
    fn feriali(&self, dal: NaiveDate, al: NaiveDate) -> i64 {
        let giorni = (al - dal).num_days() + 1;
        if giorni <= 0 {
            return 0;
        }
        let (intere, resto) = (giorni / 7, giorni % 7);
        let coda = (0..resto.unsigned_abs()).filter_map(|n| dal.checked_add_days(Days::new(n)));
        let lavorati = coda.filter(|giorno| self.settimana.riposo(giorno.weekday()).is_none()).count();
        intere * i64::from(u8::from(self.settimana)) + i64::try_from(lavorati).unwrap_or(0)
    }

    /// How the working days of a period were counted.
    #[must_use]
    pub fn spiega(&self, dal: NaiveDate, al: NaiveDate) -> Voce {
        let (feriali, lavorativi) = (self.feriali(dal, al), self.lavorativi(dal, al));
        let figlie = self.tra(dal, al).map(|festivo| {
            let id = format!("festivo.{}", festivo.data);
            let voce = match self.settimana.riposo(festivo.data.weekday()) {
                Some(motivo) => Voce::rifiutata(id, &festivo.nome, motivo),
                None => Voce::nuova(id, &festivo.nome).spiega("Si toglie dai giorni lavorativi."),
            };
            voce.valore(italiana(&festivo.data), "").cita(festivo.fonte.clone())
        });
        let settimana = u8::from(self.settimana);
        Voce::nuova("giorni_lavorativi", "Giorni lavorativi")
            .valore(lavorativi, "giorni")
            .spiega(format!(
                "Dal {} al {}, estremi compresi, con la settimana di {settimana} giorni e senza i festivi.",
                italiana(&dal),
                italiana(&al)
            ))
            .conto(format!(
                "{feriali} giorni della settimana lavorativa − {} festivi = {lavorativi}",
                feriali - lavorativi
            ))
            .cita(Fonte::legge("L. 260/1949", "2", "", ""))
            .figlie(figlie)
    }
}

/// The day on which a holiday falls in a year.
fn ricorrenza(riga: &Riga, anno: i32) -> Option<NaiveDate> {
    match (riga.campo("giorno"), riga.campo("pasqua")) {
        (Some(giorno), None) => format!("{anno:04}-{giorno}").parse().ok(),
        (None, Some(dopo)) => pasqua(anno)?.checked_add_days(Days::new(dopo.parse().ok()?)),
        _ => None,
    }
}

/// Easter Sunday of a year of the Gregorian calendar (the reckoning of Meeus, Jones and Butcher).
#[must_use]
pub fn pasqua(anno: i32) -> Option<NaiveDate> {
    let (a, b, c) = (anno.rem_euclid(19), anno.div_euclid(100), anno.rem_euclid(100));
    let epatta = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let domenica = (32 + 2 * (b % 4) + 2 * (c / 4) - epatta - c % 4).rem_euclid(7);
    let correzione = (a + 11 * epatta + 22 * domenica) / 451;
    let somma = epatta + domenica - 7 * correzione + 114;
    NaiveDate::from_ymd_opt(anno, u32::try_from(somma / 31).ok()?, u32::try_from(somma % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn giorno(testo: &str) -> NaiveDate {
        testo.parse().unwrap()
    }

    fn richiesta(dal: &str, al: &str, giorni_settimana: u8) -> RichiestaGiorniLavorativi {
        RichiestaGiorniLavorativi {
            dal: giorno(dal),
            al: giorno(al),
            giorni_settimana: giorni_settimana.try_into().unwrap(),
            patrono: None,
            altri_festivi: Vec::new(),
        }
    }

    #[test]
    fn easter_falls_where_the_almanacs_say() {
        let date = "1986-03-30 1990-04-15 1995-04-16 2000-04-23 2005-03-27 2008-03-23 2010-04-04 2011-04-24 2014-04-20 \
                    2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 \
                    2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2038-04-25 2285-03-22";
        for data in date.split_whitespace().map(giorno) {
            assert_eq!(pasqua(data.year()), Some(data));
        }
    }

    #[test]
    fn a_year_before_the_encoded_holidays_is_refused() {
        let p = Parametri::nazionali().unwrap();
        assert!(giorni_lavorativi(&p, &richiesta("1986-01-01", "1986-01-01", 5)).is_ok());
        let prima = giorni_lavorativi(&p, &richiesta("1985-12-31", "1986-12-31", 5));
        assert!(matches!(prima, Err(ErroreNorma::FuoriVigenza { .. })));
        assert!(matches!(
            giorni_lavorativi(&p, &richiesta("2026-01-02", "2026-01-01", 5)),
            Err(ErroreNorma::Dato { .. })
        ));
        assert!(matches!(
            giorni_lavorativi(&p, &richiesta("2000-01-01", "2200-01-01", 5)),
            Err(ErroreNorma::Dato { .. })
        ));
    }

    #[test]
    fn the_explanation_says_why_a_holiday_takes_nothing_away() {
        let p = Parametri::nazionali().unwrap();
        // 4 October 2026 is a Sunday; 15 August 2026 a Saturday.
        let anno = giorni_lavorativi(&p, &richiesta("2026-01-01", "2026-12-31", 5)).unwrap();
        for id in ["festivo.2026-10-04", "festivo.2026-08-15"] {
            assert!(!anno.spiegazione.trova(id).unwrap().applicata, "{id} is a day of rest already");
        }
        assert!(anno.spiegazione.trova("festivo.2026-06-02").unwrap().applicata);
        assert_eq!(anno.spiegazione.valore, anno.giorni.to_string());
    }

    #[test]
    fn a_misspelt_field_is_refused() {
        let json = r#"{"dal":"2026-01-01","al":"2026-01-31","giorni_settimana":5,"patron":null}"#;
        assert!(serde_json::from_str::<RichiestaGiorniLavorativi>(json).is_err());
        let settimana = r#"{"dal":"2026-01-01","al":"2026-01-31","giorni_settimana":7}"#;
        assert!(serde_json::from_str::<RichiestaGiorniLavorativi>(settimana).is_err());
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_between_22_march_and_25_april(anno in 1583..4000i32) {
            let data = pasqua(anno).unwrap();
            prop_assert_eq!(data.weekday(), Weekday::Sun);
            prop_assert!((3, 22) <= (data.month(), data.day()) && (data.month(), data.day()) <= (4, 25));
        }

        #[test]
        fn the_days_of_a_split_period_add_up(inizio in 0u64..14_000, lungo in 1u64..1_500, taglio in 0u64..1_500, sei: bool) {
            let p = Parametri::nazionali().unwrap();
            let dal = giorno("1986-01-01") + Days::new(inizio);
            let al = dal + Days::new(lungo);
            let meta = dal + Days::new(taglio % lungo);
            let calendario = Calendario {
                giorni_settimana: if sei { Settimana::SeiGiorni } else { Settimana::CinqueGiorni },
                patrono: Some(giorno("2000-06-24")),
                altri_festivi: vec![meta, meta],
            };
            let festivi = GiorniFestivi::nuovi(&p, &calendario, dal, al).unwrap();
            let parti = festivi.lavorativi(dal, meta) + festivi.lavorativi(meta + Days::new(1), al);
            prop_assert_eq!(festivi.lavorativi(dal, al), parti);
            // Counting day by day must give the same.
            let uno_per_uno: i64 = dal.iter_days().take_while(|g| *g <= al).map(|g| festivi.lavorativi(g, g)).sum();
            prop_assert_eq!(festivi.lavorativi(dal, al), uno_per_uno);
        }
    }
}
