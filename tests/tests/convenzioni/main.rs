//! An agreement from its request to its end, and what it moves: coverage, certificate, nulla osta.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

mod firma;
mod piano;

use mirato_app::Orologio;
use mirato_firma::dimostrazione::Autorita;
use mirato_firma::{ChiavePkcs12, Opzioni};
use mirato_tests::banco::{Banco, tra};
use mirato_tests::mirato::mirato;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// An employer that lacks units of art. 3 in one province of the office alone, and nothing else.
struct Scoperto {
    id: String,
    codice_fiscale: String,
    provincia: String,
    mancano: i64,
}

async fn scoperto(banco: &Banco) -> Scoperto {
    let elenco = banco.fa("datori", json!({ "copertura": "scoperti", "quanti": 500 })).await;
    for riga in elenco["righe"].as_array().unwrap() {
        let scheda = banco.fa("datore", json!({ "id": riga["id"] })).await;
        let scoperture = scheda["scoperture"].as_array().unwrap();
        let manca =
            |voce: &Value| voce["scopertura_art3"].as_i64().unwrap() + voce["scopertura_art18"].as_i64().unwrap();
        let qui: Vec<&Value> =
            scoperture.iter().filter(|voce| voce["dove"] != "nazionale" && manca(voce) > 0).collect();
        let libero = scheda["circostanze"].as_array().unwrap().is_empty();
        let [una] = qui.as_slice() else { continue };
        if !libero || una["di_competenza"] == false || una["scopertura_art18"] != 0 {
            continue;
        }
        let uno = Scoperto {
            id: riga["id"].as_str().unwrap().to_owned(),
            codice_fiscale: riga["codice_fiscale"].as_str().unwrap().to_owned(),
            provincia: una["dove"].as_str().unwrap().to_owned(),
            mancano: una["scopertura_art3"].as_i64().unwrap(),
        };
        if certificato(banco, &uno, "2026/1").await == Some("non_ottemperante".to_owned()) {
            return uno;
        }
    }
    panic!("the demonstration has no employer that is not compliant in one province alone");
}

/// The outcome of a certificate that looks at today; none if something else bars it.
async fn certificato(banco: &Banco, datore: &Scoperto, protocollo: &str) -> Option<String> {
    let oggi = banco.programma.ufficio().await.unwrap().orologio.oggi().to_string();
    let dati = json!({
        "codice_ipa": "c_z999", "ente": "Comune di Prova", "pec": "", "cig": "B4F2A77191", "oggetto_gara": "",
        "protocollo": protocollo, "ricevuta_il": oggi, "codice_fiscale_datore": datore.codice_fiscale,
        "data_riferimento": oggi, "determina_del": "", "note": "",
    });
    let scheda = banco.fa("richiesta_salva", json!({ "id": "", "versione": 0, "dati": dati })).await;
    let esito = &scheda["esito"];
    (esito["certificabile"] == true).then(|| esito["codice"].as_str().unwrap().to_owned())
}

/// The days of a kind that the schedule has for an agreement.
async fn scadenze(banco: &Banco, scheda: &Value, tipo: &str) -> Vec<String> {
    let tutte = banco.fa("scadenzario", json!({ "tipo": tipo, "quanti": 500 })).await;
    let sue = tutte["righe"].as_array().unwrap().clone().into_iter();
    let sue = sue.filter(|riga| riga["destinazione"]["id"] == scheda["riga"]["id"]);
    sue.map(|riga| {
        assert_eq!(riga["destinazione"]["pagina"], "convenzione");
        riga["data"].as_str().unwrap().to_owned()
    })
    .collect()
}

/// What a review of a day says of an employer in its province, and how many units an agreement covers there.
async fn rivisto(banco: &Banco, datore: &Scoperto, al: &str) -> (String, i64) {
    let avviata = banco.fa("revisione_avvia", json!({ "alla_data": al })).await;
    let fine = banco.fine(&avviata["lavoro"]).await;
    assert_eq!(fine["stato"], "fatto", "{fine}");
    let tutte = banco.fa("revisioni", json!({})).await;
    let sua = tutte.as_array().unwrap().iter().find(|una| una["al"] == al).unwrap()["id"].clone();
    let scheda = banco.fa("revisione_datore", json!({ "revisione_id": sua, "datore_id": datore.id })).await;
    let province = scheda["province"].as_array().unwrap();
    let qui = province.iter().find(|una| una["provincia"] == datore.provincia.as_str()).unwrap();
    (qui["stato"]["codice"].as_str().unwrap().to_owned(), qui["convenzione"].as_i64().unwrap())
}

