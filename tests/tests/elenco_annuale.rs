//! The yearly list, from who was registered on 31 December to the final ranking and the year after.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use chrono::Datelike;
use mirato_app::Orologio;
use mirato_tests::avvisi::{ADA, IVO, calcola, chiudi, domanda, registra_dal};
use mirato_tests::banco::{Banco, tra};
use serde_json::{Value, json};
use std::process::Command;

/// Somebody else.
const LIA: (&str, &str, &str) = ("Costa", "Lucia", "CSTLCU88P52D969I");

fn anno() -> i32 {
    Orologio::Sistema.oggi().year()
}

/// The day that the list of a year shows.
fn fine_anno(anno: i32) -> String {
    format!("{}-12-31", anno - 1)
}

fn modulo(anno: i32, al: &str) -> Value {
    json!({ "id": "", "versione": 0, "dati": {
        "base": "annuale", "anno": anno, "elenco": "art8", "canali": ["pec", "a_mano", "presenza"],
        "come": "Con il modulo del Servizio.", "criteri": "lombardia-lecco", "adesioni_al": al,
    } })
}

async fn scheda(banco: &Banco, id: &Value) -> Value {
    banco.fa("avviso", json!({ "id": id })).await
}

async fn raccogli(banco: &Banco, id: &Value) -> Value {
    let avviato = banco.fa("annuale_raccogli", json!({ "id": id })).await;
    let fine = banco.fine(&avviato["lavoro"]).await;
    assert_eq!(fine["stato"], "fatto", "{fine}");
    fine
}

/// An open list, its people gathered.
async fn aperto(banco: &Banco, anno: i32, al: &str) -> Value {
    let salvato = banco.fa("avviso_salva", modulo(anno, al)).await;
    let id = salvato["riga"]["id"].clone();
    let atto = banco.fa("avviso_pubblica", json!({ "id": id, "versione": salvato["versione"] })).await;
    assert_eq!(atto["riga"]["tipo"], "Avviso pubblico");
    raccogli(banco, &id).await;
    scheda(banco, &id).await
}

/// The row of somebody in the list, if there is one.
async fn riga(banco: &Banco, id: &Value, chi: (&str, &str, &str)) -> Option<Value> {
    let trovate = banco.fa("domande_avviso", json!({ "avviso_id": id, "testo": chi.2 })).await;
    trovate["righe"].as_array().unwrap().first().cloned()
}

fn conferma(scheda: &Value, chi: (&str, &str, &str), il: &str, reddito: &str) -> Value {
    domanda(scheda, chi.2, json!({ "pervenuta_il": il, "requisiti": [] }), reddito)
}

/// Who has a row in the last ranking, by code: the whole row.
async fn in_graduatoria(banco: &Banco, scheda: &Value, codice: &Value) -> Value {
    let chiedi = json!({ "id": scheda["graduatorie"][0]["id"], "testo": codice, "quanti": 10 });
    banco.fa("graduatoria_righe", chiedi).await["righe"][0].clone()
}

async fn approva(banco: &Banco, id: &Value, definitiva: bool) -> Value {
    let versione = scheda(banco, id).await["versione"].clone();
    banco.fa("graduatoria_approva", json!({ "avviso_id": id, "versione": versione, "definitiva": definitiva })).await
}

