//! The checks of a clearance to hire, in the order of the screen.

use super::richiesta::{ConvenzioneDatore, Modalita, RichiestaNullaOsta, SituazioneDatore};
use super::{Quota, UnitaOraria, fonte, periodo, valido_fino};
use crate::controllo::Controllo;
use crate::errore::{ErroreNorma, italiana};
use crate::eta::compiuti;
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::Classe;
use crate::l68_1999::art09_richieste::termine_richiesta;
use crate::l241_1990::termini::{Procedimento, RichiestaTermine, termine};
use crate::parametri::Parametri;
use chrono::NaiveDate;
use mirato_domain::Elenco;
use mirato_domain::situazione::Natura;

/// Every check, and the quota the hire covers.
pub(super) fn controlli(
    p: &Parametri,
    richiesta: &RichiestaNullaOsta,
    unita: &UnitaOraria,
) -> Result<(Vec<Controllo>, Option<Quota>), ErroreNorma> {
    let chi_conta = richiesta.utilizzatore.as_ref().unwrap_or(&richiesta.datore);
    let (missione, conta) = somministrazione(p, richiesta)?;
    let (scopertura, copre) = scopertura(richiesta, chi_conta);
    let (durata, dura) = durata(p, richiesta, chi_conta)?;
    let quota = (conta && copre && dura).then_some(Quota::di(richiesta.elenco));
    let controlli = vec![
        competenza(richiesta),
        iscrizione(richiesta),
        scopertura,
        orario(p, richiesta, chi_conta, unita)?,
        durata,
        inizio(p, richiesta)?,
        modalita(p, richiesta, chi_conta)?,
        super::ordine::ordine(richiesta),
        convenzione(richiesta, chi_conta),
        esonero_e_sospensione(chi_conta),
        missione,
        doppio(richiesta),
        risposta(p, richiesta)?,
    ];
    Ok((controlli, quota))
}

fn competenza(richiesta: &RichiestaNullaOsta) -> Controllo {
    let nome = richiesta.provincia.nome();
    if richiesta.province_ufficio.contains(&richiesta.provincia) {
        Controllo::fatto("competenza", "Ufficio competente", format!("Il posto di lavoro è nella provincia di {nome}."))
    } else {
        let dettaglio = format!("il posto di lavoro è nella provincia di {nome}: lo rilascia il suo ufficio.");
        Controllo::impedisce("competenza", "Un altro ufficio è competente", dettaglio)
    }
    .cita(fonte())
}

fn iscrizione(richiesta: &RichiestaNullaOsta) -> Controllo {
    let codice = "iscrizione";
    let al = italiana(&richiesta.al);
    let valide = || {
        richiesta
            .iscrizioni
            .iter()
            .filter(|una| una.dal <= richiesta.al && una.al.is_none_or(|fine| richiesta.al <= fine))
    };
    let elenco = richiesta.elenco.nome();
    let controllo = match valide().find(|una| una.elenco == richiesta.elenco) {
        Some(una) if una.sospesa => {
            let dettaglio = format!("Al {al} è sospesa: accerta che la persona possa essere assunta.");
            Controllo::attenzione(codice, format!("Iscrizione sospesa: {elenco}"), dettaglio)
        }
        Some(una) => {
            Controllo::fatto(codice, format!("Persona iscritta: {elenco}"), format!("Dal {}.", italiana(&una.dal)))
        }
        None if valide().next().is_some() => {
            let dettaglio = format!("al {al} lo è in un altro elenco: correggi l'elenco della richiesta.");
            Controllo::impedisce(codice, format!("Persona non iscritta: {elenco}"), dettaglio)
        }
        None => {
            let dettaglio = format!("al {al} non risulta iscritta: il nulla osta lo attesterebbe.");
            Controllo::impedisce(codice, format!("Persona non iscritta: {elenco}"), dettaglio)
        }
    };
    controllo.cita(Fonte::legge("L. 68/1999", "8", "1", ""))
}

