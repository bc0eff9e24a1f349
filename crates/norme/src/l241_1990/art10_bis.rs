//! Art. 10-bis: the notice that comes before a refusal, the days to answer it, and the suspension of
//! the term that it brings.

use super::termini::SospensioneTermine;
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::parametri::{Letto, Parametri};
use crate::voce::Voce;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A notice of refusal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preavviso {
    /// Day on which the person received it.
    pub comunicato_il: NaiveDate,
    /// Day on which the observations arrived, if they have.
    #[serde(default)]
    pub osservazioni_il: Option<NaiveDate>,
    /// The day on which the question is asked: until the term for the observations is over they may come.
    pub al: NaiveDate,
}

/// What a notice of refusal brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EffettoPreavviso {
    /// Last day for the observations.
    #[ts(type = "string")]
    pub osservazioni_entro: NaiveDate,
    /// Whether observations arrived in time: the refusal must answer them.
    pub osservazioni_in_tempo: bool,
    /// Whether the office may decide already.
    pub decidibile: bool,
    /// First day on which the term runs again; none while the observations may still arrive.
    #[ts(type = "string | null")]
    pub riprende_il: Option<NaiveDate>,
    /// The suspension for [`super::termini::termine`]; open while the observations may still arrive.
    pub sospensione: SospensioneTermine,
    /// How it was reckoned.
    pub spiegazione: Voce,
}

/// The effect of a notice of refusal on the term of its procedure.
///
/// # Errors
/// `Dato` if the observations come before the notice or the notice after `al`; `FuoriVigenza` before 17
/// July 2020, when the notice interrupted the term instead.
pub fn preavviso(p: &Parametri, dato: &Preavviso) -> Result<EffettoPreavviso, ErroreNorma> {
    if dato.al < dato.comunicato_il {
        return Err(ErroreNorma::campo("comunicato_il", "il preavviso è successivo a oggi: correggi la data"));
    }
    if dato.osservazioni_il.is_some_and(|il| il < dato.comunicato_il || il > dato.al) {
        let testo = "le osservazioni arrivano dopo il preavviso e non dopo oggi: correggi la data";
        return Err(ErroreNorma::campo("osservazioni_il", testo));
    }
    let termine = p.intero("preavviso_diniego_osservazioni", dato.comunicato_il)?;
    let entro = termine.giorni_dopo(dato.comunicato_il)?;
    let in_tempo = dato.osservazioni_il.filter(|il| *il <= entro);
    let (da, ripresa) = match in_tempo {
        Some(il) => (il, p.intero("preavviso_diniego_ripresa", il)?),
        None => (entro, p.intero("preavviso_diniego_ripresa_senza_osservazioni", dato.comunicato_il)?),
    };
    let conosciuta = in_tempo.is_some() || dato.al > entro;
    let ultimo = ripresa.giorni_dopo(da)?;
    let riprende = ultimo.succ_opt().filter(|_| conosciuta);
    let sospensione = SospensioneTermine {
        dal: dato.comunicato_il.succ_opt().unwrap_or(dato.comunicato_il),
        al: conosciuta.then_some(ultimo),
        motivo: "preavviso di diniego, art. 10-bis L. 241/1990".to_owned(),
    };
    Ok(EffettoPreavviso {
        osservazioni_entro: entro,
        osservazioni_in_tempo: in_tempo.is_some(),
        decidibile: conosciuta,
        riprende_il: riprende,
        sospensione,
        spiegazione: spiega(dato, entro, in_tempo, riprende, [termine, ripresa]),
    })
}

/// Article of the notice.
#[must_use]
pub fn fonte() -> Fonte {
    Fonte::legge("L. 241/1990", "10-bis", "", "")
}

