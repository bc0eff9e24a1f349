//! Employers: list, page, corrections, circumstances.

use crate::api::{
    Anagrafica, ChiediDatore, Circostanza, ElencoDatori, EsportaDatori, FileScritto, FiltroDatori, RigaDatore,
    RigaScopertura, SchedaDatore, Tono, VoceStoria,
};
use crate::circostanze::circostanze;
use crate::modulo::pieno;
use crate::posizione::Posizione;
use crate::programma::Programma;
use crate::stati::{self, conta};
use crate::ufficio::Ufficio;
use crate::{filtri, prospetti, tempo};
use chrono::NaiveDate;
use mirato_domain::situazione::Natura;
use mirato_domain::{CodiceFiscale, Errore, PartitaIva, Provincia};
use mirato_norme::quota::{Cifre, RispostaQuota};
use mirato_store::{Datore, DatoreInElenco};

/// The list of employers.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn datori(programma: &Programma, filtro: FiltroDatori) -> Result<ElencoDatori, Errore> {
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    elenco(&*programma.ufficio().await?, &filtro, quanti, da).await
}

async fn elenco(ufficio: &Ufficio, filtro: &FiltroDatori, quanti: u32, da: u32) -> Result<ElencoDatori, Errore> {
    let (filtro_archivio, colonna, direzione) = filtri::datori(filtro)?;
    let pagina = ufficio.archivio.elenco_datori(&filtro_archivio, colonna, direzione, quanti, da).await?;
    Ok(ElencoDatori { totale: conta(pagina.totale), righe: pagina.righe.into_iter().map(riga).collect() })
}

fn riga(riga: DatoreInElenco) -> RigaDatore {
    let stato = stati::copertura(
        riga.classe.as_deref(),
        riga.scopertura_art3.unwrap_or(0),
        riga.scopertura_art18.unwrap_or(0),
        riga.n_differenze.unwrap_or(0),
    );
    RigaDatore {
        id: riga.id,
        denominazione: riga.denominazione,
        codice_fiscale: riga.codice_fiscale,
        sede_legale: riga.comune.or(riga.provincia).unwrap_or_default(),
        natura: riga.natura,
        classe: riga.classe,
        data_riferimento: riga.data_riferimento,
        base_art3: riga.base_art3,
        quota_art3: riga.quota_art3,
        in_forza_art3: riga.in_forza_art3,
        scopertura_art3: riga.scopertura_art3,
        scopertura_art18: riga.scopertura_art18,
        stato,
    }
}

/// Writes the list as it is seen.
///
/// # Errors
/// `file_non_scritto`.
pub async fn datori_esporta(programma: &Programma, richiesta: EsportaDatori) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let righe = crate::filtri::tutte(|da| {
        let pagina = elenco(&ufficio, &richiesta.filtro, 500, da);
        async move { Ok(pagina.await?.righe) }
    })
    .await?;
    crate::esporta::datori(&ufficio, &richiesta, &righe).await
}

/// An employer's page on a day.
///
/// # Errors
/// If it is not in the archive; `data_non_valida`.
pub async fn datore(programma: &Programma, richiesta: ChiediDatore) -> Result<SchedaDatore, Errore> {
    let ufficio = programma.ufficio().await?;
    let datore: Datore = ufficio.archivio.leggi(&richiesta.id).await?;
    let oggi = ufficio.orologio.oggi();
    let convenzioni = crate::convenzioni::del_datore(&ufficio, &datore.id).await?;
    let al =
        richiesta.alla_data.filter(|data| !data.is_empty()).map_or(Ok(oggi), |data| tempo::iso(&data, "alla_data"))?;
    let tutti = prospetti::del_datore(&ufficio, &datore.id).await?;
    let tenuto = ufficio.archivio.prospetto_al(&datore.id, &al.to_string()).await?;
    let verifica = match &tenuto {
        Some(tenuto) => ufficio.archivio.ultima_verifica(&tenuto.id).await?,
        None => None,
    };
    let circostanze = circostanze(&ufficio, &datore.id, None).await?;
    let vigenti = circostanze_vigenti(&circostanze, al);
    let posizione = match &verifica {
        Some(_) => crate::posizione::al(&ufficio, &datore.id, al).await?,
        None => None,
    };
    let classe = posizione.as_ref().map(|posizione| crate::verifiche::classe(posizione.risposta.classe).as_str());
    let (scoperture, spiegazione, stato) = match (posizione, &verifica) {
        (Some(Posizione { mut risposta, .. }), Some(verifica)) => {
            let spiegazione = risposta.spiegazione.take();
            let cifre = &risposta.nazionale.cifre;
            let stato = stati::copertura(classe, cifre.scopertura_art3, cifre.scopertura_art18, verifica.n_differenze);
            (scoperture(&ufficio, &datore, &risposta, &vigenti), spiegazione, stato)
        }
        _ => (Vec::new(), None, stati::copertura(None, 0, 0, 0)),
    };
    Ok(SchedaDatore {
        stato,
        avvisi: Vec::new(),
        alla_data: al.to_string(),
        prospetto: tenuto.and_then(|tenuto| tutti.iter().find(|riga| riga.id == tenuto.id).cloned()),
        classe: classe.map(str::to_owned),
        scoperture,
        spiegazione,
        circostanze,
        convenzioni,
        prospetti: tutti,
        richieste: crate::ottemperanza::del_datore(&ufficio, &datore).await?,
        atti: crate::atti::del_datore(&ufficio, &datore.id).await?,
        storia: storia(&ufficio, &datore.id).await?,
        anagrafica: anagrafica(datore),
    })
}