/// Whether a unit is there to be covered. Who has none hires of their own will.
fn scopertura(richiesta: &RichiestaNullaOsta, datore: &SituazioneDatore) -> (Controllo, bool) {
    let codice = "scopertura";
    let quota = Quota::di(richiesta.elenco);
    let (scoperte, impegnate) = match quota {
        Quota::Art3 => (datore.scopertura_art3, datore.impegnate_art3),
        Quota::Art18 => (datore.scopertura_art18, datore.impegnate_art18),
    };
    let residue = convenzione_usata(richiesta, datore).map_or(0, |una| match quota {
        Quota::Art3 => una.residue_art3,
        Quota::Art18 => una.residue_art18,
    });
    let (articolo, provincia) = (quota.nome(), richiesta.provincia.nome());
    let fonte = match quota {
        Quota::Art3 => Fonte::legge("L. 68/1999", "3", "1", ""),
        Quota::Art18 => Fonte::legge("L. 68/1999", "18", "2", ""),
    };
    let libere = scoperte.saturating_sub(impegnate);
    let volontaria = |perche: String| {
        let dettaglio = format!("{perche} Si può rilasciare: l'assunzione è volontaria.");
        (Controllo::attenzione(codice, "Assunzione volontaria", dettaglio), false)
    };
    let (controllo, copre) = if residue > 0 {
        let dettaglio = format!("La convenzione prevede ancora {residue} unità dell'{articolo}.");
        (Controllo::fatto(codice, "Unità prevista dalla convenzione", dettaglio), true)
    } else if libere > 0 {
        let dettaglio = format!("Unità dell'{articolo} scoperte nella provincia di {provincia}: {libere}.");
        (Controllo::fatto(codice, format!("Scopertura di {libere} unità"), dettaglio), true)
    } else if richiesta.elenco.speciale() {
        let dettaglio =
            "L'elenco ha un obbligo suo: accerta se il datore ha un posto da coprire. La persona conta nella quota.";
        (
            Controllo::attenzione(codice, "Obbligo dell'elenco speciale", dettaglio)
                .cita(fonte_speciale(richiesta.elenco)),
            true,
        )
    } else if datore.classe == Classe::NonSoggetto {
        volontaria("Il datore non è soggetto agli obblighi.".to_owned())
    } else if scoperte > 0 {
        volontaria(format!("Le {scoperte} unità scoperte hanno già un nulla osta aperto."))
    } else {
        volontaria(format!("Nella provincia di {provincia} non ci sono unità scoperte dell'{articolo}."))
    };
    (controllo.cita(fonte), copre)
}

/// The law of a special list.
fn fonte_speciale(elenco: Elenco) -> Fonte {
    match elenco {
        Elenco::Centralinisti => Fonte::legge("L. 113/1985", "3", "", ""),
        _ => Fonte::legge("L. 29/1994", "", "", ""),
    }
}

fn orario(
    p: &Parametri,
    richiesta: &RichiestaNullaOsta,
    datore: &SituazioneDatore,
    unita: &UnitaOraria,
) -> Result<Controllo, ErroreNorma> {
    let codice = "orario";
    let scelta = p.scelta("nulla_osta_orario_ridotto", richiesta.al)?;
    let controllo = if unita.intera {
        Controllo::fatto(codice, "Orario", unita.spiega.clone())
    } else if datore.classe == Classe::NonSoggetto {
        Controllo::non_pertinente(codice, "Orario", "Il datore non è soggetto agli obblighi.")
    } else if unita.dato_mancante {
        let dettaglio = format!("{} Con un'invalidità oltre il 50% sarebbe un'unità: accertalo.", unita.spiega);
        Controllo::attenzione(codice, "Orario fino alla metà", dettaglio)
    } else if scelta.valore == "impedisce" {
        let dettaglio = "non supera la metà di quello pieno: chiedi un orario più lungo.";
        Controllo::impedisce(codice, "Orario fino alla metà", dettaglio).secondo(&scelta)
    } else {
        Controllo::attenzione(codice, "Orario fino alla metà", unita.spiega.clone()).secondo(&scelta)
    };
    Ok(unita.fonti.iter().cloned().fold(controllo, Controllo::cita))
}

