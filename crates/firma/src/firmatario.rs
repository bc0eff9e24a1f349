//! Who signs: the port behind which a key file and a token look alike.

use crate::{ErroreFirma, InfoCertificato};

/// Signature algorithm of a key; the digest is always SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algoritmo {
    /// RSA PKCS#1 v1.5 with SHA-256.
    RsaSha256,
    /// ECDSA on P-256 with SHA-256.
    EcdsaP256Sha256,
}

/// A private key with its certificates.
pub trait Firmatario: Send + Sync {
    /// Certificates in DER, the signer's own first, then those of the authorities that are known.
    fn catena(&self) -> &[Vec<u8>];

    /// Algorithm with which [`Firmatario::firma`] signs.
    fn algoritmo(&self) -> Algoritmo;

    /// Signs the bytes (the digest is taken here); an ECDSA signature is DER encoded.
    ///
    /// # Errors
    /// A token refuses or is gone; a key does not work.
    fn firma(&self, dati: &[u8]) -> Result<Vec<u8>, ErroreFirma>;

    /// What the signer's certificate says.
    ///
    /// # Errors
    /// The certificate cannot be decoded.
    fn certificato(&self) -> Result<InfoCertificato, ErroreFirma> {
        let der = self.catena().first().ok_or(ErroreFirma::ChiaveAssente)?;
        InfoCertificato::da_der(der)
    }
}
