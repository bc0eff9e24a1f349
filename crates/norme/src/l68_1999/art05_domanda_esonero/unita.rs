//! How many units may be exempted in each production unit.

use super::domanda::{DomandaEsonero, UnitaProduttiva};
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
    /// Units it makes, before rounding, as they are read ("7,20").
    pub esatte: String,
    /// Units it makes, self-certified ones taken off.
    #[ts(type = "number")]
    pub unita_richieste: i64,
    /// Percentage that the opinions and the ceiling leave.
    #[ts(type = "number | string")]
    pub percentuale_concedibile: Percentuale,
    /// Units it makes, self-certified ones taken off and never more than the uncovered ones.
    #[ts(type = "number")]
    pub unita_concedibili: i64,
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
    let unita_di = |percentuale: Percentuale| match (&massimi, domanda.classe) {
        (Esito::Valore(_), crate::Classe::Da36A50) if percentuale > Percentuale::ZERO => massimo - autocertificate,
        _ => arrotonda(prodotto(percentuale, quota)) - autocertificate,
    };
    let richieste = unita_di(una.percentuale).max(0);
    let concedibili = unita_di(concedibile).min(massimo - autocertificate).min(i64::from(una.scopertura_art3)).max(0);
    let esatte = italiano(prodotto(una.percentuale, quota));
    let (sigla, nome) = (una.provincia.sigla(), format!("{}: {}", una.provincia.nome(), una.nome));
    let voce = Voce::nuova(format!("unita.{sigla}"), nome)
        .valore(concedibili, "unità")
        .spiega(format!(
            "Massimo {massimo} unità, autocertificate comprese ({autocertificate}); scoperte {}.",
            una.scopertura_art3
        ))
        .conto(format!("{concedibile}% di {quota} = {} → {concedibili}", italiano(prodotto(concedibile, quota))))
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
        esatte,
        unita_richieste: richieste,
        percentuale_concedibile: concedibile,
        unita_concedibili: concedibili,
        restano: (i64::from(una.scopertura_art3) - concedibili).max(0),
        voce,
    }
}

fn prodotto(percentuale: Percentuale, quota: i64) -> Esatta {
    esatta(percentuale.frazione()) * Esatta::from_integer(i128::from(quota))
}
