//! Art. 9 c. 5: without a choice of the employer, who is sent is the next in the ranking of the list.

use super::richiesta::{Modalita, OrdineAnnuale, RichiestaNullaOsta};
use crate::controllo::Controllo;
use crate::fonte::Fonte;

const CODICE: &str = "ordine";
const TITOLO: &str = "Ordine dell'elenco";

/// A numeric request follows the ranking. Who goes before others may have the profile asked for, or come from
/// a call among those who adhered (art. 7 c. 1-bis): the official says why, nothing is barred.
pub(super) fn ordine(richiesta: &RichiestaNullaOsta) -> Controllo {
    match (richiesta.modalita, &richiesta.ordine) {
        (Modalita::Nominativa, _) => Controllo::non_pertinente(CODICE, TITOLO, "La richiesta è nominativa."),
        (Modalita::Numerica, None) => Controllo::attenzione(
            CODICE,
            TITOLO,
            "L'elenco non ha una graduatoria annuale definitiva: controlla l'ordine su quella dell'avviso.",
        ),
        (Modalita::Numerica, Some(ordine)) => nella_graduatoria(ordine),
    }
    .cita(Fonte::legge("L. 68/1999", "9", "5", ""))
    .cita(Fonte::legge("L. 68/1999", "8", "2", ""))
}

fn nella_graduatoria(ordine: &OrdineAnnuale) -> Controllo {
    let anno = ordine.anno;
    let Some(posizione) = ordine.posizione else {
        let dettaglio = format!("Non ha un posto nella graduatoria del {anno}: chi ce l'ha viene prima.");
        return Controllo::attenzione(CODICE, TITOLO, dettaglio);
    };
    let posto = format!("Ha il posto {posizione} nella graduatoria del {anno}");
    match ordine.prima.as_slice() {
        [] => Controllo::fatto(CODICE, TITOLO, format!("{posto}: nessuno prima è ancora da avviare.")),
        [uno] => {
            let dettaglio = format!("{posto}: prima c'è il posto {uno}, ancora da avviare. Scrivi nelle note perché.");
            Controllo::attenzione(CODICE, TITOLO, dettaglio)
        }
        [primo, altri @ ..] => {
            let quanti = altri.len() + 1;
            let dettaglio = format!(
                "{posto}: prima ci sono {quanti} persone ancora da avviare, dal posto {primo}. Scrivi nelle note perché."
            );
            Controllo::attenzione(CODICE, TITOLO, dettaglio)
        }
    }
}
