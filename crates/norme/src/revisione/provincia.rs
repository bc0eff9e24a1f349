//! One province: the uncovered units by the day they became so, what answers for them, what they cost.

use super::richiesta::{RichiestaRevisione, StrumentiProvincia};
use crate::calendario::GiorniFestivi;
use crate::errore::{ErroreNorma, italiana};
use crate::l68_1999::art03_quota::scelta_ignota;
use crate::l68_1999::art09_richieste::scadenza_richiesta;
use crate::l68_1999::art15_sanzioni::mancata_copertura_con;
use crate::l68_1999::art17_ottemperanza::provincia::{Giudizio, giudica};
use crate::l68_1999::art17_ottemperanza::{EsitoOttemperanza, Fondamento, StatoProvinciale};
use crate::parametri::{Letto, Parametri};
use crate::quota::{Provinciale, RispostaQuota};
use crate::voce::Voce;
use chrono::NaiveDate;
use mirato_domain::{Euro, Provincia};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use ts_rs::TS;

/// A province of an employer reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProvinciaRivista {
    /// Province.
    #[ts(type = "string")]
    pub provincia: Provincia,
    /// Base of art. 3.
    #[ts(type = "number")]
    pub base_art3: i64,
    /// Units of art. 3 due.
    #[ts(type = "number")]
    pub quota_art3: i64,
    /// Units of art. 18 due.
    #[ts(type = "number")]
    pub quota_art18: i64,
    /// Units of art. 3 covered.
    #[ts(type = "number")]
    pub in_forza_art3: i64,
    /// Workers of art. 18 in force.
    #[ts(type = "number")]
    pub in_forza_art18: i64,
    /// Exempt units.
    #[ts(type = "number")]
    pub esonerate: i64,
    /// Units of art. 3 suspended.
    #[ts(type = "number")]
    pub sospese: i64,
    /// Uncovered units of art. 3, whatever answers for them.
    #[ts(type = "number")]
    pub scopertura_art3: i64,
    /// Uncovered units of art. 18.
    #[ts(type = "number")]
    pub scopertura_art18: i64,
    /// Day since which the oldest of them is uncovered.
    #[ts(type = "string | null")]
    pub scoperta_dal: Option<NaiveDate>,
    /// Whether it may be so since before: the position begins on that day.
    pub scoperta_almeno: bool,
    /// Last day to ask for workers, for the oldest unit (art. 9 c. 1).
    #[ts(type = "string | null")]
    pub termine: Option<NaiveDate>,
    /// Whether that term has run.
    pub termine_decorso: bool,
    /// How the province stands.
    pub esito: EsitoOttemperanza,
    /// The same in words.
    pub esito_nome: String,
    /// What answers for the units.
    pub fondamenti: Vec<Fondamento>,
    /// Units of art. 3 whose term has run and for which nothing answers.
    #[ts(type = "number")]
    pub scoperte_art3: i64,
    /// The same for art. 18.
    #[ts(type = "number")]
    pub scoperte_art18: i64,
    /// What those of art. 3 may cost to the day of the review (art. 15 c. 4).
    #[ts(type = "string")]
    pub sanzione: Euro,
}

/// Units that became uncovered on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Gruppo {
    dal: NaiveDate,
    unita: i64,
}

/// Which units a hire covers first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prima {
    Vecchie,
    Recenti,
}

