//! One period: quota, ceiling, uncovered units, exempt units, amount.

use super::fasi::Tratto;
use super::richiesta::{RichiestaContributo, SospensioneContributo};
use super::{IMPORTO, PeriodoContributo, troppo};
use crate::aritmetica::{Esatta, arrotonda, esatta};
use crate::errore::ErroreNorma;
use crate::l68_1999::art03_quota::{Classe, QuotaDiRiserva, RegoleArt03};
use crate::l68_1999::art03_sospensione::{self, InAttivita};
use crate::l68_1999::art05_esoneri::RegoleEsonero;
use crate::parametri::{Letto, Parametri};
use crate::quota::Avviso;
use chrono::NaiveDate;
use mirato_domain::situazione::{Natura, Sospensione, TipoCompensazione};
use mirato_domain::{Euro, Frazione, Percentuale};

/// The parameters in force on the days of a period.
pub(super) struct Regole {
    pub art03: RegoleArt03,
    pub esonero: RegoleEsonero,
    pub importo: Letto<Euro>,
    /// First day on which one of them changes.
    cambia: Option<NaiveDate>,
}

impl Regole {
    /// The parameters in force on a day.
    pub fn al(p: &Parametri, giorno: NaiveDate) -> Result<Self, ErroreNorma> {
        let mut cambi = Vec::new();
        for id in [IMPORTO, "aliquota_art3_oltre_50", "esonero_massimo", "esonero_massimo_settori"] {
            cambi.extend(p.cambi(id, giorno, NaiveDate::MAX)?.first().copied());
        }
        Ok(Self {
            art03: RegoleArt03::al(p, giorno)?,
            esonero: RegoleEsonero::al(p, giorno)?,
            importo: p.euro(IMPORTO, giorno)?,
            cambia: cambi.into_iter().min(),
        })
    }

    /// Whether they are still in force on a later day.
    pub fn valgono(&self, giorno: NaiveDate) -> bool {
        self.cambia.is_none_or(|cambia| giorno < cambia)
    }

    /// The ceiling of the employer's sector.
    pub fn massimo(&self, settore_80: bool) -> &Letto<Frazione> {
        if settore_80 { &self.esonero.massimo_settori } else { &self.esonero.massimo }
    }

    /// What the user should know of them.
    pub fn avvisi(&self, richiesta: &RichiestaContributo) -> Vec<Avviso> {
        let mut avvisi = Vec::new();
        let massimo = self.massimo(richiesta.settore_80);
        for (n, esonero) in richiesta.esoneri.iter().enumerate() {
            let chieste = [Some(esonero.percentuale_richiesta), esonero.percentuale_concessa];
            if let Some(oltre) = chieste.into_iter().flatten().find(|una| una.frazione() > massimo.valore) {
                let messaggio = format!(
                    "esoneri[{n}]: {oltre}% supera il massimo del {}: si conta il massimo",
                    massimo.letto.valore
                );
                avvisi.push(Avviso { codice: "esonero_oltre_massimo".to_owned(), messaggio });
            }
        }
        avvisi
    }
}

/// A period with the steps that lead to its amount.
pub(super) struct ContoPeriodo {
    pub periodo: PeriodoContributo,
    /// The quota before suspension and realignment.
    pub piena: QuotaDiRiserva,
    /// What goes on of the duty, if it is suspended.
    pub attiva: Option<InAttivita>,
    /// The percentage declared, before the ceiling.
    pub dichiarata: Percentuale,
    /// The exact units of the percentage, before rounding.
    pub esatte: Esatta,
    /// Units of the compensation with their sign.
    pub compensate: i64,
    /// Places of agreements.
    pub posti: i64,
}

