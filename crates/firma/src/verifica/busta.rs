//! A document signed in an envelope (CAdES, `.p7m`): the signatures around it, and what they hold.

use super::{EsitoFirma, ber, contenuto::Cms, fiducia, marca_di};
use crate::{ErroreFirma, algoritmi};

/// How many envelopes may stand one in the other: each signer may have signed the one before.
const BUSTE: usize = 8;

/// An envelope opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EsameBusta {
    /// The document inside the innermost envelope.
    pub contenuto: Vec<u8>,
    /// One result for each signature, the outermost first.
    pub firme: Vec<EsitoFirma>,
    /// Every signature holds.
    pub integra: bool,
}

/// Whether a file looks like an envelope, and not like a document.
#[must_use]
pub fn sembra_busta(file: &[u8]) -> bool {
    // SEQUENCE, and the identifier of signed data within the first bytes.
    file.first() == Some(&0x30) && file.iter().take(8).any(|byte| *byte == 0x06)
}

/// Opens an envelope, and those within it, against the given authorities (certificates in DER).
///
/// Revocation is not checked: it would need the network and the present time.
///
/// # Errors
/// [`ErroreFirma::BustaIlleggibile`] if it is not an envelope, is cut short, or the document is not inside.
pub fn apri_busta(p7m: &[u8], ancore: &[Vec<u8>]) -> Result<EsameBusta, ErroreFirma> {
    let mut aperta = EsameBusta { contenuto: p7m.to_vec(), firme: Vec::new(), integra: true };
    for _ in 0..BUSTE {
        let der = ber::in_der(&aperta.contenuto).map_err(ErroreFirma::BustaIlleggibile)?;
        let firme = Cms::leggi_tutti(&der).map_err(ErroreFirma::BustaIlleggibile)?;
        let manca = || ErroreFirma::BustaIlleggibile("il documento non è nel file: serve il .p7m intero".to_owned());
        let dentro = firme.first().and_then(|cms| cms.racchiuso(algoritmi::DATI)).ok_or_else(manca)?.to_vec();
        for cms in &firme {
            let esito = esamina(cms, &dentro, ancore);
            aperta.integra &= esito.integra;
            aperta.firme.push(esito);
        }
        aperta.contenuto = dentro;
        if !sembra_busta(&aperta.contenuto) {
            return Ok(aperta);
        }
    }
    Err(ErroreFirma::BustaIlleggibile("contiene troppe buste una nell'altra".to_owned()))
}

fn esamina(cms: &Cms, dentro: &[u8], ancore: &[Vec<u8>]) -> EsitoFirma {
    let mut esito = EsitoFirma::ignoto("p7m");
    esito.copre_tutto_il_file = true;
    esito.leggi_certificato(cms);
    esito.firmato_il = cms.ora_dichiarata();
    match cms.verifica(algoritmi::DATI, &[dentro], false) {
        Ok(()) => esito.integra = true,
        Err(causa) => esito.messaggi.push(format!("La firma non è valida: {causa}.")),
    }
    marca_di(&mut esito, cms, ancore);
    fiducia(&mut esito, cms, ancore);
    esito
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path, process::Command};

    fn openssl(cartella: &Path, riga: &str) -> Vec<u8> {
        let uscita = Command::new("openssl").args(riga.split_whitespace()).current_dir(cartella).output().unwrap();
        assert!(uscita.status.success(), "{riga}: {}", String::from_utf8_lossy(&uscita.stderr));
        uscita.stdout
    }

    /// A folder with two keys and the document they sign.
    fn cartella() -> tempfile::TempDir {
        let cartella = tempfile::tempdir().unwrap();
        fs::write(cartella.path().join("dati"), b"%PDF-1.7 contenuto").unwrap();
        for chi in ["ada", "ugo"] {
            let chiave =
                format!("req -x509 -newkey rsa:2048 -nodes -keyout {chi}.k -out {chi}.c -days 9 -subj /CN={chi}");
            openssl(cartella.path(), &chiave);
        }
        cartella
    }

    fn firma(cartella: &Path, da: &str, chi: &str, altro: &str) -> Vec<u8> {
        let riga =
            format!("cms -sign -nodetach -binary -cades -in {da} -signer {chi}.c -inkey {chi}.k -outform DER {altro}");
        openssl(cartella, &riga)
    }

    #[test]
    fn an_envelope_in_der_or_written_as_it_was_read_is_opened_and_its_signer_named() {
        let banco = cartella();
        for altro in ["", "-stream"] {
            let p7m = firma(banco.path(), "dati", "ada", altro);
            assert!(sembra_busta(&p7m));
            let aperta = apri_busta(&p7m, &[]).unwrap();
            assert_eq!((aperta.contenuto.as_slice(), aperta.integra), (&b"%PDF-1.7 contenuto"[..], true), "{altro}");
            assert_eq!((aperta.firme.len(), aperta.firme[0].firmatario.as_str()), (1, "ada"));
            assert!(!aperta.firme[0].fidata && aperta.firme[0].firmato_il.is_some(), "of no authority we know");
        }
        let radice = openssl(banco.path(), "x509 -in ada.c -outform DER");
        let p7m = firma(banco.path(), "dati", "ada", "");
        assert_eq!(apri_busta(&p7m, &[radice]).unwrap().firme[0].firmatario, "ada");
    }

    #[test]
    fn two_signers_side_by_side_or_one_around_the_other_are_both_named() {
        let banco = cartella();
        let fianco = firma(banco.path(), "dati", "ada", "-signer ugo.c -inkey ugo.k");
        let nomi = |p7m: &[u8]| {
            let mut nomi: Vec<String> =
                apri_busta(p7m, &[]).unwrap().firme.into_iter().map(|firma| firma.firmatario).collect();
            nomi.sort();
            nomi
        };
        assert_eq!(nomi(&fianco), ["ada", "ugo"]);
        fs::write(banco.path().join("dentro"), firma(banco.path(), "dati", "ada", "")).unwrap();
        let fuori = firma(banco.path(), "dentro", "ugo", "");
        assert_eq!(nomi(&fuori), ["ada", "ugo"]);
        assert_eq!(apri_busta(&fuori, &[]).unwrap().contenuto, b"%PDF-1.7 contenuto");
    }

    #[test]
    fn a_changed_document_breaks_the_signature_and_what_is_no_envelope_is_refused() {
        let banco = cartella();
        let mut p7m = firma(banco.path(), "dati", "ada", "");
        let posto = p7m.windows(9).position(|pezzo| pezzo == b"contenuto").unwrap();
        p7m[posto] = b'C';
        let aperta = apri_busta(&p7m, &[]).unwrap();
        assert!(!aperta.integra);
        assert!(aperta.firme[0].messaggi[0].contains("cambiato dopo la firma"), "{:?}", aperta.firme[0].messaggi);
        let riga = "cms -sign -binary -cades -in dati -signer ada.c -inkey ada.k -outform DER";
        let staccata = openssl(banco.path(), riga);
        for rotto in [&staccata[..], &p7m[..p7m.len() - 9], b"%PDF-1.7", b""] {
            assert_eq!(apri_busta(rotto, &[]).unwrap_err().codice(), "p7m_illeggibile");
        }
    }
}
