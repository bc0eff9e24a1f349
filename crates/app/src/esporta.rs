//! What leaves the program as a file: lists, comparisons, reasons.

mod avvisi;
mod esoneri;
mod persone;
mod prospetti;
mod revisioni;
mod riporti;
mod sospensioni;

pub use avvisi::{avvisi, domande_avviso};
pub use esoneri::{esoneri, periodi_contributo};
pub use persone::{computi, convenzioni, iscrizioni, nulla_osta, persone, rosa};
pub use prospetti::{prospetti_esporta, richieste};
pub use revisioni::{revisione, scadenzario};
pub use riporti::{VoceRiporto, riporti};
pub use sospensioni::{compensazioni, sospensioni};

use crate::allegato_calcolo::nodo;
use crate::api::{EsportaAtti, EsportaDatori, FileScritto, Formato, RigaAtto, RigaDatore, SchedaProspetto, Verifica};
use crate::certificato::{carta, componi_relazione};
use crate::stati::classe;
use crate::tempo;
use crate::ufficio::Ufficio;
use crate::verifiche::Verificato;
use chrono::NaiveDate;
use mirato_documents::calcolo::Calcolo;
use mirato_documents::relazione::{Colonna as ColonnaStampata, Dati, Filtro, Tabella};
use mirato_domain::Errore;
use mirato_exchange::esporta::{Colonna, Piede, Valore, tabella_csv, tabella_xlsx};
use mirato_norme::Voce;
use std::path::Path;

/// Writes a file whole: to a neighbour first, then in its place, so that a fault leaves no half file.
///
/// # Errors
/// `file_non_scritto`.
pub fn scrivi(file: &Path, byte: &[u8]) -> Result<(), Errore> {
    let mut accanto = file.as_os_str().to_owned();
    accanto.push(".parziale");
    let accanto = Path::new(&accanto);
    std::fs::write(accanto, byte).and_then(|()| std::fs::rename(accanto, file)).map_err(|errore| {
        // The neighbour may not exist at all: nothing to say about it.
        let _ = std::fs::remove_file(accanto);
        Errore::guasto(
            "file_non_scritto",
            format!(
                "Non riesco a scrivere «{}»: {errore}. Controlla che la cartella esista e che il file non sia aperto.",
                file.display()
            ),
        )
    })
}

/// A list as it is seen: heading of the columns, rows, and how they were chosen.
struct Elenco {
    titolo: &'static str,
    filtro: String,
    colonne: Vec<Colonna>,
    righe: Vec<Vec<Valore>>,
}

async fn esporta(ufficio: &Ufficio, elenco: Elenco, formato: Formato, percorso: String) -> Result<FileScritto, Errore> {
    let quante = u32::try_from(elenco.righe.len()).unwrap_or(u32::MAX);
    let adesso = ufficio.orologio.adesso().naive_local();
    let piede = Piede { filtro: elenco.filtro.clone(), quando: adesso, utente: ufficio.utente.clone() };
    let byte = match formato {
        Formato::Xlsx => tabella_xlsx(elenco.titolo, &elenco.colonne, &elenco.righe, &piede)?,
        Formato::Csv => tabella_csv(&elenco.colonne, &elenco.righe, &piede)?,
        Formato::Pdf => componi_relazione(ufficio, &stampa(ufficio, elenco)?).await?.pdf,
    };
    scrivi(Path::new(&percorso), &byte)?;
    Ok(FileScritto { percorso, righe: quante })
}

fn relazione(ufficio: &Ufficio, titolo: impl Into<String>) -> Result<Dati, Errore> {
    let adesso = ufficio.orologio.adesso();
    Ok(Dati {
        carta: carta(ufficio)?,
        titolo: titolo.into(),
        sottotitolo: None,
        filtri: Vec::new(),
        data: adesso.date_naive(),
        ora: Some(adesso.format("%H.%M").to_string()),
        utente: ufficio.utente.clone(),
        orizzontale: false,
        cifre: Vec::new(),
        tabelle: Vec::new(),
        calcolo: None,
        note: Vec::new(),
    })
}

