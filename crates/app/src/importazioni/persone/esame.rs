//! Rows of people held against the archive and the law: who is new, who changes, what is wrong.

use super::riga::{DaIscrivere, Motivi, fascicolo, fondi, iscrizione, motivi_della_scheda};
use crate::api::{DatiFascicolo, DatiPersona};
use crate::persone::{controllata, leggi_dati, record};
use crate::tempo::breve_da_iso;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Errore, Generalita, Sesso};
use mirato_exchange::foglio::persone::{PersonaLetta, colonna as c};
use mirato_exchange::foglio::{RigaScartata, Scarto};
use mirato_norme::l68_1999::art01_beneficiari::{Categoria, categorie};
use mirato_store::{Cercata, GiaNote, Persona, StatoPersona, normalizza};
use std::collections::BTreeMap;

/// What a row does to the archive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Novita {
    Nuova,
    Aggiornata,
    Uguale,
}

/// A row that goes in.
pub(super) struct Esaminata {
    pub novita: Novita,
    /// The record, and whether it differs from the archived one.
    pub persona: Persona,
    pub cambia: bool,
    pub iscrizione: Option<DaIscrivere>,
    pub fascicolo: Option<DatiFascicolo>,
}

/// What came of a group of rows.
#[derive(Default)]
pub(super) struct EsameGruppo {
    pub esaminate: Vec<Esaminata>,
    pub scartate: Vec<RigaScartata>,
    pub avvisi: Vec<Scarto>,
    pub note: Vec<Scarto>,
}

/// Rows of the people examined so far, by birth and normal name.
pub(super) type Viste = BTreeMap<(String, String), u32>;

fn omonima_nel_file(riga: &PersonaLetta, persona: &Persona, viste: &mut Viste) -> Option<String> {
    let chi = (persona.nato_il.clone(), normalizza(&nome_intero(riga)));
    let prima = viste.insert(chi, riga.riga())?;
    Some(format!("La riga {prima} ha lo stesso nome e la stessa nascita, con un altro codice: controlla chi è."))
}

/// What to ask the archive about some rows.
pub(super) fn cercate(righe: &[PersonaLetta], oggi: NaiveDate) -> Vec<Cercata> {
    let cercata = |riga: &PersonaLetta| Cercata {
        codice_fiscale: riga.codice_fiscale().as_str().to_owned(),
        codice_fiscale_base: riga.codice_fiscale().canonico(),
        nome_intero: nome_intero(riga),
        nato_il: nato_il(riga, oggi).map(|giorno| giorno.to_string()).unwrap_or_default(),
    };
    righe.iter().map(cercata).collect()
}

fn nome_intero(riga: &PersonaLetta) -> String {
    format!("{} {}", riga.testo(c::COGNOME), riga.testo(c::NOME))
}

fn nato_il(riga: &PersonaLetta, oggi: NaiveDate) -> Option<NaiveDate> {
    riga.giorno(c::NATO_IL).or_else(|| riga.codice_fiscale().nascita(oggi))
}

/// Examines rows against what the archive knows of them.
///
/// # Errors
/// If the law's parameters or a record of the archive cannot be read.
pub(super) fn esamina(
    ufficio: &Ufficio,
    righe: &[PersonaLetta],
    gia: &GiaNote,
    viste: &mut Viste,
) -> Result<EsameGruppo, Errore> {
    let oggi = ufficio.orologio.oggi();
    let categorie = categorie(&ufficio.leggi().parametri, oggi)?;
    let mut esame = EsameGruppo::default();
    for riga in righe {
        let prima = gia.persone.get(riga.codice_fiscale().as_str());
        match una(ufficio, riga, prima, gia, &categorie)? {
            Ok((esaminata, mut avvisi)) => {
                avvisi.extend(omonima_nel_file(riga, &esaminata.persona, viste));
                let note = match esaminata.novita {
                    Novita::Nuova => None,
                    Novita::Aggiornata => Some("Già in archivio, aggiornata."),
                    Novita::Uguale => Some("Già in archivio, uguale."),
                };
                esame.note.extend(note.map(|nota| riga.nota(nota.to_owned())));
                esame.avvisi.extend(avvisi.into_iter().map(|avviso| riga.nota(avviso)));
                esame.esaminate.push(esaminata);
            }
            Err(motivi) => esame.scartate.push(riga.scartata(motivi)),
        }
    }
    Ok(esame)
}

type Esito = Result<(Esaminata, Vec<String>), Motivi>;

