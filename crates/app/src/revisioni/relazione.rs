//! The printed report of a review: figures, plots each with its table, who is to be invited.

use super::{quadro, stampa::tutti};
use crate::api::{EsportaRevisione, FileScritto, FiltroRevisione, GruppoRivisto, QuadroRevisione, RigaRivisto};
use crate::certificato::{carta, componi_modello};
use crate::emissione;
use crate::modulo::giorno;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::{Datelike, Months, NaiveDate};
use mirato_documents::calcolo::Cifra;
use mirato_documents::carta::Stato;
use mirato_documents::pratica::Atto;
use mirato_documents::provvedimento::Segnatura;
use mirato_documents::relazione::{Colonna, Tabella};
use mirato_documents::revisione::{self as modello, Dati, Serie, Sezione};
use mirato_domain::{Errore, Euro};
use std::path::Path;

/// How many employers past their term are named in the report; the spreadsheet has them all.
const NOMINATI: usize = 60;

/// Composes and writes the report.
///
/// # Errors
/// `filtro_non_valido`, `impostazioni_incomplete`, `file_non_scritto`.
pub async fn stampa(ufficio: &Ufficio, richiesta: &EsportaRevisione) -> Result<FileScritto, Errore> {
    let quadro = quadro(ufficio, &richiesta.filtro).await?;
    let oltre = FiltroRevisione {
        stato: "oltre_termine".to_owned(),
        ordina: "scoperto_dal".to_owned(),
        discendente: false,
        ..richiesta.filtro.clone()
    };
    let oltre = tutti(ufficio, &oltre).await?;
    let dati = dati(ufficio, &quadro, &oltre)?;
    let byte = componi_modello(ufficio, modello::MODELLO, modello::VERSIONE, &dati).await?.pdf;
    crate::esporta::scrivi(Path::new(&richiesta.percorso), &byte)?;
    Ok(FileScritto { percorso: richiesta.percorso.clone(), righe: quadro.testata.conteggi.datori })
}

fn dati(ufficio: &Ufficio, quadro: &QuadroRevisione, oltre: &[RigaRivisto]) -> Result<Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    let al = giorno(&quadro.testata.al).unwrap_or(oggi);
    let (dal, fine) = trimestre(al);
    Ok(Dati {
        // A report is read and kept, not signed: it has no number of a register.
        stato: Stato::Bozza,
        carta: carta(ufficio)?,
        atto: Atto { numero: None, anno: u16::try_from(oggi.year()).unwrap_or_default(), data: oggi },
        segnatura: Segnatura::default(),
        titolo: "Revisione trimestrale".to_owned(),
        sottotitolo: format!("Obblighi di assunzione di tutti i datori, {}", quadro.testata.trimestre),
        periodo: quadro.testata.trimestre.clone(),
        dal,
        al: fine,
        situazione_al: al,
        cifre: cifre(quadro),
        in_breve: in_breve(quadro),
        sezioni: sezioni(quadro, oltre),
        azioni: Vec::new(),
        firma: emissione::firma(ufficio)?,
    })
}

/// First and last day of the quarter of a day.
fn trimestre(al: NaiveDate) -> (NaiveDate, NaiveDate) {
    let dal = NaiveDate::from_ymd_opt(al.year(), al.month0() / 3 * 3 + 1, 1).unwrap_or(al);
    (dal, (dal + Months::new(3)).pred_opt().unwrap_or(al))
}

fn posti(conteggi: &crate::api::ConteggiRevisione) -> i64 {
    i64::from(conteggi.scopertura_art3) + i64::from(conteggi.scopertura_art18)
}

fn cifre(quadro: &QuadroRevisione) -> Vec<Cifra> {
    let (ora, prima) = (&quadro.testata.conteggi, quadro.precedente.as_ref().map(|prima| &prima.conteggi));
    let cifra = |valore: i64, nome: &str, era: Option<i64>| Cifra {
        valore: valore.to_string(),
        nome: nome.to_owned(),
        precisazione: era.map(|era| variazione(valore, era)),
    };
    vec![
        cifra(posti(ora), "posti da coprire", prima.map(posti)),
        cifra(ora.scoperti.into(), "datori scoperti", prima.map(|prima| prima.scoperti.into())),
        cifra(ora.oltre_termine.into(), "oltre i 60 giorni", prima.map(|prima| prima.oltre_termine.into())),
        cifra(ora.prospetti_mancanti.into(), "prospetti mancanti", prima.map(|prima| prima.prospetti_mancanti.into())),
    ]
}

fn variazione(ora: i64, era: i64) -> String {
    match ora - era {
        0 => "come nella precedente".to_owned(),
        scarto if scarto > 0 => format!("{scarto} in più della precedente"),
        scarto => format!("{} in meno della precedente", -scarto),
    }
}

