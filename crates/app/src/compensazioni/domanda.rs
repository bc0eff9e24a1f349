//! A compensation read and held against the law.

use super::{Tenuta, soggetto};
use crate::api::{DatiCompensazione, SalvaCompensazione};
use crate::modulo::{Modulo, giorno, iso};
use crate::posizione::Posizione;
use crate::tempo::breve_da_iso;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::situazione::{Natura, TipoCompensazione as Verso};
use mirato_domain::{Errore, Provincia};
use mirato_norme::Classe;
use mirato_norme::l68_1999::art05_dichiarazione_compensazione::{
    DichiarazioneCompensazione, EsitoCompensazione, VoceCompensazione, verifica,
};
use mirato_store::{Compensazione, Datore, StatoCompensazione, TipoCompensazione};

/// The record of a compensation.
///
/// # Errors
/// `compensazione_non_valida` with its fields.
pub(super) async fn controlla(ufficio: &Ufficio, salva: &SalvaCompensazione) -> Result<Compensazione, Errore> {
    let oggi = ufficio.orologio.oggi();
    let mut modulo = nuovo();
    let mut dati: DatiCompensazione = salva.dati.clone();
    let primo = datore(ufficio, &mut modulo, "codice_fiscale_datore", &dati.codice_fiscale_datore).await?;
    let altra = if dati.codice_fiscale_riduzione.trim().is_empty() {
        None
    } else {
        datore(ufficio, &mut modulo, "codice_fiscale_riduzione", &dati.codice_fiscale_riduzione).await?
    };
    if let Some((uno, altro)) = primo.as_ref().zip(altra.as_ref()).filter(|(uno, altro)| uno.id == altro.id) {
        let motivo = format!("{} è la stessa azienda di {}: lascia vuoto", altro.denominazione, uno.denominazione);
        modulo.sbagliato("codice_fiscale_riduzione", motivo);
    }
    let ricevuta = modulo.giorno_passato("ricevuta_il", &dati.ricevuta_il, oggi);
    let dal = modulo.giorno("dal", &dati.dal);
    let al = modulo.giorno_se("al", &dati.al);
    if dal.zip(al).is_some_and(|(dal, al)| al < dal) {
        modulo.sbagliato("al", "La fine viene prima dell'inizio");
    }
    let (piu, meno) = (
        modulo.provincia("provincia_eccedenza", &dati.provincia_eccedenza),
        modulo.provincia("provincia_riduzione", &dati.provincia_riduzione),
    );
    if altra.is_none() && piu.is_some() && piu == meno {
        modulo.sbagliato("provincia_riduzione", "Una provincia si compensa con un'altra: scegline una diversa");
    }
    if soggetto(&dati.soggetto).is_none() {
        modulo.sbagliato("soggetto", "Scegli la quota: persone con disabilità o categorie protette");
    }
    if dati.numero == 0 {
        modulo.sbagliato("numero", "Scrivi quante unità: almeno 1");
    }
    modulo.fine()?;
    let manca = || Errore::dato("compensazione_non_valida", "La compensazione ha campi da correggere.");
    let (datore, (ricevuta, dal)) = primo.zip(ricevuta.zip(dal)).ok_or_else(manca)?;
    let (piu, meno) = piu.zip(meno).ok_or_else(manca)?;
    (dati.ricevuta_il, dati.dal, dati.al) = (ricevuta.to_string(), dal.to_string(), iso(al));
    piu.sigla().clone_into(&mut dati.provincia_eccedenza);
    meno.sigla().clone_into(&mut dati.provincia_riduzione);
    let pubblico = natura(&datore).pubblica();
    let scadenza = if pubblico { scadenza(ufficio, ricevuta)? } else { None };
    let record = Compensazione {
        id: salva.id.clone(),
        datore_id: datore.id,
        tipo: if pubblico { TipoCompensazione::Autorizzata } else { TipoCompensazione::Dichiarata },
        stato: if pubblico { StatoCompensazione::InIstruttoria } else { StatoCompensazione::InVigore },
        ricevuta_il: dati.ricevuta_il.clone(),
        scadenza,
        dal: dati.dal.clone(),
        al: al.map(|al| al.to_string()),
        soggetto: dati.soggetto.clone(),
        provincia_eccedenza: dati.provincia_eccedenza.clone(),
        provincia_riduzione: dati.provincia_riduzione.clone(),
        numero: i64::from(dati.numero),
        datore_riduzione_id: altra.map(|altra| altra.id),
        atto_id: None,
        dati: crate::verifiche::json(&Tenuta { domanda: dati.clone(), atti: Vec::new() })?,
        versione: salva.versione,
    };
    contraria(ufficio, &record).await?;
    non_impedita(&esamina(ufficio, &record, &dati).await?, pubblico)?;
    Ok(record)
}

