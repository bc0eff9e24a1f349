//! The CMS signature of a PDF: CAdES baseline B-B, or B-T with a time stamp.

use cms::{
    cert::{CertificateChoices, IssuerAndSerialNumber},
    content_info::{CmsVersion, ContentInfo},
    signed_data::{
        CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier, SignerInfo,
        SignerInfos,
    },
};
use der::{
    Any, Decode, Encode, Tag,
    asn1::{OctetString, SetOfVec},
};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;

use crate::{
    Algoritmo, ErroreFirma, Firmatario,
    algoritmi::{self, sha256},
    attributi::{self, SigningCertificateV2, attributo},
    marca,
};

/// Signature over the digest of the document, in DER.
pub(crate) fn componi(firmatario: &dyn Firmatario, impronta: &[u8], tsa: Option<&str>) -> Result<Vec<u8>, ErroreFirma> {
    let der_foglia = firmatario.catena().first().ok_or(ErroreFirma::ChiaveAssente)?;
    let foglia = Certificate::from_der(der_foglia).map_err(|e| ErroreFirma::CertificatoIlleggibile(e.to_string()))?;
    let attributi_firmati = attributi_firmati(der_foglia, &foglia, impronta)?;
    let da_firmare = attributi_firmati.to_der()?;
    let algoritmo = identificatore(firmatario.algoritmo());
    let firma = firmatario.firma(&da_firmare)?;
    algoritmi::verifica(
        &foglia.tbs_certificate.subject_public_key_info,
        &algoritmo,
        algoritmi::SHA256,
        &da_firmare,
        &firma,
    )
    .map_err(|_| ErroreFirma::FirmaIncoerente)?;
    let marca = tsa.map(|url| marca::chiedi(url, &firma)).transpose()?;
    let attributi_liberi = marca
        .map(|marca| SetOfVec::try_from(vec![attributo(attributi::MARCA, Any::from_der(&marca)?)?]))
        .transpose()?;
    let informazioni = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: foglia.tbs_certificate.issuer.clone(),
            serial_number: foglia.tbs_certificate.serial_number.clone(),
        }),
        digest_alg: sha256(),
        signed_attrs: Some(attributi_firmati),
        signature_algorithm: algoritmo,
        signature: OctetString::new(firma)?,
        unsigned_attrs: attributi_liberi,
    };
    busta(firmatario, informazioni)
}

fn attributi_firmati(
    der_foglia: &[u8],
    foglia: &Certificate,
    impronta: &[u8],
) -> Result<SignedAttributes, ErroreFirma> {
    let certificato = SigningCertificateV2::di(der_foglia, foglia)?;
    Ok(SetOfVec::try_from(vec![
        attributo(attributi::TIPO_CONTENUTO, Any::from(algoritmi::DATI))?,
        attributo(attributi::IMPRONTA, Any::new(Tag::OctetString, impronta.to_vec())?)?,
        attributo(attributi::CERTIFICATO_V2, Any::encode_from(&certificato)?)?,
    ])?)
}

fn identificatore(algoritmo: Algoritmo) -> AlgorithmIdentifierOwned {
    match algoritmo {
        Algoritmo::RsaSha256 => AlgorithmIdentifierOwned { oid: algoritmi::RSA_SHA256, parameters: Some(Any::null()) },
        Algoritmo::EcdsaP256Sha256 => AlgorithmIdentifierOwned { oid: algoritmi::ECDSA_SHA256, parameters: None },
    }
}

fn busta(firmatario: &dyn Firmatario, informazioni: SignerInfo) -> Result<Vec<u8>, ErroreFirma> {
    let certificati = firmatario
        .catena()
        .iter()
        .map(|der| Ok(CertificateChoices::Certificate(Certificate::from_der(der)?)))
        .collect::<Result<Vec<_>, der::Error>>()?;
    let dati = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![sha256()])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: algoritmi::DATI, econtent: None },
        certificates: Some(CertificateSet::try_from(certificati)?),
        crls: None,
        signer_infos: SignerInfos::try_from(vec![informazioni])?,
    };
    Ok(ContentInfo { content_type: algoritmi::DATI_FIRMATI, content: Any::encode_from(&dati)? }.to_der()?)
}
