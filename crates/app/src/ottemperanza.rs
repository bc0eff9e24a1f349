//! Requests from stazioni appaltanti: form, checks, preview, issue.

mod modulo;
mod rilascio;

use crate::api::{
    Alternativa, Controllo, DatiRichiesta, DatoreDellaRichiesta, ElencoRichieste, EsitoProposto, EsportaRichieste,
    FileScritto, FiltroRichieste, PerId, ProvinciaDellaRichiesta, RigaRichiesta, SalvaRichiesta, SchedaRichiesta, Tono,
};
use crate::istruttoria::{Istruttoria, istruisci};
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::testata;
use crate::ufficio::Ufficio;
use crate::{filtri, tempo};
use chrono::{Datelike, NaiveDate};
use mirato_domain::{Campo, Errore};
use mirato_norme::l68_1999::art17_ottemperanza::EsitoOttemperanza;
use mirato_norme::l241_1990::termini::{Procedimento, RichiestaTermine, termine};
use mirato_store::{Datore, RichiestaInElenco, RichiestaOttemperanza, StatoRichiesta};
use modulo::{Controllata, controlla};
pub use rilascio::{emetti, ottemperanza_anteprima, ottemperanza_rilascia};

/// Register in which certificates are numbered.
pub(crate) const REGISTRO: &str = "ottemperanza";

/// The list of requests.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn richieste(programma: &Programma, filtro: FiltroRichieste) -> Result<ElencoRichieste, Errore> {
    let ufficio = programma.ufficio().await?;
    let oggi = ufficio.orologio.oggi();
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    let (filtro_archivio, colonna, direzione) = filtri::richieste(&filtro, oggi)?;
    let pagina = ufficio.archivio.elenco_richieste(&filtro_archivio, colonna, direzione, quanti, da).await?;
    Ok(ElencoRichieste {
        totale: conta(pagina.totale),
        righe: pagina.righe.into_iter().map(|r| riga(r, oggi)).collect(),
    })
}

/// Writes the list as it is seen.
///
/// # Errors
/// `filtro_non_valido`; `file_non_scritto`.
pub async fn richieste_esporta(programma: &Programma, richiesta: EsportaRichieste) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let oggi = ufficio.orologio.oggi();
    let (filtro, colonna, direzione) = filtri::richieste(&richiesta.filtro, oggi)?;
    let righe = filtri::tutte(|da| {
        let pagina = ufficio.archivio.elenco_richieste(&filtro, colonna, direzione, 500, da);
        async move { Ok(pagina.await?.righe.into_iter().map(|una| riga(una, oggi)).collect()) }
    })
    .await?;
    crate::esporta::richieste(&ufficio, richiesta, &righe).await
}

fn giorni_a(scadenza: &str, oggi: NaiveDate) -> i64 {
    NaiveDate::parse_from_str(scadenza, "%Y-%m-%d").map_or(0, |giorno| (giorno - oggi).num_days())
}

/// A request in a list.
pub(crate) fn riga(riga: RichiestaInElenco, oggi: NaiveDate) -> RigaRichiesta {
    let scadenza = riga.scadenza.unwrap_or_default();
    RigaRichiesta {
        id: riga.id,
        ente: riga.ente,
        cig: riga.cig.unwrap_or_default(),
        protocollo: riga.protocollo.unwrap_or_default(),
        ricevuta_il: riga.ricevuta_il,
        datore_id: riga.datore_id,
        datore: riga.denominazione.unwrap_or(riga.codice_fiscale_datore),
        data_riferimento: riga.data_riferimento,
        giorni_restanti: giorni_a(&scadenza, oggi),
        scadenza,
        stato: riga
            .stato
            .parse()
            .map_or_else(|_| stati::stato(&riga.stato, &riga.stato, Tono::Normale), stati::richiesta),
    }
}

/// Requests about an employer, the latest first.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn del_datore(ufficio: &Ufficio, datore: &Datore) -> Result<Vec<RigaRichiesta>, Errore> {
    let filtro = mirato_store::FiltroRichieste { datore_id: Some(datore.id.clone()), ..Default::default() };
    let oggi = ufficio.orologio.oggi();
    let (colonna, direzione) = (mirato_store::ColonnaRichieste::RicevutaIl, mirato_store::Direzione::Decrescente);
    let pagina = ufficio.archivio.elenco_richieste(&filtro, colonna, direzione, 200, 0).await?;
    Ok(pagina.righe.into_iter().map(|r| riga(r, oggi)).collect())
}

