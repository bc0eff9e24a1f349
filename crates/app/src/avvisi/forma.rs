//! The form of a call, checked; its calendar by the rules of the office.

use super::annuale;
use super::tenuto::Tenuto;
use crate::api::{DatiAvviso, SalvaAvviso};
use crate::modulo::{Modulo, giorno, iso};
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::{Elenco, Errore};
use mirato_norme::avviso::{Base, CalendarioAvviso, DateAvviso, calendario as giorni};
use mirato_norme::graduatoria::TabelleCriteri;
use mirato_store::{Avviso, StatoAvviso};

/// Ways in which an application may arrive.
pub(super) const CANALI: [&str; 4] = ["pec", "a_mano", "raccomandata", "presenza"];

/// By which law.
pub(super) fn base(codice: &str) -> Base {
    if codice == "articolo16" { Base::Articolo16 } else { Base::Legge68 }
}

/// The days of a call.
///
/// # Errors
/// `avviso_non_valido` if the days contradict one another; an error of a parameter.
pub(super) fn calendario(
    ufficio: &Ufficio,
    dati: &DatiAvviso,
    graduatoria_il: Option<NaiveDate>,
) -> Result<CalendarioAvviso, Errore> {
    if dati.base == annuale::BASE {
        return annuale::calendario(ufficio, dati);
    }
    let date = DateAvviso {
        base: base(&dati.base),
        richiesta_il: giorno(&dati.richiesta_il).unwrap_or_else(|| ufficio.orologio.oggi()),
        a_termine: dati.contratto == "determinato",
        pubblicato_il: giorno(&dati.pubblicato_il),
        adesioni_dal: giorno(&dati.adesioni_dal),
        adesioni_al: giorno(&dati.adesioni_al),
        graduatoria_il,
    };
    Ok(giorni(&ufficio.leggi().parametri, &date)?)
}

/// The form as the archive keeps it, every field that is wrong named.
///
/// # Errors
/// `avviso_non_valido` with its fields.
pub(super) async fn controlla(ufficio: &Ufficio, salva: &SalvaAvviso) -> Result<Avviso, Errore> {
    if salva.dati.base == annuale::BASE {
        return annuale::controlla(ufficio, salva).await;
    }
    let mut modulo = Modulo::nuovo("avviso_non_valido", "L'avviso ha campi da correggere.");
    let mut dati = salva.dati.clone();
    let codice = modulo.codice_fiscale("codice_fiscale_ente", &dati.codice_fiscale_ente);
    let ente = match &codice {
        Some(codice) => ufficio.archivio.datore_per_codice_fiscale(codice.as_str()).await?,
        None => None,
    };
    if codice.is_some() && ente.is_none() {
        modulo.sbagliato("codice_fiscale_ente", "L'ente non è in archivio: aggiungilo fra i datori di lavoro");
    }
    if ente.as_ref().is_some_and(|ente| ente.natura != "pubblico") {
        modulo.sbagliato("codice_fiscale_ente", "L'avviamento a selezione è per i datori pubblici: questo è privato");
    }
    testi(&mut modulo, &mut dati);
    let richiesta_il = modulo.giorno_passato("richiesta_il", &dati.richiesta_il, ufficio.orologio.oggi());
    dati.richiesta_il = iso(richiesta_il);
    for (campo, scritto) in [
        ("pubblicato_il", &mut dati.pubblicato_il),
        ("adesioni_dal", &mut dati.adesioni_dal),
        ("adesioni_al", &mut dati.adesioni_al),
        ("requisiti_al", &mut dati.requisiti_al),
    ] {
        *scritto = iso(modulo.giorno_se(campo, scritto));
    }
    scelte(&mut modulo, &dati, &crate::criteri::tabelle(ufficio).await?);
    modulo.fine()?;
    let mancano = || Errore::dato("avviso_non_valido", "L'avviso ha campi da correggere.");
    let (ente, richiesta_il) = ente.zip(richiesta_il).ok_or_else(mancano)?;
    dati.codice_fiscale_ente.clone_from(&ente.codice_fiscale);
    let giorni = calendario(ufficio, &dati, None)?;
    Ok(Avviso {
        id: salva.id.clone(),
        datore_id: Some(ente.id),
        anno: None,
        numero: None,
        base: dati.base.clone(),
        elenco: Some(dati.elenco.clone()).filter(|elenco| !elenco.is_empty()),
        profilo: dati.profilo.clone(),
        posti: i64::from(dati.posti),
        stato: StatoAvviso::Bozza,
        richiesta_il: richiesta_il.to_string(),
        adesioni_dal: giorni.adesioni_dal.to_string(),
        adesioni_al: giorni.adesioni_al.to_string(),
        scadenza: Some(giorni.pubblicare_entro.unwrap_or(giorni.pubblicazione).to_string()),
        atto_id: None,
        criteri: dati.criteri.clone(),
        esiti_entro: None,
        annuale: None,
        dati: Tenuto::nuovo(dati).json()?,
        versione: salva.versione,
    })
}

