//! The position of an employer through the year: prospetto, hires, leavings, suspension, compensation,
//! the turn of the year and the next prospetto, with figures worked out by hand from the law.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_app::comandi::esegui;
use mirato_app::{Orologio, Programma};
use mirato_domain::Errore;
use mirato_store::{Autore, Datore, Json, OrigineProspetto, Prospetto, StatoProspetto, TipoProspetto};
use mirato_tests::mirato::mirato;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::OnceLock;

/// The demonstration is made once; each test works on its own copy.
fn dimostrazione() -> &'static Path {
    static CARTELLA: OnceLock<tempfile::TempDir> = OnceLock::new();
    CARTELLA
        .get_or_init(|| {
            let cartella = tempfile::tempdir().unwrap();
            let esito = mirato(&["demo".as_ref(), cartella.path().as_os_str()], "");
            assert_eq!(esito.stato, 0, "{}\n{}", esito.uscita, esito.errori);
            cartella
        })
        .path()
}

/// A copy of the demonstration on 22 November 2026, with an employer of its own.
struct Banco {
    programma: Programma,
    cartella: tempfile::TempDir,
}

const OGGI: &str = "2026-11-22T10:00:00+01:00";

impl Banco {
    async fn nuovo() -> Self {
        let cartella = tempfile::tempdir().unwrap();
        let archivio = cartella.path().join("prova.mirato");
        std::fs::copy(dimostrazione().join("dimostrazione.mirato"), &archivio).unwrap();
        let programma = Programma::nuovo(None, Orologio::Fisso(OGGI.parse().unwrap()));
        programma.apri(&archivio.to_string_lossy(), "dimostrazione", false, "Lucia Ferrando").await.unwrap();
        Self { programma, cartella }
    }

    async fn prova(&self, comando: &str, richiesta: Value) -> Result<Value, Errore> {
        esegui(&self.programma, comando, richiesta).await
    }

    async fn fa(&self, comando: &str, richiesta: Value) -> Value {
        self.prova(comando, richiesta).await.unwrap_or_else(|errore| panic!("{comando}: {errore:?}"))
    }

    /// Fields of the refusal, with its words.
    async fn rifiuto(&self, comando: &str, richiesta: Value) -> (String, String) {
        match self.prova(comando, richiesta).await {
            Ok(risposta) => panic!("{comando} was not refused: {risposta}"),
            Err(errore) => {
                let campi: Vec<String> =
                    errore.campi.iter().map(|campo| format!("{}: {}", campo.campo, campo.messaggio)).collect();
                (errore.codice, format!("{} {}", errore.messaggio, campi.join("; ")))
            }
        }
    }

    /// An employer with a prospetto for each of these days.
    async fn datore(&self, codice: &str, natura: &str, prospetti: &[(&str, Value)]) -> String {
        let ufficio = self.programma.ufficio().await.unwrap();
        let autore = Autore { utente: "prova".into(), quando: OGGI.into() };
        let mut scrittura = ufficio.archivio.scrivi(&autore).await.unwrap();
        let datore = Datore {
            id: String::new(),
            codice_fiscale: codice.into(),
            partita_iva: None,
            denominazione: format!("Prova {codice}"),
            natura: natura.into(),
            provincia: Some("GE".into()),
            comune: Some("Genova".into()),
            indirizzo: Some("via della Prova 1".into()),
            cap: None,
            pec: None,
            telefono: None,
            settore: None,
            ccnl: None,
            versione: 0,
        };
        let datore = scrittura.inserisci(datore).await.unwrap();
        for (giorno, quadri) in prospetti {
            let contenuto = modulo(codice, natura, giorno, quadri);
            let letto: mirato_domain::prospetto::Prospetto = serde_json::from_value(contenuto).unwrap();
            let prospetto = Prospetto {
                id: String::new(),
                datore_id: datore.id.clone(),
                codice_comunicazione: None,
                codice_precedente: None,
                tipo: TipoProspetto::Prospetto,
                data_invio: Some(format!("{giorno}T12:00:00")),
                data_riferimento: (*giorno).to_owned(),
                protocollo: None,
                stato: StatoProspetto::Valido,
                origine: OrigineProspetto::Foglio,
                impronta: format!("{codice}{giorno}"),
                quadri: Json::di(&letto).unwrap(),
                importazione_id: None,
                versione: 0,
            };
            scrittura.inserisci(prospetto).await.unwrap();
        }
        scrittura.conferma().await.unwrap();
        datore.id
    }

    async fn posizione(&self, datore: &str, al: &str) -> Value {
        self.fa("posizione", json!({ "datore_id": datore, "alla_data": al })).await
    }

    /// Base, quota, in forza and scopertura of art. 3 in a place on a day.
    async fn cifre(&self, datore: &str, al: &str, dove: &str) -> [i64; 4] {
        let posizione = self.posizione(datore, al).await;
        let riga = posizione["righe"].as_array().unwrap().iter().find(|riga| riga["dove"] == dove);
        let riga = riga.unwrap_or_else(|| panic!("{dove}: {posizione}"));
        ["base_art3", "quota_art3", "in_forza_art3", "scopertura_art3"].map(|campo| riga[campo].as_i64().unwrap())
    }

