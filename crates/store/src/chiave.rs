//! The key of an encrypted archive.
//!
//! SQLCipher would derive it from the password at every connection of the pool, some tenths of a
//! second each. It is derived once here, in SQLCipher's own way (PBKDF2-HMAC-SHA512, 256,000 rounds,
//! the salt in the first sixteen bytes of the file), and given to each connection ready made. So the
//! file remains an ordinary SQLCipher 4 file: any tool for it opens it with the password alone.

use crate::errore::{Esito, StoreError};
use ring::rand::SecureRandom;
use std::io::Read;
use std::num::NonZeroU32;
use std::path::Path;
use zeroize::{Zeroize, Zeroizing};

/// SQLCipher 4's own number of rounds.
const GIRI: NonZeroU32 = match NonZeroU32::new(256_000) {
    Some(giri) => giri,
    None => NonZeroU32::MIN,
};

/// How every page of every archive begins, when it is not encrypted.
const INIZIO_IN_CHIARO: &[u8; 16] = b"SQLite format 3\0";

/// A derived key with the salt of its file, as SQLCipher takes it: `x'…'`. Wiped when dropped.
#[derive(Clone)]
pub(crate) struct Chiave(Zeroizing<String>);

impl Chiave {
    /// For a new file: the salt is random.
    pub(crate) fn nuova(parola: &str) -> Esito<Self> {
        let mut sale = [0; 16];
        ring::rand::SystemRandom::new()
            .fill(&mut sale)
            .map_err(|_| StoreError::Base("il sistema non fornisce numeri casuali".to_owned()))?;
        Ok(Self::deriva(parola, &sale))
    }

    /// For a file that exists: the salt is its first sixteen bytes.
    pub(crate) fn del_file(parola: &str, percorso: &Path) -> Esito<Self> {
        let inizio = inizio(percorso)?;
        if inizio == *INIZIO_IN_CHIARO || di_altro_tipo(&inizio) {
            return Err(StoreError::FileEstraneo(percorso.to_owned()));
        }
        let lunghezza = std::fs::metadata(percorso).map_err(|e| disco(percorso, &e))?.len();
        if lunghezza % 4096 != 0 {
            return Err(StoreError::FileEstraneo(percorso.to_owned()));
        }
        Ok(Self::deriva(parola, &inizio))
    }

    fn deriva(parola: &str, sale: &[u8; 16]) -> Self {
        let mut chiave = [0; 32];
        ring::pbkdf2::derive(ring::pbkdf2::PBKDF2_HMAC_SHA512, GIRI, sale, parola.as_bytes(), &mut chiave);
        let mut cifre = Zeroizing::new(hex::encode(chiave));
        chiave.zeroize();
        let testo = Zeroizing::new(format!("\"x'{}{}'\"", *cifre, hex::encode(sale)));
        cifre.zeroize();
        Self(testo)
    }

    /// The value for `PRAGMA key` or `KEY`. The driver keeps a copy for the pool's life; the
    /// password itself is never copied.
    pub(crate) fn pragma(&self) -> String {
        self.0.as_str().to_owned()
    }
}

fn inizio(percorso: &Path) -> Esito<[u8; 16]> {
    let mut byte = [0; 16];
    let mut file = std::fs::File::open(percorso).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => StoreError::FileAssente(percorso.to_owned()),
        _ => disco(percorso, &e),
    })?;
    file.read_exact(&mut byte).map_err(|_| StoreError::FileEstraneo(percorso.to_owned()))?;
    Ok(byte)
}

/// A salt is random: sixteen printable characters, or the signature of a usual file, are not one.
fn di_altro_tipo(inizio: &[u8; 16]) -> bool {
    let firme: [&[u8]; 6] = [b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0", b"\x1f\x8b\x08"];
    firme.iter().any(|firma| inizio.starts_with(firma))
        || inizio.iter().all(|b| b.is_ascii_graphic() || b.is_ascii_whitespace())
}

pub(crate) fn disco(percorso: &Path, errore: &std::io::Error) -> StoreError {
    StoreError::Disco { percorso: percorso.to_owned(), causa: errore.to_string() }
}
