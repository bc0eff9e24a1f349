//! The checks of a request of registration. No word of theirs says a diagnosis or a measure.

use super::documenti::DocumentoRichiesto;
use super::domanda::{Cittadinanza, DomandaIscrizione, Studi};
use super::{fonte, motivi};
use crate::controllo::{Controllo, EsitoControllo};
use crate::errore::{ErroreNorma, italiana};
use crate::eta;
use crate::fonte::Fonte;
use crate::l68_1999::art01_beneficiari::{Categoria, EsitoRequisito, GiudizioRequisito, Titolo};
use crate::parametri::Parametri;
use mirato_domain::Euro;

/// Every check, from the age to the documents.
pub(super) fn controlli(
    p: &Parametri,
    domanda: &DomandaIscrizione,
    categoria: &Categoria,
    requisito: Option<&GiudizioRequisito>,
    documenti: &[DocumentoRichiesto],
) -> Result<Vec<Controllo>, ErroreNorma> {
    let mut controlli = vec![
        eta_minima(p, domanda)?,
        eta_massima(p, domanda)?,
        competenza(p, domanda)?,
        disoccupazione(p, domanda, categoria)?,
        soggiorno(domanda),
        requisito_della_categoria(requisito, legame(p, domanda, categoria)?),
    ];
    controlli.push(altre_iscrizioni(domanda));
    controlli.extend(attesa(p, domanda)?);
    controlli.push(documentazione(documenti));
    Ok(controlli)
}

fn eta_minima(p: &Parametri, domanda: &DomandaIscrizione) -> Result<Controllo, ErroreNorma> {
    let anni = p.intero("eta_minima_iscrizione", domanda.presentata_il)?;
    let giorno = eta::compiuti(domanda.nato_il, anni.valore * 12)?;
    let controllo = if giorno <= domanda.presentata_il {
        Controllo::fatto("eta_minima", "Età minima raggiunta", format!("La persona ha compiuto {} anni.", anni.valore))
    } else {
        let dettaglio = format!("compie {} anni il {}: da quel giorno può iscriversi.", anni.valore, italiana(&giorno));
        Controllo::impedisce("eta_minima", "Età minima non raggiunta", dettaglio)
    };
    Ok(controllo.secondo(&anni))
}

fn eta_massima(p: &Parametri, domanda: &DomandaIscrizione) -> Result<Controllo, ErroreNorma> {
    let (giorno, eta) = eta::pensione(p, domanda.nato_il)?;
    let controllo = if domanda.presentata_il < giorno {
        let dettaglio = format!("L'età della pensione di vecchiaia si raggiunge il {}.", italiana(&giorno));
        Controllo::fatto("eta_massima", "Età della pensione non raggiunta", dettaglio)
    } else {
        let dettaglio = format!("raggiunta il {}: non ci si iscrive più.", italiana(&giorno));
        Controllo::impedisce("eta_massima", "Età della pensione raggiunta", dettaglio)
    };
    Ok(controllo.cita(Fonte::legge("D.P.R. 333/2000", "1", "1", "")).secondo(&eta))
}

fn competenza(p: &Parametri, domanda: &DomandaIscrizione) -> Result<Controllo, ErroreNorma> {
    let luogo = p.scelta("competenza_iscrizione", domanda.presentata_il)?;
    let domicilio = (luogo.valore == "domicilio").then_some(domanda.provincia_domicilio).flatten();
    let controllo = match domicilio.or(domanda.provincia_residenza) {
        None => Controllo::impedisce("competenza", "Residenza mancante", "scrivi la provincia di residenza."),
        Some(provincia) if domanda.province_ufficio.contains(&provincia) => {
            let dettaglio = format!("La provincia di {} è di questo ufficio.", provincia.nome());
            Controllo::fatto("competenza", "Ufficio competente", dettaglio)
        }
        Some(provincia) => {
            let dettaglio = format!("la persona si iscrive all'ufficio della provincia di {}.", provincia.nome());
            Controllo::impedisce("competenza", "Un altro ufficio è competente", dettaglio)
        }
    };
    Ok(controllo.secondo(&luogo))
}

