//! Weighing everybody in a list: a page of people is read while the one before is weighed on every processor.
//! What stays in memory is who may be among the best, never the people.
//!
//! Capacities are in sealed parts, and each opening is in the register: a part is opened only if, with every
//! capacity at its full, its person could still be among those who will be seen.

use super::candidati::quante;
use super::metro::{Metro, grado};
use crate::api::{Candidato, MotivoEsclusione};
use crate::lavori::Corso;
use crate::persone::{leggi_dati, nome_intero};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_norme::abbinamento::Grado;
use mirato_store::{ChiaveFascicoli, Persona};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many people are read and weighed together.
const PAGINA: u32 = 2000;
/// How many candidates can be seen.
const VISTI: usize = 500;
/// How many sealed parts are opened before it is asked again whether anybody else could come first.
const APERTI_INSIEME: usize = 50;

/// The key of the sealed parts, and why they are opened.
pub(super) struct Chiave {
    pub chiave: ChiaveFascicoli,
    pub motivo: String,
}

/// What a weighing found.
pub(super) struct Pesatura {
    pub preselezione_id: String,
    pub con_capacita: bool,
    pub pesate: u32,
    pub adatte: u32,
    pub esclusioni: Vec<MotivoEsclusione>,
    pub fascicoli_aperti: u32,
    pub candidati: Vec<Candidato>,
}

/// A place in the order: the fewest points missing first, then the longest in the list.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Posto {
    /// Points missing from a hundred.
    mancano: u8,
    anzianita: String,
    persona_id: String,
}

/// The best places seen so far, no more than twice as many as are asked for.
struct Migliori {
    posti: Vec<Posto>,
    quanti: usize,
}

impl Migliori {
    const fn nuovi(quanti: usize) -> Self {
        Self { posti: Vec::new(), quanti }
    }

    fn aggiungi(&mut self, posto: Posto) {
        self.posti.push(posto);
        if self.posti.len() / 2 >= self.quanti {
            self.posti.sort_unstable();
            self.posti.truncate(self.quanti);
        }
    }

    fn presi(mut self) -> Vec<Posto> {
        self.posti.sort_unstable();
        self.posti.truncate(self.quanti);
        self.posti
    }
}

/// What the first pass leaves.
struct Spoglio {
    pesate: u32,
    adatte: u32,
    adatti: Migliori,
    esclusi: Migliori,
    /// Those whom the sealed part rules out, as they were read.
    esclusi_letti: Vec<Candidato>,
    motivi: BTreeMap<String, u32>,
}

impl Spoglio {
    fn esclude(&mut self, motivi: &[String]) {
        for motivo in motivi {
            *self.motivi.entry(motivo.clone()).or_default() += 1;
        }
    }
}

/// Weighs everybody with an open iscrizione in a list.
///
/// # Errors
/// `lavoro_annullato`; what the rules or the archive refuse.
pub(super) async fn pesa(
    ufficio: &Arc<Ufficio>,
    preselezione_id: &str,
    elenco: &str,
    metro: Metro,
    chiave: Option<Chiave>,
    corso: &Arc<Corso>,
) -> Result<Pesatura, Errore> {
    let metro = Arc::new(metro);
    let mut spoglio = spoglia(ufficio, elenco, &metro, chiave.is_some(), corso).await?;
    let adatti = std::mem::replace(&mut spoglio.adatti, Migliori::nuovi(0)).presi();
    let con_capacita = chiave.is_some();
    let (mut candidati, fascicoli_aperti) = match chiave {
        Some(chiave) => con_i_fascicoli(ufficio, &metro, adatti, &chiave, &mut spoglio, corso).await?,
        None => (spiega(ufficio, &metro, &adatti).await?, 0),
    };
    candidati.append(&mut spoglio.esclusi_letti);
    candidati.truncate(VISTI);
    let posto_per_esclusi = VISTI - candidati.len();
    let esclusi = std::mem::replace(&mut spoglio.esclusi, Migliori::nuovi(0)).presi();
    candidati.extend(spiega(ufficio, &metro, &esclusi[..posto_per_esclusi.min(esclusi.len())]).await?);
    let mut esclusioni: Vec<_> =
        spoglio.motivi.into_iter().map(|(motivo, quante)| MotivoEsclusione { motivo, quante }).collect();
    esclusioni.sort_by_key(|esclusione| std::cmp::Reverse(esclusione.quante));
    Ok(Pesatura {
        preselezione_id: preselezione_id.to_owned(),
        con_capacita,
        pesate: spoglio.pesate,
        adatte: spoglio.adatte,
        esclusioni,
        fascicoli_aperti,
        candidati,
    })
}

