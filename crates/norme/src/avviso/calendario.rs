//! The days of a call, by the rules of the office.

use crate::controllo::Controllo;
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l241_1990::termini::{Procedimento, RichiestaTermine, termine};
use crate::parametri::{Letto, Parametri};
use crate::voce::{ParametroLetto, Voce};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// By which law people are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "BaseAvviso")]
pub enum Base {
    /// Art. 7 c. 2 and art. 18 L. 68/1999.
    Legge68,
    /// Art. 16 L. 56/1987.
    Articolo16,
}

/// The days of a call known so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DateAvviso {
    /// By which law.
    pub base: Base,
    /// Day the body's request arrived.
    #[ts(type = "string")]
    pub richiesta_il: NaiveDate,
    /// Whether the posts are for a fixed term.
    pub a_termine: bool,
    /// Day of publication, if it is published or fixed.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub pubblicato_il: Option<NaiveDate>,
    /// First day for applications, if the call fixes it.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub adesioni_dal: Option<NaiveDate>,
    /// Last day for applications, if the call fixes it.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub adesioni_al: Option<NaiveDate>,
    /// Day the ranking was published, if it was.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub graduatoria_il: Option<NaiveDate>,
}

/// The days of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CalendarioAvviso {
    /// Whether only who comes in person on the days is ranked.
    pub solo_presenti: bool,
    /// Last day to publish the call, where an act fixes one.
    #[ts(type = "string | null")]
    pub pubblicare_entro: Option<NaiveDate>,
    /// Day of publication: the real one, or the one proposed.
    #[ts(type = "string")]
    pub pubblicazione: NaiveDate,
    /// First day for applications.
    #[ts(type = "string")]
    pub adesioni_dal: NaiveDate,
    /// Last day for applications.
    #[ts(type = "string")]
    pub adesioni_al: NaiveDate,
    /// Last day for the ranking.
    #[ts(type = "string")]
    pub graduatoria_entro: NaiveDate,
    /// Last day to send the list to the body, for art. 16.
    #[ts(type = "string | null")]
    pub lista_entro: Option<NaiveDate>,
    /// Last day of the whole procedure.
    #[ts(type = "string")]
    pub conclusione_entro: NaiveDate,
    /// Last day on which the ranking may be used, once it is published.
    #[ts(type = "string | null")]
    pub valida_fino: Option<NaiveDate>,
    /// What was looked at.
    pub controlli: Vec<Controllo>,
    /// How it was reckoned.
    pub spiegazione: Voce,
}

/// What has been read so far and what the days are.
struct Conto<'a> {
    p: &'a Parametri,
    date: &'a DateAvviso,
    letti: Vec<ParametroLetto>,
}

/// The days of a call. The day from which days are counted is not one of them.
///
/// # Errors
/// `Dato` if the days given contradict one another; an error of a parameter.
pub fn calendario(p: &Parametri, date: &DateAvviso) -> Result<CalendarioAvviso, ErroreNorma> {
    coerenti(date)?;
    let mut conto = Conto { p, date, letti: Vec::new() };
    let modo = p.scelta("avviso_modo", date.richiesta_il)?;
    let solo_presenti = modo.valore == "sui_presenti";
    conto.letti.push(modo.letto);
    let pubblicare_entro = conto.forse("avviso_pubblicazione_entro", date.richiesta_il)?;
    let (pubblicazione, adesioni_dal, adesioni_al, graduatoria_entro) =
        if solo_presenti { conto.sui_presenti()? } else { conto.a_termini(pubblicare_entro)? };
    let lista_entro = match date.base {
        Base::Articolo16 => conto.forse("avviso_art16_lista", pubblicazione)?,
        Base::Legge68 => None,
    };
    let (procedimento, avvio) = (Procedimento::AvvisoPa, date.richiesta_il);
    let conclusione = termine(p, &RichiestaTermine { procedimento, avvio, sospensioni: Vec::new() })?;
    let valida_fino = date.graduatoria_il.map(|il| conto.validita(il)).transpose()?;
    let giorni = [
        ("pubblicazione", "Pubblicazione dell'avviso", Some(pubblicazione)),
        ("adesioni_dal", "Adesioni dal", Some(adesioni_dal)),
        ("adesioni_al", "Adesioni fino al", Some(adesioni_al)),
        ("graduatoria", "Graduatoria entro", Some(graduatoria_entro)),
        ("lista", "Lista all'ente entro", lista_entro),
        ("validita", "Graduatoria valida fino al", valida_fino),
    ];
    let voce = |(id, nome, giorno): (&str, &str, Option<NaiveDate>)| {
        giorno.map(|giorno| Voce::nuova(format!("avviso.{id}"), nome).valore(italiana(&giorno), ""))
    };
    let mut spiegazione = Voce::nuova("avviso", "Calendario dell'avviso")
        .cita(fonte(date.base))
        .figlie(giorni.into_iter().filter_map(voce))
        .figlia(conclusione.spiegazione);
    spiegazione.parametri = conto.letti;
    let mut calendario = CalendarioAvviso {
        solo_presenti,
        pubblicare_entro,
        pubblicazione,
        adesioni_dal,
        adesioni_al,
        graduatoria_entro,
        lista_entro,
        conclusione_entro: conclusione.scadenza,
        valida_fino,
        controlli: Vec::new(),
        spiegazione,
    };
    calendario.controlli = controlli(date, &calendario);
    Ok(calendario)
}

