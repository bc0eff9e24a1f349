//! The yearly list (art. 8 c. 1-2 L. 68/1999): one ranking of who was registered on 31 December, each of whom
//! confirms within the days of the office.

use super::adesione::{Canale, EsitoAdesione, Firma, Prova, StatoAdesione, canale_ammesso, esito, firmata};
use super::calendario::CalendarioAvviso;
use crate::controllo::{Controllo, EsitoControllo};
use crate::errore::{ErroreNorma, italiana};
use crate::fonte::Fonte;
use crate::parametri::Parametri;
use crate::voce::{ParametroLetto, Voce};
use chrono::{Datelike, Months, NaiveDate};

/// The days of a yearly list that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateAnnuale {
    /// The year it is for: its situation is that of 31 December of the year before.
    pub anno: i32,
    /// Day of the notice, once published; the day it is looked at before.
    pub avviso_il: NaiveDate,
    /// First day for the confirmation, if the office fixes it.
    pub dal: Option<NaiveDate>,
    /// Last day for the confirmation, if the office fixes it.
    pub al: Option<NaiveDate>,
}

/// The day whose situation a yearly list shows.
///
/// # Errors
/// `Dato` for a year that has no calendar.
pub fn riferimento_annuale(anno: i32) -> Result<NaiveDate, ErroreNorma> {
    NaiveDate::from_ymd_opt(anno - 1, 12, 31).ok_or_else(|| ErroreNorma::campo("anno", "scrivi l'anno, come 2026"))
}

/// The days of a yearly list, by the rules of the office.
///
/// # Errors
/// `Dato` if the days given contradict one another; an error of a parameter.
pub fn calendario_annuale(p: &Parametri, date: &DateAnnuale) -> Result<CalendarioAvviso, ErroreNorma> {
    let riferimento = riferimento_annuale(date.anno)?;
    let (dal, al, mut letti) = giorni(p, date, riferimento)?;
    for (campo, giorno, dopo, motivo) in [
        ("adesioni_dal", dal, riferimento, "la conferma comincia dopo il 31 dicembre: correggi la data"),
        ("adesioni_al", al, dal, "viene prima del primo giorno di conferma: correggi la data"),
    ] {
        if giorno < dopo || (campo == "adesioni_dal" && giorno == dopo) {
            return Err(ErroreNorma::campo(campo, motivo));
        }
    }
    let termine = p.intero("annuale_graduatoria_entro", al)?;
    let graduatoria_entro = termine.giorni_dopo(al)?;
    let voce = |id: &str, nome: &str, giorno: NaiveDate| {
        Voce::nuova(format!("annuale.{id}"), nome).valore(italiana(&giorno), "")
    };
    let mut spiegazione = Voce::nuova("annuale", "Calendario dell'elenco annuale")
        .spiega("Si guarda la situazione al 31 dicembre dell'anno prima; chi c'è conferma nei giorni dell'ufficio.")
        .cita(fonte())
        .figlia(voce("riferimento", "Situazione al", riferimento))
        .figlia(voce("dal", "Conferme dal", dal))
        .figlia(voce("al", "Conferme fino al", al))
        .figlia(voce("graduatoria", "Graduatoria entro", graduatoria_entro));
    letti.push(termine.letto);
    spiegazione.parametri = letti;
    Ok(CalendarioAvviso {
        solo_presenti: false,
        pubblicare_entro: Some(dal),
        pubblicazione: date.avviso_il,
        adesioni_dal: dal,
        adesioni_al: al,
        graduatoria_entro,
        lista_entro: None,
        conclusione_entro: graduatoria_entro,
        valida_fino: None,
        controlli: controlli(date.avviso_il, dal, al),
        spiegazione,
    })
}

