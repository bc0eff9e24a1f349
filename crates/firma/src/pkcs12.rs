//! A software key: PKCS#12 file, RSA or ECDSA P-256.

use p12_keystore::{KeyStore, Pkcs12ImportPolicy, error::Error as ErroreP12};
use ring::{
    rand::SystemRandom,
    rsa,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, RSA_PKCS1_SHA256},
};

use crate::{Algoritmo, ErroreFirma, Firmatario};

enum Chiave {
    Rsa(Box<rsa::KeyPair>),
    P256(Box<EcdsaKeyPair>),
}

/// The key of a PKCS#12 container, modern (PBES2) or of the old kind (RC2, triple DES).
pub struct ChiavePkcs12 {
    chiave: Chiave,
    catena: Vec<Vec<u8>>,
    caso: SystemRandom,
}

impl ChiavePkcs12 {
    /// Opens the container.
    ///
    /// # Errors
    /// Not a PKCS#12 file, wrong password, no key with its certificate, or a key that is not supported.
    pub fn apri(dati: &[u8], parola: &str) -> Result<Self, ErroreFirma> {
        let deposito = KeyStore::from_pkcs12(dati, parola, Pkcs12ImportPolicy::default()).map_err(|e| match e {
            ErroreP12::MacError(_) => ErroreFirma::ParolaErrata,
            altro => ErroreFirma::Pkcs12Illeggibile(altro.to_string()),
        })?;
        let (_, coppia) = deposito.private_key_chain().ok_or(ErroreFirma::ChiaveAssente)?;
        let catena: Vec<Vec<u8>> = coppia.certs().iter().map(|c| c.as_der().to_vec()).collect();
        if catena.is_empty() {
            return Err(ErroreFirma::ChiaveAssente);
        }
        let caso = SystemRandom::new();
        let chiave = Self::chiave(coppia.key().as_der(), &caso)?;
        Ok(Self { chiave, catena, caso })
    }

    fn chiave(pkcs8: &[u8], caso: &SystemRandom) -> Result<Chiave, ErroreFirma> {
        if let Ok(chiave) = rsa::KeyPair::from_pkcs8(pkcs8) {
            return Ok(Chiave::Rsa(Box::new(chiave)));
        }
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8, caso)
            .map(|chiave| Chiave::P256(Box::new(chiave)))
            .map_err(|_| ErroreFirma::ChiaveNonAmmessa)
    }
}

impl std::fmt::Debug for ChiavePkcs12 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChiavePkcs12").field("algoritmo", &self.algoritmo()).finish_non_exhaustive()
    }
}

impl Firmatario for ChiavePkcs12 {
    fn catena(&self) -> &[Vec<u8>] {
        &self.catena
    }

    fn algoritmo(&self) -> Algoritmo {
        match self.chiave {
            Chiave::Rsa(_) => Algoritmo::RsaSha256,
            Chiave::P256(_) => Algoritmo::EcdsaP256Sha256,
        }
    }

    fn firma(&self, dati: &[u8]) -> Result<Vec<u8>, ErroreFirma> {
        let guasto = |_| ErroreFirma::Interno("la chiave non firma".into());
        match &self.chiave {
            Chiave::Rsa(chiave) => {
                let mut firma = vec![0; chiave.public().modulus_len()];
                chiave.sign(&RSA_PKCS1_SHA256, &self.caso, dati, &mut firma).map_err(guasto)?;
                Ok(firma)
            }
            Chiave::P256(chiave) => Ok(chiave.sign(&self.caso, dati).map_err(guasto)?.as_ref().to_vec()),
        }
    }
}