async fn scopertura(banco: &Banco, datore: &Scoperto) -> i64 {
    let scheda = banco.fa("datore", json!({ "id": datore.id })).await;
    let voci = scheda["scoperture"].as_array().unwrap().clone();
    let qui = voci.iter().find(|voce| voce["dove"] == datore.provincia.as_str()).unwrap();
    qui["scopertura_art3"].as_i64().unwrap()
}

/// The agreement's own circumstances of the employer, of a kind.
async fn circostanze(banco: &Banco, datore: &Scoperto, tipo: &str) -> Vec<Value> {
    let scheda = banco.fa("datore", json!({ "id": datore.id })).await;
    let tutte = scheda["circostanze"].as_array().unwrap().clone();
    tutte.into_iter().filter(|una| una["tipo"] == tipo && una["origine"] == "convenzione").collect()
}

fn richiesta(datore: &Scoperto, dal: i64, scadenza: i64) -> Value {
    json!({
        "codice_fiscale_datore": datore.codice_fiscale, "protocollo": "4100/2026", "ricevuta_il": tra(dal.min(0) - 1),
        "tipo": "programma", "provincia": datore.provincia, "dal": tra(dal), "fino_al": tra(500),
        "rappresentante": "dott. Ulderico Fantechi", "ruolo_rappresentante": "amministratore delegato",
        "carta_intestata": true, "firmata": true, "bollo": "assolto", "bollo_numero": "01260000000000",
        "comitato_il": tra(dal.min(0)), "comitato_esito": "favorevole", "candidature_giorni": 30,
        "comunicazione_giorni": 5, "verifica_mesi": 6,
        "piano": [{
            "unita": datore.mancano, "elenco": "art8", "profilo": "magazziniere", "modalita": "nominativa",
            "modo": "assunzione", "scadenza": tra(scadenza),
        }],
    })
}

async fn salva(banco: &Banco, dati: Value) -> Value {
    banco.fa("convenzione_salva", json!({ "id": "", "versione": 0, "dati": dati })).await
}

async fn rileggi(banco: &Banco, scheda: &Value) -> Value {
    banco.fa("convenzione", json!({ "id": scheda["riga"]["id"] })).await
}

fn passo(scheda: &Value, passo: &str, altro: Value) -> Value {
    let mut tutto = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "passo": passo });
    tutto.as_object_mut().unwrap().extend(altro.as_object().unwrap().clone());
    tutto
}

/// Signs the act with the key of the office.
async fn firma_ufficio(banco: &Banco, atto: &Value) {
    let impostazioni = banco.fa("impostazioni", json!({})).await;
    let dispositivo =
        json!({ "tipo": "pkcs12", "percorso": impostazioni["firma"]["percorso"], "parola": "dimostrazione" });
    let avviato = banco.fa("atti_firma", json!({ "atti": [atto], "dispositivo": dispositivo })).await;
    let fine = banco.fine(&avviato["lavoro"]).await;
    assert_eq!(fine["voci"][0]["stato"], "fatto", "{fine}");
}

async fn scrivi_atto(banco: &Banco, atto: &Value, nome: &str) -> PathBuf {
    let file = banco.cartella.path().join(nome);
    banco.fa("atto_salva", json!({ "id": atto, "percorso": file })).await;
    file
}

/// The copy the employer sends back: a signature of its own on the file.
fn firma_datore(file: &Path, uscita: &Path) {
    let oggi = Orologio::Sistema.oggi();
    let autorita = Autorita::nuova(oggi - chrono::Duration::days(900), oggi + chrono::Duration::days(900)).unwrap();
    let chiave = ChiavePkcs12::apri(&autorita.chiave("Ulderico Fantechi", "prova").unwrap(), "prova").unwrap();
    let pdf = std::fs::read(file).unwrap();
    let campo = mirato_firma::verifica(&pdf, &[]).unwrap().campi_vuoti[0].clone();
    let opzioni = Opzioni { ora: Orologio::Sistema.adesso(), motivo: None, luogo: None, tsa: None };
    std::fs::write(uscita, mirato_firma::firma(&pdf, &campo, &chiave, &opzioni).unwrap()).unwrap();
}

