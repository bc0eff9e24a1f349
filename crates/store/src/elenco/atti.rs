//! The list of acts.

use super::{Dove, Pagina};
use crate::archivio::Archivio;
use crate::atto::StatoAtto;
use crate::errore::Esito;

/// An act in the list.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct AttoInElenco {
    /// Id.
    pub id: String,
    /// Register.
    pub registro: String,
    /// Year.
    pub anno: i64,
    /// Number, once issued.
    pub numero: Option<i64>,
    /// State.
    pub stato: String,
    /// When it was issued.
    pub emesso_il: Option<String>,
    /// Subject.
    pub oggetto: String,
    /// Template.
    pub modello: String,
    /// Protocol number.
    pub protocollo: Option<String>,
    /// Employer.
    pub datore_id: Option<String>,
    /// Its name.
    pub denominazione: Option<String>,
    /// Request that it answers.
    pub richiesta_id: Option<String>,
    /// How many signatures it bears.
    pub n_firme: i64,
    /// Version, to act on it without reading it first.
    pub versione: i64,
}

/// Which acts to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroAtti {
    /// One act alone.
    pub id: Option<String>,
    /// Words of the employer, or the whole protocol number.
    pub testo: Option<String>,
    /// State.
    pub stato: Option<StatoAtto>,
    /// Register.
    pub registro: Option<String>,
    /// Year.
    pub anno: Option<i64>,
    /// Template.
    pub modello: Option<String>,
    /// Employer.
    pub datore_id: Option<String>,
    /// Request.
    pub richiesta_id: Option<String>,
    /// Person.
    pub persona_id: Option<String>,
}

const COLONNE: &str = "a.id, a.registro, a.anno, a.numero, a.stato, a.emesso_il, a.oggetto, a.modello, a.protocollo, \
     a.datore_id, d.denominazione, a.richiesta_id, a.versione, \
     (SELECT count(*) FROM atto_documento f WHERE f.atto_id = a.id AND f.numero > 0) AS n_firme";
const TABELLE: &str = "atto a LEFT JOIN datore d ON d.id = a.datore_id";
const ORDINE: &str = "a.anno DESC, a.numero DESC NULLS FIRST, a.id DESC";

impl Archivio {
    /// A page of the list of acts: drafts first, then the highest number first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_atti(&self, filtro: &FiltroAtti, limite: u32, salta: u32) -> Esito<Pagina<AttoInElenco>> {
        let frase = (COLONNE, TABELLE, ORDINE);
        self.in_elenco(
            |conn| {
                let mut dove = Dove::default();
                dove.se("a.id = $", filtro.id.as_deref());
                dove.se("a.stato = $", filtro.stato.map(StatoAtto::as_str));
                dove.se("a.registro = $", filtro.registro.as_deref());
                dove.se("a.anno = $", filtro.anno);
                dove.se("a.modello = $", filtro.modello.as_deref());
                dove.se("a.datore_id = $", filtro.datore_id.as_deref());
                dove.se("a.richiesta_id = $", filtro.richiesta_id.as_deref());
                dove.se("a.persona_id = $", filtro.persona_id.as_deref());
                dove.testo(conn, filtro.testo.as_deref(), "a.protocollo = $");
                dove
            },
            frase,
            (limite, salta),
        )
        .await
    }
}
