//! People: one open iscrizione for each list, sealed parts, merging, movements.

use crate::banco::{Banco, autore, datore};
use mirato_store::*;

pub fn persona(codice: &str, cognome: &str, nome: &str) -> Persona {
    Persona {
        id: String::new(),
        codice_fiscale: codice.into(),
        codice_fiscale_base: codice.into(),
        cognome: cognome.into(),
        nome: nome.into(),
        sesso: "F".into(),
        nato_il: "1989-05-03".into(),
        provincia: Some("GE".into()),
        comune: Some("Genova".into()),
        disponibile: " privati part_time ".into(),
        permesso_scade_il: None,
        stato: StatoPersona::Attiva,
        unita_a: None,
        dati: Json::default(),
        versione: 0,
    }
}

fn domanda(persona_id: &str, elenco: &str) -> Iscrizione {
    Iscrizione {
        id: String::new(),
        persona_id: persona_id.into(),
        elenco: elenco.into(),
        anno: None,
        numero: None,
        stato: StatoIscrizione::Domanda,
        richiesta_il: "2026-11-02".into(),
        iscritta_dal: None,
        anzianita_dal: None,
        sospesa_fino_al: None,
        chiusa_il: None,
        motivo: None,
        scadenza: Some("2026-12-02".into()),
        documenti_mancanti: 1,
        dati: Json::default(),
        versione: 0,
    }
}

#[tokio::test]
async fn one_open_iscrizione_for_each_list_numbered_without_gaps() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let ada = s.inserisci(persona("BNCDAA89E43D969X", "Bianchi", "Ada")).await.unwrap();
        let prima = s.inserisci(domanda(&ada.id, "art8")).await.unwrap();
        let iscritta = s.iscrivi(prima, 2026).await.unwrap();
        assert_eq!((iscritta.numero, iscritta.stato), (Some(1), StatoIscrizione::Aperta));
        // The other list is free and has its own numbers.
        let altra = s.inserisci(domanda(&ada.id, "art18")).await.unwrap();
        assert_eq!(s.iscrivi(altra, 2026).await.unwrap().numero, Some(1));
        s.conferma().await.unwrap();

        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert!(matches!(s.inserisci(domanda(&ada.id, "art8")).await, Err(StoreError::Doppio(_))));
        drop(s);

        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let chiusa = Iscrizione { stato: StatoIscrizione::Chiusa, chiusa_il: Some("2026-11-20".into()), ..iscritta };
        s.salva(chiusa).await.unwrap();
        let seconda = s.inserisci(domanda(&ada.id, "art8")).await.unwrap();
        assert_eq!(s.iscrivi(seconda, 2026).await.unwrap().numero, Some(2));
        s.conferma().await.unwrap();
        assert_eq!(banco.archivio.verifica_registro().await.unwrap().guasto, None);
        let fatti = banco.archivio.storia_della_persona(&ada.id, 50, 0).await.unwrap();
        assert!(fatti.iter().filter(|fatto| fatto.azione == "iscritta").count() == 3, "{fatti:?}");
    }
}

#[tokio::test]
async fn a_sealed_part_opens_only_to_who_may_and_leaves_a_trace() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let ada = s.inserisci(persona("BNCDAA89E43D969X", "Bianchi", "Ada")).await.unwrap();
        let dati = serde_json::json!({ "categoria_art8": "invalidi_civili", "percentuale": "74" });
        let nessuno = s.sigilla_fascicolo(&ada.id, 0, dati.clone(), None).await;
        assert!(matches!(nessuno, Err(StoreError::NessunAbilitato)));
        s.abilita("ada", "la mia parola", None).await.unwrap();
        s.sigilla_fascicolo(&ada.id, 0, dati.clone(), Some("2027-01-31".into())).await.unwrap();
        s.conferma().await.unwrap();

        assert!(matches!(
            banco.archivio.sblocca_fascicoli("ada", "sbagliata").await,
            Err(StoreError::ParolaFascicoliErrata)
        ));
        assert!(matches!(
            banco.archivio.sblocca_fascicoli("ugo", "la mia parola").await,
            Err(StoreError::NonAbilitato)
        ));
        let chiave = banco.archivio.sblocca_fascicoli("ada", "la mia parola").await.unwrap();
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let (aperti, versione) = s.apri_fascicolo(&ada.id, &chiave, "revisione").await.unwrap().unwrap();
        assert_eq!((aperti, versione), (dati, 1));
        // Only who holds the key gives it, and the last one stays.
        assert!(matches!(s.abilita("ugo", "altra", None).await, Err(StoreError::NonAbilitato)));
        s.abilita("ugo", "altra", Some(&chiave)).await.unwrap();
        s.disabilita("ada").await.unwrap();
        assert!(matches!(s.disabilita("ugo").await, Err(StoreError::UltimoAbilitato)));
        s.conferma().await.unwrap();
        let aperture = banco.archivio.storia_della_persona(&ada.id, 10, 0).await.unwrap();
        let apertura = aperture.iter().find(|fatto| fatto.azione == "aperto").unwrap();
        assert_eq!(apertura.titolo.as_deref(), Some("revisione"));
        assert_eq!(banco.archivio.fascicoli_da_rivedere("2027-01-31", 5).await.unwrap().len(), 1);
        assert_eq!(banco.archivio.fascicoli_da_rivedere("2027-01-30", 5).await.unwrap().len(), 0);
        assert_eq!(banco.archivio.verifica_registro().await.unwrap().guasto, None);
    }
}

