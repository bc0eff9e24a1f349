//! Who may do what: in the window, and on the command line.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_tests::banco::{Banco, tra};
use mirato_tests::mirato::mirato;
use serde_json::{Value, json};

/// The same archive, open for somebody else.
async fn per(banco: Banco, utente: &str) -> Banco {
    let archivio = banco.archivio();
    banco.programma.apri(&archivio.to_string_lossy(), "dimostrazione", false, utente).await.unwrap();
    banco
}

async fn ruolo(banco: &Banco) -> Value {
    banco.fa("sessione", json!({})).await["utente"]["ruolo"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_decides_who_prepares_and_who_looks() {
    let banco = Banco::nuovo().await;
    assert_eq!(ruolo(&banco).await, "", "nobody has a role: everybody may do everything");
    let assegna = |utente: &str, ruolo: &str| json!({ "utente": utente, "ruolo": ruolo });
    for (utente, quale) in [("Ada Neri", "responsabile"), ("Lucia Ferrando", "istruttore"), ("", "responsabile")] {
        assert_eq!(banco.rifiuto("ruolo_assegna", assegna(utente, quale)).await, "ruolo_non_valido", "{utente}");
    }
    banco.fa("ruolo_assegna", assegna("Lucia Ferrando", "responsabile")).await;
    banco.fa("ruolo_assegna", assegna("Ada Neri", "istruttore")).await;
    assert_eq!(ruolo(&banco).await, "Responsabile");
    assert_eq!(banco.rifiuto("ruolo_togli", json!({ "utente": "Lucia Ferrando" })).await, "ultimo_responsabile");
    let giu = assegna("Lucia Ferrando", "consultazione");
    assert_eq!(banco.rifiuto("ruolo_assegna", giu).await, "ultimo_responsabile");

    let banco = per(banco, "Ada Neri").await;
    assert_eq!(ruolo(&banco).await, "Istruttore");
    let dati = json!({ "cognome": "Parodi", "nome": "Elena", "codice_fiscale": "PRDLNE84D52D969X" });
    banco.fa("persona_salva", json!({ "id": "", "versione": 0, "dati": dati })).await;
    let rilascia = json!({ "id": "x", "versione": 1 });
    let errore = banco.prova("nulla_osta_rilascia", rilascia).await.unwrap_err();
    assert_eq!(errore.codice, "ruolo_insufficiente");
    assert!(errore.messaggio.contains("Lucia Ferrando"), "whom to ask: {}", errore.messaggio);
    let nega = json!({ "id": "x", "versione": 1, "passo": "nega", "data": tra(0), "nota": "x" });
    assert_eq!(banco.rifiuto("nulla_osta_passo", nega).await, "ruolo_insufficiente");
    assert_eq!(banco.rifiuto("ruolo_assegna", assegna("Ada Neri", "responsabile")).await, "ruolo_insufficiente");

    let banco = per(banco, "Nessuno").await;
    assert_eq!(ruolo(&banco).await, "Consultazione", "who has none, where others do, looks");
    banco.fa("datori", json!({})).await;
    let altra = json!({ "id": "", "versione": 0, "dati": dati });
    assert_eq!(banco.rifiuto("persona_salva", altra).await, "ruolo_insufficiente");

    let archivio = banco.archivio().to_string_lossy().into_owned();
    let revisione = ["revisione", "--archivio", &archivio, "--utente", "Nessuno"];
    let rifiutata = mirato(&revisione, "");
    assert_eq!((rifiutata.stato, rifiutata.errore()["codice"].clone()), (4, json!("ruolo_insufficiente")));
    let registro = mirato(&["registro", "verifica", "--archivio", &archivio, "--utente", "Nessuno"], "");
    assert_eq!(registro.stato, 0, "{}", registro.errori);
}