fn disoccupazione(p: &Parametri, domanda: &DomandaIscrizione, categoria: &Categoria) -> Result<Controllo, ErroreNorma> {
    let codice = "disoccupazione";
    let did = Fonte::legge("D.Lgs. 150/2015", "19", "1", "");
    if !categoria.did {
        // The outcome stands outside the sealed part: it reads as any other, and tells nothing of the category.
        let dettaglio = domanda.did_il.map_or_else(|| "Niente impedisce l'iscrizione.".to_owned(), con_did);
        return Ok(Controllo::fatto(codice, "Stato di disoccupazione", dettaglio).cita(fonte()).cita(did));
    }
    let Some(il) = domanda.did_il else {
        let dettaglio = "falla rendere sul portale nazionale o all'ufficio, poi scrivi la data.";
        return Ok(Controllo::impedisce(codice, "Manca la dichiarazione di disponibilità", dettaglio).cita(did));
    };
    if il > domanda.presentata_il {
        let dettaglio = format!("è del {}, dopo la domanda: correggi la data.", italiana(&il));
        return Ok(Controllo::impedisce(codice, "Dichiarazione di disponibilità successiva", dettaglio).cita(did));
    }
    for lavoro in [super::TipoLavoro::Subordinato, super::TipoLavoro::Autonomo] {
        let redditi = domanda.redditi.iter().filter(|reddito| reddito.lavoro == lavoro);
        let totale = redditi.fold(0_i64, |somma, reddito| somma.saturating_add(reddito.importo.centesimi()));
        let limite = p.euro(lavoro.limite(), domanda.presentata_il)?;
        if totale > limite.valore.centesimi() {
            let dettaglio = format!(
                "{} da {} superano {}: la persona non è disoccupata.",
                Euro::da_centesimi(totale).italiano(),
                lavoro.nome(),
                limite.valore.italiano()
            );
            let controllo = Controllo::impedisce(codice, "Reddito oltre il limite", dettaglio);
            return Ok(controllo.cita(did).secondo(&limite));
        }
    }
    Ok(Controllo::fatto(codice, "Stato di disoccupazione", con_did(il)).cita(fonte()).cita(did))
}

fn con_did(il: chrono::NaiveDate) -> String {
    format!("Dichiarazione di disponibilità del {}.", italiana(&il))
}

fn soggiorno(domanda: &DomandaIscrizione) -> Controllo {
    let codice = "soggiorno";
    if domanda.cittadinanza != Cittadinanza::ExtraUe {
        let dettaglio = "Chi è cittadino italiano o dell'Unione non ne ha bisogno.";
        return Controllo::non_pertinente(codice, "Permesso di soggiorno", dettaglio);
    }
    let controllo = match domanda.permesso_fino_al {
        Some(fine) if fine >= domanda.presentata_il => {
            Controllo::fatto(codice, "Permesso di soggiorno valido", format!("Vale fino al {}.", italiana(&fine)))
        }
        _ if domanda.permesso_in_rinnovo => {
            let dettaglio = "È in rinnovo: conserva la ricevuta e chiedi il nuovo permesso.";
            Controllo::attenzione(codice, "Permesso di soggiorno in rinnovo", dettaglio)
        }
        Some(fine) => {
            let dettaglio = format!("è scaduto il {}: chiedi quello nuovo o la ricevuta del rinnovo.", italiana(&fine));
            Controllo::impedisce(codice, "Permesso di soggiorno scaduto", dettaglio)
        }
        None => {
            let dettaglio = "chiedilo e scrivi fino a quando vale.";
            Controllo::impedisce(codice, "Manca il permesso di soggiorno", dettaglio)
        }
    };
    controllo.cita(Fonte::legge("D.Lgs. 286/1998", "22", "", "").da_confermare())
}

/// Whether the category's own ground is there, besides the act that proves it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Legame {
    /// It asks for none, or it is there.
    Provato,
    /// It is not.
    NonProvato,
    /// What it is judged on was not written down.
    Manca,
    /// The office has to find out.
    DaValutare,
}

/// The outcome alone: thresholds, measures and the ground of a relative stay in the sealed part, because that one
/// was looked at would already tell the category.
fn requisito_della_categoria(requisito: Option<&GiudizioRequisito>, legame: Legame) -> Controllo {
    let codice = "requisito";
    match (requisito.map(|giudizio| giudizio.esito), legame) {
        (None, _) => Controllo::impedisce(codice, "Requisito senza atto", "registra l'atto che lo prova."),
        (Some(EsitoRequisito::NonSoddisfatto), _) | (_, Legame::NonProvato) => {
            let dettaglio = "l'atto presentato non basta per questo elenco; il motivo è nella parte riservata.";
            Controllo::impedisce(codice, "Requisito non provato", dettaglio)
        }
        (_, Legame::Manca) => {
            let dettaglio = "manca un dato su cui si giudica: completa la parte riservata.";
            Controllo::impedisce(codice, "Requisito incompleto", dettaglio)
        }
        (Some(EsitoRequisito::DaValutare), _) | (_, Legame::DaValutare) => {
            let dettaglio = "L'atto non dice tutto: valutalo nella parte riservata.";
            Controllo::attenzione(codice, "Requisito da valutare", dettaglio)
        }
        (Some(EsitoRequisito::Soddisfatto), Legame::Provato) => {
            Controllo::fatto(codice, "Requisito provato", "L'atto presentato basta per l'elenco.")
        }
    }
    .cita(fonte())
}

