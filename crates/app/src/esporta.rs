//! What leaves the program as a file: lists, comparisons, reasons.

mod avvisi;
mod elenco;
mod esoneri;
mod persone;
mod prospetti;
mod revisioni;
mod riporti;
mod sospensioni;

pub use avvisi::{avvisi, confronto_annuale, domande_avviso};
pub use esoneri::{esoneri, periodi_contributo};
pub use persone::{computi, convenzioni, iscrizioni, nulla_osta, persone, rosa};
pub use prospetti::{prospetti_esporta, richieste};
pub use revisioni::{revisione, scadenzario};
pub use riporti::{VoceRiporto, riporti};
pub use sospensioni::{compensazioni, sospensioni};

use self::elenco::{Elenco, campo, data, esporta, filtro_in_parole, intero, relazione, somma, testo};
use crate::allegato_calcolo::nodo;
use crate::api::{EsportaAtti, EsportaDatori, FileScritto, RigaAtto, RigaDatore, SchedaProspetto, Verifica};
use crate::certificato::componi_relazione;
use crate::stati::classe;
use crate::tempo;
use crate::ufficio::Ufficio;
use crate::verifiche::Verificato;
use chrono::NaiveDate;
use mirato_documents::calcolo::Calcolo;
use mirato_documents::relazione::{Colonna as ColonnaStampata, Dati, Filtro, Tabella};
use mirato_domain::Errore;
use mirato_exchange::esporta::{Colonna, Piede, Valore, tabella_xlsx};
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

/// The list of employers.
///
/// # Errors
/// `file_non_scritto`.
pub async fn datori(ufficio: &Ufficio, richiesta: &EsportaDatori, righe: &[RigaDatore]) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole = filtro_in_parole(&[
        ("testo", &filtro.testo),
        ("provincia", &filtro.provincia),
        ("classe", &filtro.classe),
        ("copertura", &filtro.copertura),
    ]);
    let elenco = Elenco::nuovo(
        "Datori di lavoro",
        parole,
        righe,
        [
            campo("Datore di lavoro", |r| testo(&r.denominazione)),
            campo("Codice fiscale", |r| testo(&r.codice_fiscale)),
            campo("Sede legale", |r| testo(&r.sede_legale)),
            campo("Classe", |r| Valore::Testo(r.classe.as_deref().map(classe).unwrap_or_default().to_owned())),
            campo("Situazione al", |r| data(r.data_riferimento.as_deref().unwrap_or_default())),
            somma("Base art. 3", |r| intero(r.base_art3)),
            somma("Quota", |r| intero(r.quota_art3)),
            somma("In forza", |r| intero(r.in_forza_art3)),
            somma("Scoperture art. 3", |r| intero(r.scopertura_art3)),
            somma("Scoperture art. 18", |r| intero(r.scopertura_art18)),
            campo("Stato", |r| testo(&r.stato.testo)),
        ],
    );
    esporta(ufficio, elenco, richiesta.formato, richiesta.percorso.clone()).await
}

/// The register of acts.
///
/// # Errors
/// `file_non_scritto`.
pub async fn atti(ufficio: &Ufficio, richiesta: &EsportaAtti, righe: &[RigaAtto]) -> Result<FileScritto, Errore> {
    let anno = if richiesta.filtro.anno == 0 { String::new() } else { richiesta.filtro.anno.to_string() };
    let parole =
        filtro_in_parole(&[("testo", &richiesta.filtro.testo), ("stato", &richiesta.filtro.stato), ("anno", &anno)]);
    let elenco = Elenco::nuovo(
        "Registro degli atti",
        parole,
        righe,
        [
            campo("Numero", |r| testo(&r.numero)),
            campo("Data", |r| data(&r.data)),
            campo("Tipo", |r| testo(&r.tipo)),
            campo("Oggetto", |r| testo(&r.oggetto)),
            campo("Datore di lavoro", |r| testo(&r.datore)),
            campo("Stato", |r| testo(&r.stato.testo)),
            campo("Protocollo", |r| testo(&r.protocollo)),
        ],
    );
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
