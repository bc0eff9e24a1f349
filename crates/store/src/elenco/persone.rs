//! The list of people: names and lists, nothing of the sealed part.

use super::{Direzione, Dove, Pagina};
use crate::archivio::Archivio;
use crate::errore::Esito;

parole! {
    /// What the list of people is sorted by.
    ColonnaPersone {
        /// Name.
        Nome = "nome",
        /// Tax code.
        CodiceFiscale = "codice_fiscale",
        /// Birth.
        NatoIl = "nato_il",
        /// Residence.
        Comune = "comune",
        /// First day in a list, of the open iscrizioni.
        IscrittaDal = "iscritta_dal",
    }
}

impl ColonnaPersone {
    const fn sql(self) -> &'static str {
        match self {
            Self::Nome => "p.nome_normale",
            Self::CodiceFiscale => "p.codice_fiscale",
            Self::NatoIl => "p.nato_il",
            Self::Comune => "p.comune",
            Self::IscrittaDal => {
                "(SELECT min(i.iscritta_dal) FROM iscrizione i WHERE i.persona_id = p.id \
                 AND i.stato IN ('aperta', 'sospesa'))"
            }
        }
    }
}

/// A person in the list.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct PersonaInElenco {
    /// Id.
    pub id: String,
    /// Family name.
    pub cognome: String,
    /// Given name.
    pub nome: String,
    /// Tax code.
    pub codice_fiscale: String,
    /// Birth.
    pub nato_il: String,
    /// Comune of residence.
    pub comune: Option<String>,
    /// Province of residence.
    pub provincia: Option<String>,
}

/// Which people to list; what is absent does not filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct FiltroPersone {
    /// Words of the name, or the tax code, as typed.
    pub testo: Option<String>,
    /// Province of residence.
    pub provincia: Option<String>,
    /// List of an iscrizione that is asked for, open or suspended.
    pub elenco: Option<String>,
    /// State of an iscrizione: `domanda`, `aperta`, `sospesa`; `nessuna` for none of these.
    pub iscrizione: Option<String>,
    /// A word of what the person is available for.
    pub disponibile: Option<String>,
}

const COLONNE: &str = "p.id, p.cognome, p.nome, p.codice_fiscale, p.nato_il, p.comune, p.provincia";
const TABELLE: &str = "persona p";

impl Archivio {
    /// A page of the list of people: `limite` rows after the first `salta`.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn elenco_persone(
        &self,
        filtro: &FiltroPersone,
        colonna: ColonnaPersone,
        direzione: Direzione,
        limite: u32,
        salta: u32,
    ) -> Esito<Pagina<PersonaInElenco>> {
        let ordine = format!("{} {} NULLS LAST, p.id", colonna.sql(), direzione.sql());
        let frase = (COLONNE, TABELLE, ordine.as_str());
        self.in_elenco(
            |conn| {
                let mut dove = condizioni(filtro);
                dove.testo_di(conn, &[("persona", "p.id")], filtro.testo.as_deref(), "");
                dove
            },
            frase,
            (limite, salta),
        )
        .await
    }
}

fn condizioni(filtro: &FiltroPersone) -> Dove {
    let mut dove = Dove::default();
    dove.fisso("p.stato = 'attiva'");
    dove.se("p.provincia = $", filtro.provincia.as_deref());
    let in_corso =
        "SELECT 1 FROM iscrizione i WHERE i.persona_id = p.id AND i.stato IN ('domanda', 'aperta', 'sospesa')";
    match (filtro.elenco.as_deref(), filtro.iscrizione.as_deref()) {
        (None, Some("nessuna")) => dove.fisso(&format!("NOT EXISTS ({in_corso})")),
        (Some(elenco), Some("nessuna")) => dove.se(&format!("NOT EXISTS ({in_corso} AND i.elenco = $)"), Some(elenco)),
        (Some(elenco), None) => dove.se(&format!("EXISTS ({in_corso} AND i.elenco = $)"), Some(elenco)),
        (None, Some(stato)) => dove.se(&format!("EXISTS ({in_corso} AND i.stato = $)"), Some(stato)),
        (Some(elenco), Some(stato)) => {
            dove.valori.extend([elenco.into(), stato.into()]);
            let quanti = dove.valori.len();
            let condizione = format!("EXISTS ({in_corso} AND i.elenco = ${} AND i.stato = ${quanti})", quanti - 1);
            dove.condizioni.push(condizione);
        }
        (None, None) => {}
    }
    let parola = filtro.disponibile.as_ref().map(|parola| format!("% {parola} %"));
    dove.se("p.disponibile LIKE $", parola);
    dove
}
