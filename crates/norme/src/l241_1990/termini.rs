//! Art. 2: the day by which a procedure ends, and what suspends its term.

use crate::calendario::{Calendario, GiorniFestivi, Settimana};
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::parametri::{Letto, Parametri};
use crate::quota::Avviso;
use crate::voce::Voce;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A procedure of the office, or the employer's own term to ask for workers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Procedimento {
    /// Partial exemption (art. 5 c. 3 L. 68/1999).
    Esonero,
    /// Clearance to hire (art. 7).
    NullaOsta,
    /// Certificate of compliance (art. 17).
    Ottemperanza,
    /// Authorisation to count a worker (art. 4).
    Computo,
    /// Registration in the lists (art. 8).
    Iscrizione,
    /// Agreement (art. 11).
    Convenzione,
    /// Compensation of a public body (art. 5 c. 8-ter).
    Compensazione,
    /// Call for a public administration (art. 7 c. 2).
    AvvisoPa,
    /// Request of the employer, from the day the obligation arises (art. 9 c. 1).
    RichiestaAvviamento,
}

impl Procedimento {
    /// The parameter that holds its term.
    #[must_use]
    pub const fn parametro(self) -> &'static str {
        match self {
            Self::Esonero => "termine_esonero",
            Self::NullaOsta => "termine_nulla_osta",
            Self::Ottemperanza => "termine_ottemperanza",
            Self::Computo => "termine_computo",
            Self::Iscrizione => "termine_iscrizione",
            Self::Convenzione => "termine_convenzione",
            Self::Compensazione => "termine_compensazione",
            Self::AvvisoPa => "termine_avviso_pa",
            Self::RichiestaAvviamento => "termine_richiesta_avviamento",
        }
    }
}

/// Request of `calcola termini`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RichiestaTermine {
    /// Which procedure.
    pub procedimento: Procedimento,
    /// Day the request arrived, or on which the employer's obligation arose. It is not counted.
    pub avvio: NaiveDate,
    /// Days on which the term does not run.
    #[serde(default)]
    pub sospensioni: Vec<SospensioneTermine>,
}

/// A suspension of the term, both ends counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SospensioneTermine {
    /// First day.
    #[ts(type = "string")]
    pub dal: NaiveDate,
    /// Last day; while it is open there is no final day.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub al: Option<NaiveDate>,
    /// Why, such as the notice of refusal of art. 10-bis.
    pub motivo: String,
}

/// Answer of `calcola termini`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Termine {
    /// Last day of the term.
    pub scadenza: NaiveDate,
    /// Days of the term.
    pub giorni: i64,
    /// Days added by suspensions.
    pub giorni_sospesi: i64,
    /// Where the term comes from.
    pub citazione: String,
    /// What the user should know.
    pub avvisi: Vec<Avviso>,
    /// How it was reckoned.
    pub spiegazione: Voce,
}

/// Days of the term on which it did not run: merged, so that no day counts twice.
struct Tratto {
    dal: NaiveDate,
    al: NaiveDate,
}

/// The last day of a procedure's term: the days of the term after the day it began, plus the days on
/// which it was suspended.
///
/// # Errors
/// `Dato` for a suspension that is open, ends before it begins or begins before the procedure;
/// `FuoriVigenza` before the first day on which the term is known.
pub fn termine(p: &Parametri, richiesta: &RichiestaTermine) -> Result<Termine, ErroreNorma> {
    let giorni = p.intero(richiesta.procedimento.parametro(), richiesta.avvio)?;
    let sospensioni = verificate(richiesta)?;
    let senza = aggiungi(richiesta.avvio, giorni.valore)?;
    let mut scadenza = senza;
    let mut voci = Vec::new();
    for tratto in &sospensioni {
        let id = format!("sospensione.{}", tratto.dal);
        let nome = format!("Sospensione dal {} al {}", italiana(&tratto.dal), italiana(&tratto.al));
        if tratto.dal > scadenza {
            let motivo = format!("comincia quando il termine è già scaduto, il {}", italiana(&scadenza));
            voci.push(Voce::rifiutata(id, nome, motivo));
            continue;
        }
        // The day the procedure begins is not counted anyway, so suspending it adds nothing.
        let sospesi = ((tratto.al - tratto.dal).num_days() + 1) - i64::from(tratto.dal == richiesta.avvio);
        scadenza = aggiungi(scadenza, sospesi)?;
        voci.push(Voce::nuova(id, nome).valore(sospesi, "giorni").spiega("Sono giorni in cui il termine non corre."));
    }
    let giorni_sospesi = (scadenza - senza).num_days();
    let avvisi = avvisi(p, richiesta, &sospensioni)?;
    let (scadenza, spostamento) = spostata(p, richiesta.procedimento, scadenza)?;
    let spiegazione = spiega(richiesta, &giorni, giorni_sospesi, scadenza).figlie(voci).figlie(spostamento);
    let citazione = giorni.citazione().to_string();
    Ok(Termine { scadenza, giorni: giorni.valore, giorni_sospesi, citazione, avvisi, spiegazione })
}