/// The least length of a fixed-term contract, and whether the hire is long enough to cover a unit.
fn durata(
    p: &Parametri,
    richiesta: &RichiestaNullaOsta,
    datore: &SituazioneDatore,
) -> Result<(Controllo, bool), ErroreNorma> {
    let (codice, contratto) = ("durata", &richiesta.contratto);
    let durata = maiuscolo(&periodo(contratto));
    let Some(fine) = contratto.fino_al else {
        return Ok((Controllo::fatto(codice, "Contratto a tempo indeterminato", format!("{durata}.")), true));
    };
    let minimo = p.intero("nulla_osta_durata_minima", richiesta.al)?;
    let titolo = "Contratto a termine";
    if datore.classe == Classe::NonSoggetto {
        let dettaglio = format!("{durata}: chi non è soggetto può assumere per qualsiasi durata.");
        return Ok((Controllo::fatto(codice, titolo, dettaglio).secondo(&minimo), true));
    }
    let convenzione = convenzione_usata(richiesta, datore);
    let (mesi, chi) = match convenzione {
        Some(una) => (i64::from(una.durata_minima_mesi.unwrap_or(0)), "la convenzione"),
        None => (minimo.valore, "l'ufficio"),
    };
    let almeno = compiuti(contratto.dal, mesi)?.pred_opt().unwrap_or(contratto.dal);
    let (basta, chiede) = (fine >= almeno, format!("{chi} chiede almeno {mesi} mesi"));
    let controllo = if mesi == 0 {
        Controllo::fatto(codice, titolo, format!("{durata}: {chi} non chiede una durata minima."))
    } else if basta {
        Controllo::fatto(codice, titolo, format!("{durata}: {chiede}."))
    } else {
        let dettaglio = format!("{chiede}: il contratto deve arrivare almeno al {}.", italiana(&almeno));
        Controllo::impedisce(codice, "Contratto a termine troppo breve", dettaglio)
    };
    let controllo = match convenzione {
        Some(_) => controllo.cita(Fonte::legge("L. 68/1999", "11", "2", "")),
        None => controllo.secondo(&minimo),
    };
    Ok((controllo, basta))
}

/// The agreement under which the hire is made, if it is in force.
fn convenzione_usata<'a>(
    richiesta: &RichiestaNullaOsta,
    datore: &'a SituazioneDatore,
) -> Option<&'a ConvenzioneDatore> {
    datore.convenzione.as_ref().filter(|una| richiesta.in_convenzione && una.in_vigore(richiesta.al))
}

fn maiuscolo(testo: &str) -> String {
    let mut lettere = testo.chars();
    lettere.next().map(|prima| prima.to_uppercase().chain(lettere).collect()).unwrap_or_default()
}

/// The clearance comes before the hire, and the hire within its validity.
fn inizio(p: &Parametri, richiesta: &RichiestaNullaOsta) -> Result<Controllo, ErroreNorma> {
    let codice = "inizio";
    let (dal, fine) = (richiesta.contratto.dal, valido_fino(p, richiesta.al)?);
    let validita = p.intero("validita_nulla_osta", richiesta.al)?;
    let controllo = if dal < richiesta.al {
        let dettaglio = format!("il contratto comincia il {}: il nulla osta si rilascia prima.", italiana(&dal));
        Controllo::impedisce(codice, "Assunzione già avvenuta", dettaglio)
    } else if dal > fine {
        let dettaglio = format!("Comincia il {}, ma il nulla osta vale fino al {}.", italiana(&dal), italiana(&fine));
        Controllo::attenzione(codice, "Assunzione dopo la validità", dettaglio)
    } else {
        let dettaglio = format!("Comincia il {}; il nulla osta vale fino al {}.", italiana(&dal), italiana(&fine));
        Controllo::fatto(codice, "Assunzione entro la validità", dettaglio)
    };
    Ok(controllo.secondo(&validita))
}

