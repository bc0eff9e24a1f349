//! PAdES signature of a PDF, and verification of any signed PDF.
//!
//! Signing: [`prepara`] puts the empty signature fields in, once, before the first signature; [`firma`] fills one of
//! them by an incremental update with the key of a [`Firmatario`], from a PKCS#12 file ([`ChiavePkcs12`]) or from a
//! PKCS#11 token ([`TokenPkcs11`]). Verification: [`verifica`] says who signed, whether the signed bytes are whole and,
//! above all, what was changed after each signature. A document in an envelope (CAdES, `.p7m`) is opened by
//! [`apri_busta`].
//!
//! The crate has no clock: who calls passes the time of signature.

mod aggiornamento;
mod algoritmi;
mod attributi;
mod certificato;
mod cms_firma;
pub mod dimostrazione;
mod errore;
mod firmatario;
mod marca;
mod pades;
mod pdf;
mod pkcs11;
mod pkcs11_lettore;
mod pkcs12;
mod scrittura;
mod verifica;

pub use certificato::InfoCertificato;
pub use errore::ErroreFirma;
pub use firmatario::{Algoritmo, Firmatario};
pub use pades::{Opzioni, firma, prepara};
pub use pkcs11::TokenPkcs11;
pub use pkcs11_lettore::{CertificatoToken, Lettore, elenca_lettori};
pub use pkcs12::ChiavePkcs12;
pub use verifica::{Esame, EsameBusta, EsitoFirma, EsitoMarca, Modifiche, apri_busta, sembra_busta, verifica};
