//! The office: its settings, its local parameters, its patron saint's day.

use crate::archivio::Archivio;
use crate::errore::{Esito, SalvataggioSuperato, StoreError};
use crate::json::Json;
use crate::scrittura::{Fatto, Scrittura, impronta_di};

/// The office's settings: one document.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS, sqlx::FromRow)]
pub struct Ufficio {
    /// Province in its competence.
    pub provincia: String,
    /// Patron saint's day, `MM-DD`.
    pub patrono: Option<String>,
    /// Local parameters, TOML of the same shape as the national ones; empty if none.
    #[serde(default)]
    pub parametri: String,
    /// Everything else: letterhead, signatories, registers.
    #[sqlx(try_from = "String")]
    #[ts(type = "unknown")]
    pub dati: Json,
    /// Version, 0 until first saved.
    #[serde(default)]
    pub versione: i64,
}

const LEGGI: &str = "SELECT provincia, patrono, parametri, dati, versione FROM ufficio WHERE unico = 1";
const SALVA: &str = "INSERT INTO ufficio (unico, provincia, patrono, parametri, dati, versione) \
     VALUES (1, $1, $2, $3, $4, $5) ON CONFLICT (unico) DO UPDATE SET provincia = excluded.provincia, \
     patrono = excluded.patrono, parametri = excluded.parametri, dati = excluded.dati, versione = excluded.versione";

pub(crate) const FRASI: &[&str] = &[LEGGI, SALVA];

impl Archivio {
    /// The office's settings; none until they are first saved.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn ufficio(&self) -> Esito<Option<Ufficio>> {
        self.db().presa().await?.conn().riga(LEGGI, vec![]).await
    }
}

impl Scrittura {
    /// Saves the office's settings.
    ///
    /// # Errors
    /// [`StoreError::Superato`] if somebody saved them in the meantime.
    pub async fn salva_ufficio(&mut self, ufficio: &Ufficio) -> Esito<Ufficio> {
        let prima: Option<Ufficio> = self.conn().riga(LEGGI, vec![]).await?;
        if let Some(archiviato) = prima.as_ref().filter(|prima| prima.versione != ufficio.versione) {
            return Err(StoreError::Superato(Box::new(SalvataggioSuperato {
                oggetto: "ufficio",
                id: "1".to_owned(),
                archiviato: serde_json::to_value(archiviato).unwrap_or_default(),
                proposto: serde_json::to_value(ufficio).unwrap_or_default(),
            })));
        }
        let dopo = Ufficio { versione: prima.as_ref().map_or(0, |prima| prima.versione) + 1, ..ufficio.clone() };
        let valori = vec![
            (&dopo.provincia).into(),
            (&dopo.patrono).into(),
            (&dopo.parametri).into(),
            (&dopo.dati).into(),
            dopo.versione.into(),
        ];
        self.conn().esegui(SALVA, valori).await?;
        self.fatto(Fatto {
            azione: if prima.is_some() { "modificato" } else { "inserito" },
            oggetto: "ufficio",
            id: "1",
            datore_id: None,
            prima: prima.as_ref().map(impronta_di).transpose()?,
            dopo: Some(impronta_di(&dopo)?),
            ..Fatto::default()
        });
        Ok(dopo)
    }
}
