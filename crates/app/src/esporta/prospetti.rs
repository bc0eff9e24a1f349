//! Lists of prospetti and of requests of certificates.

use super::persone::{colonne, testo};
use super::{Elenco, data, esporta, filtro_in_parole, intero};
use crate::api::{EsportaProspetti, EsportaRichieste, FileScritto, RigaProspetto, RigaRichiesta};
use crate::programma::Programma;
use crate::stati::classe;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::esporta::Valore;

/// Writes the list as it is seen.
///
/// # Errors
/// `filtro_non_valido`; `file_non_scritto`.
pub async fn prospetti_esporta(programma: &Programma, richiesta: EsportaProspetti) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let (filtro, colonna, direzione) = crate::filtri::prospetti(&richiesta.filtro)?;
    let righe = crate::filtri::tutte(|da| {
        let pagina = ufficio.archivio.elenco_prospetti(&filtro, colonna, direzione, 500, da);
        async move { Ok(pagina.await?.righe.into_iter().map(crate::prospetti::riga).collect()) }
    })
    .await?;
    prospetti(&ufficio, richiesta, &righe).await
}

/// The list of prospetti.
///
/// # Errors
/// `file_non_scritto`.
async fn prospetti(
    ufficio: &Ufficio,
    richiesta: EsportaProspetti,
    righe: &[RigaProspetto],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let anno = if filtro.anno == 0 { String::new() } else { filtro.anno.to_string() };
    let da_chiarire = if filtro.solo_differenze { "aperte" } else { "" };
    let parole = filtro_in_parole(&[
        ("testo", &filtro.testo),
        ("anno", &anno),
        ("stato", &filtro.stato),
        ("differenze", da_chiarire),
    ]);
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                testo(&riga.denominazione),
                testo(&riga.codice_fiscale),
                testo(riga.classe.as_deref().map(classe).unwrap_or_default()),
                data(&riga.data_riferimento),
                data(&riga.data_invio),
                testo(&riga.codice_comunicazione),
                testo(&riga.tipo),
                testo(&riga.stato.testo),
                data(riga.verificato_il.as_deref().unwrap_or_default()),
                intero(riga.scopertura_art3),
                intero(riga.scopertura_art18),
                Valore::Intero(i64::from(riga.differenze)),
            ]
        })
        .collect();
    let nomi = [
        "Datore di lavoro",
        "Codice fiscale",
        "Classe",
        "Situazione al",
        "Inviato il",
        "Comunicazione",
        "Tipo",
        "Stato",
        "Verificato il",
        "Scoperture art. 3",
        "Scoperture art. 18",
        "Da chiarire",
    ];
    let elenco = Elenco { titolo: "Prospetti", filtro: parole, colonne: colonne(&nomi), righe };
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

/// The list of requests of certificates of ottemperanza.
///
/// # Errors
/// `file_non_scritto`.
pub async fn richieste(
    ufficio: &Ufficio,
    richiesta: EsportaRichieste,
    righe: &[RigaRichiesta],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole =
        filtro_in_parole(&[("testo", &filtro.testo), ("stato", &filtro.stato), ("scadenza", &filtro.scadenza)]);
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                testo(&riga.ente),
                testo(&riga.datore),
                testo(&riga.cig),
                testo(&riga.protocollo),
                data(&riga.ricevuta_il),
                data(&riga.data_riferimento),
                data(&riga.scadenza),
                testo(&riga.stato.testo),
            ]
        })
        .collect();
    let nomi = [
        "Stazione appaltante",
        "Datore di lavoro",
        "CIG",
        "Protocollo",
        "Ricevuta il",
        "Riferimento",
        "Rispondere entro",
        "Stato",
    ];
    let elenco = Elenco { titolo: "Richieste di certificato", filtro: parole, colonne: colonne(&nomi), righe };
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}