#[tokio::test]
async fn a_sealed_part_put_beside_another_name_shows() {
    let banco = Banco::sqlite().await;
    let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
    let ada = s.inserisci(persona("BNCDAA89E43D969X", "Bianchi", "Ada")).await.unwrap();
    let eva = s.inserisci(persona("BNCVEA89E43D969Y", "Bianchi", "Eva")).await.unwrap();
    s.abilita("ada", "p", None).await.unwrap();
    s.sigilla_fascicolo(&ada.id, 0, serde_json::json!({ "n": 1 }), None).await.unwrap();
    s.conferma().await.unwrap();
    banco.di_nascosto(&format!("UPDATE fascicolo SET persona_id = '{}'", eva.id)).await.unwrap();
    let chiave = banco.archivio.sblocca_fascicoli("ada", "p").await.unwrap();
    let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
    assert!(matches!(s.apri_fascicolo(&eva.id, &chiave, "x").await, Err(StoreError::Danneggiato(_))));
}

#[tokio::test]
async fn two_records_of_one_person_become_one_with_a_trace() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let tieni = s.inserisci(persona("BNCDAA89E43D969X", "Bianchi", "Ada")).await.unwrap();
        let togli = s.inserisci(persona("BNCDAA89E43D96VX", "Bianchi", "Ada")).await.unwrap();
        let iscrizione = s.inserisci(domanda(&togli.id, "art8")).await.unwrap();
        s.iscrivi(iscrizione, 2026).await.unwrap();
        s.unisci_persone(&tieni.id, &togli.id, "stessa persona, omocodia", false).await.unwrap();
        s.conferma().await.unwrap();
        assert_eq!(banco.archivio.iscrizioni_della_persona(&tieni.id).await.unwrap().len(), 1);
        let tolta: Persona = banco.archivio.leggi(&togli.id).await.unwrap();
        assert_eq!((tolta.stato, tolta.unita_a), (StatoPersona::Unita, Some(tieni.id.clone())));
        let filtro = FiltroPersone { testo: Some("bianchi ada".into()), ..FiltroPersone::default() };
        let elenco = banco.archivio.elenco_persone(&filtro, ColonnaPersone::Nome, Direzione::Crescente, 10, 0).await;
        assert_eq!(elenco.unwrap().totale, 1, "the record in use alone");
        assert_eq!(banco.archivio.verifica_registro().await.unwrap().guasto, None);
    }
}

#[tokio::test]
async fn lists_filter_by_list_state_and_availability() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let ada = s.inserisci(persona("BNCDAA89E43D969X", "D'Àngelo", "Ada")).await.unwrap();
        let mut ugo = persona("RSSGUO80A01D969X", "Rossi", "Ugo");
        ugo.disponibile = " pubblici ".into();
        let ugo = s.inserisci(ugo).await.unwrap();
        let iscrizione = s.inserisci(domanda(&ada.id, "art8")).await.unwrap();
        s.iscrivi(iscrizione, 2026).await.unwrap();
        s.inserisci(domanda(&ugo.id, "art18")).await.unwrap();
        s.conferma().await.unwrap();
        let conta = async |filtro: FiltroPersone| {
            let ordine = (ColonnaPersone::IscrittaDal, Direzione::Decrescente);
            banco.archivio.elenco_persone(&filtro, ordine.0, ordine.1, 10, 0).await.unwrap().totale
        };
        let con = |f: fn(&mut FiltroPersone)| {
            let mut filtro = FiltroPersone::default();
            f(&mut filtro);
            filtro
        };
        assert_eq!(conta(FiltroPersone::default()).await, 2);
        assert_eq!(conta(con(|f| f.testo = Some("dangelo".into()))).await, 1);
        assert_eq!(conta(con(|f| f.elenco = Some("art8".into()))).await, 1);
        assert_eq!(conta(con(|f| f.iscrizione = Some("domanda".into()))).await, 1);
        assert_eq!(conta(con(|f| f.iscrizione = Some("nessuna".into()))).await, 0);
        assert_eq!(conta(con(|f| f.disponibile = Some("part_time".into()))).await, 1);
        let urgenti = FiltroIscrizioni {
            scadenza_al: Some("2026-12-02".into()),
            stato: Some(StatoIscrizione::Domanda),
            ..FiltroIscrizioni::default()
        };
        let pagina = banco
            .archivio
            .elenco_iscrizioni(&urgenti, ColonnaIscrizioni::Scadenza, Direzione::Crescente, 10, 0)
            .await
            .unwrap();
        assert_eq!((pagina.totale, pagina.righe[0].cognome.as_str()), (1, "Rossi"));
        assert_eq!(banco.archivio.conteggi("2026-12-03").await.unwrap().domande, (1, 1));
    }
}

#[tokio::test]
async fn a_hire_moves_the_workforce_once_and_can_be_taken_back() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let rossi = s.inserisci(datore("07643520567", "Rossi Srl")).await.unwrap();
        let movimento = |datore_id: &str| Movimento {
            elenco: "art8".into(),
            origine: "nulla_osta".into(),
            origine_id: "n1".into(),
            ..Movimento::nuovo(datore_id, TipoMovimento::Assunzione, "GE", "2026-11-30")
        };
        let fatto = s.inserisci(movimento(&rossi.id)).await.unwrap();
        s.conferma().await.unwrap();
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert!(matches!(s.inserisci(movimento(&rossi.id)).await, Err(StoreError::Doppio(_))));
        drop(s);
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert_eq!(s.movimento_di("nulla_osta", "n1").await.unwrap().map(|m| m.id), Some(fatto.id.clone()));
        s.elimina_movimento(&fatto.id).await.unwrap();
        s.conferma().await.unwrap();
        assert!(banco.archivio.movimenti(&rossi.id).await.unwrap().is_empty());
    }
}