fn aggiungi(giorno: NaiveDate, giorni: i64) -> Result<NaiveDate, ErroreNorma> {
    let troppo = || ErroreNorma::TroppoGrande { cosa: "scadenza".to_owned() };
    let giorni = u64::try_from(giorni).map_err(|_| troppo())?;
    giorno.checked_add_days(Days::new(giorni)).ok_or_else(troppo)
}

/// The suspensions, each checked, in order and merged.
fn verificate(richiesta: &RichiestaTermine) -> Result<Vec<Tratto>, ErroreNorma> {
    if richiesta.procedimento == Procedimento::RichiestaAvviamento && !richiesta.sospensioni.is_empty() {
        let testo = "il termine per chiedere l'assunzione non si sospende: se gli obblighi erano sospesi, \
                     scrivi in «avvio» il giorno in cui è finita la sospensione";
        return Err(ErroreNorma::campo("sospensioni", testo));
    }
    let mut tratti = Vec::with_capacity(richiesta.sospensioni.len());
    for (n, sospensione) in richiesta.sospensioni.iter().enumerate() {
        let campo = |nome: &str, testo: &str| ErroreNorma::campo(&format!("sospensioni[{n}].{nome}"), testo);
        let al = sospensione.al.ok_or_else(|| {
            campo("al", "la sospensione è ancora aperta: la scadenza si calcola quando finisce. Scrivi l'ultimo giorno")
        })?;
        if al < sospensione.dal {
            return Err(campo("al", "la sospensione finisce prima di cominciare: correggi le date"));
        }
        if sospensione.dal < richiesta.avvio {
            return Err(campo("dal", "la sospensione comincia prima del procedimento: correggi le date"));
        }
        tratti.push(Tratto { dal: sospensione.dal, al });
    }
    tratti.sort_by_key(|tratto| (tratto.dal, tratto.al));
    let mut uniti: Vec<Tratto> = Vec::with_capacity(tratti.len());
    for tratto in tratti {
        match uniti.last_mut() {
            Some(ultimo) if tratto.dal <= ultimo.al => ultimo.al = ultimo.al.max(tratto.al),
            _ => uniti.push(tratto),
        }
    }
    Ok(uniti)
}

/// Art. 2 c. 7 allows one suspension of thirty days to acquire information; other grounds, such as
/// art. 10-bis, have their own length: the office is told and judges.
fn avvisi(p: &Parametri, richiesta: &RichiestaTermine, tratti: &[Tratto]) -> Result<Vec<Avviso>, ErroreNorma> {
    if tratti.is_empty() {
        return Ok(Vec::new());
    }
    let massimo = p.intero("sospensione_termine_massima", richiesta.avvio)?;
    let mut avvisi = Vec::new();
    for tratto in tratti.iter().filter(|tratto| (tratto.al - tratto.dal).num_days() + 1 > massimo.valore) {
        let messaggio = format!(
            "La sospensione dal {} al {} supera i {} giorni previsti per acquisire informazioni ({}): controlla il motivo",
            italiana(&tratto.dal),
            italiana(&tratto.al),
            massimo.valore,
            massimo.letto.fonte
        );
        avvisi.push(Avviso { codice: "termine.sospensione_lunga".to_owned(), messaggio });
    }
    if tratti.len() > 1 {
        let messaggio = format!(
            "Le sospensioni sono più d'una: per acquisire informazioni se ne ammette una sola ({}). Controlla i motivi",
            massimo.letto.fonte
        );
        avvisi.push(Avviso { codice: "termine.sospensioni_ripetute".to_owned(), messaggio });
    }
    Ok(avvisi)
}

