//! An exemption from the application to the decadenza, and what it moves: clock, decree, fee to the cent,
//! notice, payments of the treasury, late payment; refusals by name; the certificate that rests on it.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_app::comandi::esegui;
use mirato_app::importazioni::importa_interi;
use mirato_app::{Orologio, Programma};
use mirato_domain::Errore;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const PAROLA: &str = "parola di prova";
const FONDERIE: &str = "99987000017";
const ALTRA: &str = "99987000025";

/// An archive with two employers, opened on a day.
struct Banco {
    cartella: tempfile::TempDir,
    programma: Programma,
}

/// A program whose clock stands on a day.
async fn del_giorno(archivio: &Path, giorno: &str, crea: bool) -> Programma {
    let istante = chrono::DateTime::parse_from_rfc3339(&format!("{giorno}T10:00:00+01:00")).unwrap();
    let programma = Programma::nuovo(None, Orologio::Fisso(istante));
    programma.apri(&archivio.to_string_lossy(), PAROLA, crea, "ada").await.unwrap();
    programma
}

/// Fonderie: Genova 104 workers, 4 of them disabled, base 100, quota 7; Savona 50 and none, base 50, quota 3
/// (3,50: the fraction counts only beyond 0,50). National base 150, quota 10. Altra: Genova alone, base 60.
fn foglio(cartella: &Path) -> PathBuf {
    let mut libro = Workbook::new();
    let chiave = ["codice_fiscale", "data_riferimento", "provincia"];
    let prospetti = libro.add_worksheet().set_name("Prospetti").unwrap();
    let altre = ["denominazione", "natura", "sede_legale", "totale_dipendenti", "disabili_tempo_pieno"];
    prospetti.write_row(0, 0, chiave.into_iter().chain(altre)).unwrap();
    let righe = [
        (FONDERIE, "GE", "Fonderie Rivalta S.p.A.", [104, 4]),
        (FONDERIE, "SV", "Fonderie Rivalta S.p.A.", [50, 0]),
        (ALTRA, "GE", "Altra S.r.l.", [60, 0]),
    ];
    for (riga, (codice, provincia, nome, numeri)) in (1..).zip(righe) {
        prospetti.write_row(riga, 0, [codice, "31/12/2025", provincia, nome, "privato", "GE"]).unwrap();
        prospetti.write_row(riga, 6, numeri).unwrap();
    }
    let altri: [(&str, &[&str]); 3] = [
        ("Part-time", &["gruppo", "numero", "ore", "ore_contratto"]),
        ("Esclusioni", &["categoria", "numero"]),
        ("Compensazioni", &["con_provincia", "tipo", "soggetto", "numero"]),
    ];
    for (nome, colonne) in altri {
        let pagina = libro.add_worksheet().set_name(nome).unwrap();
        pagina.write_row(0, 0, chiave.into_iter().chain(colonne.iter().copied())).unwrap();
    }
    let file = cartella.join("prospetti.xlsx");
    libro.save(&file).unwrap();
    file
}

impl Banco {
    async fn nuovo(giorno: &str) -> Self {
        let cartella = tempfile::tempdir().unwrap();
        let programma = del_giorno(&cartella.path().join("prova.mirato"), giorno, true).await;
        let banco = Self { programma, cartella };
        let impostazioni = json!({
            "ente": "Provincia di Castelmarino", "servizio": "Collocamento mirato", "province": ["GE", "SV"], "luogo": "Genova",
            "recapiti": ["Viale dei Tigli 14"],
            "responsabile": { "nome": "Ada Neri", "ruolo": "Istruttrice", "email": "a.neri@esempio.example" },
            "firmatario": { "nome": "Ugo Bo", "ruolo": "Il dirigente", "email": "" },
            "calendario": { "giorni_settimana": 5, "patrono": "06-24", "patrono_nome": "San Giovanni" },
        });
        banco.fa("impostazioni_salva", impostazioni).await;
        let ufficio = banco.programma.ufficio().await.unwrap();
        let esito = importa_interi(&ufficio, &[foglio(banco.cartella.path())], false).await.unwrap();
        assert_eq!(esito.file[0].stato, "importato", "{:?}", esito.file[0].messaggio);
        drop(ufficio);
        banco
    }

    /// Goes on to another day.
    async fn passa_al(&mut self, giorno: &str) {
        self.programma.ufficio().await.unwrap().archivio.chiudi().await;
        self.programma = del_giorno(&self.cartella.path().join("prova.mirato"), giorno, false).await;
    }

    async fn prova(&self, comando: &str, richiesta: Value) -> Result<Value, Errore> {
        esegui(&self.programma, comando, richiesta).await
    }

    async fn fa(&self, comando: &str, richiesta: Value) -> Value {
        self.prova(comando, richiesta).await.unwrap_or_else(|errore| panic!("{comando}: {errore:?}"))
    }

