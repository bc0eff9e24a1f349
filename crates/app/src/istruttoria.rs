//! What the office knows of an employer when a stazione appaltante asks: the input of art. 17.

use crate::api::Circostanza;
use crate::posizione::{Inizio, Posizione};
use crate::tempo;
use crate::ufficio::Ufficio;
use crate::verifiche::{Risultato, leggi_compresso};
use chrono::NaiveDate;
use mirato_domain::prospetto::{Prospetto, StatoConcessione};
use mirato_domain::{Errore, Provincia};
use mirato_norme::l68_1999::art17_ottemperanza::{
    ConvenzioneInCorso, EsitoUfficio, EsoneroInCorso, Ottemperanza, ProspettoVerificato, RichiestaAssunzione,
    RichiestaOttemperanza, RispostaUfficio, SospensioneInCorso, StatoDatore, StatoProvinciale, ottemperanza,
};
use mirato_norme::quota::{Provinciale, RispostaQuota};
use mirato_norme::{Classe, Voce};
use mirato_store::Datore;

/// The employer examined at the reference date and today.
pub struct Istruttoria {
    /// What was judged.
    pub richiesta: RichiestaOttemperanza,
    /// The judgement.
    pub decisione: Ottemperanza,
    /// Figures at the reference date; none without a prospetto.
    pub alla_data: Option<RispostaQuota>,
    /// The tree behind those figures.
    pub spiegazione: Option<Voce>,
    /// The prospetto the figures come from.
    pub prospetto: Option<mirato_store::Prospetto>,
    /// Circumstances of the employer.
    pub circostanze: Vec<Circostanza>,
}

/// Examines an employer.
///
/// # Errors
/// What the rules refuse in the figures; if the archive cannot be read.
pub async fn istruisci(
    ufficio: &Ufficio,
    datore: Option<&Datore>,
    data_riferimento: NaiveDate,
    data_bando: Option<NaiveDate>,
) -> Result<Istruttoria, Errore> {
    let oggi = ufficio.orologio.oggi();
    let circostanze = match datore {
        Some(datore) => {
            // Whether an exemption's fee is paid changes with the days, not only with what is recorded.
            crate::esoneri::rinfresca(ufficio, &datore.id).await?;
            crate::circostanze::circostanze(ufficio, &datore.id, None).await?
        }
        None => Vec::new(),
    };
    let riferimento = al_giorno(ufficio, datore, data_riferimento, &circostanze).await?;
    let rilascio = al_giorno(ufficio, datore, oggi, &circostanze).await?;
    let richiesta = RichiestaOttemperanza {
        data_riferimento,
        data_rilascio: oggi,
        data_bando,
        impresa_riconosciuta: datore.is_some(),
        prospetto: prospetto_verificato(ufficio, &riferimento, &circostanze).await?,
        province_ufficio: competenza(ufficio, &riferimento.stato, &rilascio.stato),
        altri_uffici: risposte(&circostanze),
        alla_data_riferimento: riferimento.stato,
        al_rilascio: rilascio.stato,
    };
    let decisione = ottemperanza(&ufficio.leggi().parametri, &richiesta)?;
    let spiegazione = riferimento.risposta.as_ref().and_then(|risposta| risposta.spiegazione.clone());
    Ok(Istruttoria {
        richiesta,
        decisione,
        alla_data: riferimento.risposta,
        spiegazione,
        prospetto: riferimento.tenuto,
        circostanze,
    })
}

/// An employer on a day.
struct AlGiorno {
    stato: StatoDatore,
    risposta: Option<RispostaQuota>,
    tenuto: Option<mirato_store::Prospetto>,
    prospetto: Option<Prospetto>,
}

async fn al_giorno(
    ufficio: &Ufficio,
    datore: Option<&Datore>,
    giorno: NaiveDate,
    circostanze: &[Circostanza],
) -> Result<AlGiorno, Errore> {
    let tenuto = match datore {
        Some(datore) => ufficio.archivio.prospetto_al(&datore.id, &giorno.to_string()).await?,
        None => None,
    };
    let Some(tenuto) = tenuto else {
        let stato = StatoDatore { classe: Classe::NonSoggetto, province: Vec::new() };
        return Ok(AlGiorno { stato, risposta: None, tenuto: None, prospetto: None });
    };
    let vigenti: Vec<&Circostanza> = circostanze.iter().filter(|c| vigente(c, giorno)).collect();
    let movimenti = ufficio.archivio.movimenti(&tenuto.datore_id).await?;
    let tenute = ufficio.archivio.circostanze(&tenuto.datore_id, None).await?;
    let inizio = Inizio::di(ufficio, &tenuto)?;
    let Posizione { risposta, data_riferimento, .. } = inizio.al(ufficio, &movimenti, &tenute, giorno, true)?;
    let convenzioni = crate::convenzioni::in_corso_al(ufficio, &tenuto.datore_id, giorno).await?;
    let province = risposta
        .province
        .iter()
        .map(|provincia| provinciale(provincia, circostanze, &vigenti, data_riferimento, &convenzioni))
        .collect();
    let stato = StatoDatore { classe: risposta.classe, province };
    Ok(AlGiorno { stato, risposta: Some(risposta), tenuto: Some(tenuto), prospetto: Some(inizio.modulo) })
}

