//! The people of the demonstration: lists, applications, events, a nulla osta used and one to decide,
//! a worker counted, a request for a profile.

use super::BRICOLA;
use crate::api::{
    AccertamentoSanitario, Capacita, CapacitaChiesta, DatiComputo, DatiFascicolo, DatiIscrizione, DatiNullaOsta,
    DatiPersona, DatiPreselezione, Disponibilita, DocumentoConsegnato, EventoPersona, Indirizzo, PassoIscrizione,
    RapportoLavoro, RedditoAnno, SalvaFascicolo, SalvaIscrizione, SalvaNullaOsta, SalvaPersona, SalvaPreselezione,
    Titolo,
};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use crate::{abilitazioni, computi, fascicolo, iscrizioni, nulla_osta, persone, preselezioni, vita};
use chrono::{Datelike, Days, NaiveDate};
use mirato_domain::Errore;
use mirato_domain::prospetto::Lavoratore;
use mirato_store::{Datore, Iscrizione};

/// How many people are invented.
const QUANTE: usize = 48;
const COMUNI: [(&str, &str, &str); 4] =
    [("Genova", "GE", "16121"), ("Savona", "SV", "17100"), ("La Spezia", "SP", "19121"), ("Imperia", "IM", "18100")];
const PROFILI: [(&str, &str); 6] = [
    ("addetta alla segreteria", "4.1.1.2"),
    ("magazziniere", "8.1.3.1"),
    ("operatrice di call center", "4.2.2.3"),
    ("addetto al controllo qualità", "3.1.5.3"),
    ("aiuto cuoco", "8.1.4.2"),
    ("impiegata contabile", "4.3.2.1"),
];

/// Fills the lists and does on them what an office does; who is in a list, with the sealed part unlocked.
///
/// # Errors
/// Those of any step.
pub(super) async fn popola(
    programma: &Programma,
    ufficio: &Ufficio,
    parola: &str,
    datori: &[Datore],
    dico: &(dyn Fn(&str) + Send + Sync),
) -> Result<Vec<Iscritta>, Errore> {
    abilitazioni::abilita_in(ufficio, &ufficio.utente, parola, "").await?;
    ufficio.sblocca_fascicoli(parola).await?;
    let oggi = ufficio.orologio.oggi();
    let mut iscritte = Vec::new();
    for (numero, inventata) in mirato_exchange::demo::persone(1999, QUANTE, oggi).into_iter().enumerate() {
        let scheda = salva(programma, &inventata, numero, oggi).await?;
        let percentuale = 46 + u32::try_from(numero * 7 % 55).unwrap_or(0);
        sigilla(programma, &scheda, &inventata, numero, percentuale, oggi).await?;
        if let Some(iscrizione) = iscrivi(programma, ufficio, &scheda, numero, oggi).await? {
            iscritte.push((scheda, inventata.codice_fiscale.to_string(), iscrizione));
        }
    }
    eventi(programma, ufficio, &iscritte, oggi).await?;
    dico(&format!("Registrate {QUANTE} persone inventate, {} negli elenchi.", iscritte.len()));
    // The walk-through's employer comes first; another one, so that its figures stay those of the manual.
    let altro = datori.iter().skip(1).find(|datore| datore.provincia.as_deref() == Some("GE"));
    let (Some(bricola), Some(altro)) = (datori.first(), altro) else { return Ok(iscritte) };
    avviamenti(programma, ufficio, bricola, &iscritte, oggi, dico).await?;
    computa(ufficio, altro, parola, &iscritte, oggi, dico).await?;
    cerca(programma, bricola, oggi).await?;
    Ok(iscritte)
}