/// An agreement signed by both sides.
async fn stipulata(banco: &Banco, dati: Value, il: i64) -> Value {
    let scheda = salva(banco, dati).await;
    assert_eq!(scheda["proponibile"], true, "{}", scheda["impedimento"]);
    let proponi = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"] });
    let atto = banco.fa("convenzione_proponi", proponi).await["riga"]["id"].clone();
    let proposta = scrivi_atto(banco, &atto, "proposta.pdf").await;
    firma_ufficio(banco, &atto).await;
    let firmata = banco.cartella.path().join("firmata.pdf");
    firma_datore(&proposta, &firmata);
    let scheda = rileggi(banco, &scheda).await;
    banco.fa("convenzione_passo", passo(&scheda, "stipula", json!({ "file": firmata, "data": tra(il) }))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_plan_is_contested_and_its_resolution_makes_the_units_due_again() {
    let banco = Banco::nuovo().await;
    let datore = scoperto(&banco).await;
    // The last day is in time, the next is not.
    let scheda = stipulata(&banco, richiesta(&datore, 0, 0), 0).await;
    assert_eq!(scheda["in_regola"], true);
    let banco = banco.dopo(1).await;
    let scheda = banco.fa("convenzione", json!({ "id": scheda["riga"]["id"] })).await;
    assert_eq!((&scheda["esito"], &scheda["in_regola"]), (&json!("in ritardo"), &json!(false)));
    assert_eq!(circostanze(&banco, &datore, "convenzione").await[0]["stato"], "scadenze_non_rispettate");
    assert_eq!(certificato(&banco, &datore, "2026/4").await.unwrap(), "non_ottemperante");
    assert_eq!(rivisto(&banco, &datore, &tra(1)).await.0, "oltre_termine", "late in the review as in the certificate");
    assert_eq!(rivisto(&banco, &datore, &tra(0)).await.0, "con_strumento", "on its last day the plan was kept");
    let tardi = json!({ "nota": "accordo fra le parti", "righe": [{ "numero": 1, "scadenza": tra(90) }] });
    assert_eq!(banco.rifiuto("convenzione_passo", passo(&scheda, "proroga", tardi)).await, "passo_non_valido");

    // The late row is on the schedule, and among what the dashboard says is late.
    assert_eq!(scadenze(&banco, &scheda, "convenzione_riga").await, [tra(0)]);
    let cruscotto = banco.fa("cruscotto", json!({})).await;
    let tardi = cruscotto["gruppi"][0]["voci"].as_array().unwrap().clone();
    assert!(tardi.iter().any(|voce| voce["titolo"] == "Convenzioni in ritardo"), "{tardi:?}");
    let prossime = cruscotto["scadenze"].as_array().unwrap();
    assert!(prossime.iter().any(|una| una["destinazione"]["id"] == scheda["riga"]["id"]), "{prossime:?}");
    // A reminder is a letter of its own, numbered, and moves nothing.
    let scheda = banco.fa("convenzione_passo", passo(&scheda, "ricorda", json!({}))).await;
    assert!(scheda["atti"][0]["oggetto"].as_str().unwrap().starts_with("Promemoria"), "{}", scheda["atti"]);
    assert_eq!(scheda["esito"], "in ritardo");
    let contesta = passo(&scheda, "contesta", json!({ "nota": "L'assunzione prevista non è avvenuta." }));
    let scheda = banco.fa("convenzione_passo", contesta).await;
    assert_eq!(scheda["riga"]["stato"]["codice"], "inadempiente");
    // 30 days from the notice (office practice, a parameter), today not counted.
    assert_eq!(scheda["diffida"]["entro"], tra(31));
    assert_eq!(scadenze(&banco, &scheda, "convenzione_diffida").await, [tra(31)]);
    // The calendar for other programs says what falls due, never of whom.
    let file = banco.cartella.path().join("scadenze.ics");
    let esporta = json!({ "filtro": { "tipo": "convenzione_diffida" }, "formato": "ics", "percorso": file });
    banco.fa("scadenzario_esporta", esporta).await;
    let ics = std::fs::read_to_string(&file).unwrap();
    assert!(ics.contains("SUMMARY:Termine di un datore"), "{ics}");
    let nome = scheda["riga"]["datore"].as_str().unwrap();
    assert!(!ics.contains(nome.split(' ').next().unwrap()), "{ics}");
    assert!(!scheda["passi"].as_array().unwrap().contains(&json!("risolvi")), "{}", scheda["passi"]);
    let osserva = passo(&scheda, "osservazioni", json!({ "nota": "Manca il personale.", "data": tra(1) }));
    let scheda = banco.fa("convenzione_passo", osserva).await;

    let banco = banco.dopo(32).await;
    let scheda = rileggi(&banco, &scheda).await;
    assert!(!scheda["passi"].as_array().unwrap().contains(&json!("risolvi")), "observations wait for an answer");
    let scheda =
        banco.fa("convenzione_passo", passo(&scheda, "valuta", json!({ "nota": "Non impedisce di assumere." }))).await;
    let risolvi = passo(&scheda, "risolvi", json!({ "nota": "il termine è passato senza assunzioni" }));
    let scheda = banco.fa("convenzione_passo", risolvi).await;
    assert_eq!((&scheda["riga"]["stato"]["codice"], &scheda["esito"]), (&json!("risolta"), &json!("risolta")));
    assert!(circostanze(&banco, &datore, "convenzione").await.is_empty());
    let dovute = circostanze(&banco, &datore, "insorgenza").await;
    assert_eq!((&dovute[0]["dal"], &dovute[0]["unita"]), (&json!(tra(32)), &json!(datore.mancano)));

    let relazione = banco.cartella.path().join("relazione.pdf");
    let stampa = json!({ "id": scheda["riga"]["id"], "finale": true, "percorso": relazione });
    banco.fa("convenzione_stampa", stampa).await;
    assert!(std::fs::read(&relazione).unwrap().starts_with(b"%PDF"));
    // Annulled, the resolution leaves the agreement as it was.
    banco.fa("atto_annulla", json!({ "id": scheda["atti"][0]["id"], "motivo": "errore" })).await;
    let tornata = rileggi(&banco, &scheda).await;
    assert_eq!(tornata["riga"]["stato"]["codice"], "inadempiente");
    assert!(circostanze(&banco, &datore, "insorgenza").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_extension_moves_a_day_and_a_wrong_plan_is_refused_row_by_row() {
    let banco = Banco::nuovo().await;
    let datore = scoperto(&banco).await;
    let mut storta = richiesta(&datore, 0, 60);
    storta["piano"][0]["scadenza"] = json!(tra(501));
    storta["piano"].as_array_mut().unwrap().push(json!({ "unita": 0, "elenco": "art9", "scadenza": "31/09/2026" }));
    let errore =
        banco.prova("convenzione_salva", json!({ "id": "", "versione": 0, "dati": storta })).await.unwrap_err();
    assert_eq!(errore.codice, "convenzione_non_valida");
    let campi: Vec<&str> = errore.campi.iter().map(|campo| campo.campo.as_str()).collect();
    for atteso in ["piano[0].scadenza", "piano[1].unita", "piano[1].elenco", "piano[1].profilo", "piano[1].scadenza"] {
        assert!(campi.contains(&atteso), "{atteso}: {campi:?}");
    }
    let scheda = stipulata(&banco, richiesta(&datore, 0, 60), 0).await;
    assert_eq!(scadenze(&banco, &scheda, "convenzione_riga").await, [tra(60)]);
    assert_eq!(scadenze(&banco, &scheda, "convenzione").await, Vec::<String>::new(), "it ends beyond a year");
    let verifiche = scadenze(&banco, &scheda, "convenzione_verifica").await;
    let oggi: chrono::NaiveDate = tra(0).parse().unwrap();
    let fra_sei_mesi = (oggi + chrono::Months::new(6)).to_string();
    assert_eq!((verifiche[0].as_str(), verifiche.len()), (fra_sei_mesi.as_str(), 2), "every six months, for a year");
    let proroga = json!({ "nota": "accordo fra le parti", "righe": [{ "numero": 1, "scadenza": tra(90) }] });
    let scheda = banco.fa("convenzione_passo", passo(&scheda, "proroga", proroga)).await;
    assert_eq!((&scheda["piano"][0]["scade_il"], &scheda["piano"][0]["scadenza"]), (&json!(tra(90)), &json!(tra(60))));
    assert_eq!((scheda["atti"].as_array().unwrap().len(), &scheda["riga"]["scadenza"]), (2, &json!(tra(90))));
    banco.fa("atto_annulla", json!({ "id": scheda["atti"][0]["id"], "motivo": "errore" })).await;
    assert_eq!(rileggi(&banco, &scheda).await["piano"][0]["scade_il"], tra(60), "the day of before");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_proposes_and_refuses_without_leaving_anything() {
    let banco = Banco::nuovo().await;
    let datore = scoperto(&banco).await;
    let archivio = banco.archivio().to_string_lossy().into_owned();
    let riga = format!("{},{},art8,magazziniere", tra(60), datore.mancano);
    let (dal, fine, ieri) = (tra(0), tra(500), tra(-1));
    let mut parole = vec![
        "emetti",
        "convenzione",
        "--archivio",
        &archivio,
        "--utente",
        "Lucia Ferrando",
        "--datore",
        &datore.codice_fiscale,
        "--provincia",
        &datore.provincia,
        "--dal",
        &dal,
        "--fino-al",
        &fine,
        "--riga",
        &riga,
        "--rappresentante",
        "dott. Ulderico Fantechi",
        "--protocollo",
        "1/2026",
        "--ricevuta-il",
        &ieri,
    ];
    let prima = banco.fa("convenzioni", json!({})).await["totale"].clone();
    let rifiutata = mirato(&parole, "");
    assert_eq!((rifiutata.stato, rifiutata.errore()["codice"].clone()), (4, json!("convenzione_impedita")));
    assert_eq!(banco.fa("convenzioni", json!({})).await["totale"], prima, "nothing is left behind");
    let unita = format!("{},due,art8,magazziniere", tra(60));
    let mut storte = parole.clone();
    storte.extend(["--riga", &unita]);
    let rifiutata = mirato(&storte, "");
    let errore = rifiutata.errore();
    assert_eq!((rifiutata.stato, errore["codice"].clone()), (3, json!("convenzione_non_valida")));
    assert_eq!(errore["campi"][0]["campo"], "piano[1].unita", "the second row is named: {errore}");

    parole.extend(["--comitato-il", &ieri]);
    // Art. 11 c. 4 and 7: of the other kinds, what they ask for is in a file; without it the law bars them.
    let mut integrazione = parole.clone();
    integrazione.extend(["--tipo", "integrazione_lavorativa"]);
    assert_eq!(mirato(&integrazione, "").errore()["codice"], "convenzione_impedita");
    let file = banco.cartella.path().join("dati.json").to_string_lossy().into_owned();
    std::fs::write(&file, r#"{ "mansione": "x" }"#).unwrap();
    integrazione.extend(["--dati", &file]);
    let errore = mirato(&integrazione, "").errore();
    assert!(errore["messaggio"].as_str().unwrap().contains("mansione"), "the unknown field is named: {errore}");
    let dati = json!({ "mansioni": "imballaggio", "sostegno": "un tutore", "verifiche": "ogni sei mesi",
        "particolari_difficolta": true });
    std::fs::write(&file, dati.to_string()).unwrap();
    let altra = mirato(&integrazione, "");
    assert_eq!(altra.stato, 0, "{}", altra.errori);
    assert_eq!(banco.fa("convenzioni", json!({ "tipo": "integrazione_lavorativa" })).await["totale"], 1);
    let fatta = mirato(&parole, "");
    assert_eq!(fatta.stato, 0, "{}", fatta.errori);
    assert!(fatta.uscita.contains("Convenzione n. "), "{}", fatta.uscita);
}
