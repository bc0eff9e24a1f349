//! Art. 15: what an omitted or late prospetto costs (c. 1), and what an uncovered quota costs (c. 4).
//!
//! The labour inspectorate imposes these sanctions; the office reckons them to report and to warn.

use crate::calendario::{Calendario, GiorniFestivi};
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::{Certezza, Fonte};
use crate::parametri::{Letto, Parametri};
use crate::quota::Avviso;
use crate::voce::{ParametroLetto, Voce};
use chrono::{Days, NaiveDate};
use mirato_domain::Euro;
use serde::{Deserialize, Serialize};

const FISSA: &str = "sanzione_prospetto_fissa";
const GIORNALIERA: &str = "sanzione_prospetto_giornaliera";
const PRIMO_GIORNO: &str = "sanzione_prospetto_primo_giorno";
const COPERTURA: &str = "sanzione_mancata_copertura_giornaliera";
const VOLTE: &str = "sanzione_mancata_copertura_volte";
const CONTRIBUTO: &str = "contributo_esonerativo_giornaliero";

/// Request of `calcola sanzione`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "violazione", rename_all = "snake_case", deny_unknown_fields)]
pub enum RichiestaSanzione {
    /// The prospetto was sent after the day it was due.
    Prospetto {
        /// Day it was due.
        scadenza: NaiveDate,
        /// Day it was sent.
        presentato_il: NaiveDate,
    },
    /// Units of art. 3 stayed uncovered after the term to ask for workers.
    MancataCopertura {
        /// First day sanctioned: the sixty-first after the obligation arose.
        dal: NaiveDate,
        /// Last day sanctioned.
        al: NaiveDate,
        /// Uncovered units of art. 3; those of art. 18 are not sanctioned.
        unita: u32,
        /// The employer's calendar: the sanction counts working days.
        calendario: Calendario,
    },
}

/// Answer of `calcola sanzione`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sanzione {
    /// The whole.
    pub importo: Euro,
    /// Its parts: one for each amount and each period.
    pub voci: Vec<ParteSanzione>,
    /// What the user should know.
    pub avvisi: Vec<Avviso>,
    /// How it was reckoned.
    pub spiegazione: Voce,
}

/// A part of a sanction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParteSanzione {
    /// What it is for, in Italian.
    pub voce: String,
    /// First day.
    pub dal: NaiveDate,
    /// Last day.
    pub al: NaiveDate,
    /// Days counted (working days for an uncovered quota); one for a fixed sum.
    pub giorni: i64,
    /// Units; one for the prospetto.
    pub unita: u32,
    /// Amount for one day and one unit.
    pub importo_unitario: Euro,
    /// Amount of the part.
    pub importo: Euro,
    /// Where the amount comes from.
    pub citazione: String,
    /// How certain the amount is.
    pub certezza: Certezza,
}

/// The parts while they are gathered.
#[derive(Default)]
struct Conto {
    parti: Vec<ParteSanzione>,
    figlie: Vec<Voce>,
    avvisi: Vec<Avviso>,
}

/// Days at one amount.
struct Tratto<'a> {
    nome: &'a str,
    dal: NaiveDate,
    al: NaiveDate,
    giorni: i64,
    unita: u32,
}

/// The daily amount for an uncovered unit, with what was read to find it.
struct Giornaliera {
    importo: Euro,
    fonte: Fonte,
    letti: Vec<ParametroLetto>,
    avviso: Option<String>,
}

/// The sanction for a violation.
///
/// # Errors
/// `Dato` for a period that ends before it begins; `FuoriVigenza` before the law; `TroppoGrande`.
pub fn sanzione(p: &Parametri, richiesta: &RichiestaSanzione) -> Result<Sanzione, ErroreNorma> {
    match richiesta {
        RichiestaSanzione::Prospetto { scadenza, presentato_il } => prospetto(p, *scadenza, *presentato_il),
        RichiestaSanzione::MancataCopertura { dal, al, unita, calendario } => {
            mancata_copertura(p, *dal, *al, *unita, calendario)
        }
    }
}