async fn salva(
    programma: &Programma,
    inventata: &Lavoratore,
    numero: usize,
    oggi: NaiveDate,
) -> Result<String, Errore> {
    let (comune, provincia, cap) = COMUNI[numero % COMUNI.len()];
    let (profilo, qualifica) = PROFILI[numero % PROFILI.len()];
    let estera = numero % 9 == 4;
    let dati = DatiPersona {
        cognome: inventata.cognome.clone(),
        nome: inventata.nome.clone(),
        codice_fiscale: inventata.codice_fiscale.to_string(),
        sesso: format!("{:?}", inventata.sesso),
        nato_il: inventata.data_nascita.to_string(),
        cittadinanza: if estera { "ecuadoriana" } else { "italiana" }.to_owned(),
        permesso_soggiorno: if estera { "lavoro subordinato".to_owned() } else { String::new() },
        permesso_scade_il: if estera {
            (oggi + Days::new(20 + 40 * (numero as u64 % 3))).to_string()
        } else {
            String::new()
        },
        residenza: Indirizzo {
            comune: comune.to_owned(),
            provincia: provincia.to_owned(),
            indirizzo: format!("via dei Tigli {}", numero + 1),
            cap: cap.to_owned(),
        },
        cellulare: format!("333 000 {:04}", numero + 1),
        email: format!("persona{}@posta.example", numero + 1),
        comunicazione: if numero % 11 == 3 { vec!["lis".to_owned()] } else { Vec::new() },
        titoli: vec![Titolo {
            livello: ["obbligo", "qualifica", "diploma", "laurea"][numero % 4].to_owned(),
            descrizione: ["licenza media", "qualifica triennale", "diploma tecnico", "laurea triennale"][numero % 4]
                .to_owned(),
            anno: "2004".to_owned(),
        }],
        profilo: profilo.to_owned(),
        qualifiche: vec![qualifica.to_owned()],
        disponibilita: Disponibilita {
            privati: true,
            pubblici: numero.is_multiple_of(2),
            tempo_pieno: !numero.is_multiple_of(3),
            part_time: true,
            turni: numero.is_multiple_of(4),
            distanza_km: 20 + u32::try_from(numero % 4 * 10).unwrap_or(0),
            mezzo_proprio: numero.is_multiple_of(3),
            ..Disponibilita::default()
        },
        did_il: (oggi - Days::new(400 + numero as u64 * 9)).to_string(),
        patto_il: (oggi - Days::new(390 + numero as u64 * 9)).to_string(),
        patto_riferimento: format!("PSP/{}", 1000 + numero),
        persone_a_carico: u32::try_from(numero % 4).unwrap_or(0),
        redditi: vec![RedditoAnno {
            anno: u32::try_from(oggi.year() - 1).unwrap_or(2025),
            importo: format!("{}.00", 1200 * (numero % 6)),
            dichiarato_il: String::new(),
        }],
        ..DatiPersona::default()
    };
    Ok(persone::persona_salva(programma, SalvaPersona { id: String::new(), versione: 0, dati }).await?.id)
}

async fn sigilla(
    programma: &Programma,
    persona_id: &str,
    inventata: &Lavoratore,
    numero: usize,
    percentuale: u32,
    oggi: NaiveDate,
) -> Result<(), Errore> {
    let protetta = numero % 12 == 5;
    let rivedibile = numero % 6 == 1;
    let orfana_dal = inventata.data_nascita + Days::new(15 * 365);
    let accertamento = AccertamentoSanitario {
        tipo: if protetta { "stato_riconosciuto" } else { "verbale_invalidita_civile" }.to_owned(),
        percentuale: if protetta { String::new() } else { percentuale.to_string() },
        rilasciato_il: (oggi - Days::new(900 + numero as u64)).to_string(),
        rilasciato_da: "commissione medica".to_owned(),
        rivedibile_il: if rivedibile { (oggi + Days::new(25 + numero as u64)).to_string() } else { String::new() },
        ..AccertamentoSanitario::default()
    };
    let gradi = ["medio", "alto", "pieno"];
    let dati = DatiFascicolo {
        categoria_art8: if protetta { String::new() } else { "invalido_civile".to_owned() },
        categoria_art18: if protetta { "orfano_caduto_lavoro".to_owned() } else { String::new() },
        // An orphan was under age at the event.
        evento_il: if protetta { orfana_dal.to_string() } else { String::new() },
        accertamenti: vec![accertamento],
        natura: vec![["fisica", "psichica", "sensoriale"][numero % 3].to_owned()],
        capacita: ["autonomia", "locomozione", "mani"]
            .iter()
            .enumerate()
            .map(|(posto, codice)| Capacita {
                codice: (*codice).to_owned(),
                grado: gradi[(numero + posto) % gradi.len()].to_owned(),
            })
            .collect(),
        ..DatiFascicolo::default()
    };
    let salva = SalvaFascicolo { persona_id: persona_id.to_owned(), versione: 0, dati };
    fascicolo::fascicolo_salva(programma, salva).await.map(|_| ())
}

