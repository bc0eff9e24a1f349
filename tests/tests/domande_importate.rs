//! Applications from a sheet: what goes in, what stays out and why, nothing half done.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_tests::avvisi::{ADA, IVO, domanda, pubblicato, registra};
use mirato_tests::banco::{Banco, tra};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const TESTATA: &str = "protocollo;avviso;codice_fiscale;pervenuta_il;canale;firma;requisiti;reddito;persone_a_carico";
/// In the archive of the demonstration there is nobody with this code.
const IGNOTA: &str = "CSTLCU88P52D969I";

fn file(banco: &Banco, righe: &[String]) -> PathBuf {
    let file = banco.cartella.path().join("domande.csv");
    let testo: String = std::iter::once(TESTATA)
        .chain(righe.iter().map(String::as_str))
        .fold(String::new(), |testo, riga| testo + riga + "\r\n");
    std::fs::write(&file, testo).unwrap();
    file
}

fn italiano(iso: &str) -> String {
    let parti: Vec<&str> = iso.split('-').rev().collect();
    parti.join("/")
}

async fn prova(banco: &Banco, file: &Path) -> (Value, Value) {
    let avviato = banco.fa("importa_prova", json!({ "file": [file], "cosa": "domande" })).await;
    let fine = banco.fine(&avviato["lavoro"]).await;
    assert_eq!(fine["stato"], "fatto", "{fine}");
    (avviato["lavoro"].clone(), fine)
}