/// Goes through the list, a page at a time. If capacities will count, everybody is given all of them: what
/// comes out is the most that each could reach.
async fn spoglia(
    ufficio: &Arc<Ufficio>,
    elenco: &str,
    metro: &Arc<Metro>,
    capacita: bool,
    corso: &Arc<Corso>,
) -> Result<Spoglio, Errore> {
    let totale = quante(ufficio, elenco).await?;
    // Who could pass before whom is known only once the sealed parts are open.
    let adatti = Migliori::nuovi(if capacita { usize::MAX } else { VISTI });
    let mut spoglio = Spoglio {
        pesate: 0,
        adatte: 0,
        adatti,
        esclusi: Migliori::nuovi(VISTI),
        esclusi_letti: Vec::new(),
        motivi: BTreeMap::new(),
    };
    let mut pagina = leggi(ufficio, elenco, "").await?;
    while let Some((ultima, _)) = pagina.last() {
        corso.prosegui()?;
        corso.passo("Confronto le persone con il profilo", spoglio.pesate as usize, totale);
        let dopo = ultima.id.clone();
        let (prossima, pesate) =
            tokio::try_join!(leggi(ufficio, elenco, &dopo), in_parallelo(metro, pagina, capacita))?;
        pagina = prossima;
        for (posto, esclusioni) in pesate {
            spoglio.pesate += 1;
            if esclusioni.is_empty() {
                spoglio.adatte += 1;
                spoglio.adatti.aggiungi(posto);
            } else {
                spoglio.esclude(&esclusioni);
                spoglio.esclusi.aggiungi(posto);
            }
        }
    }
    Ok(spoglio)
}

/// A page of people with the first day of their seniority.
async fn leggi(ufficio: &Ufficio, elenco: &str, dopo: &str) -> Result<Vec<(Persona, String)>, Errore> {
    let persone = ufficio.archivio.persone_in_elenco(elenco, dopo, PAGINA).await?;
    let Some(fino) = persone.last().map(|persona| persona.id.clone()) else { return Ok(Vec::new()) };
    let mut anzianita = ufficio.archivio.anzianita_in_elenco(elenco, dopo, &fino).await?;
    let con = |persona: Persona| {
        let dal = anzianita.remove(&persona.id).unwrap_or_default();
        (persona, dal)
    };
    Ok(persone.into_iter().map(con).collect())
}

/// Weighs a page on every processor.
async fn in_parallelo(
    metro: &Arc<Metro>,
    pagina: Vec<(Persona, String)>,
    capacita: bool,
) -> Result<Vec<(Posto, Vec<String>)>, Errore> {
    let metro = Arc::clone(metro);
    let lavoro = tokio::task::spawn_blocking(move || {
        let piene = if capacita { metro.piene() } else { BTreeMap::new() };
        pagina
            .into_par_iter()
            .map(|(persona, anzianita)| {
                let abbinamento = metro.abbina(&leggi_dati(&persona)?, piene.clone())?;
                let mancano = 100_u8.saturating_sub(abbinamento.punteggio);
                Ok((Posto { mancano, anzianita, persona_id: persona.id }, abbinamento.esclusioni))
            })
            .collect::<Result<Vec<_>, Errore>>()
    });
    lavoro
        .await
        .map_err(|errore| Errore::guasto("confronto_interrotto", format!("Il confronto si è interrotto: {errore}")))?
}

