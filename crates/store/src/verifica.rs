//! Verifications: what was reckoned, from which parameters, with the explanation of every figure.

use crate::archivio::Archivio;
use crate::base::{Valore, a_gruppi, impronta_dei_valori, righe_per_frase, segnaposti};
use crate::errore::Esito;
use crate::json::JsonCompresso;
use crate::scrittura::{Fatto, Scrittura};

parole! {
    /// Class of an employer by its base.
    Classe {
        /// More than 50.
        Oltre50 = "oltre_50",
        /// 36 to 50.
        Da36A50 = "36_50",
        /// 15 to 35.
        Da15A35 = "15_35",
        /// Fewer than 15.
        NonSoggetto = "non_soggetto",
    }
}

/// A verification as it was run. It is never changed: running it again makes another.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS, sqlx::FromRow)]
pub struct Verifica {
    /// Id, empty until recorded.
    #[serde(default)]
    pub id: String,
    /// Prospetto verified.
    pub prospetto_id: String,
    /// Its employer.
    pub datore_id: String,
    /// When, ISO instant.
    pub eseguita_il: String,
    /// The day it reckons for.
    pub data_riferimento: String,
    /// Class.
    #[sqlx(try_from = "String")]
    pub classe: Classe,
    /// Base of art. 3, nationally.
    pub base_art3: i64,
    /// Units owed under art. 3, nationally.
    pub quota_art3: i64,
    /// Units in force under art. 3, nationally.
    pub in_forza_art3: i64,
    /// Units short of art. 3, nationally.
    pub scopertura_art3: i64,
    /// Units short of art. 18, nationally.
    pub scopertura_art18: i64,
    /// How many figures differ from those declared.
    pub n_differenze: i64,
    /// Whether the provinces add up to the national figure.
    pub coerente: bool,
    /// The whole result.
    #[sqlx(try_from = "Vec<u8>")]
    #[ts(type = "unknown")]
    pub risultato: JsonCompresso,
    /// The tree that explains it.
    #[sqlx(try_from = "Vec<u8>")]
    #[ts(type = "unknown")]
    pub spiegazione: JsonCompresso,
    /// Version of the program that reckoned.
    pub versione_programma: String,
    /// Hash of the parameters it read.
    pub impronta_parametri: String,
}

/// The figures of one province in a verification.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS, sqlx::FromRow)]
pub struct ScoperturaProvinciale {
    /// Province.
    pub provincia: String,
    /// Units owed, art. 3.
    pub quota_art3: i64,
    /// Units in force, art. 3.
    pub in_forza_art3: i64,
    /// Units short, art. 3.
    pub scopertura_art3: i64,
    /// Units owed, art. 18.
    pub quota_art18: i64,
    /// Units in force, art. 18.
    pub in_forza_art18: i64,
    /// Units short, art. 18.
    pub scopertura_art18: i64,
}

const COLONNE: &str = "id, prospetto_id, datore_id, eseguita_il, data_riferimento, classe, base_art3, quota_art3, in_forza_art3, scopertura_art3, \
     scopertura_art18, n_differenze, coerente, risultato, spiegazione, versione_programma, impronta_parametri";
const LEGGI: &str = "SELECT id, prospetto_id, datore_id, eseguita_il, data_riferimento, classe, base_art3, quota_art3, in_forza_art3, scopertura_art3, \
     scopertura_art18, n_differenze, coerente, risultato, spiegazione, versione_programma, impronta_parametri \
     FROM verifica WHERE id = $1";
const ULTIMA: &str = "SELECT id, prospetto_id, datore_id, eseguita_il, data_riferimento, classe, base_art3, quota_art3, in_forza_art3, scopertura_art3, \
     scopertura_art18, n_differenze, coerente, risultato, spiegazione, versione_programma, impronta_parametri \
     FROM verifica WHERE prospetto_id = $1 ORDER BY eseguita_il DESC, id DESC LIMIT 1";
