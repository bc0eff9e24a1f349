//! The CMS structure of a signature or of a time stamp, and its cryptographic check.

use chrono::{DateTime, Utc};
use cms::{
    cert::CertificateChoices,
    content_info::ContentInfo,
    signed_data::{SignedAttributes, SignedData, SignerIdentifier, SignerInfo},
};
use der::{
    Any, Decode, Encode, Reader, SliceReader,
    asn1::{ObjectIdentifier as Oid, OctetString},
};
use ring::digest;
use x509_cert::{Certificate, ext::pkix::SubjectKeyIdentifier, time::Time};

use crate::{
    algoritmi,
    attributi::{self, SigningCertificate, SigningCertificateV2, unico},
};

/// A CMS with one signer, whose certificate is inside.
pub(super) struct Cms {
    firmatario: SignerInfo,
    foglia: Certificate,
    der_foglia: Vec<u8>,
    altri: Vec<Vec<u8>>,
    racchiuso: Option<(Oid, Option<Any>)>,
}

impl Cms {
    /// Decodes the structure of one signer; after it only the padding with zeros may follow.
    pub(super) fn leggi(byte: &[u8]) -> Result<Self, String> {
        let mut tutti = Self::leggi_tutti(byte)?;
        if tutti.len() != 1 {
            return Err("deve esserci un solo firmatario".into());
        }
        tutti.pop().ok_or_else(|| "non contiene una firma".into())
    }

    /// As [`Self::leggi`], one for each signer.
    pub(super) fn leggi_tutti(byte: &[u8]) -> Result<Vec<Self>, String> {
        let illeggibile = |_| "struttura CMS non riconosciuta".to_owned();
        let mut lettore = SliceReader::new(byte).map_err(illeggibile)?;
        let busta = ContentInfo::decode(&mut lettore).map_err(illeggibile)?;
        let resto = lettore.remaining_len();
        let resto = lettore.read_slice(resto).map_err(illeggibile)?;
        if resto.iter().any(|b| *b != 0) {
            return Err("dopo la firma ci sono dati estranei".into());
        }
        if busta.content_type != algoritmi::DATI_FIRMATI {
            return Err("non contiene una firma".into());
        }
        let dati: SignedData = busta.content.decode_as().map_err(illeggibile)?;
        if dati.signer_infos.0.is_empty() {
            return Err("non contiene una firma".into());
        }
        let tutti = dati.signer_infos.0.iter().map(|firmatario| Self::di(&dati, firmatario));
        tutti.collect()
    }

    fn di(dati: &SignedData, firmatario: &SignerInfo) -> Result<Self, String> {
        let mut certificati = certificati(dati);
        let posto = certificati
            .iter()
            .position(|(certificato, _)| corrisponde(&firmatario.sid, certificato))
            .ok_or("manca il certificato del firmatario")?;
        let (foglia, der_foglia) = certificati.remove(posto);
        let racchiuso = &dati.encap_content_info;
        Ok(Self {
            firmatario: firmatario.clone(),
            foglia,
            der_foglia,
            altri: certificati.into_iter().map(|(_, der)| der).collect(),
            racchiuso: Some((racchiuso.econtent_type, racchiuso.econtent.clone())),
        })
    }

    /// Certificate of the signer, in DER.
    pub(super) fn foglia(&self) -> &[u8] {
        &self.der_foglia
    }

    /// The other certificates, in DER.
    pub(super) fn altri(&self) -> &[Vec<u8>] {
        &self.altri
    }

    /// Time that the signer declares among the signed attributes.
    pub(super) fn ora_dichiarata(&self) -> Option<DateTime<Utc>> {
        let attributi = self.firmatario.signed_attrs.as_ref()?;
        let ora = Time::from_der(&unico(attributi, attributi::ORA).ok()??.to_der().ok()?).ok()?;
        DateTime::from_timestamp(i64::try_from(ora.to_unix_duration().as_secs()).ok()?, 0)
    }

    /// Signature value, which a time stamp covers.
    pub(super) fn valore(&self) -> &[u8] {
        self.firmatario.signature.as_bytes()
    }

    /// Content carried inside, of the given type.
    pub(super) fn racchiuso(&self, tipo: Oid) -> Option<&[u8]> {
        let (trovato, contenuto) = self.racchiuso.as_ref()?;
        if *trovato == tipo { contenuto.as_ref().map(Any::value) } else { None }
    }

    /// Time stamp token among the unsigned attributes, in DER.
    pub(super) fn marca(&self) -> Option<Result<Vec<u8>, String>> {
        let attributi = self.firmatario.unsigned_attrs.as_ref()?;
        match unico(attributi, attributi::MARCA) {
            Ok(token) => token.map(|token| token.to_der().map_err(|e| e.to_string())),
            Err(causa) => Some(Err(causa)),
        }
    }

