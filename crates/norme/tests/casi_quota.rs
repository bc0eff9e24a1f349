//! The cases of the quota: casi/<article>/*.toml, expected values taken from the law.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

use mirato_domain::situazione::Situazione;
use mirato_norme::parametri::Parametri;
use mirato_norme::quota::{self, RispostaQuota};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Folders of this test; other rules have cases of their own beside these.
const CARTELLE: [&str; 5] = ["art03", "art04", "art05", "art18", "dpr333_2000_art03"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Casi {
    caso: Vec<Caso>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Caso {
    nome: String,
    fonte: String,
    situazione: Situazione,
    atteso: Atteso,
}

type Cifre = BTreeMap<String, i64>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Atteso {
    classe: Option<String>,
    #[serde(default)]
    nazionale: Cifre,
    #[serde(default)]
    province: BTreeMap<String, Cifre>,
    /// Figures that must add up over the provinces.
    #[serde(default)]
    somma: Vec<String>,
    avvisi: Option<Vec<String>>,
    coerente: Option<bool>,
    /// Surplus province, reduction province, units.
    proposte: Option<Vec<(String, String, i64)>>,
    errore: Option<String>,
    #[serde(default)]
    campi: Vec<String>,
}

fn casi() -> Vec<(String, Caso)> {
    let radice = Path::new(env!("CARGO_MANIFEST_DIR")).join("casi");
    let mut casi = Vec::new();
    for cartella in CARTELLE {
        let mut file: Vec<_> =
            std::fs::read_dir(radice.join(cartella)).unwrap().map(|voce| voce.unwrap().path()).collect();
        file.sort();
        for percorso in file {
            let testo = std::fs::read_to_string(&percorso).unwrap();
            let letti: Casi =
                toml::from_str(&testo).unwrap_or_else(|errore| panic!("{}: {errore}", percorso.display()));
            let nome = format!("{cartella}/{}", percorso.file_stem().unwrap().to_string_lossy());
            casi.extend(letti.caso.into_iter().map(|caso| (nome.clone(), caso)));
        }
    }
    casi
}

/// What an answer says otherwise than expected.
fn scarti(atteso: &Atteso, risposta: &RispostaQuota) -> Vec<String> {
    let mut scarti = Vec::new();
    let mut confronta = |cosa: String, trovato: String, voluto: String| {
        if trovato != voluto {
            scarti.push(format!("{cosa}: {trovato} invece di {voluto}"));
        }
    };
    if let Some(classe) = &atteso.classe {
        confronta("classe".into(), serde_json::to_string(&risposta.classe).unwrap(), format!("\"{classe}\""));
    }
    let nazionali = std::iter::once(("nazionale", &atteso.nazionale));
    for (dove, cifre) in nazionali.chain(atteso.province.iter().map(|(sigla, cifre)| (sigla.as_str(), cifre))) {
        for (campo, valore) in cifre {
            confronta(
                format!("{dove}.{campo}"),
                format!("{:?}", risposta.cifra(dove, campo)),
                format!("{:?}", Some(*valore)),
            );
        }
    }
    for campo in &atteso.somma {
        let somma: i64 = risposta.province.iter().map(|p| risposta.cifra(p.provincia.sigla(), campo).unwrap()).sum();
        confronta(
            format!("somma di {campo}"),
            format!("{:?}", Some(somma)),
            format!("{:?}", risposta.cifra("nazionale", campo)),
        );
    }
    if let Some(avvisi) = &atteso.avvisi {
        // Coherence of art. 18 has cases of its own.
        let avuti = risposta.avvisi.iter().filter(|avviso| !avviso.messaggio.starts_with("art. 18: le scoperture"));
        let avuti: Vec<_> = avuti.map(|avviso| avviso.codice.clone()).collect();
        confronta("avvisi".into(), format!("{avuti:?}"), format!("{avvisi:?}"));
    }
    if let Some(coerente) = atteso.coerente {
        confronta("coerente".into(), risposta.coerenza.art3.coerente.to_string(), coerente.to_string());
    }
    if let Some(proposte) = &atteso.proposte {
        let trovate = risposta.coerenza.art3.compensazioni_proposte.iter();
        let trovate: Vec<_> = trovate
            .map(|coppia| {
                (coppia.provincia_eccedenza.to_string(), coppia.provincia_riduzione.to_string(), coppia.numero)
            })
            .collect();
        confronta("proposte".into(), format!("{trovate:?}"), format!("{proposte:?}"));
    }
    scarti
}

#[test]
fn every_case_gives_what_the_law_says() {
    let parametri = Parametri::nazionali().unwrap();
    let (mut errori, mut numero) = (Vec::new(), 0);
    for (file, caso) in casi() {
        numero += 1;
        assert!(!caso.fonte.is_empty(), "{file}, «{}»: a case needs its source", caso.nome);
        let scarti = match (quota::calcola(&caso.situazione, &parametri, true), &caso.atteso.errore) {
            (Ok(risposta), None) => scarti(&caso.atteso, &risposta),
            (Ok(_), Some(codice)) => vec![format!("doveva essere rifiutato con {codice}")],
            (Err(errore), None) => vec![format!("{errore:?}")],
            (Err(errore), Some(codice)) => {
                let errore = mirato_domain::Errore::from(errore);
                let campi: Vec<_> = errore.campi.iter().map(|campo| campo.campo.clone()).collect();
                let uguale = errore.codice == *codice && campi == caso.atteso.campi;
                if uguale { vec![] } else { vec![format!("{} {campi:?}", errore.codice)] }
            }
        };
        errori.extend(scarti.into_iter().map(|scarto| format!("{file}, «{}» [{}]: {scarto}", caso.nome, caso.fonte)));
    }
    assert!(errori.is_empty(), "{} of {numero} checks fail:\n{}", errori.len(), errori.join("\n"));
    assert!(numero > 100, "only {numero} cases were found");
}