fn una(
    ufficio: &Ufficio,
    riga: &PersonaLetta,
    prima: Option<&Persona>,
    gia: &GiaNote,
    categorie: &[Categoria],
) -> Result<Esito, Errore> {
    let oggi = ufficio.orologio.oggi();
    if prima.is_some_and(|persona| persona.stato == StatoPersona::Unita) {
        let motivo = "La scheda con questo codice è stata unita a un'altra: scrivi il codice di quella.";
        return Ok(Err(vec![(c::CODICE_FISCALE.nome(), motivo.to_owned())]));
    }
    let mut dati = prima.map_or_else(|| Ok(DatiPersona::default()), leggi_dati)?;
    fondi(riga, &mut dati);
    let mut motivi = Motivi::new();
    let scheda = controllata(&dati, oggi).map_err(|errore| motivi.extend(motivi_della_scheda(errore))).ok();
    let nato = scheda.as_ref().map(|scheda| scheda.nato_il).or_else(|| nato_il(riga, oggi)).unwrap_or_default();
    let mut da_iscrivere = iscrizione(riga, nato, oggi).unwrap_or_else(|suoi| {
        motivi.extend(suoi);
        None
    });
    let mut da_sigillare = fascicolo(ufficio, riga, categorie).unwrap_or_else(|suoi| {
        motivi.extend(suoi);
        None
    });
    let Some(scheda) = scheda.filter(|_| motivi.is_empty()) else { return Ok(Err(motivi)) };
    let mut avvisi = simili(riga, scheda.nato_il, gia);
    avvisi.extend(incoerenze(&scheda.dati, riga, scheda.nato_il));
    let (id, versione) = prima.map_or((String::new(), 0), |prima| (prima.id.clone(), prima.versione));
    avvisi.extend(togli_cio_che_ha(&id, gia, &mut da_iscrivere, &mut da_sigillare));
    let persona = record(id, versione, &scheda)?;
    let cambia = prima.is_none_or(|prima| *prima != persona);
    let novita = match prima {
        None => Novita::Nuova,
        Some(_) if cambia || da_iscrivere.is_some() || da_sigillare.is_some() => Novita::Aggiornata,
        Some(_) => Novita::Uguale,
    };
    Ok(Ok((Esaminata { novita, persona, cambia, iscrizione: da_iscrivere, fascicolo: da_sigillare }, avvisi)))
}

/// Takes away the iscrizione and the sealed part that a person has already; what to say of them.
fn togli_cio_che_ha(
    id: &str,
    gia: &GiaNote,
    da_iscrivere: &mut Option<DaIscrivere>,
    da_sigillare: &mut Option<DatiFascicolo>,
) -> Vec<String> {
    let mut avvisi = Vec::new();
    if let Some(nuova) = da_iscrivere
        && let Some(tenuta) = gia.iscritte.get(&(id.to_owned(), nuova.elenco.codice().to_owned()))
    {
        avvisi.extend(iscritta_altrimenti(nuova, tenuta.as_deref()));
        *da_iscrivere = None;
    }
    if da_sigillare.is_some() && gia.con_fascicolo.contains(id) {
        *da_sigillare = None;
        avvisi.push("Ha già un fascicolo sanitario: resta com'è, aggiornalo dalla sua scheda.".to_owned());
    }
    avvisi
}

/// What to say of an iscrizione that the archive has already, if it is not the one of the row.
fn iscritta_altrimenti(nuova: &DaIscrivere, tenuta: Option<&str>) -> Option<String> {
    match tenuta {
        Some(dal) if dal == nuova.dal.to_string() => None,
        Some(dal) => Some(format!("È già nell'elenco, dal {}: l'iscrizione resta com'è.", breve_da_iso(dal))),
        None => Some("Ha già fatto domanda per l'elenco: decidila dalla sua iscrizione.".to_owned()),
    }
}

/// Whoever in the archive may be the same person under another code.
fn simili(riga: &PersonaLetta, nato_il: NaiveDate, gia: &GiaNote) -> Vec<String> {
    let codice = riga.codice_fiscale();
    let stessa_base = gia.per_base.get(&codice.canonico()).filter(|altro| *altro != codice.as_str());
    let omonima = gia.per_nome.get(&(nato_il.to_string(), normalizza(&nome_intero(riga))));
    let omonima = omonima.filter(|altro| *altro != codice.as_str() && Some(*altro) != stessa_base);
    let avviso = |altro: &String, perche: &str| {
        format!("In archivio c'è {altro} con {perche}: se è la stessa persona, dopo unisci le due schede.")
    };
    let base = stessa_base.map(|altro| avviso(altro, "lo stesso codice, salvo l'omocodia"));
    base.into_iter().chain(omonima.map(|altro| avviso(altro, "lo stesso nome e la stessa nascita"))).collect()
}

fn incoerenze(dati: &DatiPersona, riga: &PersonaLetta, nato_il: NaiveDate) -> Vec<String> {
    let sesso = if dati.sesso == "F" { Sesso::F } else { Sesso::M };
    let generalita = Generalita {
        cognome: &dati.cognome,
        nome: &dati.nome,
        sesso: Some(sesso),
        nato_il: Some(nato_il),
        luogo: None,
    };
    riga.codice_fiscale().coerenza(&generalita).into_iter().map(|i| format!("{}.", i.messaggio)).collect()
}