/// Puts a person in a list; every eighth stays an application with a document missing.
async fn iscrivi(
    programma: &Programma,
    ufficio: &Ufficio,
    persona_id: &str,
    numero: usize,
    oggi: NaiveDate,
) -> Result<Option<String>, Errore> {
    let domanda = numero % 8 == 7;
    let giorni = if domanda { 5 + numero as u64 % 30 } else { 380 + numero as u64 * 9 };
    let richiesta_il = oggi - Days::new(giorni);
    let elenco = if numero % 12 == 5 { "art18" } else { "art8" };
    let mut dati = DatiIscrizione {
        persona_id: persona_id.to_owned(),
        elenco: elenco.to_owned(),
        ingresso: "prima".to_owned(),
        richiesta_il: richiesta_il.to_string(),
        protocollo: format!("{}/{}", 41_000 + numero, richiesta_il.year()),
        ..DatiIscrizione::default()
    };
    let salva = SalvaIscrizione { id: String::new(), versione: 0, dati: dati.clone() };
    let scheda = iscrizioni::iscrizione_salva(programma, salva).await?;
    let consegnati = scheda.documenti.iter().skip(usize::from(domanda));
    dati.documenti = consegnati
        .map(|documento| DocumentoConsegnato {
            codice: documento.codice.clone(),
            consegnato_il: richiesta_il.to_string(),
            scade_il: String::new(),
        })
        .collect();
    let salva = SalvaIscrizione { id: scheda.riga.id.clone(), versione: scheda.versione, dati };
    let scheda = iscrizioni::iscrizione_salva(programma, salva).await?;
    if domanda || !scheda.ammissibile {
        return Ok(None);
    }
    passo(ufficio, &scheda.riga.id, "iscrivi", richiesta_il + Days::new(10), "", "").await?;
    Ok(Some(scheda.riga.id))
}

async fn passo(
    ufficio: &Ufficio,
    id: &str,
    passo: &str,
    data: NaiveDate,
    motivo: &str,
    nota: &str,
) -> Result<(), Errore> {
    let iscrizione: Iscrizione = ufficio.archivio.leggi(id).await?;
    let passo = PassoIscrizione {
        id: id.to_owned(),
        versione: iscrizione.versione,
        passo: passo.to_owned(),
        data: data.to_string(),
        motivo: motivo.to_owned(),
        nota: nota.to_owned(),
        ..PassoIscrizione::default()
    };
    iscrizioni::compi(ufficio, &passo).await
}

/// A person of a list: record, tax code, iscrizione.
pub(super) type Iscritta = (String, String, String);

/// Jobs, meetings and a suspension: what the proposals are about.
async fn eventi(
    programma: &Programma,
    ufficio: &Ufficio,
    iscritte: &[Iscritta],
    oggi: NaiveDate,
) -> Result<(), Errore> {
    for (posto, (persona_id, _, iscrizione)) in iscritte.iter().enumerate() {
        if posto % 5 == 2 {
            let evento = EventoPersona {
                persona_id: persona_id.clone(),
                data: (oggi - Days::new(60 + posto as u64)).to_string(),
                tipo: "colloquio".to_owned(),
                titolo: "Colloquio di orientamento".to_owned(),
                testo: "Rivista la disponibilità e aggiornato il curriculum.".to_owned(),
                ..EventoPersona::default()
            };
            vita::evento_salva(programma, evento).await?;
        }
        if posto % 10 == 3 {
            let breve = posto % 20 == 3;
            let rapporto = RapportoLavoro {
                persona_id: persona_id.clone(),
                datore: "Conserve del Levante S.r.l.".to_owned(),
                tipo: if breve { "determinato" } else { "indeterminato" }.to_owned(),
                dal: (oggi - Days::new(30)).to_string(),
                al: if breve { (oggi + Days::new(100)).to_string() } else { String::new() },
                ore: "40:00".to_owned(),
                ore_contratto: "40:00".to_owned(),
                reddito_annuo: "14500.00".to_owned(),
                mansione: "operaia".to_owned(),
                ..RapportoLavoro::default()
            };
            vita::rapporto_salva(programma, rapporto).await?;
        }
        if posto % 13 == 6 {
            passo(ufficio, iscrizione, "sospendi", oggi - Days::new(45), "salute", "").await?;
        }
    }
    Ok(())
}

