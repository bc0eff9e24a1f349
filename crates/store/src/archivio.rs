//! The open archive.

use crate::base::Db;
use crate::chiave::Chiave;
use crate::errore::{Esito, StoreError};
use crate::posizione::{self, Posizione};
use crate::{dialetto, migrazione};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};
use std::path::Path;
use std::time::Duration;

/// An open archive. Cheap to clone: the clones share the same connections.
#[derive(Clone)]
pub struct Archivio {
    db: Db,
    posizione: Posizione,
    pub(crate) chiave: Option<Chiave>,
    in_rete: bool,
}

/// What [`Archivio::verifica_integrita`] found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct Integrita {
    /// What is wrong, one sentence each; empty when the archive is whole.
    pub danni: Vec<String>,
    /// Statements of this program that the archive accepted.
    pub frasi_accettate: usize,
}

impl Archivio {
    /// Creates an archive where there is none: a new encrypted file, or the tables in an empty
    /// PostgreSQL database.
    ///
    /// # Errors
    /// [`StoreError::EsisteGia`], [`StoreError::ParolaMancante`] for a file without a password,
    /// and whatever the disk or the server says.
    pub async fn crea(posizione: &str, parola: Option<&str>) -> Esito<Self> {
        let posizione: Posizione = posizione.parse()?;
        let (db, chiave, in_rete) = match &posizione {
            Posizione::File(percorso) => {
                if percorso.exists() {
                    return Err(StoreError::EsisteGia(posizione.to_string()));
                }
                let chiave = Chiave::nuova(parola_richiesta(parola)?)?;
                let in_rete = posizione::in_rete(percorso);
                (apri_file(percorso, &chiave, in_rete, true).await?, Some(chiave), in_rete)
            }
            Posizione::Server(url) => (apri_server(url, parola).await?, None, false),
        };
        let archivio = Self { db, posizione, chiave, in_rete };
        let esiste = dialetto::ha_tabella(&mut archivio.db.presa().await?.conn(), migrazione::TABELLA).await?;
        if esiste {
            archivio.chiudi().await;
            return Err(StoreError::EsisteGia(archivio.posizione.to_string()));
        }
        if let Err(errore) = migrazione::applica(&archivio.db).await {
            archivio.chiudi().await;
            if let Posizione::File(percorso) = &archivio.posizione {
                // A file without tables is nobody's archive: it would only stand in the way.
                let _ = std::fs::remove_file(percorso);
            }
            return Err(errore);
        }
        Ok(archivio)
    }

    /// Opens an archive and, after a backup, brings it up to date.
    ///
    /// # Errors
    /// [`StoreError::FileAssente`], [`StoreError::FileEstraneo`], [`StoreError::ParolaErrata`],
    /// [`StoreError::ArchivioEstraneo`], [`StoreError::ArchivioPiuNuovo`],
    /// [`StoreError::ServerNonRaggiungibile`].
    pub async fn apri(posizione: &str, parola: Option<&str>) -> Esito<Self> {
        let posizione: Posizione = posizione.parse()?;
        let archivio = match &posizione {
            Posizione::File(percorso) => {
                if !percorso.is_file() {
                    return Err(StoreError::FileAssente(percorso.clone()));
                }
                let chiave = Chiave::del_file(parola_richiesta(parola)?, percorso)?;
                Self::apri_con_chiave(percorso, chiave).await?
            }
            Posizione::Server(url) => {
                let db = apri_server(url, parola).await?;
                Self { db, posizione, chiave: None, in_rete: false }
            }
        };
        match archivio.migra().await {
            Ok(_) => Ok(archivio),
            Err(errore) => {
                archivio.chiudi().await;
                Err(errore)
            }
        }
    }

