//! What was checked before the outcome, in the order in which the screen shows it.

use super::richiesta::{EsitoUfficio, RichiestaOttemperanza, StatoDatore, StatoProvinciale};
use super::{AlGiorno, EsitoOttemperanza, art17};
use crate::controllo::{Controllo, EsitoControllo};
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::l68_1999::art09_richieste::scadenza_prospetto;
use crate::parametri::Parametri;
use crate::voce::Voce;
use mirato_domain::Provincia;

/// Every check, from the employer's identity to what has changed since the reference date.
pub(super) fn controlli(
    p: &Parametri,
    richiesta: &RichiestaOttemperanza,
    riferimento: &AlGiorno,
    rilascio: &AlGiorno,
) -> Result<Vec<Controllo>, ErroreNorma> {
    let mut controlli = vec![impresa(richiesta), prospetto(p, richiesta, riferimento)?];
    if riferimento.esito == EsitoOttemperanza::NonSoggetto {
        let titolo = format!("Non soggetto al {}", italiana(&richiesta.data_riferimento));
        let dettaglio = "I lavoratori computabili sono meno di quelli da cui nasce l'obbligo.";
        let controllo = Controllo::nuovo("classe", EsitoControllo::Fatto, titolo, dettaglio);
        controlli.push(controllo.cita(Fonte::legge("L. 68/1999", "3", "1", "c")));
    } else {
        controlli.extend(scoperture(richiesta));
        controlli.extend(strumenti(riferimento));
    }
    controlli.push(altri_uffici(richiesta, riferimento, rilascio));
    controlli.push(confronto(richiesta, riferimento, rilascio));
    controlli.extend(assenti(richiesta));
    Ok(controlli)
}

fn impresa(richiesta: &RichiestaOttemperanza) -> Controllo {
    if richiesta.impresa_riconosciuta {
        let dettaglio = "L'archivio la conosce con questo codice fiscale.";
        Controllo::nuovo("impresa", EsitoControllo::Fatto, "Impresa riconosciuta", dettaglio)
    } else {
        let dettaglio = "L'archivio non la conosce: controlla il codice fiscale, o importa il suo prospetto.";
        Controllo::nuovo("impresa", EsitoControllo::Attenzione, "Impresa non riconosciuta", dettaglio)
    }
}

fn prospetto(
    p: &Parametri,
    richiesta: &RichiestaOttemperanza,
    riferimento: &AlGiorno,
) -> Result<Controllo, ErroreNorma> {
    let fonte = Fonte::legge("L. 68/1999", "9", "6", "");
    let Some(prospetto) = &richiesta.prospetto else {
        let (esito, dettaglio) = if riferimento.esito == EsitoOttemperanza::NonSoggetto {
            (EsitoControllo::NonPertinente, "Chi non è soggetto agli obblighi non lo invia.")
        } else {
            (EsitoControllo::Attenzione, "Il datore è soggetto agli obblighi: importa e verifica il prospetto.")
        };
        return Ok(Controllo::nuovo("prospetto", esito, "Nessun prospetto verificato", dettaglio).cita(fonte));
    };
    let aperte = prospetto.differenze > 0 && prospetto.differenze_chiarite_il.is_none();
    let dettaglio = match (prospetto.differenze, prospetto.differenze_chiarite_il) {
        _ if !prospetto.impedimenti.is_empty() => prospetto.impedimenti.join(". "),
        (0, _) => "Nessuna differenza tra dichiarato e calcolato.".to_owned(),
        (quante, Some(il)) => format!("{quante} differenze, tutte chiarite il {}.", italiana(&il)),
        (quante, None) => format!("{quante} differenze da chiarire con il datore."),
    };
    let (scadenza, _) = scadenza_prospetto(p, prospetto.situazione_al)?;
    let (esito, dettaglio) = if aperte || !prospetto.impedimenti.is_empty() {
        (EsitoControllo::Attenzione, dettaglio)
    } else {
        (EsitoControllo::Fatto, dettaglio)
    };
    let titolo = format!("Prospetto verificato, situazione al {}", italiana(&prospetto.situazione_al));
    let dettaglio = format!("{dettaglio} Era atteso entro il {}.", italiana(&scadenza));
    Ok(Controllo::nuovo("prospetto", esito, titolo, dettaglio).cita(fonte))
}

