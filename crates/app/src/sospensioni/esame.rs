//! A suspension held against the law: the input of art. 3 c. 5 and of art. 4 D.P.R. 333/2000.

use super::circostanze::percentuale;
use super::tipo;
use crate::api::DatiSospensione;
use crate::modulo::giorno;
use crate::ufficio::Ufficio;
use chrono::NaiveDate;
use mirato_domain::situazione::Natura;
use mirato_domain::{Errore, Provincia};
use mirato_norme::l68_1999::art03_richiesta_sospensione::{
    EsitoSospensione, ProvinciaSospesa, RichiestaSospensione, verifica,
};
use mirato_norme::l68_1999::art03_sospensione::Denominatore;
use mirato_store::{Datore, Sospensione, StatoSospensione};

/// What is assumed of a suspension beside what its record says.
#[derive(Default, Clone, Copy)]
pub(super) struct Ipotesi {
    /// Day of the act that grants the ground.
    pub provvedimento: Option<NaiveDate>,
    /// Last day of the procedure.
    pub al: Option<NaiveDate>,
    /// Renewals of the temporary suspension.
    pub rinnovi: u32,
}

/// Judges a suspension today, as its record has it.
///
/// # Errors
/// What the law refuses in it; if the archive cannot be read.
pub(super) async fn esamina(
    ufficio: &Ufficio,
    tenuta: &Sospensione,
    domanda: &DatiSospensione,
) -> Result<EsitoSospensione, Errore> {
    let decisa = matches!(tenuta.stato, StatoSospensione::Riconosciuta | StatoSospensione::Cessata);
    let ipotesi = Ipotesi {
        provvedimento: giorno(&domanda.atto_del).filter(|_| decisa),
        al: giorno(&domanda.al),
        rinnovi: u32::try_from(tenuta.rinnovi).unwrap_or(0),
    };
    come_se(ufficio, tenuta, domanda, ipotesi).await
}

/// The same under assumptions.
///
/// # Errors
/// As [`esamina`].
pub(super) async fn come_se(
    ufficio: &Ufficio,
    tenuta: &Sospensione,
    domanda: &DatiSospensione,
    ipotesi: Ipotesi,
) -> Result<EsitoSospensione, Errore> {
    let datore: Datore = ufficio.archivio.leggi(&tenuta.datore_id).await?;
    let oggi = ufficio.orologio.oggi();
    let (dal, pervenuta_il) = (giorno(&tenuta.dal).unwrap_or(oggi), giorno(&tenuta.ricevuta_il).unwrap_or(oggi));
    let natura = serde_json::from_value(serde_json::Value::String(datore.natura.clone())).unwrap_or(Natura::Privato);
    let (province, sede) = province(ufficio, tenuta, domanda, dal).await?;
    let sede_legale = datore.provincia.as_deref().and_then(|sigla| sigla.parse().ok()).or(sede);
    let prima = province.first().map(|una| una.provincia);
    let Some(sede_legale) = sede_legale.or(prima) else {
        let messaggio = "Il datore non ha un prospetto né una sede legale: completa la sua anagrafica.";
        return Err(Errore::stato("sospensione_senza_sede", messaggio));
    };
    let ufficio_per = |provincia: &Provincia| ufficio.competente(provincia.sigla());
    let province_ufficio = province.iter().map(|una| una.provincia).chain([sede_legale]).filter(ufficio_per).collect();
    let richiesta = RichiestaSospensione {
        pervenuta_il,
        al: oggi.max(pervenuta_il),
        natura,
        causa: tipo(tenuta.causale),
        sede_legale,
        province_ufficio,
        dal,
        al_procedura: ipotesi.al,
        province,
        licenziati: (domanda.licenziati > 0).then_some(domanda.licenziati),
        documento_presentato: domanda.documento,
        provvedimento_il: ipotesi.provvedimento,
        provvedimento_negativo: false,
        rinnovi: ipotesi.rinnovi,
    };
    Ok(verifica(&ufficio.leggi().parametri, &richiesta)?)
}

/// The provinces concerned, with the quota due there without this suspension, and that of the legal seat.
async fn province(
    ufficio: &Ufficio,
    tenuta: &Sospensione,
    domanda: &DatiSospensione,
    dal: NaiveDate,
) -> Result<(Vec<ProvinciaSospesa>, Option<Provincia>), Errore> {
    let misura = |provincia: Provincia| domanda.misure.iter().find(|una| una.provincia == provincia.sigla());
    let una = |provincia: Provincia, quota: i64, lavoratori: i64| {
        let scritta = misura(provincia);
        let percento = scritta.and_then(|scritta| percentuale(&scritta.percentuale));
        ProvinciaSospesa {
            provincia,
            quota_art3: u32::try_from(quota.max(0)).unwrap_or(u32::MAX),
            lavoratori: u32::try_from(lavoratori.max(0)).unwrap_or(u32::MAX),
            percentuale: percento,
            lavoratori_sospesi: scritta
                .map(|scritta| scritta.lavoratori)
                .filter(|sospesi| *sospesi > 0 && percento.is_none()),
        }
    };
    let giorno = dal.min(ufficio.orologio.oggi());
    let Some(prospetto) = ufficio.archivio.prospetto_al(&tenuta.datore_id, &giorno.to_string()).await? else {
        let scritte = domanda.misure.iter().filter_map(|scritta| scritta.provincia.parse().ok());
        // Without a prospetto there is no quota: the workers said to be suspended are all there is to hold on to.
        let lavoratori = |provincia| misura(provincia).map_or(0, |scritta| i64::from(scritta.lavoratori));
        return Ok((scritte.map(|provincia| una(provincia, 0, lavoratori(provincia))).collect(), None));
    };
    let movimenti = ufficio.archivio.movimenti(&tenuta.datore_id).await?;
    let mut circostanze = ufficio.archivio.circostanze(&tenuta.datore_id, None).await?;
    circostanze.retain(|una| una.origine_id.as_deref() != Some(tenuta.id.as_str()));
    let posizione = crate::posizione::calcola(ufficio, &prospetto, &movimenti, &circostanze, giorno, false)?;
    let base = ufficio.leggi().al(giorno)?.sospensione.denominatore == Denominatore::BaseComputo;
    let voci = posizione.risposta.province.iter().zip(&posizione.situazione.province);
    let province = voci
        .filter(|(provincia, _)| domanda.misure.is_empty() || misura(provincia.provincia).is_some())
        .map(|(provincia, voce)| {
            let quota = provincia.cifre.quota_art3 + provincia.quota_art3_sospesa.unwrap_or(0);
            let lavoratori = if base { provincia.cifre.base_art3 } else { i64::from(voce.totale_dipendenti) };
            una(provincia.provincia, quota, lavoratori)
        });
    Ok((province.collect(), Some(posizione.situazione.datore.sede_legale)))
}
