//! The work list of iscrizioni.

use super::{Direzione, Dove, Pagina};
use crate::archivio::Archivio;
use crate::errore::Esito;
use crate::iscrizione::StatoIscrizione;

parole! {
    /// What the list of iscrizioni is sorted by.
    ColonnaIscrizioni {
        /// Day by which to decide.
        Scadenza = "scadenza",
        /// Name of the person.
        Nome = "nome",
        /// Number.
        Numero = "numero",
        /// First day in the list.
        IscrittaDal = "iscritta_dal",
        /// Day from which seniority runs.
        Anzianita = "anzianita",
    }
}

impl ColonnaIscrizioni {
    const fn sql(self) -> &'static str {
        match self {
            Self::Scadenza => "i.scadenza",
            Self::Nome => "p.nome_normale",
            Self::Numero => "i.anno * 1000000 + i.numero",
            Self::IscrittaDal => "i.iscritta_dal",
            Self::Anzianita => "i.anzianita_dal",
        }
    }
}

/// An iscrizione in the list.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct IscrizioneInElenco {
    /// Id.
    pub id: String,
    /// Person.
    pub persona_id: String,
    /// Family name.
    pub cognome: String,
    /// Given name.
    pub nome: String,
    /// Tax code.
    pub codice_fiscale: String,
    /// List.
    pub elenco: String,
    /// Year of the number.
    pub anno: Option<i64>,
    /// Number.
    pub numero: Option<i64>,
    /// State.
    pub stato: String,
    /// When it was asked for.
    pub richiesta_il: String,
    /// First day in the list.
    pub iscritta_dal: Option<String>,
    /// Day from which seniority runs.
    pub anzianita_dal: Option<String>,
    /// Last day of the suspension.
    pub sospesa_fino_al: Option<String>,
    /// Last day in the list.
    pub chiusa_il: Option<String>,
    /// Ground.
    pub motivo: Option<String>,
    /// Day by which to decide.
    pub scadenza: Option<String>,
    /// Documents missing.
    pub documenti_mancanti: i64,
}

/// Which iscrizioni to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroIscrizioni {
    /// Words of the person's name, or the tax code.
    pub testo: Option<String>,
    /// List.
    pub elenco: Option<String>,
    /// State.
    pub stato: Option<StatoIscrizione>,
    /// Due on this day or later, ISO date.
    pub scadenza_dal: Option<String>,
    /// Due on this day or before, ISO date.
    pub scadenza_al: Option<String>,
    /// With a document missing.
    pub documenti_mancanti: bool,
    /// Person.
    pub persona_id: Option<String>,
}

const COLONNE: &str = "i.id, i.persona_id, p.cognome, p.nome, p.codice_fiscale, i.elenco, i.anno, i.numero, i.stato, \
     i.richiesta_il, i.iscritta_dal, i.anzianita_dal, i.sospesa_fino_al, i.chiusa_il, i.motivo, i.scadenza, \
     i.documenti_mancanti";
const TABELLE: &str = "iscrizione i JOIN persona p ON p.id = i.persona_id";

impl Archivio {
    /// A page of the list of iscrizioni.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_iscrizioni(
        &self,
        filtro: &FiltroIscrizioni,
        colonna: ColonnaIscrizioni,
        direzione: Direzione,
        limite: u32,
        salta: u32,
    ) -> Esito<Pagina<IscrizioneInElenco>> {
        let ordine = format!("{} {} NULLS LAST, p.nome_normale, i.id", colonna.sql(), direzione.sql());
        let frase = (COLONNE, TABELLE, ordine.as_str());
        self.in_elenco(
            |conn| {
                let mut dove = Dove::default();
                dove.se("i.elenco = $", filtro.elenco.as_deref());
                dove.se("i.stato = $", filtro.stato.map(StatoIscrizione::as_str));
                dove.se("i.scadenza >= $", filtro.scadenza_dal.as_deref());
                dove.se("i.scadenza <= $", filtro.scadenza_al.as_deref());
                dove.se("i.persona_id = $", filtro.persona_id.as_deref());
                if filtro.documenti_mancanti {
                    dove.fisso("i.documenti_mancanti > 0");
                }
                dove.testo_di(conn, &[("persona", "p.id")], filtro.testo.as_deref(), "");
                dove
            },
            frase,
            (limite, salta),
        )
        .await
    }
}
