//! People into the archive, a group at a time, in the transaction of whoever calls.

use super::esame::{EsameGruppo, Esaminata, Novita, Viste, cercate, esamina};
use super::riga::DaIscrivere;
use super::{Conto, FilePersone, GRUPPO};
use crate::api::{DatiIscrizione, PassaggioIscrizione};
use crate::fascicolo::da_rivedere;
use crate::iscrizioni::Tenuta;
use crate::lavori::Corso;
use crate::modulo::iso;
use crate::ufficio::Ufficio;
use chrono::Datelike;
use mirato_domain::Errore;
use mirato_store::{Importazione, Iscrizione, Json, ParteDaSigillare, Persona, Scrittura, StatoIscrizione};

/// Examines a file without writing.
///
/// # Errors
/// `lavoro_annullato`; if the archive cannot be read.
pub(super) async fn esamina_tutto(ufficio: &Ufficio, file: &FilePersone, corso: &Corso) -> Result<Conto, Errore> {
    let (mut conto, mut viste) = (Conto::default(), Viste::new());
    let righe = &file.esito.persone;
    for (numero, gruppo) in righe.chunks(GRUPPO).enumerate() {
        corso.prosegui()?;
        corso.passo(&format!("Esamino {}", file.nome), numero * GRUPPO, righe.len());
        let gia = ufficio.archivio.gia_note(&cercate(gruppo, ufficio.orologio.oggi())).await?;
        conto.aggiungi(&mut esamina(ufficio, gruppo, &gia, &mut viste)?);
    }
    Ok(conto)
}

/// Examines a file and writes what goes in. `intero`: from the first row that stays out nothing more is
/// written, and whoever calls gives the transaction up.
///
/// # Errors
/// `lavoro_annullato`; if the archive refuses.
pub(super) async fn scrivi(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    file: &FilePersone,
    intero: bool,
    corso: &Corso,
) -> Result<Conto, Errore> {
    let (mut conto, mut viste) = (Conto::default(), Viste::new());
    let righe = &file.esito.persone;
    for (numero, gruppo) in righe.chunks(GRUPPO).enumerate() {
        corso.prosegui()?;
        corso.passo(&format!("Scrivo {}", file.nome), numero * GRUPPO, righe.len());
        let gia = scrittura.gia_note(&cercate(gruppo, ufficio.orologio.oggi())).await?;
        let mut esame = esamina(ufficio, gruppo, &gia, &mut viste)?;
        conto.aggiungi(&mut esame);
        if !intero || conto.scartate.is_empty() {
            scrivi_gruppo(scrittura, esame).await?;
        }
    }
    if conto.entrate() > 0 {
        scrittura.registra_importazione(importazione(file, &conto)).await?;
    }
    Ok(conto)
}

fn importazione(file: &FilePersone, conto: &Conto) -> Importazione {
    let intero = |quante: usize| i64::try_from(quante).unwrap_or(i64::MAX);
    let scartate = conto.scartate.len() + file.esito.righe_scartate.len();
    Importazione {
        id: String::new(),
        quando: String::new(),
        utente: String::new(),
        tipo: "persone".to_owned(),
        nome_file: file.nome.clone(),
        impronta: file.impronta.clone(),
        lette: intero(file.esito.persone.len() + file.esito.righe_scartate.len()),
        importate: intero(conto.entrate()),
        scartate: intero(scartate),
        errori: Json::from("[]".to_owned()),
    }
}

async fn scrivi_gruppo(scrittura: &mut Scrittura, esame: EsameGruppo) -> Result<(), Errore> {
    let mut nuove = Vec::new();
    for esaminata in &esame.esaminate {
        match esaminata.novita {
            Novita::Nuova => nuove.push(esaminata.persona.clone()),
            _ if esaminata.cambia => {
                scrittura.salva(esaminata.persona.clone()).await?;
            }
            _ => {}
        }
    }
    let mut inserite = scrittura.inserisci_tutti(nuove).await?.into_iter();
    let (mut iscrizioni, mut parti) = (Vec::new(), Vec::new());
    for esaminata in esame.esaminate {
        let Esaminata { novita, persona, iscrizione: nuova, fascicolo, .. } = esaminata;
        let persona = if novita == Novita::Nuova { inserite.next().unwrap_or(persona) } else { persona };
        if let Some(nuova) = nuova {
            iscrizioni.push((iscrizione(&persona, &nuova)?, i64::from(nuova.dal.year())));
        }
        if let Some(dati) = fascicolo {
            let rivedere_il = da_rivedere(&dati);
            let dati = serde_json::to_value(dati)
                .map_err(|_| Errore::guasto("dato_non_scritto", "Il fascicolo sanitario non si scrive."))?;
            parti.push(ParteDaSigillare { persona_id: persona.id, dati, rivedere_il });
        }
    }
    scrittura.iscrivi_tutte(iscrizioni).await?;
    scrittura.sigilla_nuovi(parti).await?;
    Ok(())
}

/// An iscrizione already open: the office before this program had examined it.
fn iscrizione(persona: &Persona, nuova: &DaIscrivere) -> Result<Iscrizione, Errore> {
    let dal = nuova.dal.to_string();
    let domanda = domanda(persona, nuova);
    let anzianita_dal = domanda.anzianita_dal.clone();
    let mut tenuta = Tenuta::nuova(domanda);
    tenuta.passaggi.push(PassaggioIscrizione {
        passo: "iscrivi".to_owned(),
        data: dal.clone(),
        fino_al: String::new(),
        motivo: String::new(),
        norma: String::new(),
        nota: "Importata, già aperta, dal sistema precedente.".to_owned(),
    });
    Ok(Iscrizione {
        id: String::new(),
        persona_id: persona.id.clone(),
        elenco: nuova.elenco.codice().to_owned(),
        anno: None,
        numero: None,
        stato: StatoIscrizione::Aperta,
        richiesta_il: dal.clone(),
        iscritta_dal: Some(dal.clone()),
        anzianita_dal: Some(if anzianita_dal.is_empty() { dal } else { anzianita_dal }),
        sospesa_fino_al: None,
        chiusa_il: None,
        motivo: None,
        scadenza: None,
        documenti_mancanti: 0,
        dati: tenuta.json()?,
        versione: 0,
    })
}

/// The application as it would have been.
fn domanda(persona: &Persona, nuova: &DaIscrivere) -> DatiIscrizione {
    let anzianita_dal = iso(nuova.anzianita_dal);
    let note = if nuova.numero.is_empty() {
        String::new()
    } else {
        format!("Numero {} del sistema precedente.", nuova.numero)
    };
    let motivo = if anzianita_dal.is_empty() { "" } else { "Anzianità del sistema precedente." };
    DatiIscrizione {
        persona_id: persona.id.clone(),
        elenco: nuova.elenco.codice().to_owned(),
        ingresso: "prima".to_owned(),
        richiesta_il: nuova.dal.to_string(),
        anzianita_dal,
        anzianita_motivo: motivo.to_owned(),
        note,
        ..DatiIscrizione::default()
    }
}