/// Reckons a period.
pub(super) fn calcola(
    regole: &Regole,
    richiesta: &RichiestaContributo,
    tratto: &Tratto<'_>,
    giorni_lavorativi: i64,
) -> Result<ContoPeriodo, ErroreNorma> {
    let piena = regole.art03.quota_della_classe(richiesta.classe, tratto.base).o_zero();
    let attiva = tratto.sospensione.and_then(in_attivita);
    let quota = quota(&piena, attiva, richiesta);
    let dichiarata = tratto.fase.map_or(Percentuale::ZERO, |fase| fase.percentuale);
    let percentuale = entro_il_massimo(dichiarata, regole.massimo(richiesta.settore_80));
    let esatte = esatta(percentuale.frazione()) * Esatta::from_integer(i128::from(quota));
    let massimo = match tratto.fase {
        Some(_) => massimo(regole, richiesta, quota, esatte),
        None => 0,
    };
    let compensate = richiesta.compensazione.map_or(0, |una| match una.tipo {
        TipoCompensazione::Eccedenza => i64::from(una.numero),
        TipoCompensazione::Riduzione => -i64::from(una.numero),
    });
    let autocertificati = i64::from(richiesta.autocertificati_60_per_mille);
    let scoperti = (quota - tratto.disabili - autocertificati - tratto.posti_in_convenzione + compensate).max(0);
    let unita_esonerate = scoperti.min(massimo);
    let importo_giornaliero = regole.importo.valore;
    let importo =
        importo_giornaliero.per(unita_esonerate).and_then(|uno| uno.per(giorni_lavorativi)).ok_or_else(troppo)?;
    let periodo = PeriodoContributo {
        dal: tratto.dal,
        al: tratto.al,
        eventi: tratto.eventi.clone(),
        base_computo: tratto.base,
        disabili_in_forza: tratto.disabili,
        quota,
        percentuale,
        stato: tratto.fase.map(|fase| fase.stato),
        massimo_esonerabili: massimo,
        scoperti,
        unita_esonerate,
        giorni_lavorativi,
        importo_giornaliero,
        importo,
    };
    Ok(ContoPeriodo { periodo, piena, attiva, dichiarata, esatte, compensate, posti: tratto.posti_in_convenzione })
}

/// The part of the duty that goes on; a request with no measure has been refused already.
fn in_attivita(sospensione: &SospensioneContributo) -> Option<InAttivita> {
    let misura = Sospensione {
        tipo: sospensione.tipo,
        percentuale: sospensione.percentuale,
        lavoratori_sospesi: sospensione.lavoratori_sospesi,
    };
    let totali = i64::from(sospensione.lavoratori_totali.unwrap_or(0));
    art03_sospensione::in_attivita(Natura::Privato, Some(&misura), false, totali).valore().copied()
}

/// The units due: suspended, then realigned; none where the whole duty is suspended.
fn quota(piena: &QuotaDiRiserva, attiva: Option<InAttivita>, richiesta: &RichiestaContributo) -> i64 {
    if attiva.is_some_and(|attiva| attiva.parte == Esatta::from_integer(0)) {
        return 0;
    }
    let dovuta = attiva.map_or(piena.unita, |attiva| attiva.dovuta(piena.unita));
    (dovuta + i64::from(richiesta.riallineamento)).max(0)
}

/// A percentage counts up to the ceiling of the law.
fn entro_il_massimo(dichiarata: Percentuale, massimo: &Letto<Frazione>) -> Percentuale {
    match Percentuale::da_frazione(massimo.valore) {
        Some(tetto) => dichiarata.min(tetto),
        None => dichiarata,
    }
}

/// The most units that may be exempt, self-certified ones taken off: the two together stay within the
/// ceiling. From 36 to 50 workers one unit of a quota of two, whatever the percentage.
fn massimo(regole: &Regole, richiesta: &RichiestaContributo, quota: i64, esatte: Esatta) -> i64 {
    let autocertificati = i64::from(richiesta.autocertificati_60_per_mille);
    let unita = match richiesta.classe {
        Classe::NonSoggetto | Classe::Da15A35 => 0,
        Classe::Da36A50 if quota < regole.art03.fissa_36_50.valore => 0,
        Classe::Da36A50 => regole.esonero.massimo_36_50.valore - autocertificati,
        Classe::Oltre50 if richiesta.autocertificati_prima_dell_arrotondamento => {
            arrotonda(esatte - Esatta::from_integer(i128::from(autocertificati)))
        }
        Classe::Oltre50 => arrotonda(esatte) - autocertificati,
    };
    unita.max(0)
}
