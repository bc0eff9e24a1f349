//! A person's page: everything but what is sealed.

use super::{leggi_dati, simili};
use crate::api::{Avviso, DatiPersona, SchedaPersona, StatoFascicolo, Tono, VoceStoria};
use crate::modulo::giorno;
use crate::stati;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Days, NaiveDate};
use mirato_domain::{CodiceFiscale, Errore};
use mirato_domain::{Generalita, Provincia};
use mirato_store::{Persona, StatoPersona};

/// Family name and given name.
pub(crate) fn nome_intero(persona: &Persona) -> String {
    format!("{} {}", persona.cognome, persona.nome)
}

/// How many events of a person's history are shown.
const EVENTI: u32 = 200;

/// A person's page.
///
/// # Errors
/// If it is not in the archive.
pub(super) async fn scheda(ufficio: &Ufficio, id: &str) -> Result<SchedaPersona, Errore> {
    let persona: Persona = ufficio.archivio.leggi(id).await?;
    let dati = leggi_dati(&persona)?;
    let oggi = ufficio.orologio.oggi();
    let iscrizioni = crate::iscrizioni::della_persona(ufficio, &persona).await?;
    let stato = match (persona.stato, iscrizioni.iter().find(|riga| riga.stato.codice == "aperta")) {
        (StatoPersona::Unita, _) => stati::stato("unita", "unita a un'altra scheda", Tono::Attenzione),
        (_, Some(_)) => stati::stato("iscritta", "iscritta", Tono::Fatto),
        _ => match iscrizioni.iter().find(|riga| ["sospesa", "domanda"].contains(&riga.stato.codice.as_str())) {
            Some(riga) => riga.stato.clone(),
            None => stati::stato("nessuna", "non iscritta", Tono::Normale),
        },
    };
    let nato_il = giorno(&persona.nato_il);
    let storia = storia(ufficio, id).await?;
    Ok(SchedaPersona {
        id: persona.id.clone(),
        versione: persona.versione,
        eta: nato_il.and_then(|nato| oggi.years_since(nato)).unwrap_or(0),
        stato,
        avvisi: avvisi(&persona, &dati, oggi),
        simili: simili(ufficio, id, &persona.codice_fiscale_base, &persona.nato_il, &nome_intero(&persona)).await?,
        iscrizioni,
        rapporti: crate::vita::rapporti(ufficio, id).await?,
        eventi: crate::vita::eventi(ufficio, id).await?,
        nulla_osta: crate::nulla_osta::della_persona(ufficio, id).await?,
        atti: crate::atti::della_persona(ufficio, id).await?,
        allegati: crate::allegati::di(ufficio, "persona", id).await?,
        proposte: crate::proposte::della_persona(ufficio, &persona, oggi).await?,
        fascicolo: stato_fascicolo(ufficio, id, &storia).await?,
        storia,
        dati,
    })
}

async fn stato_fascicolo(ufficio: &Ufficio, id: &str, storia: &[VoceStoria]) -> Result<StatoFascicolo, Errore> {
    let fascicolo = ufficio.archivio.fascicolo(id).await?;
    let abilitati = ufficio.archivio.abilitazioni().await?;
    Ok(StatoFascicolo {
        presente: fascicolo.is_some(),
        abilitato: abilitati.iter().any(|abilitato| abilitato.utente == ufficio.utente),
        sbloccato: ufficio.chiave_fascicoli().is_some(),
        aggiornato_il: fascicolo.map(|fascicolo| fascicolo.aggiornato_il).unwrap_or_default(),
        aperture: storia.iter().filter(|voce| voce.titolo == "Fascicolo sanitario: aperto").cloned().collect(),
    })
}

async fn storia(ufficio: &Ufficio, id: &str) -> Result<Vec<VoceStoria>, Errore> {
    let fatti = ufficio.archivio.storia_della_persona(id, EVENTI, 0).await?;
    Ok(fatti
        .into_iter()
        .map(|fatto| crate::datori::evento(&fatto.azione, &fatto.oggetto, &fatto.quando, &fatto.utente, fatto.titolo))
        .collect())
}

/// What the office should look at; none of it bars anything.
fn avvisi(persona: &Persona, dati: &DatiPersona, oggi: NaiveDate) -> Vec<Avviso> {
    let mut avvisi = Vec::new();
    let mut avviso = |codice: &str, messaggio: String, tono| {
        avvisi.push(Avviso { codice: codice.to_owned(), messaggio, tono });
    };
    if let Ok(codice) = persona.codice_fiscale.parse::<CodiceFiscale>() {
        let luogo = luogo_di_nascita(&dati.nato_a, oggi);
        let generalita = Generalita {
            cognome: &persona.cognome,
            nome: &persona.nome,
            sesso: match persona.sesso.as_str() {
                "F" => Some(mirato_domain::Sesso::F),
                _ => Some(mirato_domain::Sesso::M),
            },
            nato_il: giorno(&persona.nato_il),
            luogo: luogo.as_deref(),
        };
        for incoerenza in codice.coerenza(&generalita) {
            avviso(&format!("codice_fiscale.{}", incoerenza.campo), incoerenza.messaggio, Tono::Attenzione);
        }
    }
    if let Some(scade) = giorno(&dati.permesso_scade_il) {
        if scade < oggi {
            avviso(
                "permesso_scaduto",
                format!("Il permesso di soggiorno è scaduto il {}", tempo::breve(scade)),
                Tono::Errore,
            );
        } else if scade <= oggi + Days::new(60) {
            avviso(
                "permesso_in_scadenza",
                format!("Il permesso di soggiorno scade il {}", tempo::breve(scade)),
                Tono::Attenzione,
            );
        }
    }
    if dati.residenza.provincia.parse::<Provincia>().is_err() {
        avviso(
            "residenza_mancante",
            "Manca la provincia di residenza: decide quale ufficio iscrive".to_owned(),
            Tono::Attenzione,
        );
    }
    avvisi
}

/// Cadastral code of a comune or State written by name, if there is one with exactly that name.
fn luogo_di_nascita(nome: &str, oggi: NaiveDate) -> Option<String> {
    let cercato = mirato_store::normalizza(nome);
    mirato_exchange::tabelle::cerca(nome, oggi, 5)
        .into_iter()
        .find(|comune| mirato_store::normalizza(comune.nome) == cercato)
        .map(|comune| comune.codice.to_owned())
}
