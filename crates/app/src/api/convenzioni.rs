//! Agreements on hires.

use super::atti::RigaAtto;
use super::comune::{Formato, Stato};
use super::ottemperanza::Controllo;
use super::persone::Allegato;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Filter of the work list.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FiltroConvenzioni {
    pub testo: String,
    /// `richiesta`, `in_istruttoria`, `proposta`, `stipulata`, `inadempiente`, `scaduta`, `risolta`, `conclusa`,
    /// `respinta`; `aperte` for those to decide, `in_corso` for those being carried out; empty for all.
    pub stato: String,
    /// `programma`, `integrazione_lavorativa`, `inserimento_temporaneo`, `inserimento_lavorativo`,
    /// `cooperativa_sociale`; empty for all.
    pub tipo: String,
    /// `scadute`, `settimana`, `mese`; empty for all.
    pub scadenza: String,
    /// `scadenza`, `datore`, `ricevuta_il`.
    pub ordina: String,
    pub discendente: bool,
    pub da: u32,
    pub quanti: u32,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ElencoConvenzioni {
    pub totale: u32,
    pub righe: Vec<RigaConvenzione>,
}

/// An agreement in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaConvenzione {
    pub id: String,
    pub datore_id: String,
    pub datore: String,
    pub tipo: String,
    pub tipo_nome: String,
    pub provincia: String,
    pub ricevuta_il: String,
    pub dal: String,
    pub fino_al: String,
    /// Number of the act; empty before.
    pub numero: String,
    /// Units still to be hired.
    pub residue: u32,
    /// Term to answer, then the next day to keep.
    pub scadenza: String,
    pub giorni_restanti: i64,
    pub stato: Stato,
}

/// Writes the list as it is seen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EsportaConvenzioni {
    pub filtro: FiltroConvenzioni,
    pub formato: Formato,
    pub percorso: String,
}

/// The form of a request; days, hours and amounts as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct DatiConvenzione {
    pub codice_fiscale_datore: String,
    pub protocollo: String,
    pub ricevuta_il: String,
    pub tipo: String,
    /// Sigla of the province of the request; rows of the plan may name others of the office.
    pub provincia: String,
    pub dal: String,
    pub fino_al: String,
    /// Who signs for the employer: name and office held.
    pub rappresentante: String,
    pub ruolo_rappresentante: String,
    pub carta_intestata: bool,
    pub firmata: bool,
    /// `assolto`, `esente`; empty while it is missing.
    pub bollo: String,
    pub bollo_numero: String,
    pub comitato_il: String,
    /// `favorevole`, `contrario`.
    pub comitato_esito: String,
    pub commissione_il: String,
    /// `favorevole`, `contrario`.
    pub commissione_esito: String,
    /// Whether the committee found that the people have particular difficulties.
    pub particolari_difficolta: bool,
    /// What art. 11 c. 7 asks for, in whole sentences.
    pub mansioni: String,
    pub sostegno: String,
    pub verifiche: String,
    pub deroghe: String,
    /// Least length of a fixed-term contract it allows, in months; 0 for any.
    pub durata_minima_mesi: u32,
    /// Days within which the office proposes candidates.
    pub candidature_giorni: u32,
    /// Days within which the employer communicates hires and leavings.
    pub comunicazione_giorni: u32,
    /// Months between two checks.
    pub verifica_mesi: u32,
    pub prima_verifica: String,
    pub piano: Vec<RigaPiano>,
    /// Host or receiver, in the kinds of three parties.
    pub terzo: TerzoConvenzione,
    /// The work entrusted.
    pub commessa_oggetto: String,
    pub commessa_importo: String,
    pub commessa_costo_unita: String,
    /// The framework agreement of art. 14 D.Lgs. 276/2003.
    pub quadro_estremi: String,
    pub quadro_validata: bool,
    pub quadro_coefficiente: String,
    /// Percentage of the quota that may be covered so.
    pub quadro_limite: String,
    pub quadro_resto_adempiuto: bool,
    pub note: String,
}

/// A row of the plan as it is keyed in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct RigaPiano {
    pub numero: u32,
    pub unita: u32,
    pub elenco: String,
    pub profilo: String,
    /// `nominativa`, `numerica`.
    pub modalita: String,
    /// `assunzione`, `prova_ampliata`, `tempo_determinato`, `tirocinio`.
    pub modo: String,
    /// Days of trial or months of contract, as the way asks for.
    pub quanto: u32,
    /// Least weekly hours, "HH:MM"; empty for any.
    pub ore_minime: String,
    /// Sigla; empty for that of the request.
    pub provincia: String,
    pub scadenza: String,
}

/// Who hires or hosts in the employer's stead.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct TerzoConvenzione {
    pub denominazione: String,
    pub codice_fiscale: String,
    pub sede: String,
    pub rappresentante: String,
    pub ruolo_rappresentante: String,
    /// `cooperativa_sociale_a`, `cooperativa_sociale_b`, `impresa_sociale`, `libero_professionista`,
    /// `datore_non_obbligato`.
    pub tipo: String,
    pub procedure_concorsuali: bool,
    pub sicurezza: bool,
    pub locali_idonei: bool,
    pub ultima_risoluzione: String,
    pub tutor: bool,
    pub piano_personalizzato: bool,
    pub assunzione_contestuale: bool,
    pub gia_convenzionata: bool,
    pub ripetibile: bool,
    pub rinnovo: bool,
}