fn nuovo() -> Modulo {
    Modulo::nuovo("compensazione_non_valida", "La compensazione ha campi da correggere.")
}

async fn datore(ufficio: &Ufficio, modulo: &mut Modulo, campo: &str, testo: &str) -> Result<Option<Datore>, Errore> {
    let Some(codice) = modulo.codice_fiscale(campo, testo) else { return Ok(None) };
    let datore = ufficio.archivio.datore_per_codice_fiscale(codice.as_str()).await?;
    if datore.is_none() {
        modulo.sbagliato(campo, "Il datore non è in archivio: aggiungilo fra i datori di lavoro");
    }
    Ok(datore)
}

fn natura(datore: &Datore) -> Natura {
    serde_json::from_value(serde_json::Value::String(datore.natura.clone())).unwrap_or(Natura::Privato)
}

/// The day by which a public body's application is answered: the general term of L. 241/1990.
fn scadenza(ufficio: &Ufficio, ricevuta: NaiveDate) -> Result<Option<String>, Errore> {
    use mirato_norme::l241_1990::termini::{Procedimento, RichiestaTermine, termine};
    let avvio =
        RichiestaTermine { procedimento: Procedimento::Compensazione, avvio: ricevuta, sospensioni: Vec::new() };
    Ok(Some(termine(&ufficio.leggi().parametri, &avvio)?.scadenza.to_string()))
}

/// For one quota a province has more or fewer, not both on the same days.
async fn contraria(ufficio: &Ufficio, nuova: &Compensazione) -> Result<(), Errore> {
    let fine = |una: &Compensazione| una.al.clone().unwrap_or_else(|| "9999-12-31".to_owned());
    let meno = |una: &Compensazione| una.datore_riduzione_id.clone().unwrap_or_else(|| una.datore_id.clone());
    let mut altre = ufficio.archivio.compensazioni_del_datore(&nuova.datore_id).await?;
    if let Some(altra) = &nuova.datore_riduzione_id {
        altre.extend(ufficio.archivio.compensazioni_del_datore(altra).await?);
    }
    for altra in altre {
        let vive = altra.stato != StatoCompensazione::Negata && altra.id != nuova.id;
        let insieme = altra.dal <= fine(nuova) && nuova.dal <= fine(&altra) && altra.soggetto == nuova.soggetto;
        if !vive || !insieme {
            continue;
        }
        let qui_meno = altra.provincia_riduzione == nuova.provincia_eccedenza && meno(&altra) == nuova.datore_id;
        let la_piu = altra.provincia_eccedenza == nuova.provincia_riduzione && altra.datore_id == meno(nuova);
        if qui_meno || la_piu {
            let campo = if qui_meno { "provincia_eccedenza" } else { "provincia_riduzione" };
            let verso = if qui_meno { "in meno" } else { "in più" };
            let motivo = format!(
                "In quei giorni la compensazione del {} ha già unità {verso} in questa provincia: tieni una direzione",
                breve_da_iso(&altra.ricevuta_il)
            );
            return Err(Errore::dato("compensazione_non_valida", motivo.clone()).con_campo(campo, motivo));
        }
    }
    Ok(())
}

/// Refuses what the law bars; of a public body it bars the decree and not the application.
fn non_impedita(esito: &EsitoCompensazione, pubblico: bool) -> Result<(), Errore> {
    let Some(primo) = esito.impedimenti.first().filter(|_| !pubblico) else { return Ok(()) };
    let errore = Errore::dato("compensazione_non_valida", format!("La compensazione non è ammessa. {primo}"));
    Err(esito.impedimenti.iter().fold(errore, |errore, motivo| errore.con_campo("numero", motivo)))
}