fn stampa(ufficio: &Ufficio, elenco: Elenco) -> Result<Dati, Errore> {
    let cifre: Vec<bool> = (0..elenco.colonne.len())
        .map(|colonna| {
            elenco.righe.iter().any(|riga| matches!(riga.get(colonna), Some(Valore::Intero(_) | Valore::Importo(_))))
        })
        .collect();
    let colonne = elenco
        .colonne
        .iter()
        .zip(&cifre)
        .map(
            |(colonna, cifra)| {
                if *cifra { ColonnaStampata::cifre(&colonna.nome) } else { ColonnaStampata::testo(&colonna.nome, 1) }
            },
        )
        .collect();
    let righe = elenco.righe.iter().map(|riga| riga.iter().map(in_parole).collect()).collect();
    Ok(Dati {
        filtri: vec![Filtro { voce: "Filtro".to_owned(), testo: elenco.filtro }],
        orizzontale: elenco.colonne.len() > 6,
        tabelle: vec![Tabella { titolo: None, colonne, righe, totale: None }],
        ..relazione(ufficio, elenco.titolo)?
    })
}

fn in_parole(valore: &Valore) -> String {
    match valore {
        Valore::Vuoto => String::new(),
        Valore::Testo(testo) => testo.clone(),
        Valore::Intero(numero) => numero.to_string(),
        Valore::Importo(importo) => importo.italiano(),
        Valore::Percentuale(percentuale) => format!("{percentuale}%"),
        Valore::Data(data) => tempo::breve(*data),
    }
}

fn intero(numero: Option<i64>) -> Valore {
    numero.map_or(Valore::Vuoto, Valore::Intero)
}

fn data(iso: &str) -> Valore {
    iso.get(..10)
        .and_then(|giorno| NaiveDate::parse_from_str(giorno, "%Y-%m-%d").ok())
        .map_or(Valore::Vuoto, Valore::Data)
}

fn filtro_in_parole(voci: &[(&str, &str)]) -> String {
    let scelte: Vec<String> = voci
        .iter()
        .filter(|(_, valore)| !valore.is_empty())
        .map(|(nome, valore)| format!("{nome}: {valore}"))
        .collect();
    if scelte.is_empty() { "tutti".to_owned() } else { scelte.join("; ") }
}

/// The list of employers.
///
/// # Errors
/// `file_non_scritto`.
pub async fn datori(ufficio: &Ufficio, richiesta: &EsportaDatori, righe: &[RigaDatore]) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                Valore::Testo(riga.denominazione.clone()),
                Valore::Testo(riga.codice_fiscale.clone()),
                Valore::Testo(riga.sede_legale.clone()),
                Valore::Testo(riga.classe.as_deref().map(classe).unwrap_or_default().to_owned()),
                data(riga.data_riferimento.as_deref().unwrap_or_default()),
                intero(riga.base_art3),
                intero(riga.quota_art3),
                intero(riga.in_forza_art3),
                intero(riga.scopertura_art3),
                intero(riga.scopertura_art18),
                Valore::Testo(riga.stato.testo.clone()),
            ]
        })
        .collect();
    let colonne = vec![
        Colonna::nuova("Datore di lavoro"),
        Colonna::nuova("Codice fiscale"),
        Colonna::nuova("Sede legale"),
        Colonna::nuova("Classe"),
        Colonna::nuova("Situazione al"),
        Colonna::con_totale("Base art. 3"),
        Colonna::con_totale("Quota"),
        Colonna::con_totale("In forza"),
        Colonna::con_totale("Scoperture art. 3"),
        Colonna::con_totale("Scoperture art. 18"),
        Colonna::nuova("Stato"),
    ];
    let parole = filtro_in_parole(&[
        ("testo", &filtro.testo),
        ("provincia", &filtro.provincia),
        ("classe", &filtro.classe),
        ("copertura", &filtro.copertura),
    ]);
    let elenco = Elenco { titolo: "Datori di lavoro", filtro: parole, colonne, righe };
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso.clone()).await
}

