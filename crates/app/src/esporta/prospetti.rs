//! Lists of prospetti and of requests of certificates.

use super::elenco::{Elenco, campo, data, esporta, filtro_in_parole, intero, testo};
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
    let elenco = Elenco::nuovo(
        "Prospetti",
        parole,
        righe,
        [
            campo("Datore di lavoro", |r| testo(&r.denominazione)),
            campo("Codice fiscale", |r| testo(&r.codice_fiscale)),
            campo("Classe", |r| testo(r.classe.as_deref().map(classe).unwrap_or_default())),
            campo("Situazione al", |r| data(&r.data_riferimento)),
            campo("Inviato il", |r| data(&r.data_invio)),
            campo("Comunicazione", |r| testo(&r.codice_comunicazione)),
            campo("Tipo", |r| testo(&r.tipo)),
            campo("Stato", |r| testo(&r.stato.testo)),
            campo("Verificato il", |r| data(r.verificato_il.as_deref().unwrap_or_default())),
            campo("Scoperture art. 3", |r| intero(r.scopertura_art3)),
            campo("Scoperture art. 18", |r| intero(r.scopertura_art18)),
            campo("Da chiarire", |r| Valore::Intero(i64::from(r.differenze))),
        ],
    );
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
    let elenco = Elenco::nuovo(
        "Richieste di certificato",
        parole,
        righe,
        [
            campo("Stazione appaltante", |r| testo(&r.ente)),
            campo("Datore di lavoro", |r| testo(&r.datore)),
            campo("CIG", |r| testo(&r.cig)),
            campo("Protocollo", |r| testo(&r.protocollo)),
            campo("Ricevuta il", |r| data(&r.ricevuta_il)),
            campo("Riferimento", |r| data(&r.data_riferimento)),
            campo("Rispondere entro", |r| data(&r.scadenza)),
            campo("Stato", |r| testo(&r.stato.testo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}
