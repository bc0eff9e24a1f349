//! An exemption from the application to the decadenza, with its fee.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn from_the_application_to_the_decadenza() {
    let mut banco = Banco::nuovo("2026-03-10").await;
    let scheda = banco.salva(domanda(FONDERIE, json!([unita("GE", 60, "24/06"), unita("SV", 60, "18/03")]))).await;
    assert_eq!(scheda["concedibile"], true, "{}", scheda["impedimento"]);
    let datore = scheda["riga"]["datore_id"].clone();
    // 60% of 7 is 4,20, four units; 60% of 3 is 1,80, two.
    let chieste: Vec<_> =
        scheda["unita"].as_array().unwrap().iter().map(|u| u["unita_richieste"].as_u64().unwrap()).collect();
    assert_eq!(chieste, [4, 2]);
    let aperto = |unita: &str, provincia: &str| [provincia, "2026-03-02", "", unita, "richiesto"].map(str::to_owned);
    assert_eq!(banco.circostanze(&datore).await, [aperto("4", "GE"), aperto("2", "SV")]);
    // 120 days after 2 March.
    assert_eq!(scheda["orologio"]["scadenza"], "2026-06-30");

    let chiesta =
        banco.fai(&scheda, "richiesta_integrazione", json!({ "data": "2026-03-10", "nota": "Planimetria" })).await;
    assert_eq!(
        (chiesta["riga"]["stato"]["codice"].as_str(), chiesta["orologio"]["scadenza"].as_str()),
        (Some("sospeso"), Some(""))
    );
    let decreto =
        banco.rifiuto("esonero_passo", Banco::passo(&chiesta, "concessione", json!({ "data": "2026-03-10" }))).await;
    assert_eq!(decreto.codice, "passo_non_ammesso", "the term is suspended");

    banco.passa_al("2026-03-24").await;
    let passo_id = &chiesta["passi"][0]["id"];
    let chiusa = banco.fai(&chiesta, "chiudi", json!({ "passo_id": passo_id, "data": "2026-03-24" })).await;
    // From 11 to 24 March the term did not run: 14 days.
    assert_eq!(chiusa["orologio"]["scadenza"], "2026-07-14");
    assert_eq!(chiusa["orologio"]["giorni_sospesi"], 14);

    banco.passa_al("2026-05-04").await;
    let prima = banco
        .rifiuto(
            "esonero_passo",
            Banco::passo(&chiusa, "concessione", json!({ "data": "2026-03-01", "estremi": "5/2026" })),
        )
        .await;
    assert_eq!(
        (prima.codice.as_str(), campi(&prima)),
        ("passo_non_valido", vec!["data"]),
        "a decree before the application"
    );
    let percentuali = json!([{ "provincia": "GE", "percentuale": 60 }, { "provincia": "SV", "percentuale": 30 }]);
    let concede = json!({ "data": "2026-05-04", "percentuali": percentuali });
    let concesso = banco.fai(&chiusa, "concessione", concede).await;
    assert_eq!(concesso["riga"]["stato"]["codice"], "concesso");
    assert_eq!(concesso["passi"].as_array().unwrap().last().unwrap()["atto"]["numero"], "1/2026");
    // Genova has three units uncovered, so no more than three are exempt; 30% of 3 is 0,90, one unit.
    let concesse: Vec<_> =
        concesso["unita"].as_array().unwrap().iter().map(|u| u["unita_concesse"].as_u64().unwrap()).collect();
    assert_eq!(concesse, [3, 1]);
    let stato = |provincia: &str, dal: &str, al: &str, unita: &str, stato: &str| {
        [provincia, dal, al, unita, stato].map(str::to_owned)
    };
    assert_eq!(
        banco.circostanze(&datore).await,
        [
            stato("GE", "2026-03-02", "2026-05-03", "4", "richiesto_pagato"),
            stato("GE", "2026-05-04", "2027-12-31", "3", "pagato"),
            stato("SV", "2026-03-02", "2026-05-03", "2", "richiesto_pagato"),
            stato("SV", "2026-05-04", "2027-12-31", "1", "pagato"),
        ],
        "nothing has fallen due yet"
    );
    contributo(&mut banco, concesso).await;
}

