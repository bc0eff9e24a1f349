//! Preselection: how far a person fits a profile that an employer asks for, explained point by point.
//!
//! No article fixes it: the weights are the office's. What is not known never gives points.

mod criteri;
mod profilo;
#[cfg(test)]
mod tests;

pub use profilo::{
    Candidato, CapacitaRichiesta, DisponibilitaOraria, Grado, LinguaRichiesta, LivelloLingua, Profilo, TitoloStudio,
};

use crate::aritmetica::{esatta, italiano};
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::parametri::{Letto, Parametri};
use crate::voce::Voce;
use chrono::NaiveDate;
use criteri::Criterio;
use mirato_domain::Frazione;
use serde::Serialize;
use std::fmt;
use ts_rs::TS;

/// How far a person fits a profile. Debug output hides it. `riservato` alone names capacities and
/// limitations; the rest may be shown without opening the sealed part.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct Abbinamento {
    /// From 0 to 100; 0 if the person is excluded.
    pub punteggio: u8,
    /// Whether something rules the person out.
    pub escluso: bool,
    /// What rules the person out, in Italian.
    pub esclusioni: Vec<String>,
    /// Points by criterion.
    pub criteri: Vec<PuntiCriterio>,
    /// What is not known of the person and would count, in Italian.
    pub mancanti: Vec<String>,
    /// Capacities and limitations, one by one, for the sealed part.
    pub riservato: Vec<String>,
    /// How it was reached.
    pub spiegazione: Voce,
}

impl fmt::Debug for Abbinamento {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Abbinamento(sigillato)")
    }
}

/// The points of a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PuntiCriterio {
    /// Stable code.
    pub codice: String,
    /// Name, in Italian.
    pub nome: String,
    /// Points reached, as they are read.
    pub punti: String,
    /// Points it could give.
    #[ts(type = "number")]
    pub massimo: i64,
    /// Why, in Italian.
    pub motivo: String,
}

/// How far a person fits a profile on a day.
///
/// # Errors
/// An error of a parameter; `Dato` if every weight is zero.
pub fn abbina(
    p: &Parametri,
    profilo: &Profilo,
    candidato: &Candidato,
    al: NaiveDate,
) -> Result<Abbinamento, ErroreNorma> {
    let criteri = criteri::tutti(profilo, candidato);
    let conto = Conto::di(p, &criteri, al)?;
    let raccogli = |scegli: fn(&Criterio) -> &Vec<String>| criteri.iter().flat_map(scegli).cloned().collect::<Vec<_>>();
    let mut esclusioni = disponibilita(profilo, candidato);
    esclusioni.extend(raccogli(|criterio| &criterio.esclusioni));
    let mut mancanti = raccogli(|criterio| &criterio.mancanti);
    mancanti.extend(disponibilita_ignota(profilo, candidato));
    let escluso = !esclusioni.is_empty();
    let punteggio = if escluso { 0 } else { centesimi(conto.totale, conto.massimo)? };
    let spiegazione =
        Voce::nuova("abbinamento", "Punteggio della preselezione")
            .valore(punteggio, "punti")
            .spiega("È la parte raggiunta della somma dei pesi, da 0 a 100; ciò che non si conosce non dà punti.")
            .conto(format!("{} su {}", italiano(esatta(conto.totale)), conto.massimo))
            .cita(fonte())
            .figlie(conto.voci)
            .figlie(esclusioni.iter().enumerate().map(|(n, testo)| {
                Voce::nuova(format!("abbinamento.esclusione.{n}"), "Esclusione").spiega(testo.clone())
            }));
    Ok(Abbinamento {
        punteggio,
        escluso,
        esclusioni,
        criteri: conto.punti,
        mancanti,
        riservato: raccogli(|criterio| &criterio.riservato),
        spiegazione,
    })
}

/// The criteria added up.
struct Conto {
    totale: Frazione,
    massimo: i64,
    punti: Vec<PuntiCriterio>,
    voci: Vec<Voce>,
}