    async fn muovi(&self, datore: &str, movimento: Value) -> Value {
        self.fa("movimento_salva", con(datore, movimento)).await
    }
}

fn con(datore: &str, mut movimento: Value) -> Value {
    movimento["datore_id"] = json!(datore);
    movimento
}

fn modulo(codice: &str, natura: &str, giorno: &str, quadri: &Value) -> Value {
    json!({
        "origine": "foglio",
        "trasmissione": { "codice_comunicazione": "", "protocollo": "" },
        "tipo": "prospetto",
        "quadro1": {
            "dati_prospetto": { "data_riferimento": giorno, "lavoratori_nazionali": 0 },
            "dati_aziendali": {
                "dichiarante": { "natura": natura, "codice_fiscale": codice, "denominazione": format!("Prova {codice}") },
                "sede_legale": { "comune": "D969", "provincia": "GE" },
            },
        },
        "quadro2": quadri,
    })
}

fn provincia(sigla: &str, lavoratori: u32, disabili: u32, protette: u32) -> Value {
    json!({
        "dati_provinciali": { "provincia": sigla },
        "dipendenti": {
            "lavoratori": lavoratori, "disabili": { "tempo_pieno": disabili }, "categorie_protette": protette,
        },
    })
}

/// 100 workers in Genova, 4 with disabilities and 1 of art. 18; 34 in Savona, 1 with a disability.
fn al_31_dicembre() -> Value {
    json!([provincia("GE", 100, 4, 1), provincia("SV", 34, 1, 0)])
}

const ACME: &str = "07643520567";

async fn acme(banco: &Banco) -> String {
    banco.datore(ACME, "privato", &[("2025-12-31", al_31_dicembre())]).await
}

/// The story's movements: a hire in Savona, a worker of art. 8 in Genova, ten leavings.
async fn anno(banco: &Banco, datore: &str) {
    banco.muovi(datore, json!({ "tipo": "assunzione", "provincia": "SV", "data": "2/2/2026", "numero": 1 })).await;
    let disabile =
        json!({ "tipo": "assunzione", "provincia": "GE", "data": "1/3/2026", "numero": 1, "elenco": "art8" });
    banco.muovi(datore, disabile).await;
    banco.muovi(datore, json!({ "tipo": "cessazione", "provincia": "GE", "data": "10/4/2026", "numero": 10 })).await;
}

#[tokio::test]
async fn every_day_has_the_figures_that_the_law_gives_it() {
    let banco = Banco::nuovo().await;
    let datore = acme(&banco).await;
    // Genova: 100 − 4 with disabilities − 1 of art. 18 (1% of 100) = 95, 7% = 6,65 → 7.
    // Savona: 34 − 1 = 33, 7% = 2,31 → 2. Italia: 128, 8,96 → 9.
    assert_eq!(banco.cifre(&datore, "31/12/2025", "GE").await, [95, 7, 4, 3]);
    assert_eq!(banco.cifre(&datore, "31/12/2025", "SV").await, [33, 2, 1, 1]);
    assert_eq!(banco.cifre(&datore, "31/12/2025", "nazionale").await, [128, 9, 5, 4]);
    anno(&banco, &datore).await;
    // The day before a hire nothing has changed; on it Savona has 34 in its base: 2,38 → 2.
    assert_eq!(banco.cifre(&datore, "1/2/2026", "SV").await, [33, 2, 1, 1]);
    assert_eq!(banco.cifre(&datore, "2/2/2026", "SV").await, [34, 2, 1, 1]);
    // Who has a disability covers and does not enter the base.
    assert_eq!(banco.cifre(&datore, "1/3/2026", "GE").await, [95, 7, 5, 2]);
    // A leaving counts from the day after the last one worked: 91 − 5 − 1 = 85, 5,95 → 6.
    assert_eq!(banco.cifre(&datore, "10/4/2026", "GE").await, [95, 7, 5, 2]);
    assert_eq!(banco.cifre(&datore, "11/4/2026", "GE").await, [85, 6, 5, 1]);
    // 85 + 34 = 119, 8,33 → 8; in force 6.
    assert_eq!(banco.cifre(&datore, "11/4/2026", "nazionale").await, [119, 8, 6, 2]);
    let posizione = banco.posizione(&datore, "11/4/2026").await;
    let passi = posizione["passi"].as_array().unwrap();
    assert_eq!(passi.len(), 4, "the prospetto and three movements: {posizione}");
    assert_eq!(passi[3]["numero"], -10);
    let quota =
        passi[3]["variazioni"].as_array().unwrap().iter().find(|v| v["dove"] == "Genova" && v["campo"] == "Quota");
    assert_eq!(quota.map(|v| (v["prima"].clone(), v["dopo"].clone())), Some((json!(7), json!(6))));
    // The plot has a point for each day on which something is uncovered otherwise than before.
    let storia: Vec<(&str, i64)> = posizione["storia"]
        .as_array()
        .unwrap()
        .iter()
        .map(|punto| (punto["giorno"].as_str().unwrap(), punto["scopertura_art3"].as_i64().unwrap()))
        .collect();
    assert_eq!(storia, [("2025-12-31", 4), ("2026-03-01", 3), ("2026-04-11", 2), ("2026-11-22", 2)]);
    // Lists read the same reckoning.
    let elenco = banco.fa("datori", json!({ "testo": ACME })).await;
    assert_eq!(elenco["righe"][0]["scopertura_art3"], 2);
}

