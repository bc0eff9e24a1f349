//! CMS attributes of a CAdES signature that the libraries do not define.

use der::{
    Any, Sequence,
    asn1::{ObjectIdentifier as Oid, OctetString, SetOfVec},
};
use spki::AlgorithmIdentifierOwned;
use x509_cert::{
    Certificate,
    attr::Attribute,
    ext::pkix::name::{GeneralName, GeneralNames},
    serial_number::SerialNumber,
};

use crate::algoritmi;

pub(crate) const TIPO_CONTENUTO: Oid = Oid::new_unwrap("1.2.840.113549.1.9.3");
pub(crate) const IMPRONTA: Oid = Oid::new_unwrap("1.2.840.113549.1.9.4");
pub(crate) const ORA: Oid = Oid::new_unwrap("1.2.840.113549.1.9.5");
pub(crate) const CERTIFICATO_V1: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.12");
pub(crate) const CERTIFICATO_V2: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.47");
pub(crate) const MARCA: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.14");

/// SigningCertificateV2 (RFC 5035): binds the signature to one certificate.
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
pub(crate) struct SigningCertificateV2 {
    pub certs: Vec<EssCertIdV2>,
    #[asn1(optional = "true")]
    pub policies: Option<Any>,
}

/// ESSCertIDv2 (RFC 5035).
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
pub(crate) struct EssCertIdV2 {
    /// Absent for SHA-256, which is the default.
    #[asn1(optional = "true")]
    pub hash_algorithm: Option<AlgorithmIdentifierOwned>,
    pub cert_hash: OctetString,
    #[asn1(optional = "true")]
    pub issuer_serial: Option<IssuerSerial>,
}

/// SigningCertificate (RFC 2634), still written by time-stamping authorities.
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
pub(crate) struct SigningCertificate {
    pub certs: Vec<EssCertId>,
    #[asn1(optional = "true")]
    pub policies: Option<Any>,
}

/// ESSCertID (RFC 2634): SHA-1 of the certificate.
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
pub(crate) struct EssCertId {
    pub cert_hash: OctetString,
    #[asn1(optional = "true")]
    pub issuer_serial: Option<IssuerSerial>,
}

/// IssuerSerial (RFC 5035).
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
pub(crate) struct IssuerSerial {
    pub issuer: GeneralNames,
    pub serial_number: SerialNumber,
}

impl SigningCertificateV2 {
    /// Names the certificate by its SHA-256, issuer and serial number.
    pub(crate) fn di(der_certificato: &[u8], certificato: &Certificate) -> der::Result<Self> {
        let impronta = algoritmi::impronta(algoritmi::SHA256, &[der_certificato]).unwrap_or_default();
        let dati = &certificato.tbs_certificate;
        let emittente = IssuerSerial {
            issuer: vec![GeneralName::DirectoryName(dati.issuer.clone())],
            serial_number: dati.serial_number.clone(),
        };
        let voce = EssCertIdV2 {
            hash_algorithm: None,
            cert_hash: OctetString::new(impronta)?,
            issuer_serial: Some(emittente),
        };
        Ok(Self { certs: vec![voce], policies: None })
    }
}

impl EssCertIdV2 {
    /// Whether this names the certificate.
    pub(crate) fn indica(&self, der_certificato: &[u8]) -> bool {
        let digest = self.hash_algorithm.as_ref().map_or(algoritmi::SHA256, |algoritmo| algoritmo.oid);
        algoritmi::impronta(digest, &[der_certificato]).is_some_and(|impronta| impronta == self.cert_hash.as_bytes())
    }
}

/// An attribute of one value.
pub(crate) fn attributo(oid: Oid, valore: Any) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![valore])? })
}

/// The only value of the attribute; an error text when it is missing, repeated or of several values.
pub(crate) fn unico(attributi: &SetOfVec<Attribute>, oid: Oid) -> Result<Option<&Any>, String> {
    let mut trovati = attributi.iter().filter(|a| a.oid == oid);
    let Some(primo) = trovati.next() else { return Ok(None) };
    if trovati.next().is_some() || primo.values.len() != 1 {
        return Err(format!("l'attributo {oid} compare più volte"));
    }
    Ok(primo.values.get(0))
}
