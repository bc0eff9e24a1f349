//! Object identifiers, digests and signature algorithms that are understood.

use der::asn1::ObjectIdentifier as Oid;
use ring::digest;
use rustls_pki_types::SignatureVerificationAlgorithm;
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use crate::Algoritmo;

pub(crate) const DATI: Oid = Oid::new_unwrap("1.2.840.113549.1.7.1");
pub(crate) const DATI_FIRMATI: Oid = Oid::new_unwrap("1.2.840.113549.1.7.2");
pub(crate) const TST_INFO: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.1.4");
pub(crate) const SHA256: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.1");
const SHA384: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA512: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.3");
pub(crate) const RSA_SHA256: Oid = Oid::new_unwrap("1.2.840.113549.1.1.11");
pub(crate) const ECDSA_SHA256: Oid = Oid::new_unwrap("1.2.840.10045.4.3.2");
const RSA: Oid = Oid::new_unwrap("1.2.840.113549.1.1.1");
const RSA_SHA384: Oid = Oid::new_unwrap("1.2.840.113549.1.1.12");
const RSA_SHA512: Oid = Oid::new_unwrap("1.2.840.113549.1.1.13");
const RSA_PSS: Oid = Oid::new_unwrap("1.2.840.113549.1.1.10");
const ECDSA_SHA384: Oid = Oid::new_unwrap("1.2.840.10045.4.3.3");
const CHIAVE_EC: Oid = Oid::new_unwrap("1.2.840.10045.2.1");
const P256: Oid = Oid::new_unwrap("1.2.840.10045.3.1.7");
const P384: Oid = Oid::new_unwrap("1.3.132.0.34");

/// Digest of the pieces, one after the other; `None` for a digest that is not accepted in a signature.
pub(crate) fn impronta(algoritmo: Oid, pezzi: &[&[u8]]) -> Option<Vec<u8>> {
    let algoritmo = match algoritmo {
        SHA256 => &digest::SHA256,
        SHA384 => &digest::SHA384,
        SHA512 => &digest::SHA512,
        _ => return None,
    };
    let mut contesto = digest::Context::new(algoritmo);
    for pezzo in pezzi {
        contesto.update(pezzo);
    }
    Some(contesto.finish().as_ref().to_vec())
}

/// Verifies `firma` over `messaggio`; `digest` is the CMS digest algorithm, needed where the signature
/// algorithm does not name its own.
pub(crate) fn verifica(
    chiave: &SubjectPublicKeyInfoOwned,
    algoritmo: &AlgorithmIdentifierOwned,
    digest: Oid,
    messaggio: &[u8],
    firma: &[u8],
) -> Result<(), &'static str> {
    let verificatore = verificatore(chiave, algoritmo, digest).ok_or("algoritmo di firma non riconosciuto")?;
    let pubblica = chiave.subject_public_key.as_bytes().ok_or("chiave pubblica illeggibile")?;
    verificatore.verify_signature(pubblica, messaggio, firma).map_err(|_| "la firma non corrisponde al certificato")
}

fn verificatore(
    chiave: &SubjectPublicKeyInfoOwned,
    algoritmo: &AlgorithmIdentifierOwned,
    digest: Oid,
) -> Option<&'static dyn SignatureVerificationAlgorithm> {
    use webpki::ring as r;
    if chiave.algorithm.oid == CHIAVE_EC {
        let curva: Oid = chiave.algorithm.parameters.as_ref()?.decode_as().ok()?;
        let digest = match algoritmo.oid {
            ECDSA_SHA256 => SHA256,
            ECDSA_SHA384 => SHA384,
            CHIAVE_EC => digest,
            _ => return None,
        };
        return match (curva, digest) {
            (P256, SHA256) => Some(r::ECDSA_P256_SHA256),
            (P256, SHA384) => Some(r::ECDSA_P256_SHA384),
            (P384, SHA256) => Some(r::ECDSA_P384_SHA256),
            (P384, SHA384) => Some(r::ECDSA_P384_SHA384),
            _ => None,
        };
    }
    match (algoritmo.oid, digest) {
        (RSA_SHA256, _) | (RSA, SHA256) => Some(r::RSA_PKCS1_2048_8192_SHA256),
        (RSA_SHA384, _) | (RSA, SHA384) => Some(r::RSA_PKCS1_2048_8192_SHA384),
        (RSA_SHA512, _) | (RSA, SHA512) => Some(r::RSA_PKCS1_2048_8192_SHA512),
        // The parameters are not parsed: ring fixes MGF and salt to the digest, as every profile demands.
        (RSA_PSS, SHA256) => Some(r::RSA_PSS_2048_8192_SHA256_LEGACY_KEY),
        (RSA_PSS, SHA384) => Some(r::RSA_PSS_2048_8192_SHA384_LEGACY_KEY),
        (RSA_PSS, SHA512) => Some(r::RSA_PSS_2048_8192_SHA512_LEGACY_KEY),
        _ => None,
    }
}

/// Algorithm with which a key signs; `None` for a key that is not supported.
pub(crate) fn di_chiave(chiave: &SubjectPublicKeyInfoOwned) -> Option<Algoritmo> {
    match chiave.algorithm.oid {
        RSA => Some(Algoritmo::RsaSha256),
        CHIAVE_EC => {
            let curva: Oid = chiave.algorithm.parameters.as_ref()?.decode_as().ok()?;
            (curva == P256).then_some(Algoritmo::EcdsaP256Sha256)
        }
        _ => None,
    }
}

/// The SHA-256 identifier without parameters, as RFC 5754 prefers it.
pub(crate) fn sha256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: SHA256, parameters: None }
}
