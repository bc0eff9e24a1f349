//! What nobody may change, not even with SQL and the password.

use crate::banco::{Banco, atto, autore, datore};
use mirato_store::{Atto, Emissione, Json, StatoAtto};

async fn con_un_atto() -> [(Banco, Atto); 2] {
    let mut pronti = Vec::new();
    for banco in Banco::entrambi().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let rossi = s.inserisci(datore("07643520567", "Rossi")).await.unwrap();
        s.inserisci(datore("01234567890", "Bianchi")).await.unwrap();
        let bozza = s.inserisci(atto("ottemperanza", Some(&rossi.id))).await.unwrap();
        let numero = s.prendi_numero("ottemperanza", 2026).await.unwrap();
        let emissione =
            Emissione { numero, emesso_il: "2026-11-22".into(), dati: Json::default(), pdf: b"%PDF".to_vec() };
        let emesso = s.emetti(&bozza.id, 1, emissione).await.unwrap();
        s.conferma().await.unwrap();
        pronti.push((banco, emesso));
    }
    pronti.try_into().unwrap_or_else(|_| panic!("two engines"))
}

#[tokio::test]
async fn an_issued_act_cannot_be_altered_even_by_raw_sql() {
    for (banco, emesso) in con_un_atto().await {
        let vietati = [
            "UPDATE atto SET oggetto = 'altro'",
            "UPDATE atto SET dati = '{\"x\":1}'",
            "UPDATE atto SET spiegazione = '[]x'",
            "UPDATE atto SET numero = 7",
            "UPDATE atto SET anno = 2025",
            "UPDATE atto SET registro = 'altro'",
            "UPDATE atto SET datore_id = NULL",
            "UPDATE atto SET emesso_il = '2020-01-01'",
            "UPDATE atto SET impronta = 'ff'",
            "UPDATE atto SET modello = 'altro'",
            "UPDATE atto SET versione_modello = 'v9'",
            "UPDATE atto SET versione_programma = '9'",
            "UPDATE atto SET impronta_parametri = '9'",
            "UPDATE atto SET numero = NULL, stato = 'bozza'",
            "UPDATE atto SET stato = 'trasmesso'",
            "UPDATE atto SET stato = 'annullato'",
            "DELETE FROM atto",
            "UPDATE atto_documento SET impronta = 'x'",
            "DELETE FROM atto_documento",
            "UPDATE contatore SET ultimo = ultimo + 2",
            "UPDATE contatore SET ultimo = 0",
            "DELETE FROM contatore",
            "UPDATE registro SET utente = 'nessuno'",
            "DELETE FROM registro",
            "INSERT INTO atto (id, registro, anno, numero, stato, oggetto, modello, versione_modello, dati, spiegazione, \
             firme, versione_programma, impronta_parametri, versione, impronta, emesso_il) VALUES \
             ('x', 'ottemperanza', 2026, 99, 'da_firmare', 'x', 'x', 'x', '{}', '[]', '[]', 'x', 'x', 1, 'x', '2026-01-01')",
        ];
        for sql in vietati {
            assert!(banco.di_nascosto(sql).await.is_err(), "must be refused: {sql}");
        }
        let riletto: Atto = banco.archivio.leggi(&emesso.id).await.unwrap();
        assert_eq!(riletto, emesso);
        banco.archivio.chiudi().await;
    }
}

#[tokio::test]
async fn steps_are_only_those_of_the_law_of_the_act() {
    for (banco, emesso) in con_un_atto().await {
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let rifiuto = s.protocolla(&emesso.id, emesso.versione, "1/2026").await.unwrap_err();
        assert_eq!(rifiuto.codice(), "passaggio_non_ammesso", "not signed yet");
        let rifiuto = s.elimina_bozza_di_atto(&emesso.id, emesso.versione).await.unwrap_err();
        assert_eq!(rifiuto.codice(), "atto_emesso");
        let rifiuto = s.annulla_atto(&emesso.id, emesso.versione, " ").await.unwrap_err();
        assert_eq!(rifiuto.codice(), "valore_rifiutato", "an annulment says why");
        let annullato = s.annulla_atto(&emesso.id, emesso.versione, "errore di persona").await.unwrap();
        assert_eq!((annullato.stato, annullato.numero), (StatoAtto::Annullato, Some(1)), "its number remains taken");
        let rifiuto = s.annulla_atto(&emesso.id, annullato.versione, "ancora").await.unwrap_err();
        assert_eq!(rifiuto.codice(), "passaggio_non_ammesso");
        let bozza = s.inserisci(atto("ottemperanza", None)).await.unwrap();
        s.elimina_bozza_di_atto(&bozza.id, 1).await.unwrap();
        assert!(s.leggi::<Atto>(&bozza.id).await.is_err());
        s.conferma().await.unwrap();

        // The database says so even to a caller that goes round the methods.
        let mut s = banco.archivio.scrivi(&autore()).await.unwrap();
        let riletto: Atto = s.leggi(&emesso.id).await.unwrap();
        let rifiuto = s.salva(Atto { oggetto: "altro".into(), ..riletto }).await.unwrap_err();
        assert!(["atto_emesso", "passaggio_non_ammesso"].contains(&rifiuto.codice()), "{rifiuto:?}");
        s.annulla().await.unwrap();
        banco.archivio.chiudi().await;
    }
}

/// Takes the guards away, as somebody with the password and the intention could.
fn senza_guardie(banco: &Banco, sql: &str) -> String {
    if banco.sqlite_() {
        format!("DROP TRIGGER registro_fermo; DROP TRIGGER registro_intero; {sql}")
    } else {
        format!("ALTER TABLE registro DISABLE TRIGGER ALL; {sql}")
    }
}

#[tokio::test]
async fn a_register_broken_on_purpose_is_found_and_the_row_named() {
    let guasti = [
        ("UPDATE registro SET utente = 'nessuno' WHERE sequenza = 3", 3, "modificata"),
        ("UPDATE registro SET dopo = NULL WHERE sequenza = 2", 2, "modificata"),
        ("DELETE FROM registro WHERE sequenza = 2", 2, "manca la riga 2"),
        ("DELETE FROM registro WHERE sequenza = 4", 4, "finisce alla riga 3"),
        ("DELETE FROM registro", 1, "finisce alla riga 0"),
        (
            "INSERT INTO registro (sequenza, quando, utente, azione, oggetto, oggetto_id, precedente, impronta) \
             VALUES (5, 'x', 'x', 'x', 'x', 'x', 'x', 'x')",
            5,
            "non segue",
        ),
    ];
    for (sql, riga, motivo) in guasti {
        for (banco, _) in con_un_atto().await {
            assert_eq!(banco.archivio.verifica_registro().await.unwrap().guasto, None);
            banco.di_nascosto(&senza_guardie(&banco, sql)).await.unwrap();
            let guasto = banco.archivio.verifica_registro().await.unwrap().guasto.expect(sql);
            assert_eq!(guasto.sequenza, riga, "{sql}: {guasto:?}");
            assert!(guasto.motivo.contains(motivo), "{sql}: {guasto:?}");
            banco.archivio.chiudi().await;
        }
    }
}
