//! A review and the schedule of deadlines as files.

use super::elenco::{Elenco, campo, data, esporta, filtro_in_parole, somma, testo};
use crate::api::{
    EsportaScadenzario, FileScritto, FiltroRevisione, Formato, FormatoScadenzario, RigaRivisto, RigaScadenza,
};
use crate::stati::classe;
use crate::ufficio::Ufficio;
use mirato_domain::{Errore, Euro};
use mirato_exchange::esporta::Valore;

/// The employers of a review, with their totals.
///
/// # Errors
/// `file_non_scritto`.
pub async fn revisione(
    ufficio: &Ufficio,
    (al, filtro): (&str, &FiltroRevisione),
    righe: &[RigaRivisto],
    formato: Formato,
    percorso: String,
) -> Result<FileScritto, Errore> {
    let parole = filtro_in_parole(&[
        ("revisione al", al),
        ("testo", &filtro.testo),
        ("provincia", &filtro.provincia),
        ("classe", &filtro.classe),
        ("settore", &filtro.settore),
        ("stato", &filtro.stato),
        ("scoperti", &filtro.scoperti),
        ("tolleranza", &filtro.tolleranza),
        ("cambiato", &filtro.cambiato),
        ("prospetto", &filtro.prospetto),
    ]);
    let elenco = Elenco::nuovo(
        "Revisione dei datori",
        parole,
        righe,
        [
            campo("Datore di lavoro", |r| testo(&r.denominazione)),
            campo("Codice fiscale", |r| testo(&r.codice_fiscale)),
            campo("Sede legale", |r| testo(&r.provincia)),
            campo("ATECO", |r| testo(&r.settore)),
            campo("Classe", |r| testo(classe(&r.classe))),
            somma("Base art. 3", |r| Valore::Intero(r.base_art3)),
            somma("Quota art. 3", |r| Valore::Intero(r.quota_art3)),
            somma("In forza art. 3", |r| Valore::Intero(r.in_forza_art3)),
            somma("Esonerati", |r| Valore::Intero(r.esonerati)),
            somma("Sospesi", |r| Valore::Intero(r.sospesi)),
            somma("In convenzione", |r| Valore::Intero(r.convenzione)),
            somma("Scoperture art. 3", |r| Valore::Intero(r.scopertura_art3)),
            somma("Scoperture art. 18", |r| Valore::Intero(r.scopertura_art18)),
            campo("Scoperto dal", |r| giorno(r.scoperto_dal.as_deref())),
            campo("Termine dei 60 giorni", |r| giorno(r.termine.as_deref())),
            campo("Stato", |r| testo(&r.stato.testo)),
            campo("Prospetto", |r| testo(&r.prospetto.testo)),
            campo("Prospetto al", |r| giorno(r.prospetto_al.as_deref())),
            somma("Esposizione (per l'Ispettorato)", |r| Valore::Importo(Euro::da_centesimi(r.esposizione))),
            campo("Dalla revisione prima", |r| testo(&r.cambiato.testo)),
            campo("Che cosa è cambiato", |r| testo(&r.cambiamenti.join(" "))),
        ],
    );
    esporta(ufficio, elenco, formato, percorso).await
}

/// A day that may be missing.
fn giorno(iso: Option<&str>) -> Valore {
    iso.map_or(Valore::Vuoto, data)
}

/// The schedule of deadlines.
///
/// # Errors
/// `file_non_scritto`.
pub async fn scadenzario(
    ufficio: &Ufficio,
    richiesta: &EsportaScadenzario,
    righe: &[RigaScadenza],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole = filtro_in_parole(&[
        ("dal", &filtro.dal),
        ("al", &filtro.al),
        ("tipo", &filtro.tipo),
        ("provincia", &filtro.provincia),
        ("seguita da", &filtro.seguita_da),
        ("testo", &filtro.testo),
    ]);
    let formato = match richiesta.formato {
        FormatoScadenzario::Xlsx | FormatoScadenzario::Ics => Formato::Xlsx,
        FormatoScadenzario::Csv => Formato::Csv,
        FormatoScadenzario::Pdf => Formato::Pdf,
    };
    let elenco = Elenco::nuovo(
        "Scadenzario",
        parole,
        righe,
        [
            campo("Data", |r| data(&r.data)),
            campo("Giorni", |r| Valore::Intero(r.giorni)),
            campo("Scadenza", |r| testo(&r.cosa)),
            campo("Riguarda", |r| testo(&r.titolo)),
            campo("Dettaglio", |r| testo(&r.dettaglio)),
            campo("Provincia", |r| testo(&r.provincia)),
            campo("Seguita da", |r| testo(&r.seguita_da)),
            campo("Norma", |r| testo(&r.norma)),
        ],
    );
    esporta(ufficio, elenco, formato, richiesta.percorso.clone()).await
}
