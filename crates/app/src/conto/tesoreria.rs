//! Payments from a file of the treasury: first what would enter and what would not, then all that may, in
//! one transaction.

use super::versamenti::{importo_sbagliato, record};
use crate::api::{EsitoVersamenti, FileVersamenti, NuovoVersamento, RigaTesoreria, Tono};
use crate::modulo::{giorno, pieno};
use crate::programma::Programma;
use crate::stati;
use crate::tempo;
use crate::ufficio::Ufficio;
use mirato_domain::{Errore, Euro};
use mirato_exchange::tesoreria::{VersamentoLetto, leggi_versamenti};
use mirato_store::{Esonero, Versamento};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A row with what became of it.
struct Esaminata {
    vista: RigaTesoreria,
    record: Option<Versamento>,
}

/// Reads a file of the treasury and says what would enter, writing nothing.
///
/// # Errors
/// `file_non_letto`, `tesoreria_colonne`, and what a spreadsheet is refused for.
pub async fn versamenti_prova(programma: &Programma, file: FileVersamenti) -> Result<EsitoVersamenti, Errore> {
    let ufficio = programma.ufficio().await?;
    Ok(esito(&file.percorso, &esamina(&ufficio, &file.percorso).await?, false))
}

/// Records the payments of a file that may enter, all in one transaction.
///
/// # Errors
/// As [`versamenti_prova`]; `nessun_versamento` if none may.
pub async fn versamenti_importa(programma: &Programma, file: FileVersamenti) -> Result<EsitoVersamenti, Errore> {
    let ufficio = programma.ufficio().await?;
    let esaminate = esamina(&ufficio, &file.percorso).await?;
    let record: Vec<Versamento> = esaminate.iter().filter_map(|una| una.record.clone()).collect();
    if record.is_empty() {
        let messaggio = "Nessuna riga del file può entrare: guarda i motivi nella prova.";
        return Err(Errore::stato("nessun_versamento", messaggio));
    }
    let datori: BTreeSet<String> = record.iter().map(|uno| uno.datore_id.clone()).collect();
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    let importazione_id = scrittura.nuovo_id()?;
    let record = record.into_iter().map(|uno| Versamento { importazione_id: Some(importazione_id.clone()), ..uno });
    scrittura.inserisci_tutti(record.collect()).await?;
    scrittura.conferma().await?;
    for datore_id in datori {
        crate::esoneri::rinfresca(&ufficio, &datore_id).await?;
    }
    Ok(esito(&file.percorso, &esaminate, true))
}

fn esito(percorso: &str, esaminate: &[Esaminata], scritti: bool) -> EsitoVersamenti {
    let entrano = esaminate.iter().filter_map(|una| una.record.as_ref());
    let quante = |numero: usize| u32::try_from(numero).unwrap_or(u32::MAX);
    let buone = entrano.clone().count();
    EsitoVersamenti {
        nome: Path::new(percorso)
            .file_name()
            .map_or_else(|| percorso.to_owned(), |nome| nome.to_string_lossy().into_owned()),
        righe: esaminate.iter().map(|una| una.vista.clone()).collect(),
        entrano: quante(buone),
        restano_fuori: quante(esaminate.len() - buone),
        totale: Euro::da_centesimi(entrano.map(|uno| uno.importo).sum()).to_string(),
        scritti,
    }
}

async fn esamina(ufficio: &Ufficio, percorso: &str) -> Result<Vec<Esaminata>, Errore> {
    let file = PathBuf::from(percorso);
    let letto = tokio::task::spawn_blocking(move || {
        let byte = crate::importazioni::byte_di(&file)?;
        Ok::<_, Errore>(leggi_versamenti(&byte)?)
    });
    let letti = letto
        .await
        .map_err(|e| Errore::guasto("lettura_interrotta", format!("La lettura si è interrotta: {e}. Riprova.")))??;
    let mut gia_visti = BTreeMap::new();
    let mut esaminate = Vec::with_capacity(letti.len());
    for versamento in letti {
        esaminate.push(esamina_riga(ufficio, versamento, &mut gia_visti).await?);
    }
    Ok(esaminate)
}