/// First and last day for the confirmation, with the parameters they come from: those of the office, where the list
/// has none of its own.
fn giorni(
    p: &Parametri,
    date: &DateAnnuale,
    riferimento: NaiveDate,
) -> Result<(NaiveDate, NaiveDate, Vec<ParametroLetto>), ErroreNorma> {
    let domani = riferimento.succ_opt().unwrap_or(riferimento);
    let mut letti = Vec::new();
    let mut primo_giorno = |id: &str| -> Result<NaiveDate, ErroreNorma> {
        let mese = p.intero(id, domani)?;
        let errato =
            || ErroreNorma::ParametroErrato { id: id.to_owned(), motivo: "il mese va da 1 (gennaio) a 12".to_owned() };
        let numero = u32::try_from(mese.valore).map_err(|_| errato())?;
        letti.push(mese.letto);
        NaiveDate::from_ymd_opt(date.anno, numero, 1).ok_or_else(errato)
    };
    let dal = match date.dal {
        Some(dal) => dal,
        None => primo_giorno("annuale_primo_mese")?,
    };
    let al = match date.al {
        Some(al) => al,
        None => {
            let primo = primo_giorno("annuale_ultimo_mese")?;
            primo.checked_add_months(Months::new(1)).and_then(|dopo| dopo.pred_opt()).unwrap_or(primo)
        }
    };
    Ok((dal, al, letti))
}

fn controlli(avviso_il: NaiveDate, dal: NaiveDate, al: NaiveDate) -> Vec<Controllo> {
    let mut controlli = Vec::new();
    if avviso_il > dal && avviso_il <= al {
        let dettaglio = format!(
            "I giorni sono cominciati il {}: valgono anche le conferme già arrivate da quel giorno.",
            italiana(&dal)
        );
        let titolo = "Avviso dopo il primo giorno";
        controlli.push(Controllo::nuovo("annuale.dal", EsitoControllo::Attenzione, titolo, dettaglio));
    }
    if avviso_il > al {
        let dettaglio = format!("L'ultimo giorno era il {}: nessuno può più confermare.", italiana(&al));
        let titolo = "Giorni della conferma passati";
        controlli.push(Controllo::nuovo("annuale.al", EsitoControllo::Attenzione, titolo, dettaglio));
    }
    controlli
}

/// Somebody of a yearly list, and the confirmation if it has arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conferma {
    /// The year of the list.
    pub anno: i32,
    /// First day for the confirmation.
    pub dal: NaiveDate,
    /// Last day for the confirmation.
    pub al: NaiveDate,
    /// The registration on 31 December; none for who was not in the list that day.
    pub iscritto: Option<IscrittoAnnuale>,
    /// How the confirmation may arrive.
    pub canali_ammessi: Vec<Canale>,
    /// The confirmation.
    pub arrivata: Option<ConfermaArrivata>,
    /// What the office asks for, in words, where nothing has arrived.
    pub serve: String,
}

/// A registration on 31 December.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IscrittoAnnuale {
    /// First day in the list.
    pub iscritto_dal: NaiveDate,
    /// Day from which seniority ran on 31 December; none if its history contradicts itself.
    pub anzianita_dal: Option<NaiveDate>,
    /// Whether it was suspended that day.
    pub sospeso: bool,
    /// Last day in the list, if it was closed since.
    pub fino_al: Option<NaiveDate>,
}

/// A confirmation that has arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConfermaArrivata {
    /// When.
    pub il: NaiveDate,
    /// How.
    pub canale: Canale,
    /// How it is signed.
    pub firma: Firma,
    /// Whether a copy of the identity document is there.
    pub documento_identita: bool,
}