#[tokio::test]
async fn a_fixed_term_of_six_months_stays_out_of_the_base_until_it_goes_beyond() {
    let banco = Banco::nuovo().await;
    let datore = acme(&banco).await;
    let lavoratore = "CSTLCU88P52D969I";
    let a_termine = json!({
        "tipo": "assunzione", "provincia": "SV", "data": "1/3/2026", "fino_al": "31/8/2026", "numero": 1, "lavoratore": lavoratore,
    });
    banco.muovi(&datore, a_termine).await;
    // From 1 March to 31 August: six months exactly, not counted (art. 4 c. 1).
    assert_eq!(banco.cifre(&datore, "1/3/2026", "SV").await, [33, 2, 1, 1]);
    let forza = &banco.posizione(&datore, "1/3/2026").await["forza"];
    let savona = forza.as_array().unwrap().iter().find(|riga| riga["dove"] == "SV").unwrap();
    assert_eq!((&savona["dipendenti"], &savona["esclusi"]), (&json!(35), &json!(1)));
    let proroga = json!({
        "tipo": "proroga", "provincia": "SV", "data": "1/9/2026", "fino_al": "30/11/2026", "numero": 1, "lavoratore": lavoratore,
    });
    banco.muovi(&datore, proroga).await;
    assert_eq!(banco.cifre(&datore, "31/8/2026", "SV").await, [33, 2, 1, 1]);
    assert_eq!(banco.cifre(&datore, "1/9/2026", "SV").await, [34, 2, 1, 1], "nine months in all: counted");
    assert_eq!(banco.cifre(&datore, "1/12/2026", "SV").await, [33, 2, 1, 1], "the day after its new end");
    // Changes of hours: half the hours, half the unit (18 of 36 hours: 34 − 0,5 rounds to 33 or 34 by its own rule).
    let oltre = json!({
        "tipo": "cessazione", "provincia": "SV", "data": "15/12/2026", "numero": 1, "lavoratore": lavoratore,
    });
    let (codice, parole) = banco.rifiuto("movimento_salva", con(&datore, oltre)).await;
    assert_eq!(codice, "movimento_non_valido");
    assert!(parole.contains("Il rapporto è finito il 30/11/2026"), "{parole}");
}

#[tokio::test]
async fn what_cannot_be_true_is_refused_by_name() {
    let banco = Banco::nuovo().await;
    let datore = acme(&banco).await;
    let chi = "CSTLCU88P52D969I";
    banco
        .muovi(
            &datore,
            json!({ "tipo": "assunzione", "provincia": "GE", "data": "2/3/2026", "numero": 1, "lavoratore": chi }),
        )
        .await;
    let casi = [
        (
            json!({ "tipo": "cessazione", "provincia": "GE", "data": "1/3/2026", "numero": 1, "lavoratore": chi }),
            "L'assunzione è del 02/03/2026",
        ),
        (
            json!({ "tipo": "assunzione", "provincia": "GE", "data": "4/3/2026", "numero": 1, "lavoratore": chi }),
            "risulta già assunto dal 02/03/2026",
        ),
        (json!({ "tipo": "cessazione", "provincia": "SV", "data": "4/3/2026", "numero": 35 }), "i dipendenti sono 34"),
        (
            json!({ "tipo": "cessazione", "provincia": "GE", "data": "4/3/2026", "numero": 5, "elenco": "art8" }),
            "non risultano 5",
        ),
        (
            json!({ "tipo": "cessazione", "provincia": "MI", "data": "4/3/2026", "numero": 1 }),
            "non ha lavoratori a Milano",
        ),
        (
            json!({ "tipo": "assunzione", "provincia": "MI", "data": "4/3/2026", "numero": 1 }),
            "non ha lavoratori a Milano",
        ),
        (
            json!({ "tipo": "assunzione", "provincia": "GE", "data": "4/3/2020", "numero": 1 }),
            "Il primo prospetto descrive il 31/12/2025",
        ),
        (json!({ "tipo": "assunzione", "provincia": "GE", "data": "4/3/2026", "numero": 0 }), "almeno 1"),
        (
            json!({ "tipo": "trasformazione", "provincia": "GE", "data": "4/3/2026", "numero": 1, "ore": "20", "ore_contratto": "40", "ore_prima": "30", "ore_contratto_prima": "40" }),
            "non risultano 1 lavoratori a 30:00 ore",
        ),
        (
            json!({ "tipo": "fine_esclusione", "provincia": "GE", "data": "4/3/2026", "numero": 1, "categoria": "dirigenti" }),
            "esclusi come «dirigenti»",
        ),
    ];
    for (movimento, attesa) in casi {
        let (codice, parole) = banco.rifiuto("movimento_salva", con(&datore, movimento.clone())).await;
        assert_eq!(codice, "movimento_non_valido", "{movimento}");
        assert!(parole.contains(attesa), "{movimento}: {parole}");
    }
    // A new unit is a new province, if the official says so.
    let nuova =
        json!({ "tipo": "assunzione", "provincia": "MI", "data": "4/3/2026", "numero": 2, "nuova_unita": true });
    let righe = banco.muovi(&datore, nuova).await;
    assert_eq!(banco.cifre(&datore, "4/3/2026", "MI").await, [2, 0, 0, 0]);
    // Undone, nothing of it is left, and the register remembers it.
    let milano = righe.as_array().unwrap().iter().find(|riga| riga["movimento"]["provincia"] == "MI").unwrap();
    banco.fa("movimento_elimina", json!({ "id": milano["movimento"]["id"] })).await;
    assert_eq!(banco.posizione(&datore, "4/3/2026").await["righe"].as_array().unwrap().len(), 3);
    let storia = banco.fa("datore", json!({ "id": datore })).await;
    let titoli: Vec<&str> =
        storia["storia"].as_array().unwrap().iter().map(|v| v["titolo"].as_str().unwrap()).collect();
    assert!(titoli.contains(&"Movimento: eliminato"), "{titoli:?}");
}