fn spiega(
    dato: &Preavviso,
    entro: NaiveDate,
    in_tempo: Option<NaiveDate>,
    riprende: Option<NaiveDate>,
    [termine, ripresa]: [Letto<i64>; 2],
) -> Voce {
    let ricevute = match (dato.osservazioni_il, in_tempo) {
        (_, Some(il)) => {
            format!("Le osservazioni sono arrivate in tempo, il {}: il diniego deve rispondere.", italiana(&il))
        }
        (Some(il), None) => format!("Le osservazioni sono arrivate il {}, oltre il termine.", italiana(&il)),
        (None, None) => "Non sono arrivate osservazioni.".to_owned(),
    };
    let valore = riprende.map_or_else(|| "sospeso".to_owned(), |giorno| italiana(&giorno));
    let (osservazioni, ripresa_da) = (termine.citazione(), ripresa.citazione());
    Voce::nuova("preavviso", "Il termine ricomincia")
        .valore(valore, "")
        .spiega("Il preavviso sospende il termine dal giorno dopo la comunicazione.")
        .cita(fonte())
        .figlia(
            Voce::nuova("preavviso.osservazioni", "Osservazioni")
                .valore(italiana(&entro), "")
                .spiega(ricevute)
                .conto(format!("{} + {} giorni", italiana(&dato.comunicato_il), termine.valore))
                .cita(osservazioni)
                .legge(termine.letto),
        )
        .figlia(
            Voce::nuova("preavviso.ripresa", "Ripresa")
                .valore(ripresa.valore, "giorni")
                .spiega("Il termine resta fermo ancora per questi giorni.")
                .cita(ripresa_da)
                .legge(ripresa.letto),
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l241_1990::termini::{Procedimento, RichiestaTermine, termine};

    fn effetto(osservazioni: Option<&str>, al: &str) -> EffettoPreavviso {
        let dato = Preavviso {
            comunicato_il: "2026-03-02".parse().unwrap(),
            osservazioni_il: osservazioni.map(|il| il.parse().unwrap()),
            al: al.parse().unwrap(),
        };
        preavviso(&Parametri::nazionali().unwrap(), &dato).unwrap()
    }

    #[test]
    fn observations_on_the_tenth_day_are_in_time_and_not_on_the_eleventh() {
        let decimo = effetto(Some("2026-03-12"), "2026-03-20");
        assert!(decimo.osservazioni_in_tempo);
        assert_eq!(decimo.riprende_il.unwrap().to_string(), "2026-03-23", "ten days after the observations");
        let undicesimo = effetto(Some("2026-03-13"), "2026-03-20");
        assert!(!undicesimo.osservazioni_in_tempo);
        assert_eq!(undicesimo.riprende_il.unwrap().to_string(), "2026-03-13", "from the end of their term");
    }

    #[test]
    fn while_observations_may_come_the_office_waits() {
        let attesa = effetto(None, "2026-03-12");
        assert_eq!((attesa.decidibile, attesa.riprende_il, attesa.sospensione.al), (false, None, None));
        assert!(effetto(None, "2026-03-13").decidibile);
        assert!(effetto(Some("2026-03-04"), "2026-03-04").decidibile);
    }

    #[test]
    fn the_term_of_the_procedure_grows_by_the_suspended_days() {
        let p = Parametri::nazionali().unwrap();
        let con = |sospensioni| {
            let avvio = "2026-02-10".parse().unwrap();
            termine(&p, &RichiestaTermine { procedimento: Procedimento::Iscrizione, avvio, sospensioni }).unwrap()
        };
        assert_eq!(con(Vec::new()).scadenza.to_string(), "2026-03-12");
        // Suspended from 3 to 16 March: observations on the 6th, ten days more.
        let sospeso = con(vec![effetto(Some("2026-03-06"), "2026-03-20").sospensione]);
        assert_eq!((sospeso.scadenza.to_string().as_str(), sospeso.giorni_sospesi), ("2026-03-26", 14));
    }

    #[test]
    fn an_office_may_read_the_ten_days_as_always_due() {
        let locale = "[parametro.preavviso_diniego_ripresa_senza_osservazioni]\nverificato_al = \"2026-11-22\"\n\
                      [[parametro.preavviso_diniego_ripresa_senza_osservazioni.valore]]\ndal = \"2021-01-01\"\n\
                      valore = 10\nfonte = \"circolare\"\n";
        let p = Parametri::nazionali().unwrap().con_locali(locale).unwrap();
        let dato: Preavviso = serde_json::from_str(r#"{"comunicato_il":"2026-03-02","al":"2026-04-01"}"#).unwrap();
        assert_eq!(preavviso(&p, &dato).unwrap().riprende_il.unwrap().to_string(), "2026-03-23");
    }

    #[test]
    fn impossible_days_are_refused() {
        let p = Parametri::nazionali().unwrap();
        for json in [
            r#"{"comunicato_il":"2026-03-02","osservazioni_il":"2026-03-01","al":"2026-04-01"}"#,
            r#"{"comunicato_il":"2026-03-02","osservazioni_il":"2026-04-02","al":"2026-04-01"}"#,
            r#"{"comunicato_il":"2026-04-02","al":"2026-04-01"}"#,
            r#"{"comunicato_il":"2020-07-16","al":"2020-08-01"}"#,
        ] {
            assert!(preavviso(&p, &serde_json::from_str(json).unwrap()).is_err(), "{json}");
        }
    }
}
