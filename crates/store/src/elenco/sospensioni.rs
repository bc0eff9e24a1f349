//! The lists of suspensions and of compensations.

use super::{ColonnaRichieste, Direzione, Dove, Pagina};
use crate::archivio::Archivio;
use crate::compensazione::StatoCompensazione;
use crate::errore::Esito;
use crate::sospensione::StatoSospensione;

/// A suspension in the list.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct SospensioneInElenco {
    /// Id.
    pub id: String,
    /// Employer.
    pub datore_id: String,
    /// Its name.
    pub denominazione: String,
    /// Ground.
    pub causale: String,
    /// Provinces, as " GE SV ".
    pub province: String,
    /// When the communication was received.
    pub ricevuta_il: String,
    /// State.
    pub stato: String,
    /// First day.
    pub dal: String,
    /// Last day.
    pub al: Option<String>,
    /// Last day of the temporary suspension.
    pub temporanea_al: Option<String>,
    /// Day by which the request for hiring is due.
    pub richiesta_entro: Option<String>,
    /// Day on which that request came.
    pub richiesta_il: Option<String>,
    /// Number of the act.
    pub numero: Option<i64>,
    /// Year of the act.
    pub anno: Option<i64>,
}

/// A compensation in the list.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct CompensazioneInElenco {
    /// Id.
    pub id: String,
    /// Employer on the side with more hires.
    pub datore_id: String,
    /// Its name.
    pub denominazione: String,
    /// Name of the company on the other side, within a group.
    pub altra: Option<String>,
    /// Kind.
    pub tipo: String,
    /// State.
    pub stato: String,
    /// When it was received.
    pub ricevuta_il: String,
    /// Day by which to answer.
    pub scadenza: Option<String>,
    /// First day.
    pub dal: String,
    /// Last day.
    pub al: Option<String>,
    /// Which quota.
    pub soggetto: String,
    /// Province with more hires.
    pub provincia_eccedenza: String,
    /// Province with fewer hires.
    pub provincia_riduzione: String,
    /// Units.
    pub numero: i64,
    /// Number of the act.
    pub numero_atto: Option<i64>,
    /// Year of the act.
    pub anno_atto: Option<i64>,
}

/// Which ones to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroSospensioni {
    /// Words of the employer, as typed.
    pub testo: Option<String>,
    /// State of a suspension.
    pub stato: Option<StatoSospensione>,
    /// Ground.
    pub causale: Option<String>,
    /// One alone.
    pub id: Option<String>,
}

/// Which ones to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroCompensazioni {
    /// Words of the employer, as typed.
    pub testo: Option<String>,
    /// State.
    pub stato: Option<StatoCompensazione>,
    /// Kind.
    pub tipo: Option<String>,
    /// One alone.
    pub id: Option<String>,
}

const SOSPENSIONI: &str = "r.id, r.datore_id, d.denominazione, r.causale, r.province, r.ricevuta_il, r.stato, r.dal, r.al, r.temporanea_al, r.richiesta_entro, r.richiesta_il, a.numero, a.anno";
const DI_SOSPENSIONI: &str = "sospensione r JOIN datore d ON d.id = r.datore_id LEFT JOIN atto a ON a.id = r.atto_id";
const COMPENSAZIONI: &str = "r.id, r.datore_id, d.denominazione, e.denominazione AS altra, r.tipo, r.stato, r.ricevuta_il, r.scadenza, r.dal, r.al, r.soggetto, r.provincia_eccedenza, r.provincia_riduzione, r.numero, a.numero AS numero_atto, a.anno AS anno_atto";
const DI_COMPENSAZIONI: &str = "compensazione r JOIN datore d ON d.id = r.datore_id LEFT JOIN datore e ON e.id = r.datore_riduzione_id LEFT JOIN atto a ON a.id = r.atto_id";

impl Archivio {
    /// A page of the list of suspensions; `Scadenza` sorts by their last day, `Ente` by ground.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_sospensioni(
        &self,
        filtro: &FiltroSospensioni,
        colonna: ColonnaRichieste,
        direzione: Direzione,
        limite: u32,
        salta: u32,
    ) -> Esito<Pagina<SospensioneInElenco>> {
        let colonna = match colonna {
            ColonnaRichieste::Scadenza => "coalesce(r.richiesta_entro, r.temporanea_al, r.al)",
            ColonnaRichieste::RicevutaIl => "r.ricevuta_il",
            ColonnaRichieste::Ente => "r.causale",
            ColonnaRichieste::Datore => "d.denominazione_normale",
        };
        let ordine = format!("{colonna} {} NULLS LAST, r.dal DESC, r.id DESC", direzione.sql());
        self.in_elenco(
            |conn| {
                let mut dove = Dove::default();
                dove.se("r.id = $", filtro.id.as_deref());
                dove.se("r.stato = $", filtro.stato.map(StatoSospensione::as_str));
                dove.se("r.causale = $", filtro.causale.as_deref());
                dove.testo(conn, filtro.testo.as_deref(), "");
                dove
            },
            (SOSPENSIONI, DI_SOSPENSIONI, ordine.as_str()),
            (limite, salta),
        )
        .await
    }

    /// A page of the list of compensations; `Ente` sorts by the province with more hires.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_compensazioni(
        &self,
        filtro: &FiltroCompensazioni,
        colonna: ColonnaRichieste,
        direzione: Direzione,
        limite: u32,
        salta: u32,
    ) -> Esito<Pagina<CompensazioneInElenco>> {
        let colonna = match colonna {
            ColonnaRichieste::Scadenza => "r.scadenza",
            ColonnaRichieste::RicevutaIl => "r.ricevuta_il",
            ColonnaRichieste::Ente => "r.provincia_eccedenza",
            ColonnaRichieste::Datore => "d.denominazione_normale",
        };
        let ordine = format!("{colonna} {} NULLS LAST, r.dal DESC, r.id DESC", direzione.sql());
        self.in_elenco(
            |conn| {
                let mut dove = Dove::default();
                dove.se("r.id = $", filtro.id.as_deref());
                dove.se("r.stato = $", filtro.stato.map(StatoCompensazione::as_str));
                dove.se("r.tipo = $", filtro.tipo.as_deref());
                dove.testo(conn, filtro.testo.as_deref(), "");
                dove
            },
            (COMPENSAZIONI, DI_COMPENSAZIONI, ordine.as_str()),
            (limite, salta),
        )
        .await
    }
}
