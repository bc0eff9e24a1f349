//! A key that never leaves its token: PKCS#11, RSA or ECDSA P-256.

use std::{
    path::Path,
    sync::{Mutex, PoisonError},
};

use cryptoki::{
    context::Pkcs11,
    error::{Error, RvError},
    mechanism::{Mechanism, MechanismType},
    object::{Attribute, AttributeType, ObjectClass, ObjectHandle},
    session::{Session, UserType},
    slot::Slot,
    types::AuthPin,
};
use der::{Decode, Encode, Sequence, asn1::UintRef};
use ring::digest;
use x509_cert::Certificate;

use crate::{
    Algoritmo, ErroreFirma, Firmatario, algoritmi,
    pkcs11_lettore::{Voce, certificati, contesto, traduci},
};

/// ECDSA signature as X.509 and CMS write it; a token gives the two numbers side by side.
#[derive(Sequence)]
struct FirmaEcdsa<'a> {
    r: UintRef<'a>,
    s: UintRef<'a>,
}

/// An open token with its signature key.
pub struct TokenPkcs11 {
    sessione: Mutex<Session>,
    slot: u64,
    chiave: ObjectHandle,
    algoritmo: Algoritmo,
    catena: Vec<Vec<u8>>,
    /// Kept, and wiped on drop, for the keys that ask for the PIN at each signature.
    pin: Option<AuthPin>,
    pin_a_ogni_firma: bool,
    ecdsa_con_impronta: bool,
}

impl std::fmt::Debug for TokenPkcs11 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenPkcs11").field("slot", &self.slot).finish_non_exhaustive()
    }
}

impl TokenPkcs11 {
    /// Opens the token in `slot` of the module and picks its signature certificate: one for non-repudiation before
    /// any other, and of several the last to expire.
    ///
    /// # Errors
    /// The module does not load, no token in the slot, wrong or locked PIN, no certificate with its key.
    pub fn apri(modulo: &Path, slot: u64, pin: &str) -> Result<Self, ErroreFirma> {
        let errore = |e: Error| traduci(&e, slot);
        let contesto = contesto(modulo)?;
        let posto = contesto
            .get_slots_with_initialized_token()
            .map_err(errore)?
            .into_iter()
            .find(|s| s.id() == slot)
            .ok_or(ErroreFirma::TokenAssente(slot))?;
        let dati = contesto.get_token_info(posto).map_err(errore)?;
        if dati.user_pin_locked() {
            return Err(ErroreFirma::PinBloccato);
        }
        // With a PIN pad the reader asks for the PIN by itself.
        let pin = (!dati.protected_authentication_path()).then(|| AuthPin::new(pin.into()));
        let sessione = contesto.open_ro_session(posto).map_err(errore)?;
        match sessione.login(UserType::User, pin.as_ref()) {
            Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => {}
            Err(e) => return Err(errore(e)),
        }
        let voci = certificati(&sessione).map_err(errore)?;
        let (scelta, chiave) = scegli(&sessione, &voci, slot)?;
        let foglia = Certificate::from_der(&voci[scelta].der)?;
        let algoritmo = algoritmi::di_chiave(&foglia.tbs_certificate.subject_public_key_info)
            .ok_or(ErroreFirma::ChiaveNonAmmessa)?;
        let pin_a_ogni_firma = sessione
            .get_attributes(chiave, &[AttributeType::AlwaysAuthenticate])
            .map_err(errore)?
            .contains(&Attribute::AlwaysAuthenticate(true));
        Ok(Self {
            slot,
            chiave,
            algoritmo,
            catena: catena(&voci, scelta),
            pin,
            pin_a_ogni_firma,
            ecdsa_con_impronta: sa_ecdsa_con_impronta(&contesto, posto),
            sessione: Mutex::new(sessione),
        })
    }

    fn firma_del_token(&self, dati: &[u8]) -> Result<Vec<u8>, Error> {
        let sessione = self.sessione.lock().unwrap_or_else(PoisonError::into_inner);
        let impronta = digest::digest(&digest::SHA256, dati);
        let (meccanismo, contenuto) = match self.algoritmo {
            Algoritmo::RsaSha256 => (Mechanism::Sha256RsaPkcs, dati),
            Algoritmo::EcdsaP256Sha256 if self.ecdsa_con_impronta => (Mechanism::EcdsaSha256, dati),
            Algoritmo::EcdsaP256Sha256 => (Mechanism::Ecdsa, impronta.as_ref()),
        };
        if !self.pin_a_ogni_firma {
            return sessione.sign(&meccanismo, self.chiave, contenuto);
        }
        sessione.sign_init(&meccanismo, self.chiave)?;
        sessione.login(UserType::ContextSpecific, self.pin.as_ref())?;
        sessione.sign_update(contenuto)?;
        sessione.sign_final()
    }
}

impl Firmatario for TokenPkcs11 {
    fn catena(&self) -> &[Vec<u8>] {
        &self.catena
    }

    fn algoritmo(&self) -> Algoritmo {
        self.algoritmo
    }

    fn firma(&self, dati: &[u8]) -> Result<Vec<u8>, ErroreFirma> {
        let firma = self.firma_del_token(dati).map_err(|e| match traduci(&e, self.slot) {
            // The token was there when it was opened.
            ErroreFirma::TokenAssente(_) => ErroreFirma::TokenRimosso,
            altro => altro,
        })?;
        match self.algoritmo {
            Algoritmo::RsaSha256 => Ok(firma),
            Algoritmo::EcdsaP256Sha256 => {
                let (r, s) = firma.split_at(firma.len() / 2);
                Ok(FirmaEcdsa { r: UintRef::new(r)?, s: UintRef::new(s)? }.to_der()?)
            }
        }
    }
}

fn sa_ecdsa_con_impronta(contesto: &Pkcs11, slot: Slot) -> bool {
    contesto.get_mechanism_list(slot).is_ok_and(|elenco| elenco.contains(&MechanismType::ECDSA_SHA256))
}

/// The first certificate that has its private key on the token.
fn scegli(sessione: &Session, voci: &[Voce], slot: u64) -> Result<(usize, ObjectHandle), ErroreFirma> {
    for (indice, voce) in voci.iter().enumerate() {
        let modello = [Attribute::Class(ObjectClass::PRIVATE_KEY), Attribute::Id(voce.id.clone())];
        let chiavi = sessione.find_objects(&modello).map_err(|e| traduci(&e, slot))?;
        if let Some(chiave) = chiavi.into_iter().next() {
            return Ok((indice, chiave));
        }
    }
    Err(ErroreFirma::CertificatoAssente(slot))
}

/// The signer's certificate and those of its authorities that are on the token too.
fn catena(voci: &[Voce], scelta: usize) -> Vec<Vec<u8>> {
    let mut catena = vec![voci[scelta].der.clone()];
    let mut emittente = &voci[scelta].info.emittente;
    while let Some(voce) = voci.iter().find(|v| v.info.autorita && v.info.nome == *emittente)
        && !catena.contains(&voce.der)
    {
        catena.push(voce.der.clone());
        emittente = &voce.info.emittente;
    }
    catena
}
