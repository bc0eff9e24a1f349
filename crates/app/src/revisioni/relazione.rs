//! The printed report of a review.

use super::quadro;
use crate::api::{EsportaRevisione, FileScritto, GruppoRivisto, QuadroRevisione};
use crate::certificato::{carta, componi_relazione};
use crate::tempo;
use crate::ufficio::Ufficio;
use mirato_documents::calcolo::Cifra;
use mirato_documents::relazione::{Colonna, Dati, Filtro, Tabella};
use mirato_domain::{Errore, Euro};
use std::path::Path;

/// Composes and writes the report.
///
/// # Errors
/// `filtro_non_valido`, `file_non_scritto`, what the document refuses.
pub async fn stampa(ufficio: &Ufficio, richiesta: &EsportaRevisione) -> Result<FileScritto, Errore> {
    let quadro = quadro(ufficio, &richiesta.filtro).await?;
    let dati = dati(ufficio, &quadro)?;
    let byte = componi_relazione(ufficio, &dati).await?.pdf;
    crate::esporta::scrivi(Path::new(&richiesta.percorso), &byte)?;
    Ok(FileScritto { percorso: richiesta.percorso.clone(), righe: quadro.testata.conteggi.datori })
}

fn dati(ufficio: &Ufficio, quadro: &QuadroRevisione) -> Result<Dati, Errore> {
    let adesso = ufficio.orologio.adesso();
    let gruppi = [
        ("Per provincia", &quadro.per_provincia),
        ("Per classe", &quadro.per_classe),
        ("Per settore", &quadro.per_settore),
    ];
    let mut tabelle: Vec<Tabella> = gruppi.into_iter().map(|(titolo, gruppi)| tabella(titolo, gruppi)).collect();
    tabelle.push(nel_tempo(quadro));
    Ok(Dati {
        carta: carta(ufficio)?,
        titolo: "Revisione trimestrale".to_owned(),
        sottotitolo: Some(format!("{}, situazione al {}", quadro.testata.trimestre, tempo::breve_da_iso(&quadro.testata.al))),
        filtri: vec![Filtro { voce: "Eseguita da".to_owned(), testo: quadro.testata.utente.clone() }],
        data: adesso.date_naive(),
        ora: Some(adesso.format("%H.%M").to_string()),
        utente: ufficio.utente.clone(),
        orizzontale: false,
        cifre: cifre(quadro),
        tabelle,
        calcolo: None,
        note: vec![
            "L'esposizione alle sanzioni è un'informazione per l'Ispettorato, che accerta e sanziona.".to_owned(),
        ],
    })
}

fn cifre(quadro: &QuadroRevisione) -> Vec<Cifra> {
    let conteggi = &quadro.testata.conteggi;
    let cifra = |valore: String, nome: &str| Cifra { valore, nome: nome.to_owned(), precisazione: None };
    vec![
        cifra(conteggi.soggetti.to_string(), "datori soggetti"),
        cifra((conteggi.scopertura_art3 + conteggi.scopertura_art18).to_string(), "posti da coprire"),
        cifra(conteggi.oltre_termine.to_string(), "oltre i 60 giorni"),
        cifra(Euro::da_centesimi(conteggi.esposizione).italiano(), "esposizione alle sanzioni"),
    ]
}

fn tabella(titolo: &str, gruppi: &[GruppoRivisto]) -> Tabella {
    let nomi = ["Datori", "Scoperti", "Quota", "In forza", "Art. 3", "Art. 18"];
    let numeri = |gruppo: &GruppoRivisto| {
        [
            i64::from(gruppo.datori),
            i64::from(gruppo.scoperti),
            gruppo.quota_art3,
            gruppo.in_forza_art3,
            gruppo.scopertura_art3,
            gruppo.scopertura_art18,
        ]
    };
    let somma: Vec<i64> = (0..nomi.len()).map(|posto| gruppi.iter().map(|gruppo| numeri(gruppo)[posto]).sum()).collect();
    let testi = |nome: &str, numeri: &[i64]| {
        let numeri = numeri.iter().map(ToString::to_string);
        std::iter::once(nome.to_owned()).chain(numeri).collect::<Vec<_>>()
    };
    Tabella {
        titolo: Some(titolo.to_owned()),
        colonne: std::iter::once(Colonna::testo("Gruppo", 1)).chain(nomi.map(Colonna::cifre)).collect(),
        righe: gruppi.iter().map(|gruppo| testi(&gruppo.nome, &numeri(gruppo))).collect(),
        totale: Some(testi("Totale", &somma)),
    }
}

fn nel_tempo(quadro: &QuadroRevisione) -> Tabella {
    let righe = quadro.nel_tempo.iter().map(|serie| {
        std::iter::once(serie.nome.clone()).chain(serie.scoperture.iter().map(ToString::to_string)).collect()
    });
    Tabella {
        titolo: Some("Posti da coprire, trimestre per trimestre".to_owned()),
        colonne: std::iter::once(Colonna::testo("Provincia", 1))
            .chain(quadro.trimestri.iter().map(Colonna::cifre))
            .collect(),
        righe: righe.collect(),
        totale: None,
    }
}
