//! The position of an employer through the year: prospetto, hires, leavings, suspension, compensation,
//! the turn of the year and the next prospetto, with figures worked out by hand from the law.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

mod anno;
mod compensazioni;
mod comunicazioni;
mod sospensioni;

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

#[tokio::test(flavor = "multi_thread")]
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

#[tokio::test(flavor = "multi_thread")]
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

#[tokio::test(flavor = "multi_thread")]
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

#[tokio::test(flavor = "multi_thread")]
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

/// Waits until a work in the background ends; how it ended.
async fn finito(banco: &Banco, lavoro: &Value) -> Value {
    loop {
        let visto = banco.fa("lavoro", json!({ "lavoro": lavoro })).await;
        if visto["stato"] != "in_corso" {
            return visto;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}
