//! The work list of exemptions.

use super::{ColonnaRichieste, Direzione, Dove, Pagina};
use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::esonero::StatoEsonero;

/// One in the list.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct EsoneroInElenco {
    /// Id.
    pub id: String,
    /// Employer.
    pub datore_id: String,
    /// Its name.
    pub denominazione: String,
    /// Kind.
    pub tipo: String,
    /// Provinces, each between blanks.
    pub province: String,
    /// When it was received.
    pub ricevuta_il: String,
    /// State.
    pub stato: String,
    /// Day by which to decide.
    pub scadenza: Option<String>,
    /// Percentage asked for.
    pub percentuale_richiesta: i64,
    /// Percentage granted.
    pub percentuale_concessa: Option<i64>,
    /// Last day granted.
    pub scade_il: Option<String>,
    /// Last day by which what was asked must be answered, while suspended.
    pub attesa: Option<String>,
    /// Number of the act.
    pub numero: Option<i64>,
    /// Year of the act.
    pub anno: Option<i64>,
}

/// Which ones to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroEsoneri {
    /// Words of the employer, as typed.
    pub testo: Option<String>,
    /// State.
    pub stato: Option<StatoEsonero>,
    /// Only those still to decide.
    pub aperti: bool,
    /// Province.
    pub provincia: Option<String>,
    /// To be decided on this day or later, ISO date.
    pub scadenza_dal: Option<String>,
    /// To be decided on this day or before, ISO date.
    pub scadenza_al: Option<String>,
    /// Granted, and ending on this day or before, ISO date.
    pub finiscono_al: Option<String>,
    /// Employer.
    pub datore_id: Option<String>,
    /// One alone.
    pub id: Option<String>,
}

const COLONNE: &str = "r.id, r.datore_id, d.denominazione, r.tipo, r.province, r.ricevuta_il, r.stato, r.scadenza, \
     r.percentuale_richiesta, r.percentuale_concessa, r.scade_il, \
     (SELECT max(p.scadenza) FROM esonero_passo p WHERE p.esonero_id = r.id AND p.chiuso_il IS NULL \
     AND p.tipo IN ('richiesta_integrazione', 'preavviso')) AS attesa, a.numero, a.anno";
const TABELLE: &str = "esonero r JOIN datore d ON d.id = r.datore_id LEFT JOIN atto a ON a.id = r.atto_id";

impl Archivio {
    /// A page of the list of exemptions; `Ente` sorts by employer.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_esoneri(
        &self,
        filtro: &FiltroEsoneri,
        colonna: ColonnaRichieste,
        direzione: Direzione,
        limite: u32,
        salta: u32,
    ) -> Esito<Pagina<EsoneroInElenco>> {
        let colonna = match colonna {
            ColonnaRichieste::Scadenza => "coalesce(r.scadenza, CASE WHEN r.stato = 'concesso' THEN r.scade_il END)",
            ColonnaRichieste::RicevutaIl => "r.ricevuta_il",
            ColonnaRichieste::Ente | ColonnaRichieste::Datore => "d.denominazione_normale",
        };
        let ordine = format!("{colonna} {} NULLS LAST, r.ricevuta_il DESC, r.id DESC", direzione.sql());
        let frase = (COLONNE, TABELLE, ordine.as_str());
        self.in_elenco(
            |conn| {
                let mut dove = Dove::default();
                dove.se("r.id = $", filtro.id.as_deref());
                dove.se("r.datore_id = $", filtro.datore_id.as_deref());
                dove.se("r.stato = $", filtro.stato.map(StatoEsonero::as_str));
                if filtro.aperti {
                    dove.fisso("r.stato IN ('in_istruttoria', 'sospeso', 'preavviso')");
                }
                dove.se("r.province LIKE $", filtro.provincia.as_ref().map(|sigla| format!("% {sigla} %")));
                dove.se("r.scadenza >= $", filtro.scadenza_dal.as_deref());
                dove.se("r.scadenza <= $", filtro.scadenza_al.as_deref());
                if filtro.finiscono_al.is_some() {
                    dove.fisso("r.stato = 'concesso'");
                }
                dove.se("r.scade_il <= $", filtro.finiscono_al.as_deref());
                dove.testo(conn, filtro.testo.as_deref(), "");
                dove
            },
            frase,
            (limite, salta),
        )
        .await
    }
}
