//! What follows a compensation: the decree on a public body's application, the end, and the pairs that
//! the quota proposes taken over at once.

use super::atto::{self, Deciso};
use super::{Tenuta, domanda, nome_soggetto, riscrivi, scheda};
use crate::api::{
    AccogliProposte, DatiCompensazione, GruppoCompensazioni, PassoCompensazione, SalvaCompensazione,
    SchedaCompensazione,
};
use crate::modulo::{Modulo, giorno};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::{Compensazione, Datore, Scrittura, StatoCompensazione};

/// Steps that a state allows.
pub(super) fn possibili(tenuta: &Compensazione, ammessa: bool) -> Vec<String> {
    let passi: &[&str] = match tenuta.stato {
        StatoCompensazione::InIstruttoria if ammessa => &["autorizza", "nega"],
        StatoCompensazione::InIstruttoria => &["nega"],
        StatoCompensazione::InVigore => &["cessa"],
        StatoCompensazione::Negata | StatoCompensazione::Cessata => &[],
    };
    passi.iter().map(|passo| (*passo).to_owned()).collect()
}

/// Takes a step.
///
/// # Errors
/// `passo_non_valido` with its fields; `passo_non_ammesso`; what the act refuses; a stale save.
pub async fn compensazione_passo(
    programma: &Programma,
    passo: PassoCompensazione,
) -> Result<SchedaCompensazione, Errore> {
    let ufficio = programma.ufficio().await?;
    compi(&ufficio, &passo).await?;
    scheda(&ufficio, &passo.id).await
}

/// As [`compensazione_passo`], for an office at hand.
///
/// # Errors
/// As [`compensazione_passo`].
pub(crate) async fn compi(ufficio: &Ufficio, passo: &PassoCompensazione) -> Result<(), Errore> {
    let (dopo, deciso) = decidi(ufficio, passo).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let mut dopo = Compensazione { versione: passo.versione, ..dopo };
    if let Some(deciso) = deciso {
        let mut contenuto = Tenuta::leggi(&dopo)?;
        let emesso = atto::emetti(ufficio, &mut scrittura, &dopo, &contenuto, deciso).await?;
        contenuto.atti.push(emesso.clone());
        dopo.atto_id = Some(emesso);
        dopo.dati = crate::verifiche::json(&contenuto)?;
    }
    let salvata = scrittura.salva(dopo).await?;
    riscrivi(ufficio, &mut scrittura, &salvata).await?;
    scrittura.conferma().await?;
    Ok(())
}

/// The record after a step, and what its act decides; nothing is written.
///
/// # Errors
/// `passo_non_valido` with its fields; `passo_non_ammesso`.
pub(super) async fn decidi(
    ufficio: &Ufficio,
    passo: &PassoCompensazione,
) -> Result<(Compensazione, Option<Deciso>), Errore> {
    let prima: Compensazione = ufficio.archivio.leggi(&passo.id).await?;
    let contenuto = Tenuta::leggi(&prima)?;
    let esame = domanda::esamina(ufficio, &prima, &contenuto.domanda).await?;
    if !possibili(&prima, esame.ammessa).contains(&passo.passo) {
        let messaggio = "La compensazione non permette più questo passo: aggiorna la pagina e guarda lo stato.";
        return Err(Errore::stato("passo_non_ammesso", messaggio));
    }
    let mut modulo = Modulo::nuovo("passo_non_valido", "Il passo ha campi da correggere.");
    if passo.passo == "autorizza" {
        return Ok((
            Compensazione { stato: StatoCompensazione::InVigore, scadenza: None, ..prima },
            Some(Deciso::Autorizzata),
        ));
    }
    let motivi = modulo.testo("nota", &passo.nota, "Scrivi il motivo: resta nella storia");
    if passo.passo == "nega" {
        modulo.fine()?;
        let dopo = Compensazione { stato: StatoCompensazione::Negata, scadenza: None, ..prima };
        return Ok((dopo, Some(Deciso::Negata { motivi })));
    }
    let ultimo = modulo.giorno_passato("data", &passo.data, ufficio.orologio.oggi());
    if ultimo.zip(giorno(&prima.dal)).is_some_and(|(ultimo, dal)| ultimo < dal) {
        modulo.sbagliato("data", "La compensazione cominciava dopo: scrivi un giorno in cui era in vigore");
    }
    modulo.fine()?;
    let al = ultimo.map(|ultimo| ultimo.to_string());
    Ok((Compensazione { stato: StatoCompensazione::Cessata, al, ..prima }, None))
}

/// The decree was annulled: the application waits for an answer again.
///
/// # Errors
/// If the archive refuses.
pub(crate) async fn riapri(ufficio: &Ufficio, scrittura: &mut Scrittura, tenuta: Compensazione) -> Result<(), Errore> {
    let mut contenuto = Tenuta::leggi(&tenuta)?;
    contenuto.atti.pop();
    let al = Some(contenuto.domanda.al.clone()).filter(|al| !al.is_empty());
    let riaperta = Compensazione {
        stato: StatoCompensazione::InIstruttoria,
        atto_id: None,
        al,
        dati: crate::verifiche::json(&contenuto)?,
        ..tenuta
    };
    let riaperta = scrittura.salva(riaperta).await?;
    riscrivi(ufficio, scrittura, &riaperta).await
}

/// Takes over the pairs that the quota proposes for an employer today: a private employer's hold from
/// today, a public body's become applications.
///
/// # Errors
/// `nessuna_proposta`; as [`super::compensazione_salva`].
pub async fn compensazioni_accogli(
    programma: &Programma,
    richiesta: AccogliProposte,
) -> Result<GruppoCompensazioni, Errore> {
    let ufficio = programma.ufficio().await?;
    accogli(&ufficio, &richiesta).await?;
    super::gruppo::del_datore(&ufficio, &richiesta.datore_id).await
}

/// As [`compensazioni_accogli`], for an office at hand.
///
/// # Errors
/// As [`compensazioni_accogli`].
pub(crate) async fn accogli(ufficio: &Ufficio, richiesta: &AccogliProposte) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let datore: Datore = ufficio.archivio.leggi(&richiesta.datore_id).await?;
    let posizione = crate::posizione::al(ufficio, &richiesta.datore_id, oggi).await?;
    let coerenza = posizione.as_ref().map(|posizione| &posizione.risposta.coerenza);
    let proposte: Vec<_> = coerenza
        .into_iter()
        .flat_map(|una| una.art3.compensazioni_proposte.iter().chain(&una.art18.compensazioni_proposte))
        .collect();
    if proposte.is_empty() {
        let messaggio = "Le province tornano con il totale nazionale: non c'è una compensazione da proporre.";
        return Err(Errore::stato("nessuna_proposta", messaggio));
    }
    for proposta in proposte {
        let dati = DatiCompensazione {
            codice_fiscale_datore: datore.codice_fiscale.clone(),
            protocollo: richiesta.protocollo.clone(),
            ricevuta_il: oggi.to_string(),
            dal: oggi.to_string(),
            soggetto: nome_soggetto(proposta.soggetto).to_owned(),
            provincia_eccedenza: proposta.provincia_eccedenza.sigla().to_owned(),
            provincia_riduzione: proposta.provincia_riduzione.sigla().to_owned(),
            numero: u32::try_from(proposta.numero).unwrap_or(0),
            motivazione: "Proposta dal calcolo della quota: le scoperture delle province superano quella nazionale."
                .to_owned(),
            ..DatiCompensazione::default()
        };
        super::registra(ufficio, &SalvaCompensazione { id: String::new(), versione: 0, dati }).await?;
    }
    Ok(())
}
