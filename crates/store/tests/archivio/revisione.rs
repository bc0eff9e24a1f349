//! Reviews: written by the page, fixed once concluded, filtered and added up alike on both engines; the
//! schedule of deadlines; saved views.

use crate::banco::{Banco, autore, circostanza, datore, richiesta};
use mirato_store::{
    ColonnaRevisione, DatoreRivisto, Direzione, FiltroRevisione, FiltroScadenze, Json, JsonCompresso, LetteraRevisione,
    ProvinciaRevisione, RaggruppaRevisione, Revisione, StatoRevisione, Vista, VoceRevisione,
};

fn revisione(al: &str, trimestre: &str) -> Revisione {
    Revisione {
        id: String::new(),
        al: al.into(),
        trimestre: trimestre.into(),
        stato: StatoRevisione::InCorso,
        eseguita_il: "2026-10-01T09:00:00+02:00".into(),
        utente: "ada".into(),
        precedente_id: None,
        conteggi: Json::default(),
        impronta: None,
        versione_programma: "0.1.0".into(),
        impronta_parametri: "00".into(),
        versione: 0,
    }
}

/// An employer short of so many units in each province.
fn rivisto(revisione_id: &str, datore_id: &str, settore: &str, province: &[(&str, i64, i64)]) -> DatoreRivisto {
    let somma = |di: fn(&(&str, i64, i64)) -> i64| province.iter().map(di).sum::<i64>();
    let voce = VoceRevisione {
        revisione_id: revisione_id.into(),
        datore_id: datore_id.into(),
        prospetto_id: None,
        prospetto_al: Some("2025-12-31".into()),
        prospetto_stato: "presente".into(),
        settore: Some(settore.into()),
        classe: "oltre_50".into(),
        base_art3: 100,
        quota_art3: 7,
        in_forza_art3: 7 - somma(|p| p.1),
        quota_art18: 1,
        in_forza_art18: 0,
        esonerati: 0,
        sospesi: 0,
        convenzione: 0,
        scopertura_art3: somma(|p| p.1),
        scopertura_art18: somma(|p| p.2),
        scoperto_dal: Some("2026-09-01".into()),
        termine: Some("2026-10-31".into()),
        stato: "nei_termini".into(),
        esposizione: 19_605,
        cambiato: "nuovo".into(),
        cambiamenti: Json::da_testo(r#"["È nuovo."]"#).unwrap(),
    };
    let righe = province.iter().map(|(provincia, art3, art18)| ProvinciaRevisione {
        revisione_id: revisione_id.into(),
        datore_id: datore_id.into(),
        provincia: (*provincia).into(),
        base_art3: 50,
        quota_art3: 4,
        in_forza_art3: 4 - art3,
        esonerati: 0,
        sospesi: 0,
        convenzione: 0,
        scopertura_art3: *art3,
        scopertura_art18: *art18,
        scoperto_dal: None,
        stato: "nei_termini".into(),
    });
    let spiegazione = JsonCompresso::di(&format!("perché {datore_id}")).unwrap();
    DatoreRivisto { province: righe.collect(), voce, spiegazione }
}

/// An archive with a concluded review of three employers: short of 1, of 3, of none.
async fn con_una_revisione(banco: &Banco) -> (Revisione, Vec<String>) {
    let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
    let mut ids = Vec::new();
    for (codice, nome) in [("07643520567", "Rossi"), ("01234567890", "Bianchi"), ("00000000191", "Verdi")] {
        ids.push(s.inserisci(datore(codice, nome)).await.unwrap().id);
    }
    let aperta = s.inserisci(revisione("2026-09-30", "2026-3")).await.unwrap();
    let prima = vec![rivisto(&aperta.id, &ids[0], "25.62.00", &[("GE", 1, 0)])];
    let somma = s.registra_rivisti(prima, "").await.unwrap();
    s.conferma().await.unwrap();
    assert!(banco.archivio.revisioni().await.unwrap().is_empty(), "nobody sees a review that is being run");
    let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
    let altre = vec![
        rivisto(&aperta.id, &ids[1], "41.20.00", &[("GE", 1, 0), ("SV", 1, 1)]),
        rivisto(&aperta.id, &ids[2], "25.11.00", &[("SV", 0, 0)]),
    ];
    let somma = s.registra_rivisti(altre, &somma).await.unwrap();
    let conclusa = Revisione { stato: StatoRevisione::Conclusa, impronta: Some(somma), ..aperta };
    let conclusa = s.salva(conclusa).await.unwrap();
    s.conferma().await.unwrap();
    (conclusa, ids)
}

#[tokio::test]
async fn a_concluded_review_cannot_be_altered_even_by_raw_sql() {
    for banco in Banco::entrambi().await {
        let (conclusa, ids) = con_una_revisione(&banco).await;
        let id = &conclusa.id;
        let vietati = [
            "UPDATE revisione SET al = '2026-01-01'".to_owned(),
            "UPDATE revisione SET stato = 'in_corso', impronta = NULL".to_owned(),
            "DELETE FROM revisione".to_owned(),
            "UPDATE revisione_voce SET scopertura_art3 = 0".to_owned(),
            "DELETE FROM revisione_voce".to_owned(),
            "UPDATE revisione_provincia SET scopertura_art3 = 0".to_owned(),
            "DELETE FROM revisione_provincia".to_owned(),
            format!(
                "INSERT INTO revisione_provincia SELECT revisione_id, datore_id, 'IM', base_art3, quota_art3, \
                 in_forza_art3, esonerati, sospesi, convenzione, scopertura_art3, scopertura_art18, scoperto_dal, stato \
                 FROM revisione_provincia WHERE datore_id = '{}'",
                ids[0]
            ),
            "UPDATE revisione_spiegazione SET datore_id = 'x'".to_owned(),
            "DELETE FROM revisione_spiegazione".to_owned(),
        ];
        for sql in &vietati {
            let errore = banco.di_nascosto(sql).await.expect_err(sql).to_string();
            assert!(errore.contains("immutabile"), "{sql}: {errore}");
        }
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let refused = s.elimina_revisione(id).await;
        assert_eq!(refused.unwrap_err().codice(), "immutabile");
        drop(s);
        let riletta: Revisione = banco.archivio.leggi(id).await.unwrap();
        assert_eq!(riletta, conclusa);
        assert_eq!(banco.archivio.voci_fra(id, "", &ids[2]).await.unwrap().len(), 3);
        banco.archivio.chiudi().await;
    }
}

#[tokio::test]
async fn a_review_given_up_leaves_nothing() {
    for banco in Banco::entrambi().await {
        let (conclusa, ids) = con_una_revisione(&banco).await;
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let aperta = s.inserisci(revisione("2026-11-22", "2026-4")).await.unwrap();
        s.registra_rivisti(vec![rivisto(&aperta.id, &ids[0], "25", &[("GE", 1, 0)])], "").await.unwrap();
        s.conferma().await.unwrap();
        let incompiute = banco.archivio.revisioni_incompiute("2026-11-22T00:00:00+01:00").await.unwrap();
        assert_eq!(incompiute, [aperta.id.as_str()]);
        assert!(banco.archivio.revisioni_incompiute("2026-01-01T00:00:00+01:00").await.unwrap().is_empty());
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        s.elimina_revisione(&aperta.id).await.unwrap();
        s.conferma().await.unwrap();
        assert!(banco.archivio.voci_fra(&aperta.id, "", &ids[2]).await.unwrap().is_empty());
        assert!(banco.archivio.spiegazione_revisione(&aperta.id, &ids[0]).await.is_err());
        let restano: Vec<String> = banco.archivio.revisioni().await.unwrap().into_iter().map(|r| r.id).collect();
        assert_eq!(restano, [conclusa.id.as_str()]);
        assert!(banco.archivio.verifica_registro().await.unwrap().guasto.is_none());
        banco.archivio.chiudi().await;
    }
}

#[tokio::test]
async fn a_tolerance_looks_at_the_province_that_is_asked() {
    for banco in Banco::entrambi().await {
        let (conclusa, _) = con_una_revisione(&banco).await;
        let nomi = async |filtro: FiltroRevisione| {
            let ordine = (ColonnaRevisione::Denominazione, Direzione::Crescente);
            let pagina = banco.archivio.elenco_revisione(&conclusa.id, &filtro, ordine, (50, 0)).await.unwrap();
            let totali = banco.archivio.totali_revisione(&conclusa.id, &filtro).await.unwrap();
            assert_eq!(totali.datori, pagina.totale);
            assert_eq!(totali.scopertura_art3, pagina.righe.iter().map(|riga| riga.scopertura_art3).sum::<i64>());
            pagina.righe.into_iter().map(|riga| riga.denominazione).collect::<Vec<_>>()
        };
        let oltre = |oltre, provincia: Option<&str>| FiltroRevisione {
            oltre: Some(oltre),
            provincia: provincia.map(str::to_owned),
            ..FiltroRevisione::default()
        };
        assert_eq!(nomi(FiltroRevisione::default()).await, ["Bianchi", "Rossi", "Verdi"]);
        // Rossi lacks 1 unit, Bianchi 3: 1 in Genova, 2 in Savona.
        assert_eq!(nomi(oltre(0, None)).await, ["Bianchi", "Rossi"]);
        assert_eq!(nomi(oltre(1, None)).await, ["Bianchi"]);
        assert_eq!(nomi(oltre(2, None)).await, ["Bianchi"]);
        assert_eq!(nomi(oltre(3, None)).await, [""; 0]);
        assert_eq!(nomi(oltre(0, Some("GE"))).await, ["Bianchi", "Rossi"]);
        assert_eq!(nomi(oltre(1, Some("GE"))).await, [""; 0]);
        assert_eq!(nomi(oltre(1, Some("SV"))).await, ["Bianchi"]);
        let settore = FiltroRevisione { settore: Some("25".into()), ..FiltroRevisione::default() };
        assert_eq!(nomi(settore).await, ["Rossi", "Verdi"]);
        let testo = FiltroRevisione { testo: Some("bian".into()), ..FiltroRevisione::default() };
        assert_eq!(nomi(testo).await, ["Bianchi"]);
        banco.archivio.chiudi().await;
    }
}

#[tokio::test]
async fn sums_are_those_of_the_rows() {
    for banco in Banco::entrambi().await {
        let (conclusa, ids) = con_una_revisione(&banco).await;
        let gruppi = async |filtro: &FiltroRevisione, per| {
            let gruppi = banco.archivio.gruppi_revisione(&conclusa.id, filtro, per).await.unwrap();
            let riga = |g: mirato_store::GruppoRevisione| {
                (g.gruppo, g.datori, g.scoperti, g.scopertura_art3, g.scopertura_art18)
            };
            gruppi.into_iter().map(riga).collect::<Vec<_>>()
        };
        let tutti = FiltroRevisione::default();
        let riga =
            |gruppo: &str, numeri: (i64, i64, i64, i64)| (gruppo.to_owned(), numeri.0, numeri.1, numeri.2, numeri.3);
        assert_eq!(
            gruppi(&tutti, RaggruppaRevisione::Provincia).await,
            [riga("GE", (2, 2, 2, 0)), riga("SV", (2, 1, 1, 1))]
        );
        assert_eq!(
            gruppi(&tutti, RaggruppaRevisione::Settore).await,
            [riga("25", (2, 1, 1, 0)), riga("41", (1, 1, 2, 1))]
        );
        let uno = FiltroRevisione { datori: vec![ids[0].clone()], ..FiltroRevisione::default() };
        assert_eq!(gruppi(&uno, RaggruppaRevisione::Provincia).await, [riga("GE", (1, 1, 1, 0))]);
        let nel_tempo = banco.archivio.scoperture_nel_tempo("2026-12-31").await.unwrap();
        let somme: Vec<_> =
            nel_tempo.iter().map(|r| (r.provincia.as_str(), r.scopertura_art3, r.scopertura_art18)).collect();
        assert_eq!(somme, [("GE", 2, 0), ("SV", 1, 1)]);
        assert!(banco.archivio.scoperture_nel_tempo("2026-09-29").await.unwrap().is_empty());
        banco.archivio.chiudi().await;
    }
}

#[tokio::test]
async fn the_schedule_holds_terms_ends_and_who_worked_on_them() {
    for banco in Banco::entrambi().await {
        let (_, ids) = con_una_revisione(&banco).await;
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        s.inserisci(richiesta("07643520567", "1/2026", Some("2026-12-10"))).await.unwrap();
        s.inserisci(circostanza(&ids[0], "2026-01-01", Some("2026-12-31"))).await.unwrap();
        s.inserisci(circostanza(&ids[0], "2026-01-01", None)).await.unwrap();
        s.conferma().await.unwrap();
        let fra = async |dal: &str, al: &str| {
            let filtro = FiltroScadenze { dal: dal.into(), al: al.into() };
            banco.archivio.scadenze(&filtro).await.unwrap()
        };
        let viste: Vec<_> = fra("2026-10-01", "2026-12-31").await.into_iter().map(|s| (s.data, s.tipo)).collect();
        let attese = [
            ("2026-10-31", "richiesta_avviamento"),
            ("2026-10-31", "richiesta_avviamento"),
            ("2026-10-31", "richiesta_avviamento"),
            ("2026-12-10", "ottemperanza"),
            ("2026-12-31", "convenzione"),
        ];
        assert_eq!(viste, attese.map(|(data, tipo)| (data.to_owned(), tipo.to_owned())));
        assert_eq!(fra("2026-12-10", "2026-12-10").await[0].seguita_da.as_deref(), Some("ada"));
        assert!(fra("2026-12-11", "2026-12-30").await.is_empty());
        banco.archivio.chiudi().await;
    }
}

#[tokio::test]
async fn a_view_is_of_its_user_or_of_everybody() {
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let vista = |nome: &str, utente: &str| Vista {
            id: String::new(),
            pagina: "revisione".into(),
            nome: nome.into(),
            utente: utente.into(),
            filtro: Json::default(),
            versione: 0,
        };
        for (nome, utente) in [("mia", "ada"), ("altrui", "ivo"), ("di tutti", "")] {
            s.inserisci(vista(nome, utente)).await.unwrap();
        }
        s.conferma().await.unwrap();
        let nomi: Vec<String> =
            banco.archivio.viste("revisione", "ada").await.unwrap().into_iter().map(|vista| vista.nome).collect();
        assert_eq!(nomi, ["di tutti", "mia"]);
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert_eq!(s.inserisci(vista("mia", "ada")).await.unwrap_err().codice(), "gia_presente");
        drop(s);
        banco.archivio.chiudi().await;
    }
}

#[tokio::test]
async fn a_letter_has_an_act_or_a_reason() {
    for banco in Banco::entrambi().await {
        let (conclusa, ids) = con_una_revisione(&banco).await;
        let lettera = |motivo: Option<&str>| LetteraRevisione {
            id: String::new(),
            revisione_id: conclusa.id.clone(),
            datore_id: ids[0].clone(),
            tipo: "invito".into(),
            quando: "2026-11-22T10:00:00+01:00".into(),
            utente: "ada".into(),
            atto_id: None,
            motivo: motivo.map(str::to_owned),
            versione: 0,
        };
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        s.inserisci(lettera(Some("non gli manca nessuna unità"))).await.unwrap();
        s.conferma().await.unwrap();
        assert_eq!(banco.archivio.lettere_della_revisione(&conclusa.id).await.unwrap().len(), 1);
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        assert_eq!(s.inserisci(lettera(None)).await.unwrap_err().codice(), "valore_rifiutato");
        drop(s);
        assert!(banco.di_nascosto("DELETE FROM revisione_lettera").await.is_err());
        banco.archivio.chiudi().await;
    }
}
