//! What happened to people, for whoever looks at many of them: a few questions for a whole page.

use crate::archivio::Archivio;
use crate::base::{Valore, segnaposti};
use crate::errore::Esito;
use crate::iscrizione::Iscrizione;
use crate::vita::{Evento, Rapporto};
use std::collections::BTreeMap;

/// What happened to a person.
#[derive(Default)]
pub struct FattiPersona {
    /// Iscrizioni, the latest first.
    pub iscrizioni: Vec<Iscrizione>,
    /// Jobs, the latest first.
    pub rapporti: Vec<Rapporto>,
    /// Events, the latest first.
    pub eventi: Vec<Evento>,
    /// First day on which something in the sealed part is to be looked at again.
    pub rivedere_il: Option<String>,
}

impl Archivio {
    /// What happened to these people, by their id.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn fatti_delle_persone(&self, persone: &[String]) -> Esito<BTreeMap<String, FattiPersona>> {
        let mut fatti: BTreeMap<String, FattiPersona> = BTreeMap::new();
        if persone.is_empty() {
            return Ok(fatti);
        }
        let loro = format!("WHERE persona_id IN {}", segnaposti(1, persone.len()));
        let valori = || persone.iter().map(Valore::from).collect::<Vec<_>>();
        let ordinati = |ordine: &str| format!("{loro} ORDER BY {ordine} DESC, id DESC");
        for iscrizione in self.elenca::<Iscrizione>(&ordinati("richiesta_il"), valori()).await? {
            fatti.entry(iscrizione.persona_id.clone()).or_default().iscrizioni.push(iscrizione);
        }
        for rapporto in self.elenca::<Rapporto>(&ordinati("dal"), valori()).await? {
            fatti.entry(rapporto.persona_id.clone()).or_default().rapporti.push(rapporto);
        }
        for evento in self.elenca::<Evento>(&ordinati("data"), valori()).await? {
            fatti.entry(evento.persona_id.clone()).or_default().eventi.push(evento);
        }
        let frase = format!("SELECT persona_id, rivedere_il FROM fascicolo {loro} AND rivedere_il IS NOT NULL");
        for (persona, giorno) in self.db().presa().await?.conn().righe::<(String, String)>(&frase, valori()).await? {
            fatti.entry(persona).or_default().rivedere_il = Some(giorno);
        }
        Ok(fatti)
    }
}
