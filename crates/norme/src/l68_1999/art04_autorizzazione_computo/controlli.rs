//! The checks of a request to count a worker. No word of theirs says a diagnosis or a measure.

use super::{CasoComputo, DomandaComputo, GiudizioComputo, InadempimentoDatore, fonte, riconoscimento};
use crate::controllo::Controllo;
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art01_beneficiari::EsitoRequisito;
use crate::l68_1999::art03_quota::Classe;
use crate::l68_1999::art07_nulla_osta::UnitaOraria;
use crate::l68_1999::art08_iscrizione::DocumentoRichiesto;
use crate::l241_1990::termini::{Procedimento, Termine};
use crate::parametri::Parametri;

/// Every check, in the order of the screen.
pub(super) fn controlli(
    p: &Parametri,
    domanda: &DomandaComputo,
    requisito: &GiudizioComputo,
    unita: &UnitaOraria,
    documenti: &[DocumentoRichiesto],
    risposta: &Termine,
) -> Result<Vec<Controllo>, ErroreNorma> {
    let mut controlli = vec![momento(domanda), soglia(domanda, requisito)];
    if domanda.caso == CasoComputo::DuranteIlRapporto {
        controlli.push(inidoneita(domanda));
        controlli.push(inadempimento(domanda));
    }
    controlli.push(rapporto(domanda));
    controlli.push(revisione(domanda));
    controlli.push(orario(unita));
    controlli.push(gia_computato(domanda));
    controlli.push(obbligo(domanda));
    controlli.push(documentazione(documenti));
    let termine = p.intero(Procedimento::Computo.parametro(), domanda.pervenuta_il)?;
    let scadenza = italiana(&risposta.scadenza);
    controlli.push(
        if domanda.al <= risposta.scadenza {
            Controllo::fatto("termine", "Risposta nei termini", format!("Il termine finisce il {scadenza}."))
        } else {
            Controllo::attenzione("termine", "Termine superato", format!("Il termine è finito il {scadenza}."))
        }
        .secondo(&termine),
    );
    Ok(controlli)
}

/// Whether the disability arose when the case says.
fn momento(domanda: &DomandaComputo) -> Controllo {
    let (dal, assunto) = (riconoscimento(domanda), domanda.assunto_il);
    let (dal_testo, assunto_testo) = (italiana(&dal), italiana(&assunto));
    let controllo = match domanda.caso {
        CasoComputo::PrimaDellAssunzione if dal <= assunto => {
            let dettaglio = format!("Riconosciuta dal {dal_testo}, assunzione del {assunto_testo}.");
            Controllo::fatto("momento", "Disabilità precedente all'assunzione", dettaglio)
        }
        CasoComputo::PrimaDellAssunzione => {
            let dettaglio = format!(
                "Riconosciuta dal {dal_testo}, dopo l'assunzione del {assunto_testo}: accerta che fosse precedente."
            );
            Controllo::attenzione("momento", "Disabilità riconosciuta dopo l'assunzione", dettaglio)
        }
        CasoComputo::DuranteIlRapporto if dal >= assunto => {
            let dettaglio = format!("Assunzione del {assunto_testo}, riconosciuta dal {dal_testo}.");
            Controllo::fatto("momento", "Disabilità sopravvenuta", dettaglio)
        }
        CasoComputo::DuranteIlRapporto => {
            let dettaglio = format!("è riconosciuta dal {dal_testo}, prima dell'assunzione: usa l'altro caso.");
            Controllo::impedisce("momento", "Disabilità precedente all'assunzione", dettaglio)
        }
    };
    controllo.cita(fonte(domanda.caso))
}

fn soglia(domanda: &DomandaComputo, requisito: &GiudizioComputo) -> Controllo {
    let codice = "requisito";
    match requisito.esito {
        EsitoRequisito::Soddisfatto => Controllo::fatto(codice, "Soglia raggiunta", "L'atto presentato basta."),
        EsitoRequisito::NonSoddisfatto => Controllo::impedisce(
            codice,
            "Soglia non raggiunta",
            "l'atto presentato non basta; il motivo è nella parte riservata.",
        ),
        EsitoRequisito::DaValutare => Controllo::attenzione(
            codice,
            "Soglia da valutare",
            "L'atto non dice tutto: valutalo nella parte riservata.",
        ),
    }
    .cita(fonte(domanda.caso))
}

fn inidoneita(domanda: &DomandaComputo) -> Controllo {
    let codice = "inidoneita";
    match domanda.inidoneo_alle_mansioni {
        Some(true) => Controllo::fatto(
            codice,
            "Inidoneità alle mansioni",
            "La persona non può più svolgere le mansioni che aveva.",
        ),
        Some(false) => {
            let dettaglio = "chi può svolgere le mansioni che aveva non si computa.";
            Controllo::impedisce(codice, "Inidoneità alle mansioni", dettaglio)
        }
        None => {
            let dettaglio = "manca il giudizio del medico competente: chiedilo.";
            Controllo::impedisce(codice, "Inidoneità alle mansioni", dettaglio)
        }
    }
    .cita(fonte(domanda.caso))
}

