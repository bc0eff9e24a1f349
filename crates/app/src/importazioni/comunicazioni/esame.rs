//! Communications held against the archive, in the order in which things happened.

use super::super::righe::{Conto, FileRighe};
use crate::lavori::Corso;
use crate::movimenti::COMUNICAZIONE;
use crate::movimenti::esame::{Forza, esclusa_per_durata};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::foglio::comunicazioni::{Comunicazione, EsitoComunicazioni};
use mirato_store::{Movimento, Scrittura, TipoMovimento};
use std::collections::BTreeMap;

/// The employers met while files are examined one after the other, by tax code; none where the archive
/// does not have it.
#[derive(Default)]
pub(in crate::importazioni) struct Incontrati(BTreeMap<String, Option<(String, Forza)>>);

/// A movement that goes in; its id is provisional until it is written.
pub(in crate::importazioni) struct DaScrivere {
    datore_id: String,
    movimento: Movimento,
}

/// Examines a file: what goes in, in order, and what came of each row.
///
/// # Errors
/// `lavoro_annullato`; if the archive cannot be read.
pub(super) async fn esamina(
    ufficio: &Ufficio,
    file: &FileRighe<EsitoComunicazioni>,
    incontrati: &mut Incontrati,
    corso: &Corso,
) -> Result<(Conto, Vec<DaScrivere>), Errore> {
    let mut righe: Vec<&Comunicazione> = file.letto.comunicazioni.iter().collect();
    righe.sort_by_key(|una| (una.data, ordine(una.tipo), una.riga()));
    let mut conto = Conto { scartate: file.letto.righe_scartate.clone(), ..Conto::default() };
    let mut entrano = Vec::new();
    for (numero, una) in righe.iter().enumerate() {
        if numero % 200 == 0 {
            corso.prosegui()?;
            corso.passo(&format!("Esamino {}", file.nome), numero, righe.len());
        }
        match una_riga(ufficio, una, incontrati).await? {
            Riga::Entra(movimento) => {
                conto.entrate += 1;
                entrano.push(*movimento);
            }
            Riga::Doppia(motivo) => {
                conto.doppie += 1;
                conto.note.push(una.nota(motivo));
            }
            Riga::Fuori(motivi) => conto.scartate.push(una.scartata(&motivi)),
        }
    }
    conto.scartate.sort_by_key(|riga| riga.riga);
    Ok((conto, entrano))
}

/// On one day who comes in goes before whose contract changes, and that before who leaves.
fn ordine(tipo: &str) -> u8 {
    match tipo {
        "assunzione" => 0,
        "cessazione" => 2,
        _ => 1,
    }
}

enum Riga {
    Entra(Box<DaScrivere>),
    Doppia(String),
    Fuori(Vec<(String, String)>),
}

async fn una_riga(ufficio: &Ufficio, una: &Comunicazione, incontrati: &mut Incontrati) -> Result<Riga, Errore> {
    let fuori = |colonna: &str, motivo: &str| Riga::Fuori(vec![(colonna.to_owned(), motivo.to_owned())]);
    let codice = una.datore.to_string();
    if !incontrati.0.contains_key(&codice) {
        let trovato = match ufficio.archivio.datore_per_codice_fiscale(&codice).await? {
            Some(datore) => Some((datore.id.clone(), Forza::leggi(ufficio, &datore.id).await?)),
            None => None,
        };
        incontrati.0.insert(codice.clone(), trovato);
    }
    let quanti = incontrati.0.values().flatten().map(|(_, forza)| forza.movimenti.len()).sum::<usize>();
    let Some(Some((datore_id, forza))) = incontrati.0.get_mut(&codice) else {
        return Ok(fuori("datore", "Il datore non è in archivio: aggiungilo, o importa il suo prospetto."));
    };
    let gia = |altro: &&Movimento| altro.origine == COMUNICAZIONE && altro.origine_id == una.codice;
    if forza.movimenti.iter().any(|altro| gia(&altro)) {
        return Ok(Riga::Doppia(format!("La comunicazione {} è già in archivio: non entra due volte.", una.codice)));
    }
    let mut movimento = match movimento(una, datore_id) {
        Ok(movimento) => movimento,
        Err((colonna, motivo)) => return Ok(fuori(colonna, &motivo)),
    };
    if let Some(altra) = stessa_assunzione(&movimento, &forza.movimenti) {
        let da = crate::movimenti::esame::origine(altra);
        return Ok(Riga::Doppia(format!("L'assunzione è già registrata ({da}): non entra due volte.")));
    }
    movimento.id = format!("provvisorio-{quanti}");
    if let Err(motivi) = forza.esamina(ufficio, &mut movimento, false) {
        let motivi = motivi.into_iter().map(|(campo, motivo)| (colonna(campo).to_owned(), motivo)).collect();
        return Ok(Riga::Fuori(motivi));
    }
    forza.movimenti.push(movimento.clone());
    Ok(Riga::Entra(Box::new(DaScrivere { datore_id: datore_id.clone(), movimento })))
}

