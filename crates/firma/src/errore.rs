//! What can go wrong when signing or verifying, in words a user can act on.

use chrono::{DateTime, Utc};
use mirato_domain::Errore;

/// Refusals and faults of this crate.
#[derive(Debug, thiserror::Error)]
pub enum ErroreFirma {
    /// The file does not start as a PDF does.
    #[error("Il file non è un PDF. Scegli un file PDF.")]
    NonPdf,
    /// The file starts as a PDF but cannot be read to its end.
    #[error("Il PDF è danneggiato o incompleto ({0}). Procurati di nuovo il file originale.")]
    PdfDanneggiato(String),
    /// The PDF asks for a password.
    #[error("Il PDF è protetto da una password. Togli la protezione e riprova.")]
    PdfCifrato,
    /// The file is not an envelope, is cut short, or holds no document.
    #[error(
        "Il file .p7m non si legge ({0}). Fatti mandare la copia firmata in PDF (PAdES), o di nuovo il .p7m intero."
    )]
    BustaIlleggibile(String),
    /// The document has no signature field of that name.
    #[error("Nel PDF non c'è il campo firma «{0}». Prepara i campi prima della prima firma.")]
    CampoAssente(String),
    /// A field of that name is there already.
    #[error("Nel PDF c'è già un campo «{0}». Usa un altro nome.")]
    CampoEsistente(String),
    /// The field is signed already.
    #[error("Il campo «{0}» è già firmato. Una firma non si sostituisce.")]
    CampoFirmato(String),
    /// Fields are added before the first signature only.
    #[error("Il PDF è già firmato: i campi firma si aggiungono prima della prima firma.")]
    GiaFirmato,
    /// The PKCS#12 file cannot be read.
    #[error("Il file della chiave non è un PKCS#12 leggibile ({0}). Scegli un file .p12 o .pfx.")]
    Pkcs12Illeggibile(String),
    /// The PKCS#12 file refuses the password.
    #[error("La password del file della chiave è sbagliata. Riprova.")]
    ParolaErrata,
    /// The key container has no private key with its certificate.
    #[error("Nel file della chiave manca la chiave privata con il suo certificato. Esportalo di nuovo.")]
    ChiaveAssente,
    /// Key type or size that is not supported.
    #[error("La chiave non è ammessa: servono RSA da almeno 2048 bit o ECDSA P-256.")]
    ChiaveNonAmmessa,
    /// A certificate that cannot be decoded.
    #[error("Il certificato di firma non è leggibile ({0}).")]
    CertificatoIlleggibile(String),
    /// The certificate has expired at the time of signature.
    #[error("Il certificato di {nome} è scaduto il {}. Rinnova il certificato e riprova.", al.format("%d/%m/%Y"))]
    CertificatoScaduto {
        /// Subject.
        nome: String,
        /// End of validity.
        al: DateTime<Utc>,
    },
    /// The certificate is not valid yet at the time of signature.
    #[error("Il certificato di {nome} vale solo dal {}. Controlla la data del computer.", dal.format("%d/%m/%Y"))]
    CertificatoNonAncoraValido {
        /// Subject.
        nome: String,
        /// Start of validity.
        dal: DateTime<Utc>,
    },
    /// The certificate is for authentication, not for signature.
    #[error("Il certificato di {0} non serve a firmare (manca l'uso «non ripudio»). Scegli il certificato di firma.")]
    UsoNonAmmesso(String),
    /// The PKCS#11 module cannot be loaded.
    #[error("Il modulo PKCS#11 «{percorso}» non si carica ({causa}). Controlla il percorso nelle impostazioni.")]
    ModuloAssente {
        /// Path given by the user.
        percorso: String,
        /// Cause reported by the system.
        causa: String,
    },
    /// No token in that slot.
    #[error("Nello slot {0} non c'è un dispositivo di firma. Inseriscilo o scegli un altro slot.")]
    TokenAssente(u64),
    /// The token was pulled out while in use.
    #[error("Il dispositivo di firma è stato rimosso. Inseriscilo di nuovo e ripeti la firma.")]
    TokenRimosso,
    /// Wrong PIN.
    #[error("Il PIN è sbagliato. Riprova: dopo pochi tentativi il dispositivo si blocca.")]
    PinErrato,
    /// Too many wrong PINs.
    #[error("Il PIN del dispositivo è bloccato. Sbloccalo con il PUK, con il programma del dispositivo.")]
    PinBloccato,
    /// The token holds no usable signature certificate.
    #[error("Nel dispositivo dello slot {0} non c'è un certificato di firma con la sua chiave.")]
    CertificatoAssente(u64),
    /// Any other failure of the token.
    #[error("Il dispositivo di firma ha dato un errore ({0}). Toglilo, inseriscilo e riprova.")]
    Dispositivo(String),
    /// The time-stamping authority cannot be reached.
    #[error("Il servizio di marca temporale {url} non risponde ({causa}). Il documento non è stato firmato: riprova.")]
    MarcaIrraggiungibile {
        /// Address of the authority.
        url: String,
        /// Cause.
        causa: String,
    },
    /// The time-stamping authority refuses the request.
    #[error("Il servizio di marca temporale ha rifiutato la richiesta ({0}). Il documento non è stato firmato.")]
    MarcaRifiutata(String),
    /// The time stamp does not answer the request that was made.
    #[error("La marca temporale ricevuta non è valida ({0}). Il documento non è stato firmato.")]
    MarcaNonValida(String),
    /// The signature just made does not verify with its certificate.
    #[error("La firma prodotta non corrisponde al certificato: la chiave e il certificato non vanno insieme.")]
    FirmaIncoerente,
    /// A structure could not be built or encoded.
    #[error("La firma non è riuscita ({0}). Il documento non è stato cambiato.")]
    Interno(String),
}

