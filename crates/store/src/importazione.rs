//! The log of imports.

use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::json::Json;
use crate::scrittura::{Fatto, Scrittura, impronta_di};

/// An import that was run.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS, sqlx::FromRow)]
pub struct Importazione {
    /// Id; given before the import with [`Scrittura::nuovo_id`], so that its records can name it, or
    /// empty.
    #[serde(default)]
    pub id: String,
    /// When, ISO instant; filled in when recorded.
    #[serde(default)]
    pub quando: String,
    /// Who; filled in when recorded.
    #[serde(default)]
    pub utente: String,
    /// What was imported: `prospetti`, `persone`, …
    pub tipo: String,
    /// File name.
    pub nome_file: String,
    /// SHA-256 of the file.
    pub impronta: String,
    /// Records read.
    pub lette: i64,
    /// Records that went in.
    pub importate: i64,
    /// Records refused.
    pub scartate: i64,
    /// Why, one entry each.
    #[sqlx(try_from = "String")]
    #[ts(type = "unknown")]
    pub errori: Json,
}

const REGISTRA: &str = "INSERT INTO importazione (id, quando, utente, tipo, nome_file, impronta, lette, importate, \
     scartate, errori) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const ELENCO: &str = "SELECT id, quando, utente, tipo, nome_file, impronta, lette, importate, scartate, errori \
     FROM importazione ORDER BY id DESC LIMIT $1 OFFSET $2";

pub(crate) const FRASI: &[&str] = &[REGISTRA, ELENCO];

impl Archivio {
    /// Imports, the latest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn importazioni(&self, limite: u32, salta: u32) -> Esito<Vec<Importazione>> {
        let valori = vec![i64::from(limite).into(), i64::from(salta).into()];
        self.db().presa().await?.conn().righe(ELENCO, valori).await
    }
}

impl Scrittura {
    /// Records an import. Call it before inserting the records that name it.
    ///
    /// # Errors
    /// If the archive refuses.
    pub async fn registra_importazione(&mut self, importazione: Importazione) -> Esito<Importazione> {
        let mut fatta = importazione;
        if fatta.id.is_empty() {
            fatta.id = self.nuovo_id()?;
        }
        fatta.quando = self.autore.quando.clone();
        fatta.utente = self.autore.utente.clone();
        let valori = vec![
            (&fatta.id).into(),
            (&fatta.quando).into(),
            (&fatta.utente).into(),
            (&fatta.tipo).into(),
            (&fatta.nome_file).into(),
            (&fatta.impronta).into(),
            fatta.lette.into(),
            fatta.importate.into(),
            fatta.scartate.into(),
            (&fatta.errori).into(),
        ];
        self.conn().esegui(REGISTRA, valori).await?;
        self.fatto(Fatto {
            azione: "eseguita",
            oggetto: "importazione",
            id: &fatta.id,
            datore_id: None,
            prima: None,
            dopo: Some(impronta_di(&fatta)?),
            ..Fatto::default()
        });
        Ok(fatta)
    }
}