/// Art. 7: by name or under an agreement for private employers, by number after their term; by number
/// for administrations, by name under an agreement or where the law says so.
fn modalita(
    p: &Parametri,
    richiesta: &RichiestaNullaOsta,
    datore: &SituazioneDatore,
) -> Result<Controllo, ErroreNorma> {
    let codice = "modalita";
    let pubblico = datore.natura == Natura::Pubblico;
    Ok(match (richiesta.modalita, pubblico) {
        (Modalita::Nominativa, false) => {
            let regola = p.scelta("richiesta_nominativa_privati", richiesta.al)?;
            Controllo::fatto(codice, "Richiesta nominativa", "Il datore privato può scegliere la persona.")
                .secondo(&regola)
        }
        (Modalita::Nominativa, true) if richiesta.chiamata_diretta => {
            Controllo::fatto(codice, "Chiamata diretta nominativa", "La legge la ammette per questa persona.")
                .cita(Fonte::legge("D.Lgs. 165/2001", "35", "2", ""))
        }
        (Modalita::Nominativa, true) if richiesta.in_convenzione => {
            Controllo::fatto(codice, "Richiesta nominativa in convenzione", "La convenzione la prevede.")
                .cita(Fonte::legge("L. 68/1999", "11", "2", ""))
        }
        (Modalita::Nominativa, true) => {
            let dettaglio = "un'amministrazione assume per chiamata numerica: serve una convenzione che lo preveda.";
            Controllo::impedisce(codice, "Richiesta nominativa non ammessa", dettaglio).cita(Fonte::legge(
                "D.Lgs. 165/2001",
                "35",
                "2",
                "",
            ))
        }
        (Modalita::Numerica, true) => {
            Controllo::fatto(codice, "Chiamata numerica", "L'amministrazione assume secondo la graduatoria.")
                .cita(Fonte::legge("L. 68/1999", "7", "2", ""))
        }
        (Modalita::Numerica, false) => numerica_privata(p, richiesta.al, datore.insorgenza)?,
    })
}

fn numerica_privata(p: &Parametri, al: NaiveDate, insorgenza: Option<NaiveDate>) -> Result<Controllo, ErroreNorma> {
    let fonte = Fonte::legge("L. 68/1999", "7", "1-bis", "");
    let Some(insorgenza) = insorgenza else {
        let dettaglio = "L'archivio non sa da quando l'obbligo è sorto: scrivilo tra le circostanze del datore.";
        return Ok(Controllo::attenzione("modalita", "Avviamento numerico", dettaglio).cita(fonte));
    };
    let termine = termine_richiesta(p, insorgenza, al)?;
    let scadenza = italiana(&termine.scadenza);
    Ok(if termine.decorso {
        let dettaglio = format!("Il termine per la richiesta nominativa è finito il {scadenza}.");
        Controllo::fatto("modalita", "Avviamento numerico", dettaglio)
    } else {
        let dettaglio = format!("il datore può scegliere la persona fino al {scadenza}.");
        Controllo::impedisce("modalita", "Avviamento numerico prima del termine", dettaglio)
    }
    .cita(fonte))
}

fn convenzione(richiesta: &RichiestaNullaOsta, datore: &SituazioneDatore) -> Controllo {
    let codice = "convenzione";
    let fonte = Fonte::legge("L. 68/1999", "11", "1", "");
    let controllo = match (&datore.convenzione, richiesta.in_convenzione) {
        (None, false) => Controllo::non_pertinente(codice, "Convenzione", "Il datore non ne ha."),
        (None, true) => Controllo::impedisce(
            codice,
            "Convenzione mancante",
            "la richiesta la indica e non c'è: registrala o toglila.",
        ),
        (Some(una), true) if una.in_vigore(richiesta.al) => {
            Controllo::fatto(codice, format!("Convenzione {}", una.estremi), "È in vigore.")
        }
        (Some(una), true) => {
            let dettaglio = "alla data della richiesta non è in vigore.";
            Controllo::impedisce(codice, format!("Convenzione {}", una.estremi), dettaglio)
        }
        (Some(una), false) if una.in_vigore(richiesta.al) => {
            let dettaglio = "È in vigore, ma la richiesta non la indica: chiarisci se l'assunzione ne fa parte.";
            Controllo::attenzione(codice, format!("Convenzione {}", una.estremi), dettaglio)
        }
        (Some(una), false) => {
            Controllo::non_pertinente(codice, format!("Convenzione {}", una.estremi), "Non è in vigore.")
        }
    };
    controllo.cita(fonte)
}

