//! The steps of a procedure: what each state allows, what each does, how it is taken back.

use super::pratica::Pratica;
use super::{circostanze, decisione, esame, lettera, passo_nuovo, scheda};
use crate::api::{PassoEsonero, SchedaEsonero};
use crate::modulo::{Modulo, giorno, pieno};
use crate::programma::Programma;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Days, NaiveDate};
use mirato_domain::Errore;
use mirato_store::{Esonero, EsoneroPasso, Scrittura, StatoEsonero, TipoPasso};

pub(super) use decisione::controlla_concessione;

/// Steps of the fee account, which stay after the exemption has ended.
const CONTO: [&str; 4] = ["avviso", "sollecito", "diffida", "segnalazione"];

/// Steps that a state allows.
pub(super) fn possibili(ufficio: &Ufficio, pratica: &Pratica, concedibile: bool) -> Vec<String> {
    let stato = pratica.esonero.stato;
    let mut passi: Vec<&str> = Vec::new();
    if stato.aperto() {
        if concedibile && stato != StatoEsonero::Sospeso {
            passi.push("concessione");
        }
        passi.extend(["richiesta_integrazione", "sopralluogo"]);
        if !pratica.altre_province(ufficio).is_empty() {
            passi.push("parere");
        }
        match pratica.ultimo(TipoPasso::Preavviso) {
            None => passi.push("preavviso"),
            Some(_) if pratica.orologio.diniego_possibile => passi.push("diniego"),
            Some(_) => {}
        }
        passi.push("ritiro");
    }
    if stato == StatoEsonero::Concesso {
        passi.push("revoca");
        if pratica.ultimo(TipoPasso::Diffida).is_some() {
            passi.push("decadenza");
        }
    }
    if !stato.aperto() {
        passi.extend(CONTO);
    }
    if pratica.passi.iter().any(da_chiudere) {
        passi.push("chiudi");
    }
    passi.into_iter().map(str::to_owned).collect()
}

/// Whether a step waits for an answer.
pub(super) fn da_chiudere(passo: &EsoneroPasso) -> bool {
    let attende = matches!(
        passo.tipo,
        TipoPasso::RichiestaIntegrazione | TipoPasso::Sopralluogo | TipoPasso::Parere | TipoPasso::Preavviso
    );
    attende && passo.chiuso_il.is_none()
}

/// Takes a step.
///
/// # Errors
/// `passo_non_valido` with its fields; `passo_non_ammesso`; `esonero_impedito`; a stale save.
pub async fn esonero_passo(programma: &Programma, passo: PassoEsonero) -> Result<SchedaEsonero, Errore> {
    let ufficio = programma.ufficio().await?;
    compi(&ufficio, &passo).await?;
    scheda(&ufficio, &passo.id).await
}

/// As [`esonero_passo`], for an office at hand; the record afterwards.
///
/// # Errors
/// As [`esonero_passo`].
pub async fn compi(ufficio: &Ufficio, passo: &PassoEsonero) -> Result<Esonero, Errore> {
    let pratica = Pratica::leggi(ufficio, &passo.id).await?;
    let esaminata = esame::esamina(ufficio, &pratica.esonero).await?;
    if passo.passo == "concessione" {
        esame::non_impedito(&esaminata)?;
    }
    if !possibili(ufficio, &pratica, true).contains(&passo.passo) {
        let messaggio = match passo.passo.as_str() {
            "diniego" => "Prima manda il preavviso e aspetta il termine per le osservazioni (art. 10-bis L. 241/1990).",
            "decadenza" => "Prima diffida il datore a pagare: senza diffida la decadenza non si dichiara.",
            "concessione" if pratica.esonero.stato.aperto() => {
                "Il termine è sospeso: registra prima la risposta che manca, poi decidi."
            }
            _ => "L'esonero non permette più questo passo: aggiorna la pagina e guarda lo stato.",
        };
        return Err(Errore::stato("passo_non_ammesso", messaggio));
    }
    if CONTO.contains(&passo.passo.as_str()) {
        return crate::conto::avvisi::compi(ufficio, &pratica, passo).await;
    }
    match passo.passo.as_str() {
        "chiudi" => chiudi(ufficio, &pratica, passo).await,
        "concessione" => decisione::concedi(ufficio, &pratica, &esaminata, passo).await,
        "diniego" | "ritiro" | "revoca" | "decadenza" => decisione::termina(ufficio, &pratica, &esaminata, passo).await,
        _ => chiedi(ufficio, &pratica, passo).await,
    }
}

/// The kind of a step by its word.
///
/// # Errors
/// `passo_non_ammesso`.
pub(crate) fn tipo(passo: &PassoEsonero) -> Result<TipoPasso, Errore> {
    passo
        .passo
        .parse()
        .map_err(|_| Errore::stato("passo_non_ammesso", format!("«{}» non è un passo di un esonero.", passo.passo)))
}

