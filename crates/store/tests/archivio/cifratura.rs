//! The file is encrypted, and each way of not opening it has its own error.

use crate::banco::{Banco, PAROLA, autore, datore};
use mirato_store::{Archivio, StoreError};

async fn scritto() -> Banco {
    let banco = Banco::sqlite().await;
    let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
    s.inserisci(datore("07643520567", "Officine Riconoscibili")).await.unwrap();
    s.conferma().await.unwrap();
    banco
}

#[tokio::test]
async fn nothing_is_in_clear_on_the_disk() {
    let banco = scritto().await;
    // With the journal still beside it, and without.
    for _ in 0..2 {
        let mut letti = 0;
        for file in std::fs::read_dir(banco.cartella.path()).unwrap() {
            let percorso = file.unwrap().path();
            let byte = std::fs::read(&percorso).unwrap();
            letti += byte.len();
            for chiaro in [&b"SQLite format 3"[..], b"Riconoscibili", b"07643520567", b"CREATE TABLE", b"datore"] {
                let trovato = byte.windows(chiaro.len()).any(|finestra| finestra == chiaro);
                assert!(!trovato, "{} in {}", String::from_utf8_lossy(chiaro), percorso.display());
            }
        }
        assert!(letti > 50_000, "there is something to look into: {letti}");
        banco.archivio.chiudi().await;
    }
}

#[tokio::test]
async fn the_file_is_an_ordinary_sqlcipher_file() {
    // `di_nascosto` opens it with the password itself, as any other tool would.
    let banco = scritto().await;
    banco.di_nascosto("UPDATE datore SET comune = 'Recco'").await.unwrap();
    let letto = banco.archivio.datore_per_codice_fiscale("07643520567").await.unwrap().unwrap();
    assert_eq!(letto.comune.as_deref(), Some("Recco"));
}

#[tokio::test]
async fn each_way_of_not_opening_has_its_own_error() {
    let banco = scritto().await;
    banco.archivio.chiudi().await;
    let file = |nome: &str, contenuto: &[u8]| {
        let percorso = banco.cartella.path().join(nome);
        std::fs::write(&percorso, contenuto).unwrap();
        percorso.to_str().unwrap().to_owned()
    };
    let in_chiaro = {
        let percorso = banco.cartella.path().join("chiaro.db");
        let opzioni = sqlx::sqlite::SqliteConnectOptions::new().filename(&percorso).create_if_missing(true);
        let mut conn = <sqlx::SqliteConnection as sqlx::Connection>::connect_with(&opzioni).await.unwrap();
        sqlx::raw_sql("CREATE TABLE t (a)").execute(&mut conn).await.unwrap();
        sqlx::Connection::close(conn).await.unwrap();
        percorso.to_str().unwrap().to_owned()
    };
    let assente = banco.cartella.path().join("assente.mirato").to_str().unwrap().to_owned();
    let casi = [
        (banco.posizione.clone(), Some("un'altra"), "parola_errata"),
        (banco.posizione.clone(), None, "parola_mancante"),
        (banco.posizione.clone(), Some(""), "parola_mancante"),
        (assente, Some(PAROLA), "archivio_assente"),
        (
            file("relazione.txt", "Relazione annuale dell'ufficio, con molte parole".as_bytes()),
            Some(PAROLA),
            "file_estraneo",
        ),
        (file("foglio.xlsx", &[b"PK\x03\x04".to_vec(), vec![200; 8188]].concat()), Some(PAROLA), "file_estraneo"),
        (file("vuoto.mirato", b""), Some(PAROLA), "file_estraneo"),
        (in_chiaro, Some(PAROLA), "file_estraneo"),
        ("mysql://server/mirato".to_owned(), Some(PAROLA), "posizione_non_valida"),
        ("postgres://ada@localhost/m?host=/non/esiste".to_owned(), None, "server_non_raggiungibile"),
    ];
    for (posizione, parola, atteso) in casi {
        let errore = Archivio::apri(&posizione, parola).await.unwrap_err();
        assert_eq!(errore.codice(), atteso, "{posizione}: {errore:?}");
        assert!(!errore.to_string().contains(PAROLA));
    }
}

#[tokio::test]
async fn another_programs_encrypted_database_is_told_apart() {
    let banco = scritto().await;
    banco.archivio.chiudi().await;
    banco.di_nascosto("PRAGMA foreign_keys = OFF; DROP TABLE formato").await.unwrap();
    let errore = Archivio::apri(&banco.posizione, banco.parola).await.unwrap_err();
    assert_eq!(errore.codice(), "archivio_estraneo", "{errore:?}");
}

#[tokio::test]
async fn an_archive_of_a_newer_program_is_refused_and_left_alone() {
    for banco in Banco::entrambi().await {
        banco.archivio.chiudi().await;
        // A newer program wrote it, and says that this one may still open it.
        banco
            .di_nascosto("INSERT INTO formato (versione, leggibile_da) VALUES (20990101000000, 20261122000001)")
            .await
            .unwrap();
        Archivio::apri(&banco.posizione, banco.parola).await.unwrap().chiudi().await;
        // Then a newer one still, that says it may not.
        banco
            .di_nascosto("INSERT INTO formato (versione, leggibile_da) VALUES (20990101000001, 20990101000001)")
            .await
            .unwrap();
        let errore = Archivio::apri(&banco.posizione, banco.parola).await.unwrap_err();
        assert!(matches!(errore, StoreError::ArchivioPiuNuovo { archivio: 20_990_101_000_001, .. }), "{errore:?}");
    }
}