const PROVINCE: &str = "SELECT provincia, quota_art3, in_forza_art3, scopertura_art3, quota_art18, in_forza_art18, \
     scopertura_art18 FROM scopertura_provinciale WHERE verifica_id = $1 ORDER BY provincia";
const AGGIUNGI_PROVINCE: &str = "INSERT INTO scopertura_provinciale (verifica_id, provincia, quota_art3, \
     in_forza_art3, scopertura_art3, quota_art18, in_forza_art18, scopertura_art18) VALUES ";

const TOGLI_SITUAZIONE: &str = "DELETE FROM datore_situazione WHERE datore_id = $1";
const TOGLI_SITUAZIONI: &str = "DELETE FROM datore_situazione";
const RICAVA_SITUAZIONE: &str = "INSERT INTO datore_situazione (datore_id, prospetto_id, verifica_id, \
     data_riferimento, classe, base_art3, quota_art3, in_forza_art3, scopertura_art3, scopertura_art18, n_differenze, \
     coerente, eseguita_il) \
     SELECT v.datore_id, v.prospetto_id, v.id, v.data_riferimento, v.classe, v.base_art3, v.quota_art3, v.in_forza_art3, \
     v.scopertura_art3, v.scopertura_art18, \
     v.n_differenze, v.coerente, v.eseguita_il FROM verifica v \
     JOIN prospetto p ON p.id = v.prospetto_id AND p.stato = 'valido' WHERE v.datore_id = $1 \
     ORDER BY p.data_riferimento DESC, p.id DESC, v.eseguita_il DESC, v.id DESC LIMIT 1";
const RICAVA_SITUAZIONI: &str = "INSERT INTO datore_situazione (datore_id, prospetto_id, verifica_id, \
     data_riferimento, classe, base_art3, quota_art3, in_forza_art3, scopertura_art3, scopertura_art18, n_differenze, \
     coerente, eseguita_il) \
     SELECT datore_id, prospetto_id, id, data_riferimento, classe, base_art3, quota_art3, in_forza_art3, \
     scopertura_art3, scopertura_art18, n_differenze, \
     coerente, eseguita_il FROM (SELECT v.datore_id, v.prospetto_id, v.id, v.data_riferimento, v.classe, v.base_art3, \
     v.quota_art3, v.in_forza_art3, v.scopertura_art3, v.scopertura_art18, v.n_differenze, v.coerente, v.eseguita_il, \
     row_number() OVER (PARTITION BY v.datore_id \
     ORDER BY p.data_riferimento DESC, p.id DESC, v.eseguita_il DESC, v.id DESC) AS posto FROM verifica v \
     JOIN prospetto p ON p.id = v.prospetto_id AND p.stato = 'valido') ordinate WHERE posto = 1";

pub(crate) const FRASI: &[&str] =
    &[LEGGI, ULTIMA, PROVINCE, TOGLI_SITUAZIONE, TOGLI_SITUAZIONI, RICAVA_SITUAZIONE, RICAVA_SITUAZIONI];

/// From this many employers on, working out everybody's situation at once costs less.
const TUTTE_INSIEME: usize = 300;

impl Archivio {
    /// A verification.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn verifica(&self, id: &str) -> Esito<Option<Verifica>> {
        self.db().presa().await?.conn().riga(LEGGI, vec![id.into()]).await
    }

    /// The latest verification of a prospetto.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn ultima_verifica(&self, prospetto_id: &str) -> Esito<Option<Verifica>> {
        self.db().presa().await?.conn().riga(ULTIMA, vec![prospetto_id.into()]).await
    }

    /// The figures of each province in a verification.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn province_della_verifica(&self, verifica_id: &str) -> Esito<Vec<ScoperturaProvinciale>> {
        self.db().presa().await?.conn().righe(PROVINCE, vec![verifica_id.into()]).await
    }
}