/// The day of a step: not in the future, not before the application.
pub(crate) fn giorno_del_passo(
    ufficio: &Ufficio,
    modulo: &mut Modulo,
    pratica: &Pratica,
    passo: &PassoEsonero,
) -> Option<NaiveDate> {
    let data = modulo.giorno_passato("data", &passo.data, ufficio.orologio.oggi())?;
    let ricevuta = giorno(&pratica.esonero.ricevuta_il)?;
    if data < ricevuta {
        let testo = format!(
            "Il {} viene prima della domanda, ricevuta il {}: correggi la data",
            tempo::breve(data),
            tempo::breve(ricevuta)
        );
        modulo.sbagliato("data", testo);
        return None;
    }
    // An act carries the day on which it is issued; another day is that of an act issued elsewhere.
    if passo.estremi.trim().is_empty() && con_atto(&passo.passo) && data != ufficio.orologio.oggi() {
        let testo = "L'atto ha la data di oggi: per un atto già emesso altrove scrivi i suoi estremi";
        modulo.sbagliato("data", testo);
        return None;
    }
    Some(data)
}

/// Whether a step is said by an act.
fn con_atto(passo: &str) -> bool {
    !matches!(passo, "sopralluogo" | "ritiro" | "chiudi")
}

/// A step that asks something: documents, an inspection, an opinion, observations.
async fn chiedi(ufficio: &Ufficio, pratica: &Pratica, passo: &PassoEsonero) -> Result<Esonero, Errore> {
    let nuovo = passo_da_chiedere(ufficio, pratica, passo)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let nuovo = if nuovo.estremi.is_none() && con_atto(&passo.passo) {
        let atto = lettera::emetti(ufficio, &mut scrittura, pratica, &nuovo).await?;
        EsoneroPasso { atto_id: Some(atto.id), ..nuovo }
    } else {
        nuovo
    };
    scrittura.inserisci(nuovo.clone()).await?;
    let mut passi = pratica.passi.clone();
    passi.push(nuovo);
    let salvato = avanza(ufficio, &mut scrittura, pratica, &passi, passo.versione).await?;
    scrittura.conferma().await?;
    Ok(salvato)
}

/// The step that a request makes, with the day by which it must be answered.
///
/// # Errors
/// `passo_non_valido` with its fields.
pub(super) fn passo_da_chiedere(
    ufficio: &Ufficio,
    pratica: &Pratica,
    passo: &PassoEsonero,
) -> Result<EsoneroPasso, Errore> {
    let mut modulo = Modulo::nuovo("passo_non_valido", "Il passo ha campi da correggere.");
    let data = giorno_del_passo(ufficio, &mut modulo, pratica, passo);
    let tipo = tipo(passo)?;
    let mut entro = modulo.giorno_se("entro", &passo.entro);
    if data.zip(entro).is_some_and(|(data, entro)| entro < data) {
        modulo.sbagliato("entro", "Il termine viene prima del passo: correggi la data");
    }
    if passo.nota.trim().is_empty() && tipo != TipoPasso::Sopralluogo {
        let messaggio = match tipo {
            TipoPasso::RichiestaIntegrazione => "Scrivi quali documenti mancano, uno per riga",
            TipoPasso::Parere => "Scrivi che cosa chiedi all'altro ufficio",
            _ => "Scrivi i motivi: vanno nella lettera",
        };
        modulo.sbagliato("nota", messaggio);
    }
    let mut provincia = None;
    if tipo == TipoPasso::Parere {
        provincia = modulo.provincia("provincia", &passo.provincia);
        if provincia.is_some_and(|provincia| !pratica.altre_province(ufficio).contains(&provincia)) {
            modulo.sbagliato("provincia", "Il parere si chiede all'ufficio di un'altra provincia della domanda");
        }
    }
    modulo.fine()?;
    let data = data.ok_or_else(|| Errore::dato("passo_non_valido", "Manca il giorno."))?;
    match tipo {
        TipoPasso::RichiestaIntegrazione => entro = entro.or_else(|| data.checked_add_days(Days::new(30))),
        TipoPasso::Preavviso => entro = Some(esame::osservazioni_entro(ufficio, data)?),
        _ => {}
    }
    Ok(EsoneroPasso {
        scadenza: entro.map(|entro| entro.to_string()),
        provincia: provincia.map(|provincia| provincia.sigla().to_owned()),
        estremi: pieno(&passo.estremi),
        nota: pieno(&passo.nota),
        ..passo_nuovo(&pratica.esonero, tipo, &data.to_string())
    })
}

