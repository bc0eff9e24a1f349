//! The whole life of an archive, the same on both engines.

use crate::banco::{Banco, atto, autore, circostanza, datore, prospetto, richiesta};
use mirato_store::*;

fn verifica(prospetto: &Prospetto, scopertura: i64) -> (Verifica, Vec<ScoperturaProvinciale>) {
    let verifica = Verifica {
        id: String::new(),
        prospetto_id: prospetto.id.clone(),
        datore_id: prospetto.datore_id.clone(),
        eseguita_il: "2026-11-22T09:30:00+01:00".into(),
        data_riferimento: prospetto.data_riferimento.clone(),
        classe: Classe::Oltre50,
        base_art3: 71,
        quota_art3: 5,
        in_forza_art3: 5 - scopertura,
        scopertura_art3: scopertura,
        scopertura_art18: 0,
        n_differenze: 1,
        coerente: true,
        risultato: JsonCompresso::di(&serde_json::json!({ "a": 1 })).unwrap(),
        spiegazione: JsonCompresso::di(&serde_json::json!([])).unwrap(),
        versione_programma: "0.1.0".into(),
        impronta_parametri: "ff".into(),
    };
    let provincia = |sigla: &str, scopertura| ScoperturaProvinciale {
        provincia: sigla.into(),
        quota_art3: 5,
        in_forza_art3: 5 - scopertura,
        scopertura_art3: scopertura,
        quota_art18: 1,
        in_forza_art18: 1,
        scopertura_art18: 0,
    };
    (verifica, vec![provincia("GE", scopertura), provincia("SV", 0)])
}

#[tokio::test]
async fn the_story_of_an_archive() {
    for banco in Banco::entrambi().await {
        let (rossi, dangelo) = employers(&banco.archivio).await;
        let primo = prospetti(&banco.archivio, &rossi).await;
        verifications(&banco.archivio, &rossi, &primo).await;
        let evasa = request_and_act(&banco.archivio, &rossi).await;
        lists(&banco.archivio, &rossi, &dangelo, &evasa).await;
        small_things(&banco.archivio, &rossi).await;
        reopened(banco).await;
    }
}

async fn employers(archivio: &Archivio) -> (Datore, Datore) {
    let mut s = archivio.scrivi(&autore()).await.unwrap();
    let rossi = s.inserisci(datore("07643520567", "Rossi S.r.l.")).await.unwrap();
    let dangelo = s.inserisci(datore("01234567890", "D'Angelo & figli")).await.unwrap();
    assert!(rossi.id < dangelo.id, "ids of one transaction follow one another");
    assert_eq!(rossi.versione, 1);
    let sede = Sede {
        provincia: "SV".into(),
        comune: Some("Savona".into()),
        indirizzo: None,
        cap: None,
        telefono: None,
        email: None,
    };
    s.imposta_sedi(&[(rossi.id.clone(), vec![sede.clone()])]).await.unwrap();
    s.conferma().await.unwrap();

    let mut s = archivio.scrivi(&autore()).await.unwrap();
    let doppio = s.inserisci(datore("07643520567", "Un'altra")).await;
    assert_eq!(doppio.unwrap_err().codice(), "gia_presente");
    s.annulla().await.unwrap();

    let mut s = archivio.scrivi(&autore()).await.unwrap();
    let nuova = s.salva(Datore { comune: Some("Recco".into()), ..rossi.clone() }).await.unwrap();
    s.conferma().await.unwrap();
    assert_eq!(nuova.versione, 2);
    assert_eq!(archivio.leggi::<Datore>(&rossi.id).await.unwrap(), nuova);
    let versioni = archivio.versioni_datore(&rossi.id).await.unwrap();
    assert_eq!(versioni.len(), 1);
    assert_eq!(versioni[0].dati.leggi::<Datore>().unwrap(), rossi);
    assert_eq!(archivio.sedi(&rossi.id).await.unwrap(), vec![sede]);
    let per_codice = archivio.datori_per_codice_fiscale(&["01234567890".into(), "x".into()]).await.unwrap();
    assert_eq!(per_codice.into_values().collect::<Vec<_>>(), vec![dangelo.clone()]);

    stale_save(archivio, &rossi, &nuova).await;
    (nuova, dangelo)
}

