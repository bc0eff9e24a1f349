//! A certificate that the rules bar leaves nothing in the archive, whoever asks for it.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_tests::banco::Banco;
use mirato_tests::mirato::mirato;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_refuses_a_certificate_without_leaving_anything() {
    let banco = Banco::nuovo().await;
    let archivio = banco.archivio().to_string_lossy().into_owned();
    let prima = banco.fa("richieste", json!({})).await["totale"].clone();
    // A firm of which the office holds no prospetto; a day that does not exist.
    for (data, stato, codice) in [("30/09/2026", 4, "certificato_impedito"), ("31/09/2026", 3, "richiesta_incompleta")]
    {
        let parole = [
            "emetti",
            "ottemperanza",
            "--archivio",
            &archivio,
            "--datore",
            "01234567897",
            "--ente",
            "Comune di Prova",
            "--codice-ipa",
            "c_z999",
            "--cig",
            "B4F2A77191",
            "--protocollo",
            "1/2026",
            "--ricevuta-il",
            "10/10/2026",
            "--data-riferimento",
            data,
        ];
        let rifiutato = mirato(&parole, "");
        assert_eq!((rifiutato.stato, rifiutato.errore()["codice"].clone()), (stato, json!(codice)), "{data}");
        assert_eq!(banco.fa("richieste", json!({})).await["totale"], prima, "nothing is left behind");
    }
}