/// The fee of the story: to the cent, noticed, paid in part, late, lost.
async fn contributo(banco: &mut Banco, concesso: Value) {
    let datore = concesso["riga"]["datore_id"].clone();
    banco.passa_al("2026-07-01").await;
    let conto = banco.conto(&concesso, "2026-06-30").await;
    // Genova: 22 days in March, 21 in April (Easter Monday), 20 in May (the 1st), 20 in June (the 2nd and the
    // patron saint, the 24th): 83 x 3 units x 39,21 = 9.763,29.
    // Savona: 21 + 21 + 0 days to 3 May (patron saint 18 March) x 2 x 39,21 = 3.293,64; then 20 + 21 days x 1 x
    // 39,21 = 1.607,61. In all 14.664,54.
    assert_eq!(conto["dovuto"], "14664.54", "{:#}", conto["periodi"]);
    let somma = |provincia: &str| -> i64 {
        let periodi = conto["periodi"].as_array().unwrap().iter().filter(|p| p["provincia"] == provincia);
        periodi.map(|p| p["importo"].as_str().unwrap().replace('.', "").parse::<i64>().unwrap()).sum()
    };
    assert_eq!((somma("GE"), somma("SV")), (976_329, 490_125));
    let rata = &conto["rate"][0];
    assert_eq!((rata["importo"].as_str(), rata["scadenza"].as_str()), (Some("14664.54"), Some("2026-07-16")));
    // The days of a period add up to it.
    let chiedi = json!({ "id": concesso["riga"]["id"], "provincia": "SV", "dal": "2026-03-02", "al": "2026-05-03" });
    let giorni = banco.fa("conto_giorni", chiedi).await;
    let giorni = giorni.as_array().unwrap();
    assert_eq!(giorni.len(), 63);
    assert_eq!(giorni.last().unwrap()["progressivo"], "3293.64");
    let patrono = giorni.iter().find(|giorno| giorno["data"] == "2026-03-18").unwrap();
    assert_eq!((patrono["lavorativo"].as_bool(), patrono["importo"].as_str()), (Some(false), Some("0.00")));

    let codici = json!({ "data": "2026-07-01", "numero_avviso": "302 0000 0000 00118 41", "iuv": "020000000000118", "dal": "2026-03-02" });
    let avvisato = banco.fai(&concesso, "avviso", codici.clone()).await;
    let avviso = avvisato["passi"].as_array().unwrap().last().unwrap();
    assert_eq!((avviso["importo"].as_str(), avviso["scadenza"].as_str()), (Some("14664.54"), Some("2026-07-16")));
    let ancora = banco.rifiuto("esonero_passo", Banco::passo(&avvisato, "avviso", codici)).await;
    assert_eq!(ancora.codice, "avviso_gia_emesso");

    banco.passa_al("2026-07-20").await;
    tesoreria(banco, &avvisato).await;
    let conto = banco.conto(&avvisato, "2026-07-16").await;
    assert_eq!(
        (conto["versato"].as_str(), conto["scaduto"].as_str()),
        (Some("5000.00"), Some("0.00")),
        "the last day to pay"
    );

    banco.passa_al("2026-09-01").await;
    let conto = banco.conto(&avvisato, "2026-09-01").await;
    // 47 days after 16 July: 9.664,54 x 5% x 47 / 365 = 62,22.
    assert_eq!((conto["scaduto"].as_str(), conto["maggiorazione"].as_str()), (Some("9664.54"), Some("62.22")));
    // What is late makes the exemption one that is not paid, also for who asks for a certificate.
    let sollecitato = banco.fai(&avvisato, "sollecito", json!({ "data": "2026-09-01" })).await;
    let presto = banco
        .rifiuto("esonero_passo", Banco::passo(&sollecitato, "segnalazione", json!({ "data": "2026-09-01" })))
        .await;
    assert_eq!(presto.codice, "diffida_mancante");
    let diffidato = banco.fai(&sollecitato, "diffida", json!({ "data": "2026-09-01" })).await;
    // Fifteen working days after 1 September.
    assert_eq!(diffidato["passi"].as_array().unwrap().last().unwrap()["scadenza"], "2026-09-22");

    banco.passa_al("2026-09-22").await;
    let presto =
        banco.rifiuto("esonero_passo", Banco::passo(&diffidato, "decadenza", json!({ "data": "2026-09-22" }))).await;
    assert_eq!(presto.codice, "termine_della_diffida", "the last day to pay is not over");
    banco.passa_al("2026-09-23").await;
    let decaduto = banco.fai(&diffidato, "decadenza", json!({ "data": "2026-09-23" })).await;
    assert_eq!(decaduto["riga"]["stato"]["codice"], "decaduto");
    let ultime: Vec<String> = banco.circostanze(&datore).await.into_iter().map(|una| una[2].clone()).collect();
    assert_eq!(ultime, ["2026-05-03", "2026-09-22", "2026-05-03", "2026-09-22"]);
    let conto = banco.conto(&decaduto, "2026-12-31").await;
    let fine = conto["periodi"].as_array().unwrap().iter().map(|p| p["al"].as_str().unwrap()).max();
    assert_eq!(fine, Some("2026-09-22"), "nothing is due once it is lost");
    banco.fai(&decaduto, "segnalazione", json!({ "data": "2026-09-23" })).await;

    let nuova = json!({ "id": "", "versione": 0, "dati": json!({
        "ricevuta_il": "2026-09-23", "richiesto_al": "2027-12-31", "codice_fiscale_datore": FONDERIE, "tipo": "prima",
        "unita": [unita("GE", 60, "")],
    }) });
    assert_eq!(banco.rifiuto("esonero_salva", nuova).await.codice, "esonero_dopo_decadenza");
    estratto(banco, &decaduto).await;
}