async fn stale_save(archivio: &Archivio, vecchia: &Datore, nuova: &Datore) {
    let mut s = archivio.scrivi(&autore()).await.unwrap();
    let rifiuto = s.salva(Datore { cap: Some("16100".into()), ..vecchia.clone() }).await.unwrap_err();
    s.annulla().await.unwrap();
    let StoreError::Superato(superato) = &rifiuto else { panic!("{rifiuto}") };
    let campi: Vec<_> = superato.differenze().into_iter().map(|d| (d.campo, d.archiviato, d.proposto)).collect();
    let atteso = vec![
        ("cap".to_owned(), serde_json::Value::Null, serde_json::json!("16100")),
        ("comune".to_owned(), serde_json::json!("Recco"), serde_json::json!("Genova")),
    ];
    assert_eq!(campi, atteso, "the app can show what differs, field by field");
    let errore = mirato_domain::Errore::from(rifiuto);
    assert_eq!((errore.codice.as_str(), errore.genere), ("salvataggio_superato", mirato_domain::Genere::Stato));
    assert_eq!(&archivio.leggi::<Datore>(&nuova.id).await.unwrap(), nuova, "nothing was overwritten");
}

async fn prospetti(archivio: &Archivio, rossi: &Datore) -> Prospetto {
    let mut s = archivio.scrivi(&autore()).await.unwrap();
    let importazione = Importazione {
        id: String::new(),
        quando: String::new(),
        utente: String::new(),
        tipo: "prospetti".into(),
        nome_file: "unipi.xml".into(),
        impronta: "aa".into(),
        lette: 2,
        importate: 2,
        scartate: 0,
        errori: Json::da_testo("[]").unwrap(),
    };
    let importazione = s.registra_importazione(importazione).await.unwrap();
    let nuovo = |codice: &str, giorno: &str| Prospetto {
        importazione_id: Some(importazione.id.clone()),
        ..prospetto(&rossi.id, codice, giorno)
    };
    let primo = s.inserisci(nuovo("1000025200000001", "2025-12-31")).await.unwrap();
    let vecchio = s.inserisci(nuovo("1000025200000000", "2024-12-31")).await.unwrap();
    let file = FileProspetto { nome: "unipi.xml".into(), contenuto: b"<unipi/>".repeat(500) };
    s.tieni_file(&primo.id, &file).await.unwrap();
    let superato = s.segna_prospetto(&vecchio.id, StatoProspetto::Superato).await.unwrap();
    s.conferma().await.unwrap();

    assert_eq!(superato.stato, StatoProspetto::Superato);
    assert_eq!(archivio.file_del_prospetto(&primo.id).await.unwrap().unwrap(), file);
    assert_eq!(archivio.prospetti_per_codice("1000025200000001").await.unwrap(), vec![primo.clone()]);
    assert_eq!(archivio.prospetti_per_impronta(&primo.impronta).await.unwrap(), vec![primo.clone()]);
    assert_eq!(archivio.prospetti_del_giorno(&rossi.id, "2024-12-31").await.unwrap(), vec![superato.clone()]);
    let mut scrittura = archivio.scrivi(&autore()).await.unwrap();
    let note = scrittura.impronte_note(&[&primo.impronta, "sconosciuta"]).await.unwrap();
    assert_eq!(note.into_iter().collect::<Vec<_>>(), vec![primo.impronta.clone()]);
    let giorni: Vec<_> = scrittura.giorni_descritti(&[&rossi.id]).await.unwrap().into_iter().collect();
    assert!(giorni.contains(&(rossi.id.clone(), "2024-12-31".to_owned())), "{giorni:?}");
    let del_giorno = scrittura.prospetti_dei_giorni(&[(rossi.id.clone(), "2024-12-31".to_owned())]).await.unwrap();
    assert_eq!(del_giorno, vec![superato.clone()]);
    scrittura.annulla().await.unwrap();
    assert_eq!(archivio.prospetti_del_datore(&rossi.id).await.unwrap(), vec![primo.clone(), superato]);
    assert_eq!(archivio.prospetto_al(&rossi.id, "2026-06-30").await.unwrap().unwrap(), primo);
    assert_eq!(archivio.prospetto_al(&rossi.id, "2025-06-30").await.unwrap(), None, "a superseded one does not hold");
    assert_eq!(archivio.importazioni(10, 0).await.unwrap(), vec![importazione]);
    primo
}

