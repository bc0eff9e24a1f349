//! Prospetti into the archive: employers, sendings, which of them holds, verification.

use crate::importazioni::{FileLetto, prospetti};
use crate::lavori::Corso;
use crate::ufficio::Ufficio;
use crate::verifiche;
use mirato_domain::Errore;
use mirato_domain::prospetto::{EsitoInvio, Invio, Prospetto, TipoComunicazione, quale_vale};
use mirato_store as store;
use std::collections::{BTreeMap, BTreeSet};

/// A prospetto with where it comes from.
pub(crate) struct Letto {
    pub prospetto: Prospetto,
    pub nome: String,
    pub impronta: String,
    /// The file itself, kept for a national file.
    pub file: Option<Vec<u8>>,
}

/// What came of a file.
pub(crate) struct Registrato {
    pub entrati: usize,
    pub messaggio: String,
}

/// How many prospetti are written together: between one group and the next a work can be stopped.
const GRUPPO: usize = 200;

/// Writes files in one transaction, then decides which sending holds and verifies it. Stopped, it
/// leaves nothing behind.
///
/// # Errors
/// `lavoro_annullato`; if the archive refuses.
pub(crate) async fn registra(
    ufficio: &Ufficio,
    file: Vec<FileLetto>,
    corso: &Corso,
) -> Result<Vec<Registrato>, Errore> {
    let mut esiti = Vec::with_capacity(file.len());
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let mut toccati = BTreeSet::new();
    let mut visti = BTreeSet::new();
    let tutti = prospetti(file);
    let totale: usize = tutti.iter().map(Vec::len).sum();
    let mut fatti = 0;
    for letti in tutti {
        let mut entrati = 0;
        let quanti = letti.len();
        let importazione = match letti.first() {
            Some(primo) => Some(apri_importazione(&mut scrittura, primo, quanti).await?),
            None => None,
        };
        for gruppo in a_gruppi(letti) {
            corso.prosegui()?;
            corso.passo("Scrivo nell'archivio", fatti, totale);
            fatti += gruppo.len();
            entrati += scrivi_gruppo(&mut scrittura, gruppo, importazione.as_deref(), &mut toccati, &mut visti).await?;
        }
        let messaggio = match (quanti, entrati) {
            (0, _) => "Nessun prospetto da importare.".to_owned(),
            (_, 0) => "È già in archivio: non entra una seconda volta.".to_owned(),
            (1, _) => "Importato.".to_owned(),
            (_, entrati) => format!("Importati {entrati} prospetti."),
        };
        esiti.push(Registrato { entrati, messaggio });
    }
    corso.prosegui()?;
    corso.passo("Verifico i prospetti", totale, totale);
    let validi = decidi(&mut scrittura, &toccati).await?;
    verifica(ufficio, &mut scrittura, validi, corso).await?;
    corso.prosegui()?;
    scrittura.conferma().await?;
    Ok(esiti)
}

fn a_gruppi(mut letti: Vec<Letto>) -> Vec<Vec<Letto>> {
    let mut gruppi = Vec::new();
    while letti.len() > GRUPPO {
        let resto = letti.split_off(GRUPPO);
        gruppi.push(std::mem::replace(&mut letti, resto));
    }
    gruppi.push(letti);
    gruppi
}

async fn apri_importazione(scrittura: &mut store::Scrittura, primo: &Letto, quanti: usize) -> Result<String, Errore> {
    let importazione = store::Importazione {
        id: String::new(),
        quando: String::new(),
        utente: String::new(),
        tipo: "prospetti".to_owned(),
        nome_file: primo.nome.clone(),
        impronta: primo.impronta.clone(),
        lette: i64::try_from(quanti).unwrap_or(i64::MAX),
        importate: i64::try_from(quanti).unwrap_or(i64::MAX),
        scartate: 0,
        errori: store::Json::from("[]".to_owned()),
    };
    Ok(scrittura.registra_importazione(importazione).await?.id)
}

/// An employer and the day its figures describe.
type Giorno = (String, String);

