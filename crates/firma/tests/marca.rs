//! Time stamps from a local authority: `openssl ts` behind a small HTTP server, and servers that answer wrongly.
#![allow(clippy::unwrap_used)]

mod comune;
#[path = "comune/openssl.rs"]
mod openssl;

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    path::{Path, PathBuf},
    sync::Arc,
};

use comune::{CAMPI, Indice, autorita, chiave, documento, opzioni};
use mirato_firma::{ErroreFirma, firma, prepara, verifica};

const CONFIGURAZIONE: &str = "[tsa]\ndefault_tsa = marca\n[marca]\nserial = serie\nsigner_digest = sha256\n\
    default_policy = 1.2.3.4.1\ndigests = sha256\ness_cert_id_alg = sha256\n";

/// Serves one request after the other on a free port; returns the address.
fn servizio(rispondi: impl Fn(Vec<u8>) -> (&'static str, Vec<u8>) + Send + 'static) -> String {
    let ascolto = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/marca", ascolto.local_addr().unwrap());
    std::thread::spawn(move || {
        for connessione in ascolto.incoming() {
            let mut lettore = BufReader::new(connessione.unwrap());
            let mut lungo = 0;
            loop {
                let mut riga = String::new();
                lettore.read_line(&mut riga).unwrap();
                if let Some(n) = riga.to_ascii_lowercase().strip_prefix("content-length:") {
                    lungo = n.trim().parse().unwrap();
                }
                if riga.trim().is_empty() {
                    break;
                }
            }
            let mut richiesta = vec![0; lungo];
            lettore.read_exact(&mut richiesta).unwrap();
            let (stato, corpo) = rispondi(richiesta);
            let mut uscita = lettore.into_inner();
            write!(uscita, "HTTP/1.1 {stato}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", corpo.len()).unwrap();
            uscita.write_all(&corpo).unwrap();
        }
    });
    url
}

/// A time-stamping authority under the root in `cartella`.
fn marcatore(cartella: &Path, tipo: &str) -> impl Fn(&[u8]) -> Vec<u8> + Send + Sync + 'static {
    openssl::certificato(cartella, "tsa", tipo, openssl::USO_MARCA);
    fs::write(cartella.join("tsa.cnf"), CONFIGURAZIONE).unwrap();
    fs::write(cartella.join("serie"), "01").unwrap();
    let cartella: PathBuf = cartella.to_owned();
    move |richiesta| {
        fs::write(cartella.join("richiesta.tsq"), richiesta).unwrap();
        openssl::openssl(
            &cartella,
            "ts -reply -queryfile richiesta.tsq -config tsa.cnf -signer tsa.pem -inkey tsa.key -chain radice.pem \
             -out risposta.tsr",
        );
        fs::read(cartella.join("risposta.tsr")).unwrap()
    }
}

fn prova(tsa: &str) -> Result<Vec<u8>, ErroreFirma> {
    let preparato = prepara(&documento(Indice::Tabella, "atto"), &CAMPI)?;
    firma(
        &preparato,
        CAMPI[0].0,
        &chiave(&autorita(), "Ada"),
        &mirato_firma::Opzioni { tsa: Some(tsa.into()), ..opzioni() },
    )
}

#[test]
fn a_time_stamp_goes_into_the_signature_and_is_verified() {
    for tipo in [openssl::RSA, openssl::P256] {
        let cartella = tempfile::tempdir().unwrap();
        let radice = openssl::radice(cartella.path());
        let marcatore = marcatore(cartella.path(), tipo);
        let url = servizio(move |richiesta| ("200 OK", marcatore(&richiesta)));
        let firmato = prova(&url).unwrap();
        let esame = verifica(&firmato, &[radice]).unwrap();
        let marca = esame.firme[0].marca_temporale.as_ref().unwrap();
        assert!(esame.firme[0].integra && marca.fidata, "{tipo}: {esame:#?}");
        assert_eq!(marca.autorita, "tsa");
        let esame = verifica(&firmato, &[]).unwrap();
        assert!(!esame.firme[0].marca_temporale.as_ref().unwrap().fidata, "an unknown authority is not trusted");
    }
}

#[test]
fn a_time_stamp_larger_than_usual_finds_its_room() {
    let cartella = tempfile::tempdir().unwrap();
    let cartella = cartella.path();
    let radice = openssl::radice(cartella);
    let marcatore = marcatore(cartella, openssl::P256);
    // A certificate of 30 kB travels with the stamp: far more than the room left at first.
    let commento = "x".repeat(30_000);
    openssl::openssl(
        cartella,
        &format!(
            "req -x509 -newkey {} -nodes -keyout g.key -out g.pem -subj /CN=g -addext nsComment={commento}",
            openssl::P256
        ),
    );
    let catena =
        fs::read_to_string(cartella.join("radice.pem")).unwrap() + &fs::read_to_string(cartella.join("g.pem")).unwrap();
    fs::write(cartella.join("radice.pem"), catena).unwrap();
    let url = servizio(move |richiesta| ("200 OK", marcatore(&richiesta)));
    let esame = verifica(&prova(&url).unwrap(), &[radice]).unwrap();
    assert!(esame.documento_integro && esame.firme[0].marca_temporale.as_ref().unwrap().fidata, "{esame:#?}");
}

#[test]
fn an_authority_that_does_not_answer_leaves_nothing_signed() {
    let porta = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let errore = prova(&format!("http://{porta}/marca")).unwrap_err();
    assert_eq!(errore.codice(), "marca_irraggiungibile");
    assert!(errore.to_string().contains("non è stato firmato"));
    let rotto = servizio(|_| ("500 Internal Server Error", Vec::new()));
    assert_eq!(prova(&rotto).unwrap_err().codice(), "marca_irraggiungibile");
    assert_eq!(prova("non un indirizzo").unwrap_err().codice(), "marca_irraggiungibile");
}

#[test]
fn a_wrong_answer_is_refused() {
    // TimeStampResp with status 2, rejection, and no token.
    let rifiuta = servizio(|_| ("200 OK", vec![0x30, 5, 0x30, 3, 2, 1, 2]));
    assert_eq!(prova(&rifiuta).unwrap_err().codice(), "marca_rifiutata");
    let vuoto = servizio(|_| ("200 OK", vec![0x30, 5, 0x30, 3, 2, 1, 0]));
    assert_eq!(prova(&vuoto).unwrap_err().codice(), "marca_non_valida");
    let altro = servizio(|_| ("200 OK", b"<html>manutenzione</html>".to_vec()));
    assert_eq!(prova(&altro).unwrap_err().codice(), "marca_non_valida");
}

#[test]
fn the_answer_to_another_request_is_refused() {
    let cartella = tempfile::tempdir().unwrap();
    openssl::radice(cartella.path());
    let marcatore = Arc::new(marcatore(cartella.path(), openssl::P256));
    // The last byte of the imprint, then the last byte of the nonce: a true stamp, of something else.
    for (dalla_coda, causa) in [(3 + 10 + 1, "altro documento"), (3 + 1, "altra richiesta")] {
        let marcatore = Arc::clone(&marcatore);
        let url = servizio(move |mut richiesta| {
            let posto = richiesta.len() - dalla_coda;
            richiesta[posto] ^= 1;
            ("200 OK", marcatore(&richiesta))
        });
        let errore = prova(&url).unwrap_err();
        assert_eq!(errore.codice(), "marca_non_valida");
        assert!(errore.to_string().contains(causa), "{errore}");
    }
}