fn testo_pdf(file: &std::path::Path) -> String {
    let esito = Command::new("pdftotext").arg("-layout").arg(file).arg("-").output().unwrap();
    String::from_utf8_lossy(&esito.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_registered_on_31_december_confirms_within_the_days_and_is_ranked() {
    let banco = Banco::nuovo().await;
    registra_dal(&banco, ADA, &fine_anno(anno())).await;
    registra_dal(&banco, LIA, "2020-02-10").await;
    registra_dal(&banco, IVO, &format!("{}-01-01", anno())).await;
    let salvato = banco.fa("avviso_salva", modulo(anno(), &tra(-1))).await;
    let id = salvato["riga"]["id"].clone();
    assert_eq!(salvato["calendario"][0]["giorno"], fine_anno(anno()));
    assert_eq!(salvato["riga"]["ente"], format!("Elenco annuale {}", anno()));
    assert_eq!(banco.rifiuto("avviso_salva", modulo(anno(), &tra(-1))).await, "elenco_annuale_doppio");
    assert_eq!(banco.rifiuto("annuale_raccogli", json!({ "id": id })).await, "raccolta_non_ammessa");
    banco.fa("avviso_pubblica", json!({ "id": id, "versione": salvato["versione"] })).await;
    let aperto = scheda(&banco, &id).await;
    let chiudi_presto = json!({ "id": id, "versione": aperto["versione"], "passo": "chiudi" });
    assert_eq!(banco.rifiuto("avviso_passo", chiudi_presto).await, "passo_non_ammesso", "nobody is gathered yet");

    raccogli(&banco, &id).await;
    let ada = riga(&banco, &id, ADA).await.expect("registered on the day");
    assert_eq!(ada["stato"]["testo"], "da confermare");
    assert!(ada["motivo"].as_str().unwrap().contains("anche se è zero"), "{ada}");
    assert_eq!(riga(&banco, &id, IVO).await, None, "registered the day after");
    // Done again, nobody comes twice.
    let quanti = scheda(&banco, &id).await["riga"]["domande"].clone();
    raccogli(&banco, &id).await;
    assert_eq!(scheda(&banco, &id).await["riga"]["domande"], quanti);

    // The last day counts, the day after does not; who was not there stays out.
    let aperto = scheda(&banco, &id).await;
    let confermata = banco.fa("domanda_avviso_salva", conferma(&aperto, ADA, &tra(-1), "0")).await;
    assert_eq!(
        (&confermata["riga"]["stato"]["codice"], &confermata["riga"]["codice"]),
        (&json!("ammessa"), &ada["codice"])
    );
    let italiano: Vec<String> = fine_anno(anno()).split('-').rev().map(str::to_owned).collect();
    assert!(confermata["controlli"].to_string().contains(&format!("l'anzianità parte dal {}", italiano.join("/"))));
    let ancora = conferma(&aperto, ADA, &tra(-1), "0");
    assert_eq!(banco.rifiuto("domanda_avviso_salva", ancora).await, "domanda_doppia");
    let tardi = banco.fa("domanda_avviso_salva", conferma(&aperto, LIA, &tra(0), "0")).await;
    assert_eq!(tardi["riga"]["stato"]["codice"], "esclusa");
    assert!(tardi["riga"]["motivo"].as_str().unwrap().starts_with("Fuori dai giorni della conferma"));
    let fuori = banco.fa("domanda_avviso_salva", conferma(&aperto, IVO, &tra(-1), "0")).await;
    assert!(fuori["riga"]["motivo"].as_str().unwrap().starts_with("Persona non iscritta"), "{fuori}");

    chiudi(&banco, &id).await;
    let calcolata = calcola(&banco, &id, "").await;
    let ultima = &calcolata["graduatorie"][0];
    assert_eq!((&ultima["ammesse"], &ultima["escluse"]), (&json!(1), &json!(2)));
    assert_eq!(ultima["incomplete"].as_u64().unwrap() + 3, quanti.as_u64().unwrap() + 1, "who has not confirmed");
    let posto = in_graduatoria(&banco, &calcolata, &ada["codice"]).await;
    assert_eq!((&posto["posizione"], &posto["esito"]), (&json!(1), &json!("ammessa")));
    let chiedi = json!({ "id": ultima["id"], "motivo": "riesame" });
    banco.fa("graduatoria_apri", chiedi).await;
    let aperta = in_graduatoria(&banco, &calcolata, &ada["codice"]).await;
    let voci: Vec<&str> =
        aperta["voci"].as_array().unwrap().iter().map(|voce| voce["voce"].as_str().unwrap()).collect();
    assert!(voci.contains(&"anzianita") && !voci.contains(&"invalidita"), "{voci:?}");

    let decreto = approva(&banco, &id, false).await;
    assert_eq!(decreto["riga"]["stato"]["codice"], "da_firmare", "{}", decreto["riga"]["stato"]);
    let banco = banco.dopo(11).await;
    approva(&banco, &id, true).await;
    let finale = scheda(&banco, &id).await;
    assert_eq!((&finale["passi"], &finale["riga"]["scadenza"]), (&json!(["concludi"]), &json!("")));
    let pdf = banco.cartella.path().join("esito.pdf");
    let pubblica =
        json!({ "id": finale["graduatorie"][0]["id"], "percorso": pdf, "servizio": "", "dal": "", "al": "" });
    banco.fa("graduatoria_pubblica", pubblica).await;
    let testo = testo_pdf(&pdf);
    assert!(testo.contains(ada["codice"].as_str().unwrap()), "{testo}");
    for parola in ["Parodi", "Elena", "art. 8", "68/1999", "disab", "invalid"] {
        assert!(!testo.contains(parola), "«{parola}» is in what is published:\n{testo}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_opened_by_mistake_is_done_again_until_somebody_confirms() {
    let banco = Banco::nuovo().await;
    registra_dal(&banco, ADA, &fine_anno(anno())).await;
    let primo = aperto(&banco, anno(), &tra(0)).await;
    let id = primo["riga"]["id"].clone();
    let annulla = json!({ "id": primo["atto"]["id"], "motivo": "tabella sbagliata" });
    banco.fa("atto_annulla", annulla).await;
    let bozza = scheda(&banco, &id).await;
    assert_eq!(bozza["riga"]["stato"]["codice"], "bozza");
    // The people are gathered already: another year would not be theirs.
    let mut altro = modulo(anno() - 1, &tra(0));
    altro["id"] = id.clone();
    altro["versione"] = bozza["versione"].clone();
    assert_eq!(banco.rifiuto("avviso_salva", altro).await, "avviso_non_valido");
    banco.fa("avviso_pubblica", json!({ "id": id, "versione": bozza["versione"] })).await;
    let riaperto = scheda(&banco, &id).await;
    banco.fa("domanda_avviso_salva", conferma(&riaperto, ADA, &tra(0), "0")).await;
    let annulla = json!({ "id": riaperto["atto"]["id"], "motivo": "tardi" });
    assert_eq!(banco.rifiuto("atto_annulla", annulla).await, "avviso_con_domande");
    let concludi = json!({ "id": id, "versione": riaperto["versione"], "passo": "concludi", "nota": "da rifare" });
    banco.fa("avviso_passo", concludi).await;
    banco.fa("avviso_salva", modulo(anno(), &tra(0))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_not_confirmed_is_reminded_and_the_term_is_in_the_schedule() {
    let banco = Banco::nuovo().await;
    registra_dal(&banco, ADA, &fine_anno(anno())).await;
    registra_dal(&banco, LIA, "2020-02-10").await;
    let aperto = aperto(&banco, anno(), &tra(20)).await;
    let id = aperto["riga"]["id"].clone();
    banco.fa("domanda_avviso_salva", conferma(&aperto, ADA, &tra(0), "0")).await;
    let scadenze = banco.fa("scadenzario", json!({ "tipo": "annuale_conferme", "quanti": 10 })).await;
    assert_eq!(scadenze["righe"][0]["data"], tra(20), "{scadenze}");

    let lia = riga(&banco, &id, LIA).await.unwrap();
    let ada = riga(&banco, &id, ADA).await.unwrap();
    let lettere = json!({
        "avviso_id": id, "tipo": "sollecito", "cartella": banco.cartella.path(), "codici": [lia["codice"], ada["codice"]],
    });
    let vista = banco.fa("candidati_lettere_prova", json!({ "lettere": lettere, "larghezza": 400 })).await;
    assert_eq!((&vista["da_emettere"], &vista["giorno"]), (&json!(1), &json!(tra(20))));
    assert_eq!(vista["saltate"][0]["codice"], ada["codice"]);
    let avviato = banco.fa("candidati_lettere_emetti", lettere.clone()).await;
    let fine = banco.fine(&avviato["lavoro"]).await;
    assert_eq!(fine["stato"], "fatto", "{fine}");
    let file = std::fs::read_dir(banco.cartella.path()).unwrap().map(|voce| voce.unwrap().path());
    let file =
        file.into_iter().find(|file| file.file_name().unwrap().to_string_lossy().starts_with("sollecito")).unwrap();
    let testo = testo_pdf(&file);
    for parola in ["Conferma annuale", "Lucia", "anche se è zero", lia["codice"].as_str().unwrap(), "Lettera n."] {
        assert!(testo.contains(parola), "«{parola}» is not in the letter:\n{testo}");
    }
    assert_eq!(banco.fa("candidati_lettere", json!({ "id": id })).await[0]["tipo"], "sollecito");
    // A call of a body has nobody to remind, nor has a list whose days are over.
    let banco = banco.dopo(21).await;
    let tardi = json!({ "lettere": lettere, "larghezza": 400 });
    assert_eq!(banco.rifiuto("candidati_lettere_prova", tardi).await, "lettera_non_valida");
}

#[tokio::test(flavor = "multi_thread")]
async fn confirmations_come_from_a_sheet_and_from_the_file_of_the_person() {
    let banco = Banco::nuovo().await;
    registra_dal(&banco, ADA, &fine_anno(anno())).await;
    let aperto = aperto(&banco, anno(), &tra(0)).await;
    let id = aperto["riga"]["id"].clone();
    // What the file of the person holds for the year, and nothing of another one.
    let ada = riga(&banco, &id, ADA).await.unwrap();
    let persona = banco.fa("persona", json!({ "id": ada["persona_id"] })).await;
    let mut dati = persona["dati"].clone();
    let reddito = u32::try_from(anno() - 1).unwrap();
    dati["redditi"] = json!([
        { "anno": reddito - 1, "importo": "9000", "dichiarato_il": "" },
        { "anno": reddito, "importo": "1234,50", "dichiarato_il": "" },
    ]);
    dati["persone_a_carico"] = json!(2);
    dati["carico_dichiarato_il"] = json!(format!("{}-12-31", anno() - 2));
    let salva = json!({ "id": ada["persona_id"], "versione": persona["versione"], "dati": dati });
    banco.fa("persona_salva", salva).await;
    let chiedi = json!({ "avviso_id": id, "codice_fiscale": ADA.2 });
    let proposta = banco.fa("annuale_proposta", chiedi.clone()).await;
    assert_eq!((&proposta["anno_reddito"], &proposta["reddito"]), (&json!(reddito), &json!("1234.50")));
    assert_eq!((&proposta["persone_a_carico"], &proposta["carico_dichiarato_il"]), (&json!(0), &json!("")));

    let oggi: Vec<String> = tra(0).split('-').rev().map(str::to_owned).collect();
    let file = banco.cartella.path().join("conferme.csv");
    let testo = format!(
        "avviso;codice_fiscale;pervenuta_il;canale;protocollo;firma;reddito;persone_a_carico\r\n\
         {};{};{};presenza;77;davanti_al_funzionario;0;2\r\n",
        aperto["riga"]["numero"].as_str().unwrap(),
        ADA.2,
        oggi.join("/")
    );
    std::fs::write(&file, testo).unwrap();
    let prova = || json!({ "file": [file], "cosa": "domande" });
    let avviato = banco.fa("importa_prova", prova()).await;
    let esito = banco.fine(&avviato["lavoro"]).await;
    assert_eq!((&esito["esito"]["entrano"], &esito["esito"]["restano_fuori"]), (&json!(1), &json!(0)), "{esito}");
    assert_eq!(riga(&banco, &id, ADA).await.unwrap()["pervenuta_il"], "", "a dry run writes nothing");
    let confermato = banco.fa("importa_conferma", json!({ "lavoro": avviato["lavoro"] })).await;
    assert_eq!(banco.fine(&confermato["lavoro"]).await["stato"], "fatto");
    let dopo = riga(&banco, &id, ADA).await.unwrap();
    assert_eq!((&dopo["stato"]["codice"], &dopo["codice"]), (&json!("ammessa"), &ada["codice"]));
    // The same file again brings in nothing.
    let avviato = banco.fa("importa_prova", prova()).await;
    let esito = banco.fine(&avviato["lavoro"]).await;
    assert_eq!((&esito["esito"]["entrano"], &esito["esito"]["duplicati"]), (&json!(0), &json!(1)), "{esito}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_a_year_is_compared_with_that_of_the_year_before() {
    let banco = Banco::nuovo().await;
    registra_dal(&banco, ADA, "2020-02-10").await;
    registra_dal(&banco, IVO, "2020-02-11").await;
    registra_dal(&banco, LIA, &fine_anno(anno())).await;
    let mut liste = Vec::new();
    for (quale, chi) in [(anno() - 1, [ADA, IVO]), (anno(), [ADA, LIA])] {
        let aperto = aperto(&banco, quale, &tra(0)).await;
        let id = aperto["riga"]["id"].clone();
        for una in chi {
            banco.fa("domanda_avviso_salva", conferma(&aperto, una, &tra(0), "0")).await;
        }
        if quale == anno() {
            assert_eq!(banco.rifiuto("annuale_confronta", json!({ "id": id })).await, "annuale_senza_confronto");
        }
        chiudi(&banco, &id).await;
        calcola(&banco, &id, "").await;
        liste.push(id);
    }
    assert_eq!(banco.rifiuto("annuale_confronta", json!({ "id": liste[0] })).await, "annuale_senza_confronto");
    let confronto = banco.fa("annuale_confronta", json!({ "id": liste[1] })).await;
    assert_eq!(
        (&confronto["anno_prima"], &confronto["uscite"], &confronto["entrate"]),
        (&json!(anno() - 1), &json!(1), &json!(1))
    );
    let righe = confronto["righe"].as_array().unwrap();
    assert_eq!((&righe[0]["che"], &righe[0]["persona"]), (&json!("uscita"), &json!("Ghiglione Ivo")));
    assert!(righe[0]["motivo"].as_str().unwrap().starts_with("Conferma non arrivata"), "{confronto}");
    assert_eq!((&righe[1]["che"], &righe[1]["persona"]), (&json!("entrata"), &json!("Costa Lucia")));
    let file = banco.cartella.path().join("confronto.csv");
    let richiesta = json!({ "id": liste[1], "formato": "csv", "percorso": file });
    let scritto = banco.fa("annuale_confronto_esporta", richiesta).await;
    assert_eq!(scritto["righe"], json!(righe.len()));
    let testo = std::fs::read_to_string(file).unwrap();
    assert!(testo.contains("Ghiglione Ivo;esce;") && testo.contains("Costa Lucia;entra;"), "{testo}");
}

/// What the checks of a clearance say of the order of the list: outcome and words.
fn ordine(scheda: &Value) -> (String, String) {
    let controlli = scheda["controlli"].as_array().unwrap();
    let ordine = controlli.iter().find(|uno| uno["titolo"] == "Ordine dell'elenco").expect("the check of the order");
    (ordine["esito"].as_str().unwrap().to_owned(), ordine["dettaglio"].as_str().unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_numeric_request_says_who_comes_before_in_the_yearly_list() {
    let banco = Banco::nuovo().await;
    registra_dal(&banco, ADA, "2020-02-10").await;
    registra_dal(&banco, LIA, "2021-02-10").await;
    let datori = banco.fa("datori", json!({ "testo": "officine bricola" })).await;
    let datore = datori["righe"][0]["codice_fiscale"].clone();
    let chiedi = |chi: (&str, &str, &str), chiamata: &str| {
        json!({ "id": "", "versione": 0, "dati": {
            "codice_fiscale_datore": datore, "codice_fiscale_persona": chi.2, "protocollo": "48000/2026",
            "ricevuta_il": tra(-3), "provincia": "SV", "elenco": "art8", "chiamata": chiamata,
            "contratto": "determinato", "durata_mesi": 12, "ore": "30", "ore_contratto": "40:00",
            "mansione": "addetta al controllo", "inizio_dal": tra(11), "inizio_al": tra(20),
        } })
    };
    let senza = ordine(&banco.fa("nulla_osta_salva", chiedi(ADA, "numerica")).await);
    assert_eq!(senza.0, "attenzione", "{}", senza.1);
    assert!(senza.1.contains("non ha una graduatoria annuale definitiva"), "{}", senza.1);

    let aperto = aperto(&banco, anno(), &tra(0)).await;
    let id = aperto["riga"]["id"].clone();
    for una in [ADA, LIA] {
        banco.fa("domanda_avviso_salva", conferma(&aperto, una, &tra(0), "0")).await;
    }
    chiudi(&banco, &id).await;
    calcola(&banco, &id, "").await;
    approva(&banco, &id, false).await;
    assert!(ordine(&banco.fa("nulla_osta_salva", chiedi(ADA, "numerica")).await).1.contains("definitiva"));
    let banco = banco.dopo(11).await;
    approva(&banco, &id, true).await;
    let finale = scheda(&banco, &id).await;
    let codice = riga(&banco, &id, ADA).await.unwrap()["codice"].clone();
    let ada_prima = in_graduatoria(&banco, &finale, &codice).await["posizione"] == 1;
    let (prima, seconda) = if ada_prima { (ADA, LIA) } else { (LIA, ADA) };

    let nominativa = banco.fa("nulla_osta_salva", chiedi(prima, "nominativa")).await;
    assert_eq!(ordine(&nominativa).0, "non_pertinente");
    let (esito, detto) = ordine(&banco.fa("nulla_osta_salva", chiedi(prima, "numerica")).await);
    assert_eq!((esito.as_str(), detto.contains("il posto 1 ")), ("fatto", true), "{detto}");
    let (esito, detto) = ordine(&banco.fa("nulla_osta_salva", chiedi(seconda, "numerica")).await);
    assert_eq!((esito.as_str(), detto.contains("prima c'è il posto 1")), ("attenzione", true), "{detto}");
    // Once the first is sent, nobody comes before the second.
    let rilascia = json!({ "id": nominativa["riga"]["id"], "versione": nominativa["versione"] });
    banco.fa("nulla_osta_rilascia", rilascia).await;
    let (esito, detto) = ordine(&banco.fa("nulla_osta_salva", chiedi(seconda, "numerica")).await);
    assert_eq!((esito.as_str(), detto.contains("nessuno prima")), ("fatto", true), "{detto}");
    registra_dal(&banco, IVO, "2022-01-10").await;
    let fuori = ordine(&banco.fa("nulla_osta_salva", chiedi(IVO, "numerica")).await);
    assert!(fuori.1.contains("Non ha un posto"), "{}", fuori.1);
}