/// Saves a request.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvaConvenzione {
    pub id: String,
    pub versione: i64,
    pub dati: DatiConvenzione,
}

/// An agreement's page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchedaConvenzione {
    pub riga: RigaConvenzione,
    pub versione: i64,
    pub dati: DatiConvenzione,
    pub controlli: Vec<Controllo>,
    pub proponibile: bool,
    pub impedimento: String,
    /// "3 unità dell'art. 3 e 1 dell'art. 18".
    pub riassunto: String,
    #[ts(optional)]
    pub spiegazione: Option<mirato_norme::Voce>,
    /// Steps that can be taken now: `proponi`, `respingi`, `stipula`, `proroga`, `ricorda`, `contesta`, `notifica`,
    /// `osservazioni`, `valuta`, `risolvi`.
    pub passi: Vec<String>,
    #[ts(optional)]
    pub atto: Option<RigaAtto>,
    /// Every act, the latest first.
    pub atti: Vec<RigaAtto>,
    /// How the plan stands, in words; empty before the signature.
    pub esito: String,
    pub in_regola: bool,
    /// The plan with its state; empty before the proposal.
    pub piano: Vec<RigaPianoVista>,
    #[ts(optional)]
    pub firma: Option<FirmaConvenzione>,
    #[ts(optional)]
    pub diffida: Option<DiffidaVista>,
    pub allegati: Vec<Allegato>,
    pub storia: Vec<super::datori::VoceStoria>,
}

/// A row of the plan as it stands.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RigaPianoVista {
    pub numero: u32,
    pub unita: u32,
    pub elenco_nome: String,
    pub profilo: String,
    /// "tempo determinato, 12 mesi, richiesta nominativa".
    pub contratto: String,
    pub provincia: String,
    /// Day agreed on at the signature.
    pub scadenza: String,
    /// Day that holds.
    pub scade_il: String,
    pub assolte: u32,
    pub residue: u32,
    pub stato: Stato,
    /// Whether the office may record a placement in it.
    pub tirocinio: bool,
    pub inserimenti: Vec<InserimentoVisto>,
}

/// Who fills a row.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InserimentoVisto {
    pub id: String,
    pub persona_id: String,
    pub persona: String,
    /// "assunta con nulla osta", "nulla osta rilasciato", "computo".
    pub titolo: String,
    /// Whether the office may record its end here.
    pub puo_finire: bool,
    pub dal: String,
    /// Last day of work; empty while it lasts.
    pub uscita_il: String,
    pub uscita: String,
    /// What follows from the end, in words.
    pub che_fare: String,
}

/// How both sides signed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FirmaConvenzione {
    pub il: String,
    pub firmatari: Vec<String>,
    /// Whether the signature was seen on paper instead of verified.
    pub a_vista: bool,
    pub messaggio: String,
}

/// A notice of breach as it stands.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DiffidaVista {
    pub notificata_il: String,
    pub entro: String,
    /// `termine_in_corso`, `sanata`, `risolvibile`.
    pub stato: String,
    pub che_fare: String,
    pub osservazioni: String,
    pub risposta: String,
}

/// A step after the request; day as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PassoConvenzione {
    pub id: String,
    pub versione: i64,
    pub passo: String,
    pub data: String,
    /// Reasons, observations, answer to them: as the step asks for.
    pub nota: String,
    /// `stipula`: the copy signed by the employer.
    pub file: String,
    /// `stipula`: the copy is signed by hand, and the official has looked at it.
    pub a_vista: bool,
    /// `proroga`: the rows that move.
    pub righe: Vec<NuovaScadenza>,
    /// `proroga`: new last day of the agreement; empty if it stays.
    pub fino_al: String,
    /// `risolvi`: whether the Ispettorato is told.
    pub informa_ispettorato: bool,
}

/// A row that moves.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct NuovaScadenza {
    pub numero: u32,
    pub scadenza: String,
}

/// The end of a hire or of a placement that fills a row.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct UscitaInserimento {
    pub id: String,
    pub versione: i64,
    pub inserimento_id: String,
    /// Last day of work.
    pub data: String,
    /// `dimissioni`, `prova_non_superata`, `prova_non_superata_per_menomazione`, `fine_termine`,
    /// `licenziamento_disciplinare`, `licenziamento_oggettivo`, `cessazione_naturale`; a placement has none.
    pub motivo: String,
    pub nota: String,
}

/// A training placement in a row of the plan that provides for one; days as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct TirocinioConvenzione {
    pub id: String,
    pub versione: i64,
    /// Row of the plan.
    pub numero: u32,
    pub codice_fiscale_persona: String,
    pub dal: String,
    pub al: String,
}

/// Writes the monitoring sheet, or the closing report.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StampaConvenzione {
    pub id: String,
    pub finale: bool,
    pub percorso: String,
}

/// Asks for the agreements under which an employer may hire.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChiediConvenzioni {
    pub codice_fiscale_datore: String,
}

/// An agreement under which an employer may hire.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConvenzioneAperta {
    /// Its record; empty for one that an official wrote among the circumstances.
    pub id: String,
    pub estremi: String,
    /// "52/2026, programma, fino al 02/12/2028, 3 unità".
    pub nome: String,
}
