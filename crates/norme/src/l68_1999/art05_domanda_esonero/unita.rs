//! How many units may be exempted in each production unit.

use super::domanda::{DomandaEsonero, UnitaProduttiva};
use crate::Classe;
use crate::aritmetica::{Esatta, arrotonda, esatta, italiano};
use crate::errore::ErroreNorma;
use crate::esito::Esito;
use crate::l68_1999::art05_esoneri::{self, RegoleEsonero};
use crate::parametri::Parametri;
use crate::voce::Voce;
use mirato_domain::{Percentuale, Provincia};
use serde::Serialize;
use ts_rs::TS;

/// A production unit, with what may be exempted in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnitaEsonerabile {
    /// Its province.
    #[ts(type = "string")]
    pub provincia: Provincia,
    /// Its name and place.
    pub nome: String,
    /// Units of art. 3 due.
    pub quota_art3: u32,
    /// The ceiling of the law, in units, self-certified ones included.
    #[ts(type = "number")]
    pub massimo: i64,
    /// Percentage asked for.
    #[ts(type = "number | string")]
    pub percentuale_richiesta: Percentuale,
    /// Units it makes, self-certified ones taken off.
    #[ts(type = "number")]
    pub unita_richieste: i64,
    /// Percentage that the opinions and the ceiling leave.
    #[ts(type = "number | string")]
    pub percentuale_concedibile: Percentuale,
    /// Units it makes, self-certified ones taken off and never more than the uncovered ones.
    #[ts(type = "number")]
    pub unita_concedibili: i64,
    /// From the percentage to those units: "60% di 12 = 7,20, arrotondato a 7".
    pub conto: String,
    /// Why they are not what the percentage makes; empty if they are.
    pub perche: String,
    /// Units still due after that.
    #[ts(type = "number")]
    pub restano: i64,
    /// How it was reckoned.
    #[serde(skip)]
    #[ts(skip)]
    voce: Voce,
}

impl UnitaEsonerabile {
    /// The step of the explanation.
    pub(super) fn voce(&self) -> Voce {
        self.voce.clone()
    }
}

/// Reckons each production unit.
pub(super) fn unita(p: &Parametri, domanda: &DomandaEsonero) -> Result<Vec<UnitaEsonerabile>, ErroreNorma> {
    let regole = RegoleEsonero::al(p, domanda.pervenuta_il)?;
    Ok(domanda.unita.iter().map(|una| una_sola(&regole, domanda, una)).collect())
}

fn una_sola(regole: &RegoleEsonero, domanda: &DomandaEsonero, una: &UnitaProduttiva) -> UnitaEsonerabile {
    let quota = i64::from(una.quota_art3);
    let massimi = regole.massimi(domanda.natura, domanda.classe, quota);
    let tetto = if domanda.settore.is_some() { &regole.massimo_settori } else { &regole.massimo };
    let massimo = massimi.valore().map_or(0, |uno| if domanda.settore.is_some() { uno.settori } else { uno.ordinario });
    let limite = Percentuale::da_frazione(tetto.valore).unwrap_or(una.percentuale);
    let parere = una.parere.as_ref().map_or(una.percentuale, |parere| match (parere.favorevole, parere.percentuale) {
        (false, None) => Percentuale::ZERO,
        (_, percentuale) => percentuale.unwrap_or(una.percentuale),
    });
    let concedibile = una.percentuale.min(limite).min(parere);
    let autocertificate = i64::from(una.autocertificate);
    let fissa = matches!((&massimi, domanda.classe), (Esito::Valore(_), Classe::Da36A50));
    let unita_di = |percentuale: Percentuale| {
        if fissa && percentuale > Percentuale::ZERO { massimo } else { arrotonda(prodotto(percentuale, quota)) }
    };
    let richieste = (unita_di(una.percentuale) - autocertificate).max(0);
    let scoperte = i64::from(una.scopertura_art3);
    let concedibili = (unita_di(concedibile).min(massimo) - autocertificate).min(scoperte).max(0);
    let esatte = prodotto(concedibile, quota);
    let fisse = (fissa && arrotonda(esatte) != unita_di(concedibile))
        .then(|| format!("con 36-50 lavoratori si esonera {massimo} unità, per qualunque percentuale"));
    let perche = fisse.into_iter().chain(tolte(unita_di(concedibile), massimo, autocertificate, scoperte));
    let perche = perche.collect::<Vec<_>>().join("; ");
    let mut conto = format!("{concedibile}% di {quota} = {}", italiano(esatte));
    if !esatte.is_integer() {
        conto += &format!(", arrotondato a {}", arrotonda(esatte));
    }
    if !perche.is_empty() {
        conto += &format!("; {perche}");
    }
    let (sigla, nome) = (una.provincia.sigla(), format!("{}: {}", una.provincia.nome(), una.nome));
    let voce = Voce::nuova(format!("unita.{sigla}"), nome)
        .valore(concedibili, "unità")
        .spiega(format!(
            "Massimo {massimo} unità, autocertificate comprese ({autocertificate}); scoperte {}.",
            una.scopertura_art3
        ))
        .conto(conto.clone())
        .cita(art05_esoneri::fonte())
        .cita(tetto.citazione())
        .cita(crate::aritmetica::fonte())
        .legge(tetto.letto.clone());
    UnitaEsonerabile {
        provincia: una.provincia,
        nome: una.nome.clone(),
        quota_art3: una.quota_art3,
        massimo,
        percentuale_richiesta: una.percentuale,
        unita_richieste: richieste,
        percentuale_concedibile: concedibile,
        unita_concedibili: concedibili,
        conto,
        perche,
        restano: (scoperte - concedibili).max(0),
        voce,
    }
}

/// What takes units away after rounding: those the employer certified by itself count in the same ceiling, and
/// a unit that somebody covers is not exempted.
fn tolte(arrotondate: i64, massimo: i64, autocertificate: i64, scoperte: i64) -> Vec<String> {
    if massimo == 0 {
        return vec!["non se ne può esonerare nessuna".to_owned()];
    }
    let dopo = (arrotondate - autocertificate).max(0);
    let certificate = (autocertificate > 0 && arrotondate > 0)
        .then(|| format!("meno {autocertificate} unità autocertificate = {dopo}"));
    let coperte = (dopo > scoperte).then(|| match scoperte {
        0 => "nessuna unità è scoperta".to_owned(),
        1 => "è scoperta 1 sola unità".to_owned(),
        altre => format!("sono scoperte solo {altre} unità"),
    });
    certificate.into_iter().chain(coperte).collect()
}

fn prodotto(percentuale: Percentuale, quota: i64) -> Esatta {
    esatta(percentuale.frazione()) * Esatta::from_integer(i128::from(quota))
}
