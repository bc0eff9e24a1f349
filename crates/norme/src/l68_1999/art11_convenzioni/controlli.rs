//! The checks common to every agreement, in the order of the screen.

use super::TipoConvenzione;
use super::richiesta::{Bollo, Parere, RichiestaConvenzione};
use crate::controllo::Controllo;
use crate::errore::{ErroreNorma, italiana};
use crate::eta::compiuti;
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::Classe;
use crate::l241_1990::termini::{Procedimento, RichiestaTermine, termine};
use crate::parametri::Parametri;
use mirato_domain::situazione::Natura;

/// Every common check.
pub(super) fn controlli(p: &Parametri, richiesta: &RichiestaConvenzione) -> Result<Vec<Controllo>, ErroreNorma> {
    Ok(vec![
        competenza(richiesta),
        soggetto(richiesta),
        domanda(richiesta),
        scopertura(richiesta),
        durata(p, richiesta)?,
        comitato(richiesta),
        commissione(p, richiesta)?,
        integrazione(richiesta),
        bollo(p, richiesta)?,
        risposta(p, richiesta)?,
    ])
}

fn competenza(richiesta: &RichiestaConvenzione) -> Controllo {
    let nome = richiesta.provincia.nome();
    if richiesta.province_ufficio.contains(&richiesta.provincia) {
        Controllo::fatto("competenza", "Ufficio competente", format!("Le assunzioni sono nella provincia di {nome}."))
    } else {
        let dettaglio = format!("le assunzioni sono nella provincia di {nome}: la stipula il suo ufficio.");
        Controllo::impedisce("competenza", "Un altro ufficio è competente", dettaglio)
    }
    .cita(Fonte::legge("L. 68/1999", "11", "1", ""))
}

/// Who may sign: anybody an agreement of art. 11, obliged or not; private obliged employers the others.
fn soggetto(richiesta: &RichiestaConvenzione) -> Controllo {
    let (codice, datore, tipo) = ("soggetto", &richiesta.datore, richiesta.tipo);
    let obbligato = datore.classe != Classe::NonSoggetto;
    if tipo.solo_privati() && datore.natura == Natura::Pubblico {
        let dettaglio = "questa convenzione è dei datori privati: proponi quella dell'art. 11.";
        return Controllo::impedisce(codice, "Il datore è pubblico", dettaglio).cita(tipo.fonte());
    }
    if tipo == TipoConvenzione::InserimentoLavorativo && datore.classe != Classe::Oltre50 {
        let dettaglio = "serve un datore con più di 50 lavoratori computabili.";
        return Controllo::impedisce(codice, "Il datore non ha più di 50 lavoratori", dettaglio).cita(tipo.fonte());
    }
    match (tipo.solo_privati(), obbligato) {
        (true, false) => Controllo::impedisce(codice, "Il datore non è obbligato", "non ha una quota da coprire così.")
            .cita(tipo.fonte()),
        (false, false) => {
            let dettaglio = "Non è soggetto agli obblighi: la convenzione è possibile lo stesso.";
            Controllo::fatto(codice, "Datore non obbligato", dettaglio).cita(Fonte::legge("L. 68/1999", "11", "3", ""))
        }
        (_, true) => Controllo::fatto(codice, "Datore obbligato", "Può stipulare.").cita(tipo.fonte()),
    }
}

fn domanda(richiesta: &RichiestaConvenzione) -> Controllo {
    let (codice, fonte) = ("domanda", Fonte::legge("D.P.R. 445/2000", "38", "", ""));
    match (richiesta.firmata, richiesta.carta_intestata) {
        (true, true) => Controllo::fatto(codice, "Richiesta firmata, su carta intestata", "È completa."),
        (true, false) => {
            let dettaglio = "È firmata, ma non su carta intestata: l'ufficio può chiederla.";
            Controllo::attenzione(codice, "Richiesta senza carta intestata", dettaglio)
        }
        (false, _) => {
            let dettaglio = "manca la firma del legale rappresentante: chiedila.";
            Controllo::impedisce(codice, "Richiesta non firmata", dettaglio)
        }
    }
    .cita(fonte)
}

