//! Art. 17: whether an employer is in order, for those who award public contracts.
//!
//! The state at the reference date and that on the day of issue are judged apart; the worse decides.
//! The table of grounds is office practice, and its citations say so.

mod controlli;
pub(crate) mod provincia;
mod richiesta;
#[cfg(test)]
mod tests;

pub use crate::controllo::{Controllo, EsitoControllo};
pub use richiesta::{
    ConvenzioneInCorso, EsitoUfficio, EsoneroInCorso, ProspettoVerificato, RichiestaAssunzione, RichiestaOttemperanza,
    RispostaUfficio, SospensioneInCorso, StatoDatore, StatoProvinciale,
};

use crate::errore::{ErroreNorma, italiana};
use crate::eta::termine_a_mesi;
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::Classe;
use crate::parametri::Parametri;
use crate::voce::{Citazione, Voce};
use chrono::NaiveDate;
use mirato_domain::Provincia;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// The outcome, from the best to the worst: of several the last one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EsitoOttemperanza {
    /// Fewer than fifteen workers counted.
    NonSoggetto,
    /// No uncovered unit.
    Ottemperante,
    /// The obligations are suspended.
    OttemperanteSospensione,
    /// An agreement answers for the uncovered units.
    OttemperanteConvenzione,
    /// An exemption, granted or pending, answers for them.
    OttemperanteEsonero,
    /// Workers were asked for in time.
    OttemperanteRichiesta,
    /// The term to ask for workers still runs.
    OttemperanteTerminiNonDecorsi,
    /// The offices of other provinces have not answered.
    AltreProvinceDaSentire,
    /// Units nothing answers for.
    NonOttemperante,
}

impl EsitoOttemperanza {
    /// The outcome in words.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            Self::NonSoggetto => "Non soggetto agli obblighi",
            Self::Ottemperante => "Ottemperante",
            Self::OttemperanteSospensione => "Ottemperante, con obblighi sospesi",
            Self::OttemperanteConvenzione => "Ottemperante, con convenzione",
            Self::OttemperanteEsonero => "Ottemperante, con esonero",
            Self::OttemperanteRichiesta => "Ottemperante, con richiesta di assunzione",
            Self::OttemperanteTerminiNonDecorsi => "Ottemperante, termini non decorsi",
            Self::AltreProvinceDaSentire => "Da sentire gli uffici di altre province",
            Self::NonOttemperante => "Non ottemperante",
        }
    }

    /// Whether the employer is in order.
    #[must_use]
    pub fn in_regola(self) -> bool {
        self < Self::AltreProvinceDaSentire
    }
}

/// Why a province is in order on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fondamento {
    /// Province.
    #[ts(type = "string")]
    pub provincia: Provincia,
    /// The day.
    #[ts(type = "string")]
    pub data: NaiveDate,
    /// The outcome it leads to.
    pub esito: EsitoOttemperanza,
    /// The ground in words, as the act says it.
    pub titolo: String,
    /// Units of art. 3 it answers for.
    pub unita_art3: u32,
    /// Units of art. 18 it answers for.
    pub unita_art18: u32,
}

/// Units of a province that nothing answers for on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnitaScoperte {
    /// Province.
    #[ts(type = "string")]
    pub provincia: Provincia,
    /// The day.
    #[ts(type = "string")]
    pub data: NaiveDate,
    /// Units of art. 3.
    pub art3: u32,
    /// Units of art. 18.
    pub art18: u32,
    /// Whether the office of that province says so, rather than our own figures.
    pub da_altro_ufficio: bool,
}

/// What the office may certify, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Ottemperanza {
    /// The outcome: the worse of the two days.
    pub esito: EsitoOttemperanza,
    /// The outcome in words.
    pub esito_nome: String,
    /// At the reference date.
    pub esito_alla_data_riferimento: EsitoOttemperanza,
    /// On the day of issue.
    pub esito_al_rilascio: EsitoOttemperanza,
    /// Whether a certificate can be issued.
    pub rilasciabile: bool,
    /// What bars it, in Italian.
    pub impedimenti: Vec<String>,
    /// Grounds, by day and province.
    pub fondamenti: Vec<Fondamento>,
    /// Units nothing answers for, by day and province.
    pub unita_scoperte: Vec<UnitaScoperte>,
    /// Provinces whose office has not answered.
    #[ts(type = "string[]")]
    pub province_da_sentire: Vec<Provincia>,
    /// What was checked, in the order of the screen.
    pub controlli: Vec<Controllo>,
    /// Articles the act cites.
    pub citazioni: Vec<Citazione>,
    /// How the outcome was reached.
    pub spiegazione: Voce,
}

