//! The yearly prospetto beside the position held until its day, difference by difference. Each can be
//! accepted with a note; from the day it describes the prospetto takes the position's place.

use super::{Inizio, Posizione};
use crate::api::{AccettaDifferenza, ConfrontoPosizione, SchedaPosizione};
use crate::programma::Programma;
use crate::ufficio::Ufficio;
use crate::verifiche::DifferenzaTenuta;
use chrono::NaiveDate;
use mirato_domain::Errore;
use mirato_norme::Voce;
use mirato_norme::quota::confronto::{Differenza, differenze};
use mirato_norme::quota::{self, RispostaQuota};
use mirato_store::Confronto;
use std::collections::BTreeMap;

/// Figures that are held beside each other.
const CAMPI: [&str; 9] = [
    "base_art3",
    "quota_art3",
    "esonerati",
    "in_forza_art3",
    "scopertura_art3",
    "base_art18",
    "quota_art18",
    "in_forza_art18",
    "scopertura_art18",
];
/// The workers of a province: no figure of the quota, but where a missing movement shows first.
const DIPENDENTI: &str = "totale_dipendenti";

/// The comparison of the prospetto that holds on a day; none for the first one.
///
/// # Errors
/// What the rules refuse in the figures; if the archive cannot be read.
pub(super) async fn scheda(
    ufficio: &Ufficio,
    datore_id: &str,
    al: NaiveDate,
) -> Result<Option<ConfrontoPosizione>, Errore> {
    let mut inizi = super::scheda::inizi(ufficio, datore_id).await?;
    inizi.retain(|inizio| inizio.situazione.data_riferimento <= al);
    let [.., prima, nuovo] = inizi.as_slice() else { return Ok(None) };
    let (posizione, mut tenute) = confronta(ufficio, datore_id, prima, nuovo).await?;
    let spiegazione = posizione.risposta.spiegazione.unwrap_or_else(|| Voce::nuova("quota", "Quota"));
    let accettate = accettate(ufficio, &nuovo.prospetto_id).await?;
    for tenuta in &mut tenute {
        if let Some(gia) = accettate.iter().find(|gia| gia.differenza == tenuta.differenza || stessa(gia, tenuta)) {
            tenuta.chiarita = gia.chiarita;
            tenuta.nota.clone_from(&gia.nota);
        }
    }
    Ok(Some(ConfrontoPosizione {
        prospetto_id: nuovo.prospetto_id.clone(),
        data_riferimento: nuovo.situazione.data_riferimento.to_string(),
        da_prospetto: prima.situazione.data_riferimento.to_string(),
        differenze: tenute.iter().map(|tenuta| crate::prospetti::differenza_vista(tenuta, &spiegazione)).collect(),
    }))
}

/// The same difference with the same two figures.
fn stessa(una: &DifferenzaTenuta, altra: &DifferenzaTenuta) -> bool {
    let (una, altra) = (&una.differenza, &altra.differenza);
    (&una.dove, &una.campo, una.dichiarato, una.calcolato)
        == (&altra.dove, &altra.campo, altra.dichiarato, altra.calcolato)
}

async fn accettate(ufficio: &Ufficio, prospetto_id: &str) -> Result<Vec<DifferenzaTenuta>, Errore> {
    match ufficio.archivio.confronto_del_prospetto(prospetto_id).await? {
        Some(tenuto) => crate::verifiche::leggi(&tenuto.dati, "Il confronto"),
        None => Ok(Vec::new()),
    }
}

async fn confronta(
    ufficio: &Ufficio,
    datore_id: &str,
    prima: &Inizio,
    nuovo: &Inizio,
) -> Result<(Posizione, Vec<DifferenzaTenuta>), Errore> {
    let giorno = nuovo.situazione.data_riferimento;
    let movimenti = ufficio.archivio.movimenti(datore_id).await?;
    let circostanze = ufficio.archivio.circostanze(datore_id, None).await?;
    let posizione = prima.al(ufficio, &movimenti, &circostanze, giorno, true)?;
    let risposta = quota::calcola_con(&*ufficio.leggi().al(giorno)?, &nuovo.situazione, false)?;
    let mut trovate = differenze(&cifre(&risposta), &posizione.risposta);
    trovate.extend(dipendenti(nuovo, &posizione));
    let tenute =
        trovate.into_iter().map(|differenza| DifferenzaTenuta { differenza, chiarita: false, nota: String::new() });
    Ok((posizione, tenute.collect()))
}

