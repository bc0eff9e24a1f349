//! Prospetti: list, page, verification, what-if, print.

use crate::api::{
    Avviso, ChiarisciDifferenza, Cifra, CosaStampare, Differenza, ElencoProspetti, FileScritto, FiltroProspetti,
    LavoroAvviato, PerId, RigaConfronto, RigaProspetto, SchedaProspetto, Simula, StampaProspetto, Tono, Verifica,
    VerificaTutti,
};
use crate::lavori::Corso;
use crate::posizione::Inizio;
use crate::programma::Programma;
use crate::stati::{self, campo, conta};
use crate::ufficio::Ufficio;
use crate::verifiche::{self, DifferenzaTenuta, Risultato, leggi, leggi_compresso};
use crate::{filtri, tempo};
use mirato_domain::prospetto::{DoveCampo, Prospetto};
use mirato_domain::{Errore, Provincia};
use mirato_norme::{Simulazione, Voce};
use mirato_store::{ProspettoInElenco, StatoProspetto};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The list of prospetti.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn prospetti(programma: &Programma, filtro: FiltroProspetti) -> Result<ElencoProspetti, Errore> {
    let ufficio = programma.ufficio().await?;
    let (filtro_archivio, colonna, direzione) = filtri::prospetti(&filtro)?;
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    let pagina = ufficio.archivio.elenco_prospetti(&filtro_archivio, colonna, direzione, quanti, da).await?;
    Ok(ElencoProspetti { totale: conta(pagina.totale), righe: pagina.righe.into_iter().map(riga).collect() })
}

/// A prospetto in a list.
pub(crate) fn riga(riga: ProspettoInElenco) -> RigaProspetto {
    let stato =
        riga.stato.parse().map_or_else(|_| stati::stato(&riga.stato, &riga.stato, Tono::Normale), stati::prospetto);
    RigaProspetto {
        id: riga.id,
        datore_id: riga.datore_id,
        denominazione: riga.denominazione,
        codice_fiscale: riga.codice_fiscale,
        codice_comunicazione: riga.codice_comunicazione.unwrap_or_default(),
        tipo: riga.tipo.parse().map_or("prospetto", stati::tipo).to_owned(),
        data_invio: riga.data_invio.unwrap_or_default(),
        data_riferimento: riga.data_riferimento,
        stato,
        verificato_il: riga.verificato_il,
        classe: riga.classe,
        scopertura_art3: riga.scopertura_art3,
        scopertura_art18: riga.scopertura_art18,
        differenze: conta(riga.n_differenze.unwrap_or(0)),
    }
}

/// Every sending of an employer, the latest reference day first.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn del_datore(ufficio: &Ufficio, datore_id: &str) -> Result<Vec<RigaProspetto>, Errore> {
    let filtro = mirato_store::FiltroProspetti { datore_id: Some(datore_id.to_owned()), ..Default::default() };
    let (colonna, direzione) = (mirato_store::ColonnaProspetti::DataRiferimento, mirato_store::Direzione::Decrescente);
    let pagina = ufficio.archivio.elenco_prospetti(&filtro, colonna, direzione, 200, 0).await?;
    Ok(pagina.righe.into_iter().map(riga).collect())
}

/// A prospetto with its verification.
///
/// # Errors
/// If it is not in the archive.
pub async fn prospetto(programma: &Programma, richiesta: PerId) -> Result<SchedaProspetto, Errore> {
    scheda(&*programma.ufficio().await?, &richiesta.id).await
}

