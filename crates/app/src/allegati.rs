//! Files attached to a record.

use crate::api::{Allega, Allegato, FileScritto, Niente, PerId, SalvaAllegato};
use crate::programma::Programma;
use crate::stati::conta;
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_store::NuovoAllegato;
use std::path::Path;

/// Largest attachment, in bytes.
const MASSIMO: u64 = 20 * 1024 * 1024;
/// What may be attached, by the ending of the name, with its media type.
const TIPI: [(&str, &str); 11] = [
    ("pdf", "application/pdf"),
    ("p7m", "application/pkcs7-mime"),
    ("xml", "application/xml"),
    ("eml", "message/rfc822"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("tif", "image/tiff"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("txt", "text/plain"),
];
const OGGETTI: [&str; 5] = ["persona", "iscrizione", "nulla_osta", "computo", "convenzione"];

/// Attaches a file of the computer.
///
/// # Errors
/// `allegato_troppo_grande`, `allegato_di_altro_tipo`, `file_non_letto`.
pub async fn allega(programma: &Programma, richiesta: Allega) -> Result<Allegato, Errore> {
    let ufficio = programma.ufficio().await?;
    if !OGGETTI.contains(&richiesta.oggetto.as_str()) {
        return Err(Errore::dato("oggetto_sconosciuto", "A questa scheda non si possono unire allegati."));
    }
    let percorso = Path::new(&richiesta.percorso);
    let nome = percorso.file_name().map(|nome| nome.to_string_lossy().into_owned()).unwrap_or_default();
    let estensione = percorso.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let Some((_, tipo)) = TIPI.iter().find(|(nota, _)| *nota == estensione) else {
        let messaggio =
            format!("«{nome}» non è fra i tipi ammessi: pdf, p7m, xml, eml, jpg, png, tif, docx, odt, txt.");
        return Err(Errore::dato("allegato_di_altro_tipo", messaggio));
    };
    let non_letto = |errore: std::io::Error| {
        Errore::guasto(
            "file_non_letto",
            format!("Non riesco a leggere «{nome}»: {errore}. Controlla che ci sia ancora."),
        )
    };
    let dimensione = tokio::fs::metadata(percorso).await.map_err(non_letto)?.len();
    if dimensione > MASSIMO {
        let mega = dimensione.div_ceil(1024 * 1024);
        let messaggio = format!("«{nome}» è di {mega} MB: il massimo è 20. Riduci la scansione o dividila.");
        return Err(Errore::dato("allegato_troppo_grande", messaggio));
    }
    let contenuto = tokio::fs::read(percorso).await.map_err(non_letto)?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let nuovo = NuovoAllegato {
        oggetto: richiesta.oggetto,
        oggetto_id: richiesta.oggetto_id,
        datore_id: None,
        nome,
        tipo: (*tipo).to_owned(),
        contenuto,
    };
    let allegato = scrittura.allega(&nuovo).await?;
    scrittura.conferma().await?;
    Ok(visto(allegato))
}

fn visto(allegato: mirato_store::Allegato) -> Allegato {
    Allegato {
        id: allegato.id,
        nome: allegato.nome,
        tipo: allegato.tipo,
        dimensione: conta(allegato.dimensione),
        caricato_il: allegato.caricato_il,
        chi: allegato.utente,
    }
}

/// Writes an attachment to a file.
///
/// # Errors
/// `file_non_scritto`; if it is not in the archive.
pub async fn allegato_salva(programma: &Programma, richiesta: SalvaAllegato) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let contenuto = ufficio.archivio.contenuto_allegato(&richiesta.id).await?.ok_or_else(|| {
        Errore::stato("non_trovato", "L'allegato non è più in archivio: forse è stato tolto. Aggiorna la pagina.")
    })?;
    crate::esporta::scrivi(Path::new(&richiesta.percorso), &contenuto)?;
    Ok(FileScritto { percorso: richiesta.percorso, righe: 0 })
}

/// Takes an attachment away; the register keeps its hash.
///
/// # Errors
/// If it is not in the archive.
pub async fn allegato_togli(programma: &Programma, richiesta: PerId) -> Result<Niente, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    scrittura.togli_allegato(&richiesta.id).await?;
    scrittura.conferma().await?;
    Ok(Niente {})
}

/// Attachments of a record, the latest first.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn di(ufficio: &Ufficio, oggetto: &str, id: &str) -> Result<Vec<Allegato>, Errore> {
    Ok(ufficio.archivio.allegati(oggetto, id).await?.into_iter().map(visto).collect())
}