fn inadempimento(domanda: &DomandaComputo) -> Controllo {
    let codice = "inadempimento";
    let titolo = "Sicurezza e igiene del lavoro";
    match domanda.inadempimento {
        Some(InadempimentoDatore::Nessuno) => {
            Controllo::fatto(codice, titolo, "Non risulta un inadempimento del datore accertato in giudizio.")
        }
        Some(InadempimentoDatore::GiudizioInCorso) => {
            let dettaglio = "Un giudizio è in corso: se accerterà l'inadempimento, l'autorizzazione si revoca.";
            Controllo::attenzione(codice, titolo, dettaglio)
        }
        Some(InadempimentoDatore::AccertatoInGiudizio) => {
            let dettaglio = "un giudizio ha accertato l'inadempimento del datore: la persona non si computa.";
            Controllo::impedisce(codice, titolo, dettaglio)
        }
        None => Controllo::attenzione(codice, titolo, "Chiedi al datore la dichiarazione sull'origine dell'inabilità."),
    }
    .cita(fonte(CasoComputo::DuranteIlRapporto))
}

fn rapporto(domanda: &DomandaComputo) -> Controllo {
    let fine = domanda.cessato_il.or(domanda.contratto_fino_al);
    match fine {
        Some(fine) if fine < domanda.al => {
            Controllo::impedisce("rapporto", "Rapporto cessato", format!("è finito il {}.", italiana(&fine)))
        }
        Some(fine) => {
            let dettaglio = format!("Finisce il {}: da allora la persona non si computa più.", italiana(&fine));
            Controllo::attenzione("rapporto", "Contratto a termine", dettaglio)
        }
        None => Controllo::fatto("rapporto", "Rapporto in corso", "Il contratto è a tempo indeterminato."),
    }
    .cita(Fonte::legge("L. 68/1999", "4", "1", ""))
}

fn revisione(domanda: &DomandaComputo) -> Controllo {
    let codice = "revisione";
    match domanda.accertamento.rivedibile_il {
        None => Controllo::fatto(codice, "Atto senza revisione", "L'atto non fissa una revisione."),
        Some(giorno) if giorno < domanda.al => {
            let dettaglio = format!("andava rivisto entro il {}: chiedi l'atto nuovo.", italiana(&giorno));
            Controllo::impedisce(codice, "Atto da rivedere", dettaglio)
        }
        Some(giorno) => {
            let dettaglio = format!("Va rivisto entro il {}: l'autorizzazione vale fino ad allora.", italiana(&giorno));
            Controllo::attenzione(codice, "Atto rivedibile", dettaglio)
        }
    }
    .cita(fonte(domanda.caso).prassi())
}

fn orario(unita: &UnitaOraria) -> Controllo {
    let controllo = if unita.intera {
        Controllo::fatto("orario", "Orario", unita.spiega.clone())
    } else {
        Controllo::attenzione("orario", "Orario fino alla metà", unita.spiega.clone())
    };
    unita.fonti.iter().cloned().fold(controllo, Controllo::cita)
}

fn gia_computato(domanda: &DomandaComputo) -> Controllo {
    if domanda.gia_computato {
        let dettaglio = "è già contata nella quota: non serve un'altra autorizzazione.";
        Controllo::impedisce("gia_computata", "Persona già computata", dettaglio)
    } else {
        Controllo::fatto("gia_computata", "Persona non ancora computata", "Non copre già un'unità di questo datore.")
    }
    .cita(Fonte::legge("L. 68/1999", "4", "1", ""))
}

fn obbligo(domanda: &DomandaComputo) -> Controllo {
    let dettaglio = if domanda.classe == Classe::NonSoggetto {
        "Il datore non è soggetto agli obblighi: può chiederla lo stesso."
    } else {
        "Il datore è soggetto agli obblighi: la persona esce dalla base e copre la quota."
    };
    Controllo::fatto("obbligo", "Effetto per il datore", dettaglio)
        .cita(Fonte::legge("Carta dei servizi per il lavoro della Regione Liguria", "", "", "").prassi())
}

fn documentazione(documenti: &[DocumentoRichiesto]) -> Controllo {
    let mancano: Vec<&str> =
        documenti.iter().filter(|uno| uno.obbligatorio && !uno.presentato).map(|uno| uno.nome.as_str()).collect();
    if mancano.is_empty() {
        return Controllo::fatto("documenti", "Documenti completi", "Sono arrivati tutti quelli obbligatori.");
    }
    Controllo::attenzione("documenti", "Documenti da chiedere", format!("Chiedi: {}.", mancano.join("; ")))
        .cita(Fonte::legge("L. 241/1990", "2", "7", ""))
}
