//! Calls: one application for each person, what gives points sealed, rankings that never change.

use crate::banco::{Banco, autore, datore};
use crate::persone::persona;
use mirato_store::*;

fn avviso(datore_id: &str) -> Avviso {
    Avviso {
        id: String::new(),
        datore_id: Some(datore_id.into()),
        anno: None,
        numero: None,
        base: "legge68".into(),
        elenco: Some("art8".into()),
        profilo: "operatore amministrativo".into(),
        posti: 2,
        stato: StatoAvviso::Bozza,
        richiesta_il: "2026-10-20".into(),
        adesioni_dal: "2026-11-02".into(),
        adesioni_al: "2026-11-13".into(),
        scadenza: Some("2026-11-25".into()),
        atto_id: None,
        criteri: "lecco-2026".into(),
        esiti_entro: None,
        annuale: None,
        dati: Json::default(),
        versione: 0,
    }
}

async fn domanda(s: &mut Scrittura, avviso_id: &str, persona_id: &str) -> Result<DomandaAvviso, StoreError> {
    let codice = s.estrai_codice(avviso_id).await?;
    let sigillo = s.sigilla_domanda(avviso_id, &codice, serde_json::json!({ "percentuale": "74" })).await?;
    s.inserisci(DomandaAvviso {
        id: String::new(),
        avviso_id: avviso_id.into(),
        persona_id: persona_id.into(),
        codice,
        pervenuta_il: "2026-11-03".into(),
        canale: "pec".into(),
        protocollo: "1/2026".into(),
        stato: StatoDomanda::Ammessa,
        motivo: None,
        dati: Json::default(),
        sigillo,
        versione: 0,
    })
    .await
}

/// A call with two applications and the key that opens them.
async fn con_due_domande(banco: &Banco) -> (Avviso, [DomandaAvviso; 2], ChiaveFascicoli) {
    let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
    let comune = s.inserisci(datore("07643520567", "Comune di Pietralba")).await.unwrap();
    let ada = s.inserisci(persona("BNCDAA89E43D969X", "Bianchi", "Ada")).await.unwrap();
    let eva = s.inserisci(persona("BNCVEA89E43D969Y", "Bianchi", "Eva")).await.unwrap();
    let avviso = s.inserisci(avviso(&comune.id)).await.unwrap();
    assert!(matches!(domanda(&mut s, &avviso.id, &ada.id).await, Err(StoreError::NessunAbilitato)));
    s.abilita("ada", "la mia parola", None).await.unwrap();
    let prima = domanda(&mut s, &avviso.id, &ada.id).await.unwrap();
    let seconda = domanda(&mut s, &avviso.id, &eva.id).await.unwrap();
    s.conferma().await.unwrap();
    (avviso, [prima, seconda], banco.archivio.sblocca_fascicoli("ada", "la mia parola").await.unwrap())
}

#[tokio::test]
async fn one_application_for_each_person_and_what_gives_points_is_sealed() {
    for banco in Banco::entrambi().await {
        let (avviso, [ada, eva], chiave) = con_due_domande(&banco).await;
        assert_ne!(ada.codice, eva.codice);
        assert!(ada.codice.len() == 7 && ada.codice.contains('-'), "{}", ada.codice);
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let doppia = domanda(&mut s, &avviso.id, &ada.persona_id).await;
        assert!(matches!(doppia, Err(StoreError::Doppio(_))), "{doppia:?}");
        drop(s);

        assert!(!String::from_utf8_lossy(&ada.sigillo).contains("74"), "nothing in clear");
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let aperte = s.apri_domande(&avviso.id, &[ada.clone(), eva.clone()], &chiave, "calcolo").await.unwrap();
        assert_eq!(aperte[1]["percentuale"], "74");
        // What belongs to one application does not open under another.
        let scambiata = DomandaAvviso { sigillo: eva.sigillo.clone(), ..ada.clone() };
        let esito = s.apri_domanda(&scambiata, &chiave, "calcolo").await;
        assert!(matches!(esito, Err(StoreError::Danneggiato(_))), "{esito:?}");
        s.conferma().await.unwrap();

        let elenco = banco
            .archivio
            .elenco_avvisi(&FiltroAvvisi::default(), ColonnaRichieste::Scadenza, Direzione::Crescente, 10, 0)
            .await
            .unwrap();
        assert_eq!((elenco.totale, elenco.righe[0].domande), (1, 2));
        let filtro =
            FiltroDomande { avviso_id: avviso.id.clone(), testo: Some(eva.codice.clone()), ..Default::default() };
        let trovate = banco.archivio.elenco_domande(&filtro, 10, 0).await.unwrap();
        assert_eq!((trovate.totale, trovate.righe[0].nome.as_str()), (1, "Eva"));
        let per_codice =
            banco.archivio.domande_con_codice(&avviso.id, std::slice::from_ref(&ada.codice)).await.unwrap();
        assert_eq!(per_codice[0].id, ada.id);
        assert_eq!(banco.archivio.conta_domande(&avviso.id).await.unwrap(), [("ammessa".to_owned(), 2)]);
        assert_eq!(banco.archivio.verifica_registro().await.unwrap().guasto, None);
        banco.archivio.chiudi().await;
    }
}

