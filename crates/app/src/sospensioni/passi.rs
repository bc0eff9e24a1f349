//! What follows a communication: temporary suspension and its one renewal, recognition, refusal, end, and
//! the request for hiring that is due sixty days later. A step that decides issues its act.

use super::atto::{self, Deciso};
use super::esame::{self, Ipotesi};
use super::{AttoEmesso, StatoPrima, Tenuta, circostanze, scheda, tipo};
use crate::api::{PassoSospensione, SchedaSospensione};
use crate::modulo::{Modulo, giorno};
use crate::programma::Programma;
use crate::tempo::breve;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_norme::l68_1999::art03_richiesta_sospensione::EsitoSospensione;
use mirato_norme::l68_1999::art03_sospensione::totale;
use mirato_norme::l68_1999::art09_richieste::scadenza_richiesta;
use mirato_store::{Scrittura, Sospensione, StatoSospensione};

/// Steps that a state allows.
pub(super) fn possibili(tenuta: &Sospensione, oggi: NaiveDate) -> Vec<String> {
    let finita = tenuta.al.as_deref().and_then(giorno).is_some_and(|al| al < oggi);
    // The grounds that suspend by themselves wait for no act.
    let attende = !totale(tipo(tenuta.causale));
    let passi: &[&str] = match tenuta.stato {
        StatoSospensione::Comunicata if attende => &["temporanea", "riconosci", "respingi"],
        StatoSospensione::Comunicata => &["riconosci", "respingi"],
        StatoSospensione::Temporanea if tenuta.rinnovi == 0 => &["rinnova", "riconosci", "respingi"],
        StatoSospensione::Temporanea => &["riconosci", "respingi"],
        StatoSospensione::Riconosciuta if finita && tenuta.richiesta_il.is_none() => &["richiesta"],
        StatoSospensione::Riconosciuta if finita => &[],
        StatoSospensione::Riconosciuta => &["termina"],
        StatoSospensione::Cessata | StatoSospensione::Respinta if tenuta.richiesta_il.is_none() => &["richiesta"],
        StatoSospensione::Cessata | StatoSospensione::Respinta => &[],
    };
    passi.iter().map(|passo| (*passo).to_owned()).collect()
}

/// Takes a step.
///
/// # Errors
/// `passo_non_valido` with its fields; `passo_non_ammesso`; what the act refuses; a stale save.
pub async fn sospensione_passo(programma: &Programma, passo: PassoSospensione) -> Result<SchedaSospensione, Errore> {
    let ufficio = programma.ufficio().await?;
    compi(&ufficio, &passo).await?;
    scheda(&ufficio, &passo.id).await
}

/// As [`sospensione_passo`], for an office at hand.
///
/// # Errors
/// As [`sospensione_passo`].
pub(crate) async fn compi(ufficio: &Ufficio, passo: &PassoSospensione) -> Result<(), Errore> {
    let (prima, dopo, deciso) = decidi(ufficio, passo).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let mut contenuto = Tenuta::leggi(&dopo)?;
    let mut dopo = Sospensione { versione: passo.versione, ..dopo };
    if let Some(deciso) = deciso {
        let emesso = atto::emetti(ufficio, &mut scrittura, &dopo, &contenuto, deciso).await?;
        contenuto.atti.push(AttoEmesso {
            id: emesso.clone(),
            passo: passo.passo.clone(),
            prima: StatoPrima {
                stato: prima.stato,
                al: prima.al.clone(),
                temporanea_al: prima.temporanea_al.clone(),
                rinnovi: prima.rinnovi,
                richiesta_entro: prima.richiesta_entro.clone(),
            },
        });
        dopo.atto_id = Some(emesso);
        dopo.dati = crate::verifiche::json(&contenuto)?;
    }
    let salvata = scrittura.salva(dopo).await?;
    circostanze::riscrivi(ufficio, &mut scrittura, &salvata).await?;
    scrittura.conferma().await?;
    Ok(())
}

