//! Movements of every kind, suspensions, compensations, turns of the year: on both engines alike.

use crate::banco::{Banco, autore, datore};
use mirato_store::{
    CausaleSospensione, ColonnaRichieste, Compensazione, Direzione, FiltroCompensazioni, FiltroSospensioni, Json,
    Movimento, Riporto, Sospensione, StatoCompensazione, StatoSospensione, StoreError, TipoCompensazione,
    TipoMovimento,
};

fn vuoto() -> Json {
    Json::from("{}".to_owned())
}

#[tokio::test]
async fn a_movement_goes_with_those_that_end_it() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let rossi = s.inserisci(datore("07643520567", "Rossi Srl")).await.unwrap();
        let nuovo = |tipo, data: &str| Movimento::nuovo(&rossi.id, tipo, "GE", data);
        let comunicato = Movimento {
            origine: "comunicazione".into(),
            origine_id: "C1".into(),
            lavoratore: Some("CSTLCU88P52D969I".into()),
            ..nuovo(TipoMovimento::Assunzione, "2026-03-02")
        };
        let assunto = s.inserisci(comunicato.clone()).await.unwrap();
        let uscito = Movimento {
            collegato_id: Some(assunto.id.clone()),
            origine: "manuale".into(),
            ..nuovo(TipoMovimento::Cessazione, "2026-05-10")
        };
        s.inserisci(uscito).await.unwrap();
        // Those that an official writes have no code, and may be as many as needed.
        for data in ["2026-04-01", "2026-04-02"] {
            let trasferito = Movimento {
                provincia_a: Some("SV".into()),
                numero: 3,
                origine: "manuale".into(),
                ..nuovo(TipoMovimento::Trasferimento, data)
            };
            s.inserisci(trasferito).await.unwrap();
        }
        s.conferma().await.unwrap();
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert!(matches!(s.inserisci(comunicato).await, Err(StoreError::Doppio(_))), "a communication comes once");
        drop(s);
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert_eq!(s.movimenti(&rossi.id).await.unwrap().len(), 4);
        s.elimina_movimento(&assunto.id).await.unwrap();
        s.conferma().await.unwrap();
        let restano = banco.archivio.movimenti(&rossi.id).await.unwrap();
        assert_eq!(restano.iter().map(|uno| uno.tipo).collect::<Vec<_>>(), [TipoMovimento::Trasferimento; 2]);
        let eventi = banco.archivio.storia_del_datore(&rossi.id, 50, 0).await.unwrap();
        assert_eq!(eventi.iter().filter(|fatto| fatto.azione == "eliminato").count(), 2);
    }
}

#[tokio::test]
async fn suspensions_and_compensations_are_listed_by_state_and_found_by_either_side() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let rossi = s.inserisci(datore("07643520567", "Rossi Srl")).await.unwrap();
        let verdi = s.inserisci(datore("02345670109", "Verdi Spa")).await.unwrap();
        let sospensione = Sospensione {
            id: String::new(),
            datore_id: rossi.id.clone(),
            causale: CausaleSospensione::Cigs,
            province: " GE SV ".into(),
            ricevuta_il: "2026-05-01".into(),
            stato: StatoSospensione::Comunicata,
            dal: "2026-05-01".into(),
            al: None,
            temporanea_al: None,
            rinnovi: 0,
            richiesta_entro: None,
            richiesta_il: None,
            atto_id: None,
            dati: vuoto(),
            versione: 0,
        };
        s.inserisci(sospensione.clone()).await.unwrap();
        let compensazione = Compensazione {
            id: String::new(),
            datore_id: rossi.id.clone(),
            tipo: TipoCompensazione::Dichiarata,
            stato: StatoCompensazione::InVigore,
            ricevuta_il: "2026-01-31".into(),
            scadenza: None,
            dal: "2026-01-01".into(),
            al: Some("2026-12-31".into()),
            soggetto: "disabili".into(),
            provincia_eccedenza: "GE".into(),
            provincia_riduzione: "MI".into(),
            numero: 2,
            datore_riduzione_id: Some(verdi.id.clone()),
            atto_id: None,
            dati: vuoto(),
            versione: 0,
        };
        s.inserisci(compensazione).await.unwrap();
        s.conferma().await.unwrap();
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert!(s.inserisci(Sospensione { rinnovi: 2, ..sospensione }).await.is_err(), "renewable once");
        drop(s);
        let ordine = (ColonnaRichieste::Scadenza, Direzione::Crescente);
        let conta = async |stato| {
            let filtro = FiltroSospensioni { stato: Some(stato), ..FiltroSospensioni::default() };
            banco.archivio.elenco_sospensioni(&filtro, ordine.0, ordine.1, 10, 0).await.unwrap().totale
        };
        assert_eq!((conta(StatoSospensione::Comunicata).await, conta(StatoSospensione::Cessata).await), (1, 0));
        let filtro = FiltroCompensazioni { testo: Some("rossi".into()), ..FiltroCompensazioni::default() };
        let pagina = banco.archivio.elenco_compensazioni(&filtro, ordine.0, ordine.1, 10, 0).await.unwrap();
        assert_eq!((pagina.totale, pagina.righe[0].altra.as_deref()), (1, Some("Verdi Spa")));
        for id in [&rossi.id, &verdi.id] {
            assert_eq!(banco.archivio.compensazioni_del_datore(id).await.unwrap().len(), 1, "either side");
        }
    }
}

#[tokio::test]
async fn a_year_is_taken_over_once() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let rossi = s.inserisci(datore("07643520567", "Rossi Srl")).await.unwrap();
        let prospetto = s.inserisci(crate::banco::prospetto(&rossi.id, "P1", "2025-12-31")).await.unwrap();
        let riporto = Riporto {
            id: String::new(),
            datore_id: rossi.id.clone(),
            anno: 2027,
            prospetto_id: prospetto.id.clone(),
            eseguito_il: "2027-01-02T09:00:00+01:00".into(),
            dati: vuoto(),
            versione: 0,
        };
        let fatto = s.inserisci(riporto.clone()).await.unwrap();
        s.conferma().await.unwrap();
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert!(matches!(s.inserisci(riporto).await, Err(StoreError::Doppio(_))));
        drop(s);
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        s.elimina_riporto(&fatto.id).await.unwrap();
        s.conferma().await.unwrap();
        assert!(banco.archivio.riporti(&rossi.id).await.unwrap().is_empty());
    }
}
