//! Steps of an iscrizione: registration, suspension, cancellation with its notice, transfer.

use super::esame::Tenuta;
use super::scheda;
use crate::api::{PassaggioIscrizione, PassoIscrizione, SchedaIscrizione};
use crate::modulo::{Modulo, giorno, iso};
use crate::programma::Programma;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Datelike, Days, NaiveDate};
use mirato_domain::Errore;
use mirato_norme::l68_1999::art08_iscrizione::{MotivoCancellazione, motivi_cancellazione, motivi_sospensione};
use mirato_norme::l241_1990::art10_bis::{EffettoPreavviso, Preavviso, preavviso};
use mirato_store::{Iscrizione, Scrittura, StatoIscrizione};

/// Steps that a state allows.
pub(super) fn possibili(iscrizione: &Iscrizione, tenuta: &Tenuta) -> Vec<String> {
    let in_preavviso = aperto(tenuta).is_some();
    let passi: &[&str] = match iscrizione.stato {
        StatoIscrizione::Domanda if in_preavviso => &["iscrivi", "osservazioni", "respingi"],
        StatoIscrizione::Domanda => &["iscrivi", "preavviso"],
        StatoIscrizione::Aperta if in_preavviso => &["sospendi", "osservazioni", "cancella", "trasferisci"],
        StatoIscrizione::Aperta => &["sospendi", "preavviso", "cancella", "trasferisci"],
        StatoIscrizione::Sospesa if in_preavviso => &["riapri", "osservazioni", "cancella", "trasferisci"],
        StatoIscrizione::Sospesa => &["riapri", "preavviso", "cancella", "trasferisci"],
        StatoIscrizione::Chiusa => &["riapri"],
        StatoIscrizione::Respinta => &[],
    };
    passi.iter().map(|passo| (*passo).to_owned()).collect()
}

/// The notice that waits for its end, and its observations.
fn aperto(tenuta: &Tenuta) -> Option<(&PassaggioIscrizione, Option<&PassaggioIscrizione>)> {
    let posto = tenuta.passaggi.iter().rposition(|passaggio| passaggio.passo == "preavviso")?;
    let dopo = &tenuta.passaggi[posto + 1..];
    if dopo.iter().any(|passaggio| passaggio.passo != "osservazioni") {
        return None;
    }
    Some((&tenuta.passaggi[posto], dopo.iter().find(|passaggio| passaggio.passo == "osservazioni")))
}

fn effetto(ufficio: &Ufficio, tenuta: &Tenuta, al: NaiveDate) -> Result<Option<EffettoPreavviso>, Errore> {
    let Some((avviso, osservazioni)) = aperto(tenuta) else { return Ok(None) };
    let Some(comunicato_il) = giorno(&avviso.data) else { return Ok(None) };
    let osservazioni_il = osservazioni.and_then(|passaggio| giorno(&passaggio.data));
    let dato = Preavviso { comunicato_il, osservazioni_il, al: al.max(comunicato_il) };
    Ok(Some(preavviso(&ufficio.leggi().parametri, &dato)?))
}

/// Last day for the observations, while they may arrive.
pub(super) fn preavviso_fino_al(ufficio: &Ufficio, tenuta: &Tenuta, oggi: NaiveDate) -> Result<String, Errore> {
    let effetto = effetto(ufficio, tenuta, oggi)?;
    Ok(effetto.map(|effetto| effetto.osservazioni_entro.to_string()).unwrap_or_default())
}

/// Takes a step.
///
/// # Errors
/// `passo_non_valido` with its fields; `passo_non_ammesso` in that state; `iscrizione_impedita` if a
/// requirement is missing; `preavviso_mancante`, `preavviso_in_corso` (L. 241/1990 art. 10-bis).
pub async fn iscrizione_passo(programma: &Programma, passo: PassoIscrizione) -> Result<SchedaIscrizione, Errore> {
    let ufficio = programma.ufficio().await?;
    compi(&ufficio, &passo).await?;
    scheda::scheda(&ufficio, &passo.id).await
}

/// As [`iscrizione_passo`], for an office at hand.
///
/// # Errors
/// As [`iscrizione_passo`].
pub(crate) async fn compi(ufficio: &Ufficio, passo: &PassoIscrizione) -> Result<(), Errore> {
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    compi_in(ufficio, &mut scrittura, passo).await?;
    scrittura.conferma().await?;
    Ok(())
}