async fn scheda(ufficio: &Ufficio, id: &str) -> Result<SchedaProspetto, Errore> {
    let tenuto: mirato_store::Prospetto = ufficio.archivio.leggi(id).await?;
    let contenuto: Prospetto = leggi(&tenuto.quadri, "Il prospetto")?;
    let invii: Vec<_> = del_datore(ufficio, &tenuto.datore_id)
        .await?
        .into_iter()
        .filter(|altro| altro.data_riferimento == tenuto.data_riferimento)
        .collect();
    let riga = invii.iter().find(|altro| altro.id == id).cloned().ok_or_else(|| {
        Errore::guasto("prospetto_fuori_elenco", "Il prospetto non compare fra gli invii del datore di lavoro.")
    })?;
    let al = contenuto.data_riferimento();
    let comune = |codice: &str| {
        mirato_exchange::tabelle::comune(codice, al).map_or_else(|| codice.to_owned(), |comune| comune.nome.to_string())
    };
    let verifica = match ufficio.archivio.ultima_verifica(id).await? {
        Some(tenuta) => Some(verifica_vista(&contenuto, &tenuta)?),
        None => None,
    };
    Ok(SchedaProspetto {
        protocollo: tenuto.protocollo.unwrap_or_default(),
        origine: match tenuto.origine {
            mirato_store::OrigineProspetto::Unipi => "file UNIPI",
            mirato_store::OrigineProspetto::Foglio => "foglio di calcolo",
            mirato_store::OrigineProspetto::Manuale => "scritto a mano",
        }
        .to_owned(),
        quadri: crate::quadri::quadri(&contenuto, &comune),
        riga,
        invii,
        verifica,
    })
}

fn verifica_vista(prospetto: &Prospetto, tenuta: &mirato_store::Verifica) -> Result<Verifica, Errore> {
    let risultato: Risultato = leggi_compresso(&tenuta.risultato, "La verifica")?;
    let spiegazione: Voce = leggi_compresso(&tenuta.spiegazione, "La spiegazione")?;
    let proposte = risultato.risposta.coerenza.art3.compensazioni_proposte.iter();
    let proposte = proposte.chain(&risultato.risposta.coerenza.art18.compensazioni_proposte);
    let compensazioni_proposte = proposte
        .map(|coppia| {
            format!(
                "{} unità in più a {} e in meno a {}",
                coppia.numero,
                coppia.provincia_eccedenza.nome(),
                coppia.provincia_riduzione.nome()
            )
        })
        .collect();
    let avvisi_norme =
        risultato.risposta.avvisi.iter().map(|avviso| (&avviso.codice, &avviso.messaggio, Tono::Attenzione));
    let avvisi_modulo = risultato.avvisi.iter().map(|avviso| {
        (&avviso.codice, &avviso.messaggio, if avviso.impedisce_certificato { Tono::Errore } else { Tono::Attenzione })
    });
    Ok(Verifica {
        eseguita_il: tenuta.eseguita_il.clone(),
        classe: tenuta.classe.as_str().to_owned(),
        classe_nome: stati::classe(tenuta.classe.as_str()).to_owned(),
        confronto: confronto(prospetto, &risultato),
        differenze: risultato.differenze.iter().map(|differenza| differenza_vista(differenza, &spiegazione)).collect(),
        avvisi: avvisi_norme
            .chain(avvisi_modulo)
            .map(|(codice, messaggio, tono)| Avviso { codice: codice.clone(), messaggio: messaggio.clone(), tono })
            .collect(),
        coerente: tenuta.coerente,
        compensazioni_proposte,
        spiegazione,
        versione_programma: tenuta.versione_programma.clone(),
        impronta_parametri: tenuta.impronta_parametri.clone(),
    })
}

/// Name of a place of the comparison.
pub(crate) fn nome_di(dove: &str) -> String {
    dove.parse::<Provincia>().map_or_else(|_| "Italia".to_owned(), |provincia| provincia.nome().to_owned())
}

const CAMPI_ART3: [&str; 5] = ["base_art3", "quota_art3", "esonerati", "in_forza_art3", "scopertura_art3"];
const CAMPI_ART18: [&str; 4] = ["base_art18", "quota_art18", "in_forza_art18", "scopertura_art18"];

