//! The schedule: every deadline of the program in one list and one calendar.

mod cose;

use crate::api::{
    Destinazione, EsportaScadenzario, FileScritto, FiltroScadenzario, GiornoFestivo, RigaScadenza, Scadenzario,
    TipoScadenza, Tono,
};
use crate::modulo::giorno;
use crate::programma::Programma;
use crate::stati::conta;
use crate::ufficio::Ufficio;
use crate::{filtri, tempo};
use chrono::{Datelike, Days, Months, NaiveDate};
use cose::{Cosa, cosa};
use mirato_domain::Errore;
use mirato_norme::calendario::{Calendario, GiorniFestivi, Settimana};
use mirato_norme::l68_1999::art09_richieste::scadenza_prospetto;
use mirato_norme::l68_1999::art17_ottemperanza::valido_fino_al;
use mirato_store::{FiltroScadenze, ScadenzaInElenco, TIPI_SCADENZA};
use std::collections::{BTreeMap, BTreeSet};

/// How far the list looks ahead when it is not told, in days: a year, so that yearly terms are in it.
const AVANTI: u64 = 366;
/// How far back overdue deadlines go, in years: an archive that is older holds history, not work.
const INDIETRO: u32 = 12 * 20;
/// How long an agreement, an exemption or a suspension that has ended stays in the list, in days.
const FINITE: i64 = 60;
/// How far back an issued certificate may still be valid, in months.
const CERTIFICATI: u32 = 24;

/// The schedule between two days.
///
/// # Errors
/// `data_non_valida`.
pub async fn scadenzario(programma: &Programma, filtro: FiltroScadenzario) -> Result<Scadenzario, Errore> {
    let ufficio = programma.ufficio().await?;
    let mut tutto = intero(&ufficio, &filtro).await?;
    let (quanti, da) = filtri::pagina(filtro.da, filtro.quanti);
    tutto.righe = tutto.righe.into_iter().skip(da as usize).take(quanti as usize).collect();
    Ok(tutto)
}

/// The schedule with all its rows.
async fn intero(ufficio: &Ufficio, filtro: &FiltroScadenzario) -> Result<Scadenzario, Errore> {
    let oggi = ufficio.orologio.oggi();
    let giorno_del = |testo: &str, campo: &str, altrimenti: NaiveDate| {
        if testo.is_empty() { Ok(altrimenti) } else { tempo::iso(testo, campo) }
    };
    let dal = giorno_del(&filtro.dal, "dal", oggi - Months::new(INDIETRO))?;
    let al = giorno_del(&filtro.al, "al", oggi + Days::new(AVANTI))?;
    let (festivi, giorni_settimana) = festivi(ufficio, dal.min(oggi), al.max(oggi))?;
    let mut righe: Vec<RigaScadenza> = tenute(ufficio, dal, al)
        .await?
        .into_iter()
        .filter_map(|tenuta| riga(tenuta, oggi, &festivi))
        .filter(|riga| scelta(riga, filtro) && (!filtro.dal.is_empty() || ancora(riga)))
        .collect();
    righe.sort_by(|a, b| (&a.data, &a.cosa, &a.titolo).cmp(&(&b.data, &b.cosa, &b.titolo)));
    let tipi = tipi(&righe);
    let persone: BTreeSet<String> =
        righe.iter().map(|riga| riga.seguita_da.clone()).filter(|utente| !utente.is_empty()).collect();
    righe.retain(|riga| filtro.tipo.is_empty() || riga.tipo == filtro.tipo);
    Ok(Scadenzario {
        oggi: oggi.to_string(),
        totale: u32::try_from(righe.len()).unwrap_or(u32::MAX),
        scadute: u32::try_from(righe.iter().filter(|riga| riga.giorni < 0).count()).unwrap_or(u32::MAX),
        righe,
        tipi,
        persone: persone.into_iter().collect(),
        festivi: festivi
            .tra(dal.max(oggi - Days::new(AVANTI)), al)
            .map(|festivo| GiornoFestivo { data: festivo.data.to_string(), nome: nome_del_festivo(ufficio, festivo) })
            .collect(),
        giorni_settimana,
    })
}