#[tokio::test]
async fn hours_and_provinces_move_without_moving_the_heads() {
    let banco = Banco::nuovo().await;
    let datore = acme(&banco).await;
    let chi = "CSTLCU88P52D969I";
    banco
        .muovi(&datore, json!({ "tipo": "assunzione", "provincia": "GE", "data": "1/3/2026", "numero": 1, "elenco": "art8", "lavoratore": chi, "ore": "30", "ore_contratto": "40" }))
        .await;
    // 30 of 40 hours is more than half: one whole unit (art. 4).
    assert_eq!(banco.cifre(&datore, "1/3/2026", "GE").await, [95, 7, 5, 2]);
    banco
        .muovi(&datore, json!({ "tipo": "trasformazione", "provincia": "GE", "data": "1/5/2026", "numero": 1, "lavoratore": chi, "ore": "12", "ore_contratto": "40" }))
        .await;
    // 12 of 40 is 0,3 of a unit, which rounds to none.
    assert_eq!(banco.cifre(&datore, "1/5/2026", "GE").await, [95, 7, 4, 3]);
    banco
        .muovi(&datore, json!({ "tipo": "trasferimento", "provincia": "GE", "provincia_a": "SV", "data": "1/6/2026", "numero": 1, "lavoratore": chi }))
        .await;
    let forza = banco.posizione(&datore, "1/6/2026").await["forza"].clone();
    let teste = |dove: &str| {
        let riga = forza.as_array().unwrap().iter().find(|riga| riga["dove"] == dove).unwrap();
        (riga["dipendenti"].as_i64().unwrap(), riga["disabili"].as_i64().unwrap())
    };
    assert_eq!((teste("GE"), teste("SV")), ((100, 4), (35, 2)));
}

fn comunicazioni(righe: &[&str]) -> String {
    let mut testo = "lavoratore;tipo;data;data_fine;codice_comunicazione;provincia;datore;elenco\n".to_owned();
    testo.push_str(&righe.join("\n"));
    testo
}

async fn importa(banco: &Banco, testo: &str) -> (Value, Value) {
    let file = banco.cartella.path().join("comunicazioni.csv");
    std::fs::write(&file, testo).unwrap();
    let richiesta = json!({ "file": [file.to_string_lossy()], "cosa": "comunicazioni" });
    let prova = banco.fa("importa_prova", richiesta).await;
    let prova = finito(banco, &prova["lavoro"]).await;
    let conferma = banco.fa("importa_conferma", json!({ "lavoro": prova["id"] })).await;
    (prova, finito(banco, &conferma["lavoro"]).await)
}