/// C. 1: a fixed sum of the first day of delay, and a sum for each day of delay.
fn prospetto(p: &Parametri, scadenza: NaiveDate, presentato_il: NaiveDate) -> Result<Sanzione, ErroreNorma> {
    let comma = Fonte::legge("L. 68/1999", "15", "1", "");
    let radice = Voce::nuova("sanzione", "Sanzione per il prospetto in ritardo").cita(comma);
    if presentato_il <= scadenza {
        let motivo = format!("inviato il {}, entro il termine del {}", italiana(&presentato_il), italiana(&scadenza));
        return Ok(Conto::default().chiudi(radice.figlia(Voce::rifiutata("ritardo", "Giorni di ritardo", motivo))));
    }
    let primo = domani(scadenza)?;
    let ritardo = (presentato_il - scadenza).num_days();
    let mut conto = Conto::default();
    let fissa = Giornaliera::letta(p.euro(FISSA, primo)?);
    conto.aggiungi(&Tratto { nome: "Somma fissa", dal: primo, al: primo, giorni: 1, unita: 1 }, fissa)?;
    let scelta = p.scelta(PRIMO_GIORNO, primo)?;
    let inizio = if scelta.valore == "nella_somma_fissa" { domani(primo)? } else { primo };
    for (dal, al) in tratti(p, &[GIORNALIERA], inizio, presentato_il)? {
        let tratto = Tratto { nome: "Giorni di ritardo", dal, al, giorni: (al - dal).num_days() + 1, unita: 1 };
        conto.aggiungi(&tratto, Giornaliera::letta(p.euro(GIORNALIERA, dal)?))?;
    }
    let primo_giorno = Voce::nuova("primo_giorno", "Primo giorno di ritardo")
        .valore(&scelta.letto.valore, "")
        .spiega("Si discute se il primo giorno stia già nella somma fissa: l'ufficio lo sceglie tra i parametri.")
        .cita(scelta.citazione())
        .legge(scelta.letto);
    let radice = radice
        .spiega(format!(
            "Il prospetto era atteso entro il {} ed è arrivato il {}: {ritardo} giorni di ritardo.",
            italiana(&scadenza),
            italiana(&presentato_il)
        ))
        .figlia(primo_giorno);
    Ok(conto.chiudi(radice))
}

/// C. 4: an amount for each uncovered unit of art. 3 and each working day.
fn mancata_copertura(
    p: &Parametri,
    dal: NaiveDate,
    al: NaiveDate,
    unita: u32,
    calendario: &Calendario,
) -> Result<Sanzione, ErroreNorma> {
    let festivi = GiorniFestivi::nuovi(p, calendario, dal, al)?;
    let mut esito = mancata_copertura_con(p, &festivi, (dal, al), unita)?;
    esito.spiegazione.figli.insert(0, festivi.spiega(dal, al));
    Ok(esito)
}

/// The same with holidays already found for these days: for many periods at once. Its explanation leaves
/// out how the days were counted.
pub(crate) fn mancata_copertura_con(
    p: &Parametri,
    festivi: &GiorniFestivi,
    (dal, al): (NaiveDate, NaiveDate),
    unita: u32,
) -> Result<Sanzione, ErroreNorma> {
    let mut conto = Conto::default();
    for (dal, al) in tratti(p, &[COPERTURA, VOLTE, CONTRIBUTO], dal, al)? {
        let giornaliera = giornaliera(p, dal)?;
        let tratto = Tratto { nome: "Unità non coperte", dal, al, giorni: festivi.lavorativi(dal, al), unita };
        conto.aggiungi(&tratto, giornaliera)?;
    }
    let radice = Voce::nuova("sanzione", "Sanzione per la mancata copertura della quota")
        .spiega(
            "Conta ogni unità dell'art. 3 non coperta, per ogni giorno lavorativo, per cause imputabili al datore. \
             Le unità dell'art. 18 non contano. La sanzione è dell'Ispettorato: l'ufficio segnala.",
        )
        .cita(Fonte::legge("L. 68/1999", "15", "4", ""));
    Ok(conto.chiudi(radice))
}

