//! The form of a person: read, checked, kept.

use crate::api::{DatiPersona, Disponibilita};
use crate::modulo::{Modulo, iso, pieno};
use chrono::NaiveDate;
use mirato_domain::{CodiceFiscale, Errore, Provincia};
use mirato_store::{Persona, StatoPersona};

/// A form whose fields are all right: days as ISO, codes in their canonical spelling.
pub(crate) struct Controllata {
    pub dati: DatiPersona,
    pub codice_fiscale: CodiceFiscale,
    pub nato_il: NaiveDate,
}

/// Reads the form.
///
/// # Errors
/// `persona_non_valida` with every field that is wrong.
pub(crate) fn controllata(dati: &DatiPersona, oggi: NaiveDate) -> Result<Controllata, Errore> {
    let mut modulo = Modulo::nuovo("persona_non_valida", "La scheda ha campi da correggere.");
    let mut letti = dati.clone();
    letti.cognome = modulo.testo("cognome", &dati.cognome, "Scrivi il cognome");
    letti.nome = modulo.testo("nome", &dati.nome, "Scrivi il nome");
    let codice = modulo.codice_fiscale("codice_fiscale", &dati.codice_fiscale);
    if codice.as_ref().is_some_and(|codice| !codice.di_persona()) {
        modulo.sbagliato("codice_fiscale", "È il codice di un ente: quello di una persona ha 16 caratteri");
    }
    // Birth and sex that are not typed come from the code, which holds them.
    let nascita = codice.as_ref().and_then(|codice| codice.nascita(oggi));
    let nato_il = match (dati.nato_il.trim(), nascita) {
        ("", Some(nascita)) => Some(nascita),
        _ => modulo.giorno_passato("nato_il", &dati.nato_il, oggi),
    };
    if nato_il.is_some_and(|nato| oggi.years_since(nato).is_some_and(|anni| anni > 120)) {
        modulo.sbagliato("nato_il", "La persona avrebbe più di 120 anni: controlla l'anno");
    }
    if letti.sesso.is_empty() {
        letti.sesso =
            codice.as_ref().and_then(CodiceFiscale::sesso).map(|sesso| format!("{sesso:?}")).unwrap_or_default();
    }
    if !["F", "M"].contains(&letti.sesso.as_str()) {
        modulo.sbagliato("sesso", "Scegli F o M, come nel codice fiscale");
    }
    letti.nato_il = iso(nato_il);
    giorni(&mut modulo, &mut letti, oggi);
    luoghi(&mut modulo, &mut letti);
    redditi(&mut modulo, &mut letti, oggi);
    modulo.fine()?;
    let (Some(codice_fiscale), Some(nato_il)) = (codice, nato_il) else {
        return Err(Errore::dato("persona_non_valida", "La scheda ha campi da correggere."));
    };
    letti.codice_fiscale = codice_fiscale.to_string();
    Ok(Controllata { dati: letti, codice_fiscale, nato_il })
}

fn giorni(modulo: &mut Modulo, dati: &mut DatiPersona, oggi: NaiveDate) {
    dati.permesso_scade_il = iso(modulo.giorno_se("permesso_scade_il", &dati.permesso_scade_il));
    for (campo, giorno) in [
        ("did_il", &mut dati.did_il),
        ("patto_il", &mut dati.patto_il),
        ("carico_dichiarato_il", &mut dati.carico_dichiarato_il),
    ] {
        if !giorno.trim().is_empty() {
            *giorno = iso(modulo.giorno_passato(campo, giorno, oggi));
        }
    }
}

fn luoghi(modulo: &mut Modulo, dati: &mut DatiPersona) {
    for (nome, luogo) in [("residenza", &mut dati.residenza), ("domicilio", &mut dati.domicilio)] {
        if !luogo.provincia.trim().is_empty() {
            let campo = format!("{nome}.provincia");
            luogo.provincia =
                modulo.provincia(&campo, &luogo.provincia).map_or(String::new(), |p| p.sigla().to_owned());
        }
        let cap = luogo.cap.trim();
        if !cap.is_empty() && (cap.len() != 5 || !cap.bytes().all(|b| b.is_ascii_digit())) {
            modulo.sbagliato(&format!("{nome}.cap"), "Il CAP ha cinque cifre");
        }
    }
}

