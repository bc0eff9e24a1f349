//! The list of requests.

use super::{Direzione, Dove, Pagina};
use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::richiesta_ottemperanza::StatoRichiesta;

parole! {
    /// Column by which the list of requests is sorted.
    ColonnaRichieste {
        /// Day by which to answer.
        Scadenza = "scadenza",
        /// When it was received.
        RicevutaIl = "ricevuta_il",
        /// The body that asks.
        Ente = "ente",
        /// The employer.
        Datore = "datore",
    }
}

impl ColonnaRichieste {
    const fn sql(self) -> &'static str {
        match self {
            Self::Scadenza => "r.scadenza",
            Self::RicevutaIl => "r.ricevuta_il",
            Self::Ente => "r.ente",
            Self::Datore => "d.denominazione_normale",
        }
    }
}

/// A request in the list.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct RichiestaInElenco {
    /// Id.
    pub id: String,
    /// Protocol number of arrival.
    pub protocollo: Option<String>,
    /// When it was received.
    pub ricevuta_il: String,
    /// Body that asks.
    pub ente: String,
    /// CIG of the tender.
    pub cig: Option<String>,
    /// Tax code of the employer.
    pub codice_fiscale_datore: String,
    /// The employer's name, once it is known to the archive.
    pub denominazione: Option<String>,
    /// The employer, once it is known.
    pub datore_id: Option<String>,
    /// The day at which compliance is asked.
    pub data_riferimento: String,
    /// State.
    pub stato: String,
    /// Day by which to answer.
    pub scadenza: Option<String>,
}

/// Which requests to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroRichieste {
    /// Words of the employer, or the whole protocol number, CIG, IPA code or tax code.
    pub testo: Option<String>,
    /// State.
    pub stato: Option<StatoRichiesta>,
    /// Not answered nor closed (true).
    pub aperte: Option<bool>,
    /// Due on this day or later, ISO date.
    pub scadenza_dal: Option<String>,
    /// Due on this day or before, ISO date.
    pub scadenza_al: Option<String>,
    /// Employer.
    pub datore_id: Option<String>,
}

const COLONNE: &str = "r.id, r.protocollo, r.ricevuta_il, r.ente, r.cig, r.codice_fiscale_datore, d.denominazione, \
     r.datore_id, r.data_riferimento, r.stato, r.scadenza";
const TABELLE: &str = "richiesta_ottemperanza r LEFT JOIN datore d ON d.id = r.datore_id";

impl Archivio {
    /// A page of the list of requests, the first due first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_richieste(
        &self,
        filtro: &FiltroRichieste,
        colonna: ColonnaRichieste,
        direzione: Direzione,
        limite: u32,
        salta: u32,
    ) -> Esito<Pagina<RichiestaInElenco>> {
        let ordine = format!("{} {} NULLS LAST, r.ricevuta_il, r.id", colonna.sql(), direzione.sql());
        let frase = (COLONNE, TABELLE, ordine.as_str());
        self.in_elenco(
            |conn| {
                let mut dove = Dove::default();
                dove.se("r.stato = $", filtro.stato.map(StatoRichiesta::as_str));
                match filtro.aperte {
                    Some(true) => dove.fisso("r.stato IN ('bozza', 'in_istruttoria')"),
                    Some(false) => dove.fisso("r.stato IN ('evasa', 'archiviata')"),
                    None => {}
                }
                dove.se("r.scadenza >= $", filtro.scadenza_dal.as_deref());
                dove.se("r.scadenza <= $", filtro.scadenza_al.as_deref());
                dove.se("r.datore_id = $", filtro.datore_id.as_deref());
                let oppure = "r.protocollo = $ OR r.cig = $ OR r.codice_ipa = $ OR r.codice_fiscale_datore = $";
                dove.testo(conn, filtro.testo.as_deref(), oppure);
                dove
            },
            frase,
            (limite, salta),
        )
        .await
    }
}