async fn verifications(archivio: &Archivio, rossi: &Datore, primo: &Prospetto) {
    let mut s = archivio.scrivi(&autore()).await.unwrap();
    s.registra_verifiche(vec![verifica(primo, 0)]).await.unwrap();
    s.registra_verifiche(vec![verifica(primo, 2)]).await.unwrap();
    s.conferma().await.unwrap();
    let ultima = archivio.ultima_verifica(&primo.id).await.unwrap().unwrap();
    assert_eq!(ultima.scopertura_art3, 2, "the later of the two");
    assert_eq!(archivio.verifica(&ultima.id).await.unwrap().unwrap(), ultima);
    assert_eq!(archivio.province_della_verifica(&ultima.id).await.unwrap(), verifica(primo, 2).1);

    // Annulled, the prospetto no longer says where its employer stands; valid again, it does.
    for (stato, scoperti) in [(StatoProspetto::Annullato, 0), (StatoProspetto::Valido, 1)] {
        let mut s = archivio.scrivi(&autore()).await.unwrap();
        s.segna_prospetto(&primo.id, stato).await.unwrap();
        s.conferma().await.unwrap();
        assert_eq!(archivio.conteggi("2026-11-22").await.unwrap().datori_scoperti, scoperti, "{stato:?}");
    }
    let province = archivio.scoperture_per_provincia().await.unwrap();
    let in_breve: Vec<_> =
        province.iter().map(|p| (p.provincia.as_str(), p.datori, p.datori_scoperti, p.scopertura_art3)).collect();
    assert_eq!(in_breve, vec![("GE", 1, 1, 2), ("SV", 1, 0, 0)]);
    assert!(archivio.storia_del_datore(&rossi.id, 50, 0).await.unwrap().iter().any(|f| f.oggetto == "verifica"));
}