/// The amount of c. 4 on a day: an amount of its own at first, a multiple of the contribution since
/// D.Lgs. 185/2016.
fn giornaliera(p: &Parametri, giorno: NaiveDate) -> Result<Giornaliera, ErroreNorma> {
    match p.euro(COPERTURA, giorno) {
        Err(ErroreNorma::Cessato { .. }) => {}
        altro => return altro.map(Giornaliera::letta),
    }
    let (volte, contributo) = (p.intero(VOLTE, giorno)?, p.euro(CONTRIBUTO, giorno)?);
    let importo = contributo.valore.per(volte.valore).ok_or_else(troppo)?;
    let mut fonte = volte.citazione();
    fonte.certezza = fonte.certezza.max(contributo.certezza);
    Ok(Giornaliera { importo, fonte, letti: vec![volte.letto, contributo.letto], avviso: contributo.avviso })
}

impl Giornaliera {
    fn letta(letto: Letto<Euro>) -> Self {
        let fonte = letto.citazione();
        Self { importo: letto.valore, fonte, letti: vec![letto.letto], avviso: letto.avviso }
    }
}

impl Conto {
    fn aggiungi(&mut self, tratto: &Tratto<'_>, giornaliera: Giornaliera) -> Result<(), ErroreNorma> {
        let Giornaliera { importo: unitario, fonte, letti, avviso } = giornaliera;
        let importo =
            unitario.per(tratto.giorni).and_then(|importo| importo.per(tratto.unita.into())).ok_or_else(troppo)?;
        let unita = if tratto.unita == 1 { String::new() } else { format!(" × {} unità", tratto.unita) };
        let conto = format!("{} × {} giorni{unita} = {}", unitario.italiano(), tratto.giorni, importo.italiano());
        let spiega = format!("Dal {} al {}.", italiana(&tratto.dal), italiana(&tratto.al));
        let mut voce = Voce::nuova(format!("parte.{}", self.parti.len() + 1), tratto.nome)
            .valore(importo.italiano(), "")
            .spiega(spiega)
            .conto(conto)
            .cita(fonte.clone());
        voce.parametri = letti;
        self.figlie.push(voce);
        self.avvisi.extend(avviso.map(|messaggio| Avviso { codice: "parametro_da_rivedere".to_owned(), messaggio }));
        self.parti.push(ParteSanzione {
            voce: tratto.nome.to_owned(),
            dal: tratto.dal,
            al: tratto.al,
            giorni: tratto.giorni,
            unita: tratto.unita,
            importo_unitario: unitario,
            importo,
            citazione: fonte.to_string(),
            certezza: fonte.certezza,
        });
        Ok(())
    }

    fn chiudi(mut self, radice: Voce) -> Sanzione {
        let importo: Euro = self.parti.iter().map(|parte| parte.importo).sum();
        self.avvisi.dedup();
        let spiegazione = radice.valore(importo.italiano(), "").figlie(self.figlie);
        Sanzione { importo, voci: self.parti, avvisi: self.avvisi, spiegazione }
    }
}

/// The period cut where one of the parameters changes; no part if it ends before it begins.
fn tratti(
    p: &Parametri,
    parametri: &[&str],
    dal: NaiveDate,
    al: NaiveDate,
) -> Result<Vec<(NaiveDate, NaiveDate)>, ErroreNorma> {
    if al < dal {
        return Ok(Vec::new());
    }
    let mut inizi = vec![dal];
    for id in parametri {
        inizi.extend(p.cambi(id, dal, al)?);
    }
    inizi.sort_unstable();
    inizi.dedup();
    let fini = inizi.iter().skip(1).filter_map(|giorno| giorno.checked_sub_days(Days::new(1))).chain([al]);
    Ok(inizi.iter().copied().zip(fini).collect())
}

