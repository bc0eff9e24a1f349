//! Art. 5 c. 3-bis and D.I. 10/3/2016: the exemption that an employer certifies by itself for workers at
//! an INAIL rate of 60 per mille or more.

use crate::aritmetica::{arrotonda, italiano, parte};
use crate::controllo::{Controllo, impedimenti};
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::{Classe, RegoleArt03};
use crate::l68_1999::art05_esoneri::{RegoleEsonero, fonte_60_per_mille};
use crate::parametri::Parametri;
use crate::voce::Voce;
use chrono::NaiveDate;
use mirato_domain::situazione::Natura;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A self-certification, with what the office knows of the employer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Autocertificazione {
    /// Day of the self-certification.
    pub data: NaiveDate,
    /// Kind of employer.
    pub natura: Natura,
    /// Class by the national base.
    pub classe: Classe,
    /// National base of art. 3, in workers.
    pub base_computo: u32,
    /// Units of art. 3 covered in the country.
    pub disabili_in_forza: u32,
    /// Workers at a rate of 60 per mille or more.
    pub lavoratori_60_per_mille: u32,
    /// Units certified as exempt.
    pub unita: u32,
    /// Units exempted by authorisation.
    #[serde(default)]
    pub unita_autorizzate: u32,
    /// Whether the authorisation concerns the same workers; none if it is not known.
    #[serde(default)]
    pub stessi_lavoratori: Option<bool>,
}

/// What became of a self-certification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EsitoAutocertificazione {
    /// Whether it holds.
    pub regolare: bool,
    /// What is against it, in Italian.
    pub impedimenti: Vec<String>,
    /// What was checked.
    pub controlli: Vec<Controllo>,
    /// The most units that may be certified.
    #[ts(type = "number")]
    pub massimo: i64,
    /// How it was reached.
    pub spiegazione: Voce,
}

/// The figures the checks rest on.
struct Cifre {
    quota: i64,
    quota_senza: i64,
    tetto: i64,
}

/// Checks a self-certification against the quota, the workers in force and the authorised exemption.
///
/// # Errors
/// `Dato` if more workers are at 60 per mille than the base holds; an error of a parameter.
pub fn verifica(p: &Parametri, dato: &Autocertificazione) -> Result<EsitoAutocertificazione, ErroreNorma> {
    if dato.lavoratori_60_per_mille > dato.base_computo {
        let testo = format!(
            "i lavoratori al 60 per mille sono {} e la base è di {}: correggi uno dei due numeri",
            dato.lavoratori_60_per_mille, dato.base_computo
        );
        return Err(ErroreNorma::campo("lavoratori_60_per_mille", testo));
    }
    let (art03, esonero) = (RegoleArt03::al(p, dato.data)?, RegoleEsonero::al(p, dato.data)?);
    let base = i64::from(dato.base_computo);
    let quota = art03.quota_della_classe(dato.classe, base).o_zero().unita;
    let senza = base - i64::from(dato.lavoratori_60_per_mille);
    let quota_senza = art03.quota_di_riserva(senza).o_zero().unita;
    let tetto = match dato.classe {
        Classe::Da36A50 => esonero.massimo_36_50.valore.min(quota),
        _ => arrotonda(parte(esonero.massimo.valore, quota)),
    };
    let cifre = Cifre { quota, quota_senza, tetto };
    let massimo = massimo(dato, &cifre);
    let controlli = vec![
        soggetto(dato),
        riduzione(dato, &cifre),
        in_forza(dato, &cifre),
        insieme(dato, &cifre).secondo(&esonero.massimo),
        stessi_lavoratori(dato),
    ];
    let impedimenti = impedimenti(&controlli);
    let regolare = impedimenti.is_empty();
    let spiegazione = Voce::nuova("autocertificazione", "Autocertificazione 60 per mille")
        .valore(if regolare { "regolare" } else { "non regolare" }, "")
        .spiega(format!("Del {}: {} unità, al massimo {massimo}.", italiana(&dato.data), dato.unita))
        .conto(format!(
            "60% di {quota} = {} → {tetto}; quota senza quei lavoratori {quota_senza}",
            italiano(parte(esonero.massimo.valore, quota))
        ))
        .cita(fonte_60_per_mille())
        .figlie(controlli.iter().map(|controllo| controllo.voce("autocertificazione")));
    Ok(EsitoAutocertificazione { regolare, impedimenti, controlli, massimo, spiegazione })
}

fn decreto() -> Fonte {
    Fonte::legge("D.I. 10/3/2016", "", "", "").da_confermare()
}

fn massimo(dato: &Autocertificazione, cifre: &Cifre) -> i64 {
    if dato.natura.pubblica() || matches!(dato.classe, Classe::NonSoggetto | Classe::Da15A35) {
        return 0;
    }
    (cifre.quota - cifre.quota_senza)
        .min(cifre.quota - i64::from(dato.disabili_in_forza))
        .min(cifre.tetto - i64::from(dato.unita_autorizzate))
        .max(0)
}

fn soggetto(dato: &Autocertificazione) -> Controllo {
    let codice = "soggetto";
    if dato.natura.pubblica() {
        Controllo::impedisce(codice, "Amministrazione pubblica", "l'autocertificazione è dei datori privati.")
    } else if matches!(dato.classe, Classe::NonSoggetto | Classe::Da15A35) {
        let dettaglio = "è esclusa fino a 35 lavoratori computabili.";
        Controllo::impedisce(codice, format!("Datore con {}", dato.classe.nome()), dettaglio)
    } else {
        Controllo::fatto(codice, format!("Datore con {}", dato.classe.nome()), "Può autocertificare.")
    }
    .cita(fonte_60_per_mille())
}

