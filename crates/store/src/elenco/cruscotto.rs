//! What the home page counts, and the sums by province.

use crate::archivio::Archivio;
use crate::errore::{Esito, StoreError};
use chrono::{Days, NaiveDate};

/// What waits to be done. The counts of requests by deadline do not overlap.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, ts_rs::TS)]
pub struct ConteggiCruscotto {
    /// Open requests past their deadline.
    pub richieste_scadute: i64,
    /// Due today.
    pub richieste_oggi: i64,
    /// Due in the next 7 days.
    pub richieste_entro_7: i64,
    /// Due in 8 to 30 days.
    pub richieste_entro_30: i64,
    /// Due later, or without a deadline.
    pub richieste_oltre: i64,
    /// Employers with units missing.
    pub datori_scoperti: i64,
    /// Valid prospetti never verified.
    pub prospetti_da_verificare: i64,
    /// Employers whose latest verification has figures that differ and are not cleared.
    pub prospetti_con_differenze: i64,
    /// Requests not answered yet.
    pub richieste_aperte: i64,
    /// Acts being prepared.
    pub atti_in_bozza: i64,
    /// Acts waiting for a signature.
    pub atti_da_firmare: i64,
    /// Acts signed and not yet sent.
    pub atti_da_trasmettere: i64,
    /// Applications to the lists: past their term, and all those open.
    pub domande: (i64, i64),
    /// Requests for a nulla osta: past their term, and all those open.
    pub nulla_osta: (i64, i64),
    /// Applications to count a worker: past their term, and all those open.
    pub computi: (i64, i64),
    /// Applications for exemption: past their term, and all those to decide.
    pub esoneri: (i64, i64),
    /// Calls without a final ranking yet: past their next day, and all of them.
    pub avvisi: (i64, i64),
    /// Exemptions that end in the next 60 days.
    pub esoneri_in_scadenza: i64,
    /// Requests of an agreement: past their term, and all those to decide.
    pub convenzioni: (i64, i64),
    /// Agreements being carried out: with a day of the plan gone by, and with one in the next 30 days.
    pub piani: (i64, i64),
}

/// Sums of the latest verifications in a province.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS, sqlx::FromRow)]
pub struct ScoperturaPerProvincia {
    /// Province.
    pub provincia: String,
    /// Employers with workers there.
    pub datori: i64,
    /// Those with units missing there.
    pub datori_scoperti: i64,
    /// Units owed, art. 3.
    pub quota_art3: i64,
    /// Units in force, art. 3.
    pub in_forza_art3: i64,
    /// Units short, art. 3: one employer's surplus does not make up for another's shortage.
    pub scopertura_art3: i64,
    /// Units owed, art. 18.
    pub quota_art18: i64,
    /// Units in force, art. 18.
    pub in_forza_art18: i64,
    /// Units short, art. 18.
    pub scopertura_art18: i64,
}

pub(super) const SCADENZE: &str = "SELECT \
     CAST(coalesce(sum(CASE WHEN scadenza < $1 THEN 1 ELSE 0 END), 0) AS BIGINT), \
     CAST(coalesce(sum(CASE WHEN scadenza = $1 THEN 1 ELSE 0 END), 0) AS BIGINT), \
     CAST(coalesce(sum(CASE WHEN scadenza > $1 AND scadenza <= $2 THEN 1 ELSE 0 END), 0) AS BIGINT), \
     CAST(coalesce(sum(CASE WHEN scadenza > $2 AND scadenza <= $3 THEN 1 ELSE 0 END), 0) AS BIGINT), \
     CAST(coalesce(sum(CASE WHEN scadenza IS NULL OR scadenza > $3 THEN 1 ELSE 0 END), 0) AS BIGINT) \
     FROM richiesta_ottemperanza WHERE stato IN ('bozza', 'in_istruttoria')";
pub(super) const DATORI_SCOPERTI: &str =
    "SELECT count(*) FROM datore_situazione WHERE scopertura_art3 > 0 OR scopertura_art18 > 0";
pub(super) const CON_DIFFERENZE: &str = "SELECT count(*) FROM datore_situazione WHERE n_differenze > 0";
pub(super) const DA_VERIFICARE: &str = "SELECT count(*) FROM prospetto p WHERE p.stato = 'valido' \
     AND NOT EXISTS (SELECT 1 FROM verifica v WHERE v.prospetto_id = p.id)";
pub(super) const ATTI_IN_STATO: &str = "SELECT count(*) FROM atto WHERE stato = $1 OR stato = $2";
pub(super) const DOMANDE: &str = "SELECT \
     CAST(coalesce(sum(CASE WHEN scadenza < $1 THEN 1 ELSE 0 END), 0) AS BIGINT), count(*) \
     FROM iscrizione WHERE stato = 'domanda'";
pub(super) const NULLA_OSTA: &str = "SELECT \
     CAST(coalesce(sum(CASE WHEN scadenza < $1 THEN 1 ELSE 0 END), 0) AS BIGINT), count(*) \
     FROM nulla_osta WHERE stato = 'in_istruttoria'";
pub(super) const COMPUTI: &str = "SELECT \
     CAST(coalesce(sum(CASE WHEN scadenza < $1 THEN 1 ELSE 0 END), 0) AS BIGINT), count(*) \
     FROM computo WHERE stato = 'in_istruttoria'";
pub(super) const ESONERI: &str = "SELECT \
     CAST(coalesce(sum(CASE WHEN scadenza < $1 THEN 1 ELSE 0 END), 0) AS BIGINT), count(*) \
     FROM esonero WHERE stato IN ('in_istruttoria', 'sospeso', 'preavviso')";