/// Opens the sealed parts in the order of the most that each could reach, until nobody left could pass before
/// those found; how many parts were opened.
async fn con_i_fascicoli(
    ufficio: &Ufficio,
    metro: &Metro,
    adatti: Vec<Posto>,
    chiave: &Chiave,
    spoglio: &mut Spoglio,
    corso: &Corso,
) -> Result<(Vec<Candidato>, u32), Errore> {
    let (mut trovati, mut aperti): (Vec<(Posto, Candidato)>, u32) = (Vec::new(), 0);
    for (numero, gruppo) in adatti.chunks(APERTI_INSIEME).enumerate() {
        let superati = trovati.get(VISTI - 1).is_some_and(|(ultimo, _)| ultimo.mancano < gruppo[0].mancano);
        if superati {
            break;
        }
        corso.prosegui()?;
        corso.passo("Leggo le capacità nei fascicoli", numero * APERTI_INSIEME, adatti.len());
        let ids: Vec<String> = gruppo.iter().map(|posto| posto.persona_id.clone()).collect();
        let capacita = capacita(ufficio, &ids, chiave).await?;
        aperti += u32::try_from(capacita.len()).unwrap_or(u32::MAX);
        for posto in gruppo {
            let sue = capacita.get(&posto.persona_id).cloned().unwrap_or_default();
            let (candidato, esclusioni) = candidato(ufficio, metro, &posto.persona_id, sue).await?;
            let mancano = 100_u8.saturating_sub(u8::try_from(candidato.punteggio).unwrap_or(100));
            let posto = Posto { mancano, ..posto.clone() };
            if esclusioni.is_empty() {
                trovati.push((posto, candidato));
            } else {
                spoglio.adatte -= 1;
                spoglio.esclude(&esclusioni);
                spoglio.esclusi_letti.push(candidato);
            }
        }
        trovati.sort_by(|(uno, _), (altro, _)| uno.cmp(altro));
        trovati.truncate(VISTI);
    }
    Ok((trovati.into_iter().map(|(_, candidato)| candidato).collect(), aperti))
}

/// The capacities of these people, out of their sealed parts: each opening is in the register.
async fn capacita(
    ufficio: &Ufficio,
    persone: &[String],
    chiave: &Chiave,
) -> Result<BTreeMap<String, BTreeMap<String, Grado>>, Errore> {
    let aperti = crate::fascicolo::di_molte(ufficio, persone, &chiave.chiave, &chiave.motivo).await?;
    let mut tutte = BTreeMap::new();
    for (persona_id, dati) in aperti {
        let sue = dati.capacita.iter().filter_map(|una| Some((una.codice.clone(), grado(&una.grado)?))).collect();
        tutte.insert(persona_id, sue);
    }
    Ok(tutte)
}

/// The people of these places, with their score explained.
async fn spiega(ufficio: &Ufficio, metro: &Metro, posti: &[Posto]) -> Result<Vec<Candidato>, Errore> {
    let mut candidati = Vec::with_capacity(posti.len());
    for posto in posti {
        candidati.push(candidato(ufficio, metro, &posto.persona_id, BTreeMap::new()).await?.0);
    }
    Ok(candidati)
}

/// A person against the profile, and what rules it out.
async fn candidato(
    ufficio: &Ufficio,
    metro: &Metro,
    persona_id: &str,
    capacita: BTreeMap<String, Grado>,
) -> Result<(Candidato, Vec<String>), Errore> {
    let persona: Persona = ufficio.archivio.leggi(persona_id).await?;
    let abbinamento = metro.abbina(&leggi_dati(&persona)?, capacita)?;
    let candidato = Candidato {
        persona: nome_intero(&persona),
        comune: persona.comune.clone().unwrap_or_default(),
        punteggio: u32::from(abbinamento.punteggio),
        escluso_perche: abbinamento.esclusioni.join("; "),
        mancanti: abbinamento.mancanti,
        spiegazione: abbinamento.spiegazione,
        nella_rosa: false,
        persona_id: persona.id,
    };
    Ok((candidato, abbinamento.esclusioni))
}
