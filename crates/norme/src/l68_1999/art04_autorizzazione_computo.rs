//! Art. 4 cc. 3-bis and 4: whether a worker hired outside the lists may be counted in the quota.

mod controlli;
mod requisito;
#[cfg(test)]
mod tests;

pub use requisito::GiudizioComputo;

use crate::controllo::{Controllo, impedimenti};
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art01_beneficiari::scelta;
use crate::l68_1999::art03_quota::Classe;
use crate::l68_1999::art07_nulla_osta::{Copertura, Quota, unita_oraria};
use crate::l68_1999::art08_iscrizione::DocumentoRichiesto;
use crate::l241_1990::termini::{Procedimento, RichiestaTermine, termine};
use crate::parametri::{Letto, Parametri};
use crate::voce::Voce;
use chrono::NaiveDate;
use mirato_domain::{Accertamento, Ore};
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// When the disability arose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CasoComputo {
    /// Before the hire, made without the lists (c. 3-bis).
    PrimaDellAssunzione,
    /// During the job, by accident or illness (c. 4).
    DuranteIlRapporto,
}

/// Whether the employer broke the rules of safety.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InadempimentoDatore {
    /// No breach is known.
    Nessuno,
    /// A court has not decided yet.
    GiudizioInCorso,
    /// A court has found a breach.
    AccertatoInGiudizio,
}

/// A request to count a worker. Debug output hides it: it holds health data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DomandaComputo {
    /// Day the request arrived.
    pub pervenuta_il: NaiveDate,
    /// Day on which it is judged.
    pub al: NaiveDate,
    /// When the disability arose.
    pub caso: CasoComputo,
    /// Class of the employer; it may be under no duty.
    pub classe: Classe,
    /// First day of the job.
    pub assunto_il: NaiveDate,
    /// Last day of the contract, if it is fixed-term.
    #[serde(default)]
    pub contratto_fino_al: Option<NaiveDate>,
    /// Last day of the job, if it has ended.
    #[serde(default)]
    pub cessato_il: Option<NaiveDate>,
    /// Weekly hours.
    pub ore: Ore,
    /// Weekly hours of full time under the same collective agreement.
    pub ore_contratto: Ore,
    /// The proof.
    pub accertamento: Accertamento,
    /// Day on which the disability was recognised, if the act recognises it from another day than its own.
    #[serde(default)]
    pub riconosciuto_dal: Option<NaiveDate>,
    /// Whether the worker is unfit for the duties they had (c. 4).
    #[serde(default)]
    pub inidoneo_alle_mansioni: Option<bool>,
    /// Whether the employer broke the rules of safety (c. 4).
    #[serde(default)]
    pub inadempimento: Option<InadempimentoDatore>,
    /// Whether the worker is counted already, being hired from the lists or by another authorisation.
    #[serde(default)]
    pub gia_computato: bool,
    /// Codes of the documents that have arrived.
    #[serde(default)]
    pub documenti: Vec<String>,
}

impl fmt::Debug for DomandaComputo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DomandaComputo(sigillata)")
    }
}

/// What became of a request to count a worker. Debug output hides it. All but `requisito` and the
/// reserved names of the documents may be shown without opening the sealed part.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct EsitoComputo {
    /// Whether the authorisation can be given.
    pub autorizzabile: bool,
    /// What bars it, in Italian.
    pub impedimenti: Vec<String>,
    /// What was checked; no word of it says a diagnosis or a measure.
    pub controlli: Vec<Controllo>,
    /// First day on which the worker counts.
    #[ts(type = "string")]
    pub effetto_dal: NaiveDate,
    /// Last day, where the proof is to be revised or the contract ends.
    #[ts(type = "string | null")]
    pub fino_al: Option<NaiveDate>,
    /// Last day for the office's answer.
    #[ts(type = "string")]
    pub risposta_entro: NaiveDate,
    /// What the worker covers.
    pub copertura: Copertura,
    /// The documents asked for.
    pub documenti: Vec<DocumentoRichiesto>,
    /// The proof held against the thresholds, for the sealed part.
    pub requisito: GiudizioComputo,
    /// How it was reached; no word of it says a diagnosis or a measure.
    pub spiegazione: Voce,
}

impl fmt::Debug for EsitoComputo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EsitoComputo(sigillato)")
    }
}

