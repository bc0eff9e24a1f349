//! The people of a list against a profile, each with an explained score.

use super::{dati, rosa};
use crate::api::{CandidatiTrovati, Candidato, Capacita, CercaCandidati, DatiPersona, DatiPreselezione};
use crate::modulo::pieno;
use crate::persone::{leggi_dati, nome_intero};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_norme::abbinamento::{
    Candidato as CandidatoNorma, CapacitaRichiesta, DisponibilitaOraria, Grado, Profilo, TitoloStudio, abbina,
};
use mirato_store::{ColonnaPersone, Direzione, FiltroPersone, Persona, Preselezione};
use std::collections::BTreeMap;

/// How many people of the list are weighed.
const PERSONE: u32 = 2000;

/// Candidates in order of score; with the sealed part unlocked, capacities are weighed too, and every
/// opening is in the register.
///
/// # Errors
/// What the rules refuse; if the archive cannot be read.
pub async fn candidati(programma: &Programma, cerca: CercaCandidati) -> Result<CandidatiTrovati, Errore> {
    let ufficio = programma.ufficio().await?;
    let tenuta: Preselezione = ufficio.archivio.leggi(&cerca.id).await?;
    let richiesta = dati(&tenuta)?;
    let nella_rosa = rosa(&tenuta)?;
    let profilo = profilo(&ufficio, &richiesta)?;
    let pubblico = profilo.datore_pubblico;
    let filtro = FiltroPersone {
        elenco: Some(richiesta.elenco.clone()),
        iscrizione: Some("aperta".to_owned()),
        disponibile: Some(if pubblico { "pubblici" } else { "privati" }.to_owned()),
        ..FiltroPersone::default()
    };
    let ordine = (ColonnaPersone::IscrittaDal, Direzione::Crescente);
    let trovate = ufficio.archivio.elenco_persone(&filtro, ordine.0, ordine.1, PERSONE, 0).await?;
    let con_capacita = !profilo.capacita.is_empty() && ufficio.chiave_fascicoli().is_some();
    let oggi = ufficio.orologio.oggi();
    let mut righe = Vec::with_capacity(trovate.righe.len());
    for trovata in trovate.righe {
        let persona: Persona = ufficio.archivio.leggi(&trovata.id).await?;
        let candidato = candidato(&ufficio, &persona, con_capacita).await?;
        let abbinamento = abbina(&ufficio.leggi().parametri, &profilo, &candidato, oggi)?;
        righe.push(Candidato {
            persona: nome_intero(&persona),
            comune: persona.comune.clone().unwrap_or_default(),
            punteggio: u32::from(abbinamento.punteggio),
            escluso_perche: abbinamento.esclusioni.join("; "),
            mancanti: abbinamento.mancanti,
            spiegazione: abbinamento.spiegazione,
            nella_rosa: nella_rosa.iter().any(|altro| altro.persona_id == persona.id),
            persona_id: persona.id,
        });
    }
    // Equal scores keep the order of seniority in the list, in which they were read.
    righe.sort_by_key(|riga| (!riga.escluso_perche.is_empty(), std::cmp::Reverse(riga.punteggio)));
    let totale = u32::try_from(righe.len()).unwrap_or(u32::MAX);
    let (quanti, da) = crate::filtri::pagina(cerca.da, cerca.quanti);
    let righe = righe.into_iter().skip(da as usize).take(quanti as usize).collect();
    Ok(CandidatiTrovati { totale, con_capacita, righe })
}

fn grado(codice: &str) -> Option<Grado> {
    serde_json::from_value(serde_json::Value::String(codice.to_owned())).ok()
}

fn titolo(livello: &str) -> Option<TitoloStudio> {
    Some(match livello {
        "nessuno" => TitoloStudio::Nessuno,
        "obbligo" => TitoloStudio::Media,
        "qualifica" => TitoloStudio::Qualifica,
        "diploma" => TitoloStudio::Diploma,
        "laurea" => TitoloStudio::Laurea,
        _ => return None,
    })
}

fn profilo(ufficio: &Ufficio, richiesta: &DatiPreselezione) -> Result<Profilo, Errore> {
    let tabella = ufficio.leggi();
    let nomi = tabella.parametri.tabella("capacita_lavorativa", ufficio.orologio.oggi())?;
    let nome = |codice: &str| {
        nomi.iter().find(|riga| riga.codice == codice).map_or_else(|| codice.to_owned(), |riga| riga.nome.clone())
    };
    let ore = pieno(&richiesta.ore).and_then(|ore| ore.parse().ok());
    let intere = pieno(&richiesta.ore_contratto).and_then(|ore| ore.parse().ok());
    Ok(Profilo {
        professioni: richiesta.qualifiche.clone(),
        ore,
        tempo_parziale: ore
            .zip(intere)
            .is_some_and(|(ore, intere): (mirato_domain::Ore, mirato_domain::Ore)| ore < intere),
        turni: richiesta.turni,
        notte: richiesta.notturno,
        mezzo_proprio: richiesta.mezzo_proprio,
        datore_pubblico: false,
        capacita: richiesta
            .capacita
            .iter()
            .filter_map(|Capacita { codice, grado: minimo }| {
                let (codice, nome, minimo) = (codice.clone(), nome(codice), grado(minimo)?);
                Some(CapacitaRichiesta { codice, nome, minimo, essenziale: false })
            })
            .collect(),
        titolo_studio: titolo(&richiesta.titolo_minimo),
        lingue: Vec::new(),
    })
}

async fn candidato(ufficio: &Ufficio, persona: &Persona, con_capacita: bool) -> Result<CandidatoNorma, Errore> {
    let dati = leggi_dati(persona)?;
    let mut capacita = BTreeMap::new();
    if con_capacita {
        let chiave = crate::fascicolo::chiave(ufficio)?;
        let (fascicolo, _) =
            crate::fascicolo::apri(ufficio, &persona.id, &chiave, "abbinamento in una preselezione").await?;
        capacita = fascicolo.capacita.iter().filter_map(|una| Some((una.codice.clone(), grado(&una.grado)?))).collect();
    }
    Ok(conosciuto(&dati, capacita))
}

/// What the office knows of a person: a form never filled in is not an answer.
fn conosciuto(dati: &DatiPersona, capacita: BTreeMap<String, Grado>) -> CandidatoNorma {
    let scelte = &dati.disponibilita;
    let detto = scelte.privati || scelte.pubblici || scelte.tirocinio;
    CandidatoNorma {
        professioni: (!dati.qualifiche.is_empty()).then(|| dati.qualifiche.clone()),
        disponibile_privati: detto.then_some(scelte.privati),
        disponibile_pubblici: detto.then_some(scelte.pubblici),
        orario: match (scelte.tempo_pieno, scelte.part_time) {
            (true, true) => Some(DisponibilitaOraria::Entrambi),
            (true, false) => Some(DisponibilitaOraria::TempoPieno),
            (false, true) => Some(DisponibilitaOraria::TempoParziale),
            (false, false) => None,
        },
        ore_massime: None,
        turni: detto.then_some(scelte.turni),
        notte: detto.then_some(scelte.notturno),
        distanza_km: None,
        distanza_massima_km: (scelte.distanza_km > 0).then_some(scelte.distanza_km),
        mezzo_proprio: detto.then_some(scelte.mezzo_proprio),
        capacita,
        limitazioni: BTreeMap::new(),
        titolo_studio: dati.titoli.iter().filter_map(|titolo_scritto| titolo(&titolo_scritto.livello)).max(),
        lingue: None,
    }
}