fn testi(modulo: &mut Modulo, dati: &mut DatiAvviso) {
    for (campo, testo, messaggio) in [
        ("codice_ipa", &mut dati.codice_ipa, "Scrivi il codice IPA dell'ente"),
        ("protocollo", &mut dati.protocollo, "Scrivi il protocollo della richiesta"),
        ("profilo", &mut dati.profilo, "Scrivi il profilo"),
        ("sede", &mut dati.sede, "Scrivi dove si lavora"),
        ("come", &mut dati.come, "Scrivi come si presenta la domanda"),
    ] {
        *testo = modulo.testo(campo, testo, messaggio);
    }
    dati.requisiti = dati.requisiti.iter().map(|uno| uno.trim().to_owned()).filter(|uno| !uno.is_empty()).collect();
    if dati.requisiti.is_empty() {
        modulo.sbagliato("requisiti", "Scrivi almeno un requisito, uno per riga");
    }
    if let Some(provincia) = modulo.provincia("provincia", &dati.provincia) {
        provincia.sigla().clone_into(&mut dati.provincia);
    }
    for (campo, ore) in [("ore", &mut dati.ore), ("ore_contratto", &mut dati.ore_contratto)] {
        *ore = modulo.ore(campo, ore).map(|ore| ore.to_string()).unwrap_or_default();
    }
}

fn scelte(modulo: &mut Modulo, dati: &DatiAvviso, tabelle: &TabelleCriteri) {
    match (dati.base.as_str(), dati.elenco.parse::<Elenco>()) {
        ("legge68", Ok(_)) => {}
        ("legge68", Err(_)) => modulo.sbagliato("elenco", "Scegli l'elenco da cui si attinge"),
        ("articolo16", _) if dati.elenco.is_empty() => {}
        ("articolo16", _) => modulo.sbagliato("elenco", "L'art. 16 L. 56/1987 non ha un elenco: lascialo vuoto"),
        _ => modulo.sbagliato("base", "Scegli la norma: L. 68/1999 o art. 16 L. 56/1987"),
    }
    for (campo, numero, messaggio) in [
        ("posti", dati.posti, "Scrivi quanti sono i posti"),
        ("per_posto", dati.per_posto, "Scrivi quante persone si avviano per ogni posto"),
    ] {
        if numero == 0 {
            modulo.sbagliato(campo, messaggio);
        }
    }
    if dati.riservati > dati.posti {
        modulo.sbagliato("riservati", "I posti riservati sono più dei posti");
    }
    match dati.contratto.as_str() {
        "indeterminato" => {}
        "determinato" if dati.durata_mesi > 0 => {}
        "determinato" => modulo.sbagliato("durata_mesi", "Un contratto a termine ha una durata: scrivi i mesi"),
        _ => modulo.sbagliato("contratto", "Scegli il contratto"),
    }
    if dati.canali.is_empty() || dati.canali.iter().any(|canale| !CANALI.contains(&canale.as_str())) {
        modulo.sbagliato("canali", "Scegli come può arrivare la domanda");
    }
    tabella(modulo, &dati.criteri, tabelle);
}

/// Whether the table of criteria is there and can be used.
pub(super) fn tabella(modulo: &mut Modulo, criteri: &str, tabelle: &TabelleCriteri) {
    match tabelle.trova(criteri) {
        None => modulo.sbagliato("criteri", "Scegli la tabella dei criteri"),
        Some(criteri) => {
            if let Err(errore) = criteri.usabile() {
                modulo.sbagliato("criteri", errore.to_string());
            }
        }
    }
}