impl Scrittura {
    /// Records verifications with their provinces, in few statements.
    ///
    /// # Errors
    /// If the archive refuses, for instance because a prospetto is not there.
    pub async fn registra_verifiche(
        &mut self,
        verifiche: Vec<(Verifica, Vec<ScoperturaProvinciale>)>,
    ) -> Esito<Vec<Verifica>> {
        let mut registrate = Vec::with_capacity(verifiche.len());
        let (mut righe, mut province) = (Vec::with_capacity(verifiche.len()), Vec::new());
        for (mut verifica, sue) in verifiche {
            verifica.id = self.nuovo_id()?;
            let riga = valori(&verifica);
            let sue: Vec<Vec<Valore>> = sue.iter().map(|provincia| valori_provincia(&verifica.id, provincia)).collect();
            self.fatto(Fatto {
                azione: "eseguita",
                oggetto: "verifica",
                id: &verifica.id,
                datore_id: Some(&verifica.datore_id),
                prima: None,
                dopo: Some(impronta_dei_valori(riga.iter().chain(sue.iter().flatten()))),
                ..Fatto::default()
            });
            self.situazioni.insert(verifica.datore_id.clone());
            registrate.push(verifica);
            righe.push(riga);
            province.extend(sue);
        }
        for gruppo in a_gruppi(righe, righe_per_frase(17)) {
            let sql = format!("INSERT INTO verifica ({COLONNE}) VALUES {}", segnaposti(gruppo.len(), 17));
            self.conn().esegui(&sql, gruppo.into_iter().flatten().collect()).await?;
        }
        for gruppo in a_gruppi(province, righe_per_frase(8)) {
            let sql = format!("{AGGIUNGI_PROVINCE}{}", segnaposti(gruppo.len(), 8));
            self.conn().esegui(&sql, gruppo.into_iter().flatten().collect()).await?;
        }
        self.svuota_se_pieno().await?;
        Ok(registrate)
    }

    /// Brings up to date where each touched employer stands.
    pub(crate) async fn aggiorna_situazioni(&mut self) -> Esito<()> {
        let toccati = std::mem::take(&mut self.situazioni);
        if toccati.len() >= TUTTE_INSIEME {
            self.conn().esegui(TOGLI_SITUAZIONI, vec![]).await?;
            self.conn().esegui(RICAVA_SITUAZIONI, vec![]).await?;
            return Ok(());
        }
        for datore_id in &toccati {
            self.conn().esegui(TOGLI_SITUAZIONE, vec![datore_id.into()]).await?;
            self.conn().esegui(RICAVA_SITUAZIONE, vec![datore_id.into()]).await?;
        }
        Ok(())
    }
}

fn valori(verifica: &Verifica) -> Vec<Valore> {
    vec![
        (&verifica.id).into(),
        (&verifica.prospetto_id).into(),
        (&verifica.datore_id).into(),
        (&verifica.eseguita_il).into(),
        (&verifica.data_riferimento).into(),
        (&verifica.classe).into(),
        verifica.base_art3.into(),
        verifica.quota_art3.into(),
        verifica.in_forza_art3.into(),
        verifica.scopertura_art3.into(),
        verifica.scopertura_art18.into(),
        verifica.n_differenze.into(),
        verifica.coerente.into(),
        (&verifica.risultato).into(),
        (&verifica.spiegazione).into(),
        (&verifica.versione_programma).into(),
        (&verifica.impronta_parametri).into(),
    ]
}

fn valori_provincia(verifica_id: &str, provincia: &ScoperturaProvinciale) -> Vec<Valore> {
    vec![
        verifica_id.into(),
        (&provincia.provincia).into(),
        provincia.quota_art3.into(),
        provincia.in_forza_art3.into(),
        provincia.scopertura_art3.into(),
        provincia.quota_art18.into(),
        provincia.in_forza_art18.into(),
        provincia.scopertura_art18.into(),
    ]
}
