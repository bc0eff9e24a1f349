//! The cases of law of people: requirements, registration, seniority, proposals, clearance, counting,
//! preselection. How a case is written is said in `comune`.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod comune;

use chrono::NaiveDate;
use comune::esegui;
use mirato_domain::Accertamento;
use mirato_norme::abbinamento::{self, Candidato, Profilo};
use mirato_norme::l68_1999::art01_beneficiari::requisito_categoria;
use mirato_norme::l68_1999::art08_iscrizione::{self, StatoPersona, StoriaIscrizione};
use mirato_norme::l68_1999::{art04_autorizzazione_computo, art07_nulla_osta};
use mirato_norme::{ErroreNorma, l241_1990};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The answer with checks and documents by their codes, so that a case names only those it is about.
fn per_codice<T: Serialize>(esito: Result<T, ErroreNorma>) -> Result<Value, ErroreNorma> {
    let mut risposta = serde_json::to_value(esito?).unwrap();
    for (elenco, valore) in [("controlli", "esito"), ("documenti", "presentato"), ("criteri", "punti")] {
        let Some(voci) = risposta.get_mut(elenco) else { continue };
        let voci = std::mem::take(voci);
        let per_codice: Map<String, Value> = voci
            .as_array()
            .unwrap()
            .iter()
            .map(|voce| (voce["codice"].as_str().unwrap().to_owned(), voce[valore].clone()))
            .collect();
        assert_eq!(per_codice.len(), voci.as_array().unwrap().len(), "two checks share a code");
        risposta[elenco] = per_codice.into();
    }
    Ok(risposta)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Requisito {
    categoria: String,
    accertamento: Accertamento,
    al: NaiveDate,
}

#[test]
fn requirements() {
    esegui("art01", |p, r: &Requisito| requisito_categoria(p, &r.categoria, &r.accertamento, r.al));
}

#[test]
fn registration() {
    esegui("art08/domanda", |p, r| per_codice(art08_iscrizione::verifica_domanda(p, r)));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Storia {
    storia: StoriaIscrizione,
    al: NaiveDate,
}

#[test]
fn seniority() {
    esegui("art08/anzianita", |p, r: &Storia| art08_iscrizione::anzianita(p, &r.storia, r.al));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Persona {
    persona: StatoPersona,
    oggi: NaiveDate,
}

#[derive(Serialize)]
struct Proposte {
    proposte: Vec<art08_iscrizione::Proposta>,
}

#[test]
fn proposals() {
    esegui("art08/proposte", |p, r: &Persona| {
        Ok(Proposte { proposte: art08_iscrizione::proposte(p, &r.persona, r.oggi)? })
    });
}

#[test]
fn notice_of_refusal() {
    esegui("art10_bis", l241_1990::art10_bis::preavviso);
}

#[test]
fn clearance() {
    esegui("art07", |p, r| per_codice(art07_nulla_osta::verifica(p, r)));
}

#[test]
fn counting() {
    esegui("art04_computo", |p, r| per_codice(art04_autorizzazione_computo::verifica(p, r)));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Preselezione {
    profilo: Profilo,
    candidato: Candidato,
    al: NaiveDate,
}

#[test]
fn preselection() {
    esegui("abbinamento", |p, r: &Preselezione| per_codice(abbinamento::abbina(p, &r.profilo, &r.candidato, r.al)));
}
