//! Art. 7: the clearance to hire from the lists, what is checked before it and how long it is valid.

mod controlli;
mod ordine;
mod richiesta;
#[cfg(test)]
mod tests;

pub use richiesta::{
    ContrattoRichiesto, ConvenzioneDatore, IscrizionePersona, Modalita, NullaOstaAperto, OrdineAnnuale,
    RichiestaNullaOsta, SituazioneDatore,
};

use crate::aritmetica::{esatta, italiano};
use crate::controllo::{Controllo, impedimenti};
use crate::dpr333_2000::art03_part_time::conta_intera;
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::Classe;
use crate::l68_1999::art04_copertura::RegoleCopertura;
use crate::parametri::{Letto, Parametri};
use crate::voce::Voce;
use chrono::NaiveDate;
use mirato_domain::situazione::GruppoPartTime;
use mirato_domain::{Elenco, Frazione, Ore};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which quota a worker covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "QuotaCoperta")]
pub enum Quota {
    /// People with disabilities.
    Art3,
    /// Protected categories.
    Art18,
}

impl Quota {
    /// The quota that a list serves.
    #[must_use]
    pub const fn di(elenco: Elenco) -> Self {
        match elenco {
            Elenco::Art18 => Self::Art18,
            Elenco::Art8 | Elenco::Centralinisti | Elenco::Massofisioterapisti | Elenco::Terapisti => Self::Art3,
        }
    }

    /// The quota by its article.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Art3 => "art. 3",
            Self::Art18 => "art. 18",
        }
    }
}

/// What a hire covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "CoperturaAssunzione")]
pub struct Copertura {
    /// The quota; none if the hire is voluntary or covers nothing.
    pub quota: Option<Quota>,
    /// Units, as they are read ("1", "0,50").
    pub unita: String,
    /// Units, exactly: what stands over the line.
    #[ts(type = "number")]
    pub numeratore: i64,
    /// Units, exactly: what stands under the line.
    #[ts(type = "number")]
    pub denominatore: i64,
}

/// What became of a request of clearance. No word of it says a diagnosis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EsitoNullaOsta {
    /// Whether the clearance can be issued.
    pub rilasciabile: bool,
    /// What bars it, in Italian.
    pub impedimenti: Vec<String>,
    /// What was checked.
    pub controlli: Vec<Controllo>,
    /// What the hire covers.
    pub copertura: Copertura,
    /// Last day of validity, if it is issued on the day it was judged.
    #[ts(type = "string")]
    pub valido_fino: NaiveDate,
    /// How it was reached.
    pub spiegazione: Voce,
}

/// Whether a clearance to hire can be issued, and what the hire covers.
///
/// # Errors
/// `Dato` if a date contradicts another; an error of a parameter.
pub fn verifica(p: &Parametri, richiesta: &RichiestaNullaOsta) -> Result<EsitoNullaOsta, ErroreNorma> {
    if richiesta.al < richiesta.pervenuta_il {
        return Err(ErroreNorma::campo("pervenuta_il", "la richiesta è successiva a oggi: correggi la data"));
    }
    if richiesta.contratto.fino_al.is_some_and(|fine| fine < richiesta.contratto.dal) {
        let testo = "il contratto finisce prima di cominciare: correggi le date";
        return Err(ErroreNorma::campo("contratto.fino_al", testo));
    }
    let unita = unita(p, richiesta)?;
    let (controlli, quota) = controlli::controlli(p, richiesta, &unita)?;
    let impedimenti = impedimenti(&controlli);
    let rilasciabile = impedimenti.is_empty();
    let copertura = unita.copertura(quota);
    let spiegazione = Voce::nuova("nulla_osta", "Nulla osta")
        .valore(if rilasciabile { "rilasciabile" } else { "non rilasciabile" }, "")
        .spiega("Si rilascia se nessun controllo lo impedisce.")
        .cita(fonte())
        .figlie(controlli.iter().map(|controllo| controllo.voce("nulla_osta")))
        .figlia(unita.voce(quota));
    let valido_fino = valido_fino(p, richiesta.al)?;
    Ok(EsitoNullaOsta { rilasciabile, impedimenti, controlli, copertura, valido_fino, spiegazione })
}

/// The last day on which a clearance issued on a day can be used. The day of issue is not counted.
///
/// # Errors
/// `FuoriVigenza` before the law, `TroppoGrande` beyond the calendar.
pub fn valido_fino(p: &Parametri, rilascio: NaiveDate) -> Result<NaiveDate, ErroreNorma> {
    p.intero("validita_nulla_osta", rilascio)?.giorni_dopo(rilascio)
}

/// The article on how workers are hired.
pub(super) fn fonte() -> Fonte {
    Fonte::legge("L. 68/1999", "7", "1", "")
}

/// For how much a worker counts by the hours.
pub(in crate::l68_1999) struct UnitaOraria {
    /// The part of a unit.
    pub parte: Frazione,
    /// Whether a whole unit is reached.
    pub intera: bool,
    /// Whether the rule for 15 to 35 workers might make it whole, if the percentage were known.
    pub dato_mancante: bool,
    /// Why, in Italian.
    pub spiega: String,
    /// Citations.
    pub fonti: Vec<Fonte>,
    soglia: Option<Letto<Frazione>>,
}