/// Reviews a province.
pub(super) fn rivedi(
    p: &Parametri,
    richiesta: &RichiestaRevisione<'_>,
    storia: &[RispostaQuota],
    oggi: &Provinciale,
    soggetto: bool,
    spiega: bool,
) -> Result<(ProvinciaRivista, Voce), ErroreNorma> {
    let provincia = oggi.provincia;
    let strumenti = richiesta.strumenti.iter().find(|una| una.provincia == provincia);
    let strumenti = strumenti.map_or_else(|| Cow::Owned(StrumentiProvincia::nessuno(provincia)), Cow::Borrowed);
    let (prima, scelta) = ordine(p, richiesta.al)?;
    let art3 = gruppi(storia, provincia, |una| una.cifre.scopertura_art3, prima);
    let art18 = gruppi(storia, provincia, |una| una.cifre.scopertura_art18, prima);
    let posizione = art3.iter().chain(&art18).map(|gruppo| gruppo.dal).min();
    let insorgenza = strumenti.insorgenza.filter(|_| posizione.is_some()).or(posizione);
    let almeno = strumenti.insorgenza.is_none()
        && posizione.is_some()
        && posizione == storia.first().map(|prima| prima.data_riferimento);
    let mut rivista = vuota(oggi, insorgenza, almeno);
    if !soggetto {
        rivista.esito = EsitoOttemperanza::NonSoggetto;
        rivista.esito_nome = rivista.esito.nome().to_owned();
        let voce = Voce::rifiutata(id(provincia), provincia.nome(), "il datore non è soggetto agli obblighi");
        return Ok((rivista, voce));
    }
    let giudizio = giudica(p, &stato(oggi, &strumenti, insorgenza), richiesta.al)?;
    let decorsi = |gruppi: &[Gruppo]| decorsi(p, gruppi, strumenti.insorgenza, richiesta.al);
    let (in_ritardo3, in_ritardo18) = (decorsi(&art3)?, decorsi(&art18)?);
    if let Some(insorgenza) = insorgenza {
        let termine = scadenza_richiesta(p, insorgenza)?;
        (rivista.termine, rivista.termine_decorso) = (Some(termine), richiesta.al > termine);
    }
    let in_ritardo = somma(&in_ritardo3) + non_pagate(&giudizio, &art3);
    rivista.scoperte_art3 = i64::from(giudizio.scoperte.0).min(in_ritardo);
    rivista.scoperte_art18 = i64::from(giudizio.scoperte.1).min(somma(&in_ritardo18));
    rivista.esito = match giudizio.esito {
        EsitoOttemperanza::NonOttemperante if rivista.scoperte_art3 + rivista.scoperte_art18 == 0 => {
            EsitoOttemperanza::OttemperanteTerminiNonDecorsi
        }
        altro => altro,
    };
    rivista.esito_nome = rivista.esito.nome().to_owned();
    let mut voce = giudizio.voce;
    voce.id = id(provincia);
    voce.valore.clone_from(&rivista.esito_nome);
    voce.figli.push(voce_insorgenza(&rivista, &scelta));
    if !richiesta.natura.pubblica() {
        let (importo, sanzioni) = sanzioni(p, richiesta, &in_ritardo3, rivista.scoperte_art3, spiega)?;
        rivista.sanzione = importo;
        voce.figli.extend(sanzioni);
    }
    rivista.fondamenti = giudizio.fondamenti;
    Ok((rivista, voce))
}

fn id(provincia: Provincia) -> String {
    format!("revisione.{}", provincia.sigla())
}

fn somma(gruppi: &[Gruppo]) -> i64 {
    gruppi.iter().map(|gruppo| gruppo.unita).sum()
}

/// Units due again because the fee of their exemption is not paid: they are in no group of uncovered units.
fn non_pagate(giudizio: &Giudizio, art3: &[Gruppo]) -> i64 {
    (i64::from(giudizio.scoperte.0) - somma(art3)).max(0)
}

fn vuota(oggi: &Provinciale, scoperta_dal: Option<NaiveDate>, scoperta_almeno: bool) -> ProvinciaRivista {
    let cifre = &oggi.cifre;
    ProvinciaRivista {
        provincia: oggi.provincia,
        base_art3: cifre.base_art3,
        quota_art3: cifre.quota_art3,
        quota_art18: cifre.quota_art18,
        in_forza_art3: cifre.in_forza_art3,
        in_forza_art18: cifre.in_forza_art18,
        esonerate: cifre.esonerati,
        sospese: oggi.quota_art3_sospesa.unwrap_or(0),
        scopertura_art3: cifre.scopertura_art3,
        scopertura_art18: cifre.scopertura_art18,
        scoperta_dal,
        scoperta_almeno,
        termine: None,
        termine_decorso: false,
        esito: EsitoOttemperanza::Ottemperante,
        esito_nome: EsitoOttemperanza::Ottemperante.nome().to_owned(),
        fondamenti: Vec::new(),
        scoperte_art3: 0,
        scoperte_art18: 0,
        sanzione: Euro::ZERO,
    }
}

/// The province as the certificate judges it.
fn stato(oggi: &Provinciale, strumenti: &StrumentiProvincia, insorgenza: Option<NaiveDate>) -> StatoProvinciale {
    let unita = |numero: i64| u32::try_from(numero).unwrap_or(0);
    StatoProvinciale {
        provincia: oggi.provincia,
        quota_art3: unita(oggi.cifre.quota_art3),
        quota_art18: unita(oggi.cifre.quota_art18),
        in_forza_art3: unita(oggi.cifre.in_forza_art3),
        scopertura_art3: unita(oggi.cifre.scopertura_art3),
        scopertura_art18: unita(oggi.cifre.scopertura_art18),
        // Units of an unpaid exemption are uncovered without a day of their own: that of the application.
        insorgenza: insorgenza.or(strumenti.insorgenza).or(strumenti.esonero.as_ref().map(|una| una.richiesto_il)),
        richiesta: strumenti.richiesta.clone(),
        convenzione: strumenti.convenzione.clone(),
        esonero: strumenti.esonero.clone(),
        sospensione: strumenti.sospensione.clone(),
    }
}

