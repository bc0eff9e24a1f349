//! The search box.

use crate::banco::{Banco, atto, autore, datore, prospetto, richiesta};
use mirato_store::{Archivio, Datore};

async fn titoli(archivio: &Archivio, testo: &str) -> Vec<String> {
    archivio.cerca(testo, 10).await.unwrap().into_iter().map(|t| t.titolo).collect()
}

#[tokio::test]
async fn what_is_typed_finds_what_begins_so() {
    for banco in Banco::entrambi().await {
        let archivio = &banco.archivio;
        let mut s = archivio.scrivi(&autore()).await.unwrap();
        let nomi =
            ["D'Angelo Costruzioni S.r.l.", "Angelo Bianchi", "Società Agricola Forlì", "Costruzioni Dangelo Nord"];
        let mut inseriti = Vec::new();
        for (i, nome) in nomi.iter().enumerate() {
            inseriti.push(s.inserisci(datore(&format!("0764352056{i}"), nome)).await.unwrap());
        }
        s.inserisci(prospetto(&inseriti[0].id, "1000025200012345", "2025-12-31")).await.unwrap();
        s.inserisci(richiesta("07643520560", "4521/2026", None)).await.unwrap();
        s.inserisci(atto("ottemperanza", None)).await.unwrap();
        s.conferma().await.unwrap();

        for testo in ["D'Angelo", "DANGELO", "d’angelo", "dangel"] {
            let attesi = vec![nomi[0], nomi[3]];
            assert_eq!(titoli(archivio, testo).await, attesi, "«{testo}»: the name that begins so comes first");
        }
        assert_eq!(titoli(archivio, "angelo").await, vec![nomi[1], nomi[0]]);
        assert_eq!(titoli(archivio, "costr dang").await.len(), 2, "every word, in any order");
        assert_eq!(titoli(archivio, "costr bianchi").await, Vec::<String>::new(), "all words are required");
        assert_eq!(titoli(archivio, "forli societa").await, vec![nomi[2]]);
        assert_eq!(titoli(archivio, "dangelo srl").await, vec![nomi[0]]);
        assert_eq!(titoli(archivio, "07643520561").await, vec![nomi[1]], "codice fiscale");
        assert_eq!(titoli(archivio, "0764352056").await.len(), 5, "its beginning, and the request that names one");
        assert_eq!(titoli(archivio, "4521/2026").await, vec!["Richiesta prot. 4521/2026 di Comune di Genova"]);
        assert_eq!(titoli(archivio, "10000252000123").await, vec!["Prospetto 1000025200012345"]);
        assert_eq!(titoli(archivio, "certificato ott").await, vec!["Certificato di ottemperanza"]);
        for niente in ["", "  ", "'", "zzz", "rossi\" OR \"", "ꙮ", "ꙮdatore", "q:z & | !"] {
            assert_eq!(titoli(archivio, niente).await, Vec::<String>::new(), "«{niente}»");
        }

        // A name that changes is found by the new one alone.
        let mut s = archivio.scrivi(&autore()).await.unwrap();
        s.salva(Datore { denominazione: "Verdi".into(), ..inseriti[1].clone() }).await.unwrap();
        s.conferma().await.unwrap();
        assert_eq!(titoli(archivio, "bianchi").await, Vec::<String>::new());
        assert_eq!(titoli(archivio, "verdi").await, vec!["Verdi"]);
        banco.archivio.chiudi().await;
    }
}
