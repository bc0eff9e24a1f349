//! Steps of a request: publication, the rosa sent, the end.

use super::{dati, rosa, scheda};
use crate::api::{CandidatoRosa, PassoPreselezione, SchedaPreselezione};
use crate::modulo::Modulo;
use crate::persone::leggi_dati;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::{Persona, Preselezione, StatoPreselezione};

/// Steps that a state allows.
pub(super) fn possibili(stato: StatoPreselezione) -> Vec<String> {
    let passi: &[&str] = match stato {
        StatoPreselezione::Aperta => &["pubblica", "invia_rosa", "concludi"],
        StatoPreselezione::Pubblicata | StatoPreselezione::RosaInviata => &["invia_rosa", "concludi"],
        StatoPreselezione::Conclusa => &[],
    };
    passi.iter().map(|passo| (*passo).to_owned()).collect()
}

/// Takes a step.
///
/// # Errors
/// `passo_non_valido` with its fields; `passo_non_ammesso`; `rosa_vuota`; `file_non_scritto`.
pub async fn preselezione_passo(programma: &Programma, passo: PassoPreselezione) -> Result<SchedaPreselezione, Errore> {
    let ufficio = programma.ufficio().await?;
    let tenuta: Preselezione = ufficio.archivio.leggi(&passo.id).await?;
    if !possibili(tenuta.stato).contains(&passo.passo) {
        let messaggio = "La preselezione non permette più questo passo: aggiorna la pagina e guarda lo stato.";
        return Err(Errore::stato("passo_non_ammesso", messaggio));
    }
    let mut scritti = dati(&tenuta)?;
    let nuova = match passo.passo.as_str() {
        "pubblica" => {
            let mut modulo = Modulo::nuovo("passo_non_valido", "Il passo ha campi da correggere.");
            let data = modulo.giorno("data", &passo.data);
            modulo.fine()?;
            scritti.pubblicata_il = data.map(|data| data.to_string()).unwrap_or_default();
            let termini = super::termini(&ufficio, &scritti)?;
            Preselezione {
                stato: StatoPreselezione::Pubblicata,
                scadenza: termini.as_ref().map(|termini| termini.elenco_entro.to_string()),
                pubblicata_fino_al: termini.map(|termini| termini.fino_al.to_string()),
                dati: crate::verifiche::json(&scritti)?,
                ..tenuta
            }
        }
        "invia_rosa" => {
            invia(&ufficio, &tenuta, &passo.percorso).await?;
            Preselezione { stato: StatoPreselezione::RosaInviata, ..tenuta }
        }
        _ => Preselezione { stato: StatoPreselezione::Conclusa, scadenza: None, ..tenuta },
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.salva(Preselezione { versione: passo.versione, ..nuova }).await?;
    scrittura.conferma().await?;
    scheda(&ufficio, &passo.id).await
}

/// Writes what the employer may see of those who said yes: name, contacts, profile. Nothing of the
/// sealed part, no list, no score. A file that ends in `.pdf` is a document to print.
async fn invia(ufficio: &Ufficio, tenuta: &Preselezione, percorso: &str) -> Result<(), Errore> {
    let disponibili: Vec<CandidatoRosa> =
        rosa(tenuta)?.into_iter().filter(|candidato| candidato.risposta == "disponibile").collect();
    if disponibili.is_empty() {
        let messaggio = "Nella rosa nessuno ha ancora detto di sì: registra le risposte, poi invia.";
        return Err(Errore::stato("rosa_vuota", messaggio));
    }
    let mut righe = Vec::with_capacity(disponibili.len());
    for candidato in &disponibili {
        let persona: Persona = ufficio.archivio.leggi(&candidato.persona_id).await?;
        let dati = leggi_dati(&persona)?;
        let recapito = if dati.cellulare.is_empty() { &dati.telefono } else { &dati.cellulare };
        righe.push([&persona.cognome, &persona.nome, recapito, &dati.email, &dati.profilo].map(Clone::clone));
    }
    crate::esporta::rosa(ufficio, righe, percorso.to_owned()).await
}