fn confronto(prospetto: &Prospetto, risultato: &Risultato) -> Vec<RigaConfronto> {
    let dichiarato = prospetto.dichiarato();
    let sede = sede_legale(prospetto);
    let mut dove: Vec<String> = risultato.risposta.province.iter().map(|p| p.provincia.sigla().to_owned()).collect();
    dove.sort_by_key(|sigla| (Some(sigla.as_str()) != sede.as_deref(), nome_di(sigla)));
    std::iter::once("nazionale".to_owned())
        .chain(dove)
        .map(|dove| RigaConfronto {
            nome: nome_di(&dove),
            sede_legale: sede.as_deref() == Some(dove.as_str()),
            cifre: CAMPI_ART3
                .iter()
                .map(|campo| ("3", *campo))
                .chain(CAMPI_ART18.iter().map(|campo| ("18", *campo)))
                .map(|(articolo, nome)| cifra(&dichiarato, risultato, &dove, articolo, nome))
                .collect(),
            dove,
        })
        .collect()
}

fn cifra(
    dichiarato: &BTreeMap<DoveCampo, i64>,
    risultato: &Risultato,
    dove: &str,
    articolo: &str,
    nome: &str,
) -> Cifra {
    let calcolato = risultato.risposta.cifra(dove, nome).unwrap_or_default();
    let dichiarato = dichiarato.get(&(dove.to_owned(), nome.to_owned())).copied();
    Cifra {
        campo: nome.to_owned(),
        articolo: articolo.to_owned(),
        nome: campo(nome).to_owned(),
        dichiarato,
        calcolato,
        voce: if dove == "nazionale" { format!("nazionale.{nome}") } else { format!("province.{dove}.{nome}") },
        // A base that differs changes nothing by itself: the quota says whether it matters.
        rilevante: dichiarato.is_some_and(|dichiarato| dichiarato != calcolato) && !nome.starts_with("base_"),
    }
}

fn sede_legale(prospetto: &Prospetto) -> Option<String> {
    let sede = &prospetto.quadro1.dati_aziendali.sede_legale;
    let del_comune = || mirato_exchange::tabelle::provincia_di_comune(&sede.comune, prospetto.data_riferimento());
    sede.provincia.or_else(del_comune).map(|provincia| provincia.sigla().to_owned())
}

/// A difference as the window shows it.
pub(crate) fn differenza_vista(tenuta: &DifferenzaTenuta, spiegazione: &Voce) -> Differenza {
    let differenza = &tenuta.differenza;
    let norme = spiegazione
        .trova(&differenza.spiegazione)
        .map(|voce| voce.citazioni.iter().map(stati::norma).collect())
        .unwrap_or_default();
    Differenza {
        dove: differenza.dove.clone(),
        dove_nome: nome_di(&differenza.dove),
        campo: differenza.campo.clone(),
        campo_nome: campo(&differenza.campo).to_owned(),
        dichiarato: differenza.dichiarato,
        calcolato: differenza.calcolato,
        perche: differenza.perche.clone(),
        norme,
        voce: differenza.spiegazione.clone(),
        chiarita: tenuta.chiarita,
        nota: tenuta.nota.clone(),
    }
}

/// Verifies a prospetto again; what was cleared and has not changed stays cleared.
///
/// # Errors
/// What the rules refuse in the figures.
pub async fn prospetto_verifica(programma: &Programma, richiesta: PerId) -> Result<SchedaProspetto, Errore> {
    let ufficio = programma.ufficio().await?;
    riverifica(&ufficio, std::slice::from_ref(&richiesta.id)).await?;
    scheda(&ufficio, &richiesta.id).await
}

