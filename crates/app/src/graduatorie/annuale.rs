//! A yearly list beside that of the year before: who entered, who left and why, who moved.

use super::tenuta::Pubblica;
use super::versioni;
use crate::api::{ConfrontoAnnuale, EsportaConfrontoAnnuale, FileScritto, PerId, SpostamentoAnnuale};
use crate::programma::Programma;
use crate::tempo;
use crate::ufficio::Ufficio;
use chrono::Datelike;
use mirato_domain::Errore;
use mirato_norme::l68_1999::art07_nulla_osta::OrdineAnnuale;
use mirato_store::{Avviso, GraduatoriaVersione, Persona, StatoAvviso};
use std::collections::BTreeMap;

/// How many moves a comparison shows.
const MOSSE: usize = 1000;

/// Somebody of a list.
#[derive(Default)]
struct Posto {
    posizione: u32,
    punti: String,
    /// Why there is no place, as far as it may be said in clear.
    motivo: String,
}

/// The people of a list, by id.
type Posti = BTreeMap<String, Posto>;

/// Compares the last ranking of a yearly list with that of the year before.
///
/// # Errors
/// `annuale_senza_confronto` if one of the two has no ranking.
pub async fn annuale_confronta(programma: &Programma, chiedi: PerId) -> Result<ConfrontoAnnuale, Errore> {
    let ufficio = programma.ufficio().await?;
    confronto(&ufficio, &chiedi.id, MOSSE).await
}

/// Writes the whole comparison: everybody who left, entered or moved.
///
/// # Errors
/// Those of [`annuale_confronta`]; `file_non_scritto`.
pub async fn annuale_confronto_esporta(
    programma: &Programma,
    richiesta: EsportaConfrontoAnnuale,
) -> Result<FileScritto, Errore> {
    let ufficio = programma.ufficio().await?;
    let confronto = confronto(&ufficio, &richiesta.id, usize::MAX).await?;
    crate::esporta::confronto_annuale(&ufficio, richiesta, &confronto).await
}

async fn confronto(ufficio: &Ufficio, id: &str, mosse_viste: usize) -> Result<ConfrontoAnnuale, Errore> {
    let avviso: Avviso = ufficio.archivio.leggi(id).await?;
    let (elenco, anno) = (avviso.elenco.clone().unwrap_or_default(), avviso.annuale.unwrap_or_default());
    let nessuna = |detto: &str| Errore::stato("annuale_senza_confronto", detto);
    let prima = ufficio.archivio.elenco_annuale_prima(&elenco, anno).await?;
    let prima = prima.ok_or_else(|| nessuna("In archivio non c'è un elenco annuale di un anno prima."))?;
    let dopo = posti(ufficio, &avviso).await?;
    let dopo = dopo.ok_or_else(|| nessuna("Prima calcola la graduatoria: poi si confronta con quella di prima."))?;
    let posti_prima = posti(ufficio, &prima).await?;
    let posti_prima = posti_prima.ok_or_else(|| nessuna("L'elenco dell'anno prima non ha una graduatoria."))?;
    let mut confronto = ConfrontoAnnuale {
        anno_prima: u32::try_from(prima.annuale.unwrap_or_default()).unwrap_or_default(),
        entrate: 0,
        uscite: 0,
        spostate: 0,
        ferme: 0,
        righe: mosse(&posti_prima, &dopo),
    };
    for riga in &confronto.righe {
        let conto = match riga.che.as_str() {
            "uscita" => &mut confronto.uscite,
            "entrata" => &mut confronto.entrate,
            _ => &mut confronto.spostate,
        };
        *conto += 1;
    }
    let in_graduatoria = dopo.values().filter(|posto| posto.posizione > 0).count();
    let in_graduatoria = u32::try_from(in_graduatoria).unwrap_or(u32::MAX);
    confronto.ferme = in_graduatoria.saturating_sub(confronto.entrate + confronto.spostate);
    confronto.righe.truncate(mosse_viste);
    for riga in &mut confronto.righe {
        let persona: Persona = ufficio.archivio.leggi(&riga.persona_id).await?;
        riga.persona = format!("{} {}", persona.cognome, persona.nome);
        if riga.che == "uscita" && riga.motivo.is_empty() {
            riga.motivo = fuori_elenco(ufficio, &elenco, &riga.persona_id).await?;
        }
    }
    Ok(confronto)
}

/// The last ranking of a list; none if it was never computed.
async fn posti(ufficio: &Ufficio, avviso: &Avviso) -> Result<Option<Posti>, Errore> {
    let Some(ultima) = versioni(ufficio, &avviso.id).await?.into_iter().next() else { return Ok(None) };
    let versione: GraduatoriaVersione = ufficio.archivio.leggi(&ultima.id).await?;
    let pubblica: Pubblica = crate::verifiche::leggi_compresso(&versione.righe, "La graduatoria")?;
    let mut righe: BTreeMap<String, _> = pubblica.righe.into_iter().map(|riga| (riga.codice.clone(), riga)).collect();
    let domande = ufficio.archivio.domande_dell_avviso(&avviso.id).await?;
    let posto = |domanda: mirato_store::DomandaAvviso| {
        let riga = righe.remove(&domanda.codice)?;
        let posizione = riga.posizione.unwrap_or(0);
        // What the application lacks is said to who opens the points: here, only that something is missing.
        let motivo = match domanda.motivo {
            Some(motivo) if posizione == 0 => motivo,
            None if posizione == 0 => "Mancano dati per i punti".to_owned(),
            _ => String::new(),
        };
        Some((domanda.persona_id, Posto { posizione, punti: riga.punteggio.unwrap_or_default(), motivo }))
    };
    Ok(Some(domande.into_iter().filter_map(posto).collect()))
}