    /// Checks content type, digest, certificate reference and signature over the content given in pieces.
    pub(super) fn verifica(&self, tipo: Oid, contenuto: &[&[u8]], riferimento_v2: bool) -> Result<(), String> {
        let attributi = self.firmatario.signed_attrs.as_ref().ok_or("mancano gli attributi firmati")?;
        let dichiarato: Option<Oid> =
            unico(attributi, attributi::TIPO_CONTENUTO)?.and_then(|valore| valore.decode_as().ok());
        if dichiarato != Some(tipo) {
            return Err("il tipo del contenuto non è quello firmato".into());
        }
        let digest = self.firmatario.digest_alg.oid;
        let calcolata = algoritmi::impronta(digest, contenuto).ok_or("algoritmo di impronta non ammesso")?;
        let firmata: Option<OctetString> =
            unico(attributi, attributi::IMPRONTA)?.and_then(|valore| valore.decode_as().ok());
        if firmata.is_none_or(|firmata| firmata.as_bytes() != calcolata) {
            return Err("il contenuto è stato cambiato dopo la firma".into());
        }
        self.riferimento(attributi, riferimento_v2)?;
        algoritmi::verifica(
            &self.foglia.tbs_certificate.subject_public_key_info,
            &self.firmatario.signature_algorithm,
            digest,
            &attributi.to_der().map_err(|e| e.to_string())?,
            self.valore(),
        )
        .map_err(str::to_owned)
    }

    /// The signed attribute that names the certificate; without it another certificate of the same key could be
    /// put in its place.
    fn riferimento(&self, attributi: &SignedAttributes, serve_v2: bool) -> Result<(), String> {
        let diverso = || "il certificato non è quello indicato nella firma".to_owned();
        if let Some(valore) = unico(attributi, attributi::CERTIFICATO_V2)? {
            let elenco: SigningCertificateV2 = valore.decode_as().map_err(|_| diverso())?;
            let primo = elenco.certs.first().ok_or_else(diverso)?;
            return if primo.indica(&self.der_foglia) { Ok(()) } else { Err(diverso()) };
        }
        if serve_v2 {
            return Err("la firma non indica il suo certificato".into());
        }
        if let Some(valore) = unico(attributi, attributi::CERTIFICATO_V1)? {
            let elenco: SigningCertificate = valore.decode_as().map_err(|_| diverso())?;
            let primo = elenco.certs.first().ok_or_else(diverso)?;
            let impronta = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, &self.der_foglia);
            return if primo.cert_hash.as_bytes() == impronta.as_ref() { Ok(()) } else { Err(diverso()) };
        }
        Ok(())
    }
}

fn certificati(dati: &SignedData) -> Vec<(Certificate, Vec<u8>)> {
    let Some(insieme) = &dati.certificates else { return Vec::new() };
    insieme
        .0
        .iter()
        .filter_map(|scelta| match scelta {
            CertificateChoices::Certificate(certificato) => Some((certificato.clone(), certificato.to_der().ok()?)),
            CertificateChoices::Other(_) => None,
        })
        .collect()
}

fn corrisponde(firmatario: &SignerIdentifier, certificato: &Certificate) -> bool {
    let dati = &certificato.tbs_certificate;
    match firmatario {
        SignerIdentifier::IssuerAndSerialNumber(voce) => {
            voce.issuer == dati.issuer && voce.serial_number == dati.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(chiave) => {
            dati.get::<SubjectKeyIdentifier>().ok().flatten().is_some_and(|(_, propria)| propria == *chiave)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path, process::Command};

    fn openssl(cartella: &Path, riga: &str) {
        let uscita = Command::new("openssl").args(riga.split_whitespace()).current_dir(cartella).output().unwrap();
        assert!(uscita.status.success(), "{riga}: {}", String::from_utf8_lossy(&uscita.stderr));
    }

    #[test]
    fn signatures_of_other_programs_are_understood() {
        let cartella = tempfile::tempdir().unwrap();
        let cartella = cartella.path();
        fs::write(cartella.join("dati"), b"contenuto").unwrap();
        let pss = "-keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:digest";
        for (tipo, opzioni) in [
            ("rsa:2048", "-md sha256"),
            ("rsa:2048", "-md sha512"),
            ("rsa:2048", &format!("-md sha256 {pss}")),
            ("rsa:2048", &format!("-md sha384 {pss}")),
            ("ec -pkeyopt ec_paramgen_curve:prime256v1", "-md sha256"),
            ("ec -pkeyopt ec_paramgen_curve:secp384r1", "-md sha384"),
        ] {
            openssl(
                cartella,
                &format!("req -x509 -newkey {tipo} -nodes -keyout k.pem -out c.pem -days 9 -subj /CN=Ada"),
            );
            openssl(
                cartella,
                &format!("cms -sign -binary -cades -in dati -signer c.pem -inkey k.pem -outform DER -out f {opzioni}"),
            );
            let cms = Cms::leggi(&fs::read(cartella.join("f")).unwrap()).unwrap();
            assert_eq!(cms.verifica(algoritmi::DATI, &[b"conte", b"nuto"], true), Ok(()), "{tipo} {opzioni}");
            assert!(cms.verifica(algoritmi::DATI, &[b"contenut0"], true).is_err(), "{tipo} {opzioni}");
            assert!(cms.verifica(algoritmi::TST_INFO, &[b"contenuto"], true).is_err(), "{tipo} {opzioni}");
        }
        openssl(cartella, "cms -sign -binary -in dati -signer c.pem -inkey k.pem -outform DER -out f -md sha384");
        let cms = Cms::leggi(&fs::read(cartella.join("f")).unwrap()).unwrap();
        assert!(cms.verifica(algoritmi::DATI, &[b"contenuto"], false).is_ok());
        assert!(cms.verifica(algoritmi::DATI, &[b"contenuto"], true).is_err(), "PAdES wants the certificate named");
    }
}