/// Whether a worker hired outside the lists may be counted, from when, until when and for how much.
///
/// # Errors
/// `Dato` if a date contradicts another; `FuoriVigenza` for c. 3-bis before 24 September 2015; an error
/// of a parameter.
pub fn verifica(p: &Parametri, domanda: &DomandaComputo) -> Result<EsitoComputo, ErroreNorma> {
    date(domanda)?;
    let requisito = requisito::giudica(p, domanda)?;
    let documenti = documenti(p, domanda)?;
    let avvio = domanda.pervenuta_il;
    let risposta =
        termine(p, &RichiestaTermine { procedimento: Procedimento::Computo, avvio, sospensioni: Vec::new() })?;
    let unita =
        unita_oraria(p, domanda.al, domanda.classe, (domanda.ore, domanda.ore_contratto), requisito.oltre_50(domanda))?;
    let (effetto_dal, decorrenza) = effetto(p, domanda)?;
    let fino_al = fine(domanda);
    let controlli = controlli::controlli(p, domanda, &requisito, &unita, &documenti, &risposta)?;
    let impedimenti = impedimenti(&controlli);
    let autorizzabile = impedimenti.is_empty();
    let quota = autorizzabile.then_some(Quota::Art3);
    let spiegazione = Voce::nuova("computo", "Autorizzazione al computo")
        .valore(if autorizzabile { "autorizzabile" } else { "non autorizzabile" }, "")
        .spiega("Si autorizza se nessun controllo lo impedisce.")
        .cita(fonte(domanda.caso))
        .figlie(controlli.iter().map(|controllo| controllo.voce("computo")))
        .figlia(unita.voce(quota))
        .figlia(voce_effetto(effetto_dal, fino_al, decorrenza));
    Ok(EsitoComputo {
        autorizzabile,
        impedimenti,
        controlli,
        effetto_dal,
        fino_al,
        risposta_entro: risposta.scadenza,
        copertura: unita.copertura(quota),
        documenti,
        requisito,
        spiegazione,
    })
}

/// The comma of a case.
pub(super) fn fonte(caso: CasoComputo) -> Fonte {
    match caso {
        CasoComputo::PrimaDellAssunzione => Fonte::legge("L. 68/1999", "4", "3-bis", ""),
        CasoComputo::DuranteIlRapporto => Fonte::legge("L. 68/1999", "4", "4", ""),
    }
}

fn date(domanda: &DomandaComputo) -> Result<(), ErroreNorma> {
    if domanda.al < domanda.pervenuta_il {
        return Err(ErroreNorma::campo("pervenuta_il", "la domanda è successiva a oggi: correggi la data"));
    }
    if domanda.pervenuta_il < domanda.assunto_il {
        return Err(ErroreNorma::campo("assunto_il", "l'assunzione è successiva alla domanda: correggi la data"));
    }
    if domanda.contratto_fino_al.is_some_and(|fine| fine < domanda.assunto_il) {
        return Err(ErroreNorma::campo(
            "contratto_fino_al",
            "il contratto finisce prima dell'assunzione: correggi le date",
        ));
    }
    Ok(())
}

/// The day the disability was recognised.
fn riconoscimento(domanda: &DomandaComputo) -> NaiveDate {
    domanda.riconosciuto_dal.unwrap_or(domanda.accertamento.rilasciato_il)
}

/// First day on which the worker counts: that of the request, or of the recognition where the office
/// has chosen so; never before the hire.
fn effetto(p: &Parametri, domanda: &DomandaComputo) -> Result<(NaiveDate, Letto<String>), ErroreNorma> {
    let scelta = p.scelta("computo_decorrenza", domanda.pervenuta_il)?;
    let giorno = if scelta.valore == "riconoscimento" {
        riconoscimento(domanda).max(domanda.assunto_il)
    } else {
        domanda.pervenuta_il.max(riconoscimento(domanda))
    };
    Ok((giorno, scelta))
}

/// Last day: the revision of the proof or the end of the contract, whichever comes first.
fn fine(domanda: &DomandaComputo) -> Option<NaiveDate> {
    let fine_rapporto = domanda.cessato_il.or(domanda.contratto_fino_al);
    [domanda.accertamento.rivedibile_il, fine_rapporto].into_iter().flatten().min()
}

fn voce_effetto(dal: NaiveDate, fino_al: Option<NaiveDate>, decorrenza: Letto<String>) -> Voce {
    let fine = fino_al.map_or_else(
        || "Non ha una fine già nota.".to_owned(),
        |fine| format!("Vale fino al {}: revisione dell'atto o fine del contratto.", italiana(&fine)),
    );
    Voce::nuova("decorrenza", "Decorrenza")
        .valore(italiana(&dal), "")
        .spiega(fine)
        .cita(decorrenza.citazione())
        .legge(decorrenza.letto)
}

/// The documents of the case, from their table.
fn documenti(p: &Parametri, domanda: &DomandaComputo) -> Result<Vec<DocumentoRichiesto>, ErroreNorma> {
    let tabella = "documento_computo";
    let mut documenti = Vec::new();
    for riga in p.tabella(tabella, domanda.pervenuta_il)? {
        let errata = |colonna: &str| ErroreNorma::ParametroErrato {
            id: tabella.to_owned(),
            motivo: format!("la riga «{}» non ha una colonna «{colonna}» valida", riga.codice),
        };
        let occorre = match riga.campo("caso") {
            Some("sempre") => true,
            Some("prima_dell_assunzione") => domanda.caso == CasoComputo::PrimaDellAssunzione,
            Some("durante_il_rapporto") => domanda.caso == CasoComputo::DuranteIlRapporto,
            _ => return Err(errata("caso")),
        };
        if occorre {
            documenti.push(DocumentoRichiesto {
                codice: riga.codice.clone(),
                nome: riga.nome.clone(),
                nome_riservato: riga.campo("nome_riservato").unwrap_or(&riga.nome).to_owned(),
                obbligatorio: scelta(riga.campo("obbligatorio").unwrap_or_default(), &[("si", true), ("no", false)])
                    .ok_or_else(|| errata("obbligatorio"))?,
                presentato: domanda.documenti.contains(&riga.codice),
                citazione: riga.citazione().into(),
            });
        }
    }
    Ok(documenti)
}
