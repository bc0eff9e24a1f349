//! RFC 3161 time stamp over a signature value, asked of an authority over http or https.

use std::time::Duration;

use cms::signed_data::SignedData;
use der::{
    Decode, Encode,
    asn1::{Int, OctetString},
};
use ring::rand::{SecureRandom, SystemRandom};
use x509_tsp::{MessageImprint, TimeStampReq, TimeStampResp, TspVersion, TstInfo};

use crate::{
    ErroreFirma,
    algoritmi::{self, sha256},
    verifica::marca::esamina,
};

/// Long enough for a slow public authority, short enough for a person who waits.
const ATTESA: Duration = Duration::from_secs(20);
/// A token with its chain is a few kilobytes; more than this is not an answer.
const LIMITE: u64 = 256 * 1024;

/// Time stamp token (a CMS `ContentInfo` in DER) over `firma`, checked: status, imprint, nonce, signature.
pub(crate) fn chiedi(url: &str, firma: &[u8]) -> Result<Vec<u8>, ErroreFirma> {
    let impronta = algoritmi::impronta(algoritmi::SHA256, &[firma]).unwrap_or_default();
    let richiesta = TimeStampReq {
        version: TspVersion::V1,
        message_imprint: MessageImprint { hash_algorithm: sha256(), hashed_message: OctetString::new(impronta)? },
        req_policy: None,
        nonce: Some(nonce()?),
        cert_req: true,
        extensions: None,
    };
    let risposta = invia(url, &richiesta.to_der()?)?;
    controlla(&risposta, &richiesta, firma)
}

/// Positive and without leading zeros, as DER wants an INTEGER.
fn nonce() -> Result<Int, ErroreFirma> {
    let mut byte = [0u8; 8];
    SystemRandom::new().fill(&mut byte).map_err(|_| ErroreFirma::Interno("numeri casuali assenti".into()))?;
    byte[0] = (byte[0] & 0x7F) | 0x40;
    Ok(Int::new(&byte)?)
}

fn invia(url: &str, richiesta: &[u8]) -> Result<Vec<u8>, ErroreFirma> {
    let irraggiungibile = |e: ureq::Error| ErroreFirma::MarcaIrraggiungibile { url: url.into(), causa: e.to_string() };
    let agente: ureq::Agent = ureq::Agent::config_builder().timeout_global(Some(ATTESA)).build().into();
    let mut risposta = agente
        .post(url)
        .header("Content-Type", "application/timestamp-query")
        .header("Accept", "application/timestamp-reply")
        .send(richiesta)
        .map_err(irraggiungibile)?;
    risposta.body_mut().with_config().limit(LIMITE).read_to_vec().map_err(irraggiungibile)
}

fn controlla(risposta: &[u8], richiesta: &TimeStampReq, firma: &[u8]) -> Result<Vec<u8>, ErroreFirma> {
    let non_valida = |causa: &str| ErroreFirma::MarcaNonValida(causa.to_owned());
    let risposta =
        TimeStampResp::from_der(risposta).map_err(|_| non_valida("la risposta non è in formato RFC 3161"))?;
    let stato = risposta.status.status as u8;
    // 0 granted, 1 granted with modifications: the only two that carry a token.
    if stato > 1 {
        return Err(ErroreFirma::MarcaRifiutata(format!("stato {stato}")));
    }
    let token = risposta.time_stamp_token.ok_or_else(|| non_valida("manca la marca"))?;
    let info = info(&token).map_err(|_| non_valida("contenuto illeggibile"))?;
    // The digest algorithm may come back with NULL parameters: the identifier and the bytes are what counts.
    let (chiesta, avuta) = (&richiesta.message_imprint, &info.message_imprint);
    if chiesta.hash_algorithm.oid != avuta.hash_algorithm.oid || chiesta.hashed_message != avuta.hashed_message {
        return Err(non_valida("è di un altro documento"));
    }
    if info.nonce != richiesta.nonce {
        return Err(non_valida("risponde a un'altra richiesta"));
    }
    let der = token.to_der()?;
    esamina(&der, &[firma], &[]).map_err(ErroreFirma::MarcaNonValida)?;
    Ok(der)
}

fn info(token: &cms::content_info::ContentInfo) -> der::Result<TstInfo> {
    let dati: SignedData = token.content.decode_as()?;
    let contenuto = dati.encap_content_info.econtent.ok_or(der::ErrorKind::Failed)?;
    TstInfo::from_der(contenuto.value())
}
