//! Communications of jobs, imported.

use super::*;

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

#[tokio::test(flavor = "multi_thread")]
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
