//! The printed report of a review: figures, plots each with its table, who is to be invited.

use super::{quadro, stampa::tutti};
use crate::api::{
    EsportaRevisione, FileScritto, FiltroRevisione, GruppoRivisto, PerId, QuadroRevisione, RigaRivisto, SchedaAtto,
};
use crate::certificato::{carta, componi_modello};
use crate::emissione::{self, NuovoAtto};
use crate::modulo::giorno;
use crate::programma::Programma;
use crate::tempo;
use crate::testata;
use crate::ufficio::Ufficio;
use chrono::{Datelike, Months, NaiveDate};
use mirato_documents::calcolo::Cifra;
use mirato_documents::provvedimento::Segnatura;
use mirato_documents::relazione::{Colonna, Tabella};
use mirato_documents::revisione::{self as modello, Dati, Serie, Sezione};
use mirato_domain::{Errore, Euro};
use std::path::Path;

/// Register in which reports are numbered.
const REGISTRO: &str = "revisione";
/// How many employers past their term are named in the report; the spreadsheet has them all.
const NOMINATI: usize = 60;

/// Composes and writes the report.
///
/// # Errors
/// `filtro_non_valido`, `impostazioni_incomplete`, `file_non_scritto`.
pub async fn stampa(ufficio: &Ufficio, richiesta: &EsportaRevisione) -> Result<FileScritto, Errore> {
    let (quadro, oltre) = materia(ufficio, &richiesta.filtro).await?;
    let dati = dati(ufficio, &quadro, &oltre, (None, richiesta.filtro == intera(&richiesta.filtro.revisione_id)))?;
    let byte = componi_modello(ufficio, modello::MODELLO, modello::VERSIONE, &dati).await?.pdf;
    crate::esporta::scrivi(Path::new(&richiesta.percorso), &byte)?;
    Ok(FileScritto { percorso: richiesta.percorso.clone(), righe: quadro.testata.conteggi.datori })
}

/// The filter that takes a whole review.
fn intera(revisione_id: &str) -> FiltroRevisione {
    FiltroRevisione { revisione_id: revisione_id.to_owned(), ..FiltroRevisione::default() }
}

/// What the report is made of: the sums, and the employers past their term.
async fn materia(ufficio: &Ufficio, filtro: &FiltroRevisione) -> Result<(QuadroRevisione, Vec<RigaRivisto>), Errore> {
    let oltre = FiltroRevisione {
        stato: "oltre_termine".to_owned(),
        ordina: "scoperto_dal".to_owned(),
        discendente: false,
        ..filtro.clone()
    };
    Ok((quadro(ufficio, filtro).await?, tutti(ufficio, &oltre).await?))
}

/// Issues the report of a whole review as a numbered act, to be signed.
///
/// # Errors
/// `rapporto_gia_emesso`, `impostazioni_incomplete`, what the document refuses.
pub async fn revisione_rapporto(programma: &Programma, chiedi: PerId) -> Result<SchedaAtto, Errore> {
    let ufficio = programma.ufficio().await?;
    let (quadro, oltre) = materia(&ufficio, &intera(&chiedi.id)).await?;
    let oggetto = format!(
        "Rapporto della revisione al {}, eseguita il {}",
        tempo::breve_da_iso(&quadro.testata.al),
        quadro.testata.eseguita_il
    );
    non_emesso(&ufficio, &oggetto).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let spiegazione = mirato_norme::Voce::nuova("revisione", &oggetto).spiega(in_breve(&quadro));
    let nuovo = NuovoAtto {
        registro: REGISTRO,
        oggetto,
        datore_id: None,
        persona_id: None,
        richiesta_id: None,
        modello: (modello::MODELLO, modello::VERSIONE),
        spiegazione: &spiegazione,
    };
    let atto =
        emissione::emetti(&ufficio, &mut scrittura, nuovo, |numero| dati(&ufficio, &quadro, &oltre, (numero, true)))
            .await?;
    scrittura.conferma().await?;
    crate::atti::scheda(&ufficio, &atto.id).await
}

/// A review has one report; one that was annulled gives place to another.
async fn non_emesso(ufficio: &Ufficio, oggetto: &str) -> Result<(), Errore> {
    let filtro = mirato_store::FiltroAtti { registro: Some(REGISTRO.to_owned()), ..Default::default() };
    let atti = ufficio.archivio.elenco_atti(&filtro, 10_000, 0).await?.righe;
    let vivo = atti.iter().find(|atto| atto.oggetto == oggetto && atto.stato != "annullato");
    vivo.map_or(Ok(()), |atto| {
        let numero = atto.numero.unwrap_or_default();
        Err(Errore::stato(
            "rapporto_gia_emesso",
            format!("Il rapporto di questa revisione è già l'atto n. {numero}/{}: per rifarlo, annullalo.", atto.anno),
        ))
    })
}

/// With its number the report is an act; over the whole review it also shows the quarters.
fn dati(
    ufficio: &Ufficio,
    quadro: &QuadroRevisione,
    oltre: &[RigaRivisto],
    (numero, intera): (Option<i64>, bool),
) -> Result<Dati, Errore> {
    let oggi = ufficio.orologio.oggi();
    let al = giorno(&quadro.testata.al).unwrap_or(oggi);
    let (dal, fine) = trimestre(al);
    Ok(Dati {
        stato: testata::stato(numero),
        carta: carta(ufficio)?,
        atto: testata::numero_e_data(numero, oggi),
        segnatura: Segnatura::default(),
        titolo: "Revisione trimestrale".to_owned(),
        sottotitolo: format!("Obblighi di assunzione di tutti i datori, {}", quadro.testata.trimestre),
        periodo: quadro.testata.trimestre.clone(),
        dal,
        al: fine,
        situazione_al: al,
        cifre: cifre(quadro),
        in_breve: in_breve(quadro),
        sezioni: sezioni(quadro, oltre, intera),
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
        let cambiati = match conteggi.cambiati {
            1 => "1 datore è cambiato".to_owned(),
            altri => format!("{altri} datori sono cambiati"),
        };
        format!(" Rispetto alla revisione al {}, {cambiati}.", tempo::breve_da_iso(&prima.al))
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

fn sezioni(quadro: &QuadroRevisione, oltre: &[RigaRivisto], intera: bool) -> Vec<Sezione> {
    let periodo = || vec![tempo::breve_da_iso(&quadro.testata.al)];
    let per_provincia = "Posti da coprire per provincia";
    let nel_tempo = intera && quadro.trimestri.len() > 1;
    let mut sezioni = vec![
        if nel_tempo {
            trimestri(per_provincia, quadro)
        } else {
            gruppi(per_provincia, "Provincia", &quadro.per_provincia, periodo())
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

fn trimestri(titolo: &str, quadro: &QuadroRevisione) -> Sezione {
    let serie = Serie {
        che_cosa: "Posti da coprire a fine trimestre".to_owned(),
        gruppo: "Provincia".to_owned(),
        gruppi: quadro.nel_tempo.iter().map(|serie| serie.nome.clone()).collect(),
        serie: quadro.trimestri.clone(),
        valori: quadro.nel_tempo.iter().map(|s| s.scoperture.iter().copied().map(unita).collect()).collect(),
        somma: true,
        grafico: true,
    };
    Sezione { titolo: titolo.to_owned(), serie: Some(serie), ..Sezione::default() }
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