/// The units of the plan beside those uncovered.
fn scopertura(richiesta: &RichiestaConvenzione) -> Controllo {
    let (codice, datore) = ("scopertura", &richiesta.datore);
    let (art3, art18) = richiesta.unita();
    if datore.classe == Classe::NonSoggetto {
        return Controllo::non_pertinente(
            codice,
            "Scopertura",
            "Il datore non è soggetto: le assunzioni sono volontarie.",
        );
    }
    let libere3 = datore.scopertura_art3.saturating_sub(datore.gia_in_convenzione_art3);
    let libere18 = datore.scopertura_art18.saturating_sub(datore.gia_in_convenzione_art18);
    let conto = format!(
        "Il piano prevede {art3} unità dell'art. 3 e {art18} dell'art. 18; da coprire ce ne sono {libere3} e {libere18}."
    );
    let controllo = if art3 > libere3 || art18 > libere18 {
        Controllo::attenzione(
            codice,
            "Il piano supera la scopertura",
            format!("{conto} Quelle in più sono volontarie."),
        )
    } else if art3 < libere3 || art18 < libere18 {
        let dettaglio = format!("{conto} Le altre restano dovute nei termini di legge.");
        Controllo::attenzione(codice, "Il piano non copre tutta la scopertura", dettaglio)
    } else {
        Controllo::fatto(codice, "Il piano copre la scopertura", conto)
    };
    let controllo = controllo.cita(Fonte::legge("L. 68/1999", "3", "1", ""));
    if art18 > 0 { controllo.cita(Fonte::legge("L. 68/1999", "11", "1", "").prassi()) } else { controllo }
}

/// Whether the agreement lasts more than some months.
pub(super) fn supera(richiesta: &RichiestaConvenzione, mesi: i64) -> Result<bool, ErroreNorma> {
    Ok(richiesta.fino_al >= compiuti(richiesta.dal, mesi)?)
}

fn durata(p: &Parametri, richiesta: &RichiestaConvenzione) -> Result<Controllo, ErroreNorma> {
    let (codice, dal) = ("durata", richiesta.dal);
    let durata = format!("Dal {} al {}.", italiana(&dal), italiana(&richiesta.fino_al));
    let (massimo, minimo) = match richiesta.tipo {
        TipoConvenzione::Programma | TipoConvenzione::IntegrazioneLavorativa => {
            (p.intero_se_fissato("convenzione_durata_massima", dal)?, None)
        }
        TipoConvenzione::InserimentoTemporaneo => (Some(p.intero("convenzione_art12_durata", dal)?), None),
        TipoConvenzione::InserimentoLavorativo => {
            let rinnovo = richiesta.destinatario.as_ref().is_some_and(|uno| uno.rinnovo);
            let quale = if rinnovo { "convenzione_art12bis_rinnovo" } else { "convenzione_art12bis_durata" };
            (None, Some(p.intero(quale, dal)?))
        }
        TipoConvenzione::CooperativaSociale => (None, None),
    };
    let controllo = match (&massimo, &minimo) {
        (Some(massimo), _) if supera(richiesta, massimo.valore)? => {
            let dettaglio = format!("il massimo è di {} mesi: accorcia la convenzione.", massimo.valore);
            Controllo::impedisce(codice, "Convenzione troppo lunga", dettaglio)
        }
        (_, Some(minimo)) if richiesta.fino_al.succ_opt().unwrap_or(dal) < compiuti(dal, minimo.valore)? => {
            let dettaglio = format!("deve durare almeno {} mesi: allungala.", minimo.valore);
            Controllo::impedisce(codice, "Convenzione troppo breve", dettaglio)
        }
        _ => Controllo::fatto(codice, "Durata", durata),
    };
    Ok(massimo.iter().chain(&minimo).fold(controllo, Controllo::secondo))
}

fn comitato(richiesta: &RichiestaConvenzione) -> Controllo {
    let codice = "comitato_tecnico";
    match &richiesta.comitato_tecnico {
        Some(parere) if parere.favorevole => Controllo::fatto(codice, "Comitato tecnico sentito", seduta(parere)),
        Some(parere) => {
            let dettaglio = format!("{} Se si stipula, la convenzione dice perché.", seduta(parere));
            Controllo::attenzione(codice, "Parere contrario del comitato tecnico", dettaglio)
        }
        None => {
            let dettaglio = "si stipula dopo averlo sentito: chiedi il parere.";
            Controllo::impedisce(codice, "Comitato tecnico non ancora sentito", dettaglio)
        }
    }
    .cita(Fonte::legge("L. 68/1999", "8", "1-bis", ""))
    .cita(Fonte::legge("L. 68/1999", "11", "1", ""))
}

fn seduta(parere: &Parere) -> String {
    format!("Seduta del {}.", italiana(&parere.il))
}