impl ErroreFirma {
    /// Stable code, listed in the manual.
    #[must_use]
    pub fn codice(&self) -> &'static str {
        match self {
            Self::NonPdf => "pdf_non_riconosciuto",
            Self::PdfDanneggiato(_) => "pdf_danneggiato",
            Self::PdfCifrato => "pdf_protetto",
            Self::BustaIlleggibile(_) => "p7m_illeggibile",
            Self::CampoAssente(_) => "campo_firma_assente",
            Self::CampoEsistente(_) => "campo_firma_esistente",
            Self::CampoFirmato(_) => "campo_gia_firmato",
            Self::GiaFirmato => "documento_gia_firmato",
            Self::Pkcs12Illeggibile(_) => "chiave_illeggibile",
            Self::ParolaErrata => "chiave_password_errata",
            Self::ChiaveAssente => "chiave_assente",
            Self::ChiaveNonAmmessa => "chiave_non_ammessa",
            Self::CertificatoIlleggibile(_) => "certificato_illeggibile",
            Self::CertificatoScaduto { .. } => "certificato_scaduto",
            Self::CertificatoNonAncoraValido { .. } => "certificato_non_ancora_valido",
            Self::UsoNonAmmesso(_) => "certificato_uso_non_ammesso",
            Self::ModuloAssente { .. } => "pkcs11_modulo_assente",
            Self::TokenAssente(_) => "token_assente",
            Self::TokenRimosso => "token_rimosso",
            Self::PinErrato => "pin_errato",
            Self::PinBloccato => "pin_bloccato",
            Self::CertificatoAssente(_) => "token_senza_certificato",
            Self::Dispositivo(_) => "token_guasto",
            Self::MarcaIrraggiungibile { .. } => "marca_irraggiungibile",
            Self::MarcaRifiutata(_) => "marca_rifiutata",
            Self::MarcaNonValida(_) => "marca_non_valida",
            Self::FirmaIncoerente => "firma_incoerente",
            Self::Interno(_) => "firma_non_riuscita",
        }
    }
}

impl From<ErroreFirma> for Errore {
    fn from(errore: ErroreFirma) -> Self {
        use ErroreFirma as E;
        let (codice, messaggio) = (errore.codice(), errore.to_string());
        match errore {
            E::NonPdf
            | E::PdfDanneggiato(_)
            | E::PdfCifrato
            | E::BustaIlleggibile(_)
            | E::CampoAssente(_)
            | E::CampoEsistente(_)
            | E::Pkcs12Illeggibile(_)
            | E::ParolaErrata
            | E::ChiaveAssente
            | E::ChiaveNonAmmessa
            | E::CertificatoIlleggibile(_)
            | E::PinErrato
            | E::ModuloAssente { .. } => Self::dato(codice, messaggio),
            E::CampoFirmato(_)
            | E::GiaFirmato
            | E::CertificatoScaduto { .. }
            | E::CertificatoNonAncoraValido { .. }
            | E::UsoNonAmmesso(_)
            | E::TokenAssente(_)
            | E::PinBloccato
            | E::CertificatoAssente(_)
            | E::FirmaIncoerente => Self::stato(codice, messaggio),
            E::TokenRimosso
            | E::Dispositivo(_)
            | E::MarcaIrraggiungibile { .. }
            | E::MarcaRifiutata(_)
            | E::MarcaNonValida(_)
            | E::Interno(_) => Self::guasto(codice, messaggio),
        }
    }
}

impl From<der::Error> for ErroreFirma {
    fn from(errore: der::Error) -> Self {
        Self::Interno(format!("codifica DER: {errore}"))
    }
}

impl From<lopdf::Error> for ErroreFirma {
    fn from(errore: lopdf::Error) -> Self {
        Self::PdfDanneggiato(errore.to_string())
    }
}