/// A request with its checks.
///
/// # Errors
/// If it is not in the archive.
pub async fn richiesta(programma: &Programma, richiesta: PerId) -> Result<SchedaRichiesta, Errore> {
    let ufficio = programma.ufficio().await?;
    let tenuta: RichiestaOttemperanza = ufficio.archivio.leggi(&richiesta.id).await?;
    scheda(&ufficio, &tenuta).await
}

/// Saves a request. While a field is wrong nothing is recorded: the answer names the fields, and what
/// was typed is kept as the user's draft.
///
/// # Errors
/// A stale save; if the archive refuses.
pub async fn richiesta_salva(programma: &Programma, salva: SalvaRichiesta) -> Result<SchedaRichiesta, Errore> {
    let ufficio = programma.ufficio().await?;
    let chiave = format!("richiesta:{}", if salva.id.is_empty() { "nuova" } else { &salva.id });
    let controllata = match controlla(&salva.dati, ufficio.orologio.oggi()) {
        Ok(controllata) => controllata,
        Err(errori) => {
            let dati = crate::verifiche::json(&salva.dati)?;
            let bozza = mirato_store::Bozza { chiave, dati, salvata_il: ufficio.orologio.iso() };
            ufficio.archivio.salva_bozza(&ufficio.utente, &bozza).await?;
            return incompleta(&ufficio, salva, errori).await;
        }
    };
    let record = registra(&ufficio, &salva, &controllata).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let tenuta = if salva.id.is_empty() { scrittura.inserisci(record).await? } else { scrittura.salva(record).await? };
    scrittura.conferma().await?;
    ufficio.archivio.elimina_bozza(&ufficio.utente, &chiave).await?;
    scheda(&ufficio, &tenuta).await
}

async fn registra(
    ufficio: &Ufficio,
    salva: &SalvaRichiesta,
    controllata: &Controllata,
) -> Result<RichiestaOttemperanza, Errore> {
    let dati = &salva.dati;
    let pieno = |testo: &str| Some(testo.trim().to_owned()).filter(|testo| !testo.is_empty());
    let codice_fiscale = controllata.codice_fiscale.to_string();
    let datore = ufficio.archivio.datore_per_codice_fiscale(&codice_fiscale).await?;
    Ok(RichiestaOttemperanza {
        id: salva.id.clone(),
        protocollo: pieno(&dati.protocollo),
        ricevuta_il: controllata.ricevuta_il.to_string(),
        codice_ipa: pieno(&dati.codice_ipa),
        ente: dati.ente.trim().to_owned(),
        pec: pieno(&dati.pec),
        cig: pieno(&dati.cig.to_uppercase()),
        oggetto_gara: pieno(&dati.oggetto_gara),
        datore_id: datore.map(|datore| datore.id),
        codice_fiscale_datore: codice_fiscale,
        data_riferimento: controllata.data_riferimento.to_string(),
        determina_del: controllata.determina_del.map(|giorno| giorno.to_string()),
        stato: StatoRichiesta::InIstruttoria,
        dati: crate::verifiche::json(&serde_json::json!({ "note": dati.note }))?,
        scadenza: Some(scadenza(ufficio, controllata.ricevuta_il)?.to_string()),
        versione: salva.versione,
    })
}

fn scadenza(ufficio: &Ufficio, ricevuta_il: NaiveDate) -> Result<NaiveDate, Errore> {
    let richiesta =
        RichiestaTermine { procedimento: Procedimento::Ottemperanza, avvio: ricevuta_il, sospensioni: Vec::new() };
    Ok(termine(&ufficio.leggi().parametri, &richiesta)?.scadenza)
}

