//! An archive of an earlier format, with rows in it, brought up to date.

use crate::banco::{PAROLA, altro_database, autore};
use crate::server::server;
use mirato_store::{Archivio, Avviso, Preselezione};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

/// The last format before the yearly lists, for which SQLite makes tables again.
const FORMATO: i64 = 20_261_122_000_011;

/// A call with who applied and its ranking, and a request for a profile, as that format had them.
const RIGHE: [&str; 6] = [
    "INSERT INTO datore (id, codice_fiscale, denominazione, denominazione_normale, natura, versione) \
     VALUES ('d', '00000000109', 'Comune di Pietralba', 'comune di pietralba', 'pubblico', 0)",
    "INSERT INTO persona (id, codice_fiscale, codice_fiscale_base, cognome, nome, nome_normale, sesso, nato_il, \
     disponibile, stato, dati, versione) VALUES ('p', 'PRDLNE84D52D969X', 'PRDLNE84D52D969X', 'Parodi', 'Elena', \
     'parodi elena', 'F', '1984-04-12', '', 'attiva', '{}', 0)",
    "INSERT INTO avviso (id, datore_id, anno, numero, base, elenco, profilo, posti, stato, richiesta_il, adesioni_dal, \
     adesioni_al, criteri, dati, versione) VALUES ('a', 'd', 2026, 1, 'legge68', 'art8', 'usciere', 2, 'chiuso', \
     '2026-09-01', '2026-10-01', '2026-10-15', 'lombardia-lecco', '{}', 3)",
    "INSERT INTO domanda_avviso (id, avviso_id, persona_id, codice, pervenuta_il, canale, protocollo, stato, dati, \
     sigillo, versione) VALUES ('q', 'a', 'p', 'B2C-D3F', '2026-10-02', 'pec', '1/2026', 'ammessa', '{}', BYTE, 1)",
    "INSERT INTO preselezione (id, datore_id, provincia, ricevuta_il, stato, dati, rosa, versione) \
     VALUES ('r', 'd', 'GE', '2026-10-01', 'aperta', '{}', '[]', 0)",
    "INSERT INTO graduatoria_versione (id, avviso_id, numero, tipo, calcolata_il, criteri, nota, ammesse, escluse, \
     incomplete, righe, sigillo, impronta, versione) VALUES ('g', 'a', 1, 'provvisoria', '2026-10-20', \
     'lombardia-lecco', '', 1, 0, 0, BYTE, BYTE, 'x', 0)",
];

fn righe(byte: &str) -> AssertSqlSafe<String> {
    AssertSqlSafe(RIGHE.join(";").replace("BYTE", byte))
}

/// What was there is there, and what the new format brings works on it.
async fn come_prima(archivio: &Archivio) {
    let avviso: Avviso = archivio.leggi("a").await.unwrap();
    assert_eq!((avviso.datore_id.as_deref(), avviso.annuale, avviso.versione), (Some("d"), None, 3));
    let domande = archivio.domande_dell_avviso("a").await.unwrap();
    assert_eq!((domande.len(), domande[0].codice.as_str()), (1, "B2C-D3F"));
    let graduatorie = archivio.graduatorie_dell_avviso("a").await.unwrap();
    assert_eq!(graduatorie.len(), 1);
    let integrita = archivio.verifica_integrita().await.unwrap();
    assert_eq!(integrita.danni, Vec::<String>::new());
    assert!(integrita.frasi_accettate > 0);
    let preselezione: Preselezione = archivio.leggi("r").await.unwrap();
    let mut scrittura = archivio.scrivi(&autore()).await.unwrap();
    let pubblicata_fino_al = Some("2026-11-01".to_owned());
    scrittura.salva(Preselezione { pubblicata_fino_al, ..preselezione }).await.unwrap();
    scrittura.salva(Avviso { profilo: "bibliotecaria".to_owned(), ..avviso }).await.unwrap();
    scrittura.conferma().await.unwrap();
}

#[tokio::test]
async fn an_encrypted_file_is_backed_up_and_brought_up_to_date() {
    let cartella = tempfile::tempdir().unwrap();
    let posizione = cartella.path().join("di-prima.mirato").to_str().unwrap().to_owned();
    let mut conn = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(&posizione)
        .create_if_missing(true)
        .pragma("key", format!("'{}'", PAROLA.replace('\'', "''")))
        .foreign_keys(true)
        .connect()
        .await
        .unwrap();
    sqlx::migrate!("../../migrations/sqlite").run_to(FORMATO, &mut conn).await.unwrap();
    conn.execute(sqlx::raw_sql(righe("x'00'"))).await.unwrap();
    conn.close().await.unwrap();

    let archivio = Archivio::apri(&posizione, Some(PAROLA)).await.unwrap();
    come_prima(&archivio).await;
    archivio.chiudi().await;
    let copie = std::fs::read_dir(cartella.path()).unwrap().map(|file| file.unwrap().path());
    let copia = copie.filter(|file| file.to_string_lossy().contains(".prima-di-")).collect::<Vec<_>>();
    // The backup has the earlier format: it is restored, and brought up to date in its turn.
    let ripristino = cartella.path().join("ripristino.mirato").to_str().unwrap().to_owned();
    let ripristinato = Archivio::ripristina(&copia[0], &ripristino, Some(PAROLA)).await.unwrap();
    come_prima(&ripristinato).await;
    ripristinato.chiudi().await;
}

#[tokio::test]
async fn a_server_is_brought_up_to_date_in_a_transaction() {
    let nome = format!("di_prima_{}", std::process::id());
    let mut capo = sqlx::PgConnection::connect(server()).await.unwrap();
    capo.execute(AssertSqlSafe(format!("CREATE DATABASE {nome}"))).await.unwrap();
    let posizione = altro_database(server(), &nome);
    let mut conn = sqlx::PgConnection::connect(&posizione).await.unwrap();
    sqlx::migrate!("../../migrations/postgres").run_to(FORMATO, &mut conn).await.unwrap();
    conn.execute(sqlx::raw_sql(righe(r"'\x00'::bytea"))).await.unwrap();
    conn.close().await.unwrap();

    let archivio = Archivio::apri(&posizione, None).await.unwrap();
    come_prima(&archivio).await;
    archivio.chiudi().await;
}
