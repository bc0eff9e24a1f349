//! People, from the application to the hire and back: lists, sealed data, nulla osta, computo, letters,
//! on a real archive through the commands that the window calls.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_tests::banco::{Banco, tra};
use mirato_tests::mirato::mirato;
use mirato_tests::persone::{ELENA, IVO, accerta, domanda, iscritta, passo, registra};
use serde_json::{Value, json};

/// Units short in Savona of the walk-through's employer, and its tax code.
async fn bricola(banco: &Banco) -> (i64, String) {
    let elenco = banco.fa("datori", json!({ "testo": "officine bricola" })).await;
    let riga = &elenco["righe"][0];
    let scheda = banco.fa("datore", json!({ "id": riga["id"] })).await;
    let savona = scheda["scoperture"].as_array().unwrap().iter().find(|voce| voce["dove"] == "SV").unwrap();
    (savona["scopertura_art3"].as_i64().unwrap(), riga["codice_fiscale"].as_str().unwrap().to_owned())
}

fn richiesta(datore: &str, persona: &str) -> Value {
    json!({
        "codice_fiscale_datore": datore, "codice_fiscale_persona": persona, "protocollo": "48000/2026",
        "ricevuta_il": tra(-3), "provincia": "SV", "elenco": "art8", "chiamata": "nominativa",
        "contratto": "determinato", "durata_mesi": 12, "ore": "30", "ore_contratto": "40:00",
        "mansione": "addetta al controllo", "inizio_dal": tra(0), "inizio_al": tra(20),
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_threshold_of_civil_invalidity_decides_who_is_registered() {
    // Art. 1 c. 1 lett. a): a reduction above 45 per cent, so 46 at least.
    for (percentuale, entra) in [("45", false), ("46", true)] {
        let banco = Banco::nuovo().await;
        let persona = registra(&banco, ELENA).await["id"].as_str().unwrap().to_owned();
        accerta(&banco, &persona, percentuale).await;
        let scheda = domanda(&banco, &persona).await;
        let esito = passo(&banco, &scheda, "iscrivi", json!({ "data": tra(-90) })).await;
        assert_eq!(esito.is_ok(), entra, "{percentuale}: {esito:?}");
        assert!(!scheda.to_string().contains(&format!("{percentuale}%")), "the page holds no percentage: {scheda}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_open_iscrizione_is_refused_and_a_refusal_needs_its_notice() {
    let banco = Banco::nuovo().await;
    let (persona, scheda) = iscritta(&banco, ELENA).await;
    assert!(scheda["riga"]["numero"].as_str().unwrap().contains('/'), "{scheda}");
    let doppia = json!({ "persona_id": persona, "elenco": "art8", "ingresso": "prima", "richiesta_il": tra(-1) });
    assert_eq!(
        banco.rifiuto("iscrizione_salva", json!({ "id": "", "versione": 0, "dati": doppia })).await,
        "gia_iscritta"
    );
    // Art. 10-bis L. 241/1990: ten days for the observations before a cancellation for a lost requirement.
    let cancella = json!({ "data": tra(0), "motivo": "perdita_requisiti" });
    let senza = passo(&banco, &scheda, "cancella", cancella.clone()).await.unwrap_err();
    assert_eq!(senza.codice, "preavviso_mancante");
    let avvisata =
        passo(&banco, &scheda, "preavviso", json!({ "data": tra(0), "nota": "requisito perso" })).await.unwrap();
    assert_eq!(avvisata["preavviso_fino_al"], tra(10));
    assert_eq!(passo(&banco, &avvisata, "cancella", cancella).await.unwrap_err().codice, "preavviso_in_corso");
    // A ground that asks for no notice closes at once, and the reason is written.
    let chiusa = passo(&banco, &avvisata, "cancella", json!({ "data": tra(0), "motivo": "domanda" })).await.unwrap();
    assert_eq!((&chiusa["riga"]["stato"]["codice"], &chiusa["riga"]["chiusa_il"]), (&json!("chiusa"), &json!(tra(-1))));
}

#[tokio::test(flavor = "multi_thread")]
async fn sealed_data_open_with_a_reason_and_a_word_and_leave_a_trace() {
    let banco = Banco::nuovo().await;
    let persona = registra(&banco, IVO).await["id"].as_str().unwrap().to_owned();
    let apri = |motivo: &str, parola: &str| json!({ "persona_id": persona, "motivo": motivo, "parola": parola });
    assert_eq!(banco.rifiuto("fascicolo_apri", apri("verifica", "")).await, "fascicolo_chiuso");
    assert_eq!(banco.rifiuto("fascicolo_apri", apri("verifica", "sbagliata!")).await, "parola_fascicoli_errata");
    assert_eq!(banco.rifiuto("fascicolo_apri", apri(" ", "dimostrazione")).await, "motivo_mancante");
    accerta(&banco, &persona, "82").await;
    banco.fa("fascicolo_apri", apri("colloquio con il comitato tecnico", "")).await;
    let scheda = banco.fa("persona", json!({ "id": persona })).await;
    let aperture = scheda["fascicolo"]["aperture"].as_array().unwrap();
    assert!(aperture.iter().any(|voce| voce["dettaglio"] == "colloquio con il comitato tecnico"), "{aperture:?}");
    assert!(!scheda.to_string().contains("invalido_civile"), "nothing sealed on the page");
    let integro = mirato(&["registro", "verifica", "--archivio", &banco.archivio().to_string_lossy()], "");
    assert_eq!(integro.stato, 0, "{}", integro.errori);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hire_moves_person_and_employer_together_and_back() {
    let banco = Banco::nuovo().await;
    let (persona, iscrizione) = iscritta(&banco, ELENA).await;
    let (mancano, datore) = bricola(&banco).await;
    assert_eq!(mancano, 2, "the walk-through's employer lacks two units in Savona");
    let salva = json!({ "id": "", "versione": 0, "dati": richiesta(&datore, ELENA.2) });
    let scheda = banco.fa("nulla_osta_salva", salva).await;
    assert_eq!(scheda["rilasciabile"], true, "{}", scheda["impedimento"]);
    let rilascia = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"] });
    let atto = banco.fa("nulla_osta_rilascia", rilascia.clone()).await;
    assert_eq!(atto["riga"]["tipo"], "Nulla osta");
    assert_eq!(banco.rifiuto("nulla_osta_rilascia", rilascia).await, "nulla_osta_deciso");
    // Another one for the same person is barred while this one is open.
    let altra = json!({ "id": "", "versione": 0, "dati": richiesta(&datore, ELENA.2) });
    assert_eq!(banco.fa("nulla_osta_salva", altra).await["rilasciabile"], false);

    let vista = banco.fa("nulla_osta", json!({ "id": scheda["riga"]["id"] })).await;
    // Valid for 30 days from the issue (Brescia's practice, a parameter).
    assert_eq!(vista["riga"]["scadenza"], tra(30));
    let usa = json!({ "id": vista["riga"]["id"], "versione": vista["versione"], "passo": "utilizza", "data": tra(0) });
    let usato = banco.fa("nulla_osta_passo", usa).await;
    assert_eq!(usato["riga"]["stato"]["codice"], "utilizzato");
    assert_eq!(usato["controlli"], scheda["controlli"], "why it was issued does not change with what came of it");
    assert_eq!(bricola(&banco).await.0, 1, "the hire covers one unit");
    let iscrizione = banco.fa("iscrizione", json!({ "id": iscrizione["riga"]["id"] })).await;
    assert_eq!(iscrizione["riga"]["stato"]["codice"], "chiusa");
    let scheda = banco.fa("persona", json!({ "id": persona })).await;
    assert_eq!(scheda["rapporti"][0]["datore"], "Officine Bricola S.p.A.");

    let mancata = json!({
        "id": usato["riga"]["id"], "versione": usato["versione"], "passo": "assunzione_mancata", "data": tra(0),
        "nota": "la persona ha rinunciato",
    });
    let tornato = banco.fa("nulla_osta_passo", mancata).await;
    assert_eq!(tornato["riga"]["stato"]["codice"], "rilasciato");
    assert_eq!(bricola(&banco).await.0, 2, "the unit is missing again");
    let iscrizione = banco.fa("iscrizione", json!({ "id": iscrizione["riga"]["id"] })).await;
    assert_eq!(iscrizione["riga"]["stato"]["codice"], "aperta");
    assert_eq!(banco.fa("persona", json!({ "id": persona })).await["rapporti"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_counts_from_sixty_per_cent_and_the_act_says_no_percentage() {
    // Art. 4 c. 3-bis: 60 per cent or more.
    for (percentuale, conta) in [("59", false), ("60", true)] {
        let banco = Banco::nuovo().await;
        let persona = registra(&banco, IVO).await["id"].as_str().unwrap().to_owned();
        accerta(&banco, &persona, percentuale).await;
        let (_, datore) = bricola(&banco).await;
        let documenti: Vec<Value> = ["verbale", "contratto", "consenso"]
            .iter()
            .map(|codice| json!({ "codice": codice, "consegnato_il": tra(-4) }))
            .collect();
        let dati = json!({
            "codice_fiscale_datore": datore, "codice_fiscale_persona": IVO.2, "protocollo": "48100/2026",
            "ricevuta_il": tra(-5), "provincia": "SV", "caso": "prima_dell_assunzione", "assunto_il": tra(-500),
            "ore": "40:00", "ore_contratto": "40:00", "consenso_lavoratore": true, "documenti": documenti,
        });
        let scheda = banco.fa("computo_salva", json!({ "id": "", "versione": 0, "dati": dati })).await;
        assert_eq!(scheda["autorizzabile"], conta, "{percentuale}: {}", scheda["impedimento"]);
        let rilascia = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"] });
        if !conta {
            assert_eq!(banco.rifiuto("computo_rilascia", rilascia).await, "computo_impedito");
            continue;
        }
        let atto = banco.fa("computo_rilascia", rilascia).await;
        assert_eq!(bricola(&banco).await.0, 1, "the worker covers a unit in Savona");
        let doppia = banco.fa("computo_salva", json!({ "id": "", "versione": 0, "dati": dati })).await;
        assert_eq!(doppia["autorizzabile"], false, "nobody counts twice: {doppia}");
        let pdf = banco.cartella.path().join("computo.pdf");
        banco.fa("atto_salva", json!({ "id": atto["riga"]["id"], "percorso": pdf })).await;
        let testo = std::process::Command::new("pdftotext").arg(&pdf).arg("-").output().unwrap();
        let testo = String::from_utf8_lossy(&testo.stdout).into_owned();
        assert!(testo.contains("Ghiglione"), "{testo}");
        assert!(!testo.contains(&format!("{percentuale}%")) && !testo.contains(&format!("{percentuale} per cento")));
        // Annulled, the worker no longer counts and the application waits again.
        let annulla = json!({ "id": atto["riga"]["id"], "motivo": "errore nella domanda" });
        banco.fa("atto_annulla", annulla).await;
        assert_eq!(bricola(&banco).await.0, 2);
        let riaperto = banco.fa("computo", json!({ "id": scheda["riga"]["id"] })).await;
        assert_eq!(riaperto["riga"]["stato"]["codice"], "in_istruttoria");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_refuses_a_computo_without_leaving_anything() {
    let banco = Banco::nuovo().await;
    let persona = registra(&banco, IVO).await["id"].as_str().unwrap().to_owned();
    accerta(&banco, &persona, "59").await;
    let (_, datore) = bricola(&banco).await;
    let archivio = banco.archivio().to_string_lossy().into_owned();
    let (assunto, ieri) = (tra(-500), tra(-1));
    let prima = banco.fa("computi", json!({})).await["totale"].clone();
    let parole = [
        "emetti",
        "computo",
        "--archivio",
        &archivio,
        "--utente",
        "Lucia Ferrando",
        "--datore",
        &datore,
        "--persona",
        IVO.2,
        "--provincia",
        "SV",
        "--caso",
        "prima_dell_assunzione",
        "--assunto-il",
        &assunto,
        "--ore",
        "40:00",
        "--ore-contratto",
        "40:00",
        "--protocollo",
        "1/2026",
        "--ricevuta-il",
        &ieri,
    ];
    let rifiutato = mirato(&parole, "");
    assert_eq!((rifiutato.stato, rifiutato.errore()["codice"].clone()), (4, json!("computo_impedito")));
    assert_eq!(banco.fa("computi", json!({})).await["totale"], prima, "nothing is left behind");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_proposes_and_its_proposal_is_applied() {
    let banco = Banco::nuovo().await;
    let (persona, _) = iscritta(&banco, ELENA).await;
    let lavoro = |reddito: &str| {
        json!({
            "persona_id": persona, "datore": "Conserve del Levante", "tipo": "determinato", "dal": tra(-10),
            "al": tra(90), "reddito_annuo": reddito,
        })
    };
    // D.Lgs. 150/2015 art. 19: within the limit nothing happens; above it a job of up to six months suspends.
    let entro = banco.fa("rapporto_salva", lavoro("8500,00")).await;
    assert_eq!(banco.fa("persona", json!({ "id": persona })).await["proposte"], json!([]));
    banco.fa("rapporto_elimina", json!({ "id": entro["id"] })).await;
    banco.fa("rapporto_salva", lavoro("8500,01")).await;
    let proposte = banco.fa("persona", json!({ "id": persona })).await["proposte"].clone();
    assert_eq!((&proposte[0]["azione"], &proposte[0]["motivo"]), (&json!("sospendi"), &json!("lavoro")));
    let applicate = banco.fa("proposte_applica", json!({ "ids": [proposte[0]["id"]] })).await;
    assert_eq!(applicate, json!({ "applicate": 1, "saltate": [] }));
    let scheda = banco.fa("persona", json!({ "id": persona })).await;
    assert_eq!(scheda["iscrizioni"][0]["stato"]["codice"], "sospesa");
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_go_in_a_folder_and_in_one_file_without_names_in_their_names() {
    let banco = Banco::nuovo().await;
    let cartella = banco.cartella.path().join("lettere");
    std::fs::create_dir(&cartella).unwrap();
    let chiedi = json!({
        "modello": "convocazione", "ids": [], "filtro": { "stato": "aperta", "elenco": "art8" },
        "giorno": tra(15), "ora": "9:30", "luogo": "via dei Tigli 14", "cartella": cartella, "unico": true,
    });
    let lavoro = banco.fa("lettere_componi", chiedi).await["lavoro"].clone();
    let visto = banco.fine(&lavoro).await;
    assert_eq!(visto["stato"], "fatto", "{visto}");
    let elenco = banco.fa("iscrizioni", json!({ "stato": "aperta", "elenco": "art8" })).await;
    let attese = usize::try_from(elenco["totale"].as_u64().unwrap()).unwrap();
    let nomi: Vec<String> = std::fs::read_dir(&cartella)
        .unwrap()
        .map(|voce| voce.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(nomi.len(), attese + 1, "one file each, and all together");
    let cognome = elenco["righe"][0]["persona"].as_str().unwrap().split(' ').next().unwrap().to_lowercase();
    assert!(nomi.iter().all(|nome| !nome.to_lowercase().contains(&cognome)), "{nomi:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_officials_and_likely_duplicates() {
    let banco = Banco::nuovo().await;
    let prima = registra(&banco, ELENA).await;
    let mut dati = prima["dati"].clone();
    dati["telefono"] = json!("019 000 111");
    let salva = |versione: &Value, dati: &Value| json!({ "id": prima["id"], "versione": versione, "dati": dati });
    banco.fa("persona_salva", salva(&prima["versione"], &dati)).await;
    dati["telefono"] = json!("019 000 222");
    assert_eq!(banco.rifiuto("persona_salva", salva(&prima["versione"], &dati)).await, "salvataggio_superato");
    // The same code with omocodia: the last digit of the year as its letter.
    let simile = json!({ "id": "", "versione": 0, "dati": { "cognome": "Parodi", "nome": "Elena", "codice_fiscale": "PRDLNE84D52D96VI" } });
    let trovate = banco.prova("persona_simili", simile).await.unwrap();
    assert!(trovate.as_array().unwrap().iter().any(|trovata| trovata["id"] == prima["id"]), "{trovate}");
    for (campo, valore) in [("nato_il", "29/2/1985"), ("codice_fiscale", "PRDLNE84D52D969Y"), ("cognome", " ")] {
        let mut sbagliati = prima["dati"].clone();
        sbagliati[campo] = json!(valore);
        let errore =
            banco.prova("persona_salva", json!({ "id": "", "versione": 0, "dati": sbagliati })).await.unwrap_err();
        assert!(errore.campi.iter().any(|nominato| nominato.campo == campo), "{campo}: {errore:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn attachments_too_big_or_of_another_kind_change_nothing() {
    let banco = Banco::nuovo().await;
    let strana = ("D'Àngelo-Ñùčić", "Zoë Maria", ELENA.2);
    let scheda = registra(&banco, strana).await;
    let id = scheda["id"].as_str().unwrap().to_owned();
    let venti = 20 * 1024 * 1024;
    for (nome, byte, codice) in [
        ("enorme.pdf", venti + 1, Some("allegato_troppo_grande")),
        ("programma.exe", 10, Some("allegato_di_altro_tipo")),
        ("curriculum.pdf", venti, None),
    ] {
        let file = banco.cartella.path().join(nome);
        std::fs::write(&file, vec![b'%'; byte]).unwrap();
        let allega = json!({ "oggetto": "persona", "oggetto_id": id, "percorso": file });
        match codice {
            Some(codice) => assert_eq!(banco.rifiuto("allega", allega).await, codice),
            None => assert_eq!(banco.fa("allega", allega).await["dimensione"], venti),
        }
    }
    let dopo = banco.fa("persona", json!({ "id": id })).await;
    assert_eq!(dopo["allegati"].as_array().unwrap().len(), 1);
    assert_eq!(dopo["dati"]["cognome"], strana.0);
    let trovate = banco.fa("cerca", json!({ "testo": "dangelo nucic", "limite": 5 })).await;
    assert!(trovate.to_string().contains(&id), "found without its signs: {trovate}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_issues_a_nulla_osta_and_refuses_without_leaving_anything() {
    let banco = Banco::nuovo().await;
    iscritta(&banco, ELENA).await;
    let (_, datore) = bricola(&banco).await;
    let archivio = banco.archivio().to_string_lossy().into_owned();
    let pdf = banco.cartella.path().join("nulla-osta.pdf");
    let (oggi, fine, ieri) = (tra(0), tra(20), tra(-1));
    let parole = |persona: &'static str, mesi: &'static str| {
        [
            "emetti",
            "nulla-osta",
            "--archivio",
            &archivio,
            "--datore",
            &datore,
            "--persona",
            persona,
            "--provincia",
            "SV",
            "--contratto",
            "determinato",
            "--durata-mesi",
            mesi,
            "--ore",
            "30:00",
            "--ore-contratto",
            "40:00",
            "--mansione",
            "addetta",
            "--inizio-dal",
            &oggi,
            "--inizio-al",
            &fine,
            "--protocollo",
            "1/2026",
            "--ricevuta-il",
            &ieri,
            "--uscita",
            pdf.to_str().unwrap(),
            "--json",
        ]
        .map(str::to_owned)
    };
    let prima = banco.fa("nulla_osta_elenco", json!({})).await["totale"].clone();
    // Not in the list: a person of the archive who was never registered.
    registra(&banco, IVO).await;
    let rifiutato = mirato(&parole(IVO.2, "12"), "");
    assert_eq!((rifiutato.stato, rifiutato.errore()["codice"].clone()), (4, json!("nulla_osta_impedito")));
    assert!(!pdf.exists());
    assert_eq!(banco.fa("nulla_osta_elenco", json!({})).await["totale"], prima, "nothing is left behind");
    let emesso = mirato(&parole(ELENA.2, "12"), "");
    assert_eq!(emesso.stato, 0, "{}", emesso.errori);
    assert!(emesso.json()["riga"]["numero"].as_str().unwrap().ends_with(&oggi[..4]));
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF"));
}