/// A file of the treasury: dry run, import, and the same file again.
async fn tesoreria(banco: &Banco, scheda: &Value) {
    let file = banco.cartella.path().join("tesoreria.csv");
    let righe = "Tesoriere;;;;\nCausale;Importo;IUV;Data pagamento;Codice fiscale\n\
                 Contributo;5.000,00;020000000000118;10/07/2026;99987000017\n\
                 Contributo;5.000,00;020000000000118;10/07/2026;99987000017\n\
                 Altro;-3,00;;10/07/2026;99987000017\nAltro;10,00;;10/07/2026;99987000033\n";
    std::fs::write(&file, righe).unwrap();
    let percorso = json!({ "percorso": file });
    let stati = |esito: &Value| -> Vec<String> {
        esito["righe"].as_array().unwrap().iter().map(|r| r["stato"]["codice"].as_str().unwrap().to_owned()).collect()
    };
    let prova = banco.fa("versamenti_prova", percorso.clone()).await;
    assert_eq!(stati(&prova), ["entra", "doppio", "da_correggere", "da_correggere"]);
    assert!(prova["righe"][1]["motivo"].as_str().unwrap().contains("riga 3"), "{}", prova["righe"][1]["motivo"]);
    assert_eq!(banco.conto(scheda, "").await["versamenti"], json!([]), "a dry run writes nothing");
    let esito = banco.fa("versamenti_importa", percorso.clone()).await;
    assert_eq!((esito["entrano"].as_u64(), esito["totale"].as_str()), (Some(1), Some("5000.00")));
    assert_eq!(banco.rifiuto("versamenti_importa", percorso).await.codice, "nessun_versamento");
    std::fs::write(&file, "Nome;Saldo\nFonderie;3\n").unwrap();
    let altra = banco.rifiuto("versamenti_prova", json!({ "percorso": file })).await;
    assert_eq!(altra.codice, "tesoreria_colonne");
}

/// The statement, as a document and as a workbook.
async fn estratto(banco: &Banco, scheda: &Value) {
    for (formato, inizio) in
        [("pdf", b"%PDF".as_slice()), ("xlsx", b"PK".as_slice()), ("csv", b"\xef\xbb\xbf".as_slice())]
    {
        let percorso = banco.cartella.path().join(format!("estratto.{formato}"));
        let chiedi = json!({ "id": scheda["riga"]["id"], "al": "", "formato": formato, "percorso": percorso });
        banco.fa("conto_estratto", chiedi).await;
        assert!(std::fs::read(&percorso).unwrap().starts_with(inizio), "{formato}");
    }
}
