//! A review and the schedule of deadlines as files.

use super::{Elenco, data, esporta, filtro_in_parole};
use crate::api::{
    EsportaScadenzario, FileScritto, FiltroRevisione, Formato, FormatoScadenzario, RigaRivisto, RigaScadenza,
};
use crate::stati::classe;
use crate::ufficio::Ufficio;
use mirato_domain::{Errore, Euro};
use mirato_exchange::esporta::{Colonna, Valore};

/// The employers of a review, with their totals.
///
/// # Errors
/// `file_non_scritto`.
pub async fn revisione(
    ufficio: &Ufficio,
    (al, filtro): (&str, &FiltroRevisione),
    righe: &[RigaRivisto],
    formato: Formato,
    percorso: String,
) -> Result<FileScritto, Errore> {
    let parole = filtro_in_parole(&[
        ("revisione al", al),
        ("testo", &filtro.testo),
        ("provincia", &filtro.provincia),
        ("classe", &filtro.classe),
        ("settore", &filtro.settore),
        ("stato", &filtro.stato),
        ("scoperti", &filtro.scoperti),
        ("tolleranza", &filtro.tolleranza),
        ("cambiato", &filtro.cambiato),
        ("prospetto", &filtro.prospetto),
    ]);
    let elenco = Elenco {
        titolo: "Revisione dei datori",
        filtro: parole,
        colonne: colonne(),
        righe: righe.iter().map(celle).collect(),
    };
    esporta(ufficio, elenco, formato, percorso).await
}

fn colonne() -> Vec<Colonna> {
    let testi = ["Datore di lavoro", "Codice fiscale", "Sede legale", "ATECO", "Classe"].map(Colonna::nuova);
    let numeri = [
        "Base art. 3",
        "Quota art. 3",
        "In forza art. 3",
        "Esonerati",
        "Sospesi",
        "In convenzione",
        "Scoperture art. 3",
        "Scoperture art. 18",
    ];
    let date = ["Scoperto dal", "Termine dei 60 giorni", "Stato", "Prospetto", "Prospetto al"].map(Colonna::nuova);
    let fine = [Colonna::con_totale("Esposizione (per l'Ispettorato)")];
    let cambiato = ["Dalla revisione prima", "Che cosa è cambiato"].map(Colonna::nuova);
    testi.into_iter().chain(numeri.map(Colonna::con_totale)).chain(date).chain(fine).chain(cambiato).collect()
}

fn celle(riga: &RigaRivisto) -> Vec<Valore> {
    let testo = |testo: &str| Valore::Testo(testo.to_owned());
    let giorno = |iso: &Option<String>| iso.as_deref().map_or(Valore::Vuoto, data);
    let testi = [&riga.denominazione, &riga.codice_fiscale, &riga.provincia, &riga.settore].map(|t| testo(t));
    let numeri = [
        riga.base_art3,
        riga.quota_art3,
        riga.in_forza_art3,
        riga.esonerati,
        riga.sospesi,
        riga.convenzione,
        riga.scopertura_art3,
        riga.scopertura_art18,
    ];
    let mut celle = testi.to_vec();
    celle.push(testo(classe(&riga.classe)));
    celle.extend(numeri.map(Valore::Intero));
    celle.extend([giorno(&riga.scoperto_dal), giorno(&riga.termine)]);
    celle.extend([testo(&riga.stato.testo), testo(&riga.prospetto.testo), giorno(&riga.prospetto_al)]);
    celle.push(Valore::Importo(Euro::da_centesimi(riga.esposizione)));
    celle.extend([testo(&riga.cambiato.testo), testo(&riga.cambiamenti.join(" "))]);
    celle
}

/// The schedule of deadlines.
///
/// # Errors
/// `file_non_scritto`.
pub async fn scadenzario(
    ufficio: &Ufficio,
    richiesta: &EsportaScadenzario,
    righe: &[RigaScadenza],
) -> Result<FileScritto, Errore> {
    let filtro = &richiesta.filtro;
    let parole = filtro_in_parole(&[
        ("dal", &filtro.dal),
        ("al", &filtro.al),
        ("tipo", &filtro.tipo),
        ("provincia", &filtro.provincia),
        ("seguita da", &filtro.seguita_da),
        ("testo", &filtro.testo),
    ]);
    let colonne = ["Data", "Giorni", "Scadenza", "Riguarda", "Dettaglio", "Provincia", "Seguita da", "Norma"];
    let righe = righe
        .iter()
        .map(|riga| {
            let testi = [&riga.cosa, &riga.titolo, &riga.dettaglio, &riga.provincia, &riga.seguita_da, &riga.norma];
            let mut celle = vec![data(&riga.data), Valore::Intero(riga.giorni)];
            celle.extend(testi.map(|testo| Valore::Testo(testo.clone())));
            celle
        })
        .collect();
    let formato = match richiesta.formato {
        FormatoScadenzario::Xlsx | FormatoScadenzario::Ics => Formato::Xlsx,
        FormatoScadenzario::Csv => Formato::Csv,
        FormatoScadenzario::Pdf => Formato::Pdf,
    };
    let colonne = colonne.map(Colonna::nuova).to_vec();
    let elenco = Elenco { titolo: "Scadenzario", filtro: parole, colonne, righe };
    esporta(ufficio, elenco, formato, richiesta.percorso.clone()).await
}
