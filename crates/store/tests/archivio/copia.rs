//! Backup and restore.

use crate::banco::{Banco, PAROLA, autore, datore};
use mirato_store::Archivio;

#[tokio::test]
async fn a_backup_is_encrypted_whole_and_can_be_restored() {
    let banco = Banco::sqlite().await;
    let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
    s.inserisci(datore("07643520567", "Officine Riconoscibili")).await.unwrap();
    s.conferma().await.unwrap();
    let copia = banco.cartella.path().join("copia.mirato");
    banco.archivio.salva(&copia).await.unwrap();
    let byte = std::fs::read(&copia).unwrap();
    assert!(!byte.windows(13).any(|f| f == b"Riconoscibili") && !byte.starts_with(b"SQLite"));
    assert_eq!(banco.archivio.salva(&copia).await.unwrap_err().codice(), "archivio_esiste_gia");

    // What is written after the backup is not in it.
    let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
    s.inserisci(datore("01234567890", "Dopo")).await.unwrap();
    s.conferma().await.unwrap();

    let nuova = banco.cartella.path().join("ripristinato.mirato").to_str().unwrap().to_owned();
    let errata = Archivio::ripristina(&copia, &nuova, Some("un'altra")).await.unwrap_err();
    assert_eq!(errata.codice(), "parola_errata");
    let ripristinato = Archivio::ripristina(&copia, &nuova, Some(PAROLA)).await.unwrap();
    assert!(ripristinato.datore_per_codice_fiscale("07643520567").await.unwrap().is_some());
    assert!(ripristinato.datore_per_codice_fiscale("01234567890").await.unwrap().is_none());
    assert_eq!(ripristinato.cerca("riconosc", 5).await.unwrap().len(), 1, "the search came along");
    assert_eq!(ripristinato.verifica_registro().await.unwrap().guasto, None);
    ripristinato.chiudi().await;
    let sopra = Archivio::ripristina(&copia, &nuova, Some(PAROLA)).await.unwrap_err();
    assert_eq!(sopra.codice(), "archivio_esiste_gia", "a restore never overwrites");
    let rimasti: Vec<_> = std::fs::read_dir(banco.cartella.path())
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .filter(|nome| nome.contains("parziale"))
        .collect();
    assert_eq!(rimasti, Vec::<String>::new());
    banco.archivio.chiudi().await;
}

#[tokio::test]
async fn a_damaged_backup_is_not_restored() {
    let banco = Banco::sqlite().await;
    let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
    s.inserisci_tutti((0..500).map(|i| datore(&format!("{i:011}"), &format!("Impresa {i}"))).collect()).await.unwrap();
    s.conferma().await.unwrap();
    let copia = banco.cartella.path().join("copia.mirato");
    banco.archivio.salva(&copia).await.unwrap();
    let mut byte = std::fs::read(&copia).unwrap();
    let meta = byte.len() / 2;
    byte[meta] ^= 1;
    std::fs::write(&copia, &byte).unwrap();
    let nuova = banco.cartella.path().join("nuovo.mirato");
    let errore = Archivio::ripristina(&copia, nuova.to_str().unwrap(), Some(PAROLA)).await.unwrap_err();
    assert!(["copia_non_riuscita", "archivio_danneggiato", "archivio_errore"].contains(&errore.codice()), "{errore:?}");
    assert!(!nuova.exists());
    banco.archivio.chiudi().await;
}

#[tokio::test]
async fn a_server_makes_its_own_backups() {
    let banco = Banco::postgres().await;
    let errore = banco.archivio.salva(&banco.cartella.path().join("copia")).await.unwrap_err();
    assert_eq!(errore.codice(), "non_previsto");
    banco.archivio.chiudi().await;
}
