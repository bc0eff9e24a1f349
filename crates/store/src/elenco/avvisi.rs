//! The work list of calls, and the applications to one.

use super::{ColonnaRichieste, Direzione, Dove, Pagina};
use crate::archivio::Archivio;
use crate::avviso::StatoAvviso;
use crate::base::Valore;
use crate::domanda_avviso::StatoDomanda;
use crate::errore::Esito;

/// A call in the list.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct AvvisoInElenco {
    /// Id.
    pub id: String,
    /// The body; empty for a yearly list.
    pub datore_id: String,
    /// Its name.
    pub denominazione: String,
    /// Year of a yearly list.
    pub annuale: Option<i64>,
    /// Year of the number.
    pub anno: Option<i64>,
    /// Number.
    pub numero: Option<i64>,
    /// Profile.
    pub profilo: String,
    /// Posts.
    pub posti: i64,
    /// State.
    pub stato: String,
    /// When the request arrived.
    pub richiesta_il: String,
    /// Last day for applications.
    pub adesioni_al: String,
    /// Next day by which to do something.
    pub scadenza: Option<String>,
    /// Applications.
    pub domande: i64,
}

/// Which calls to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroAvvisi {
    /// Words of the body, as typed.
    pub testo: Option<String>,
    /// State.
    pub stato: Option<StatoAvviso>,
    /// Only those without a final ranking yet.
    pub aperti: bool,
    /// First day of the next thing to do, ISO date.
    pub scadenza_dal: Option<String>,
    /// Last day of it.
    pub scadenza_al: Option<String>,
    /// One alone.
    pub id: Option<String>,
}

/// An application in the list. Nothing of what gives points is here.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct DomandaInElenco {
    /// Id.
    pub id: String,
    /// Code drawn for the call.
    pub codice: String,
    /// Person.
    pub persona_id: String,
    /// Family name.
    pub cognome: String,
    /// Given name.
    pub nome: String,
    /// Tax code.
    pub codice_fiscale: String,
    /// Day it arrived.
    pub pervenuta_il: String,
    /// Channel.
    pub canale: String,
    /// Protocol.
    pub protocollo: String,
    /// State.
    pub stato: String,
    /// Why.
    pub motivo: Option<String>,
}

/// Which applications to list.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroDomande {
    /// The call.
    pub avviso_id: String,
    /// Words of the person, or the code, as typed.
    pub testo: Option<String>,
    /// State.
    pub stato: Option<StatoDomanda>,
}

/// How many codes go in one question.
const CODICI_PER_FRASE: usize = 200;

const COLONNE: &str = "r.id, coalesce(r.datore_id, '') AS datore_id, \
     coalesce(d.denominazione, '') AS denominazione, r.annuale, r.anno, r.numero, r.profilo, r.posti, r.stato, \
     r.richiesta_il, r.adesioni_al, r.scadenza, \
     (SELECT count(*) FROM domanda_avviso q WHERE q.avviso_id = r.id) AS domande";
const TABELLE: &str = "avviso r LEFT JOIN datore d ON d.id = r.datore_id";
const COLONNE_DOMANDE: &str = "r.id, r.codice, r.persona_id, p.cognome, p.nome, p.codice_fiscale, r.pervenuta_il, \
     r.canale, r.protocollo, r.stato, r.motivo";
const TABELLE_DOMANDE: &str = "domanda_avviso r JOIN persona p ON p.id = r.persona_id";

impl Archivio {
    /// A page of the list of calls; `Ente` sorts by body.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_avvisi(
        &self,
        filtro: &FiltroAvvisi,
        colonna: ColonnaRichieste,
        direzione: Direzione,
        limite: u32,
        salta: u32,
    ) -> Esito<Pagina<AvvisoInElenco>> {
        let colonna = match colonna {
            ColonnaRichieste::Scadenza => "r.scadenza",
            ColonnaRichieste::RicevutaIl => "r.richiesta_il",
            ColonnaRichieste::Ente | ColonnaRichieste::Datore => "d.denominazione_normale",
        };
        let ordine = format!("{colonna} {} NULLS LAST, r.richiesta_il DESC, r.id DESC", direzione.sql());
        self.in_elenco(
            |conn| {
                let mut dove = Dove::default();
                dove.se("r.id = $", filtro.id.as_deref());
                dove.se("r.stato = $", filtro.stato.map(StatoAvviso::as_str));
                if filtro.aperti {
                    dove.fisso("r.stato IN ('bozza', 'pubblicato', 'chiuso', 'provvisoria')");
                }
                dove.se("r.scadenza >= $", filtro.scadenza_dal.as_deref());
                dove.se("r.scadenza <= $", filtro.scadenza_al.as_deref());
                dove.testo_di(conn, &[("datore", "d.id"), ("avviso", "r.id")], filtro.testo.as_deref(), "");
                dove
            },
            (COLONNE, TABELLE, ordine.as_str()),
            (limite, salta),
        )
        .await
    }

    /// The applications of a call with these codes, in no order.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn domande_con_codice(&self, avviso_id: &str, codici: &[String]) -> Esito<Vec<DomandaInElenco>> {
        let mut trovate = Vec::with_capacity(codici.len());
        let mut presa = self.db().presa().await?;
        for gruppo in codici.chunks(CODICI_PER_FRASE) {
            let posti: Vec<String> = (2..gruppo.len() + 2).map(|posto| format!("${posto}")).collect();
            let sql = format!(
                "SELECT {COLONNE_DOMANDE} FROM {TABELLE_DOMANDE} WHERE r.avviso_id = $1 AND r.codice IN ({})",
                posti.join(", ")
            );
            let valori = std::iter::once(avviso_id.into()).chain(gruppo.iter().map(Valore::from)).collect();
            trovate.extend(presa.conn().righe::<DomandaInElenco>(&sql, valori).await?);
        }
        Ok(trovate)
    }

    /// A page of the applications to a call, by family name.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_domande(
        &self,
        filtro: &FiltroDomande,
        limite: u32,
        salta: u32,
    ) -> Esito<Pagina<DomandaInElenco>> {
        self.in_elenco(
            |conn| {
                let mut dove = Dove::default();
                dove.se("r.avviso_id = $", Some(filtro.avviso_id.as_str()));
                dove.se("r.stato = $", filtro.stato.map(StatoDomanda::as_str));
                dove.testo_di(conn, &[("persona", "p.id")], filtro.testo.as_deref(), "r.codice = $");
                dove
            },
            (COLONNE_DOMANDE, TABELLE_DOMANDE, "p.nome_normale, r.id"),
            (limite, salta),
        )
        .await
    }
}