/// The register of acts.
///
/// # Errors
/// `file_non_scritto`.
pub async fn atti(ufficio: &Ufficio, richiesta: &EsportaAtti, righe: &[RigaAtto]) -> Result<FileScritto, Errore> {
    let anno = if richiesta.filtro.anno == 0 { String::new() } else { richiesta.filtro.anno.to_string() };
    let righe = righe
        .iter()
        .map(|riga| {
            vec![
                Valore::Testo(riga.numero.clone()),
                data(&riga.data),
                Valore::Testo(riga.tipo.clone()),
                Valore::Testo(riga.oggetto.clone()),
                Valore::Testo(riga.datore.clone()),
                Valore::Testo(riga.stato.testo.clone()),
                Valore::Testo(riga.protocollo.clone()),
            ]
        })
        .collect();
    let colonne =
        ["Numero", "Data", "Tipo", "Oggetto", "Datore di lavoro", "Stato", "Protocollo"].map(Colonna::nuova).to_vec();
    let parole =
        filtro_in_parole(&[("testo", &richiesta.filtro.testo), ("stato", &richiesta.filtro.stato), ("anno", &anno)]);
    let elenco = Elenco { titolo: "Registro degli atti", filtro: parole, colonne, righe };
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso.clone()).await
}

/// Employers verified, a row for each province.
///
/// # Errors
/// `file_non_scritto`.
pub fn verificati(ufficio: &Ufficio, al: NaiveDate, verificati: &[Verificato], file: &Path) -> Result<(), Errore> {
    let mut righe = Vec::new();
    for verificato in verificati {
        for provincia in &verificato.province {
            let cifre = &provincia.cifre;
            let mut riga = vec![
                Valore::Testo(verificato.denominazione.clone()),
                Valore::Testo(verificato.codice_fiscale.clone()),
                Valore::Data(verificato.data_riferimento),
                Valore::Testo(provincia.provincia.nome().to_owned()),
            ];
            let numeri = [
                cifre.base_art3,
                cifre.quota_art3,
                cifre.esonerati,
                cifre.in_forza_art3,
                provincia.compensazione_art3,
                cifre.scopertura_art3,
                cifre.base_art18,
                cifre.quota_art18,
                cifre.in_forza_art18,
                cifre.scopertura_art18,
            ];
            riga.extend(numeri.map(Valore::Intero));
            righe.push(riga);
        }
    }
    let testi = ["Datore di lavoro", "Codice fiscale", "Situazione al", "Provincia"].map(Colonna::nuova);
    let numeri = [
        "Base art. 3",
        "Quota art. 3",
        "Esonerati",
        "In forza art. 3",
        "Compensazione",
        "Scoperture art. 3",
        "Base art. 18",
        "Quota art. 18",
        "In forza art. 18",
        "Scoperture art. 18",
    ];
    let colonne: Vec<Colonna> = testi.into_iter().chain(numeri.map(Colonna::con_totale)).collect();
    let piede = Piede {
        filtro: format!("situazione al {}", tempo::breve(al)),
        quando: ufficio.orologio.adesso().naive_local(),
        utente: ufficio.utente.clone(),
    };
    scrivi(file, &tabella_xlsx("Verifica", &colonne, &righe, &piede)?)
}

fn intestazione(scheda: &SchedaProspetto) -> Vec<Filtro> {
    let voce = |voce: &str, testo: String| Filtro { voce: voce.to_owned(), testo };
    vec![
        voce("Datore di lavoro", format!("{}, {}", scheda.riga.denominazione, scheda.riga.codice_fiscale)),
        voce(
            "Prospetto",
            format!(
                "{}, situazione al {}",
                scheda.riga.codice_comunicazione,
                tempo::breve_da_iso(&scheda.riga.data_riferimento)
            ),
        ),
    ]
}

