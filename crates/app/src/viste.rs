//! Saved views: a name for a list's filter, for one user or for the whole office. Any list may have them.

use crate::api::{Niente, PerId, VistaSalvata, VisteDi};
use crate::modulo::Modulo;
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::Vista;

/// Longest name of a view, in characters.
const NOME_MASSIMO: usize = 60;

/// The views of a page that the user sees.
///
/// # Errors
/// If the archive cannot be read.
pub async fn viste(programma: &Programma, chiedi: VisteDi) -> Result<Vec<VistaSalvata>, Errore> {
    elenco(&*programma.ufficio().await?, &chiedi.pagina).await
}

async fn elenco(ufficio: &Ufficio, pagina: &str) -> Result<Vec<VistaSalvata>, Errore> {
    let tenute = ufficio.archivio.viste(pagina, &ufficio.utente).await?;
    tenute.into_iter().map(vista).collect()
}

fn vista(tenuta: Vista) -> Result<VistaSalvata, Errore> {
    Ok(VistaSalvata {
        filtro: crate::verifiche::leggi(&tenuta.filtro, "La vista")?,
        id: tenuta.id,
        versione: tenuta.versione,
        pagina: tenuta.pagina,
        nome: tenuta.nome,
        di_tutti: tenuta.utente.is_empty(),
    })
}

/// Saves a view; the page's views as they are then.
///
/// # Errors
/// `vista_non_valida` with its fields; `gia_presente` if the name is taken.
pub async fn vista_salva(programma: &Programma, nuova: VistaSalvata) -> Result<Vec<VistaSalvata>, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut modulo = Modulo::nuovo("vista_non_valida", "La vista ha campi da correggere.");
    let nome = modulo.testo("nome", &nuova.nome, "Scrivi il nome della vista");
    if nome.chars().count() > NOME_MASSIMO {
        modulo.sbagliato("nome", format!("Il nome supera {NOME_MASSIMO} caratteri: accorcialo"));
    }
    modulo.fine()?;
    let tenuta = Vista {
        id: nuova.id.clone(),
        pagina: nuova.pagina.clone(),
        nome,
        utente: if nuova.di_tutti { String::new() } else { ufficio.utente.clone() },
        filtro: crate::verifiche::json(&nuova.filtro)?,
        versione: nuova.versione,
    };
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    if tenuta.id.is_empty() {
        scrittura.inserisci(tenuta).await?
    } else {
        scrittura.salva(tenuta).await?
    };
    scrittura.conferma().await?;
    elenco(&ufficio, &nuova.pagina).await
}

/// Takes a view away.
///
/// # Errors
/// If it is not in the archive.
pub async fn vista_elimina(programma: &Programma, richiesta: PerId) -> Result<Niente, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.elimina_vista(&richiesta.id).await?;
    scrittura.conferma().await?;
    Ok(Niente {})
}