/// What becomes of somebody of a yearly list: who has not confirmed waits, and has no place until then.
///
/// # Errors
/// An error of a parameter.
pub fn verifica_conferma(p: &Parametri, conferma: &Conferma) -> Result<EsitoAdesione, ErroreNorma> {
    let riferimento = riferimento_annuale(conferma.anno)?;
    let mut letti = Vec::new();
    let mut prove = vec![iscrizione(p, conferma, riferimento, &mut letti)?];
    prove.extend(chiusa(p, conferma, riferimento, &mut letti)?);
    match &conferma.arrivata {
        None => {
            let dettaglio = format!("Serve entro il {}: {}.", italiana(&conferma.al), conferma.serve);
            prove.push(Prova::nuova("conferma", StatoAdesione::DaIntegrare, "Conferma non arrivata", dettaglio));
        }
        Some(arrivata) => {
            prove.push(nei_giorni(conferma, arrivata));
            prove.push(canale_ammesso(arrivata.canale, &conferma.canali_ammessi));
            prove.push(firmata(arrivata.firma, arrivata.documento_identita));
        }
    }
    let mut esito = esito(prove, "conferma", "Conferma annuale");
    esito.spiegazione.parametri = letti;
    Ok(esito)
}

fn nei_giorni(conferma: &Conferma, arrivata: &ConfermaArrivata) -> Prova {
    let quando = format!("Arrivata il {}.", italiana(&arrivata.il));
    if (conferma.dal..=conferma.al).contains(&arrivata.il) {
        return Prova::nuova("giorni", StatoAdesione::Ammessa, "Nei giorni della conferma", quando);
    }
    let (dal, al) = (italiana(&conferma.dal), italiana(&conferma.al));
    let dettaglio = format!("{quando} Si conferma dal {dal} al {al}.");
    Prova::nuova("giorni", StatoAdesione::Esclusa, "Fuori dai giorni della conferma", dettaglio)
}

fn iscrizione(
    p: &Parametri,
    conferma: &Conferma,
    riferimento: NaiveDate,
    letti: &mut Vec<ParametroLetto>,
) -> Result<Prova, ErroreNorma> {
    let (codice, al) = ("iscrizione", italiana(&riferimento));
    let in_elenco = |iscritto: &&IscrittoAnnuale| {
        iscritto.iscritto_dal <= riferimento && iscritto.fino_al.is_none_or(|fine| fine >= riferimento)
    };
    let Some(iscritto) = conferma.iscritto.as_ref().filter(in_elenco) else {
        let dettaglio = format!("Al {al} non era nell'elenco: entra, se è iscritta, in quello dell'anno dopo.");
        return Ok(Prova::nuova(codice, StatoAdesione::Esclusa, "Persona non iscritta", dettaglio).cita(fonte()));
    };
    if !iscritto.sospeso {
        let dal = italiana(&iscritto.iscritto_dal);
        let dettaglio = match &iscritto.anzianita_dal {
            Some(anzianita) => format!("Dal {dal}. Al {al} l'anzianità parte dal {}.", italiana(anzianita)),
            None => format!("Dal {dal}. L'anzianità non si ricostruisce: controlla la storia dell'iscrizione."),
        };
        return Ok(Prova::nuova(codice, StatoAdesione::Ammessa, "Persona iscritta", dettaglio).cita(fonte()));
    }
    let regola = p.scelta("annuale_sospesi", riferimento)?;
    let (porta, seguito) = match regola.valore.as_str() {
        "in_graduatoria" => (StatoAdesione::Ammessa, "resta nella graduatoria."),
        "fuori" => (StatoAdesione::Esclusa, "non entra nella graduatoria dell'anno."),
        _ => (StatoAdesione::ConRiserva, "entra con riserva, finché l'ufficio non accerta la sua situazione."),
    };
    letti.push(regola.letto);
    Ok(Prova::nuova(codice, porta, "Iscrizione sospesa", format!("Al {al} era sospesa: {seguito}")).cita(fonte()))
}

