//! What a request asks for and what the office knows of a person, as the rules of matching read them.

use crate::api::{CapacitaChiesta, DatiPersona, DatiPreselezione};
use crate::leggi::Leggi;
use crate::modulo::pieno;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Errore, Ore};
use mirato_exchange::tabelle::{codice_del_comune, distanza_km};
use mirato_norme::abbinamento::{
    Abbinamento, Candidato, CapacitaRichiesta, DisponibilitaOraria, Grado, Profilo, TitoloStudio, abbina,
};
use mirato_store::normalizza;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A request ready to be put beside many people.
pub(super) struct Metro {
    profilo: Profilo,
    /// Cadastral code of the comune of the work, if its name is one of the table.
    luogo: Option<&'static str>,
    oggi: NaiveDate,
    leggi: Arc<Leggi>,
}

impl Metro {
    /// Reads what the request asks for.
    ///
    /// # Errors
    /// If the table of capacities cannot be read.
    pub(super) fn nuovo(ufficio: &Ufficio, richiesta: &DatiPreselezione, pubblico: bool) -> Result<Self, Errore> {
        Ok(Self {
            profilo: profilo(ufficio, richiesta, pubblico)?,
            luogo: codice_del_comune(&richiesta.comune, &richiesta.provincia),
            oggi: ufficio.orologio.oggi(),
            leggi: ufficio.leggi(),
        })
    }

    /// A person against the request, with these capacities.
    ///
    /// # Errors
    /// What the rules refuse.
    pub(super) fn abbina(&self, dati: &DatiPersona, capacita: BTreeMap<String, Grado>) -> Result<Abbinamento, Errore> {
        let candidato = conosciuto(dati, capacita, self.distanza(dati));
        Ok(abbina(&self.leggi.parametri, &self.profilo, &candidato, self.oggi)?)
    }

    /// The capacities asked for, each at its full: nobody can do better.
    pub(super) fn piene(&self) -> BTreeMap<String, Grado> {
        self.profilo.capacita.iter().map(|chiesta| (chiesta.codice.clone(), Grado::Pieno)).collect()
    }

    /// From where the person lives, the domicile first, to where the work is.
    fn distanza(&self, dati: &DatiPersona) -> Option<u32> {
        let casa = if dati.domicilio.comune.trim().is_empty() { &dati.residenza } else { &dati.domicilio };
        distanza_km(codice_del_comune(&casa.comune, &casa.provincia)?, self.luogo?)
    }
}

/// A grade by its code.
pub(super) fn grado(codice: &str) -> Option<Grado> {
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

fn profilo(ufficio: &Ufficio, richiesta: &DatiPreselezione, pubblico: bool) -> Result<Profilo, Errore> {
    let nomi = crate::fascicolo::tabella_capacita(ufficio)?;
    let nome = |codice: &str| {
        nomi.iter().find(|voce| voce.codice == codice).map_or_else(|| codice.to_owned(), |voce| voce.nome.clone())
    };
    let ore = pieno(&richiesta.ore).and_then(|ore| ore.parse::<Ore>().ok());
    let intere = pieno(&richiesta.ore_contratto).and_then(|ore| ore.parse::<Ore>().ok());
    let capacita = richiesta.capacita.iter().filter_map(|CapacitaChiesta { codice, grado: minimo, essenziale }| {
        let (codice, nome, minimo) = (codice.clone(), nome(codice), grado(minimo)?);
        Some(CapacitaRichiesta { codice, nome, minimo, essenziale: *essenziale })
    });
    Ok(Profilo {
        professioni: professioni(&richiesta.qualifiche),
        ore,
        tempo_parziale: ore.zip(intere).is_some_and(|(ore, intere)| ore < intere),
        turni: richiesta.turni,
        notte: richiesta.notturno,
        mezzo_proprio: richiesta.mezzo_proprio,
        patente: richiesta.patente.clone(),
        datore_pubblico: pubblico,
        capacita: capacita.collect(),
        titolo_studio: titolo(&richiesta.titolo_minimo),
        lingue: Vec::new(),
    })
}

/// Codes, or words without regard to case and accents.
fn professioni(scritte: &[String]) -> Vec<String> {
    scritte.iter().map(|una| if una.contains('.') { una.trim().to_owned() } else { normalizza(una) }).collect()
}

/// What the office knows of a person: a form never filled in is not an answer.
fn conosciuto(dati: &DatiPersona, capacita: BTreeMap<String, Grado>, distanza_km: Option<u32>) -> Candidato {
    let scelte = &dati.disponibilita;
    let detto = scelte.privati || scelte.pubblici || scelte.tirocinio;
    Candidato {
        professioni: (!dati.qualifiche.is_empty()).then(|| professioni(&dati.qualifiche)),
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
        distanza_km,
        distanza_massima_km: (scelte.distanza_km > 0).then_some(scelte.distanza_km),
        mezzo_proprio: detto.then_some(scelte.mezzo_proprio),
        patente: pieno(&scelte.patente),
        capacita,
        limitazioni: BTreeMap::new(),
        titolo_studio: dati.titoli.iter().filter_map(|scritto| titolo(&scritto.livello)).max(),
        lingue: None,
    }
}