/// As [`compi`], in a transaction that moves other things with it.
///
/// # Errors
/// As [`iscrizione_passo`].
pub(crate) async fn compi_in(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    passo: &PassoIscrizione,
) -> Result<(), Errore> {
    let oggi = ufficio.orologio.oggi();
    let iscrizione: Iscrizione = scrittura.leggi(&passo.id).await?;
    let mut tenuta = Tenuta::leggi(&iscrizione)?;
    if !possibili(&iscrizione, &tenuta).contains(&passo.passo) {
        let messaggio = "L'iscrizione non permette più questo passo: aggiorna la pagina e guarda lo stato.";
        return Err(Errore::stato("passo_non_ammesso", messaggio));
    }
    let letto = leggi(ufficio, passo, &iscrizione, &tenuta, oggi)?;
    let numerare = passo.passo == "iscrivi";
    let mut nuova = applica(ufficio, passo, &letto, iscrizione, &tenuta, oggi)?;
    tenuta.passaggi.push(PassaggioIscrizione {
        passo: passo.passo.clone(),
        data: letto.data.to_string(),
        fino_al: iso(letto.fino_al),
        motivo: passo.motivo.clone(),
        norma: letto.norma,
        nota: if passo.destinazione.is_empty() {
            passo.nota.trim().to_owned()
        } else {
            format!("verso {}. {}", passo.destinazione.trim(), passo.nota.trim()).trim().to_owned()
        },
    });
    nuova.dati = tenuta.json()?;
    nuova.versione = passo.versione;
    if numerare {
        scrittura.iscrivi(nuova, i64::from(letto.data.year())).await?;
    } else {
        scrittura.salva(nuova).await?;
    }
    Ok(())
}

/// A step whose fields are right.
struct Letto {
    data: NaiveDate,
    fino_al: Option<NaiveDate>,
    norma: String,
}

fn leggi(
    ufficio: &Ufficio,
    passo: &PassoIscrizione,
    iscrizione: &Iscrizione,
    tenuta: &Tenuta,
    oggi: NaiveDate,
) -> Result<Letto, Errore> {
    let mut modulo = Modulo::nuovo("passo_non_valido", "Il passo ha campi da correggere.");
    let data = modulo.giorno_passato("data", &passo.data, oggi);
    let inizio = iscrizione.iscritta_dal.as_deref().unwrap_or(&iscrizione.richiesta_il);
    if data.zip(giorno(inizio)).is_some_and(|(data, inizio)| data < inizio) {
        modulo
            .sbagliato("data", format!("Viene prima del {}: scrivi un giorno successivo", tempo::breve_da_iso(inizio)));
    }
    let fino_al = modulo.giorno_se("fino_al", &passo.fino_al);
    if data.zip(fino_al).is_some_and(|(data, fine)| fine < data) {
        modulo.sbagliato("fino_al", "Finisce prima di cominciare: correggi le date");
    }
    let parametri = &ufficio.leggi().parametri;
    let mut norma = String::new();
    match passo.passo.as_str() {
        "sospendi" => match motivi_sospensione(parametri, oggi)?.into_iter().find(|m| m.codice == passo.motivo) {
            Some(motivo) => norma = motivo.citazione.testo,
            None => modulo.sbagliato("motivo", "Scegli il motivo della sospensione"),
        },
        "cancella" => match motivo_cancellazione(ufficio, &passo.motivo, oggi)? {
            Some(motivo) => norma = motivo.citazione.testo,
            None => modulo.sbagliato("motivo", "Scegli il motivo della cancellazione"),
        },
        "trasferisci" if passo.destinazione.trim().is_empty() => {
            modulo.sbagliato("destinazione", "Scrivi l'ufficio a cui passa");
        }
        "respingi" | "preavviso" if passo.nota.trim().is_empty() => {
            modulo.sbagliato("nota", "Scrivi i motivi: vanno nella comunicazione alla persona");
        }
        "riapri" if iscrizione.stato == StatoIscrizione::Chiusa && passo.nota.trim().is_empty() => {
            modulo.sbagliato("nota", "Scrivi perché l'iscrizione si riapre");
        }
        _ => {}
    }
    modulo.fine()?;
    let data = data.ok_or_else(|| Errore::dato("passo_non_valido", "Manca il giorno."))?;
    preavviso_dato(ufficio, passo, tenuta, data, oggi)?;
    Ok(Letto { data, fino_al, norma })
}

fn motivo_cancellazione(
    ufficio: &Ufficio,
    codice: &str,
    oggi: NaiveDate,
) -> Result<Option<MotivoCancellazione>, Errore> {
    Ok(motivi_cancellazione(&ufficio.leggi().parametri, oggi)?.into_iter().find(|motivo| motivo.codice == codice))
}