/// The figures of Italy and of each province, with what covers what is missing.
pub(crate) fn scoperture(
    ufficio: &Ufficio,
    datore: &Datore,
    risposta: &RispostaQuota,
    vigenti: &[&Circostanza],
) -> Vec<RigaScopertura> {
    let nazionale = &risposta.nazionale;
    let mut righe =
        vec![riga_scopertura("nazionale", "Italia".to_owned(), &nazionale.cifre, nazionale.compensazione_gruppo_art3)];
    for provincia in &risposta.province {
        let sigla = provincia.provincia.sigla();
        let mut riga = riga_scopertura(
            sigla,
            provincia.provincia.nome().to_owned(),
            &provincia.cifre,
            provincia.compensazione_art3,
        );
        riga.sede_legale = datore.provincia.as_deref() == Some(sigla);
        riga.di_competenza = ufficio.competente(sigla);
        riga.coperta_da = vigenti
            .iter()
            .filter(|circostanza| circostanza.provincia.is_empty() || circostanza.provincia == sigla)
            .filter_map(|circostanza| in_parole(circostanza))
            .collect();
        righe.push(riga);
    }
    righe[1..].sort_by_key(|riga| (!riga.sede_legale, riga.nome.clone()));
    righe
}

fn riga_scopertura(dove: &str, nome: String, cifre: &Cifre, compensazione_art3: i64) -> RigaScopertura {
    RigaScopertura {
        dove: dove.to_owned(),
        nome,
        sede_legale: false,
        di_competenza: false,
        base_art3: cifre.base_art3,
        quota_art3: cifre.quota_art3,
        esonerati: cifre.esonerati,
        compensazione_art3,
        in_forza_art3: cifre.in_forza_art3,
        scopertura_art3: cifre.scopertura_art3,
        base_art18: cifre.base_art18,
        quota_art18: cifre.quota_art18,
        in_forza_art18: cifre.in_forza_art18,
        scopertura_art18: cifre.scopertura_art18,
        coperta_da: Vec::new(),
    }
}

/// What a circumstance covers, in words.
fn in_parole(circostanza: &Circostanza) -> Option<String> {
    let nome = match circostanza.tipo.as_str() {
        "convenzione" => "convenzione",
        "esonero" => "esonero",
        "sospensione" => "sospensione",
        "richiesta_assunzione" => "richiesta di assunzione",
        _ => return None,
    };
    let unita = match circostanza.unita {
        0 => String::new(),
        1 => ", 1 unità".to_owned(),
        altre => format!(", {altre} unità"),
    };
    Some(format!("{nome} {}{unita}", circostanza.estremi).replace("  ", " "))
}

fn circostanze_vigenti(circostanze: &[Circostanza], al: NaiveDate) -> Vec<&Circostanza> {
    let al = al.to_string();
    circostanze.iter().filter(|c| c.dal <= al && (c.al.is_empty() || c.al >= al)).collect()
}

fn anagrafica(datore: Datore) -> Anagrafica {
    Anagrafica {
        id: datore.id,
        versione: datore.versione,
        codice_fiscale: datore.codice_fiscale,
        partita_iva: datore.partita_iva.unwrap_or_default(),
        denominazione: datore.denominazione,
        natura: datore.natura,
        provincia: datore.provincia.unwrap_or_default(),
        comune: datore.comune.unwrap_or_default(),
        indirizzo: datore.indirizzo.unwrap_or_default(),
        cap: datore.cap.unwrap_or_default(),
        pec: datore.pec.unwrap_or_default(),
        telefono: datore.telefono.unwrap_or_default(),
        settore: datore.settore.unwrap_or_default(),
        ccnl: datore.ccnl.unwrap_or_default(),
    }
}

/// Corrects an employer's data, or adds an employer.
///
/// # Errors
/// `anagrafica_non_valida` with its fields; a stale save with the fields that differ.
pub async fn datore_salva(programma: &Programma, nuova: Anagrafica) -> Result<Anagrafica, Errore> {
    let ufficio = programma.ufficio().await?;
    let datore = controlla_anagrafica(&nuova)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let salvato =
        if nuova.id.is_empty() { scrittura.inserisci(datore).await? } else { scrittura.salva(datore).await? };
    scrittura.conferma().await?;
    Ok(anagrafica(salvato))
}