async fn incompleta(ufficio: &Ufficio, salva: SalvaRichiesta, errori: Vec<Campo>) -> Result<SchedaRichiesta, Errore> {
    let oggi = ufficio.orologio.oggi();
    let scadenza = tempo::leggi(&salva.dati.ricevuta_il).ok().and_then(|ricevuta| scadenza(ufficio, ricevuta).ok());
    let scadenza = scadenza.map(|giorno| giorno.to_string()).unwrap_or_default();
    Ok(SchedaRichiesta {
        id: salva.id,
        versione: salva.versione,
        stato: stati::richiesta(StatoRichiesta::Bozza),
        dati: salva.dati,
        errori,
        suggerimenti: Vec::new(),
        salvata_il: ufficio.orologio.iso(),
        datore: None,
        giorni_restanti: giorni_a(&scadenza, oggi),
        scadenza,
        controlli: Vec::new(),
        esito: None,
        spiegazione: None,
        province: Vec::new(),
        prossimo_numero: prossimo_numero(ufficio).await?,
        atto: None,
    })
}

async fn prossimo_numero(ufficio: &Ufficio) -> Result<String, Errore> {
    let anno = ufficio.orologio.oggi().year();
    let ultimo = ufficio.archivio.ultimo_numero(REGISTRO, i64::from(anno)).await?;
    Ok(format!("{}/{anno}", ultimo + 1))
}

fn dati(tenuta: &RichiestaOttemperanza) -> DatiRichiesta {
    #[derive(serde::Deserialize, Default)]
    #[serde(default)]
    struct Altri {
        note: String,
    }
    let testo = |campo: &Option<String>| campo.clone().unwrap_or_default();
    let giorno = |iso: &str| tempo::breve_da_iso(iso);
    DatiRichiesta {
        codice_ipa: testo(&tenuta.codice_ipa),
        ente: tenuta.ente.clone(),
        pec: testo(&tenuta.pec),
        cig: testo(&tenuta.cig),
        oggetto_gara: testo(&tenuta.oggetto_gara),
        protocollo: testo(&tenuta.protocollo),
        ricevuta_il: giorno(&tenuta.ricevuta_il),
        codice_fiscale_datore: tenuta.codice_fiscale_datore.clone(),
        data_riferimento: giorno(&tenuta.data_riferimento),
        determina_del: tenuta.determina_del.as_deref().map(giorno).unwrap_or_default(),
        note: tenuta.dati.leggi::<Altri>().unwrap_or_default().note,
    }
}

/// The request examined: employer, judgement, act if there is one.
async fn esamina(ufficio: &Ufficio, tenuta: &RichiestaOttemperanza) -> Result<(Option<Datore>, Istruttoria), Errore> {
    let datore = match &tenuta.datore_id {
        Some(id) => Some(ufficio.archivio.leggi::<Datore>(id).await?),
        None => ufficio.archivio.datore_per_codice_fiscale(&tenuta.codice_fiscale_datore).await?,
    };
    let riferimento = tempo::iso(&tenuta.data_riferimento, "data_riferimento")?;
    let bando = tenuta.determina_del.as_deref().map(|giorno| tempo::iso(giorno, "determina_del")).transpose()?;
    let istruttoria = istruisci(ufficio, datore.as_ref(), riferimento, bando).await?;
    Ok((datore, istruttoria))
}

async fn scheda(ufficio: &Ufficio, tenuta: &RichiestaOttemperanza) -> Result<SchedaRichiesta, Errore> {
    let (datore, istruttoria) = esamina(ufficio, tenuta).await?;
    let atto = rilascio::emesso(ufficio, &tenuta.id).await?;
    let scadenza = tenuta.scadenza.clone().unwrap_or_default();
    Ok(SchedaRichiesta {
        id: tenuta.id.clone(),
        versione: tenuta.versione,
        stato: stati::richiesta(tenuta.stato),
        dati: dati(tenuta),
        errori: Vec::new(),
        suggerimenti: Vec::new(),
        salvata_il: ufficio.orologio.iso(),
        datore: datore.as_ref().map(|datore| DatoreDellaRichiesta {
            id: datore.id.clone(),
            denominazione: datore.denominazione.clone(),
            codice_fiscale: datore.codice_fiscale.clone(),
            sede: testata::sede(datore),
        }),
        giorni_restanti: giorni_a(&scadenza, ufficio.orologio.oggi()),
        scadenza,
        controlli: controlli(&istruttoria),
        esito: Some(esito_proposto(&istruttoria)),
        province: province(ufficio, &istruttoria),
        spiegazione: istruttoria.spiegazione,
        prossimo_numero: prossimo_numero(ufficio).await?,
        atto,
    })
}

