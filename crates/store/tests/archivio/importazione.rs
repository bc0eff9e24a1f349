//! A long import: all of it or nothing.

use crate::banco::{Banco, autore, datore, prospetto};
use mirato_store::{ColonnaDatori, Datore, Direzione, FiltroDatori};

fn molti(quanti: u32) -> Vec<Datore> {
    (0..quanti).map(|i| datore(&format!("{i:011}"), &format!("Impresa numero {i} Srl"))).collect()
}

async fn quanti(banco: &Banco) -> (i64, usize, i64) {
    let filtro = FiltroDatori::default();
    let pagina =
        banco.archivio.elenco_datori(&filtro, ColonnaDatori::Denominazione, Direzione::Crescente, 1, 0).await.unwrap();
    let trovati = banco.archivio.cerca("impresa", 10).await.unwrap().len();
    (pagina.totale, trovati, banco.archivio.verifica_registro().await.unwrap().righe)
}

#[tokio::test]
async fn an_import_given_up_leaves_nothing() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let inseriti = s.inserisci_tutti(molti(5000)).await.unwrap();
        s.inserisci_tutti(vec![prospetto(&inseriti[0].id, "1", "2025-12-31")]).await.unwrap();
        drop(s);
        assert_eq!(quanti(&banco).await, (0, 0, 0));

        // A refusal half way, the same.
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        s.inserisci_tutti(molti(300)).await.unwrap();
        assert_eq!(s.inserisci_tutti(molti(301)).await.unwrap_err().codice(), "gia_presente");
        s.annulla().await.unwrap();
        assert_eq!(quanti(&banco).await, (0, 0, 0));

        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        s.inserisci_tutti(molti(5000)).await.unwrap();
        s.conferma().await.unwrap();
        assert_eq!(quanti(&banco).await, (5000, 10, 5000), "one row of the register each");
        assert_eq!(banco.archivio.verifica_registro().await.unwrap().guasto, None);
        banco.archivio.chiudi().await;
    }
}

#[tokio::test]
async fn a_reader_goes_on_while_somebody_imports() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        s.inserisci_tutti(molti(500)).await.unwrap();
        assert_eq!(quanti(&banco).await, (0, 0, 0), "not there until confirmed");
        s.conferma().await.unwrap();
        assert_eq!(quanti(&banco).await.0, 500);
        banco.archivio.chiudi().await;
    }
}