/// The units are those that the workers at 60 per mille add to the quota.
fn riduzione(dato: &Autocertificazione, cifre: &Cifre) -> Controllo {
    let (codice, titolo) = ("riduzione", "Unità dovute per i lavoratori al 60 per mille");
    let dovute = (cifre.quota - cifre.quota_senza).max(0);
    let conto =
        format!("quota {}, senza i {} lavoratori {}", cifre.quota, dato.lavoratori_60_per_mille, cifre.quota_senza);
    if i64::from(dato.unita) > dovute {
        let dettaglio = format!("{conto}: se ne possono certificare {dovute}, ne sono certificate {}.", dato.unita);
        Controllo::impedisce(codice, titolo, dettaglio)
    } else {
        Controllo::fatto(codice, titolo, format!("Q{}: fino a {dovute}.", &conto[1..]))
    }
    .cita(decreto())
}

fn in_forza(dato: &Autocertificazione, cifre: &Cifre) -> Controllo {
    let (codice, titolo) = ("in_forza", "Unità già coperte");
    let restano = (cifre.quota - i64::from(dato.disabili_in_forza)).max(0);
    if i64::from(dato.unita) > restano {
        let dettaglio = format!(
            "quota {}, in forza {}: se ne possono certificare {restano}, ne sono certificate {}.",
            cifre.quota, dato.disabili_in_forza, dato.unita
        );
        Controllo::impedisce(codice, titolo, dettaglio)
    } else {
        Controllo::fatto(codice, titolo, format!("Restano {restano} unità non coperte."))
    }
    .cita(decreto())
}

/// Certified and authorised units together stay within the ceiling of the exemption.
fn insieme(dato: &Autocertificazione, cifre: &Cifre) -> Controllo {
    let (codice, titolo) = ("massimo", "Massimo con l'esonero autorizzato");
    let somma = i64::from(dato.unita) + i64::from(dato.unita_autorizzate);
    let dettaglio = format!(
        "{} certificate e {} autorizzate fanno {somma}, il massimo è {}",
        dato.unita, dato.unita_autorizzate, cifre.tetto
    );
    if somma > cifre.tetto {
        Controllo::impedisce(codice, titolo, format!("{dettaglio}: riduci le unità certificate."))
    } else {
        Controllo::fatto(codice, titolo, format!("{dettaglio}."))
    }
    .cita(fonte_60_per_mille())
}

fn stessi_lavoratori(dato: &Autocertificazione) -> Controllo {
    let (codice, titolo) = ("stessi_lavoratori", "Lavoratori dell'esonero autorizzato");
    match dato.stessi_lavoratori {
        _ if dato.unita_autorizzate == 0 => {
            Controllo::non_pertinente(codice, titolo, "Non c'è un esonero autorizzato.")
        }
        Some(false) => Controllo::fatto(codice, titolo, "Sono altri lavoratori."),
        Some(true) => {
            let dettaglio = "gli stessi lavoratori non contano due volte: correggi l'autocertificazione.";
            Controllo::impedisce(codice, titolo, dettaglio)
        }
        None => Controllo::attenzione(codice, titolo, "Accerta che non siano gli stessi lavoratori."),
    }
    .cita(decreto())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Base 100: quota 7, ceiling 4 (4,20). Without 30 workers: 7% of 70 = 4,90, five units.
    const BASE: &str = r#"{"data":"2026-03-01","natura":"privato","classe":"oltre_50","base_computo":100,
        "disabili_in_forza":3,"lavoratori_60_per_mille":30,"unita":2}"#;

    fn esito(prima: &str, dopo: &str) -> EsitoAutocertificazione {
        let json = BASE.replace(prima, dopo);
        verifica(&Parametri::nazionali().unwrap(), &serde_json::from_str(&json).unwrap()).unwrap()
    }

    fn contro(esito: &EsitoAutocertificazione) -> Vec<&str> {
        esito.controlli.iter().filter(|uno| uno.impedimento()).map(|uno| uno.codice.as_str()).collect()
    }

    #[test]
    fn the_units_are_those_of_the_workers_at_sixty_per_mille() {
        let due = esito("x", "x");
        assert!(due.regolare && due.massimo == 2, "{:?}", due.impedimenti);
        assert_eq!(contro(&esito(r#""unita":2"#, r#""unita":3"#)), ["riduzione"]);
    }

    #[test]
    fn never_more_than_what_is_uncovered() {
        assert!(esito(r#""disabili_in_forza":3"#, r#""disabili_in_forza":5"#).regolare);
        assert_eq!(contro(&esito(r#""disabili_in_forza":3"#, r#""disabili_in_forza":6"#)), ["in_forza"]);
    }

    #[test]
    fn with_the_authorised_ones_within_the_ceiling_and_on_other_workers() {
        let con = |autorizzate: u32, stessi: &str| {
            esito(
                r#""unita":2"#,
                &format!(r#""unita":2,"unita_autorizzate":{autorizzate},"stessi_lavoratori":{stessi}"#),
            )
        };
        assert!(con(2, "false").regolare, "two and two are the four of the ceiling");
        assert_eq!(contro(&con(3, "false")), ["massimo"]);
        assert_eq!(contro(&con(2, "true")), ["stessi_lavoratori"]);
        assert!(con(2, "null").regolare, "what is not known is to be looked at, not refused");
    }

    #[test]
    fn up_to_35_workers_none() {
        let piccolo = esito(r#""oltre_50""#, r#""15_35""#);
        assert_eq!(piccolo.massimo, 0);
        assert!(contro(&piccolo).contains(&"soggetto"));
        let impossibile = BASE.replace(r#""lavoratori_60_per_mille":30"#, r#""lavoratori_60_per_mille":101"#);
        assert!(verifica(&Parametri::nazionali().unwrap(), &serde_json::from_str(&impossibile).unwrap()).is_err());
    }
}
