//! Employers, their seats and what their record said before.

use crate::archivio::Archivio;
use crate::base::{Conn, Valore, a_gruppi, righe_per_frase, segnaposti};
use crate::errore::Esito;
use crate::json::Json;
use crate::ricerca::{Voce, normalizza};
use crate::scrittura::{Fatto, Scrittura, impronta_di};
use std::collections::BTreeMap;

aggregato! {
    /// An employer.
    "datore" Datore {
        /// Tax code, upper case; no two employers share it.
        codice_fiscale: String,
        /// VAT number.
        partita_iva: Option<String>,
        /// Name.
        denominazione: String,
        /// `privato`, `privato_in_gruppo`, `ente_pubblico_economico`, `pubblico`.
        natura: String,
        /// Province of the legal seat.
        provincia: Option<String>,
        /// Comune of the legal seat.
        comune: Option<String>,
        /// Street and number.
        indirizzo: Option<String>,
        /// Postal code.
        cap: Option<String>,
        /// Certified e-mail.
        pec: Option<String>,
        /// Telephone.
        telefono: Option<String>,
        /// ATECO sector.
        settore: Option<String>,
        /// Collective agreement.
        ccnl: Option<String>,
    }
    const CALCOLATE: &'static [&'static str] = &["denominazione_normale"];
    const STORIA: bool = true;
    fn calcolati(&self) -> Vec<Valore> {
        vec![normalizza(&self.denominazione).into()]
    }
    fn del_datore(&self) -> Option<&str> {
        Some(&self.id)
    }
    fn voce(&self) -> Option<Voce> {
        let luogo = self.comune.as_ref().or(self.provincia.as_ref()).map(|c| format!(" · {c}")).unwrap_or_default();
        let mut parole = vec![self.denominazione.clone(), self.codice_fiscale.clone()];
        parole.extend(self.partita_iva.clone());
        Some(Voce {
            titolo: self.denominazione.clone(),
            dettaglio: format!("{}{luogo}", self.codice_fiscale),
            parole,
        })
    }
}

/// A seat of an employer in a province.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS, sqlx::FromRow)]
pub struct Sede {
    /// Province.
    pub provincia: String,
    /// Comune.
    pub comune: Option<String>,
    /// Street and number.
    pub indirizzo: Option<String>,
    /// Postal code.
    pub cap: Option<String>,
    /// Telephone.
    pub telefono: Option<String>,
    /// E-mail.
    pub email: Option<String>,
}

/// What an employer's record said until a change.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct VersioneDatore {
    /// Version that the record had.
    pub versione: i64,
    /// When it was changed.
    pub fino_a: String,
    /// Who changed it.
    pub utente: String,
    /// The record as it was.
    #[sqlx(try_from = "String")]
    #[ts(type = "unknown")]
    pub dati: Json,
}

const STORIA: &str =
    "SELECT versione, fino_a, utente, dati FROM datore_storia WHERE datore_id = $1 ORDER BY versione DESC";
const SEDI: &str = "SELECT provincia, comune, indirizzo, cap, telefono, email FROM datore_sede \
     WHERE datore_id = $1 ORDER BY numero";
const TOGLI_SEDI: &str = "DELETE FROM datore_sede WHERE datore_id IN ";
const AGGIUNGI_SEDI: &str =
    "INSERT INTO datore_sede (datore_id, numero, provincia, comune, indirizzo, cap, telefono, email) VALUES ";

pub(crate) const FRASI: &[&str] = &[STORIA, SEDI];

/// How many tax codes go in one question.
const CODICI_PER_FRASE: usize = 200;

impl Archivio {
    /// The employer with a tax code.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn datore_per_codice_fiscale(&self, codice_fiscale: &str) -> Esito<Option<Datore>> {
        self.trova("WHERE codice_fiscale = $1", vec![codice_fiscale.into()]).await
    }

    /// An employer's seats.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn sedi(&self, datore_id: &str) -> Esito<Vec<Sede>> {
        self.db().presa().await?.conn().righe(SEDI, vec![datore_id.into()]).await
    }

    /// What an employer's record said before each change, newest first.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn versioni_datore(&self, datore_id: &str) -> Esito<Vec<VersioneDatore>> {
        self.db().presa().await?.conn().righe(STORIA, vec![datore_id.into()]).await
    }

    /// Every employer, by name. For a run over the whole archive, a page at a time: `dopo` is the id
    /// of the last one of the page before, empty for the first page.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn datori(&self, dopo: &str, limite: u32) -> Esito<Vec<Datore>> {
        self.elenca("WHERE id > $1 ORDER BY id LIMIT $2", vec![dopo.into(), i64::from(limite).into()]).await
    }

    /// The employers with these tax codes, by tax code; those not in the archive are absent.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn datori_per_codice_fiscale(&self, codici: &[String]) -> Esito<BTreeMap<String, Datore>> {
        per_codice_fiscale(&mut self.db().presa().await?.conn(), codici).await
    }
}

impl Scrittura {
    /// As [`Archivio::datori_per_codice_fiscale`], as this transaction sees it.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn datori_per_codice_fiscale(&mut self, codici: &[String]) -> Esito<BTreeMap<String, Datore>> {
        per_codice_fiscale(&mut self.conn(), codici).await
    }

    /// Replaces the seats of employers, in few statements.
    ///
    /// # Errors
    /// If the archive refuses, for instance because an employer is not there.
    pub async fn imposta_sedi(&mut self, sedi: &[(String, Vec<Sede>)]) -> Esito<()> {
        let mut righe = Vec::new();
        for gruppo in sedi.chunks(righe_per_frase(1)) {
            let sql = format!("{TOGLI_SEDI}{}", segnaposti(1, gruppo.len()));
            self.conn().esegui(&sql, gruppo.iter().map(|(datore_id, _)| datore_id.into()).collect()).await?;
        }
        for (datore_id, sue) in sedi {
            self.fatto(Fatto {
                azione: "sedi",
                oggetto: "datore",
                id: datore_id,
                datore_id: Some(datore_id),
                prima: None,
                dopo: Some(impronta_di(sue)?),
                ..Fatto::default()
            });
            righe.extend(sue.iter().zip(1_i64..).map(|(sede, numero)| valori_sede(datore_id, numero, sede)));
        }
        for gruppo in a_gruppi(righe, righe_per_frase(8)) {
            let sql = format!("{AGGIUNGI_SEDI}{}", segnaposti(gruppo.len(), 8));
            self.conn().esegui(&sql, gruppo.into_iter().flatten().collect()).await?;
        }
        Ok(())
    }
}

fn valori_sede(datore_id: &str, numero: i64, sede: &Sede) -> Vec<Valore> {
    vec![
        datore_id.into(),
        numero.into(),
        (&sede.provincia).into(),
        (&sede.comune).into(),
        (&sede.indirizzo).into(),
        (&sede.cap).into(),
        (&sede.telefono).into(),
        (&sede.email).into(),
    ]
}

async fn per_codice_fiscale(conn: &mut Conn<'_>, codici: &[String]) -> Esito<BTreeMap<String, Datore>> {
    let mut trovati = BTreeMap::new();
    for gruppo in codici.chunks(CODICI_PER_FRASE) {
        let seguito = format!("WHERE codice_fiscale IN {}", segnaposti(1, gruppo.len()));
        let sql = crate::aggregato::frase_leggi::<Datore>(&seguito);
        let righe: Vec<Datore> = conn.righe(&sql, gruppo.iter().map(Valore::from).collect()).await?;
        trovati.extend(righe.into_iter().map(|datore| (datore.codice_fiscale.clone(), datore)));
    }
    Ok(trovati)
}