/// The record before and after a step, and what its act decides; nothing is written.
///
/// # Errors
/// `passo_non_valido` with its fields; `passo_non_ammesso`.
pub(super) async fn decidi(
    ufficio: &Ufficio,
    passo: &PassoSospensione,
) -> Result<(Sospensione, Sospensione, Option<Deciso>), Errore> {
    let prima: Sospensione = ufficio.archivio.leggi(&passo.id).await?;
    let oggi = ufficio.orologio.oggi();
    if !possibili(&prima, oggi).contains(&passo.passo) {
        let messaggio = "La sospensione non permette più questo passo: aggiorna la pagina e guarda lo stato.";
        return Err(Errore::stato("passo_non_ammesso", messaggio));
    }
    let mut modulo = Modulo::nuovo("passo_non_valido", "Il passo ha campi da correggere.");
    let esito = match passo.passo.as_str() {
        "temporanea" => temporanea(ufficio, &prima, false).await?,
        "rinnova" => temporanea(ufficio, &prima, true).await?,
        "riconosci" => riconosci(ufficio, &mut modulo, &prima, passo).await?,
        "respingi" => respingi(ufficio, &mut modulo, &prima, passo)?,
        "termina" => termina(ufficio, &mut modulo, &prima, passo)?,
        _ => richiesta(&mut modulo, &prima, passo, oggi),
    };
    modulo.fine()?;
    let (dopo, deciso) = esito.ok_or_else(|| Errore::dato("passo_non_valido", "Manca un giorno."))?;
    Ok((prima, dopo, deciso))
}

type Esito = Option<(Sospensione, Option<Deciso>)>;

/// Refuses what the law bars.
fn non_impedita(esito: &EsitoSospensione) -> Result<(), Errore> {
    let Some(primo) = esito.impedimenti.first() else { return Ok(()) };
    let errore = Errore::stato("sospensione_impedita", format!("La sospensione non si può concedere. {primo}"));
    Err(esito.impedimenti.iter().fold(errore, |errore, motivo| errore.con_campo("controlli", motivo)))
}

async fn temporanea(ufficio: &Ufficio, prima: &Sospensione, rinnovo: bool) -> Result<Esito, Errore> {
    let domanda = Tenuta::leggi(prima)?.domanda;
    let ipotesi = Ipotesi { provvedimento: None, al: giorno(&domanda.al), rinnovi: u32::from(rinnovo) };
    let esito = esame::come_se(ufficio, prima, &domanda, ipotesi).await?;
    non_impedita(&esito)?;
    let gia = prima.temporanea_al.as_deref().and_then(giorno).and_then(|fine| fine.succ_opt());
    let dal = if rinnovo { gia } else { giorno(&prima.dal).max(giorno(&prima.ricevuta_il)) };
    let Some((dal, al)) = dal.zip(esito.fino_al.or(esito.temporanea_fino_al)) else { return Ok(None) };
    if al < dal {
        let messaggio = format!("La sospensione temporanea finisce il {}: non c'è da concedere altro.", breve(al));
        return Err(Errore::stato("sospensione_impedita", messaggio));
    }
    let dopo = Sospensione {
        stato: StatoSospensione::Temporanea,
        temporanea_al: Some(al.to_string()),
        rinnovi: i64::from(rinnovo),
        ..prima.clone()
    };
    Ok(Some((dopo, Some(Deciso::Temporanea { dal, al, rinnovo }))))
}

async fn riconosci(
    ufficio: &Ufficio,
    modulo: &mut Modulo,
    prima: &Sospensione,
    passo: &PassoSospensione,
) -> Result<Esito, Errore> {
    let mut contenuto = Tenuta::leggi(prima)?;
    let scritto = modulo.giorno_se("al", &passo.al);
    let atto_del = modulo.giorno_se("atto_del", &passo.atto_del).or_else(|| giorno(&contenuto.domanda.atto_del));
    let (Some(dal), oggi) = (giorno(&prima.dal), ufficio.orologio.oggi()) else { return Ok(None) };
    let Some(fine) = scritto.or_else(|| giorno(&contenuto.domanda.al)) else {
        modulo.sbagliato("al", "Scrivi l'ultimo giorno della procedura");
        return Ok(None);
    };
    if fine < dal {
        modulo.sbagliato("al", format!("La sospensione comincia il {}: la fine viene prima", breve(dal)));
    }
    if atto_del.is_some_and(|giorno| giorno > oggi) {
        modulo.sbagliato("atto_del", "L'atto ha una data futura: correggila");
    }
    if !passo.atto.trim().is_empty() {
        passo.atto.trim().clone_into(&mut contenuto.domanda.atto);
    }
    if !totale(tipo(prima.causale)) && (contenuto.domanda.atto.trim().is_empty() || atto_del.is_none()) {
        modulo.sbagliato(
            "atto",
            "Scrivi l'atto che riconosce la causa e il suo giorno: senza, la sospensione è temporanea",
        );
    }
    if modulo.ha_errori() {
        return Ok(None);
    }
    (contenuto.domanda.al, contenuto.domanda.atto_del) = (fine.to_string(), crate::modulo::iso(atto_del));
    let ipotesi =
        Ipotesi { provvedimento: atto_del, al: Some(fine), rinnovi: u32::try_from(prima.rinnovi).unwrap_or(0) };
    let esito = esame::come_se(ufficio, prima, &contenuto.domanda, ipotesi).await?;
    non_impedita(&esito)?;
    // After enough dismissals the duties stay suspended as long as the right of precedence.
    let al = esito.fino_al.unwrap_or(fine);
    let dopo = Sospensione {
        stato: StatoSospensione::Riconosciuta,
        al: Some(al.to_string()),
        richiesta_entro: esito.richiesta_entro.map(|entro| entro.to_string()),
        dati: crate::verifiche::json(&contenuto)?,
        ..prima.clone()
    };
    Ok(Some((dopo, Some(Deciso::Riconosciuta { dal, al }))))
}

