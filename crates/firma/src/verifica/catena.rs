//! From a certificate to one of the authorities that are trusted, at a given time.

use std::time::Duration;

use chrono::{DateTime, Utc};
use rustls_pki_types::{CertificateDer, TrustAnchor, UnixTime};
use webpki::{
    ALL_VERIFICATION_ALGS, EndEntityCert, Error, ExtendedKeyUsageValidator, KeyPurposeIdIter, KeyUsage,
    anchor_from_trusted_cert,
};

/// What the certificate is used for.
#[derive(Clone, Copy)]
pub(super) enum Uso {
    Firma,
    MarcaTemporale,
}

/// id-kp-timeStamping, contents of the OID: RFC 3161 requires it.
const MARCATURA: &[u8] = &[0x2B, 6, 1, 5, 5, 7, 3, 8];

impl ExtendedKeyUsageValidator for Uso {
    /// A signature certificate may name any extended use or none: what counts for it is the key usage.
    fn validate(&self, usi: KeyPurposeIdIter<'_, '_>) -> Result<(), Error> {
        match self {
            Self::Firma => Ok(()),
            Self::MarcaTemporale => KeyUsage::required(MARCATURA).validate(usi),
        }
    }
}

/// Whether `foglia` leads to one of `ancore` at the time `quando`; if not, why, in Italian.
pub(super) fn fidata(
    foglia: &[u8],
    intermedi: &[Vec<u8>],
    ancore: &[Vec<u8>],
    quando: DateTime<Utc>,
    uso: Uso,
) -> Result<(), String> {
    let foglia = CertificateDer::from(foglia);
    let foglia = EndEntityCert::try_from(&foglia).map_err(|e| motivo(&e))?;
    let intermedi: Vec<CertificateDer<'_>> = intermedi.iter().map(|der| CertificateDer::from(der.as_slice())).collect();
    let certificati: Vec<CertificateDer<'_>> = ancore.iter().map(|der| CertificateDer::from(der.as_slice())).collect();
    let ancore: Vec<TrustAnchor<'_>> =
        certificati.iter().filter_map(|der| anchor_from_trusted_cert(der).ok()).collect();
    let secondi = u64::try_from(quando.timestamp()).map_err(|_| "La data della firma non è valida.")?;
    let quando = UnixTime::since_unix_epoch(Duration::from_secs(secondi));
    foglia
        .verify_for_usage(ALL_VERIFICATION_ALGS, &ancore, &intermedi, quando, uso, None, None)
        .map(|_| ())
        .map_err(|e| motivo(&e))
}

fn motivo(errore: &Error) -> String {
    match errore {
        Error::UnknownIssuer => "Il certificato non risale a un'autorità riconosciuta.".into(),
        Error::CertExpired { .. } => "Il certificato era scaduto al momento della firma.".into(),
        Error::CertNotValidYet { .. } => "Il certificato non era ancora valido al momento della firma.".into(),
        Error::InvalidSignatureForPublicKey => "La firma dell'autorità sul certificato non è valida.".into(),
        altro => format!("La catena del certificato non è valida ({altro})."),
    }
}