async fn finito(banco: &Banco, lavoro: &Value) -> Value {
    loop {
        let visto = banco.fa("lavoro", json!({ "lavoro": lavoro })).await;
        if visto["stato"] != "in_corso" {
            return visto;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn communications_come_in_once_in_the_order_in_which_things_happened() {
    let banco = Banco::nuovo().await;
    let datore = acme(&banco).await;
    let testo = comunicazioni(&[
        "CSTLCU88P52D969I;cessazione;10/5/2026;;C2;GE;07643520567;",
        "CSTLCU88P52D969I;assunzione;1/3/2026;;C1;GE;07643520567;art8",
        "PRDLNE84D52D969X;assunzione;2/2/2026;;C3;SV;07643520567;",
        "PRDLNE84D52D969X;assunzione;9/2/2026;;C4;SV;07643520567;",
        "GHGVIO70C03D969P;assunzione;9/2/2026;;C5;MI;07643520567;",
        "GHGVIO70C03D969P;assunzione;9/2/2026;;C6;GE;00000000018;",
    ]);
    let (prova, fatto) = importa(&banco, &testo).await;
    assert_eq!((&prova["esito"]["entrano"], &prova["esito"]["restano_fuori"]), (&json!(3), &json!(3)), "{prova}");
    let errori = prova["esito"]["errori"].as_array().unwrap();
    let motivi: Vec<(u64, &str)> =
        errori.iter().map(|e| (e["riga"].as_u64().unwrap(), e["motivo"].as_str().unwrap())).collect();
    assert!(motivi[0].0 == 5 && motivi[0].1.contains("già assunto dal 02/02/2026"), "{motivi:?}");
    assert!(motivi[1].0 == 6 && motivi[1].1.contains("non ha lavoratori a Milano"), "{motivi:?}");
    assert!(motivi[2].0 == 7 && motivi[2].1.contains("non è in archivio"), "{motivi:?}");
    assert_eq!(fatto["stato"], "fatto", "{fatto}");
    assert_eq!(banco.cifre(&datore, "10/5/2026", "GE").await, [95, 7, 5, 2]);
    assert_eq!(banco.cifre(&datore, "11/5/2026", "GE").await, [95, 7, 4, 3]);
    assert_eq!(banco.cifre(&datore, "2/2/2026", "SV").await, [34, 2, 1, 1]);
    // The same file again: nothing enters, and what is there already is named.
    let (prova, _) = importa(&banco, &testo).await;
    assert_eq!((&prova["esito"]["entrano"], &prova["esito"]["duplicati"]), (&json!(0), &json!(3)), "{prova}");
    let avvisi = prova["esito"]["avvisi"].to_string();
    assert!(avvisi.contains("La comunicazione C1 è già in archivio"), "{avvisi}");
    // Another layout is refused, and said what is missing.
    let (prova, _) = {
        let file = banco.cartella.path().join("altro.csv");
        std::fs::write(&file, "nome;cognome\nAda;Bianchi\n").unwrap();
        let richiesta = json!({ "file": [file.to_string_lossy()], "cosa": "comunicazioni" });
        let prova = banco.fa("importa_prova", richiesta).await;
        (finito(&banco, &prova["lavoro"]).await, ())
    };
    assert_eq!(prova["file"][0]["stato"], "rifiutato", "{prova}");
    assert!(prova["file"][0]["messaggio"].as_str().unwrap().contains("codice_comunicazione"), "{prova}");
}

fn sospensione() -> Value {
    json!({ "id": "", "versione": 0, "dati": {
        "codice_fiscale_datore": ACME, "causale": "cigs", "protocollo": "900/2026", "ricevuta_il": "1/5/2026",
        "dal": "1/5/2026", "al": "31/10/2026", "documento": true,
        "misure": [{ "provincia": "GE", "percentuale": "50", "lavoratori": 0 }],
    } })
}

async fn passo(banco: &Banco, scheda: &Value, passo: &str, altro: Value) -> Value {
    let mut richiesta = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "passo": passo });
    richiesta.as_object_mut().unwrap().extend(altro.as_object().unwrap().clone());
    banco.fa("sospensione_passo", richiesta).await
}

#[tokio::test]
async fn a_suspension_lowers_the_quota_while_it_lasts_and_then_sixty_days_run() {
    let banco = Banco::nuovo().await;
    let datore = acme(&banco).await;
    anno(&banco, &datore).await;
    let scheda = banco.fa("sospensione_salva", sospensione()).await;
    assert_eq!(banco.cifre(&datore, "1/6/2026", "GE").await, [85, 6, 5, 1], "communicated, it suspends nothing");
    // 50% of 6 units: 3 stay due, 3 are suspended.
    assert_eq!(scheda["effetti"][0]["sospese"], 3, "{scheda}");
    let scheda = passo(&banco, &scheda, "temporanea", json!({})).await;
    // Three months from the communication of 1 May, the last day being 31 July (art. 4 c. 3 D.P.R. 333/2000).
    assert_eq!(scheda["riga"]["scadenza"], "2026-07-31", "{scheda}");
    assert_eq!(banco.cifre(&datore, "30/4/2026", "GE").await, [85, 6, 5, 1]);
    assert_eq!(banco.cifre(&datore, "1/5/2026", "GE").await, [85, 3, 5, 0]);
    assert_eq!(banco.cifre(&datore, "31/7/2026", "GE").await, [85, 3, 5, 0]);
    assert_eq!(banco.cifre(&datore, "1/8/2026", "GE").await, [85, 6, 5, 1]);
    let scheda = passo(&banco, &scheda, "rinnova", json!({})).await;
    assert_eq!(banco.cifre(&datore, "1/8/2026", "GE").await, [85, 3, 5, 0], "renewed once, to 31 October");
    assert!(!scheda["passi"].as_array().unwrap().contains(&json!("rinnova")), "renewable once: {scheda}");
    let riconosci = json!({ "al": "15/10/2026", "atto": "decreto ministeriale n. 12", "atto_del": "1/10/2026" });
    let scheda = passo(&banco, &scheda, "riconosci", riconosci).await;
    assert_eq!(banco.cifre(&datore, "15/10/2026", "GE").await, [85, 3, 5, 0]);
    assert_eq!(banco.cifre(&datore, "16/10/2026", "GE").await, [85, 6, 5, 1]);
    // Sixty days after 15 October: 14 December.
    assert_eq!(scheda["riga"]["scadenza"], "2026-12-14", "{scheda}");
    assert_eq!(scheda["riga"]["scadenza_nome"], "richiesta di assunzione");
    assert_eq!(scheda["atti"].as_array().unwrap().len(), 3, "two temporary acts and the recognition");
    // The last act annulled, the suspension is temporary again.
    let atto = &scheda["atti"][0]["id"];
    banco.fa("atto_annulla", json!({ "id": atto, "motivo": "prova" })).await;
    let scheda = banco.fa("sospensione", json!({ "id": scheda["riga"]["id"] })).await;
    assert_eq!(scheda["riga"]["stato"]["codice"], "temporanea", "{scheda}");
    assert_eq!(banco.cifre(&datore, "31/10/2026", "GE").await, [85, 3, 5, 0]);
}

#[tokio::test]
async fn a_suspension_that_contradicts_something_is_refused_by_name() {
    let banco = Banco::nuovo().await;
    let datore = acme(&banco).await;
    let scheda = banco.fa("sospensione_salva", sospensione()).await;
    let casi = [
        ("causale", json!("solidarieta"), "c'è già una sospensione per cassa integrazione straordinaria a Genova"),
        ("misure", json!([{ "provincia": "MI", "percentuale": "50", "lavoratori": 0 }]), "non ha lavoratori a Milano"),
        ("misure", json!([{ "provincia": "SV", "percentuale": "", "lavoratori": 35 }]), "i dipendenti sono 34"),
        ("misure", json!([{ "provincia": "SV", "percentuale": "50", "lavoratori": 3 }]), "non tutti e due"),
        (
            "misure",
            json!([{ "provincia": "SV", "percentuale": "", "lavoratori": 0 }]),
            "Indica quanto lavoro è sospeso",
        ),
        ("misure", json!([]), "Indica almeno una provincia"),
        ("al", json!("30/4/2026"), "La fine viene prima"),
        ("causale", json!("licenziamento_collettivo"), "c'è già una sospensione"),
    ];
    for (campo, valore, attesa) in casi {
        let mut altra = sospensione();
        altra["dati"][campo] = valore.clone();
        let (codice, parole) = banco.rifiuto("sospensione_salva", altra).await;
        assert_eq!(codice, "sospensione_non_valida", "{campo} {valore}");
        assert!(parole.contains(attesa), "{campo} {valore}: {parole}");
    }
    // A public employer has no suspension at all.
    let pubblico = banco.datore("00856930102", "pubblico", &[("2025-12-31", al_31_dicembre())]).await;
    let mut altra = sospensione();
    altra["dati"]["codice_fiscale_datore"] = json!("00856930102");
    let (_, parole) = banco.rifiuto("sospensione_salva", altra).await;
    assert!(parole.contains("solo per i datori privati"), "{parole}");
    // Refused, it is no longer in the way.
    let respinta = passo(&banco, &scheda, "respingi", json!({ "data": "20/5/2026", "nota": "manca il decreto" })).await;
    assert_eq!(respinta["riga"]["stato"]["codice"], "respinta");
    let mut altra = sospensione();
    altra["dati"]["causale"] = json!("licenziamento_collettivo");
    altra["dati"]["misure"] = json!([]);
    altra["dati"]["licenziati"] = json!(6);
    let scheda = banco.fa("sospensione_salva", altra).await;
    let scheda = passo(&banco, &scheda, "riconosci", json!({ "al": "15/5/2026" })).await;
    // Six dismissals are at least five: six more months of precedence, to 15 November; nothing is due anywhere.
    assert_eq!(scheda["riga"]["al"], "2026-11-15", "{scheda}");
    assert_eq!(banco.cifre(&datore, "1/6/2026", "nazionale").await[1], 0);
    assert_eq!(banco.cifre(&datore, "1/6/2026", "SV").await[1], 0);
    let _ = pubblico;
}

#[tokio::test]
async fn the_pairs_that_the_quota_proposes_are_taken_over_with_one_action() {
    let banco = Banco::nuovo().await;
    // Genova: 60 − 6 − 1 of art. 18 = 53, 3,71 → 4. Savona: 54 − 1 = 53, 3,71 → 4. Italia: 106, 7,42 → 7, and
    // one of the two quotas is brought down to 3. In force 7: nothing is due in Italia, while Savona is short.
    let quadri = json!([provincia("GE", 60, 6, 1), provincia("SV", 54, 1, 0)]);
    let datore = banco.datore("02345670109", "privato", &[("2025-12-31", quadri)]).await;
    let prima = banco.posizione(&datore, "").await;
    let proposte = prima["proposte"].as_array().unwrap();
    assert!(!proposte.is_empty(), "{prima}");
    let numero: i64 = proposte.iter().map(|una| una["numero"].as_i64().unwrap()).sum();
    let savona = banco.cifre(&datore, "", "SV").await;
    let gruppo = banco.fa("compensazioni_accogli", json!({ "datore_id": datore })).await;
    assert!(gruppo["saldi"].as_array().unwrap().iter().all(|saldo| saldo["in_pareggio"] == true), "{gruppo}");
    assert!(gruppo["avvisi"].as_array().unwrap().is_empty(), "{gruppo}");
    let dopo = banco.cifre(&datore, "", "SV").await;
    assert_eq!(dopo[3], savona[3] - numero, "what Genova has too much is less due in Savona");
    assert!(banco.posizione(&datore, "").await["proposte"].as_array().unwrap().is_empty());
    let (codice, _) = banco.rifiuto("compensazioni_accogli", json!({ "datore_id": datore })).await;
    assert_eq!(codice, "nessuna_proposta");
}

#[tokio::test]
async fn a_public_body_compensates_inside_its_region_and_by_an_act() {
    let banco = Banco::nuovo().await;
    let codice = "00856930102";
    banco.datore(codice, "pubblico", &[("2025-12-31", al_31_dicembre())]).await;
    let dati = json!({
        "codice_fiscale_datore": codice, "protocollo": "77/2026", "ricevuta_il": "1/10/2026", "dal": "1/11/2026",
        "soggetto": "disabili", "provincia_eccedenza": "GE", "provincia_riduzione": "SV", "numero": 1,
        "motivazione": "A Savona non ci sono posti adatti.",
    });
    let salva = |dati: &Value| json!({ "id": "", "versione": 0, "dati": dati });
    let scheda = banco.fa("compensazione_salva", salva(&dati)).await;
    assert_eq!(
        (&scheda["riga"]["tipo"], &scheda["riga"]["stato"]["codice"]),
        (&json!("autorizzata"), &json!("in_istruttoria"))
    );
    let id = scheda["riga"]["datore_id"].as_str().unwrap().to_owned();
    assert_eq!(banco.cifre(&id, "", "SV").await[3], 1, "an application changes nothing");
    let richiesta = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "passo": "autorizza" });
    let scheda = banco.fa("compensazione_passo", richiesta).await;
    assert_eq!(scheda["atti"].as_array().unwrap().len(), 1, "{scheda}");
    assert_eq!((banco.cifre(&id, "31/10/2026", "SV").await[3], banco.cifre(&id, "1/11/2026", "SV").await[3]), (1, 0));
    assert_eq!(banco.cifre(&id, "1/11/2026", "GE").await[3], 4);
    // Outside the region the decree is barred, and said why.
    let mut fuori = dati.clone();
    fuori["provincia_riduzione"] = json!("MI");
    let scheda = banco.fa("compensazione_salva", salva(&fuori)).await;
    assert!(!scheda["passi"].as_array().unwrap().contains(&json!("autorizza")), "{scheda}");
    assert!(scheda["impedimento"].as_str().unwrap().contains("una sola regione"), "{scheda}");
}

