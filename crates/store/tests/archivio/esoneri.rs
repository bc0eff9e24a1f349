//! Exemptions: states, terms and ends in the list, a payment that enters once, what an act said taken back.

use crate::banco::{Banco, atto, autore, datore};
use mirato_store::*;

fn esonero(datore_id: &str, ricevuta_il: &str, stato: StatoEsonero) -> Esonero {
    Esonero {
        id: String::new(),
        datore_id: datore_id.into(),
        tipo: TipoEsonero::Prima,
        precedente_id: None,
        province: " GE SV ".into(),
        ricevuta_il: ricevuta_il.into(),
        stato,
        scadenza: stato.aperto().then(|| "2026-11-30".into()),
        percentuale_richiesta: 60,
        richiesto_al: "2027-12-31".into(),
        deciso_il: (!stato.aperto()).then(|| "2026-10-01".into()),
        percentuale_concessa: (stato == StatoEsonero::Concesso).then_some(50),
        scade_il: (stato == StatoEsonero::Concesso).then(|| "2026-12-31".into()),
        cessato_il: None,
        atto_id: None,
        dati: Json::default(),
        versione: 0,
    }
}

fn versamento(esonero: &Esonero, importo: i64, iuv: Option<&str>, riferimento: Option<&str>) -> Versamento {
    Versamento {
        id: String::new(),
        esonero_id: esonero.id.clone(),
        datore_id: esonero.datore_id.clone(),
        data: "2026-11-10".into(),
        importo,
        iuv: iuv.map(str::to_owned),
        numero_avviso: None,
        riferimento: riferimento.map(str::to_owned),
        origine: "digitato".into(),
        importazione_id: None,
        nota: None,
        chiave: Versamento::chiave_di(&esonero.id, "2026-11-10", importo, iuv, riferimento),
        versione: 0,
    }
}

fn passo(esonero: &Esonero, tipo: TipoPasso, data: &str) -> EsoneroPasso {
    EsoneroPasso {
        id: String::new(),
        esonero_id: esonero.id.clone(),
        datore_id: esonero.datore_id.clone(),
        tipo,
        data: data.into(),
        scadenza: None,
        chiuso_il: None,
        provincia: None,
        esito: None,
        atto_id: None,
        estremi: None,
        dal: None,
        al: None,
        importo: None,
        iuv: None,
        numero_avviso: None,
        nota: None,
        versione: 0,
    }
}

#[tokio::test]
async fn the_list_filters_by_state_province_term_and_end() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let rossi = s.inserisci(datore("07643520567", "Rossi Srl")).await.unwrap();
        let bassi = s.inserisci(datore("12345670017", "Bassi Spa")).await.unwrap();
        s.inserisci(esonero(&rossi.id, "2026-08-02", StatoEsonero::InIstruttoria)).await.unwrap();
        let sospeso = Esonero { scadenza: None, ..esonero(&bassi.id, "2026-09-02", StatoEsonero::Sospeso) };
        let sospeso = s.inserisci(sospeso).await.unwrap();
        let attesa = EsoneroPasso {
            scadenza: Some("2026-12-10".into()),
            ..passo(&sospeso, TipoPasso::RichiestaIntegrazione, "2026-11-10")
        };
        s.inserisci(attesa).await.unwrap();
        let province = " IM ".to_owned();
        s.inserisci(Esonero { province, ..esonero(&bassi.id, "2026-01-02", StatoEsonero::Concesso) }).await.unwrap();
        s.conferma().await.unwrap();
        let elenco = async |filtro: FiltroEsoneri| {
            let ordine = (ColonnaRichieste::Scadenza, Direzione::Crescente);
            banco.archivio.elenco_esoneri(&filtro, ordine.0, ordine.1, 10, 0).await.unwrap()
        };
        let tutti = elenco(FiltroEsoneri::default()).await;
        assert_eq!(tutti.totale, 3);
        // The term to decide, then the end of what was granted; a suspended one has neither.
        let stati: Vec<_> = tutti.righe.iter().map(|riga| riga.stato.as_str()).collect();
        assert_eq!(stati, ["in_istruttoria", "concesso", "sospeso"]);
        assert_eq!(tutti.righe[2].attesa.as_deref(), Some("2026-12-10"));
        let quanti = async |filtro: FiltroEsoneri| elenco(filtro).await.totale;
        let nessuno = FiltroEsoneri::default;
        assert_eq!(quanti(FiltroEsoneri { aperti: true, ..nessuno() }).await, 2);
        assert_eq!(quanti(FiltroEsoneri { stato: Some(StatoEsonero::Concesso), ..nessuno() }).await, 1);
        assert_eq!(quanti(FiltroEsoneri { provincia: Some("SV".into()), ..nessuno() }).await, 2);
        assert_eq!(quanti(FiltroEsoneri { provincia: Some("IM".into()), ..nessuno() }).await, 1);
        assert_eq!(quanti(FiltroEsoneri { testo: Some("bassi".into()), ..nessuno() }).await, 2);
        for (al, attesi) in [("2026-12-30", 0), ("2026-12-31", 1)] {
            assert_eq!(quanti(FiltroEsoneri { finiscono_al: Some(al.into()), ..nessuno() }).await, attesi, "{al}");
        }
        for (oggi, scaduti) in [("2026-12-31", 0), ("2027-01-01", 1)] {
            assert_eq!(banco.archivio.esoneri_da_scadere(oggi).await.unwrap().len(), scaduti, "{oggi}");
        }
        for (oggi, conteggi, in_scadenza) in
            [("2026-11-30", (0, 2), 1), ("2026-12-01", (1, 2), 1), ("2026-10-31", (0, 2), 0), ("2026-11-01", (0, 2), 1)]
        {
            let visti = banco.archivio.conteggi(oggi).await.unwrap();
            assert_eq!((visti.esoneri, visti.esoneri_in_scadenza), (conteggi, in_scadenza), "{oggi}");
        }
    }
}