fn controlla_anagrafica(nuova: &Anagrafica) -> Result<Datore, Errore> {
    let mut errore = Errore::dato("anagrafica_non_valida", "L'anagrafica ha campi da correggere.");
    let codice_fiscale = nuova.codice_fiscale.parse::<CodiceFiscale>();
    if let Err(motivo) = &codice_fiscale {
        errore = errore.con_campo("codice_fiscale", motivo);
    }
    let partita_iva = pieno(&nuova.partita_iva).map(|iva| iva.parse::<PartitaIva>()).transpose();
    if let Err(motivo) = &partita_iva {
        errore = errore.con_campo("partita_iva", motivo);
    }
    if nuova.denominazione.trim().is_empty() {
        errore = errore.con_campo("denominazione", "Scrivi la denominazione.");
    }
    let provincia = pieno(&nuova.provincia).map(|sigla| sigla.parse::<Provincia>()).transpose();
    if let Err(motivo) = &provincia {
        errore = errore.con_campo("provincia", motivo);
    }
    if serde_json::from_value::<Natura>(serde_json::Value::String(nuova.natura.clone())).is_err() {
        errore = errore
            .con_campo("natura", "Scegli la natura: privato, privato in gruppo, ente pubblico economico, pubblico.");
    }
    let (Ok(codice_fiscale), Ok(partita_iva), Ok(provincia), true) =
        (codice_fiscale, partita_iva, provincia, errore.campi.is_empty())
    else {
        return Err(errore);
    };
    Ok(Datore {
        id: nuova.id.clone(),
        codice_fiscale: codice_fiscale.to_string(),
        partita_iva: partita_iva.map(|iva| iva.to_string()),
        denominazione: nuova.denominazione.trim().to_owned(),
        natura: nuova.natura.clone(),
        provincia: provincia.map(|provincia| provincia.sigla().to_owned()),
        comune: pieno(&nuova.comune),
        indirizzo: pieno(&nuova.indirizzo),
        cap: pieno(&nuova.cap),
        pec: pieno(&nuova.pec),
        telefono: pieno(&nuova.telefono),
        settore: pieno(&nuova.settore),
        ccnl: pieno(&nuova.ccnl),
        versione: nuova.versione,
    })
}

/// How many events of an employer's history are shown.
const EVENTI: u32 = 200;

async fn storia(ufficio: &Ufficio, datore_id: &str) -> Result<Vec<VoceStoria>, Errore> {
    let fatti = ufficio.archivio.storia_del_datore(datore_id, EVENTI, 0).await?;
    Ok(fatti
        .into_iter()
        .map(|fatto| evento(&fatto.azione, &fatto.oggetto, &fatto.quando, &fatto.utente, fatto.titolo))
        .collect())
}

/// An event of the audit register in words.
pub(crate) fn evento(azione: &str, oggetto: &str, quando: &str, utente: &str, titolo: Option<String>) -> VoceStoria {
    let (cosa, desinenza) = match oggetto {
        "datore" => ("Anagrafica", 'a'),
        "prospetto" => ("Prospetto", 'o'),
        "verifica" => ("Verifica", 'a'),
        "richiesta_ottemperanza" => ("Richiesta di ottemperanza", 'a'),
        "circostanza" => ("Circostanza", 'a'),
        "atto" => ("Atto", 'o'),
        "allegato" => ("Allegato", 'o'),
        "persona" => ("Scheda", 'a'),
        "iscrizione" => ("Iscrizione", 'a'),
        "rapporto" => ("Rapporto di lavoro", 'o'),
        "evento" => ("Evento", 'o'),
        "fascicolo" => ("Fascicolo sanitario", 'o'),
        "nulla_osta" => ("Nulla osta", 'o'),
        "computo" => ("Computo", 'o'),
        "preselezione" => ("Preselezione", 'a'),
        "convenzione" => ("Convenzione", 'a'),
        "convenzione_riga" => ("Riga di convenzione", 'a'),
        "convenzione_inserimento" => ("Inserimento in convenzione", 'o'),
        "movimento" => ("Movimento", 'o'),
        "esonero" => ("Esonero", 'o'),
        "esonero_passo" => ("Passo dell'esonero", 'o'),
        "versamento" => ("Versamento", 'o'),
        "autocertificazione" => ("Autocertificazione", 'a'),
        "sospensione" => ("Sospensione", 'a'),
        "compensazione" => ("Compensazione", 'a'),
        "riporto" => ("Riporto nel nuovo anno", 'o'),
        "confronto" => ("Confronto con il prospetto", 'o'),
        altro => (altro, 'o'),
    };
    let fatto = match azione {
        "inserito" => format!("registrat{desinenza}"),
        "modificato" => format!("aggiornat{desinenza}"),
        "file" => "file conservato".to_owned(),
        "sedi" => "sedi aggiornate".to_owned(),
        altro => format!("{}{desinenza}", altro.trim_end_matches(['a', 'o'])),
    };
    let tono = if azione == "annullato" { Tono::Attenzione } else { Tono::Normale };
    VoceStoria {
        quando: quando.to_owned(),
        chi: utente.to_owned(),
        titolo: format!("{cosa}: {fatto}"),
        dettaglio: titolo.unwrap_or_default(),
        automatico: oggetto == "verifica",
        tono,
    }
}
