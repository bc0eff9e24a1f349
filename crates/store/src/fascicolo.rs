//! The sealed health part of each person, and who may open it.

use crate::archivio::Archivio;
use crate::errore::{Esito, StoreError};
use crate::registro::impronta;
use crate::scrittura::{Fatto, Scrittura};
use crate::sigillo::{ChiaveFascicoli, sigilla};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

aggregato! {
    /// A sealed part, as it is kept: nobody reads it from here.
    "fascicolo" Fascicolo {
        /// Person.
        persona_id: String,
        /// When it was last sealed, ISO instant.
        aggiornato_il: String,
        /// First day on which something in it is to be looked at again.
        rivedere_il: Option<String>,
        /// The sealed bytes.
        #[ts(type = "unknown")]
        sigillo: Vec<u8>,
    }
    fn della_persona(&self) -> Option<&str> {
        Some(&self.persona_id)
    }
}

/// Somebody who may open sealed parts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct Abilitazione {
    /// User.
    pub utente: String,
    /// Since when, ISO instant.
    pub dal: String,
    /// Who gave the right.
    pub da: String,
}

/// What is sealed: the person is inside, so that a sealed part put beside another name shows.
#[derive(Serialize, Deserialize)]
struct Busta {
    persona_id: String,
    dati: serde_json::Value,
}

/// A part to seal for the first time.
pub struct ParteDaSigillare {
    /// Person.
    pub persona_id: String,
    /// What is to be sealed.
    pub dati: serde_json::Value,
    /// First day on which something in it is to be looked at again, ISO date.
    pub rivedere_il: Option<String>,
}

pub(crate) fn in_busta(pubblica: &[u8], persona_id: &str, dati: serde_json::Value) -> Esito<Vec<u8>> {
    let busta = serde_json::to_vec(&Busta { persona_id: persona_id.to_owned(), dati })
        .map_err(|e| StoreError::Base(e.to_string()))?;
    sigilla(pubblica, &Zeroizing::new(busta))
}

/// What an envelope holds, if it names who it should.
pub(crate) fn da_busta(chiave: &ChiaveFascicoli, sigillo: &[u8], persona_id: &str) -> Esito<serde_json::Value> {
    let estranea = || StoreError::Danneggiato("una parte sigillata non è di questa persona".to_owned());
    let chiaro = chiave.apri(sigillo)?;
    let busta: Busta = serde_json::from_slice(&chiaro).map_err(|_| estranea())?;
    if busta.persona_id == persona_id { Ok(busta.dati) } else { Err(estranea()) }
}

const PUBBLICA: &str = "SELECT pubblica FROM chiave_fascicoli WHERE unico = 1";
const TIENI_PUBBLICA: &str = "INSERT INTO chiave_fascicoli (unico, pubblica) VALUES (1, $1)";
const ABILITATI: &str = "SELECT utente, dal, da FROM abilitazione ORDER BY utente";
const AVVOLTA: &str = "SELECT chiave FROM abilitazione WHERE utente = $1";
const ABILITA: &str = "INSERT INTO abilitazione (utente, dal, da, chiave) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (utente) DO UPDATE SET dal = excluded.dal, da = excluded.da, chiave = excluded.chiave";
const DISABILITA: &str = "DELETE FROM abilitazione WHERE utente = $1";
const QUANTI: &str = "SELECT count(*) FROM abilitazione";

pub(crate) const FRASI: &[&str] = &[PUBBLICA, TIENI_PUBBLICA, ABILITATI, AVVOLTA, ABILITA, DISABILITA, QUANTI];

impl Archivio {
    /// Who may open sealed parts.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn abilitazioni(&self) -> Esito<Vec<Abilitazione>> {
        self.db().presa().await?.conn().righe(ABILITATI, vec![]).await
    }

    /// The private key, out of a user's wrapping.
    ///
    /// # Errors
    /// [`StoreError::NonAbilitato`], [`StoreError::ParolaFascicoliErrata`].
    pub async fn sblocca_fascicoli(&self, utente: &str, parola: &str) -> Esito<ChiaveFascicoli> {
        let avvolta = self.db().presa().await?.conn().byte(AVVOLTA, vec![utente.into()]).await?;
        ChiaveFascicoli::svolta(&avvolta.ok_or(StoreError::NonAbilitato)?, parola)
    }

    /// A person's sealed part, closed.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn fascicolo(&self, persona_id: &str) -> Esito<Option<Fascicolo>> {
        self.trova("WHERE persona_id = $1", vec![persona_id.into()]).await
    }

    /// Sealed parts with something to look at again by a day: person and day, nothing else.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn fascicoli_da_rivedere(&self, entro: &str, limite: u32) -> Esito<Vec<Fascicolo>> {
        let seguito = "WHERE rivedere_il <= $1 ORDER BY rivedere_il, id LIMIT $2";
        self.elenca(seguito, vec![entro.into(), i64::from(limite).into()]).await
    }
}

impl Scrittura {
    /// Gives a user the right to open sealed parts, under a word of their own. The first one makes
    /// the key; after that only somebody who holds it can give it.
    ///
    /// # Errors
    /// [`StoreError::NonAbilitato`] without the key of somebody who may.
    pub async fn abilita(&mut self, utente: &str, parola: &str, chi: Option<&ChiaveFascicoli>) -> Esito<()> {
        let nuova = match (self.conn().byte(PUBBLICA, vec![]).await?, chi) {
            (Some(_), None) => return Err(StoreError::NonAbilitato),
            (Some(_), Some(chiave)) => chiave.clone(),
            (None, _) => {
                let (chiave, pubblica) = ChiaveFascicoli::nuova()?;
                self.conn().esegui(TIENI_PUBBLICA, vec![pubblica.as_slice().into()]).await?;
                chiave
            }
        };
        let avvolta = nuova.avvolta(parola)?;
        let (quando, da) = (self.autore.quando.clone(), self.autore.utente.clone());
        let valori = vec![utente.into(), quando.into(), da.into(), avvolta.as_slice().into()];
        self.conn().esegui(ABILITA, valori).await?;
        let dopo = Some(impronta(&avvolta));
        self.fatto(Fatto { azione: "abilitato", oggetto: "abilitazione", id: utente, dopo, ..Fatto::default() });
        Ok(())
    }

