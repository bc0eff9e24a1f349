//! What the office knows when it is asked for an agreement.

use super::TipoConvenzione;
use super::piano::RigaPiano;
use crate::errore::ErroreNorma;
use crate::l68_1999::art03_quota::Classe;
use crate::l68_1999::art07_nulla_osta::Quota;
use chrono::NaiveDate;
use mirato_domain::situazione::Natura;
use mirato_domain::{Euro, Percentuale, Provincia};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request of agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RichiestaConvenzione {
    /// Which agreement.
    pub tipo: TipoConvenzione,
    /// Day the request arrived.
    pub pervenuta_il: NaiveDate,
    /// Day on which it is judged.
    pub al: NaiveDate,
    /// First day of the agreement.
    pub dal: NaiveDate,
    /// Last day of the agreement.
    pub fino_al: NaiveDate,
    /// Province of the hires.
    pub provincia: Provincia,
    /// Provinces the office answers for.
    pub province_ufficio: Vec<Provincia>,
    /// The employer, as its quota stands.
    pub datore: DatoreConvenzione,
    /// Rows of the plan asked for.
    pub piano: Vec<RigaPiano>,
    /// Whether it is written on the employer's letterhead.
    #[serde(default)]
    pub carta_intestata: bool,
    /// Whether the legal representative signed it.
    #[serde(default)]
    pub firmata: bool,
    /// Stamp duty.
    #[serde(default)]
    pub bollo: Bollo,
    /// Opinion of the technical committee.
    #[serde(default)]
    pub comitato_tecnico: Option<Parere>,
    /// Opinion of the provincial commission.
    #[serde(default)]
    pub commissione: Option<Parere>,
    /// Whether the committee found that the people have particular difficulties.
    #[serde(default)]
    pub particolari_difficolta: bool,
    /// What the integration agreement must hold.
    #[serde(default)]
    pub integrazione: Integrazione,
    /// Who hires or hosts in the employer's stead (art. 12 and 12-bis).
    #[serde(default)]
    pub destinatario: Option<Destinatario>,
    /// The work entrusted.
    #[serde(default)]
    pub commessa: Option<Commessa>,
    /// The framework agreement (art. 14 D.Lgs. 276/2003).
    #[serde(default)]
    pub quadro: Option<ConvenzioneQuadro>,
}

/// An employer that asks for an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatoreConvenzione {
    /// Public or private.
    pub natura: Natura,
    /// Class, from the reckoning of the quota.
    pub classe: Classe,
    /// Computable workers.
    pub dipendenti: u32,
    /// Units of art. 3 due in all.
    pub quota_art3: u32,
    /// Uncovered units of art. 3 in the province.
    #[serde(default)]
    pub scopertura_art3: u32,
    /// Uncovered units of art. 18 in the province.
    #[serde(default)]
    pub scopertura_art18: u32,
    /// Units of art. 3 that other agreements in force still have to cover.
    #[serde(default)]
    pub gia_in_convenzione_art3: u32,
    /// Units of art. 18 that other agreements in force still have to cover.
    #[serde(default)]
    pub gia_in_convenzione_art18: u32,
}

/// Stamp duty on the agreement.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "stato")]
#[ts(rename = "BolloConvenzione")]
pub enum Bollo {
    /// Not there yet.
    #[default]
    Manca,
    /// Paid, with the number of the stamp.
    Assolto {
        /// Number.
        numero: String,
    },
    /// Not due.
    Esente,
}

/// An opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ParereConvenzione")]
pub struct Parere {
    /// Day of the sitting.
    #[ts(type = "string")]
    pub il: NaiveDate,
    /// Whether it is favourable.
    pub favorevole: bool,
}

/// The three contents of art. 11 c. 7.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(rename = "IntegrazioneConvenzione")]
pub struct Integrazione {
    /// The duties and how they are carried out, in detail.
    pub mansioni: bool,
    /// Support, advice and tutoring.
    pub sostegno: bool,
    /// Periodic checks.
    pub verifiche: bool,
}