/// The age of an orphan at the event, and the ground of the relatives of a grave invalid (D.P.R. 333/2000 art. 1
/// c. 2).
fn legame(p: &Parametri, domanda: &DomandaIscrizione, categoria: &Categoria) -> Result<Legame, ErroreNorma> {
    Ok(match categoria.titolo {
        Titolo::Proprio | Titolo::Coniuge | Titolo::Familiare => Legame::Provato,
        Titolo::FamiliareGrandeInvalido => match domanda.dante_causa_mai_avviato {
            Some(true) => Legame::Provato,
            Some(false) => Legame::NonProvato,
            None => Legame::DaValutare,
        },
        Titolo::Orfano => {
            let Some(evento) = &domanda.evento else { return Ok(Legame::Manca) };
            let parametro = match evento.studi {
                None => "eta_orfano_minore",
                Some(Studi::ScuolaSuperiore) => "eta_orfano_scuola_superiore",
                Some(Studi::Universita) => "eta_orfano_universita",
            };
            let anni = p.intero(parametro, domanda.presentata_il)?;
            let compiuti = eta::compiuti(domanda.nato_il, anni.valore * 12)?;
            if evento.il < compiuti { Legame::Provato } else { Legame::NonProvato }
        }
    })
}

fn altre_iscrizioni(domanda: &DomandaIscrizione) -> Controllo {
    let codice = "altre_iscrizioni";
    let altrove = domanda.iscrizioni_aperte.iter().find_map(|aperta| aperta.altro_ufficio);
    let stesso = domanda
        .iscrizioni_aperte
        .iter()
        .any(|aperta| aperta.elenco == domanda.elenco && aperta.altro_ufficio.is_none());
    let controllo = if stesso {
        let dettaglio = "la persona è già iscritta: aggiorna l'iscrizione che c'è, o chiudila prima.";
        Controllo::impedisce(codice, "Iscrizione già aperta in questo elenco", dettaglio)
    } else if let Some(provincia) = altrove {
        let dettaglio =
            format!("l'ufficio della provincia di {} la tiene ancora: chiedi la cancellazione.", provincia.nome());
        Controllo::impedisce(codice, "Iscrizione aperta in un altro ufficio", dettaglio)
    } else {
        Controllo::fatto(codice, "Nessun'altra iscrizione aperta", "Né in questo elenco né in un altro ufficio.")
    };
    controllo.cita(fonte())
}

/// The months that some grounds of cancellation put before a new registration.
fn attesa(p: &Parametri, domanda: &DomandaIscrizione) -> Result<Option<Controllo>, ErroreNorma> {
    let Some(precedente) = &domanda.ultima_cancellazione else { return Ok(None) };
    let motivo = motivi::cancellazione(p, &precedente.motivo, precedente.il)?;
    let prima = eta::compiuti(precedente.il, i64::from(motivo.mesi_reiscrizione))?;
    let (esito, dettaglio) = if motivo.mesi_reiscrizione == 0 {
        (EsitoControllo::NonPertinente, format!("«{}» non chiede un'attesa.", motivo.nome))
    } else if domanda.presentata_il < prima {
        let dettaglio =
            format!("cancellata il {}: può reiscriversi dal {}.", italiana(&precedente.il), italiana(&prima));
        (EsitoControllo::Impedisce, dettaglio)
    } else {
        (EsitoControllo::Fatto, format!("L'attesa è finita il {}.", italiana(&prima)))
    };
    let controllo = Controllo::nuovo("attesa", esito, "Attesa dopo la cancellazione", dettaglio);
    Ok(Some(controllo.cita(motivo.citazione.fonte)))
}

/// Missing documents do not bar the request: they suspend its term until they arrive.
fn documentazione(documenti: &[DocumentoRichiesto]) -> Controllo {
    let mancano: Vec<&str> =
        documenti.iter().filter(|uno| uno.obbligatorio && !uno.presentato).map(|uno| uno.nome.as_str()).collect();
    if mancano.is_empty() {
        return Controllo::fatto("documenti", "Documenti completi", "Sono arrivati tutti quelli obbligatori.");
    }
    let titolo = if let [uno] = mancano[..] {
        format!("Manca un documento: {uno}")
    } else {
        format!("Mancano {} documenti", mancano.len())
    };
    Controllo::attenzione("documenti", titolo, format!("Chiedi: {}.", mancano.join("; "))).cita(Fonte::legge(
        "L. 241/1990",
        "2",
        "7",
        "",
    ))
}