/// Every kind, with how many rows it has.
fn tipi(righe: &[RigaScadenza]) -> Vec<TipoScadenza> {
    let mut quante: BTreeMap<&str, u32> = BTreeMap::new();
    for riga in righe {
        *quante.entry(&riga.tipo).or_default() += 1;
    }
    let tipo = |tipo: &&str| TipoScadenza {
        codice: (*tipo).to_owned(),
        nome: cosa(tipo).nome.to_owned(),
        quante: quante.get(tipo).copied().unwrap_or(0),
    };
    TIPI_SCADENZA.iter().map(tipo).collect()
}

/// What the archive holds, and what the law adds to it.
async fn tenute(ufficio: &Ufficio, dal: NaiveDate, al: NaiveDate) -> Result<Vec<ScadenzaInElenco>, Errore> {
    crate::convenzioni::rivedi(ufficio).await?;
    let mut tenute = ufficio.archivio.scadenze(&FiltroScadenze { dal: dal.to_string(), al: al.to_string() }).await?;
    tenute.extend(certificati(ufficio, dal, al).await?);
    tenute.extend(prospetti(ufficio, dal, al));
    tenute.extend(crate::convenzioni::termini(ufficio, dal, al).await?);
    Ok(tenute)
}

/// Certificates of compliance that cease to be valid: those gone by ask for nothing.
async fn certificati(ufficio: &Ufficio, dal: NaiveDate, al: NaiveDate) -> Result<Vec<ScadenzaInElenco>, Errore> {
    let (leggi, oggi) = (ufficio.leggi(), ufficio.orologio.oggi());
    let da = dal.max(oggi);
    let emessi = ufficio
        .archivio
        .certificati_emessi(&(da - Months::new(CERTIFICATI)).to_string(), &(al + Days::new(1)).to_string())
        .await?;
    Ok(emessi
        .into_iter()
        .filter_map(|emesso| {
            let fine = valido_fino_al(&leggi.parametri, giorno(&emesso.data)?).ok()?;
            (da <= fine && fine <= al).then(|| ScadenzaInElenco { data: fine.to_string(), ..emesso })
        })
        .collect())
}

/// The days by which the prospetti of each year are due (art. 9 c. 6), those to come alone.
fn prospetti(ufficio: &Ufficio, dal: NaiveDate, al: NaiveDate) -> Vec<ScadenzaInElenco> {
    let (leggi, oggi) = (ufficio.leggi(), ufficio.orologio.oggi());
    (dal.max(oggi).year() - 1..=al.year())
        .filter_map(|anno| {
            let riferimento = NaiveDate::from_ymd_opt(anno, 12, 31)?;
            let (scadenza, _) = scadenza_prospetto(&leggi.parametri, riferimento).ok()?;
            (dal.max(oggi) <= scadenza && scadenza <= al).then(|| ScadenzaInElenco {
                tipo: "prospetto".to_owned(),
                oggetto: String::new(),
                oggetto_id: anno.to_string(),
                data: scadenza.to_string(),
                titolo: "Tutti i datori soggetti".to_owned(),
                dettaglio: format!("situazione al {}", tempo::breve(riferimento)),
                provincia: None,
                seguita_da: None,
            })
        })
        .collect()
}

fn riga(tenuta: ScadenzaInElenco, oggi: NaiveDate, festivi: &GiorniFestivi) -> Option<RigaScadenza> {
    let data = giorno(&tenuta.data)?;
    let giorni = (data - oggi).num_days();
    let Cosa { nome, norma, pagina, .. } = cosa(&tenuta.tipo);
    // One kind of term may come from an agreement of ours, or from what an official wrote about the employer.
    let pagina = if tenuta.oggetto == "convenzione" { "convenzione" } else { pagina };
    let dettaglio =
        if tenuta.oggetto == "iscrizione" { crate::persone::nome_elenco(&tenuta.dettaglio) } else { tenuta.dettaglio };
    Some(RigaScadenza {
        data: tenuta.data,
        giorni,
        lavorativi: if giorni > 0 { festivi.lavorativi(oggi + Days::new(1), data) } else { 0 },
        cosa: nome.to_owned(),
        titolo: tenuta.titolo,
        dettaglio,
        provincia: tenuta.provincia.unwrap_or_default(),
        seguita_da: tenuta.seguita_da.unwrap_or_default(),
        norma: norma.to_owned(),
        tono: match giorni {
            ..0 => Tono::Errore,
            0..=7 => Tono::Attenzione,
            _ => Tono::Normale,
        },
        destinazione: Destinazione {
            pagina: pagina.to_owned(),
            id: Some(tenuta.oggetto_id).filter(|_| !tenuta.oggetto.is_empty()),
            filtro: BTreeMap::new(),
        },
        tipo: tenuta.tipo,
    })
}

