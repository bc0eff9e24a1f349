//! What a certificate says of its holder, and whether it may sign at a given time.

use chrono::{DateTime, Utc};
use der::{
    Decode, Tag, Tagged,
    asn1::{BmpString, ObjectIdentifier, PrintableStringRef, TeletexStringRef, Utf8StringRef},
};
use serde::{Deserialize, Serialize};
use x509_cert::{
    Certificate,
    ext::pkix::{BasicConstraints, KeyUsage},
    name::Name,
};

use crate::ErroreFirma;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

/// The part of an X.509 certificate that people read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InfoCertificato {
    /// Common name of the holder, or the whole name where there is none.
    pub nome: String,
    /// Common name of the issuing authority, or the whole name.
    pub emittente: String,
    /// Serial number in hexadecimal.
    pub seriale: String,
    /// Start of validity.
    pub dal: DateTime<Utc>,
    /// End of validity.
    pub al: DateTime<Utc>,
    /// Key usage nonRepudiation (contentCommitment): the mark of a signature certificate. `None` when the
    /// certificate does not restrict its use.
    pub non_ripudio: Option<bool>,
    /// Certificate of an authority rather than of a person.
    pub autorita: bool,
}

impl InfoCertificato {
    /// Reads a certificate in DER.
    ///
    /// # Errors
    /// The bytes are not an X.509 certificate.
    pub fn da_der(der: &[u8]) -> Result<Self, ErroreFirma> {
        let certificato = Certificate::from_der(der).map_err(|e| ErroreFirma::CertificatoIlleggibile(e.to_string()))?;
        Self::da_certificato(&certificato)
    }

    pub(crate) fn da_certificato(certificato: &Certificate) -> Result<Self, ErroreFirma> {
        let dati = &certificato.tbs_certificate;
        let uso = dati.get::<KeyUsage>().map_err(illeggibile)?;
        let vincoli = dati.get::<BasicConstraints>().map_err(illeggibile)?;
        Ok(Self {
            nome: nome_leggibile(&dati.subject),
            emittente: nome_leggibile(&dati.issuer),
            seriale: hex::encode(dati.serial_number.as_bytes()),
            dal: istante(dati.validity.not_before.to_unix_duration().as_secs())?,
            al: istante(dati.validity.not_after.to_unix_duration().as_secs())?,
            non_ripudio: uso.map(|(_, uso)| uso.non_repudiation()),
            autorita: vincoli.is_some_and(|(_, vincoli)| vincoli.ca),
        })
    }

    /// Refuses a certificate that may not sign at `ora`.
    ///
    /// # Errors
    /// Expired, not valid yet, or issued for another use than signature.
    pub fn ammetti(&self, ora: DateTime<Utc>) -> Result<(), ErroreFirma> {
        if ora > self.al {
            return Err(ErroreFirma::CertificatoScaduto { nome: self.nome.clone(), al: self.al });
        }
        if ora < self.dal {
            return Err(ErroreFirma::CertificatoNonAncoraValido { nome: self.nome.clone(), dal: self.dal });
        }
        if self.non_ripudio == Some(false) {
            return Err(ErroreFirma::UsoNonAmmesso(self.nome.clone()));
        }
        Ok(())
    }

    pub(crate) fn valido(&self, ora: DateTime<Utc>) -> bool {
        (self.dal..=self.al).contains(&ora)
    }
}

fn illeggibile(errore: der::Error) -> ErroreFirma {
    ErroreFirma::CertificatoIlleggibile(errore.to_string())
}

fn istante(secondi: u64) -> Result<DateTime<Utc>, ErroreFirma> {
    i64::try_from(secondi)
        .ok()
        .and_then(|secondi| DateTime::from_timestamp(secondi, 0))
        .ok_or_else(|| ErroreFirma::CertificatoIlleggibile("data non valida".into()))
}

fn nome_leggibile(nome: &Name) -> String {
    nome.0
        .iter()
        .flat_map(|rdn| rdn.0.iter())
        .filter(|voce| voce.oid == COMMON_NAME)
        .find_map(|voce| {
            let valore = &voce.value;
            match valore.tag() {
                Tag::Utf8String => valore.decode_as::<Utf8StringRef<'_>>().ok().map(|s| s.as_str().to_owned()),
                Tag::PrintableString => {
                    valore.decode_as::<PrintableStringRef<'_>>().ok().map(|s| s.as_str().to_owned())
                }
                Tag::TeletexString => valore.decode_as::<TeletexStringRef<'_>>().ok().map(|s| s.as_str().to_owned()),
                Tag::BmpString => valore.decode_as::<BmpString>().ok().map(|s| s.to_string()),
                _ => None,
            }
        })
        .unwrap_or_else(|| nome.to_string())
}
