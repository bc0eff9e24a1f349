//! Check of an RFC 3161 time stamp token.

use chrono::{DateTime, Utc};
use der::Decode;
use serde::{Deserialize, Serialize};
use x509_tsp::TstInfo;

use super::{catena, contenuto::Cms};
use crate::{InfoCertificato, algoritmi};

/// A time stamp that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EsitoMarca {
    /// Time certified by the authority.
    pub ora: DateTime<Utc>,
    /// Name of the time-stamping authority.
    pub autorita: String,
    /// The authority leads to one of the given anchors and its certificate is for time stamps.
    pub fidata: bool,
}

/// Checks imprint and signature of a token over `dati`; the trust in its authority is said apart.
pub(crate) fn esamina(token: &[u8], dati: &[&[u8]], ancore: &[Vec<u8>]) -> Result<EsitoMarca, String> {
    let cms = Cms::leggi(token)?;
    let contenuto = cms.racchiuso(algoritmi::TST_INFO).ok_or("manca l'ora certificata")?;
    let info = TstInfo::from_der(contenuto).map_err(|_| "l'ora certificata non è leggibile")?;
    let impronta = algoritmi::impronta(info.message_imprint.hash_algorithm.oid, dati)
        .ok_or("algoritmo di impronta non ammesso")?;
    if info.message_imprint.hashed_message.as_bytes() != impronta {
        return Err("è di un'altra firma".into());
    }
    cms.verifica(algoritmi::TST_INFO, &[contenuto], false)?;
    let ora = i64::try_from(info.gen_time.to_unix_duration().as_secs())
        .ok()
        .and_then(|secondi| DateTime::from_timestamp(secondi, 0))
        .ok_or("l'ora certificata è fuori dal calendario")?;
    let autorita = InfoCertificato::da_der(cms.foglia()).map_err(|e| e.to_string())?.nome;
    let fidata = catena::fidata(cms.foglia(), cms.altri(), ancore, ora, catena::Uso::MarcaTemporale).is_ok();
    Ok(EsitoMarca { ora, autorita, fidata })
}
