//! Lists of calls and of the applications to one. Nothing that gives points, nor the list they come from.

use super::elenco::{Elenco, campo, data, esporta, filtro_in_parole, testo};
use crate::api::{
    ConfrontoAnnuale, EsportaAvvisi, EsportaConfrontoAnnuale, EsportaDomandeAvviso, FileScritto, RigaAvviso,
    RigaDomandaAvviso, SpostamentoAnnuale,
};
use crate::ufficio::Ufficio;
use mirato_domain::Errore;
use mirato_exchange::esporta::Valore;

/// The list of calls.
///
/// # Errors
/// `file_non_scritto`.
pub async fn avvisi(ufficio: &Ufficio, richiesta: EsportaAvvisi, righe: &[RigaAvviso]) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole =
        filtro_in_parole(&[("testo", &filtro.testo), ("stato", &filtro.stato), ("scadenza", &filtro.scadenza)]);
    let elenco = Elenco::nuovo(
        "Avvisi",
        parole,
        righe,
        [
            campo("Avviso", |r| testo(&r.numero)),
            campo("Ente", |r| testo(&r.ente)),
            campo("Profilo", |r| testo(&r.profilo)),
            campo("Posti", |r| Valore::Intero(i64::from(r.posti))),
            campo("Domande", |r| Valore::Intero(i64::from(r.domande))),
            campo("Richiesta del", |r| data(&r.richiesta_il)),
            campo("Adesioni fino al", |r| data(&r.adesioni_al)),
            campo("Prossimo termine", |r| data(&r.scadenza)),
            campo("Stato", |r| testo(&r.stato.testo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

/// The applications to a call.
///
/// # Errors
/// `file_non_scritto`.
pub async fn domande_avviso(
    ufficio: &Ufficio,
    richiesta: EsportaDomandeAvviso,
    righe: &[RigaDomandaAvviso],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole = filtro_in_parole(&[("testo", &filtro.testo), ("stato", &filtro.stato)]);
    let elenco = Elenco::nuovo(
        "Domande",
        parole,
        righe,
        [
            campo("Codice", |r| testo(&r.codice)),
            campo("Persona", |r| testo(&r.persona)),
            campo("Codice fiscale", |r| testo(&r.codice_fiscale)),
            campo("Arrivata il", |r| data(&r.pervenuta_il)),
            campo("Canale", |r| testo(&r.canale)),
            campo("Protocollo", |r| testo(&r.protocollo)),
            campo("Stato", |r| testo(&r.stato.testo)),
            campo("Motivo", |r| testo(&r.motivo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

/// A yearly list beside that of the year before.
///
/// # Errors
/// `file_non_scritto`.
pub async fn confronto_annuale(
    ufficio: &Ufficio,
    richiesta: EsportaConfrontoAnnuale,
    confronto: &ConfrontoAnnuale,
) -> Result<FileScritto, Errore> {
    let filtro = format!(
        "rispetto al {}: escono {}, entrano {}, si spostano {}, restano al loro posto {}",
        confronto.anno_prima, confronto.uscite, confronto.entrate, confronto.spostate, confronto.ferme
    );
    let elenco = Elenco::nuovo(
        "Elenco annuale: confronto",
        filtro,
        &confronto.righe,
        [
            campo("Persona", |r| testo(&r.persona)),
            campo("Che cosa", |r: &SpostamentoAnnuale| {
                testo(match r.che.as_str() {
                    "uscita" => "esce",
                    "entrata" => "entra",
                    _ => "si sposta",
                })
            }),
            campo("Posto prima", |r| posto(r.posizione_prima)),
            campo("Punti prima", |r| testo(&r.punti_prima)),
            campo("Posto dopo", |r| posto(r.posizione_dopo)),
            campo("Punti dopo", |r| testo(&r.punti_dopo)),
            campo("Perché esce", |r| testo(&r.motivo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso).await
}

/// A place; nothing for who has none.
fn posto(posizione: u32) -> Valore {
    if posizione == 0 { Valore::Vuoto } else { Valore::Intero(i64::from(posizione)) }
}
