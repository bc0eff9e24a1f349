//! Computing: every candidate out of the application, the sealed part and the registry; comparing.

use super::tenuta::{Pubblica, parti};
use super::versioni;
use crate::api::{
    CalcolaGraduatoria, ConfrontaGraduatoria, ConfrontoGraduatoria, DatiPunteggio, LavoroAvviato,
    SpostamentoGraduatoria,
};
use crate::avvisi::{self, Tenuto};
use crate::lavori::Corso;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_domain::{Elenco, Errore};
use mirato_norme::graduatoria::{Graduatoria, RichiestaGraduatoria, Tabella, calcola};
use mirato_store::{
    Avviso, DomandaAvviso, GraduatoriaVersione, JsonCompresso, StatoAvviso, StatoDomanda, TipoGraduatoria,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many moves a comparison shows.
const MOSSE: usize = 1000;

/// Computes the ranking of a call, in the background: a new version beside those there are.
///
/// # Errors
/// `graduatoria_non_calcolabile`; `nota_mancante`; `fascicolo_chiuso`, `parola_fascicoli_errata`.
pub async fn graduatoria_calcola(programma: &Programma, chiedi: CalcolaGraduatoria) -> Result<LavoroAvviato, Errore> {
    let ufficio = programma.ufficio().await?;
    if !chiedi.parola.trim().is_empty() {
        ufficio.sblocca_fascicoli(&chiedi.parola).await?;
    }
    crate::fascicolo::chiave(&ufficio)?;
    let gia = versioni(&ufficio, &chiedi.avviso_id).await?;
    if !gia.is_empty() && chiedi.nota.trim().is_empty() {
        let messaggio = "La graduatoria è già stata calcolata: scrivi perché la ricalcoli.";
        return Err(Errore::dato("nota_mancante", messaggio).con_campo("nota", messaggio));
    }
    let (lavoro, corso) = ufficio.lavori.apri("graduatoria");
    tokio::spawn(async move {
        let esito = ora(&ufficio, &chiedi.avviso_id, chiedi.nota.trim(), Some(&corso)).await;
        corso.concludi(esito.map(|detto| corso.passo_finale(&detto)));
    });
    Ok(LavoroAvviato { lavoro })
}

/// Computes now; how it came out, in words.
///
/// # Errors
/// As [`graduatoria_calcola`], and what the law finds wrong with the data.
pub(super) async fn ora(
    ufficio: &Arc<Ufficio>,
    avviso_id: &str,
    nota: &str,
    corso: Option<&Arc<Corso>>,
) -> Result<String, Errore> {
    let avviso: Avviso = ufficio.archivio.leggi(avviso_id).await?;
    let tipo = match avviso.stato {
        StatoAvviso::Chiuso => TipoGraduatoria::Provvisoria,
        StatoAvviso::Provvisoria => TipoGraduatoria::Corretta,
        _ => {
            let messaggio = "La graduatoria si calcola dopo la chiusura delle domande e prima di quella definitiva.";
            return Err(Errore::stato("graduatoria_non_calcolabile", messaggio));
        }
    };
    let domande = ufficio.archivio.domande_dell_avviso(avviso_id).await?;
    let graduatoria = graduatoria(ufficio, &avviso, &domande, None, corso).await?;
    let (pubblica, tenuta) = parti(&graduatoria, &con_riserva(&domande), versioni_domande(&domande))?;
    let numero = versioni(ufficio, avviso_id).await?.first().map_or(0, |ultima| ultima.numero) + 1;
    let scrivi = |errore: serde_json::Error| Errore::guasto("dato_non_scritto", errore.to_string());
    let (righe, chiaro) = (JsonCompresso::di(&pubblica).map_err(scrivi)?, JsonCompresso::di(&tenuta).map_err(scrivi)?);
    let incomplete = tenuta.righe.iter().filter(|riga| riga.esito == "incompleta").count();
    let (posti, esclusi) = (graduatoria.graduatoria.len(), graduatoria.esclusi.len() - incomplete);
    let quanti = |numero: usize| i64::try_from(numero).unwrap_or(i64::MAX);
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let (sigillo, impronta) = scrittura.sigilla_graduatoria(&chiaro).await?;
    scrittura
        .inserisci(GraduatoriaVersione {
            id: String::new(),
            avviso_id: avviso_id.to_owned(),
            numero: i64::from(numero),
            tipo,
            calcolata_il: ufficio.orologio.iso(),
            criteri: graduatoria.criteri.clone(),
            nota: nota.to_owned(),
            ammesse: quanti(posti),
            escluse: quanti(esclusi),
            incomplete: quanti(incomplete),
            righe,
            sigillo,
            impronta,
            atto_id: None,
            versione: 0,
        })
        .await?;
    scrittura.conferma().await?;
    Ok(format!("Versione {numero}: {posti} in graduatoria, {incomplete} incomplete, {esclusi} escluse."))
}

fn con_riserva(domande: &[DomandaAvviso]) -> BTreeSet<String> {
    let riserve = domande.iter().filter(|domanda| domanda.stato == StatoDomanda::ConRiserva);
    riserve.map(|domanda| domanda.codice.clone()).collect()
}

/// Sum of the versions: it grows when an application changes.
pub(super) fn versioni_domande(domande: &[DomandaAvviso]) -> i64 {
    domande.iter().map(|domanda| domanda.versione).sum()
}

/// The ranking of these applications, under the call's table or another.
async fn graduatoria(
    ufficio: &Arc<Ufficio>,
    avviso: &Avviso,
    domande: &[DomandaAvviso],
    criteri: Option<Tabella>,
    corso: Option<&Arc<Corso>>,
) -> Result<Graduatoria, Errore> {
    let tenuto = Tenuto::leggi(avviso)?;
    let chiave = crate::fascicolo::chiave(ufficio)?;
    let motivo = format!("graduatoria dell'avviso {}", avvisi::numero(ufficio, avviso, &tenuto).numero);
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let aperte = scrittura.apri_domande(&avviso.id, domande, &chiave, &motivo).await?;
    scrittura.conferma().await?;
    let mut candidati = Vec::with_capacity(domande.len());
    for (numero, (domanda, aperta)) in domande.iter().zip(aperte).enumerate() {
        if let Some(corso) = corso {
            corso.prosegui()?;
            corso.passo("Leggo le domande", numero, domande.len());
        }
        // The error names a field and its kind, never a value.
        let dati: DatiPunteggio = serde_json::from_value(aperta)
            .map_err(|_| Errore::guasto("dato_illeggibile", "I dati del punteggio di una domanda non si leggono."))?;
        candidati.push(avvisi::candidato(ufficio, (avviso, &tenuto), domanda, &dati, &chiave).await?);
    }
    let oggi = ufficio.orologio.oggi();
    let richiesta = RichiestaGraduatoria {
        criteri: match criteri {
            Some(altra) => altra,
            None => Tabella::Scritta(Box::new(tenuto.tabella()?.clone())),
        },
        data_riferimento: tenuto.requisiti_al(avviso).unwrap_or(oggi),
        data_pubblicazione: crate::modulo::giorno(&tenuto.modulo.pubblicato_il).filter(|_| avviso.annuale.is_none()),
        // A yearly list serves every employer: what counts for the public ones alone gives no points.
        datore_pubblico: avviso.annuale.is_none(),
        elenco: avviso.elenco.as_deref().and_then(|elenco| elenco.parse().ok()).unwrap_or(Elenco::Art8),
        candidati,
    };
    if let Some(corso) = corso {
        corso.prosegui()?;
        corso.passo("Calcolo i punti", domande.len(), domande.len());
    }
    let leggi = ufficio.leggi();
    let tabelle = crate::criteri::tabelle(ufficio).await?;
    // Fifty thousand candidates keep the processor busy for a second: not on a thread that serves others.
    let calcolata = tokio::task::spawn_blocking(move || calcola(&leggi.parametri, &tabelle, &richiesta))
        .await
        .map_err(|errore| Errore::guasto("lavoro_interrotto", format!("Il calcolo si è interrotto: {errore}")))?;
    let mut graduatoria = calcolata?;
    // Who has not confirmed is not left out by the office: what is missing is the confirmation.
    let attese: BTreeSet<&str> =
        domande.iter().filter(|una| una.pervenuta_il.is_empty()).map(|una| una.codice.as_str()).collect();
    for escluso in graduatoria.esclusi.iter_mut().filter(|escluso| attese.contains(escluso.codice.as_str())) {
        escluso.incompleto = true;
    }
    Ok(graduatoria)
}

/// Place and points of everybody; nothing where there is no place.
type Posti = BTreeMap<String, (u32, String)>;

fn posti(graduatoria: &Graduatoria) -> Posti {
    let ammessi = graduatoria.graduatoria.iter();
    let ammessi = ammessi.map(|posto| (posto.codice.clone(), (posto.posizione, posto.punteggio.italiano())));
    let esclusi = graduatoria.esclusi.iter().map(|escluso| (escluso.codice.clone(), (0, String::new())));
    ammessi.chain(esclusi).collect()
}

/// Who would move: under another table, or if the last version were computed now. Nothing is kept.
///
/// # Errors
/// `fascicolo_chiuso`; what the law finds wrong with the data or the table.
pub async fn graduatoria_confronta(
    programma: &Programma,
    chiedi: ConfrontaGraduatoria,
) -> Result<ConfrontoGraduatoria, Errore> {
    let ufficio = programma.ufficio().await?;
    let avviso: Avviso = ufficio.archivio.leggi(&chiedi.avviso_id).await?;
    let domande = ufficio.archivio.domande_dell_avviso(&chiedi.avviso_id).await?;
    let adesso = graduatoria(&ufficio, &avviso, &domande, None, None).await?;
    let (prima, dopo, nomi) = if chiedi.criteri.is_empty() {
        let (nome, ultima) = ultima(&ufficio, &chiedi.avviso_id).await?;
        (ultima, posti(&adesso), (nome, "con i dati di adesso".to_owned()))
    } else {
        let altra = Tabella::Nome(chiedi.criteri.clone());
        let altra = graduatoria(&ufficio, &avviso, &domande, Some(altra), None).await?;
        (posti(&adesso), posti(&altra), (adesso.nome_criteri.clone(), altra.nome_criteri))
    };
    let mut righe: Vec<SpostamentoGraduatoria> = dopo.iter().filter_map(|uno| mossa(uno, &prima)).collect();
    righe.sort_by_key(|riga| (riga.posizione_dopo == 0, riga.posizione_dopo));
    let quanti = |numero: usize| u32::try_from(numero).unwrap_or(u32::MAX);
    let mossi = quanti(righe.len());
    righe.truncate(MOSSE);
    Ok(ConfrontoGraduatoria {
        prima: nomi.0,
        dopo: nomi.1,
        candidati: quanti(dopo.len()),
        in_graduatoria: quanti(dopo.values().filter(|(posizione, _)| *posizione > 0).count()),
        mossi,
        righe,
    })
}

fn mossa((codice, dopo): (&String, &(u32, String)), prima: &Posti) -> Option<SpostamentoGraduatoria> {
    let nessuno = (0, String::new());
    let prima = prima.get(codice).unwrap_or(&nessuno);
    (prima != dopo).then(|| SpostamentoGraduatoria {
        codice: codice.clone(),
        posizione_prima: prima.0,
        posizione_dopo: dopo.0,
        punti_prima: prima.1.clone(),
        punti_dopo: dopo.1.clone(),
    })
}

/// The last version, with its name; nobody if there is none.
async fn ultima(ufficio: &Ufficio, avviso_id: &str) -> Result<(String, Posti), Errore> {
    let Some(ultima) = versioni(ufficio, avviso_id).await?.into_iter().next() else {
        return Ok(("nessuna graduatoria".to_owned(), Posti::new()));
    };
    let versione: GraduatoriaVersione = ufficio.archivio.leggi(&ultima.id).await?;
    let pubblica: Pubblica = crate::verifiche::leggi_compresso(&versione.righe, "La graduatoria")?;
    let righe = pubblica.righe.into_iter();
    let posti = righe.map(|riga| (riga.codice, (riga.posizione.unwrap_or(0), riga.punteggio.unwrap_or_default())));
    Ok((format!("versione {}", ultima.numero), posti.collect()))
}
