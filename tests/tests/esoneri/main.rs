//! An exemption from the application to the decadenza, and what it moves: clock, decree, fee to the cent,
//! notice, payments of the treasury, late payment; refusals by name; the certificate that rests on it.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

mod conto;

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

#[tokio::test(flavor = "multi_thread")]
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

#[tokio::test(flavor = "multi_thread")]
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

#[tokio::test(flavor = "multi_thread")]
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

#[tokio::test(flavor = "multi_thread")]
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