fn redditi(modulo: &mut Modulo, dati: &mut DatiPersona, oggi: NaiveDate) {
    let mut anni = std::collections::BTreeSet::new();
    for (posto, reddito) in dati.redditi.iter_mut().enumerate() {
        let campo = |nome: &str| format!("redditi[{posto}].{nome}");
        let corrente = u32::try_from(chrono::Datelike::year(&oggi)).unwrap_or(0);
        if reddito.anno < 1950 || reddito.anno >= corrente {
            modulo.sbagliato(&campo("anno"), "Scrivi un anno già finito, con quattro cifre");
        } else if !anni.insert(reddito.anno) {
            modulo.sbagliato(&campo("anno"), format!("Il reddito del {} c'è già: tienine uno solo", reddito.anno));
        }
        reddito.importo = modulo.euro(&campo("importo"), &reddito.importo).map_or(String::new(), |e| e.to_string());
        reddito.dichiarato_il = iso(modulo.giorno_se(&campo("dichiarato_il"), &reddito.dichiarato_il));
    }
    for (posto, isee) in dati.isee.iter_mut().enumerate() {
        let campo = |nome: &str| format!("isee[{posto}].{nome}");
        isee.importo = modulo.euro(&campo("importo"), &isee.importo).map_or(String::new(), |e| e.to_string());
        let (dal, al) = (
            modulo.giorno(&campo("valido_dal"), &isee.valido_dal),
            modulo.giorno(&campo("valido_al"), &isee.valido_al),
        );
        if dal.zip(al).is_some_and(|(dal, al)| al < dal) {
            modulo.sbagliato(&campo("valido_al"), "La validità finisce prima di cominciare");
        }
        (isee.valido_dal, isee.valido_al) = (iso(dal), iso(al));
    }
}

/// Words of what a person is available for, as the archive searches them.
fn parole(disponibilita: &Disponibilita) -> String {
    let parole = [
        (disponibilita.privati, "privati"),
        (disponibilita.pubblici, "pubblici"),
        (disponibilita.tirocinio, "tirocinio"),
        (disponibilita.part_time, "part_time"),
        (disponibilita.tempo_pieno, "tempo_pieno"),
        (disponibilita.turni, "turni"),
        (disponibilita.notturno, "notturno"),
    ];
    let scelte: Vec<&str> = parole.into_iter().filter_map(|(scelta, parola)| scelta.then_some(parola)).collect();
    format!(" {} ", scelte.join(" "))
}

/// The record of a person, ready for the archive.
///
/// # Errors
/// `dato_non_scritto`, which cannot happen with the types at hand.
pub(crate) fn record(id: String, versione: i64, controllata: &Controllata) -> Result<Persona, Errore> {
    let dati = &controllata.dati;
    let provincia = pieno(&dati.residenza.provincia).and_then(|sigla| sigla.parse::<Provincia>().ok());
    Ok(Persona {
        id,
        codice_fiscale: controllata.codice_fiscale.to_string(),
        codice_fiscale_base: controllata.codice_fiscale.canonico(),
        cognome: dati.cognome.clone(),
        nome: dati.nome.clone(),
        sesso: dati.sesso.clone(),
        nato_il: controllata.nato_il.to_string(),
        provincia: provincia.map(|provincia| provincia.sigla().to_owned()),
        comune: pieno(&dati.residenza.comune),
        disponibile: parole(&dati.disponibilita),
        permesso_scade_il: pieno(&dati.permesso_scade_il),
        stato: StatoPersona::Attiva,
        unita_a: None,
        dati: crate::verifiche::json(dati)?,
        versione,
    })
}

/// The form as it was kept.
///
/// # Errors
/// `dato_illeggibile`.
pub(crate) fn leggi_dati(persona: &Persona) -> Result<DatiPersona, Errore> {
    crate::verifiche::leggi(&persona.dati, "La scheda della persona")
}
