//! Many writers at once: numbers without gaps, one chain.

use crate::banco::{Banco, atto, autore};
use mirato_store::{Archivio, Atto, Emissione, FiltroAtti, Json, StoreError};

async fn emetti(archivio: &Archivio, conferma: bool) -> Result<Atto, StoreError> {
    let mut s = archivio.scrivi(&autore()).await?;
    let bozza = s.inserisci(atto("ottemperanza", None)).await?;
    let numero = s.prendi_numero("ottemperanza", 2026).await?;
    let pdf = format!("%PDF {numero}").into_bytes();
    let emissione = Emissione { numero, emesso_il: "2026-11-22".into(), dati: Json::default(), pdf };
    let emesso = s.emetti(&bozza.id, bozza.versione, emissione).await?;
    if conferma {
        s.conferma().await?;
    } else {
        drop(s);
    }
    Ok(emesso)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_issuers_leave_no_gap_and_no_fork() {
    for banco in Banco::entrambi().await {
        let mut compiti = tokio::task::JoinSet::new();
        for i in 0..20 {
            let archivio = banco.archivio.clone();
            // Every third one changes its mind after taking a number.
            compiti.spawn(async move { emetti(&archivio, i % 3 != 0).await.unwrap() });
        }
        compiti.join_all().await;
        let atti = banco.archivio.elenco_atti(&FiltroAtti::default(), 50, 0).await.unwrap();
        let mut numeri: Vec<i64> = atti.righe.iter().filter_map(|a| a.numero).collect();
        numeri.sort_unstable();
        assert_eq!(numeri, (1..=13).collect::<Vec<_>>(), "13 confirmed out of 20");
        let registro = banco.archivio.verifica_registro().await.unwrap();
        assert_eq!((registro.guasto, registro.righe), (None, 26), "an insertion and an issue each");
        banco.archivio.chiudi().await;
    }
}

#[tokio::test]
async fn a_number_taken_is_used_or_given_back() {
    for banco in Banco::entrambi().await {
        let archivio = &banco.archivio;
        assert_eq!(emetti(archivio, true).await.unwrap().numero, Some(1));
        assert_eq!(emetti(archivio, false).await.unwrap().numero, Some(2), "rolled back");
        let mut s = archivio.scrivi(&autore()).await.unwrap();
        s.prendi_numero("ottemperanza", 2026).await.unwrap();
        let rifiuto = s.conferma().await.unwrap_err();
        assert!(matches!(rifiuto, StoreError::NumeroNonUsato { numero: 2, .. }), "{rifiuto:?}");
        assert_eq!(emetti(archivio, true).await.unwrap().numero, Some(2), "nothing was lost");

        let mut s = archivio.scrivi(&autore()).await.unwrap();
        let bozza = s.inserisci(atto("ottemperanza", None)).await.unwrap();
        let inventato = Emissione { numero: 9, emesso_il: "2026-11-22".into(), dati: Json::default(), pdf: vec![1] };
        let rifiuto = s.emetti(&bozza.id, 1, inventato).await.unwrap_err();
        assert!(matches!(rifiuto, StoreError::NumeroNonPreso(9)));
        s.continua_numerazione("computo", 2026, 41).await.unwrap();
        assert_eq!(s.prendi_numero("computo", 2026).await.unwrap(), 42, "goes on from the paper register");
        s.annulla().await.unwrap();
        let mut s = archivio.scrivi(&autore()).await.unwrap();
        let rifiuto = s.continua_numerazione("ottemperanza", 2026, 500).await.unwrap_err();
        assert_eq!(rifiuto.codice(), "gia_presente", "a register that has begun cannot jump");
        s.annulla().await.unwrap();
        banco.archivio.chiudi().await;
    }
}
