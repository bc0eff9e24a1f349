//! Art. 8: registration in the lists, from the request to the events that suspend and close it.

mod anzianita;
mod controlli;
mod documenti;
mod domanda;
mod lavoro;
mod motivi;
mod persona;
mod proposte;
#[cfg(test)]
mod tests;

pub use anzianita::{Anzianita, EventoIscrizione, StoriaIscrizione, TipoEvento, anzianita};
pub use documenti::{DocumentoRichiesto, documenti};
pub use domanda::{
    CancellazionePrecedente, Cittadinanza, DomandaIscrizione, EventoFamiliare, IscrizioneAperta, ModoIscrizione,
    RedditoPrevisto, Studi, TipoLavoro,
};
pub use lavoro::Rapporto;
pub use motivi::{MotivoCancellazione, MotivoSospensione, motivi_cancellazione, motivi_sospensione};
pub use persona::{IscrizioneInCorso, Rifiuto, StatoIscrizione, StatoPersona};
pub use proposte::{Azione, Proposta, proposte};

use crate::controllo::{Controllo, impedimenti};
use crate::errore::ErroreNorma;
use crate::fonte::Fonte;
use crate::l68_1999::art01_beneficiari::{GiudizioRequisito, categoria, requisito_categoria};
use crate::parametri::Parametri;
use crate::voce::Voce;
use serde::Serialize;
use std::fmt;
use ts_rs::TS;

/// What became of a request of registration. Debug output hides it: it holds health data. All but
/// `requisito` and the reserved names of the documents may be shown without opening the sealed part.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct EsitoDomanda {
    /// Whether the person may be registered.
    pub ammissibile: bool,
    /// What bars it, in Italian.
    pub impedimenti: Vec<String>,
    /// What was checked; no word of it says a diagnosis or a measure.
    pub controlli: Vec<Controllo>,
    /// The documents asked for.
    pub documenti: Vec<DocumentoRichiesto>,
    /// The proof held against the category, for the sealed part; none without a proof.
    pub requisito: Option<GiudizioRequisito>,
    /// How it was reached; no word of it says a diagnosis or a measure.
    pub spiegazione: Voce,
}

impl fmt::Debug for EsitoDomanda {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EsitoDomanda(sigillato)")
    }
}

/// Whether a person may be registered, with every check and the documents asked for.
///
/// # Errors
/// `Dato` if the category does not exist or belongs to another list; an error of a parameter.
pub fn verifica_domanda(p: &Parametri, domanda: &DomandaIscrizione) -> Result<EsitoDomanda, ErroreNorma> {
    let categoria = categoria(p, &domanda.categoria, domanda.presentata_il)?;
    if categoria.elenco != domanda.elenco {
        let testo = "la categoria è di un altro elenco: scegli l'elenco o la categoria giusti";
        return Err(ErroreNorma::campo("categoria", testo));
    }
    let requisito = domanda
        .accertamento
        .as_ref()
        .map(|prova| requisito_categoria(p, &domanda.categoria, prova, domanda.presentata_il))
        .transpose()?;
    let documenti = documenti(p, domanda, &categoria)?;
    let controlli = controlli::controlli(p, domanda, &categoria, requisito.as_ref(), &documenti)?;
    let impedimenti = impedimenti(&controlli);
    let ammissibile = impedimenti.is_empty();
    let spiegazione = Voce::nuova("iscrizione", "Iscrizione")
        .valore(if ammissibile { "ammissibile" } else { "non ammissibile" }, "")
        .spiega("La persona si iscrive se nessun controllo lo impedisce.")
        .cita(fonte())
        .figlie(controlli.iter().map(|controllo| controllo.voce("iscrizione")));
    Ok(EsitoDomanda { ammissibile, impedimenti, controlli, documenti, requisito, spiegazione })
}

/// The comma on who registers, and where.
pub(super) fn fonte() -> Fonte {
    Fonte::legge("L. 68/1999", "8", "1", "")
}
