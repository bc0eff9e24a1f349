//! The list of prospetti.

use super::{Direzione, Dove, Pagina, anno};
use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::prospetto::StatoProspetto;

/// A prospetto in the list.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct ProspettoInElenco {
    /// Id.
    pub id: String,
    /// Employer.
    pub datore_id: String,
    /// Its tax code.
    pub codice_fiscale: String,
    /// Its name.
    pub denominazione: String,
    /// Communication code.
    pub codice_comunicazione: Option<String>,
    /// Kind: `01`, `02`, `03`.
    pub tipo: String,
    /// When it was sent.
    pub data_invio: Option<String>,
    /// The day it describes.
    pub data_riferimento: String,
    /// Protocol number.
    pub protocollo: Option<String>,
    /// Whether it holds.
    pub stato: String,
    /// Where it came from.
    pub origine: String,
    /// Its latest verification, if it was ever verified.
    pub verificato_il: Option<String>,
    /// Class, from the latest verification.
    pub classe: Option<String>,
    /// Units short of art. 3, from it.
    pub scopertura_art3: Option<i64>,
    /// Units short of art. 18, from it.
    pub scopertura_art18: Option<i64>,
    /// Figures that differ and are not cleared, from it.
    pub n_differenze: Option<i64>,
}

parole! {
    /// Column by which the list of prospetti is sorted.
    ColonnaProspetti {
        /// Name of the employer.
        Denominazione = "denominazione",
        /// When it was sent.
        DataInvio = "data_invio",
        /// The day its figures describe.
        DataRiferimento = "data_riferimento",
        /// Figures that differ.
        Differenze = "differenze",
        /// Units short of art. 3.
        Scopertura = "scopertura",
    }
}

impl ColonnaProspetti {
    const fn sql(self) -> &'static str {
        match self {
            Self::Denominazione => "d.denominazione_normale",
            Self::DataInvio => "p.data_invio",
            Self::DataRiferimento => "p.data_riferimento",
            Self::Differenze => "v.n_differenze",
            Self::Scopertura => "v.scopertura_art3",
        }
    }
}

parole! {
    /// Whether a prospetto was verified.
    Verificato {
        /// At least once.
        Si = "si",
        /// Never.
        No = "no",
    }
}

/// Which prospetti to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroProspetti {
    /// Words of the employer, or the whole communication code or protocol number.
    pub testo: Option<String>,
    /// Employer.
    pub datore_id: Option<String>,
    /// Year of the reference date.
    pub anno: Option<i64>,
    /// Whether it holds.
    pub stato: Option<StatoProspetto>,
    /// Whether it was verified.
    pub verificato: Option<Verificato>,
    /// The import that brought it.
    pub importazione_id: Option<String>,
    /// Only those with figures that differ and are not cleared.
    pub con_differenze: Option<bool>,
}

const COLONNE: &str = "p.id, p.datore_id, d.codice_fiscale, d.denominazione, p.codice_comunicazione, p.tipo, \
     p.data_invio, p.data_riferimento, p.protocollo, p.stato, p.origine, \
     v.eseguita_il AS verificato_il, v.classe, v.scopertura_art3, v.scopertura_art18, v.n_differenze";
const TABELLE: &str = "prospetto p JOIN datore d ON d.id = p.datore_id LEFT JOIN verifica v ON v.id = \
     (SELECT w.id FROM verifica w WHERE w.prospetto_id = p.id ORDER BY w.eseguita_il DESC, w.id DESC LIMIT 1)";

impl Archivio {
    /// A page of the list of prospetti.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_prospetti(
        &self,
        filtro: &FiltroProspetti,
        colonna: ColonnaProspetti,
        direzione: Direzione,
        limite: u32,
        salta: u32,
    ) -> Esito<Pagina<ProspettoInElenco>> {
        let ordine = format!("{} {} NULLS LAST, p.id DESC", colonna.sql(), direzione.sql());
        let frase = (COLONNE, TABELLE, ordine.as_str());
        self.in_elenco(
            |conn| {
                let mut dove = Dove::default();
                dove.se("p.datore_id = $", filtro.datore_id.as_deref());
                let (primo, ultimo) = filtro.anno.map(anno).unzip();
                dove.se("p.data_riferimento >= $", primo);
                dove.se("p.data_riferimento <= $", ultimo);
                dove.se("p.stato = $", filtro.stato.map(StatoProspetto::as_str));
                dove.se("p.importazione_id = $", filtro.importazione_id.as_deref());
                if filtro.con_differenze == Some(true) {
                    dove.fisso("v.n_differenze > 0");
                }
                match filtro.verificato {
                    Some(Verificato::Si) => dove.fisso("EXISTS (SELECT 1 FROM verifica v WHERE v.prospetto_id = p.id)"),
                    Some(Verificato::No) => {
                        dove.fisso("NOT EXISTS (SELECT 1 FROM verifica v WHERE v.prospetto_id = p.id)");
                    }
                    None => {}
                }
                dove.testo(conn, filtro.testo.as_deref(), "p.codice_comunicazione = $ OR p.protocollo = $");
                dove
            },
            frase,
            (limite, salta),
        )
        .await
    }
}