    /// Opens a file with its key already derived, as it stands: no migration.
    pub(crate) async fn apri_con_chiave(percorso: &Path, chiave: Chiave) -> Esito<Self> {
        let in_rete = posizione::in_rete(percorso);
        let db = apri_file(percorso, &chiave, in_rete, false).await?;
        Ok(Self { db, posizione: Posizione::File(percorso.to_owned()), chiave: Some(chiave), in_rete })
    }

    /// Closes every connection and, for a file, folds its journal back into it.
    pub async fn chiudi(&self) {
        self.db.chiudi().await;
    }

    /// Where the archive is.
    #[must_use]
    pub const fn posizione(&self) -> &Posizione {
        &self.posizione
    }

    /// A warning for whoever opens it, in Italian: the file lies on a network share. It is then
    /// opened without WAL, which would corrupt it.
    #[must_use]
    pub fn avviso(&self) -> Option<&'static str> {
        self.in_rete.then_some(
            "L'archivio sta in una cartella di rete: usalo da un computer alla volta, altrimenti si danneggia. \
             Per lavorare in più persone serve PostgreSQL.",
        )
    }

    /// Reads every page and every link between tables, and asks the engine to compile every
    /// statement of this program against the archive, unless it is of an earlier format: those are
    /// statements for what it becomes when it is opened. A full read of the file.
    ///
    /// # Errors
    /// If the archive cannot be read at all.
    pub async fn verifica_integrita(&self) -> Esito<Integrita> {
        let mut presa = self.db.presa().await?;
        let mut conn = presa.conn();
        let mut danni = match dialetto::danni(&mut conn).await {
            Ok(danni) => danni,
            Err(StoreError::Danneggiato(danno) | StoreError::Base(danno)) => vec![danno],
            Err(altro) => return Err(altro),
        };
        let mut frasi_accettate = 0;
        let aggiornato = crate::migrazione::aggiornato(&self.db, &mut conn).await?;
        let frasi = if aggiornato { crate::migrazione::frasi(&conn) } else { Vec::new() };
        for frase in frasi {
            match conn.prepara(&frase).await {
                Ok(()) => frasi_accettate += 1,
                Err(errore) => danni.push(format!("{errore} [{frase}]")),
            }
        }
        Ok(Integrita { danni, frasi_accettate })
    }

    pub(crate) const fn db(&self) -> &Db {
        &self.db
    }
}

impl std::fmt::Debug for Archivio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Archivio({})", self.posizione)
    }
}

pub(crate) fn parola_richiesta(parola: Option<&str>) -> Esito<&str> {
    parola.filter(|parola| !parola.is_empty()).ok_or(StoreError::ParolaMancante)
}

async fn apri_file(percorso: &Path, chiave: &Chiave, in_rete: bool, nuovo: bool) -> Esito<Db> {
    let giornale = if in_rete { SqliteJournalMode::Delete } else { SqliteJournalMode::Wal };
    let opzioni = SqliteConnectOptions::new()
        .filename(percorso)
        .create_if_missing(nuovo)
        .pragma("key", chiave.pragma())
        .journal_mode(giornale)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(15))
        // Nothing in clear on the disk, and enough pages in memory not to decipher them twice.
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-32768")
        .statement_cache_capacity(300);
    let pool = SqlitePoolOptions::new().max_connections(4).connect_with(opzioni).await?;
    Ok(Db::Sqlite(pool))
}

async fn apri_server(url: &str, parola: Option<&str>) -> Esito<Db> {
    let opzioni = posizione::opzioni_server(url, parola)?;
    let pool = PgPoolOptions::new()
        .max_connections(8)
        .acquire_timeout(Duration::from_secs(15))
        .connect_with(opzioni)
        .await
        .map_err(|errore| match StoreError::from(errore) {
            StoreError::Base(causa) => StoreError::ServerNonRaggiungibile(causa),
            StoreError::Occupato => StoreError::ServerNonRaggiungibile("nessuna risposta".to_owned()),
            altro => altro,
        })?;
    Ok(Db::Pg(pool))
}
