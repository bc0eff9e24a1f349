//! What of a ranking is published: code, place, points, outcome; the program refuses any more.

use super::tenuta::Pubblica;
use crate::api::{Anteprima, FileScritto, PubblicaGraduatoria};
use crate::avvisi::{self, Tenuto};
use crate::certificato::{carta, componi_modello};
use crate::emissione;
use crate::modulo::{Modulo, giorno};
use crate::programma::Programma;
use crate::tempo;
use crate::ufficio::Ufficio;
use mirato_documents::carta::{Avvertenza, Carta, Firma, Stato};
use mirato_documents::graduatoria as modello;
use mirato_domain::Errore;
use mirato_norme::avviso::testo_pubblicabile;
use mirato_store::{Avviso, GraduatoriaVersione, TipoGraduatoria};
use std::path::Path;

/// Heading where the office writes none.
const SERVIZIO: &str = "Settore Lavoro";

/// Pages of the file as it would be published.
///
/// # Errors
/// `pubblicazione_rivelatrice`, `documento_dati_non_validi`.
pub async fn graduatoria_anteprima(programma: &Programma, chiedi: PubblicaGraduatoria) -> Result<Anteprima, Errore> {
    let ufficio = programma.ufficio().await?;
    let (dati, _) = dati(&ufficio, &chiedi, false).await?;
    let pdf = componi_modello(&ufficio, modello::MODELLO, modello::VERSIONE, &dati).await?.pdf;
    crate::atti::pagine(pdf, chiedi.larghezza, "Graduatoria come sarà pubblicata".to_owned()).await
}

/// Writes the file to publish, out of a ranking that a decree has approved.
///
/// # Errors
/// `graduatoria_da_approvare`, `pubblicazione_rivelatrice`, `file_non_scritto`.
pub async fn graduatoria_pubblica(programma: &Programma, chiedi: PubblicaGraduatoria) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let (dati, righe) = dati(&ufficio, &chiedi, true).await?;
    let percorso = Path::new(&chiedi.percorso);
    let nome = percorso.file_name().map(|nome| nome.to_string_lossy().into_owned()).unwrap_or_default();
    testo_pubblicabile(&ufficio.leggi().parametri, "il nome del file", &nome, ufficio.orologio.oggi())?;
    let pdf = componi_modello(&ufficio, modello::MODELLO, modello::VERSIONE, &dati).await?.pdf;
    crate::esporta::scrivi(percorso, &pdf)?;
    Ok(FileScritto { percorso: chiedi.percorso, righe })
}

async fn dati(ufficio: &Ufficio, chiedi: &PubblicaGraduatoria, vera: bool) -> Result<(modello::Dati, u32), Errore> {
    let oggi = ufficio.orologio.oggi();
    let versione: GraduatoriaVersione = ufficio.archivio.leggi(&chiedi.id).await?;
    if vera && versione.atto_id.is_none() {
        let messaggio = "Questa versione non è approvata: prima il decreto, poi la pubblicazione.";
        return Err(Errore::stato("graduatoria_da_approvare", messaggio));
    }
    let avviso: Avviso = ufficio.archivio.leggi(&versione.avviso_id).await?;
    let tenuto = Tenuto::leggi(&avviso)?;
    let mut modulo = Modulo::nuovo("pubblicazione_non_valida", "La pubblicazione ha campi da correggere.");
    let dal = modulo.giorno_se("dal", &chiedi.dal).unwrap_or(oggi);
    let al = modulo.giorno_se("al", &chiedi.al).unwrap_or(dal);
    if al < dal {
        modulo.sbagliato("al", "L'ultimo giorno viene prima del primo");
    }
    modulo.fine()?;
    let pubblica: Pubblica = crate::verifiche::leggi_compresso(&versione.righe, "La graduatoria")?;
    let quante = u32::try_from(pubblica.righe.len()).unwrap_or(u32::MAX);
    let provvisoria = versione.tipo != TipoGraduatoria::Definitiva;
    let dati = modello::Dati {
        stato: if vera { Stato::DaFirmare } else { Stato::Bozza },
        carta: intestazione(ufficio, &chiedi.servizio)?,
        data: oggi,
        protocollo: None,
        avviso: avvisi::numero(ufficio, &avviso, &tenuto),
        provvisoria,
        precede: avvisi::precede(tenuto.tabella()?.verso),
        pubblicato_dal: dal,
        pubblicato_al: al,
        riesame: riesame(&tenuto, provvisoria),
        validita: validita(&avviso, provvisoria),
        righe: pubblica.righe.into_iter().map(riga).collect(),
        firma: firma(ufficio)?,
        avvertenze: vec![emissione::ricorso(ufficio)?],
    };
    Ok((dati, quante))
}