    async fn rifiuto(&self, comando: &str, richiesta: Value) -> Errore {
        match self.prova(comando, richiesta).await {
            Ok(risposta) => panic!("{comando} was not refused: {risposta}"),
            Err(errore) => errore,
        }
    }

    async fn salva(&self, dati: Value) -> Value {
        self.fa("esonero_salva", json!({ "id": "", "versione": 0, "dati": dati })).await
    }

    /// A step on the day of the clock.
    fn passo(scheda: &Value, passo: &str, altro: Value) -> Value {
        let mut richiesta = json!({ "id": scheda["riga"]["id"], "versione": scheda["versione"], "passo": passo });
        richiesta.as_object_mut().unwrap().extend(altro.as_object().unwrap().clone());
        richiesta
    }

    async fn fai(&self, scheda: &Value, passo: &str, altro: Value) -> Value {
        self.fa("esonero_passo", Self::passo(scheda, passo, altro)).await
    }

    async fn conto(&self, scheda: &Value, al: &str) -> Value {
        self.fa("conto_esonero", json!({ "id": scheda["riga"]["id"], "al": al })).await
    }

    /// Circumstances of exemption of an employer: province, days, units, state.
    async fn circostanze(&self, datore_id: &Value) -> Vec<[String; 5]> {
        let scheda = self.fa("datore", json!({ "id": datore_id })).await;
        let mut tutte: Vec<[String; 5]> = scheda["circostanze"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|una| una["tipo"] == "esonero")
            .map(|una| {
                ["provincia", "dal", "al", "unita", "stato"]
                    .map(|campo| una[campo].to_string().trim_matches('"').to_owned())
            })
            .collect();
        tutte.sort();
        tutte
    }
}

fn unita(provincia: &str, percentuale: u32, patrono: &str) -> Value {
    json!({
        "provincia": provincia, "sede": format!("via della Ferriera 1, {provincia}"), "percentuale": percentuale,
        "faticosita": true, "pericolosita": true, "lavorazioni": "fusione e sbavatura",
        "prove": ["Documento di valutazione dei rischi"], "giorni_settimana": 5, "patrono": patrono,
    })
}

fn domanda(datore: &str, unita: Value) -> Value {
    let documenti: Vec<Value> = ["domanda", "relazione", "dipendenti_per_unita", "elenco_uffici"]
        .into_iter()
        .map(|codice| json!({ "codice": codice, "consegnato_il": "2026-03-02" }))
        .collect();
    json!({
        "codice_fiscale_datore": datore, "protocollo": "3100/2026", "ricevuta_il": "2026-03-02", "tipo": "prima",
        "richiesto_al": "2027-12-31", "unita": unita, "soluzioni_cercate": "tirocini e convenzioni, senza esito",
        "bollo": "01230000000001", "oneri_importo": "300,00", "oneri_pagati_il": "2026-03-02", "documenti": documenti,
    })
}

fn campi(errore: &Errore) -> Vec<&str> {
    errore.campi.iter().map(|campo| campo.campo.as_str()).collect()
}

#[tokio::test]
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

#[tokio::test]
async fn what_cannot_be_is_refused_by_name() {
    let banco = Banco::nuovo("2026-03-10").await;
    let rifiuta =
        async |dati: Value| banco.rifiuto("esonero_salva", json!({ "id": "", "versione": 0, "dati": dati })).await;
    let altrove = rifiuta(domanda(FONDERIE, json!([unita("GE", 60, ""), unita("SP", 60, "")]))).await;
    assert_eq!((altrove.codice.as_str(), campi(&altrove)), ("esonero_non_valido", vec!["unita[1].provincia"]));
    let mut futura = domanda(FONDERIE, json!([unita("GE", 60, "")]));
    (futura["ricevuta_il"], futura["richiesto_al"]) = (json!("2026-03-11"), json!("2026-03-10"));
    assert_eq!(campi(&rifiuta(futura).await), ["ricevuta_il"]);
    let mut negativa = domanda(FONDERIE, json!([unita("GE", 0, "31/02")]));
    negativa["oneri_importo"] = json!("-1,00");
    assert_eq!(campi(&rifiuta(negativa).await), ["unita[0].percentuale", "unita[0].patrono", "oneri_importo"]);
    let due = domanda(FONDERIE, json!([unita("GE", 60, ""), unita("GE", 50, "")]));
    assert_eq!(campi(&rifiuta(due).await), ["unita[1].percentuale"]);

    let prima = banco.salva(domanda(FONDERIE, json!([unita("GE", 60, "")]))).await;
    let insieme = rifiuta(domanda(FONDERIE, json!([unita("GE", 40, "")]))).await;
    assert_eq!(insieme.codice, "esonero_sovrapposto");
    // Another province is another exemption.
    banco.salva(domanda(FONDERIE, json!([unita("SV", 40, "")]))).await;

    let id = &prima["riga"]["id"];
    let versa = |importo: &str, data: &str, iuv: &str| json!({ "esonero_id": id, "importo": importo, "data": data, "iuv": iuv });
    for (importo, data, iuv, campo) in [
        ("0", "2026-03-05", "", "importo"),
        ("-10,00", "2026-03-05", "", "importo"),
        ("999.999.999,00", "2026-03-05", "", "importo"),
        ("10,00", "2026-03-01", "", "data"),
        ("10,00", "2026-03-11", "", "data"),
        ("10,00", "2026-03-05", "12", "iuv"),
    ] {
        let errore = banco.rifiuto("versamento_aggiungi", versa(importo, data, iuv)).await;
        assert_eq!(
            (errore.codice.as_str(), campi(&errore)),
            ("versamento_non_valido", vec![campo]),
            "{importo} {data} {iuv}"
        );
    }
    banco.fa("versamento_aggiungi", versa("10,00", "2026-03-05", "")).await;
    assert_eq!(
        banco.rifiuto("versamento_aggiungi", versa("10,00", "2026-03-05", "")).await.codice,
        "versamento_doppio"
    );
}