async fn scrivi_gruppo(
    scrittura: &mut store::Scrittura,
    gruppo: Vec<Letto>,
    importazione: Option<&str>,
    toccati: &mut BTreeSet<Giorno>,
    visti: &mut BTreeSet<String>,
) -> Result<usize, Errore> {
    let mut nuovi = Vec::new();
    for letto in gruppo {
        let contenuto = impronta_del_contenuto(&letto)?;
        let gia_visto = !visti.insert(contenuto.clone());
        if gia_visto || !scrittura.prospetti_per_impronta(&contenuto).await?.is_empty() {
            continue;
        }
        nuovi.push((contenuto, letto));
    }
    let datori = datori(scrittura, nuovi.iter().map(|(_, letto)| &letto.prospetto)).await?;
    let mut record = Vec::with_capacity(nuovi.len());
    for (contenuto, letto) in &nuovi {
        let codice = letto.prospetto.dichiarante().codice_fiscale.as_str();
        let Some(datore_id) = datori.get(codice) else { continue };
        toccati.insert((datore_id.clone(), letto.prospetto.data_riferimento().to_string()));
        record.push(da_tenere(letto, contenuto, datore_id, importazione)?);
    }
    let inseriti = scrittura.inserisci_tutti(record).await?;
    for (inserito, (_, letto)) in inseriti.iter().zip(&nuovi) {
        if let Some(byte) = &letto.file {
            let file = store::FileProspetto { nome: letto.nome.clone(), contenuto: byte.clone() };
            scrittura.tieni_file(&inserito.id, &file).await?;
        }
    }
    Ok(inseriti.len())
}

/// A national file is the same if its bytes are; a spreadsheet holds many prospetti, each known by its content.
fn impronta_del_contenuto(letto: &Letto) -> Result<String, Errore> {
    if letto.file.is_some() {
        return Ok(letto.impronta.clone());
    }
    Ok(store::impronta(verifiche::json(&letto.prospetto)?.as_str().as_bytes()))
}

/// The employers of prospetti by tax code; those not in the archive are added, with their seats.
async fn datori(
    scrittura: &mut store::Scrittura,
    prospetti: impl Iterator<Item = &Prospetto>,
) -> Result<BTreeMap<String, String>, Errore> {
    let per_codice: BTreeMap<String, &Prospetto> =
        prospetti.map(|prospetto| (prospetto.dichiarante().codice_fiscale.to_string(), prospetto)).collect();
    let codici: Vec<String> = per_codice.keys().cloned().collect();
    let noti = scrittura.datori_per_codice_fiscale(&codici).await?;
    let mut ids: BTreeMap<String, String> = noti.into_iter().map(|(codice, datore)| (codice, datore.id)).collect();
    let mancanti: Vec<_> = per_codice.iter().filter(|(codice, _)| !ids.contains_key(*codice)).collect();
    let nuovi = scrittura.inserisci_tutti(mancanti.iter().map(|(_, prospetto)| datore(prospetto)).collect()).await?;
    let sedi: Vec<(String, Vec<store::Sede>)> =
        nuovi.iter().zip(&mancanti).map(|(datore, (_, prospetto))| (datore.id.clone(), sedi(prospetto))).collect();
    scrittura.imposta_sedi(&sedi).await?;
    ids.extend(nuovi.into_iter().map(|datore| (datore.codice_fiscale.clone(), datore.id)));
    Ok(ids)
}

fn pieno(testo: &str) -> Option<String> {
    Some(testo.trim().to_owned()).filter(|testo| !testo.is_empty())
}

fn datore(prospetto: &Prospetto) -> store::Datore {
    let dichiarante = prospetto.dichiarante();
    let sede = &prospetto.quadro1.dati_aziendali.sede_legale;
    let al = prospetto.data_riferimento();
    let comune = mirato_exchange::tabelle::comune(&sede.comune, al);
    let provincia = sede.provincia.or_else(|| mirato_exchange::tabelle::provincia_di_comune(&sede.comune, al));
    let natura = serde_json::to_value(dichiarante.natura).ok();
    store::Datore {
        id: String::new(),
        codice_fiscale: dichiarante.codice_fiscale.to_string(),
        partita_iva: None,
        denominazione: dichiarante.denominazione.clone(),
        natura: natura.and_then(|valore| valore.as_str().map(str::to_owned)).unwrap_or_default(),
        provincia: provincia.map(|provincia| provincia.sigla().to_owned()),
        comune: comune.map(|comune| comune.nome.to_string()),
        indirizzo: pieno(&sede.indirizzo),
        cap: pieno(&sede.cap),
        pec: pieno(&sede.pec),
        telefono: sede.recapiti.telefono.clone(),
        settore: pieno(&dichiarante.settore),
        ccnl: pieno(&dichiarante.ccnl),
        versione: 0,
    }
}

fn sedi(prospetto: &Prospetto) -> Vec<store::Sede> {
    let al = prospetto.data_riferimento();
    let quadri = prospetto.quadro2.iter();
    quadri
        .map(|quadro| {
            let sede = quadro.dati_provinciali.sede.as_ref();
            store::Sede {
                provincia: quadro.dati_provinciali.provincia.sigla().to_owned(),
                comune: sede.and_then(|s| mirato_exchange::tabelle::comune(&s.comune, al)).map(|c| c.nome.to_string()),
                indirizzo: sede.and_then(|s| pieno(&s.indirizzo)),
                cap: sede.and_then(|s| pieno(&s.cap)),
                telefono: sede.and_then(|s| s.recapiti.telefono.clone()),
                email: sede.and_then(|s| s.recapiti.email.clone()),
            }
        })
        .collect()
}