/// One check for each province with uncovered units at the reference date, or one that there is none.
fn scoperture(richiesta: &RichiestaOttemperanza) -> Vec<Controllo> {
    let giorno = italiana(&richiesta.data_riferimento);
    let stato = &richiesta.alla_data_riferimento;
    let scoperta = |stato: &&StatoProvinciale| stato.scopertura_art3 > 0 || stato.scopertura_art18 > 0;
    let controlli: Vec<Controllo> =
        stato.province.iter().filter(scoperta).map(|stato| scopertura(stato, &giorno)).collect();
    if !controlli.is_empty() {
        return controlli;
    }
    let dettaglio = format!("Province controllate: {}.", nomi(stato.province.iter().map(|stato| stato.provincia)));
    let controllo =
        Controllo::nuovo("scopertura", EsitoControllo::Fatto, format!("Nessuna scopertura al {giorno}"), dettaglio);
    vec![controllo.cita(Fonte::legge("L. 68/1999", "3", "1", ""))]
}

fn scopertura(stato: &StatoProvinciale, giorno: &str) -> Controllo {
    let mut parti = Vec::new();
    if stato.scopertura_art3 > 0 {
        parti.push(format!("{} unità", stato.scopertura_art3));
    }
    if stato.scopertura_art18 > 0 {
        parti.push(format!("{} unità delle categorie protette", stato.scopertura_art18));
    }
    let titolo = format!("Scopertura al {giorno}: {} a {}", parti.join(" e "), stato.provincia.nome());
    let dettaglio = format!("Quota {}, in forza {}.", stato.quota_art3, stato.in_forza_art3);
    let controllo = Controllo::nuovo("scopertura", EsitoControllo::Attenzione, titolo, dettaglio);
    let controllo =
        if stato.scopertura_art3 > 0 { controllo.cita(Fonte::legge("L. 68/1999", "3", "1", "")) } else { controllo };
    if stato.scopertura_art18 > 0 { controllo.cita(Fonte::legge("L. 68/1999", "18", "2", "")) } else { controllo }
}

/// The instruments at the reference date: those that answer for units, those refused, and what is left.
fn strumenti(al: &AlGiorno) -> Vec<Controllo> {
    let validi = al.fondamenti.iter().map(|fondamento| {
        let unita = fondamento.unita_art3 + fondamento.unita_art18;
        let titolo = format!("{} ({})", maiuscola(&fondamento.titolo), fondamento.provincia.nome());
        let dettaglio = match unita {
            0 => "Le cifre della scopertura ne tengono già conto.".to_owned(),
            1 => "Risponde per 1 unità scoperta.".to_owned(),
            _ => format!("Risponde per {unita} unità scoperte."),
        };
        Controllo::nuovo("strumento", EsitoControllo::Fatto, titolo, dettaglio).cita(art17().prassi())
    });
    let rifiutati =
        al.voce.figli.iter().flat_map(|provincia| {
            provincia.figli.iter().filter_map(|figlia| strumento_rifiutato(&provincia.nome, figlia))
        });
    let scoperte = al.scoperte.iter().map(|scoperte| {
        let unita = scoperte.art3 + scoperte.art18;
        let titolo = format!("{unita} unità senza strumento a {}", scoperte.provincia.nome());
        let dettaglio = if scoperte.da_altro_ufficio {
            "Lo ha risposto l'ufficio della provincia."
        } else {
            "I sessanta giorni sono passati e nessuno strumento copre queste unità."
        };
        let controllo = Controllo::nuovo("senza_strumento", EsitoControllo::Attenzione, titolo, dettaglio);
        controllo.cita(Fonte::legge("L. 68/1999", "9", "1", ""))
    });
    validi.chain(rifiutati).chain(scoperte).collect()
}

fn strumento_rifiutato(provincia: &str, voce: &Voce) -> Option<Controllo> {
    let motivo = voce.motivo.as_deref().filter(|_| !voce.applicata)?;
    let titolo = format!("{} ({provincia}): non vale", voce.nome);
    let dettaglio = format!("{}.", maiuscola(motivo));
    let controllo = Controllo::nuovo("strumento_rifiutato", EsitoControllo::Attenzione, titolo, dettaglio);
    Some(Controllo { citazioni: voce.citazioni.clone(), ..controllo })
}