#[tokio::test]
async fn a_denial_waits_for_its_notice_and_names_the_certificates_that_rest_on_it() {
    let mut banco = Banco::nuovo("2026-03-10").await;
    let scheda = banco.salva(domanda(ALTRA, json!([unita("GE", 60, "24/06")]))).await;
    // A certificate asked for and issued while the exemption is pending and paid.
    let versa = json!({ "esonero_id": scheda["riga"]["id"], "importo": "500,00", "data": "2026-03-05" });
    banco.fa("versamento_aggiungi", versa).await;
    let datore = scheda["riga"]["datore_id"].clone();
    assert_eq!(banco.circostanze(&datore).await[0][4], "richiesto_pagato");
    let dati = json!({
        "codice_ipa": "c_d969", "ente": "Comune di Genova", "pec": "comune@pec.example", "cig": "B123456789", "oggetto_gara": "verde",
        "protocollo": "88/2026", "ricevuta_il": "2026-03-06", "codice_fiscale_datore": ALTRA, "data_riferimento": "2026-03-06",
        "determina_del": "", "note": "",
    });
    let richiesta = banco.fa("richiesta_salva", json!({ "id": "", "versione": 0, "dati": dati })).await;
    let rilascia = json!({ "id": richiesta["id"], "versione": richiesta["versione"], "esito": "ottemperante", "motivazione": "prova" });
    let certificato = banco.fa("ottemperanza_rilascia", rilascia).await;

    let negare = json!({ "data": "2026-03-10", "nota": "Mansioni accessibili." });
    assert_eq!(
        banco.rifiuto("esonero_passo", Banco::passo(&scheda, "diniego", negare.clone())).await.codice,
        "passo_non_ammesso"
    );
    let preavviso = banco.fai(&scheda, "preavviso", negare.clone()).await;
    assert_eq!(preavviso["riga"]["stato"]["codice"], "preavviso");
    banco.passa_al("2026-03-20").await;
    let presto = json!({ "data": "2026-03-20", "nota": "Mansioni accessibili." });
    assert_eq!(
        banco.rifiuto("esonero_passo", Banco::passo(&preavviso, "diniego", presto)).await.codice,
        "passo_non_ammesso",
        "observations may come until the tenth day"
    );
    banco.passa_al("2026-03-23").await;
    let negato =
        banco.fai(&preavviso, "diniego", json!({ "data": "2026-03-23", "nota": "Mansioni accessibili." })).await;
    assert_eq!(negato["riga"]["stato"]["codice"], "negato");
    let superati = negato["atti_superati"].as_array().unwrap();
    assert_eq!(superati.len(), 1, "{superati:?}");
    assert_eq!(superati[0]["atto_id"], certificato["riga"]["id"]);
    // What was asked for counts until the day before the refusal, and is due: base 60, quota 4, 60% is 2,40, two
    // units; 15 working days from 2 to 22 March: 15 x 2 x 39,21 = 1.176,30.
    assert_eq!(banco.conto(&negato, "2026-12-31").await["dovuto"], "1176.30");
    assert_eq!(banco.circostanze(&datore).await[0][2], "2026-03-22");

    // Annulled, the refusal never was.
    let atto = negato["passi"].as_array().unwrap().last().unwrap()["atto"]["id"].clone();
    banco.fa("atto_annulla", json!({ "id": atto, "motivo": "errore" })).await;
    let riaperto = banco.fa("esonero", json!({ "id": negato["riga"]["id"] })).await;
    assert_eq!(riaperto["riga"]["stato"]["codice"], "preavviso");
    assert_eq!(riaperto["atti_superati"], json!([]));
}

