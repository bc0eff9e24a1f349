//! A row of people as the forms of the program: the person, the iscrizione, the sealed part.

use crate::api::{AccertamentoSanitario, DatiFascicolo, DatiPersona, Disponibilita, Titolo};
use crate::modulo::iso;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Elenco, Errore};
use mirato_exchange::foglio::persone::{Campo, PersonaLetta, colonna as c};
use mirato_norme::l68_1999::art01_beneficiari::Categoria;

/// Columns at fault, each with why; no column for the row itself.
pub(super) type Motivi = Vec<(&'static str, String)>;

/// An iscrizione that the office before this program had opened.
pub(super) struct DaIscrivere {
    pub elenco: Elenco,
    pub dal: NaiveDate,
    pub anzianita_dal: Option<NaiveDate>,
    /// Number of the program before.
    pub numero: String,
}

const SIGILLATE: [Campo; 6] =
    [c::CATEGORIA, c::ACCERTAMENTO_TIPO, c::PERCENTUALE, c::CATEGORIA_TABELLARE, c::RILASCIATO_IL, c::RIVEDIBILE_IL];

fn presente(riga: &PersonaLetta, colonna: Campo) -> bool {
    !riga.testo(colonna).is_empty() || riga.giorno(colonna).is_some() || riga.numero(colonna).is_some()
}

/// Whether a row holds health data.
pub(super) fn ha_dati_sanitari(riga: &PersonaLetta) -> bool {
    SIGILLATE.into_iter().any(|colonna| presente(riga, colonna))
}

/// Puts on a form what a row says; what it does not say stays.
pub(super) fn fondi(riga: &PersonaLetta, dati: &mut DatiPersona) {
    riga.codice_fiscale().as_str().clone_into(&mut dati.codice_fiscale);
    for (colonna, campo) in [
        (c::COGNOME, &mut dati.cognome),
        (c::NOME, &mut dati.nome),
        (c::SESSO, &mut dati.sesso),
        (c::NATO_A, &mut dati.nato_a),
        (c::CITTADINANZA, &mut dati.cittadinanza),
        (c::COMUNE, &mut dati.residenza.comune),
        (c::PROVINCIA, &mut dati.residenza.provincia),
        (c::INDIRIZZO, &mut dati.residenza.indirizzo),
        (c::CAP, &mut dati.residenza.cap),
        (c::TELEFONO, &mut dati.telefono),
        (c::CELLULARE, &mut dati.cellulare),
        (c::EMAIL, &mut dati.email),
        (c::PEC, &mut dati.pec),
        (c::PROFILO, &mut dati.profilo),
        (c::PATENTE, &mut dati.disponibilita.patente),
    ] {
        if !riga.testo(colonna).is_empty() {
            riga.testo(colonna).clone_into(campo);
        }
    }
    for (colonna, campo) in [(c::NATO_IL, &mut dati.nato_il), (c::DID_IL, &mut dati.did_il)] {
        if riga.giorno(colonna).is_some() {
            *campo = iso(riga.giorno(colonna));
        }
    }
    disponibilita(riga, &mut dati.disponibilita);
    let qualifiche: Vec<String> =
        riga.testo(c::QUALIFICHE).split(';').map(|q| q.trim().to_owned()).filter(|q| !q.is_empty()).collect();
    if !qualifiche.is_empty() {
        dati.qualifiche = qualifiche;
    }
    titolo(riga, dati);
}

fn disponibilita(riga: &PersonaLetta, dispo: &mut Disponibilita) {
    for (colonna, campo) in [
        (c::PRIVATI, &mut dispo.privati),
        (c::PUBBLICI, &mut dispo.pubblici),
        (c::TIROCINIO, &mut dispo.tirocinio),
        (c::TEMPO_PIENO, &mut dispo.tempo_pieno),
        (c::PART_TIME, &mut dispo.part_time),
        (c::TURNI, &mut dispo.turni),
        (c::NOTTURNO, &mut dispo.notturno),
        (c::MEZZO_PROPRIO, &mut dispo.mezzo_proprio),
    ] {
        *campo = riga.si(colonna).unwrap_or(*campo);
    }
    dispo.distanza_km = riga.numero(c::DISTANZA_KM).unwrap_or(dispo.distanza_km);
}

fn titolo(riga: &PersonaLetta, dati: &mut DatiPersona) {
    let (livello, descrizione) = (riga.testo(c::TITOLO_STUDIO), riga.testo(c::TITOLO_DESCRIZIONE));
    let livello = if livello.is_empty() { "altro" } else { livello };
    let detto = presente(riga, c::TITOLO_STUDIO) || !descrizione.is_empty();
    let uguale = |t: &Titolo| t.livello == livello && (descrizione.is_empty() || t.descrizione == descrizione);
    if detto && !dati.titoli.iter().any(uguale) {
        let (livello, descrizione) = (livello.to_owned(), descrizione.to_owned());
        dati.titoli.push(Titolo { livello, descrizione, anno: String::new() });
    }
}

/// The columns that a refused form names.
pub(super) fn motivi_della_scheda(errore: Errore) -> Motivi {
    let note = ["codice_fiscale", "cognome", "nome", "sesso", "nato_il", "did_il", "provincia", "cap"];
    let mut motivi = Motivi::new();
    for campo in errore.campi {
        let nome = campo.campo.trim_start_matches("residenza.");
        match note.into_iter().find(|nota| *nota == nome) {
            Some(colonna) => motivi.push((colonna, format!("{}.", campo.messaggio.trim_end_matches('.')))),
            None => motivi.push(("", format!("Nella scheda in archivio, {}: {}.", campo.campo, campo.messaggio))),
        }
    }
    motivi
}

/// The iscrizione that a row tells of.
///
/// # Errors
/// The columns at fault.
pub(super) fn iscrizione(
    riga: &PersonaLetta,
    nato_il: NaiveDate,
    oggi: NaiveDate,
) -> Result<Option<DaIscrivere>, Motivi> {
    let dal = riga.giorno(c::ISCRITTA_DAL);
    let anzianita_dal = riga.giorno(c::ANZIANITA_DAL);
    let numero = riga.testo(c::NUMERO).to_owned();
    let Ok(elenco) = riga.testo(c::ELENCO).parse::<Elenco>() else {
        if dal.is_some() || anzianita_dal.is_some() || !numero.is_empty() {
            return Err(vec![(c::ELENCO.nome(), "Manca: senza, l'iscrizione non si sa di quale elenco è.".to_owned())]);
        }
        return Ok(None);
    };
    let mut motivi = Motivi::new();
    for (colonna, giorno) in [(c::ISCRITTA_DAL, dal), (c::ANZIANITA_DAL, anzianita_dal)] {
        let Some(giorno) = giorno else { continue };
        if giorno > oggi {
            motivi.push((colonna.nome(), "È nel futuro: scrivi un giorno già passato.".to_owned()));
        } else if giorno <= nato_il {
            motivi.push((colonna.nome(), "Viene prima della nascita: correggi la data.".to_owned()));
        }
    }
    match dal {
        Some(dal) if motivi.is_empty() => Ok(Some(DaIscrivere { elenco, dal, anzianita_dal, numero })),
        Some(_) => Err(motivi),
        None => {
            motivi.push((c::ISCRITTA_DAL.nome(), "Manca: serve il giorno in cui è entrata nell'elenco.".to_owned()));
            Err(motivi)
        }
    }
}

/// What is to be sealed of a row. Whatever is wrong is said without repeating it.
///
/// # Errors
/// The columns at fault.
pub(super) fn fascicolo(
    ufficio: &Ufficio,
    riga: &PersonaLetta,
    categorie: &[Categoria],
) -> Result<Option<DatiFascicolo>, Motivi> {
    if !ha_dati_sanitari(riga) {
        return Ok(None);
    }
    let mut motivi = Motivi::new();
    let mut dati = DatiFascicolo::default();
    let codice = riga.testo(c::CATEGORIA);
    let nota = categorie.iter().find(|categoria| categoria.codice == codice);
    let dell_elenco = riga.testo(c::ELENCO).parse::<Elenco>().ok();
    let altra = |trovata: &Categoria| dell_elenco.is_some_and(|elenco| elenco != trovata.elenco);
    match nota {
        None if codice.is_empty() => {}
        None => motivi.push((c::CATEGORIA.nome(), "Non è il codice di una categoria: scegli dall'elenco.".to_owned())),
        Some(trovata) if altra(trovata) => {
            motivi.push((c::CATEGORIA.nome(), "La categoria non è dell'elenco scritto nella riga.".to_owned()));
        }
        Some(trovata) if trovata.elenco == Elenco::Art18 => codice.clone_into(&mut dati.categoria_art18),
        Some(_) => codice.clone_into(&mut dati.categoria_art8),
    }
    if SIGILLATE[1..].iter().any(|colonna| presente(riga, *colonna)) {
        dati.accertamenti.push(accertamento(riga));
    }
    match crate::fascicolo::controlla(ufficio, dati) {
        Ok(dati) if motivi.is_empty() => Ok(Some(dati)),
        Ok(_) => Err(motivi),
        Err(errore) => {
            motivi.extend(errore.campi.iter().map(|campo| senza_valore(&campo.campo)));
            Err(motivi)
        }
    }
}

fn accertamento(riga: &PersonaLetta) -> AccertamentoSanitario {
    let cifra = |colonna| riga.numero(colonna).map(|numero| numero.to_string()).unwrap_or_default();
    AccertamentoSanitario {
        tipo: riga.testo(c::ACCERTAMENTO_TIPO).to_owned(),
        percentuale: cifra(c::PERCENTUALE),
        categoria_tabellare: cifra(c::CATEGORIA_TABELLARE),
        rilasciato_il: iso(riga.giorno(c::RILASCIATO_IL)),
        rivedibile_il: iso(riga.giorno(c::RIVEDIBILE_IL)),
        ..AccertamentoSanitario::default()
    }
}

/// A field of the sealed form at fault: the words of the form may repeat a day or a figure.
fn senza_valore(campo: &str) -> (&'static str, String) {
    let (colonna, motivo) = match campo.rsplit('.').next() {
        Some("tipo") => (c::ACCERTAMENTO_TIPO, "Manca: scegli l'atto che prova la categoria."),
        Some("percentuale") => (c::PERCENTUALE, "Scrivi un numero intero da 1 a 100."),
        Some("categoria_tabellare") => (c::CATEGORIA_TABELLARE, "Scrivi un numero da 1 a 8."),
        Some("rilasciato_il") => (c::RILASCIATO_IL, "Manca, o è nel futuro: scrivi il giorno del rilascio."),
        Some("rivedibile_il") => (c::RIVEDIBILE_IL, "La revisione viene dopo il rilascio: correggi le date."),
        _ => (c::CATEGORIA, "Scegli una categoria dell'elenco."),
    };
    (colonna.nome(), motivo.to_owned())
}
