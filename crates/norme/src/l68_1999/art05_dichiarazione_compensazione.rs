//! Art. 5 cc. 8-8-quater: the checks of a compensation. Private employers and groups declare it;
//! public ones ask for it, inside one region.

use crate::controllo::{Controllo, impedimenti};
use crate::errore::ErroreNorma;
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::Classe;
use crate::l68_1999::art05_compensazioni::{ammessa, fonte};
use crate::voce::Voce;
use chrono::NaiveDate;
use mirato_domain::situazione::{Natura, Soggetto, TipoCompensazione};
use mirato_domain::{CodiceFiscale, Provincia};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// A compensation declared or asked for, whole: every company and province it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DichiarazioneCompensazione {
    /// Its day.
    pub data: NaiveDate,
    /// Kind of employer.
    pub natura: Natura,
    /// Class of the employer by its national base.
    pub classe: Classe,
    /// Why a public employer asks for it.
    #[serde(default)]
    pub motivazione: Option<String>,
    /// The units, by company and province.
    pub voci: Vec<VoceCompensazione>,
}

/// Units of one company in one province.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoceCompensazione {
    /// The company; for an employer alone it is always the same.
    pub azienda: CodiceFiscale,
    /// Province.
    pub provincia: Provincia,
    /// Which quota.
    pub soggetto: Soggetto,
    /// More units, or fewer.
    pub tipo: TipoCompensazione,
    /// How many.
    pub numero: u32,
    /// Units uncovered in the province, signed: a surplus is negative; none if it is not known.
    #[serde(default)]
    pub scopertura: Option<i64>,
    /// Units exempted in the province.
    #[serde(default)]
    pub esonerate: u32,
}

/// What became of a compensation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EsitoCompensazione {
    /// Whether it holds, or may be authorised.
    pub ammessa: bool,
    /// Whether it needs an act: for public employers alone.
    pub serve_autorizzazione: bool,
    /// What bars it, in Italian.
    pub impedimenti: Vec<String>,
    /// What was checked.
    pub controlli: Vec<Controllo>,
    /// The balance of each quota: it must be zero.
    pub saldi: Vec<SaldoCompensazione>,
    /// How it was reached.
    pub spiegazione: Voce,
}

/// The balance of a quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SaldoCompensazione {
    /// Which quota.
    #[ts(type = "\"disabili\" | \"categorie_protette\"")]
    pub soggetto: Soggetto,
    /// Units more.
    #[ts(type = "number")]
    pub eccedenze: i64,
    /// Units fewer.
    #[ts(type = "number")]
    pub riduzioni: i64,
}

/// Checks a compensation.
///
/// # Errors
/// `Dato` if it has no unit, a number is zero, or a company stands in a province twice for one quota.
pub fn verifica(dato: &DichiarazioneCompensazione) -> Result<EsitoCompensazione, ErroreNorma> {
    controlla(dato)?;
    let saldi = saldi(dato);
    let pubblico = dato.natura.pubblica();
    let aziende: BTreeSet<_> = dato.voci.iter().map(|voce| &voce.azienda).collect();
    let mut controlli = vec![titolo(dato, aziende.len()), gruppo(dato, aziende.len()), territorio(dato)];
    controlli.extend(saldi.iter().map(|saldo| equilibrio(dato, saldo)));
    controlli.extend([classe(dato), esoneri(dato)]);
    controlli.extend(scoperture(dato));
    let impedimenti = impedimenti(&controlli);
    let ammessa = impedimenti.is_empty();
    let valore = match (ammessa, pubblico) {
        (true, true) => "autorizzabile",
        (true, false) => "ammessa",
        (false, _) => "non ammessa",
    };
    let spiegazione = Voce::nuova("compensazione", "Compensazione territoriale")
        .valore(valore, "")
        .spiega("Le eccedenze di una quota sono quante le riduzioni.")
        .cita(fonte(dato.natura))
        .figlie(controlli.iter().map(|controllo| controllo.voce("compensazione")));
    Ok(EsitoCompensazione { ammessa, serve_autorizzazione: pubblico, impedimenti, controlli, saldi, spiegazione })
}

fn controlla(dato: &DichiarazioneCompensazione) -> Result<(), ErroreNorma> {
    if dato.voci.is_empty() {
        return Err(ErroreNorma::campo("voci", "la compensazione non ha unità: aggiungi eccedenze e riduzioni"));
    }
    for (n, voce) in dato.voci.iter().enumerate() {
        if voce.numero == 0 {
            return Err(ErroreNorma::campo(&format!("voci[{n}].numero"), "scrivi almeno un'unità, o togli la riga"));
        }
        let stessa = |altra: &VoceCompensazione| {
            (&altra.azienda, altra.provincia, altra.soggetto) == (&voce.azienda, voce.provincia, voce.soggetto)
        };
        if dato.voci.iter().take(n).any(stessa) {
            let testo = format!("per {} e questa quota c'è già una riga: tienine una", voce.provincia.nome());
            return Err(ErroreNorma::campo(&format!("voci[{n}].provincia"), testo));
        }
    }
    Ok(())
}