fn da_tenere(
    letto: &Letto,
    impronta: &str,
    datore_id: &str,
    importazione: Option<&str>,
) -> Result<store::Prospetto, Errore> {
    let prospetto = &letto.prospetto;
    let trasmissione = &prospetto.trasmissione;
    Ok(store::Prospetto {
        id: String::new(),
        datore_id: datore_id.to_owned(),
        codice_comunicazione: pieno(&trasmissione.codice_comunicazione),
        codice_precedente: trasmissione.codice_comunicazione_precedente.clone(),
        tipo: match prospetto.tipo {
            TipoComunicazione::Prospetto => store::TipoProspetto::Prospetto,
            TipoComunicazione::Rettifica => store::TipoProspetto::Rettifica,
            TipoComunicazione::Annullamento => store::TipoProspetto::Annullamento,
        },
        data_invio: trasmissione.data_invio.map(|istante| istante.format("%Y-%m-%dT%H:%M:%S").to_string()),
        data_riferimento: prospetto.data_riferimento().to_string(),
        protocollo: pieno(&trasmissione.protocollo),
        stato: store::StatoProspetto::Valido,
        origine: match prospetto.origine {
            mirato_domain::prospetto::Origine::Unipi => store::OrigineProspetto::Unipi,
            mirato_domain::prospetto::Origine::Foglio => store::OrigineProspetto::Foglio,
        },
        impronta: impronta.to_owned(),
        quadri: verifiche::json(prospetto)?,
        importazione_id: importazione.map(str::to_owned),
        versione: 0,
    })
}

/// Decides which sending of each touched day holds; the identifiers of those that do, with employer and content.
async fn decidi(
    scrittura: &mut store::Scrittura,
    toccati: &BTreeSet<Giorno>,
) -> Result<Vec<(String, String, Prospetto)>, Errore> {
    let mut validi = Vec::new();
    for (datore_id, giorno) in toccati {
        let tenuti = scrittura.prospetti_del_giorno(datore_id, giorno).await?;
        let mut contenuti = Vec::with_capacity(tenuti.len());
        for tenuto in &tenuti {
            contenuti.push(verifiche::leggi::<Prospetto>(&tenuto.quadri, "Un prospetto")?);
        }
        let invii: Vec<Invio> =
            contenuti.iter().zip(&tenuti).map(|(prospetto, tenuto)| prospetto.invio(tenuto.impronta.clone())).collect();
        let decisione = quale_vale(&invii);
        for ((tenuto, prospetto), esito) in tenuti.into_iter().zip(contenuti).zip(&decisione.esiti) {
            let stato = match esito {
                EsitoInvio::Vale => store::StatoProspetto::Valido,
                EsitoInvio::Doppione(_) => store::StatoProspetto::Duplicato,
                EsitoInvio::Rettificato(_) | EsitoInvio::Superato(_) => store::StatoProspetto::Superato,
                EsitoInvio::Annullato(_) | EsitoInvio::Annullamento => store::StatoProspetto::Annullato,
            };
            if tenuto.stato != stato {
                scrittura.segna_prospetto(&tenuto.id, stato).await?;
            }
            if stato == store::StatoProspetto::Valido {
                validi.push((tenuto.id, datore_id.clone(), prospetto));
            }
        }
    }
    Ok(validi)
}

/// Verifies the prospetti that hold. One whose figures the rules refuse goes in unverified: the list
/// shows it as still to verify, and opening it says why.
async fn verifica(
    ufficio: &Ufficio,
    scrittura: &mut store::Scrittura,
    validi: Vec<(String, String, Prospetto)>,
    corso: &Corso,
) -> Result<(), Errore> {
    let totale = validi.len();
    for (numero, gruppo) in validi.chunks(GRUPPO).enumerate() {
        corso.prosegui()?;
        corso.passo("Verifico i prospetti", numero * GRUPPO, totale);
        let mut verifiche_fatte = Vec::with_capacity(gruppo.len());
        for (id, datore_id, prospetto) in gruppo {
            if let Ok((risultato, spiegazione)) = verifiche::verifica(ufficio, prospetto) {
                verifiche_fatte.push(verifiche::da_tenere(ufficio, id, datore_id, &risultato, &spiegazione)?);
            }
        }
        scrittura.registra_verifiche(verifiche_fatte).await?;
    }
    Ok(())
}