/// Where somebody stands in the last yearly ranking of a list that a decree approved as final, and who before
/// can still be sent; none if there is no such ranking.
///
/// # Errors
/// If the archive cannot be read.
pub(crate) async fn ordine_annuale(
    ufficio: &Ufficio,
    elenco: &str,
    persona_id: &str,
) -> Result<Option<OrdineAnnuale>, Errore> {
    let mut anno = i64::from(ufficio.orologio.oggi().year()) + 1;
    while let Some(avviso) = ufficio.archivio.elenco_annuale_prima(elenco, anno).await? {
        anno = avviso.annuale.unwrap_or_default();
        let tutte = versioni(ufficio, &avviso.id).await?;
        let finale = tutte.iter().find(|una| una.tipo == "definitiva" && !una.atto_id.is_empty());
        let Some(finale) = finale.filter(|_| avviso.stato != StatoAvviso::Concluso) else { continue };
        let versione: GraduatoriaVersione = ufficio.archivio.leggi(&finale.id).await?;
        let pubblica: Pubblica = crate::verifiche::leggi_compresso(&versione.righe, "La graduatoria")?;
        let posti: BTreeMap<String, u32> =
            pubblica.righe.into_iter().filter_map(|riga| Some((riga.codice, riga.posizione?))).collect();
        let sua = ufficio.archivio.domanda_della_persona(&avviso.id, persona_id).await?;
        let posizione = sua.and_then(|domanda| posti.get(&domanda.codice).copied());
        let da_avviare = ufficio.archivio.domande_da_avviare(&avviso.id, elenco).await?;
        let viene_prima = |posto: &u32| posizione.is_some_and(|sua| *posto < sua);
        let mut prima: Vec<u32> =
            da_avviare.iter().filter_map(|codice| posti.get(codice).copied()).filter(viene_prima).collect();
        prima.sort_unstable();
        let anno = u32::try_from(anno).unwrap_or_default();
        return Ok(Some(OrdineAnnuale { anno, posizione, prima }));
    }
    Ok(None)
}

/// Everybody whose place is another: who left, who entered, who moved, each in order of place.
fn mosse(prima: &Posti, dopo: &Posti) -> Vec<SpostamentoAnnuale> {
    let nessuno = Posto::default();
    let tutti: std::collections::BTreeSet<&String> = prima.keys().chain(dopo.keys()).collect();
    let mut mosse: Vec<SpostamentoAnnuale> = tutti
        .into_iter()
        .filter_map(|persona_id| {
            let prima = prima.get(persona_id).unwrap_or(&nessuno);
            let dopo = dopo.get(persona_id).unwrap_or(&nessuno);
            let che = match (prima.posizione, dopo.posizione) {
                (uno, altro) if uno == altro => return None,
                (_, 0) => "uscita",
                (0, _) => "entrata",
                _ => "spostata",
            };
            Some(SpostamentoAnnuale {
                persona_id: persona_id.clone(),
                persona: String::new(),
                che: che.to_owned(),
                posizione_prima: prima.posizione,
                posizione_dopo: dopo.posizione,
                punti_prima: prima.punti.clone(),
                punti_dopo: dopo.punti.clone(),
                motivo: if che == "uscita" { dopo.motivo.clone() } else { String::new() },
            })
        })
        .collect();
    let ordine = |mossa: &SpostamentoAnnuale| match mossa.che.as_str() {
        "uscita" => (0, mossa.posizione_prima),
        "entrata" => (1, mossa.posizione_dopo),
        _ => (2, mossa.posizione_dopo),
    };
    mosse.sort_by_key(ordine);
    mosse
}

/// Why somebody is not in a list any more, as the registry says it.
async fn fuori_elenco(ufficio: &Ufficio, elenco: &str, persona_id: &str) -> Result<String, Errore> {
    let tutte = ufficio.archivio.iscrizioni_della_persona(persona_id).await?;
    let chiusa = tutte.iter().filter(|una| una.elenco == elenco).max_by_key(|una| una.chiusa_il.clone());
    let Some((una, il)) = chiusa.and_then(|una| Some((una, una.chiusa_il.as_deref()?))) else {
        return Ok("Non era nell'elenco al 31 dicembre".to_owned());
    };
    let motivo = crate::iscrizioni::motivo_in_parole(ufficio, una, ufficio.orologio.oggi())?;
    let motivo = if motivo.is_empty() { String::new() } else { format!(": {motivo}") };
    Ok(format!("Fuori dall'elenco dopo il {}{motivo}", tempo::breve_da_iso(il)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posti(righe: &[(&str, u32)]) -> Posti {
        let posto = |posizione| Posto { posizione, punti: String::new(), motivo: "perché".to_owned() };
        righe.iter().map(|(chi, posizione)| ((*chi).to_owned(), posto(*posizione))).collect()
    }

    #[test]
    fn who_left_comes_first_then_who_entered_then_who_moved() {
        let (prima, dopo) =
            (posti(&[("a", 1), ("b", 2), ("c", 3), ("d", 4)]), posti(&[("b", 1), ("c", 3), ("d", 0), ("e", 2)]));
        let viste: Vec<(String, String, u32, u32)> = mosse(&prima, &dopo)
            .into_iter()
            .map(|una| (una.persona_id, una.che, una.posizione_prima, una.posizione_dopo))
            .collect();
        let attese = [("a", "uscita", 1, 0), ("d", "uscita", 4, 0), ("e", "entrata", 0, 2), ("b", "spostata", 2, 1)];
        assert_eq!(viste, attese.map(|(chi, che, prima, dopo)| (chi.to_owned(), che.to_owned(), prima, dopo)));
    }
}