async fn request_and_act(archivio: &Archivio, rossi: &Datore) -> RichiestaOttemperanza {
    let mut s = archivio.scrivi(&autore()).await.unwrap();
    let chiesta = RichiestaOttemperanza {
        datore_id: Some(rossi.id.clone()),
        ..richiesta(&rossi.codice_fiscale, "4521/2026", Some("2026-12-10"))
    };
    let chiesta = s.inserisci(chiesta).await.unwrap();
    let bozza = Atto { richiesta_id: Some(chiesta.id.clone()), ..atto("ottemperanza", Some(&rossi.id)) };
    let bozza = s.inserisci(bozza).await.unwrap();
    let numero = s.prendi_numero("ottemperanza", 2026).await.unwrap();
    let emissione = Emissione {
        numero,
        emesso_il: "2026-11-22".into(),
        dati: Json::da_testo(r#"{"numero":1}"#).unwrap(),
        pdf: b"%PDF-1.7 uno".to_vec(),
    };
    let emesso = s.emetti(&bozza.id, bozza.versione, emissione).await.unwrap();
    let evasa = s.salva(RichiestaOttemperanza { stato: StatoRichiesta::Evasa, ..chiesta }).await.unwrap();
    s.conferma().await.unwrap();
    assert_eq!((emesso.numero, emesso.stato), (Some(1), StatoAtto::DaFirmare));

    let mut s = archivio.scrivi(&autore()).await.unwrap();
    let firme = Json::da_testo(r#"[{"nome":"Ada"}]"#).unwrap();
    let firmato = s.firma(&emesso.id, emesso.versione, b"%PDF-1.7 uno firmato", firme).await.unwrap();
    let protocollato = s.protocolla(&firmato.id, firmato.versione, "9001/2026").await.unwrap();
    let trasmesso = s.trasmetti(&protocollato.id, protocollato.versione, "2026-11-23").await.unwrap();
    s.conferma().await.unwrap();

    assert_eq!(archivio.leggi::<Atto>(&emesso.id).await.unwrap(), trasmesso);
    assert_eq!(archivio.pdf_dell_atto(&emesso.id, true).await.unwrap().unwrap(), b"%PDF-1.7 uno");
    assert_eq!(archivio.pdf_dell_atto(&emesso.id, false).await.unwrap().unwrap(), b"%PDF-1.7 uno firmato");
    for pdf in [&b"%PDF-1.7 uno"[..], b"%PDF-1.7 uno firmato"] {
        let noto = archivio.atto_per_impronta(&impronta(pdf)).await.unwrap();
        assert_eq!(noto.as_ref(), Some(&trasmesso), "the register knows the document, signed or not");
    }
    assert_eq!(archivio.atto_per_impronta(&impronta(b"altro")).await.unwrap(), None);
    assert_eq!(archivio.atto_per_numero("ottemperanza", 2026, 1).await.unwrap().unwrap(), trasmesso);
    assert_eq!(archivio.atti_del_datore(&rossi.id).await.unwrap(), vec![trasmesso.clone()]);
    assert_eq!(archivio.atti_della_richiesta(&evasa.id).await.unwrap(), vec![trasmesso]);
    evasa
}

async fn lists(archivio: &Archivio, rossi: &Datore, dangelo: &Datore, evasa: &RichiestaOttemperanza) {
    let nomi = async |filtro: FiltroDatori| {
        let pagina =
            archivio.elenco_datori(&filtro, ColonnaDatori::Denominazione, Direzione::Crescente, 10, 0).await.unwrap();
        assert_eq!(pagina.totale, i64::try_from(pagina.righe.len()).unwrap());
        pagina.righe.into_iter().map(|r| r.id).collect::<Vec<_>>()
    };
    let (r, d) = (rossi.id.clone(), dangelo.id.clone());
    assert_eq!(nomi(FiltroDatori::default()).await, vec![d.clone(), r.clone()]);
    let casi = [
        (FiltroDatori { testo: Some("dangelo".into()), ..Default::default() }, vec![d.clone()]),
        (FiltroDatori { testo: Some("07643".into()), ..Default::default() }, vec![r.clone()]),
        (FiltroDatori { provincia: Some("SV".into()), ..Default::default() }, vec![r.clone()]),
        (FiltroDatori { classe: Some(Classe::Oltre50), ..Default::default() }, vec![r.clone()]),
        (FiltroDatori { classe: Some(Classe::Da15A35), ..Default::default() }, vec![]),
        (FiltroDatori { scopertura: Some(Scopertura::Scoperto), ..Default::default() }, vec![r.clone()]),
        (FiltroDatori { scopertura: Some(Scopertura::Coperto), ..Default::default() }, vec![]),
        (FiltroDatori { scopertura: Some(Scopertura::DaVerificare), ..Default::default() }, vec![d.clone()]),
        (FiltroDatori { con_prospetto_anno: Some(2025), ..Default::default() }, vec![r.clone()]),
        (FiltroDatori { con_prospetto_anno: Some(2024), ..Default::default() }, vec![]),
        (FiltroDatori { senza_prospetto_anno: Some(2025), ..Default::default() }, vec![d.clone()]),
        (FiltroDatori { con_differenze: Some(true), ..Default::default() }, vec![r.clone()]),
    ];
    for (filtro, attesi) in casi {
        assert_eq!(nomi(filtro.clone()).await, attesi, "{filtro:?}");
    }
    for colonna in ColonnaDatori::TUTTI {
        for direzione in Direzione::TUTTI {
            let pagina = archivio.elenco_datori(&FiltroDatori::default(), *colonna, *direzione, 1, 1).await.unwrap();
            assert_eq!((pagina.righe.len(), pagina.totale), (1, 2), "{colonna:?} {direzione:?}");
        }
    }
    let tutti = FiltroProspetti {
        testo: Some("rossi".into()),
        datore_id: Some(r.clone()),
        anno: Some(2025),
        stato: Some(StatoProspetto::Valido),
        verificato: Some(Verificato::Si),
        importazione_id: None,
        con_differenze: Some(true),
    };
    let (colonna, direzione) = (ColonnaProspetti::DataRiferimento, Direzione::Decrescente);
    assert_eq!(archivio.elenco_prospetti(&tutti, colonna, direzione, 10, 0).await.unwrap().totale, 1);
    let per_codice = FiltroProspetti { testo: Some("1000025200000000".into()), ..Default::default() };
    assert_eq!(
        archivio.elenco_prospetti(&per_codice, colonna, direzione, 10, 0).await.unwrap().righe[0].stato,
        "superato"
    );
    let richieste = FiltroRichieste {
        testo: Some("4521/2026".into()),
        stato: Some(StatoRichiesta::Evasa),
        aperte: Some(false),
        scadenza_dal: Some("2026-12-01".into()),
        scadenza_al: Some("2026-12-31".into()),
        datore_id: Some(r.clone()),
    };
    assert_eq!(
        archivio
            .elenco_richieste(&richieste, ColonnaRichieste::Scadenza, Direzione::Crescente, 10, 0)
            .await
            .unwrap()
            .righe[0]
            .id,
        evasa.id
    );
    let aperte = FiltroRichieste { aperte: Some(true), ..Default::default() };
    assert_eq!(
        archivio
            .elenco_richieste(&aperte, ColonnaRichieste::Scadenza, Direzione::Crescente, 10, 0)
            .await
            .unwrap()
            .totale,
        0
    );
    assert_eq!(archivio.richieste_del_datore(&r, &rossi.codice_fiscale).await.unwrap().len(), 1);
    let atti = FiltroAtti {
        id: None,
        testo: Some("9001/2026".into()),
        stato: Some(StatoAtto::Trasmesso),
        registro: Some("ottemperanza".into()),
        anno: Some(2026),
        modello: Some("ottemperanza".into()),
        datore_id: Some(r.clone()),
        richiesta_id: Some(evasa.id.clone()),
        persona_id: None,
    };
    assert_eq!(archivio.elenco_atti(&atti, 10, 0).await.unwrap().righe[0].numero, Some(1));
    let fatti = archivio.storia_del_datore(&r, 100, 0).await.unwrap();
    assert!(fatti.is_sorted_by(|a, b| a.sequenza > b.sequenza), "newest first");
    assert_eq!((fatti[0].azione.as_str(), fatti[0].oggetto.as_str()), ("trasmesso", "atto"));
    assert_eq!(fatti[0].titolo.as_deref(), Some("Certificato di ottemperanza"));
}

async fn small_things(archivio: &Archivio, rossi: &Datore) {
    let ufficio = Ufficio {
        provincia: "GE".into(),
        patrono: Some("06-24".into()),
        parametri: String::new(),
        dati: Json::da_testo(r#"{"nome":"Collocamento mirato"}"#).unwrap(),
        versione: 0,
    };
    assert_eq!(archivio.ufficio().await.unwrap(), None);
    let mut s = archivio.scrivi(&autore()).await.unwrap();
    let salvato = s.salva_ufficio(&ufficio).await.unwrap();
    assert_eq!(s.salva_ufficio(&ufficio).await.unwrap_err().codice(), "salvataggio_superato");
    let passata = s.inserisci(circostanza(&rossi.id, "2024-01-01", Some("2024-12-31"))).await.unwrap();
    let aperta = s.inserisci(circostanza(&rossi.id, "2026-01-01", None)).await.unwrap();
    let nuovo = NuovoAllegato {
        oggetto: "circostanza".into(),
        oggetto_id: aperta.id.clone(),
        datore_id: Some(rossi.id.clone()),
        nome: "convenzione.pdf".into(),
        tipo: "application/pdf".into(),
        contenuto: vec![0, 1, 255],
    };
    let allegato = s.allega(&nuovo).await.unwrap();
    let tolto = s.allega(&nuovo).await.unwrap();
    s.togli_allegato(&tolto.id).await.unwrap();
    s.conferma().await.unwrap();
    assert_eq!(archivio.ufficio().await.unwrap(), Some(salvato));
    assert_eq!(archivio.circostanze(&rossi.id, None).await.unwrap(), vec![aperta.clone(), passata.clone()]);
    assert_eq!(archivio.circostanze(&rossi.id, Some("2024-12-31")).await.unwrap(), vec![passata]);
    assert_eq!(archivio.circostanze(&rossi.id, Some("2026-01-01")).await.unwrap(), vec![aperta.clone()]);
    assert_eq!(archivio.allegati("circostanza", &aperta.id).await.unwrap(), vec![allegato.clone()]);
    assert_eq!(archivio.contenuto_allegato(&allegato.id).await.unwrap().unwrap(), vec![0, 1, 255]);

    let bozza = |testo: &str| Bozza {
        chiave: "datore/nuovo".into(),
        dati: Json::da_testo(testo).unwrap(),
        salvata_il: "2026-11-22T09:31:00+01:00".into(),
    };
    archivio.salva_bozza("ada", &bozza(r#"{"a":1}"#)).await.unwrap();
    archivio.salva_bozza("ada", &bozza(r#"{"a":2}"#)).await.unwrap();
    assert_eq!(archivio.bozza("ada", "datore/nuovo").await.unwrap(), Some(bozza(r#"{"a":2}"#)));
    assert_eq!(archivio.bozza("bea", "datore/nuovo").await.unwrap(), None);
    assert_eq!(archivio.bozze("ada").await.unwrap().len(), 1);
    archivio.elimina_bozza("ada", "datore/nuovo").await.unwrap();
    assert_eq!(archivio.bozze("ada").await.unwrap(), vec![]);
    archivio.salva_preferenza("ada", "colonne", &Json::default()).await.unwrap();
    assert_eq!(archivio.preferenza("ada", "colonne").await.unwrap(), Some(Json::default()));
    assert_eq!(archivio.preferenza("bea", "colonne").await.unwrap(), None);
}

async fn reopened(banco: Banco) {
    let righe = banco.archivio.verifica_registro().await.unwrap();
    assert_eq!(righe.guasto, None);
    assert!(righe.righe > 20);
    banco.archivio.chiudi().await;
    let archivio = Archivio::apri(&banco.posizione, banco.parola).await.unwrap();
    assert_eq!(archivio.migra().await.unwrap(), None, "an archive up to date is left alone");
    let integrita = archivio.verifica_integrita().await.unwrap();
    assert_eq!(integrita.danni, Vec::<String>::new(), "every statement is accepted by the engine");
    assert!(integrita.frasi_accettate > 60, "{}", integrita.frasi_accettate);
    assert_eq!(archivio.verifica_registro().await.unwrap(), righe);
    let esiste = Archivio::crea(&banco.posizione, banco.parola).await.unwrap_err();
    assert_eq!(esiste.codice(), "archivio_esiste_gia");
    archivio.chiudi().await;
}