fn riga(riga: super::tenuta::RigaPubblicata) -> modello::Riga {
    modello::Riga {
        codice: riga.codice,
        posizione: riga.posizione,
        punteggio: riga.punteggio,
        // Whoever lacks data has no place: what is missing is told to the person alone.
        esito: match riga.esito.as_str() {
            "ammessa" => modello::EsitoRiga::Ammessa,
            "con_riserva" => modello::EsitoRiga::AmmessaConRiserva,
            _ => modello::EsitoRiga::Esclusa,
        },
    }
}

fn riesame(tenuto: &Tenuto, provvisoria: bool) -> String {
    match giorno(&tenuto.riesame_entro).filter(|_| provvisoria) {
        Some(entro) => format!(
            "Si può chiedere il riesame della propria posizione entro il {}, citando il codice della ricevuta. Il \
             proprio punteggio, voce per voce, si chiede con la stessa ricevuta.",
            tempo::esteso(entro)
        ),
        None if provvisoria => "Il termine per chiedere il riesame parte dall'approvazione.".to_owned(),
        None => "Il proprio punteggio, voce per voce, si chiede con la ricevuta della domanda.".to_owned(),
    }
}

fn validita(avviso: &Avviso, provvisoria: bool) -> Option<String> {
    let fine = avviso.scadenza.as_deref().and_then(giorno).filter(|_| !provvisoria)?;
    Some(format!("La graduatoria vale fino al {}, per i soli posti dell'avviso.", tempo::esteso(fine)))
}

/// The letterhead with a neutral name of the service: a contact that names the list stays out of the file.
fn intestazione(ufficio: &Ufficio, servizio: &str) -> Result<Carta, Errore> {
    let servizio = if servizio.trim().is_empty() { SERVIZIO } else { servizio.trim() };
    testo_pubblicabile(&ufficio.leggi().parametri, "l'intestazione", servizio, ufficio.orologio.oggi())?;
    let mut carta = carta(ufficio)?;
    servizio.clone_into(&mut carta.servizio);
    carta.ufficio = carta.ufficio.filter(|nome| muto(ufficio, nome));
    carta.recapiti.retain(|recapito| muto(ufficio, recapito));
    Ok(carta)
}

/// Whether a text says nothing of the list.
fn muto(ufficio: &Ufficio, testo: &str) -> bool {
    modello::rivela(testo).is_none()
        && testo_pubblicabile(&ufficio.leggi().parametri, "il testo", testo, ufficio.orologio.oggi()).is_ok()
}

fn firma(ufficio: &Ufficio) -> Result<Firma, Errore> {
    let mut firma = emissione::firma(ufficio)?;
    if !muto(ufficio, &firma.ruolo) {
        "Il responsabile".clone_into(&mut firma.ruolo);
    }
    Ok(firma)
}

/// The notice that documents to a person of this call carry.
pub(super) fn responsabile(ufficio: &Ufficio) -> Avvertenza {
    let impostazioni = ufficio.impostazioni();
    Avvertenza::responsabile(&impostazioni.responsabile.nome, &impostazioni.responsabile.email, "")
}