#[tokio::test]
async fn the_year_turns_with_a_protocol_and_the_new_prospetto_is_held_against_the_position() {
    let banco = Banco::nuovo().await;
    let mut genova = provincia("GE", 100, 4, 1);
    genova["esonero"] = json!({ "stato": "concessa", "lavoratori": 2 });
    let datore = banco.datore(ACME, "privato", &[("2024-12-31", json!([genova, provincia("SV", 34, 1, 0)]))]).await;
    banco.muovi(&datore, json!({ "tipo": "assunzione", "provincia": "SV", "data": "2/2/2025", "numero": 1 })).await;
    assert_eq!(banco.cifre(&datore, "31/12/2025", "GE").await, [95, 7, 4, 1], "two units are exempt");
    let riporto = banco.posizione(&datore, "22/11/2026").await["riporto"].clone();
    let esonero =
        riporto["righe"].as_array().unwrap().iter().find(|riga| riga["cosa"].as_str().unwrap().starts_with("Esonero"));
    assert_eq!(esonero.map(|riga| riga["riportato"].clone()), Some(json!(false)), "{riporto}");
    let dopo = banco.fa("posizione_riporta", json!({ "datore_id": datore, "anno": 2026 })).await;
    assert!(!dopo["riporto"]["id"].as_str().unwrap().is_empty(), "{dopo}");
    assert_eq!(banco.cifre(&datore, "31/12/2025", "GE").await, [95, 7, 4, 1]);
    assert_eq!(
        banco.cifre(&datore, "1/1/2026", "GE").await,
        [95, 7, 4, 3],
        "without an act the exemption ends with its year"
    );
    let (codice, _) = banco.rifiuto("posizione_riporta", json!({ "datore_id": datore, "anno": 2026 })).await;
    assert_eq!(codice, "riporto_gia_fatto");
    let dopo = banco.fa("riporto_annulla", json!({ "id": dopo["riporto"]["id"] })).await;
    assert_eq!(dopo["riporto"]["id"], "");
    assert_eq!(banco.cifre(&datore, "1/1/2026", "GE").await, [95, 7, 4, 1]);
    // Another employer whose yearly prospetto is there: 36 in Savona where the position has 35.
    let quadri = [
        ("2024-12-31", al_31_dicembre()),
        ("2025-12-31", json!([provincia("GE", 100, 4, 1), provincia("SV", 36, 1, 0)])),
    ];
    let altro = banco.datore("02345670109", "privato", &quadri).await;
    banco.muovi(&altro, json!({ "tipo": "assunzione", "provincia": "SV", "data": "2/2/2025", "numero": 1 })).await;
    let confronto = banco.posizione(&altro, "").await["confronto"].clone();
    let differenze = confronto["differenze"].as_array().unwrap();
    let dipendenti = differenze.iter().find(|una| una["campo"] == "totale_dipendenti").unwrap();
    assert_eq!((&dipendenti["dichiarato"], &dipendenti["calcolato"]), (&json!(36), &json!(35)), "{confronto}");
    let accetta = json!({
        "datore_id": altro, "prospetto_id": confronto["prospetto_id"], "dove": "SV", "campo": "totale_dipendenti",
        "accettata": true, "nota": "",
    });
    assert_eq!(banco.rifiuto("differenza_accetta", accetta.clone()).await.0, "nota_mancante");
    let mut accetta = accetta;
    accetta["nota"] = json!("assunzione comunicata in ritardo");
    let dopo = banco.fa("differenza_accetta", accetta).await;
    let dipendenti = dopo["confronto"]["differenze"]
        .as_array()
        .unwrap()
        .iter()
        .find(|una| una["campo"] == "totale_dipendenti")
        .unwrap();
    assert_eq!(
        (&dipendenti["chiarita"], &dipendenti["nota"]),
        (&json!(true), &json!("assunzione comunicata in ritardo"))
    );
}