fn saldi(dato: &DichiarazioneCompensazione) -> Vec<SaldoCompensazione> {
    let mut saldi: BTreeMap<Soggetto, SaldoCompensazione> = BTreeMap::new();
    for voce in &dato.voci {
        let saldo = saldi.entry(voce.soggetto).or_insert(SaldoCompensazione {
            soggetto: voce.soggetto,
            eccedenze: 0,
            riduzioni: 0,
        });
        match voce.tipo {
            TipoCompensazione::Eccedenza => saldo.eccedenze += i64::from(voce.numero),
            TipoCompensazione::Riduzione => saldo.riduzioni += i64::from(voce.numero),
        }
    }
    saldi.into_values().collect()
}

const fn nome(soggetto: Soggetto) -> &'static str {
    match soggetto {
        Soggetto::Disabili => "quota dell'art. 3",
        Soggetto::CategorieProtette => "quota dell'art. 18",
    }
}

/// Declared by itself, or asked for with its reasons.
fn titolo(dato: &DichiarazioneCompensazione, aziende: usize) -> Controllo {
    let codice = "titolo";
    let motivata = dato.motivazione.as_deref().is_some_and(|testo| !testo.trim().is_empty());
    match (dato.natura.pubblica(), motivata) {
        (true, true) => {
            Controllo::fatto(codice, "Autorizzazione motivata", "L'amministrazione la chiede con i motivi.")
        }
        (true, false) => {
            let dettaglio = "un'amministrazione la chiede con i suoi motivi: chiedili.";
            Controllo::impedisce(codice, "Motivi mancanti", dettaglio)
        }
        (false, _) => {
            let chi = if aziende > 1 { "Il gruppo" } else { "Il datore" };
            let dettaglio = format!("{chi} la dichiara nel prospetto: non serve un'autorizzazione.");
            Controllo::fatto(codice, "Compensazione automatica", dettaglio)
        }
    }
    .cita(fonte(dato.natura))
}

fn gruppo(dato: &DichiarazioneCompensazione, aziende: usize) -> Controllo {
    let codice = "gruppo";
    let articolo = Fonte::legge("D.Lgs. 276/2003", "31", "", "");
    if aziende <= 1 {
        Controllo::non_pertinente(codice, "Gruppo", "Riguarda una sola azienda.")
    } else if dato.natura == Natura::PrivatoInGruppo {
        let dettaglio = format!("Le aziende sono {aziende}: ognuna dichiara le sue unità e l'altra azienda.");
        Controllo::fatto(codice, "Gruppo di imprese", dettaglio)
    } else {
        let dettaglio = "più aziende si compensano solo se sono dello stesso gruppo: correggi la natura del datore.";
        Controllo::impedisce(codice, "Aziende diverse", dettaglio)
    }
    .cita(articolo)
}

/// A public employer compensates inside one region.
fn territorio(dato: &DichiarazioneCompensazione) -> Controllo {
    let codice = "territorio";
    let regioni: BTreeSet<&str> = dato.voci.iter().map(|voce| voce.provincia.regione()).collect();
    let prima = dato.voci.first().map(|voce| voce.provincia);
    let dentro = dato.voci.iter().all(|voce| prima.is_some_and(|prima| ammessa(dato.natura, prima, voce.provincia)));
    let elenco = regioni.into_iter().collect::<Vec<_>>().join(", ");
    if dentro {
        Controllo::fatto(codice, "Territorio", format!("Regioni: {elenco}."))
    } else {
        let dettaglio = format!("un'amministrazione compensa dentro una sola regione, qui sono: {elenco}.");
        Controllo::impedisce(codice, "Regioni diverse", dettaglio)
    }
    .cita(fonte(dato.natura))
}

fn equilibrio(dato: &DichiarazioneCompensazione, saldo: &SaldoCompensazione) -> Controllo {
    let codice = match saldo.soggetto {
        Soggetto::Disabili => "equilibrio_art3",
        Soggetto::CategorieProtette => "equilibrio_art18",
    };
    let (piu, meno) = (saldo.eccedenze, saldo.riduzioni);
    let titolo = format!("Equilibrio della {}", nome(saldo.soggetto));
    if piu == meno {
        Controllo::fatto(codice, titolo, format!("{piu} unità in più e {meno} in meno."))
    } else {
        let dettaglio = format!("{piu} unità in più e {meno} in meno: devono essere uguali. Correggi le righe.");
        Controllo::impedisce(codice, titolo, dettaglio)
    }
    .cita(fonte(dato.natura))
}

/// Up to 50 workers there is no quota of art. 18 to compensate.
fn classe(dato: &DichiarazioneCompensazione) -> Controllo {
    let codice = "classe";
    let art18 = dato.voci.iter().any(|voce| voce.soggetto == Soggetto::CategorieProtette);
    if dato.classe == Classe::NonSoggetto {
        Controllo::impedisce(codice, "Datore non soggetto", "non ha una quota da compensare.")
    } else if art18 && dato.classe != Classe::Oltre50 {
        let dettaglio = "fino a 50 lavoratori la quota dell'art. 18 non c'è: togli le sue righe.";
        Controllo::impedisce(codice, format!("Datore con {}", dato.classe.nome()), dettaglio)
    } else {
        Controllo::fatto(codice, format!("Datore con {}", dato.classe.nome()), "Ha una quota da compensare.")
    }
    .cita(Fonte::legge("L. 68/1999", "3", "1", ""))
}