/// An employer judged on a day.
struct AlGiorno {
    esito: EsitoOttemperanza,
    fondamenti: Vec<Fondamento>,
    scoperte: Vec<UnitaScoperte>,
    da_sentire: Vec<Provincia>,
    voce: Voce,
}

/// Judges an employer at the reference date and on the day of issue.
///
/// # Errors
/// `Dato` if the day on which an uncovered unit became due is missing, or the issue comes before the
/// reference date; `FuoriVigenza` before the law.
pub fn ottemperanza(p: &Parametri, richiesta: &RichiestaOttemperanza) -> Result<Ottemperanza, ErroreNorma> {
    if richiesta.data_rilascio < richiesta.data_riferimento {
        let testo = "la data di riferimento è successiva al rilascio: correggila";
        return Err(ErroreNorma::campo("data_riferimento", testo));
    }
    let appalti = p.scelta("norma_appalti", richiesta.data_bando.unwrap_or(richiesta.data_riferimento))?;
    let riferimento = al_giorno(p, richiesta, &richiesta.alla_data_riferimento, richiesta.data_riferimento)?;
    let rilascio = al_giorno(p, richiesta, &richiesta.al_rilascio, richiesta.data_rilascio)?;
    let esito = riferimento.esito.max(rilascio.esito);
    let impedimenti = impedimenti(richiesta, esito);
    let controlli = controlli::controlli(p, richiesta, &riferimento, &rilascio)?;
    let mut citazioni: Vec<Citazione> = vec![art17().into()];
    if appalti.valore != "l68_1999_art17" {
        citazioni.push(appalti.citazione().into());
    }
    let da_sentire: BTreeSet<Provincia> = riferimento.da_sentire.iter().chain(&rilascio.da_sentire).copied().collect();
    let spiegazione = Voce::nuova("ottemperanza", "Ottemperanza")
        .valore(esito.nome(), "")
        .spiega("Si giudicano la data di riferimento e quella del rilascio: vale l'esito peggiore.")
        .cita(art17())
        .cita(appalti.citazione())
        .legge(appalti.letto)
        .figlie([riferimento.voce, rilascio.voce]);
    Ok(Ottemperanza {
        esito,
        esito_nome: esito.nome().to_owned(),
        esito_alla_data_riferimento: riferimento.esito,
        esito_al_rilascio: rilascio.esito,
        rilasciabile: esito.in_regola() && impedimenti.is_empty(),
        impedimenti,
        fondamenti: [riferimento.fondamenti, rilascio.fondamenti].concat(),
        unita_scoperte: [riferimento.scoperte, rilascio.scoperte].concat(),
        province_da_sentire: da_sentire.into_iter().collect(),
        controlli,
        citazioni,
        spiegazione,
    })
}

/// Judges every province on a day: our own on our figures, the others on what their office answered.
fn al_giorno(
    p: &Parametri,
    richiesta: &RichiestaOttemperanza,
    stato: &StatoDatore,
    giorno: NaiveDate,
) -> Result<AlGiorno, ErroreNorma> {
    let mut insieme = AlGiorno::nuovo(giorno);
    if stato.classe == Classe::NonSoggetto {
        insieme.esito = EsitoOttemperanza::NonSoggetto;
        insieme.voce = insieme
            .voce
            .spiega("I lavoratori computabili sono meno di quelli da cui nasce l'obbligo.")
            .cita(Fonte::legge("L. 68/1999", "3", "1", "c"));
    } else if stato.province.is_empty() {
        let giorno = italiana(&giorno);
        let testo = format!("al {giorno} il datore è soggetto agli obblighi e non c'è nessuna provincia: aggiungile");
        return Err(ErroreNorma::campo("province", testo));
    } else {
        for provinciale in &stato.province {
            if richiesta.province_ufficio.contains(&provinciale.provincia) {
                insieme.nostra(p, provinciale, giorno)?;
            } else {
                let risposta = richiesta.altri_uffici.iter().find(|ufficio| ufficio.provincia == provinciale.provincia);
                insieme.altrui(p, provinciale, risposta, giorno);
            }
        }
    }
    insieme.voce.valore = insieme.esito.nome().to_owned();
    Ok(insieme)
}

/// The article itself; the grounds that offices accept under it are their practice.
fn art17() -> Fonte {
    Fonte::legge("L. 68/1999", "17", "", "")
}

/// The last day on which a certificate issued on a day is valid.
///
/// # Errors
/// `FuoriVigenza` before the first known validity, `TroppoGrande` beyond the calendar.
pub fn valido_fino_al(p: &Parametri, rilascio: NaiveDate) -> Result<NaiveDate, ErroreNorma> {
    let mesi = p.intero("validita_certificato_ottemperanza", rilascio)?;
    termine_a_mesi(rilascio, mesi.valore)
}

