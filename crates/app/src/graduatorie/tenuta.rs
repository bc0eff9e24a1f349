//! A ranking as the archive keeps it: what may be published in clear, the points sealed.

use crate::api::{RigaGraduatoria, VocePunteggio};
use mirato_domain::Errore;
use mirato_norme::Voce;
use mirato_norme::avviso::GraduatoriaPubblica;
use mirato_norme::graduatoria::{Graduatoria, Posto, VocePunti};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is sealed: the points of everybody, component by component.
#[derive(Serialize, Deserialize)]
pub(crate) struct Tenuta {
    pub righe: Vec<RigaGraduatoria>,
}

/// What is kept in clear: no more than is published, and how the table gives points.
#[derive(Serialize, Deserialize)]
pub(super) struct Pubblica {
    pub righe: Vec<RigaPubblicata>,
    pub spiegazione: Voce,
    /// Sum of the versions of the applications: it grows when one of them changes.
    pub domande: i64,
}

/// A row that may be published.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct RigaPubblicata {
    pub codice: String,
    pub posizione: Option<u32>,
    pub punteggio: Option<String>,
    /// `ammessa`, `con_riserva`, `esclusa`, `incompleta`.
    pub esito: String,
}

impl From<RigaPubblicata> for RigaGraduatoria {
    fn from(riga: RigaPubblicata) -> Self {
        Self {
            codice: riga.codice,
            posizione: riga.posizione.unwrap_or(0),
            punteggio: riga.punteggio.unwrap_or_default(),
            esito: riga.esito,
            ..Self::default()
        }
    }
}

/// The rows of a ranking of nobody in particular, component by component.
///
/// # Errors
/// As [`parti`].
pub(crate) fn righe_calcolate(graduatoria: &Graduatoria) -> Result<Vec<RigaGraduatoria>, Errore> {
    Ok(parti(graduatoria, &BTreeSet::new(), 0)?.1.righe)
}

/// A ranking in the two parts in which it is kept; `con_riserva` are the codes admitted with reserve.
///
/// # Errors
/// `pubblicazione_rivelatrice` for a code that says more than a code.
pub(super) fn parti(
    graduatoria: &Graduatoria,
    con_riserva: &BTreeSet<String>,
    domande: i64,
) -> Result<(Pubblica, Tenuta), Errore> {
    let esito = |codice: &str| if con_riserva.contains(codice) { "con_riserva" } else { "ammessa" };
    let incompleti: BTreeSet<&str> = graduatoria
        .esclusi
        .iter()
        .filter(|escluso| escluso.incompleto)
        .map(|escluso| escluso.codice.as_str())
        .collect();
    let fuori = |codice: &str| if incompleti.contains(codice) { "incompleta" } else { "esclusa" };
    // The law's own form of a published ranking refuses what a code may not hold.
    let righe = GraduatoriaPubblica::da(graduatoria)?
        .righe()
        .iter()
        .map(|riga| RigaPubblicata {
            codice: riga.codice.clone(),
            posizione: riga.posizione,
            punteggio: riga.punteggio.map(|punti| punti.italiano()),
            esito: if riga.ammessa { esito(&riga.codice) } else { fuori(&riga.codice) }.to_owned(),
        })
        .collect();
    let ammessi = graduatoria.graduatoria.iter().map(|posto| ammesso(posto, esito(&posto.codice)));
    let esclusi = graduatoria.esclusi.iter().map(|escluso| RigaGraduatoria {
        motivo: escluso.motivo.clone(),
        ..RigaGraduatoria::from(RigaPubblicata {
            codice: escluso.codice.clone(),
            posizione: None,
            punteggio: None,
            esito: fuori(&escluso.codice).to_owned(),
        })
    });
    let tenuta = Tenuta { righe: ammessi.chain(esclusi).collect() };
    Ok((Pubblica { righe, spiegazione: graduatoria.spiegazione.clone(), domande }, tenuta))
}

fn ammesso(posto: &Posto, esito: &str) -> RigaGraduatoria {
    RigaGraduatoria {
        codice: posto.codice.clone(),
        persona: String::new(),
        domanda_id: String::new(),
        posizione: posto.posizione,
        punteggio: posto.punteggio.italiano(),
        esito: esito.to_owned(),
        voci: posto.voci.iter().map(voce).collect(),
        motivo: String::new(),
        parita: posto.pari_merito_risolto_da.map(|regola| regola.nome().to_owned()).unwrap_or_default(),
        precedenza: posto.precedenza.clone().unwrap_or_default(),
    }
}

fn voce(voce: &VocePunti) -> VocePunteggio {
    VocePunteggio {
        voce: voce.voce.clone(),
        nome: voce.nome.clone(),
        punti: voce.punti.italiano(),
        conto: voce.conto.clone(),
        citazione: voce.citazione.clone(),
    }
}