/// Compensation comes first, exemption after; together in one province they are to be looked at.
fn esoneri(dato: &DichiarazioneCompensazione) -> Controllo {
    let (codice, titolo) = ("esonero", "Esonero nelle stesse province");
    let insieme: Vec<_> = dato
        .voci
        .iter()
        .filter(|voce| voce.esonerate > 0 && voce.soggetto == Soggetto::Disabili)
        .map(|voce| voce.provincia.nome())
        .collect();
    let nota = Fonte::legge("nota Ministero del lavoro 1630/M76 dell'11/10/2001", "", "", "").da_confermare();
    if insieme.is_empty() {
        Controllo::non_pertinente(codice, titolo, "Nessuna unità è esonerata nelle province della compensazione.")
    } else {
        let dettaglio = format!("{}: prima si compensa, poi si esonera. Rivedi l'esonero.", insieme.join(", "));
        Controllo::attenzione(codice, titolo, dettaglio)
    }
    .cita(nota)
}

/// Fewer units in a province than are uncovered there: a reduction beyond them gives nothing.
fn scoperture(dato: &DichiarazioneCompensazione) -> Vec<Controllo> {
    let eccessive = dato.voci.iter().filter_map(|voce| {
        let scopertura = voce.scopertura?;
        let codice = format!("scopertura_{}", voce.provincia.sigla());
        let titolo = format!("{}: {}", voce.provincia.nome(), nome(voce.soggetto));
        (voce.tipo == TipoCompensazione::Riduzione && i64::from(voce.numero) > scopertura.max(0)).then(|| {
            let dettaglio = format!(
                "La riduzione è di {} unità e le scoperte sono {}: il resto non serve.",
                voce.numero,
                scopertura.max(0)
            );
            Controllo::attenzione(&codice, titolo, dettaglio).cita(fonte(dato.natura))
        })
    });
    eccessive.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = r#"{"data":"2026-01-31","natura":"privato","classe":"oltre_50","voci":[
        {"azienda":"00000000000","provincia":"GE","soggetto":"disabili","tipo":"riduzione","numero":2,"scopertura":3},
        {"azienda":"00000000000","provincia":"MI","soggetto":"disabili","tipo":"eccedenza","numero":2}]}"#;

    fn contro(json: &str) -> Vec<String> {
        let esito = verifica(&serde_json::from_str(json).unwrap()).unwrap();
        let contrari = esito.controlli.iter().filter(|uno| uno.impedimento());
        assert_eq!(esito.ammessa, contrari.clone().count() == 0);
        contrari.map(|uno| uno.codice.clone()).collect()
    }

    #[test]
    fn a_private_employer_declares_it_between_any_provinces_if_it_balances() {
        assert!(contro(BASE).is_empty());
        assert_eq!(
            contro(&BASE.replace(r#""eccedenza","numero":2"#, r#""eccedenza","numero":1"#)),
            ["equilibrio_art3"]
        );
        let misto = BASE.replace(
            r#""soggetto":"disabili","tipo":"eccedenza""#,
            r#""soggetto":"categorie_protette","tipo":"eccedenza""#,
        );
        assert_eq!(contro(&misto), ["equilibrio_art3", "equilibrio_art18"], "each quota balances by itself");
    }

    #[test]
    fn a_public_one_asks_with_reasons_inside_one_region() {
        let pubblico = BASE.replace(r#""privato""#, r#""pubblico""#);
        assert_eq!(contro(&pubblico), ["titolo", "territorio"]);
        let dentro =
            pubblico.replace("MI", "SV").replace(r#""voci""#, r#""motivazione":"posti adatti a Savona","voci""#);
        assert!(contro(&dentro).is_empty());
        assert!(verifica(&serde_json::from_str(&dentro).unwrap()).unwrap().serve_autorizzazione);
    }

    #[test]
    fn several_companies_only_in_a_group() {
        let due = BASE.replacen("00000000000", "00000000018", 1);
        assert_eq!(contro(&due), ["gruppo"]);
        assert!(contro(&due.replace(r#""privato""#, r#""privato_in_gruppo""#)).is_empty());
    }

    #[test]
    fn up_to_50_workers_no_quota_of_art_18() {
        let art18 = BASE.replace(r#""disabili""#, r#""categorie_protette""#);
        assert!(contro(&art18).is_empty());
        assert_eq!(contro(&art18.replace("oltre_50", "36_50")), ["classe"]);
    }

    #[test]
    fn a_row_twice_or_empty_is_refused() {
        let stessa = BASE.replace("MI", "GE");
        assert!(verifica(&serde_json::from_str(&stessa).unwrap()).is_err());
        assert!(verifica(&serde_json::from_str(&BASE.replacen(r#""numero":2"#, r#""numero":0"#, 1)).unwrap()).is_err());
    }
}
