//! The instalments: what is due in each stretch of the year, and by which day, by the office's calendar.

use crate::errore::{ErroreNorma, italiana};
use crate::l68_1999::art05_contributo::{RichiestaContributo, contributo_diviso};
use crate::parametri::{Parametri, Riga};
use chrono::{Datelike, Months, NaiveDate};
use mirato_domain::Euro;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const TABELLA: &str = "contributo_calendario_rate";
const SCELTA: &str = "contributo_calendario";

/// An instalment of the fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "RataContributo")]
#[serde(deny_unknown_fields)]
pub struct Rata {
    /// What tells it from the others of the account, such as `2026.1`.
    pub codice: String,
    /// First day it pays for.
    #[ts(type = "string")]
    pub dal: NaiveDate,
    /// Last day it pays for.
    #[ts(type = "string")]
    pub al: NaiveDate,
    /// Last day to pay it.
    #[ts(type = "string")]
    pub scadenza: NaiveDate,
    /// What is due, surcharge apart.
    #[ts(type = "string")]
    pub importo: Euro,
}

/// A calendar of payments, as the settings offer it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "CalendarioRate")]
pub struct CalendarioRate {
    /// Its name in the choice of the office.
    pub codice: String,
    /// What its instalments are, in Italian.
    pub rate: Vec<String>,
}

/// One instalment of a calendar, as its row says it.
struct Regola<'a> {
    riga: &'a Riga,
    /// First and last day of the stretch, as month and day.
    dal: &'a str,
    al: &'a str,
    /// Month and day of the term; none if it is paid when the stretch begins.
    scadenza: Option<&'a str>,
    /// Years after the stretch in which the term falls.
    anni_dopo: i32,
    /// Part of the amount of the stretch, over how many parts.
    parte: (i64, i64),
}

/// The calendars that the program and the office know on a day.
///
/// # Errors
/// An error of the table.
pub fn calendari(p: &Parametri, al: NaiveDate) -> Result<Vec<CalendarioRate>, ErroreNorma> {
    let mut elenco: Vec<CalendarioRate> = Vec::new();
    for riga in p.tabella(TABELLA, al)? {
        let codice = riga.campo("calendario").unwrap_or_default();
        match elenco.iter_mut().find(|uno| uno.codice == codice) {
            Some(uno) => uno.rate.push(riga.nome.clone()),
            None => elenco.push(CalendarioRate { codice: codice.to_owned(), rate: vec![riga.nome.clone()] }),
        }
    }
    Ok(elenco)
}

/// The instalments of a fee by the calendar of the office, or by the one named. Their sum is the fee.
///
/// # Errors
/// `Dato` if the calendar has no instalment for a day on which something is due; an error of a
/// parameter; as [`contributo_diviso`].
pub fn rate(
    p: &Parametri,
    richiesta: &RichiestaContributo,
    calendario: Option<&str>,
) -> Result<Vec<Rata>, ErroreNorma> {
    let nome = match calendario {
        Some(nome) => nome.to_owned(),
        None => p.scelta(SCELTA, richiesta.dal)?.valore,
    };
    let durata = durata(richiesta);
    let mut tratti = Vec::new();
    for anno in richiesta.dal.year()..=richiesta.al.year() {
        tratti.extend(dell_anno(p, &nome, anno, durata)?);
    }
    tratti.retain(|tratto| tratto.dal <= richiesta.al && richiesta.dal <= tratto.al);
    let tagli: Vec<NaiveDate> = tratti.iter().map(|tratto| tratto.dal).collect();
    let conto = contributo_diviso(p, richiesta, &tagli, false)?;
    if let Some(periodo) =
        conto.periodi.iter().find(|periodo| !tratti.iter().any(|t| t.dal <= periodo.dal && periodo.al <= t.al))
    {
        let testo = format!(
            "il calendario «{nome}» non ha una rata per i giorni dal {} al {}: completalo tra i parametri dell'ufficio",
            italiana(&periodo.dal),
            italiana(&periodo.al)
        );
        return Err(ErroreNorma::campo("calendario", testo));
    }
    let mut rate = Vec::new();
    for tratto in &tratti {
        let dentro = || conto.periodi.iter().filter(|uno| tratto.dal <= uno.dal && uno.al <= tratto.al);
        let importo: Euro = dentro().map(|periodo| periodo.importo).sum();
        let con_esonero = || dentro().filter(|periodo| periodo.stato.is_some());
        let (Some(dal), Some(al)) = (con_esonero().map(|p| p.dal).min(), con_esonero().map(|p| p.al).max()) else {
            continue; // no exemption in the stretch: nothing to pay
        };
        rate.push(Rata {
            codice: tratto.codice.clone(),
            dal,
            al,
            scadenza: tratto.scadenza.unwrap_or(dal),
            importo: quota_parte(importo, tratto.parte)?,
        });
    }
    rate.sort_by(|una, altra| (una.scadenza, &una.codice).cmp(&(altra.scadenza, &altra.codice)));
    Ok(rate)
}

/// An instalment of a year.
struct Tratto {
    codice: String,
    dal: NaiveDate,
    al: NaiveDate,
    scadenza: Option<NaiveDate>,
    parte: (i64, i64),
}