/// The commission is heard beyond a length, where an office has one.
fn commissione(p: &Parametri, richiesta: &RichiestaConvenzione) -> Result<Controllo, ErroreNorma> {
    let codice = "commissione";
    let Some(soglia) = p.intero_se_fissato("convenzione_durata_parere_commissione", richiesta.dal)? else {
        return Ok(Controllo::non_pertinente(codice, "Parere della commissione", "L'ufficio non lo chiede."));
    };
    let mesi = soglia.valore;
    let controllo = match (&richiesta.commissione, supera(richiesta, mesi)?) {
        (_, false) => {
            let dettaglio = format!("La convenzione non supera {mesi} mesi.");
            Controllo::non_pertinente(codice, "Parere della commissione", dettaglio)
        }
        (Some(parere), true) if parere.favorevole => {
            Controllo::fatto(codice, "Parere della commissione", seduta(parere))
        }
        (Some(parere), true) => Controllo::attenzione(codice, "Parere contrario della commissione", seduta(parere)),
        (None, true) => {
            let dettaglio =
                format!("Oltre {mesi} mesi la commissione provinciale dà il parere: chiedilo prima di firmare.");
            Controllo::attenzione(codice, "Manca il parere della commissione", dettaglio)
        }
    };
    Ok(controllo.secondo(&soglia))
}

/// The three contents of art. 11 c. 7 and who it is for.
fn integrazione(richiesta: &RichiestaConvenzione) -> Controllo {
    let (codice, titolo) = ("integrazione", "Integrazione lavorativa");
    if richiesta.tipo != TipoConvenzione::IntegrazioneLavorativa {
        return Controllo::non_pertinente(codice, titolo, "La convenzione è di un altro tipo.");
    }
    let contenuti = &richiesta.integrazione;
    let mancano: Vec<&str> = [
        (richiesta.particolari_difficolta, "la valutazione delle particolari difficoltà delle persone"),
        (contenuti.mansioni, "le mansioni e il modo di svolgerle"),
        (contenuti.sostegno, "le forme di sostegno, consulenza e tutoraggio"),
        (contenuti.verifiche, "le verifiche periodiche"),
    ]
    .into_iter()
    .filter_map(|(presente, cosa)| (!presente).then_some(cosa))
    .collect();
    let controllo = if mancano.is_empty() {
        Controllo::fatto(codice, titolo, "Mansioni, sostegno e verifiche sono indicati.")
    } else {
        Controllo::impedisce(codice, "Contenuti obbligatori mancanti", format!("mancano: {}.", mancano.join("; ")))
    };
    controllo.cita(Fonte::legge("L. 68/1999", "11", "4", "")).cita(Fonte::legge("L. 68/1999", "11", "7", ""))
}

fn bollo(p: &Parametri, richiesta: &RichiestaConvenzione) -> Result<Controllo, ErroreNorma> {
    let codice = "bollo";
    if richiesta.datore.natura == Natura::Pubblico {
        return Ok(Controllo::non_pertinente(
            codice,
            "Imposta di bollo",
            "Fra amministrazioni pubbliche non è dovuta.",
        )
        .cita(Fonte::legge("D.P.R. 642/1972", "16", "", "")));
    }
    let imposta = p.euro("imposta_bollo_convenzione", richiesta.al)?;
    let importo = imposta.valore.italiano();
    let controllo = match &richiesta.bollo {
        Bollo::Assolto { numero } => {
            Controllo::fatto(codice, "Imposta di bollo", format!("{importo}, contrassegno n. {numero}."))
        }
        Bollo::Esente => {
            Controllo::attenzione(codice, "Imposta di bollo", "Dichiarata non dovuta: controlla il motivo.")
        }
        Bollo::Manca => {
            let dettaglio = format!("Serve prima della firma: {importo}, a carico del datore.");
            Controllo::attenzione(codice, "Manca l'imposta di bollo", dettaglio)
        }
    };
    Ok(controllo.secondo(&imposta))
}

fn risposta(p: &Parametri, richiesta: &RichiestaConvenzione) -> Result<Controllo, ErroreNorma> {
    let (procedimento, avvio) = (Procedimento::Convenzione, richiesta.pervenuta_il);
    let esito = termine(p, &RichiestaTermine { procedimento, avvio, sospensioni: Vec::new() })?;
    let giorni = p.intero(procedimento.parametro(), avvio)?;
    let scadenza = italiana(&esito.scadenza);
    let controllo = if richiesta.al <= esito.scadenza {
        Controllo::fatto("termine", "Risposta nei termini", format!("Il termine finisce il {scadenza}."))
    } else {
        Controllo::attenzione("termine", "Termine superato", format!("Il termine è finito il {scadenza}."))
    };
    Ok(controllo.secondo(&giorni))
}