/// The answer to a step: documents, report of the inspection, opinion, observations.
async fn chiudi(ufficio: &Ufficio, pratica: &Pratica, passo: &PassoEsonero) -> Result<Esonero, Errore> {
    let mut modulo = Modulo::nuovo("passo_non_valido", "Il passo ha campi da correggere.");
    let aperto = pratica.passi.iter().find(|uno| uno.id == passo.passo_id && da_chiudere(uno));
    let Some(aperto) = aperto else {
        return Err(Errore::stato("passo_non_ammesso", "A questo passo è già stato risposto: aggiorna la pagina."));
    };
    let data = modulo.giorno_passato("data", &passo.data, ufficio.orologio.oggi());
    if data.zip(giorno(&aperto.data)).is_some_and(|(data, prima)| data < prima) {
        modulo.sbagliato("data", "La risposta viene prima della richiesta: correggi la data");
    }
    if passo.nota.trim().is_empty() && aperto.tipo == TipoPasso::Parere {
        modulo.sbagliato("nota", "Scrivi che cosa dice il parere");
    }
    let esito = esito(&mut modulo, aperto.tipo, passo);
    modulo.fine()?;
    let nota = [aperto.nota.clone(), pieno(&passo.nota)].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let chiuso = EsoneroPasso {
        chiuso_il: data.map(|data| data.to_string()),
        esito,
        nota: if aperto.tipo == TipoPasso::Parere { pieno(&passo.nota) } else { pieno(&nota) },
        ..aperto.clone()
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let chiuso = scrittura.salva(chiuso).await?;
    let passi: Vec<_> =
        pratica.passi.iter().map(|uno| if uno.id == chiuso.id { chiuso.clone() } else { uno.clone() }).collect();
    let salvato = avanza(ufficio, &mut scrittura, pratica, &passi, passo.versione).await?;
    scrittura.conferma().await?;
    Ok(salvato)
}

/// What an opinion or an inspection found, as it is kept.
fn esito(modulo: &mut Modulo, tipo: TipoPasso, passo: &PassoEsonero) -> Option<String> {
    let ammessi: &[&str] = match tipo {
        TipoPasso::Parere => &["favorevole", "contrario"],
        TipoPasso::Sopralluogo => &["accertato", "non_accertato"],
        _ => return None,
    };
    if !ammessi.contains(&passo.esito.as_str()) {
        modulo.sbagliato("esito", format!("Scegli l'esito: {}", ammessi.join(" o ").replace('_', " ")));
        return None;
    }
    if passo.esito == "favorevole" && (1..=100).contains(&passo.percentuale) {
        return Some(format!("favorevole {}", passo.percentuale));
    }
    Some(passo.esito.clone())
}

/// State and term as the steps have them.
async fn avanza(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    pratica: &Pratica,
    passi: &[EsoneroPasso],
    versione: i64,
) -> Result<Esonero, Errore> {
    let mut esonero = Esonero { versione, ..pratica.esonero.clone() };
    if esonero.stato.aperto() {
        let orologio = super::orologio::orologio(ufficio, &esonero, passi)?;
        esonero.stato = stato_aperto(passi);
        esonero.scadenza = orologio.scadenza();
    }
    Ok(scrittura.salva(esonero).await?)
}

/// The state of an application that is still to decide.
pub(super) fn stato_aperto(passi: &[EsoneroPasso]) -> StatoEsonero {
    let attende = |tipo| passi.iter().any(|passo| passo.tipo == tipo && passo.chiuso_il.is_none());
    if attende(TipoPasso::RichiestaIntegrazione) {
        StatoEsonero::Sospeso
    } else if passi.iter().any(|passo| passo.tipo == TipoPasso::Preavviso) {
        StatoEsonero::Preavviso
    } else {
        StatoEsonero::InIstruttoria
    }
}

/// The act of a step was annulled: the step never was, and what it decided is open again.
///
/// # Errors
/// If the archive refuses.
pub(crate) async fn riapri(ufficio: &Ufficio, scrittura: &mut Scrittura, passo: EsoneroPasso) -> Result<(), Errore> {
    let tenuto: Esonero = scrittura.leggi(&passo.esonero_id).await?;
    scrittura.elimina_passo_esonero(&passo.id).await?;
    let passi = ufficio.archivio.passi_esonero(&tenuto.id).await?;
    let restano: Vec<_> = passi.into_iter().filter(|uno| uno.id != passo.id).collect();
    let riaperto = match passo.tipo {
        TipoPasso::Concessione | TipoPasso::Diniego => {
            decisione::da_decidere(ufficio, scrittura, tenuto, &restano).await?
        }
        TipoPasso::Revoca | TipoPasso::Decadenza => {
            Esonero { stato: StatoEsonero::Concesso, cessato_il: None, ..tenuto }
        }
        _ if tenuto.stato.aperto() => {
            let scadenza = super::orologio::orologio(ufficio, &tenuto, &restano)?.scadenza();
            Esonero { stato: stato_aperto(&restano), scadenza, ..tenuto }
        }
        _ => return Ok(()),
    };
    let riaperto = scrittura.salva(riaperto).await?;
    circostanze::riscrivi(ufficio, scrittura, &riaperto).await
}
