//! Art. 5 c. 5 and D.M. 357/2000 art. 6: the formal notice to who does not pay the fee, and the loss of
//! the exemption.

use crate::calendario::{Calendario, GiorniFestivi};
use crate::errore::{ErroreNorma, italiana};
use crate::eta::compiuti;
use crate::fonte::Fonte;
use crate::parametri::{Letto, Parametri};
use crate::voce::Voce;
use chrono::{Days, NaiveDate};
use mirato_domain::Euro;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the office knows of an unpaid fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RichiestaDecadenza {
    /// Day on which the employer received the formal notice.
    pub diffida_il: NaiveDate,
    /// Day on which the question is asked.
    pub al: NaiveDate,
    /// What is late on that day, surcharges included (see the account).
    pub in_ritardo: Euro,
    /// The calendar of the office: the notice gives working days.
    pub calendario: Calendario,
}

/// Whether an exemption may be declared lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EsitoDecadenza {
    /// Last day to pay after the notice.
    #[ts(type = "string")]
    pub pagare_entro: NaiveDate,
    /// Whether the loss may be declared: the days are over and something is still late.
    pub dichiarabile: bool,
    /// Why, in Italian.
    pub motivo: String,
    /// First day on which a new application is accepted, if the loss is declared on `al`.
    #[ts(type = "string")]
    pub nuova_domanda_dal: NaiveDate,
    /// How it was reckoned.
    pub spiegazione: Voce,
}

/// Whether an exemption may be declared lost for a fee not paid.
///
/// # Errors
/// `Dato` if the notice comes after `al` or an amount is negative; an error of a parameter.
pub fn decadenza(p: &Parametri, richiesta: &RichiestaDecadenza) -> Result<EsitoDecadenza, ErroreNorma> {
    if richiesta.al < richiesta.diffida_il {
        return Err(ErroreNorma::campo("diffida_il", "la diffida è successiva a oggi: correggi la data"));
    }
    if richiesta.in_ritardo < Euro::ZERO {
        return Err(ErroreNorma::campo("in_ritardo", "un importo in ritardo non è mai negativo"));
    }
    let giorni = p.intero("diffida_contributo", richiesta.diffida_il)?;
    let mesi = p.intero("decadenza_esonero_nuova_domanda", richiesta.al)?;
    let pagare_entro = dopo_i_lavorativi(p, richiesta, &giorni)?;
    let nuova_domanda_dal = compiuti(richiesta.al, mesi.valore)?;
    let (dichiarabile, motivo) = if richiesta.in_ritardo == Euro::ZERO {
        (false, "non c'è più nulla in ritardo".to_owned())
    } else if richiesta.al <= pagare_entro {
        (false, format!("il termine della diffida corre fino al {}", italiana(&pagare_entro)))
    } else {
        let importo = richiesta.in_ritardo.italiano();
        (true, format!("il termine della diffida è finito il {} e mancano {importo}", italiana(&pagare_entro)))
    };
    let spiegazione = Voce::nuova("decadenza", "Decadenza dall'esonero")
        .valore(if dichiarabile { "si può dichiarare" } else { "non si può dichiarare" }, "")
        .spiega(format!("Diffida del {}: {motivo}.", italiana(&richiesta.diffida_il)))
        .conto(format!("{} + {} giorni lavorativi", italiana(&richiesta.diffida_il), giorni.valore))
        .cita(Fonte::legge("L. 68/1999", "5", "5", ""))
        .cita(giorni.citazione())
        .cita(mesi.citazione())
        .legge(giorni.letto)
        .legge(mesi.letto);
    Ok(EsitoDecadenza { pagare_entro, dichiarabile, motivo, nuova_domanda_dal, spiegazione })
}

/// The last of some working days after the notice; its own day is not counted.
fn dopo_i_lavorativi(
    p: &Parametri,
    richiesta: &RichiestaDecadenza,
    giorni: &Letto<i64>,
) -> Result<NaiveDate, ErroreNorma> {
    let troppo = || ErroreNorma::TroppoGrande { cosa: giorni.letto.descrizione.clone() };
    let primo = richiesta.diffida_il.succ_opt().ok_or_else(troppo)?;
    let larghezza = u64::try_from(giorni.valore).map_err(|_| troppo())?.saturating_mul(3).saturating_add(30);
    let ultimo = primo.checked_add_days(Days::new(larghezza)).ok_or_else(troppo)?;
    let festivi = GiorniFestivi::nuovi(p, &richiesta.calendario, primo, ultimo)?;
    let mut lavorativi =
        primo.iter_days().take_while(|giorno| *giorno <= ultimo).filter(|g| festivi.motivo(*g).is_none());
    match usize::try_from(giorni.valore).map_err(|_| troppo())?.checked_sub(1) {
        None => Ok(richiesta.diffida_il),
        Some(indice) => lavorativi.nth(indice).ok_or_else(troppo),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn esito(al: &str, importo: &str) -> EsitoDecadenza {
        let json = format!(
            r#"{{"diffida_il":"2026-04-20","al":"{al}","in_ritardo":"{importo}","calendario":{{"giorni_settimana":5}}}}"#
        );
        decadenza(&Parametri::nazionali().unwrap(), &serde_json::from_str(&json).unwrap()).unwrap()
    }

    #[test]
    fn fifteen_working_days_leave_out_weekends_and_holidays() {
        // After Monday 20 April 2026: four days, five, four (1 May) and two make fifteen on 12 May.
        assert_eq!(esito("2026-05-12", "10.00").pagare_entro.to_string(), "2026-05-12");
        assert!(!esito("2026-05-12", "10.00").dichiarabile);
        assert!(esito("2026-05-13", "10.00").dichiarabile);
        assert!(!esito("2026-05-13", "0.00").dichiarabile, "who has paid keeps the exemption");
        assert_eq!(esito("2026-05-13", "10.00").nuova_domanda_dal.to_string(), "2027-05-13");
    }
}