#[tokio::test]
async fn the_same_payment_enters_once() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let rossi = s.inserisci(datore("07643520567", "Rossi Srl")).await.unwrap();
        let mio = s.inserisci(esonero(&rossi.id, "2026-01-02", StatoEsonero::Concesso)).await.unwrap();
        let primo = s.inserisci(versamento(&mio, 39_210, Some("00000000000001"), None)).await.unwrap();
        // Two transfers of one day and one amount are two, if their references are.
        s.inserisci(versamento(&mio, 39_210, None, Some("TRN 1"))).await.unwrap();
        s.inserisci(versamento(&mio, 39_210, None, Some("TRN 2"))).await.unwrap();
        s.conferma().await.unwrap();
        for doppio in [versamento(&mio, 1, Some("00000000000001"), None), versamento(&mio, 39_210, None, Some("TRN 1"))]
        {
            let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
            assert!(matches!(s.inserisci(doppio).await, Err(StoreError::Doppio(_))));
        }
        for importo in [0, -100] {
            let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
            assert!(s.inserisci(versamento(&mio, importo, None, None)).await.is_err(), "{importo}");
        }
        let trovato = banco.archivio.versamento_per_chiave("iuv|00000000000001").await.unwrap();
        assert_eq!(trovato.map(|v| v.id), Some(primo.id.clone()));
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        s.elimina_versamento(&primo.id, "scritto due volte").await.unwrap();
        s.conferma().await.unwrap();
        assert_eq!(banco.archivio.versamenti(&mio.id).await.unwrap().len(), 2);
        assert_eq!(banco.archivio.verifica_registro().await.unwrap().guasto, None);
    }
}

#[tokio::test]
async fn steps_say_their_act_and_notices_are_found_by_their_codes() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let rossi = s.inserisci(datore("07643520567", "Rossi Srl")).await.unwrap();
        let mio = s.inserisci(esonero(&rossi.id, "2026-01-02", StatoEsonero::Concesso)).await.unwrap();
        let bozza = s.inserisci(atto("esonero", Some(&rossi.id))).await.unwrap();
        let avviso = EsoneroPasso {
            atto_id: Some(bozza.id.clone()),
            importo: Some(50_000),
            iuv: Some("00000000000077".into()),
            numero_avviso: Some("300000000000007711".into()),
            ..passo(&mio, TipoPasso::Avviso, "2026-06-30")
        };
        let avviso = s.inserisci(avviso).await.unwrap();
        assert_eq!(s.passo_dell_atto(&bozza.id).await.unwrap().map(|p| p.id), Some(avviso.id.clone()));
        s.conferma().await.unwrap();
        for codice in ["00000000000077", "300000000000007711"] {
            let trovato = banco.archivio.avviso_esonero(codice).await.unwrap();
            assert_eq!(trovato.map(|p| p.id), Some(avviso.id.clone()), "{codice}");
        }
        assert_eq!(banco.archivio.avviso_esonero("1").await.unwrap(), None);
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        s.elimina_passo_esonero(&avviso.id).await.unwrap();
        s.conferma().await.unwrap();
        assert!(banco.archivio.passi_esonero(&mio.id).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_decision_before_the_application_is_not_kept() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let rossi = s.inserisci(datore("07643520567", "Rossi Srl")).await.unwrap();
        let prima = Esonero {
            deciso_il: Some("2026-01-01".into()),
            ..esonero(&rossi.id, "2026-01-02", StatoEsonero::Concesso)
        };
        assert!(s.inserisci(prima).await.is_err());
    }
}