/// A last day that is a holiday: it moves only where the office has chosen so.
fn spostata(p: &Parametri, quale: Procedimento, scadenza: NaiveDate) -> Result<(NaiveDate, Option<Voce>), ErroreNorma> {
    if quale == Procedimento::RichiestaAvviamento {
        return Ok((scadenza, None)); // sixty days of the law, counted as they are
    }
    let calendario = Calendario { giorni_settimana: Settimana::SeiGiorni, patrono: None, altri_festivi: Vec::new() };
    let festivi = GiorniFestivi::nuovi(p, &calendario, scadenza, aggiungi(scadenza, 10)?)?;
    if festivi.lavorativi(scadenza, scadenza) == 1 {
        return Ok((scadenza, None));
    }
    let scelta = p.scelta("scadenza_in_giorno_festivo", scadenza)?;
    let (id, nome) = ("giorno_festivo", "L'ultimo giorno è festivo");
    let citazione = scelta.citazione();
    if scelta.valore != "giorno_successivo" {
        let voce = Voce::rifiutata(id, nome, "l'ufficio non sposta i termini che cadono in un giorno festivo");
        return Ok((scadenza, Some(voce.cita(citazione).legge(scelta.letto))));
    }
    let feriale =
        scadenza.iter_days().take(10).find(|giorno| festivi.lavorativi(*giorno, *giorno) == 1).unwrap_or(scadenza);
    let voce =
        Voce::nuova(id, nome).valore(italiana(&feriale), "").spiega("Il termine passa al primo giorno non festivo.");
    Ok((feriale, Some(voce.cita(citazione).legge(scelta.letto))))
}

fn spiega(richiesta: &RichiestaTermine, giorni: &Letto<i64>, sospesi: i64, scadenza: NaiveDate) -> Voce {
    Voce::nuova("scadenza", "Scadenza del termine")
        .valore(italiana(&scadenza), "")
        .spiega("Il giorno d'avvio non si conta; i giorni di sospensione si aggiungono.")
        .conto(format!(
            "{} + {} giorni{} = {}",
            italiana(&richiesta.avvio),
            giorni.valore,
            if sospesi > 0 { format!(" + {sospesi} di sospensione") } else { String::new() },
            italiana(&scadenza)
        ))
        .cita(giorni.citazione())
        .cita(Fonte::legge("L. 241/1990", "2", "7", ""))
        .legge(giorni.letto.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_day_on_a_holiday_moves_only_where_the_office_says_so() {
        // 30 days after 6 March 2026 is Easter Sunday; Monday is a holiday too.
        let richiesta = RichiestaTermine {
            procedimento: Procedimento::NullaOsta,
            avvio: "2026-03-06".parse().unwrap(),
            sospensioni: Vec::new(),
        };
        let p = Parametri::nazionali().unwrap();
        let fermo = termine(&p, &richiesta).unwrap();
        assert_eq!(fermo.scadenza.to_string(), "2026-04-05");
        assert!(!fermo.spiegazione.trova("giorno_festivo").unwrap().applicata, "the tree says why it stays");
        let locale = "[parametro.scadenza_in_giorno_festivo]\nverificato_al = \"2026-11-22\"\n\
                      [[parametro.scadenza_in_giorno_festivo.valore]]\ndal = \"2020-01-01\"\n\
                      valore = \"giorno_successivo\"\nfonte = \"circolare\"\n";
        let p = p.con_locali(locale).unwrap();
        assert_eq!(termine(&p, &richiesta).unwrap().scadenza.to_string(), "2026-04-07");
    }

    #[test]
    fn a_misspelt_field_or_procedure_is_refused() {
        let giusta = r#"{"procedimento":"esonero","avvio":"2026-03-10","sospensioni":[]}"#;
        assert!(serde_json::from_str::<RichiestaTermine>(giusta).is_ok());
        assert!(serde_json::from_str::<RichiestaTermine>(&giusta.replace("sospensioni", "sospensione")).is_err());
        assert!(serde_json::from_str::<RichiestaTermine>(&giusta.replace("\"esonero", "\"esoneri")).is_err());
    }
}
