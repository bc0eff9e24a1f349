//! People brought into an archive from the command line and from the window.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "what the program does not answer must stop the test")]

use mirato_app::{Orologio, Programma, comandi};
use mirato_store::Persona;
use mirato_tests::mirato::{Esito, mirato};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};

const MARIO: &str = "RSSMRA80A01H501U";
const LUCIA: &str = "CSTLCU88P52D969I";
const PAROLA: &str = "una parola tutta mia";
const TESTATA: [&str; 16] = [
    "codice_fiscale",
    "cognome",
    "nome",
    "nato_il",
    "comune",
    "provincia",
    "cap",
    "part_time",
    "elenco",
    "iscritta_dal",
    "numero",
    "anzianita_dal",
    "categoria",
    "accertamento_tipo",
    "percentuale",
    "rilasciato_il",
];

/// Lucia, with health data, and Mario, without.
fn righe() -> [[&'static str; 16]; 2] {
    [
        [
            LUCIA,
            "Castellò",
            "Lucia",
            "12/09/1988",
            "Genova",
            "GE",
            "16121",
            "sì",
            "art8",
            "15/03/2019",
            "77/2019",
            "01/02/2018",
            "invalido_civile",
            "verbale_invalidita_civile",
            "67",
            "20/11/2017",
        ],
        [MARIO, "Rossi", "Mario", "", "Savona", "SV", "", "no", "art18", "29/02/2024", "", "", "", "", "", ""],
    ]
}

fn testo(righe: &[[&str; 16]]) -> String {
    std::iter::once(&TESTATA).chain(righe).map(|riga| riga.join(";") + "\r\n").collect()
}

fn xlsx(righe: &[[&str; 16]]) -> Vec<u8> {
    let mut libro = Workbook::new();
    let pagina = libro.add_worksheet().set_name("Persone").unwrap();
    for (numero, riga) in (0..).zip(std::iter::once(&TESTATA).chain(righe)) {
        pagina.write_row(numero, 0, riga.iter().copied()).unwrap();
    }
    libro.save_to_buffer().unwrap()
}

fn ods(righe: &[[&str; 16]]) -> Vec<u8> {
    let cella = |testo: &str| match testo {
        "" => "<table:table-cell/>".to_owned(),
        _ => format!("<table:table-cell office:value-type=\"string\"><text:p>{testo}</text:p></table:table-cell>"),
    };
    let riga = |riga: &[&str; 16]| {
        format!("<table:table-row>{}</table:table-row>", riga.iter().map(|testo| cella(testo)).collect::<String>())
    };
    let righe: String = std::iter::once(&TESTATA).chain(righe).map(riga).collect();
    let spazi = "urn:oasis:names:tc:opendocument:xmlns";
    let contenuto = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"{spazi}:office:1.0\" \
         xmlns:table=\"{spazi}:table:1.0\" xmlns:text=\"{spazi}:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"Persone\">{righe}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let manifesto = format!("<manifest:manifest xmlns:manifest=\"{spazi}:manifest:1.0\"/>");
    for (nome, dentro) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifesto.as_str()),
        ("content.xml", contenuto.as_str()),
    ] {
        zip.start_file(nome, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(dentro.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An archive, and files to bring in it.
struct Banco {
    cartella: tempfile::TempDir,
}

impl Banco {
    fn nuovo() -> Self {
        let banco = Self { cartella: tempfile::tempdir().unwrap() };
        assert_eq!(mirato(&["archivio", "crea", "--archivio", &banco.archivio()], "").stato, 0);
        banco
    }

    fn archivio(&self) -> String {
        self.cartella.path().join("prova.mirato").to_string_lossy().into_owned()
    }

    fn file(&self, nome: &str, byte: impl AsRef<[u8]>) -> PathBuf {
        let file = self.cartella.path().join(nome);
        std::fs::write(&file, byte).unwrap();
        file
    }

    fn importa(&self, file: &Path, altro: &[&str]) -> Esito {
        let (file, archivio) = (file.to_string_lossy(), self.archivio());
        mirato(&[&["importa", "persone", &file, "--archivio", &archivio], altro].concat(), "")
    }

    async fn aperto(&self) -> Programma {
        let programma = Programma::nuovo(None, Orologio::Sistema);
        programma.apri(&self.archivio(), "dimostrazione", false, "ada").await.unwrap();
        programma
    }

    async fn abilita(&self) {
        let programma = self.aperto().await;
        chiama(&programma, "abilita", json!({ "utente": "ada", "parola": PAROLA })).await;
        programma.chiudi().await;
    }

    /// Everybody in the archive, with how many operations its register holds.
    async fn contenuto(&self) -> (Vec<Persona>, i64) {
        let programma = self.aperto().await;
        let ufficio = programma.ufficio().await.unwrap();
        let persone = ufficio.archivio.persone("", 500).await.unwrap();
        let registro = ufficio.archivio.verifica_registro().await.unwrap();
        assert_eq!(registro.guasto, None);
        programma.chiudi().await;
        (persone, registro.righe)
    }
}

async fn chiama(programma: &Programma, comando: &str, richiesta: Value) -> Value {
    comandi::esegui(programma, comando, richiesta).await.unwrap_or_else(|errore| panic!("{comando}: {errore:?}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_file_brings_the_same_people_in() {
    let windows: Vec<u8> = testo(&righe()).chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let file: [(&str, Vec<u8>); 4] = [
        ("persone.xlsx", xlsx(&righe())),
        ("persone.ods", ods(&righe())),
        ("utf8.csv", testo(&righe()).into_bytes()),
        ("windows.csv", windows),
    ];
    for (nome, byte) in file {
        let banco = Banco::nuovo();
        banco.abilita().await;
        let esito = banco.importa(&banco.file(nome, byte), &[]);
        assert_eq!(esito.stato, 0, "{nome}: {}", esito.errori);
        assert!(esito.uscita.contains("2 persone nuove"), "{nome}: {}", esito.uscita);
        let (mut persone, _) = banco.contenuto().await;
        persone.sort_by(|una, altra| una.cognome.cmp(&altra.cognome));
        let lette: Vec<(&str, &str, &str)> =
            persone.iter().map(|p| (p.cognome.as_str(), p.nato_il.as_str(), p.sesso.as_str())).collect();
        assert_eq!(lette, [("Castellò", "1988-09-12", "F"), ("Rossi", "1980-01-01", "M")], "{nome}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_iscrizione_is_open_and_the_health_data_are_sealed() {
    let banco = Banco::nuovo();
    banco.abilita().await;
    let esito = banco.importa(&banco.file("persone.xlsx", xlsx(&righe())), &["--json"]);
    assert_eq!(esito.stato, 0, "{}", esito.errori);
    let programma = banco.aperto().await;
    let ufficio = programma.ufficio().await.unwrap();
    let lucia = ufficio.archivio.persona_per_codice_fiscale(LUCIA).await.unwrap().unwrap();
    let iscrizione = ufficio.archivio.iscrizioni_della_persona(&lucia.id).await.unwrap().remove(0);
    assert_eq!((iscrizione.elenco.as_str(), iscrizione.stato.as_str()), ("art8", "aperta"));
    assert_eq!((iscrizione.anno, iscrizione.numero), (Some(2019), Some(1)));
    assert_eq!(iscrizione.iscritta_dal.as_deref(), Some("2019-03-15"));
    assert_eq!(iscrizione.anzianita_dal.as_deref(), Some("2018-02-01"));
    let scritta = serde_json::to_string(&iscrizione).unwrap();
    assert!(scritta.contains("Numero 77/2019"), "{scritta}");
    let fascicolo = ufficio.archivio.fascicolo(&lucia.id).await.unwrap().expect("sealed");
    let sigillo = String::from_utf8_lossy(&fascicolo.sigillo).into_owned();
    let importazioni = serde_json::to_string(&ufficio.archivio.importazioni(10, 0).await.unwrap()).unwrap();
    let persona = serde_json::to_string(&lucia).unwrap();
    for (dove, testo) in [
        ("the person", &persona),
        ("the iscrizione", &scritta),
        ("the sealed part", &sigillo),
        ("the imports", &importazioni),
        ("the output", &esito.uscita),
        ("the errors", &esito.errori),
    ] {
        for segreto in ["invalido_civile", "verbale", "2017"] {
            assert!(!testo.contains(segreto), "{segreto} stands in clear in {dove}");
        }
    }
    let apri = json!({ "persona_id": lucia.id, "motivo": "collaudo", "parola": PAROLA });
    let aperto = chiama(&programma, "fascicolo_apri", apri).await;
    assert_eq!(aperto["dati"]["categoria_art8"], "invalido_civile");
    assert_eq!(aperto["dati"]["accertamenti"][0]["percentuale"], "67");
    assert_eq!(aperto["dati"]["accertamenti"][0]["rilasciato_il"], "2017-11-20");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_and_a_second_import_change_nothing() {
    let banco = Banco::nuovo();
    banco.abilita().await;
    let file = banco.file("persone.csv", testo(&righe()));
    let prima = banco.contenuto().await;
    let prova = banco.importa(&file, &["--prova"]);
    assert_eq!(prova.stato, 0, "{}", prova.errori);
    assert!(prova.uscita.contains("2 persone nuove"), "{}", prova.uscita);
    assert_eq!(banco.contenuto().await, prima);

    assert_eq!(banco.importa(&file, &[]).stato, 0);
    let dopo = banco.contenuto().await;
    assert_eq!(dopo.0.len(), 2);
    let seconda = banco.importa(&file, &["--json"]);
    assert_eq!((seconda.stato, &seconda.json()["file"][0]["stato"]), (0, &json!("duplicato")));
    assert_eq!(banco.contenuto().await, dopo);
}

/// A valid code that nobody has: born in 1950 on a day and in a month that the number tells.
fn codice(n: usize) -> String {
    let lettera = |n: usize| char::from(b"BCDFGLMNPRSTVZ"[n % 14]);
    let quindici = format!("ZZ{}{}{}Z50A{:02}D969", lettera(n / 28), lettera(n / 392), lettera(n / 5488), n % 28 + 1);
    mirato_domain::CodiceFiscale::da_quindici(&quindici).unwrap().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_follow_the_order_of_a_long_file_and_go_on_from_the_register() {
    let banco = Banco::nuovo();
    // More than the program writes at a time.
    let codici: Vec<String> = (0..2_300).map(codice).collect();
    let riga = |codice: &String| format!("{codice};Zzz;Zaz;{};2019-03-15\n", "art8");
    let testata = "codice_fiscale;cognome;nome;elenco;iscritta_dal\n".to_owned();
    for parte in [&codici[..3], &codici[3..]] {
        let testo = testata.clone() + &parte.iter().map(riga).collect::<String>();
        let esito = banco.importa(&banco.file("tante.csv", testo), &[]);
        assert_eq!(esito.stato, 0, "{}", esito.errori);
    }
    let programma = banco.aperto().await;
    let ufficio = programma.ufficio().await.unwrap();
    for posto in [0, 2, 3, 1_002, 1_003, 2_299] {
        let persona = ufficio.archivio.persona_per_codice_fiscale(&codici[posto]).await.unwrap().unwrap();
        let iscrizione = ufficio.archivio.iscrizioni_della_persona(&persona.id).await.unwrap().remove(0);
        assert_eq!(iscrizione.numero, i64::try_from(posto).ok().map(|posto| posto + 1));
    }
    assert_eq!(ufficio.archivio.verifica_registro().await.unwrap().guasto, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_there_changes_only_where_the_row_has_a_value() {
    let banco = Banco::nuovo();
    let mut mario = righe()[1];
    assert_eq!(banco.importa(&banco.file("prima.csv", testo(&[mario])), &[]).stato, 0);
    let altra = mirato_domain::CodiceFiscale::da_quindici("RSSMRA80A01D969").unwrap();
    (mario[4], mario[6], mario[9]) = ("", "17100", "01/03/2024");
    let mut omonimo = mario;
    (omonimo[0], omonimo[3]) = (altra.as_str(), "01/01/1980");
    let esito = banco.importa(&banco.file("dopo.csv", testo(&[mario, omonimo])), &[]);
    assert_eq!(esito.stato, 0, "{}", esito.errori);
    for detto in [
        "1 persona nuova, 1 già in archivio aggiornata",
        "riga 2: Già in archivio, aggiornata.",
        "riga 2: È già nell'elenco, dal 29/02/2024",
        "riga 3: In archivio c'è RSSMRA80A01H501U con lo stesso nome e la stessa nascita",
    ] {
        assert!(esito.uscita.contains(detto), "«{detto}» is not said: {}", esito.uscita);
    }
    let (persone, _) = banco.contenuto().await;
    let mario = persone.iter().find(|persona| persona.codice_fiscale == MARIO).unwrap();
    let dati: Value = mario.dati.leggi().unwrap();
    assert_eq!((mario.comune.as_deref(), &dati["residenza"]["cap"]), (Some("Savona"), &json!("17100")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_with_faults_is_refused_whole_and_each_is_told() {
    let banco = Banco::nuovo();
    banco.abilita().await;
    let mut sbagliate = [righe()[0], righe()[1], righe()[0]];
    sbagliate[0][9] = "15/03/2099";
    sbagliate[0][12] = "orfano_inventato";
    sbagliate[0][14] = "173";
    sbagliate[1][9] = "";
    sbagliate[2][0] = "CSTLCU88P52D969X";
    sbagliate[2][3] = "29/02/2023";
    let prima = banco.contenuto().await;
    let buono = banco.file("buono.csv", testo(&[righe()[1]]));
    let esito = banco.importa(&banco.file("sbagliato.csv", testo(&sbagliate)), &[&buono.to_string_lossy()]);
    assert_eq!(esito.stato, 3);
    let errore = esito.errore();
    assert_eq!((&errore["codice"], errore["campi"].as_array().unwrap().len()), (&json!("file_rifiutati"), 1));
    assert_eq!(errore["campi"][0]["campo"], "sbagliato.csv");
    for detto in [
        "Persone, riga 2, colonna percentuale: Il valore non va.",
        "Persone, riga 3, colonna iscritta_dal: Manca",
        "Persone, riga 4, colonna codice_fiscale: «CSTLCU88P52D969X» non è un codice fiscale",
        "Persone, riga 4, colonna nato_il: La data non esiste: febbraio ha 28 giorni.",
    ] {
        assert!(esito.uscita.contains(detto), "«{detto}» is not said: {}", esito.uscita);
    }
    for segreto in ["173", "orfano_inventato", "2017"] {
        assert!(!format!("{}{}", esito.uscita, esito.errori).contains(segreto), "{segreto} is told");
    }
    let (persone, _) = banco.contenuto().await;
    assert_eq!((persone.len(), prima.0.len()), (1, 0), "the good file is in, the other is not");

    // What the archive and the law say against a row that reads well.
    let mut futura = righe()[0];
    futura[9] = "15/03/2099";
    futura[12] = "orfano_inventato";
    let esito = banco.importa(&banco.file("futura.csv", testo(&[futura])), &[]);
    assert_eq!(esito.stato, 3);
    assert!(esito.uscita.contains("riga 2, colonna iscritta_dal: È nel futuro"), "{}", esito.uscita);
    assert!(esito.uscita.contains("riga 2, colonna categoria: Non è il codice"), "{}", esito.uscita);
    assert!(!esito.uscita.contains("orfano_inventato"));
    assert_eq!(banco.contenuto().await.0.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn health_data_wait_for_somebody_who_may_open_them() {
    let banco = Banco::nuovo();
    let esito = banco.importa(&banco.file("persone.csv", testo(&righe())), &[]);
    assert_eq!(esito.stato, 3);
    let rifiuto = esito.errore()["campi"][0]["messaggio"].as_str().unwrap().to_owned();
    assert!(rifiuto.contains("nessun_abilitato") && rifiuto.contains("Impostazioni"), "{rifiuto}");
    assert!(banco.contenuto().await.0.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_window_tries_writes_rejects_and_confirms() {
    let banco = Banco::nuovo();
    let mut sbagliata = righe()[1];
    (sbagliata[0], sbagliata[6]) = (LUCIA, "1");
    let file = banco.file("persone.csv", testo(&[righe()[1], sbagliata]));
    let programma = banco.aperto().await;
    let prova = chiama(&programma, "importa_prova", json!({ "file": [file], "cosa": "persone" })).await;
    let visto = finito(&programma, &prova).await;
    assert_eq!((&visto["esito"]["entrano"], &visto["esito"]["restano_fuori"]), (&json!(1), &json!(1)), "{visto}");
    assert_eq!(
        (&visto["esito"]["errori"][0]["riga"], &visto["esito"]["errori"][0]["colonna"]),
        (&json!(3), &json!("cap"))
    );
    let scarti = banco.cartella.path().join("scarti.xlsx");
    chiama(&programma, "importa_scarti", json!({ "lavoro": prova["lavoro"], "percorso": scarti })).await;
    assert!(std::fs::metadata(&scarti).unwrap().len() > 0);
    let importa = chiama(&programma, "importa_conferma", prova).await;
    assert_eq!(finito(&programma, &importa).await["file"][0]["stato"], "importato");
    let modello = banco.cartella.path().join("modello.xlsx");
    chiama(&programma, "importa_modello", json!({ "percorso": modello, "cosa": "persone" })).await;
    programma.chiudi().await;
    assert_eq!(banco.contenuto().await.0.len(), 1);
    assert_eq!(banco.importa(&modello, &["--prova"]).stato, 0, "the template reads back");
}

async fn finito(programma: &Programma, lavoro: &Value) -> Value {
    for _ in 0..10_000 {
        let stato = chiama(programma, "lavoro", lavoro.clone()).await;
        if stato["stato"] != "in_corso" {
            assert_eq!(stato["stato"], "fatto", "{stato}");
            return stato;
        }
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
    panic!("the work does not end");
}
