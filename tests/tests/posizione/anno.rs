//! The turn of the year: one employer, and all of them.

use super::*;

#[tokio::test(flavor = "multi_thread")]
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

#[tokio::test(flavor = "multi_thread")]
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
    let fermato = finito(&banco, &avviato["lavoro"]).await;
    assert_eq!(fermato["stato"], "annullato", "{fermato}");
    assert!(fermato["fatti"].as_u64().unwrap() < fermato["totali"].as_u64().unwrap().max(1), "{fermato}");
    assert!(file.is_file());

    let avviato = banco.fa("posizioni_riporta", chiedi.clone()).await;
    let riportate = finito(&banco, &avviato["lavoro"]).await;
    assert_eq!((&riportate["stato"], &riportate["fatti"]), (&json!("fatto"), &riportate["totali"]), "{riportate}");
    let riporto = banco.posizione(&datore, "22/11/2026").await["riporto"].clone();
    assert!(!riporto["id"].as_str().unwrap().is_empty(), "{riporto}");
    assert_eq!(banco.cifre(&datore, "1/1/2026", "GE").await, [95, 7, 4, 3], "as by itself");
    let protocollo = parole_del_foglio(&file);
    for parola in [ACME, "Esonero, 2 unità", "non riportata", "non ha un atto che valga nel nuovo anno", "saltata"] {
        assert!(protocollo.contains(parola), "«{parola}» is not in the protocol");
    }
    // A second time nobody goes over twice.
    let avviato = banco.fa("posizioni_riporta", chiedi).await;
    let ancora = finito(&banco, &avviato["lavoro"]).await;
    assert!(ancora["passo"].as_str().unwrap().starts_with("0 posizioni riportate"), "{ancora}");
}