pub(super) const AVVISI: &str = "SELECT \
     CAST(coalesce(sum(CASE WHEN scadenza < $1 THEN 1 ELSE 0 END), 0) AS BIGINT), count(*) \
     FROM avviso WHERE stato IN ('bozza', 'pubblicato', 'chiuso', 'provvisoria')";
pub(super) const ESONERI_IN_SCADENZA: &str =
    "SELECT count(*) FROM esonero WHERE stato = 'concesso' AND scade_il >= $1 AND scade_il <= $2";
pub(super) const CONVENZIONI: &str = "SELECT \
     CAST(coalesce(sum(CASE WHEN scadenza < $1 THEN 1 ELSE 0 END), 0) AS BIGINT), count(*) \
     FROM convenzione WHERE stato IN ('richiesta', 'in_istruttoria')";
pub(super) const PIANI: &str = "SELECT \
     CAST(coalesce(sum(CASE WHEN scadenza < $1 THEN 1 ELSE 0 END), 0) AS BIGINT), \
     CAST(coalesce(sum(CASE WHEN scadenza >= $1 AND scadenza <= $2 THEN 1 ELSE 0 END), 0) AS BIGINT) \
     FROM convenzione WHERE stato IN ('stipulata', 'inadempiente')";
pub(super) const PER_PROVINCIA: &str = "SELECT x.provincia, count(*) AS datori, \
     CAST(sum(CASE WHEN x.scopertura_art3 > 0 OR x.scopertura_art18 > 0 THEN 1 ELSE 0 END) AS BIGINT) AS datori_scoperti, \
     CAST(sum(x.quota_art3) AS BIGINT) AS quota_art3, CAST(sum(x.in_forza_art3) AS BIGINT) AS in_forza_art3, \
     CAST(sum(CASE WHEN x.scopertura_art3 > 0 THEN x.scopertura_art3 ELSE 0 END) AS BIGINT) AS scopertura_art3, \
     CAST(sum(x.quota_art18) AS BIGINT) AS quota_art18, CAST(sum(x.in_forza_art18) AS BIGINT) AS in_forza_art18, \
     CAST(sum(CASE WHEN x.scopertura_art18 > 0 THEN x.scopertura_art18 ELSE 0 END) AS BIGINT) AS scopertura_art18 \
     FROM datore_situazione s JOIN scopertura_provinciale x ON x.verifica_id = s.verifica_id \
     GROUP BY x.provincia ORDER BY x.provincia";

impl Archivio {
    /// What waits to be done on a day (ISO date).
    ///
    /// # Errors
    /// If the day is not a date, or the archive cannot be read.
    pub async fn conteggi(&self, oggi: &str) -> Esito<ConteggiCruscotto> {
        let giorno: NaiveDate = oggi.parse().map_err(|_| StoreError::IstanteNonValido(oggi.to_owned()))?;
        let fra = |giorni| (giorno + Days::new(giorni)).to_string();
        let mut presa = self.db().presa().await?;
        let mut conn = presa.conn();
        let scadenze: Option<(i64, i64, i64, i64, i64)> =
            conn.riga(SCADENZE, vec![oggi.into(), fra(7).into(), fra(30).into()]).await?;
        let (scadute, di_oggi, entro_7, entro_30, oltre) = scadenze.unwrap_or_default();
        let mut atti = Vec::with_capacity(3);
        for (uno, altro) in [("bozza", "bozza"), ("da_firmare", "da_firmare"), ("firmato", "protocollato")] {
            atti.push(conn.numero(ATTI_IN_STATO, vec![uno.into(), altro.into()]).await?);
        }
        Ok(ConteggiCruscotto {
            richieste_scadute: scadute,
            richieste_oggi: di_oggi,
            richieste_entro_7: entro_7,
            richieste_entro_30: entro_30,
            richieste_oltre: oltre,
            datori_scoperti: conn.numero(DATORI_SCOPERTI, vec![]).await?,
            prospetti_da_verificare: conn.numero(DA_VERIFICARE, vec![]).await?,
            prospetti_con_differenze: conn.numero(CON_DIFFERENZE, vec![]).await?,
            richieste_aperte: scadute + di_oggi + entro_7 + entro_30 + oltre,
            atti_in_bozza: atti[0],
            atti_da_firmare: atti[1],
            atti_da_trasmettere: atti[2],
            domande: conn.riga(DOMANDE, vec![oggi.into()]).await?.unwrap_or_default(),
            nulla_osta: conn.riga(NULLA_OSTA, vec![oggi.into()]).await?.unwrap_or_default(),
            computi: conn.riga(COMPUTI, vec![oggi.into()]).await?.unwrap_or_default(),
            esoneri: conn.riga(ESONERI, vec![oggi.into()]).await?.unwrap_or_default(),
            avvisi: conn.riga(AVVISI, vec![oggi.into()]).await?.unwrap_or_default(),
            esoneri_in_scadenza: conn.numero(ESONERI_IN_SCADENZA, vec![oggi.into(), fra(60).into()]).await?,
            convenzioni: conn.riga(CONVENZIONI, vec![oggi.into()]).await?.unwrap_or_default(),
            piani: conn.riga(PIANI, vec![oggi.into(), fra(30).into()]).await?.unwrap_or_default(),
        })
    }

    /// Sums by province of where every employer stands.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub async fn scoperture_per_provincia(&self) -> Esito<Vec<ScoperturaPerProvincia>> {
        self.db().presa().await?.conn().righe(PER_PROVINCIA, vec![]).await
    }
}