impl AlGiorno {
    /// A day on which nothing has been judged yet.
    fn nuovo(giorno: NaiveDate) -> Self {
        let nome = format!("Al {}", italiana(&giorno));
        Self {
            esito: EsitoOttemperanza::Ottemperante,
            fondamenti: Vec::new(),
            scoperte: Vec::new(),
            da_sentire: Vec::new(),
            voce: Voce::nuova(format!("ottemperanza.{giorno}"), nome).cita(art17().prassi()),
        }
    }

    /// Our own province.
    fn nostra(&mut self, p: &Parametri, stato: &StatoProvinciale, giorno: NaiveDate) -> Result<(), ErroreNorma> {
        let giudizio = provincia::giudica(p, stato, giorno)?;
        self.esito = self.esito.max(giudizio.esito);
        self.fondamenti.extend(giudizio.fondamenti);
        if giudizio.scoperte != (0, 0) {
            self.scoperta(stato.provincia, giorno, giudizio.scoperte, false);
        }
        self.voce.figli.push(giudizio.voce);
        Ok(())
    }

    /// Another office decides on its own province.
    fn altrui(
        &mut self,
        p: &Parametri,
        stato: &StatoProvinciale,
        risposta: Option<&RispostaUfficio>,
        giorno: NaiveDate,
    ) {
        let (valore, spiega) = match risposta.map(|risposta| risposta.esito) {
            _ if stato.senza_obblighi() => ("nessun obbligo", "In questa provincia non è dovuta nessuna unità."),
            Some(EsitoUfficio::InRegola) => {
                self.in_regola_altrove(p, stato, risposta.and_then(|risposta| risposta.il), giorno);
                ("in regola", "L'ufficio della provincia ha risposto che il datore è in regola.")
            }
            Some(EsitoUfficio::NonInRegola) => {
                self.esito = EsitoOttemperanza::NonOttemperante;
                self.scoperta(stato.provincia, giorno, (stato.scopertura_art3, stato.scopertura_art18), true);
                ("non in regola", "L'ufficio della provincia ha risposto che il datore non è in regola.")
            }
            Some(EsitoUfficio::NonRisposto) | None => {
                self.esito = self.esito.max(EsitoOttemperanza::AltreProvinceDaSentire);
                self.da_sentire.push(stato.provincia);
                ("da sentire", "L'ufficio della provincia non ha risposto: non si certifica sui soli dati locali.")
            }
        };
        let id = format!("ottemperanza.{giorno}.{}", stato.provincia.sigla());
        let voce = Voce::nuova(id, stato.provincia.nome()).valore(valore, "").spiega(spiega).cita(art17().prassi());
        self.voce.figli.push(voce);
    }

    fn scoperta(&mut self, provincia: Provincia, data: NaiveDate, (art3, art18): (u32, u32), da_altro_ufficio: bool) {
        self.scoperte.push(UnitaScoperte { provincia, data, art3, art18, da_altro_ufficio });
    }

    /// The answer that all is in order there: with the instrument we know of, else with the answer alone.
    fn in_regola_altrove(&mut self, p: &Parametri, stato: &StatoProvinciale, il: Option<NaiveDate>, giorno: NaiveDate) {
        // Our figures on another office's province may be incomplete: then its answer is the ground.
        match provincia::giudica(p, stato, giorno) {
            Ok(giudizio) if giudizio.esito.in_regola() => {
                self.esito = self.esito.max(giudizio.esito);
                self.fondamenti.extend(giudizio.fondamenti);
            }
            _ => {
                let nota = il.map(|il| format!(", nota del {}", italiana(&il))).unwrap_or_default();
                self.fondamenti.push(Fondamento {
                    provincia: stato.provincia,
                    data: giorno,
                    esito: EsitoOttemperanza::Ottemperante,
                    titolo: format!("in regola secondo l'ufficio della provincia{nota}"),
                    unita_art3: stato.scopertura_art3,
                    unita_art18: stato.scopertura_art18,
                });
            }
        }
    }
}

/// What bars a certificate besides the outcome.
fn impedimenti(richiesta: &RichiestaOttemperanza, esito: EsitoOttemperanza) -> Vec<String> {
    let mut impedimenti = Vec::new();
    if !richiesta.impresa_riconosciuta {
        impedimenti.push(
            "L'archivio non conosce l'impresa: controlla il codice fiscale, o importa il suo prospetto".to_owned(),
        );
    }
    match &richiesta.prospetto {
        None if esito != EsitoOttemperanza::NonSoggetto => {
            impedimenti.push("Manca un prospetto verificato: importalo e verificalo".to_owned());
        }
        None => {}
        Some(prospetto) => {
            impedimenti.extend(prospetto.impedimenti.iter().cloned());
        }
    }
    impedimenti
}
