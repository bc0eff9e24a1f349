//! Session, search, drafts, preferences.

use crate::api::{
    ArchivioAperto, ArchivioApri, ArchivioSalva, Avviso, Bozza, BozzaChiave, BozzaTrovata, Cerca, Contatori,
    Destinazione, FileScritto, Niente, Preferenze, Sessione, Tono, Trovato, UfficioBreve, Utente,
};
use crate::archivi::{CHIAVE_DI_TUTTI, ULTIMA_COPIA};
use crate::leggi::Leggi;
use crate::programma::{Programma, utente_del_sistema};
use crate::stati::{conta, corto};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::{Json, Posizione};
use std::collections::BTreeMap;
use std::path::Path;

/// What the frame of the window shows.
///
/// # Errors
/// If the archive cannot be read.
pub async fn sessione(programma: &Programma, _: Niente) -> Result<Sessione, Errore> {
    let ufficio = programma.ufficio_se_aperto().await;
    let oggi = programma.orologio().oggi();
    let leggi = match &ufficio {
        Some(ufficio) => ufficio.leggi(),
        None => std::sync::Arc::new(Leggi::nuove("")?),
    };
    let mut avvisi: Vec<Avviso> = programma.avviso().into_iter().collect();
    avvisi.extend(parametri_vecchi(&leggi, oggi));
    let verificati = leggi.parametri.elenco().map(|parametro| parametro.verificato_al).min().unwrap_or(oggi);
    let mut sessione = Sessione {
        versione: crate::VERSIONE.to_owned(),
        oggi: oggi.to_string(),
        archivio: None,
        utente: Utente { nome: utente_del_sistema(), ruolo: String::new() },
        ufficio: None,
        ultima_copia: None,
        parametri_verificati_al: verificati.to_string(),
        avvisi,
        contatori: Contatori::default(),
        recenti: programma.recenti(),
    };
    if let Some(ufficio) = ufficio {
        completa(&mut sessione, &ufficio).await?;
    }
    Ok(sessione)
}

fn parametri_vecchi(leggi: &Leggi, oggi: chrono::NaiveDate) -> Option<Avviso> {
    let vecchi = leggi.parametri.da_verificare(oggi).len();
    (vecchi > 0).then(|| Avviso {
        codice: "parametri_da_verificare".to_owned(),
        messaggio: format!(
            "{vecchi} parametri di legge non sono controllati da più di 12 mesi: aprili nelle Impostazioni."
        ),
        tono: Tono::Attenzione,
    })
}

async fn completa(sessione: &mut Sessione, ufficio: &Ufficio) -> Result<(), Errore> {
    let posizione = ufficio.archivio.posizione();
    let (motore, cifrato) = match posizione {
        Posizione::File(_) => ("sqlite", true),
        Posizione::Server(_) => ("postgresql", false),
    };
    sessione.archivio = Some(ArchivioAperto { posizione: posizione.to_string(), motore: motore.to_owned(), cifrato });
    if let Some(avviso) = ufficio.archivio.avviso() {
        let avviso =
            Avviso { codice: "archivio_in_rete".to_owned(), messaggio: avviso.to_owned(), tono: Tono::Attenzione };
        sessione.avvisi.push(avviso);
    }
    let impostazioni = ufficio.impostazioni();
    sessione.utente.nome.clone_from(&ufficio.utente);
    sessione.utente.ruolo = crate::ruoli::mio(ufficio).await?;
    sessione.ufficio = (!impostazioni.ente.is_empty()).then(|| UfficioBreve {
        ente: impostazioni.ente.clone(),
        servizio: impostazioni.servizio.clone(),
        province: impostazioni.province.clone(),
        completo: crate::impostazioni::complete(&impostazioni),
    });
    let copia = ufficio.archivio.preferenza(CHIAVE_DI_TUTTI, ULTIMA_COPIA).await?;
    sessione.ultima_copia = copia.and_then(|copia| copia.leggi().ok());
    let conteggi = ufficio.archivio.conteggi(&sessione.oggi).await?;
    sessione.contatori = Contatori {
        prospetti: conta(conteggi.prospetti_con_differenze),
        ottemperanza: conta(conteggi.richieste_aperte),
        da_firmare: conta(conteggi.atti_da_firmare),
    };
    Ok(())
}

