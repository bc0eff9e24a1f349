//! Agreements: plan, rows filled and emptied, days still to be kept, on both engines.

use crate::banco::{Banco, autore, datore};
use mirato_store::*;

fn richiesta(datore_id: &str) -> Convenzione {
    Convenzione {
        id: String::new(),
        datore_id: datore_id.into(),
        tipo: TipoConvenzione::Programma,
        provincia: "SV".into(),
        ricevuta_il: "2026-11-02".into(),
        stato: StatoConvenzione::InIstruttoria,
        scadenza: Some("2026-12-02".into()),
        dal: "2026-12-03".into(),
        fino_al: "2028-12-02".into(),
        stipulata_il: None,
        estremi: None,
        residue: 3,
        atto_id: None,
        dati: Json::default(),
        versione: 0,
    }
}

fn riga(convenzione: &Convenzione, numero: i64, unita: i64, scadenza: &str) -> RigaConvenzione {
    RigaConvenzione {
        id: String::new(),
        convenzione_id: convenzione.id.clone(),
        datore_id: convenzione.datore_id.clone(),
        numero,
        unita,
        elenco: "art8".into(),
        profilo: "magazziniere".into(),
        modalita: "nominativa".into(),
        modo: "assunzione".into(),
        quanto: None,
        ore_minime: None,
        provincia: "SV".into(),
        scadenza: scadenza.into(),
        scade_il: scadenza.into(),
        stato: "prevista".into(),
        residue: unita,
        proroghe: Json::di(&Vec::<()>::new()).unwrap(),
        versione: 0,
    }
}

fn inserimento(riga: &RigaConvenzione, persona_id: &str) -> Inserimento {
    Inserimento {
        id: String::new(),
        convenzione_id: riga.convenzione_id.clone(),
        riga_id: riga.id.clone(),
        datore_id: riga.datore_id.clone(),
        persona_id: persona_id.into(),
        titolo: "assunzione".into(),
        dal: "2027-02-01".into(),
        origine: "nulla_osta".into(),
        origine_id: "n1".into(),
        uscita_il: None,
        uscita_motivo: None,
        nota: String::new(),
        versione: 0,
    }
}