async fn quante(banco: &Banco, avviso: &Value) -> Value {
    banco.fa("domande_avviso", json!({ "avviso_id": avviso["riga"]["id"] })).await["totale"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_are_judged_as_if_they_were_typed_and_named_with_their_reason() {
    let banco = Banco::nuovo().await;
    let scheda = pubblicato(&banco, json!({})).await;
    registra(&banco, ADA, "74", true).await;
    registra(&banco, IVO, "80", false).await;
    let numero = scheda["riga"]["numero"].as_str().unwrap();
    let (oggi, ieri) = (italiano(&tra(0)), italiano(&tra(-1)));
    let riga = |protocollo: &str, avviso: &str, codice: &str, il: &str, reddito: &str| {
        format!("{protocollo};{avviso};{codice};{il};pec;digitale;sì;{reddito};1")
    };
    let righe = [
        riga("1", numero, ADA.2, &oggi, "5.000,00"),
        riga("2", numero, IVO.2, &ieri, "0"),
        riga("3", numero, IGNOTA, &oggi, "0"),
        riga("4", "999/2026", ADA.2, &oggi, "0"),
    ];
    let (lavoro, esito) = prova(&banco, &file(&banco, &righe)).await;
    // Out of the days: it goes in, left out, and the row says why. The others do not go in.
    assert_eq!((&esito["esito"]["entrano"], &esito["esito"]["restano_fuori"]), (&json!(2), &json!(2)), "{esito}");
    let avviso = esito["esito"]["avvisi"][0]["messaggio"].as_str().unwrap();
    assert!(avviso.contains("riga 3") && avviso.contains("esclusa: Fuori dai giorni"), "{avviso}");
    let errori = esito["esito"]["errori"].as_array().unwrap();
    let dove: Vec<(&str, u64)> =
        errori.iter().map(|e| (e["colonna"].as_str().unwrap(), e["riga"].as_u64().unwrap())).collect();
    assert_eq!(dove, [("codice_fiscale", 4), ("avviso", 5)]);
    assert_eq!(quante(&banco, &scheda).await, 0, "a dry run writes nothing");

    let avviato = banco.fa("importa_conferma", json!({ "lavoro": lavoro })).await;
    assert_eq!(banco.fine(&avviato["lavoro"]).await["stato"], "fatto");
    assert_eq!(quante(&banco, &scheda).await, 2);
    let elenco = banco.fa("domande_avviso", json!({ "avviso_id": scheda["riga"]["id"], "stato": "ammessa" })).await;
    let ada = &elenco["righe"][0];
    assert_eq!((&ada["codice_fiscale"], &ada["protocollo"]), (&json!(ADA.2), &json!("1")));
    let aperta = banco.fa("domanda_avviso_apri", json!({ "id": ada["id"], "motivo": "controllo" })).await;
    assert_eq!(
        (&aperta["punteggio"]["reddito"], &aperta["punteggio"]["persone_a_carico"]),
        (&json!("5000.00"), &json!(1))
    );

    // The same file again brings in nothing; another application of the same person is refused, by row.
    let altra = [righe[0].clone(), riga("9", numero, IVO.2, &oggi, "0")];
    let (_, esito) = prova(&banco, &file(&banco, &altra)).await;
    assert_eq!((&esito["esito"]["entrano"], &esito["esito"]["duplicati"]), (&json!(0), &json!(1)), "{esito}");
    assert!(esito["esito"]["errori"][0]["motivo"].as_str().unwrap().contains("vale la prima"), "{esito}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_stays_out_and_what_gives_points_is_never_repeated() {
    let banco = Banco::nuovo().await;
    let scheda = pubblicato(&banco, json!({})).await;
    registra(&banco, ADA, "74", true).await;
    registra(&banco, IVO, "80", true).await;
    let numero = scheda["riga"]["numero"].as_str().unwrap();
    let oggi = italiano(&tra(0));
    let riga = |codice: &str, reddito: &str| format!("7;{numero};{codice};{oggi};pec;digitale;sì;{reddito};0");
    for (reddito, nascosto) in [("-417,23", "417"), ("novantasei", "novantasei"), ("4.17.23", "4.17")] {
        let (_, esito) = prova(&banco, &file(&banco, &[riga(ADA.2, reddito)])).await;
        let errore = &esito["esito"]["errori"][0];
        assert_eq!((&errore["colonna"], &errore["riga"]), (&json!("reddito"), &json!(2)), "{reddito}: {esito}");
        assert!(!esito.to_string().contains(nascosto), "{esito}");
    }
    // Twice the same person: neither row goes in, each names the other.
    let doppie = [riga(ADA.2, "0"), riga(IVO.2, "0"), riga(ADA.2, "100")];
    let (lavoro, esito) = prova(&banco, &file(&banco, &doppie)).await;
    assert_eq!((&esito["esito"]["entrano"], &esito["esito"]["restano_fuori"]), (&json!(1), &json!(2)));
    assert!(esito["esito"]["errori"][0]["motivo"].as_str().unwrap().contains("riga 4"), "{esito}");
    // The rows to correct say the reason, not the amounts.
    let scarti = banco.cartella.path().join("scarti.xlsx");
    banco.fa("importa_scarti", json!({ "lavoro": lavoro, "percorso": scarti })).await;
    let (_, riportati) = prova(&banco, &scarti).await;
    assert_eq!(riportati["esito"]["entrano"], 0, "{riportati}");
    // Columns of another file: the file is refused as a whole, naming what is missing.
    let altro = banco.cartella.path().join("altro.csv");
    std::fs::write(&altro, "cognome;nome\r\nParodi;Elena\r\n").unwrap();
    let (_, esito) = prova(&banco, &altro).await;
    assert_eq!(esito["file"][0]["stato"], "rifiutato");
    assert!(esito["file"][0]["messaggio"].as_str().unwrap().contains("protocollo"), "{esito}");
    assert_eq!(quante(&banco, &scheda).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_judged_good_that_the_archive_overtook_does_not_go_in_twice() {
    let banco = Banco::nuovo().await;
    let scheda = pubblicato(&banco, json!({})).await;
    registra(&banco, ADA, "74", true).await;
    let numero = scheda["riga"]["numero"].as_str().unwrap();
    let riga = format!("7;{numero};{};{};pec;digitale;sì;0;0", ADA.2, italiano(&tra(0)));
    let (lavoro, esito) = prova(&banco, &file(&banco, &[riga])).await;
    assert_eq!(esito["esito"]["entrano"], 1);
    banco.fa("domanda_avviso_salva", domanda(&scheda, ADA.2, json!({}), "0")).await;
    let avviato = banco.fa("importa_conferma", json!({ "lavoro": lavoro })).await;
    let fine = banco.fine(&avviato["lavoro"]).await;
    assert_eq!((&fine["stato"], &fine["file"][0]["stato"]), (&json!("fatto"), &json!("duplicato")), "{fine}");
    assert_eq!(quante(&banco, &scheda).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_template_brings_in_nothing_by_itself() {
    let banco = Banco::nuovo().await;
    let modello = banco.cartella.path().join("modello.xlsx");
    banco.fa("importa_modello", json!({ "percorso": modello, "cosa": "domande" })).await;
    let (_, esito) = prova(&banco, &modello).await;
    assert_eq!((&esito["esito"]["entrano"], &esito["esito"]["restano_fuori"]), (&json!(0), &json!(0)), "{esito}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_brings_in_a_file_whole_or_not_at_all() {
    let banco = Banco::nuovo().await;
    let scheda = pubblicato(&banco, json!({})).await;
    registra(&banco, ADA, "74", true).await;
    let numero = scheda["riga"]["numero"].as_str().unwrap();
    let riga = |codice: &str| format!("7;{numero};{codice};{};pec;digitale;sì;0;0", italiano(&tra(0)));
    let archivio = banco.archivio().to_string_lossy().into_owned();
    let importa = |file: &Path| {
        mirato_tests::mirato::mirato(&["importa", "domande", &file.to_string_lossy(), "--archivio", &archivio], "")
    };
    let esito = importa(&file(&banco, &[riga(ADA.2), riga(IGNOTA)]));
    assert_eq!(esito.stato, 3, "{}", esito.errori);
    assert_eq!(quante(&banco, &scheda).await, 0, "a bad row keeps the whole file out");
    let esito = importa(&file(&banco, &[riga(ADA.2)]));
    assert_eq!(esito.stato, 0, "{}", esito.errori);
    assert_eq!(quante(&banco, &scheda).await, 1);
}