/// Whether a deadline gone by still asks for something: what ended by itself does so as long as the
/// employer's term to ask for workers runs from there (art. 9 c. 1).
fn ancora(riga: &RigaScadenza) -> bool {
    riga.giorni >= -FINITE || !matches!(riga.tipo.as_str(), "convenzione" | "esonero" | "sospensione")
}

/// Whether a deadline answers the filter; its kind is filtered apart, after they are counted.
fn scelta(riga: &RigaScadenza, filtro: &FiltroScadenzario) -> bool {
    let cercato = mirato_store::normalizza(&filtro.testo);
    let testo = || mirato_store::normalizza(&format!("{} {} {}", riga.titolo, riga.dettaglio, riga.cosa));
    (filtro.provincia.is_empty() || riga.provincia == filtro.provincia)
        && (filtro.seguita_da.is_empty() || riga.seguita_da == filtro.seguita_da)
        && (cercato.is_empty() || testo().contains(&cercato))
}

/// The office's holidays, its patron saint among them, and its working week.
fn festivi(ufficio: &Ufficio, dal: NaiveDate, al: NaiveDate) -> Result<(GiorniFestivi, u8), Errore> {
    let calendario = &ufficio.impostazioni().calendario;
    let settimana = Settimana::try_from(calendario.giorni_settimana).unwrap_or(Settimana::CinqueGiorni);
    let patrono = giorno(&format!("{}-{}", al.year(), calendario.patrono));
    let calendario = Calendario { giorni_settimana: settimana, patrono, altri_festivi: Vec::new() };
    // Holidays are known from a year on: further back nothing is counted in working days.
    let dal = dal.max(al - Months::new(CERTIFICATI));
    Ok((GiorniFestivi::nuovi(&ufficio.leggi().parametri, &calendario, dal, al)?, settimana.into()))
}

fn nome_del_festivo(ufficio: &Ufficio, festivo: &mirato_norme::calendario::Festivo) -> String {
    let calendario = &ufficio.impostazioni().calendario;
    let patrono = festivo.data.format("%m-%d").to_string() == calendario.patrono;
    if patrono && !calendario.patrono_nome.is_empty() {
        format!("{} (patrono)", calendario.patrono_nome)
    } else {
        festivo.nome.clone()
    }
}

/// Writes the schedule as it is seen, or as a calendar for other programs.
///
/// # Errors
/// `file_non_scritto`.
pub async fn scadenzario_esporta(programma: &Programma, richiesta: EsportaScadenzario) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let tutto = intero(&ufficio, &richiesta.filtro).await?;
    if richiesta.formato == crate::api::FormatoScadenzario::Ics {
        return ics(&ufficio, &tutto, richiesta.percorso);
    }
    crate::esporta::scadenzario(&ufficio, &richiesta, &tutto.righe).await
}

/// The calendar leaves the program: it says what falls due and how many, never whom it concerns.
fn ics(ufficio: &Ufficio, tutto: &Scadenzario, percorso: String) -> Result<FileScritto, Errore> {
    let mut al_giorno: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for riga in &tutto.righe {
        *al_giorno.entry((&riga.data, &riga.tipo)).or_default() += 1;
    }
    let appuntamenti: Vec<_> = al_giorno
        .into_iter()
        .filter_map(|((data, tipo), quante)| {
            let nome = cosa(tipo).neutra;
            Some(mirato_exchange::calendario::Appuntamento {
                // Neither does the identifier: a mark of the kind, always the same.
                uid: format!("{data}-{}@mirato", &mirato_store::impronta(tipo.as_bytes())[..8]),
                giorno: giorno(data)?,
                titolo: if quante == 1 { nome.to_owned() } else { format!("{nome} ({quante})") },
            })
        })
        .collect();
    let adesso = ufficio.orologio.adesso().to_utc();
    let byte = mirato_exchange::calendario::calendario_ics("Scadenze dell'ufficio", &appuntamenti, adesso);
    crate::esporta::scrivi(std::path::Path::new(&percorso), &byte)?;
    Ok(FileScritto { percorso, righe: conta(i64::try_from(appuntamenti.len()).unwrap_or(i64::MAX)) })
}