#[tokio::test]
async fn a_renewal_continues_and_another_percentage_takes_the_place() {
    let mut banco = Banco::nuovo("2026-03-10").await;
    let scheda = banco.salva(domanda(FONDERIE, json!([unita("GE", 60, "24/06")]))).await;
    let concede = json!({ "data": "2026-03-10", "estremi": "7/2026 del 10/03/2026", "scade_il": "2026-06-30" });
    let concesso = banco.fai(&scheda, "concessione", concede).await;
    assert_eq!(concesso["riga"]["numero"], "", "an act issued elsewhere has no number of ours");
    let mut altra = domanda(FONDERIE, json!([unita("GE", 30, "24/06")]));
    (altra["tipo"], altra["ricevuta_il"]) = (json!("variazione"), json!("2026-03-10"));
    let variata = banco.salva(altra).await;
    let concessa = banco
        .fai(&variata, "concessione", json!({ "data": "2026-03-10", "estremi": "8/2026", "scade_il": "2026-06-30" }))
        .await;
    let sostituito = banco.fa("esonero", json!({ "id": concesso["riga"]["id"] })).await;
    assert_eq!(sostituito["riga"]["stato"]["codice"], "sostituito");
    let conto = banco.conto(&sostituito, "2026-12-31").await;
    assert_eq!(conto["periodi"].as_array().unwrap().last().unwrap()["al"], "2026-03-09", "one percentage a day");

    // It ends with its last day; a renewal within sixty days goes on from there.
    banco.passa_al("2026-07-10").await;
    let finito = banco.fa("esonero", json!({ "id": concessa["riga"]["id"] })).await;
    assert_eq!(finito["riga"]["stato"]["codice"], "scaduto");
    let mut rinnovo = domanda(FONDERIE, json!([unita("GE", 30, "24/06")]));
    (rinnovo["tipo"], rinnovo["ricevuta_il"]) = (json!("rinnovo"), json!("2026-07-10"));
    let rinnovato = banco.salva(rinnovo).await;
    assert_eq!(rinnovato["decorre_dal"], "2026-07-01");
}

#[tokio::test]
async fn a_compensation_on_record_moves_the_fee_from_its_day() {
    let mut banco = Banco::nuovo("2026-03-10").await;
    let scheda = banco.salva(domanda(FONDERIE, json!([unita("GE", 60, "24/06"), unita("SV", 60, "18/03")]))).await;
    let percentuali = json!([{ "provincia": "GE", "percentuale": 60 }, { "provincia": "SV", "percentuale": 60 }]);
    let concede = json!({ "data": "2026-03-10", "percentuali": percentuali });
    let concesso = banco.fai(&scheda, "concessione", concede).await;
    banco.passa_al("2026-07-01").await;
    // Genova: quota 7, four in force, three uncovered, all exempt. Savona: quota 3, two exempt.
    let unita_al = |conto: &Value, provincia: &str, giorno: &str| -> Value {
        let periodi = conto["periodi"].as_array().unwrap().iter();
        let mut qui = periodi.filter(|p| p["provincia"] == provincia && p["dal"].as_str().unwrap() <= giorno);
        qui.next_back().unwrap()["unita"].clone()
    };
    let prima = banco.conto(&concesso, "2026-06-30").await;
    assert_eq!((unita_al(&prima, "GE", "2026-06-30"), unita_al(&prima, "SV", "2026-06-30")), (json!(3), json!(2)));
    // Art. 5 c. 8: from 1 June two units more are hired in Savona, two less in Genova.
    let dati = json!({
        "codice_fiscale_datore": FONDERIE, "soggetto": "disabili", "numero": 2, "provincia_eccedenza": "SV",
        "provincia_riduzione": "GE", "dal": "1/6/2026", "protocollo": "77/2026", "ricevuta_il": "1/6/2026",
    });
    let scheda = banco.fa("compensazione_salva", json!({ "id": "", "versione": 0, "dati": dati })).await;
    assert_eq!(scheda["riga"]["stato"]["codice"], "in_vigore", "{scheda}");
    let dopo = banco.conto(&concesso, "2026-06-30").await;
    assert_eq!((unita_al(&dopo, "GE", "2026-05-31"), unita_al(&dopo, "GE", "2026-06-30")), (json!(3), json!(1)));
    assert_eq!(unita_al(&dopo, "SV", "2026-06-30"), json!(2), "60% of 3 is two, however many are uncovered");
    // June has 20 working days in Genova (the 2nd and the 24th are holidays): 20 x 2 x 39,21 = 1.568,40 less.
    let centesimi = |conto: &Value| conto["dovuto"].as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
    assert_eq!(centesimi(&prima) - centesimi(&dopo), 156_840);
}