fn data(testo: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(testo, "%Y-%m-%d").ok()
}

/// Whether a circumstance is in force on a day.
pub(crate) fn vigente(circostanza: &Circostanza, giorno: NaiveDate) -> bool {
    data(&circostanza.dal).is_some_and(|dal| dal <= giorno) && data(&circostanza.al).is_none_or(|al| al >= giorno)
}

fn riguarda(circostanza: &Circostanza, provincia: Provincia) -> bool {
    circostanza.provincia.is_empty() || circostanza.provincia == provincia.sigla()
}

/// A province with its instruments; `situazione_al` is the day its obligation arose, where none is recorded.
pub(crate) fn provinciale(
    provincia: &Provinciale,
    tutte: &[Circostanza],
    vigenti: &[&Circostanza],
    situazione_al: NaiveDate,
    nostre: &[(Provincia, ConvenzioneInCorso)],
) -> StatoProvinciale {
    let cifre = &provincia.cifre;
    let unita = |numero: i64| u32::try_from(numero.max(0)).unwrap_or(u32::MAX);
    let qui = |tipo: &str| vigenti.iter().find(|c| c.tipo == tipo && riguarda(c, provincia.provincia)).copied();
    let a_mano = vigenti.iter().copied().find(|c| {
        c.tipo == "convenzione" && c.origine != crate::convenzioni::ORIGINE && riguarda(c, provincia.provincia)
    });
    let insorgenza =
        tutte.iter().filter(|c| c.tipo == "insorgenza" && riguarda(c, provincia.provincia)).find_map(|c| data(&c.dal));
    let richiesta = tutte.iter().find(|c| c.tipo == "richiesta_assunzione" && riguarda(c, provincia.provincia));
    StatoProvinciale {
        provincia: provincia.provincia,
        quota_art3: unita(cifre.quota_art3),
        quota_art18: unita(cifre.quota_art18),
        in_forza_art3: unita(cifre.in_forza_art3),
        scopertura_art3: unita(cifre.scopertura_art3),
        scopertura_art18: unita(cifre.scopertura_art18),
        // Without a recorded day the obligation is as old as the situation that shows it.
        insorgenza: Some(insorgenza.unwrap_or(situazione_al)),
        richiesta: richiesta.and_then(richiesta_assunzione),
        // Our own agreements say how they stand on the day; their circumstances only how they stood when last written.
        convenzione: crate::convenzioni::insieme(nostre, provincia.provincia).or_else(|| a_mano.and_then(convenzione)),
        esonero: qui("esonero").and_then(esonero),
        sospensione: qui("sospensione").and_then(sospensione),
    }
}

/// Units of a circumstance; none stated means all that is uncovered.
fn unita_di(circostanza: &Circostanza) -> u32 {
    let tutte = circostanza.unita == 0 && circostanza.origine != crate::convenzioni::ORIGINE;
    if tutte { u32::MAX } else { circostanza.unita }
}

fn richiesta_assunzione(circostanza: &Circostanza) -> Option<RichiestaAssunzione> {
    let unita = unita_di(circostanza);
    Some(RichiestaAssunzione { inviata_il: data(&circostanza.dal)?, unita_art3: unita, unita_art18: unita })
}

fn convenzione(circostanza: &Circostanza) -> Option<ConvenzioneInCorso> {
    Some(ConvenzioneInCorso {
        estremi: circostanza.estremi.clone(),
        stipulata_il: data(&circostanza.dal)?,
        fino_al: data(&circostanza.al),
        unita_art3: unita_di(circostanza),
        unita_art18: 0,
        scadenze_rispettate: circostanza.stato != "scadenze_non_rispettate",
        prossima_scadenza: None,
    })
}