fn richiesta(datore: &Datore, persona: &str, numero: u32, oggi: NaiveDate) -> DatiNullaOsta {
    DatiNullaOsta {
        codice_fiscale_datore: datore.codice_fiscale.clone(),
        codice_fiscale_persona: persona.to_owned(),
        protocollo: format!("{}/{}", 47_700 + numero, oggi.year()),
        ricevuta_il: (oggi - Days::new(7)).to_string(),
        provincia: "SV".to_owned(),
        elenco: "art8".to_owned(),
        chiamata: "nominativa".to_owned(),
        contratto: "determinato".to_owned(),
        durata_mesi: 12,
        ore: "30:00".to_owned(),
        ore_contratto: "40:00".to_owned(),
        mansione: "addetto al controllo qualità".to_owned(),
        ccnl: "metalmeccanici industria".to_owned(),
        livello: "C3".to_owned(),
        inizio_dal: oggi.to_string(),
        inizio_al: (oggi + Days::new(25)).to_string(),
        ..DatiNullaOsta::default()
    }
}

/// One nulla osta issued, one request to decide.
async fn avviamenti(
    programma: &Programma,
    ufficio: &Ufficio,
    bricola: &Datore,
    iscritte: &[Iscritta],
    oggi: NaiveDate,
    dico: &(dyn Fn(&str) + Send + Sync),
) -> Result<(), Errore> {
    let mut libere = iscritte.iter().enumerate().filter(|(posto, _)| posto % 10 != 3 && posto % 13 != 6);
    let mut prossima = || libere.next().map(|(_, (_, codice, _))| codice.clone()).unwrap_or_default();
    let (prima, seconda) = (prossima(), prossima());
    let atto = nulla_osta::emetti(ufficio, richiesta(bricola, &prima, 1, oggi)).await?;
    dico(&format!("Nulla osta n. {}: {BRICOLA}", atto.riga.numero));
    let salva = SalvaNullaOsta { id: String::new(), versione: 0, dati: richiesta(bricola, &seconda, 2, oggi) };
    nulla_osta::nulla_osta_salva(programma, salva).await?;
    Ok(())
}

/// A worker who was disabled before being hired.
async fn computa(
    ufficio: &Ufficio,
    datore: &Datore,
    parola: &str,
    iscritte: &[Iscritta],
    oggi: NaiveDate,
    dico: &(dyn Fn(&str) + Send + Sync),
) -> Result<(), Errore> {
    let documenti = ["verbale", "contratto", "consenso"];
    let Some((_, codice, _)) = iscritte.last() else { return Ok(()) };
    let dati = DatiComputo {
        codice_fiscale_datore: datore.codice_fiscale.clone(),
        codice_fiscale_persona: codice.clone(),
        protocollo: format!("47810/{}", oggi.year()),
        ricevuta_il: (oggi - Days::new(12)).to_string(),
        provincia: "GE".to_owned(),
        caso: "prima_dell_assunzione".to_owned(),
        assunto_il: (oggi - Days::new(700)).to_string(),
        ore: "40:00".to_owned(),
        ore_contratto: "40:00".to_owned(),
        consenso_lavoratore: true,
        documenti: documenti
            .iter()
            .map(|codice| DocumentoConsegnato {
                codice: (*codice).to_owned(),
                consegnato_il: (oggi - Days::new(12)).to_string(),
                scade_il: String::new(),
            })
            .collect(),
        ..DatiComputo::default()
    };
    let atto = computi::emetti(ufficio, dati, parola).await?;
    dico(&format!("Computo n. {}: {}.", atto.riga.numero, datore.denominazione));
    Ok(())
}

async fn cerca(programma: &Programma, bricola: &Datore, oggi: NaiveDate) -> Result<(), Errore> {
    let dati = DatiPreselezione {
        codice_fiscale_datore: bricola.codice_fiscale.clone(),
        ricevuta_il: (oggi - Days::new(4)).to_string(),
        provincia: "SV".to_owned(),
        comune: "Savona".to_owned(),
        elenco: "art8".to_owned(),
        profilo: "addetto al controllo qualità".to_owned(),
        posti: 1,
        qualifiche: vec!["3.1.5.3".to_owned()],
        titolo_minimo: "diploma".to_owned(),
        ore: "30:00".to_owned(),
        ore_contratto: "40:00".to_owned(),
        contratto: "indeterminato".to_owned(),
        capacita: vec![CapacitaChiesta { codice: "mani".to_owned(), grado: "alto".to_owned(), essenziale: false }],
        ..DatiPreselezione::default()
    };
    preselezioni::preselezione_salva(programma, SalvaPreselezione { id: String::new(), versione: 0, dati }).await?;
    Ok(())
}
