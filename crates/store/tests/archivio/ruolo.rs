//! Who may do what, on both engines.

use crate::banco::{Banco, autore};
use mirato_store::*;

#[tokio::test]
async fn a_role_is_given_changed_and_taken_away_alike_on_both_engines() {
    for banco in Banco::entrambi().await {
        assert!(banco.archivio.ruoli().await.unwrap().is_empty());
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        s.assegna_ruolo("lucia", Ruolo::Responsabile).await.unwrap();
        s.assegna_ruolo("ada", Ruolo::Consultazione).await.unwrap();
        s.assegna_ruolo("ada", Ruolo::Istruttore).await.unwrap();
        assert_eq!(s.ruoli().await.unwrap().len(), 2);
        s.conferma().await.unwrap();
        let tutti = banco.archivio.ruoli().await.unwrap();
        let visti: Vec<(&str, Ruolo)> = tutti.iter().map(|uno| (uno.utente.as_str(), uno.ruolo)).collect();
        assert_eq!(visti, [("ada", Ruolo::Istruttore), ("lucia", Ruolo::Responsabile)]);
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert!(matches!(s.togli_ruolo("ugo").await, Err(StoreError::NonTrovato { .. })));
        s.togli_ruolo("ada").await.unwrap();
        s.conferma().await.unwrap();
        assert_eq!(banco.archivio.ruoli().await.unwrap().len(), 1);
        assert_eq!(banco.archivio.verifica_registro().await.unwrap().guasto, None);
    }
}