#[tokio::test]
async fn a_ranking_never_changes_and_its_explanation_is_sealed() {
    for banco in Banco::entrambi().await {
        let (avviso, _, chiave) = con_due_domande(&banco).await;
        let spiegazione = JsonCompresso::di(&serde_json::json!({ "voci": ["invalidità: −21"] })).unwrap();
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let (sigillo, impronta) = s.sigilla_graduatoria(&spiegazione).await.unwrap();
        let versione = GraduatoriaVersione {
            id: String::new(),
            avviso_id: avviso.id.clone(),
            numero: 1,
            tipo: TipoGraduatoria::Provvisoria,
            calcolata_il: "2026-11-22T09:30:00+01:00".into(),
            criteri: "lombardia-lecco".into(),
            nota: String::new(),
            ammesse: 2,
            escluse: 0,
            incomplete: 0,
            righe: JsonCompresso::di(&serde_json::json!([])).unwrap(),
            sigillo,
            impronta,
            atto_id: None,
            versione: 0,
        };
        let tenuta = s.inserisci(versione).await.unwrap();
        let aperta = s.apri_graduatoria(&tenuta, &chiave, "osservazioni").await.unwrap();
        assert_eq!(aperta, spiegazione);
        s.conferma().await.unwrap();
        for sql in [
            "UPDATE graduatoria_versione SET ammesse = 3",
            "UPDATE graduatoria_versione SET tipo = 'definitiva'",
            "UPDATE graduatoria_versione SET impronta = 'x'",
            "UPDATE graduatoria_versione SET criteri = 'umbria'",
            "DELETE FROM graduatoria_versione",
        ] {
            assert!(banco.di_nascosto(sql).await.is_err(), "must be refused: {sql}");
        }
        let elenco = banco.archivio.graduatorie_dell_avviso(&avviso.id).await.unwrap();
        assert_eq!((elenco.len(), elenco[0].tipo.as_str(), elenco[0].ammesse), (1, "provvisoria", 2));
        banco.archivio.chiudi().await;
    }
}

#[tokio::test]
async fn a_table_of_criteria_in_use_is_frozen() {
    for banco in Banco::entrambi().await {
        let tabella = TabellaCriteri {
            id: String::new(),
            codice: "lecco-2026".into(),
            nome: "Lecco 2026".into(),
            copiata_da: "lombardia-lecco".into(),
            dati: Json::from("{}".to_owned()),
            versione: 0,
        };
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let tabella = s.inserisci(tabella).await.unwrap();
        let tabella = s.salva(TabellaCriteri { nome: "Lecco, 2026".into(), ..tabella }).await.unwrap();
        let altra = TabellaCriteri { id: String::new(), codice: "altra".into(), versione: 0, ..tabella.clone() };
        let altra = s.inserisci(altra).await.unwrap();
        s.conferma().await.unwrap();
        // A draft keeps the table from being thrown away, not from being changed.
        let (avviso, _, _) = con_due_domande(&banco).await;
        assert!(banco.archivio.criteri_in_uso().await.unwrap().is_empty());
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert!(matches!(s.elimina_tabella_criteri(&tabella.id).await, Err(StoreError::Immutabile(_))));
        s.annulla().await.unwrap();
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let tabella = s.salva(TabellaCriteri { nome: "Lecco".into(), ..tabella }).await.unwrap();
        let pubblicato = Avviso { stato: StatoAvviso::Pubblicato, anno: Some(2026), numero: Some(1), ..avviso.clone() };
        let pubblicato = s.salva(pubblicato).await.unwrap();
        s.conferma().await.unwrap();
        assert_eq!(banco.archivio.criteri_in_uso().await.unwrap(), ["lecco-2026"]);
        for sql in [
            "UPDATE tabella_criteri SET dati = '[]' WHERE codice = 'lecco-2026'",
            "DELETE FROM tabella_criteri WHERE codice = 'lecco-2026'",
        ] {
            assert!(banco.di_nascosto(sql).await.is_err(), "must be refused: {sql}");
        }
        // The publication annulled, the table is free again; another one never was bound.
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        s.elimina_tabella_criteri(&altra.id).await.unwrap();
        s.salva(Avviso { stato: StatoAvviso::Bozza, anno: None, numero: None, ..pubblicato }).await.unwrap();
        s.salva(TabellaCriteri { nome: "Lecco, di nuovo".into(), ..tabella }).await.unwrap();
        s.conferma().await.unwrap();
        let nomi: Vec<String> =
            banco.archivio.tabelle_criteri().await.unwrap().into_iter().map(|una| una.nome).collect();
        assert_eq!(nomi, ["Lecco, di nuovo"]);
        banco.archivio.chiudi().await;
    }
}