fn esonero(circostanza: &Circostanza) -> Option<EsoneroInCorso> {
    Some(EsoneroInCorso {
        richiesto_il: data(&circostanza.dal)?,
        concesso: !circostanza.stato.starts_with("richiesto"),
        fino_al: data(&circostanza.al),
        unita: circostanza.unita,
        contributo_pagato: matches!(circostanza.stato.as_str(), "pagato" | "richiesto_pagato"),
    })
}

fn sospensione(circostanza: &Circostanza) -> Option<SospensioneInCorso> {
    let totale = circostanza.stato != "in_proporzione";
    Some(SospensioneInCorso { dal: data(&circostanza.dal)?, fino_al: data(&circostanza.al), totale })
}

fn risposte(circostanze: &[Circostanza]) -> Vec<RispostaUfficio> {
    circostanze
        .iter()
        .filter(|c| c.tipo == "risposta_ufficio")
        .filter_map(|c| {
            let esito = match c.stato.as_str() {
                "in_regola" => EsitoUfficio::InRegola,
                "non_in_regola" => EsitoUfficio::NonInRegola,
                _ => EsitoUfficio::NonRisposto,
            };
            Some(RispostaUfficio { provincia: c.provincia.parse().ok()?, esito, il: data(&c.dal) })
        })
        .collect()
}

/// Provinces this office answers for, of those the employer is in.
fn competenza(ufficio: &Ufficio, riferimento: &StatoDatore, rilascio: &StatoDatore) -> Vec<Provincia> {
    let mut province: Vec<Provincia> = riferimento
        .province
        .iter()
        .chain(&rilascio.province)
        .map(|stato| stato.provincia)
        .filter(|provincia| ufficio.competente(provincia.sigla()))
        .collect();
    province.sort_unstable();
    province.dedup();
    province
}

async fn prospetto_verificato(
    ufficio: &Ufficio,
    riferimento: &AlGiorno,
    circostanze: &[Circostanza],
) -> Result<Option<ProspettoVerificato>, Errore> {
    let (Some(tenuto), Some(prospetto)) = (&riferimento.tenuto, &riferimento.prospetto) else { return Ok(None) };
    let Some(verifica) = ufficio.archivio.ultima_verifica(&tenuto.id).await? else { return Ok(None) };
    let risultato: Risultato = leggi_compresso(&verifica.risultato, "La verifica")?;
    let bloccanti = risultato.avvisi.iter().filter(|avviso| avviso.impedisce_certificato);
    let mut impedimenti: Vec<String> = bloccanti.map(|avviso| avviso.messaggio.clone()).collect();
    impedimenti.extend(dichiarati_senza_atto(ufficio, prospetto, circostanze));
    let aperte = risultato.aperte();
    let chiarite_il = (aperte == 0 && !risultato.differenze.is_empty())
        .then(|| verifica.eseguita_il.get(..10).and_then(data))
        .flatten();
    Ok(Some(ProspettoVerificato {
        situazione_al: prospetto.data_riferimento(),
        differenze: u32::try_from(risultato.differenze.len()).unwrap_or(u32::MAX),
        differenze_chiarite_il: chiarite_il,
        impedimenti,
    }))
}

/// Exemptions, suspensions and agreements that the employer declares in our provinces and that the
/// office has no record of: certifying on a declaration alone is what art. 17 is there to prevent.
fn dichiarati_senza_atto(ufficio: &Ufficio, prospetto: &Prospetto, circostanze: &[Circostanza]) -> Vec<String> {
    let mut mancanti = Vec::new();
    for quadro in &prospetto.quadro2 {
        let provincia = quadro.dati_provinciali.provincia;
        if !ufficio.competente(provincia.sigla()) {
            continue;
        }
        let registrato = |tipo: &str| circostanze.iter().any(|c| c.tipo == tipo && riguarda(c, provincia));
        let dichiarati = [
            ("esonero", "un esonero", quadro.esonero.as_ref().is_some_and(|e| e.stato == StatoConcessione::Concessa)),
            ("sospensione", "una sospensione", quadro.sospensione.is_some()),
            ("convenzione", "una convenzione", quadro.convenzione.is_some()),
        ];
        for (tipo, nome, _) in dichiarati.into_iter().filter(|(tipo, _, dichiarato)| *dichiarato && !registrato(tipo)) {
            mancanti.push(format!(
                "Il prospetto dichiara {nome} a {} che l'ufficio non ha registrato ({tipo}): registrala fra le circostanze del datore",
                provincia.nome()
            ));
        }
    }
    mancanti
}

/// The day in words, for the acts.
#[must_use]
pub fn in_parole(giorno: NaiveDate) -> String {
    tempo::esteso(giorno)
}
