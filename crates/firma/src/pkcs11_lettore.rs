//! PKCS#11 modules and what stands in their slots, for the settings screen.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use cryptoki::{
    context::{CInitializeArgs, CInitializeFlags, Pkcs11},
    error::{Error, RvError},
    object::{Attribute, AttributeType, ObjectClass},
    session::Session,
    slot::Slot,
};
use serde::{Deserialize, Serialize};

use crate::{ErroreFirma, InfoCertificato};

/// A module is initialised once in a process and never finalised: finalising it would end the sessions that another
/// part of the program holds.
static MODULI: Mutex<BTreeMap<PathBuf, Pkcs11>> = Mutex::new(BTreeMap::new());

/// A slot in which a token stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lettore {
    /// Number of the slot, to be given to [`crate::TokenPkcs11::apri`].
    pub slot: u64,
    /// Name of the reader.
    pub descrizione: String,
    /// Label of the token.
    pub etichetta: String,
    /// Maker of the token.
    pub produttore: String,
    /// Serial number of the token.
    pub seriale: String,
    /// Too many wrong PINs: the token must be unlocked with its own program.
    pub pin_bloccato: bool,
    /// The PIN is typed on the reader, not on the computer.
    pub tastierino: bool,
    /// Certificates that can be read without the PIN, those for signature first.
    pub certificati: Vec<CertificatoToken>,
}

/// A certificate on a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificatoToken {
    /// Label of the object on the token.
    pub etichetta: String,
    /// What the certificate says; its validity is to be compared with the time of signature.
    pub certificato: InfoCertificato,
}

/// A certificate as it is stored: label, identifier shared with its key, DER.
pub(crate) struct Voce {
    pub etichetta: String,
    pub id: Vec<u8>,
    pub der: Vec<u8>,
    pub info: InfoCertificato,
}

/// Slots of the module that hold a token, with the certificates on it.
///
/// # Errors
/// The module does not load, or the token fails while it is read.
pub fn elenca_lettori(modulo: &Path) -> Result<Vec<Lettore>, ErroreFirma> {
    let contesto = contesto(modulo)?;
    let slot = contesto.get_slots_with_initialized_token().map_err(|e| traduci(&e, 0))?;
    slot.into_iter().map(|slot| lettore(&contesto, slot)).collect()
}

fn lettore(contesto: &Pkcs11, slot: Slot) -> Result<Lettore, ErroreFirma> {
    let errore = |e: Error| traduci(&e, slot.id());
    let dati = contesto.get_token_info(slot).map_err(errore)?;
    let sessione = contesto.open_ro_session(slot).map_err(errore)?;
    let certificati = certificati(&sessione)
        .map_err(errore)?
        .into_iter()
        .map(|voce| CertificatoToken { etichetta: voce.etichetta, certificato: voce.info })
        .collect();
    Ok(Lettore {
        slot: slot.id(),
        descrizione: contesto.get_slot_info(slot).map_err(errore)?.slot_description().to_owned(),
        etichetta: dati.label().to_owned(),
        produttore: dati.manufacturer_id().to_owned(),
        seriale: dati.serial_number().to_owned(),
        pin_bloccato: dati.user_pin_locked(),
        tastierino: dati.protected_authentication_path(),
        certificati,
    })
}

/// The module, loaded and initialised.
pub(crate) fn contesto(modulo: &Path) -> Result<Pkcs11, ErroreFirma> {
    let assente =
        |e: Error| ErroreFirma::ModuloAssente { percorso: modulo.display().to_string(), causa: e.to_string() };
    let mut moduli = MODULI.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(contesto) = moduli.get(modulo) {
        return Ok(contesto.clone());
    }
    let contesto = Pkcs11::new(modulo).map_err(assente)?;
    match contesto.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
        Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
        Err(e) => return Err(assente(e)),
    }
    moduli.insert(modulo.to_owned(), contesto.clone());
    Ok(contesto)
}

/// Certificates of the token that can be decoded: those for signature first, and of these the last to expire.
pub(crate) fn certificati(sessione: &Session) -> Result<Vec<Voce>, Error> {
    let mut voci = Vec::new();
    for oggetto in sessione.find_objects(&[Attribute::Class(ObjectClass::CERTIFICATE)])? {
        let (mut etichetta, mut id, mut der) = (String::new(), Vec::new(), Vec::new());
        let cercati = [AttributeType::Label, AttributeType::Id, AttributeType::Value];
        for attributo in sessione.get_attributes(oggetto, &cercati)? {
            match attributo {
                Attribute::Label(v) => etichetta = String::from_utf8_lossy(&v).into_owned(),
                Attribute::Id(v) => id = v,
                Attribute::Value(v) => der = v,
                _ => {}
            }
        }
        if let Ok(info) = InfoCertificato::da_der(&der) {
            voci.push(Voce { etichetta, id, der, info });
        }
    }
    voci.sort_by_key(|v| (preferenza(v.info.non_ripudio), v.info.autorita, std::cmp::Reverse(v.info.al)));
    Ok(voci)
}

fn preferenza(non_ripudio: Option<bool>) -> u8 {
    match non_ripudio {
        Some(true) => 0,
        None => 1,
        Some(false) => 2,
    }
}

/// The error of the token in words of ours.
pub(crate) fn traduci(errore: &Error, slot: u64) -> ErroreFirma {
    let Error::Pkcs11(codice, _) = errore else { return ErroreFirma::Dispositivo(errore.to_string()) };
    match codice {
        RvError::PinIncorrect | RvError::PinInvalid | RvError::PinLenRange => ErroreFirma::PinErrato,
        RvError::PinLocked => ErroreFirma::PinBloccato,
        RvError::SlotIdInvalid | RvError::TokenNotPresent | RvError::TokenNotRecognized => {
            ErroreFirma::TokenAssente(slot)
        }
        RvError::DeviceRemoved | RvError::SessionHandleInvalid | RvError::SessionClosed => ErroreFirma::TokenRimosso,
        altro => ErroreFirma::Dispositivo(altro.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cryptoki::context::Function;

    #[test]
    fn each_failure_of_the_token_has_its_own_code() {
        let codice = |rv| traduci(&Error::Pkcs11(rv, Function::Login), 3).codice();
        assert_eq!(codice(RvError::PinIncorrect), "pin_errato");
        assert_eq!(codice(RvError::PinLocked), "pin_bloccato");
        assert_eq!(codice(RvError::TokenNotPresent), "token_assente");
        assert_eq!(codice(RvError::DeviceRemoved), "token_rimosso");
        assert_eq!(codice(RvError::GeneralError), "token_guasto");
    }

    #[test]
    fn a_module_that_is_not_there_is_named() {
        let errore = elenca_lettori(Path::new("/nessun/modulo.so")).unwrap_err();
        assert_eq!(errore.codice(), "pkcs11_modulo_assente");
        assert!(errore.to_string().contains("/nessun/modulo.so"));
    }
}