async fn riverifica(ufficio: &Ufficio, ids: &[String]) -> Result<(), Errore> {
    let mut verifiche = Vec::with_capacity(ids.len());
    for id in ids {
        let tenuto: mirato_store::Prospetto = ufficio.archivio.leggi(id).await?;
        let movimenti = ufficio.archivio.movimenti(&tenuto.datore_id).await?;
        let circostanze = ufficio.archivio.circostanze(&tenuto.datore_id, None).await?;
        verifiche.push(di_nuovo(ufficio, &tenuto, &movimenti, &circostanze).await?);
    }
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.registra_verifiche(verifiche).await?;
    scrittura.conferma().await?;
    Ok(())
}

/// A prospetto verified again, ready for the archive; what was cleared and has not changed stays cleared.
/// What came later moves the one that holds today; an earlier one stays at the day it describes.
///
/// # Errors
/// What the rules refuse in the figures.
pub(crate) async fn di_nuovo(
    ufficio: &Ufficio,
    tenuto: &mirato_store::Prospetto,
    movimenti: &[mirato_store::Movimento],
    circostanze: &[mirato_store::Circostanza],
) -> Result<(mirato_store::Verifica, Vec<mirato_store::ScoperturaProvinciale>), Errore> {
    let inizio = Inizio::di(ufficio, tenuto)?;
    let oggi = ufficio.orologio.oggi();
    let vale = ufficio.archivio.prospetto_al(&tenuto.datore_id, &oggi.to_string()).await?;
    let al = if vale.is_some_and(|vale| vale.id == tenuto.id) { oggi } else { inizio.situazione.data_riferimento };
    let (mut risultato, spiegazione) = verifiche::verifica_con(ufficio, &inizio, movimenti, circostanze, al)?;
    if let Some(prima) = ufficio.archivio.ultima_verifica(&tenuto.id).await? {
        let prima: Risultato = leggi_compresso(&prima.risultato, "La verifica")?;
        riporta_chiarimenti(&prima, &mut risultato);
    }
    verifiche::da_tenere(ufficio, &tenuto.id, &tenuto.datore_id, &risultato, &spiegazione)
}

fn riporta_chiarimenti(prima: &Risultato, dopo: &mut Risultato) {
    for nuova in &mut dopo.differenze {
        let uguale = prima.differenze.iter().find(|vecchia| {
            let (a, b) = (&vecchia.differenza, &nuova.differenza);
            (&a.dove, &a.campo, a.dichiarato, a.calcolato) == (&b.dove, &b.campo, b.dichiarato, b.calcolato)
        });
        if let Some(vecchia) = uguale {
            nuova.chiarita = vecchia.chiarita;
            nuova.nota.clone_from(&vecchia.nota);
        }
    }
}

/// Marks a difference as cleared or opens it again: a new verification is recorded, the old one stays.
///
/// # Errors
/// `differenza_sconosciuta` if the last verification does not hold it.
pub async fn differenza_chiarisci(
    programma: &Programma,
    richiesta: ChiarisciDifferenza,
) -> Result<SchedaProspetto, Errore> {
    let ufficio = programma.ufficio().await?;
    let sconosciuta =
        || Errore::stato("differenza_sconosciuta", "Questa differenza non c'è più: verifica di nuovo il prospetto.");
    let ultima = ufficio.archivio.ultima_verifica(&richiesta.prospetto_id).await?.ok_or_else(sconosciuta)?;
    let mut risultato: Risultato = leggi_compresso(&ultima.risultato, "La verifica")?;
    let spiegazione: Voce = leggi_compresso(&ultima.spiegazione, "La spiegazione")?;
    let differenza = risultato
        .differenze
        .iter_mut()
        .find(|tenuta| tenuta.differenza.dove == richiesta.dove && tenuta.differenza.campo == richiesta.campo)
        .ok_or_else(sconosciuta)?;
    differenza.chiarita = richiesta.chiarita;
    differenza.nota = richiesta.nota.trim().to_owned();
    let da_tenere = verifiche::da_tenere(&ufficio, &ultima.prospetto_id, &ultima.datore_id, &risultato, &spiegazione)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.registra_verifiche(vec![da_tenere]).await?;
    scrittura.conferma().await?;
    scheda(&ufficio, &richiesta.prospetto_id).await
}

