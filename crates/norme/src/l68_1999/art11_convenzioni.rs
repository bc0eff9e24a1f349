//! Art. 11, 12 and 12-bis, and art. 14 D.Lgs. 276/2003: agreements on how and when people are hired.
//!
//! Here stand the request and its checks, the plan with its rows and what fills and empties them, the breach
//! and its steps. Compliance and clearances read the state of the plan from [`stato`].

mod controlli;
mod inadempimento;
mod piano;
mod richiesta;
mod righe;
mod speciali;
mod stato;
#[cfg(test)]
mod tests;
mod uscita;

pub use inadempimento::{Diffida, EsitoDiffida, StatoDiffida, diffida};
pub use piano::{Convenzione, Inserimento, Modo, Proroga, RigaPiano, TitoloInserimento};
pub use richiesta::{
    Bollo, Commessa, ConvenzioneQuadro, DatoreConvenzione, Destinatario, Integrazione, Parere, RichiestaConvenzione,
    TipoDestinatario,
};
pub use righe::{Assunzione, EsitoRiga, riga_per};
pub use stato::{EsitoPiano, RigaAl, StatoPiano, StatoRiga, stato};
pub use uscita::{EffettoUscita, MotivoUscita, Uscita, effetto_uscita};

use crate::controllo::{Controllo, impedimenti};
use crate::errore::ErroreNorma;
use crate::fonte::Fonte;
use crate::parametri::Parametri;
use crate::voce::Voce;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TipoConvenzione {
    /// Programme of hires (art. 11 c. 1-2).
    Programma,
    /// For people with particular difficulties (art. 11 c. 4 and 7).
    IntegrazioneLavorativa,
    /// Temporary, for training, with another host (art. 12).
    InserimentoTemporaneo,
    /// With another employer to whom work is entrusted (art. 12-bis).
    InserimentoLavorativo,
    /// Under a framework agreement, with social cooperatives (art. 14 D.Lgs. 276/2003).
    CooperativaSociale,
}

impl TipoConvenzione {
    /// The name, in Italian.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::Programma => "Convenzione di programma",
            Self::IntegrazioneLavorativa => "Convenzione di integrazione lavorativa",
            Self::InserimentoTemporaneo => "Convenzione di inserimento lavorativo temporaneo",
            Self::InserimentoLavorativo => "Convenzione di inserimento lavorativo",
            Self::CooperativaSociale => "Adesione a una convenzione quadro con cooperative sociali",
        }
    }

    /// Its article.
    #[must_use]
    pub fn fonte(self) -> Fonte {
        match self {
            Self::Programma => Fonte::legge("L. 68/1999", "11", "1", ""),
            Self::IntegrazioneLavorativa => Fonte::legge("L. 68/1999", "11", "4", ""),
            Self::InserimentoTemporaneo => Fonte::legge("L. 68/1999", "12", "1", ""),
            Self::InserimentoLavorativo => Fonte::legge("L. 68/1999", "12-bis", "1", ""),
            Self::CooperativaSociale => Fonte::legge("D.Lgs. 276/2003", "14", "1", ""),
        }
    }

    /// Whether only private employers may sign it.
    #[must_use]
    pub const fn solo_privati(self) -> bool {
        matches!(self, Self::InserimentoTemporaneo | Self::InserimentoLavorativo | Self::CooperativaSociale)
    }
}

/// What became of a request of agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EsitoConvenzione {
    /// Whether it can be signed.
    pub stipulabile: bool,
    /// What bars it, in Italian.
    pub impedimenti: Vec<String>,
    /// What was checked.
    pub controlli: Vec<Controllo>,
    /// The most units it may cover, where its article fixes it.
    pub massimo_unita: Option<u32>,
    /// Units of art. 3 in the plan.
    pub unita_art3: u32,
    /// Units of art. 18 in the plan.
    pub unita_art18: u32,
    /// How it was reached.
    pub spiegazione: Voce,
}

/// Whether an agreement can be signed.
///
/// # Errors
/// `Dato` if a date contradicts another; an error of a parameter.
pub fn verifica(p: &Parametri, richiesta: &RichiestaConvenzione) -> Result<EsitoConvenzione, ErroreNorma> {
    richiesta.coerente()?;
    let (speciali, massimo_unita) = speciali::controlli(p, richiesta)?;
    let mut controlli = controlli::controlli(p, richiesta)?;
    controlli.extend(speciali);
    let impedimenti = impedimenti(&controlli);
    let stipulabile = impedimenti.is_empty();
    let (unita_art3, unita_art18) = richiesta.unita();
    let spiegazione = Voce::nuova("convenzione", richiesta.tipo.nome())
        .valore(if stipulabile { "stipulabile" } else { "non stipulabile" }, "")
        .spiega("Si stipula se nessun controllo lo impedisce.")
        .cita(richiesta.tipo.fonte())
        .figlie(controlli.iter().map(|controllo| controllo.voce("convenzione")));
    Ok(EsitoConvenzione { stipulabile, impedimenti, controlli, massimo_unita, unita_art3, unita_art18, spiegazione })
}