/// The column of the file for a field of a movement.
fn colonna(campo: &str) -> &str {
    match campo {
        "fino_al" => "data_fine",
        "provincia_a" => "provincia",
        altro => altro,
    }
}

/// A hire that a nulla osta, or an official, has recorded already.
fn stessa_assunzione<'a>(nuovo: &Movimento, altri: &'a [Movimento]) -> Option<&'a Movimento> {
    altri.iter().find(|altro| {
        nuovo.tipo == TipoMovimento::Assunzione
            && altro.tipo == TipoMovimento::Assunzione
            && (&altro.lavoratore, &altro.data) == (&nuovo.lavoratore, &nuovo.data)
    })
}

fn movimento(una: &Comunicazione, datore_id: &str) -> Result<Movimento, (&'static str, String)> {
    let tipo = match una.tipo {
        "assunzione" => TipoMovimento::Assunzione,
        "cessazione" => TipoMovimento::Cessazione,
        "proroga" => TipoMovimento::Proroga,
        _ => TipoMovimento::Trasformazione,
    };
    if una.data_fine.is_some_and(|fine| fine < una.data) {
        return Err(("data_fine", "L'ultimo giorno viene prima del primo.".to_owned()));
    }
    if tipo == TipoMovimento::Proroga && una.data_fine.is_none() {
        return Err(("data_fine", "Di una proroga serve il nuovo ultimo giorno.".to_owned()));
    }
    for ((ore, intere), colonna) in [(una.orario, "ore_contratto"), (una.orario_prima, "ore_contratto_prima")] {
        if ore.is_some() && intere.is_none() {
            return Err((colonna, "Scrivi l'orario pieno del contratto.".to_owned()));
        }
        if ore.zip(intere).is_some_and(|(ore, intere)| ore > intere) {
            return Err((colonna, "È minore dell'orario del lavoratore: correggi uno dei due.".to_owned()));
        }
    }
    let (data, fino_al) = (una.data.to_string(), una.data_fine.map(|fine| fine.to_string()));
    let durata = if tipo == TipoMovimento::Assunzione { esclusa_per_durata(&data, fino_al.as_deref()) } else { None };
    let ore = |ore: Option<mirato_domain::Ore>| ore.map(|ore| ore.to_string());
    Ok(Movimento {
        fino_al,
        elenco: una.elenco.to_owned(),
        ore: ore(una.orario.0),
        ore_contratto: ore(una.orario.1),
        ore_prima: ore(una.orario_prima.0),
        ore_contratto_prima: ore(una.orario_prima.1),
        voce: una.categoria.map(str::to_owned).or(durata),
        lavoratore: Some(una.lavoratore.to_string()),
        nota: Some(una.note.clone()).filter(|nota| !nota.is_empty()),
        origine: COMUNICAZIONE.to_owned(),
        origine_id: una.codice.clone(),
        ..Movimento::nuovo(datore_id, tipo, una.provincia.sigla(), &data)
    })
}

/// Writes what goes in and reckons each employer again.
///
/// # Errors
/// `lavoro_annullato`; if the archive refuses.
pub(super) async fn scrivi(
    ufficio: &Ufficio,
    scrittura: &mut Scrittura,
    entrano: Vec<DaScrivere>,
    corso: &Corso,
) -> Result<(), Errore> {
    let totale = entrano.len();
    let (mut veri, mut datori): (BTreeMap<String, String>, BTreeMap<String, ()>) = Default::default();
    for (numero, uno) in entrano.into_iter().enumerate() {
        if numero % 200 == 0 {
            corso.prosegui()?;
            corso.passo("Scrivo le comunicazioni", numero, totale);
        }
        let provvisorio = uno.movimento.id.clone();
        let collegato_id = uno.movimento.collegato_id.clone().map(|id| veri.get(&id).cloned().unwrap_or(id));
        let movimento = Movimento { id: String::new(), collegato_id, ..uno.movimento };
        let scritto = scrittura.inserisci(movimento).await?;
        veri.insert(provvisorio, scritto.id);
        datori.insert(uno.datore_id, ());
    }
    for (numero, datore_id) in datori.keys().enumerate() {
        corso.prosegui()?;
        corso.passo("Aggiorno le posizioni", numero, datori.len());
        crate::posizione::riverifica(ufficio, scrittura, datore_id).await?;
    }
    Ok(())
}