/// Opens or makes an archive.
///
/// # Errors
/// Those of the archive.
pub async fn archivio_apri(programma: &Programma, richiesta: ArchivioApri) -> Result<Sessione, Errore> {
    if richiesta.posizione.trim().is_empty() {
        let messaggio = "Scegli il file dell'archivio, oppure scrivi l'indirizzo di PostgreSQL.";
        return Err(Errore::dato("archivio_mancante", messaggio).con_campo("posizione", messaggio));
    }
    let utente = if richiesta.utente.trim().is_empty() { utente_del_sistema() } else { richiesta.utente };
    programma.apri(richiesta.posizione.trim(), &richiesta.parola, richiesta.nuovo, &utente).await?;
    sessione(programma, Niente {}).await
}

/// Backs the archive up.
///
/// # Errors
/// If the copy cannot be written or does not open.
pub async fn archivio_salva(programma: &Programma, richiesta: ArchivioSalva) -> Result<FileScritto, Errore> {
    crate::archivi::salva(programma, Path::new(&richiesta.percorso)).await?;
    Ok(FileScritto { percorso: richiesta.percorso, righe: 0 })
}

/// Search as you type.
///
/// # Errors
/// If the archive cannot be read.
pub async fn cerca(programma: &Programma, richiesta: Cerca) -> Result<Vec<Trovato>, Errore> {
    let ufficio = programma.ufficio().await?;
    let trovati = ufficio.archivio.cerca(&richiesta.testo, richiesta.limite.clamp(1, 50)).await?;
    Ok(trovati
        .into_iter()
        .map(|trovato| {
            let pagina = corto(&trovato.oggetto);
            let destinazione =
                Destinazione { pagina: pagina.clone(), id: Some(trovato.oggetto_id.clone()), filtro: BTreeMap::new() };
            Trovato {
                tipo: pagina,
                id: trovato.oggetto_id,
                titolo: trovato.titolo,
                dettaglio: trovato.dettaglio,
                destinazione,
            }
        })
        .collect())
}

/// A draft of a form.
///
/// # Errors
/// If the archive cannot be read.
pub async fn bozza(programma: &Programma, richiesta: BozzaChiave) -> Result<BozzaTrovata, Errore> {
    let ufficio = programma.ufficio().await?;
    let bozza = ufficio.archivio.bozza(&ufficio.utente, &richiesta.chiave).await?;
    Ok(match bozza {
        Some(bozza) => BozzaTrovata { dati: bozza.dati.leggi().ok(), salvata_il: Some(bozza.salvata_il) },
        None => BozzaTrovata { dati: None, salvata_il: None },
    })
}

/// Keeps a draft of a form, or throws it away.
///
/// # Errors
/// If the archive is busy for too long.
pub async fn bozza_salva(programma: &Programma, richiesta: Bozza) -> Result<BozzaTrovata, Errore> {
    let ufficio = programma.ufficio().await?;
    if richiesta.dati.is_null() {
        ufficio.archivio.elimina_bozza(&ufficio.utente, &richiesta.chiave).await?;
        return Ok(BozzaTrovata { dati: None, salvata_il: None });
    }
    let salvata_il = ufficio.orologio.iso();
    let dati = Json::from(richiesta.dati.to_string());
    let bozza = mirato_store::Bozza { chiave: richiesta.chiave, dati, salvata_il: salvata_il.clone() };
    ufficio.archivio.salva_bozza(&ufficio.utente, &bozza).await?;
    Ok(BozzaTrovata { dati: Some(richiesta.dati), salvata_il: Some(salvata_il) })
}

/// Preference that holds all that a user has chosen.
const ASPETTO: &str = "aspetto";

/// A user's preferences.
///
/// # Errors
/// If the archive cannot be read.
pub async fn preferenze(programma: &Programma, _: Niente) -> Result<Preferenze, Errore> {
    let Some(ufficio) = programma.ufficio_se_aperto().await else {
        return Ok(Preferenze { valori: serde_json::json!({}) });
    };
    let valori = ufficio.archivio.preferenza(&ufficio.utente, ASPETTO).await?;
    Ok(Preferenze { valori: valori.and_then(|valori| valori.leggi().ok()).unwrap_or_else(|| serde_json::json!({})) })
}

/// Keeps a user's preferences.
///
/// # Errors
/// If the archive is busy for too long.
pub async fn preferenze_salva(programma: &Programma, richiesta: Preferenze) -> Result<Preferenze, Errore> {
    let ufficio = programma.ufficio().await?;
    ufficio.archivio.salva_preferenza(&ufficio.utente, ASPETTO, &Json::from(richiesta.valori.to_string())).await?;
    Ok(richiesta)
}