/// Who hires or hosts in the employer's stead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "DestinatarioConvenzione")]
pub struct Destinatario {
    /// What it is.
    pub tipo: TipoDestinatario,
    /// Whether insolvency proceedings are under way.
    #[serde(default)]
    pub procedure_concorsuali: bool,
    /// Whether it complies with the rules on safety at work.
    #[serde(default)]
    pub sicurezza: bool,
    /// Whether its premises are fit.
    #[serde(default)]
    pub locali_idonei: bool,
    /// Day of the last dismissal that was not for just cause or subjective reason.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub ultima_risoluzione: Option<NaiveDate>,
    /// Whether it has a worker who can be tutor.
    #[serde(default)]
    pub tutor: bool,
    /// Whether a personal plan is written and the person consents.
    #[serde(default)]
    pub piano_personalizzato: bool,
    /// Whether it hires, or the employer does under art. 12, together with the entrusting of the work.
    #[serde(default)]
    pub assunzione_contestuale: bool,
    /// Whether the same person was already in an agreement of art. 12 and the committee allows it again.
    #[serde(default)]
    pub gia_convenzionata: bool,
    /// The committee's different judgement on repeating it.
    #[serde(default)]
    pub ripetibile: bool,
    /// Whether the agreement of art. 12-bis renews one.
    #[serde(default)]
    pub rinnovo: bool,
}

/// What a host or receiver is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TipoDestinatario {
    /// Social cooperative of type A, or its consortium.
    CooperativaSocialeA,
    /// Social cooperative of type B, or its consortium.
    CooperativaSocialeB,
    /// Social enterprise.
    ImpresaSociale,
    /// Professional with a disability (art. 12).
    LiberoProfessionista,
    /// Private employer without the duty to hire.
    DatoreNonObbligato,
}

/// Work entrusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "CommessaConvenzione")]
pub struct Commessa {
    /// Value in a year.
    #[ts(type = "string")]
    pub importo_annuo: Euro,
    /// What a unit of personnel costs in a year, the personal plan included.
    #[serde(default)]
    #[ts(type = "string")]
    pub costo_annuo_unita: Euro,
}

/// A framework agreement of art. 14 D.Lgs. 276/2003.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConvenzioneQuadro {
    /// Its act.
    pub estremi: String,
    /// Whether the region validated it.
    #[serde(default)]
    pub validata: bool,
    /// The value of a unit, by which the work entrusted is divided.
    pub coefficiente: Euro,
    /// The most of the quota that may be covered so.
    pub limite: Percentuale,
    /// Whether the rest of the quota is met.
    #[serde(default)]
    pub resto_adempiuto: bool,
}

impl RichiestaConvenzione {
    /// Units of art. 3 and of art. 18 in the plan.
    pub(super) fn unita(&self) -> (u32, u32) {
        let somma = |quota: Quota| {
            let righe = self.piano.iter().filter(|riga| Quota::di(riga.elenco) == quota);
            righe.fold(0_u32, |somma, riga| somma.saturating_add(riga.unita))
        };
        (somma(Quota::Art3), somma(Quota::Art18))
    }

    /// Refuses dates that contradict one another and a plan that says nothing.
    pub(super) fn coerente(&self) -> Result<(), ErroreNorma> {
        if self.al < self.pervenuta_il {
            return Err(ErroreNorma::campo("pervenuta_il", "la richiesta è successiva a oggi: correggi la data"));
        }
        if self.fino_al < self.dal {
            return Err(ErroreNorma::campo("fino_al", "la convenzione finisce prima di cominciare: correggi le date"));
        }
        if self.piano.is_empty() {
            return Err(ErroreNorma::campo("piano", "il piano è vuoto: scrivi almeno una riga"));
        }
        for (n, riga) in self.piano.iter().enumerate() {
            if riga.unita == 0 {
                return Err(ErroreNorma::campo(&format!("piano[{n}].unita"), "una riga prevede almeno un'unità"));
            }
            if riga.scadenza < self.dal || riga.scadenza > self.fino_al {
                let testo = "la scadenza è fuori dalla durata della convenzione: correggi una delle due";
                return Err(ErroreNorma::campo(&format!("piano[{n}].scadenza"), testo));
            }
            if self.piano[..n].iter().any(|altra| altra.numero == riga.numero) {
                let testo = format!("il numero {} è già di un'altra riga", riga.numero);
                return Err(ErroreNorma::campo(&format!("piano[{n}].numero"), testo));
            }
        }
        Ok(())
    }
}
