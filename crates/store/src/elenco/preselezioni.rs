//! The work list of requests for a profile.

use super::{ColonnaRichieste, Direzione, Dove, Pagina};
use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::preselezione::StatoPreselezione;

/// One in the list.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct PreselezioneInElenco {
    /// Id.
    pub id: String,
    /// Employer.
    pub datore_id: String,
    /// Its name.
    pub denominazione: String,
    /// Province of the workplace.
    pub provincia: String,
    /// When it was received.
    pub ricevuta_il: String,
    /// State.
    pub stato: String,
    /// Day by which to answer.
    pub scadenza: Option<String>,
    /// What the employer asks for, as JSON.
    pub dati: String,
    /// The people put forward, as JSON.
    pub rosa: String,
}

/// Which ones to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroPreselezioni {
    /// Words of the employer, as typed.
    pub testo: Option<String>,
    /// State.
    pub stato: Option<StatoPreselezione>,
    /// Due on this day or later, ISO date.
    pub scadenza_dal: Option<String>,
    /// Due on this day or before, ISO date.
    pub scadenza_al: Option<String>,
    /// One alone.
    pub id: Option<String>,
}

const COLONNE: &str =
    "r.id, r.datore_id, d.denominazione, r.provincia, r.ricevuta_il, r.stato, r.scadenza, r.dati, r.rosa";
const TABELLE: &str = "preselezione r JOIN datore d ON d.id = r.datore_id";

impl Archivio {
    /// A page of the list of requests for a profile; `Ente` sorts by employer.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_preselezioni(
        &self,
        filtro: &FiltroPreselezioni,
        colonna: ColonnaRichieste,
        direzione: Direzione,
        limite: u32,
        salta: u32,
    ) -> Esito<Pagina<PreselezioneInElenco>> {
        let colonna = match colonna {
            ColonnaRichieste::Scadenza => "r.scadenza",
            ColonnaRichieste::RicevutaIl => "r.ricevuta_il",
            ColonnaRichieste::Ente => "d.denominazione_normale",
            ColonnaRichieste::Datore => "d.denominazione_normale",
        };
        let ordine = format!("{colonna} {} NULLS LAST, r.ricevuta_il DESC, r.id DESC", direzione.sql());
        let frase = (COLONNE, TABELLE, ordine.as_str());
        self.in_elenco(
            |conn| {
                let mut dove = Dove::default();
                dove.se("r.id = $", filtro.id.as_deref());
                dove.se("r.stato = $", filtro.stato.map(StatoPreselezione::as_str));
                dove.se("r.scadenza >= $", filtro.scadenza_dal.as_deref());
                dove.se("r.scadenza <= $", filtro.scadenza_al.as_deref());
                dove.testo_di(conn, &[("datore", "d.id")], filtro.testo.as_deref(), "");
                dove
            },
            frase,
            (limite, salta),
        )
        .await
    }
}