fn esonero_e_sospensione(datore: &SituazioneDatore) -> Controllo {
    let codice = "esonero_sospensione";
    if datore.sospeso {
        let dettaglio = "Gli obblighi sono sospesi: l'assunzione resta possibile e si conterà alla ripresa.";
        Controllo::attenzione(codice, "Obblighi sospesi", dettaglio).cita(Fonte::legge("L. 68/1999", "3", "5", ""))
    } else if datore.esonerate > 0 {
        let dettaglio = format!("Il datore è esonerato per {} unità, già tolte dalla scopertura.", datore.esonerate);
        Controllo::fatto(codice, "Esonero parziale", dettaglio).cita(Fonte::legge("L. 68/1999", "5", "3", ""))
    } else {
        Controllo::non_pertinente(codice, "Esonero e sospensione", "Il datore non ne ha.")
    }
}

/// Who is sent on a mission counts with the user firm, if the mission lasts long enough.
fn somministrazione(p: &Parametri, richiesta: &RichiestaNullaOsta) -> Result<(Controllo, bool), ErroreNorma> {
    let (codice, titolo) = ("somministrazione", "Somministrazione");
    if richiesta.utilizzatore.is_none() {
        let dettaglio = "La persona lavora per il datore che la assume.";
        return Ok((Controllo::non_pertinente(codice, titolo, dettaglio), true));
    }
    let mesi = p.intero("missione_minima_somministrato", richiesta.al)?;
    let contratto = &richiesta.contratto;
    let almeno = compiuti(contratto.dal, mesi.valore)?.pred_opt().unwrap_or(contratto.dal);
    let conta = contratto.fino_al.is_none_or(|fine| fine >= almeno);
    let controllo = if conta {
        let dettaglio = format!("La missione dura almeno {} mesi: copre la quota dell'utilizzatore.", mesi.valore);
        Controllo::fatto(codice, titolo, dettaglio)
    } else {
        let dettaglio = format!("La missione dura meno di {} mesi: non copre la quota dell'utilizzatore.", mesi.valore);
        Controllo::attenzione(codice, titolo, dettaglio)
    };
    Ok((controllo.secondo(&mesi), conta))
}

fn doppio(richiesta: &RichiestaNullaOsta) -> Controllo {
    let codice = "altri_nulla_osta";
    let aperto = richiesta.altri_nulla_osta.iter().find(|altro| altro.valido_fino >= richiesta.al);
    let controllo = match aperto {
        None => Controllo::fatto(codice, "Nessun altro nulla osta aperto", "La persona non ne ha altri."),
        Some(altro) => {
            let per = if altro.stesso_posto { "per lo stesso posto" } else { "per un altro datore" };
            let dettaglio = format!(
                "la persona ne ha già uno {per}, valido fino al {}: usalo o ritiralo prima.",
                italiana(&altro.valido_fino)
            );
            Controllo::impedisce(codice, format!("Nulla osta {} ancora aperto", altro.estremi), dettaglio)
        }
    };
    controllo.cita(fonte().prassi())
}

fn risposta(p: &Parametri, richiesta: &RichiestaNullaOsta) -> Result<Controllo, ErroreNorma> {
    let avvio = richiesta.pervenuta_il;
    let esito =
        termine(p, &RichiestaTermine { procedimento: Procedimento::NullaOsta, avvio, sospensioni: Vec::new() })?;
    let giorni = p.intero(Procedimento::NullaOsta.parametro(), avvio)?;
    let scadenza = italiana(&esito.scadenza);
    let controllo = if richiesta.al <= esito.scadenza {
        Controllo::fatto("termine", "Risposta nei termini", format!("Il termine finisce il {scadenza}."))
    } else {
        Controllo::attenzione("termine", "Termine superato", format!("Il termine è finito il {scadenza}."))
    };
    Ok(controllo.secondo(&giorni))
}
