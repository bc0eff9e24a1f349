//! Backup and restore of an encrypted file.

use crate::archivio::{Archivio, parola_richiesta};
use crate::base::Db;
use crate::chiave::{Chiave, disco};
use crate::errore::{Esito, StoreError};
use std::path::{Path, PathBuf};

/// A PostgreSQL archive is backed up by its server, which alone can do it whole and while in use.
const DEL_SERVER: &str = "Un archivio PostgreSQL si salva e si ripristina dal server, con pg_dump e pg_restore: \
     chiedi a chi lo amministra.";

impl Archivio {
    /// Copies the archive as it stands at this instant, while others go on working, into a new file
    /// encrypted with the same password; then opens the copy and reads it through. A copy that does
    /// not pass is taken away.
    ///
    /// # Errors
    /// [`StoreError::EsisteGia`], [`StoreError::CopiaNonRiuscita`], [`StoreError::NonPrevisto`] for
    /// PostgreSQL.
    pub async fn salva(&self, copia: &Path) -> Esito<()> {
        let (Db::Sqlite(pool), Some(chiave)) = (self.db(), &self.chiave) else {
            return Err(StoreError::NonPrevisto(DEL_SERVER));
        };
        if copia.exists() {
            return Err(StoreError::EsisteGia(copia.display().to_string()));
        }
        let parziale = con_suffisso(copia, ".parziale");
        togli(&parziale);
        let destinazione = parziale.to_string_lossy().into_owned();
        let copiato = sqlx::query("VACUUM INTO $1").bind(destinazione).execute(pool).await;
        let riuscito = match copiato {
            Ok(_) => controlla(&parziale, chiave.clone()).await,
            Err(errore) => Err(StoreError::CopiaNonRiuscita(errore.to_string())),
        };
        if let Err(errore) = riuscito {
            togli(&parziale);
            return Err(errore);
        }
        std::fs::rename(&parziale, copia).map_err(|e| disco(copia, &e))
    }

    /// Puts a backup where there is no archive, after reading it through, and opens it.
    ///
    /// # Errors
    /// [`StoreError::EsisteGia`] if there is something at the destination (a restore never
    /// overwrites), [`StoreError::ParolaErrata`], [`StoreError::CopiaNonRiuscita`].
    pub async fn ripristina(copia: &Path, destinazione: &str, parola: Option<&str>) -> Esito<Self> {
        let crate::posizione::Posizione::File(percorso) = destinazione.parse()? else {
            return Err(StoreError::NonPrevisto(DEL_SERVER));
        };
        if percorso.exists() {
            return Err(StoreError::EsisteGia(destinazione.to_owned()));
        }
        if !copia.is_file() {
            return Err(StoreError::FileAssente(copia.to_owned()));
        }
        let chiave = Chiave::del_file(parola_richiesta(parola)?, copia)?;
        let parziale = con_suffisso(&percorso, ".parziale");
        togli(&parziale);
        std::fs::copy(copia, &parziale).map_err(|e| disco(&parziale, &e))?;
        if let Err(errore) = controlla(&parziale, chiave).await {
            togli(&parziale);
            return Err(errore);
        }
        std::fs::rename(&parziale, &percorso).map_err(|e| disco(&percorso, &e))?;
        Self::apri(destinazione, parola).await
    }
}

/// Opens a copy and reads it through: pages, links, statements, and the register's chain.
async fn controlla(file: &Path, chiave: Chiave) -> Esito<()> {
    let copia = Archivio::apri_con_chiave(file, chiave).await?;
    let letto = async {
        let integrita = copia.verifica_integrita().await?;
        if let Some(danno) = integrita.danni.first() {
            return Err(StoreError::CopiaNonRiuscita(danno.clone()));
        }
        match copia.verifica_registro().await?.guasto {
            Some(guasto) => Err(StoreError::CopiaNonRiuscita(guasto.motivo)),
            None => Ok(()),
        }
    }
    .await;
    copia.chiudi().await;
    letto
}

fn con_suffisso(percorso: &Path, suffisso: &str) -> PathBuf {
    let mut nome = percorso.to_owned().into_os_string();
    nome.push(suffisso);
    PathBuf::from(nome)
}

/// Takes a file away, with the journals that SQLite may have left beside it.
fn togli(percorso: &Path) {
    for suffisso in ["", "-wal", "-shm", "-journal"] {
        let _ = std::fs::remove_file(con_suffisso(percorso, suffisso));
    }
}