/// What would change; the archive is not touched.
///
/// # Errors
/// What the rules refuse in the changed figures.
pub async fn prospetto_simula(programma: &Programma, richiesta: Simula) -> Result<Simulazione, Errore> {
    let ufficio = programma.ufficio().await?;
    let tenuto: mirato_store::Prospetto = ufficio.archivio.leggi(&richiesta.prospetto_id).await?;
    let prospetto: Prospetto = leggi(&tenuto.quadri, "Il prospetto")?;
    let (situazione, _) = verifiche::situazione(&ufficio, &prospetto);
    Ok(mirato_norme::simula(&situazione, &richiesta.modifiche, &ufficio.leggi().parametri)?)
}

/// Prints a comparison or the reasons of a figure.
///
/// # Errors
/// `prospetto_da_verificare`, `file_non_scritto`.
pub async fn prospetto_stampa(programma: &Programma, richiesta: StampaProspetto) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let scheda = scheda(&ufficio, &richiesta.id).await?;
    let verifica = scheda.verifica.as_ref().ok_or_else(|| {
        Errore::stato("prospetto_da_verificare", "Il prospetto non è ancora verificato: verificalo, poi stampa.")
    })?;
    match richiesta.cosa {
        CosaStampare::Confronto => crate::esporta::confronto(&ufficio, &scheda, verifica, &richiesta.percorso).await,
        CosaStampare::Motivazione => {
            let voce = if richiesta.voce.is_empty() {
                Some(&verifica.spiegazione)
            } else {
                verifica.spiegazione.trova(&richiesta.voce)
            };
            let voce = voce
                .ok_or_else(|| Errore::stato("voce_sconosciuta", "Questa cifra non ha una spiegazione in archivio."))?;
            crate::esporta::motivazione(&ufficio, &scheda, voce, &richiesta.percorso).await
        }
    }
}

/// Verifies every prospetto that holds, as a job.
///
/// # Errors
/// `data_non_valida`.
pub async fn verifica_tutti(programma: &Programma, richiesta: VerificaTutti) -> Result<LavoroAvviato, Errore> {
    let ufficio = programma.ufficio().await?;
    let al = if richiesta.alla_data.is_empty() {
        ufficio.orologio.oggi()
    } else {
        tempo::iso(&richiesta.alla_data, "alla_data")?
    };
    let (lavoro, corso) = programma.lavori().apri("verifica");
    tokio::spawn(async move {
        let esito = verifica_validi(&ufficio, al, &corso).await;
        corso.concludi(esito);
    });
    Ok(LavoroAvviato { lavoro })
}

/// How many verifications are recorded together.
const GRUPPO: usize = 100;

async fn verifica_validi(ufficio: &Ufficio, al: chrono::NaiveDate, corso: &Arc<Corso>) -> Result<(), Errore> {
    let mut ids = Vec::new();
    let mut dopo = String::new();
    loop {
        let datori = ufficio.archivio.datori(&dopo, 500).await?;
        let Some(ultimo) = datori.last() else { break };
        dopo.clone_from(&ultimo.id);
        for datore in &datori {
            let tenuto = ufficio.archivio.prospetto_al(&datore.id, &al.to_string()).await?;
            ids.extend(tenuto.filter(|tenuto| tenuto.stato == StatoProspetto::Valido).map(|tenuto| tenuto.id));
        }
        corso.prosegui()?;
    }
    for (numero, gruppo) in ids.chunks(GRUPPO).enumerate() {
        corso.prosegui()?;
        corso.passo("Verifico i prospetti", numero * GRUPPO, ids.len());
        riverifica(ufficio, gruppo).await?;
    }
    corso.passo("Prospetti verificati", ids.len(), ids.len());
    Ok(())
}
