//! What a suspension says to quota, certificates and nulla osta: a circumstance for each province.

use super::{Tenuta, nome_causale, tipo};
use crate::api::DatiSospensione;
use crate::circostanze::AltriDati;
use crate::modulo::giorno;
use crate::tempo::breve_da_iso;
use crate::ufficio::Ufficio;
use mirato_domain::situazione::Sospensione as Misura;
use mirato_domain::{Errore, Percentuale};
use mirato_norme::l68_1999::art03_sospensione::totale;
use mirato_store::{Circostanza, Scrittura, Sospensione, StatoSospensione, TipoCircostanza};

/// What the circumstances say they come from.
const ORIGINE: &str = "sospensione";

/// Writes the circumstances of a suspension anew, as its state has them, and reckons the employer again.
///
/// # Errors
/// If the archive refuses; what the rules refuse in the employer's figures.
pub(super) async fn riscrivi(ufficio: &Ufficio, scrittura: &mut Scrittura, tenuta: &Sospensione) -> Result<(), Errore> {
    for vecchia in scrittura.circostanze_di(ORIGINE, &tenuta.id).await? {
        scrittura.elimina_circostanza(&vecchia.id).await?;
    }
    let al = match tenuta.stato {
        StatoSospensione::Comunicata => None,
        StatoSospensione::Temporanea => Some(tenuta.temporanea_al.clone()),
        StatoSospensione::Riconosciuta | StatoSospensione::Cessata => Some(tenuta.al.clone()),
        // What was temporary held until the refusal.
        StatoSospensione::Respinta => tenuta.temporanea_al.clone().map(Some),
    };
    if let Some(al) = al {
        let domanda = Tenuta::leggi(tenuta)?.domanda;
        for nuova in tutte(tenuta, &domanda, al, intera(ufficio, tenuta)?)? {
            scrittura.inserisci(nuova).await?;
        }
    }
    crate::posizione::riverifica(ufficio, scrittura, &tenuta.datore_id).await
}

/// The circumstances that a suspension would have once granted.
///
/// # Errors
/// `dato_non_scritto`, which cannot happen with the types at hand.
pub(super) fn come_se(tenuta: &Sospensione, domanda: &DatiSospensione) -> Result<Vec<Circostanza>, Errore> {
    tutte(tenuta, domanda, tenuta.al.clone(), false)
}

/// Whether a temporary suspension suspends the whole duty, by the office's choice.
fn intera(ufficio: &Ufficio, tenuta: &Sospensione) -> Result<bool, Errore> {
    let ricevuta = giorno(&tenuta.ricevuta_il).unwrap_or_else(|| ufficio.orologio.oggi());
    let scelta = ufficio.leggi().parametri.scelta("sospensione_temporanea_misura", ricevuta)?;
    Ok(tenuta.stato == StatoSospensione::Temporanea && scelta.valore == "totale")
}

fn tutte(
    tenuta: &Sospensione,
    domanda: &DatiSospensione,
    al: Option<String>,
    intera: bool,
) -> Result<Vec<Circostanza>, Errore> {
    if domanda.misure.is_empty() {
        return Ok(vec![una(tenuta, None, misura(tenuta, None, intera), al)?]);
    }
    let misure = domanda.misure.iter();
    misure
        .map(|scritta| una(tenuta, Some(&scritta.provincia), misura(tenuta, Some(scritta), intera), al.clone()))
        .collect()
}

/// The measure as the quota takes it.
fn misura(tenuta: &Sospensione, scritta: Option<&crate::api::MisuraSospensione>, intera: bool) -> Misura {
    let tipo = tipo(tenuta.causale);
    if intera || totale(tipo) {
        return Misura { tipo, percentuale: Percentuale::intera(100), lavoratori_sospesi: None };
    }
    let percentuale = scritta.and_then(|scritta| percentuale(&scritta.percentuale));
    let sospesi = scritta.map(|scritta| scritta.lavoratori).filter(|sospesi| *sospesi > 0 && percentuale.is_none());
    Misura { tipo, percentuale, lavoratori_sospesi: sospesi }
}

/// A percentage as typed.
pub(super) fn percentuale(testo: &str) -> Option<Percentuale> {
    let testo = testo.trim().trim_end_matches('%').trim().replace(',', ".");
    (!testo.is_empty()).then(|| testo.parse().ok()).flatten()
}

fn una(
    tenuta: &Sospensione,
    provincia: Option<&str>,
    misura: Misura,
    al: Option<String>,
) -> Result<Circostanza, Errore> {
    let stato = if totale(misura.tipo) { "totale" } else { "in_proporzione" };
    let dati = AltriDati { sospensione: Some(misura), ..AltriDati::di(stato) };
    Ok(Circostanza {
        id: String::new(),
        datore_id: tenuta.datore_id.clone(),
        provincia: provincia.map(str::to_owned),
        tipo: TipoCircostanza::Sospensione,
        dal: tenuta.dal.clone(),
        al,
        unita: None,
        estremi: Some(format!(
            "per {}, comunicata il {}",
            nome_causale(tenuta.causale),
            breve_da_iso(&tenuta.ricevuta_il)
        )),
        dati: crate::verifiche::json(&dati)?,
        origine: Some(ORIGINE.to_owned()),
        origine_id: Some(tenuta.id.clone()),
        versione: 0,
    })
}
