//! The bench: an empty archive on each engine.

use crate::server::server;
use mirato_store::{Archivio, Autore, Circostanza, Datore, Json, Prospetto, RichiestaOttemperanza};
use mirato_store::{Atto, OrigineProspetto, StatoAtto, StatoProspetto, StatoRichiesta, TipoProspetto};
use sqlx::{Connection, Executor};
use std::sync::atomic::{AtomicU32, Ordering};

pub const PAROLA: &str = "l'archivio è «segreto»";

/// An empty archive and where it is.
pub struct Banco {
    pub archivio: Archivio,
    pub posizione: String,
    pub parola: Option<&'static str>,
    pub cartella: tempfile::TempDir,
}

impl Banco {
    pub async fn sqlite() -> Self {
        let cartella = tempfile::tempdir().unwrap();
        let posizione = cartella.path().join("prova.mirato").to_str().unwrap().to_owned();
        let archivio = Archivio::crea(&posizione, Some(PAROLA)).await.unwrap();
        Self { archivio, posizione, parola: Some(PAROLA), cartella }
    }

    pub async fn postgres() -> Self {
        static NUMERO: AtomicU32 = AtomicU32::new(0);
        let nome = format!("prova_{}_{}", std::process::id(), NUMERO.fetch_add(1, Ordering::SeqCst));
        let server = server();
        let mut capo = sqlx::PgConnection::connect(server).await.unwrap();
        capo.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {nome}"))).await.unwrap();
        let posizione = altro_database(server, &nome);
        let archivio = Archivio::crea(&posizione, None).await.unwrap();
        Self { archivio, posizione, parola: None, cartella: tempfile::tempdir().unwrap() }
    }

    pub async fn entrambi() -> [Self; 2] {
        [Self::sqlite().await, Self::postgres().await]
    }

    pub fn sqlite_(&self) -> bool {
        self.parola.is_some()
    }

    /// Runs SQL behind the program's back, as somebody with the password could.
    pub async fn di_nascosto(&self, sql: &str) -> Result<(), sqlx::Error> {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        if self.sqlite_() {
            // The password itself, not our derived key: the file is an ordinary SQLCipher file.
            let opzioni = sqlx::sqlite::SqliteConnectOptions::new()
                .filename(&self.posizione)
                .pragma("key", format!("'{}'", PAROLA.replace('\'', "''")))
                .foreign_keys(true);
            let mut conn = sqlx::SqliteConnection::connect_with(&opzioni).await?;
            let esito = sqlx::raw_sql(sql).execute(&mut conn).await.map(|_| ());
            conn.close().await?;
            esito
        } else {
            let mut conn = sqlx::PgConnection::connect(&self.posizione).await?;
            sqlx::raw_sql(sql).execute(&mut conn).await.map(|_| ())
        }
    }
}

pub fn autore() -> Autore {
    Autore { utente: "ada".into(), quando: "2026-11-22T09:30:00+01:00".into() }
}

pub fn datore(codice_fiscale: &str, denominazione: &str) -> Datore {
    Datore {
        id: String::new(),
        codice_fiscale: codice_fiscale.into(),
        partita_iva: Some(codice_fiscale.into()),
        denominazione: denominazione.into(),
        natura: "privato".into(),
        provincia: Some("GE".into()),
        comune: Some("Genova".into()),
        indirizzo: None,
        cap: None,
        pec: None,
        telefono: None,
        settore: None,
        ccnl: None,
        versione: 0,
    }
}

pub fn prospetto(datore_id: &str, codice: &str, data_riferimento: &str) -> Prospetto {
    Prospetto {
        id: String::new(),
        datore_id: datore_id.into(),
        codice_comunicazione: Some(codice.into()),
        codice_precedente: None,
        tipo: TipoProspetto::Prospetto,
        data_invio: Some("2026-01-20".into()),
        data_riferimento: data_riferimento.into(),
        protocollo: None,
        stato: StatoProspetto::Valido,
        origine: OrigineProspetto::Unipi,
        impronta: mirato_store::impronta(codice.as_bytes()),
        quadri: Json::da_testo(r#"{"quadro_a":{"totale":120}}"#).unwrap(),
        importazione_id: None,
        versione: 0,
    }
}

pub fn richiesta(codice_fiscale: &str, protocollo: &str, scadenza: Option<&str>) -> RichiestaOttemperanza {
    RichiestaOttemperanza {
        id: String::new(),
        protocollo: Some(protocollo.into()),
        ricevuta_il: "2026-11-10".into(),
        codice_ipa: Some("c_d969".into()),
        ente: "Comune di Genova".into(),
        pec: Some("comunegenova@postemailcertificata.it".into()),
        cig: Some("A01B23C45D".into()),
        oggetto_gara: Some("Manutenzione del verde".into()),
        datore_id: None,
        codice_fiscale_datore: codice_fiscale.into(),
        data_riferimento: "2026-11-10".into(),
        determina_del: None,
        stato: StatoRichiesta::InIstruttoria,
        dati: Json::default(),
        scadenza: scadenza.map(str::to_owned),
        versione: 0,
    }
}

pub fn atto(registro: &str, datore_id: Option<&str>) -> Atto {
    Atto {
        id: String::new(),
        registro: registro.into(),
        anno: 2026,
        numero: None,
        stato: StatoAtto::Bozza,
        motivo_annullamento: None,
        emesso_il: None,
        oggetto: "Certificato di ottemperanza".into(),
        datore_id: datore_id.map(str::to_owned),
        persona_id: None,
        richiesta_id: None,
        modello: "ottemperanza".into(),
        versione_modello: "v1".into(),
        dati: Json::default(),
        spiegazione: Json::default(),
        impronta: None,
        firme: Json::da_testo("[]").unwrap(),
        protocollo: None,
        trasmesso_il: None,
        versione_programma: "0.1.0".into(),
        impronta_parametri: "00".into(),
        versione: 0,
    }
}

pub fn circostanza(datore_id: &str, dal: &str, al: Option<&str>) -> Circostanza {
    Circostanza {
        id: String::new(),
        datore_id: datore_id.into(),
        provincia: Some("GE".into()),
        tipo: mirato_store::TipoCircostanza::Convenzione,
        dal: dal.into(),
        al: al.map(str::to_owned),
        unita: Some(2),
        estremi: Some("conv. 12/2026".into()),
        dati: Json::default(),
        origine: None,
        origine_id: None,
        versione: 0,
    }
}

pub fn altro_database(url: &str, nome: &str) -> String {
    let (prima, query) = url.split_once('?').map_or((url, String::new()), |(p, q)| (p, format!("?{q}")));
    let autorita = prima.find("://").unwrap() + 3;
    let fine = prima[autorita..].find('/').map_or(prima.len(), |i| autorita + i);
    format!("{}/{nome}{query}", &prima[..fine])
}