/// Who left the list after the day it shows.
fn chiusa(
    p: &Parametri,
    conferma: &Conferma,
    riferimento: NaiveDate,
    letti: &mut Vec<ParametroLetto>,
) -> Result<Option<Prova>, ErroreNorma> {
    let Some(fine) = conferma.iscritto.and_then(|iscritto| iscritto.fino_al).filter(|fine| *fine >= riferimento) else {
        return Ok(None);
    };
    let regola = p.scelta("annuale_chiusi", riferimento)?;
    let (porta, seguito) = match regola.valore.as_str() {
        "in_graduatoria" => (StatoAdesione::Ammessa, "conta la situazione del 31 dicembre."),
        _ => (StatoAdesione::Esclusa, "non ha un posto nella graduatoria."),
    };
    letti.push(regola.letto);
    let dettaglio = format!("Ultimo giorno nell'elenco: {}. Perciò {seguito}", italiana(&fine));
    Ok(Some(Prova::nuova("chiusa", porta, "Iscrizione chiusa dopo il 31 dicembre", dettaglio)))
}

/// The income that a yearly list looks at: that of the year it shows.
#[must_use]
pub fn anno_reddito(riferimento: NaiveDate) -> i32 {
    riferimento.year()
}

fn fonte() -> Fonte {
    Fonte::legge("L. 68/1999", "8", "1-2", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn giorno(testo: &str) -> NaiveDate {
        testo.parse().unwrap()
    }

    fn conferma(iscritto_dal: &str, arrivata: Option<&str>) -> Conferma {
        Conferma {
            anno: 2026,
            dal: giorno("2026-01-01"),
            al: giorno("2026-06-30"),
            iscritto: Some(IscrittoAnnuale {
                iscritto_dal: giorno(iscritto_dal),
                anzianita_dal: Some(giorno(iscritto_dal)),
                sospeso: false,
                fino_al: None,
            }),
            canali_ammessi: vec![Canale::Pec],
            arrivata: arrivata.map(|il| ConfermaArrivata {
                il: giorno(il),
                canale: Canale::Pec,
                firma: Firma::Digitale,
                documento_identita: false,
            }),
            serve: "reddito e carico".to_owned(),
        }
    }

    fn stato(conferma: &Conferma) -> StatoAdesione {
        verifica_conferma(&Parametri::nazionali().unwrap(), conferma).unwrap().stato
    }

    #[test]
    fn the_office_of_lodi_takes_confirmations_from_january_to_june() {
        let p = Parametri::nazionali().unwrap();
        let date = DateAnnuale { anno: 2026, avviso_il: giorno("2026-01-01"), dal: None, al: None };
        let giorni = calendario_annuale(&p, &date).unwrap();
        assert_eq!((giorni.adesioni_dal, giorni.adesioni_al), (giorno("2026-01-01"), giorno("2026-06-30")));
        assert_eq!(giorni.graduatoria_entro, giorno("2026-07-30"));
        assert!(giorni.controlli.is_empty());
        let tardi = calendario_annuale(&p, &DateAnnuale { avviso_il: giorno("2026-01-02"), ..date }).unwrap();
        assert_eq!(tardi.controlli[0].codice, "annuale.dal");
        // The confirmation cannot begin on the day it is about, nor end before it begins.
        for (dal, al, sbagliato) in [
            (Some(giorno("2025-12-31")), None, true),
            (Some(giorno("2026-02-01")), Some(giorno("2026-01-31")), true),
            (Some(giorno("2026-02-01")), Some(giorno("2026-02-01")), false),
        ] {
            assert_eq!(calendario_annuale(&p, &DateAnnuale { dal, al, ..date }).is_err(), sbagliato, "{dal:?}");
        }
    }

    #[test]
    fn who_was_registered_on_the_last_day_of_the_year_is_in_and_the_day_after_is_out() {
        for (dal, atteso) in [
            ("2025-12-30", StatoAdesione::Ammessa),
            ("2025-12-31", StatoAdesione::Ammessa),
            ("2026-01-01", StatoAdesione::Esclusa),
        ] {
            assert_eq!(stato(&conferma(dal, Some("2026-02-01"))), atteso, "{dal}");
        }
        let senza = Conferma { iscritto: None, ..conferma("2025-01-01", Some("2026-02-01")) };
        assert_eq!(stato(&senza), StatoAdesione::Esclusa);
    }

    #[test]
    fn a_confirmation_counts_on_the_first_and_on_the_last_day_and_not_beyond() {
        for (il, atteso) in [
            ("2025-12-31", StatoAdesione::Esclusa),
            ("2026-01-01", StatoAdesione::Ammessa),
            ("2026-06-30", StatoAdesione::Ammessa),
            ("2026-07-01", StatoAdesione::Esclusa),
        ] {
            assert_eq!(stato(&conferma("2020-01-01", Some(il))), atteso, "{il}");
        }
        let p = Parametri::nazionali().unwrap();
        let manca = verifica_conferma(&p, &conferma("2020-01-01", None)).unwrap();
        assert_eq!(manca.stato, StatoAdesione::DaIntegrare);
        assert_eq!(manca.motivi, ["Conferma non arrivata: Serve entro il 30/06/2026: reddito e carico."]);
    }

    #[test]
    fn who_is_suspended_has_a_reserve_and_who_left_since_is_out() {
        let mut una = conferma("2020-01-01", Some("2026-02-01"));
        una.iscritto = una.iscritto.map(|iscritto| IscrittoAnnuale { sospeso: true, ..iscritto });
        assert_eq!(stato(&una), StatoAdesione::ConRiserva);
        for (fine, atteso) in [("2025-12-30", "Persona non iscritta"), ("2025-12-31", "Iscrizione chiusa dopo")] {
            let mut una = conferma("2020-01-01", Some("2026-02-01"));
            una.iscritto = una.iscritto.map(|iscritto| IscrittoAnnuale { fino_al: Some(giorno(fine)), ..iscritto });
            let esito = verifica_conferma(&Parametri::nazionali().unwrap(), &una).unwrap();
            assert_eq!(esito.stato, StatoAdesione::Esclusa, "{fine}");
            assert!(esito.motivi[0].starts_with(atteso), "{:?}", esito.motivi);
        }
    }

    /// An office's own rule, from 2010 on.
    fn con(id: &str, valore: &str) -> Parametri {
        let documento = format!(
            "[parametro.{id}]\nverificato_al = \"2026-01-01\"\n[[parametro.{id}.valore]]\ndal = \"2010-01-01\"\n\
             valore = {valore}\nfonte = \"regolamento\"\n"
        );
        Parametri::nazionali().unwrap().con_locali(&documento).unwrap()
    }

    #[test]
    fn an_office_has_its_own_months_and_its_own_rules() {
        let date = DateAnnuale { anno: 2028, avviso_il: giorno("2028-01-01"), dal: None, al: None };
        let giorni = calendario_annuale(&con("annuale_ultimo_mese", "2"), &date).unwrap();
        assert_eq!(giorni.adesioni_al, giorno("2028-02-29"), "the last day of a leap February");
        assert!(calendario_annuale(&con("annuale_ultimo_mese", "13"), &date).is_err());
        let mut sospesa = conferma("2020-01-01", Some("2026-02-01"));
        sospesa.iscritto = sospesa.iscritto.map(|iscritto| IscrittoAnnuale { sospeso: true, ..iscritto });
        let mut uscita = conferma("2020-01-01", Some("2026-02-01"));
        let fine = Some(giorno("2026-03-15"));
        uscita.iscritto = uscita.iscritto.map(|iscritto| IscrittoAnnuale { fino_al: fine, ..iscritto });
        for (id, valore, una, atteso) in [
            ("annuale_sospesi", "\"in_graduatoria\"", &sospesa, StatoAdesione::Ammessa),
            ("annuale_sospesi", "\"fuori\"", &sospesa, StatoAdesione::Esclusa),
            ("annuale_chiusi", "\"in_graduatoria\"", &uscita, StatoAdesione::Ammessa),
        ] {
            assert_eq!(verifica_conferma(&con(id, valore), una).unwrap().stato, atteso, "{id} = {valore}");
        }
    }
}