/// The figures of the prospetto as the program reckons them, to be held against the position's.
fn cifre(risposta: &RispostaQuota) -> BTreeMap<(String, String), i64> {
    let luoghi = risposta.province.iter().map(|provincia| provincia.provincia.sigla());
    let mut cifre = BTreeMap::new();
    for dove in std::iter::once("nazionale").chain(luoghi) {
        for campo in CAMPI {
            if let Some(cifra) = risposta.cifra(dove, campo) {
                cifre.insert((dove.to_owned(), campo.to_owned()), cifra);
            }
        }
    }
    cifre
}

/// Provinces in which the workers are not as many, or that only one of the two has.
fn dipendenti(nuovo: &Inizio, posizione: &Posizione) -> Vec<Differenza> {
    let mut teste: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for voce in &nuovo.situazione.province {
        teste.entry(voce.provincia.sigla()).or_default().0 = i64::from(voce.totale_dipendenti);
    }
    for voce in &posizione.situazione.province {
        teste.entry(voce.provincia.sigla()).or_default().1 = i64::from(voce.totale_dipendenti);
    }
    teste
        .into_iter()
        .filter(|(_, (dichiarato, calcolato))| dichiarato != calcolato)
        .map(|(dove, (dichiarato, calcolato))| Differenza {
            dove: dove.to_owned(),
            campo: DIPENDENTI.to_owned(),
            dichiarato,
            calcolato,
            spiegazione: format!("province.{dove}.base_art3"),
            perche: format!(
                "Dal prospetto precedente e dai movimenti registrati risultano {calcolato} dipendenti: mancano movimenti \
                 per {}, oppure il prospetto è da correggere.",
                (dichiarato - calcolato).abs()
            ),
        })
        .collect()
}

/// Accepts a difference with a note, or opens it again.
///
/// # Errors
/// `nota_mancante`; `differenza_sconosciuta` if it is there no more.
pub async fn differenza_accetta(
    programma: &Programma,
    richiesta: AccettaDifferenza,
) -> Result<SchedaPosizione, Errore> {
    let ufficio = programma.ufficio().await?;
    accetta(&ufficio, &richiesta).await?;
    super::scheda::scheda(&ufficio, &richiesta.datore_id, "").await
}

async fn accetta(ufficio: &Ufficio, richiesta: &AccettaDifferenza) -> Result<(), Errore> {
    if richiesta.accettata && richiesta.nota.trim().is_empty() {
        let messaggio = "Scrivi perché accetti la differenza: resta con il confronto.";
        return Err(Errore::dato("nota_mancante", messaggio).con_campo("nota", messaggio));
    }
    let sconosciuta = || Errore::stato("differenza_sconosciuta", "Questa differenza non c'è più: aggiorna la pagina.");
    let inizi = super::scheda::inizi(ufficio, &richiesta.datore_id).await?;
    let posto = inizi.iter().position(|inizio| inizio.prospetto_id == richiesta.prospetto_id);
    let posto = posto.filter(|posto| *posto > 0).ok_or_else(sconosciuta)?;
    let (_, tenute) = confronta(ufficio, &richiesta.datore_id, &inizi[posto - 1], &inizi[posto]).await?;
    let mut tenuta = tenute
        .into_iter()
        .find(|tenuta| tenuta.differenza.dove == richiesta.dove && tenuta.differenza.campo == richiesta.campo)
        .ok_or_else(sconosciuta)?;
    tenuta.chiarita = richiesta.accettata;
    richiesta.nota.trim().clone_into(&mut tenuta.nota);
    let mut accettate = accettate(ufficio, &richiesta.prospetto_id).await?;
    accettate.retain(|gia| {
        (&gia.differenza.dove, &gia.differenza.campo) != (&tenuta.differenza.dove, &tenuta.differenza.campo)
    });
    accettate.push(tenuta);
    let dati = crate::verifiche::json(&accettate)?;
    let gia = ufficio.archivio.confronto_del_prospetto(&richiesta.prospetto_id).await?;
    let mut scrittura = ufficio.archivio.scrivi(&ufficio.autore()).await?;
    match gia {
        Some(gia) => {
            scrittura.salva(Confronto { dati, ..gia }).await?;
        }
        None => {
            let (datore_id, prospetto_id) = (richiesta.datore_id.clone(), richiesta.prospetto_id.clone());
            scrittura.inserisci(Confronto { id: String::new(), datore_id, prospetto_id, dati, versione: 0 }).await?;
        }
    }
    scrittura.conferma().await?;
    Ok(())
}
