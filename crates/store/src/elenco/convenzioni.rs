//! The work list of agreements.

use super::{ColonnaRichieste, Direzione, Dove, Pagina};
use crate::archivio::Archivio;
use crate::convenzione::{StatoConvenzione, TipoConvenzione};
use crate::errore::Esito;

/// One in the list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct ConvenzioneInElenco {
    /// Id.
    pub id: String,
    /// Employer.
    pub datore_id: String,
    /// Its name.
    pub denominazione: String,
    /// Kind.
    pub tipo: String,
    /// Province of the request.
    pub provincia: String,
    /// When it was received.
    pub ricevuta_il: String,
    /// State.
    pub stato: String,
    /// Day by which to answer, then the next day to keep.
    pub scadenza: Option<String>,
    /// First day.
    pub dal: String,
    /// Last day.
    pub fino_al: String,
    /// Number and year.
    pub estremi: Option<String>,
    /// Units still to be hired.
    pub residue: i64,
}

/// Which ones to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroConvenzioni {
    /// Words of the employer, or the number of the agreement, as typed.
    pub testo: Option<String>,
    /// State.
    pub stato: Option<StatoConvenzione>,
    /// Only those still to decide.
    pub aperte: bool,
    /// Only those being carried out.
    pub in_corso: bool,
    /// Kind.
    pub tipo: Option<TipoConvenzione>,
    /// Due on this day or later, ISO date.
    pub scadenza_dal: Option<String>,
    /// Due on this day or before, ISO date.
    pub scadenza_al: Option<String>,
    /// Of one employer.
    pub datore_id: Option<String>,
    /// One alone.
    pub id: Option<String>,
}

const COLONNE: &str = "c.id, c.datore_id, d.denominazione, c.tipo, c.provincia, c.ricevuta_il, c.stato, c.scadenza, c.dal, c.fino_al, c.estremi, c.residue";
const TABELLE: &str = "convenzione c JOIN datore d ON d.id = c.datore_id";

impl Archivio {
    /// A page of the list of agreements; `Ente` sorts by employer, as `Datore` does.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_convenzioni(
        &self,
        filtro: &FiltroConvenzioni,
        colonna: ColonnaRichieste,
        direzione: Direzione,
        limite: u32,
        salta: u32,
    ) -> Esito<Pagina<ConvenzioneInElenco>> {
        let colonna = match colonna {
            ColonnaRichieste::Scadenza => "c.scadenza",
            ColonnaRichieste::RicevutaIl => "c.ricevuta_il",
            ColonnaRichieste::Ente | ColonnaRichieste::Datore => "d.denominazione_normale",
        };
        let ordine = format!("{colonna} {} NULLS LAST, c.ricevuta_il DESC, c.id DESC", direzione.sql());
        let frase = (COLONNE, TABELLE, ordine.as_str());
        self.in_elenco(
            |conn| {
                let mut dove = Dove::default();
                dove.se("c.id = $", filtro.id.as_deref());
                dove.se("c.datore_id = $", filtro.datore_id.as_deref());
                dove.se("c.stato = $", filtro.stato.map(StatoConvenzione::as_str));
                if filtro.aperte {
                    dove.fisso("c.stato IN ('richiesta', 'in_istruttoria')");
                }
                if filtro.in_corso {
                    dove.fisso("c.stato IN ('stipulata', 'inadempiente')");
                }
                dove.se("c.tipo = $", filtro.tipo.map(TipoConvenzione::as_str));
                dove.se("c.scadenza >= $", filtro.scadenza_dal.as_deref());
                dove.se("c.scadenza <= $", filtro.scadenza_al.as_deref());
                dove.testo(conn, filtro.testo.as_deref(), "c.estremi = $");
                dove
            },
            frase,
            (limite, salta),
        )
        .await
    }
}
