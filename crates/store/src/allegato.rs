//! Files attached to a record.

use crate::archivio::Archivio;
use crate::errore::{Esito, StoreError};
use crate::registro::impronta;
use crate::scrittura::{Fatto, Scrittura};

/// An attachment, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct Allegato {
    /// Id.
    pub id: String,
    /// Kind of record that it is attached to.
    pub oggetto: String,
    /// That record's id.
    pub oggetto_id: String,
    /// The employer it concerns, if one.
    pub datore_id: Option<String>,
    /// File name.
    pub nome: String,
    /// Media type.
    pub tipo: String,
    /// Bytes.
    pub dimensione: i64,
    /// SHA-256, hexadecimal.
    pub impronta: String,
    /// When, ISO instant.
    pub caricato_il: String,
    /// Who.
    pub utente: String,
}

/// An attachment to add.
#[derive(Clone)]
pub struct NuovoAllegato {
    /// Kind of record to attach it to.
    pub oggetto: String,
    /// That record's id.
    pub oggetto_id: String,
    /// The employer it concerns, if one.
    pub datore_id: Option<String>,
    /// File name.
    pub nome: String,
    /// Media type.
    pub tipo: String,
    /// Bytes.
    pub contenuto: Vec<u8>,
}

const AGGIUNGI: &str = "INSERT INTO allegato (id, oggetto, oggetto_id, datore_id, nome, tipo, dimensione, impronta, \
     caricato_il, utente, contenuto) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const UNO: &str = "SELECT id, oggetto, oggetto_id, datore_id, nome, tipo, dimensione, impronta, caricato_il, utente \
     FROM allegato WHERE id = $1";
const ELENCO: &str = "SELECT id, oggetto, oggetto_id, datore_id, nome, tipo, dimensione, impronta, caricato_il, \
     utente FROM allegato WHERE oggetto = $1 AND oggetto_id = $2 ORDER BY id DESC";
const CONTENUTO: &str = "SELECT contenuto FROM allegato WHERE id = $1";
const TOGLI: &str = "DELETE FROM allegato WHERE id = $1";

pub(crate) const FRASI: &[&str] = &[AGGIUNGI, UNO, ELENCO, CONTENUTO, TOGLI];

impl Archivio {
    /// Attachments of a record, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn allegati(&self, oggetto: &str, oggetto_id: &str) -> Esito<Vec<Allegato>> {
        self.db().presa().await?.conn().righe(ELENCO, vec![oggetto.into(), oggetto_id.into()]).await
    }

    /// An attachment's bytes.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn contenuto_allegato(&self, id: &str) -> Esito<Option<Vec<u8>>> {
        self.db().presa().await?.conn().byte(CONTENUTO, vec![id.into()]).await
    }
}

impl Scrittura {
    /// Adds an attachment.
    ///
    /// # Errors
    /// If the archive refuses.
    pub async fn allega(&mut self, nuovo: &NuovoAllegato) -> Esito<Allegato> {
        let allegato = Allegato {
            id: self.nuovo_id()?,
            oggetto: nuovo.oggetto.clone(),
            oggetto_id: nuovo.oggetto_id.clone(),
            datore_id: nuovo.datore_id.clone(),
            nome: nuovo.nome.clone(),
            tipo: nuovo.tipo.clone(),
            dimensione: i64::try_from(nuovo.contenuto.len()).unwrap_or(i64::MAX),
            impronta: impronta(&nuovo.contenuto),
            caricato_il: self.autore.quando.clone(),
            utente: self.autore.utente.clone(),
        };
        let valori = vec![
            (&allegato.id).into(),
            (&allegato.oggetto).into(),
            (&allegato.oggetto_id).into(),
            (&allegato.datore_id).into(),
            (&allegato.nome).into(),
            (&allegato.tipo).into(),
            allegato.dimensione.into(),
            (&allegato.impronta).into(),
            (&allegato.caricato_il).into(),
            (&allegato.utente).into(),
            nuovo.contenuto.as_slice().into(),
        ];
        self.conn().esegui(AGGIUNGI, valori).await?;
        self.segna_allegato("allegato", &allegato, None, Some(allegato.impronta.clone()));
        Ok(allegato)
    }

    /// Takes an attachment away; the register keeps its hash.
    ///
    /// # Errors
    /// [`StoreError::NonTrovato`].
    pub async fn togli_allegato(&mut self, id: &str) -> Esito<()> {
        let allegato: Option<Allegato> = self.conn().riga(UNO, vec![id.into()]).await?;
        let allegato = allegato.ok_or_else(|| StoreError::NonTrovato { oggetto: "allegato", id: id.to_owned() })?;
        self.conn().esegui(TOGLI, vec![id.into()]).await?;
        self.segna_allegato("tolto", &allegato, Some(allegato.impronta.clone()), None);
        Ok(())
    }

    fn segna_allegato(
        &mut self,
        azione: &'static str,
        allegato: &Allegato,
        prima: Option<String>,
        dopo: Option<String>,
    ) {
        let datore_id = allegato.datore_id.as_deref();
        self.fatto(Fatto { azione, oggetto: "allegato", id: &allegato.id, datore_id, prima, dopo, ..Fatto::default() });
    }
}
