//! What each user of the office may do.

use crate::archivio::Archivio;
use crate::errore::{Esito, StoreError};
use crate::registro::impronta;
use crate::scrittura::{Fatto, Scrittura};

parole! {
    /// What a user may do.
    Ruolo {
        /// Everything: decides, signs, configures.
        Responsabile = "responsabile",
        /// Records and prepares.
        Istruttore = "istruttore",
        /// Looks, and takes lists out.
        Consultazione = "consultazione",
    }
}

/// A user with a role.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RuoloUtente {
    /// User.
    pub utente: String,
    /// Role.
    #[sqlx(try_from = "String")]
    pub ruolo: Ruolo,
    /// Since when, ISO instant.
    pub dal: String,
    /// Who gave it.
    pub da: String,
}

const TUTTI: &str = "SELECT utente, ruolo, dal, da FROM ruolo ORDER BY utente";
const DA: &str = "INSERT INTO ruolo (utente, ruolo, dal, da) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (utente) DO UPDATE SET ruolo = excluded.ruolo, dal = excluded.dal, da = excluded.da";
const TOGLI: &str = "DELETE FROM ruolo WHERE utente = $1";

pub(crate) const FRASI: &[&str] = &[TUTTI, DA, TOGLI];

impl Archivio {
    /// Users with a role, by name; none while everybody may do everything.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn ruoli(&self) -> Esito<Vec<RuoloUtente>> {
        self.db().presa().await?.conn().righe(TUTTI, vec![]).await
    }
}

impl Scrittura {
    /// As [`Archivio::ruoli`], as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn ruoli(&mut self) -> Esito<Vec<RuoloUtente>> {
        self.conn().righe(TUTTI, vec![]).await
    }

    /// Gives a user a role in the place of the one they had; the register remembers it.
    ///
    /// # Errors
    /// If the archive refuses.
    pub async fn assegna_ruolo(&mut self, utente: &str, ruolo: Ruolo) -> Esito<()> {
        let (quando, da) = (self.autore.quando.clone(), self.autore.utente.clone());
        let valori = vec![utente.into(), ruolo.as_str().into(), quando.into(), da.into()];
        self.conn().esegui(DA, valori).await?;
        let dopo = Some(impronta(ruolo.as_str().as_bytes()));
        self.fatto(Fatto { azione: "assegnato", oggetto: "ruolo", id: utente, dopo, ..Fatto::default() });
        Ok(())
    }

    /// Takes a user's role away; the register remembers it.
    ///
    /// # Errors
    /// [`StoreError::NonTrovato`].
    pub async fn togli_ruolo(&mut self, utente: &str) -> Esito<()> {
        let prima = self.ruoli().await?.into_iter().find(|uno| uno.utente == utente);
        let Some(prima) = prima else {
            return Err(StoreError::NonTrovato { oggetto: "ruolo", id: utente.to_owned() });
        };
        self.conn().esegui(TOGLI, vec![utente.into()]).await?;
        let prima = Some(impronta(prima.ruolo.as_str().as_bytes()));
        self.fatto(Fatto { azione: "tolto", oggetto: "ruolo", id: utente, prima, ..Fatto::default() });
        Ok(())
    }
}