impl Conto<'_> {
    fn legge(&mut self, letto: &Letto<i64>) {
        self.letti.push(letto.letto.clone());
    }

    /// Days after a day, where an act fixes them.
    fn forse(&mut self, id: &str, dal: NaiveDate) -> Result<Option<NaiveDate>, ErroreNorma> {
        let Some(giorni) = self.p.intero_se_fissato(id, dal)? else { return Ok(None) };
        self.legge(&giorni);
        giorni.giorni_dopo(dal).map(Some)
    }

    fn entro(&mut self, id: &str, dal: NaiveDate) -> Result<NaiveDate, ErroreNorma> {
        let giorni = self.p.intero(id, dal)?;
        self.legge(&giorni);
        giorni.giorni_dopo(dal)
    }

    /// Publication, first and last day for applications, last day for the ranking.
    fn a_termini(
        &mut self,
        pubblicare_entro: Option<NaiveDate>,
    ) -> Result<(NaiveDate, NaiveDate, NaiveDate, NaiveDate), ErroreNorma> {
        let date = self.date;
        let pubblicazione = date.pubblicato_il.or(pubblicare_entro).unwrap_or(date.richiesta_il);
        let quanto = if date.a_termine { "avviso_adesione_determinato" } else { "avviso_adesione_indeterminato" };
        let adesioni_al = match date.adesioni_al {
            Some(al) => al,
            None => self.entro(quanto, pubblicazione)?,
        };
        let da_pubblicazione = match date.base {
            Base::Articolo16 => self.forse("avviso_art16_graduatoria", pubblicazione)?,
            Base::Legge68 => None,
        };
        let graduatoria_entro = match da_pubblicazione {
            Some(giorno) => giorno,
            None => self.entro("avviso_graduatoria_entro", adesioni_al)?,
        };
        Ok((pubblicazione, date.adesioni_dal.unwrap_or(pubblicazione), adesioni_al, graduatoria_entro))
    }

    /// The same on the fixed days of the week: published on one, applications in person on those of the week
    /// after, the ranking on its day of that week.
    fn sui_presenti(&mut self) -> Result<(NaiveDate, NaiveDate, NaiveDate, NaiveDate), ErroreNorma> {
        let date = self.date;
        let pubblicazione = match date.pubblicato_il {
            Some(il) => il,
            None => self.settimana("avviso_presenti_pubblicazione", date.richiesta_il)?,
        };
        let dal = match date.adesioni_dal {
            Some(dal) => dal,
            None => self.settimana("avviso_presenti_adesione_dal", domani(pubblicazione))?,
        };
        let al = match date.adesioni_al {
            Some(al) => al,
            None => self.settimana("avviso_presenti_adesione_al", dal)?,
        };
        let graduatoria = self.settimana("avviso_presenti_graduatoria", domani(al))?;
        Ok((pubblicazione, dal, al, graduatoria))
    }

    /// The first day of the week named by a parameter, from a day on.
    fn settimana(&mut self, id: &str, dal: NaiveDate) -> Result<NaiveDate, ErroreNorma> {
        let quale = self.p.intero(id, dal)?;
        self.legge(&quale);
        let cercato = u32::try_from(quale.valore).ok().filter(|giorno| (1..=7).contains(giorno)).ok_or_else(|| {
            let motivo = "il giorno della settimana va da 1 (lunedì) a 7".to_owned();
            ErroreNorma::ParametroErrato { id: id.to_owned(), motivo }
        })?;
        let mancano = (7 + cercato - dal.weekday().number_from_monday()) % 7;
        dal.checked_add_days(Days::new(u64::from(mancano)))
            .ok_or(ErroreNorma::TroppoGrande { cosa: quale.letto.descrizione })
    }

    /// The last day on which a ranking published on a day may be used.
    fn validita(&mut self, il: NaiveDate) -> Result<NaiveDate, ErroreNorma> {
        let (fine, mesi) = validita(self.p, self.date.a_termine, il)?;
        self.legge(&mesi);
        Ok(fine)
    }
}