fn altri_uffici(richiesta: &RichiestaOttemperanza, riferimento: &AlGiorno, rilascio: &AlGiorno) -> Controllo {
    let fonte = art17().prassi();
    let mancanti: std::collections::BTreeSet<Provincia> =
        riferimento.da_sentire.iter().chain(&rilascio.da_sentire).copied().collect();
    let (esito, titolo, dettaglio) = if !mancanti.is_empty() {
        let titolo = format!("Da sentire: {}", nomi(mancanti.into_iter()));
        (
            EsitoControllo::Attenzione,
            titolo,
            "Non si certifica sui soli dati locali: chiedi a questi uffici.".to_owned(),
        )
    } else {
        let risposte: Vec<_> =
            richiesta.altri_uffici.iter().filter(|risposta| risposta.esito != EsitoUfficio::NonRisposto).collect();
        if risposte.is_empty() {
            let titolo = "Uffici di altre province".to_owned();
            (
                EsitoControllo::NonPertinente,
                titolo,
                "Il datore non ha obblighi fuori dalle province dell'ufficio.".to_owned(),
            )
        } else {
            let contrari = risposte.iter().any(|risposta| risposta.esito == EsitoUfficio::NonInRegola);
            let date: Vec<String> = risposte.iter().filter_map(|risposta| risposta.il.as_ref().map(italiana)).collect();
            let titolo = format!("Hanno risposto: {}", nomi(risposte.iter().map(|risposta| risposta.provincia)));
            let dettaglio = if date.is_empty() { String::new() } else { format!("Note del {}.", date.join(" e del ")) };
            (if contrari { EsitoControllo::Attenzione } else { EsitoControllo::Fatto }, titolo, dettaglio)
        }
    };
    Controllo::nuovo("altri_uffici", esito, titolo, dettaglio).cita(fonte)
}

/// The day of issue against the reference date.
fn confronto(richiesta: &RichiestaOttemperanza, riferimento: &AlGiorno, rilascio: &AlGiorno) -> Controllo {
    let giorno = italiana(&richiesta.data_rilascio);
    let mut cambi = differenze(&richiesta.alla_data_riferimento, &richiesta.al_rilascio);
    if riferimento.esito != rilascio.esito {
        cambi.push(format!("l'esito passa da «{}» a «{}»", riferimento.esito.nome(), rilascio.esito.nome()));
    }
    if cambi.is_empty() {
        let dettaglio = "Stesse cifre della data di riferimento.";
        return Controllo::nuovo(
            "confronto",
            EsitoControllo::Fatto,
            format!("Oggi, {giorno}: niente è cambiato"),
            dettaglio,
        );
    }
    let dettaglio = format!("{}.", maiuscola(&cambi.join("; ")));
    Controllo::nuovo("confronto", EsitoControllo::Attenzione, format!("Oggi, {giorno}: qualcosa è cambiato"), dettaglio)
}

fn differenze(prima: &StatoDatore, dopo: &StatoDatore) -> Vec<String> {
    let mut cambi = Vec::new();
    if prima.classe != dopo.classe {
        cambi.push("cambia la classe del datore".to_owned());
    }
    for stato in &dopo.province {
        let nome = stato.provincia.nome();
        match prima.province.iter().find(|altra| altra.provincia == stato.provincia) {
            None => cambi.push(format!("{nome} si aggiunge")),
            Some(altra) => {
                let cifre = [
                    ("quota", altra.quota_art3, stato.quota_art3),
                    ("unità in forza", altra.in_forza_art3, stato.in_forza_art3),
                    ("scopertura", altra.scopertura_art3, stato.scopertura_art3),
                    ("scopertura dell'art. 18", altra.scopertura_art18, stato.scopertura_art18),
                ];
                let diverse = cifre.iter().filter(|(_, prima, dopo)| prima != dopo);
                cambi.extend(diverse.map(|(cosa, prima, dopo)| format!("{nome}, {cosa}: da {prima} a {dopo}")));
            }
        }
    }
    let assente = |stato: &&StatoProvinciale| !dopo.province.iter().any(|altra| altra.provincia == stato.provincia);
    cambi.extend(prima.province.iter().filter(assente).map(|stato| format!("{} non c'è più", stato.provincia.nome())));
    cambi
}

/// Instruments that play no part on either day, in one line.
fn assenti(richiesta: &RichiestaOttemperanza) -> Option<Controllo> {
    let stati = || richiesta.alla_data_riferimento.province.iter().chain(&richiesta.al_rilascio.province);
    let assenti: Vec<&str> = [
        ("convenzione", stati().any(|stato| stato.convenzione.is_some())),
        ("esonero", stati().any(|stato| stato.esonero.is_some())),
        ("sospensione", stati().any(|stato| stato.sospensione.is_some())),
    ]
    .iter()
    .filter(|(_, presente)| !presente)
    .map(|(nome, _)| *nome)
    .collect();
    let (ultimo, primi) = assenti.split_last()?;
    let elenco = if primi.is_empty() { (*ultimo).to_owned() } else { format!("{} e {ultimo}", primi.join(", ")) };
    Some(Controllo::nuovo("assenti", EsitoControllo::NonPertinente, maiuscola(&elenco), "Non presenti alle due date."))
}

fn nomi(province: impl Iterator<Item = Provincia>) -> String {
    province.map(Provincia::nome).collect::<Vec<_>>().join(", ")
}

fn maiuscola(testo: &str) -> String {
    let mut lettere = testo.chars();
    lettere.next().map_or_else(String::new, |prima| prima.to_uppercase().chain(lettere).collect())
}
