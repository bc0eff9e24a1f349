//! The checks of a suspension, in the order of the screen.

use super::{Causa, Durata, RichiestaSospensione, StadioSospensione};
use crate::controllo::Controllo;
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art03_sospensione::fonte;
use crate::parametri::Parametri;
use mirato_domain::situazione::TipoSospensione;

/// Every check.
pub(super) fn controlli(
    p: &Parametri,
    richiesta: &RichiestaSospensione,
    causa: &Causa<'_>,
    durata: &Durata,
) -> Result<Vec<Controllo>, ErroreNorma> {
    let mut controlli = vec![
        soggetto(richiesta),
        competenza(richiesta),
        documento(richiesta, causa),
        ambito(richiesta, causa),
        provvedimento(richiesta, durata),
    ];
    if richiesta.causa == TipoSospensione::LicenziamentoCollettivo {
        controlli.push(licenziati(p, richiesta)?);
    }
    controlli.push(fine(richiesta, durata));
    Ok(controlli)
}

fn soggetto(richiesta: &RichiestaSospensione) -> Controllo {
    if richiesta.natura.pubblica() {
        let dettaglio = "la sospensione vale per i datori privati e gli enti pubblici economici.";
        Controllo::impedisce("soggetto", "Amministrazione pubblica", dettaglio)
    } else {
        Controllo::fatto("soggetto", "Datore privato", "Può avere gli obblighi sospesi.")
    }
    .cita(fonte())
}

/// The communication goes to the office of the legal seat, which informs the others.
fn competenza(richiesta: &RichiestaSospensione) -> Controllo {
    let citazione = Fonte::legge("D.P.R. 333/2000", "4", "1", "").da_confermare();
    let altre = richiesta.province.iter().filter(|una| !richiesta.province_ufficio.contains(&una.provincia)).count();
    let sede = richiesta.sede_legale.nome();
    if !richiesta.province_ufficio.contains(&richiesta.sede_legale) {
        let dettaglio = format!("La riceve l'ufficio della sede legale, {sede}, che informa gli altri: trasmettila.");
        Controllo::attenzione("competenza", "Ufficio della sede legale", dettaglio)
    } else if altre > 0 {
        let dettaglio = format!("Informa gli uffici delle altre province: sono {altre}.");
        Controllo::attenzione("competenza", "Altri uffici da informare", dettaglio)
    } else {
        Controllo::fatto("competenza", "Ufficio competente", "È l'ufficio della sede legale.")
    }
    .cita(citazione)
}

fn documento(richiesta: &RichiestaSospensione, causa: &Causa<'_>) -> Controllo {
    let atto = causa.riga.campo("documenti").unwrap_or_default();
    if richiesta.documento_presentato {
        Controllo::fatto("documento", "Atto presentato", format!("{atto}."))
    } else {
        Controllo::impedisce("documento", "Atto mancante", format!("chiedilo: {}.", minuscolo(atto)))
    }
    .cita(causa.riga.citazione())
}

fn minuscolo(testo: &str) -> String {
    let mut lettere = testo.chars();
    lettere.next().map(|prima| prima.to_lowercase().chain(lettere).collect()).unwrap_or_default()
}

fn ambito(richiesta: &RichiestaSospensione, causa: &Causa<'_>) -> Controllo {
    let nomi: Vec<_> = richiesta.province.iter().map(|una| una.provincia.nome()).collect();
    if causa.nazionale {
        let dettaglio = "Vale in tutte le province in cui il datore ha lavoratori, per intero.";
        Controllo::fatto("ambito", "Su tutto il territorio nazionale", dettaglio)
    } else {
        let dettaglio = format!("Vale in proporzione, solo nelle province indicate: {}.", nomi.join(", "));
        Controllo::fatto("ambito", "Solo nelle province indicate", dettaglio)
    }
    .cita(causa.riga.citazione())
}

fn provvedimento(richiesta: &RichiestaSospensione, durata: &Durata) -> Controllo {
    let codice = "provvedimento";
    match (durata.stadio, richiesta.provvedimento_il) {
        (StadioSospensione::Negata, _) => {
            Controllo::impedisce(codice, "Provvedimento negativo", "gli obblighi tornano interi dal giorno dopo.")
        }
        (_, Some(il)) => Controllo::fatto(codice, "Provvedimento", format!("Del {}.", italiana(&il))),
        (StadioSospensione::TemporaneaScaduta, None) => {
            let cosa = if durata.rinnovabile { "si può rinnovare" } else { "non si può più rinnovare" };
            let fino = durata.temporanea_fino_al.map(|fine| italiana(&fine)).unwrap_or_default();
            Controllo::attenzione(codice, "Sospensione temporanea scaduta", format!("Il {fino}: {cosa}."))
        }
        (_, None) => match durata.temporanea_fino_al {
            Some(fine) => {
                let dettaglio = format!("In attesa del provvedimento, fino al {}.", italiana(&fine));
                Controllo::attenzione(codice, "Sospensione temporanea", dettaglio)
            }
            None => Controllo::non_pertinente(codice, "Provvedimento", "Questa causa non ne aspetta uno."),
        },
    }
    .cita(Fonte::legge("D.P.R. 333/2000", "4", "3", ""))
}

fn licenziati(p: &Parametri, richiesta: &RichiestaSospensione) -> Result<Controllo, ErroreNorma> {
    let minimi = p.intero("sospensione_licenziamenti_minimi", richiesta.dal)?;
    let mesi = p.intero("sospensione_precedenza", richiesta.dal)?;
    let (codice, titolo) = ("licenziati", "Licenziamenti");
    let controllo = match richiesta.licenziati {
        None => Controllo::attenzione(codice, titolo, "Scrivi quanti sono, quando la procedura è finita."),
        Some(quanti) if i64::from(quanti) >= minimi.valore => {
            let dettaglio = format!("Sono {quanti}: gli obblighi restano sospesi altri {} mesi.", mesi.valore);
            Controllo::fatto(codice, titolo, dettaglio)
        }
        Some(quanti) => {
            let dettaglio =
                format!("Sono {quanti}, meno di {}: la sospensione finisce con la procedura.", minimi.valore);
            Controllo::fatto(codice, titolo, dettaglio)
        }
    };
    Ok(controllo.secondo(&minimi).secondo(&mesi))
}

/// After the end the sixty days run.
fn fine(richiesta: &RichiestaSospensione, durata: &Durata) -> Controllo {
    let codice = "fine";
    let citazione = Fonte::legge("L. 68/1999", "9", "1", "");
    match (durata.fino_al, durata.richiesta_entro) {
        (Some(fino), Some(entro)) if richiesta.al > entro => {
            let dettaglio =
                format!("Finita il {}: la richiesta andava inviata entro il {}.", italiana(&fino), italiana(&entro));
            Controllo::attenzione(codice, "Termine per la richiesta finito", dettaglio)
        }
        (Some(fino), Some(entro)) if richiesta.al > fino => {
            let dettaglio =
                format!("Finita il {}: la richiesta va inviata entro il {}.", italiana(&fino), italiana(&entro));
            Controllo::attenzione(codice, "Termine per la richiesta in corso", dettaglio)
        }
        (Some(fino), Some(entro)) => {
            let dettaglio = format!("Fino al {}; poi la richiesta entro il {}.", italiana(&fino), italiana(&entro));
            Controllo::fatto(codice, "Fine della sospensione", dettaglio)
        }
        _ => {
            Controllo::attenzione(codice, "Fine della sospensione", "Non è nota: scrivila quando la procedura finisce.")
        }
    }
    .cita(citazione)
}