fn controlli(istruttoria: &Istruttoria) -> Vec<Controllo> {
    istruttoria
        .decisione
        .controlli
        .iter()
        .map(|controllo| Controllo {
            voce: if controllo.codice == "scopertura" { "nazionale.scopertura_art3".to_owned() } else { String::new() },
            ..stati::controllo(controllo)
        })
        .collect()
}

fn codice(esito: EsitoOttemperanza) -> String {
    serde_json::to_value(esito).ok().and_then(|valore| valore.as_str().map(str::to_owned)).unwrap_or_default()
}

fn esito_proposto(istruttoria: &Istruttoria) -> EsitoProposto {
    let decisione = &istruttoria.decisione;
    let tono = match decisione.esito {
        EsitoOttemperanza::NonOttemperante => Tono::Errore,
        EsitoOttemperanza::AltreProvinceDaSentire => Tono::Attenzione,
        _ => Tono::Fatto,
    };
    let alternative = [EsitoOttemperanza::Ottemperante, EsitoOttemperanza::NonOttemperante]
        .into_iter()
        .filter(|esito| {
            *esito != decisione.esito && (*esito != EsitoOttemperanza::NonOttemperante || scoperta(istruttoria))
        })
        .map(|esito| Alternativa { codice: codice(esito), titolo: esito.nome().to_owned() })
        .collect();
    EsitoProposto {
        codice: codice(decisione.esito),
        titolo: decisione.esito.nome().to_owned(),
        spiega: decisione.spiegazione.spiega.clone(),
        tono,
        norme: decisione.citazioni.iter().map(stati::norma).collect(),
        certificabile: decisione.impedimenti.is_empty(),
        impedimento: decisione.impedimenti.join(". "),
        alternative,
    }
}

fn scoperta(istruttoria: &Istruttoria) -> bool {
    let stato = &istruttoria.richiesta.alla_data_riferimento;
    stato.province.iter().any(|provincia| provincia.scopertura_art3 + provincia.scopertura_art18 > 0)
}

fn province(ufficio: &Ufficio, istruttoria: &Istruttoria) -> Vec<ProvinciaDellaRichiesta> {
    let oggi = &istruttoria.richiesta.al_rilascio.province;
    let alla_data = istruttoria.richiesta.alla_data_riferimento.province.iter();
    alla_data
        .map(|stato| {
            let sigla = stato.provincia.sigla();
            let adesso = oggi.iter().find(|altro| altro.provincia == stato.provincia);
            ProvinciaDellaRichiesta {
                provincia: sigla.to_owned(),
                nome: stato.provincia.nome().to_owned(),
                di_competenza: ufficio.competente(sigla),
                scopertura_alla_data: i64::from(stato.scopertura_art3) + i64::from(stato.scopertura_art18),
                scopertura_oggi: adesso.map_or(0, |s| i64::from(s.scopertura_art3) + i64::from(s.scopertura_art18)),
                circostanze: istruttoria
                    .circostanze
                    .iter()
                    .filter(|c| c.provincia.is_empty() || c.provincia == sigla)
                    .cloned()
                    .collect(),
            }
        })
        .collect()
}

/// Closes a request without an answer, or opens it again.
///
/// # Errors
/// If it is not in the archive or has been answered.
pub async fn richiesta_archivia(programma: &Programma, richiesta: PerId) -> Result<SchedaRichiesta, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let mut tenuta: RichiestaOttemperanza = scrittura.leggi(&richiesta.id).await?;
    tenuta.stato = match tenuta.stato {
        StatoRichiesta::Archiviata => StatoRichiesta::InIstruttoria,
        StatoRichiesta::Evasa => {
            return Err(Errore::stato("richiesta_evasa", "La richiesta ha già la sua risposta: non si archivia."));
        }
        StatoRichiesta::Bozza | StatoRichiesta::InIstruttoria => StatoRichiesta::Archiviata,
    };
    let tenuta = scrittura.salva(tenuta).await?;
    scrittura.conferma().await?;
    scheda(&ufficio, &tenuta).await
}