/// The units of the worker of a request.
fn unita(p: &Parametri, richiesta: &RichiestaNullaOsta) -> Result<UnitaOraria, ErroreNorma> {
    let chi_conta = richiesta.utilizzatore.as_ref().unwrap_or(&richiesta.datore);
    if Quota::di(richiesta.elenco) == Quota::Art18 {
        return Ok(UnitaOraria::testa());
    }
    let contratto = &richiesta.contratto;
    unita_oraria(
        p,
        richiesta.al,
        chi_conta.classe,
        (contratto.ore, contratto.ore_contratto),
        richiesta.invalidita_oltre_50,
    )
}

/// For how much a worker with a disability counts: a unit above half of full time, a unit at any hours
/// with 15 to 35 workers and a disability above 50 per cent, else the part of full time.
pub(in crate::l68_1999) fn unita_oraria(
    p: &Parametri,
    al: NaiveDate,
    classe: Classe,
    (ore, ore_contratto): (Ore, Ore),
    invalidita_oltre_50: Option<bool>,
) -> Result<UnitaOraria, ErroreNorma> {
    let parte = ore.parte_di(ore_contratto).filter(|parte| *parte > Frazione::from_integer(0));
    let Some(parte) = parte else {
        return Err(ErroreNorma::campo("ore", "scrivi le ore settimanali della persona e quelle del contratto pieno"));
    };
    if parte > Frazione::from_integer(1) {
        return Err(ErroreNorma::campo("ore", "le ore superano quelle del contratto pieno: correggile"));
    }
    let regole = RegoleCopertura::al(p, al)?;
    let riga = GruppoPartTime { numero: 1, ore, ore_contratto, invalidita_oltre_50 };
    let orario = format!("{ore} ore su {ore_contratto}");
    let fonte_soglia = regole.soglia.citazione();
    if ore == ore_contratto || regole.oltre_la_soglia(&riga) {
        let spiega = format!("{orario}: oltre la metà dell'orario pieno, copre un'unità.");
        return Ok(UnitaOraria::nuova(Frazione::from_integer(1), false, spiega, vec![fonte_soglia], regole.soglia));
    }
    let ridotto = conta_intera(&riga, classe, regole.da_15_a_35);
    let fonti = vec![fonte_soglia, crate::dpr333_2000::art03_part_time::fonte()];
    if ridotto.valore().is_some() {
        let spiega = format!("{orario}: da 15 a 35 lavoratori copre un'unità con qualsiasi orario.");
        return Ok(UnitaOraria::nuova(Frazione::from_integer(1), false, spiega, fonti, regole.soglia));
    }
    let manca = matches!(ridotto, crate::esito::Esito::DatiMancanti(_));
    let spiega = format!("{orario}: non supera la metà dell'orario pieno, copre {} unità.", italiano(esatta(parte)));
    Ok(UnitaOraria::nuova(parte, manca, spiega, fonti, regole.soglia))
}

impl UnitaOraria {
    fn nuova(parte: Frazione, dato_mancante: bool, spiega: String, fonti: Vec<Fonte>, soglia: Letto<Frazione>) -> Self {
        let intera = parte == Frazione::from_integer(1);
        Self { parte, intera, dato_mancante, spiega, fonti, soglia: Some(soglia) }
    }

    /// A head, whatever the hours: the quota of art. 18 counts persons.
    fn testa() -> Self {
        Self {
            parte: Frazione::from_integer(1),
            intera: true,
            dato_mancante: false,
            spiega: "Nella quota dell'art. 18 si contano le persone.".to_owned(),
            fonti: vec![Fonte::legge("L. 68/1999", "18", "2", "").da_confermare()],
            soglia: None,
        }
    }

    /// What it covers of a quota, or nothing without one.
    pub(in crate::l68_1999) fn copertura(&self, quota: Option<Quota>) -> Copertura {
        let parte = if quota.is_some() { self.parte } else { Frazione::from_integer(0) };
        Copertura { quota, unita: italiano(esatta(parte)), numeratore: *parte.numer(), denominatore: *parte.denom() }
    }

    /// The step of the explanation.
    pub(in crate::l68_1999) fn voce(&self, quota: Option<Quota>) -> Voce {
        let (id, nome) = ("copertura", "Copertura");
        let mut voce = match quota {
            Some(quota) => Voce::nuova(id, nome).valore(italiano(esatta(self.parte)), "unità").spiega(format!(
                "Quota dell'{}. {}",
                quota.nome(),
                self.spiega
            )),
            None => Voce::rifiutata(id, nome, "l'assunzione non copre unità della quota").valore(0, "unità"),
        };
        for fonte in &self.fonti {
            voce = voce.cita(fonte.clone());
        }
        match &self.soglia {
            Some(soglia) => voce.legge(soglia.letto.clone()),
            None => voce,
        }
    }
}

/// A period as the checks write it.
fn periodo(contratto: &ContrattoRichiesto) -> String {
    match contratto.fino_al {
        Some(fine) => format!("dal {} al {}", italiana(&contratto.dal), italiana(&fine)),
        None => format!("dal {}, a tempo indeterminato", italiana(&contratto.dal)),
    }
}