/// The last day on which a ranking published on a day may be used.
pub(super) fn validita(p: &Parametri, a_termine: bool, il: NaiveDate) -> Result<(NaiveDate, Letto<i64>), ErroreNorma> {
    let quale = if a_termine { "graduatoria_validita_determinato" } else { "graduatoria_validita_indeterminato" };
    let mesi = p.intero(quale, il)?;
    let fine = u32::try_from(mesi.valore)
        .ok()
        .and_then(|mesi| il.checked_add_months(Months::new(mesi)))
        .ok_or_else(|| ErroreNorma::TroppoGrande { cosa: mesi.letto.descrizione.clone() })?;
    Ok((fine, mesi))
}

fn domani(giorno: NaiveDate) -> NaiveDate {
    giorno.succ_opt().unwrap_or(giorno)
}

fn coerenti(date: &DateAvviso) -> Result<(), ErroreNorma> {
    let in_ordine = [
        ("pubblicato_il", date.pubblicato_il, "viene prima della richiesta dell'ente"),
        ("adesioni_dal", date.adesioni_dal, "viene prima della pubblicazione"),
        ("adesioni_al", date.adesioni_al, "viene prima del primo giorno di adesione"),
        ("graduatoria_il", date.graduatoria_il, "viene prima della fine delle adesioni"),
    ];
    let mut prima = date.richiesta_il;
    for (campo, giorno, motivo) in in_ordine {
        let Some(giorno) = giorno else { continue };
        if giorno < prima {
            return Err(ErroreNorma::campo(campo, format!("{motivo}: correggi la data")));
        }
        prima = giorno;
    }
    Ok(())
}

fn controlli(date: &DateAvviso, calendario: &CalendarioAvviso) -> Vec<Controllo> {
    let entro = |codice: &str, cosa: &str, giorno: NaiveDate, limite: NaiveDate| {
        if giorno <= limite {
            Controllo::fatto(codice, cosa, format!("{}, entro il {}.", italiana(&giorno), italiana(&limite)))
        } else {
            let dettaglio = format!("{}, dopo il {}.", italiana(&giorno), italiana(&limite));
            Controllo::attenzione(codice, format!("{cosa}: oltre il termine"), dettaglio)
        }
        .cita(fonte(date.base).prassi())
    };
    let pubblicazione = calendario
        .pubblicare_entro
        .map(|limite| entro("pubblicazione", "Pubblicazione", calendario.pubblicazione, limite));
    let graduatoria = date.graduatoria_il.unwrap_or(calendario.graduatoria_entro);
    let uscita = date.graduatoria_il.map(|il| entro("graduatoria", "Graduatoria", il, calendario.graduatoria_entro));
    let fine = entro("conclusione", "Conclusione", graduatoria, calendario.conclusione_entro);
    pubblicazione.into_iter().chain(uscita).chain([fine]).collect()
}

/// The law of the call.
fn fonte(base: Base) -> Fonte {
    match base {
        Base::Legge68 => Fonte::legge("L. 68/1999", "7", "2", ""),
        Base::Articolo16 => Fonte::legge("L. 56/1987", "16", "", ""),
    }
}