fn domani(giorno: NaiveDate) -> Result<NaiveDate, ErroreNorma> {
    giorno.succ_opt().ok_or_else(troppo)
}

fn troppo() -> ErroreNorma {
    ErroreNorma::TroppoGrande { cosa: "sanzione".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn giorno(testo: &str) -> NaiveDate {
        testo.parse().unwrap()
    }

    #[test]
    fn a_misspelt_field_is_refused() {
        let giusta = r#"{"violazione":"prospetto","scadenza":"2026-01-31","presentato_il":"2026-02-10"}"#;
        assert!(serde_json::from_str::<RichiestaSanzione>(giusta).is_ok());
        assert!(serde_json::from_str::<RichiestaSanzione>(&giusta.replace("presentato_il", "presentata_il")).is_err());
        let in_piu = giusta.replace('}', r#","unita":1}"#);
        assert!(serde_json::from_str::<RichiestaSanzione>(&in_piu).is_err());
    }

    #[test]
    fn an_amount_that_is_due_for_renewal_warns() {
        let p = Parametri::nazionali().unwrap();
        let ritardo = |scadenza: &str, presentato: &str| {
            let richiesta =
                RichiestaSanzione::Prospetto { scadenza: giorno(scadenza), presentato_il: giorno(presentato) };
            sanzione(&p, &richiesta).unwrap()
        };
        assert!(ritardo("2026-01-31", "2026-02-10").avvisi.is_empty());
        assert_eq!(ritardo("2027-01-31", "2027-02-10").avvisi.len(), 1);
    }

    #[test]
    fn an_office_may_put_the_first_day_inside_the_fixed_sum() {
        let locale = "[parametro.sanzione_prospetto_primo_giorno]\nverificato_al = \"2026-11-22\"\n\
                      [[parametro.sanzione_prospetto_primo_giorno.valore]]\ndal = \"2000-01-17\"\nvalore = \"nella_somma_fissa\"\nfonte = \"circolare\"\n";
        let p = Parametri::nazionali().unwrap().con_locali(locale).unwrap();
        let importo = |presentato: &str| {
            let richiesta =
                RichiestaSanzione::Prospetto { scadenza: giorno("2026-01-31"), presentato_il: giorno(presentato) };
            sanzione(&p, &richiesta).unwrap().importo
        };
        assert_eq!(importo("2026-02-01"), Euro::da_centesimi(70_243));
        assert_eq!(importo("2026-02-02"), Euro::da_centesimi(70_243 + 3_402));
    }

    proptest! {
        #[test]
        fn the_parts_of_a_split_period_add_up(inizio in 0u64..9_000, lungo in 2u64..900, taglio in 0u64..900, unita in 0u32..50) {
            let p = Parametri::nazionali().unwrap();
            let dal = giorno("2000-01-17") + Days::new(inizio);
            let al = dal + Days::new(lungo);
            let meta = dal + Days::new(taglio % (lungo - 1));
            let calendario = Calendario {
                giorni_settimana: crate::calendario::Settimana::CinqueGiorni,
                patrono: None,
                altri_festivi: Vec::new(),
            };
            let importo = |dal, al| {
                let richiesta = RichiestaSanzione::MancataCopertura { dal, al, unita, calendario: calendario.clone() };
                let sanzione = sanzione(&p, &richiesta).unwrap();
                assert_eq!(sanzione.spiegazione.valore, sanzione.importo.italiano());
                sanzione.importo
            };
            prop_assert_eq!(importo(dal, al), importo(dal, meta) + importo(meta + Days::new(1), al));
        }
    }
}