#[tokio::test]
async fn a_yearly_list_has_no_body_and_there_is_one_for_each_year_and_list() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let annuale =
            |anno: i64| Avviso { datore_id: None, base: "annuale".into(), posti: 0, annuale: Some(anno), ..avviso("") };
        let ada = s.inserisci(persona("BNCDAA89E43D969X", "Bianchi", "Ada")).await.unwrap();
        let prima = s.inserisci(annuale(2025)).await.unwrap();
        let seconda = s.inserisci(annuale(2026)).await.unwrap();
        // Somebody who has not confirmed: nothing has arrived, nothing is sealed.
        let codice = s.estrai_codice(&seconda.id).await.unwrap();
        let attesa = DomandaAvviso {
            id: String::new(),
            avviso_id: seconda.id.clone(),
            persona_id: ada.id,
            codice,
            pervenuta_il: String::new(),
            canale: String::new(),
            protocollo: String::new(),
            stato: StatoDomanda::DaIntegrare,
            motivo: None,
            dati: Json::default(),
            sigillo: Vec::new(),
            versione: 0,
        };
        let attesa = s.inserisci(attesa).await.unwrap();
        s.abilita("ada", "la mia parola", None).await.unwrap();
        s.conferma().await.unwrap();
        let chiave = banco.archivio.sblocca_fascicoli("ada", "la mia parola").await.unwrap();
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert_eq!(s.apri_domanda(&attesa, &chiave, "prova").await.unwrap(), serde_json::json!({}));
        drop(s);
        // A day without a channel, or the other way round, is not kept.
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert!(s.salva(DomandaAvviso { canale: "pec".into(), ..attesa }).await.is_err());
        drop(s);
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let doppia = s.inserisci(annuale(2026)).await;
        assert!(matches!(doppia, Err(StoreError::Doppio(_))), "{doppia:?}");
        drop(s);
        for sbagliato in [
            Avviso { annuale: None, ..annuale(2027) },
            Avviso { base: "legge68".into(), ..annuale(2027) },
            Avviso { elenco: None, ..annuale(2027) },
        ] {
            let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
            assert!(s.inserisci(sbagliato).await.is_err());
        }
        // One that is over may be done again.
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let chiuso = Avviso { stato: StatoAvviso::Concluso, anno: Some(2025), numero: Some(1), ..annuale(2024) };
        s.inserisci(chiuso).await.unwrap();
        s.inserisci(annuale(2024)).await.unwrap();
        drop(s);
        let trovata = banco.archivio.elenco_annuale("art8", 2026).await.unwrap().unwrap();
        assert_eq!(trovata.id, seconda.id);
        assert_eq!(banco.archivio.elenco_annuale_prima("art8", 2026).await.unwrap().unwrap().id, prima.id);
        assert_eq!(banco.archivio.elenco_annuale_prima("art8", 2025).await.unwrap(), None);
        let filtro = FiltroAvvisi { aperti: true, ..Default::default() };
        let (colonna, verso) = (ColonnaRichieste::Scadenza, Direzione::Crescente);
        let elenco = banco.archivio.elenco_avvisi(&filtro, colonna, verso, 10, 0).await.unwrap();
        assert_eq!(elenco.righe.iter().map(|una| una.annuale).collect::<Vec<_>>(), [Some(2026), Some(2025)]);
        assert!(elenco.righe.iter().all(|una| una.datore_id.is_empty() && una.denominazione.is_empty()));
        let scadenze = banco
            .archivio
            .scadenze(&FiltroScadenze { dal: "2026-11-25".into(), al: "2026-11-25".into() })
            .await
            .unwrap();
        assert_eq!(scadenze.iter().map(|una| una.tipo.as_str()).collect::<Vec<_>>(), ["avviso_pubblicare"; 2]);
    }
}