#[tokio::test]
async fn a_plan_is_listed_filled_and_emptied_alike_on_both_engines() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let datore = s.inserisci(datore("00000000041", "Tessitura Montalbano S.p.A.")).await.unwrap();
        let ada = s.inserisci(crate::persone::persona("BNCDAA89E43D969X", "Bianchi", "Ada")).await.unwrap();
        let una = s.inserisci(richiesta(&datore.id)).await.unwrap();
        let prima = s.inserisci(riga(&una, 1, 1, "2027-02-28")).await.unwrap();
        let seconda = s.inserisci(riga(&una, 2, 2, "2027-07-31")).await.unwrap();
        assert!(matches!(s.inserisci(riga(&una, 2, 1, "2027-07-31")).await, Err(StoreError::Doppio(_))));
        drop(s);

        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let datore = s.inserisci(crate::banco::datore(&datore.codice_fiscale, &datore.denominazione)).await.unwrap();
        let ada = s.inserisci(Persona { id: String::new(), versione: 0, ..ada }).await.unwrap();
        let una = s.inserisci(richiesta(&datore.id)).await.unwrap();
        let prima = s.inserisci(riga(&una, prima.numero, 1, "2027-02-28")).await.unwrap();
        s.inserisci(riga(&una, seconda.numero, 2, "2027-07-31")).await.unwrap();
        let dentro = s.inserisci(inserimento(&prima, &ada.id)).await.unwrap();
        s.salva(RigaConvenzione { residue: 0, stato: "assolta".into(), ..prima.clone() }).await.unwrap();
        s.salva(Convenzione { stato: StatoConvenzione::Stipulata, ..una.clone() }).await.unwrap();
        s.conferma().await.unwrap();

        let filtro = FiltroConvenzioni { testo: Some("montalbano".into()), ..FiltroConvenzioni::default() };
        let elenco =
            banco.archivio.elenco_convenzioni(&filtro, ColonnaRichieste::Scadenza, Direzione::Crescente, 10, 0);
        let elenco = elenco.await.unwrap();
        assert_eq!((elenco.totale, elenco.righe[0].stato.as_str(), elenco.righe[0].residue), (1, "stipulata", 3));
        let altro = FiltroConvenzioni { stato: Some(StatoConvenzione::Risolta), ..FiltroConvenzioni::default() };
        let vuoto = banco.archivio.elenco_convenzioni(&altro, ColonnaRichieste::Datore, Direzione::Decrescente, 10, 0);
        assert_eq!(vuoto.await.unwrap().totale, 0);

        // A row that is filled is not a day to keep any more; the first and last day of the range count.
        let scadenze = |dal: &str, al: &str| {
            let filtro = FiltroScadenze { dal: dal.to_owned(), al: al.to_owned() };
            let archivio = &banco.archivio;
            async move {
                let tutte = archivio.scadenze(&filtro).await.unwrap();
                tutte.into_iter().map(|una| (una.tipo, una.dettaglio)).collect::<Vec<_>>()
            }
        };
        let riga = ("convenzione_riga".to_owned(), ", riga 2: magazziniere".to_owned());
        assert_eq!(scadenze("2027-02-28", "2027-07-31").await, std::slice::from_ref(&riga));
        assert_eq!(scadenze("2027-07-31", "2027-07-31").await, [riga]);
        assert!(scadenze("2026-12-01", "2027-07-30").await.is_empty(), "signed, the term to answer is over");
        assert_eq!(scadenze("2028-01-01", "2029-12-31").await, [("convenzione".to_owned(), String::new())]);
        let conteggi = banco.archivio.conteggi("2026-11-20").await.unwrap();
        assert_eq!((conteggi.convenzioni, conteggi.piani), ((0, 0), (0, 1)), "{conteggi:?}");
        assert_eq!(banco.archivio.conteggi("2026-12-03").await.unwrap().piani, (1, 0));
        let in_corso = FiltroConvenzioni { in_corso: true, ..FiltroConvenzioni::default() };
        let aperte = FiltroConvenzioni { aperte: true, ..FiltroConvenzioni::default() };
        for (filtro, quante) in [(in_corso, 1), (aperte, 0)] {
            let pagina =
                banco.archivio.elenco_convenzioni(&filtro, ColonnaRichieste::Scadenza, Direzione::Crescente, 10, 0);
            assert_eq!(pagina.await.unwrap().totale, quante, "{filtro:?}");
        }
        assert!(banco.archivio.convenzioni_da_rivedere("2027-02-01").await.unwrap().len() == 1, "a term went by");
        // On 2 December the row says it is filled, and whoever fills it begins in February: to be looked at again.
        assert_eq!(banco.archivio.convenzioni_da_rivedere("2026-12-02").await.unwrap().len(), 1);

        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert_eq!(s.inserimento_di("nulla_osta", "n1").await.unwrap().unwrap().id, dentro.id);
        assert!(s.elimina_riga_della_convenzione(&prima.id).await.is_err(), "a filled row stays");
        drop(s);
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        s.elimina_inserimento(&dentro.id).await.unwrap();
        s.elimina_riga_della_convenzione(&prima.id).await.unwrap();
        s.conferma().await.unwrap();
        assert_eq!(banco.archivio.righe_della_convenzione(&una.id).await.unwrap().len(), 1);
        assert_eq!(banco.archivio.verifica_registro().await.unwrap().guasto, None);
    }
}

#[tokio::test]
async fn a_signed_agreement_has_its_act_and_an_end_has_its_ground() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let datore = s.inserisci(datore("00000000041", "Tessitura Montalbano S.p.A.")).await.unwrap();
        let senza_atto = Convenzione { stipulata_il: Some("2026-12-03".into()), ..richiesta(&datore.id) };
        assert!(s.inserisci(senza_atto).await.is_err());
        drop(s);
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let datore = s.inserisci(crate::banco::datore("00000000041", "Tessitura Montalbano S.p.A.")).await.unwrap();
        let ada = s.inserisci(crate::persone::persona("BNCDAA89E43D969X", "Bianchi", "Ada")).await.unwrap();
        let una = s.inserisci(richiesta(&datore.id)).await.unwrap();
        let prima = s.inserisci(riga(&una, 1, 1, "2027-02-28")).await.unwrap();
        let senza_motivo = Inserimento { uscita_il: Some("2027-03-01".into()), ..inserimento(&prima, &ada.id) };
        assert!(s.inserisci(senza_motivo).await.is_err());
    }
}