fn respingi(
    ufficio: &Ufficio,
    modulo: &mut Modulo,
    prima: &Sospensione,
    passo: &PassoSospensione,
) -> Result<Esito, Errore> {
    let data = modulo.giorno_passato("data", &passo.data, ufficio.orologio.oggi());
    let motivi = modulo.testo("nota", &passo.nota, "Scrivi perché: il motivo va nell'atto");
    let Some(data) = data else { return Ok(None) };
    // What was temporary held until the day before.
    let vigilia = data.pred_opt().map(|vigilia| vigilia.to_string());
    let temporanea_al = prima.temporanea_al.clone().zip(vigilia).map(|(al, vigilia)| al.min(vigilia));
    let entro = scadenza_richiesta(&ufficio.leggi().parametri, data)?;
    let dopo = Sospensione {
        stato: StatoSospensione::Respinta,
        temporanea_al: temporanea_al.filter(|al| *al >= prima.dal),
        richiesta_entro: Some(entro.to_string()),
        ..prima.clone()
    };
    Ok(Some((dopo, Some(Deciso::Respinta { motivi, entro }))))
}

fn termina(
    ufficio: &Ufficio,
    modulo: &mut Modulo,
    prima: &Sospensione,
    passo: &PassoSospensione,
) -> Result<Esito, Errore> {
    let oggi = ufficio.orologio.oggi();
    let Some(ultimo) = modulo.giorno_passato("data", &passo.data, oggi) else { return Ok(None) };
    if giorno(&prima.dal).is_some_and(|dal| ultimo < dal) {
        modulo.sbagliato("data", "La sospensione cominciava dopo: scrivi un giorno in cui era in corso");
    }
    let motivi = modulo.testo("nota", &passo.nota, "Scrivi perché finisce prima: il motivo va nell'atto");
    let entro = scadenza_richiesta(&ufficio.leggi().parametri, ultimo)?;
    let dopo = Sospensione {
        stato: StatoSospensione::Cessata,
        al: Some(ultimo.to_string()),
        richiesta_entro: Some(entro.to_string()),
        ..prima.clone()
    };
    Ok(Some((dopo, Some(Deciso::Cessata { ultimo, entro, motivi }))))
}

fn richiesta(modulo: &mut Modulo, prima: &Sospensione, passo: &PassoSospensione, oggi: NaiveDate) -> Esito {
    let data = modulo.giorno_passato("data", &passo.data, oggi)?;
    let fine = prima.al.as_deref().filter(|_| prima.stato != StatoSospensione::Respinta).and_then(giorno);
    if fine.is_some_and(|fine| data <= fine) {
        modulo.sbagliato("data", "La sospensione era ancora in corso: la richiesta viene dopo la fine");
    }
    Some((Sospensione { richiesta_il: Some(data.to_string()), ..prima.clone() }, None))
}

/// The act was annulled: the suspension goes back to what it was before it.
///
/// # Errors
/// If the archive refuses.
pub(crate) async fn riapri(ufficio: &Ufficio, scrittura: &mut Scrittura, tenuta: Sospensione) -> Result<(), Errore> {
    let mut contenuto = Tenuta::leggi(&tenuta)?;
    let Some(ultimo) = contenuto.atti.pop() else { return Ok(()) };
    let atto_id = contenuto.atti.last().map(|atto| atto.id.clone());
    let prima = ultimo.prima;
    let riaperta = Sospensione {
        stato: prima.stato,
        al: prima.al,
        temporanea_al: prima.temporanea_al,
        rinnovi: prima.rinnovi,
        richiesta_entro: prima.richiesta_entro,
        richiesta_il: None,
        atto_id,
        dati: crate::verifiche::json(&contenuto)?,
        ..tenuta
    };
    let riaperta = scrittura.salva(riaperta).await?;
    circostanze::riscrivi(ufficio, scrittura, &riaperta).await
}