/// Declared beside computed, with the differences.
///
/// # Errors
/// `file_non_scritto`.
pub async fn confronto(
    ufficio: &Ufficio,
    scheda: &SchedaProspetto,
    verifica: &Verifica,
    percorso: &str,
) -> Result<FileScritto, Errore> {
    let tabella = |articolo: &str| {
        let cifre = |riga: &crate::api::RigaConfronto| {
            riga.cifre.iter().filter(|c| c.articolo == articolo).cloned().collect::<Vec<_>>()
        };
        let nomi: Vec<String> =
            verifica.confronto.first().map(cifre).unwrap_or_default().into_iter().map(|c| c.nome).collect();
        let mut colonne = vec![ColonnaStampata::testo("Dove", 1)];
        for nome in &nomi {
            colonne.push(ColonnaStampata::cifre(format!("{nome}, dich.")));
            colonne.push(ColonnaStampata::cifre("calc."));
        }
        let righe = verifica
            .confronto
            .iter()
            .map(|riga| {
                let mut celle = vec![riga.nome.clone()];
                for cifra in cifre(riga) {
                    celle.push(cifra.dichiarato.map(|n| n.to_string()).unwrap_or_default());
                    celle.push(cifra.calcolato.to_string());
                }
                celle
            })
            .collect();
        Tabella { titolo: Some(format!("Art. {articolo}")), colonne, righe, totale: None }
    };
    let differenze = Tabella {
        titolo: Some("Differenze".to_owned()),
        colonne: vec![
            ColonnaStampata::testo("Dove", 2),
            ColonnaStampata::cifre("Dich."),
            ColonnaStampata::cifre("Calc."),
            ColonnaStampata::testo("Perché", 5),
            ColonnaStampata::testo("Stato", 1),
        ],
        righe: verifica
            .differenze
            .iter()
            .map(|d| {
                vec![
                    format!("{}, {}", d.dove_nome, d.campo_nome),
                    d.dichiarato.to_string(),
                    d.calcolato.to_string(),
                    d.perche.clone(),
                    if d.chiarita { "chiarita" } else { "da chiarire" }.to_owned(),
                ]
            })
            .collect(),
        totale: None,
    };
    let mut tabelle = vec![tabella("3"), tabella("18")];
    if !differenze.righe.is_empty() {
        tabelle.push(differenze);
    }
    let dati = Dati {
        filtri: intestazione(scheda),
        orizzontale: true,
        tabelle,
        ..relazione(ufficio, "Dichiarato e calcolato")?
    };
    scrivi(Path::new(percorso), &componi_relazione(ufficio, &dati).await?.pdf)?;
    Ok(FileScritto {
        percorso: percorso.to_owned(),
        righe: u32::try_from(verifica.confronto.len()).unwrap_or(u32::MAX),
    })
}

/// The reasons of a figure.
///
/// # Errors
/// `file_non_scritto`.
pub async fn motivazione(
    ufficio: &Ufficio,
    scheda: &SchedaProspetto,
    voce: &Voce,
    percorso: &str,
) -> Result<FileScritto, Errore> {
    let calcolo = Calcolo {
        in_breve: voce.spiega.clone(),
        cifre: Vec::new(),
        fonte: format!("Situazione al {}.", tempo::breve_da_iso(&scheda.riga.data_riferimento)),
        nodi: vec![nodo(voce)],
    };
    let dati = Dati {
        filtri: intestazione(scheda),
        calcolo: Some(calcolo),
        ..relazione(ufficio, format!("Perché: {}", voce.nome))?
    };
    scrivi(Path::new(percorso), &componi_relazione(ufficio, &dati).await?.pdf)?;
    Ok(FileScritto { percorso: percorso.to_owned(), righe: 1 })
}
