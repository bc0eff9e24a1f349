//! The work list of nulla osta.

use super::{ColonnaRichieste, Direzione, Dove, Pagina};
use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::nulla_osta::StatoNullaOsta;

/// One in the list.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct NullaOstaInElenco {
    /// Id.
    pub id: String,
    /// Person.
    pub persona_id: String,
    /// Family name.
    pub cognome: String,
    /// Given name.
    pub nome: String,
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
    /// List of the person.
    pub elenco: String,
    /// Last day of validity.
    pub valido_al: Option<String>,
    /// Number of the act.
    pub numero: Option<i64>,
    /// Year of the act.
    pub anno: Option<i64>,
}

/// Which ones to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroNullaOsta {
    /// Words of the person or of the employer, as typed.
    pub testo: Option<String>,
    /// State.
    pub stato: Option<StatoNullaOsta>,
    /// Due on this day or later, ISO date.
    pub scadenza_dal: Option<String>,
    /// Due on this day or before, ISO date.
    pub scadenza_al: Option<String>,
    /// One alone.
    pub id: Option<String>,
}

const COLONNE: &str = "r.id, r.persona_id, p.cognome, p.nome, r.datore_id, d.denominazione, r.provincia, r.ricevuta_il, r.stato, r.scadenza, r.elenco, r.valido_al, a.numero, a.anno";
const TABELLE: &str = "nulla_osta r JOIN persona p ON p.id = r.persona_id JOIN datore d ON d.id = r.datore_id LEFT JOIN atto a ON a.id = r.atto_id";

impl Archivio {
    /// A page of the list of nulla osta; `Ente` sorts by person.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_nulla_osta(
        &self,
        filtro: &FiltroNullaOsta,
        colonna: ColonnaRichieste,
        direzione: Direzione,
        limite: u32,
        salta: u32,
    ) -> Esito<Pagina<NullaOstaInElenco>> {
        let colonna = match colonna {
            ColonnaRichieste::Scadenza => "r.scadenza",
            ColonnaRichieste::RicevutaIl => "r.ricevuta_il",
            ColonnaRichieste::Ente => "p.nome_normale",
            ColonnaRichieste::Datore => "d.denominazione_normale",
        };
        let ordine = format!("{colonna} {} NULLS LAST, r.ricevuta_il DESC, r.id DESC", direzione.sql());
        let frase = (COLONNE, TABELLE, ordine.as_str());
        self.in_elenco(
            |conn| {
                let mut dove = Dove::default();
                dove.se("r.id = $", filtro.id.as_deref());
                dove.se("r.stato = $", filtro.stato.map(StatoNullaOsta::as_str));
                dove.se("r.scadenza >= $", filtro.scadenza_dal.as_deref());
                dove.se("r.scadenza <= $", filtro.scadenza_al.as_deref());
                dove.testo_di(conn, &[("persona", "p.id"), ("datore", "d.id")], filtro.testo.as_deref(), "");
                dove
            },
            frase,
            (limite, salta),
        )
        .await
    }
}