    /// Takes the right away. The last one stays: without it nobody could ever open what is sealed.
    ///
    /// # Errors
    /// [`StoreError::UltimoAbilitato`], [`StoreError::NonTrovato`].
    pub async fn disabilita(&mut self, utente: &str) -> Esito<()> {
        let Some(avvolta) = self.conn().byte(AVVOLTA, vec![utente.into()]).await? else {
            return Err(StoreError::NonTrovato { oggetto: "abilitazione", id: utente.to_owned() });
        };
        if self.conn().numero(QUANTI, vec![]).await? == 1 {
            return Err(StoreError::UltimoAbilitato);
        }
        self.conn().esegui(DISABILITA, vec![utente.into()]).await?;
        let prima = Some(impronta(&avvolta));
        self.fatto(Fatto { azione: "disabilitato", oggetto: "abilitazione", id: utente, prima, ..Fatto::default() });
        Ok(())
    }

    /// Seals a person's part in the place of what was there, whose version must be the archived one
    /// (0 for the first).
    ///
    /// # Errors
    /// [`StoreError::NessunAbilitato`] before anybody may open it; [`StoreError::Superato`].
    pub async fn sigilla_fascicolo(
        &mut self,
        persona_id: &str,
        versione: i64,
        dati: serde_json::Value,
        rivedere_il: Option<String>,
    ) -> Esito<Fascicolo> {
        let pubblica = self.conn().byte(PUBBLICA, vec![]).await?.ok_or(StoreError::NessunAbilitato)?;
        let sigillo = in_busta(&pubblica, persona_id, dati)?;
        let aggiornato_il = self.autore.quando.clone();
        match self.fascicolo_in(persona_id).await? {
            Some(prima) => self.salva(Fascicolo { versione, sigillo, aggiornato_il, rivedere_il, ..prima }).await,
            None => {
                let (id, persona_id) = (String::new(), persona_id.to_owned());
                self.inserisci(Fascicolo { id, persona_id, aggiornato_il, rivedere_il, sigillo, versione: 0 }).await
            }
        }
    }

    /// Seals the parts of people who have none yet, in few statements.
    ///
    /// # Errors
    /// [`StoreError::NessunAbilitato`]; [`StoreError::Doppio`] if somebody has one.
    pub async fn sigilla_nuovi(&mut self, parti: Vec<ParteDaSigillare>) -> Esito<()> {
        if parti.is_empty() {
            return Ok(());
        }
        let pubblica = self.conn().byte(PUBBLICA, vec![]).await?.ok_or(StoreError::NessunAbilitato)?;
        let mut fascicoli = Vec::with_capacity(parti.len());
        for ParteDaSigillare { persona_id, dati, rivedere_il } in parti {
            let (id, aggiornato_il) = (String::new(), self.autore.quando.clone());
            let sigillo = in_busta(&pubblica, &persona_id, dati)?;
            fascicoli.push(Fascicolo { id, persona_id, aggiornato_il, rivedere_il, sigillo, versione: 0 });
        }
        self.inserisci_tutti(fascicoli).await.map(|_| ())
    }

    /// Opens a person's part and writes in the register who did it and why; the JSON that was sealed,
    /// with its version.
    ///
    /// # Errors
    /// [`StoreError::Danneggiato`] if it is not that person's or the key is another.
    pub async fn apri_fascicolo(
        &mut self,
        persona_id: &str,
        chiave: &ChiaveFascicoli,
        motivo: &str,
    ) -> Esito<Option<(serde_json::Value, i64)>> {
        let Some(fascicolo) = self.fascicolo_in(persona_id).await? else { return Ok(None) };
        let dati = da_busta(chiave, &fascicolo.sigillo, persona_id)?;
        self.fatto(Fatto {
            azione: "aperto",
            oggetto: "fascicolo",
            id: &fascicolo.id,
            persona_id: Some(persona_id),
            motivo: Some(motivo.to_owned()),
            ..Fatto::default()
        });
        Ok(Some((dati, fascicolo.versione)))
    }

    /// Opens the parts of several people, as [`Self::apri_fascicolo`] does one by one; those without a part
    /// are absent.
    ///
    /// # Errors
    /// As [`Self::apri_fascicolo`].
    pub async fn apri_fascicoli(
        &mut self,
        persone: &[String],
        chiave: &ChiaveFascicoli,
        motivo: &str,
    ) -> Esito<BTreeMap<String, serde_json::Value>> {
        let mut aperti = BTreeMap::new();
        for persona in persone {
            if let Some((dati, _)) = self.apri_fascicolo(persona, chiave, motivo).await? {
                aperti.insert(persona.clone(), dati);
            }
        }
        Ok(aperti)
    }

    /// The key that seals, once somebody may open.
    pub(crate) async fn pubblica_fascicoli(&mut self) -> Esito<Option<Vec<u8>>> {
        self.conn().byte(PUBBLICA, vec![]).await
    }

    pub(crate) async fn fascicolo_in(&mut self, persona_id: &str) -> Esito<Option<Fascicolo>> {
        let frase = crate::aggregato::frase_leggi::<Fascicolo>("WHERE persona_id = $1");
        self.conn().riga(&frase, vec![persona_id.into()]).await
    }
}
