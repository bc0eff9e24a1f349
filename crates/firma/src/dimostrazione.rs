//! Demonstration keys, made at run time by a demonstration authority. They are worth nothing, and say so.

use chrono::{Datelike, NaiveDate};
use p12_keystore::{Certificate, KeyStore, KeyStoreEntry, PrivateKey, PrivateKeyChain};
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DistinguishedName, DnType, IsCa, KeyPair, KeyUsagePurpose,
    PKCS_ECDSA_P256_SHA256, date_time_ymd,
};

use crate::ErroreFirma;

/// Stands in the names of every certificate made here.
pub const AVVISO: &str = "DIMOSTRAZIONE - SENZA VALORE";

/// A key for demonstrations and the root under which its signatures verify.
#[derive(Clone)]
pub struct ChiaveDimostrativa {
    /// PKCS#12 file with the key, its certificate and the root, under the password given.
    pub pkcs12: Vec<u8>,
    /// Root certificate in DER.
    pub radice: Vec<u8>,
}

/// Demonstration authority: one root for as many keys as a demonstration needs.
pub struct Autorita {
    radice: CertifiedIssuer<'static, KeyPair>,
    dal: NaiveDate,
    al: NaiveDate,
}

impl Autorita {
    /// A new authority, valid from the first day to the last.
    ///
    /// # Errors
    /// The key cannot be made.
    pub fn nuova(dal: NaiveDate, al: NaiveDate) -> Result<Self, ErroreFirma> {
        let mut parametri = parametri("Autorità di prova", dal, al)?;
        parametri.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        parametri.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let radice = CertifiedIssuer::self_signed(parametri, coppia()?).map_err(interno)?;
        Ok(Self { radice, dal, al })
    }

    /// Root certificate in DER.
    #[must_use]
    pub fn radice(&self) -> &[u8] {
        self.radice.der()
    }

    /// Root certificate in PEM.
    #[must_use]
    pub fn radice_pem(&self) -> String {
        use der::{Decode, EncodePem, pem::LineEnding};
        x509_cert::Certificate::from_der(self.radice())
            .and_then(|certificato| certificato.to_pem(LineEnding::LF))
            .unwrap_or_default()
    }

    /// A P-256 signature key for `nome`, with the validity of the authority, in a PKCS#12 file under `parola`.
    ///
    /// # Errors
    /// The key or the file cannot be made.
    pub fn chiave(&self, nome: &str, parola: &str) -> Result<Vec<u8>, ErroreFirma> {
        self.chiave_valida(nome, parola, self.dal, self.al)
    }

    /// As [`Autorita::chiave`], with a validity of its own.
    ///
    /// # Errors
    /// The key or the file cannot be made.
    pub fn chiave_valida(
        &self,
        nome: &str,
        parola: &str,
        dal: NaiveDate,
        al: NaiveDate,
    ) -> Result<Vec<u8>, ErroreFirma> {
        let coppia = coppia()?;
        let mut parametri = parametri(nome, dal, al)?;
        parametri.is_ca = IsCa::ExplicitNoCa;
        parametri.key_usages = vec![KeyUsagePurpose::ContentCommitment];
        parametri.use_authority_key_identifier_extension = true;
        let certificato = parametri.signed_by(&coppia, &self.radice).map_err(interno)?;
        let catena = [certificato.der().as_ref(), self.radice()]
            .into_iter()
            .map(Certificate::from_der)
            .collect::<Result<Vec<_>, _>>()
            .map_err(interno)?;
        let chiave = PrivateKey::from_der(coppia.serialized_der()).map_err(interno)?;
        let mut deposito = KeyStore::new();
        let voce = PrivateKeyChain::new("1", chiave, catena);
        deposito.add_entry(nome, KeyStoreEntry::PrivateKeyChain(voce));
        deposito.writer(parola).write().map_err(interno)
    }
}

/// A demonstration key for `nome` under an authority of its own, valid from `dal` to `al`.
///
/// # Errors
/// The key or the file cannot be made.
pub fn chiave(nome: &str, parola: &str, dal: NaiveDate, al: NaiveDate) -> Result<ChiaveDimostrativa, ErroreFirma> {
    let autorita = Autorita::nuova(dal, al)?;
    Ok(ChiaveDimostrativa { pkcs12: autorita.chiave(nome, parola)?, radice: autorita.radice().to_vec() })
}

fn coppia() -> Result<KeyPair, ErroreFirma> {
    KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(interno)
}

fn parametri(nome: &str, dal: NaiveDate, al: NaiveDate) -> Result<CertificateParams, ErroreFirma> {
    let mut parametri = CertificateParams::new(Vec::new()).map_err(interno)?;
    let mut titolare = DistinguishedName::new();
    titolare.push(DnType::CountryName, "IT");
    titolare.push(DnType::OrganizationName, AVVISO);
    titolare.push(DnType::CommonName, format!("{nome} - {AVVISO}"));
    parametri.distinguished_name = titolare;
    let (anno, mese, giorno) = parti(dal)?;
    parametri.not_before = date_time_ymd(anno, mese, giorno);
    // Valid to the end of the last day.
    let (anno, mese, giorno) = parti(al.succ_opt().unwrap_or(al))?;
    parametri.not_after = date_time_ymd(anno, mese, giorno);
    Ok(parametri)
}

fn parti(data: NaiveDate) -> Result<(i32, u8, u8), ErroreFirma> {
    let mese = u8::try_from(data.month()).map_err(interno)?;
    Ok((data.year(), mese, u8::try_from(data.day()).map_err(interno)?))
}

fn interno(errore: impl std::fmt::Display) -> ErroreFirma {
    ErroreFirma::Interno(errore.to_string())
}