impl Conto {
    /// Adds up the criteria that the profile asks for and the office gives a weight.
    fn di(p: &Parametri, criteri: &[Criterio], al: NaiveDate) -> Result<Self, ErroreNorma> {
        let mut conto = Self { totale: Frazione::from_integer(0), massimo: 0, punti: Vec::new(), voci: Vec::new() };
        for criterio in criteri {
            let peso = p.intero(&format!("abbinamento_peso_{}", criterio.codice), al)?;
            if !criterio.pertinente || peso.valore <= 0 {
                let motivo = if criterio.pertinente { "il suo peso è zero" } else { criterio.motivo.as_str() };
                let id = format!("abbinamento.{}", criterio.codice);
                conto.voci.push(Voce::rifiutata(id, criterio.nome, motivo).legge(peso.letto));
                continue;
            }
            let raggiunti = criterio.parte * Frazione::from_integer(peso.valore);
            conto.totale += raggiunti;
            conto.massimo += peso.valore;
            conto.punti.push(PuntiCriterio {
                codice: criterio.codice.to_owned(),
                nome: criterio.nome.to_owned(),
                punti: italiano(esatta(raggiunti)),
                massimo: peso.valore,
                motivo: criterio.motivo.clone(),
            });
            conto.voci.push(voce(criterio, raggiunti, peso));
        }
        Ok(conto)
    }
}

/// The days of an offer's publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Pubblicazione {
    /// Last day on which the offer is published.
    #[ts(type = "string")]
    pub fino_al: NaiveDate,
    /// Last day for sending the list of candidates.
    #[ts(type = "string")]
    pub elenco_entro: NaiveDate,
    /// How it was reckoned.
    pub spiegazione: Voce,
}

/// How long an offer stays published and by when the candidates are sent. The day of publication is not
/// counted.
///
/// # Errors
/// An error of a parameter, `TroppoGrande` beyond the calendar.
pub fn pubblicazione(p: &Parametri, dal: NaiveDate, a_termine: bool) -> Result<Pubblicazione, ErroreNorma> {
    let quale = if a_termine { "pubblicazione_offerta_determinato" } else { "pubblicazione_offerta_indeterminato" };
    let (giorni, raccolta) = (p.intero(quale, dal)?, p.intero("raccolta_candidature", dal)?);
    let fino_al = giorni.giorni_dopo(dal)?;
    let elenco_entro = raccolta.giorni_dopo(fino_al)?;
    let spiegazione = Voce::nuova("pubblicazione", "Pubblicazione dell'offerta")
        .valore(italiana(&fino_al), "")
        .spiega(format!(
            "Poi {} giorni per raccogliere le candidature, fino al {}.",
            raccolta.valore,
            italiana(&elenco_entro)
        ))
        .conto(format!("{} + {} giorni", italiana(&dal), giorni.valore))
        .cita(giorni.citazione())
        .legge(giorni.letto)
        .legge(raccolta.letto);
    Ok(Pubblicazione { fino_al, elenco_entro, spiegazione })
}

/// Placement that fits the person is the law's aim; how it is measured is practice.
fn fonte() -> Fonte {
    Fonte::legge("L. 68/1999", "2", "1", "").prassi()
}

fn voce(criterio: &Criterio, raggiunti: Frazione, peso: Letto<i64>) -> Voce {
    Voce::nuova(format!("abbinamento.{}", criterio.codice), criterio.nome)
        .valore(italiano(esatta(raggiunti)), "punti")
        .spiega(criterio.motivo.clone())
        .conto(format!("{} di {}", italiano(esatta(raggiunti)), peso.valore))
        .cita(peso.citazione())
        .legge(peso.letto)
}

/// The part of the weights as whole points of a hundred, rounded down: a full score is a full fit.
fn centesimi(totale: Frazione, massimo: i64) -> Result<u8, ErroreNorma> {
    if massimo == 0 {
        let testo = "nessun criterio conta: scrivi che cosa chiede il profilo, o dai un peso ai criteri";
        return Err(ErroreNorma::campo("profilo", testo));
    }
    let cento = (totale * Frazione::from_integer(100) / Frazione::from_integer(massimo)).to_integer();
    Ok(u8::try_from(cento.clamp(0, 100)).unwrap_or(0))
}

fn disponibilita(profilo: &Profilo, candidato: &Candidato) -> Vec<String> {
    match (profilo.datore_pubblico, candidato.disponibile_pubblici, candidato.disponibile_privati) {
        (true, Some(false), _) => vec!["Non è disponibile per datori pubblici".to_owned()],
        (false, _, Some(false)) => vec!["Non è disponibile per datori privati".to_owned()],
        _ => Vec::new(),
    }
}

fn disponibilita_ignota(profilo: &Profilo, candidato: &Candidato) -> Option<String> {
    let nota = if profilo.datore_pubblico { candidato.disponibile_pubblici } else { candidato.disponibile_privati };
    let quali = if profilo.datore_pubblico { "pubblici" } else { "privati" };
    nota.is_none().then(|| format!("disponibilità per datori {quali}"))
}
