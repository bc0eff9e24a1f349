//! A review out of the program: spreadsheet with totals, printed report with its plots.

use crate::api::{EsportaRevisione, FileScritto, FiltroRevisione, Formato, RigaRivisto};
use crate::programma::Programma;
use crate::tempo;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::Revisione;
use std::path::Path;

/// How many rows are read at a time.
const PAGINA: u32 = 500;

/// Writes a review as it is filtered; as PDF it is the printed report.
///
/// # Errors
/// `filtro_non_valido`, `file_non_scritto`.
pub async fn revisione_esporta(programma: &Programma, richiesta: EsportaRevisione) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    if richiesta.formato == Formato::Pdf {
        return super::relazione::stampa(&ufficio, &richiesta).await;
    }
    tabella(&ufficio, &richiesta).await
}

async fn tabella(ufficio: &Ufficio, richiesta: &EsportaRevisione) -> Result<FileScritto, Errore> {
    let tenuta: Revisione = ufficio.archivio.leggi(&richiesta.filtro.revisione_id).await?;
    let righe = tutti(ufficio, &richiesta.filtro).await?;
    let al = tempo::breve_da_iso(&tenuta.al);
    let (formato, percorso) = (richiesta.formato, richiesta.percorso.clone());
    crate::esporta::revisione(ufficio, (&al, &richiesta.filtro), &righe, formato, percorso).await
}

/// Every employer that the filter takes, in its order.
///
/// # Errors
/// `filtro_non_valido`.
pub async fn tutti(ufficio: &Ufficio, filtro: &FiltroRevisione) -> Result<Vec<RigaRivisto>, Errore> {
    let (scelti, ordine) = crate::filtri::revisione(filtro)?;
    crate::filtri::tutte(|da| {
        let pagina = ufficio.archivio.elenco_revisione(&filtro.revisione_id, &scelti, ordine, (PAGINA, da));
        async move { pagina.await?.righe.into_iter().map(super::viste::riga).collect() }
    })
    .await
}

/// Writes a review as a spreadsheet, for the command line.
///
/// # Errors
/// `file_non_scritto`.
pub async fn scrivi_xlsx(ufficio: &Ufficio, revisione_id: &str, file: &Path) -> Result<FileScritto, Errore> {
    let filtro = FiltroRevisione { revisione_id: revisione_id.to_owned(), ..FiltroRevisione::default() };
    let percorso = file.to_string_lossy().into_owned();
    tabella(ufficio, &EsportaRevisione { filtro, formato: Formato::Xlsx, percorso }).await
}