fn in_breve(quadro: &QuadroRevisione) -> String {
    let conteggi = &quadro.testata.conteggi;
    let confronto = quadro.precedente.as_ref().map_or_else(String::new, |prima| {
        format!(
            " Rispetto alla revisione al {}, {} datori sono cambiati.",
            tempo::breve_da_iso(&prima.al),
            conteggi.cambiati
        )
    });
    format!(
        "Al {} i datori soggetti sono {} su {}: ne sono scoperti {}.{confronto} Le sanzioni a cui si espongono ammontano \
         a {}: è un'informazione per l'Ispettorato, che accerta e sanziona.",
        tempo::breve_da_iso(&quadro.testata.al),
        conteggi.soggetti,
        conteggi.datori,
        conteggi.scoperti,
        Euro::da_centesimi(conteggi.esposizione).italiano(),
    )
}

fn sezioni(quadro: &QuadroRevisione, oltre: &[RigaRivisto]) -> Vec<Sezione> {
    let periodo = || vec![tempo::breve_da_iso(&quadro.testata.al)];
    let mut sezioni = vec![
        gruppi("Posti da coprire per provincia", "Provincia", &quadro.per_provincia, periodo()),
        Sezione {
            titolo: "Posti da coprire, trimestre per trimestre".to_owned(),
            serie: (!quadro.nel_tempo.is_empty()).then(|| Serie {
                che_cosa: "Posti da coprire a fine trimestre".to_owned(),
                gruppo: "Provincia".to_owned(),
                gruppi: quadro.nel_tempo.iter().map(|serie| serie.nome.clone()).collect(),
                serie: quadro.trimestri.clone(),
                valori: quadro.nel_tempo.iter().map(|s| s.scoperture.iter().copied().map(unita).collect()).collect(),
                somma: true,
                grafico: true,
            }),
            ..Sezione::default()
        },
        gruppi("Posti da coprire per classe", "Classe", &quadro.per_classe, periodo()),
        gruppi("Posti da coprire per settore", "Settore", &quadro.per_settore, periodo()),
    ];
    sezioni.retain(|sezione| sezione.serie.is_some());
    if !oltre.is_empty() {
        sezioni.push(da_invitare(oltre));
    }
    if sezioni.is_empty() {
        let testo = Some("Nessun datore risponde ai filtri.".to_owned());
        sezioni.push(Sezione { titolo: "Posti da coprire".to_owned(), testo, ..Sezione::default() });
    }
    sezioni
}

fn unita(numero: i64) -> u32 {
    u32::try_from(numero.max(0)).unwrap_or(u32::MAX)
}

fn gruppi(titolo: &str, gruppo: &str, gruppi: &[GruppoRivisto], periodo: Vec<String>) -> Sezione {
    let serie = Serie {
        che_cosa: titolo.to_owned(),
        gruppo: gruppo.to_owned(),
        gruppi: gruppi.iter().map(|uno| uno.nome.clone()).collect(),
        serie: periodo,
        valori: gruppi.iter().map(|uno| vec![unita(uno.scopertura_art3 + uno.scopertura_art18)]).collect(),
        somma: true,
        grafico: true,
    };
    Sezione { titolo: titolo.to_owned(), serie: (!gruppi.is_empty()).then_some(serie), ..Sezione::default() }
}

fn da_invitare(oltre: &[RigaRivisto]) -> Sezione {
    let mancano = |riga: &RigaRivisto| riga.scopertura_art3 + riga.scopertura_art18;
    let righe = oltre.iter().take(NOMINATI).map(|riga| {
        let dal = riga.scoperto_dal.as_deref().map(tempo::breve_da_iso).unwrap_or_default();
        vec![riga.denominazione.clone(), riga.provincia.clone(), mancano(riga).to_string(), dal]
    });
    let resto = oltre.len().saturating_sub(NOMINATI);
    let altri =
        if resto == 0 { String::new() } else { format!(" Qui i primi {NOMINATI}: gli altri {resto} sono nel foglio.") };
    Sezione {
        titolo: "Datori oltre i 60 giorni".to_owned(),
        testo: Some(format!("Il termine è passato e nessuna richiesta o strumento risponde.{altri}")),
        serie: None,
        tabella: Some(Tabella {
            titolo: Some("Datori scoperti oltre il termine".to_owned()),
            colonne: vec![
                Colonna::testo("Datore", 3),
                Colonna::testo("Sede legale", 1),
                Colonna::cifre("Unità"),
                Colonna::cifre("Scoperto dal"),
            ],
            righe: righe.collect(),
            totale: Some(vec![
                "Totale".to_owned(),
                String::new(),
                oltre.iter().map(mancano).sum::<i64>().to_string(),
                String::new(),
            ]),
        }),
    }
}
