//! Sealing: what only some may read, whoever opens the archive.
//!
//! A sealed part is a libsodium sealed box (X25519, XSalsa20-Poly1305) for the archive's public key:
//! anyone may seal, so that an import needs no password, and only a holder of the private key may
//! open. The private key is kept wrapped once for each user who may, under a word of their own
//! (PBKDF2-HMAC-SHA512, AES-256-GCM).

use crate::errore::{Esito, StoreError};
use crypto_box::{PublicKey, SecretKey};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use std::num::NonZeroU32;
use zeroize::{Zeroize, Zeroizing};

/// Rounds of the derivation: OWASP's 2023 figure for PBKDF2-HMAC-SHA512.
const GIRI: NonZeroU32 = match NonZeroU32::new(210_000) {
    Some(giri) => giri,
    None => NonZeroU32::MIN,
};
const SALE: usize = 16;
const CHIAVE: usize = 32;

/// The private key, unlocked. Wiped when dropped; never shown.
#[derive(Clone)]
pub struct ChiaveFascicoli(SecretKey);

impl std::fmt::Debug for ChiaveFascicoli {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ChiaveFascicoli(…)")
    }
}

fn casuali<const N: usize>() -> Esito<[u8; N]> {
    let mut byte = [0; N];
    let esito = SystemRandom::new().fill(&mut byte);
    esito.map_err(|_| StoreError::Base("il sistema non fornisce numeri casuali".to_owned()))?;
    Ok(byte)
}

fn guasta() -> StoreError {
    StoreError::Danneggiato("una parte sigillata non si apre con la chiave dell'archivio".to_owned())
}

impl ChiaveFascicoli {
    /// A new key, with its public part.
    pub(crate) fn nuova() -> Esito<(Self, Vec<u8>)> {
        let mut byte = casuali::<CHIAVE>()?;
        let segreta = SecretKey::from(byte);
        byte.zeroize();
        let pubblica = segreta.public_key().as_bytes().to_vec();
        Ok((Self(segreta), pubblica))
    }

    /// The key wrapped under a word: salt, nonce, ciphertext.
    pub(crate) fn avvolta(&self, parola: &str) -> Esito<Vec<u8>> {
        let sale = casuali::<SALE>()?;
        let unica = casuali::<NONCE_LEN>()?;
        let mut testo = Zeroizing::new(self.0.to_bytes().to_vec());
        cifrario(parola, &sale)?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(unica), Aad::empty(), &mut *testo)
            .map_err(|_| guasta())?;
        Ok([&sale[..], &unica[..], &testo[..]].concat())
    }

    /// The key out of its wrapping.
    ///
    /// # Errors
    /// [`StoreError::ParolaFascicoliErrata`].
    pub(crate) fn svolta(avvolta: &[u8], parola: &str) -> Esito<Self> {
        let (sale, resto) = avvolta.split_at_checked(SALE).ok_or_else(guasta)?;
        let (unica, cifrato) = resto.split_at_checked(NONCE_LEN).ok_or_else(guasta)?;
        let unica = Nonce::try_assume_unique_for_key(unica).map_err(|_| guasta())?;
        let mut testo = Zeroizing::new(cifrato.to_vec());
        let chiaro = cifrario(parola, sale)?
            .open_in_place(unica, Aad::empty(), &mut testo)
            .map_err(|_| StoreError::ParolaFascicoliErrata)?;
        let mut byte: [u8; CHIAVE] = (&*chiaro).try_into().map_err(|_| guasta())?;
        let segreta = SecretKey::from(byte);
        byte.zeroize();
        Ok(Self(segreta))
    }

    /// What was sealed.
    pub(crate) fn apri(&self, sigillo: &[u8]) -> Esito<Zeroizing<Vec<u8>>> {
        self.0.unseal(sigillo).map(Zeroizing::new).map_err(|_| guasta())
    }
}

/// Seals bytes for whoever holds the private key.
pub(crate) fn sigilla(pubblica: &[u8], chiaro: &[u8]) -> Esito<Vec<u8>> {
    let byte: [u8; CHIAVE] = pubblica.try_into().map_err(|_| guasta())?;
    PublicKey::from(byte).seal(&mut crypto_box::aead::OsRng, chiaro).map_err(|_| guasta())
}

fn cifrario(parola: &str, sale: &[u8]) -> Esito<LessSafeKey> {
    let mut chiave = Zeroizing::new([0; CHIAVE]);
    ring::pbkdf2::derive(ring::pbkdf2::PBKDF2_HMAC_SHA512, GIRI, sale, parola.as_bytes(), &mut *chiave);
    UnboundKey::new(&AES_256_GCM, &*chiave).map(LessSafeKey::new).map_err(|_| guasta())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_word_unwraps_and_only_that_key_opens() {
        let (chiave, pubblica) = ChiaveFascicoli::nuova().unwrap();
        let avvolta = chiave.avvolta("giusta").unwrap();
        assert!(matches!(ChiaveFascicoli::svolta(&avvolta, "sbagliata"), Err(StoreError::ParolaFascicoliErrata)));
        let sigillo = sigilla(&pubblica, b"verbale").unwrap();
        assert!(!sigillo.windows(7).any(|parte| parte == b"verbale"));
        let aperta = ChiaveFascicoli::svolta(&avvolta, "giusta").unwrap();
        assert_eq!(&*aperta.apri(&sigillo).unwrap(), b"verbale");
        let (altra, _) = ChiaveFascicoli::nuova().unwrap();
        assert!(matches!(altra.apri(&sigillo), Err(StoreError::Danneggiato(_))));
        assert_ne!(sigillo, sigilla(&pubblica, b"verbale").unwrap(), "the same words never seal alike");
    }
}