fn ordine(p: &Parametri, al: NaiveDate) -> Result<(Prima, Letto<String>), ErroreNorma> {
    let scelta = p.scelta("revisione_unita_coperte", al)?;
    let prima = match scelta.valore.as_str() {
        "piu_vecchie" => Prima::Vecchie,
        "piu_recenti" => Prima::Recenti,
        altro => return Err(scelta_ignota("revisione_unita_coperte", altro)),
    };
    Ok((prima, scelta))
}

/// The uncovered units of the last day by the day since which they are uncovered: an increase opens a
/// group, a decrease closes units from the end the office has chosen.
fn gruppi(
    storia: &[RispostaQuota],
    provincia: Provincia,
    scopertura: impl Fn(&Provinciale) -> i64,
    prima: Prima,
) -> Vec<Gruppo> {
    let mut gruppi: Vec<Gruppo> = Vec::new();
    for risposta in storia {
        let adesso = risposta.province.iter().find(|una| una.provincia == provincia).map_or(0, &scopertura);
        let mut scarto = adesso - somma(&gruppi);
        if scarto > 0 {
            gruppi.push(Gruppo { dal: risposta.data_riferimento, unita: scarto });
        }
        while scarto < 0 {
            let posto = if prima == Prima::Vecchie { 0 } else { gruppi.len().saturating_sub(1) };
            let Some(gruppo) = gruppi.get_mut(posto) else { break };
            let tolte = gruppo.unita.min(-scarto);
            gruppo.unita -= tolte;
            scarto += tolte;
            if gruppo.unita == 0 {
                gruppi.remove(posto);
            }
        }
    }
    gruppi
}

/// The groups whose term to ask for workers has run on a day. The day the office has said holds for all.
fn decorsi(
    p: &Parametri,
    gruppi: &[Gruppo],
    insorgenza: Option<NaiveDate>,
    al: NaiveDate,
) -> Result<Vec<Gruppo>, ErroreNorma> {
    let mut decorsi = Vec::new();
    for gruppo in gruppi {
        let dal = insorgenza.unwrap_or(gruppo.dal);
        if al > scadenza_richiesta(p, dal)? {
            decorsi.push(Gruppo { dal, unita: gruppo.unita });
        }
    }
    Ok(decorsi)
}

/// What the units nothing answers for may cost, from the day after their term; the oldest first.
fn sanzioni(
    p: &Parametri,
    richiesta: &RichiestaRevisione<'_>,
    in_ritardo: &[Gruppo],
    unita: i64,
    spiega: bool,
) -> Result<(Euro, Vec<Voce>), ErroreNorma> {
    let (mut restano, mut importo, mut voci) = (unita, Euro::ZERO, Vec::new());
    let mut contate = Vec::new();
    for gruppo in in_ritardo {
        let conta = gruppo.unita.min(restano);
        restano -= conta;
        if conta > 0 {
            let dal = scadenza_richiesta(p, gruppo.dal)?.succ_opt().unwrap_or(gruppo.dal);
            contate.push((dal, u32::try_from(conta).unwrap_or(0)));
        }
    }
    let Some(primo) = contate.iter().map(|(dal, _)| *dal).min() else { return Ok((importo, voci)) };
    let festivi = GiorniFestivi::nuovi(p, richiesta.calendario, primo, richiesta.al)?;
    for (dal, unita) in contate {
        let esito = mancata_copertura_con(p, &festivi, (dal, richiesta.al), unita)?;
        importo = importo + esito.importo;
        voci.push(esito.spiegazione);
    }
    if spiega {
        voci.push(festivi.spiega(primo, richiesta.al));
    }
    Ok((importo, voci))
}

fn voce_insorgenza(rivista: &ProvinciaRivista, scelta: &Letto<String>) -> Voce {
    let (id, nome) = (format!("{}.scoperta_dal", id(rivista.provincia)), "Scoperta dal");
    match rivista.scoperta_dal {
        None => Voce::rifiutata(id, nome, "nessuna unità è scoperta"),
        Some(dal) => {
            let almeno =
                if rivista.scoperta_almeno { " La posizione comincia così: può essere da prima." } else { "" };
            let testo = format!("È il giorno dell'unità scoperta da più tempo.{almeno}");
            Voce::nuova(id, nome).valore(italiana(&dal), "").spiega(testo)
        }
    }
    .cita(scelta.citazione())
    .legge(scelta.letto.clone())
}