/// Art. 10-bis: a refusal, or a cancellation for a ground that asks for it, comes after its notice.
fn preavviso_dato(
    ufficio: &Ufficio,
    passo: &PassoIscrizione,
    tenuta: &Tenuta,
    data: NaiveDate,
    oggi: NaiveDate,
) -> Result<(), Errore> {
    let serve = match passo.passo.as_str() {
        "respingi" => true,
        "cancella" => motivo_cancellazione(ufficio, &passo.motivo, oggi)?.is_some_and(|motivo| motivo.preavviso),
        _ => false,
    };
    if !serve {
        return Ok(());
    }
    match effetto(ufficio, tenuta, data)? {
        None => Err(Errore::stato(
            "preavviso_mancante",
            "Prima serve il preavviso dell'art. 10-bis L. 241/1990: mandalo e aspetta le osservazioni.",
        )),
        Some(effetto) if !effetto.decidibile => Err(Errore::stato(
            "preavviso_in_corso",
            format!(
                "La persona può ancora scrivere: ha tempo fino al {} (art. 10-bis L. 241/1990).",
                tempo::breve(effetto.osservazioni_entro)
            ),
        )),
        Some(_) => Ok(()),
    }
}

fn applica(
    ufficio: &Ufficio,
    passo: &PassoIscrizione,
    letto: &Letto,
    iscrizione: Iscrizione,
    tenuta: &Tenuta,
    oggi: NaiveDate,
) -> Result<Iscrizione, Errore> {
    let data = letto.data.to_string();
    let vigilia = || letto.data.checked_sub_days(Days::new(1)).unwrap_or(letto.data).to_string();
    Ok(match passo.passo.as_str() {
        "iscrivi" => {
            ammissibile(tenuta)?;
            let anzianita = Some(tenuta.domanda.anzianita_dal.clone()).filter(|dal| !dal.is_empty());
            Iscrizione {
                anzianita_dal: anzianita.or_else(|| Some(data.clone())),
                iscritta_dal: Some(data),
                scadenza: None,
                ..iscrizione
            }
        }
        "respingi" => Iscrizione { stato: StatoIscrizione::Respinta, scadenza: None, ..iscrizione },
        "sospendi" => Iscrizione {
            stato: StatoIscrizione::Sospesa,
            sospesa_fino_al: letto.fino_al.map(|fine| fine.to_string()),
            motivo: Some(passo.motivo.clone()),
            ..iscrizione
        },
        "riapri" => Iscrizione {
            stato: StatoIscrizione::Aperta,
            sospesa_fino_al: None,
            chiusa_il: None,
            motivo: None,
            ..iscrizione
        },
        "cancella" => Iscrizione {
            stato: StatoIscrizione::Chiusa,
            chiusa_il: Some(vigilia()),
            motivo: Some(passo.motivo.clone()),
            sospesa_fino_al: None,
            ..iscrizione
        },
        "trasferisci" => Iscrizione {
            stato: StatoIscrizione::Chiusa,
            chiusa_il: Some(vigilia()),
            motivo: Some("trasferimento".to_owned()),
            sospesa_fino_al: None,
            ..iscrizione
        },
        "preavviso" if iscrizione.stato == StatoIscrizione::Domanda => {
            // While the observations may come the term does not run.
            Iscrizione { scadenza: sospesa(ufficio, letto.data, &iscrizione, oggi)?, ..iscrizione }
        }
        _ => iscrizione,
    })
}

/// The term of an application moved by the notice.
fn sospesa(
    ufficio: &Ufficio,
    comunicato_il: NaiveDate,
    iscrizione: &Iscrizione,
    oggi: NaiveDate,
) -> Result<Option<String>, Errore> {
    let Some(scadenza) = iscrizione.scadenza.as_deref().and_then(giorno) else { return Ok(None) };
    let dato = Preavviso { comunicato_il, osservazioni_il: None, al: oggi.max(comunicato_il) };
    let entro = preavviso(&ufficio.leggi().parametri, &dato)?.osservazioni_entro;
    let giorni = u64::try_from((entro - comunicato_il).num_days()).unwrap_or(0);
    Ok(scadenza.checked_add_days(Days::new(giorni)).map(|giorno| giorno.to_string()))
}

fn ammissibile(tenuta: &Tenuta) -> Result<(), Errore> {
    let Some(esame) = &tenuta.esame else {
        return Err(Errore::stato(
            "iscrizione_impedita",
            "Mancano la categoria e l'atto che la prova: registrali nel fascicolo sanitario, poi iscrivi.",
        ));
    };
    if esame.ammissibile {
        return Ok(());
    }
    let prima = esame.impedimenti.first().cloned().unwrap_or_default();
    let errore = Errore::stato("iscrizione_impedita", format!("L'iscrizione non si può fare. {prima}"));
    Err(esame.impedimenti.iter().fold(errore, |errore, motivo| errore.con_campo("controlli", motivo)))
}