/// Judges a compensation against the positions of its first day.
///
/// # Errors
/// What the law refuses; if the archive cannot be read.
pub(super) async fn esamina(
    ufficio: &Ufficio,
    tenuta: &Compensazione,
    dati: &DatiCompensazione,
) -> Result<EsitoCompensazione, Errore> {
    let data = giorno(&tenuta.dal).unwrap_or_else(|| ufficio.orologio.oggi());
    let datore: Datore = ufficio.archivio.leggi(&tenuta.datore_id).await?;
    let altra: Datore = match &tenuta.datore_riduzione_id {
        Some(altra) => ufficio.archivio.leggi(altra).await?,
        None => datore.clone(),
    };
    let dell_altra = if altra.id == datore.id { None } else { posizione(ufficio, &altra, tenuta, data).await? };
    let posizione = posizione(ufficio, &datore, tenuta, data).await?;
    let soggetto =
        soggetto(&tenuta.soggetto).ok_or_else(|| Errore::guasto("dato_illeggibile", "Quota illeggibile."))?;
    let voce = |datore: &Datore, sigla: &str, tipo: Verso, posizione: Option<&Posizione>| {
        let provincia: Provincia = sigla
            .parse()
            .map_err(|_| Errore::guasto("dato_illeggibile", format!("La provincia {sigla} non si legge.")))?;
        let qui =
            posizione.and_then(|posizione| posizione.risposta.province.iter().find(|una| una.provincia == provincia));
        let scopertura = qui.map(|qui| match soggetto {
            mirato_domain::situazione::Soggetto::Disabili => qui.cifre.scopertura_art3_reale,
            mirato_domain::situazione::Soggetto::CategorieProtette => qui.cifre.scopertura_art18_reale,
        });
        let azienda = datore.codice_fiscale.parse().map_err(|_| {
            Errore::guasto("dato_illeggibile", format!("Il codice fiscale di {} non si legge.", datore.denominazione))
        })?;
        let esonerate = qui.map_or(0, |qui| u32::try_from(qui.cifre.esonerati.max(0)).unwrap_or(u32::MAX));
        Ok::<_, Errore>(VoceCompensazione {
            azienda,
            provincia,
            soggetto,
            tipo,
            numero: u32::try_from(tenuta.numero).unwrap_or(u32::MAX),
            scopertura,
            esonerate,
        })
    };
    let dichiarazione = DichiarazioneCompensazione {
        data,
        natura: natura(&datore),
        classe: posizione.as_ref().map_or(Classe::NonSoggetto, |posizione| posizione.risposta.classe),
        motivazione: Some(dati.motivazione.clone()).filter(|testo| !testo.trim().is_empty()),
        voci: vec![
            voce(&datore, &tenuta.provincia_eccedenza, Verso::Eccedenza, posizione.as_ref())?,
            voce(&altra, &tenuta.provincia_riduzione, Verso::Riduzione, dell_altra.as_ref().or(posizione.as_ref()))?,
        ],
    };
    Ok(verifica(&dichiarazione)?)
}

/// The position of the first day, without this compensation.
async fn posizione(
    ufficio: &Ufficio,
    datore: &Datore,
    tenuta: &Compensazione,
    data: NaiveDate,
) -> Result<Option<Posizione>, Errore> {
    let giorno = data.min(ufficio.orologio.oggi());
    let Some(prospetto) = ufficio.archivio.prospetto_al(&datore.id, &giorno.to_string()).await? else {
        return Ok(None);
    };
    let movimenti = ufficio.archivio.movimenti(&datore.id).await?;
    let mut circostanze = ufficio.archivio.circostanze(&datore.id, None).await?;
    circostanze.retain(|una| una.origine_id.as_deref() != Some(tenuta.id.as_str()) || tenuta.id.is_empty());
    crate::posizione::calcola(ufficio, &prospetto, &movimenti, &circostanze, giorno, false).map(Some)
}