/// A row held against the archive and the rows before it, by its key.
async fn esamina_riga(
    ufficio: &Ufficio,
    letto: VersamentoLetto,
    gia_visti: &mut BTreeMap<String, u32>,
) -> Result<Esaminata, Errore> {
    let mut motivi = letto.motivi.clone();
    motivi.extend(letto.centesimi.and_then(importo_sbagliato).map(str::to_owned));
    if letto.data.is_some_and(|data| data > ufficio.orologio.oggi()) {
        motivi.push("Il pagamento è nel futuro: controlla la data".to_owned());
    }
    let mut vista = RigaTesoreria {
        riga: letto.riga,
        data: letto.data.map(|data| data.to_string()).unwrap_or_default(),
        importo: letto.centesimi.map(|importo| Euro::da_centesimi(importo).to_string()).unwrap_or_default(),
        codice_fiscale: letto.codice_fiscale.clone(),
        iuv: letto.iuv.clone(),
        numero_avviso: letto.numero_avviso.clone(),
        datore: String::new(),
        esonero_id: String::new(),
        stato: stati::stato("da_correggere", "resta fuori", Tono::Errore),
        motivo: String::new(),
    };
    let esonero = match esonero_di(ufficio, &letto).await? {
        Ok(esonero) => Some(esonero),
        Err(motivo) => {
            motivi.push(motivo);
            None
        }
    };
    if let Some(esonero) = &esonero {
        let datore: mirato_store::Datore = ufficio.archivio.leggi(&esonero.datore_id).await?;
        vista.datore = datore.denominazione;
        vista.esonero_id.clone_from(&esonero.id);
        if letto.data.zip(giorno(&esonero.ricevuta_il)).is_some_and(|(data, ricevuta)| data < ricevuta) {
            motivi.push("Il pagamento viene prima della domanda di esonero: controlla la data".to_owned());
        }
    }
    let record = record_di(esonero.as_ref(), &letto).filter(|_| motivi.is_empty());
    if let Some(record) = &record {
        if let Some(gia) = ufficio.archivio.versamento_per_chiave(&record.chiave).await? {
            vista.stato = stati::stato("doppio", "già nel conto", Tono::Attenzione);
            vista.motivo = format!("È già nel conto, del {}", tempo::breve_da_iso(&gia.data));
            return Ok(Esaminata { vista, record: None });
        }
        if let Some(prima) = gia_visti.insert(record.chiave.clone(), letto.riga) {
            gia_visti.insert(record.chiave.clone(), prima);
            vista.stato = stati::stato("doppio", "scritto due volte", Tono::Attenzione);
            vista.motivo = format!("È lo stesso pagamento della riga {prima}");
            return Ok(Esaminata { vista, record: None });
        }
        vista.stato = stati::stato("entra", "entra", Tono::Fatto);
    }
    vista.motivo = motivi.join(". ");
    Ok(Esaminata { vista, record })
}

fn record_di(esonero: Option<&Esonero>, letto: &VersamentoLetto) -> Option<Versamento> {
    let (data, importo) = letto.data.zip(letto.centesimi)?;
    let nuovo = NuovoVersamento {
        iuv: letto.iuv.clone(),
        numero_avviso: letto.numero_avviso.clone(),
        riferimento: letto.riferimento.clone(),
        nota: letto.causale.clone(),
        ..NuovoVersamento::default()
    };
    Some(record(esonero?, (&data.to_string(), importo), &nuovo, Some(String::new())))
}

/// The exemption that a payment is for: that of the notice it names or, without one, the only one of the
/// payer whose fee was running.
async fn esonero_di(ufficio: &Ufficio, letto: &VersamentoLetto) -> Result<Result<Esonero, String>, Errore> {
    for codice in [&letto.iuv, &letto.numero_avviso] {
        if let Some(codice) = pieno(codice)
            && let Some(avviso) = ufficio.archivio.avviso_esonero(&codice).await?
        {
            return Ok(Ok(ufficio.archivio.leggi(&avviso.esonero_id).await?));
        }
    }
    if letto.codice_fiscale.is_empty() {
        return Ok(Err(
            "Nessun avviso ha questi codici: registra il versamento a mano dal conto dell'esonero".to_owned()
        ));
    }
    let Some(datore) = ufficio.archivio.datore_per_codice_fiscale(&letto.codice_fiscale).await? else {
        return Ok(Err("Il codice fiscale non è di un datore in archivio: controllalo".to_owned()));
    };
    let esoneri = ufficio.archivio.esoneri_del_datore(&datore.id).await?;
    let al = letto.data.map(|data| data.to_string()).unwrap_or_default();
    let mut suoi: Vec<Esonero> = esoneri.into_iter().filter(|uno| uno.ricevuta_il <= al).collect();
    if suoi.len() > 1 {
        suoi.retain(|uno| uno.stato.aperto() || uno.stato == mirato_store::StatoEsonero::Concesso);
    }
    Ok(match suoi.len() {
        1 => suoi.pop().ok_or_else(String::new),
        0 => Err("Il datore non ha un esonero da pagare a quella data".to_owned()),
        _ => Err("Il datore ha più di un esonero: registra il versamento a mano dal conto giusto".to_owned()),
    })
}