/// Waits until a work in the background ends; how it ended.
async fn fine(banco: &Banco, lavoro: &Value) -> Value {
    loop {
        let visto = banco.fa("lavoro", json!({ "lavoro": lavoro })).await;
        if visto["stato"] != "in_corso" {
            return visto;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

/// Every text of a spreadsheet.
fn parole_del_foglio(file: &Path) -> String {
    let mut archivio = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut tutto = String::new();
    for posto in 0..archivio.len() {
        let mut parte = archivio.by_index(posto).unwrap();
        std::io::Read::read_to_string(&mut parte, &mut tutto).unwrap();
    }
    tutto
}

#[tokio::test]
async fn the_year_turns_for_every_employer_at_once_with_one_protocol() {
    let banco = Banco::nuovo().await;
    let mut genova = provincia("GE", 100, 4, 1);
    genova["esonero"] = json!({ "stato": "concessa", "lavoratori": 2 });
    let datore = banco.datore(ACME, "privato", &[("2024-12-31", json!([genova, provincia("SV", 34, 1, 0)]))]).await;
    let file = banco.cartella.path().join("protocollo.xlsx");
    for (storta, campo) in [
        (json!({ "anno": 2027, "percorso": file }), "anno"),
        (json!({ "anno": 2020, "percorso": file }), "anno"),
        (json!({ "anno": 2026, "percorso": "" }), "percorso"),
        (json!({ "anno": 2026, "percorso": banco.cartella.path().join("manca/protocollo.xlsx") }), "percorso"),
    ] {
        let (codice, parole) = banco.rifiuto("posizioni_riporta", storta).await;
        assert_eq!(codice, "riporto_non_valido");
        assert!(parole.contains(campo), "{parole}");
    }
    let chiedi = json!({ "anno": 2026, "percorso": file });
    // Stopped before it begins: nothing went over, and the protocol says so.
    let avviato = banco.fa("posizioni_riporta", chiedi.clone()).await;
    banco.fa("lavoro_annulla", json!({ "lavoro": avviato["lavoro"] })).await;
    let fermato = fine(&banco, &avviato["lavoro"]).await;
    assert_eq!(fermato["stato"], "annullato", "{fermato}");
    assert!(fermato["fatti"].as_u64().unwrap() < fermato["totali"].as_u64().unwrap().max(1), "{fermato}");
    assert!(file.is_file());

    let avviato = banco.fa("posizioni_riporta", chiedi.clone()).await;
    let finito = fine(&banco, &avviato["lavoro"]).await;
    assert_eq!((&finito["stato"], &finito["fatti"]), (&json!("fatto"), &finito["totali"]), "{finito}");
    let riporto = banco.posizione(&datore, "22/11/2026").await["riporto"].clone();
    assert!(!riporto["id"].as_str().unwrap().is_empty(), "{riporto}");
    assert_eq!(banco.cifre(&datore, "1/1/2026", "GE").await, [95, 7, 4, 3], "as by itself");
    let protocollo = parole_del_foglio(&file);
    for parola in [ACME, "Esonero, 2 unità", "non riportata", "non ha un atto che valga nel nuovo anno", "saltata"] {
        assert!(protocollo.contains(parola), "«{parola}» is not in the protocol");
    }
    // A second time nobody goes over twice.
    let avviato = banco.fa("posizioni_riporta", chiedi).await;
    let ancora = fine(&banco, &avviato["lavoro"]).await;
    assert!(ancora["passo"].as_str().unwrap().starts_with("0 posizioni riportate"), "{ancora}");
}