/// The instalments of a year. A row for that year alone prevails over the one that holds every year.
fn dell_anno(p: &Parametri, nome: &str, anno: i32, mesi: i64) -> Result<Vec<Tratto>, ErroreNorma> {
    let data = |giorno: &str, anno: i32| format!("{anno:04}-{giorno}").parse::<NaiveDate>().ok();
    let inizio = data("01-01", anno).ok_or_else(|| ErroreNorma::TroppoGrande { cosa: "anno".to_owned() })?;
    let testo_anno = anno.to_string();
    let mut regole: Vec<Regola<'_>> = Vec::new();
    let righe = p.tabella(TABELLA, inizio)?;
    for riga in righe.into_iter().filter(|riga| riga.campo("calendario") == Some(nome)) {
        let dell_anno = riga.campo("competenza").is_none_or(|competenza| competenza == testo_anno);
        if dell_anno && vale_per_la_durata(riga, mesi)? {
            regole.push(Regola::letta(riga)?);
        }
    }
    if regole.is_empty() {
        let testo = format!("il calendario «{nome}» non ha rate: scegline un altro o completalo tra i parametri");
        return Err(ErroreNorma::campo("calendario", testo));
    }
    let solo_quest_anno: Vec<(&str, usize)> =
        regole.iter().filter(|una| una.riga.campo("competenza").is_some()).map(Regola::posto).collect();
    regole.retain(|una| una.riga.campo("competenza").is_some() || !solo_quest_anno.contains(&una.posto()));
    let mut tratti = Vec::new();
    for (n, regola) in regole.iter().enumerate() {
        let (Some(dal), Some(al)) = (data(regola.dal, anno), data(regola.al, anno)) else {
            return Err(errata(regola.riga, "non dà giorni che esistono"));
        };
        let scadenza = match regola.scadenza {
            None => None,
            Some(giorno) => Some(
                data(giorno, anno + regola.anni_dopo)
                    .ok_or_else(|| errata(regola.riga, "non dà una scadenza che esiste"))?,
            ),
        };
        tratti.push(Tratto { codice: format!("{anno}.{}", n + 1), dal, al, scadenza, parte: regola.parte });
    }
    Ok(tratti)
}

impl<'a> Regola<'a> {
    fn letta(riga: &'a Riga) -> Result<Self, ErroreNorma> {
        let campo = |nome: &str| riga.campo(nome).ok_or_else(|| errata(riga, &format!("non ha «{nome}»")));
        let numero = |nome: &str, altrimenti: i64| match riga.campo(nome) {
            None => Ok(altrimenti),
            Some(testo) => testo.parse().map_err(|_| errata(riga, &format!("«{nome}» non è un numero intero"))),
        };
        let (parte, parti) = (numero("parte", 1)?, numero("parti", 1)?);
        if parti < 1 || parte < 1 || parte > parti {
            return Err(errata(riga, "«parte» va da 1 a «parti»"));
        }
        Ok(Self {
            riga,
            dal: campo("dal_giorno")?,
            al: campo("al_giorno")?,
            scadenza: riga.campo("scadenza"),
            anni_dopo: i32::try_from(numero("anni_dopo", 0)?).unwrap_or(0),
            parte: (parte, parti),
        })
    }

    /// Which instalment of the year it is: a row of one year replaces the row in the same place.
    fn posto(&self) -> (&'a str, usize) {
        (self.dal, usize::try_from(self.parte.0).unwrap_or(0))
    }
}

/// A row may hold only for shorter or longer exemptions.
fn vale_per_la_durata(riga: &Riga, mesi: i64) -> Result<bool, ErroreNorma> {
    let limite = |nome: &str| match riga.campo(nome) {
        None => Ok(None),
        Some(testo) => testo.parse::<i64>().map(Some).map_err(|_| errata(riga, &format!("«{nome}» non è un numero"))),
    };
    let (fino_a, oltre) = (limite("fino_a_mesi")?, limite("oltre_mesi")?);
    Ok(fino_a.is_none_or(|massimo| mesi <= massimo) && oltre.is_none_or(|minimo| mesi > minimo))
}

/// Months of the longest exemption, a month begun being a month.
fn durata(richiesta: &RichiestaContributo) -> i64 {
    let mesi = richiesta.esoneri.iter().map(|esonero| {
        let dal = esonero.decorre_dal.unwrap_or(esonero.richiesto_il);
        let al = esonero.scade_il.unwrap_or(richiesta.al);
        (1..=1200).find(|mesi| dal.checked_add_months(Months::new(*mesi)).is_none_or(|fine| al < fine)).unwrap_or(1200)
    });
    mesi.max().map_or(0, i64::from)
}

/// A part of an amount in equal parts; the last one takes the cents that do not divide.
fn quota_parte(importo: Euro, (parte, parti): (i64, i64)) -> Result<Euro, ErroreNorma> {
    let uguale = importo.centesimi() / parti;
    let centesimi = if parte == parti { importo.centesimi() - uguale * (parti - 1) } else { uguale };
    Ok(Euro::da_centesimi(centesimi))
}

fn errata(riga: &Riga, motivo: &str) -> ErroreNorma {
    ErroreNorma::ParametroErrato { id: TABELLA.to_owned(), motivo: format!("la riga «{}» {motivo}", riga.codice) }
}
